"""The template engine, cut down to arranging: no calls, no sums of text, few filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
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
        bytecode_cache=_compiled_templates(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters = {name: engine.filters[name] for name in FILTERS}
    engine.globals.clear()
    return engine


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Give the place where Jinja keeps compiled templates: compiling takes as long as filling.

    It is a folder of the user's own among the temporary ones; where Jinja finds none that nobody
    else can write to, templates are compiled each time.
    """
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None
