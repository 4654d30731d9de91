"""Lists of records written in lines: what is read, what is asked, and what is never lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import LONGEST_LINE, replace
from aabsocial.interview.frontends.entry_layout import entry_line
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Action, Back, Help, Input, Keep, Menu, Typed, Undo
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.turns import BrokenTurnError
from aabsocial.interview.update import update
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.answers import answer_at, path_of
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, listing, location_text

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

POLICY = load_policy()
ANSWERS: dict[str, Any] = {
    "schema_version": 1,
    "status": "draft",
    "language": "da",
    "initiative": {
        "title": "Cykelværksted",
        "departments": ["40", "58"],
        "start": date(2026, 8, 1),
        "end": date(2027, 7, 31),
        "external_financing": True,
        "pilot": False,
    },
    "finance": {"no_money": False},
    "municipality": {"party": True},
    "residents": {"existing_volunteering": "some"},
}
TABLE = (
    "Post\tAntal\tPris\tBeløb\n"
    "Løn, gældsrådgiver\t1170\t333\t389.610\n"
    "Kurser\t10\t2.500\t25.000\n"
    "Kaffe\t\t\t30.000\n"
    "I alt\t\t\t445.000"
)
VOTED = "afdelingsmøde 18/3-2026, 31 husstande, 47-12-0, referat punkt 8"
GOAL = "fra 14 til 20 frivillige inden 1. oktober 2028, talt i vagtplanen"


def at(key: str, *actions: Action | str, **answers: Any) -> Session:  # noqa: ANN401 - any answer
    session = listing(key, {**ANSWERS, **answers}, policy=POLICY)
    return after(session, *(Typed(it) if isinstance(it, str) else it for it in actions))


def records(session: Session, key: str) -> Any:  # noqa: ANN401 - a group's records
    return answer_at(session.answers, path_of(key))


def notes(session: Session) -> str:
    told = "\n".join(note.text for note in screen(session).notes)
    return told.replace(NO_BREAK_SPACE, " ")


def entries(session: Session) -> list[str]:
    return [
        line.replace(NO_BREAK_SPACE, " ")
        for entry in screen(session).entries
        for line in (entry_line(entry), *entry.more)
    ]


WHOLE = [
    (
        "success_criteria",
        GOAL,
        {"id": "K1", "baseline": 14, "target": 20, "source": "vagtplanen"},
    ),
    (
        "residents.decisions",
        VOTED,
        {"department": "40", "votes_for": 47, "votes_against": 12, "households": 31},
    ),
    ("budget", "Kaffe 10 × 250", {"item": "Kaffe", "amount": 2500, "category": "catering"}),
    ("budget", "Leje ca. 12.000", {"item": "Leje", "amount": 12_000, "estimated": True}),
    ("financing", "AAB 40.000 søgt", {"source": "AAB", "kind": "aab", "status": "applied"}),
    (
        "partners",
        "Idrætsforeningen: boldspil; en instruktør; i dialog",
        {"name": "Idrætsforeningen", "role": "boldspil", "commitment": "dialogue"},
    ),
    (
        "activities",
        "Fællesspisning; madholdet; onsdage i juli",
        {"what": "Fællesspisning", "who": "madholdet", "when": "onsdage i juli"},
    ),
    (
        "milestones",
        "1. oktober 2026: værkstedet åbner",
        {"date": date(2026, 10, 1), "what": "værkstedet åbner"},
    ),
    (
        "evaluation.points",
        "Midtvejs 1/2-2027",
        {"date": date(2027, 2, 1), "what": "Midtvejs"},
    ),
    (
        "milestones",
        "Foråret 2027: værkstedet åbner",
        {"date": "foråret 2027", "what": "værkstedet åbner"},
    ),
    (
        "evaluation.points",
        "Midtvejs medio marts 2027",
        {"date": "medio marts 2027", "what": "Midtvejs"},
    ),
    (
        "success_criteria",
        "fra 14 til 20 frivillige inden udgangen af 2028, talt i vagtplanen",
        {"deadline": "udgangen af 2028", "target": 20},
    ),
    (
        "milestones",
        "marts 2027: værkstedet åbner",
        {"date": "marts 2027", "what": "værkstedet åbner"},
    ),
    ("risks", "Regn: vi går ind", {"risk": "Regn", "mitigation": "vi går ind"}),
    (
        "residents.volunteering",
        "Boldklubben: supplerer; aftale af 2. juni 2026",
        {"name": "Boldklubben", "effect": "supplements"},
    ),
    (
        "municipality.contracts",
        "Børneforvaltningen; underskrevet 18/6-2026",
        {"authority": "Børneforvaltningen", "state": "signed", "date": date(2026, 6, 18)},
    ),
]


@pytest.mark.parametrize(("key", "line", "values"), WHOLE, ids=[line for _, line, _ in WHOLE])
def test_a_whole_line_is_one_prompt(key: str, line: str, values: dict[str, object]) -> None:
    session = at(key, line)

    assert location_text(session) == f"list {key}"
    assert values.items() <= records(session, key)[0].items()
    assert notes(session).startswith("Læst: ")
    assert session.structure.findings == ()


def test_what_is_missing_is_asked_and_enter_leaves_it_open() -> None:
    session = at("success_criteria", "25 unge får et fritidsjob")

    assert location_text(session) == "question success_criteria[0].source"
    assert "Frist 31. juli 2027 (indsatsens sidste dag)" in notes(session)
    assert location_text(after(session, Keep(), Keep())) == "list evaluation.points"
    assert "mangler: kilden" in "\n".join(entries(after(session, Keep())))


def test_guesses_stand_in_brackets() -> None:
    assert "(forplejning)" in notes(at("budget", "Kaffe 5.000"))


def test_entries_and_totals_stand_on_the_screen() -> None:
    session = at("budget", "Kaffe 5.000", "Tovholder 20.000 (løn)")

    assert entries(session) == ["1. Kaffe · 5.000 kr. · forplejning"]
    assert screen(session).body[0].replace(NO_BREAK_SPACE, " ") == "Budget: 25.000 kr. i alt"


def test_a_pasted_table_becomes_rows_and_its_sum_is_compared() -> None:
    session = at("budget", TABLE)

    assert [row["amount"] for row in records(session, "budget")] == [389_610, 25_000, 30_000]
    assert records(session, "budget")[0]["note"] == "1170 × 333"
    assert "Indsatte linjer: 3. Kolonner: Post · Antal · Pris · Beløb" in notes(session)
    assert "390 kr. mere" in notes(session)


@pytest.mark.parametrize(
    ("pasted", "choices", "told"),
    [
        ("Løn 3.000\nKaffe 10 × 250 = 2.400\nI alt 7.000", "0", "1.600 kr. mere"),
        ("Løn 3.000\nKaffe 10 × 250 = 2.400\nI alt 5.000", "1", "500 kr. mindre"),
        ("Løn 3.000\nKaffe 10 × 250 = 2.400\nI alt 5.500", "1", ""),
        ("Løn 10 × 300 = 2.900\nKaffe 10 × 250 = 2.400\nI alt 7.000", "11", "1.500 kr. mere"),
    ],
)
def test_a_sum_is_compared_once_every_line_has_its_amount(
    pasted: str, choices: str, told: str
) -> None:
    session = at("budget", pasted)
    assert "indtil nu" in notes(session)
    for choice in choices:
        assert "Summen i arket" not in notes(session)
        session = after(session, choose(choice))
    assert ("Summen i arket" in notes(session)) == bool(told)
    assert told in notes(session)


def test_a_sum_is_not_compared_while_a_line_is_open() -> None:
    asked = at("budget", "Løn ?\nKaffe 10 × 250 = 2.400\nI alt 7.000")

    assert "2 linjer mangler et beløb" in notes(asked)
    assert "Summen i arket" not in notes(after(asked, choose("0")))


def test_a_sum_that_agrees_is_left_out_and_told() -> None:
    session = at("budget", "Kaffe 5.000\nTe 3.000\nI alt 8.000")

    assert len(records(session, "budget")) == 2
    assert "Summer er ikke taget med: »I alt 8.000«" in notes(session)


def test_a_line_among_the_rows_of_a_table_is_read_as_a_line() -> None:
    session = at("budget", "Løn\t3.000\nKaffe 10 × 250\nMøder\nI alt\t5.500")

    assert [it.get("amount") for it in records(session, "budget")] == [3000, 2500, None]


def test_years_of_a_table_are_kept_and_said_back() -> None:
    session = at("budget", "Post\t2027\t2028\nLøn\t1.000\t2.000")

    [line] = records(session, "budget")
    assert (line["amount"], line["years"]) == (3000, {"2027": 1000, "2028": 2000})
    assert "note" not in line
    [entry] = screen(session).entries
    assert [it.replace(NO_BREAK_SPACE, " ") for it in entry.more] == [
        "2027: 1.000 kr.; 2028: 2.000 kr."
    ]


def test_years_of_the_last_line_are_changed_by_their_word() -> None:
    session = at("budget", "Løn 3.000", "fordeling 2027: 1.000; 2028: 2.000")

    assert records(session, "budget")[0]["years"] == {"2027": 1000, "2028": 2000}
    unsure = at("budget", "Løn 3.000", "fordeling 2027: 1,250")
    assert location_text(unsure) == "readings budget"
    odd = at("budget", "Løn 3.000", "fordeling efter timer 500")
    assert [row["item"] for row in records(odd, "budget")] == ["Løn", "fordeling efter timer"]


def test_a_column_of_english_amounts_is_asked_once() -> None:
    table = "Item\tAmount\nLøn\t300,000.00\nKaffe\t2,500.00"
    session = at("budget", table)

    assert location_text(session) == "readings budget"
    assert [row["amount"] for row in records(after(session, choose("0")), "budget")] == [
        300_000,
        2500,
    ]
    again = after(session, choose("?"))
    assert not records(again, "budget")
    assert screen(again).typed == table


def test_pasted_lines_are_entries() -> None:
    session = at("activities", "Tur; alle; august\n\nFest; beboerne; juni")

    assert [it["what"] for it in records(session, "activities")] == ["Tur", "Fest"]


def test_pasted_rows_of_another_list_are_entries() -> None:
    session = at("activities", "Tur\talle\taugust\nFest\tbeboerne\tjuni")

    assert records(session, "activities") == [
        {"what": "Tur", "who": "alle", "when": "august"},
        {"what": "Fest", "who": "beboerne", "when": "juni"},
    ]


def test_a_pasted_line_that_is_not_known_yet_is_no_row() -> None:
    session = at("budget", "Kaffe 5.000\nved ikke\nTe 1.000")

    assert [row["item"] for row in records(session, "budget")] == ["Kaffe", "Te"]


def test_what_a_line_leaves_in_doubt_is_asked_one_thing_at_a_time() -> None:
    session = at("success_criteria", "fra 1,125 til 2,250 beboere inden 1/10-2028, logbogen")

    once = after(session, choose("1"))
    assert location_text(once) == "readings success_criteria"
    assert screen(once).question != screen(session).question
    twice = after(once, choose("1"))
    record = records(twice, "success_criteria")[0]
    assert (record["baseline"], record["target"]) == (1125, 2250)


def test_two_targets_are_asked_and_the_line_keeps_its_words() -> None:
    line = "45 unge får fritidsjob, heraf 30 ansat efter 6 måneder, inden 31.7.2029, optælling"
    session = at("success_criteria", line)

    assert [it.label for it in screen(session).options] == ["45", "30", "Skriv linjen om"]
    chosen = after(session, choose("1"))
    assert records(chosen, "success_criteria")[0]["target"] == 30
    assert records(chosen, "success_criteria")[0]["statement"] == line


def test_a_range_may_be_left_open_in_its_own_words() -> None:
    line = "fra 10-15 til 70-80 % af børnene inden 31.7.2029, optælling"
    session = at("success_criteria", line)
    first = after(session, choose("2"))
    assert [it.label for it in screen(first).options] == [
        "70",
        "80",
        "lad stå åbent: 70-80 %",
        "Skriv linjen om",
    ]
    both = after(first, choose("2"))

    record = records(both, "success_criteria")[0]
    assert (record["statement"], record["unit"]) == (line, "procent")
    assert not {"baseline", "target"} & record.keys()
    assert [(it["key"], it["note"]) for it in both.answers["gaps"]] == [
        ("success_criteria[0].baseline", "10-15"),
        ("success_criteria[0].target", "70-80 %"),
    ]
    assert location_text(both) == "list success_criteria"


def test_a_range_for_a_part_of_a_goal_may_be_left_open() -> None:
    session = at("success_criteria", GOAL, "mål 70-80 %")
    assert screen(session).options[2].label == "lad stå åbent: 70-80 %"
    left = after(session, choose("2"))
    assert "target" not in records(left, "success_criteria")[0]
    (gap,) = left.answers["gaps"]
    assert (gap["key"], gap["note"]) == ("success_criteria[0].target", "70-80 %")
    upper = after(session, choose("1"))
    assert records(upper, "success_criteria")[0]["target"] == 80


def test_a_range_for_what_a_goal_lacks_leaves_it_open() -> None:
    session = at("success_criteria", "Flere kommer til kaffe", "70-80 %")
    assert "target" not in records(session, "success_criteria")[0]
    (gap,) = session.answers["gaps"]
    assert (gap["key"], gap["note"]) == ("success_criteria[0].target", "70-80 %")
    assert location_text(session) == "question success_criteria[0].source"


@pytest.mark.parametrize("leave", [Back(), Menu(), Keep()])
def test_a_line_of_two_readings_is_never_lost(leave: Action) -> None:
    line = "afdelingsmøde, 18-3-27, referat"
    session = at("residents.decisions", line)

    assert location_text(session) == "readings residents.decisions"
    assert records(after(session, leave), "residents.decisions")[0]["decision"] == line
    written_again = after(session, choose("?"))
    assert not records(written_again, "residents.decisions")
    assert screen(written_again).typed == line


def test_the_department_without_a_decision_is_offered() -> None:
    session = at("residents.decisions", VOTED)

    assert screen(session).field == "Afdeling 58"
    other = after(session, Typed(VOTED))
    assert [it["department"] for it in records(other, "residents.decisions")] == ["40", "58"]
    assert screen(other).field != "Afdeling 58"


def test_a_meeting_to_come_is_no_decision() -> None:
    session = at("residents.decisions", "58: afventer afdelingsmøde 14/1-2027")
    record = records(session, "residents.decisions")[0]

    assert record == {"department": "58"}
    assert session.answers["gaps"] == [
        {
            "key": "residents.decisions[0]",
            "of": "Afdeling 58",
            "note": "afdelingsmøde",
            "by": date(2027, 1, 14),
        }
    ]
    assert "Afklares: afdelingsmøde den 14. januar 2027" in notes(session)
    assert location_text(session) == "list residents.decisions"


def test_same_again_copies_no_facts() -> None:
    session = at("residents.decisions", f"{VOTED}, Ja til værkstedet", "samme igen")

    assert records(session, "residents.decisions")[1] == {
        "department": "58",
        "forum": "department-meeting",
        "decision": "Ja til værkstedet",
    }
    assert location_text(session) == "parts residents.decisions[1]"


def test_same_again_elsewhere_says_so_and_keeps_what_was_typed() -> None:
    session = at("budget", "Kaffe 5.000", "samme igen")

    assert len(records(session, "budget")) == 1
    assert "kan kun bruges om beboernes beslutninger" in notes(session)
    assert screen(session).typed == "samme igen"


def test_a_number_opens_the_entry_field_by_field() -> None:
    session = at("budget", "Kaffe 5.000", "Te 3.000", "2", choose("field:amount"), "4.000")

    assert location_text(session) == "record budget[1]"
    assert records(session, "budget")[1]["amount"] == 4000
    assert location_text(after(session, choose("done"))) == "list budget"


def test_a_field_that_was_mended_leaves_the_task_as_it_was() -> None:
    session = at("budget", "Kaffe 5.000", "1", choose("field:amount"), "4.000", choose("done"))

    assert location_text(after(session, Keep())) == "list financing"


def test_a_line_is_replaced_and_keeps_its_number() -> None:
    session = at("success_criteria", GOAL, "ret 1: 90 beboere har lånt en cykel, kilde: logbogen")

    assert records(session, "success_criteria")[0]["target"] == 90
    assert "baseline" not in records(session, "success_criteria")[0]
    assert records(session, "success_criteria")[0]["id"] == "K1"


def test_entries_move_go_and_come_back() -> None:
    session = at("budget", "A 1", "B 2", "C 3", "flyt 3 op", "slet 1")

    assert [it["item"] for it in records(session, "budget")] == ["C", "B"]
    assert "fortryd" in notes(session)
    undone = after(session, Typed("fortryd"))
    assert [it["item"] for it in records(undone, "budget")] == ["A", "C", "B"]


def test_an_entry_moves_down() -> None:
    session = at("budget", "A 1", "B 2", "C 3", "flyt 1 ned")

    assert [it["item"] for it in records(session, "budget")] == ["B", "A", "C"]


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        (("ret 2: D 4",), "ADC"),
        (("flyt 3 op",), "ACB"),
        (("slet 2",), "AC"),
        (("slet 1-2",), "C"),
        (("slet 1 og 3",), "B"),
        (("D 4",), "ABCD"),
        (("D 4\nE 5\nF 6",), "ABCDEF"),
        (("ret 2: D 4", "slet 1"), "DC"),
    ],
    ids=[
        "replaced",
        "moved",
        "deleted",
        "a range deleted",
        "two deleted",
        "added",
        "a table",
        "two changes",
    ],
)
def test_undo_takes_back_what_was_done_last(typed: tuple[str, ...], changed: str) -> None:
    before = at("budget", "A 1", "B 2", "C 3")
    session = after(before, *map(Typed, typed))
    undone = after(session, *[Typed("fortryd")] * len(typed))

    assert "".join(it["item"] for it in records(session, "budget")) == changed
    assert records(undone, "budget") == records(before, "budget")


@pytest.mark.parametrize("typed", ["slet 3", "slet 1-3", "ret 7", "flyt 3 op"])
def test_number_of_no_entry_is_refused_with_those_there_are(typed: str) -> None:
    session = at("budget", "A 1", "B 2", typed)

    assert records(session, "budget") == records(at("budget", "A 1", "B 2"), "budget")
    assert "nummer 2." in notes(session)


def test_an_entry_is_opened_without_a_colon() -> None:
    assert location_text(at("budget", "A 1", "B 2", "ret 2")) == "record budget[1]"


def test_undo_of_a_part_changed_brings_it_back() -> None:
    session = at("budget", "A 1", "B 2", "beløb 500", "fortryd")

    assert records(session, "budget") == records(at("budget", "A 1", "B 2"), "budget")


def test_a_line_and_its_reading_are_undone_at_once() -> None:
    line = "45 unge får fritidsjob, heraf 30 ansat efter 6 måneder, inden 31.7.2029, optælling"
    session = after(at("success_criteria", GOAL, line), choose("1"), Keep(), Typed("fortryd"))

    assert records(session, "success_criteria") == records(
        at("success_criteria", GOAL), "success_criteria"
    )


def test_undo_keeps_what_became_of_other_entries() -> None:
    session = at("budget", "A 1", "B 2", "slet 1", "1")
    changed = after(session, choose("field:amount"), Typed("7"), choose("done"), Typed("fortryd"))

    assert [it["item"] for it in records(changed, "budget")] == ["A", "B"]
    assert str(records(changed, "budget")[1]["amount"]).startswith("7")


def test_a_part_read_in_two_ways_is_undone_after_the_choice() -> None:
    session = at("success_criteria", GOAL, "mål 1,125")
    settled = after(session, choose("1"))

    undone = after(settled, Typed("fortryd"))
    assert records(undone, "success_criteria") == records(
        at("success_criteria", GOAL), "success_criteria"
    )


def test_undo_is_a_line_where_nothing_was_deleted() -> None:
    assert records(at("activities", "fortryd"), "activities")[0]["what"] == "fortryd"


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("frist 1/9-2027", "deadline", date(2027, 9, 1)),
        ("kilde logbogen", "source", "logbogen"),
        ("fra 12", "baseline", 12),
        ("til 25", "target", 25),
    ],
)
def test_a_part_of_the_last_entry_is_changed(typed: str, field: str, value: object) -> None:
    session = at("success_criteria", GOAL, typed)

    assert len(records(session, "success_criteria")) == 1
    assert records(session, "success_criteria")[0][field] == value
    assert notes(session).startswith("Læst: ")


def test_a_part_of_two_readings_is_asked() -> None:
    session = at("budget", "Kaffe 5.000", "beløb 5,250")

    assert location_text(session) == "readings budget"
    assert records(session, "budget")[0]["amount"] == 5_000
    assert records(after(session, choose("1")), "budget")[0]["amount"] == 5_250
    written_again = after(session, choose("?"))
    assert records(written_again, "budget") == records(session, "budget")
    assert screen(written_again).typed == "beløb 5,250"


def test_nothing_but_its_own_answer_says_the_level() -> None:
    session = at("success_criteria", "fra 4 til 10 møder, talt i referater", Keep())

    assert "level" not in records(session, "success_criteria")[0]
    changed = records(after(session, Typed("fra 3")), "success_criteria")[0]
    assert changed["baseline"] == 3
    assert "level" not in changed


def test_a_part_longer_than_any_answer_stands_in_the_field() -> None:
    typed = "kilde " + "logbogen " * 5_000
    session = at("success_criteria", GOAL, typed)

    assert records(session, "success_criteria")[0]["source"] == "vagtplanen"
    assert notes(session).startswith("Fejl: Det, du skrev, kan ikke bruges her.")
    assert screen(session).typed == typed


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Boldklubben: boldspil; ; idé", "partners[1].contribution"),
        ("Boldklubben", "partners[1]"),
    ],
)
def test_a_command_where_a_part_is_asked_for_is_no_answer(line: str, asked: str) -> None:
    first = "Idrætsforeningen: boldspil; bolde; idé"
    session = at("partners", first, line)
    assert location_text(session).endswith(asked)

    changed = after(session, Typed("ret 1: Idrætsforeningen: løb; sko; tilsagn"))
    assert records(changed, "partners")[0]["role"] == "løb"
    assert "ret 1" not in str(records(changed, "partners"))
    gone = after(session, Typed("slet 2"))
    assert [it["name"] for it in records(gone, "partners")] == ["Idrætsforeningen"]
    assert after(gone, Back()).location.key != asked


def test_a_number_is_an_answer_where_a_part_is_asked_for() -> None:
    (told,) = records(at("partners", "Boldklubben: boldspil; ; idé", "1"), "partners")

    assert told["contribution"] == "1"


def test_a_line_that_begins_as_a_command_is_a_line() -> None:
    assert records(at("budget", "Slet graffiti 5.000"), "budget")[0]["item"] == "Slet graffiti"


def test_no_partners_with_a_reason_goes_on() -> None:
    session = at("partners", "ingen: det er kun kaffe i gården")

    assert session.answers["partnership"]["reason"] == "det er kun kaffe i gården"
    assert not records(session, "partners")
    assert location_text(session) != "list partners"


def test_no_partners_beside_one_is_not_taken() -> None:
    typed = "ingen: det er kun kaffe"
    session = at("partners", "Idrætsforeningen: boldspil; bolde; i dialog", typed)

    assert "partnership" not in session.answers
    assert screen(session).typed == typed


def test_who_was_asked_stands_beside_the_volunteers() -> None:
    session = at("residents.volunteering", "spurgt: afdelingsbestyrelsen 4/11")

    assert session.answers["residents"]["volunteering_asked"] == "afdelingsbestyrelsen 4/11"
    assert location_text(session) == "list residents.volunteering"


def test_several_efforts_on_one_line_are_several_entries() -> None:
    key = "residents.volunteering"
    session = at(key, "Beboercafeen: uberørt, Strikkeklubben: supplerer; bilag 3")

    named = [(it["name"], it["effect"]) for it in records(session, key)]
    assert named == [("Beboercafeen", "unaffected"), ("Strikkeklubben", "supplements")]


@pytest.mark.parametrize("named", ["40 og 58", "Afd. 40 + 58", "afdelingerne 40, 58"])
def test_a_line_of_several_departments_is_a_decision_of_each(named: str) -> None:
    session = at("residents.decisions", f"{named}: {VOTED}")

    first, second = records(session, "residents.decisions")
    assert (first["department"], second["department"]) == ("40", "58")
    assert {**first, "department": ""} == {**second, "department": ""}


def test_what_is_written_in_place_of_an_effort_stays_one_line() -> None:
    typed = ("Cafeen: uberørt", "ret 1: Cafeen: uberørt, Klubben: supplerer")
    session = at("residents.volunteering", *typed)

    (record,) = records(session, "residents.volunteering")
    assert record["agreement"] == "Klubben: supplerer"


def test_no_agreement_is_asked_for_on_what_is_untouched() -> None:
    session = at("residents.volunteering", "Beboercafeen: uberørt")

    assert location_text(session) == "list residents.volunteering"
    assert "Har I en aftale med de frivillige" in notes(session)
    agreed = after(session, Typed("aftale: den 2. juni 2026 med cafégruppen"))
    (record,) = records(agreed, "residents.volunteering")
    assert record["agreement"] == "den 2. juni 2026 med cafégruppen"


def test_a_line_that_names_no_authority_is_no_entry() -> None:
    session = at(
        "municipality.contracts", "Borgerservice; udkast", "Med socialtilsynet?? nej ingen"
    )
    assert [it["authority"] for it in records(session, "municipality.contracts")] == [
        "Borgerservice"
    ]
    assert "Der er ikke nævnt nogen myndighed." in notes(session)
    assert location_text(session) == "list municipality.contracts"
    alone = at("municipality.contracts", "nej, ingen")
    assert not records(alone, "municipality.contracts")


def test_why_no_contract_is_begun_stands_beside_it() -> None:
    session = at("municipality.contracts", "Socialforvaltningen; ikke begyndt: ingen har tid")

    assert records(session, "municipality.contracts")[0]["state"] == "not-started"
    assert session.answers["municipality"]["contract_reason"] == (
        "Socialforvaltningen: ingen har tid"
    )


def test_a_second_reason_stands_beside_the_first() -> None:
    session = at(
        "municipality.contracts",
        "Socialforvaltningen; ikke begyndt: ingen har tid",
        "Børneforvaltningen; ikke begyndt: venter på svar",
    )
    reason = session.answers["municipality"]["contract_reason"]

    assert reason.splitlines() == [
        "Socialforvaltningen: ingen har tid",
        "Børneforvaltningen: venter på svar",
    ]


def test_a_fault_after_a_line_loses_nothing_of_it() -> None:
    def breaks(_: object) -> bool:
        raise RuntimeError

    chapters = tuple(
        replace(it, items=tuple(replace(item, applies=breaks) for item in it.items))
        for it in POLICY.chapters
    )
    session = listing("partners", ANSWERS, policy=replace(POLICY, chapters=chapters))

    with pytest.raises(BrokenTurnError) as broken:
        update(session, Typed("ingen: det er kun kaffe"))
    answers = broken.value.confirmed.answers
    assert answers["partnership"]["reason"] == "det er kun kaffe"


def test_the_rest_is_worked_out() -> None:
    session = at(
        "financing", "AAB resten", budget=[{"item": "A", "category": "other", "amount": 7_000}]
    )

    assert records(session, "financing")[0]["amount"] == 7_000


@pytest.mark.parametrize(
    ("key", "line", "anew", "kept"),
    [
        ("financing", "AAB 5.000 søgt", "AAB 6.000", {"amount": 6_000, "status": "applied"}),
        ("financing", "AAB 5.000 bevilget", "aab 6.000", {"status": "granted", "kind": "aab"}),
        ("financing", "AAB 5.000 søgt i maj", "bevilget", {"source": "AAB", "amount": 5_000}),
        ("financing", "AAB 5.000 søgt", "AAB bevilget", {"amount": 5_000, "status": "granted"}),
        ("budget", "Kaffe 4.800 (12 x 400)", "Kaffe 5.000", {"amount": 5_000, "note": None}),
        ("budget", "Kaffe 4.800 (12 x 400)", "Kaffe", {"amount": 4_800, "note": "12 x 400"}),
        ("financing", "AAB 5.000 bevilget", "Nordfonden 6.000", {"status": None}),
        ("financing", "AAB 5.000 bevilget", "ved ikke", {"status": "granted"}),
        ("financing", "AAB 5.000 søgt", "AAB 5.000, ikke søgt endnu", {"status": None}),
        ("financing", "AAB 5.000 søgt i maj", "AAB 5.000 søgt", {"note": None}),
        ("financing", "AAB 5.000 søgt i maj", "AAB 6.000", {"amount": 6_000, "note": "i maj"}),
        (
            "activities",
            "Fritidsjob; jobkonsulent; 15 virksomheder",
            "Fritidsjob (jobkonsulent; 15 virksomheder)",
            {"who": "jobkonsulent; 15 virksomheder", "when": None},
        ),
        (
            "activities",
            "Fritidsjob; jobkonsulent; hver onsdag",
            "Fritidsjob; Lise",
            {"who": "Lise", "when": "hver onsdag"},
        ),
        (
            "success_criteria",
            GOAL,
            "fra 14 til 25 frivillige",
            {"target": 25, "source": "vagtplanen", "deadline": date(2028, 10, 1)},
        ),
        ("success_criteria", GOAL, "25 beboere, kilde: loggen", {"baseline": None}),
        ("success_criteria", GOAL, "fra 14 til 25 frivillige, loggen", {"source": "loggen"}),
        (
            "residents.decisions",
            f"40: {VOTED}; vi er med",
            "bestyrelsesmøde",
            {
                "forum": "department-board",
                "date": date(2026, 3, 18),
                "votes_for": 47,
                "evidence": "referat punkt 8",
                "decision": "vi er med",
            },
        ),
        (
            "residents.decisions",
            f"40: {VOTED}",
            "enstemmigt",
            {"unanimous": True, "votes_for": None, "date": date(2026, 3, 18)},
        ),
        (
            "residents.decisions",
            f"40: {VOTED}",
            "afdelingsmøde 19/3-2026, 20-5",
            {"votes_for": 20, "evidence": None, "households": None},
        ),
        ("residents.decisions", f"40: {VOTED}", "58: afdelingsmøde", {"date": None}),
        (
            "residents.decisions",
            "40: afdelingsmøde 18/3-2026, enstemmigt, referat",
            "afdelingsmøde, referat punkt 8",
            {"unanimous": True, "evidence": "referat punkt 8", "decision": None},
        ),
    ],
)
def test_a_line_written_anew_keeps_what_it_does_not_speak_of(
    key: str, line: str, anew: str, kept: dict[str, Any]
) -> None:
    (record,) = records(at(key, line, f"ret 1: {anew}"), key)
    assert {name: record.get(name) for name in kept} == kept


def test_what_was_left_open_stays_so_in_a_line_written_anew() -> None:
    session = at("financing", "Nordfonden 5.000", "ved ikke", "ret 1: Nordfonden 6.000")
    (record,) = records(session, "financing")
    assert record["amount"] == 6_000
    assert [it["key"] for it in session.answers["gaps"]] == ["financing[0].status"]
    assert location_text(session) == "list financing"


def test_a_rest_that_is_not_spoken_of_goes_on_following_the_budget() -> None:
    budget = [{"item": "A", "category": "other", "amount": 7_000}]
    session = at("financing", "AAB resten søgt", "ret 1: AAB bevilget", budget=budget)
    (record,) = records(session, "financing")
    assert (record["amount"], record["status"]) == (7_000, "granted")
    assert session.answers["derived"] == ["financing[0].amount"]


def test_what_is_deleted_of_a_line_in_the_field_is_gone() -> None:
    session = at("financing", "Nordfonden 5.000 søgt")
    opened = replace(session, opened="financing[0]")
    (record,) = records(after(opened, Typed("ret 1: Nordfonden 5.000")), "financing")
    assert "status" not in record


def test_a_goal_written_anew_keeps_nothing_of_the_other() -> None:
    session = at("success_criteria", GOAL, "ret 1: flere frivillige")
    assert "target" not in records(session, "success_criteria")[0]


def test_the_posts_of_one_line_are_entries_of_their_own() -> None:
    session = at("budget", "Budget mio: løn 0,65; 3 medarbejdere 1,65; aktiviteter 300.000 kr.")
    read = [(it["item"], it["amount"]) for it in records(session, "budget")]
    assert read == [("løn", 650_000), ("3 medarbejdere", 1_650_000), ("aktiviteter", 300_000)]


def test_the_payers_of_one_line_are_entries_of_their_own() -> None:
    session = at("financing", "LBF 7.000 søgt, kommunen 2.000 (tilsagn, givet 15/6-2027)")
    read = [(it["source"], it["amount"]) for it in records(session, "financing")]
    assert read == [("LBF", 7_000), ("kommunen", 2_000)]


def test_a_line_that_replaces_one_is_not_parted() -> None:
    session = at("budget", "løn 650.000", "ret 1: løn 600.000; mad 5.000")
    assert len(records(session, "budget")) == 1


FOUR_YEARS = {"start": date(2027, 1, 1), "end": date(2030, 12, 31)}


def test_an_amount_of_a_year_becomes_that_of_the_period_when_it_is_chosen() -> None:
    session = at("budget", "løn 650.000/år", initiative={**ANSWERS["initiative"], **FOUR_YEARS})
    assert location_text(session) == "readings budget"

    whole = after(session, choose("0"))
    (line,) = records(whole, "budget")
    assert (line["item"], line["amount"], line["note"]) == ("løn", 2_600_000, "650.000/år")
    assert line["years"] == {"2027": 650_000, "2028": 650_000, "2029": 650_000, "2030": 650_000}

    alone = after(session, choose("1"))
    (line,) = records(alone, "budget")
    assert line["amount"] == 650_000
    assert "years" not in line
    assert location_text(alone) == "list budget"


@pytest.mark.parametrize(
    "period", [{"start": None}, {"start": date(2027, 1, 1), "end": date(2026, 1, 1)}]
)
def test_an_amount_of_a_year_is_asked_while_the_period_is_open(period: dict[str, Any]) -> None:
    initiative = {**ANSWERS["initiative"], **period}
    known = {name: value for name, value in initiative.items() if value is not None}
    session = at("budget", "løn 650.000/år", initiative=known)
    assert screen(session).options[0].label == "lad stå åbent"


ENDS_COVERED = (
    "Listen slutter af sig selv, når de beløb, du skriver, dækker budgettet,"
    " og der hverken mangler noget eller er noget at rette på linjerne."
)
ENDS_FIRST = (
    "Listen slutter af sig selv, når beløb i kroner dækker budgettet,"
    " og der hverken mangler noget eller er noget at rette på linjerne."
    " Skriver du »resten« eller »hele beløbet« på den første linje, så slut med en tom linje."
)
ENDS_WITH_ALL = (
    "Listen slutter af sig selv, når alle afdelinger er med,"
    " og der hverken mangler noget eller er noget at rette på linjerne."
)
BUDGET = [{"item": "A", "category": "other", "amount": 7_000}]
REST = "financing[0].amount"


@pytest.mark.parametrize(
    "typed",
    [
        ("AAB resten søgt",),
        ("AAB 1.000 søgt", "ret 1: AAB resten søgt"),
        ("AAB søgt", "resten"),
        ("Kommunen", "resten søgt"),
        ("det hele søges hos AAB",),
        ("AAB søgt", "det hele"),
    ],
)
def test_the_rest_follows_the_budget_until_somebody_touches_it(typed: tuple[str, ...]) -> None:
    session = at("financing", *typed, budget=BUDGET)
    assert records(session, "financing")[0]["amount"] == 7_000
    assert session.answers["derived"] == [REST]

    dearer = at("budget", "Kaffe 500", **session.answers)
    assert records(dearer, "financing")[0]["amount"] == 7_500

    other = at("financing", "Nordfonden 2.000 søgt", **dearer.answers)
    assert records(other, "financing")[0]["amount"] == 5_500

    touched = at("financing", "ret 1: AAB 3.000 søgt", **other.answers)
    assert "derived" not in touched.answers


def test_amount_of_a_year_that_somebody_pays_is_asked_about() -> None:
    period = {"initiative": {"start": date(2027, 1, 1), "end": date(2028, 12, 31)}}
    asked = at("financing", "kommunen 50.000 om året bevilget", **period)
    assert location_text(asked) == "readings financing"
    assert "mangler" not in " ".join(note.text for note in asked.notes)
    assert "100.000" in screen(asked).options[0].label
    settled = after(asked, choose("0"))
    assert records(settled, "financing")[0]["amount"] == 100_000


PARTNER = "Kommunen: rådgivning; en medarbejder; underskrevet"
OF_PARTNER = {"name": "Kommunen", "kind": "municipality", "role": "rådgivning"}
CONTRACT = "Kommunen; underskrevet 18/6-2026"


@pytest.mark.parametrize(
    ("key", "before", "written", "after_it"),
    [
        (
            "partners",
            PARTNER,
            "Kommunen; ; aftale ikke underskrevet",
            {**OF_PARTNER, "contribution": "en medarbejder"},
        ),
        (
            "partners",
            PARTNER,
            "Kommunen; ; ; idé",
            {**OF_PARTNER, "contribution": "en medarbejder", "commitment": "idea"},
        ),
        (
            "partners",
            PARTNER,
            "Kommunen: ; ; i dialog",
            {**OF_PARTNER, "contribution": "en medarbejder", "commitment": "dialogue"},
        ),
        (
            "partners",
            PARTNER,
            "Kommunen; ; to medarbejdere",
            {**OF_PARTNER, "contribution": "to medarbejdere", "commitment": "signed"},
        ),
        (
            "partners",
            PARTNER,
            "; vejledning",
            {
                **OF_PARTNER,
                "role": "vejledning",
                "contribution": "en medarbejder",
                "commitment": "signed",
            },
        ),
        (
            "activities",
            "Tur; alle; august",
            "; bestyrelsen",
            {"what": "Tur", "who": "bestyrelsen", "when": "august"},
        ),
        (
            "activities",
            "Tur; alle; august",
            "; ; september",
            {"what": "Tur", "who": "alle", "when": "september"},
        ),
        ("activities", "Tur; alle; august", "Fest; ; maj", {"what": "Fest", "when": "maj"}),
        (
            "budget",
            "Løn; halv tid; 90.000",
            "; kvart tid;",
            {"item": "Løn", "category": "salary", "amount": 90_000, "note": "kvart tid"},
        ),
        ("risks", "Regn: vi går ind", "Regn: ", {"risk": "Regn", "mitigation": "vi går ind"}),
        (
            "municipality.contracts",
            CONTRACT,
            "Kommunen; ; 19/6-2026",
            {"authority": "Kommunen", "state": "signed", "date": date(2026, 6, 19)},
        ),
        (
            "municipality.contracts",
            CONTRACT,
            "Kommunen; underskrevet",
            {"authority": "Kommunen", "state": "signed", "date": date(2026, 6, 18)},
        ),
        (
            "municipality.contracts",
            CONTRACT,
            "; i dialog",
            {"authority": "Kommunen", "state": "in-dialogue"},
        ),
        (
            "municipality.contracts",
            CONTRACT,
            "Kommunen; ; aftale ikke underskrevet",
            {"authority": "Kommunen"},
        ),
        (
            "financing",
            "kommunen 20.000 bevilget",
            "; ; søgt",
            {
                "source": "kommunen",
                "kind": "municipality",
                "amount": 20_000,
                "status": "applied",
            },
        ),
    ],
)
def test_an_empty_place_keeps_what_stands_and_the_others_change(
    key: str, before: str, written: str, after_it: dict[str, Any]
) -> None:
    session = at(key, before, f"ret 1: {written}")
    assert records(session, key) == [after_it]


def test_an_empty_place_in_a_line_in_the_field_takes_out_what_stood() -> None:
    opened = replace(at("partners", PARTNER), opened="partners[0]")
    changed = after(opened, Typed("ret 1: Kommunen: rådgivning; ; i dialog"))
    assert records(changed, "partners") == [{**OF_PARTNER, "commitment": "dialogue"}]


NO = "40: afdelingsmøde 12/3-2026, 20 husstande, 5-20, referat punkt 4, nyt møde jan 2028"
AWAITED = {
    "key": "residents.decisions[1]",
    "of": "Afdeling 40",
    "note": "nyt møde jan 2028",
    "by": date(2028, 1, 31),
}
DEPARTMENT: dict[str, Any] = {"initiative": {"departments": ["40"]}}


def test_the_meeting_that_a_no_awaits_is_an_entry_left_open() -> None:
    session = at("residents.decisions", NO, **DEPARTMENT)
    no, awaited = records(session, "residents.decisions")
    assert (no["votes_for"], no["votes_against"]) == (5, 20)
    assert (awaited, session.answers["gaps"]) == ({"department": "40"}, [AWAITED])
    told = " ".join(note.text for note in session.notes)
    assert "nyt møde jan 2028" in told
    assert "mere end én gang" not in told


def test_the_meeting_that_a_no_awaited_is_filled_once_it_is_held() -> None:
    held = "40: afdelingsmøde 14/1-2026, 20 husstande, 30-5, referat punkt 2"
    session = at("residents.decisions", NO, held, **DEPARTMENT)
    no, yes = records(session, "residents.decisions")
    assert (no["votes_for"], yes["votes_for"]) == (5, 30)
    assert "gaps" not in session.answers


def test_a_no_that_is_left_out_awaits_no_meeting() -> None:
    yes = "40: afdelingsmøde 12/2-2026, 20 husstande, 20-5, referat punkt 4"
    asked = at("residents.decisions", yes, NO, initiative={"departments": ["40", "58"]})
    session = after(asked, choose("2"))
    assert [it["votes_for"] for it in records(session, "residents.decisions")] == [20]
    assert "gaps" not in session.answers
    kept = after(asked, choose("0"))
    assert len(records(kept, "residents.decisions")) == 3
    assert kept.answers["gaps"][0]["key"] == "residents.decisions[2]"


def test_a_no_written_anew_awaits_one_meeting() -> None:
    anew = f"ret 1: {NO.replace('jan', 'februar')}"
    session = at("residents.decisions", NO, anew, **DEPARTMENT)
    assert records(session, "residents.decisions")[1:] == [{"department": "40"}]
    (gap,) = session.answers["gaps"]
    assert gap["by"] == date(2028, 2, 29)


def test_a_meeting_of_no_known_department_stays_in_the_words() -> None:
    typed = "afdelingsmøde 12/3-2026, 5-20, nyt møde jan 2028"
    session = at("residents.decisions", typed, initiative={"title": "Café"})
    (no,) = records(session, "residents.decisions")
    assert "gaps" not in session.answers
    assert no["decision"] == "nyt møde jan 2028"


def test_a_rest_of_nothing_is_no_amount() -> None:
    session = at("financing", "AAB resten søgt", budget=BUDGET)
    session = at("financing", "Nordfonden 7.000 søgt", **session.answers)
    assert "amount" not in records(session, "financing")[0]


def test_what_the_program_writes_follows_the_rest_at_once() -> None:
    session = at(
        "financing",
        "AAB resten søgt",
        "Afdelingen 3.000 bevilget",
        budget=BUDGET,
        derived=["recommendation.points", "initiative.summary"],
    )
    rest = records(session, "financing")[0]["amount"]
    (_, grant, *_) = session.answers["recommendation"]["points"]

    assert f"bevilges {rest // 1_000}.000 kr." in grant
    assert f"{rest // 1_000}.000 kr. hos AAB" in session.answers["initiative"]["summary"]


def test_only_one_can_pay_the_rest() -> None:
    session = at("financing", "AAB resten søgt", "Nordfonden søgt", "resten", budget=BUDGET)
    assert "amount" not in records(session, "financing")[1]
    assert session.answers["derived"] == [REST]


def test_the_rest_of_one_payer_is_not_suggested_for_another() -> None:
    session = at("financing", "AAB resten søgt", "Nordfonden søgt", budget=BUDGET)
    assert location_text(session) == "question financing[1].amount"
    assert not screen(session).proposed
    assert not screen(session).typed


def test_a_share_of_the_budget_is_offered_as_an_amount() -> None:
    budget = [{"item": "A", "category": "other", "amount": 600_000}]
    session = at("financing", "Landsbyggefonden 75 % (tilsagn givet 15/6-2027)", budget=budget)
    shown = [option.label for option in screen(session).options]
    assert shown[0].replace(NO_BREAK_SPACE, " ") == "75 % af 600.000 kr. = 450.000 kr."

    (line,) = records(after(session, choose("0")), "financing")
    assert (line["source"], line["amount"]) == ("Landsbyggefonden", 450_000)
    (line,) = records(after(session, choose("1")), "financing")
    assert "amount" not in line


def test_a_share_is_not_worked_out_of_a_budget_that_lacks_an_amount() -> None:
    budget = [{"item": "A", "amount": 600_000}, {"item": "B"}]
    (line,) = records(at("financing", "kommunen 15 % søgt", budget=budget), "financing")
    assert "amount" not in line
    assert line["note"] == "15 %"


@pytest.mark.parametrize("line", ["ved ikke", "??", "kommer senere"])
def test_not_known_yet_is_no_entry(line: str) -> None:
    session = at("budget", line)

    assert not records(session, "budget")
    assert "Afklares" in notes(session)


def test_a_note_on_what_is_awaited_is_kept() -> None:
    session = at("budget", "Kaffe 5.000", "kommer senere: tilbud fra tømreren")

    assert [it["item"] for it in records(session, "budget")] == ["Kaffe"]
    assert session.answers["gaps"] == [{"key": "budget", "note": "tilbud fra tømreren"}]
    assert location_text(session) == "list budget"


def test_a_list_of_which_nothing_is_known_is_left() -> None:
    session = at("budget", "ved ikke")

    assert session.answers["gaps"] == [{"key": "budget"}]
    assert "budget" not in session.answers
    assert location_text(session) != "list budget"


def test_an_amount_left_open_is_not_asked_for() -> None:
    session = at("budget", "Kaffe ?")

    assert location_text(session) == "list budget"
    assert session.answers["gaps"] == [{"key": "budget[0].amount", "of": "Kaffe"}]
    assert "budget[0].amount" not in session.open_keys


@pytest.mark.parametrize("leave", [Back, Help, Menu])
def test_half_a_line_stands_in_the_field_again(leave: type[Back | Help | Menu]) -> None:
    session = at("budget", leave("Kaffe 5."))

    assert session.drafts["budget"] == "Kaffe 5."
    assert screen(listing("budget", ANSWERS, policy=POLICY)).typed == ""
    back = after(session, choose("continue")) if leave is Help else session
    if leave is Help:
        assert screen(back).typed == "Kaffe 5."


def test_a_line_longer_than_any_answer_stands_in_the_field() -> None:
    line = "Kaffe " * 5_000
    session = at("budget", line)

    assert not records(session, "budget")
    assert notes(session).startswith("Fejl: ")
    assert screen(session).typed == line


def test_a_line_longer_than_is_usual_is_kept_whole() -> None:
    name = "a" * (LONGEST_LINE + 1)

    assert records(at("activities", f"{name}; alle; juni"), "activities")[0]["what"] == name


def test_an_empty_line_ends_the_list() -> None:
    assert location_text(at("budget", "Kaffe 5.000", Keep())) == "list financing"


def test_of_very_many_entries_the_last_ones_are_shown() -> None:
    session = at("budget", "\n".join(f"Post {number}: 5 kr." for number in range(500)))

    assert len(records(session, "budget")) == 500
    assert entries(session)[0].startswith("Linjer før disse: 490.")


@pytest.mark.parametrize("key", [key for key, group in POLICY.groups.items() if group.lines])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_list_of_lines_says_what_to_write(key: str, language: str) -> None:
    shown = screen(listing(key, ANSWERS, policy=POLICY, language=language))

    assert shown.input is Input.RECORDS
    assert shown.help
    assert shown.example
    assert shown.field


@pytest.mark.parametrize("key", [key for key, group in POLICY.groups.items() if group.lines])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_example_is_read_as_a_whole(key: str, language: str) -> None:
    session = listing(key, ANSWERS, policy=POLICY, language=language)
    example = screen(session).example.partition(": ")[2]

    read = update(session, Typed(example))

    assert location_text(read) == f"list {key}" or key == "financing"
    assert len(records(read, key)) == 1


def test_help_tells_what_else_may_be_written() -> None:
    told = "\n".join(screen(at("residents.decisions", Help())).body)

    assert "»ret 2: …« skriver den om" in told
    assert "ordet for den del: dato, husstande, stemmer, referat." in told
    assert "»samme igen«" in told


def test_help_for_one_part_of_a_line_tells_no_commands() -> None:
    session = at("budget", "Kaffe")

    assert location_text(session) == "question budget[0].amount"
    assert "ret 2" not in "\n".join(screen(after(session, Help())).body)


def test_what_the_other_reading_would_have_said_is_asked() -> None:
    session = at("residents.decisions", "18-3-27, afdelingsmøde, referat punkt 8")

    a_day = after(session, choose("0"))
    assert location_text(a_day) == "parts residents.decisions[0]"
    assert "Mødet den 18. marts 2027 er ikke holdt endnu" in notes(a_day)
    assert "så skriv »dato« og den rigtige dato på listen." in notes(a_day)
    votes = after(session, choose("1"))
    assert location_text(votes) == "question residents.decisions[0].date"


def test_a_number_that_is_no_amount_is_asked_for() -> None:
    session = at("budget", "Sommerfest 2027", choose("1"))

    assert records(session, "budget")[0]["item"] == "Sommerfest 2027"
    assert location_text(session) == "question budget[0].amount"


PLANNED = "58: afdelingsmøde 18/3-2027, enstemmigt, referat punkt 8"


def test_a_meeting_with_a_day_to_come_is_left_open_where_one_says_so() -> None:
    asked = at("residents.decisions", PLANNED)

    asks = "Afdeling 58: Mødet den 18. marts 2027 er ikke holdt endnu."
    assert screen(asked).question.startswith(asks)
    assert [it.label for it in screen(asked).options] == [
        "Ja, det afklares",
        "Nej, datoen er forkert – skriv linjen om",
    ]
    session = after(asked, choose("0"))
    assert records(session, "residents.decisions") == [{"department": "58"}]
    (gap,) = session.gaps.values()
    assert gap.note == "afdelingsmøde 18/3-2027, enstemmigt, referat punkt 8"
    assert gap.by == date(2027, 3, 18)
    assert session.pending == ()


def test_a_meeting_with_a_wrong_day_stands_in_the_field_again() -> None:
    session = after(at("residents.decisions", PLANNED), choose("?"))

    assert not session.answers.get("residents", {}).get("decisions")
    assert screen(session).typed == PLANNED


def test_a_meeting_to_come_of_no_department_is_left_open_too() -> None:
    session = after(at("residents.decisions", "18/3-2027 vi er med"), choose("0"))

    (gap,) = session.gaps.values()
    assert (gap.note, gap.by) == ("18/3-2027 vi er med", date(2027, 3, 18))


def test_a_list_of_decisions_says_that_it_ends_by_itself_and_that_all_are_in_it() -> None:
    session = at("residents.decisions")
    told = ENDS_WITH_ALL
    assert told in screen(session).body

    line = "afdelingsmøde 18/3-2026, 47-12-0, 31 husstande, vi er med, referat punkt 8"
    ended = after(session, Typed(f"40: {line}"), Typed(f"58: {line}"))
    assert "Alle afdelinger er med." in notes(ended)


def test_a_list_stays_behind_decisions_pasted_at_once_and_says_that_all_are_in_it() -> None:
    line = "afdelingsmøde 18/3-2026, 47-12-0, 31 husstande, vi er med, referat punkt 8"
    first = at("residents.decisions", f"40: {line}")
    assert "Alle afdelinger er med." not in screen(first).body

    pasted = at("residents.decisions", f"40: {line}\n58: {line}")
    assert location_text(pasted) == "list residents.decisions"
    assert screen(pasted).body == ("Alle afdelinger er med. Slut med en tom linje.",)


def test_a_whole_list_stays_while_a_line_of_it_is_corrected() -> None:
    ended = at("financing", "Nordfonden 2.000 søgt", "AAB resten søgt", budget=BUDGET)
    assert location_text(ended) != "list financing"

    listed = replace(ended, location=Location(ScreenKind.LIST, "financing"))
    assert not any("Listen slutter" in it for it in screen(listed).body)
    corrected = after(listed, Typed("ret 2: AAB 5.000 søgt"))
    assert location_text(corrected) == "list financing"
    assert any("stemmer overens" in it for it in screen(corrected).body)


def test_a_list_ends_by_itself_behind_a_decision_that_is_awaited() -> None:
    told = ENDS_WITH_ALL
    waiting = after(at("residents.decisions"), Typed("40: afventer afdelingsmødet i marts"))
    assert waiting.gaps
    assert screen(waiting).field == "Afdeling 58"
    assert told in screen(waiting).body

    ended = after(waiting, Typed("58: mødet blev aflyst, nyt møde i september"))
    assert location_text(ended) == "question residents.anchoring"
    assert "Alle afdelinger er med." in notes(ended)


def test_a_list_stays_behind_a_line_about_which_something_is_found() -> None:
    line = "afdelingsmøde 18/3-2026, 47-12-0, 31 husstande, vi er med, referat punkt 8"
    more = line.replace("31 husstande", "9 husstande")
    first = after(at("residents.decisions"), Typed(f"40: {more}"))
    assert ENDS_WITH_ALL not in screen(first).body

    assert location_text(after(first, Typed(f"58: {line}"))) == "list residents.decisions"


def test_the_payers_end_by_themselves_once_the_budget_is_covered() -> None:
    budget = {"budget": [{"item": "Kaffe", "amount": 5_000, "category": "catering"}]}
    first = at("financing", "AAB 2.000 søgt", **budget)
    assert ENDS_COVERED in screen(first).body
    assert location_text(first) == "list financing"

    ended = after(first, Typed("Afdeling 40 3.000 bevilget"))
    assert location_text(ended) != "list financing"
    assert "Budget og finansiering stemmer overens." in notes(ended)


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        (("AAB resten søgt",), False),
        (("Nordfonden 2.000 søgt", "AAB resten søgt"), True),
        (("Nordfonden 2.000 søgt", "AAB søgt", "resten"), True),
        (("AAB resten søgt", "Nordfonden 2.000 søgt"), False),
        (("AAB resten søgt", "Nordfonden 2.000", choose("applied")), False),
        (("AAB søgt", "7.000"), True),
        (("AAB søgt", "6.000"), False),
    ],
)
def test_the_rest_ends_the_payers_only_behind_others(
    typed: tuple[Action | str, ...],
    ends: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    session = at("financing", *typed, budget=BUDGET)
    assert (location_text(session) != "list financing") == ends


def test_the_payers_stay_where_none_is_left_to_pay_but_one_waits_to_be_filled() -> None:
    budget = {"budget": [{"item": "Kaffe", "amount": 5_000, "category": "catering"}]}
    waiting = {"financing": [{"source": "Afdeling 40", "kind": "department"}]}
    session = at("financing", "AAB 5.000 søgt", **budget, **waiting)

    assert location_text(session) == "list financing"


def test_the_payers_say_that_they_end_by_themselves_while_one_waits_to_be_filled() -> None:
    waiting = {"source": "Afdeling 40", "kind": "department"}
    first = at("financing", budget=BUDGET, financing=[waiting])
    assert ENDS_FIRST in screen(first).body

    paying = {"source": "AAB", "kind": "aab", "amount": 2_000, "status": "applied"}
    second = at("financing", budget=BUDGET, financing=[paying, waiting])
    assert ENDS_COVERED in screen(second).body


def test_the_rest_as_the_first_line_is_said_to_be_ended_by_an_empty_one() -> None:
    first = at("financing", budget=BUDGET)
    assert ENDS_FIRST in screen(first).body

    covered = after(first, Typed("Hele beløbet fra AAB, søgt"))
    assert location_text(covered) == "list financing"
    assert screen(covered).body[-1] == "Er der ikke flere, der betaler, så slut med en tom linje."


def test_nothing_is_said_of_the_end_while_several_payers_wait() -> None:
    waiting = [{"source": f"Afdeling {number}", "kind": "department"} for number in (40, 58)]
    session = at("financing", budget=BUDGET, financing=waiting)

    assert not any("Listen slutter" in it for it in screen(session).body)


def test_who_covers_the_budget_last_is_offered_as_a_partner() -> None:
    budget = {"budget": [{"item": "Kaffe", "amount": 5_000, "category": "catering"}]}
    session = at("financing", "Velliv Foreningen 5.000 søgt", **budget, partners=[{"name": "A"}])

    assert location_text(session) == "offer partners"


def test_volunteer_work_is_there_only_while_a_line_names_some() -> None:
    def said(session: Session) -> object:
        return session.answers["residents"].get("existing_volunteering")

    named = at("residents.volunteering", "Boldklubben: supplerer; aftale af 2. juni 2026")
    assert said(named) == "some"
    listed = replace(named, location=Location(ScreenKind.LIST, "residents.volunteering"))

    deleted = after(listed, Typed("slet 1"))
    assert said(deleted) is None
    assert said(after(deleted, Undo())) == "some"
    assert said(after(listed, Undo())) is None


def test_a_day_to_come_is_told_where_it_is_changed() -> None:
    assert "er ikke holdt endnu" in notes(at("residents.decisions", VOTED, "dato 18/3-2027"))


def test_what_another_list_lacks_is_not_asked_here() -> None:
    session = at("financing", "Nabolauget 40.000 søgt")
    elsewhere = start_at(session, "budget")

    assert location_text(session) == "question financing[0].kind"
    assert location_text(after(elsewhere, Typed(" "))) == "list budget"


TWO_MUNICIPAL_PARTNERS = [
    {"name": "Boldklubben", "kind": "voluntary-association"},
    {"kind": "municipality"},
    {"name": "Lindby Kommune", "kind": "municipality"},
    {"name": "Jobcentret", "kind": "municipality"},
]


def test_partners_that_are_municipalities_are_offered_as_authorities() -> None:
    answers = {"municipality": {"party": True}, "partners": TWO_MUNICIPAL_PARTNERS}
    first = listing("municipality.contracts", answers, policy=load_policy())
    assert screen(first).field == "Lindby Kommune"
    second = after(first, Typed("underskrevet 18/6-2026"))
    assert records(second, "municipality.contracts")[0]["authority"] == "Lindby Kommune"
    assert screen(second).field == "Jobcentret"
    third = after(second, Typed("Skoleforvaltningen; udkast"), Typed("i dialog"))
    named = [row["authority"] for row in records(third, "municipality.contracts")]
    assert named == ["Lindby Kommune", "Skoleforvaltningen", "Jobcentret"]
    assert screen(third).field == "Resultatkontrakt"


def test_that_there_is_no_contract_is_said_of_the_authority_that_is_offered() -> None:
    answers = {"municipality": {"party": True}, "partners": TWO_MUNICIPAL_PARTNERS}
    first = listing("municipality.contracts", answers, policy=load_policy())
    told = after(first, Typed("ingen kontrakt endnu, kun mundtligt"))
    (row,) = records(told, "municipality.contracts")
    assert row == {"authority": "Lindby Kommune"}
    note = told.gaps["municipality.contracts[0].state"].note
    assert note == "ingen kontrakt endnu, kun mundtligt"


def test_municipality_is_not_offered_beside_its_own_authorities() -> None:
    answers = {"municipality": {"party": True}, "partners": TWO_MUNICIPAL_PARTNERS}
    first = listing("municipality.contracts", answers, policy=load_policy())

    assert screen(after(first, Typed("Jobcenter; udkast"))).field == "Resultatkontrakt"


def test_choice_that_a_line_lacks_is_pointed_at_nowhere() -> None:
    session = after(at("partners"), Typed("Velliv: betaler; maden"))
    assert location_text(session) == "question partners[0].kind"
    asked = screen(session)

    assert asked.input is Input.CHOICE
    assert asked.begins_nowhere


GOALS = tuple(f"{number} unge får et fritidsjob, kilde: listen" for number in (10, 20, 30))


def numbered(session: Session) -> list[tuple[str, int]]:
    return [(it["id"], it["target"]) for it in records(session, "success_criteria")]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (("slet 1",), [("K1", 20), ("K2", 30)]),
        (("slet K2",), [("K1", 10), ("K2", 30)]),
        (("slet 1, 3",), [("K1", 20)]),
        (("slet 1", "slet 1"), [("K1", 30)]),
        (("flyt 3 op", "slet 1"), [("K2", 30), ("K1", 20)]),
        (("flyt 3 op", "slet 3"), [("K1", 10), ("K2", 20)]),
        (("slet 2", "fortryd"), [("K1", 10), ("K2", 20), ("K3", 30)]),
        (("slet 1-2", "fortryd"), [("K1", 10), ("K2", 20), ("K3", 30)]),
    ],
)
def test_numbers_of_goals_close_up(typed: tuple[str, ...], left: list[tuple[str, int]]) -> None:
    session = at("success_criteria", *GOALS, *typed)

    assert numbered(session) == left
    assert screen(session).field == f"K{len(left) + 1}"


def test_new_numbers_of_goals_are_told() -> None:
    told = "Målene har nu numrene K1-K2."

    assert told in notes(at("success_criteria", *GOALS, "slet 1"))
    assert told not in notes(at("success_criteria", *GOALS, "slet 3"))
    assert "Målet har nu nummer K1." in notes(at("success_criteria", *GOALS, "slet 1-2"))


@pytest.mark.parametrize(
    "answers",
    [
        {"measurements": [{"criterion": "K2", "value": 4, "date": date(2026, 12, 1)}]},
        {"evaluation": {"method": "Vi ser på K3 hvert halve år."}},
    ],
)
def test_numbers_of_goals_stay_where_one_is_mentioned(answers: dict[str, Any]) -> None:
    session = at("success_criteria", *GOALS, "slet 1", **answers)

    assert numbered(session) == [("K2", 20), ("K3", 30)]
    assert screen(session).field == "K4"
    changed = after(session, Typed("ret 2: 25 unge får et fritidsjob, kilde: listen"))
    assert numbered(changed) == [("K2", 25), ("K3", 30)]
    assert location_text(after(session, Typed("K3"))) == "record success_criteria[1]"
    assert "nummer 3." in notes(after(session, Typed("slet 1")))


def test_numbers_of_ones_own_stay() -> None:
    own = [{"id": "Mål A", "target": 4}, {"id": "K2", "target": 5}, {"id": "K3", "target": 6}]
    session = at("success_criteria", "slet 2", success_criteria=own)

    assert numbered(session) == [("Mål A", 4), ("K3", 6)]


def test_only_what_a_line_does_not_say_of_a_vote_is_asked() -> None:
    session = at("residents.decisions", "58: afdelingsmøde 15/3-2026, 9 imod, 4 blanke, referat")
    asked = {key.rpartition(".")[2] for key in session.pending}
    assert "votes_for" in asked or session.location.key.endswith("votes_for")
    assert not asked & {"votes_against", "votes_blank", "unanimous"}


def test_votes_of_the_last_decision_are_changed_by_their_word() -> None:
    line = "58: enstemmigt på afdelingsmøde 15/3-2026, 40 husstande, referat"
    session = at("residents.decisions", line)
    changed = after(replace(session, pending=()), Typed("stemmer for 20 imod 6"))
    (record,) = records(changed, "residents.decisions")
    assert (record["votes_for"], record["votes_against"], record["unanimous"]) == (20, 6, False)


@pytest.mark.parametrize(
    ("key", "line", "record", "of"),
    [
        (
            "financing",
            "Velliv Foreningen 40.000 vist nok bevilget",
            {"source": "Velliv Foreningen", "kind": "foundation", "amount": 40_000},
            ".status",
        ),
        (
            "partners",
            "Røde Kors: lektiehjælp; frivillige; måske",
            {"name": "Røde Kors", "kind": "voluntary-association"},
            ".commitment",
        ),
        (
            "partners",
            "Vi vil gerne have Røde Kors med, men har ikke talt med dem",
            {"name": "Røde Kors", "kind": "voluntary-association"},
            "",
        ),
    ],
)
def test_what_a_line_doubts_is_a_gap_of_its_entry(
    key: str, line: str, record: dict[str, object], of: str
) -> None:
    session = at(key, line)
    (stored,) = records(session, key)
    (gap,) = session.answers["gaps"]
    assert {name: stored[name] for name in record} == record
    assert gap["key"] == f"{key}[0]{of}"
    assert gap["note"] in line
    assert gap["key"] not in session.pending


def test_nothing_is_asked_of_a_partner_that_is_only_wished_for() -> None:
    wish = "Vi vil gerne have Mødrehjælpen med, men har ikke talt med dem."
    session = at("partners", wish)
    assert f"Læst: Mødrehjælpen: Afklares: {wish}\n" in f"{notes(session)}\n"

    assert location_text(session) == "list partners"
    missing = (it.key for it in session.review.findings if it.rule == "FOR01")
    assert [key for key in missing if key.startswith("partners[")] == ["partners[0]"]


def test_how_far_the_task_before_is_is_not_told_again_on_the_way_back_to_a_list() -> None:
    before = (Location(ScreenKind.QUESTION, "initiative.background"),)
    empty = replace(at("residents.decisions"), history=before)
    begun = replace(at("residents.decisions", "afdelingsmøde 18/3-2026"), history=before)

    assert "B Hvorfor, og for hvem: " in notes(empty)
    assert "B Hvorfor, og for hvem: " not in notes(replace(begun, location=empty.location))


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("ved ikke, skal tjekkes", "skal tjekkes"),
        ("12/3-2026?? (tjek)", "12/3-2026?? (tjek)"),
        ("måske 12/3-2026", "måske 12/3-2026"),
    ],
)
def test_day_that_is_doubted_is_left_open_with_its_words(typed: str, note: str) -> None:
    session = at("residents.decisions", "58: afdelingsmøde, 20-6, referat", typed)
    assert session.answers["gaps"] == [
        {"key": "residents.decisions[0].date", "of": "Afdeling 58", "note": note}
    ]


@pytest.mark.parametrize("typed", ["20-6", "for 20 imod 6", "20 for, 6 imod"])
def test_all_votes_may_be_typed_where_they_are_asked(typed: str) -> None:
    session = at("residents.decisions", "58: afdelingsmøde 15/3-2026, referat", typed)
    (record,) = records(session, "residents.decisions")
    assert (record["votes_for"], record["votes_against"]) == (20, 6)
    assert "20 for, 6 imod" in notes(session)
    assert session.location.key == "residents.decisions[0].votes_blank"


def test_one_number_is_that_of_the_votes_asked_for_first() -> None:
    session = at("residents.decisions", "58: afdelingsmøde 15/3-2026, referat", "20")
    (record,) = records(session, "residents.decisions")
    assert record["votes_for"] == 20
    assert not {"votes_against", "decision"} & record.keys()


@pytest.mark.parametrize(
    ("line", "authority", "reason"),
    [
        (
            "Socialforvaltningen; underskrevet 3/2-2026, møde i maj",
            "Socialforvaltningen, møde i maj",
            None,
        ),
        ("Socialforvaltningen; i dialog", "Socialforvaltningen", None),
        (
            "Socialforvaltningen; ikke begyndt, vi venter på byrådet",
            "Socialforvaltningen",
            "Socialforvaltningen: vi venter på byrådet",
        ),
        ("underskrevet 3/2-2026, møde i maj", None, "møde i maj"),
    ],
)
def test_words_that_answer_no_question_stay_in_their_line(
    line: str, authority: str | None, reason: str | None
) -> None:
    answers = {"status": "draft", "municipality": {"party": True}}
    session = after(listing("municipality.contracts", answers, policy=load_policy()), Typed(line))
    said = session.answers["municipality"]

    assert said["contracts"][0].get("authority") == authority
    assert said.get("contract_reason") == reason


def test_words_of_a_line_written_anew_are_judged_with_the_others() -> None:
    answers = {"status": "draft", "municipality": {"party": True}}
    session = after(
        listing("municipality.contracts", answers, policy=load_policy()),
        Typed("Socialforvaltningen; ikke begyndt, vi venter"),
        Typed("Børneforvaltningen; i dialog, møde i maj"),
        Typed("ret 1: Socialforvaltningen; i dialog, møde i juni"),
    )

    names = [it["authority"] for it in session.answers["municipality"]["contracts"]]
    assert names == ["Socialforvaltningen", "Børneforvaltningen"]
    assert session.answers["municipality"]["contract_reason"].splitlines() == [
        "Børneforvaltningen: møde i maj",
        "Socialforvaltningen: møde i juni",
    ]


@pytest.mark.parametrize(
    ("key", "line", "name"),
    [
        ("financing", "Fonden 40.000 ansøgt 1/9-2031", "status"),
        ("partners", "Kirken: lokale; kaffe; underskrevet 1/9-2031", "commitment"),
    ],
)
def test_fact_with_a_day_to_come_is_asked_about(key: str, line: str, name: str) -> None:
    asked = at(key, line)
    assert asked.unsettled[0].questions[0].field == name
    assert name not in records(asked, key)[0]


def test_head_of_a_budget_gives_its_lines_their_years() -> None:
    typed = "Budget 2028/2029:\nLøn 280.000 / 290.000\nMad 8.000/8.000"
    session = at("budget", typed)
    assert [it.amount for it in session.proposal.budget] == [
        Money.kroner(570_000),
        Money.kroner(16_000),
    ]
    assert "overskrift" in notes(session)
    assert at("budget", "Budget 2028/2029:").proposal.budget == ()


def test_line_that_is_written_anew_leaves_nothing_of_what_it_said() -> None:
    line = "40: 3/9-2026 nej (19 for, 23 imod) enstemmigt, tages op igen foråret 2027"
    asked = at("residents.decisions", line)
    assert asked.gaps
    again = after(asked, choose("?"))

    assert records(again, "residents.decisions") is None
    assert not again.gaps
    assert screen(again).typed == line

    listed = at("residents.decisions", VOTED)
    changed = after(listed, Typed(f"ret 1: {line}"), choose("?"))
    assert records(changed, "residents.decisions") == records(listed, "residents.decisions")


def test_a_month_of_every_year_is_a_day_of_evaluation_each_year() -> None:
    idea = {**ANSWERS["initiative"], "end": date(2028, 7, 31)}
    session = at("evaluation.points", "hvert år i marts: vi ser på tallene", initiative=idea)

    assert records(session, "evaluation.points") == [
        {"date": "marts 2027", "what": "vi ser på tallene"},
        {"date": "marts 2028", "what": "vi ser på tallene"},
    ]


@pytest.mark.parametrize(
    "typed",
    ["Boligforeningen AAB: 600.000 fra dispositionsfonden søges nu", "boligforeningen 600.000"],
)
def test_a_line_that_means_aab_fills_the_one_of_aab(typed: str) -> None:
    session = at("financing", typed, financing=[{"source": "AAB", "kind": "aab"}])
    (record,) = records(session, "financing")
    assert (record["kind"], record["amount"], record["status"]) == ("aab", 600_000, "applied")


def test_a_post_is_renamed_without_its_amount() -> None:
    session = at("budget", "Leder 2028: 710, 2029: 725", "ret 1: løn")
    assert records(session, "budget") == [
        {"item": "løn", "category": "salary", "amount": 1_435, "years": {"2028": 710, "2029": 725}}
    ]


@pytest.mark.parametrize("typed", ["løn ?", "løn 12,3456 kr."])
def test_a_post_with_another_amount_that_is_not_known_keeps_none(typed: str) -> None:
    (record,) = records(at("budget", "Leder 710", f"ret 1: {typed}"), "budget")
    assert "amount" not in record


def test_landsbyggefonden_keeps_its_money_under_another_name() -> None:
    session = at("financing", "LBF 7.000 søgt", "ret 1: Landsbyggefonden")
    (record,) = records(session, "financing")
    assert (record["source"], record["amount"]) == ("Landsbyggefonden", 7_000)


def test_a_share_is_that_of_the_other_posts() -> None:
    for typed in (("Uforudset 3 %",), ("Uforudset", "3 %"), ("Uforudset", "3 % af budgettet")):
        lines = records(at("budget", "Løn 600.000", *typed), "budget")
        assert (lines[1]["amount"], lines[1]["note"]) == (18_000, "3 % af 600.000 kr.")
    changed = at("budget", "Løn 600.000", "Uforudset 3 %", "Mad 40.000", "ret 2: uforudset 3 %")
    assert records(changed, "budget")[1]["amount"] == 19_200
    session = at("budget", "Løn", "", "Uforudset 3 %")
    assert "amount" not in records(session, "budget")[1]
    session = at("budget", "Løn 600.000", "Mad 40.000\nUforudset 3 %")
    assert records(session, "budget")[2]["amount"] == 19_200


def test_shares_are_worked_out_once_the_other_posts_are_settled() -> None:
    text = "Løn 10.000 om måneden\nUforudset 3 %\nAdministration 5 %\nMad 100.000"
    begun = at("budget", text)
    assert ["amount" in it for it in records(begun, "budget")] == [False, False, False, True]
    settled = after(begun, choose("0"))
    assert [it["amount"] for it in records(settled, "budget")] == [120_000, 6_600, 11_000, 100_000]
    lacking = after(at("budget", text.replace("Mad 100.000", "Mad")), choose("0"))
    assert ["amount" in it for it in records(lacking, "budget")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("halvdelen af resten", 3_000),
        ("resten", 6_000),
        ("10 % af budgettet", 1_000),
        ("10 %", 1_000),
        ("2.000 om året", 2_000),
    ],
)
def test_how_much_a_payer_pays_may_be_answered_in_words(typed: str, amount: int) -> None:
    begun = {"budget": [{"item": "Løn", "category": "salary", "amount": 10_000}]}
    session = at("financing", "AAB 4.000", "Velliv Foreningen søgt", typed, **begun)
    assert records(session, "financing")[1]["amount"] == amount
    followed = after(listing("budget", session.answers, policy=POLICY), Typed("Mad 2.000"))
    follows = records(followed, "financing")[1]["amount"] != amount
    assert follows is (typed == "resten")


def test_what_no_words_of_an_amount_say_is_refused() -> None:
    session = at("financing", "Velliv Foreningen søgt", "en masse")
    assert "kan ikke læses som et beløb" in session.notes[0].text
