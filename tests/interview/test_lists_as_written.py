"""Lists as people write them: numbered, with products, shares and sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Typed
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.questionnaire.questions import read_answers
from tests.support.conversations import after, choose, location_text

from .test_compact_lines import ANSWERS, POLICY, at, notes, records


def test_numbers_of_a_list_are_no_part_of_its_lines() -> None:
    session = at("activities", "1) værksted 2) cykelskole, 10 lørdage 3) tur i september")
    assert [it["what"] for it in records(session, "activities")] == [
        "værksted",
        "cykelskole",
        "tur",
    ]
    again = after(session, Typed("ret 1: 1) spisning 2) fest"))
    assert [it["what"] for it in records(again, "activities")] == [
        "spisning 2) fest",
        "cykelskole",
        "tur",
    ]
    session = at("budget", "1)\tVærktøj\t14.000\n2)\tMad\t1.500")
    assert [it["item"] for it in records(session, "budget")] == ["Værktøj", "Mad"]


def test_departments_that_pay_the_same_are_a_payer_each() -> None:
    begun = {
        "budget": [{"item": "Cykler", "category": "other", "amount": 52_940}],
        "financing": [
            {"source": "AAB", "kind": "aab"},
            {"source": "Afdeling 40 og 58", "kind": "department"},
            {"source": "Andre"},
        ],
    }
    rest = "resten fra afd. 40 og 58, halvdelen hver (vedtaget)."
    line = f"AAB 25.000; Trygfonden 15.000 søgt; {rest}"
    paid = [
        (it["source"], it["amount"], it["status"])
        for it in records(at("financing", line, **begun), "financing")
    ]
    assert paid == [
        ("AAB", 25_000, "applied"),
        ("Afdeling 40", 6_470, "granted"),
        ("Trygfonden", 15_000, "applied"),
        ("Afdeling 58", 6_470, "granted"),
    ]
    session = at("financing", "AAB 25.000", "2.000 hver", **begun)
    amounts = [it.get("amount") for it in records(session, "financing")]
    assert amounts == [25_000, 2_000, None, 2_000]


def test_the_department_is_the_one_that_takes_part() -> None:
    line = "Afdelingen betaler 1.500 (afdelingsmødet sagde ja), resten søger vi AAB om."
    known: dict[str, Any] = {
        "budget": [{"item": "Garn", "category": "other", "amount": 2_958}],
        "initiative": {**ANSWERS["initiative"], "departments": ["27"]},
    }
    department, aab = records(at("financing", line, **known), "financing")
    assert department == {
        "source": "Afdeling 27",
        "kind": "department",
        "amount": 1_500,
        "status": "granted",
        "note": "afdelingsmødet sagde ja",
    }
    assert aab == {"source": "AAB", "kind": "aab", "amount": 1_458, "status": "applied"}
    several = records(at("financing", "Afdelingen 1.500 bevilget"), "financing")
    assert several[0]["source"] == "Afdelingen"


def test_product_in_a_cell_is_the_amount_and_beside_its_amount_the_note() -> None:
    table = (
        "Instruktører\t10 lørdage a 1.600\nMad\t1.500\n"
        "Lommepengejob, 2 unge x 44 uger x 180 kr\t15.840\nTurbus\tved ikke"
    )
    session = at("budget", table)
    said = [(it["item"], it.get("amount"), it.get("note")) for it in records(session, "budget")]
    assert said == [
        ("Instruktører", 16_000, "10 lørdage a 1.600"),
        ("Mad", 1_500, None),
        ("Lommepengejob", 15_840, "2 unge x 44 uger x 180 kr"),
        ("Turbus", None, None),
    ]
    (total, *_) = screen(session).body
    assert total.replace(NO_BREAK_SPACE, " ") == "Budget: 33.340 kr. indtil nu"


def test_sum_over_a_gap_balances_nothing() -> None:
    paid = {"financing": [{"source": "AAB", "kind": "aab", "amount": 1_500, "status": "applied"}]}
    session = at("budget", "Mad 1.500", "Turbus ?", **paid)
    body = [line.replace(NO_BREAK_SPACE, " ") for line in screen(session).body]
    assert body[:2] == ["Budget: 1.500 kr. indtil nu", "Finansiering: 1.500 kr. i alt"]
    assert "Budget og finansiering stemmer overens." not in body


def test_amount_that_is_asked_for_may_be_a_product_or_that_of_a_year() -> None:
    session = at("budget", "Instruktører", "10 x 1.600")
    (line,) = records(session, "budget")
    assert (line["amount"], line["note"]) == (16_000, "10 x 1.600")

    initiative = {**ANSWERS["initiative"], "end": date(2029, 1, 31)}
    asked = at("budget", "Kørsel", "18.000 om året", initiative=initiative)
    assert location_text(asked) == "readings budget[0].amount"
    assert records(after(asked, choose("0")), "budget")[0]["amount"] == 45_000
    unread = at("budget", "Kørsel", "dyrt om året", initiative=initiative)
    assert location_text(unread) == "question budget[0].amount"
    once = at("budget", "Kørsel", "18.000 om året")
    assert records(once, "budget")[0]["amount"] == 18_000


def test_no_partner_may_be_written_in_place_of_the_only_one() -> None:
    session = at("partners", "Skolen: bøger; lokale; de har ikke svaret")
    assert session.gaps
    none = after(session, Typed("ret 1: ingen: biblioteket har ikke svaret"))
    assert not records(none, "partners")
    assert none.answers["partnership"]["reason"] == "biblioteket har ikke svaret"
    assert not none.gaps

    two = after(session, Typed("Boldklubben: mad; kokke; idé"), Typed("ret 1: ingen: intet svar"))
    assert len(records(two, "partners")) == 2


JOBCENTRE = {"partners": [{"name": "Jobcentret i Lindby", "kind": "municipality"}]}
CONTRACTS, REASON = "municipality.contracts", "contract_reason"


@pytest.mark.parametrize(
    "said", ["aftalen er på vej", "kontrakten er på vej, ventes i februar", "ikke underskrevet"]
)
def test_how_far_a_contract_is_names_no_authority(said: str) -> None:
    session = at(CONTRACTS, said, **JOBCENTRE)
    assert records(session, CONTRACTS) == [{"authority": "Jobcentret i Lindby"}]
    assert session.answers["municipality"][REASON] == f"Jobcentret i Lindby: {said}"
    assert location_text(session) == "question municipality.contracts[0].state"

    named = at(CONTRACTS, f"Borgerservice: {said}", **JOBCENTRE)
    assert records(named, CONTRACTS) == [{"authority": "Borgerservice"}]


def test_contract_signed_on_a_day_to_come_is_open_until_then() -> None:
    session = at(CONTRACTS, "Borgerservice; underskrevet 4. januar 2067", **JOBCENTRE)
    assert records(session, CONTRACTS) == [{"authority": "Borgerservice"}]
    gap = session.gaps["municipality.contracts[0].state"]
    assert gap.note == "underskrevet 4. januar 2067"
    assert "ligger i fremtiden" in notes(session)


def test_what_was_said_of_a_contract_goes_where_it_is_written_anew() -> None:
    session = at(CONTRACTS, "Borgerservice; udkast, sendt i maj", **JOBCENTRE)
    assert session.answers["municipality"][REASON] == "Borgerservice: sendt i maj"
    signed = after(session, Typed("ret 1: Borgerservice; underskrevet 3/2-2026"))
    assert records(signed, CONTRACTS)[0]["state"] == "signed"
    assert REASON not in signed.answers["municipality"]
    two = after(session, Typed("Skoleforvaltningen; udkast, sendt i juni"))
    one = after(two, Typed("ret 1: Borgerservice; underskrevet 3/2-2026"))
    assert one.answers["municipality"][REASON] == "Skoleforvaltningen: sendt i juni"


KIND = "partners[0].kind"
PROPOSED = "(frivillig forening)"


def test_kind_of_a_partner_that_is_guessed_is_proposed_until_somebody_chooses_it() -> None:
    session = at("partners", "Cyklistforbundet: underviser")
    assert session.answers["derived"] == [KIND]
    said = after(session, Typed("2 instruktører; tilsagn"))
    assert PROPOSED in notes(said)
    renamed = after(said, Typed("ret 1: Banken"))
    assert records(renamed, "partners")[0]["kind"] == "company"
    unknown = after(said, Typed("ret 1: Hanne"))
    assert "kind" not in records(unknown, "partners")[0]

    at_field = replace(said, location=Location(ScreenKind.QUESTION, KIND))
    chosen = after(at_field, choose("voluntary-association"))
    assert "derived" not in chosen.answers


def test_kind_that_a_name_says_itself_is_no_proposal() -> None:
    session = at("partners", "Lindby Kommune: underviser")
    assert records(session, "partners")[0]["kind"] == "municipality"
    assert "derived" not in session.answers


def test_proposed_kind_is_marked_on_paper() -> None:
    answers = at("partners", "Cyklistforbundet: underviser").answers
    proposal = read_answers(POLICY, answers).proposal
    formatter = AnswerFormatter(policy=POLICY, proposal=proposal, language="da")
    group = POLICY.groups["partners"]
    field = next(it for it in group.fields if it.name == "kind")
    (entry,) = formatter.entries(group)
    assert formatter.cell(field, entry) == "Frivillig forening (forslag)"


def test_contracts_on_one_line_are_one_each() -> None:
    line = (
        "Børn og Unge: underskrevet 30/11-2025; Beskæftigelsesforvaltningen: udkast sendt, "
        "ventes underskrevet i februar; Sundhed: underskrevet 4/1-2067"
    )
    session = at(CONTRACTS, line, **JOBCENTRE)
    said = [(it["authority"], it.get("state")) for it in records(session, CONTRACTS)]
    assert said == [
        ("Børn og Unge", "signed"),
        ("Beskæftigelsesforvaltningen", "draft"),
        ("Sundhed", None),
    ]
    for one in ("Sundhed; udkast; sendt i maj", "Sundhed: udkast; aftalen er på vej"):
        assert len(records(at(CONTRACTS, one, **JOBCENTRE), CONTRACTS)) == 1


def test_agreement_that_is_guessed_by_its_form_is_marked_on_paper() -> None:
    key = "partners[0].commitment"
    session = at("partners", "Lindby Kommune: underviser; 2 lærere; mundtlig aftale")
    assert session.answers["derived"] == [key]
    proposal = read_answers(POLICY, session.answers).proposal
    formatter = AnswerFormatter(policy=POLICY, proposal=proposal, language="da")
    group = POLICY.groups["partners"]
    field = next(it for it in group.fields if it.name == "commitment")
    (entry,) = formatter.entries(group)
    assert formatter.cell(field, entry) == "I dialog (forslag)"

    at_field = replace(session, location=Location(ScreenKind.QUESTION, key))
    assert "derived" not in after(at_field, choose("dialogue")).answers
    said = at("partners", "Lindby Kommune har lovet 2 lærere")
    assert said.answers["derived"] == [key]
    sure = at("partners", "Lindby Kommune: underviser; 2 lærere; underskrevet")
    assert "derived" not in sure.answers


def test_number_before_a_decision_may_be_the_departments() -> None:
    session = at("residents.decisions", "58) afdelingsmøde 14/5-2026, 31 husstande, 20-0-0")
    assert "58)" in str(records(session, "residents.decisions")[0])
    listed = at("residents.decisions", "1) afd. 58: afdelingsmøde 14/5-2026, 31 husstande, 20-0-0")
    assert records(listed, "residents.decisions")[0]["department"] == "58"


@pytest.mark.parametrize(
    "line", ["Afd. 40 resten bevilget", "afd. 40 og 58 resten, halvdelen hver (vedtaget)"]
)
def test_who_has_said_yes_pays_the_amount_that_was_said_whatever_the_budget_comes_to(
    line: str,
) -> None:
    budget = [{"item": "Cykler", "category": "other", "amount": 10_000}]
    listed = at("financing", line, budget=budget)
    changed = start_at(listed, "budget")
    changed = after(changed, Typed("Mad 2.000"))

    amounts = [it["amount"] for it in records(changed, "financing")]
    assert sum(amounts) == 10_000
    assert not [key for key in changed.answers.get("derived", ()) if key.startswith("financing")]


def test_reason_for_none_is_shown_where_the_lines_would_be() -> None:
    none = at("partners", "ingen: biblioteket har ikke svaret")
    again = start_at(none, "partners")
    assert screen(again).body == ("Hvorfor ingen partnere: biblioteket har ikke svaret",)
    assert "Hvorfor ingen partnere" not in str(
        screen(after(again, Typed("SIF: mad; mad; idé"))).body
    )


def test_unfilled_payer_names_the_departments_that_take_part() -> None:
    key, idea = (
        "initiative.departments",
        {**ANSWERS["initiative"], "departments": ["5", "18", "71"]},
    )
    waiting = {"source": "Afdeling 5, 18 og 71", "kind": "department"}
    session = after(
        start_at(at("financing", initiative=idea, financing=[waiting]), key), Typed("5 og 18")
    )
    assert records(session, "financing") == [{**waiting, "source": "Afdeling 5 og 18"}]

    paying = {**waiting, "amount": 1_000, "status": "granted"}
    session = after(
        start_at(at("financing", initiative=idea, financing=[paying]), key), Typed("5 og 18")
    )
    assert records(session, "financing") == [paying]


def test_numbers_of_departments_are_no_amounts() -> None:
    budget = [{"item": "Cykler", "category": "other", "amount": 10_000}]
    line = "Afdelingerne 5, 18, 20 og 44 betaler resten efter antal lejemål"
    (paid,) = records(at("financing", line, budget=budget), "financing")
    assert paid["amount"] == 10_000
