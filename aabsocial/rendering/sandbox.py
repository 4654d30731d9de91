"""The template engine, cut down to arranging: no calls, no sums of text, few filters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import FileSystemLoader, StrictUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from aabsocial.core.paths import is_inside
from aabsocial.rendering.compiled_templates import compiled_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context


# What these write is gathered before anybody can count it, or is there to be called.
REFUSED = {
    nodes.AssignBlock: "endset",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.FromImport: "from",
    nodes.Import: "import",
    nodes.Macro: "macro",
}
MOST_STEPS = 5_000_000  # turns and letters, eight times what a pack of a thousand proposals takes
COUNTED, JOINED = "counted turns", "joined texts"  # no template can spell these


class Bounds(NodeTransformer):
    """Has every turn of a loop and every letter that is joined counted."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja finds it by this name
        """Count a loop's turns; without calls, none can begin itself anew."""
        self.generic_visit(node)
        node.iter, node.recursive = _filtered(node.iter, COUNTED), False
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802 - the same
        """Count the letters of texts before they are joined."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)


def bounded(template: nodes.Template, filename: str | None) -> nodes.Template:
    """Return a template's tree with its bounds in it; refuses statements that have none."""
    for kind, name in REFUSED.items():
        if found := template.find(kind):
            slip = f"unknown tag {name!r}"
            raise TemplateSyntaxError(slip, found.lineno, filename=filename)
    return cast("nodes.Template", Bounds().visit(template))


def _filtered(value: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", value), name, [], [], None, None, lineno=value.lineno)


# With the context, Jinja does not work out the loops over constants once and for all.
@pass_context
def counted(context: Context, values: Iterable[object]) -> Sequence[object]:
    """Return the values that a loop runs over, after counting them."""
    turns = values if isinstance(values, tuple | list) else tuple(values)
    _spend(context, len(turns))
    return turns


@pass_context
def joined(context: Context, values: Iterable[object]) -> str:
    """Return texts as one, after its letters are counted."""
    texts = tuple(map(str, values))
    _spend(context, sum(map(len, texts)))
    return "".join(texts)


def _spend(context: Context, steps: int) -> None:
    engine = cast("Sandbox", context.environment)
    engine.steps_left -= steps + 1
    if engine.steps_left < 0:
        raise RecursionError


FILTERS = ("default", "first", "last", "length", "lower", "reverse", "sort", "trim", "upper")


class Missing(StrictUndefined):
    """A value that is not there, which says its name and nothing of the program's inside."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_hint or self._undefined_name)


class Sandbox(ImmutableSandboxedEnvironment):
    """An engine in which a template calls nothing and neither loops nor writes without bound."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    steps_left = MOST_STEPS

    def begin(self) -> None:
        """Count a paper's steps from nothing."""
        self.steps_left = MOST_STEPS

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Set bounds to a template; Jinja has this place to do it."""
        return bounded(super()._parse(source, name, filename), filename)

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
    """A link lies where a template is looked for, and leads out of the templates' folder."""

    def __init__(self, path: Path) -> None:
        """Take the link's own path."""
        super().__init__()
        self.filename = str(path)


class Templates(FileSystemLoader):
    """Finds templates in folders; Jinja alone would pass over what is no file without a word.

    Only in the last folder, which is ours, may a link lead elsewhere: some installers lay links to
    a store of their own.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text.

        Raises `NoFileError` where a folder or a pipe has its name, and `LinkOutsideError`.
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
    engine.filters |= {COUNTED: counted, JOINED: joined}
    engine.globals.clear()
    return engine
