"""CPR numbers: ten digits that begin with a date of birth.

How they are built: cpr.dk, "Opbygning af CPR-nummeret"; that a number may fail modulus 11:
cpr.dk, "Personnumre uden kontrolciffer".
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.kinds import CPR_NUMBER, POSSIBLE_CPR_NUMBER, Match
from aabsocial.personal_data.wordlists import any_word, whole_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.personal_data.kinds import MatchKind

NEAR = 45  # "within about 40 characters", and a little for the end of the word itself
LONGEST_WORD = 40
WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
REPLACED = 60  # is added to the day in a replacement number (erstatnings-CPR)

# The forms are compiled when they are used: most texts have no candidates.
# After a line break, a comment's or quotation's mark may precede the rest of the number.
LINE_BREAK = r"[ \t]*\r?\n[ \t]*(?:[#>][ \t]*)?"
HYPHEN = rf"[ \t]{{0,2}}-{{1,2}}(?:[ \t]{{0,2}}|{LINE_BREAK})|{LINE_BREAK}-[ \t]?"
SLASH = r"[ \t]?/[ \t]?"
SEPARATED = rf"""(?x)(?<!\d)(?<!\d[-.])
    (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)
    (?:{HYPHEN}|(?P<loose>[ \t]{{1,2}}|[._])|(?P<slash>{SLASH}))
    (?P<serial>\d{{4}})
    (?!\d)(?![-.]\d)(?!-[0-9a-f]{{4}}-)"""
TOGETHER = rf"""(?x)(?<!\d)(?<!\d[-.])(?<!\+)
    (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)
    (?:{LINE_BREAK})?
    (?P<serial>\d{{4}})
    (?!\d)(?![-.]\d)(?!,\d\d(?!\d))"""
WRITTEN_OUT = rf"""(?x)(?<!\d)(?<!\d[-.])
    (?P<day>\d\d)(?P<first>\.[ ]?|[ /-]|)(?P<month>\d\d)(?P<second>\.[ ]?|[ /-]|)
    (?P<century>18|19|20|)(?P<year>\d\d)
    (?P<between>{HYPHEN}|{SLASH}|[ \t]{{1,3}}|[._]|)(?P<serial>\d{{4}})
    (?!\d)(?![-.]\d)"""
# Beside a word such as "CPR", cell borders or brackets may also separate the parts.
NAMED = r"""(?x)(?<!\d)(?<!\d[-.])
    (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)[ \t:;|/_()·•-]{1,5}(?P<serial>\d{4})
    (?!\d)(?![-.]\d)"""
WEB_ADDRESS = r"(?:://|www\.)\S*$"
OUR_TIME = range(2000, 2050)  # a day in these years is more often a meeting's than a birth
YEARS = range(1900, 2100)


def cpr_numbers(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield CPR numbers in a span of text, and ten digits that may be one."""
    for form, classify, message_key in (
        (SEPARATED, _separated, "found"),
        (TOGETHER, _together, "found"),
        (WRITTEN_OUT, _written_out, "dated"),
        (NAMED, _named, "found"),
    ):
        for number in re.compile(form).finditer(text, start, end):
            kind = classify(text, number) if _has_valid_day(number) else None
            if kind:
                yield Match(kind, number.start(), number.end(), message_key)


def _separated(text: str, number: re.Match[str]) -> MatchKind | None:
    """Classify six digits, a separator and four digits."""
    if number["slash"] and not _is_called_cpr(text, number):
        another = _is_another_number(text, number) or _is_in_a_path(text, number)
        return None if another else CPR_NUMBER
    if number["loose"] and _is_amount(text, number):
        return None
    return POSSIBLE_CPR_NUMBER if _is_another_number(text, number) else CPR_NUMBER


def _together(text: str, number: re.Match[str]) -> MatchKind | None:
    """Classify ten digits in a row; failing modulus 11 does not rule a number out."""
    if _is_another_number(text, number):
        return None
    if _is_called_cpr(text, number):
        return CPR_NUMBER
    if _is_in_a_web_address(text, number):
        return None
    return CPR_NUMBER if _holds_modulus_11(number) else POSSIBLE_CPR_NUMBER


def _named(text: str, number: re.Match[str]) -> MatchKind | None:
    """Classify a date and four digits with other marks between, by the words beside them."""
    is_number = _is_called_cpr(text, number) and not _is_amount(text, number)
    return CPR_NUMBER if is_number else None


def _written_out(text: str, number: re.Match[str]) -> MatchKind | None:
    """Classify a date with marks or a full year, and four digits after it.

    After a recent date, a space is often followed by a time or an amount. A range of years is no
    number: nobody born in this century has a serial below 4000.
    """
    if not _is_written_as_a_date(number):
        return None
    spaced = not number["between"].strip()
    if spaced and _is_amount(text, number):
        return None
    if _is_called_cpr(text, number):
        return CPR_NUMBER
    another = _is_another_number(text, number) or _is_in_a_path(text, number)
    if another or not number["between"] or _is_amount(text, number):
        return None
    return _unnamed(text, number, spaced and number["second"] == " ")


def _unnamed(text: str, number: re.Match[str], all_spaces: bool) -> MatchKind | None:  # noqa: FBT001 - worked out above
    """Classify a date and four digits without a word beside them that decides it."""
    year, serial = _year(number), int(number["serial"])
    of_our_time, tight = year in OUR_TIME, not re.search(r"\s", number["between"])
    if number["century"] == "20" and year != _born(number):
        return POSSIBLE_CPR_NUMBER if tight and serial not in YEARS else None
    if all_spaces and _is_in_row_of_numbers(text, number):
        return None
    until = serial in YEARS and (number["century"] or of_our_time) and year <= serial
    if until or (serial in YEARS and all_spaces):
        return POSSIBLE_CPR_NUMBER
    if all_spaces:
        return POSSIBLE_CPR_NUMBER if number["century"] and of_our_time else CPR_NUMBER
    if tight or (number["between"].strip() and not of_our_time):
        return CPR_NUMBER
    return POSSIBLE_CPR_NUMBER if number["between"].strip() or not of_our_time else None


def _is_written_as_a_date(number: re.Match[str]) -> bool:
    """Return whether the separators in a date agree, and it is more than six bare digits."""
    first, second = number["first"], number["second"]
    agree = first[:1] == second[:1] or (first == "/" and second in ("-", " "))
    return agree and bool(first or number["century"])


def _year(number: re.Match[str]) -> int:
    """Return the year as written; two digits below 50 are of this century."""
    year = int(number["year"])
    if number["century"]:
        return int(number["century"]) * 100 + year
    return year + (2000 if year + 2000 in OUR_TIME else 1900)


def _is_in_row_of_numbers(text: str, number: re.Match[str]) -> bool:
    """Return whether more numbers are right beside one that is written with spaces."""
    before, after = text[max(0, number.start() - 2) : number.start()], text[number.end() :][:2]
    return bool(re.search(r"\d\s$", before) or re.match(r"\s\d", after))


def _is_in_a_path(text: str, number: re.Match[str]) -> bool:
    """Return whether its slashes continue outside it, as in a path or web address."""
    if "/" not in number[0]:
        return False
    before, after = text[max(0, number.start() - 2) : number.start()], text[number.end() :][:2]
    in_a_row = re.search(r"\d/$", before) or re.match(r"/\d", after)
    return bool(in_a_row) or _is_in_a_web_address(text, number)


def _is_in_a_web_address(text: str, number: re.Match[str]) -> bool:
    return bool(re.search(WEB_ADDRESS, text[max(0, number.start() - 300) : number.start()]))


def _has_valid_day(number: re.Match[str]) -> bool:
    """Return whether the number's day exists in the century that its seventh digit gives."""
    return is_valid_day(int(number["day"]), int(number["month"]), _born(number))


def is_valid_day(day: int, month: int, year: int) -> bool:
    """Return whether a day exists; replacement numbers (erstatnings-CPR) add 60 to it."""
    day -= REPLACED if day > REPLACED else 0
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months


def _born(number: re.Match[str]) -> int:
    return birth_year(int(number["year"]), int(number["serial"][0]))


def birth_year(year: int, seventh_digit: int) -> int:
    """Return the full year of birth from its last two digits and the seventh digit."""
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


def is_said_to_be_cpr(text: str, start: int) -> bool:
    """Return whether a word right before a number says it is a date of birth or CPR number."""
    return bool(_words()["cpr-before"].search(text, max(0, start - LONGEST_WORD), start))


def is_about_cpr(text: str, start: int, end: int) -> bool:
    """Return whether a word in or around a span is about a CPR number."""
    return bool(_words()["cpr"].search(text, max(0, start - NEAR), end + NEAR))


def _is_another_number(text: str, number: re.Match[str]) -> bool:
    return is_another_number(text, number.start())


def is_another_number(text: str, start: int) -> bool:
    """Return whether a word right before a number says that it is an account, a case or so."""
    return bool(_words()["other"].search(text[max(0, start - LONGEST_WORD) : start]))


def _is_amount(text: str, number: re.Match[str]) -> bool:
    return is_amount(text, number.end())


def is_amount(text: str, end: int) -> bool:
    """Return whether a word right after a number says that it is an amount."""
    return bool(_words()["amount"].match(text, end))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    between = r"""[\s.:#()"'=/-]{0,5}(?:\d{4}[ -]{1,3})?"""
    patterns = {
        "cpr": whole_word("cpr"),
        "cpr-before": rf"{whole_word('cpr')}[^\d.!?\n]{{0,12}}$",
        "other": rf"{whole_word('other_numbers')}{between}$",
        "amount": rf"(?:,\d|\s?{any_word('amounts')}(?!\w))",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
