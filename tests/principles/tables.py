"""Tables of cases for the rules: what meets a clause, what breaks it, where it does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from aabsocial.wording import Sentence, Words, spoken
from tests.proposals import ON_THE_DAY, a_proposal, hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.policy import Circumstances

    Changes: TypeAlias = Mapping[str, object]
    Fact: TypeAlias = tuple[str, str, Mapping[str, object]]
    Silent: TypeAlias = Mapping[str, Mapping[str, Changes]]
    Caught: TypeAlias = Mapping[str, Mapping[str, tuple[Changes, *tuple[Fact, ...]]]]


def silent(table: Silent) -> list[object]:
    """Give a case for each change that a rule says nothing of, by rule and by name."""
    return [
        pytest.param(code, changes, id=f"{code} {name}")
        for code, cases in table.items()
        for name, changes in cases.items()
    ]


def caught(table: Caught) -> list[object]:
    """Give a case for each change that a rule finds something in, with what it finds."""
    return [
        pytest.param(code, changes, facts, id=f"{code} {name}")
        for code, cases in table.items()
        for name, (changes, *facts) in cases.items()
    ]


def found(code: str, changes: Changes, circumstances: Circumstances = ON_THE_DAY) -> list[Fact]:
    """Give what a rule finds: the key, which sentence tells it, and the values of its gaps."""
    return [
        (hit.key, hit.says, {name: _plain(value) for name, value in hit.values.items()})
        for hit in hits(code, a_proposal(changes), circumstances)
    ]


def _plain(value: object) -> object:
    """Give words as English says them, and any other value as it is."""
    if isinstance(value, tuple):
        return _all_plain(value)
    return spoken(value, "en") if isinstance(value, Words | Sentence) else value


def _all_plain(values: Iterable[object]) -> list[object]:
    return [_plain(value) for value in values]
