"""Answers that are not exact: a count that is about right, a day that is somewhere in a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from datetime import date


class ApproximateCount(Struct):
    """A count as it was written, such as `ca. 120` or `120-150`, and its least and most."""

    text: str
    least: int
    most: int


class FuzzyDate(Struct):
    """A stretch of days as it was written, such as `medio august 2027`, both days included."""

    text: str
    first: date
    last: date
