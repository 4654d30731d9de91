"""Tables of cases for the rules: what meets a clause, what breaks it, where it does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from aabsocial.localization.messages import LocalizedText, Message, format_value
from aabsocial.model.policy import Hit
from tests.support.proposals import ON_THE_DAY, a_proposal, hits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.model.policy import Circumstances

    Changes: TypeAlias = Mapping[str, object]
    Fact: TypeAlias = tuple[str, str, Mapping[str, object]]
    Silent: TypeAlias = Mapping[str, Mapping[str, Changes]]
    Caught: TypeAlias = Mapping[str, Mapping[str, tuple[Changes, *tuple[Fact | Hit, ...]]]]
    Test: TypeAlias = Callable[..., None]


def nothing_in(table: Silent, circumstances: Circumstances = ON_THE_DAY) -> Test:
    """Make the test that no case of a table is found by the rule it stands under."""

    @pytest.mark.parametrize(("code", "changes"), _by_name(table))
    def test(code: str, changes: Changes) -> None:
        assert hits(code, a_proposal(changes), circumstances) == ()

    return test


def all_in(table: Caught, circumstances: Circumstances = ON_THE_DAY) -> Test:
    """Make the test that each case of a table is found, as what stands behind it tells.

    That is the hits as a whole, or the facts of them in English.
    """

    @pytest.mark.parametrize(("code", "case"), _by_name(table))
    def test(code: str, case: tuple[Changes, *tuple[Fact | Hit, ...]]) -> None:
        changes, *told = case
        if any(isinstance(one, Hit) for one in told):
            assert list(hits(code, a_proposal(changes), circumstances)) == told
        else:
            assert found(code, changes, circumstances) == told

    return test


def _by_name(table: Mapping[str, Mapping[str, object]]) -> list[object]:
    return [
        pytest.param(code, case, id=f"{code} {name}")
        for code, cases in table.items()
        for name, case in cases.items()
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
    return format_value(value, "en") if isinstance(value, LocalizedText | Message) else value


def _all_plain(values: Iterable[object]) -> list[object]:
    return [_plain(value) for value in values]
