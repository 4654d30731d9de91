"""Common mistakes in a TOML line, and the line that was meant.

A repair is only suggested if the repaired line is TOML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.parsing import Parsed, parse_date, parse_money, parse_number, parse_yes_no
from aabsocial.storage.toml_edit.writer import format_inline, format_key, to_toml_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 1_000
AMOUNTS = ("amount", "beløb")
KEY = re.compile(r"""[^=:"'\[\]{}#]++""")
REMARK = re.compile(r"(?<!\s)\s++#")
QUOTES = str.maketrans(
    dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
)
# Possessive quantifiers (`*+`, `++`) avoid backtracking, so that each takes linear time.
OPENED = re.compile(r"=\s*+(?:(?P<sure>[“”„‟″«»])|['\u2018\u2019\u201a\u201b])")
CLOSING = tuple('“”„‟″«»\u2018\u2019\u201b"')
CURLED = "\u2018\u2019\u201b"
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
DASHES = re.compile("[\u2010-\u2015\u2212]")
DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")  # a valid value needs no quotation marks
ZEROS = re.compile(r"([+-]?)0(\d++)")
NUMBER = re.compile(r"[+-]?\d[\d. ]*+(,\d++)?")
COLON = re.compile(r"""\s*+["']?(?P<key>[\w-]++)["']?\s*+:(?P<value>.*)""")
NO_EQUALS = re.compile(r"""\s*+(?P<key>[\w-]++)\s++(?P<value>["'\d].*)""")
HEADER = re.compile(r"\s*+(\[\[?)\s*+([\w.-]++)\s*+\]{0,2}\s*+")
GAP = re.compile(r"""(["'])(?:[ \t]*+;[ \t]*+|[ \t]++)(["'])""")
COMMENT = re.compile(r"\s*+(?://|;|--|\*|•)\s*+(?P<rest>\S.*)")
LAST_COMMENT = re.compile(r"""(?<=["'\w\]])\s++//""")
EQUALS = re.compile(r"(?P<key>\s*+[\w-]++\s*+)(?:==++|:=|=>|=:)(?P<value>.*)")
CPR_LIKE = re.compile(r"\d{6}\W{0,3}\d{4}")


def suggest_repair(line: str) -> tuple[str, str] | None:
    """Return the name of the mistake in a line and the repaired line, `None` if it is unknown."""
    bare = _without_remark(line[:LONGEST])
    once = {slip: repaired for slip, mend in SLIPS.items() if (repaired := mend(bare))}
    for slip, repaired in once.items():
        if _is_toml(repaired):
            return slip, _displayable(repaired)
    for slip, half in once.items():
        for other, mend in SLIPS.items():
            if other != slip and (repaired := mend(half)) and _is_toml(repaired):
                return slip, _displayable(repaired)
    return None


def _without_remark(line: str) -> str:
    """Return a line without a comment at its end that has no quotation mark."""
    remark = REMARK.search(line, _last_mark(line) + 1)
    return line[: remark.start()] if remark else line


def _last_mark(line: str) -> int:
    """Return the offset of the last quotation mark of TOML, -1 if there is none."""
    return max(line.rfind('"'), line.rfind("'"))


def _is_toml(line: str) -> bool:
    try:
        return bool(toml.parse(line)) or line.startswith("#")
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _displayable(line: str) -> str:
    """Return a line as a message may show it: without CPR numbers."""
    return CPR_LIKE.sub("…", line.strip())


def _changed(line: str, repaired: str) -> str | None:
    return None if repaired == line else repaired


def _straight_quotes(line: str) -> str | None:
    whole = line.rstrip()
    if whole.endswith(CLOSING):
        last_curled = max(map(whole.rfind, CURLED))
        for opened in OPENED.finditer(whole, 0, len(whole) - 1):
            if opened["sure"] or last_curled >= opened.end():
                text = whole[opened.end() : -1]
                return whole[: opened.end() - 1] + format_inline(text)
    return _changed(line, line.translate(QUOTES))


def _space(line: str) -> str | None:
    return _changed(line, SPACES.sub(" ", line))


def _unseen(line: str) -> str | None:
    return _changed(line, UNSEEN.sub("", line))


def _hyphen(line: str) -> str | None:
    return _changed(line, DASHES.sub("-", line))


def _day(key: str, value: str) -> str | None:
    result = parse_date(value, "da")
    return f"{key} = {result.value}" if isinstance(result, Parsed) else None


def _amount(key: str, value: str) -> str | None:
    result = parse_money(value, "da") if key in AMOUNTS else None
    return (
        f"{key} = {format_inline(to_toml_data(result.value))}"
        if isinstance(result, Parsed)
        else None
    )


def _number(key: str, value: str) -> str | None:
    result = parse_number(value, "da") if NUMBER.fullmatch(value) else None
    return (
        f"{key} = {format_inline(to_toml_data(result.value))}"
        if isinstance(result, Parsed)
        else None
    )


def _zeros(key: str, value: str) -> str | None:
    zeros = ZEROS.fullmatch(value)
    return f"{key} = {zeros[1]}{zeros[2].lstrip('0') or '0'}" if zeros else None


def _yes_no(key: str, value: str) -> str | None:
    result = parse_yes_no(value, "da")
    return f"{key} = {format_inline(result.value)}" if isinstance(result, Parsed) else None


def _unended(key: str, value: str) -> str | None:
    for quote in ('"', "'"):
        if value.startswith(quote) and value.count(quote) == 1:
            return f"{key} = {value}{quote}"
    return None


def _backslash(key: str, value: str) -> str | None:
    if "\\" in value and value.startswith('"') and value.endswith('"') and "'" not in value:
        return f"{key} = '{value[1:-1]}'"
    return None


def _inner_quotes(key: str, value: str) -> str | None:
    """Keep the outermost quotation marks, and escape those inside."""
    quote, inner = value[:1], value[1:-1]
    between = re.search(r"=|\\", inner)
    if quote not in ("'", '"') or value[-1:] != quote or quote not in inner or between:
        return None
    return f"{key} = {format_inline(inner)}"


def _mark_at_the_end(key: str, value: str) -> str | None:
    return f"{key} = {value[:-1].rstrip()}" if value.endswith((",", ";", ".")) else None


def _quoted_key(key: str, value: str) -> str | None:
    return f"{format_key(key)} = {value}" if format_key(key) != key else None


def _quoted_text(key: str, value: str) -> str | None:
    is_open = sum(ord(character) in QUOTES for character in value) == 1 and ord(value[0]) in QUOTES
    is_text = value and value[0] not in "\"'[{" and "=" not in value
    if not is_text or is_open or DATE_LIKE.fullmatch(value):
        return None
    return f"{key} = {format_inline(value)}"


def _colon(line: str) -> str | None:
    match = COLON.fullmatch(line)
    return _with_equals(match["key"], _without_comma(match["value"])) if match else None


def _without_comma(value: str) -> str:
    return value.strip().removesuffix(",").strip()


def _no_equals(line: str) -> str | None:
    match = NO_EQUALS.fullmatch(line)
    return _with_equals(match["key"], match["value"]) if match else None


def _with_equals(key: str, value: str) -> str | None:
    if not value:
        return None
    line = f"{key} = {value}"
    return line if _is_toml(line) else f"{key} = {format_inline(value)}"


def _comment(line: str) -> str | None:
    if comment := COMMENT.fullmatch(line):
        return f"# {comment['rest']}"
    for last in [*LAST_COMMENT.finditer(line, max(0, _last_mark(line)))][-1:]:
        return f"{line[: last.start()]} #{line[last.end() :]}"
    return None


def _equals(line: str) -> str | None:
    equals = EQUALS.fullmatch(line)
    return f"{equals['key'].rstrip()} = {equals['value'].strip()}" if equals else None


def _header(line: str) -> str | None:
    header = HEADER.fullmatch(line)
    return _changed(line, f"{header[1]}{header[2]}{']' * len(header[1])}") if header else None


def _quoted_header(line: str) -> str | None:
    header = HEADER.fullmatch(line)
    if not header:
        return None
    names = ".".join(format_key(part) for part in header[2].split("."))
    return _changed(line, f"{header[1]}{names}{']' * len(header[1])}")


def _commas(line: str) -> str | None:
    return _changed(line, GAP.sub(r"\1, \2", line))


def _in_pair(mend: Callable[[str, str], str | None]) -> Callable[[str], str | None]:
    """Return a repair of a whole line from one of key and value."""

    def of_line(line: str) -> str | None:
        key, equals, value = line.partition("=")
        is_pair = equals and KEY.fullmatch(key.strip())
        return mend(key.strip(), value.strip()) if is_pair else None

    return of_line


# The first repair that makes the line valid names the mistake, so the order matters.
SLIPS: Mapping[str, Callable[[str], str | None]] = {
    "quotes": _straight_quotes,
    "space": _space,
    "unseen": _unseen,
    "hyphen": _hyphen,
    "day": _in_pair(_day),
    "amount": _in_pair(_amount),
    "zeros": _in_pair(_zeros),
    "number": _in_pair(_number),
    "yes-no": _in_pair(_yes_no),
    "unended": _in_pair(_unended),
    "backslash": _in_pair(_backslash),
    "inner-quotes": _in_pair(_inner_quotes),
    "equals": _equals,
    "comment": _comment,
    "last-mark": _in_pair(_mark_at_the_end),
    "header": _header,
    "table-name": _quoted_header,
    "commas": _commas,
    "colon": _colon,
    "no-equals": _no_equals,
    "key": _in_pair(_quoted_key),
    "text": _in_pair(_quoted_text),
}
