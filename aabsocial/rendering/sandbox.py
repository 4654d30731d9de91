"""The template engine, cut down to arranging: no calls, no sums of text, few filters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from aabsocial.core.paths import is_inside
from aabsocial.rendering.compiled_templates import compiled_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from jinja2.compiler import Frame
    from jinja2.runtime import Context

# What these write is gathered before anybody can see how long it is, or is there to be called.
REFUSED = {
    nodes.AssignBlock: "endset",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.FromImport: "from",
    nodes.Import: "import",
    nodes.Macro: "macro",
}
LONGEST_TEXT = 1_000_000  # characters that a template may join; a title has a hundred
JOINED = "joined texts"  # no template can spell this filter's name


class TooLongError(ValueError):
    """A text that a template writes or joins is longer than any paper."""


class Bounds(NodeTransformer):
    """Has texts joined by a filter that knows how long they may get."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802 - Jinja finds it by this name
        """Replace `a ~ b`."""
        self.generic_visit(node)
        texts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(texts, JOINED, [], [], None, None, lineno=node.lineno)


class BoundedCompiler(CodeGenerator):
    """Compiles no statement whose output is gathered before its length can be checked."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja finds it by this name
        """Compile a template; raises `TemplateSyntaxError` for what is refused."""
        for kind, name in REFUSED.items():
            if found := node.find(kind):
                slip = f"unknown tag {name!r}"
                raise TemplateSyntaxError(slip, found.lineno, filename=self.filename)
        super().visit_Template(Bounds().visit(node), frame)


def joined(values: Iterable[object]) -> str:
    """Return texts as one; raises `TooLongError` where it would be too long."""
    texts = tuple(map(str, values))
    if sum(map(len, texts)) > LONGEST_TEXT:
        raise TooLongError
    return "".join(texts)


FILTERS = ("default", "first", "last", "length", "lower", "reverse", "sort", "trim", "upper")


class Missing(StrictUndefined):
    """A value that is not there, which says its name and nothing of the program's inside."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_hint or self._undefined_name)


class Sandbox(ImmutableSandboxedEnvironment):
    """An engine in which a template calls nothing and makes no text without bound."""

    code_generator_class = BoundedCompiler
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - Jinja gives what is called
        """Refuse every call: a template arranges."""
        return False

    def call_binop(
        self,
        context: Context,  # noqa: ARG002 - Jinja gives it
        operator: str,
        left: object,
        right: object,
    ) -> object:
        """Refuse sums of texts, and all that multiplies: they make texts of any length."""
        if operator == "+" and isinstance(left, int) and isinstance(right, int):
            return left + right
        raise SecurityError(operator)


class NoFileError(TemplateError):
    """Something else than a file lies where a template is looked for."""

    def __init__(self, path: Path) -> None:
        """Take the path of what lies there."""
        super().__init__()
        self.filename = str(path)


class LinkOutsideError(TemplateError):
    """A template is a link to a file outside the templates' folder."""

    def __init__(self, path: Path) -> None:
        """Take the link's own path."""
        super().__init__()
        self.filename = str(path)


class Templates(FileSystemLoader):
    """Finds templates in folders; Jinja alone would pass over what is no file without a word.

    A link may lead out of the last folder only, which is ours: some installers link every file to a
    store of their own.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text.

        Raises `NoFileError` if a folder or a pipe has its name, and `LinkOutsideError`.
        """
        for folder in self.searchpath:
            path = Path(folder, *split_template_path(template))
            if os.path.lexists(path) and not path.is_file():
                raise NoFileError(path)
            if folder != self.searchpath[-1] and not is_inside(path, Path(folder)):
                raise LinkOutsideError(path)
        return super().get_source(environment, template)


def sandbox(folders: Sequence[Path], finalize: Callable[[object], str]) -> Sandbox:
    """Make an engine that finds templates in these folders and passes each value out by one door.

    `finalize` makes values inert instead of Jinja's autoescape, which knows only HTML's rules.
    """
    engine = Sandbox(
        loader=Templates(folders),
        undefined=Missing,
        finalize=finalize,
        autoescape=False,
        bytecode_cache=compiled_templates(os.environ),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters = {name: engine.filters[name] for name in FILTERS}
    engine.filters[JOINED] = joined
    engine.globals.clear()
    return engine
