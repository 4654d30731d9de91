"""A sum says whether it is whole, in one form of words everywhere."""

from __future__ import annotations

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.model.totals import Total, total_of
from tests.support.papers import with_single_spaces

KNOWN = Money.kroner(14_900)


@pytest.mark.parametrize(
    ("total", "language", "written"),
    [
        pytest.param(Total(KNOWN), "da", "14.900 kr.", id="whole"),
        pytest.param(Total(), "da", "0 kr.", id="nothing, and whole"),
        pytest.param(
            Total(KNOWN, unreadable=1),
            "da",
            "mindst 14.900 kr. (1 post kan ikke læses)",
            id="one unreadable",
        ),
        pytest.param(
            Total(KNOWN, missing=2, unreadable=3),
            "da",
            "mindst 14.900 kr. (3 poster kan ikke læses, 2 beløb mangler)",
            id="several of both",
        ),
        pytest.param(
            Total(KNOWN, unclear=1),
            "da",
            "mindst 14.900 kr. (1 post er ikke helt udfyldt)",
            id="of no known kind",
        ),
        pytest.param(
            Total(unreadable=1), "da", "⚠ Kan ikke opgøres (1 post kan ikke læses)", id="unread"
        ),
        pytest.param(Total(missing=1), "da", "▢ Kan ikke opgøres (1 beløb mangler)", id="a gap"),
        pytest.param(
            Total(KNOWN, missing=1), "en", "at least DKK 14,900 (1 amount is missing)", id="English"
        ),
    ],
)
def test_total_names_its_unknown_parts(total: Total, language: Language, written: str) -> None:
    assert with_single_spaces(total.format(language)) == written


def test_a_sum_of_totals_is_whole_only_if_each_is() -> None:
    together = total_of((Total(KNOWN), Total(KNOWN, 1, 2, 3), Total(missing=1)))
    assert together == Total(Money.kroner(29_800), missing=2, unreadable=2, unclear=3)
    assert not together.is_whole
    assert total_of((Total(KNOWN), Total())).is_whole
