"""What the verdicts of one proposal come to, in a paragraph: how many are facts, how many text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages
from aabsocial.model.findings import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Verdict

messages = Messages(__file__)
ORDER = (  # in which the parts are told: what is settled, what is to be weighed, what is not there
    "met",
    "assessed",
    "for-the-board",
    "answered",
    "partly-met",
    "reasoned",
    "exempt",
    "not-met",
    "missing",
)
FOCUS_AREAS = "7"  # its four clauses are one question, unless an area is chosen


def policy_summary(verdicts: Iterable[Verdict], language: Language) -> str:
    """Return how many clauses are met by a fact, answered in text, missing and so on.

    Parts that nothing belongs to are left out; a clause that does not apply is not counted. The
    last sentence says that the program weighs no text.
    """
    parts = clauses_by_part(verdicts)
    sentences: list[str] = []
    for name, clauses in parts.items():
        says = "next" if sentences else "first"
        if name == "answered" and "for-the-board" in parts:
            says = "other"
        number = "one" if len(clauses) == 1 else "many"
        values = {"count": len(clauses), "clauses": ", ".join(clauses)}
        sentences.append(messages.text(f"{says}.{name}.{number}", language, **values))
    return " ".join((*sentences, messages.text("weighs-nothing", language)))


def clauses_by_part(verdicts: Iterable[Verdict]) -> Mapping[str, tuple[str, ...]]:
    """Return the clauses of each part of the summary that has any, in order."""
    parts: dict[str, dict[str, None]] = {name: {} for name in ORDER}
    for verdict in verdicts:
        if verdict.kind is not VerdictKind.NOT_APPLICABLE:
            parts[_part(verdict)][counted_as(verdict)] = None
    return {name: tuple(clauses) for name, clauses in parts.items() if clauses}


def _part(verdict: Verdict) -> str:
    """Return the part that tells of a verdict: a person's word is told apart where it is met."""
    is_assessed = verdict.assessment and verdict.kind is VerdictKind.MET
    return "assessed" if is_assessed else verdict.kind.value


def counted_as(verdict: Verdict) -> str:
    """Return the number that a verdict is counted under: 7 where none of its areas is chosen."""
    chapter = verdict.clause.partition(".")[0]
    is_one = chapter == FOCUS_AREAS and verdict.kind is not VerdictKind.MET
    return chapter if is_one and not verdict.assessment else verdict.clause


def texts_to_weigh(verdicts: Iterable[Verdict]) -> int:
    """Return the number of clauses that are answered in text which somebody must weigh."""
    weighed = (VerdictKind.FOR_THE_BOARD, VerdictKind.ANSWERED)
    return sum(verdict.kind in weighed for verdict in verdicts)
