"""The template engine, cut down to arranging: no calls, no sums of text, few filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

FILTERS = ("default", "first", "last", "length", "lower", "reverse", "sort", "trim", "upper")


class Sandbox(ImmutableSandboxedEnvironment):
    """An engine in which a template calls nothing and cannot make a text grow without bound."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - Jinja gives what is called
        """Refuse every call: a template arranges."""
        return False

    def call_binop(
        self,
        context: Context,  # noqa: ARG002 - Jinja gives it
        operator: str,
        left: object,  # noqa: ARG002 - Jinja gives it
        right: object,  # noqa: ARG002 - Jinja gives it
    ) -> object:
        """Refuse the operators that multiply, because they make texts of any length."""
        raise SecurityError(operator)


def sandbox(folders: Sequence[Path], finalize: Callable[[object], str]) -> Sandbox:
    """Make an engine that finds templates in these folders and passes each value out by one door.

    `finalize` makes values inert instead of Jinja's autoescape, which knows only HTML's rules.
    """
    engine = Sandbox(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters = {name: engine.filters[name] for name in FILTERS}
    engine.globals.clear()
    return engine
