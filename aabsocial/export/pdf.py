"""Papers as PDF that is accessible (PDF/UA-1) and archival (PDF/A-3a) at once; only here typst."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

from aabsocial.documents import templates_folder
from aabsocial.errors import WrongUseError
from aabsocial.export.letters import Replaced, refused_letters, without_letters
from aabsocial.export.pages import checklist_data, handout_data, proposal_data, spoken_in
from aabsocial.handout import Handout
from aabsocial.paper import Checklist
from aabsocial.value import Value
from aabsocial.wording import catalogue, told

if TYPE_CHECKING:
    from typst import TypstError

    from aabsocial.export import Paper
    from aabsocial.export.look import Logo, Look
    from aabsocial.export.pages import Data
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
TEMPLATES = ("handout.typ", "proposal.typ", "checklist.typ", "parts.typ")
STANDARDS = ("ua-1", "a-3a")
ROUNDS = 3  # letters that a font lacks are all told at once; their stand-in is in every font
UNDATED = date(2017, 6, 14)  # the policy's own day stands in for a paper without one
MIME_TYPES = {".toml": "application/toml", ".md": "text/markdown", ".pdf": "application/pdf"}
PLACE = re.compile(r"─ (?P<file>[^\n]*?):(?P<line>\d+):\d+")


class Printed(Value):
    """A PDF, and where letters stood that no font here has; each is a □ on the page."""

    content: bytes
    replaced: tuple[Replaced, ...] = ()


def pdf(paper: Paper, look: Look) -> bytes:
    """Write a paper as PDF; the same paper and look give the same bytes."""
    return printed(paper, look).content


def printed(paper: Paper, look: Look) -> Printed:
    """Write a paper as PDF and tell what could not be written as it was.

    Raises `WrongUseError` for a template of the user's or a logo that cannot be used.
    """
    with TemporaryDirectory(prefix="aabsocial-") as place:
        folder = Path(place)
        main = _main(paper)
        _lay_out(folder, look)
        data = _data(paper, look) | {"sources": _sources(paper, folder)}
        replaced: tuple[Replaced, ...] = ()
        for _ in range(ROUNDS):
            (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
            content = _compiled(folder / main, look)
            if isinstance(content, bytes):
                return Printed(content=content, replaced=replaced)
            data, more = without_letters(data, content)
            replaced += more
        _refuse_template(folder / main, "".join(sorted(content)))


def _main(paper: Paper) -> str:
    if isinstance(paper, Handout):
        return "handout.typ"
    return "checklist.typ" if isinstance(paper, Checklist) else "proposal.typ"


def _lay_out(folder: Path, look: Look) -> None:
    """Put the templates, the user's before ours, and the logo where typst may read them."""
    for name in TEMPLATES:
        own = [one / name for one in look.templates if (one / name).is_file()]
        (folder / name).write_bytes((*own, templates_folder() / name)[0].read_bytes())
    if look.logo:
        (folder / _logo_file(look.logo)).write_bytes(look.logo.content)


def _logo_file(logo: Logo) -> str:
    return f"logo{Path(logo.name).suffix.lower()}"


def _data(paper: Paper, look: Look) -> Data:
    if isinstance(paper, Handout):
        return handout_data(paper) | _surroundings(look, paper.language, paper.page_of)
    own = (
        checklist_data(paper)
        if isinstance(paper, Checklist)
        else proposal_data(paper, look.language)
    )
    page_of = catalogue(WORDS)["page-of"].in_(look.language)
    return own | _surroundings(look, look.language, page_of)


def _surroundings(look: Look, language: Language, page_of: str) -> Data:
    """Give what every page needs: its language, whose it is, the words around its number."""
    return {
        **spoken_in(language),
        "page_of": re.split(r"\{\w+\}", page_of),
        "look": {
            "association": look.association,
            "colour": look.colour,
            "logo": _logo_file(look.logo) if look.logo else "",
        },
    }


def _sources(paper: Paper, folder: Path) -> list[Data]:
    """Lay the sources beside the templates; they are attached under their own paths."""
    sources = paper.sources if isinstance(paper, Handout) else ()
    for number, source in enumerate(sources):
        (folder / f"source-{number}").write_bytes(source.content)
    return [
        {
            "file": f"source-{number}",
            "path": source.path,
            "mime": MIME_TYPES.get(Path(source.path).suffix.lower(), "application/octet-stream"),
            "description": source.description,
        }
        for number, source in enumerate(sources)
    ]


def _compiled(main: Path, look: Look) -> bytes | frozenset[str]:
    """Give the PDF, or the letters for which there is no font."""
    import typst  # noqa: PLC0415 - a heavy import, only for who writes a PDF

    day = look.day or UNDATED
    try:
        return typst.compile(
            main,
            root=main.parent,
            ignore_system_fonts=True,
            pdf_standards=list(STANDARDS),
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        if letters := refused_letters(error.diagnostic):
            return letters
        _refuse(error, main, look)


def _refuse(error: TypstError, main: Path, look: Look) -> NoReturn:
    """Say what is wrong with the user's logo or template, and in which line."""
    if look.logo and re.search(r"image|SVG|PNG|JPEG", error.message):
        raise WrongUseError(*told(WORDS, "logo", name=look.logo.name, reason=error.message))
    _refuse_template(main, error.message, error.diagnostic)


def _refuse_template(main: Path, reason: str, diagnostic: str = "") -> NoReturn:
    found = PLACE.search(diagnostic)
    place = f"{Path(found['file']).name}:{found['line']}" if found else main.name
    raise WrongUseError(*told(WORDS, "template", place=place, reason=reason))
