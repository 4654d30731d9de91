"""How papers look, whatever they say: what staff settle once without programming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.value import Value

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from aabsocial.wording import Language

OUR_COLOUR = "#1b4965"  # 9.5:1 against white


class Logo(Value, kw_only=False):
    """A picture as a file holds it; the name's ending says of which kind: svg, png or jpg."""

    name: str
    content: bytes


class Look(Value):
    """The language of the paper, whose it is, its colour, and the folders searched before ours.

    `templates` are folders with templates and a `style.docx` of the user's own, the first one
    first. `colour` is written `#rrggbb`. `day` dates the file, so that no clock is asked.
    """

    language: Language = "da"
    association: str = ""
    logo: Logo | None = None
    colour: str = OUR_COLOUR
    templates: tuple[Path, ...] = ()
    day: date | None = None
