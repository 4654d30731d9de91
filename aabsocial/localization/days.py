"""Days in a sentence: `den 1. maj 2027`, `i foråret 2028`, `at the end of 2028`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate
from aabsocial.localization.messages import LocalizedText, Message, Messages

if TYPE_CHECKING:
    from aabsocial.core.estimates import DayOrStretch

messages = Messages(__file__)
# How a stretch begins that stands without a preposition in Danish, and those that take `ved`.
WITHOUT, AT_DA, AT_EN = ("primo", "medio", "ultimo"), ("udgangen", "slutningen"), ("the end", "end")


def on_day(day: DayOrStretch, written: object = None) -> Message:
    """Return a day as what happens on it is told: `den 1. maj 2027`, `i foråret 2028`.

    `written` stands in place of an exact day.
    """
    if not isinstance(day, FuzzyDate):
        return messages.message("on", day=written or day)
    da = "plain" if day.da.startswith(WITHOUT) else "at" if day.da.startswith(AT_DA) else "in"
    en = "at" if day.en.startswith(AT_EN) else "in"
    return Message(LocalizedText(messages[da].da, messages[en].en), {"day": day})


def the_day(day: DayOrStretch) -> Message:
    """Return a day as a sentence names it: `den 1. maj 2027`, `foråret 2028`."""
    return messages.message("plain" if isinstance(day, FuzzyDate) else "exact", day=day)
