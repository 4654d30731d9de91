"""What is ticked in the first task is told in words."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import format_value
from aabsocial.model.proposal import FinancingLine, Initiative, Proposal
from aabsocial.policy.aab.opening_ticks import told_sources


@pytest.mark.parametrize(
    ("departments", "told"),
    [
        (("33",), "Afdelingen betaler"),
        (("33", "34"), "Afdelingerne betaler"),
        (None, "Afdelingerne betaler"),
    ],
)
def test_the_departments_that_pay_are_told_as_they_are_many(
    departments: tuple[str, ...] | None, told: str
) -> None:
    proposal = replace(
        Proposal(),
        initiative=Initiative(departments=departments),
        financing=(FinancingLine(kind="department"),),
    )

    assert [format_value(message, "da") for message in told_sources(proposal)] == [told]
