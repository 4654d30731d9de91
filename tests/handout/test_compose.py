"""A pack has its parts in order, numbered within the item, and the same input makes it the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.model import Boxes, Table
from aabsocial.handout import AgendaItem, split_by_item, texts_in
from tests.support.meetings import MEETING, a_pack, an_item, reviewed
from tests.support.papers import THE_REST, a_full_proposal
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from aabsocial.model.proposal import Proposal

REPORT = AgendaItem(
    number=2,
    kind="information",
    name="aarsrapport",
    title="Boligsocial årsrapport",
    text="Sådan gik året.",
    annexes=("bilag/aarsrapport.pdf",),
)


def test_a_pack_has_its_documents_in_order() -> None:
    pack = a_pack(an_item(1), REPORT)
    assert [document.anchor for document in pack.documents] == [
        "agenda",
        "overview",
        "item-1",
        "item-2",
        "decisions",
        "annexes",
    ]


def test_a_board_paper_has_its_sections_in_order() -> None:
    (paper,) = (it for it in a_pack(an_item(1)).documents if it.anchor == "item-1")
    assert [section.name for section in paper.sections] == [
        "recommendation",
        "summary",
        "case",
        "economy",
        "effect",
        "judgement",
        "remarks",
        "risks",
        "timeline",
        "annexes",
        "decision",
    ]


def test_a_title_is_written_as_minutes_do() -> None:
    proposal = a_full_proposal()
    initiative = replace(proposal.initiative, departments=("901", "902"), title="Lys og stier")
    pack = a_pack(an_item(1, replace(proposal, initiative=initiative)))
    assert pack.documents[2].title == "Indstilling – Afdeling 901 og 902; Lys og stier"


@pytest.mark.parametrize("time", ["17.00", "kl. 17.00", "Kl 17.00", "klokken 17.00"])
def test_a_time_is_written_after_one_word_for_it(time: str) -> None:
    assert a_pack(meeting=replace(MEETING, time=time)).cover == a_pack().cover


def test_annexes_are_numbered_within_their_item() -> None:
    texts = set(texts_in(a_pack(an_item(4), REPORT).documents))
    assert {"Bilag 4.1", "Bilag 2.1"} <= texts
    assert "Bilag 1" not in texts


def an_undecided_proposal() -> Proposal:
    proposal = a_full_proposal()
    nothing = dict.fromkeys(("outcome", "date", "body", "reference", "conditions"))
    return replace(proposal, decision=replace(proposal.decision, **nothing))


def test_only_what_is_to_be_decided_has_a_section_for_it() -> None:
    told, decided = (
        a_pack(an_item(1, proposal, kind="information")).documents[2].sections
        for proposal in (an_undecided_proposal(), a_full_proposal())
    )
    titles = [section.title for section in decided]
    assert [section.title for section in told] == titles[:-1]


def test_a_decision_to_make_leaves_room_for_it() -> None:
    *_, decision = a_pack(an_item(1, an_undecided_proposal())).documents[2].sections
    boxes, conditions, ballot = decision.parts
    assert isinstance(boxes, Boxes)
    assert len(boxes.items) == 5
    assert isinstance(conditions, Table)
    assert isinstance(ballot, Table)


def test_the_decision_sheet_is_signed_by_role() -> None:
    *_, decisions, _ = a_pack(an_item(1)).documents
    (table,) = decisions.sections[-1].parts
    assert isinstance(table, Table)
    assert table.columns[0].title == "Rolle"
    assert [row[0] for row in table.rows] == ["Mødeleder", "Referent"]


def test_the_same_input_makes_the_same_pack() -> None:
    assert a_pack(an_item(1), REPORT) == a_pack(an_item(1), REPORT)


def test_any_change_changes_the_version() -> None:
    first = a_pack(an_item(1))
    moved = a_pack(an_item(1), meeting=replace(MEETING, place="Mødelokale 2"))
    assert first.digest != moved.digest
    assert first.digest[:12] in first.footer


def test_the_page_number_is_filled_in_by_the_format() -> None:
    assert a_pack(an_item(1)).page_of == "Side {page} af {pages}"


def test_a_draft_marks_every_page() -> None:
    assert a_pack(an_item(1, replace(a_full_proposal(), status="draft"))).watermark == "UDKAST"
    assert a_pack(an_item(1), as_draft=True).watermark == "UDKAST"
    assert not a_pack(an_item(1, replace(a_full_proposal(), status="submitted"))).watermark


def test_a_closed_item_makes_the_full_pack_confidential() -> None:
    assert a_pack(an_item(1, closed=True)).watermark.endswith("FORTROLIGT")
    public = a_pack(an_item(1, closed=True), edition="public")
    assert "FORTROLIGT" not in public.watermark


def test_a_pack_of_nothing_says_so() -> None:
    texts = tuple(texts_in(a_pack().documents))
    assert "Dagsordenen har ingen oplæg." in texts


def test_each_item_gets_a_file_that_sorts() -> None:
    files = split_by_item(a_pack(an_item(1, name="lys-stier-og-naboer"), REPORT))
    assert [one.name for one in files] == [
        "00_2026-12-03_moede",
        "01_indstilling_lys-stier-og-naboer",
        "02_orientering_aarsrapport",
    ]
    assert all(one.name.isascii() for one in files)


def test_a_file_of_one_item_holds_no_other() -> None:
    pack = a_pack(an_item(1, name="en"), an_item(2, name="to"))
    _, _, second = split_by_item(pack)
    assert [source.path for source in second.sources] == ["manifest.json", "02_to.toml"]
    assert b"01_en" not in second.sources[0].content


def test_a_title_names_three_departments_of_many() -> None:
    proposal = a_full_proposal()
    names = tuple(str(number) for number in range(901, 909))
    many = replace(proposal, initiative=replace(proposal.initiative, departments=names))
    title = a_pack(an_item(1, many)).documents[2].title
    assert "904" not in title
    assert "901, 902, 903 m.fl." in title


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("initiative.title", "»kr. 5« ⚠ kan ikke læses"),
        ("initiative.departments", "Indstilling – »kr. 5« ⚠ kan ikke læses; "),
        ("contact.role", "»kr. 5« ⚠ kan ikke læses"),
        ("annexes", "»kr. 5« ⚠ kan ikke læses"),
        ("annexes[0].file", "»kr. 5« ⚠ kan ikke læses"),
    ],
)
def test_unreadable_answer_is_shown_in_every_part_of_the_pack(key: str, says: str) -> None:
    proposal = a_proposal({**THE_REST, key: () if key == "annexes" else None})
    review = replace(reviewed(proposal), unreadable={key: "kr. 5"})
    pack = a_pack(an_item(1, proposal, review=review))
    elsewhere = tuple(it for it in pack.documents if it.anchor != "item-1")
    (paper,) = (it for it in pack.documents if it.anchor == "item-1")
    if key != "contact.role":
        assert says in "".join(texts_in(elsewhere))
    assert says in "".join(texts_in(paper))


@pytest.mark.parametrize(
    ("departments", "heading"),
    [
        (("58",), "Indstilling – Afdeling 58; "),
        (("afd. 58", "59"), "Indstilling – Afdeling 58 og 59; "),
        (("58", "Rosenhaven"), "Indstilling – Afdeling 58 og Rosenhaven; "),
    ],
)
def test_a_department_is_called_the_same_everywhere(
    departments: tuple[str, ...], heading: str
) -> None:
    pack = a_pack(an_item(1, a_proposal({"initiative.departments": departments})))
    name = heading.removeprefix("Indstilling – ").removesuffix("; ")
    assert pack.documents[2].title.startswith(heading)
    assert name in tuple(texts_in(pack.documents[1]))
    assert name in tuple(texts_in(pack.documents[2]))


def test_an_item_in_another_language_has_the_title_of_the_agenda() -> None:
    pack = a_pack(an_item(1, replace(a_full_proposal(), language="en")), an_item(2))
    agenda, *_ = pack.documents
    (listed,) = (part for section in agenda.sections for part in section.parts)
    paper = next(it for it in pack.documents if it.anchor == "item-1")

    assert isinstance(listed, Table)
    assert paper.language == "en"
    assert paper.title == listed.rows[0][1]
    assert paper.title.startswith("Indstilling")
    assert paper.overline == "Punkt 1"
    assert [it.title for it in split_by_item(pack)[1:]] == [
        it.title for it in pack.documents if it.file
    ]
