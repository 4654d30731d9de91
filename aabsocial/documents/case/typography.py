"""What must not break across lines, and texts cut into whole sentences (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, replace
from aabsocial.localization.messages import MONTHS, NO_BREAK_SPACE
from aabsocial.richtext import Listing, Paragraph, Run
from aabsocial.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.richtext import Prose

_SHORT_MONTHS = ("jan", "feb", "aug", "sept", "okt", "oct", "nov", "dec")
_MONTHS = "|".join(
    (*dict.fromkeys(name.lower() for both in MONTHS for name in both), *_SHORT_MONTHS)
)
_UNITS = (
    r"kr\b|%|mio\b|mia\b|timer?\b|år\b|bolig(?:er)?\b|gange?\b|stemmer?\b|måned(?:er)?\b|uger?\b"
    r"|dage?\b|deltagere?\b|afdelinger\b|hours?\b|years?\b|homes?\b|times\b|votes?\b|months?\b"
    r"|weeks?\b|days?\b|participants?\b|departments\b|million\b|for\b|imod\b|against\b|blanke?\b"
)
_BEFORE_A_NUMBER = (
    r"kl|nr|ca|bilag|punkt|side|afdeling|afd|uge|no|annex|item|page|department|week|about|DKK"
)
# What keeps a space from being the end of a line, in this order.
_HELD = (
    re.compile(rf"(?<=\d) (?=(?:{_MONTHS})\b)", re.IGNORECASE),
    re.compile(rf"(?<=\d\.) (?=(?:{_MONTHS})\b)", re.IGNORECASE),
    re.compile(rf"(?<=\d) (?={_UNITS})", re.IGNORECASE),
    re.compile(rf"\b(?:{_BEFORE_A_NUMBER})\.? (?=\d)", re.IGNORECASE),
    re.compile(r"(?<=\S) (?=– )"),
)
# Texts that are no words for a reader.
_NO_WORDS = frozenset({"anchor", "link"})


def held_together(text: str) -> str:
    """Return a text with no-break spaces where a line must not end."""
    if " " not in text:
        return text
    for pattern in _HELD:
        text = pattern.sub(lambda found: found[0][:-1] + NO_BREAK_SPACE, text)
    return text


def all_held_together(value: Any) -> Any:  # noqa: ANN401 - a value of any shape, returned as it is
    """Return a value with every text in it held together, at any depth."""
    if isinstance(value, str):
        return held_together(value)
    if isinstance(value, tuple):
        return tuple(map(all_held_together, value))
    if isinstance(value, Struct):
        names = (name for name in value.__struct_fields__ if name not in _NO_WORDS)
        return replace(value, **{name: all_held_together(getattr(value, name)) for name in names})
    return value


def first_sentences(prose: Prose, most: int, longest_first: int) -> str:
    """Return the first whole sentences of at most so many characters, at least one.

    The first may be longer, up to `longest_first`; a longer one gives no text.
    """
    said = ""
    for sentence in _leading(prose):
        longer = f"{said} {sentence}".strip()
        if len(longer) > (most if said else longest_first):
            break
        said = longer
    return said


def is_all_of(text: str, prose: Prose) -> bool:
    """Return whether a text has every word of an answer."""
    return _letters(text) == _letters(" ".join(map(paragraph, prose)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _leading(prose: Prose) -> Iterator[str]:
    """Yield the sentences before the first list, and not the one that leads up to it."""
    listed = next((number for number, it in enumerate(prose) if isinstance(it, Listing)), None)
    if listed == 0:
        yield from _in_list(prose[0])
        return
    parts = [sentence for block in prose[:listed] for sentence in sentences(paragraph(block))]
    if listed is not None and len(parts) > 1 and parts[-1].endswith(":"):
        parts.pop()
    yield from parts


def _in_list(block: object) -> Iterator[str]:
    for item in block.items if isinstance(block, Listing) else ():
        for part in item.blocks:
            yield from sentences(paragraph(part))


def paragraph(block: object) -> str:
    """Return the words of a paragraph, or of a list's items one after the other, on one line."""
    if isinstance(block, Paragraph):
        words = "".join(run.text if isinstance(run, Run) else " " for run in block.runs)
        return re.sub("[ \n]+", " ", words).strip()
    return "; ".join(_in_list(block))


def first_paragraph(prose: Prose) -> str:
    """Return the first paragraph as plain text."""
    return paragraph(prose[0]) if prose else ""
