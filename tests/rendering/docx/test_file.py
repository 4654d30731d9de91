"""A Word file is one to work on: its styles, lists, links, languages, and the same bytes."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from docx import Document

from aabsocial.core.struct import replace
from aabsocial.errors import WrongUseError
from aabsocial.model.proposal import ResidentDecision
from aabsocial.rendering.column_widths import PADDING
from aabsocial.rendering.docx import docx
from aabsocial.rendering.templates import templates_folder
from aabsocial.rendering.theme import Logo
from tests.support.annexes import a_png
from tests.support.papers import THE_REST, a_full_proposal
from tests.support.proposals import a_proposal
from tests.support.reader_view import HOSTILE, W, line, part, with_everywhere, words
from tests.support.word import LOOK, case_of, examples_in_word, examples_pack, in_word, outline_of

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.localization.messages import Language

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def a_file(**answers: str) -> bytes:
    """Return the case of a proposal with some other answers."""
    changes = {name.replace("__", "."): text for name, text in answers.items()}
    return in_word(case_of(a_proposal({**THE_REST, **changes})))


def test_headings_go_down_a_level_at_a_time() -> None:
    levels = [level for level, _ in outline_of(examples_in_word())]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_repeats_its_head_and_breaks_no_row() -> None:
    tables = list(part(examples_in_word()).iter(f"{W}tbl"))
    assert len(tables) > 20
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_columns_are_as_wide_in_the_grid_as_in_the_cells_and_fill_the_page() -> None:
    for scale in (1, 14 / 11):
        made = in_word(replace(examples_pack(), scale=scale))
        for table in part(made).iter(f"{W}tbl"):
            grid = [int(it.get(f"{W}w") or 0) for it in table.iter(f"{W}gridCol")]
            assert (sum(grid), min(grid) > 0) == (9864, True)
            for row in table.findall(f"{W}tr"):
                cells = [int(it.get(f"{W}w") or 0) for it in row.iter(f"{W}tcW")]
                assert cells in (grid, [sum(grid)])


LEAST_FOR_A_LETTER = 110  # twips, the width of one in a head, on the narrow side


def test_no_word_of_a_head_is_broken() -> None:
    decisions = tuple(
        ResidentDecision(
            department=str(number),
            forum="department-meeting",
            date=date(2026, 9, number),
            households=52,
            votes_for=78,
            votes_against=11,
            votes_blank=6,
            decision="Indsatsen blev nedstemt første gang, og der kommer et nyt møde i januar.",
            evidence="pkt. 8",
        )
        for number in range(3, 9)
    )
    made = in_word(case_of(a_proposal({"residents.decisions": decisions})))
    heads = [
        (int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")), line(cell))  # type: ignore[union-attr,arg-type]
        for table in part(made).iter(f"{W}tbl")
        for cell in next(table.iter(f"{W}tr")).iter(f"{W}tc")
    ]

    assert any(text == "Dokumentation" for _, text in heads)
    longest = [(width, max(map(len, text.split(" ")))) for width, text in heads]
    assert [it for it in longest if it[0] < PADDING + LEAST_FOR_A_LETTER * it[1]] == []


def test_each_list_of_points_counts_from_one() -> None:
    document = a_file(initiative__background="1. a\n2. b\n\nc\n\n4. d\n5. e")
    used = [it.get(f"{W}val") for it in part(document).iter(f"{W}numId")]
    starts = {
        num.get(f"{W}numId"): start.get(f"{W}val")
        for num in part(document, "word/numbering.xml").iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }
    assert [starts[number] for number in dict.fromkeys(used) if number in starts] == ["1", "1", "4"]


def test_a_number_beyond_what_word_counts_is_written_out() -> None:
    assert "99999. a 100000. b" in words(a_file(initiative__background="99999. a\n100000. b"))


def test_a_list_in_a_list_is_numbered_as_in_the_other_formats() -> None:
    made = a_file(initiative__summary="1. Spise\n   1. Varmt\n   2. Koldt\n2. Lege")
    forms = [it.get(f"{W}val") for it in part(made, "word/numbering.xml").iter(f"{W}numFmt")]
    assert set(forms) == {"bullet", "decimal"}


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_a_document_says_its_language_and_title(language: Language, locale: str) -> None:
    document = in_word(case_of(a_full_proposal(), language))
    about = Document(BytesIO(document)).core_properties
    (said,) = part(document, "word/styles.xml").iter(f"{W}lang")
    assert (said.get(f"{W}val"), about.language) == (locale, locale)
    assert about.title == a_full_proposal().initiative.title
    assert (about.author, about.last_modified_by) == ("Boligforeningen AAB",) * 2


def test_pages_are_numbered_by_word_itself() -> None:
    names = zipfile.ZipFile(BytesIO(made := in_word(case_of(a_full_proposal())))).namelist()
    (name,) = (name for name in names if name.startswith("word/footer"))
    footer = part(made, name)
    codes = [(it.text or "").strip() for it in footer.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Side 1 af 1" in line(footer)


def test_the_same_pack_gives_the_same_bytes() -> None:
    made = examples_in_word()
    assert made == in_word(examples_pack())
    entries = zipfile.ZipFile(BytesIO(made)).infolist()
    assert [it.filename for it in entries] == sorted(it.filename for it in entries)
    assert {it.date_time for it in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_names_no_folder_of_the_machine_it_was_made_on() -> None:
    archive = zipfile.ZipFile(BytesIO(examples_in_word()))
    own = str(templates_folder().parent).encode()
    assert [name for name in archive.namelist() if own in archive.read(name)] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_changes_the_structure(text: str) -> None:
    """Whatever is written, it is neither a heading, nor a table, nor a picture."""
    as_usual, made = (in_word(case_of(with_everywhere(it))) for it in ("ord", text))
    assert headings_in_depth(made) == headings_in_depth(as_usual)
    assert [*part(made).iter(f"{W}drawing")] == []
    assert len([*part(made).iter(f"{W}tbl")]) == len([*part(as_usual).iter(f"{W}tbl")])


def headings_in_depth(document: bytes) -> list[str]:
    """Return the headings of the sections."""
    return [text for level, text in outline_of(document) if level > 2]


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
    made = a_file(initiative__background=written)
    relations = Document(BytesIO(made)).part.rels.values()
    links = [it.target_ref for it in relations if it.is_external]
    assert links == ([target] if target else [])


def test_custom_style_is_used(tmp_path: Path) -> None:
    own = Document(str(templates_folder() / "style.docx"))
    own.styles["Heading 1"].font.name = "Comic Sans MS"
    own.save(str(tmp_path / "style.docx"))
    made = Document(BytesIO(in_word(case_of(a_full_proposal()), templates=(tmp_path,))))
    assert made.styles["Heading 1"].font.name == "Comic Sans MS"


def test_unusable_style_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "style.docx").write_bytes(b"PK no")
    assert "style.docx kan ikke læses som et Word-dokument." in complaint(tmp_path)
    Document().save(str(tmp_path / "style.docx"))
    assert "Typografien »" in complaint(tmp_path)


def complaint(folder: Path) -> str:
    """Return what is said of the file of styles in a folder."""
    with pytest.raises(WrongUseError) as raised:
        docx(case_of(a_full_proposal()), replace(LOOK, templates=(folder,)))
    return raised.value.message.in_("da")


def test_a_style_file_whose_point_is_no_list_is_refused(tmp_path: Path) -> None:
    own = Document(str(templates_folder() / "style.docx"))
    properties = own.styles["Indstillet punkt"].element.pPr
    properties.remove(properties.numPr)
    own.save(str(tmp_path / "style.docx"))
    assert "Typografien »Indstillet punkt« i" in complaint(tmp_path)


def test_the_colour_of_the_settings_and_its_tint_are_used() -> None:
    made = in_word(case_of(a_full_proposal()), colour="#7a1f3d")
    assert str(Document(BytesIO(made)).styles["Heading 1"].font.color.rgb) == "7A1F3D"
    fills = {it.get(f"{W}fill") for it in part(made, "word/styles.xml").iter(f"{W}shd")}
    assert fills == {"7A1F3D", "F3EBEE", "F2F2F2"}


def test_the_logo_stands_on_the_front_of_a_pack() -> None:
    made = in_word(examples_pack(), logo=Logo("logo.png", a_png()))
    names = zipfile.ZipFile(BytesIO(made)).namelist()
    assert len([name for name in names if name.startswith("word/media/image")]) == 1
    (drawn,) = part(made).iter(f"{DRAWN}docPr")
    assert drawn.get("descr") == "Boligforeningen AAB"


def test_large_print_multiplies_every_size() -> None:
    usual, large = (
        [int(it.get(f"{W}val") or 0) for it in part(made, "word/styles.xml").iter(f"{W}sz")]
        for made in (examples_in_word(), in_word(replace(examples_pack(), scale=14 / 11)))
    )
    assert large == [round(size * 14 / 11) for size in usual]


def test_nothing_is_smaller_than_nine_points() -> None:
    sizes = part(examples_in_word(), "word/styles.xml").iter(f"{W}sz")
    assert min(int(it.get(f"{W}val") or 0) for it in sizes) == 18
