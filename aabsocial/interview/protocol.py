"""What passes between the engine and a front end: a screen to show, an action that came back."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, TypeAlias

from aabsocial.core.struct import Struct


class Input(Enum):
    """What a screen waits for."""

    LINE = "line"
    PARAGRAPHS = "paragraphs"
    LINES = "lines"
    CHOICE = "choice"
    CHOICES = "choices"


class Tone(Enum):
    """What a note is: a confirmation, something to mend, or news."""

    DONE = "done"
    ERROR = "error"
    NEWS = "news"


class Note(Struct):
    """One line to the person, shown above the question."""

    tone: Tone
    text: str


class Option(Struct):
    """One thing to choose; `above` is a heading that stands before it."""

    name: str
    label: str
    above: str = ""


class Screen(Struct, kw_only=True):
    """Everything a front end shows at once, in the reader's language, and what it waits for.

    `current` is the answer so far as text, `typed` a half-typed text that was kept. `chosen`
    names the options that are the answer now, `proposed` those one would choose next. `asks` is
    true where an answer of the proposal is asked for, which may be left open or taken back.
    `legend` tells the keys where they do not do what they do in the questionnaire. `paper` is a
    paper in Markdown, to be read as it will look.
    """

    input: Input
    question: str
    section: str = ""
    progress: str = ""
    basis: str = ""
    help: str = ""
    notes: tuple[Note, ...] = ()
    body: tuple[str, ...] = ()
    paper: str = ""
    current: str = ""
    typed: str = ""
    suggestions: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    asks: bool = False
    legend: str = ""


class Typed(Struct):
    """A text was typed, or pasted, and confirmed."""

    text: str


class Chosen(Struct):
    """Options were chosen, by name."""

    names: tuple[str, ...]


class Keep(Struct):
    """The answer stays as it is, also when that is unanswered."""


class Clear(Struct):
    """The answer is taken back: the question is unanswered again."""


class Back(Struct):
    """One step back; what was half typed comes along, or the names of what was ticked."""

    typed: str = ""


class Help(Struct):
    """Why is this asked, and what does a good answer look like?"""

    typed: str = ""


class Menu(Struct):
    """Show the menu; in the menu, go back to the question."""

    typed: str = ""


class Stop(Struct):
    """Save and stop."""


class Interrupt(Struct):
    """Ctrl-C: save and stop, and say so with the exit code; what was half typed comes along."""

    typed: str = ""


Action: TypeAlias = Typed | Chosen | Keep | Clear | Back | Help | Menu | Stop | Interrupt


class FrontEnd(Protocol):
    """Puts one screen to a person and brings back what the person did."""

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait."""
        ...
