"""What other programs say of packs in Word: Microsoft's validator, and LibreOffice's pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from aabsocial.core.struct import replace
from tests.support import validators
from tests.support.meetings import a_pack, an_item
from tests.support.papers import a_full_proposal, with_single_spaces
from tests.support.pdfs import EXAMPLES
from tests.support.proposals import a_proposal
from tests.support.reader_view import HOSTILE, with_everywhere
from tests.support.word import (
    annexes_of_every_kind,
    case_of,
    example_item,
    examples_pack,
    in_word,
    line_item,
)

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.documents.case_page import Case
    from aabsocial.handout import Handout
    from aabsocial.model.proposal import Proposal

LONG_TITLE = " ".join(["Naboskab"] * 22)  # 197 letters


def with_forty_criteria() -> Proposal:
    """Return a proposal with forty success criteria."""
    proposal = a_full_proposal()
    return replace(proposal, success_criteria=(proposal.success_criteria * 40)[:40])


def one_page_each(*packs: Handout) -> tuple[Handout, ...]:
    """Return packs that have only the case on one page of each item."""
    return tuple(replace(pack, front=None, sheet=None, short=True) for pack in packs)


def everything() -> Handout:
    """Return a pack with annexes of every kind, in large print."""
    pack = a_pack(
        example_item(1, EXAMPLES[0]),
        an_item(2, with_forty_criteria()),
        line_item(3, LONG_TITLE),
        large_print=True,
    )
    items = (replace(it, annexes=annexes_of_every_kind(at)) for at, it in enumerate(pack.items, 1))
    return replace(pack, items=tuple(items))


@validators.needs_time
def test_ooxml_validator_finds_no_error_in_packs_and_cases(tmp_path: Path) -> None:
    validator = validators.ooxml_validator()
    papers: tuple[Case | Handout, ...] = (
        examples_pack(),
        examples_pack(short=True),
        examples_pack(edition="public"),
        everything(),
        a_pack(*(an_item(at, with_everywhere(it)) for at, it in enumerate(HOSTILE, 1))),
        a_pack(as_draft=True),
        case_of(with_forty_criteria()),
    )
    faults = {}
    for number, paper in enumerate(papers):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(in_word(paper))
        faults[number] = json.loads(validators.output_of((validator, path)).stdout)["errors"]
    assert {number: found for number, found in faults.items() if found} == {}


def pages_in_libreoffice(folder: Path, *papers: Handout) -> list[list[str]]:
    """Return the text of each page of papers, as LibreOffice lays them out."""
    office = validators.libreoffice()
    validators.calibri()
    paths = [folder / f"{number:02}.docx" for number, _ in enumerate(papers)]
    for path, paper in zip(paths, papers, strict=True):
        path.write_bytes(in_word(paper))
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    validators.output_of(
        (office, "--headless", own, "--convert-to", "pdf", "--outdir", folder, *paths)
    )
    return [_texts(path.with_suffix(".pdf")) for path in paths]


def _texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [with_single_spaces(page.get_textpage().get_text_range()) for page in document]


@validators.needs_time
def test_each_example_is_decided_on_one_page(tmp_path: Path) -> None:
    packs = [a_pack(example_item(1, folder)) for folder in EXAMPLES]
    for pages, pack in zip(
        pages_in_libreoffice(tmp_path, *one_page_each(*packs)), packs, strict=True
    ):
        case = pack.items[0].case
        assert case
        assert case.page.decision
        asked = case.page.asked.amount
        found = (*case.page.recommendation.points, asked, case.page.decision.boxes[0])
        assert [len(pages), *(with_single_spaces(it) in pages[0] for it in found)] == [
            1,
            *[True] * len(found),
        ]


@validators.needs_time
def test_a_long_title_and_forty_criteria_still_have_one_page(tmp_path: Path) -> None:
    packs = one_page_each(
        a_pack(an_item(1, a_proposal({"initiative.title": LONG_TITLE}))),
        a_pack(an_item(1, with_forty_criteria())),
    )
    assert [len(pages) for pages in pages_in_libreoffice(tmp_path, *packs)] == [1, 1]


@validators.needs_time
def test_no_heading_is_the_last_thing_on_a_page(tmp_path: Path) -> None:
    pack = examples_pack()
    titles = {
        with_single_spaces(section.title)
        for item in pack.items
        if item.case
        for section in item.case.depth.sections
    }
    ((*pages, _),) = pages_in_libreoffice(tmp_path, pack)
    assert len(pages) > 40
    for page in pages:
        text = page.partition(with_single_spaces(pack.footer))[0].strip()
        assert not [title for title in titles if text.endswith(f". {title}")]


@pytest.mark.parametrize("number", [1, 12])
@validators.needs_time
def test_the_front_takes_one_page_for_one_item_and_two_for_twelve(
    number: int, tmp_path: Path
) -> None:
    items = [an_item(it, a_proposal({"initiative.title": f"Nr {it}"})) for it in range(number)]
    front = replace(a_pack(*items), items=(), sheet=None)
    (pages,) = pages_in_libreoffice(tmp_path, front)
    assert len(pages) == (1 if number == 1 else 2)
