"""What is said in English in as many ways as in Danish."""

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.contract_line import parse_contract
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.period import parse_period
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.unknown import parse_gap

TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(
    "text",
    [
        "don't know yet",
        "We don’t know yet.",
        "I do not know",
        "will come later",
        "to be settled later",
    ],
)
def test_answer_that_nobody_has_yet_is_a_gap(text: str) -> None:
    assert parse_gap(text, "en") == Gap()


@pytest.mark.parametrize("text", ["not agreed yet", "not settled yet", "not fixed"])
def test_what_is_not_settled_is_a_gap_with_these_words(text: str) -> None:
    assert parse_gap(text, "en") == Gap(text)


@pytest.mark.parametrize(
    "when", ["fortnightly", "once a month", "at the weekend", "Fridays 4-6 pm"]
)
def test_activity_says_when(when: str) -> None:
    assert parse_activity(f"Café, {when}, volunteers", "en").values == {
        "what": "Café",
        "when": when,
        "who": "volunteers",
    }


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("has been granted", "granted"),
        ("has granted", "granted"),
        ("has pledged", "pledged"),
        ("is promised", "pledged"),
        ("is expected", "expected"),
    ],
)
def test_verb_before_a_status_is_no_part_of_the_payer(said: str, status: str) -> None:
    values = parse_financing_line(f"The foundation 40,000 {said}", "en").values
    assert (values["source"], values["status"]) == ("The foundation", status)
    assert values["amount"] == Money.kroner(40_000)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The municipality 20,000 per quarter", "en"),
        ("The municipality 20,000 a day", "en"),
        ("The participants DKK 50 per child", "en"),
        ("Kommunen 20.000 pr. kvartal", "da"),
        ("Kommunen 20.000 om dagen", "da"),
        ("Deltagerne 50 kr. pr. barn", "da"),
    ],
)
def test_amount_for_each_is_not_the_whole_amount(text: str, language: Language) -> None:
    reading = parse_financing_line(text, language)
    assert "amount" not in reading.values
    assert "amount" in reading.missing


@pytest.mark.parametrize("said", ["everyone voted in favour", "all voted for"])
def test_vote_without_a_voice_against_is_unanimous(said: str) -> None:
    line = f"Department 40: department meeting 18 March 2026, {said}"
    assert parse_decision(line, "en", TODAY).values["unanimous"] is True


def test_vote_that_not_all_were_for_is_not_unanimous() -> None:
    line = "Department 40: department meeting 18 March 2026, not all voted in favour"
    assert parse_decision(line, "en", TODAY).values["unanimous"] is False


@pytest.mark.parametrize("said", ["called off", "did not take a position"])
def test_meeting_that_decided_nothing_is_a_gap(said: str) -> None:
    assert parse_decision(f"Department 40: {said}", "en", TODAY).gaps[""].note == said


@pytest.mark.parametrize("board", ["the association's board", "The association’s board"])
def test_association_s_board_is_a_forum(board: str) -> None:
    values = parse_decision(f"Department 40: {board}, 18 March 2026", "en", TODAY).values
    assert values["forum"] == "organisation-board"


@pytest.mark.parametrize("text", ["the whole of 2027", "all of 2027"])
def test_whole_year_is_a_period_without_a_note(text: str) -> None:
    reading = parse_period(text, "en")
    assert reading.values == {"start": date(2027, 1, 1), "end": date(2027, 12, 31)}
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("80 per cent satisfied residents, source: the survey", "Share of satisfied residents"),
        ("60 per cent of the residents, source: the survey", "Share of the residents"),
        ("The vote in favour, 60 per cent", "The vote in favour"),
    ],
)
def test_percentage_is_a_share_of_what_is_counted(text: str, indicator: str) -> None:
    assert parse_criterion(text, "en", TODAY).values["indicator"] == indicator


@pytest.mark.parametrize(
    ("payer", "kind"),
    [("Velliv Foreningen", "foundation"), ("The job centre", "municipality")],
)
def test_payer_is_of_the_kind_that_it_is_in_danish(payer: str, kind: str) -> None:
    assert parse_financing_line(f"{payer} 40,000 applied for", "en").values["kind"] == kind


def test_performance_contract_may_be_named_as_one() -> None:
    line = "Performance contract with the children's department; in talks"
    values = parse_contract(line, "en", TODAY).values
    assert values == {"authority": "the children's department", "state": "in-dialogue"}


@pytest.mark.parametrize("said", ["declined", "no thanks"])
def test_refusal_is_no_agreement(said: str) -> None:
    reading = parse_partner_line(f"The school: hosts us; rooms; {said}", "en")
    assert reading.gaps["commitment"].note == said


def test_partners_that_are_not_there_yet_want_a_reason() -> None:
    assert parse_partner_line("none so far", "en").missing == ("reason",)
