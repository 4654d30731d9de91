"""A pack in Markdown says everything that a paper without links needs, and stays inert."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import Handout, sheet_alone, split_by_item
from aabsocial.model.proposal import Proposal
from aabsocial.rendering.markdown import markdown
from aabsocial.rendering.theme import Theme
from tests.support.meetings import SECRET, a_pack, a_secret_proposal, an_item
from tests.support.pack_values import (
    ANNEXES,
    a_talk,
    a_whole_pack,
    an_example,
    an_item_with_files,
    said_in,
    with_annexes,
)
from tests.support.papers import READER, outline, visible_text, with_single_spaces
from tests.support.reader_view import HOSTILE, with_everywhere

if TYPE_CHECKING:
    from pathlib import Path

LOOK = Theme(association="Boligforeningen AAB")
PACK = a_whole_pack(as_draft=True)

# What Markdown leaves unsaid: what HTML does, and links, the days of the timeline, and bars.
UNSAID = frozenset(
    (
        *("anchor", "file", "name", "digest", "sources", "edition", "fill", "content", "kind"),
        *("page", "page_of", "page_word", "words", "unpaged", "watermark", "title", "description"),
        *("brief", "short_answer", "answer", "short_votes", "legend", "timeline"),
        *("language", "overline", "alternative", "back", "links", "days", "evaluation_word"),
        *("asked_alternative", "asked_title", "shares_title", "shares", "align"),
    )
)


def written(pack: Handout) -> str:
    """Return a pack as Markdown."""
    return markdown(pack, LOOK).decode()


def headings(source: str) -> list[tuple[int, str]]:
    """Return the headings of a text with their levels."""
    tokens = READER.parse(source)
    return [
        (int(tag.tag[1]), text.content)
        for tag, text in pairwise(tokens)
        if tag.type == "heading_open"
    ]


@pytest.mark.parametrize("edition", ["full", "public"])
def test_every_text_of_a_pack_is_in_it(edition: str) -> None:
    pack = a_whole_pack(edition=edition)
    seen = with_single_spaces(visible_text(written(pack))).replace(" ", "")
    texts = [with_single_spaces(it) for it in said_in(pack, UNSAID)]
    assert len(texts) > 500
    assert [it for it in texts if it.replace(" ", "") not in seen] == []


def test_titles_are_headings_that_leave_no_level_out() -> None:
    found = headings(written(PACK))
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for item in PACK.items:
        assert (2, item.title) in found
        if item.case:
            depth = item.case.depth
            assert {(4, section.title) for section in depth.sections} <= set(found)
            assert (3, depth.title) in found


def test_the_short_facts_stand_in_one_table() -> None:
    pack = a_pack(an_example(1))
    (item,) = pack.items
    assert item.case
    page = item.case.page
    table = written(pack).split(f"\n| {page.asked.label} |")[1].split("\n\n")[0]
    assert page.asked.amount in table.splitlines()[0]
    assert page.when.timeline
    facts = (page.when.period, *(it.full_day for it in page.when.timeline.evaluations))
    assert all(fact in table for fact in (*facts, page.payments.open))


def test_the_policy_is_one_line() -> None:
    pack = a_pack(an_example(0))
    (item,) = pack.items
    assert item.case
    marks = item.case.page.policy.marks
    (line,) = (it for it in written(pack).splitlines() if it.startswith(f"1 {marks[0].name}: "))
    assert line.count(" · ") == len(marks) - 1
    for mark in marks:
        word = mark.word if mark.is_quiet else f"**{mark.word}**"
        assert f"{mark.chapter} {mark.name}: {word}" in line


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_changes_the_structure(text: str) -> None:
    made, plain = (
        written(a_pack(an_item(1, with_everywhere(it)), a_talk(2, it, it))) for it in (text, "ord")
    )
    assert tables_and_headings(made) == tables_and_headings(plain)


def tables_and_headings(source: str) -> list[str]:
    """Return what no text may add to, in order; where a list may stand, a text may be one."""
    return [
        it for it in outline(source) if it.startswith(("heading", "table", "tr", "td", "th", "hr"))
    ]


def test_the_file_of_an_item_begins_with_its_title() -> None:
    item = split_by_item(PACK)[1]
    found = headings(written(item))
    assert found[0] == (1, item.items[0].title)
    assert [level for level, _ in found].count(1) == 1


def test_the_sheet_alone_begins_with_its_title() -> None:
    sheet = sheet_alone(PACK)
    assert sheet
    assert sheet.sheet
    assert headings(written(sheet))[0] == (1, sheet.sheet.title)
    assert written(sheet).count("- ☐ ") == sum(len(it.boxes) for it in sheet.sheet.items)


def test_the_short_pack_has_no_depth() -> None:
    short = a_whole_pack(short=True)
    cases = [it.case for it in short.items if it.case]
    assert cases
    assert not {(3, it.depth.title) for it in cases} & set(headings(written(short)))


def test_a_public_pack_links_to_the_copies_of_its_own_edition() -> None:
    source = written(replace(with_annexes(a_pack(an_item(1))), edition="public"))
    assert "(bilag\\_offentlig/01.2\\_lejeaftale.pdf)" in source


def test_annexes_are_set_linked_or_told() -> None:
    source = written(with_annexes(a_pack(an_item(1))))
    assert "Vedtaget med **37** for." in source
    assert (5, "Punkt 9") in headings(source)
    assert "[PDF, 5 sider](bilag/01.2\\_lejeaftale.pdf)" in source
    assert "[Gården set fra oven](bilag/01.3\\_gaarden.png)" in source
    assert "01.1" not in source
    for annex in ANNEXES[3:]:
        (after,) = re.findall(rf"#### {annex.label} .*\n\n(.*)", source)
        assert "](" not in after


def test_a_text_that_names_an_annex_stays_text() -> None:
    source = written(a_pack(an_item_with_files()))
    assert source.count("bilag\N{NO-BREAK SPACE}3") == 1
    assert "](#" not in source


def test_marks_stand_under_their_titles_alone() -> None:
    pack = a_pack(an_example(1), replace(an_example(2), closed=True))
    title, mark = pack.items[1].title, pack.items[1].watermark
    assert mark
    assert f"## {title}\n\n> **{mark}**\n" in written(pack)
    assert written(pack).count(f"> **{mark}**") == 1


def test_a_proposal_without_answers_says_so() -> None:
    source = written(a_pack(an_item(1, Proposal(), title="Tom")))
    assert source.count("▢ Ikke besvaret") > 5
    assert "kr." not in source.split("## Tom")[1].split("### Sagen i dybden")[0]


def test_a_closed_item_is_nowhere_in_the_public_pack() -> None:
    closed = an_item(2, a_secret_proposal(), closed=True, name=SECRET)
    assert SECRET not in written(a_pack(an_item(1), closed, edition="public")).lower()


def test_a_template_of_the_users_own_is_taken(tmp_path: Path) -> None:
    own = "{% for item in paper.items %}* {{ item.title }}\n{% endfor %}"
    (tmp_path / "handout.md.j2").write_text(own, encoding="utf-8")
    made = markdown(PACK, replace(LOOK, templates=(tmp_path,))).decode()
    assert made.splitlines() == [f"* {item.title}" for item in PACK.items]


def test_what_has_no_title_is_not_written() -> None:
    pack = a_pack(an_example(1))
    (item,) = pack.items
    assert item.case
    page = item.case.page
    parts = ("when", "payments", "residents", "goals", "risks", "policy", "open")
    bare = {name: replace(getattr(page, name), title="") for name in parts}
    case = replace(item.case, page=replace(page, purpose_title="", **bare))
    made = written(replace(pack, items=(replace(item, case=case),)))
    assert not re.search(r"^#+ *$", made, re.MULTILINE)
    assert page.goals.full.goals[0].statement not in made.split(f"### {case.depth.title}")[0]
