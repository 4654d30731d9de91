"""What a line lacks is asked for on one screen, and one line may say all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.money import Money
from aabsocial.interview.protocol import Action, Back, Help, Keep, LeaveOpen, Menu, Typed
from aabsocial.interview.screens import screen
from aabsocial.model.answers import answer_at, path_of
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, listing, location_text

from .test_transcripts import run_at_both

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.interview.session import Session

POLICY = load_policy()
ANSWERS: dict[str, Any] = {
    "status": "draft",
    "initiative": {
        "title": "Cykelværksted",
        "departments": ["40", "58"],
        "start": date(2027, 3, 1),
        "end": date(2027, 8, 31),
    },
}


def at(key: str, *typed: str) -> Session:
    return after(listing(key, ANSWERS, policy=POLICY), *map(Typed, typed))


def record(session: Session, key: str) -> Any:  # noqa: ANN401 - whatever the record holds
    return answer_at(session.answers, path_of(f"{key}[0]"))


@pytest.mark.parametrize(
    ("key", "line", "rest", "said"),
    [
        (
            "residents.decisions",
            "40: afdelingsmøde, ja til værkstedet",
            "18/3-2026, 31 husstande, 47-12-0, referat punkt 8",
            {
                "date": date(2026, 3, 18),
                "households": 31,
                "votes_for": 47,
                "votes_against": 12,
                "votes_blank": 0,
                "evidence": "referat punkt 8",
            },
        ),
        (
            "partners",
            "Idrætsforeningen",
            "står for boldspil; en instruktør; i dialog",
            {
                "role": "står for boldspil",
                "contribution": "en instruktør",
                "commitment": "dialogue",
            },
        ),
        ("partners", "Velliv: betaler", "maden; idé", {"contribution": "maden"}),
        ("activities", "Fællesspisning", "madholdet; onsdage i juli", {"who": "madholdet"}),
        (
            "success_criteria",
            "Beboerne bliver gladere",
            "fra 14 til 20 frivillige, talt i vagtplanen",
            {"baseline": 14, "target": 20, "source": "vagtplanen"},
        ),
        (
            "financing",
            "Velliv Foreningen",
            "40.000 søgt",
            {"amount": 40000, "status": "applied"},
        ),
    ],
)
def test_one_line_says_all_that_another_lacks(
    key: str, line: str, rest: str, said: dict[str, Any], tmp_path: Path
) -> None:
    session = at(key, line)
    assert location_text(session) == f"parts {key}[0]"

    whole = run_at_both(session, Typed(rest), folder=tmp_path)
    assert record(whole, key).items() >= said.items()
    assert not location_text(whole).startswith("parts")


@pytest.mark.parametrize(
    ("line", "rest", "said"),
    [
        (
            "45 husstande om året får en aftale om afdrag, heraf ca. 10 nye",
            "AAB's huslejesystem; aftaler om afdrag; husstande",
            {
                "source": "AAB's huslejesystem",
                "indicator": "aftaler om afdrag",
                "unit": "husstande",
            },
        ),
        (
            "70 % eller 80 % af de hjulpne er stadig i boligen. Tal fra: AAB's system",
            "procent",
            {"unit": "procent", "source": "AAB's system", "target": 70},
        ),
    ],
)
def test_what_a_goal_lacks_may_be_said_in_the_order_that_it_is_asked_for(
    line: str, rest: str, said: dict[str, Any]
) -> None:
    goal = at("success_criteria", line)
    whole = after(goal, choose(screen(goal).options[0].name), Typed(rest))

    assert record(whole, "success_criteria").items() >= said.items()
    assert record(whole, "success_criteria")["statement"] == line
    assert "indicator" in said or "indicator" not in record(whole, "success_criteria")


def test_screen_names_what_is_missing_and_of_what() -> None:
    shown = screen(at("partners", "Idrætsforeningen"))

    assert shown.question.startswith("Ud for »Idrætsforeningen« mangler: ")
    assert shown.question.endswith(". Hvad skal der stå?")
    assert "Er linjen tom, bliver du spurgt igen senere." in shown.help
    decision = screen(at("residents.decisions", "40: afdelingsmøde"))
    assert decision.question.startswith("Ud for Afdeling 40 mangler: datoen, stemmerne, referatet")
    goal = screen(at("success_criteria", "Flere kommer til kaffe"))
    assert goal.question.startswith("Ud for K1 »Flere kommer til kaffe« mangler: måltallet, kilden")
    assert decision.example == ""  # one of a whole line would say what this one has already


@pytest.mark.parametrize("empty", [Keep(), Typed(" ")])
def test_empty_line_leaves_all_of_it_open_and_it_is_not_asked_again(empty: Keep | Typed) -> None:
    session = after(at("partners", "Idrætsforeningen"), empty)

    assert location_text(session) == "list partners"
    assert screen(session).notes[0].text == "Sprunget over. Svaret mangler stadig."
    assert not location_text(after(session, Keep())).startswith(("parts", "question partners"))


def test_what_is_left_of_it_is_asked_next() -> None:
    session = after(at("partners", "Idrætsforeningen"), Typed("står for boldspil"))

    assert record(session, "partners")["role"] == "står for boldspil"
    assert location_text(session) == "parts partners[0]"
    last = after(session, Typed("en instruktør"))
    assert location_text(last) == "question partners[0].commitment"


def test_line_that_says_nothing_of_it_stands_in_the_field_again() -> None:
    session = after(at("financing", "Velliv Foreningen"), Typed("det finder vi ud af"))

    assert location_text(session) == "parts financing[0]"
    assert screen(session).typed == "det finder vi ud af"
    assert "kan ikke læses" in screen(session).notes[0].text


def test_not_known_leaves_the_necessary_parts_to_be_settled() -> None:
    session = after(at("financing", "Velliv Foreningen"), Typed("afventer fonden, svar 1/5-2027"))

    assert {it["key"] for it in session.answers["gaps"]} == {
        "financing[0].amount",
        "financing[0].status",
    }
    assert session.answers["gaps"][0]["by"] == date(2027, 5, 1)
    assert location_text(session) == "list financing"


def test_not_known_leaves_open_all_that_is_asked_for_where_nothing_of_it_is_necessary() -> None:
    session = after(at("activities", "Fællesspisning"), Typed("ved ikke"))

    assert [it["key"] for it in session.answers["gaps"]] == [
        "activities[0].who",
        "activities[0].when",
    ]


@pytest.mark.parametrize("action", [Typed("ved ikke"), LeaveOpen()])
def test_key_that_leaves_open_says_that_the_parts_are_not_known(action: Action) -> None:
    asked = at("activities", "Fællesspisning")
    assert screen(asked).may_stand_open
    session = after(asked, action, *([Keep()] if isinstance(action, LeaveOpen) else []))

    assert [it["key"] for it in session.answers["gaps"]] == [
        "activities[0].who",
        "activities[0].when",
    ]
    assert (
        screen(session)
        .notes[0]
        .text.startswith("»Aktiviteter, Fællesspisning, Hvem og hvornår« står nu som »afklares«.")
    )


def test_what_nobody_needs_is_not_asked_again_once_the_rest_is_left_open() -> None:
    session = after(at("partners", "Banken i Vestbyen"), LeaveOpen(), Typed("svar i maj"))

    assert [it["key"] for it in session.answers["gaps"]] == ["partners[0].commitment"]
    assert location_text(session) == "list partners"


def test_list_left_open_still_tells_what_its_lines_lack() -> None:
    session = after(at("activities", "Fællesspisning"), Keep(), LeaveOpen(), Keep())

    assert "activities" in session.gaps
    assert {"activities[0].who", "activities[0].when"} <= {*session.open_keys}


def test_half_typed_line_is_kept_on_other_pages() -> None:
    session = at("partners", "Idrætsforeningen")
    for action in (Menu("en inst"), Help("en inst")):
        again = after(session, action, Back())
        assert location_text(again) == "parts partners[0]"
        assert screen(again).typed == "en inst"
    assert location_text(after(session, Back())) == "list partners"


def test_parts_of_several_lines_are_asked_a_line_at_a_time_when_the_list_is_left() -> None:
    session = after(at("financing", "Velliv Foreningen\nOK-Fonden"), Keep())

    assert location_text(session) == "parts financing[0]"
    second = after(session, Typed("40.000 søgt"))
    assert location_text(second) == "parts financing[1]"
    assert location_text(after(second, Keep())) != "parts financing[1]"


def test_day_that_may_be_votes_is_asked_for_again_and_the_rest_is_kept() -> None:
    session = after(
        at("residents.decisions", "40: afdelingsmøde i marts, alle sagde ja"),
        Typed("18/3, ca 30 husstande, enstemmigt, referat"),
    )

    assert location_text(session) == "question residents.decisions[0].date"
    held = record(session, "residents.decisions")
    assert (held["households"], held["unanimous"], held["evidence"]) == (30, True, "referat")
    assert "alle sagde ja" in held["decision"]


def test_words_of_a_goal_that_are_no_part_of_it_stand_in_the_goal() -> None:
    session = after(
        at("success_criteria", "Flere kommer til kaffe"), Typed("fra 5 til 20, tæller selv")
    )

    held = record(session, "success_criteria")
    assert (held["baseline"], held["target"]) == (5, 20)
    assert held["statement"] == "Flere kommer til kaffe, fra 5 til 20, tæller selv"


TWO_GOALS = "45 unge får fritidsjob, heraf 30 ansat, inden 31.7.2029, optælling"


def test_parts_that_no_line_says_are_taken_in_their_order() -> None:
    session = after(at("success_criteria", TWO_GOALS), choose("1"))
    assert location_text(session) == "parts success_criteria[0]"

    both = record(after(session, Typed("Unge, der er ansat; unge")), "success_criteria")
    assert (both["indicator"], both["unit"]) == ("Unge, der er ansat", "unge")
    one = after(session, Typed("Unge, der er ansat"))
    assert location_text(one) == "question success_criteria[0].unit"


def test_words_that_are_no_vote_are_not_taken_for_one() -> None:
    line = "40: afdelingsmøde 18/3-2026, 31 husstande, referat punkt 8; ja til værkstedet"
    session = at("residents.decisions", line)
    refused = after(session, Typed("næsten alle"))

    assert record(refused, "residents.decisions") == record(session, "residents.decisions")
    assert screen(refused).typed == "næsten alle"


LINES = {
    "residents.decisions": "40: afdelingsmøde, ja til værkstedet",
    "partners": "Nordlys",
    "activities": "Fællesspisning",
    "success_criteria": "Beboerne bliver gladere",
    "financing": "Velliv Foreningen",
    "residents.volunteering": "Caféen",
}


def told(key: str, text: str) -> tuple[dict[str, Any], dict[str, str | None]]:
    """Return what a text at the screen for missing parts changes, and what it leaves open."""
    asked = at(key, LINES[key])
    stored = after(asked, Typed(text))
    before = record(asked, key)
    changed = {name: it for name, it in record(stored, key).items() if before.get(name) != it}
    start = f"{key}[0]."
    return changed, {it.removeprefix(start): gap.note for it, gap in stored.gaps.items()}


@pytest.mark.parametrize("key", LINES)
@pytest.mark.parametrize("text", ["nej", "ja", "-", "tja"])
def test_yes_no_or_a_mark_says_nothing_of_several_parts(key: str, text: str) -> None:
    stored = after(at(key, LINES[key]), Typed(text))
    assert told(key, text) == ({}, {})
    assert screen(stored).typed == text


@pytest.mark.parametrize("key", LINES)
@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("kender vi ikke endnu, spørger Bente", "spørger Bente"),
        ("ingen anelse", None),
        ("måske", "måske"),
        ("?", "?"),
        ("ved ikke; ved ikke", None),
    ],
)
def test_what_is_not_known_is_no_answer_in_words(key: str, text: str, note: str | None) -> None:
    changed, gaps = told(key, text)
    assert changed == {}
    assert set(gaps.values()) == {note}


@pytest.mark.parametrize(
    ("key", "text", "said", "gaps"),
    [
        ("activities", "ved ikke; onsdage", {"when": "onsdage"}, {"who": None}),
        ("activities", "ved ikke hvem; onsdage", {"when": "onsdage"}, {"who": "hvem"}),
        ("activities", "onsdage og ved ikke", {"when": "onsdage"}, {"who": None}),
        ("activities", "Bente, hvornår ved ikke", {"who": "Bente"}, {"when": None}),
        ("activities", "ved ikke, ca. 20", {}, {"who": "ved ikke, ca. 20"}),
        ("partners", "lektier; ved ikke", {"role": "lektier"}, {"contribution": None}),
        ("partners", "lektier, aftale: ved ikke", {"role": "lektier"}, {"commitment": None}),
        ("residents.volunteering", "Bente; ved ikke", {"agreement": "Bente"}, {"effect": None}),
        (
            "success_criteria",
            "20, kilde ved ikke",
            {"statement": "Beboerne bliver gladere, 20", "target": 20},
            {"source": None},
        ),
        (
            "success_criteria",
            "40 og ved ikke",
            {"statement": "Beboerne bliver gladere, 40", "target": 40},
            {"source": None, "indicator": None, "unit": None},
        ),
        ("financing", "20; ved ikke", {"amount": 20}, {"status": None}),
        ("financing", "søgt 40.000, tror jeg", {"amount": 40_000}, {"status": "søgt, tror jeg"}),
        (
            "residents.decisions",
            "18/3-2026, stemmer ved ikke",
            {"date": date(2026, 3, 18)},
            dict.fromkeys(("unanimous", "votes_for", "votes_against", "votes_blank")),
        ),
        (
            "residents.decisions",
            "referatet mangler; 18/3-2026",
            {"date": date(2026, 3, 18)},
            {"evidence": "referatet mangler"},
        ),
        (
            "residents.decisions",
            "mødet er ikke holdt endnu",
            {},
            dict.fromkeys(("date", "evidence"), "mødet er ikke holdt endnu"),
        ),
    ],
)
def test_part_that_is_not_known_is_left_open_beside_the_others(
    key: str, text: str, said: dict[str, Any], gaps: dict[str, str | None]
) -> None:
    assert told(key, text) == (said, gaps)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("financing", "hest; ved ikke"),
        ("financing", "ja; ved ikke"),
        ("success_criteria", "14 og 20"),
        ("residents.decisions", "Bente; ved ikke"),
    ],
)
def test_line_of_which_a_part_cannot_be_read_is_kept_whole(key: str, text: str) -> None:
    assert told(key, text) == ({}, {})
    assert screen(after(at(key, LINES[key]), Typed(text))).typed == text


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        (
            "residents.decisions",
            "referat punkt 8 og 18/3-2026",
            {"evidence": "referat punkt 8 og 18/3-2026"},
        ),
        (
            "financing",
            "kender ikke beløbet, men søgt",
            {"status": "applied", "note": "kender ikke beløbet, men"},
        ),
        (
            "success_criteria",
            "20 og talt af Bente",
            {
                "statement": "Beboerne bliver gladere, 20 og talt af Bente",
                "target": 20,
                "source": "Bente",
            },
        ),
    ],
)
def test_words_beside_what_is_missing_stand_where_they_belong(
    key: str, text: str, said: dict[str, Any]
) -> None:
    assert told(key, text) == (said, {})


@pytest.mark.parametrize(
    ("text", "source", "amount"),
    [
        ("Lindby Kommune 100.000, mundtligt tilsagn", "Lindby Kommune", 100_000),
        ("100.000, søgt", "Andre", 100_000),
    ],
)
def test_payer_named_for_others_takes_their_place(text: str, source: str, amount: int) -> None:
    session = at("financing", "Andre", text)
    (line,) = session.proposal.financing
    assert (line.source, line.amount) == (source, Money.kroner(amount))


def test_evidence_before_a_day_that_is_known_does_not_take_it() -> None:
    key = "residents.decisions"
    session = at(key, "40: vedtaget 12/3-2026 enstemmigt", "afdelingsmøde; referat punkt 4")
    assert record(session, key)["evidence"] == "referat punkt 4"
    assert record(session, key)["date"] == date(2026, 3, 12)


def test_yearly_amount_of_the_payer_named_for_others_is_asked_for() -> None:
    session = at("financing", "Andre", "Lindby Kommune 50.000 om året i 2 år, mundtligt tilsagn")
    (line,) = session.proposal.financing
    assert (line.source, line.amount, line.status) == ("Lindby Kommune", None, "expected")
    assert line.note == "50.000 om året i 2 år, mundtligt tilsagn"
    assert location_text(session) == "question financing[0].amount"


def test_day_that_a_part_says_takes_the_place_of_the_proposed_one() -> None:
    asked = at("success_criteria", "15 kommer fast")
    assert asked.answers["derived"] == ["success_criteria[0].deadline"]

    said = after(asked, Typed("deltagere, inden 1/6-2027"))
    assert record(said, "success_criteria")["deadline"] == date(2027, 6, 1)
    assert "derived" not in said.answers


def test_parts_in_the_order_that_they_are_asked_for_may_hold_one_that_is_not_known() -> None:
    session = at("partners", "Ejendomskontoret: passer højbedene", "vand; ved ikke")
    assert record(session, "partners")["contribution"] == "vand"
    assert "commitment" not in record(session, "partners")
    assert session.gaps["partners[0].commitment"].note is None


@pytest.mark.parametrize("text", ["en dag om ugen", "en dag om ugen; ved ikke"])
def test_agreement_beside_a_role_is_not_said_again_with_what_is_given(text: str) -> None:
    session = at("partners", "Lindby Kommune: vejleder; skriftlig aftale", text)
    said = record(session, "partners")
    assert (said["role"], said["contribution"]) == (
        "vejleder; skriftlig aftale",
        "en dag om ugen",
    )


def test_what_is_chosen_alone_is_named_only_where_it_is_asked() -> None:
    session = at("partners", "Ejendomskontoret: vand og nøgler")
    assert read_back(session).endswith("angler: bidraget, hvor fast aftalen er")
    asked = screen(session).question
    assert asked.startswith("Ud for »Ejendomskontoret« mangler: bidraget, hvor fast aftalen er")

    named = at("partners", "Ejendomskontoret: vand; nøgler; i dialog")
    assert read_back(named).endswith("angler: hvilken slags det er")


def read_back(session: Session) -> str:
    (told,) = [note.text for note in session.notes if note.text.startswith("Læst: ")]
    return told


@pytest.mark.parametrize(
    ("line", "text", "parts"),
    [
        (
            "Cyklistforbundet, 2 instruktører",
            "underviser; underskrevet aftale",
            ("underviser", "2 instruktører", "signed"),
        ),
        (
            "Cyklistforbundet, 2 instruktører",
            "de underviser, aftalen er skrevet 1/11-2025",
            ("de underviser", "2 instruktører; aftalen er skrevet 1/11-2025", "signed"),
        ),
        (
            "Cyklistforbundet: underviser",
            "2 instruktører; mundtligt tilsagn",
            ("underviser", "2 instruktører; mundtligt tilsagn", "dialogue"),
        ),
        (
            "Butikken Kæden giver 8 cykler billigt",
            "sælger cykler; mundtligt tilsagn",
            ("sælger cykler", "8 cykler billigt; mundtligt tilsagn", "dialogue"),
        ),
    ],
)
def test_line_says_of_a_partner_how_firm_it_is_beside_another_part(
    line: str, text: str, parts: tuple[str, ...]
) -> None:
    said = record(at("partners", line, text), "partners")
    assert (said["role"], said["contribution"], said["commitment"]) == parts
