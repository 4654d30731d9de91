"""Find letters that no font has in typst's diagnostics, and replace them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STAND_IN = "□"
REFUSED = re.compile(r'the text `"((?:[^"\\`]|\\.)+)"` could not be displayed')
ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
NAMING = ("title", "label")


class MissingGlyph(Struct, kw_only=True):
    """Letters that were replaced, and the titles above their text."""

    place: str
    letters: tuple[str, ...]


def missing_glyphs(diagnostic: str) -> frozenset[str]:
    """Return the letters that typst found in none of its fonts."""
    return frozenset(ESCAPE.sub(_unescaped, text) for text in REFUSED.findall(diagnostic))


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def replace_missing_glyphs(
    data: dict[str, Any], letters: frozenset[str]
) -> tuple[dict[str, Any], tuple[MissingGlyph, ...]]:
    """Return the data with □ for each of the letters, and where they were."""
    longest_first = sorted(letters, key=len, reverse=True)
    letters_wanted = re.compile("|".join(map(re.escape, longest_first)))
    places: dict[str, dict[str, None]] = {}
    for titles, text in _texts(data, ()):
        if found := letters_wanted.findall(text):
            place = places.setdefault(" → ".join(titles), {})
            place.update(dict.fromkeys(found))
    glyphs = tuple(
        MissingGlyph(place=place, letters=tuple(found)) for place, found in places.items()
    )
    changed: dict[str, Any] = _mapped(data, lambda text: letters_wanted.sub(STAND_IN, text))
    return changed, glyphs


def _texts(value: Any, titles: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401 - JSON
    match value:
        case str():
            yield titles, value
        case dict():
            names = tuple(value[name] for name in NAMING if isinstance(value.get(name), str))
            below = titles if not names or titles[-1:] == names[:1] else (*titles, names[0])
            for part in value.values():
                yield from _texts(part, below)
        case list() | tuple():
            yield from _cells(value, titles)


def _cells(values: Iterable[Any], titles: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for part in values:
        yield from _texts(part, titles)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON
    match value:
        case str():
            return change(value)
        case dict():
            return {name: _mapped(part, change) for name, part in value.items()}
        case list() | tuple():
            return [_mapped(part, change) for part in value]
        case _:
            return value
