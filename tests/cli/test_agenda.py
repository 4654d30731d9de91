"""A meeting's facts are asked for one by one, and never guessed."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.agenda import (
    AgendaContext,
    MeetingFacts,
    ask_for_facts,
    content_for,
    load_agenda_items,
)
from aabsocial.cli.workspace import find_workspace
from aabsocial.errors import NothingToDoError
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.protocol import Interrupt, Screen
from aabsocial.model.policy import raise_error
from aabsocial.policy.aab import load_policy
from aabsocial.storage.meeting_file import AgendaEntry
from aabsocial.storage.reading import parse_proposal
from tests.support.validations import BEGUN, a_proposal_in

if TYPE_CHECKING:
    from aabsocial.handout import AgendaItem, ItemType


WHOLE = MeetingFacts(
    body="Bestyrelsen", day=date(2026, 12, 3), time="17.00", place="Sal 1", number="6"
)


class Stopping:
    """Answers every question with Ctrl-C."""

    def ask(self, _: Screen) -> Interrupt:
        """Interrupt."""
        return Interrupt()


def asked(typed: str, known: MeetingFacts | None = None) -> tuple[MeetingFacts, str]:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO(typed), sink, "da")
    return ask_for_facts(known or MeetingFacts(), front_end, "da"), sink.getvalue()


def test_every_fact_is_asked_for() -> None:
    assert asked("Bestyrelsen\n3/12-2026\n17.00\nSal 1\n6\n")[0] == WHOLE


def test_only_what_is_missing_is_asked_for() -> None:
    known = MeetingFacts(body="Bestyrelsen", time="17.00", place="Sal 1", number="6")
    assert asked("3. december 2026\n", known)[0] == WHOLE


def test_optional_facts_may_be_left_out() -> None:
    facts, _ = asked("Bestyrelsen\n3/12-2026\n\n\n\n")
    assert facts == MeetingFacts(body="Bestyrelsen", day=date(2026, 12, 3))


def test_required_fact_is_asked_again() -> None:
    facts, said = asked("\nBestyrelsen\n3/12-2026\n\n\n\n")
    assert facts.body == "Bestyrelsen"
    assert "Forsiden kan ikke laves" in said


def test_invalid_day_is_refused_with_reason() -> None:
    facts, said = asked("Bestyrelsen\n31/2-2026\n3/12-2026\n\n\n\n")
    assert facts.day == date(2026, 12, 3)
    assert "31/2-2026" in said


def test_parsed_day_is_echoed() -> None:
    _, said = asked("Bestyrelsen\n3/12-26\n\n\n\n")
    assert "Datoen er læst som 3. december 2026." in said


def test_one_can_go_back() -> None:
    facts, _ = asked("Bestyrelsn\n<\nBestyrelsen\n3/12-2026\n\n\n\n")
    assert facts.body == "Bestyrelsen"


def test_input_may_end_when_required_facts_are_known() -> None:
    facts, _ = asked("Bestyrelsen\n3/12-2026\n")
    assert facts == MeetingFacts(body="Bestyrelsen", day=date(2026, 12, 3))


def test_input_that_ends_too_early_makes_no_pack() -> None:
    with pytest.raises(NothingToDoError) as told:
        asked("Bestyrelsen\n")
    assert "--date" in told.value.message.in_("da")
    assert "--body" not in told.value.message.in_("da")


def test_stopping_makes_no_pack() -> None:
    with pytest.raises(KeyboardInterrupt):
        ask_for_facts(MeetingFacts(), Stopping(), "da")


def test_no_message_says_that_facts_are_saved() -> None:
    _, said = asked("Bestyrelsen\n3/12-2026\n")
    assert "med Ctrl+C, bliver der ikke lavet noget" in said
    assert "gemmer" not in said


MEETING = date(2026, 9, 9)


def loaded(*entries: AgendaEntry) -> list[AgendaItem]:
    gathering = AgendaContext(
        policy=load_policy(),
        workspace=find_workspace(today=MEETING),
        editions=("full",),
        meeting_file=None,
        log=raise_error,
    )
    return [item for item, _ in load_agenda_items(gathering, entries)]


@pytest.mark.parametrize(
    ("kind", "codes"), [("decision", ["FOR09"]), ("discussion", []), ("information", [])]
)
def test_initiative_begun_before_decision_is_reported(
    tmp_path: Path, kind: ItemType, codes: list[str]
) -> None:
    begun = a_proposal_in(tmp_path, BEGUN + "start = 2026-09-08\n")
    (item,) = loaded(AgendaEntry(kind=kind, proposal=begun))
    assert item.review is not None
    assert [it.rule for it in item.review.findings if it.rule == "FOR09"] == codes


def test_agenda_says_the_same_of_every_kind_of_item(tmp_path: Path) -> None:
    said: dict[str, Any] = {
        "presenter": "Direktøren",
        "minutes": 20,
        "question": "Skal vi?",
        "late": True,
    }
    path = a_proposal_in(tmp_path, BEGUN)
    items = loaded(
        AgendaEntry(kind="decision", section="Sager", proposal=path, **said),
        AgendaEntry(kind="information", title="Valg", **said),
        AgendaEntry(kind="decision", section="Andet", proposal=tmp_path / "gone.toml", **said),
    )
    for item in items:
        assert {name: getattr(item, name) for name in said} == said
    assert [item.section for item in items] == ["Sager", "Sager", "Andet"]
    assert [bool(item.unreadable) for item in items] == [False, False, True]


def test_items_on_one_proposal_have_names_and_titles_of_their_own(tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path, BEGUN)
    first, second = loaded(
        AgendaEntry(kind="decision", proposal=path),
        AgendaEntry(kind="discussion", number="1a", title="Om noget andet", proposal=path),
    )
    assert (first.number, second.number) == ("1", "1a")
    assert first.title != second.title == "Om noget andet"
    assert first.source is not None
    assert second.source is not None
    assert first.source.path.startswith("01_")
    assert second.source.path == "01a_om-noget-andet.toml"


def test_names_sort_in_a_pack_of_a_hundred_items(tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path, BEGUN)
    items = loaded(*[AgendaEntry(kind="decision", number=it, proposal=path) for it in ("9", "100")])
    paths = [item.source.path for item in items if item.source]
    assert paths == sorted(paths)


def test_public_attachment_omits_what_public_papers_omit() -> None:
    raw = b'[initiative]\ntitle = "Lys"\nhomes = "ring til Ane"\n'
    stored = parse_proposal(raw, Path("proposal.toml"))
    attached = content_for("public", load_policy(), stored).decode()
    assert "Ane" not in attached
    assert 'homes = "Udeladt i den offentlige udgave"' in attached
    assert content_for("full", load_policy(), stored) == raw
