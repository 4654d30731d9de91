"""A person at a front end: plays neutral steps as the lines or keys that the front end hears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.key_bindings import initial_text
from aabsocial.interview.frontends.pages import pages_of
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.frontends.rich import RichFrontEnd
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    FrontEnd,
    Help,
    Input,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    Screen,
    Stop,
    Typed,
)
from aabsocial.parsing.lines.unknown import says_unknown

if TYPE_CHECKING:
    from prompt_toolkit.input.base import PipeInput

    from aabsocial.localization.messages import Language

ENTER, DOWN, UP, SPACE = "\r", "\x1b[B", "\x1b[A", " "
CTRL_U = "\x15"
SHIFT_TAB, F1, F3, F10 = "\x1b[Z", "\x1bOP", "\x1bOR", "\x1b[21~"
CTRL_C, CTRL_D = "\x03", "\x04"
TEXTS = (Input.LINE, Input.LINES, Input.PARAGRAPHS, Input.RECORDS)

Steps = Callable[[Screen], Action]


def as_lines(shown: Screen, action: Action) -> str:
    """Return an action as typed in the plain front end; Ctrl-C ends the input instead."""
    names = [option.name for option in shown.options]
    match action:
        case Typed(text=text):
            end = {Input.PARAGRAPHS: "\n.", Input.LINES: "\n"}.get(shown.input, "")
            if shown.may_stand_open and says_unknown(text, "da"):
                end = ""
            if shown.input is Input.RECORDS and "\t" in text:
                end = "\n."
            return f"{text}{end}\n"
        case Chosen() if shown.paged and len(names) == 1:
            return ""  # such a page is only read
        case Chosen(names=chosen):
            return ",".join(str(names.index(name) + 1) for name in chosen) + "\n"
        case _:
            return {Keep: "\n", Clear: "-\n", Back: "<\n", Help: "?\n", Menu: "!\n"}.get(
                type(action), ""
            )


def as_keys(shown: Screen, action: Action) -> str:
    """Return an action as keys in the rich front end."""
    match action:
        case Typed(text=text):
            return _emptied(shown) + pasted(text) + _confirmed(shown, text)
        case Chosen(names=names) if shown.input is Input.CHOICES:
            return _ticked(shown, names) + ENTER
        case Chosen(names=(name,)):
            return _to(shown, name) + ENTER
        case Keep() | Clear():
            return _left_or_cleared(shown, action)
        case _:
            typed = getattr(action, "typed", "")
            return (_emptied(shown) + pasted(typed) if typed else "") + LEAVING[type(action)]


def _left_or_cleared(shown: Screen, action: Keep | Clear) -> str:
    if shown.input in TEXTS:
        kept = pasted(shown.current) if isinstance(action, Keep) else ""
        return _emptied(shown) + kept + ENTER
    stays = isinstance(action, Keep) and shown.chosen
    return ("" if stays else _to(shown, "?")) + ENTER


def pasted(text: str) -> str:
    """Return the bytes that a terminal sends for a pasted text."""
    return f"\x1b[200~{text}\x1b[201~"


LEAVING = {LeaveOpen: F3, Back: SHIFT_TAB, Help: F1, Menu: F10, Stop: CTRL_D, Interrupt: CTRL_C}


def _emptied(shown: Screen) -> str:
    """Return the keys that clear the field."""
    return CTRL_U if initial_text(shown) else ""


def _confirmed(shown: Screen, text: str) -> str:
    """Return Enter; a changed list ends with an empty line."""
    is_changed = shown.input is Input.LINES and text != initial_text(shown)
    return ENTER * 2 if is_changed else ENTER


def _to(shown: Screen, name: str) -> str:
    """Return the arrow keys from the pointer to an option."""
    names = [option.name for option in shown.options]
    standing = shown.chosen or shown.proposed
    pointed = [one for one in names if one in standing]
    start = names.index(pointed[0]) if pointed else -1 if shown.begins_nowhere else 0
    steps = names.index(name) - start
    return DOWN * steps if steps > 0 else UP * -steps


def _ticked(shown: Screen, wanted: tuple[str, ...]) -> str:
    keys, place = "", shown
    for option in shown.options:
        if (option.name in shown.chosen) is not (option.name in wanted):
            keys += _to(place, option.name) + SPACE
            place = replace(place, chosen=(), proposed=(option.name,))
    return keys


class Person:
    """Wraps a front end: sends it the next step for each screen."""

    def __init__(self, front_end: FrontEnd, do: Callable[[Screen, Action], None]) -> None:
        """Take the front end; `do` writes lines or presses keys."""
        self.front_end = front_end
        self.do = do
        self.steps: Steps = lambda _: Stop()
        self.screens: list[Screen] = []

    def ask(self, shown: Screen) -> Action:
        """Send the next step, and return the front end's action."""
        self.screens.append(shown)
        self.do(shown, self.steps(shown))
        return self.front_end.ask(shown)


@contextmanager
def plain_person(language: Language = "da") -> Iterator[Person]:
    source = StringIO()

    def write(shown: Screen, action: Action) -> None:
        place = source.tell()
        source.seek(0, 2)
        source.write(as_lines(shown, action))
        source.seek(place)

    yield Person(PlainFrontEnd(source, StringIO(), language), write)


@contextmanager
def rich_person(language: Language = "da") -> Iterator[Person]:
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            language, lambda _screen, _hint: None, keyboard=keyboard, output=DummyOutput()
        )
        yield Person(front_end, _presser(keyboard, language))


def _presser(keyboard: PipeInput, language: Language) -> Callable[[Screen, Action], None]:
    size = DummyOutput().get_size()

    def press(shown: Screen, action: Action) -> None:
        is_parted = shown.paged and len(pages_of(shown, size.columns, size.rows, language)) > 1
        to_last = DOWN + ENTER if is_parted and isinstance(action, Chosen) else ""
        keyboard.send_text(to_last + as_keys(shown, action))

    return press


PERSONS = {"plain": plain_person, "rich": rich_person}


def through_the_hub(*actions: Action) -> Steps:
    """Yield the actions one after the other, and go on with the task that the hub proposes."""
    waiting = iter(actions)

    def step(shown: Screen) -> Action:
        if not shown.asks and shown.proposed and shown.proposed[0].startswith("task:"):
            return Chosen(shown.proposed)
        return next(waiting, Stop())

    return step


def in_turn(*actions: Action) -> Steps:
    """Yield the actions one after the other, then stop."""
    waiting = iter(actions)
    return lambda _: next(waiting, Stop())
