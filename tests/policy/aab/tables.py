"""Tables of cases for the rules: what meets a clause, what breaks it, where it does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from aabsocial.localization.messages import LocalizedText, Message, format_value
from aabsocial.model.policy import Breach
from tests.support.proposals import ON_THE_DAY, a_proposal, breaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.model.policy import ReviewContext

    Changes: TypeAlias = Mapping[str, object]
    Fact: TypeAlias = tuple[str, str, Mapping[str, object]]
    Silent: TypeAlias = Mapping[str, Mapping[str, Changes]]
    Caught: TypeAlias = Mapping[str, Mapping[str, tuple[Changes, *tuple[Fact | Breach, ...]]]]
    Test: TypeAlias = Callable[..., None]


def nothing_in(table: Silent, review_context: ReviewContext = ON_THE_DAY) -> Test:
    """Return the test that no case of a table is found by its rule."""

    @pytest.mark.parametrize(("code", "changes"), _by_name(table))
    def test(code: str, changes: Changes) -> None:
        assert breaches(code, a_proposal(changes), review_context) == ()

    return test


def all_in(table: Caught, review_context: ReviewContext = ON_THE_DAY) -> Test:
    """Return the test that each case of a table has the expected findings.

    That is the hits as a whole, or the facts of them in English.
    """

    @pytest.mark.parametrize(("code", "case"), _by_name(table))
    def test(code: str, case: tuple[Changes, *tuple[Fact | Breach, ...]]) -> None:
        changes, *told = case
        if any(isinstance(one, Breach) for one in told):
            assert list(breaches(code, a_proposal(changes), review_context)) == told
        else:
            assert breach_facts(code, changes, review_context) == told

    return test


def _by_name(table: Mapping[str, Mapping[str, object]]) -> list[object]:
    return [
        pytest.param(code, case, id=f"{code} {name}")
        for code, cases in table.items()
        for name, case in cases.items()
    ]


def breach_facts(
    code: str, changes: Changes, review_context: ReviewContext = ON_THE_DAY
) -> list[Fact]:
    """Return a rule's breaches: key, message key and values."""
    return [
        (
            breach.key,
            breach.message_key,
            {name: _plain(value) for name, value in breach.params.items()},
        )
        for breach in breaches(code, a_proposal(changes), review_context)
    ]


def _plain(value: object) -> object:
    """Return a localized text in English, any other value unchanged."""
    if isinstance(value, LocalizedText | Message):
        return format_value(value, "en")
    return _all_plain(value) if isinstance(value, tuple) else value


def _all_plain(values: Iterable[object]) -> list[object]:
    return [_plain(value) for value in values]
