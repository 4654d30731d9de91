"""Items of an agenda are reviewed as of the meeting that decides on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.gathering import Gathering, content_for, gathered
from aabsocial.cli.workplace import find_workplace
from aabsocial.principles import the_policy
from aabsocial.store.meeting import Planned
from aabsocial.store.reading import understood
from tests.validations import BEGUN, a_proposal_in, raised

if TYPE_CHECKING:
    from aabsocial.handout import ItemType

MEETING = date(2026, 9, 9)


@pytest.mark.parametrize(
    ("kind", "codes"), [("decision", ["FOR09"]), ("discussion", []), ("information", [])]
)
def test_what_has_begun_is_told_where_the_board_is_to_decide(
    tmp_path: Path, kind: ItemType, codes: list[str]
) -> None:
    begun = a_proposal_in(tmp_path, BEGUN + "start = 2026-09-08\n")
    place = find_workplace(today=MEETING)
    gathering = Gathering(
        policy=the_policy(), place=place, editions=("full",), agenda=None, log=raised
    )

    ((item, fault),) = gathered(gathering, (Planned(kind=kind, proposal=begun),))

    assert fault is None
    assert item.review is not None
    assert [it.rule for it in item.review.findings if it.rule == "FOR09"] == codes


def test_the_public_attachment_leaves_out_what_the_public_papers_leave_out() -> None:
    raw = b'[initiative]\ntitle = "Lys"\nhomes = "ring til Ane"\n'
    stored = understood(raw, Path("proposal.toml"))
    attached = content_for("public", the_policy(), stored).decode()
    assert "Ane" not in attached
    assert 'homes = "Udeladt i den offentlige udgave"' in attached
    assert content_for("full", the_policy(), stored) == raw
