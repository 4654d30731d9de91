"""Read the commands inside a list of lines: `2`, `ret 2: …`, `slet 2`, `flyt 2 op`, `frist 1/9`.

Only a whole line of exactly such a form is a command, so that `Slet graffiti 5.000` is a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages
from aabsocial.parsing.lines.days import as_end, find_days
from aabsocial.parsing.lines.decision_parts import votes_alone
from aabsocial.parsing.lines.figures import parse_amount, parse_figure, parse_range, readings_of
from aabsocial.parsing.lines.line import in_plain_letters, one_line
from aabsocial.parsing.lines.parts import whole_meaning
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.unknown import says_unknown
from aabsocial.parsing.lines.words import pattern_of
from aabsocial.parsing.money_by_year import parse_money_by_year
from aabsocial.parsing.result import Ambiguous, Parsed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aabsocial.core.money import MoneyByYear
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineKind, Values

_texts = Messages(__file__)

Action = Literal[
    "open", "replace", "delete", "move-up", "move-down", "same", "set", "undo", "unknown"
]
NUMBERS = {"target", "baseline", "households"}
CHOICES: Mapping[str, str] = {
    "status": "statuses",
    "commitment": "commitments",
    "effect": "effects",
    "state": "contract-states",
}
NO_TEXTS = {*NUMBERS, *CHOICES, "date", "deadline", "amount", "years", "votes"}
MONEY_KINDS = ("budget",)


class Command(Struct, kw_only=True):
    """What is to be done with an entry of a list; the last one where no number is given.

    `text` is the new line of `replace`; `field` and `readings` are the part that `set` changes;
    `others` are the entries that `delete` takes out besides. `unknown` refuses a number that no
    entry has.
    """

    action: Action
    entry: int
    others: tuple[int, ...] = ()
    text: str = ""
    field: str = ""
    readings: tuple[Values, ...] = ()


def parse_command(
    text: str, kind: LineKind, entries: int, language: Language, numbers: Sequence[int] = ()
) -> Command | None:
    """Read a command on one of so many entries; `None` for a line to read.

    They are numbered from 1, or as `numbers` has them; those of goals may have a `K` before them.
    """
    line = one_line(text)
    plain = in_plain_letters(line)
    match = _pattern(language, "k?" if kind == "criterion" else "").fullmatch(plain)
    if match is not None:
        return _numbered(match, line, numbers or range(1, entries + 1))
    if plain in _texts["undo"].in_(language).split(", "):
        return Command(action="undo", entry=entries)
    if entries and plain in _texts["same"].in_(language).split(", "):
        return Command(action="same", entry=entries)
    return _setting(line, plain, kind, entries, language) if entries else None


def _numbered(match: re.Match[str], line: str, known: Sequence[int]) -> Command | None:
    """Return the command on the entries of the numbers, or that there is no such entry.

    A bare number of no entry is a line.
    """
    numbers = _numbers(match["open"] or match["replace"] or match["delete"] or match["move"])
    if not known or not numbers or not all(it in known for it in numbers):
        is_bare = match[0].isdigit()
        return None if is_bare or not known else Command(action="unknown", entry=max(known))
    number, *others = (known.index(it) + 1 for it in numbers)
    if match["text"]:
        return Command(action="replace", entry=number, text=line[match.start("text") :])
    if match["move"]:
        action: Action = "move-up" if match["up"] else "move-down"
        return Command(action=action, entry=number)
    if match["delete"]:
        return Command(action="delete", entry=number, others=tuple(others))
    return Command(action="open", entry=number)


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of `1`, `1, 3`, `1 og 3` and `1-3` in their order, each once."""
    numbers: set[int] = set()
    for part in re.findall(r"[0-9]+ ?- ?[0-9]+|[0-9]+", text.replace("k", "")):
        ends = sorted(map(int, part.split("-")))
        numbers |= set(range(ends[0], ends[-1] + 1))
    return tuple(sorted(numbers))


def _setting(
    line: str, plain: str, kind: LineKind, entries: int, language: Language
) -> Command | None:
    """Return the change of one part of the last entry: a field's word, and its value alone."""
    match = _field_pattern(kind, language).match(plain)
    if match is None or match.lastgroup is None:
        return None
    field = _fields(kind)[int(match.lastgroup[1:])]
    value, has_colon = line[match.end() :].strip(), ":" in match[0]
    if (kind, field) == ("criterion", "source") and _is_more_than_source(value, language):
        return None
    readings = _values(kind, field, value, language)
    is_text = field not in NUMBERS | CHOICES.keys() | {
        "date",
        "deadline",
        "amount",
        "years",
        "votes",
    }
    if is_text and kind in MONEY_KINDS and not has_colon:
        return None  # `Note til beboerne 500` is a line
    if not readings:
        return None
    return Command(action="set", entry=entries, field=field, readings=readings)


def _is_more_than_source(value: str, language: Language) -> bool:
    """Return whether a goal's line says more than its source, or that it is not known."""
    return says_unknown(value, language) or any(mark in value for mark in ",;")


def _values(kind: LineKind, field: str, value: str, language: Language) -> tuple[Values, ...]:
    """Return what a value may mean for its field, nothing where it means nothing."""
    plain = in_plain_letters(value)
    if field == "votes":
        return _votes(value, language)
    readings: tuple[object, ...]
    if field in {"date", "deadline"}:
        days = find_days(plain, language, value)
        whole = len(days) == 1 and (days[0].start, days[0].end) == (0, len(plain.rstrip(" .")))
        if kind == "milestone":
            readings = days[0].readings if whole else ()
        else:
            is_meant = whole and (field == "deadline" or days[0].form == "exact")
            readings = as_end(days[0]) if is_meant else ()
    elif kind == "criterion" and field in NUMBERS and (ends := parse_range(plain, language)):
        readings = (*(reading for end in ends for reading in end), Gap(value))
    elif field in NUMBERS:
        readings = readings_of(parse_figure(plain.removesuffix(" %"), language))
    elif field == "amount":
        readings = readings_of(parse_amount(plain, language))
    elif field == "years":
        readings = _by_year(value, language)
    elif field in CHOICES:
        choice = whole_meaning(CHOICES[field], value, language)
        readings = (choice,) if choice else ()
    else:
        readings = (value,) if value else ()
    return tuple({field: reading} for reading in readings)


def _votes(value: str, language: Language) -> tuple[Values, ...]:
    """Return the votes; where there are any against it, they say that it was not unanimous."""
    votes = votes_alone(value, language)
    if votes is None:
        return ()
    return ({**votes, "unanimous": False} if votes.get("votes_against") else votes,)


def _by_year(value: str, language: Language) -> tuple[MoneyByYear, ...]:
    match parse_money_by_year(value, language):
        case Parsed(years):
            return (years,)
        case Ambiguous(readings):
            return readings
        case _:
            return ()


@cache
def _pattern(language: Language, letter: str) -> re.Pattern[str]:
    def word(key: str) -> str:
        return pattern_of(_texts[key].in_(language).split(", "))

    number = f"{letter}[0-9]{{1,3}}"
    one = rf"{number}(?: ?- ?{number})?"
    several = rf"{one}(?:(?: ?, ?| {word('and')} ){one})*"
    return re.compile(
        rf"(?P<open>{number})|{word('replace')} (?P<replace>{number})(?: ?: ?(?P<text>.+)?)?"
        rf"|{word('delete')} (?P<delete>{several})"
        rf"|{word('move')} (?P<move>{number}) (?:(?P<up>{word('up')})|{word('down')})"
    )


def part_words(kind: LineKind, language: Language) -> tuple[str, ...]:
    """Return the first word of each part that can be changed by itself: `frist`, `kilde`."""
    texts = (_texts[f"fields.{kind}.{field}"].in_(language) for field in _fields(kind))
    return tuple(text.partition(",")[0] for text in texts)


@cache
def _fields(kind: LineKind) -> tuple[str, ...]:
    above = f"fields.{kind}."
    return tuple(key.removeprefix(above) for key in _texts if key.startswith(above))


@cache
def _field_pattern(kind: LineKind, language: Language) -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<f{number}>{pattern_of(_texts[f'fields.{kind}.{field}'].in_(language).split(', '))})"
        for number, field in enumerate(_fields(kind))
    )
    return re.compile(rf"(?:{groups or '(?!)'})(?: ?: ?| )")
