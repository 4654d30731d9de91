"""The checklist in Word: a line and a box for each clause."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist
from aabsocial.documents.model import Boxes, Column, Section, Table
from aabsocial.model.findings import SYMBOLS, Verdict, VerdictKind
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.docx import docx
from aabsocial.rendering.docx.checklist import TICKED
from tests.support.papers import a_full_proposal, a_review
from tests.support.proposals import a_proposal
from tests.support.reader_view import HOSTILE, W, line, part, with_everywhere, words
from tests.support.word import LOOK, WORD_2010, boxes_of


def a_checklist(proposal: Proposal, verdicts: tuple[Verdict, ...] = ()) -> bytes:
    return docx(checklist(load_policy(), a_review(proposal, verdicts=verdicts), "da"), LOOK)


def test_the_checklist_has_a_box_for_each_task() -> None:
    proposal = a_proposal({"residents.volunteering_asked": None})
    document = a_checklist(proposal)
    paper = checklist(load_policy(), a_review(proposal), "da")
    lines = [line for stretch in paper.stretches for line in stretch.lines]
    tasks = [task for it in paper.by_hand.parts if isinstance(it, Boxes) for task in it.items]

    assert "Det skal du selv sørge for" in words(document)
    assert tasks
    ticked = sum(it.box in TICKED for it in lines)
    assert len(list(part(document).iter(f"{W}sdt"))) == ticked + len(tasks)


@pytest.mark.parametrize(
    ("kind", "ticked"),
    [
        (VerdictKind.MET, ("1", "☑")),
        (VerdictKind.MISSING, ("0", "☐")),
    ],
)
def test_only_met_clauses_are_ticked(kind: VerdictKind, ticked: tuple[str, str]) -> None:
    document = a_checklist(a_full_proposal(), (Verdict(clause="1.5", kind=kind),))
    assert [box[1:] for box in boxes_of(document) if box[0].startswith("1.5")] == [ticked]


@pytest.mark.parametrize(
    "kind",
    [
        VerdictKind.NOT_MET,
        VerdictKind.PARTLY_MET,
        VerdictKind.FOR_THE_BOARD,
        VerdictKind.ANSWERED,
        VerdictKind.REASONED,
        VerdictKind.EXEMPT,
        VerdictKind.NOT_APPLICABLE,
    ],
)
def test_verdicts_without_box_keep_their_symbol(kind: VerdictKind) -> None:
    document = a_checklist(a_full_proposal(), (Verdict(clause="1.5", kind=kind),))
    assert [name for name, *_ in boxes_of(document) if name.startswith("1.5")] == []
    assert f"{SYMBOLS[kind]}1.5" in "".join(words(document).split())


@pytest.mark.parametrize("state", ["checkedState", "uncheckedState"])
def test_ticked_box_shows_the_verdicts_symbol(state: str) -> None:
    sign = {"checkedState": "☑", "uncheckedState": "☐"}[state]
    states = part(a_checklist(a_full_proposal())).iter(f"{WORD_2010}{state}")
    assert {it.get(f"{WORD_2010}val") for it in states} == {f"{ord(sign):04X}"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_checklist_of_any_text_is_well_formed(text: str) -> None:
    assert words(a_checklist(with_everywhere(text)))


def test_boxes_and_lines_to_write_on_stay_together() -> None:
    to_write_on = Table((Column("Dato"), Column("Underskrift")), (("", ""),))
    votes = Table((Column("For"), Column("Imod")), (("1", "2"),))
    section = Section("sign", "Lys", (Boxes(("Godkendt", "Udsat")), to_write_on, votes))
    paper = replace(
        checklist(load_policy(), a_review(Proposal()), "da"), stretches=(), signatures=section
    )
    _, last = words(docx(paper, LOOK)).rsplit("Lys", 1)
    held = [
        line(paragraph)
        for paragraph in part(docx(paper, LOOK)).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert "Godkendt" in last
    assert [text.strip("☐ ") for text in held][-9:-2] == [
        "Godkendt",
        "Udsat",
        "Dato",
        "Underskrift",
        "",
        "",
        "",
    ]
