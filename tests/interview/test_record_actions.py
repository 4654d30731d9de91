"""What can be done with the records of a group."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Help, Keep, Menu, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Session
from tests.support.conversations import (
    DONE,
    after,
    asking,
    choose,
    listing,
    location_text,
    new_session,
    without_tables,
)

THREE = {
    **DONE,
    "budget": [{"item": name, "category": "other", "amount": 7} for name in ("A", "B", "C")],
}


def items(session: Session) -> str:
    return "".join(str(line.get("item")) for line in session.answers["budget"])


def totals(session: Session) -> tuple[str, ...]:
    return tuple(line.replace("\N{NO-BREAK SPACE}", " ") for line in screen(session).body)


def test_a_record_is_asked_field_by_field() -> None:
    session = after(
        listing("financing", without_tables(DONE, "financing")),
        choose("add"),
        Typed("AAB"),
        Typed("21.000 kr."),
    )

    assert session.answers["financing"] == [{"source": "AAB", "amount": 21_000}]
    assert location_text(session) == "list financing"


def test_the_record_being_filled_in_is_numbered() -> None:
    assert screen(after(listing("budget", DONE), choose("add"))).progress == (
        "Spørgsmål 10 af 13 · Linje 3"
    )


def test_an_empty_list_proposes_to_add() -> None:
    shown = screen(listing("budget", without_tables(DONE, "budget")))

    assert shown.proposed == ("add",)
    assert [option.label for option in shown.options] == ["Tilføj linje", "Ingen – gå videre"]


def test_a_list_shows_its_records_and_money() -> None:
    labels = [option.label for option in screen(listing("budget", DONE)).options]

    assert "1. Kaffe · other på dansk · 1.000\N{NO-BREAK SPACE}kr." in labels


def test_the_totals_balance() -> None:
    assert totals(listing("budget", DONE)) == (
        "Felt budget: 21.000 kr. i alt",
        "Felt financing: 21.000 kr. i alt",
        "Budget og finansiering stemmer overens.",
    )


@pytest.mark.parametrize("key", ["budget", "financing"])
def test_difference_names_the_larger_total(key: str) -> None:
    told = "Forskel: 20.979 kr. mere i »Felt financing« end i »Felt budget«"
    assert totals(listing(key, THREE))[-1] == told
    over = {**DONE, "financing": [{"source": "AAB", "amount": 20000}]}
    told = "Forskel: 1.000 kr. mere i »Felt budget« end i »Felt financing«"
    assert totals(listing(key, over))[-1] == told


def test_a_list_without_money_has_no_total() -> None:
    assert totals(listing("success_criteria", DONE)) == ()


def test_copied_record_asks_differing_fields_first() -> None:
    session = after(listing("success_criteria", DONE), choose("add-alike"))

    assert location_text(session) == "question success_criteria[1].id"
    assert screen(session).suggestions == ("K2",)
    assert session.answers["success_criteria"][1] == {
        "statement": "Flere kommer",
        "target": DONE["success_criteria"][0]["target"],
    }
    assert len(DONE["success_criteria"]) == 1


def test_one_field_is_changed_alone() -> None:
    session = after(listing("budget", DONE), choose("record:1"), choose("field:amount"))
    changed = after(session, Typed("25.000"))

    assert changed.answers["budget"][1]["amount"] == 25_000
    assert location_text(changed) == "record budget[1]"
    assert location_text(after(changed, choose("done"))) == "list budget"


def test_back_from_one_field_is_its_record() -> None:
    session = after(listing("budget", DONE), choose("record:1"), choose("field:amount"))

    assert location_text(after(session, Back("30"))) == "record budget[1]"
    assert location_text(after(session, Back("30"), Back())) == "list budget"


def test_help_in_one_field_leads_back_to_it() -> None:
    session = after(listing("budget", DONE), choose("record:1"), choose("field:amount"), Help())

    assert location_text(after(session, choose("continue"))) == "question budget[1].amount"
    assert location_text(after(session, choose("continue"), Typed("5"))) == "record budget[1]"


def test_an_ambiguous_field_leads_back_to_its_record() -> None:
    session = after(
        listing("success_criteria", DONE),
        choose("record:0"),
        choose("field:target"),
        Typed("1,250"),
        choose("0"),
    )

    assert location_text(session) == "record success_criteria[0]"


def test_a_jump_from_a_record_does_not_lead_back_to_it() -> None:
    session = after(
        listing("budget", DONE),
        choose("record:1"),
        Menu(),
        choose("task:idea"),
        choose("item:initiative.title"),
        Typed("Et andet navn"),
    )

    assert location_text(session) == "task idea"


def test_a_record_is_deleted_and_put_back() -> None:
    deleted = after(listing("budget", THREE), choose("record:1"), choose("take-out"))

    assert items(deleted) == "AC"
    assert screen(deleted).notes[0].text.startswith("Slettet.")
    assert items(after(deleted, choose("put-back"))) == "ABC"


def test_every_deletion_can_be_undone() -> None:
    session = after(
        listing("budget", THREE),
        choose("record:0"),
        choose("take-out"),
        choose("record:1"),
        choose("take-out"),
    )

    assert items(session) == "B"
    assert items(after(session, choose("put-back"))) == "BC"
    undone = after(session, choose("put-back"), choose("put-back"))
    assert items(undone) == "ABC"
    assert "put-back" not in [option.name for option in screen(undone).options]


def test_undoing_after_other_changes_keeps_them() -> None:
    session = after(
        listing("budget", THREE),
        choose("record:2"),
        choose("take-out"),
        choose("record:0"),
        choose("take-out"),
        choose("record:0"),
        choose("take-out"),
    )
    added = after(session, choose("add"), Typed("D"), choose("other"), Typed("1"), Keep())

    assert items(after(added, *[choose("put-back")] * 3)) == "ABCD"


def test_another_list_has_nothing_to_undo() -> None:
    deleted = after(listing("budget", THREE), choose("record:1"), choose("take-out"))
    other = replace(deleted, location=Location(ScreenKind.LIST, "financing"))

    assert after(other, choose("put-back")).answers == deleted.answers


def test_the_last_record_deleted_leaves_an_open_list() -> None:
    session = after(listing("financing", DONE), choose("record:0"), choose("take-out"))

    assert screen(session).options[-1].label == "Ingen – gå videre"
    assert items(after(session, choose("put-back"))) == "KaffeLøn"


def test_a_record_is_moved() -> None:
    moved = after(listing("budget", THREE), choose("record:0"), choose("move-down"))

    assert items(moved) == "BAC"
    assert location_text(moved) == "record budget[1]"
    assert screen(moved).notes[0].text == "Flyttet til nummer 2."
    assert items(after(moved, choose("move-down"), choose("move-up"))) == "BAC"


def test_the_ends_cannot_be_moved_beyond() -> None:
    first = after(listing("budget", THREE), choose("record:0"))
    last = after(listing("budget", THREE), choose("record:2"))

    assert "move-up" not in [option.name for option in screen(first).options]
    assert "move-down" not in [option.name for option in screen(last).options]
    assert items(after(first, choose("move-up"))) == "ABC"
    assert items(after(last, choose("move-down"))) == "ABC"


def test_half_typed_texts_follow_their_records() -> None:
    halfway = after(asking("budget[2].amount", THREE), Back("engang"))
    deleted = after(
        replace(halfway, location=Location(ScreenKind.LIST, "budget")),
        choose("record:0"),
        choose("take-out"),
    )

    opened = after(deleted, choose("record:1"), choose("field:amount"))
    assert screen(opened).typed == "engang"


def test_a_deleted_records_half_typed_text_is_gone() -> None:
    halfway = after(asking("budget[1].amount", THREE), Back("engang"))
    deleted = after(
        replace(halfway, location=Location(ScreenKind.LIST, "budget")),
        choose("record:1"),
        choose("take-out"),
    )

    assert deleted.drafts == {}


def test_the_way_back_follows_moved_records() -> None:
    way = (Location(ScreenKind.QUESTION, "budget[2].item"), Location(ScreenKind.REVIEW))
    session = replace(listing("budget", THREE), history=way)
    deleted = after(session, choose("record:0"), choose("take-out"))

    assert location_text(after(deleted, Back(), Back())) == "question budget[1].item"


def test_shown_findings_follow_their_records() -> None:
    session = replace(
        listing("budget", THREE), shown_findings=frozenset({("BUD01", "budget[2].amount")})
    )
    deleted = after(session, choose("record:0"), choose("take-out"))

    assert deleted.shown_findings == {("BUD01", "budget[1].amount")}


def test_a_list_done_while_empty_is_not_asked_again() -> None:
    session = after(new_session(without_tables(DONE, "success_criteria")))
    listed = replace(
        session, location=Location(ScreenKind.LIST, "success_criteria"), skipped=frozenset()
    )

    assert location_text(after(listed, choose("done"))) == "ending"


def test_open_field_of_record_is_asked_later() -> None:
    gap = {**DONE, "financing": [{"source": "AAB"}]}
    session = after(new_session(gap), choose("task:money"))

    assert location_text(session) == "question financing[0].amount"


def test_leaving_list_asks_its_open_fields() -> None:
    lines = [{"item": name, "category": "other"} for name in ("A", "B")]
    session = after(listing("budget", {**DONE, "budget": lines}), choose("done"))

    assert location_text(session) == "question budget[0].amount"
    second = after(session, Typed("5"), Keep(), choose("done"))
    assert location_text(second) == "question budget[1].amount"
    assert location_text(after(second, Keep(), Keep(), choose("done"))) == "findings money"


def test_page_of_a_record_and_its_list_are_left_by_escape_to_where_they_were_opened() -> None:
    listed = listing("budget", DONE)
    opened = after(listed, choose("record:1"))

    assert screen(listed).beside
    assert screen(opened).beside
    assert location_text(after(opened, Back())) == "list budget"
    assert location_text(after(opened, choose("field:item"), Back(), Back())) == "list budget"
