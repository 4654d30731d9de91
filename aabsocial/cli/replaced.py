"""Say which letters of a paper no font has, so that nobody meets a □ unprepared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.screen import remark
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from aabsocial.export import Exported
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")


def tell_replaced(made: Exported, language: Language) -> None:
    """Name the letters that stand as □, and the titles above them."""
    for one in made.replaced:
        values = {"place": one.place, "letters": " ".join(one.letters)}
        remark(Sentence(catalogue(WORDS)["replaced"], values).in_(language))
