"""Answers that are not exact, as the tool reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.parsing.lines.estimates import parse_approximate_count, parse_fuzzy_date
from aabsocial.parsing.result import Parsed

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def count_of(text: str, language: Language = "da") -> ApproximateCount:
    """Return the approximate count that a text means."""
    parsed = parse_approximate_count(text, language)
    assert isinstance(parsed, Parsed)
    assert isinstance(parsed.value, ApproximateCount)
    return parsed.value


def stretch_of(text: str, language: Language = "da") -> FuzzyDate:
    """Return the stretch of days that a text means."""
    parsed = parse_fuzzy_date(text, language)
    assert isinstance(parsed, Parsed)
    assert isinstance(parsed.value, FuzzyDate)
    return parsed.value
