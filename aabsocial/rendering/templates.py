"""Fill templates; the only place that knows which engine does it.

Every value a template writes is made inert on its way out, so that neither a person's text
nor a forgetful template can change a paper's structure. Templates call nothing.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, cast

from aabsocial.core.paths import is_inside
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import load_messages, message_and_remedy
from aabsocial.richtext import Listing, Paragraph, html, html_line, markdown, markdown_line

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from aabsocial.rendering.sandbox import Sandbox
    from aabsocial.richtext import Prose

WORDS = Path(__file__).with_suffix(".toml")
PACKAGE = Path(__file__).parent.parent
TEMPLATE = ".j2"
LONGEST_PAPER = 100_000_000  # characters, three times what a pack of a thousand proposals comes to
# What a template can bring about beside the engine's own errors: a slip of its own in each case.
FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


def render_template(template_name: str, paper: object, overrides: tuple[Path, ...] = ()) -> str:
    """Fill a template, which calls the value `paper`; the same input gives the same text.

    A template of that name in one of the override folders is used instead of ours, the first
    folder first. Raises `WrongUseError` that names the template and the line.
    """
    from jinja2 import TemplateError

    try:
        engine = _environment(overrides, _form(template_name))
        engine.begin()
        return _tidied(_bounded(engine.get_template(template_name).generate(paper=paper)))
    except (TemplateError, *FAULTS) as error:
        raise _failure(template_name, error) from error


@cache
def _environment(overrides: tuple[Path, ...], form: str) -> Sandbox:
    from aabsocial.rendering.sandbox import sandbox

    return sandbox((*overrides, templates_folder()), FORMS[form])


def _form(template_name: str) -> str:
    """Return the format that a template's name stands for; Markdown by default."""
    return "html" if template_name.endswith(".html.j2") else "md"


def templates_folder() -> Path:
    """Return the folder of our own templates: inside a wheel, else the checkout's."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def inert(value: object) -> str:
    """Write a value so that it can open nothing in Markdown: blocks as such, all else a line."""
    return markdown_line(str(value)) if (prose := _prose(value)) is None else markdown(prose)


def inert_html(value: object) -> str:
    """Write a value so that it can open nothing in HTML: blocks as such, all else a line."""
    return html_line(str(value)) if (prose := _prose(value)) is None else html(prose)


def _prose(value: object) -> Prose | None:
    """Return the blocks of a value that is made of them."""
    if not isinstance(value, tuple):
        return None
    return tuple(block for block in value if isinstance(block, Paragraph | Listing))


def own_file(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the first file of a name in the user's own folders, `None` where there is none.

    Raises `WrongUseError` where it is no file, or a link that leads out of its folder.
    """
    for folder in folders:
        path = folder / name
        if not os.path.lexists(path):
            continue
        if not path.is_file():
            raise _unusable(path, "no-file")
        if not is_inside(path, folder):
            raise _unusable(path, "link")
        return path
    return None


def _unusable(path: Path, kind: str) -> WrongUseError:
    reason = load_messages(WORDS)[f"reason.{kind}"]
    return WrongUseError(*message_and_remedy(WORDS, "unusable", template=path, reason=reason))


FORMS: Mapping[str, Callable[[object], str]] = {"md": inert, "html": inert_html}


def _bounded(pieces: Iterator[str]) -> str:
    gathered, length = [], 0
    for piece in pieces:
        gathered.append(piece)
        length += len(piece)
        if length > LONGEST_PAPER:
            # thrown where the template writes, so that its line is known
            cast("Generator[str]", pieces).throw(RecursionError())
    return "".join(gathered)


def _tidied(text: str) -> str:
    """Leave at most one empty line together, and one line end at the end."""
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _failure(template_name: str, error: Exception) -> WrongUseError:
    """Return the error that names the template, the line if known, and what is wrong."""
    from aabsocial.rendering.template_errors import reason

    template, line = _place(template_name, error)
    if line is None:
        return WrongUseError(
            *message_and_remedy(WORDS, "unusable", template=template, reason=reason(error))
        )
    place = {"template": template, "line": str(line)}
    return WrongUseError(*message_and_remedy(WORDS, "failed", reason=reason(error), **place))


def _place(template_name: str, error: Exception) -> tuple[str, int | None]:
    if written := getattr(error, "filename", None):
        # a line that Python counts is one of the code that the template became
        line = None if isinstance(error, SyntaxError) else getattr(error, "lineno", None)
        return str(written), line
    frames = [it for it in extract_tb(error.__traceback__) if it.filename.endswith(TEMPLATE)]
    return (frames[-1].filename, frames[-1].lineno) if frames else (template_name, None)
