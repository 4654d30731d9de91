"""No expression repeats a group possessively: Python 3.11 before 3.11.5 matches those wrongly.

Debian 12 has 3.11.2. There `(?:ab)++` ends in the middle of a repetition that fails
(python/cpython#106052); `a++` and the atomic `(?>(?:ab)+)` are right everywhere.
"""

import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from re import _constants, _parser  # type: ignore[attr-defined]  # Python gives them no types
from typing import Any

import pytest

import aabsocial

MODULES = [
    found.name
    for found in pkgutil.walk_packages(aabsocial.__path__, "aabsocial.")
    if not found.name.endswith("__main__")
]
OF_ONE_CHARACTER = (
    _constants.LITERAL,
    _constants.NOT_LITERAL,
    _constants.IN,
    _constants.ANY,
)


def expressions(held: object) -> Iterator[re.Pattern[Any]]:
    """Yield the regular expressions in a module's value."""
    match held:
        case re.Pattern():
            yield held
        case dict():
            yield from expressions(tuple(held.values()))
        case tuple() | list() | set() | frozenset():
            for part in held:
                yield from expressions(part)


def possessive_groups(parsed: Iterable[Any]) -> Iterator[object]:
    """Yield the groups of more than one character that are repeated possessively, at any depth."""
    for part in parsed:
        if isinstance(part, tuple) and part[:1] == (_constants.POSSESSIVE_REPEAT,):
            repeated = part[1][2]
            if len(repeated) != 1 or repeated[0][0] not in OF_ONE_CHARACTER:
                yield repeated
        if isinstance(part, (tuple, list, _parser.SubPattern)):
            yield from possessive_groups(part)


def wrong(expression: re.Pattern[Any]) -> bool:
    return any(possessive_groups(_parser.parse(expression.pattern, expression.flags)))


@pytest.mark.parametrize("module", MODULES)
def test_no_group_is_repeated_possessively(module: str) -> None:
    held = vars(import_module(module)).values()

    assert [found.pattern for found in expressions(tuple(held)) if wrong(found)] == []


@pytest.mark.parametrize("pattern", ["(?:ab)++", "(a|bc)*+d", "x(?:(?:a+b)?+c)+", "(?:(a))?+"])
def test_a_group_repeated_possessively_is_found(pattern: str) -> None:
    assert wrong(re.compile(pattern))


@pytest.mark.parametrize("pattern", ["a++", "[ab]*+c", "(?:[^x]*+y)+", "(?>(?:ab)+)", ".?+"])
def test_other_expressions_are_left_alone(pattern: str) -> None:
    assert not wrong(re.compile(pattern))
