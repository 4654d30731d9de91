"""Answers left open on purpose stand in the papers, marked at their place, and count as nothing."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents.answers import is_open
from aabsocial.documents.case.context import CaseContext
from aabsocial.handout.leaks import texts_in
from aabsocial.model.findings import Outcome, VerdictKind
from aabsocial.model.proposal import BudgetLine, Gap, Proposal, ResidentDecision
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.gaps import mark_of
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.gaps import ground_of_gaps, ground_without_notes
from aabsocial.review.review import review
from tests.support.cases import a_case, a_page, plain
from tests.support.meetings import a_pack, an_item
from tests.support.open_answers import NOTE, an_open_proposal
from tests.support.papers import a_review, checklist_markdown, proposal_markdown, visible_text
from tests.support.proposals import ON_THE_DAY, a_proposal

POLICY = load_policy()
DECISION = CaseContext(number="2", kind="decision")


def paper(proposal: Proposal) -> str:
    return visible_text(proposal_markdown(proposal))


@pytest.mark.parametrize(
    "said",
    [
        f"Formål: ▢ Afklares: {NOTE} (senest 1. maj 2027)",
        "Deltagere: ▢ Afklares",
        f"▢ Afklares: {NOTE} – 31. august 2027",
        f"▢ Afklares: {NOTE} (fra Jens)",
        f"Afdeling 903 ▢ Afklares: {NOTE} (senest 14. januar 2027)",
        f"Samarbejdspartnere: ▢ Afklares: {NOTE}",
        "8 svar skal afklares. De er markeret med ▢.",
    ],
)
def test_mark_stands_at_the_place_of_the_answer(said: str) -> None:
    assert said in paper(an_open_proposal()).replace("\N{NO-BREAK SPACE}", " ")


def test_mark_stands_above_the_recommendation() -> None:
    text = paper(an_open_proposal())

    assert text.index("8 svar skal afklares") < text.index("Det indstilles")
    one = a_proposal({"initiative.purpose": None, "gaps": (Gap(key="initiative.purpose"),)})
    assert "Ét svar skal afklares. Det er markeret med ▢." in paper(one)
    assert "mærket ▢" not in paper(a_proposal())


def test_what_is_forgotten_is_counted_beside_what_is_left_open() -> None:
    gap = Gap(key="initiative.purpose", note="et møde")
    changes = {"initiative.purpose": None, "operations.how": None, "gaps": (gap,)}

    assert "Der mangler endnu 1 svar, og 1 skal afklares. De er" in paper(a_proposal(changes))
    assert "▢ Ikke besvaret" in paper(a_proposal(changes))


def test_list_without_records_has_its_mark_in_their_place() -> None:
    text = paper(a_proposal({"budget": (), "gaps": (Gap(key="budget", note="tilbud"),)}))

    assert "Budget: ▢ Afklares: tilbud" in text
    assert "Kan ikke opgøres (1 beløb mangler)" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_sum_over_a_list_that_awaits_more_is_no_sum() -> None:
    rows = (BudgetLine(item="Kaffe", category="catering", amount=Money.kroner(900)),)
    text = paper(a_proposal({"budget": rows, "gaps": (Gap(key="budget", note="tilbud"),)}))

    assert "mindst 900 kr. (1 beløb mangler)" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_record_has_its_mark_once() -> None:
    assert paper(an_open_proposal()).count("senest 14. januar 2027") == 1


def test_awaited_number_has_no_unit_behind_it() -> None:
    text = paper(an_open_proposal())

    assert f"▢ Afklares: {NOTE} husstande" not in text
    assert "▢ enhed mangler" not in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", True), ("▢ Afklares", True), ("▢ Ikke besvaret", True), ("7", False)],
)
def test_mark_is_told_from_an_answer(text: str, *, expected: bool) -> None:
    assert is_open(text) is expected


# --- The case


def told_on_the_page(*keys: str) -> list[str]:
    proposal = a_proposal({"gaps": tuple(Gap(key=key) for key in keys)})
    told = a_page(a_review(proposal), context=DECISION).open.points
    return [text for it in told if "afklares" in (text := plain(it.text)).casefold()]


def test_case_says_each_of_what_is_open() -> None:
    page = a_page(a_review(an_open_proposal()), context=DECISION)
    told = [plain(it.text).replace("\N{NO-BREAK SPACE}", " ") for it in page.open.points]

    assert page.recommendation.missing == "8 svar skal afklares. De er markeret med ▢."
    assert (
        f"Beboernes beslutninger, Afdeling 903: ▢ Afklares: {NOTE} (senest 14. januar 2027)" in told
    )
    assert not [it for it in told if "Ikke besvaret:" in it]


def test_case_names_first_what_the_decision_hangs_on_and_counts_the_rest() -> None:
    trivia = ("activities", "risks", "annexes", "milestones")
    weighty = ("success_criteria", "municipality.contracts", "budget", "residents.decisions")

    assert told_on_the_page(*trivia, *weighty) == [
        "Beboernes beslutninger: ▢ Afklares",
        "Budget: ▢ Afklares",
        "Resultatkontrakter: ▢ Afklares",
        "Succeskriterier: ▢ Afklares",
        "Derudover skal 4 svar afklares.",
    ]
    assert told_on_the_page(*trivia, "partners")[-1] == "Derudover skal 1 svar afklares."


def test_case_names_what_fills_in_a_line_last_and_minutes_with_it() -> None:
    changes = {
        "activities[0].who": None,
        "residents.decisions[0].evidence": None,
        "success_criteria[0].target": None,
        "initiative.purpose": None,
        "gaps": tuple(
            Gap(key=key)
            for key in (
                "activities[0].who",
                "residents.decisions[0].evidence",
                "initiative.purpose",
                "success_criteria[0].target",
            )
        ),
    }
    told = a_page(a_review(a_proposal(changes)), context=DECISION).open.points
    named = [text.partition(",")[0] for it in told if "Afklares" in (text := plain(it.text))]

    assert named == [
        "Succeskriterier",
        "Formål: ▢ Afklares",
        "Aktiviteter",
        "Beboernes beslutninger",
    ]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (None, ["Succeskriterier, K1, Måltal og kilde: ▢ Afklares"]),
        (
            "tallet",
            [
                "Succeskriterier, K1, Måltal: ▢ Afklares",
                "Succeskriterier, K1, Kilde: ▢ Afklares: tallet",
            ],
        ),
    ],
)
def test_case_says_once_what_several_parts_of_a_record_wait_for(
    second: str | None, told: list[str]
) -> None:
    keys = ("success_criteria[0].target", "success_criteria[0].source")
    gaps = tuple(Gap(key=key, note=note) for key, note in zip(keys, (None, second), strict=True))
    changes = {**dict.fromkeys(keys), "gaps": gaps}
    points = a_page(a_review(a_proposal(changes)), context=DECISION).open.points
    said = [plain(it.text) for it in points]

    assert [it for it in said if it.startswith("Succeskriterier, K1")] == told


def test_case_counts_each_part_of_a_record_that_is_left() -> None:
    keys = ("activities[0].who", "activities[0].when")
    weighty = ("success_criteria", "municipality.contracts", "budget", "residents.decisions")
    changes = {**dict.fromkeys(keys), "gaps": tuple(Gap(key=key) for key in (*keys, *weighty))}
    points = a_page(a_review(a_proposal(changes)), context=DECISION).open.points

    assert "Derudover skal 2 svar afklares." in [plain(it.text) for it in points]


def test_a_page_short_of_room_names_the_same_answers() -> None:
    page = a_page(a_review(an_open_proposal()), context=DECISION).open
    lists = (page.points, page.fewest, page.shortest)
    full, *others = ([it for it in points if "fklares" in plain(it.text)] for points in lists)

    assert len(full) == 5
    assert others == [full, full]


def test_case_says_whose_decision_is_awaited() -> None:
    said = a_page(a_review(an_open_proposal()), context=DECISION).residents
    by_903 = said.decisions[1]

    assert (said.missing, said.brief_missing) == ("", "▢ Afklares: Afdeling\xa0903")
    assert plain(by_903.votes) == f"▢ Afklares: {NOTE} (senest 14. januar 2027)"


@pytest.mark.parametrize(
    ("note", "by", "told"),
    [
        ("urafstemning 20.-27. november 2027", date(2027, 11, 27), "20.-27. november 2027"),
        ("urafstemning i november 2027", date(2027, 11, 30), "november 2027"),
        ("urafstemningen", date(2027, 11, 27), "27. november 2027"),
        (None, date(2027, 11, 27), "27. november 2027"),
    ],
    ids=["a period", "a month", "a day alone", "no words"],
)
def test_timeline_has_a_stretch_in_the_words_of_its_note(
    note: str | None, by: date, told: str
) -> None:
    gap = Gap(key="residents.decisions[1]", note=note, by=by)
    empty = ResidentDecision(department="903")
    case = a_case({"residents.decisions[1]": empty, "gaps": (gap,)})

    assert f" {told} Beboernes beslutninger, Afdeling 903 Afklares senest" in plain(case.depth)
    assert "30. november 2027" not in plain(case)


@pytest.mark.parametrize(
    ("note", "told"),
    [("referatet, pkt 6.", "referatet, pkt 6"), ("kaffe m.v.", "kaffe m.v."), ("nu …", "nu …")],
)
def test_a_note_ends_without_the_full_stop_of_a_sentence(note: str, told: str) -> None:
    assert mark_of(Gap(note=note), "da") == f"▢ Afklares: {told}"


@pytest.mark.parametrize(("second", "times"), [("svar", 1), ("noget andet", 2)])
def test_one_wait_for_what_is_asked_together_stands_once(second: str, times: int) -> None:
    keys = ("operations.supports", "operations.how")
    gaps = tuple(Gap(key=key, note=note) for key, note in zip(keys, ("svar", second), strict=True))
    proposal = a_proposal({**dict.fromkeys(keys), "gaps": gaps})
    (operations,) = (it for it in a_case(proposal).depth.sections if it.name == "operations")
    section = paper(proposal).partition("Understøtter driften")[2].partition("Fysiske")[0]

    assert plain(operations).count("▢ Afklares") == times
    assert section.count("▢ Afklares") == times


def test_one_wait_for_the_whole_period_is_said_once() -> None:
    gaps = (Gap(key="initiative.start", note="svar"), Gap(key="initiative.end", note="svar"))
    changes = {"initiative.start": None, "initiative.end": None, "gaps": gaps}

    assert a_page(a_review(a_proposal(changes))).when.period == "▢ Afklares: svar"


# --- Verdicts and the checklist


def test_verdict_that_only_gaps_hold_up_says_so() -> None:
    found = review(POLICY, DecodedAnswers(proposal=an_open_proposal()), ON_THE_DAY)
    verdict = next(it for it in found.verdicts if it.clause == "1.5")

    assert (verdict.kind, found.outcome) == (VerdictKind.MISSING, Outcome.NOT_READY)
    assert verdict.ground is not None
    assert verdict.ground.in_("da") == (
        f"Afklares: Beboernes beslutninger, Afdeling 903 – {NOTE} (senest 14. januar 2027)."
    )
    bare = ground_without_notes(verdict.ground)
    assert bare is not None
    assert bare.in_("da") == "Afklares: Beboernes beslutninger, Afdeling 903."
    assert ground_without_notes(None) is None


def test_verdict_that_lacks_something_else_too_says_that() -> None:
    found = review(POLICY, DecodedAnswers(proposal=an_open_proposal()), ON_THE_DAY).findings
    (gap,) = (it for it in found if it.key == "operations.how")

    assert ground_of_gaps(()) is None
    assert ground_of_gaps((gap, replace(gap, gap=None))) is None


def test_checklist_calls_it_to_be_settled() -> None:
    found = review(POLICY, DecodedAnswers(proposal=an_open_proposal()), ON_THE_DAY)
    text = visible_text(checklist_markdown(found))

    assert "Afklares FOR01: »Beboernes beslutninger, Afdeling 903« skal stadig afklares" in text


# --- The public edition


def test_public_pack_has_the_mark_and_not_the_note() -> None:
    found = review(POLICY, DecodedAnswers(proposal=an_open_proposal()), ON_THE_DAY)
    item = replace(an_item(1, an_open_proposal()), review=found)
    full = "\n".join(texts_in(a_pack(item)))
    public_pack = "\n".join(texts_in(a_pack(item, edition="public")))

    assert NOTE in full
    assert NOTE not in public_pack
    assert "Jens" not in public_pack
    assert "▢ Afklares" in public_pack
    assert "8 svar skal afklares" in public_pack
    assert "januar 2027" not in public_pack


def test_a_number_of_a_decision_that_is_awaited_has_its_label_in_full() -> None:
    first, *others = a_proposal().residents.decisions
    open_votes = replace(first, votes_for=None, votes_against=None, households=None)
    names = ("votes_for", "votes_against", "households")
    gaps = tuple(Gap(key=f"residents.decisions[0].{name}", note="referatet") for name in names)
    changes = {"residents.decisions": (open_votes, *others), "gaps": gaps}
    said = paper(a_proposal(changes))
    assert "Stemmer for: ▢ Afklares: referatet, Stemmer imod: ▢ Afklares: referatet" in said
    assert "Husstande: ▢ Afklares: referatet" in said
