"""The rules on where the residents' decisions can be looked up (1.5)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from aabsocial.localization.messages import department_name
from aabsocial.model.departments import bare_department_name
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.policy.aab.detectors.denials import denies
from aabsocial.policy.aab.p1_votes import DECIDING, called, decision_words
from aabsocial.policy.aab.predicates import unless_draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Annex, Proposal

FILE_END = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|md|txt|png|jpe?g|eml|msg)\b", re.IGNORECASE)
WORD = re.compile(r"[^\s,;()»«\"“”]++")


def decision_without_evidence(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision for which no minutes, item or annex is named.

    What is no decision is groundwork, of which 1.5 asks for nothing: a hint.
    """
    for index, decision in enumerate(proposal.residents.decisions):
        if denies(decision.evidence):
            may_decide = decision.forum is None or decision.forum in DECIDING
            told = "found" if decision.department else "nameless"
            yield Breach(
                key=f"residents.decisions[{index}].evidence",
                message_key=told if may_decide else "groundwork",
                params={
                    "department": department_name(bare_department_name(decision.department or "")),
                    "number": index + 1,
                },
                severity=None if may_decide else Severity.HINT,
            )


def annex_not_listed(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision whose evidence is an annex that the proposal does not list."""
    for index, decision in enumerate(proposal.residents.decisions):
        missing = tuple(_annexes_missing(decision.evidence or "", proposal.annexes))
        if missing:
            values = {
                "decision": called(decision, index),
                "annexes": missing,
                "count": len(proposal.annexes),
            }
            message_key = "found" if proposal.annexes else "none"
            yield Breach(
                key=f"residents.decisions[{index}].evidence", message_key=message_key, params=values
            )


def _annexes_missing(evidence: str, annexes: Sequence[Annex]) -> Iterator[str]:
    """Yield the annexes that a text names, by number or by file, and that are not listed."""
    numbers = [
        found.group()
        for found in _numbered().finditer(evidence)
        if int(found["number"]) > len(annexes)
    ]
    if numbers:
        titles = "\n".join(annex.title or "" for annex in annexes)
        named = {_spaced(found.group()) for found in _numbered().finditer(titles)}
        yield from (number for number in numbers if _spaced(number) not in named)
    if FILE_END.search(evidence):
        files = {_file_name(annex.file or "") for annex in annexes}
        yield from (name for name in _files_in(evidence) if _file_name(name) not in files)


def _files_in(text: str) -> Iterator[str]:
    """Yield the names of files that a text holds."""
    for word in WORD.findall(text):
        for end in islice(reversed([*FILE_END.finditer(word)]), 1):
            yield word[: end.end()]


def _spaced(text: str) -> str:
    return " ".join(text.casefold().split())


def _file_name(path: str) -> str:
    """Return the last part of a path, however its folders are parted."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name.casefold()


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(map(re.escape, decision_words()["annex"]))
    return re.compile(rf"\b(?:{words})\s*(?:nr\.?|no\.?)?\s*(?P<number>\d{{1,3}})\b", re.IGNORECASE)


RULES = (
    Rule(
        code="LOK06",
        name="decision-without-evidence",
        clause="1.5",
        severity=Severity.WARNING,
        check=unless_draft(decision_without_evidence),
        reason_not_error="the decision stands; only the place to look it up is missing",
    ),
    Rule(
        code="LOK09",
        name="annex-not-listed",
        clause="1.5",
        severity=Severity.WARNING,
        check=annex_not_listed,
        reason_not_error="the decision stands; only its evidence is not among the annexes",
    ),
)
