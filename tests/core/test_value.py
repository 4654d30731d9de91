"""A value behaves as a frozen, keyword-only dataclass does."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from aabsocial.core.value import Value


class Point(Value):
    """A point with a name of its own."""

    across: int
    up: int = 0
    name: str | None = None


class Pair(Value, kw_only=False):
    """Two things that need no names."""

    first: int
    second: int = 0


def test_a_short_value_may_be_made_without_names() -> None:
    assert Pair(1, 2) == Pair(first=1, second=2)
    assert Pair(1) == Pair(1, 0)


@pytest.mark.parametrize("given", [(), (1, 2, 3)])
def test_one_value_too_many_or_too_few_is_refused(given: tuple[int, ...]) -> None:
    with pytest.raises(TypeError):
        Pair(*given)


def test_names_are_demanded_unless_a_class_says_otherwise() -> None:
    with pytest.raises(TypeError):
        Point(1)  # type: ignore[call-arg]  # wrong on purpose


def test_a_value_takes_its_fields_by_name() -> None:
    point = Point(across=1, name="her")

    assert (point.across, point.up, point.name) == (1, 0, "her")


def test_values_are_equal_when_their_fields_are() -> None:
    assert Point(across=1) == Point(across=1, up=0)
    assert Point(across=1) != Point(across=2)
    assert Point(across=1) != (1, 0, None)
    assert len({Point(across=1), Point(across=1, up=0)}) == 1


@pytest.mark.parametrize("change", ["across", "colour"])
def test_a_value_cannot_be_changed(change: str) -> None:
    point = Point(across=1)

    with pytest.raises(FrozenInstanceError):
        setattr(point, change, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(point, change)


@pytest.mark.parametrize("wrong", [{}, {"up": 1}, {"across": 1, "colour": 2}, {"colour": 2}])
def test_an_unknown_or_missing_field_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point: unknown, missing or too many"):
        Point(**wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_the_library_for_dataclasses_works_on_it() -> None:
    assert [field.name for field in fields(Point)] == ["across", "up", "name"]
    assert replace(Point(across=1), up=5) == Point(across=1, up=5)


def test_a_value_survives_being_sent_to_another_process() -> None:
    point = Point(across=1, name="her")

    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own bytes


def test_it_shows_what_it_says_beyond_the_default() -> None:
    assert repr(Point(across=1, up=0, name="her")) == "Point(across=1, name='her')"
