"""The folder that typst works in: templates, logo, and what is attached or shown."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from aabsocial.core.process_marks import is_process_gone, process_mark
from aabsocial.errors import WrongUseError
from aabsocial.handout import COPIES_FOLDERS
from aabsocial.localization.messages import Messages
from aabsocial.model.meeting import Source
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.rendering.pdf.pack_data import picture_file
from aabsocial.rendering.pdf.typst import typeset
from aabsocial.rendering.templates import own_file, templates_folder
from aabsocial.rendering.view_data import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout.pack import Handout
    from aabsocial.rendering.theme import Logo, Theme
    from aabsocial.rendering.view_data import Data

messages = Messages(__file__, "pdf.toml")
TEMPLATES = (
    "base.typ",
    "parts.typ",
    "case.typ",
    "depth.typ",
    "front.typ",
    "items.typ",
    "sheet.typ",
    "handout.typ",
    "form.typ",
    "fit.typ",
    "proposal.typ",
    "checklist.typ",
    "blank.typ",
)
TEMPORARY = "aabsocial-"
UNDATED = date(2017, 6, 14)  # the policy's own day stands in for a paper without one
MEDIA_TYPES = {
    ".toml": "application/toml",
    ".json": "application/json",
    **{form.suffix: form.media_type for form in PAPER_FORMATS.values()},
}
ANY_MEDIA_TYPE = "application/octet-stream"
ATTACHED = ("pdf", "other")  # kinds of annexes; the others stand on the pages
# An import of a package, outside comments.
PACKAGE = re.compile(
    rb"^(?:[^\n/]|/(?!/))*?\b(?:import|include)\b[\s(]*+\"(?P<name>@[^\"\n]*)\"", re.MULTILINE
)


@contextmanager
def working_folder() -> Iterator[Path]:
    """Make a folder and remove it, and those that processes that were killed left behind."""
    remove_stale_folders()
    with TemporaryDirectory(prefix=f"{TEMPORARY}{process_mark()}-") as place:
        yield Path(place)


def remove_stale_folders() -> None:
    """Remove the folders left by processes that were killed while typesetting."""
    with suppress(OSError):
        for leftover in Path(gettempdir()).glob(f"{TEMPORARY}*"):
            if is_process_gone(leftover.name.removeprefix(TEMPORARY)) and not leftover.is_symlink():
                rmtree(leftover, ignore_errors=True)


def lay_out_templates(folder: Path, theme: Theme) -> frozenset[str]:
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
        (folder / logo_file(theme.logo)).write_bytes(theme.logo.content)
    return frozenset(own)


def _refuse_packages(template: Path, content: bytes) -> None:
    """Raise `WrongUseError` if a template imports a package, which typst would download."""
    if imported := PACKAGE.search(content):
        line = content.count(b"\n", 0, imported.start("name")) + 1
        name = imported["name"].decode(errors="replace")
        raise package_error(template.name, str(line), name)


def package_error(template: str, line: str, name: str) -> WrongUseError:
    """Return the error that a template uses a package."""
    values = {"template": template, "line": line, "name": name}
    return WrongUseError(*messages.problem("package", **values))


def logo_file(logo: Logo) -> str:
    """Return the name under which the logo lies beside the templates."""
    return f"logo{Path(logo.name).suffix.lower()}"


def lay_out_files(handout: Handout, folder: Path) -> list[Data]:
    """Lay what is attached beside the templates; it is attached under its own path."""
    told = []
    for number, source in enumerate(_attached(handout).values()):
        file = f"attachment-{number}"
        (folder / file).write_bytes(source.content)
        told.append(
            {
                "file": file,
                "path": source.path,
                "mime": MEDIA_TYPES.get(Path(source.path).suffix.lower(), ANY_MEDIA_TYPE),
                "description": line(source.description),
                "relationship": "source" if source in handout.sources else "supplement",
            }
        )
    return told


def _attached(handout: Handout) -> dict[str, Source]:
    """Return the sources and copies of annexes by path; items of one proposal share its file."""
    annexes = () if handout.short else [it for item in handout.items for it in item.annexes]
    folder = COPIES_FOLDERS[handout.edition]
    copies = (
        Source(path=f"{folder}/{it.file}", content=it.content, description=it.title)
        for it in annexes
        if it.kind in ATTACHED and it.file and it.content
    )
    return {it.path: it for it in (*handout.sources, *copies)}


def lay_out_pictures(handout: Handout, folder: Path) -> frozenset[str]:
    """Lay the pictures that can be shown beside the templates, and return their names."""
    shown = set()
    for annex in (annex for item in handout.items for annex in item.annexes):
        if name := picture_file(annex):
            picture, probe = folder / name, folder / "probe.typ"
            picture.write_bytes(annex.content)
            probe.write_text(f'#set document(title: "x")\n#image("{name}", alt: "x")', "utf-8")
            if isinstance(typeset(probe, UNDATED), bytes):
                shown.add(name)
    return frozenset(shown)
