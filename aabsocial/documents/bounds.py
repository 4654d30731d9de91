"""What keeps a template short: few statements, and loops and texts that are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2.runtime import Context

    from aabsocial.documents.sandbox import Sandbox

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
    """Give a template's tree with its bounds in it; refuses statements that have none."""
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
    """Give what a loop turns over, after its turns are counted."""
    turns = values if isinstance(values, tuple | list) else tuple(values)
    _spend(context, len(turns))
    return turns


@pass_context
def joined(context: Context, values: Iterable[object]) -> str:
    """Give texts as one, after its letters are counted."""
    texts = tuple(map(str, values))
    _spend(context, sum(map(len, texts)))
    return "".join(texts)


def _spend(context: Context, steps: int) -> None:
    engine = cast("Sandbox", context.environment)
    engine.steps_left -= steps + 1
    if engine.steps_left < 0:
        raise RecursionError
