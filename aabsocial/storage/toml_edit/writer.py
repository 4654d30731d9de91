"""Format values as TOML, and a whole file with its questions as comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aabsocial.core.money import ORE_PER_KRONE, Money, MoneyByYear
from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.answers import Answers, Path

BARE_NAME = re.compile(r"[A-Za-z0-9_-]+")
UNWRITABLE = re.compile('[\x00-\x08\x0a-\x1f\x7f"\\\\]')
UNWRITABLE_IN_PARAGRAPHS = re.compile(r'[\x00-\x08\x0b-\x1f\x7f\\]|"(?=""|\Z)')
SHORT = {"\b": r"\b", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST_LINE = 80
MOST_DIGITS = 18
MOST_BITS = 14_000
INDENT = "    "


class Layout(Struct, kw_only=True):
    """The layout of a file.

    `order` returns the keys of a table or group in file order, for a path without indices; `()` is
    the top. `comment` returns the question to write above a key, table or group, or `None`.
    """

    order: Callable[[tuple[str, ...]], tuple[str, ...]]
    comment: Callable[[tuple[str, ...]], str | None]

    def comment_lines(self, path: Path) -> tuple[str, ...]:
        """Return the comment above a key as lines of the file."""
        comment = self.comment(without_indices(path)) or ""
        return tuple(f"# {line}".rstrip() for line in comment.splitlines())

    def rank(self, path: Path) -> tuple[tuple[int, str], ...]:
        """Return a sorting key that puts paths in file order, unknown keys last."""
        names = without_indices(path)
        return tuple(self._rank(names[:depth], name) for depth, name in enumerate(names))

    def _rank(self, table: tuple[str, ...], name: str) -> tuple[int, str]:
        order = self.order(table)
        return (order.index(name), "") if name in order else (len(order), name)

    def arranged(self, table: Mapping[str, Any], path: Path) -> list[str]:
        """Return a table's keys in file order; unknown ones last, in their own order."""
        order = self.order(without_indices(path))
        known = [key for key in order if key in table]
        return known + [key for key in table if key not in order]


def without_indices(path: Path) -> tuple[str, ...]:
    """Return a path's names, without indices."""
    return tuple(part for part in path if isinstance(part, str))


def is_records(value: object) -> bool:
    """Return whether a value is a list of tables, to be written under `[[headers]]`."""
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def is_sections(value: object) -> bool:
    """Return whether a value is to be written under headers of its own."""
    return isinstance(value, dict) or is_records(value)


def has_own_header(path: Path, value: object) -> bool:
    """Return whether a value stands under headers; a table of a record stands on its line."""
    in_record = any(isinstance(part, int) for part in path)
    return is_sections(value) and not (in_record and isinstance(value, dict))


def to_toml_data(value: Any) -> Any:  # noqa: PLR0911 - one for each kind
    """Return answers as TOML data: money as kroner or text, tuples as lists, nothing unanswered."""
    match value:
        case str():
            return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
        case list() | tuple():
            return [to_toml_data(part) for part in value if part is not None]
        case Mapping():
            table = {key: to_toml_data(part) for key, part in value.items() if part is not None}
            return {key: part for key, part in table.items() if part != {}}
        case Money():
            return format_toml_money(value)
        case MoneyByYear():
            return {str(year): format_toml_money(amount) for year, amount in value.parts}
        case Decimal() if _is_whole(value):
            return int(value)
    return value


def _is_whole(value: Decimal) -> bool:
    bounded = value.is_finite() and abs(value.adjusted()) < MOST_DIGITS
    return bounded and value == value.to_integral_value()


def format_toml_money(amount: Money) -> int | str:
    """Return whole kroner as a number, an amount with øre as Danish text: `12.500,50`."""
    if amount.whole_kroner:
        return amount.ore // ORE_PER_KRONE
    kroner, ore = divmod(abs(amount.ore), ORE_PER_KRONE)
    sign = "-" if amount.ore < 0 else ""
    return f"{sign}{kroner:,}".replace(",", ".") + f",{ore:02}"


def format_file(answers: Answers, layout: Layout) -> str:
    """Return a whole file from TOML data."""
    blocks = "\n".join(format_sections((), answers, layout))
    return blocks.removeprefix("\n")


def format_sections(path: Path, value: Any, layout: Layout) -> Iterator[str]:
    """Yield a table or group with everything under it, one text for each header."""
    if isinstance(value, list):
        for index, record in enumerate(value):
            yield from _table((*path, index), record, layout)
    else:
        yield from _table(path, value, layout)


def _table(path: Path, table: Mapping[str, Any], layout: Layout) -> Iterator[str]:
    arranged = layout.arranged(table, path)
    below = [key for key in arranged if has_own_header((*path, key), table[key])]
    own = {key: value for key, value in table.items() if key not in below}
    is_record = bool(path) and isinstance(path[-1], int)
    if own or is_record or not below:
        yield format_section(path, own, layout)
    for key in below:
        yield from format_sections((*path, key), table[key], layout)


def format_section(path: Path, own: Mapping[str, Any], layout: Layout) -> str:
    """Return one header with the answers directly under it."""
    answers = [format_answer((*path, key), own[key], layout) for key in layout.arranged(own, path)]
    return format_header(path, layout) + join_blocks(answers)


def join_blocks(blocks: Iterable[str]) -> str:
    """Return blocks joined, with an empty line before each that begins with a comment."""
    text = ""
    for block in blocks:
        text += f"\n{block}" if text and block.startswith("#") else block
    return text


def format_header(path: Path, layout: Layout) -> str:
    """Return a table's or record's header; the first record's has the group's comment."""
    if not path:
        return ""
    is_record = isinstance(path[-1], int)
    names = ".".join(format_key(part) for part in without_indices(path))
    comment = () if is_record and path[-1] else layout.comment_lines(path)
    line = f"[[{names}]]" if is_record else f"[{names}]"
    return "".join(f"{line}\n" for line in (*comment, line))


def format_answer(path: Path, value: object, layout: Layout) -> str:
    """Return one answer with its question above; there are no questions inside records."""
    in_record = any(isinstance(part, int) for part in path)
    comment = () if in_record else layout.comment_lines(path)
    line = f"{format_key(path[-1])} = {format_answer_value(value)}"
    return "".join(f"{line}\n" for line in (*comment, line))


def format_key(key: object) -> str:
    """Return a key, in quotation marks if it needs them."""
    text = str(key)
    return text if BARE_NAME.fullmatch(text) else format_inline(text)


def format_answer_value(value: object) -> str:
    """Return a value to write after `key =`, long texts and lists on lines of their own."""
    if isinstance(value, str) and ("\n" in value or len(value) > LONGEST_LINE):
        return _paragraphs(value)
    line = format_inline(value)
    if isinstance(value, list) and value and (len(line) > LONGEST_LINE or is_records(value)):
        return "[\n" + "".join(f"{INDENT}{format_inline(part)},\n" for part in value) + "]"
    return line


def format_inline(value: Any) -> str:
    """Return a value on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{UNWRITABLE.sub(_escape, value)}"'
        case Decimal():
            return _number(value)
        case list() | Mapping():
            return _inline_many(value)
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return _whole_number(value)


def _whole_number(value: int) -> str:
    """Return a whole number, a huge one in hexadecimal: Python formats at most 4 300 digits."""
    is_huge = value.bit_length() > MOST_BITS  # Python writes no more than 4 300 digits
    return hex(value) if is_huge else str(value)


def _inline_many(value: list[Any] | Mapping[str, Any]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(format_inline(part) for part in value)}]"
    pairs = ", ".join(f"{format_key(key)} = {format_inline(part)}" for key, part in value.items())
    return f"{{ {pairs} }}" if pairs else "{}"


def _paragraphs(text: str) -> str:
    return f'"""\n{UNWRITABLE_IN_PARAGRAPHS.sub(_escape, text)}"""'


def _escape(match: re.Match[str]) -> str:
    return SHORT.get(match[0], f"\\u{ord(match[0]):04X}")


def _number(value: Decimal) -> str:
    if value.is_nan():
        return "nan"
    if value.is_infinite():
        return "inf" if value > 0 else "-inf"
    digits = f"{value:f}" if abs(value.adjusted()) < MOST_DIGITS else f"{value:e}"
    return digits if re.search("[.e]", digits) else f"{digits}.0"
