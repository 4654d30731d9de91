"""What the engine and a front end exchange: a screen to show, and the user's action."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, TypeAlias

from aabsocial.core.struct import Struct


class Input(Enum):
    """The kind of input that a screen waits for."""

    LINE = "line"
    PARAGRAPHS = "paragraphs"
    LINES = "lines"
    RECORDS = "records"
    CHOICE = "choice"
    CHOICES = "choices"


class Tone(Enum):
    """The kind of a note: a confirmation, an error, or news."""

    DONE = "done"
    ERROR = "error"
    NEWS = "news"


class Note(Struct):
    """One line shown above the question.

    It tells what came of the last action, or `is_here`: something about what is asked here.
    """

    tone: Tone
    text: str
    is_here: bool = False


class Option(Struct):
    """One option to choose; `above` is a heading before it.

    `letter` chooses it by one key, `state` says how far it is, and `detail` what to know first.
    """

    name: str
    label: str
    above: str = ""
    letter: str = ""
    state: str = ""
    detail: str = ""


class Entry(Struct):
    """One entry of a list of lines: its number and name, its columns, and lines that go with it."""

    number: str
    name: str
    cells: tuple[str, ...]
    more: tuple[str, ...] = ()


class Screen(Struct, kw_only=True):
    """Everything that a front end shows at once, in the user's language, and the input it wants.

    `current` is the answer so far as text, `typed` a half-typed text that was kept. `chosen`
    names the options that are the answer now, `proposed` those one would choose next, `alone`
    those that go with no other. `asks` is true where an answer of the proposal is asked for, which
    may be left open or taken back. The first of the `suggestions` stands ready to be taken; what is
    `remembered` from other proposals is only offered, since it was true of something else.
    `legend` tells the keys where they do not do what they do in the questionnaire. A screen
    `beside` the questionnaire is left by Esc, back to where it was opened; one that `tells_keys`
    ends with what the keys do. `completions` are names that Tab completes in the text. `paper` is a
    paper in Markdown, to be read as it will look, of a part of it the `rows`. What is `paged` is
    read from its top, as many lines at a time as there is room for. Of a list of lines, `entries`
    are those so far in whole words, `example` is one line as it may be written,
    `field` is what stands before the field, and `opened` the entry that stands in it. What
    `may_stand_open` can be marked as to be settled.

    Of several questions at one spot, `follows` is what those before this asked: where one of them
    stands right above, only the question is shown, else the answers `above` as well. A choice that
    `takes_text` may be followed by words on the same line, and `text_after_choice` says what they
    answer. In a list that `begins_nowhere`, Enter takes nothing before an option is pointed at.
    """

    input: Input
    question: str
    section: str = ""
    progress: str = ""
    help: str = ""
    notes: tuple[Note, ...] = ()
    body: tuple[str, ...] = ()
    paper: str = ""
    rows: tuple[int, int] | None = None
    current: str = ""
    typed: str = ""
    suggestions: tuple[str, ...] = ()
    remembered: tuple[str, ...] = ()
    completions: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    asks: bool = False
    legend: str = ""
    beside: bool = False
    tells_keys: bool = False
    paged: bool = False
    example: str = ""
    entries: tuple[Entry, ...] = ()
    field: str = ""
    opened: int = 0
    follows: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    takes_text: bool = False
    text_after_choice: str = ""
    begins_nowhere: bool = False
    may_stand_open: bool = False


class Typed(Struct):
    """A text was typed, or pasted, and confirmed."""

    text: str


class Chosen(Struct):
    """Options were chosen, by name; `text` answers the question that follows from the choice."""

    names: tuple[str, ...]
    text: str = ""


class Keep(Struct):
    """The answer stays as it is, also if there is none."""


class Clear(Struct):
    """The answer is cleared: the question is unanswered again."""


class LeaveOpen(Struct):
    """Mark the answer as one to settle later; `typed` is a half-typed text."""

    typed: str | None = None


class Back(Struct):
    """One step back; `typed` is the half-typed text, or the names of the ticked options.

    It is empty where somebody emptied the field, and `None` where the field is as it was shown.
    """

    typed: str | None = None


class Help(Struct):
    """Show why the question is asked, and good and weak answers."""

    typed: str | None = None


class Menu(Struct):
    """Show the hub; in the hub, go back to the question."""

    typed: str | None = None


class OpenEntry(Struct):
    """Open the entry of a list above the one in the field (-1), or the one below it (1)."""

    step: int


class Undo(Struct):
    """Take back what was last done to a list of lines."""


class Stop(Struct):
    """Save and stop; `typed` is the half-typed text."""

    typed: str | None = None


class Interrupt(Struct):
    """Ctrl-C: save and stop with an exit code of its own; `typed` is the half-typed text."""

    typed: str | None = None


Action: TypeAlias = (
    Typed
    | Chosen
    | Keep
    | Clear
    | LeaveOpen
    | Back
    | Help
    | Menu
    | OpenEntry
    | Undo
    | Stop
    | Interrupt
)


class FrontEnd(Protocol):
    """Shows one screen to the user and returns the user's action."""

    def ask(self, screen: Screen) -> Action:
        """Show a screen and return the user's action."""
        ...
