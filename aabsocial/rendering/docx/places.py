"""The places in a paper that links lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping


class Places(Struct, kw_only=True):
    """The places that links lead to: the title of each, and its page where that is known.

    Both are by anchor. A link to anything else is left out, or is text.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
