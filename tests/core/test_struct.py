"""A value is frozen; a proposal's is made of parsed TOML at once, or not at all."""

from __future__ import annotations

import pickle
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

import pytest

from aabsocial.core.money import MOST_KRONER, Money
from aabsocial.core.struct import (
    LONGEST_LINE,
    MOST,
    Line,
    Struct,
    choices_of,
    decode_or_none,
    field,
    field_collector,
    field_getter,
    holds,
    names_in,
    replace,
    values_in,
)
from aabsocial.model.proposal import (
    Activity,
    BudgetLine,
    Measurement,
    Milestone,
    Proposal,
    ResidentDecision,
    Risk,
)
from tests.support.full_proposal import COMPLETE


class Point(Struct, kw_only=True, dict=True):
    """A point with a name of its own."""

    name: str | None = None
    across: int
    up: int = 0
    marks: dict[str, int] = field(default_factory=dict)

    @cached_property
    def sums(self) -> list[int]:
        """Return what is worked out once."""
        return [self.across + self.up]


class Pair(Struct):
    """Two things that need no names."""

    first: int
    second: int = 0


def test_a_short_value_may_be_made_without_names() -> None:
    assert Pair(1, 2) == Pair(first=1, second=2)
    assert Pair(1) == Pair(1, 0)


def test_other_values_demand_names() -> None:
    with pytest.raises(TypeError):
        Point(1)  # type: ignore[call-arg, arg-type]  # wrong on purpose


@pytest.mark.parametrize("wrong", [{}, {"up": 1}, {"across": 1, "colour": 2}])
def test_an_unknown_or_missing_field_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Point(**wrong)


def test_values_are_equal_when_their_fields_and_classes_are() -> None:
    assert Point(across=1) == Point(across=1, up=0)
    assert Point(across=1) != Point(across=2)
    assert len({Pair(1), Pair(1, 0)}) == 1


@pytest.mark.parametrize("change", ["across", "colour"])
def test_a_value_cannot_be_changed(change: str) -> None:
    point = Point(across=1)

    with pytest.raises(AttributeError):
        setattr(point, change, 2)
    with pytest.raises(AttributeError):
        delattr(point, change)


def test_what_is_worked_out_is_kept_but_not_taken_over_by_another() -> None:
    point = Point(across=1)

    assert point.sums is point.sums
    assert replace(point, up=5).sums == [6]


def test_a_value_survives_being_sent_to_another_process() -> None:
    point = Point(across=1, name="her")

    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own bytes


def test_it_shows_what_it_says_beyond_the_default() -> None:
    assert repr(Point(across=1, up=0, name="her")) == "Point(name='her', across=1)"


def are_lines(annotation: Any) -> bool:  # noqa: ANN401 - any type
    return holds(annotation, (Line,))


def test_values_of_the_declared_types_are_decoded() -> None:
    answers = {"activities": [{"what": "Mad"}], "budget": [{"amount": 250}], "language": "da"}

    assert decode_or_none(Proposal, answers) == Proposal(
        activities=(Activity(what="Mad"),),
        budget=(BudgetLine(amount=Money.kroner(250)),),
        language="da",
    )


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        pytest.param(Activity, {"what": ""}, id="an empty text"),
        pytest.param(Activity, {"what": "x" * (LONGEST_LINE + 1)}, id="a long text"),
        pytest.param(Activity, {"what": 1}, id="a number for a text"),
        pytest.param(Activity, {"how": "Mad"}, id="an unknown key"),
        pytest.param(Activity, [], id="no table"),
        pytest.param(Milestone, {"date": "2026-01-01"}, id="a text for a date"),
        pytest.param(Milestone, {"date": datetime(2026, 1, 1)}, id="a moment"),  # noqa: DTZ001 - as TOML gives it
        pytest.param(ResidentDecision, {"households": True}, id="yes for a number"),
        pytest.param(ResidentDecision, {"households": -1}, id="less than nothing"),
        pytest.param(ResidentDecision, {"households": MOST + 1}, id="too large a number"),
        pytest.param(ResidentDecision, {"unanimous": 1}, id="a number for yes"),
        pytest.param(ResidentDecision, {"forum": "meeting"}, id="no choice"),
        pytest.param(Measurement, {"value": "901"}, id="a text for a number"),
        pytest.param(Measurement, {"value": True}, id="yes for a value"),
        pytest.param(Measurement, {"value": MOST + 1}, id="too large a value"),
        pytest.param(BudgetLine, {"amount": "250 kr."}, id="an amount in words"),
        pytest.param(BudgetLine, {"amount": Decimal(250)}, id="a decimal amount"),
        pytest.param(BudgetLine, {"amount": True}, id="yes for an amount"),
        pytest.param(BudgetLine, {"amount": MOST_KRONER + 1}, id="too large an amount"),
    ],
)
def test_other_values_are_not_decoded(kind: type[Struct], answers: object) -> None:
    assert decode_or_none(kind, answers) is None


def test_a_part_is_changed_by_making_another() -> None:
    risk = Risk(risk="Regn")
    other = replace(risk, mitigation="Telte")

    assert values_in(risk) == ("Regn", None)
    assert values_in(other) == ("Regn", "Telte")
    assert names_in(Risk) == ("risk", "mitigation")
    with pytest.raises(AttributeError):
        risk.risk = "Sol"  # type: ignore[misc]  # wrong on purpose


def test_choices_are_those_of_the_type() -> None:
    assert choices_of(Proposal, "language") == ("da", "en")
    assert choices_of(Activity, "what") == ()


def test_fields_of_a_type_are_collected_at_any_depth() -> None:
    lines = field_collector(Proposal, are_lines)

    assert lines(Proposal()) == []
    found = lines(COMPLETE)
    assert {COMPLETE.initiative.title, COMPLETE.partners[1].role, COMPLETE.contact.role} <= {*found}
    assert COMPLETE.initiative.departments
    assert {*COMPLETE.initiative.departments} <= {*found}
    assert COMPLETE.initiative.summary not in found


@pytest.mark.parametrize("names", [(), ("risk",), ("mitigation", "risk")])
def test_fields_are_taken_in_the_order_of_their_names(names: tuple[str, ...]) -> None:
    risk = Risk(risk="Regn", mitigation="Telte")

    assert field_getter(names)(risk) == tuple(getattr(risk, name) for name in names)


def test_collected_texts_are_cached_for_each_value() -> None:
    assert COMPLETE.searchable_text is COMPLETE.searchable_text
    assert (
        replace(COMPLETE, risks=(Risk(risk="Zqxjwk"),)).searchable_text.texts.count("Zqxjwk") == 1
    )
