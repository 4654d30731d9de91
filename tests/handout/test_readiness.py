"""An item can be decided on if its proposal is ready and its annexes are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout.readiness import (
    blocking_findings,
    is_ready,
    is_unready_decision,
    missing_annexes,
)
from aabsocial.model.findings import Finding, Outcome, Severity
from aabsocial.model.meeting import AnnexFile
from tests.support.meetings import an_item, reviewed
from tests.support.papers import a_finding, a_full_proposal

if TYPE_CHECKING:
    from aabsocial.handout import AgendaItem

ERROR = a_finding("LOK01", Severity.ERROR, "1.5")
WARNING = a_finding("EFF13", Severity.WARNING, "6.4")
ANNEX = a_finding("MAP01", Severity.WARNING)
THERE, LOST = AnnexFile(path="a.pdf", sha256="aa"), AnnexFile(path="b.pdf")


def exempt(finding: Finding) -> Finding:
    return replace(finding, exempt=a_full_proposal().exemptions[0])


def judged(outcome: Outcome, *findings: Finding, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field
    review = replace(reviewed(a_full_proposal(), findings), outcome=outcome)
    return an_item(1, review=review, **changes)


def without_a_proposal(*files: AnnexFile | None, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field
    return an_item(1, review=None, source=None, files=files, **changes)


@pytest.mark.parametrize(
    ("item", "ready"),
    [
        pytest.param(judged(Outcome.READY), True, id="ready"),
        pytest.param(judged(Outcome.READY_WITH_REMARKS, WARNING), True, id="remarks"),
        pytest.param(judged(Outcome.NOT_READY, ERROR), False, id="not ready"),
        pytest.param(judged(Outcome.UNREADABLE), False, id="unreadable"),
        pytest.param(judged(Outcome.READY, ANNEX), False, id="an annex is missing"),
        pytest.param(judged(Outcome.READY, exempt(ANNEX)), True, id="the annex may come later"),
        pytest.param(
            judged(Outcome.READY_WITH_REMARKS, exempt(ERROR), ANNEX),
            False,
            id="one may, one may not",
        ),
        pytest.param(judged(Outcome.NOT_READY, exempt(ANNEX)), False, id="and is not ready"),
        pytest.param(without_a_proposal(), True, id="no proposal"),
        pytest.param(without_a_proposal(THERE, None), True, id="its files are there or closed"),
        pytest.param(without_a_proposal(THERE, LOST), False, id="one file is not there"),
    ],
)
@pytest.mark.parametrize("kind", ["decision", "discussion", "information"])
@pytest.mark.parametrize("hidden", [False, True], ids=["shown", "hidden"])
def test_only_visible_decisions_are_stopped_by_unready_items(
    item: AgendaItem,
    ready: bool,  # noqa: FBT001 - the expectation itself
    kind: Any,  # noqa: ANN401 - one of the literals
    hidden: bool,  # noqa: FBT001 - a state of the item
) -> None:
    asked = replace(item, kind=kind, hidden=hidden)
    assert is_ready(asked) is ready
    assert is_unready_decision(asked) is (kind == "decision" and not hidden and not ready)


def test_errors_and_missing_annexes_block_an_item() -> None:
    findings = (WARNING, ERROR, exempt(ERROR), ANNEX, exempt(ANNEX))
    assert blocking_findings(judged(Outcome.NOT_READY, *findings)) == (ERROR, ANNEX)
    assert blocking_findings(without_a_proposal(LOST)) == ()


def test_the_annexes_that_are_missing_are_named() -> None:
    assert missing_annexes(without_a_proposal(THERE, LOST, None)) == ("b.pdf",)
    assert missing_annexes(judged(Outcome.READY, files=(LOST,))) == ()
