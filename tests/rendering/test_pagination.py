"""What stays together on a page: short answers, tables with their introductions, last sections."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist
from aabsocial.documents.checklist import ChecklistSection, Line, Remark
from aabsocial.documents.model import Boxes, Fact, Facts, Part, Points, Section, Text
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.pagination import (
    LAST,
    join_facts,
    mark_keep_with_next,
    merge_short_answers,
    split_trailing_sections,
)
from aabsocial.rendering.pdf import pdf
from aabsocial.rendering.view_data import section_data
from aabsocial.richtext import Break, Item, Listing, Paragraph, Run, plain_text, strongly_labelled
from tests.support.papers import a_review
from tests.support.pdfs import LOOK, a_document, a_pack, a_section, a_table, bodies_of, text_part

LONG = "Beboerne bar bordene ud." * 9


def answer(label: str, text: str) -> Paragraph:
    """Return an answer behind its label."""
    (paragraph,) = strongly_labelled(f"{label}:", plain_text(text))
    assert isinstance(paragraph, Paragraph)
    return paragraph


def written(*blocks: Paragraph | Listing) -> list[str]:
    """Return the paragraphs that texts of one block each become."""
    (text,) = merge_short_answers(Text((block,)) for block in blocks)
    assert isinstance(text, Text)
    return [
        "".join(run.text if isinstance(run, Run) else "|" for run in block.runs)
        if isinstance(block, Paragraph)
        else "(list)"
        for block in text.blocks
    ]


def test_a_short_answer_shares_the_line_of_the_next() -> None:
    told = written(answer("Timer", "120"), answer("Eksempler", LONG), answer("Andet", "Nej"))
    assert told == [f"Timer: 120 · Eksempler: {LONG}", "Andet: Nej"]


def test_short_answers_in_a_row_share_one_line() -> None:
    together = Paragraph((*answer("Part", "Nej").runs, Break(), *answer("Opgave", "Nej").runs))
    assert written(together, answer("Bro", LONG)) == [f"Part: Nej · Opgave: Nej · Bro: {LONG}"]


def test_a_sentence_has_its_line_to_itself() -> None:
    told = [
        answer("Formål", "Naboer hjælper naboer."),
        answer("Målgruppe", "Alle"),
        answer("Antal", "9"),
    ]
    assert written(*told) == ["Formål: Naboer hjælper naboer.", "Målgruppe: Alle · Antal: 9"]


def test_text_without_label_begins_a_line() -> None:
    (said,) = plain_text("Gruppen fortsætter.")
    assert written(answer("Selvkørende", "Ja"), said) == ["Selvkørende: Ja", "Gruppen fortsætter."]


def test_a_line_that_a_person_broke_stays_broken() -> None:
    poem = Paragraph((Run("Lys"), Break(), Run("og stier")))
    assert written(answer("Motto", "Ja"), poem) == ["Motto: Ja", "Lys|og stier"]


def test_a_list_is_left_as_it_is() -> None:
    listing = Listing((Item(plain_text("Et")),))
    assert written(answer("Timer", "120"), listing, answer("Andet", LONG)) == [
        *("Timer: 120", "(list)", f"Andet: {LONG}"),
    ]


def test_other_parts_are_not_merged() -> None:
    points = Points(("Et", "To"))
    parts = (Text((answer("Timer", "120"),)), points, points, Text((answer("Andet", LONG),)))
    assert tuple(merge_short_answers(parts)) == parts


HEAD, OTHER = Fact("Emne", "Oplysning"), Fact("Subject", "Answer")


def facts(label: str, head: Fact = HEAD) -> Facts:
    """Return one short answer under a head."""
    return Facts(head, (Fact(label, "Ja"),))


def test_only_neighbours_under_one_head_are_joined() -> None:
    points = Points(("Et", "To"))
    parts = (facts("a"), facts("b"), points, points, facts("c"), facts("d", OTHER))
    assert tuple(join_facts(parts)) == (
        *(Facts(HEAD, (Fact("a", "Ja"), Fact("b", "Ja"))), points, points),
        *(facts("c"), facts("d", OTHER)),
    )


LEAD = text_part("Sådan bliver det målt:")


TABLE = a_table(("1", "Lys"))


TO_WRITE_ON = a_table(("", ""))


BOXES = Boxes(("Godkendt", "Udsat"))


@pytest.mark.parametrize(
    ("parts", "leading"),
    [
        ((LEAD, TABLE), [True, False]),
        ((text_part("Baggrund.\n\nSådan bliver det målt:"), TABLE), [False, True, False]),
        ((BOXES, TO_WRITE_ON, TO_WRITE_ON), [True, True, False]),
        ((TABLE, TABLE), [False, False]),
        ((text_part("- Lys\n- Stier"), TABLE), [False, False]),
        ((LEAD, Points(("Lys",))), [False, False]),
        ((LEAD,), [False]),
        ((), []),
    ],
    ids=[
        "a line above a table",
        "the last paragraph of a text",
        "boxes and lines above votes",
        "two tables that say something",
        "a list above a table",
        "a line above points",
        "a line alone",
        "nothing",
    ],
)
def test_only_what_introduces_a_table_stays_with_it(
    parts: tuple[Part, ...], leading: list[bool]
) -> None:
    assert [leads for _, leads in mark_keep_with_next(parts)] == leading


def test_no_page_of_a_pdf_ends_between_a_line_and_its_table() -> None:
    documents = [
        a_document("Lys", a_section(text_part("Et afsnit.\n\n" * lines), LEAD, TABLE))
        for lines in range(50, 70)
    ]
    bodies = bodies_of(pdf(a_pack(*documents, cover=None), LOOK))
    with_lead = [body for body in bodies if "Sådan bliver det målt:" in body]

    assert len(with_lead) == len(documents) < len(bodies)
    assert all("Lys" in body.split("Sådan bliver det målt:")[1] for body in with_lead)


@pytest.mark.parametrize("lines", range(30, 34))
def test_no_page_of_a_checklist_ends_between_a_clause_and_its_remark(lines: int) -> None:
    remark = Remark(box="☐", severity="Fejl", rule="X", message="Ord. " * 60, remedy="", who="")
    clause = Line(box="☐", clause="1.5", title="Lys", verdict="Ikke opfyldt", remarks=(remark,))
    bare = replace(clause, clause="1.4", remarks=())
    stretch = ChecklistSection(title="Lokalt", lines=(*[bare] * lines, *[clause] * 12))
    empty = checklist(load_policy(), a_review(Proposal()), "da")
    for body in bodies_of(pdf(replace(empty, stretches=(stretch,)), LOOK)):
        assert "1.5 Lys" not in body.rstrip().splitlines()[-1]


LONG_SECTION = a_section(text_part("Et afsnit.\n\nOg et til."))


LOW = a_section(a_table(("1", "Lys")), Boxes(("Ja", "Nej")), text_part("Ingen bemærkninger"))


def closing(*sections: Section) -> int:
    """Return how many sections are kept together at the end."""
    return len(split_trailing_sections([section_data(section) for section in sections])[1])


def test_low_sections_at_the_end_stay_together() -> None:
    assert closing(LOW, LONG_SECTION, LOW, LOW) == 2
    assert closing(LOW, LONG_SECTION) == 0


def test_no_more_than_three_sections_stay_together() -> None:
    assert closing(*[LOW] * 9) == LAST


@pytest.mark.parametrize(
    "part",
    [
        text_part("Et afsnit, der går over linjens ende. " * 9),
        a_table(*[(str(number), "Lys") for number in range(40)]),
        Points(("Et", "To")),
    ],
    ids=["text", "table", "points"],
)
def test_long_section_may_break_over_pages(part: Part) -> None:
    assert closing(a_section(part)) == 0


@pytest.mark.parametrize("lines", range(50, 70, 2))
def test_the_last_line_never_stands_on_a_page_alone(lines: int) -> None:
    text = a_section(text_part("Et afsnit.\n\n" * lines))
    rows = [(str(number), "Lys") for number in range(4)]
    sections = (text, a_section(a_table(*rows), title="Bilag"))
    colophon = Text(plain_text("Filformatets version: 1"))
    document = a_document("Lys", *sections, colophon=colophon)
    last = bodies_of(pdf(a_pack(document, cover=None), LOOK))[-1]

    assert "Bilag" in last
    assert "Filformatets version" in last
