"""Read who takes part: `Afdeling 47, 58 og Boligforeningen Nord`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.localization.messages import department_names
from aabsocial.parsing.lines.line import in_plain_letters, one_line
from aabsocial.parsing.lines.reading import LineQuestion, LineReading
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import Values

DEPARTMENTS, OTHERS = "departments", "other_organisations"
AROUND = " .:"


def parse_places(text: str, language: Language, known: Sequence[str] = ()) -> LineReading:
    """Read the departments, and the other organisations beside them.

    A department is a number, or has the word before it, or is a name in `known`. Where none is, the
    names may be either. `andre:` stands before other organisations, `afdelinger:` before
    departments of any name.
    """
    gap = read_as_gap("places", text, language)
    if gap is not None:
        return gap
    line = one_line(text)
    own, others = _parted(line, language)
    departments, unsure = _departments(own, language, known)
    questions: tuple[LineQuestion, ...] = ()
    if unsure and not departments and not others:
        either = ({DEPARTMENTS: _once(unsure)}, {OTHERS: _once(unsure)})
        questions, unsure = (LineQuestion(DEPARTMENTS, either),), []
    named = {DEPARTMENTS: _once(departments), OTHERS: _once([*unsure, *others])}
    return LineReading(
        kind="places",
        text=line,
        values={field: names for field, names in named.items() if names},
        missing=() if departments or questions else (DEPARTMENTS,),
        questions=questions,
        consumed=(line,),
    )


def format_places(values: Values, language: Language) -> Iterator[str]:
    """Yield lines that may read back as these values, the plainest first."""
    departments: Sequence[str] = values.get(DEPARTMENTS, ())  # type: ignore[assignment]
    others: Sequence[str] = values.get(OTHERS, ())  # type: ignore[assignment]
    named = _marked("places.others", others, language)
    if departments:
        yield "; ".join(filter(None, (department_names(departments, language), named)))
    yield "; ".join(filter(None, (_marked("places.departments", departments, language), named)))


def _marked(key: str, names: Sequence[str], language: Language) -> str:
    """Return names behind their word; with a semicolon among them, a name may have commas."""
    if not names:
        return ""
    end = ";" if len(names) == 1 and "," in names[0] else ""
    return f"{words(key, language)[0]}: {'; '.join(names)}{end}"


def _parted(line: str, language: Language) -> tuple[str, list[str]]:
    """Return what stands before the word for others, and the names behind it."""
    mark = _mark("places.others", language).search(in_plain_letters(line))
    if mark is None:
        return line, []
    return line[: mark.start()], _names(line[mark.end() :], language)


def _departments(
    text: str, language: Language, known: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the departments in a text, and the names that may be something else."""
    mark = _mark("places.departments", language).match(in_plain_letters(text))
    if mark:
        return _names(text[mark.end() :], language), []
    spelled = {in_plain_letters(name): name for name in known}
    found: list[str] = []
    unsure: list[str] = []
    for piece in _marks(language).split(text):
        parts = [part.strip(AROUND) for part in _joins(language).split(piece)]
        departments = [_department(part, language, spelled) for part in parts]
        if len(parts) > 1 and not any(departments):
            parts = [piece.strip(AROUND)]
            departments = [_department(piece, language, spelled)]
        for part, department in zip(parts, departments, strict=True):
            if part:
                (found if department else unsure).append(department or part)
    return found, unsure


def _names(text: str, language: Language) -> list[str]:
    """Return the names in a list; commas part them where no semicolon does."""
    parts = (part.strip() for part in _marks(language, ";" if ";" in text else ",").split(text))
    return [part for part in parts if part]


def _department(text: str, language: Language, known: dict[str, str]) -> str:
    """Return a department's name in the one way that it is written, empty for other names."""
    name = text.strip(AROUND)
    plain = in_plain_letters(name)
    if plain in known:
        return known[plain]
    match = _pattern(language).fullmatch(plain)
    if match is None:
        return ""
    return name[match.start("number") :] if match["number"] else name


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    word = any_of("places.department", language)
    return re.compile(rf"(?:(?:{word} ?)?(?P<number>[0-9][\w/-]*)|{word} [^0-9].*)")


@cache
def _marks(language: Language, marks: str = ";,") -> re.Pattern[str]:
    """Return a pattern for what parts names: a mark, with `og` behind it where it is there."""
    return re.compile(rf"[{marks}](?: *{any_of('places.joins', language)} +)?", re.IGNORECASE)


@cache
def _joins(language: Language) -> re.Pattern[str]:
    return re.compile(rf" +(?:{any_of('places.joins', language)}|\+) +", re.IGNORECASE)


@cache
def _mark(key: str, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(key, language)} ?: ?")
