"""What passes between the engine and a front end: a screen to show, an action that came back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeAlias


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


@dataclass(frozen=True, slots=True)
class Note:
    """One line to the person, shown above the question."""

    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `above` is a heading that stands before it."""

    name: str
    label: str
    above: str = ""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Everything a front end shows at once, in the reader's language, and what it waits for.

    `current` is the answer so far as text, `typed` a half-typed text that was kept. `chosen`
    names the options that are the answer now, `proposed` those one would choose next. `asks` is
    true where an answer of the proposal is asked for, which may be left open or taken back.
    """

    input: Input
    question: str
    section: str = ""
    progress: str = ""
    basis: str = ""
    help: str = ""
    notes: tuple[Note, ...] = ()
    body: tuple[str, ...] = ()
    current: str = ""
    typed: str = ""
    suggestions: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A text was typed, or pasted, and confirmed."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options were chosen, by name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """The answer stays as it is, also when that is unanswered."""


@dataclass(frozen=True, slots=True)
class Clear:
    """The answer is taken back: the question is unanswered again."""


@dataclass(frozen=True, slots=True)
class Back:
    """One step back; what was half typed comes along."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Why is this asked, and what does a good answer look like?"""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """Show the menu; in the menu, go back to the question."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Save and stop."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Ctrl-C: save and stop, and say so with the exit code."""


Action: TypeAlias = Typed | Chosen | Keep | Clear | Back | Help | Menu | Stop | Interrupt


class FrontEnd(Protocol):
    """Puts one screen to a person and brings back what the person did."""

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait."""
        ...
