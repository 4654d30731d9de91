"""What the rules of the chapters share: silence on a draft, and a name for every record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from aabsocial.policy import Circumstances, Hit
    from aabsocial.proposal import Proposal

    Check: TypeAlias = Callable[[Proposal, Circumstances], Iterable[Hit]]

WORDS = Path(__file__).with_suffix(".toml")


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


def quoted(text: str) -> Sentence:
    """Give the reader's own words in the quotation marks of the language spoken."""
    return Sentence(catalogue(WORDS)["quoted"], {"text": text})
