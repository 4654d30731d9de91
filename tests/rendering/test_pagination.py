"""What stays together on a page: tables with their introductions, lines with their remarks."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist
from aabsocial.documents.checklist import ChecklistSection, Line, Remark
from aabsocial.documents.model import Boxes, Fact, Facts, Part, Points
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.pagination import join_facts, mark_keep_with_next
from aabsocial.rendering.pdf import pdf
from tests.support.papers import a_review
from tests.support.pdfs import LOOK, a_section, a_table, bodies_of, text_part

LONG = "Beboerne bar bordene ud." * 9

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
