"""The overview sets proposals side by side; its sums and charts are honest over gaps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.handout import HandoutTexts
from aabsocial.handout.figures import figures_of
from aabsocial.handout.overview import overview
from aabsocial.localization.messages import (
    LANGUAGES,
    Language,
    LocalizedText,
    Message,
    format_money,
)
from aabsocial.model.findings import Finding, Outcome, Review, Severity, VerdictKind
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from tests.support.estimates import stretch_of
from tests.support.meetings import (
    MEETING,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    an_item,
    paid,
    reviewed,
)

if TYPE_CHECKING:
    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.handout.pack import Overview
    from aabsocial.model.meeting import AgendaItem
    from aabsocial.model.proposal import FinancingKind

SAYS = Message(LocalizedText("Noget.", "Something."))
SPREAD = (paid("aab", 100_000), paid("department", 50_000, "granted"), paid("foundation", 50_000))


def spaced(text: str) -> str:
    return " ".join(text.split())


def overview_of(*items: AgendaItem, **options: Any) -> Overview:  # noqa: ANN401 - any of the options
    front = a_pack(*items, **options).front
    assert front is not None
    assert front.overview is not None
    return front.overview


def asking(number: int, *kroner: int | None) -> AgendaItem:
    return an_item(number, a_proposal_to_decide(*(paid("aab", it) for it in kroner)))


def test_agenda_without_proposals_has_no_overview() -> None:
    front = a_pack(a_plain_item(1)).front
    assert front is not None
    assert front.overview is None


def test_row_has_all_that_a_board_compares() -> None:
    idea = {"start": date(2027, 10, 1), "end": date(2028, 9, 30)}
    (row,) = overview_of(an_item(2, a_proposal_to_decide(*SPREAD, **idea))).rows
    texts = (row.number, row.asked, row.total, row.open, row.open_share, row.period, row.late)
    assert tuple(map(spaced, texts)) == (
        "2",
        "100.000 kr.",
        "180.000 kr.",
        "150.000 kr.",
        "75 %",
        "okt. 2027 – sept. 2028",
        "",
    )
    assert (row.anchor, row.ready, row.ready_kind) == ("item-2", "Klar", VerdictKind.MET)


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("medio oktober 2027", "udgangen af 2028", "okt. 2027 – dec. 2028"),
        ("foråret 2028", "2029", "foråret 2028 – 2029"),
    ],
)
def test_stretch_within_a_month_is_that_month(start: str, end: str, period: str) -> None:
    idea = {"start": stretch_of(start), "end": stretch_of(end)}
    (row,) = overview_of(an_item(1, a_proposal_to_decide(*SPREAD, **idea))).rows
    assert spaced(row.period) == period


@pytest.mark.parametrize(
    ("start", "end", "late"),
    [
        (date(2026, 12, 3), date(2027, 1, 1), ""),
        (date(2026, 12, 2), date(2027, 1, 1), "er begyndt"),
        (date(2026, 1, 1), date(2026, 12, 3), "er begyndt"),
        (date(2026, 1, 1), date(2026, 12, 2), "er slut"),
        (None, date(2026, 12, 2), "er slut"),
        (None, None, ""),
        (stretch_of("december 2026"), stretch_of("2027"), ""),
        (stretch_of("november 2026"), stretch_of("december 2026"), "er begyndt"),
        (stretch_of("2025"), stretch_of("november 2026"), "er slut"),
    ],
)
def test_begun_and_ended_are_told_against_the_day_of_the_meeting(
    start: DayOrStretch | None, end: DayOrStretch | None, late: str
) -> None:
    (row,) = overview_of(an_item(1, a_proposal_to_decide(start=start, end=end))).rows
    assert row.late == late


@pytest.mark.parametrize(
    ("start", "end", "unread", "period"),
    [
        (None, None, {}, "▢ Ikke besvaret"),
        (date(2027, 1, 1), None, {}, "jan. 2027 – ▢ Ikke besvaret"),
        (
            None,
            date(2027, 5, 1),
            {"initiative.start": "til foråret"},
            "⚠ Kan ikke læses – maj 2027",
        ),
    ],
)
def test_day_that_is_not_known_is_told(
    start: date | None, end: date | None, unread: dict[str, str], period: str
) -> None:
    proposal = a_proposal_to_decide(start=start, end=end)
    item = an_item(1, review=replace(reviewed(proposal), unreadable=unread))
    assert spaced(overview_of(item).rows[0].period) == period


def missing_annex() -> Finding:
    return Finding(
        rule="MAP01", name="x", severity=Severity.WARNING, key="", message=SAYS, remedy=SAYS
    )


@pytest.mark.parametrize(
    ("outcome", "findings", "says", "kind"),
    [
        (Outcome.READY, (), "Klar", VerdictKind.MET),
        (Outcome.READY_WITH_REMARKS, (), "Klar, med bemærkninger", VerdictKind.PARTLY_MET),
        (Outcome.NOT_READY, (), "Ikke klar", VerdictKind.NOT_MET),
        (Outcome.READY, (missing_annex(),), "Ikke klar", VerdictKind.NOT_MET),
    ],
)
def test_readiness_has_a_word_and_a_mark(
    outcome: Outcome, findings: tuple[Finding, ...], says: str, kind: VerdictKind
) -> None:
    review = replace(reviewed(a_proposal_to_decide(), findings), outcome=outcome)
    (row,) = overview_of(an_item(1, review=review)).rows
    assert (row.ready, row.ready_kind) == (says, kind)


def test_outcome_is_left_out_where_findings_are() -> None:
    review = reviewed(a_proposal_to_decide(), (replace(missing_annex(), key="annexes[0].file"),))
    item = an_item(1, review=review)
    (row,) = overview_of(item, edition="public").rows
    assert (row.ready, row.ready_kind) == ("–", VerdictKind.NOT_APPLICABLE)


def test_proposal_on_two_items_is_summed_once() -> None:
    first = asking(2, 100_000)
    overview = overview_of(first, replace(first, number="3", kind="discussion"), asking(4, 1_000))
    assert [row.number for row in overview.rows] == ["2, 3", "4"]
    assert spaced(overview.sums["asked"]) == "101.000 kr."
    assert overview.charts is not None
    assert [bar.number for bar in overview.charts.asked] == ["2", "4"]
    assert "Punkt 2 og 3," in spaced(overview.charts.asked_alternative)


def test_two_proposals_of_one_path_are_two() -> None:
    first, second = asking(1, 100_000), asking(2, 1_000)
    overview = overview_of(first, replace(second, path=first.path))
    assert spaced(overview.sums["asked"]) == "101.000 kr."


@pytest.mark.parametrize("paths", [("a/proposal.toml", "b/proposal.toml"), ("", "")])
def test_equal_proposals_of_two_paths_or_none_are_two(paths: tuple[str, str]) -> None:
    items = [replace(asking(at, 1_000), path=path) for at, path in enumerate(paths, 1)]
    assert spaced(overview_of(*items).sums["asked"]) == "2.000 kr."


def test_sum_over_what_cannot_be_read_is_a_minimum_and_says_why() -> None:
    lines = (paid("aab", 100_000), paid("aab", None))
    unread = {"financing[1].amount": "12.000 kr. incl. moms"}
    review = replace(reviewed(a_proposal_to_decide(*lines)), unreadable=unread)
    overview = overview_of(an_item(1, review=review), asking(2, 25_000))
    assert spaced(overview.sums["asked"]) == "mindst 125.000 kr."
    assert "»Søges hos AAB« kan ikke opgøres fuldt ud: 1 post kan ikke læses." in map(
        spaced, overview.notes
    )
    assert not overview.rows[0].open_share


def test_unreadable_proposal_is_named_as_left_out() -> None:
    broken = an_item("3a", unreadable=SAYS, review=None, source=None)
    overview = overview_of(asking(1, 1), broken)
    assert tuple(map(spaced, overview.notes)) == (
        "Punkt 3a kan ikke læses og er ikke med i overblikket og summerne.",
    )


def test_several_unreadable_proposals_are_many_items() -> None:
    broken = [an_item(it, unreadable=SAYS, review=None, source=None) for it in ("2", "3a")]
    overview = overview_of(asking(1, 1), *broken, language="en")
    assert tuple(map(spaced, overview.notes)) == (
        "Items 2 and 3a cannot be read and are not included in the overview or the totals.",
    )


def test_public_sums_are_of_open_items_and_say_so() -> None:
    title = "Den anden sag"
    closed = an_item(
        2, a_proposal_to_decide(paid("aab", 5_000), title=title), title=title, closed=True
    )
    overview = overview_of(asking(1, 90_000), closed, edition="public")
    assert spaced(overview.sums["asked"]) == "90.000 kr."
    assert overview.notes == ("Overblikket og summerne omfatter kun åbne punkter.",)


def test_large_print_has_no_column_of_totals() -> None:
    overview = overview_of(asking(1, 1), large_print=True)
    assert "total" not in overview.heads
    assert "total" not in overview.sums


def overview_alone(items: list[AgendaItem]) -> Overview:
    """Return the overview without the cases, which take their time."""
    texts = HandoutTexts("da")
    figures = figures_of(load_policy(), texts, items)
    found = overview(texts, MEETING, items, figures, with_total=True)
    assert found is not None
    return found


amounts = st.lists(
    st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=4), min_size=1, max_size=14
)


@given(amounts)
def test_sums_are_of_all_that_is_known(asked: list[list[int | None]]) -> None:
    items = [asking(number, *kroner) for number, kroner in enumerate(asked, 1)]
    found = overview_alone(items)
    known = sum(it or 0 for kroner in asked for it in kroner)
    is_whole = all(it is not None for kroner in asked for it in kroner)
    told = found.sums["asked"]
    assert len(found.rows) == len(asked)
    if known:
        assert told.endswith(format_money(Money.kroner(known), "da"))
        assert told.startswith("mindst ") is not is_whole
    else:
        assert told == ("–" if is_whole else "▢ Ikke besvaret")


def test_one_proposal_has_no_charts_nor_have_those_that_ask_for_nothing() -> None:
    assert overview_of(asking(1, 90_000)).charts is None
    free = (a_proposal_to_decide(paid("foundation", 5)), a_proposal_to_decide(paid("aab", None)))
    assert overview_of(*(an_item(at, it) for at, it in enumerate(free, 1))).charts is None


def test_bars_are_on_a_common_scale() -> None:
    charts = overview_of(asking(1, 100_000), asking(2, 25_000), asking(3, 0)).charts
    assert charts is not None
    assert [(bar.number, bar.part, spaced(bar.amount)) for bar in charts.asked] == [
        ("1", 1.0, "100.000 kr."),
        ("2", 0.25, "25.000 kr."),
        ("3", 0.0, "–"),
    ]
    assert [bar.number for bar in charts.shares] == ["1", "2"]
    assert not charts.note


def test_charts_say_every_number_in_words() -> None:
    charts = overview_of(an_item(1, a_proposal_to_decide(*SPREAD)), asking(2, 25_000)).charts
    assert charts is not None
    (shared, _) = charts.shares
    assert [(it.part, spaced(it.share), it.fill) for it in shared.pieces] == [
        (0.5, "50 %", "ours"),
        (0.25, "25 %", "granted"),
        (0.25, "25 %", "others"),
    ]
    words = spaced(charts.shares_alternative)
    assert "AAB 50 %, Afdelingerne 25 % og Andre 25 %" in words
    assert "100.000 kr." in spaced(charts.asked_alternative)
    assert ".." not in charts.asked_alternative + charts.shares_alternative


def test_who_pays_is_not_shown_over_a_gap() -> None:
    charts = overview_of(asking(1, 100_000), asking(2, 25_000, None), asking(3, 1)).charts
    assert charts is not None
    assert [bar.number for bar in charts.shares] == ["1", "3"]
    assert spaced(charts.note) == "Hvem der betaler, kan ikke vises for punkt 2."
    assert "mindst 25.000" in spaced(charts.asked[1].amount)


def test_charts_have_the_twelve_largest_in_the_order_of_the_agenda() -> None:
    items = [asking(number, number * 1_000) for number in range(1, 41)]
    charts = overview_of(*items).charts
    assert charts is not None
    assert [bar.number for bar in charts.asked] == [str(it) for it in range(29, 41)]
    assert charts.note == "De 12 største af 40 beløb."


@given(st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_shares_are_all_of_the_whole(kroner: list[int]) -> None:
    kinds: tuple[FinancingKind, ...] = ("aab", "department", "foundation")
    lines = [paid(kind, it) for kind, it in zip(kinds, kroner, strict=True)]
    found = overview_alone([an_item(1, a_proposal_to_decide(*lines)), asking(2, 1)])
    assert found.charts is not None
    bars = [bar for bar in found.charts.shares if bar.number == "1"]
    assert len(bars) == (1 if sum(kroner) else 0)
    for bar in bars:
        assert sum(piece.part for piece in bar.pieces) == pytest.approx(1)
        told = [piece.share for piece in bar.pieces]
        if not any("under" in it or "over" in it for it in told):
            tenths = [round(float(it.split("\xa0")[0].replace(",", ".")) * 10) for it in told]
            assert sum(tenths) == 1000


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=8))
def test_the_overview_and_the_case_say_the_same_share_of_the_same_money(kroner: list[int]) -> None:
    lines = [paid("foundation", it) for it in kroner]
    granted = replace(paid("department", sum(kroner)), status="granted")
    handout = a_pack(an_item(1, a_proposal_to_decide(granted, *lines)))
    (item,) = handout.items
    assert handout.front
    assert handout.front.overview
    assert item.case
    (row,) = handout.front.overview.rows
    assert row.open_share
    assert f"({row.open_share})" in item.case.page.payments.open


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_both_languages(language: Language) -> None:
    overview = overview_of(asking(1, 1), asking(2, 2), language=language)
    assert overview.title == {"da": "Overblik", "en": "Overview"}[language]
    assert overview.sums["initiative"] == {"da": "I alt", "en": "Total"}[language]


def test_title_that_cannot_be_read_is_shown_as_written() -> None:
    proposal: Proposal = a_proposal_to_decide(title=None)
    review: Review = replace(reviewed(proposal), unreadable={"initiative.title": "kr. 5"})
    (row,) = overview_of(an_item(1, review=review, title="")).rows
    assert row.title == "»kr. 5« ⚠ kan ikke læses"
