"""Complete one of several names in a text, such as that of a department."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

BETWEEN_NAMES = re.compile(r"[,;\n]| og | and ")


class NameCompleter(Completer):
    """Completes the name that is being typed behind the last comma or line end."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names that there are."""
        self.names = names

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        """Yield the names that hold what is typed so far."""
        typed = BETWEEN_NAMES.split(document.text_before_cursor)[-1].lstrip()
        for name in self.names:
            if typed.casefold() in name.casefold():
                yield Completion(name, -len(typed))
