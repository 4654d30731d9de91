"""The two languages: texts in both, and numbers, money and dates as each writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aabsocial.core import toml
from aabsocial.core.money import ORE_PER_KRONE, Money, MoneyByYear
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LOCALES: Mapping[Language, str] = {"da": "da_DK", "en": "en_GB"}


class LocalizedText(NamedTuple):
    """One text in both languages; `{gaps}` are filled by `Message`.

    It and `Message` are no `Struct`s, for the front page of help speaks too, and does without
    msgspec, which takes some 15 ms to load.
    """

    da: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in a language."""
        return self.da if language == "da" else self.en


class Message(NamedTuple):
    """A text with its gaps' values, spoken in a language only when somebody reads it."""

    words: LocalizedText
    values: Mapping[str, object] = {}

    def in_(self, language: Language) -> str:
        """Return the whole sentence in a language."""
        words = self.words.in_(language)
        if not self.values:
            return words.format_map(self.values)
        return words.format_map(
            {
                name: value if isinstance(value, str) else format_value(value, language)
                for name, value in self.values.items()
            }
        )


@cache
def load_messages(source: Path) -> Mapping[str, LocalizedText]:
    """Read the texts that stand in a TOML file beside the module that says them.

    Keys of nested tables are joined with a dot: `[gone] message = {da, en}` is `gone.message`.
    """
    return dict(_texts_in(toml.load_shipped(source)))


def _texts_in(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, LocalizedText]]:
    for key, value in table.items():
        if value.keys() == set(LANGUAGES):
            yield above + key, LocalizedText(**value)
        else:
            yield from _texts_in(value, f"{above}{key}.")


class Messages:
    """The texts of the TOML file beside a module, read when the first of them is wanted.

    `Messages(__file__)` is the file with the module's own name, `Messages(__file__, "other.toml")`
    another one, by its path from the module's folder.
    """

    def __init__(self, module: str, name: str = "") -> None:
        """Take the module's file; nothing is read yet."""
        self._module = module
        self._name = name

    @cached_property
    def _texts(self) -> Mapping[str, LocalizedText]:
        module = Path(self._module)
        return load_messages(
            module.parent / self._name if self._name else module.with_suffix(".toml")
        )

    def __getitem__(self, key: str) -> LocalizedText:
        """Return a text in both languages, its gaps open."""
        return self._texts[key]

    def __contains__(self, key: str) -> bool:
        """Return whether there is a text under a key."""
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        """Return the keys of all texts, one by one."""
        return iter(self._texts)

    def keys(self) -> AbstractSet[str]:
        """Return the keys of all texts."""
        return self._texts.keys()

    def message(self, key: str, /, **params: object) -> Message:
        """Return a text with its gaps' values, for whoever knows the reader's language."""
        return Message(self._texts[key], params)

    def text(self, key: str, language: Language, /, **params: object) -> str:
        """Return a text in a language with its gaps filled."""
        return Message(self._texts[key], params).in_(language)

    def problem(self, key: str, /, **params: object) -> tuple[Message, Message]:
        """Return what is wrong and the remedy, as the errors of `aabsocial.errors` take them."""
        return self.message(f"{key}.message", **params), self.message(f"{key}.remedy", **params)


def format_value(value: object, language: Language) -> str:  # noqa: PLR0911 - one for each kind
    """Write any value as a language writes it: money, date, number, yes or no, a list."""
    match value:
        case str():
            return value
        case LocalizedText() | Message():
            return value.in_(language)
        case bool():
            return YES_OR_NO[value].in_(language)
        case Money():
            return format_money(value, language)
        case MoneyByYear():
            return "; ".join(
                f"{year}: {format_money(amount, language)}" for year, amount in value.parts
            )
        case date():
            return format_date(value, language)
        case int() | Decimal():
            return format_number(value, language)
        case tuple() | list():
            return join_list([format_value(part, language) for part in value], language)
        case PurePath():  # a name may hold line ends, and would then look like a message of ours
            return printable_line(str(value))
        case _:  # an estimate has both languages; its type would load msgspec
            return str(value.in_(language) if hasattr(value, "in_") else value)


YES_OR_NO = {True: LocalizedText("Ja", "Yes"), False: LocalizedText("Nej", "No")}
AND = LocalizedText("og", "and")
DEPARTMENT = LocalizedText("Afdeling {name}", "Department {name}")
DEPARTMENT_WITHIN = LocalizedText("afdeling {name}", "department {name}")
WORD_FOR_DEPARTMENT = re.compile(r"^(?:afdeling|afd\.?|department)\s+(?=\d)", re.IGNORECASE)
DEPARTMENTS = LocalizedText("Afdeling {names}", "Departments {names}")
# Babel knows these too, and the tests compare; asking it takes five times as long as starting
# Python does.
SWAPPED = str.maketrans(",.", ".,")
MONTHS = tuple(
    LocalizedText(da, en)
    for da, en in (
        ("januar", "January"),
        ("februar", "February"),
        ("marts", "March"),
        ("april", "April"),
        ("maj", "May"),
        ("juni", "June"),
        ("juli", "July"),
        ("august", "August"),
        ("september", "September"),
        ("oktober", "October"),
        ("november", "November"),
        ("december", "December"),
    )
)


def join_list(parts: Iterable[str], language: Language) -> str:
    """Write `a, b og c`."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} {AND.in_(language)} {last}" if most else last


def lower_first(text: str) -> str:
    """Return a text to stand within a sentence; an abbreviation such as `AAB` stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def join_names(names: Iterable[str], language: Language) -> str:
    """Write what questions are called as one: `Viden om effekten og hvor den er dokumenteret`.

    Semicolons part them where one has an `og` of its own.
    """
    first, *others = [*names] or [""]
    joined = [first, *map(lower_first, others)]
    if len(joined) > 1 and any(f" {AND.in_(language)} " in name for name in joined):
        return "; ".join(joined)
    return join_list(joined, language)


def department_name(name: str, *, is_within: bool = False) -> str | Message:
    """Return a department's name as a paper says it: `901` and `afd. 901` are `Afdeling 901`.

    `is_within` says that it stands within a sentence: `afdeling 901`.
    """
    bare, word = WORD_FOR_DEPARTMENT.sub("", name), DEPARTMENT_WITHIN if is_within else DEPARTMENT
    return Message(word, {"name": bare}) if bare[:1].isdigit() else name


def department_names(
    names: Sequence[str],
    language: Language,
    joined: Callable[[list[str], Language], str] = join_list,
) -> str:
    """Write `Afdeling 901 og 902`, or each name on its own where some are no numbers."""
    numbers = [WORD_FOR_DEPARTMENT.sub("", name) for name in names]
    if len(numbers) > 1 and all(number.isdecimal() for number in numbers):
        return DEPARTMENTS.in_(language).format(names=joined(numbers, language))
    return joined([format_value(department_name(name), language) for name in names], language)


def format_number(value: int | Decimal, language: Language) -> str:
    """Write a number with the language's separators and all its decimals."""
    number = f"{Decimal(value):,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return _separated(number, language)


def format_money(amount: Money, language: Language) -> str:
    """Write `250.000 kr.` or `DKK 250,000`; odd øre are shown as two decimals."""
    kroner, ore = divmod(abs(amount.ore), ORE_PER_KRONE)
    number = f"{kroner:,}" if amount.whole_kroner else f"{kroner:,}.{ore:02}"
    number = _separated(f"-{number}" if amount.ore < 0 else number, language)
    return f"{number}{NO_BREAK_SPACE}kr." if language == "da" else f"DKK{NO_BREAK_SPACE}{number}"


def format_percent(share: Decimal, language: Language) -> str:
    """Write a share of one as a percentage with at most one decimal: `12,5 %`, `12.5%`.

    A half is rounded up, as a reader does it by hand.
    """
    percent = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    number = format_number(percent, language)
    return f"{number}{NO_BREAK_SPACE}%" if language == "da" else f"{number}%"


def format_date(day: date, language: Language) -> str:
    """Write `14. juni 2017` or `14 June 2017`."""
    dot = "." if language == "da" else ""
    return f"{day.day}{dot} {MONTHS[day.month - 1].in_(language)} {day.year}"


def _separated(number: str, language: Language) -> str:
    """Return a number, written as Python does it, the language's separators."""
    return number.translate(SWAPPED) if language == "da" else number
