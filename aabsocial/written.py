"""Everything that somebody wrote in a proposal, for a look at all of it at once."""

from __future__ import annotations

from aabsocial.outline import Outline


class Written:
    """The texts that answer a proposal's questions, and what is worked out of them but once."""

    def __init__(self, texts: list[str]) -> None:
        """Take the texts, and look at them as one, a line end between them."""
        self.texts = texts
        self.outline = Outline("\n".join(texts))
