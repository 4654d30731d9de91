"""Names of the files of a pack: ASCII that sorts as the agenda does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.handout.model import Edition, HandoutOptions
    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem, Meeting

FEWEST_DIGITS = 2
FILE_WORDS = {"decision": "indstilling", "discussion": "droeftelse", "information": "orientering"}
MEETING_WORDS: Mapping[Language, str] = {"da": "moede", "en": "meeting"}
EDITION_ENDS: Mapping[tuple[Edition, Language], str] = {
    ("full", "da"): "",
    ("full", "en"): "",
    ("public", "da"): "_offentlig",
    ("public", "en"): "_public",
}
SHORT: Mapping[Language, str] = {"da": "_kort", "en": "_short"}
LARGE_PRINT: Mapping[Language, str] = {"da": "_stor-skrift", "en": "_large-print"}
SHEET: Mapping[Language, str] = {"da": "_beslutningsark", "en": "_decision-sheet"}
WITH_ANNEXES: Mapping[Language, str] = {"da": "_med-bilag", "en": "_with-annexes"}
VARIANT_WORDS = {
    end.removeprefix("_"): variant
    for variant, ends in (("short", SHORT), ("large-print", LARGE_PRINT))
    for end in ends.values()
}
ARCHIVE = ".zip"
AGENDA = "00_"  # before the name of the file that goes with those of the items


def _one_of(*ends: Mapping[Language, str]) -> str:
    return f"(?:{'|'.join(end for words in ends for end in words.values())})?"


ENDING = f"(?:{'|'.join(re.escape(form.suffix) for form in PAPER_FORMATS.values())})"
VARIANT = _one_of(SHORT) + _one_of(LARGE_PRINT)
WHOLE = (
    rf"\d{{4}}-\d\d-\d\d_(?:{'|'.join(MEETING_WORDS.values())})"
    rf"(?:{'|'.join(sorted(set(EDITION_ENDS.values())))}){VARIANT}"
)
FILE_OF_THE_WHOLE = re.compile(
    rf"{WHOLE}(?:{_one_of(SHEET, WITH_ANNEXES)}{ENDING}|{re.escape(ARCHIVE)})", re.ASCII
)
FILE_OF_AN_ITEM = re.compile(
    rf"(?:\d{{2,}}[a-z]?_(?:{'|'.join(FILE_WORDS.values())})_[a-z0-9-]+{VARIANT}"
    rf"{_one_of(WITH_ANNEXES)}|{AGENDA}{WHOLE}){ENDING}",
    re.ASCII,
)


def meeting_name(meeting: Meeting, language: Language) -> str:
    """Return the name of a meeting's folder and files; it sorts by day."""
    return f"{meeting.day.isoformat()}_{MEETING_WORDS[language]}"


def pack_name(meeting: Meeting, options: HandoutOptions) -> str:
    """Return the name of a pack's file without an ending."""
    edition = EDITION_ENDS[options.edition, options.language]
    return meeting_name(meeting, options.language) + edition + variant_end(options)


def variant_end(options: HandoutOptions) -> str:
    """Return what the name of a short pack or one in large print ends with."""
    short = SHORT[options.language] if options.short else ""
    return short + (LARGE_PRINT[options.language] if options.large_print else "")


def number_width(numbers: Iterable[str]) -> int:
    """Return how many digits the numbers of a pack are padded to."""
    return max((_digits(number) for number in numbers), default=0)


def _digits(number: str) -> int:
    return max(FEWEST_DIGITS, len(number.rstrip("abcdefghijklmnopqrstuvwxyz")))


def padded_number(number: str, width: int = FEWEST_DIGITS) -> str:
    """Return an item's number so that it sorts: `03a` for `3a`."""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits.zfill(width) + number[len(digits) :]


def file_name(item: AgendaItem, width: int) -> str:
    """Return the name of an item's file, in the agenda's order: `03_indstilling_lys-og-stier`."""
    return f"{padded_number(item.number, width)}_{FILE_WORDS[item.kind]}_{item.name}"


def variant_of(name: str) -> frozenset[str]:
    """Return which variants a file name of a pack tells: short, in large print, both or none."""
    first = 3 if is_item_file_name(name) else 2  # the words before are no variants
    words = name.partition(".")[0].split("_")[first:]
    return frozenset(VARIANT_WORDS[word] for word in words if word in VARIANT_WORDS)


def is_whole_pack_name(name: str) -> bool:
    """Return whether a file name is that of a whole pack: it has the meeting's day and edition."""
    return FILE_OF_THE_WHOLE.fullmatch(name) is not None


def is_item_file_name(name: str) -> bool:
    """Return whether a file name is that of a pack by item; it has no day or edition."""
    return FILE_OF_AN_ITEM.fullmatch(name) is not None
