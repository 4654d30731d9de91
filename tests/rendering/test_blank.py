"""The blank questionnaire on paper: each format has its headings, boxes, lines and ruled rows."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdfium2
import pytest

from aabsocial.documents.blank_form import blank
from aabsocial.documents.model import Boxes, Lines, Table
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.policy.aab import load_policy
from aabsocial.rendering import render_bytes
from aabsocial.rendering.theme import Theme

FORM = blank(load_policy(), "da")
QUESTIONS = [question for task in FORM.sections for question in task.sections]
PARTS = [part for question in QUESTIONS for part in question.parts]
TABLES = [part for part in PARTS if isinstance(part, Table)]
BOXES = sum(len(part.items) for part in PARTS if isinstance(part, Boxes))
LINES = [part for part in PARTS if isinstance(part, Lines)]
TICKED = BOXES + sum(part.has_box for part in LINES)


@pytest.mark.parametrize("form", PAPER_FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_same_form_gives_the_same_bytes(form: str, language: Language) -> None:
    paper = blank(load_policy(), language)
    assert render_bytes(form, paper, Theme()) == render_bytes(form, paper, Theme())


def test_word_file_has_every_question_as_a_heading_and_rows_to_write_on() -> None:
    file = docx.Document(BytesIO(render_bytes("docx", FORM, Theme())))
    headings = [it.text for it in file.paragraphs if it.style and it.style.name == "Heading 3"]

    assert headings == [question.title for question in QUESTIONS]
    assert [len(table.rows) for table in file.tables] == [len(it.rows) + 1 for it in TABLES]
    xml = file.element.xml
    assert xml.count("<w14:checkbox>") == TICKED
    lines = [it for it in file.paragraphs if it.style and it.style.name == "Skrivelinje"]
    assert len(lines) == sum(part.count for part in LINES)


def test_page_has_every_box_and_line() -> None:
    page = render_bytes("html", FORM, Theme()).decode()

    assert page.count("<h3>") == len(QUESTIONS)
    assert page.count('class="line') == sum(part.count for part in LINES)
    assert page.count('<table class="rows') == len(TABLES)
    assert page.count("☐") + page.count('class="box"') == TICKED


def test_print_has_every_question_with_its_number() -> None:
    pages = pypdfium2.PdfDocument(render_bytes("pdf", FORM, Theme()))
    text = " ".join("".join(it.get_textpage().get_text_bounded() for it in pages).split())

    assert [it.title for it in QUESTIONS if it.title not in text] == []
