"""Prompts that are built once and reused for every question of their kind.

Building one takes prompt_toolkit longer than all else between two questions: it binds all the keys
of Emacs and Vi each time, and leaves thousands of objects to the garbage collector.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, cast

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import Completer, DynamicCompleter, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Always
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.processors import TabsProcessor
from questionary.prompts.common import InquirerControl

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.key_bindings import (
    SEVERAL_LINES,
    add_keys,
    initial_text,
    leaving_keys,
    list_keys,
    navigation_keys,
    offered,
    select_all,
    text_keys,
    typed_text,
)
from aabsocial.interview.frontends.list_keys import NOWHERE, ListKeys, ListState
from aabsocial.interview.frontends.name_completer import NameCompleter
from aabsocial.interview.frontends.word_wrap import WordWrap, padded
from aabsocial.interview.protocol import Input, Option, Screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from aabsocial.localization.messages import Language

MARK = ">"
NARROWEST = 30  # columns that labels are wrapped to
GAP = "  "
ROOM_FOR_DETAILS = 60  # in narrower windows the list itself would not fit
ROWS_ABOVE, FEWEST_ROWS = 4, 5  # of a list: the question, its keys and what is typed
LONGEST_NAME = 24  # before a field
MOST_DIGITS = 9  # the options that one digit ticks
INDENT = "  "  # of the rows after the first
ESCAPE_SECONDS = 0.05  # after which Esc is the key itself, not the beginning of another one's code


class FieldWord:
    """What stands before a field: the screen's own word, formatted anew each time it is drawn."""

    def __init__(self, prompt: TextPrompt) -> None:
        """Take the prompt that the field is in."""
        self.prompt = prompt

    def __format__(self, _: str) -> str:
        """Return the word; a long name leaves the room to the answer."""
        named = self.prompt.screen.field
        if not named:
            return self.prompt.word
        return f"{textwrap.shorten(named, LONGEST_NAME, placeholder='…') or named[:LONGEST_NAME]}:"


class TextPrompt:
    """A prompt for text."""

    def __init__(self, waits_for: Input, word: str, terminal: Mapping[str, Any]) -> None:
        """Build the prompt, with `word` before the field."""
        self.screen = Screen(input=waits_for, question="")
        self.word = word
        self.question = questionary.text(
            cast("str", FieldWord(self)),
            multiline=waits_for in SEVERAL_LINES,
            qmark=MARK,
            instruction="",
            completer=DynamicCompleter(self._completer),
            complete_while_typing=False,
            validate_while_typing=False,
            history=DummyHistory(),
            placeholder=self._example,
            tempfile_suffix=".txt",
            prompt_continuation=lambda *_: INDENT,
            # Word pastes a tab after each bullet; the toolkit would show it as `^I`.
            input_processors=[TabsProcessor(char1=" ", char2=" "), WordWrap(self._indent)],
            **terminal,
        )
        keys = (navigation_keys(self._current_screen, typed_text), text_keys(self._current_screen))
        add_keys(self.question.application, *keys)
        if waits_for is Input.RECORDS:
            add_keys(self.question.application, list_keys(self._current_screen))

    def ask_for(self, screen: Screen, *, then_edit: bool = False) -> questionary.Question:
        """Return the prompt, set to a screen's question.

        A suggestion or an answer is selected, so that typing replaces it; a half-typed text is not,
        and has the cursor where it was.
        With `then_edit`, the user's editor opens at once.
        """
        self.screen = screen
        self.question.application.erase_when_done = False
        buffer = self.question.application.layout.get_buffer_by_name(DEFAULT_BUFFER)
        if buffer is None:
            raise TypeError(self.question)
        is_as_left = bool(screen.typed) and buffer.text == screen.typed
        place = buffer.cursor_position if is_as_left else None
        buffer.reset(Document(initial_text(screen), place))
        if buffer.text and not screen.typed:
            select_all(buffer)
        if then_edit:
            self.question.application.pre_run_callables.append(lambda: _open_editor(buffer))
        return self.question

    def _example(self) -> StyleAndTextTuples:
        """Return the grey example that stands in an empty field; it is never an answer."""
        if self.screen.input is Input.RECORDS:  # it stands above
            return []
        columns = get_app().output.get_size().columns
        text = padded(self.screen.example, lambda row: max(columns - self._indent(0, row), 1))
        return [("fg:ansibrightblack", text)]

    def _indent(self, line: int, row: int) -> int:
        return len(INDENT) if line or row else len(f"{MARK} {FieldWord(self)} ")

    def _current_screen(self) -> Screen:
        return self.screen

    def _completer(self) -> Completer:
        if self.screen.completions:
            return NameCompleter(self.screen.completions)
        return WordCompleter(list(offered(self.screen)), sentence=True, match_middle=True)


def _open_editor(buffer: Buffer) -> None:
    buffer.open_in_editor()


class ChoicePrompt:
    """A prompt to choose one or several options of a list."""

    def __init__(self, waits_for: Input, language: Language, terminal: Mapping[str, Any]) -> None:
        """Build the prompt, with what is typed and ticked above the list."""
        self.screen = Screen(input=waits_for, question="")
        ticks = waits_for is Input.CHOICES
        self.state = ListState(language, "nothing-ticked" if ticks else "nothing-pointed-at")
        ask = questionary.checkbox if ticks else questionary.select
        self.question = ask(
            cast("str", self.state),  # it is formatted anew each time it is drawn
            choices=[""],
            qmark=MARK,
            instruction=" ",
            use_jk_keys=False,
            **terminal,
        )
        # Questionary does not erase wrapped labels, and sums up several choices in English.
        self.question.application.erase_when_done = True
        self.question.application.ttimeoutlen = ESCAPE_SECONDS
        self.question.application.before_render += self._fit
        self.columns = 0
        self.control = _control(self.question.application)
        own = ListKeys(self.control, self.state, ticks=ticks)
        keys = (
            navigation_keys(self._current_screen, self.changed_ticks),
            leaving_keys(self._current_screen, self.changed_ticks),
            own.bindings,
        )
        add_keys(self.question.application, *keys)

    def ask_for(self, screen: Screen, width: int) -> questionary.Question:
        """Return the prompt, set to a screen's question, its labels wrapped to `width` columns."""
        self.screen, self.columns = screen, width
        control = self.control
        control.choices = _choices(screen, width)
        control.selected_options = [it.value for it in control.choices if it.checked]
        control.is_answered = False
        self.state.begin(_searched(screen), screen.alone)
        _point_at(control, *(screen.chosen or screen.proposed))
        if screen.begins_nowhere and not screen.chosen and screen.input is Input.CHOICE:
            control.pointed_at = NOWHERE
        return self.question

    def _fit(self, application: Application[Any]) -> None:
        """Wrap the labels anew where the window has become wider or narrower."""
        columns = max(application.output.get_size().columns, NARROWEST)
        if columns != self.columns:
            self.columns = columns
            for shown, fitting in zip(
                self.control.choices, _choices(self.screen, columns), strict=True
            ):
                shown.title = fitting.title

    def _current_screen(self) -> Screen:
        return self.screen

    def changed_ticks(self) -> str | None:
        """Return the names of the ticked options, `None` if they are the current answer."""
        ticked, screen = self.control.selected_options, self.screen
        if screen.input is not Input.CHOICES or {*ticked} == {*screen.chosen}:
            return None
        return " ".join(option.name for option in screen.options if option.name in ticked)


def _choices(screen: Screen, width: int) -> list[questionary.Choice]:
    """Return the options; labels wider than the screen are wrapped between words."""
    has_ticks = screen.input is Input.CHOICES
    margin = 5 if has_ticks else 3  # the pointer and the tick
    room = width - margin - 1
    column = _state_column(screen, room)
    choices: list[questionary.Choice] = []
    for number, option in enumerate(screen.options, start=1):
        if option.above:
            choices.append(questionary.Separator(f"-- {option.above} --"))
        checked = has_ticks and option.name in screen.chosen
        digit = f"{number}. " if has_ticks and number <= MOST_DIGITS else ""
        shown = replace(option, label=f"{digit}{option.label}")
        label = _label(shown, room, column, " " * (margin + 2))
        choices.append(questionary.Choice(label, value=option.name, checked=checked))
    return choices


def _searched(screen: Screen) -> list[str]:
    """Return what is searched in each row of the list: a name, nothing in a heading."""
    headed = ((["", _named(it)] if it.above else [_named(it)]) for it in screen.options)
    return [text for row in headed for text in row]


def _state_column(screen: Screen, room: int) -> int:
    """Return how wide names are where states stand in a column, 0 where there is no room for it."""
    stated = [option for option in screen.options if option.state]
    column = max((len(_named(option)) for option in stated), default=0)
    widest = max((len(option.state) for option in stated), default=0)
    return column if column + len(GAP) + widest <= room else 0


def _label(option: Option, room: int, column: int, indent: str) -> str:
    """Return an option as it stands in the list, with its state."""
    name = told = _named(option)
    if option.state:
        told = f"{name:<{column}}{GAP if column else ' – '}{option.state}"
    lines = [textwrap.fill(told, room, subsequent_indent=indent)] if len(told) > room else [told]
    if option.detail and room >= ROOM_FOR_DETAILS:
        lines.append(
            textwrap.fill(option.detail, room, initial_indent=indent, subsequent_indent=indent)
        )
    return "\n".join(lines)


def _named(option: Option) -> str:
    return f"{option.letter} {option.label}" if option.letter else option.label


def _control(application: Application[Any]) -> InquirerControl:
    """Return the list of choices in a prompt, after enabling the wrapping of long lines."""
    for window in application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            window.height = _height_of_list
            return window.content
    raise TypeError(application)


def _height_of_list() -> Dimension:
    """Return how high a list may be: what it is about stays on the screen above a long one."""
    rows = get_app().output.get_size().rows
    return Dimension(max=max(rows - ROWS_ABOVE, FEWEST_ROWS))


def _point_at(control: InquirerControl, *names: str) -> None:
    """Move the pointer to the first of these options, else to the first selectable one."""
    selectable = [place for place, it in enumerate(control.choices) if not it.disabled]
    matching = [place for place in selectable if control.choices[place].value in names]
    control.pointed_at = (matching or selectable)[0]
