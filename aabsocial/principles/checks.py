"""What the rules of the chapters share: silence on a draft, and a name for every record."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.finding import VerdictKind
from aabsocial.money import total
from aabsocial.policy import Judgement
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from aabsocial.money import Money
    from aabsocial.policy import Circumstances, Hit
    from aabsocial.proposal import Proposal

    Check: TypeAlias = Callable[[Proposal, Circumstances], Iterable[Hit]]

WORDS = Path(__file__).with_suffix(".toml")
WORDS_QUOTED = 20
LINE_MARKS = frozenset(" -+#")
# Stars about words, and what begins a point or a heading; a star between numbers is a product.
MARKUP = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|^[ ]*(?:[-*+]|#+)[ ]+", re.MULTILINE
)


def unless_draft(check: Check) -> Check:
    """Give the same check, silent on a draft: there, what is unanswered is no finding."""

    def of_a_whole_proposal(proposal: Proposal, circumstances: Circumstances) -> Iterable[Hit]:
        return () if circumstances.as_draft else check(proposal, circumstances)

    return of_a_whole_proposal


def called(name: str | None, kind: str, index: int) -> Sentence:
    """Call a record by its name in quotes, or by its kind and number while it has no name."""
    if name is None:
        return Sentence(catalogue(WORDS)[kind], {"number": index + 1})
    return quoted(name)


def excerpt(text: str) -> Sentence:
    """Return the first twenty words of an answer, in quotation marks and without Markdown's."""
    words = _without_markup(text).split(None, WORDS_QUOTED)
    if len(words) <= WORDS_QUOTED:
        return quoted(" ".join(words))
    return quoted(" ".join(words[:WORDS_QUOTED]).rstrip(".,;:") + " …")


def _without_markup(text: str) -> str:
    """Return a text without Markdown's marks; most have neither a star nor a second line."""
    may_be_marked = "*" in text or "\n" in text or text[:1] in LINE_MARKS
    return MARKUP.sub("", text) if may_be_marked else text


def stated_sum(amounts: Iterable[Money | None]) -> Money | Sentence:
    """Return a sum as a message may state it: the least it can be where an amount is not known."""
    every = tuple(amounts)
    known = total(every)
    if None not in every:
        return known
    words = catalogue(WORDS)["at-least" if known.ore else "unknown-amount"]
    return Sentence(words, {"amount": known})


def judge_degree(choice: str | None, reason: str | None) -> Judgement:
    """Return what a yes, partly or no and its explanation make of a *should* clause.

    The grounds are called `unanswered`, `no-reason`, `yes`, `partly` and `no`.
    """
    if choice is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    if reason is None:
        return Judgement(VerdictKind.MISSING, "no-reason")
    kind, ground = {
        "yes": (VerdictKind.ANSWERED, "yes"),
        "partly": (VerdictKind.PARTLY_MET, "partly"),
    }.get(choice, (VerdictKind.REASONED, "no"))
    return Judgement(kind, ground, {"reason": excerpt(reason)})


def quoted(text: str) -> Sentence:
    """Give the reader's own words in the quotation marks of the language spoken."""
    return Sentence(catalogue(WORDS)["quoted"], {"text": text})
