"""A baseline that is measured on a day to come is told as one that is, and never as a fact."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.documents import compose_proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.templates import render_template
from tests.support.cases import a_case, plain, reviewed
from tests.support.papers import visible_text
from tests.support.proposals import TODAY, a_proposal

FIGURE, NOTHING_YET = "success_criteria[1]", "success_criteria[0]"
TO_COME = date(2027, 1, 15)


def paper(changes: dict[str, object]) -> str:
    found = reviewed(a_proposal(changes))
    values = compose_proposal(load_policy(), found, "da")
    return visible_text(render_template("proposal.md.j2", values)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize(
    ("changes", "told", "in_depth"),
    [
        (
            {f"{FIGURE}.baseline_date": TO_COME},
            "64 husstande (måles: 15. januar 2027)",
            "Udgangspunktet måles: 15. januar 2027.",
        ),
        (
            {f"{FIGURE}.baseline_date": TO_COME, f"{FIGURE}.baseline": None},
            "(måles: 15. januar 2027)",
            "Udgangspunktet måles: 15. januar 2027.",
        ),
        (
            {f"{FIGURE}.baseline_date": TODAY},
            "64 husstande (20. juni 2026)",
            "Udgangspunkt fra 20. juni 2026.",
        ),
        (
            {f"{NOTHING_YET}.baseline_date": TO_COME},
            "0 husstande (15. januar 2027)",
            "Udgangspunkt fra 15. januar 2027.",
        ),
    ],
    ids=["a figure", "no figure", "of today", "what is not there before it begins"],
)
def test_a_day_to_come_is_told_as_one(changes: dict[str, object], told: str, in_depth: str) -> None:
    assert told in paper(changes)
    assert in_depth in plain(a_case(reviewed(a_proposal(changes))).depth)


def test_page_does_not_show_a_baseline_that_nobody_has_measured() -> None:
    measured, planned = (
        a_case(reviewed(a_proposal({f"{FIGURE}.baseline_date": day}))).page
        for day in (TODAY, TO_COME)
    )

    assert "64" in [it.start for it in measured.goals.full.goals]
    assert "64" not in [it.start for it in planned.goals.full.goals]
    assert "selv om det først bliver målt senere (K2: den 15. januar 2027)." in plain(planned.open)
