"""Papers as PDF that is accessible (PDF/UA-1) and archival (PDF/A-3a) at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, NoReturn

from aabsocial.documents import Checklist
from aabsocial.documents.blank_form import BlankForm
from aabsocial.documents.case_page import Case
from aabsocial.documents.guide import Guide
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.handout.model import page_of
from aabsocial.handout.pack import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.pdf.annex_pages import PrintFile, SkippedAnnex, with_annexes
from aabsocial.rendering.pdf.blank_data import blank_data
from aabsocial.rendering.pdf.folder import (
    UNDATED,
    lay_out_files,
    lay_out_pictures,
    lay_out_templates,
    logo_file,
    package_error,
    working_folder,
)
from aabsocial.rendering.pdf.form import with_fields
from aabsocial.rendering.pdf.missing_glyphs import missing_glyphs, replace_missing_glyphs
from aabsocial.rendering.pdf.pack_data import form_data, handout_data, paper_data, single_case_data
from aabsocial.rendering.pdf.row_heads import mark_row_heads
from aabsocial.rendering.pdf.typst import (
    CompileError,
    query_in_subprocess,
    typeset,
    typeset_in_subprocess,
)
from aabsocial.rendering.rendered_file import RenderedFile
from aabsocial.rendering.view_data import as_data, language_data

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme
    from aabsocial.rendering.view_data import Data

__all__ = [
    "PrintFile",
    "SkippedAnnex",
    "decision_sheet_form",
    "pdf",
    "typeset_paper",
    "with_annexes",
]
messages = Messages(__file__, "pdf.toml")
MOST_MEASURED_HERE = 20  # cases
LONGEST_QUOTED = 60  # letters
TOO_LONG = "a PDF string is longer"  # than 32 767 bytes, as typst says it
PLACE = re.compile(r"─ (?P<file>[^\n]*?):(?P<line>\d+):\d+")


def pdf(paper: Paper, theme: Theme) -> bytes:
    """Write a paper as PDF; the same paper and look give the same bytes."""
    return typeset_paper(paper, theme).content


def typeset_paper(paper: Paper, theme: Theme) -> RenderedFile:
    """Write a paper as PDF and tell what could not be written as it was.

    Raises `WrongUseError` for a template of the user's or a logo that cannot be used.
    """
    with working_folder() as folder:
        own = lay_out_templates(folder, theme)
        match paper:
            case Handout():
                template = "handout.typ"
                data = handout_data(paper, lay_out_pictures(paper, folder)) | {
                    **_surroundings(theme, paper.language, paper.page_of),
                    "attachments": lay_out_files(paper, folder),
                }
            case Case():
                template = "proposal.typ"
                data = single_case_data(paper) | _surroundings(theme, paper.language)
            case Checklist():
                template = "checklist.typ"
                data = as_data(paper) | paper_data(paper.title, paper.legend, "")
                data |= _surroundings(theme, theme.language)
            case BlankForm() | Guide():
                template = "blank.typ"
                data = paper_data(paper.title, paper.title, "") | blank_data(paper)
                data |= _surroundings(theme, paper.language)
            case _:
                raise TypeError(type(paper))
        if template == "handout.typ" and not data["large"]:
            _fit_apart(folder, data)
        done = _set(folder / template, data, theme, own)
        return RenderedFile(mark_row_heads(done.content), done.missing_glyphs)


def _fit_apart(folder: Path, data: Data) -> None:
    """Let a process apart say how the cases of a large pack fit on their pages.

    What it takes to measure a hundred of them is a third of the memory of the pack. Where it says
    nothing, as with templates of the user's own, each case is measured while the pack is set.
    """
    items = (item for group in data["groups"] for item in group["items"])
    cases = [item["case"]["page"] for item in items if item["case"]]
    if len(cases) <= MOST_MEASURED_HERE:
        return
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    fits = query_in_subprocess(folder / "fit.typ", "<fit>")
    if len(fits) == len(cases):
        for case, fit in zip(cases, fits, strict=True):
            case["fit"] = fit


def decision_sheet_form(handout: Handout, theme: Theme) -> bytes:
    """Write the decision sheet of a pack as a PDF by itself, with fields to fill in.

    Raises `ValueError` for a pack without one, such as the public edition.
    """
    if handout.sheet is None:
        raise ValueError(handout.name)
    with working_folder() as folder:
        own = lay_out_templates(folder, theme)
        data = form_data(handout, handout.sheet)
        data |= _surroundings(theme, handout.language, handout.page_of)
        return with_fields(_set(folder / "form.typ", data, theme, own).content)


def _set(
    main: Path, data: Data, theme: Theme, own: frozenset[str], known: frozenset[str] = frozenset()
) -> RenderedFile:
    """Set the data in type, and once more without the letters that its fonts turn out to lack."""
    done = _typeset(main, data, theme, own)
    if isinstance(done, bytes):
        return RenderedFile(done)
    letters = missing_glyphs(done.diagnostic)
    if letters <= known:
        _refuse(done, main, theme, data)
    data, replaced = replace_missing_glyphs(data, letters)
    again = _set(main, data, theme, own, known | letters)
    return RenderedFile(again.content, (*replaced, *again.missing_glyphs))


def _typeset(main: Path, data: Data, theme: Theme, own: frozenset[str]) -> bytes | CompileError:
    main.with_name("data.json").write_text(json.dumps(data), encoding="utf-8")
    day = theme.day or UNDATED
    return typeset_in_subprocess(main, day) if own else typeset(main, day)


def _surroundings(theme: Theme, language: Language, page_words: str = "") -> Data:
    """Return the settings of every page: language, association, words around its number."""
    return {
        **language_data(language),
        "page_of": re.split(r"\{\w+\}", page_words or page_of(language)),
        "attachments": [],
        "look": {
            "association": theme.association,
            "colour": theme.colour,
            "logo": logo_file(theme.logo) if theme.logo else "",
        },
    }


def _refuse(refusal: CompileError, main: Path, theme: Theme, data: Data) -> NoReturn:
    """Raise an error that says what is wrong with a text, the user's logo or template, and where.

    For a text it is a `FileTroubleError`: other papers can still be written.
    """
    if TOO_LONG in refusal.message:
        title = shorten(data["title"], LONGEST_QUOTED, placeholder="…")
        raise FileTroubleError(*messages.problem("too-long", title=title))
    if theme.logo and re.search(r"image|SVG|PNG|JPEG", refusal.message):
        logo = {"name": theme.logo.name, "reason": refusal.message}
        raise WrongUseError(*messages.problem("logo", **logo))
    if not refusal.message:
        raise WrongUseError(*messages.problem("endless", template=main.name))
    found = PLACE.search(refusal.diagnostic)
    place = {
        "template": Path(found["file"]).name if found else main.name,
        "line": found["line"] if found else "1",
    }
    if "package" in refusal.message:  # its name is computed
        raise package_error(**place, name="@")
    raise WrongUseError(*messages.problem("template", reason=refusal.message, **place))
