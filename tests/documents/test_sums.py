"""No paper contains a sum that does not equal the sum of the lines it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.documents import compose_proposal
from aabsocial.documents.model import Facts, Table
from aabsocial.localization.messages import format_money
from aabsocial.model.findings import Outcome, Review
from aabsocial.model.proposal import BudgetCategory, FinancingKind
from aabsocial.model.proposal_facts import NEITHER_OWN_NOR_EXTERNAL, OWN_MONEY
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from tests.support.meetings import a_pack, an_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aabsocial.documents import ProposalPaper
    from aabsocial.documents.model import Part

POLICY = load_policy()
KIND_WORDS = POLICY.item_words["financing.kind"].choices
KINDS: dict[str, str] = {words.da: kind for kind, words in KIND_WORDS.items()}
OF_AAB = "Søgt med oplægget"
STATES = {words.da for words in POLICY.item_words["financing.status"].choices.values()} | {OF_AAB}
GRANTED = POLICY.item_words["financing.status"].choices["granted"].da
AMOUNT = re.compile(r"([\d.]+)(?:,(\d\d))?\N{NO-BREAK SPACE}kr\.")
GAP = "▢ Ikke besvaret"
ODD = "cirka hundrede"  # what is neither an amount nor a choice


def lines(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, object]]]:
    """Draw lines in which fields may be missing or unreadable."""
    odd = {
        name: st.one_of(*[values] * 6, st.sampled_from([ODD, None]))
        for name, values in fields.items()
    }
    drawn = st.fixed_dictionaries(odd).map(
        lambda line: {name: value for name, value in line.items() if value is not None}
    )
    return st.lists(drawn, min_size=1, max_size=4)


amounts = st.one_of(st.integers(0, 900_000), st.sampled_from(["12.345,67 kr.", "3,5"]))
budgets = lines(amount=amounts, category=st.sampled_from(get_args(BudgetCategory)))
financings = lines(
    amount=amounts,
    kind=st.sampled_from(["aab", "department", "foundation", "participants", "in-kind"]),
    status=st.sampled_from(["applied", "granted"]),
)
proposals = st.fixed_dictionaries(
    {"initiative": st.fixed_dictionaries({"title": st.just("Lys"), "participants": st.just(7)})},
    optional={
        "budget": st.one_of(budgets, st.just(ODD)),
        "financing": st.one_of(financings, st.just(ODD)),
    },
)


def a_review(answers: dict[str, Any]) -> Review:
    """Return the review of these answers, without findings."""
    structure = read_answers(POLICY, answers)
    return Review(
        proposal=structure.proposal,
        verdicts=(),
        findings=(),
        outcome=Outcome.READY,
        unreadable=structure.unreadable,
    )


def ore(cell: str) -> int | None:
    """Return the amount in a cell if it is whole, else `None`."""
    if cell == "–":
        return 0
    found = AMOUNT.fullmatch(cell)
    return int(found[1].replace(".", "")) * 100 + int(found[2] or 0) if found else None


def states(text: str, parts: Iterable[int | None]) -> bool:
    """Return whether a text states the sum of these parts, or the known part of it."""
    every = list(parts)
    known = [part for part in every if part is not None]
    summed = format_money(Money(sum(known)), "da")
    if known == every:
        return text == summed or text.startswith(f"{summed} (") or (text, sum(known)) == ("–", 0)
    least = f"mindst {summed} (" if any(known) else "Kan ikke opgøres ("
    return least in text and "%" not in text


def tables_of(paper: ProposalPaper) -> dict[str, Table]:
    """Return the tables of budget and financing that have a row of sums."""
    return {
        section.name: part
        for section in paper.economy.sections
        for part in section.parts
        if isinstance(part, Table)
    }


def column(table: Table, title: str) -> list[str]:
    at = [column.title for column in table.columns].index(title)
    return [row[at] for row in table.rows]


def facts_of(parts: Sequence[Part]) -> dict[str, str]:
    rows = [row for part in parts if isinstance(part, Facts) for row in part.rows]
    return {row.label: row.value for row in rows}


def parts_of(table: Table, title: str, belongs: Callable[[str], bool | None]) -> list[int | None]:
    """Return the amounts of the lines that belong to a sum, or may do so."""
    by = zip(column(table, title), column(table, "Beløb"), strict=True)
    found = [(belongs(cell), ore(amount)) for cell, amount in by]
    return [
        None if is_meant is None and amount != 0 else amount
        for is_meant, amount in found
        if is_meant is not False
    ]


def is_kind(kinds: Iterable[str]) -> Callable[[str], bool | None]:
    return lambda cell: KINDS[cell] in kinds if cell in KINDS else None


def unsecured_in(table: Table) -> list[int | None]:
    """Return the amounts of the lines whose money is not granted, or may not be."""
    rows = zip(*(column(table, title) for title in ("Type", "Status", "Beløb")), strict=True)
    found = [
        (status, ore(amount))
        for kind, status, amount in rows
        if KINDS.get(kind) != "in-kind" and status != GRANTED
    ]
    return [amount if status in STATES or amount == 0 else None for status, amount in found]


EXTERNAL = set(get_args(FinancingKind)) - OWN_MONEY - NEITHER_OWN_NOR_EXTERNAL


def sum_of(table: Table) -> str:
    return table.sums[[column.title for column in table.columns].index("Beløb")]


def has(table: Table, title: str) -> bool:
    return title in [column.title for column in table.columns]


@settings(max_examples=200, deadline=None)
@given(answers=proposals)
def test_budget_sums_equal_their_lines(answers: dict[str, Any]) -> None:
    paper = compose_proposal(POLICY, a_review(answers), "da")
    facts, figures = facts_of(paper.facts), facts_of(paper.economy.sections[-1].parts)
    budget = tables_of(paper).get("budget")
    if not budget:
        assert "kr." not in facts["Samlet budget"] + figures["Pris pr. deltager"]
        return
    cells = [ore(cell) for cell in column(budget, "Beløb")]
    assert states(sum_of(budget), cells)
    assert has(budget, "Andel") is (None not in cells and any(cells))
    assert states(facts["Samlet budget"], cells)
    price = figures["Pris pr. deltager"]
    assert ("mindst" in price or "Kan ikke opgøres" in price) is (None in cells)


@settings(max_examples=200, deadline=None)
@given(answers=proposals)
def test_financing_sums_equal_their_lines(answers: dict[str, Any]) -> None:
    paper = compose_proposal(POLICY, a_review(answers), "da")
    facts, figures = facts_of(paper.facts), facts_of(paper.economy.sections[-1].parts)
    financing = tables_of(paper).get("financing")
    if not financing:
        assert "kr." not in facts["Søges hos AAB"] + figures["Endnu ikke bevilget"]
        return
    money = parts_of(financing, "Beløb", lambda cell: not cell.startswith("andet end penge"))
    assert states(sum_of(financing), money)
    assert has(financing, "Andel") is (None not in money and any(money))
    asked = parts_of(financing, "Type", is_kind({"aab"}))
    assert states(facts["Søges hos AAB"], asked)
    external = facts["Ekstern finansiering"].removeprefix(GAP).removeprefix(" – ") or "–"
    assert states(external, parts_of(financing, "Type", is_kind(EXTERNAL)))
    assert states(figures["Endnu ikke bevilget"], unsecured_in(financing))
    if None in money:
        assert "%" not in "".join((*facts.values(), *figures.values()))


@settings(max_examples=100, deadline=None)
@given(answers=proposals)
def test_difference_is_shown_only_for_whole_sums(answers: dict[str, Any]) -> None:
    paper = compose_proposal(POLICY, a_review(answers), "da")
    figures = facts_of(paper.economy.sections[-1].parts)
    sums = [ore(sum_of(table)) for table in tables_of(paper).values()]
    told = figures.get("Forskel mellem budget og finansiering", "–")
    match sums:
        case (int(costs), int(paid)):
            assert states(told, [abs(costs - paid)])
        case _:
            assert "kr." not in told


def least(cell: str) -> int:
    """Return the minimum of a cell's amount."""
    found = AMOUNT.search(cell)
    return (ore(found[0]) or 0) if found else 0


def is_summed(cells: Sequence[str], told: str) -> bool:
    """Return whether a sum is that of the known cells, and a minimum where one is not whole."""
    summed = sum(map(least, cells))
    written = format_money(Money(summed), "da")
    if None not in map(ore, cells):
        return told == (written if summed else "–")
    return told == f"mindst {written}" if summed else "kr." not in told and told != "–"


@settings(max_examples=60, deadline=None)
@given(answers=st.lists(proposals, min_size=1, max_size=3))
def test_overview_sums_equal_their_rows(answers: list[dict[str, Any]]) -> None:
    reviews = [a_review(it) for it in answers]
    items = (
        an_item(number, review.proposal, review=review) for number, review in enumerate(reviews, 1)
    )
    front = a_pack(*items).front
    assert front is not None
    overview = front.overview
    assert overview is not None
    for name in ("asked", "total", "open"):
        cells = [getattr(row, name) for row in overview.rows]
        assert is_summed(cells, overview.sums[name]), (name, cells, overview.sums)
        is_told = any(overview.heads[name] in note for note in overview.notes)
        assert is_told is (None in map(ore, cells))
    asked = [row.asked for row in overview.rows]
    assert [row.asked for row in front.agenda.rows] == asked
    charts = overview.charts
    assert (charts is None) is (len(asked) == 1 or not any(map(least, asked)))
    if charts:
        assert [bar.amount for bar in charts.asked] == asked
        most = max(map(least, asked))
        assert [bar.part for bar in charts.asked] == [least(cell) / most for cell in asked]
        assert all(cell in charts.asked_alternative for cell in asked)
