"""The one table of questions reads a proposal, asks what is in use, and knows what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core import toml
from aabsocial.core.money import Money
from aabsocial.core.struct import Struct, names_in
from aabsocial.model.answers import path_of
from aabsocial.model.findings import Severity
from aabsocial.model.proposal import BudgetLine, Proposal
from aabsocial.model.questions import Group
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire import unknown_keys
from aabsocial.questionnaire.decoding import Table, tables
from aabsocial.questionnaire.questions import asked_items, open_questions, read_answers, value_at
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.answers import Answers

POLICY = load_policy()
FREE = {"finance.no_money"}


def keys_asked(proposal: Proposal) -> list[str]:
    return [item.key for item in asked_items(POLICY, proposal)]


def keys_open(proposal: Proposal) -> set[str]:
    return {found.key for found in open_questions(POLICY, proposal)}


def found_in(answers: Answers) -> list[tuple[str, str]]:
    return [(found.rule, found.key) for found in read_answers(POLICY, answers).findings]


def _keys_of(part: Struct, above: str, groups: dict[str, Group]) -> Iterator[str]:
    for name in names_in(type(part)):
        key = f"{above}{name}"
        value: Any = getattr(part, name)
        if key in groups:
            yield from (f"{key}.{inner}" for inner in names_in(groups[key].record))
        elif isinstance(value, Struct):
            yield from _keys_of(value, f"{key}.", groups)
        else:
            yield key


def test_the_table_of_questions_and_the_proposal_hold_the_same() -> None:
    groups = {item.key: item for item in POLICY.items.values() if isinstance(item, Group)}

    assert set(_keys_of(Proposal(), "", groups)) == set(POLICY.questions)


def test_answers_become_a_proposal() -> None:
    structure = read_answers(
        POLICY,
        {
            "initiative": {"title": "Sommer i gården", "start": date(2026, 7, 1)},
            "budget": [{"item": "Mad", "amount": "9.600 kr."}],
        },
    )

    assert structure.findings == ()
    assert structure.proposal.initiative.title == "Sommer i gården"
    assert structure.proposal.budget == (BudgetLine(item="Mad", amount=Money.kroner(9_600)),)


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param({"partners": {"name": "A"}}, ("FIL04", "partners"), id="one table for many"),
        pytest.param({"initiative": [{}]}, ("FIL04", "initiative"), id="many tables for one"),
        pytest.param({"initiative": "x"}, ("FIL04", "initiative"), id="text for a table"),
        pytest.param({"budget": ["mad"]}, ("FIL04", "budget"), id="texts for records"),
        pytest.param(
            {"budget": [{}, {"amount": True}]}, ("FIL04", "budget[1].amount"), id="deep in a record"
        ),
        pytest.param({"policy": "2030-01-01"}, ("FIL11", "policy"), id="unknown policy"),
        pytest.param({"status": "klar"}, ("FIL05", "status"), id="not a choice"),
        pytest.param({"schema_version": 2}, ("FIL10", "schema_version"), id="newer format"),
    ],
)
def test_unreadable_answer_is_a_finding_at_its_key(
    answers: Answers, found: tuple[str, str]
) -> None:
    assert found_in(answers) == [found]


@pytest.mark.parametrize(
    ("key", "raw", "kept"),
    [
        pytest.param("initiative.title", "Puls", "Puls", id="a title of four letters"),
        pytest.param("initiative.title", "x" * 101, "x" * 101, id="a long title"),
        pytest.param("initiative.target_group", "x" * 1001, "x" * 1001, id="a long line"),
        pytest.param("recommendation.points", [*"abcde"], tuple("abcde"), id="five points"),
    ],
)
def test_answer_beyond_soft_limit_is_kept(key: str, raw: object, kept: object) -> None:
    table, name = key.split(".")
    structure = read_answers(POLICY, {table: {name: raw}})

    assert value_at(structure.proposal, key) == kept
    assert structure.unreadable == {}
    assert [(it.rule, it.severity) for it in structure.findings] == [("FIL07", Severity.HINT)]


def test_too_long_answer_keeps_its_beginning() -> None:
    structure = read_answers(POLICY, {"initiative": {"summary": "x" * 20_001}})

    assert structure.proposal.initiative.summary == "x" * 20_000 + " […]"
    assert [(it.rule, it.severity) for it in structure.findings] == [("FIL07", Severity.ERROR)]


def test_a_newer_format_is_not_read_at_all() -> None:
    structure = read_answers(POLICY, {"schema_version": 99, "status": 5, "whatever": 1})

    assert [found.rule for found in structure.findings] == ["FIL10"]
    assert structure.proposal == Proposal()


@pytest.mark.parametrize(
    ("key", "near"),
    [("titel", "title"), ("tittle", "title"), ("afdelinger", "departments"), ("start_", "start")],
)
def test_unknown_key_is_reported_with_nearest(key: str, near: str) -> None:
    (found,) = read_answers(POLICY, {"initiative": {key: "x"}}).findings

    assert (found.rule, found.key) == ("FIL03", f"initiative.{key}")
    assert near in found.remedy.in_("da")


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("beboere", "residents"),
        ("Beboerne", "residents"),
        ("økonomi", "finance"),
        ("oekonomi", "finance"),
        ("partnere", "partners"),
        ("partnerskab", "partnership"),
        ("kommunen", "municipality"),
        ("kontakt", "contact"),
        ("indsats", "initiative"),
        ("drift", "operations"),
        ("fysiske_indsatser", "physical"),
        ("effekt", "effect"),
        ("evaluering", "evaluation"),
        ("indstilling", "recommendation"),
        ("beslutning", "decision"),
        ("aktivitet", "activities"),
        ("bilag", "annexes"),
        ("budgetposter", "budget"),
    ],
)
def test_danish_table_name_is_reported_with_real_one(written: str, near: str) -> None:
    (found,) = read_answers(load_policy(), {written: {}}).findings

    assert found.rule == "FIL03"
    assert found.remedy.in_("da") == f"Skriv {near}, hvis det er det felt, du mener."


@pytest.mark.parametrize(
    ("table", "written", "near"),
    [
        ("contact", "telefon", "phone"),
        ("contact", "e-mail", "email"),
        ("operations", "driften", "#"),
    ],
    ids=["the only one", "another", "two end so"],
)
def test_the_last_word_of_a_label_is_enough(table: str, written: str, near: str) -> None:
    (found,) = read_answers(load_policy(), {table: {written: "x"}}).findings

    assert near in found.remedy.in_("da")


def test_every_table_has_names_of_its_own() -> None:
    named = toml.load_shipped(Path(unknown_keys.__file__).with_name("table_names.toml"))

    unlabelled = {
        name for name, entry in tables(load_policy()).entries.items() if isinstance(entry, Table)
    }
    assert named.keys() == unlabelled
    called = [name for names in named.values() for name in names]
    assert len(called) == len(set(called))


def test_unknown_key_without_near_match_is_ignored() -> None:
    (found,) = read_answers(POLICY, {"zzzzqqqq": 1}).findings

    assert "#" in found.remedy.in_("da")


@pytest.mark.parametrize("name", ["", "a.b", "title[0]", 'a"b', "[" + "1" * 5000 + "]"])
def test_an_odd_key_is_found_where_it_is(name: str) -> None:
    (found,) = read_answers(POLICY, {"initiative": {name: 1}}).findings

    assert path_of(found.key) == ("initiative", name)


def test_many_unknown_keys_are_one_finding() -> None:
    unknown = {f"titel {number}": 1 for number in range(60_000)}

    *each, rest = read_answers(POLICY, {"initiative": unknown}).findings

    assert {found.rule for found in each} == {"FIL03"}
    assert (len(each), rest.rule, rest.key) == (100, "FIL03", "initiative.titel 100")
    assert "59.900" in rest.message.in_("da")


def test_one_wrong_answer_leaves_the_others_readable() -> None:
    structure = read_answers(POLICY, {"initiative": {"title": "Gården er grøn", "homes": "mange"}})

    assert structure.proposal.initiative.title == "Gården er grøn"
    assert structure.proposal.initiative.homes is None


def test_a_small_initiative_is_asked_less_than_a_large_one() -> None:
    small = Proposal()
    large = a_proposal({"initiative.other_organisations": ("Boligorganisation B",)})

    assert "residents.involvement" not in keys_asked(small)
    assert "residents.involvement" in keys_asked(large)
    assert len(keys_asked(small)) < len(keys_asked(large))


def test_a_branch_that_is_not_taken_is_neither_asked_nor_missing() -> None:
    with_debt = a_proposal({"initiative.concerns_debt": True, "operations.debt_help": None})
    without = a_proposal({"initiative.concerns_debt": False, "operations.debt_help": None})

    assert "operations.debt_help" in keys_open(with_debt)
    assert "operations.debt_help" in keys_asked(with_debt)
    assert "operations.debt_help" not in keys_open(without)
    assert "operations.debt_help" not in keys_asked(without)


def test_no_and_none_are_answers() -> None:
    proposal = a_proposal({"initiative.pilot": False, "initiative.participants": 0})

    assert not keys_open(proposal) & {"initiative.pilot", "initiative.participants"}


def test_a_required_field_of_a_record_is_missing_by_its_place() -> None:
    assert keys_open(a_proposal({"budget[1].amount": None})) == {"budget[1].amount"}


def test_a_complete_proposal_misses_nothing() -> None:
    assert keys_open(a_proposal()) == set()


def test_an_initiative_without_money_needs_no_lines() -> None:
    free = a_proposal({"finance.no_money": True, "budget": (), "financing": ()})

    assert not keys_open(free) & {"budget", "financing", "finance.vat_included"}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        pytest.param((None, None), FREE, id="nothing is known yet"),
        pytest.param((False, None), FREE, id="no money comes from others"),
        pytest.param((True, None), set(), id="money comes from others"),
        pytest.param((True, True), FREE, id="the two contradict each other"),
        pytest.param((True, False), FREE, id="it was answered all the same"),
    ],
)
def test_money_from_others_leaves_no_doubt_of_money(
    answers: tuple[bool | None, bool | None], asked: set[str]
) -> None:
    changes = dict(zip(("initiative.external_financing", *FREE), answers, strict=True))

    assert FREE.intersection(keys_asked(a_proposal(changes))) == asked


@pytest.mark.parametrize(
    ("answers", "clause"),
    [
        ({"municipality": {"core_task": "måske"}}, "5.1"),
        ({"residents": {"decisions": [{"forum": "møde"}]}}, "1.5"),
        ({"success_criteria": [{"frequency": "ofte"}]}, "6.5"),
        ({"contact": {"role": 5}}, ""),
    ],
)
def test_a_wrong_answer_belongs_to_its_questions_clause(answers: Answers, clause: str) -> None:
    (found,) = read_answers(POLICY, answers).findings

    assert found.clause == clause
