"""Answers that are not exact: a count that is about right, a day that is somewhere in a stretch.

Neither can be compared with a number or a day: whoever does says which of those it may be is meant.
"""

from datetime import date
from typing import Literal, TypeAlias, overload

from aabsocial.core.struct import Struct

Vagueness: TypeAlias = Literal["", "about", "nearly", "over", "up-to", "at-most", "at-least"]


class ApproximateCount(Struct):
    """A count as it was written, such as `ca. 120` or `120-150`, and its least and most figure.

    The two differ in a range alone; `vagueness` is the word that stands before a figure.
    `da` and `en` are the same in each language: the text itself in the one it is written in.
    """

    text: str
    least: int
    most: int
    vagueness: Vagueness
    da: str
    en: str

    def in_(self, language: str) -> str:
        """Return the count as it is said in a language."""
        return self.da if language == "da" else self.en


class FuzzyDate(Struct):
    """A stretch of days as it was written, such as `medio august 2027`, both days included.

    `da` and `en` are the same in each language: the text itself in the one it is written in.
    """

    text: str
    first: date
    last: date
    da: str
    en: str

    def in_(self, language: str) -> str:
        """Return the stretch as it is said in a language."""
        return self.da if language == "da" else self.en


# Not written `date`: fields are called that, which would hide the type.
Day: TypeAlias = date
DayOrStretch: TypeAlias = date | FuzzyDate


@overload
def first_day(day: DayOrStretch) -> date: ...


@overload
def first_day(day: None) -> None: ...


def first_day(day: DayOrStretch | None) -> date | None:
    """Return the first day that is meant: of a start, the one to reckon with."""
    return day.first if isinstance(day, FuzzyDate) else day


@overload
def last_day(day: DayOrStretch) -> date: ...
@overload
def last_day(day: None) -> None: ...
def last_day(day: DayOrStretch | None) -> date | None:
    """Return the last day that is meant: of an end or a deadline, the one to reckon with."""
    return day.last if isinstance(day, FuzzyDate) else day


def surely_before(day: DayOrStretch, other: DayOrStretch) -> bool:
    """Return whether a day lies before another, whichever of those meant they are."""
    return last_day(day) < first_day(other)


def figures_of(count: int | ApproximateCount) -> tuple[int, ...]:
    """Return the figures that a count is written with, the least first."""
    if not isinstance(count, ApproximateCount):
        return (count,)
    return (count.least, count.most) if count.least < count.most else (count.least,)


def most_meant(count: int | ApproximateCount) -> int | None:
    """Return the greatest number that a count may mean, `None` where it has no bound."""
    if not isinstance(count, ApproximateCount):
        return count
    return count.most if count.vagueness in ("", "up-to", "at-most") else None
