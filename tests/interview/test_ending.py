"""The ending: papers change no status, handing in is an act of its own, errors stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import ENDING
from aabsocial.interview.protocol import Back, Interrupt, Menu, Note, Stop, Tone
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Act, InterviewResult
from aabsocial.model.answers import without_answer
from aabsocial.policy.builtin_rules import builtin_finding
from tests.support.conversations import (
    DONE,
    TODAY,
    after,
    changed,
    choose,
    location_text,
    session_with,
    without_tables,
)

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding

DRAFT = {**DONE, "status": "draft"}
SHOUTED = changed(DRAFT, "initiative", title="NABOSKAB")
FREE = {**SHOUTED, "budget": [{"item": "Kaffe", "category": "other", "amount": 0}]}
GAP = without_tables(DRAFT, "recommendation")


MORE = (
    "Vil du fortælle mere, så vælg en del i overblikket: A idea på dansk (Felt initiative.purpose)"
)


def ending(answers: dict[str, Any] = DRAFT, **context: Any) -> Session:  # noqa: ANN401 - any setting
    session = replace(session_with(answers, **context), paper_formats=("docx", "pdf"))
    return after(session, choose("ending"))


def names(session: Session) -> list[str]:
    return [option.name for option in screen(session).options]


def labels(session: Session) -> list[str]:
    return [option.label for option in screen(session).options]


def test_ending_offers_every_way_on() -> None:
    shown = screen(ending())

    assert [(it.label, it.state) for it in shown.options] == [
        ("Lav papirerne", "Word, PDF"),
        ("Lav dem i andre formater", ""),
        ("Vis oplægget her", ""),
        ("Indlever", "oplægget får status »Indleveret« den 22. november 2026"),
        ("Se det hele igennem", ""),
        ("Overblik", ""),
        ("Stop", ""),
    ]
    assert shown.proposed == ("write",)


BEFORE_SUBMITTING = "Se, hvad der skal til, før oplægget kan indleveres"


@pytest.mark.parametrize("answers", [FREE, GAP])
def test_handing_in_is_not_offered_where_it_is_impossible(answers: dict[str, Any]) -> None:
    session = ending(answers)
    assert BEFORE_SUBMITTING in labels(session)
    assert "Indlever" not in labels(session)

    missing = after(session, choose("submit"))
    assert location_text(missing) == "submission"
    first = next(name for name in names(missing) if name.startswith("finding:"))
    assert after(missing, choose(first)).location.kind in (ScreenKind.QUESTION, ScreenKind.LIST)
    for page in ("hub", "review"):
        told = {it.label: it.state for it in screen(after(session, choose(page))).options}
        assert told["Papirer og indlevering"] == "kan ikke indleveres endnu"


def test_receiver_is_named_before_and_after_handing_in() -> None:
    session = ending(receives="sekretariatet")
    told = "Når oplægget er indleveret, skal papirerne til sekretariatet. Du sender dem selv."
    assert screen(session).body[-1] == told
    assert not any("skal til" in line for line in screen(ending()).body)

    handed_in = after(session, choose("submit"))
    assert [note.text for note in screen(handed_in).notes][1:] == [
        "Send selv papirerne til sekretariatet. Programmet sender dem ikke."
    ]


def test_folder_is_offered_where_somebody_sees_it() -> None:
    assert "open" not in names(ending())
    opened = after(ending(opens_folders=True), choose("open"))

    assert (opened.act, location_text(opened)) == (Act.OPEN_FOLDER, "ending")


@pytest.mark.parametrize("answers", [DRAFT, SHOUTED, FREE, GAP, DONE])
def test_writing_the_papers_changes_no_answer(answers: dict[str, Any]) -> None:
    written = after(ending(answers), choose("write"))

    assert (written.act, location_text(written)) == (Act.WRITE_PAPERS, "ending")
    assert written.answers == answers
    assert written.result is None


def test_formats_are_asked_for_once() -> None:
    first = after(session_with(DRAFT), choose("ending"), choose("write"))

    assert location_text(first) == "papers"
    assert first.act is None
    nothing = after(first, choose())
    assert screen(nothing).notes[0].text == "Vælg mindst ét format."
    written = after(first, choose("pdf", "md"))
    assert (written.paper_formats, written.act) == (("pdf", "md"), Act.WRITE_PAPERS)
    assert location_text(written) == "ending"
    again = after(written, choose("write"))
    assert again.act is Act.WRITE_PAPERS
    assert location_text(after(again, choose("other-formats"))) == "papers"


def test_act_is_done_once() -> None:
    written = after(ending(), choose("write"))

    assert after(written, Back()).act is None


def test_handing_in_sets_status_and_day_and_writes_the_papers() -> None:
    handed_in = after(ending(), choose("submit"))

    assert handed_in.answers["status"] == "submitted"
    assert handed_in.answers["submitted_on"] == TODAY.today
    assert handed_in.act is Act.WRITE_PAPERS
    assert location_text(handed_in) == "ending"
    assert screen(handed_in).notes[0].text == "Oplægget er indleveret den 22. november 2026."
    assert "submit" not in names(handed_in)


def test_handing_in_asks_for_formats_where_none_is_known() -> None:
    handed_in = after(session_with(DRAFT), choose("ending"), choose("submit"))

    assert handed_in.answers["status"] == "submitted"
    assert location_text(handed_in) == "papers"


def test_error_is_never_handed_in() -> None:
    refused = after(ending(FREE), choose("submit"))

    assert location_text(refused) == "submission"
    assert screen(refused).body[0] == "Oplægget kan ikke indleveres endnu:"
    assert "submit-anyway" not in names(refused)
    assert screen(refused).question.startswith("Oplægget kan ikke indleveres endnu.")
    assert refused.answers == FREE


def test_missing_answer_is_never_handed_in() -> None:
    refused = after(ending(GAP), choose("submit"))

    assert "submit-anyway" not in names(refused)
    assert after(refused, choose("ending")).answers["status"] == "draft"


def test_mended_error_opens_the_way() -> None:
    refused = after(ending(FREE), choose("submit"), choose("finding:0"))

    assert location_text(refused) == "question budget[0].amount"


def test_warnings_alone_are_asked_about() -> None:
    asked = after(ending(SHOUTED), choose("submit"))

    assert asked.answers["status"] == "draft"
    assert labels(asked)[-2:] == ["Indlever alligevel", "Ikke nu"]
    assert screen(asked).proposed == ("ending",)
    assert after(asked, choose("ending")).answers["status"] == "draft"
    assert after(asked, choose("submit-anyway")).answers["status"] == "submitted"


def test_only_a_draft_is_handed_in() -> None:
    assert "submit" not in names(ending(DONE))
    assert "submit" in names(ending({key: it for key, it in DONE.items() if key != "status"}))


def test_what_is_handed_in_is_not_handed_in_again() -> None:
    ways = (choose("ending"), choose("submit"), choose("submit-anyway"))
    handed_in = after(session_with(SHOUTED), *ways)
    before_the_papers = after(handed_in, Back())

    assert [location_text(it) for it in (handed_in, before_the_papers)] == ["papers", "ending"]
    assert "submit" not in names(before_the_papers)
    assert handed_in.answers == {**SHOUTED, "status": "submitted", "submitted_on": TODAY.today}
    on_the_page = replace(handed_in, location=Location(ScreenKind.SUBMISSION))
    assert "submit-anyway" not in names(on_the_page)
    assert after(on_the_page, choose("submit-anyway")).act is None


@pytest.mark.parametrize("way", [(), ("write",), ("other-formats",), ("submit",), ("review",)])
def test_leaving_a_page_changes_no_status(way: tuple[str, ...]) -> None:
    page = after(ending(SHOUTED), *(choose(name) for name in way))

    for action in (Interrupt(), Stop(), Back(), Menu()):
        assert after(page, action).answers == SHOUTED


def test_stop_ends_the_conversation() -> None:
    assert after(ending(), choose("stop")).result is InterviewResult.STOPPED


def a_hint(_: Answers) -> tuple[Finding, ...]:
    return (builtin_finding("MAP03", "", names=("proposal.md",), folder="sommer"),)


def test_hints_are_told_with_the_first_of_them() -> None:
    assert screen(ending()).body == ("Alle nødvendige svar er givet, og der er ingen fejl.", MORE)
    all_is_given, hint, more = screen(ending(around=a_hint)).body
    assert all_is_given == "Alle nødvendige svar er givet, og der er ingen fejl."
    assert hint.startswith("1 råd: ")
    assert more == MORE


def test_what_only_larger_initiatives_are_asked_is_told_while_it_is_not_answered() -> None:
    told = changed(DRAFT, "initiative", purpose="Naboer hilser på hinanden.")

    assert MORE not in screen(ending(told)).body
    assert MORE not in screen(ending(GAP)).body
    assert MORE not in screen(ending(DONE)).body


def test_errors_are_named_on_the_last_page_at_once() -> None:
    body = screen(ending(FREE)).body

    assert body[0].startswith(
        "Alle nødvendige svar er givet. Se på 2 ting, før du indleverer oplægget."
    )
    assert body[1].startswith("Fejl: »Kaffe« går ikke.")


def test_what_is_handed_in_is_nowhere_called_a_draft() -> None:
    body = screen(ending({**FREE, "status": "submitted"})).body

    assert body[0] == "Alle nødvendige svar er givet. Se på 2 ting."
    assert "Oplægget er indleveret. Det fremgår af papirerne, hvad der står åbent." in body
    assert not any("kladde" in line for line in body)


def test_what_may_be_handed_in_as_it_is_does_not_say_that_it_cannot() -> None:
    note = {"gaps": [{"key": "initiative.start", "note": "svar fra fonden"}]}
    answers = {**without_answer(DRAFT, ("initiative", "start")), **note}
    page = after(ending(answers), choose("submit"))

    assert "submit-anyway" in names(page)
    assert screen(page).body[0] == (
        "Oplægget kan godt indleveres, men det kan først komme på dagsordenen "
        "til beslutning, når de nødvendige svar er afklaret. Dette står åbent:"
    )


def test_papers_of_a_draft_are_said_to_show_it_before_they_are_written() -> None:
    told = (
        "Du kan godt lave papirerne nu. "
        "Det fremgår af dem, at oplægget er en kladde, og hvad der mangler."
    )

    for unfinished in (GAP, FREE, SHOUTED):
        assert told in screen(ending(unfinished)).body


@pytest.mark.parametrize(("status", "is_on_hub"), [("submitted", True), ("draft", False)])
def test_papers_that_are_older_than_the_answers_are_named_where_they_are_made(
    status: str, *, is_on_hub: bool
) -> None:
    session = session_with({**DONE, "status": status}, older_papers=lambda: ("proposal.docx",))
    told = "Svarene er ændret, siden papirerne blev lavet (proposal.docx). Lav papirerne igen."
    ending_page = screen(replace(session, location=ENDING, act=Act.WRITE_PAPERS))

    assert (told in screen(session).body) is is_on_hub
    assert told in ending_page.body
    assert ending_page.proposed == ("write",)


def test_ending_proposes_the_papers_after_the_last_answer_and_to_stop_after_an_act() -> None:
    answered = replace(session_with(DONE, ENDING), notes=(Note(Tone.DONE, "Læst: 5 kr."),))

    assert screen(answered).proposed == ("write",)
    assert screen(replace(answered, act=Act.WRITE_PAPERS)).proposed == ("stop",)
