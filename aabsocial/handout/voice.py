"""Say the words of a pack in its language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.blocks import plain
from aabsocial.paper.parts import Column, Fact, Facts, Section, Text
from aabsocial.value import Value
from aabsocial.wording import NO_BREAK_SPACE, Sentence, catalogue, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aabsocial.paper.parts import Align, Part, Parts
    from aabsocial.wording import Language

WORDS = Path(__file__).with_name("handout.toml")


class Voice(Value, kw_only=False):
    """The language that a pack speaks."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """Say one of the pack's own sentences."""
        return Sentence(catalogue(WORDS)[key], values).in_(self.language)

    def dated(self, day: date) -> str:
        """Write a day, its number held to its month."""
        return spoken(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def remark(self, key: str, **values: object) -> Text:
        """Give a sentence as running text."""
        return Text(plain(self.say(key, **values)))

    def facts(self, rows: Iterable[tuple[str, str]]) -> Parts:
        """Lay out what is known: a name of a fact, and what it is; what is unknown has no row."""
        head = Fact(self.say("fact.fact"), self.say("fact.content"))
        known = tuple(Fact(self.say(f"fact.{name}"), value) for name, value in rows if value)
        return (Facts(head, known),) if known else ()

    def columns(self, *names: str, right: Iterable[str] = ()) -> tuple[Column, ...]:
        """Give a table's columns by the names of their heads."""
        sides: dict[str, Align] = dict.fromkeys(right, "right")
        return tuple(Column(self.say(f"head.{name}"), sides.get(name, "left")) for name in names)

    def section(self, name: str, *parts: Part | Parts) -> Section:
        """Give a titled section of some parts."""
        flat = tuple(
            one for part in parts for one in (part if isinstance(part, tuple) else (part,))
        )
        return Section(name, self.say(f"section.{name}"), flat or (self.remark("nothing"),))
