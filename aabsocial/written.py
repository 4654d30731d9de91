"""Everything that somebody wrote in a proposal, for a look at all of it at once."""

from __future__ import annotations

from functools import cached_property

from aabsocial.outline import Outline


class Written:
    """The texts that answer a proposal's questions, and what is worked out of them but once."""

    def __init__(self, texts: list[str]) -> None:
        """Take the texts."""
        self.texts = texts

    @cached_property
    def together(self) -> str:
        """Give all texts as one, a line end between them."""
        return "\n".join(self.texts)

    @cached_property
    def outline(self) -> Outline:
        """Give the outline of all texts together."""
        return Outline(self.together)
