"""CPR numbers: ten digits that begin with a date of birth.

How they are built: cpr.dk, "Opbygning af CPR-nummeret"; that a number may fail modulus 11:
cpr.dk, "Personnumre uden kontrolciffer".
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cues import either, whole
from aabsocial.personal_data.trace import CPR_NUMBER, POSSIBLE_CPR_NUMBER, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.personal_data.trace import TraceKind

NEAR = 45  # "within about 40 characters", and a little for the end of the word itself
LONGEST_WORD = 40
WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# The forms are compiled where they are used: in most texts no digits stand out.
# Over a line break a comment's or a quotation's mark may stand before the rest of the number.
LINE_BREAK = r"[ \t]*\r?\n[ \t]*(?:[#>][ \t]*)?"
SEPARATED = rf"""(?x)(?<!\d)(?<!\d[-.])
    (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)
    (?:[ \t]{{0,2}}-(?:[ \t]{{0,2}}|{LINE_BREAK})|(?P<loose>[ \t]{{1,2}}|\.)|{LINE_BREAK}-[ \t]?)
    (?P<serial>\d{{4}})
    (?!\d)(?![-.]\d)(?!-[0-9a-f]{{4}}-)"""
TOGETHER = rf"""(?x)(?<!\d)(?<!\d[-.])(?<!\+)
    (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)
    (?:{LINE_BREAK})?
    (?P<serial>\d{{4}})
    (?!\d)(?![-.]\d)(?!,\d\d(?!\d))"""
WRITTEN_OUT = r"""(?x)(?<!\d)(?<!\d[-.])
    (?P<day>\d\d)(?P<mark>[ ./-]?)(?P<month>\d\d)(?P=mark)(?:18|19|20)?(?P<year>\d\d)
    [ -]{1,3}(?P<serial>\d{4})
    (?!\d)(?![-.]\d)"""
WEB_ADDRESS = r"(?:://|www\.)\S*$"


def cpr_numbers(text: str, start: int, end: int) -> Iterator[Trace]:
    """Find CPR numbers in a stretch of plain text, and ten digits that may be one."""
    for number in re.compile(SEPARATED).finditer(text, start, end):
        if _is_a_date(number) and not (number["loose"] and _is_an_amount(text, number)):
            beside = _is_another_number(text, number)
            yield _trace(number, POSSIBLE_CPR_NUMBER if beside else CPR_NUMBER)
    for number in re.compile(TOGETHER).finditer(text, start, end):
        if _is_a_date(number) and not _is_another_number(text, number):
            yield from _together(text, number)
    for number in re.compile(WRITTEN_OUT).finditer(text, start, end):
        if _is_a_date(number) and _is_called_cpr(text, number):
            yield _trace(number, CPR_NUMBER)


def _together(text: str, number: re.Match[str]) -> Iterator[Trace]:
    """Judge ten digits in a row; a modulus that fails clears nothing."""
    if _is_called_cpr(text, number):
        yield _trace(number, CPR_NUMBER)
    elif not re.search(WEB_ADDRESS, text[max(0, number.start() - 300) : number.start()]):
        yield _trace(number, CPR_NUMBER if _holds_modulus_11(number) else POSSIBLE_CPR_NUMBER)


def _trace(number: re.Match[str], kind: TraceKind) -> Trace:
    return Trace(kind, number.start(), number.end())


def _is_a_date(number: re.Match[str]) -> bool:
    """Tell whether the number's day exists in the century that its seventh digit gives."""
    day, month = int(number["day"]), int(number["month"])
    year = birth_year(int(number["year"]), int(number["serial"][0]))
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months


def birth_year(year: int, seventh_digit: int) -> int:
    """Give the year of birth in full from its last two digits and the number's seventh digit."""
    if seventh_digit <= 3:  # noqa: PLR2004 - the table of cpr.dk
        return 1900 + year
    if seventh_digit in (4, 9):
        return (2000 if year <= 36 else 1900) + year  # noqa: PLR2004 - the table of cpr.dk
    return (2000 if year <= 57 else 1800) + year  # noqa: PLR2004 - the table of cpr.dk


def _holds_modulus_11(number: re.Match[str]) -> bool:
    digits = "".join(number.group("day", "month", "year", "serial"))
    return sum(map(int.__mul__, map(int, digits), WEIGHTS)) % 11 == 0


def _is_called_cpr(text: str, number: re.Match[str]) -> bool:
    start, end = number.span()
    near = _words()["cpr"]
    return bool(
        near.search(text, max(0, start - NEAR), start) or near.search(text, end, end + NEAR)
    )


def _is_another_number(text: str, number: re.Match[str]) -> bool:
    return is_another_number(text, number.start())


def is_another_number(text: str, start: int) -> bool:
    """Tell whether a word right before a number says that it is an account, a case or the like."""
    return bool(_words()["other"].search(text[max(0, start - LONGEST_WORD) : start]))


def _is_an_amount(text: str, number: re.Match[str]) -> bool:
    return is_an_amount(text, number.end())


def is_an_amount(text: str, end: int) -> bool:
    """Tell whether a word right after a number says that it is money, or the like."""
    return bool(_words()["amount"].match(text, end))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    beside = r"""[\s.:#()"'=/-]{0,5}(?:\d{4}[ -]{1,3})?"""
    patterns = {
        "cpr": whole("cpr"),
        "other": rf"{whole('other_numbers')}{beside}$",
        "amount": rf"(?:,\d|\s?{either('amounts')}(?!\w))",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
