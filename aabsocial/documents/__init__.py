"""Fill templates; the only place that knows which engine does it.

Every value a template writes is made inert on its way out, so that neither a person's text
nor a forgetful template can change a paper's structure. Templates call nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from aabsocial.blocks import Listing, Paragraph, html, html_line, markdown, markdown_line
from aabsocial.errors import WrongUseError
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment

    from aabsocial.blocks import Prose

WORDS = Path(__file__).with_name("documents.toml")
PACKAGE = Path(__file__).parent.parent
TEMPLATE = ".j2"
LONGEST_PAPER = 20_000_000  # characters, many times what the largest proposal comes to


def render(template_name: str, paper: object, overrides: tuple[Path, ...] = ()) -> str:
    """Fill a template, which calls the value `paper`; the same input gives the same text.

    A template of that name in one of the override folders is used instead of ours, the first
    folder first. Raises `WrongUseError` that names the template and the line.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - a heavy import, only for who writes a paper

    try:
        template = _environment(overrides, _form(template_name)).get_template(template_name)
        return _tidied(_bounded(template.generate(paper=paper)))
    except RecursionError as error:
        raise WrongUseError(*told(WORDS, "endless", template=template_name)) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise _failure(template_name, error) from error


@cache
def _environment(overrides: tuple[Path, ...], form: str) -> Environment:
    from aabsocial.documents.sandbox import sandbox  # noqa: PLC0415 - a heavy import

    return sandbox((*overrides, templates_folder()), FORMS[form])


def _form(template_name: str) -> str:
    """Tell by a template's name what it writes; what says nothing else is Markdown."""
    return "html" if template_name.endswith(".html.j2") else "md"


def templates_folder() -> Path:
    """Give the folder of our own templates: inside a wheel, else the checkout's."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def inert(value: object) -> str:
    """Write a value so that it can open nothing in Markdown: blocks as such, all else a line."""
    return markdown_line(str(value)) if (prose := _prose(value)) is None else markdown(prose)


def inert_html(value: object) -> str:
    """Write a value so that it can open nothing in HTML: blocks as such, all else a line."""
    return html_line(str(value)) if (prose := _prose(value)) is None else html(prose)


def _prose(value: object) -> Prose | None:
    """Give the blocks of a value that is made of them."""
    if not isinstance(value, tuple):
        return None
    return tuple(block for block in value if isinstance(block, Paragraph | Listing))


FORMS: Mapping[str, Callable[[object], str]] = {"md": inert, "html": inert_html}


def _bounded(pieces: Iterable[str]) -> str:
    gathered, length = [], 0
    for piece in pieces:
        gathered.append(piece)
        length += len(piece)
        if length > LONGEST_PAPER:
            raise RecursionError
    return "".join(gathered)


def _tidied(text: str) -> str:
    """Leave at most one empty line together, and one line end at the end."""
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _failure(template_name: str, error: Exception) -> WrongUseError:
    """Say where in which template it went wrong, as far as the error knows."""
    template, line = _place(template_name, error)
    if line is None:
        return WrongUseError(*told(WORDS, "unusable", template=template, reason=str(error)))
    place = {"template": template, "line": str(line)}
    return WrongUseError(*told(WORDS, "failed", reason=str(error), **place))


def _place(template_name: str, error: Exception) -> tuple[str, int | None]:
    if written := getattr(error, "filename", None):
        return str(written), getattr(error, "lineno", None)
    frames = [it for it in extract_tb(error.__traceback__) if it.filename.endswith(TEMPLATE)]
    return (frames[-1].filename, frames[-1].lineno) if frames else (template_name, None)
