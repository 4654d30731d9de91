"""A paper in Word says everything, is valid, and can be worked on as a document of one's own."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.documents.model import Chart, Facts
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.findings import SYMBOLS, Verdict, VerdictKind
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.charts import swatch
from aabsocial.rendering.docx import docx
from aabsocial.rendering.templates import templates_folder
from aabsocial.rendering.theme import Logo, Theme
from tests.support.meetings import SECRET, a_pack, a_secret_proposal, an_item
from tests.support.papers import THE_REST, a_full_proposal, a_review, distinct_answers
from tests.support.proposals import a_proposal
from tests.support.reader_view import (
    EXAMPLES,
    HOSTILE,
    W,
    example,
    line,
    missing_answers,
    part,
    with_everywhere,
    words,
)

if TYPE_CHECKING:
    from aabsocial.documents import ProposalPaper

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LOOK = Theme(association="Boligforeningen AAB", day=date(2026, 12, 3))


def in_word(proposal: Proposal, language: Language = "da") -> bytes:
    paper = compose_proposal(load_policy(), a_review(proposal), language)
    return docx(paper, replace(LOOK, language=language))


def a_checklist(proposal: Proposal, verdicts: tuple[Verdict, ...] = ()) -> bytes:
    return docx(checklist(load_policy(), a_review(proposal, verdicts=verdicts), "da"), LOOK)


def styles(document: bytes) -> list[str]:
    return [str(it.style and it.style.name) for it in Document(BytesIO(document)).paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.parent.name))
def test_every_answer_of_an_example_is_visible(path: Path, language: Language) -> None:
    proposal = example(path)
    assert missing_answers(words(in_word(proposal, language)), proposal, language) == []


def test_every_answer_is_visible_on_its_own() -> None:
    distinct = a_proposal({**THE_REST, **distinct_answers(a_full_proposal())})
    assert missing_answers(words(in_word(distinct)), distinct, "da") == []


def test_headings_go_down_a_level_at_a_time() -> None:
    levels = [int(name[-1]) for name in styles(in_word(a_full_proposal())) if "Heading" in name]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_repeats_its_head() -> None:
    tables = list(part(in_word(a_full_proposal())).iter(f"{W}tbl"))
    assert tables
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)


def test_each_list_of_points_counts_from_one() -> None:
    document = in_word(
        a_proposal({**THE_REST, "initiative.background": "1. a\n2. b\n\nc\n\n4. d\n5. e"})
    )
    used = [it.get(f"{W}val") for it in part(document).iter(f"{W}numId")]
    starts = {
        num.get(f"{W}numId"): start.get(f"{W}val")
        for num in part(document, "word/numbering.xml").iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }
    assert [starts[number] for number in dict.fromkeys(used) if number in starts] == ["1", "1", "4"]


def test_a_number_beyond_what_word_counts_is_written_out() -> None:
    assert "99999. a 100000. b" in words(
        in_word(a_proposal({"initiative.background": "99999. a\n100000. b"}))
    )


def test_boxes_can_be_ticked_in_word() -> None:
    document = part(in_word(a_proposal()))
    names = [it.get(f"{W}val") for it in document.iter(f"{W}alias")]
    assert "Godkendt med ændringer" in names


def test_the_checklist_has_a_box_for_each_clause() -> None:
    document = a_checklist(a_full_proposal())
    assert "Det, der gøres i hånden" in words(document)
    assert len(list(part(document).iter(f"{W}sdt"))) >= 5


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_a_document_says_its_language_and_title(language: Language, locale: str) -> None:
    document = in_word(a_full_proposal(), language)
    about = Document(BytesIO(document)).core_properties
    (said,) = part(document, "word/styles.xml").iter(f"{W}lang")
    assert (said.get(f"{W}val"), about.language) == (locale, locale)
    assert about.title == a_full_proposal().initiative.title


def test_pages_are_numbered_by_word_itself() -> None:
    names = zipfile.ZipFile(BytesIO(made := in_word(a_full_proposal()))).namelist()
    (name,) = (name for name in names if name.startswith("word/footer"))
    footer = part(made, name)
    codes = [(it.text or "").strip() for it in footer.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Side 1 af 1" in line(footer)


def test_the_same_paper_gives_the_same_bytes() -> None:
    made = in_word(a_full_proposal())
    assert made == in_word(a_full_proposal())
    entries = zipfile.ZipFile(BytesIO(made)).infolist()
    assert [it.filename for it in entries] == sorted(it.filename for it in entries)
    assert {it.date_time for it in entries} == {(1980, 1, 1, 0, 0, 0)}


def outline(document: bytes) -> list[str]:
    """Return the styles of the paragraphs and the tables, but for those of free text."""
    free = ("Normal", "List")
    return [name for name in styles(document) if not name.startswith(free)]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_changes_the_structure(text: str) -> None:
    assert outline(in_word(with_everywhere(text))) == outline(in_word(with_everywhere("ord")))
    part(a_checklist(with_everywhere(text)))


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("<https://a.example/b?c=d#e>", "https://a.example/b?c=d#e"),
        ("<https://æ.example/ø>", "https://xn--6ca.example/%C3%B8"),
        ("<mailto:navn@aab.example>", "mailto:navn@aab.example"),
        ("[a](https://[x)", None),
        ("[a](http://a:99999/)", None),
        ("[a](javascript:alert)", None),
    ],
)
def test_only_addresses_that_word_can_read_are_links(written: str, target: str | None) -> None:
    made = in_word(a_proposal({"initiative.background": written}))
    relations = Document(BytesIO(made)).part.rels.values()
    links = [it.target_ref for it in relations if it.is_external]
    assert links == ([target] if target else [])


def test_custom_style_is_used(tmp_path: Path) -> None:
    own = Document(str(templates_folder() / "style.docx"))
    own.styles["Heading 1"].font.name = "Comic Sans MS"
    own.save(str(tmp_path / "style.docx"))
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    made = Document(BytesIO(docx(paper, replace(LOOK, templates=(tmp_path,)))))
    assert made.styles["Heading 1"].font.name == "Comic Sans MS"


def test_unusable_style_file_is_refused(tmp_path: Path) -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    (tmp_path / "style.docx").write_bytes(b"PK no")
    assert "style.docx kan ikke læses som et Word-dokument." in complaint(paper, tmp_path)
    Document().save(str(tmp_path / "style.docx"))
    assert "style.docx har ingen typografi, der hedder »Overlinje«." in complaint(paper, tmp_path)


def complaint(paper: ProposalPaper, folder: Path) -> str:
    with pytest.raises(WrongUseError) as raised:
        docx(paper, replace(LOOK, templates=(folder,)))
    return raised.value.message.in_("da")


def test_the_colour_and_logo_of_the_settings_are_used() -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    logo = Logo("logo.png", swatch(0, "#123456"))
    made = docx(paper, replace(LOOK, colour="#7a1f3d", logo=logo))
    assert str(Document(BytesIO(made)).styles["Heading 1"].font.color.rgb) == "7A1F3D"
    assert "word/media/image1.png" in zipfile.ZipFile(BytesIO(made)).namelist()


PACK = a_pack(an_item(1), an_item(2, replace(a_full_proposal(), language="en")), as_draft=True)


def test_the_contents_lead_to_every_document() -> None:
    document = part(docx(PACK, LOOK))
    marks = [it.get(f"{W}name") for it in document.iter(f"{W}bookmarkStart")]
    links = [it.get(f"{W}anchor") for it in document.iter(f"{W}hyperlink")]
    assert [it for it in links if it] == marks
    assert len(marks) == len(PACK.documents)


def test_the_contents_have_no_column_for_pages_that_only_word_knows() -> None:
    document = part(docx(PACK, LOOK))
    lines = [line(it) for it in document.iter(f"{W}p") if it.find(f"{W}hyperlink") is not None]
    assert [*document.iter(f"{W}instrText")] == []
    assert lines == [it.title for it in PACK.documents]


def test_a_pack_says_a_charts_numbers_in_words() -> None:
    document = part(docx(PACK, LOOK))
    described = {it.get(f"{W}val") for it in document.iter(f"{W}tblDescription")}
    assert charts()
    assert {it.alternative for it in charts()} <= described


def charts() -> list[Chart]:
    """Return the charts of the pack."""
    told = [part for it in PACK.documents for section in it.sections for part in section.parts]
    return [it for it in told if isinstance(it, Chart)]


def test_each_bar_says_its_own_numbers() -> None:
    said = [it.get("descr") for it in part(docx(PACK, LOOK)).iter(f"{DRAWN}docPr")]
    title = a_full_proposal().initiative.title
    assert said[0] == f"Nr. 1, Indsats {title}, Søges hos AAB 60.000\xa0kr."
    assert not {it.alternative for it in charts()} & set(said)


def test_bars_stay_with_their_legend_and_sums_with_a_row() -> None:
    overview = docx(replace(PACK, documents=PACK.documents[1:2]), LOOK)
    rows = [
        (line(paragraph), paragraph.find(f"{W}pPr/{W}keepNext") is not None)
        for row in part(overview).iter(f"{W}tr")
        if (paragraph := row.find(f".//{W}p")) is not None
    ]
    sums = [at for at, (text, _) in enumerate(rows) if text == "I alt"]
    assert len(sums) == 3
    assert all(rows[at - 1][1] for at in sums)
    assert all(held for text, held in rows if text.startswith("1 "))


def test_more_bars_than_a_page_holds_follow_their_title() -> None:
    pack = a_pack(*(an_item(number, a_proposal()) for number in range(1, 31)))
    overview = replace(pack, documents=pack.documents[1:2], cover=None)
    drawn = [it for it in part(docx(overview, LOOK)).iter(f"{W}tr") if [*it.iter(f"{DRAWN}docPr")]]
    assert len(drawn) >= 30
    assert not [it for it in drawn if [*it.iter(f"{W}keepNext")]]


def test_short_answers_in_a_row_stand_in_one_table() -> None:
    (paper,) = (it for it in PACK.documents if it.overline == "Punkt 1")
    tables = part(docx(replace(PACK, documents=(paper,), cover=None), LOOK)).iter(f"{W}tbl")
    labels = [line(row) for row in next(tables).iter(f"{W}tr")]
    assert len(paper.facts) > 1
    assert len(labels) == 1 + sum(len(it.rows) for it in paper.facts if isinstance(it, Facts))


def test_a_draft_says_so_on_every_page() -> None:
    made = docx(PACK, LOOK)
    names = [it for it in zipfile.ZipFile(BytesIO(made)).namelist() if "word/header" in it]
    assert len(names) == len(PACK.documents) + 1
    assert all("UDKAST" in line(part(made, name)) for name in names)


def test_a_paper_in_the_other_language_is_marked() -> None:
    runs = part(docx(PACK, LOOK)).iter(f"{W}lang")
    assert {it.get(f"{W}val") for it in runs} <= {"en-GB"}


def test_an_overview_of_forty_has_every_row() -> None:
    proposals = [
        a_proposal({"initiative.title": f"Indsats nummer {number:03}"}) for number in range(1, 41)
    ]
    pack = a_pack(*(an_item(number, it) for number, it in enumerate(proposals, 1)))
    overview = replace(pack, documents=pack.documents[:2])
    text = words(docx(overview, LOOK))
    assert [it for it in range(1, 41) if f"Indsats nummer {it:03}" not in text] == []


def test_a_closed_item_is_nowhere_in_the_public_file() -> None:
    closed = an_item(2, a_secret_proposal(), closed=True, name=SECRET)
    made = docx(a_pack(an_item(1), closed, edition="public"), LOOK)
    archive = zipfile.ZipFile(BytesIO(made))
    assert [it for it in archive.namelist() if SECRET in it.lower()] == []
    assert [
        it for it in archive.namelist() if SECRET in archive.read(it).decode(errors="ignore")
    ] == []


def test_a_long_title_leaves_the_header_one_line() -> None:
    made = in_word(a_proposal({"initiative.title": "Meget " * 60}))
    (name,) = (it for it in zipfile.ZipFile(BytesIO(made)).namelist() if "word/header" in it)
    assert len(line(part(made, name))) < 100


WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def boxes_of(document: bytes) -> list[tuple[str, str | None, str]]:
    """Return each box to tick: its name, whether it is ticked, and its symbol."""
    found = []
    for box in part(document).iter(f"{W}sdt"):
        (alias,) = box.iter(f"{W}alias")
        (checked,) = box.iter(f"{WORD_2010}checked")
        sign = "".join(text.text or "" for text in box.iter(f"{W}t"))
        found.append((alias.get(f"{W}val") or "", checked.get(f"{WORD_2010}val"), sign))
    return found


@pytest.mark.parametrize(
    ("kind", "ticked"),
    [
        (VerdictKind.MET, ("1", "☑")),
        (VerdictKind.NOT_MET, ("0", "☐")),
        (VerdictKind.MISSING, ("0", "☐")),
        (VerdictKind.PARTLY_MET, ("0", "☐")),
    ],
)
def test_only_met_clauses_are_ticked(kind: VerdictKind, ticked: tuple[str, str]) -> None:
    document = a_checklist(a_full_proposal(), (Verdict(clause="1.5", kind=kind),))
    assert [box[1:] for box in boxes_of(document) if box[0].startswith("1.5")] == [ticked]


@pytest.mark.parametrize(
    "kind",
    [
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


@pytest.mark.parametrize(("state", "sign"), [("checkedState", "☑"), ("uncheckedState", "☐")])
def test_ticked_box_shows_the_verdicts_symbol(state: str, sign: str) -> None:
    states = part(in_word(a_proposal())).iter(f"{WORD_2010}{state}")
    assert {it.get(f"{WORD_2010}val") for it in states} == {f"{ord(sign):04X}"}


def test_a_decision_that_is_to_be_made_has_empty_boxes() -> None:
    boxes = boxes_of(in_word(a_proposal()))
    assert boxes
    assert {(state, sign) for _, state, sign in boxes} == {("0", "☐")}


def test_a_list_in_a_list_is_numbered_as_in_the_other_formats() -> None:
    text = "1. Spise\n   1. Varmt\n   2. Koldt\n2. Lege"
    paper = compose_proposal(
        load_policy(), a_review(a_proposal({"initiative.summary": text})), "da"
    )
    content = docx(paper, Theme())
    with zipfile.ZipFile(BytesIO(content)) as file:
        numbering = file.read("word/numbering.xml").decode()

    assert "lowerLetter" not in numbering
    assert "lowerRoman" not in numbering
