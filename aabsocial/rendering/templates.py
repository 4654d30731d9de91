"""Render templates; the only user of Jinja beside the sandbox.

Every value that a template writes is escaped on output, so that neither a person's text nor a
careless template can change a paper's structure. Templates cannot call anything.
"""

from __future__ import annotations

import os
import re
from functools import cache
from html import escape
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, cast

from aabsocial.core.paths import is_inside
from aabsocial.documents.model import Verbatim
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.richtext import Listing, Paragraph, html, html_line, markdown, markdown_line
from aabsocial.text.time_limit import OutOfTimeError, run_within

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from aabsocial.rendering.sandbox import Sandbox
    from aabsocial.richtext import Prose

messages = Messages(__file__)
PACKAGE = Path(__file__).parent.parent
TEMPLATE = ".j2"
LONGEST_PAPER = 100_000_000  # characters, three times what a pack of a thousand proposals comes to
LONGEST_RUN = 60.0  # seconds, seven times what our own take for a pack of a thousand proposals
# Errors that a faulty template can cause besides the engine's own.
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
    """Render a template with a value named `paper`; the same input gives the same text.

    A template of that name in one of the override folders is used instead of ours, the first
    folder first. Raises `WrongUseError` that names the template and the line.
    """
    from jinja2 import TemplateError

    try:
        return _tidied(_filled(_environment(overrides, _form(template_name)), template_name, paper))
    except (TemplateError, OutOfTimeError, *FAULTS) as error:
        raise _failure(template_name, error) from error


def _filled(engine: Sandbox, template_name: str, paper: object) -> str:
    def fill() -> str:
        return _bounded(engine.get_template(template_name).generate(paper=paper))

    try:
        return run_within(LONGEST_RUN, fill)
    except OutOfTimeError:
        engine.handle_exception()  # raises it anew; Jinja finds lines only for an `Exception`


@cache
def _environment(overrides: tuple[Path, ...], form: str) -> Sandbox:
    from aabsocial.rendering.sandbox import sandbox

    return sandbox((*overrides, templates_folder()), FORMS[form])


def _form(template_name: str) -> str:
    """Return the format in a template's name, Markdown by default."""
    return "html" if template_name.endswith(".html.j2") else "md"


def templates_folder() -> Path:
    """Return the folder of our own templates: in the wheel, else in the checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def inert(value: object) -> str:
    """Return a value escaped for Markdown: blocks as blocks, anything else on one line.

    What is verbatim is ours, and stands in a fence.
    """
    if isinstance(value, Verbatim):
        return value.text
    return markdown_line(str(value)) if (prose := _prose(value)) is None else markdown(prose)


def inert_html(value: object) -> str:
    """Return a value escaped for HTML: blocks as blocks, anything else on one line."""
    if isinstance(value, Verbatim):
        return escape(value.text)
    return html_line(str(value)) if (prose := _prose(value)) is None else html(prose)


def _prose(value: object) -> Prose | None:
    """Return a value as blocks, if it is made of them."""
    if not isinstance(value, tuple):
        return None
    return tuple(block for block in value if isinstance(block, Paragraph | Listing))


def own_file(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the first file with a name in the user's own folders, `None` if there is none.

    Raises `WrongUseError` if it is no file, or a link that leads out of its folder.
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
    reason = messages[f"reason.{kind}"]
    return WrongUseError(*messages.problem("unusable", template=path, reason=reason))


FORMS: Mapping[str, Callable[[object], str]] = {"md": inert, "html": inert_html}


def _bounded(pieces: Iterator[str]) -> str:
    from aabsocial.rendering.sandbox import TooLongError

    gathered, length = [], 0
    for piece in pieces:
        gathered.append(piece)
        length += len(piece)
        if length > LONGEST_PAPER:
            # thrown where the template writes, so that its line is known
            cast("Generator[str]", pieces).throw(TooLongError())
    return "".join(gathered)


def _tidied(text: str) -> str:
    """Return a text without repeated empty lines, with one line end at the end."""
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _failure(template_name: str, error: BaseException) -> WrongUseError:
    """Return the error that names the template, the line if known, and what is wrong."""
    from aabsocial.rendering.template_errors import reason

    template, line = _place(template_name, error)
    if line is None:
        return WrongUseError(*messages.problem("unusable", template=template, reason=reason(error)))
    place = {"template": template, "line": str(line)}
    return WrongUseError(*messages.problem("failed", reason=reason(error), **place))


def _place(template_name: str, error: BaseException) -> tuple[str, int | None]:
    if name := getattr(error, "filename", None):
        # a line that Python counts is one of the code that the template became
        line = None if isinstance(error, SyntaxError) else getattr(error, "lineno", None)
        return str(name), line
    frames = [it for it in extract_tb(error.__traceback__) if it.filename.endswith(TEMPLATE)]
    return (frames[-1].filename, frames[-1].lineno) if frames else (template_name, None)
