"""Papers as PDF that is accessible (PDF/UA-1) and archival (PDF/A-3a) at once."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from textwrap import shorten
from typing import TYPE_CHECKING, NoReturn

from aabsocial.core.process_marks import is_process_gone, process_mark
from aabsocial.documents import Checklist
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.handout import Handout
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.rendering.pdf.missing_glyphs import missing_glyphs, replace_missing_glyphs
from aabsocial.rendering.pdf.typst import CompileError, typeset, typeset_in_subprocess
from aabsocial.rendering.rendered_file import RenderedFile
from aabsocial.rendering.templates import own_file, templates_folder
from aabsocial.rendering.view_data import (
    checklist_data,
    handout_data,
    language_data,
    line,
    proposal_data,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.handout import Source
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Logo, Theme
    from aabsocial.rendering.view_data import Data

messages = Messages(__file__, "pdf.toml")
TEMPLATES = ("handout.typ", "proposal.typ", "checklist.typ", "parts.typ")
UNDATED = date(2017, 6, 14)  # the policy's own day stands in for a paper without one
MEDIA_TYPES = {
    ".toml": "application/toml",
    ".json": "application/json",
    **{form.suffix: form.media_type for form in PAPER_FORMATS.values()},
}
ANY_MEDIA_TYPE = "application/octet-stream"
TEMPORARY = "aabsocial-"
LONGEST_QUOTED = 60  # letters
# An import of a package, outside comments.
PACKAGE = re.compile(
    rb"^(?:[^\n/]|/(?!/))*?\b(?:import|include)\b[\s(]*+\"(?P<name>@[^\"\n]*)\"", re.MULTILINE
)
TOO_LONG = "a PDF string is longer"  # than 32 767 bytes, as typst says it
PLACE = re.compile(r"─ (?P<file>[^\n]*?):(?P<line>\d+):\d+")


def pdf(paper: Paper, theme: Theme) -> bytes:
    """Write a paper as PDF; the same paper and look give the same bytes."""
    return typeset_paper(paper, theme).content


def typeset_paper(paper: Paper, theme: Theme) -> RenderedFile:
    """Write a paper as PDF and tell what could not be written as it was.

    Raises `WrongUseError` for a template of the user's or a logo that cannot be used.
    """
    remove_stale_folders()
    with TemporaryDirectory(prefix=f"{TEMPORARY}{process_mark()}-") as place:
        folder = Path(place)
        own = _lay_out(folder, theme)
        return _set(folder / _main(paper), _data(paper, theme, folder), theme, own)


def remove_stale_folders() -> None:
    """Remove the folders left by processes that were killed while typesetting."""
    with suppress(OSError):
        for leftover in Path(gettempdir()).glob(f"{TEMPORARY}*"):
            if is_process_gone(leftover.name.removeprefix(TEMPORARY)) and not leftover.is_symlink():
                rmtree(leftover, ignore_errors=True)


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


def _main(paper: Paper) -> str:
    if isinstance(paper, Handout):
        return "handout.typ"
    return "checklist.typ" if isinstance(paper, Checklist) else "proposal.typ"


def _lay_out(folder: Path, theme: Theme) -> frozenset[str]:
    """Put templates and logo where typst may read them; name the templates that are the user's."""
    own: dict[str, Path] = {}
    for name in TEMPLATES:
        found = own_file(theme.templates, name)
        content = (found or templates_folder() / name).read_bytes()
        if found:
            own[name] = found
            _refuse_packages(found, content)
        (folder / name).write_bytes(content)
    if theme.logo:
        (folder / _logo_file(theme.logo)).write_bytes(theme.logo.content)
    return frozenset(own)


def _refuse_packages(template: Path, content: bytes) -> None:
    """Raise `WrongUseError` if a template imports a package, which typst would download."""
    if imported := PACKAGE.search(content):
        line = content.count(b"\n", 0, imported.start("name")) + 1
        name = imported["name"].decode(errors="replace")
        raise _package_error(template.name, str(line), name)


def _package_error(template: str, line: str, name: str) -> WrongUseError:
    values = {"template": template, "line": line, "name": name}
    return WrongUseError(*messages.problem("package", **values))


def _logo_file(logo: Logo) -> str:
    return f"logo{Path(logo.name).suffix.lower()}"


def _data(paper: Paper, theme: Theme, folder: Path) -> Data:
    if isinstance(paper, Handout):
        sources = {"sources": _sources(paper.sources, folder)}
        return handout_data(paper) | sources | _surroundings(theme, paper.language, paper.page_of)
    own = (
        checklist_data(paper)
        if isinstance(paper, Checklist)
        else proposal_data(paper, theme.language)
    )
    page_of = messages["page-of"].in_(theme.language)
    return own | {"sources": []} | _surroundings(theme, theme.language, page_of)


def _surroundings(theme: Theme, language: Language, page_of: str) -> Data:
    """Return the settings of every page: language, association, words around its number."""
    return {
        **language_data(language),
        "page_of": re.split(r"\{\w+\}", page_of),
        "look": {
            "association": theme.association,
            "colour": theme.colour,
            "logo": _logo_file(theme.logo) if theme.logo else "",
        },
    }


def _sources(sources: Iterable[Source], folder: Path) -> list[Data]:
    """Lay the sources beside the templates; they are attached under their own paths."""
    told = []
    for number, source in enumerate(sources):
        file = f"source-{number}"
        (folder / file).write_bytes(source.content)
        told.append(
            {
                "file": file,
                "path": source.path,
                "mime": MEDIA_TYPES.get(Path(source.path).suffix.lower(), ANY_MEDIA_TYPE),
                "description": line(source.description),
            }
        )
    return told


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
        raise _package_error(**place, name="@")
    raise WrongUseError(*messages.problem("template", reason=refusal.message, **place))
