"""Prompts that are built once and serve every question of their kind.

Building one takes prompt_toolkit longer than all else between two questions: it makes all the
keys of Emacs and of Vi for each, and leaves thousands of objects behind for Python to clear away.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.completion import DynamicCompleter, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Always
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.layout.processors import TabsProcessor
from questionary.prompts.common import InquirerControl

from aabsocial.interview.formatting import UNANSWERED
from aabsocial.interview.frontends.key_bindings import (
    SEVERAL_LINES,
    add_keys,
    filled_in,
    moving_keys,
    searching_keys,
    text_so_far,
    writing_keys,
)
from aabsocial.interview.protocol import Input, Screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prompt_toolkit.application import Application

MARK = ">"


class TextPrompt:
    """A field to write in."""

    def __init__(self, waits_for: Input, word: str, terminal: Mapping[str, Any]) -> None:
        """Build the prompt, with the word that stands before the field."""
        self.screen = Screen(input=waits_for, question="")
        self.question = questionary.text(
            word,
            multiline=waits_for in SEVERAL_LINES,
            qmark=MARK,
            instruction="",
            completer=DynamicCompleter(self._suggested),
            complete_while_typing=False,
            validate_while_typing=False,
            history=DummyHistory(),
            tempfile_suffix=".txt",
            # Word puts a tab behind each bullet; the toolkit would show it as `^I`.
            input_processors=[TabsProcessor(char1=" ", char2=" ")],
            **terminal,
        )
        keys = (moving_keys(self._screen, text_so_far), writing_keys(self._screen))
        add_keys(self.question.application, *keys)

    def put(self, screen: Screen) -> questionary.Question:
        """Make it ask for what a screen asks for."""
        self.screen = screen
        buffer = self.question.application.layout.get_buffer_by_name(DEFAULT_BUFFER)
        if buffer is None:
            raise TypeError(self.question)
        buffer.reset(Document(filled_in(screen)))
        return self.question

    def _screen(self) -> Screen:
        return self.screen

    def _suggested(self) -> WordCompleter:
        return WordCompleter(list(self.screen.suggestions), sentence=True, match_middle=True)


class ChoicePrompt:
    """A list to choose one or several of."""

    def __init__(self, waits_for: Input, word: str, terminal: Mapping[str, Any]) -> None:
        """Build the prompt, with the word that stands above the list."""
        self.screen = Screen(input=waits_for, question="")
        ask = questionary.checkbox if waits_for is Input.CHOICES else questionary.select
        self.question = ask(
            word,
            choices=[""],
            qmark=MARK,
            instruction=" ",
            use_jk_keys=False,
            **terminal,
        )
        # Questionary would leave wrapped labels standing, and sum up several in English.
        self.question.application.erase_when_done = True
        self.control = _control(self.question.application)
        keys = (moving_keys(self._screen, self._ticked_anew), searching_keys(self.control))
        add_keys(self.question.application, *keys)

    def put(self, screen: Screen, width: int) -> questionary.Question:
        """Make it ask for what a screen asks for, its labels no wider than the terminal."""
        self.screen = screen
        control = self.control
        control.choices = _choices(screen, width)
        control.selected_options = [it.value for it in control.choices if it.checked]
        control.is_answered = False
        undecided = () if screen.input is Input.CHOICES else (UNANSWERED,)
        _point_at(control, *(screen.chosen or screen.proposed or undecided))
        return self.question

    def _screen(self) -> Screen:
        return self.screen

    def _ticked_anew(self) -> str:
        """Name the options that are ticked, in their order, unless they are the answer already."""
        ticked, screen = self.control.selected_options, self.screen
        if screen.input is not Input.CHOICES or {*ticked} == {*screen.chosen}:
            return ""
        return " ".join(option.name for option in screen.options if option.name in ticked)


def _choices(screen: Screen, width: int) -> list[questionary.Choice]:
    """Return the options, those wrapped between words that are wider than the screen."""
    beside = 5 if screen.input is Input.CHOICES else 3  # the pointer and the tick
    indent = " " * (beside + 2)
    choices: list[questionary.Choice] = []
    for option in screen.options:
        if option.above:
            choices.append(questionary.Separator(f"-- {option.above} --"))
        checked = screen.input is Input.CHOICES and option.name in screen.chosen
        label = textwrap.fill(option.label, width - beside - 1, subsequent_indent=indent)
        choices.append(questionary.Choice(label, value=option.name, checked=checked))
    return choices


def _control(application: Application[Any]) -> InquirerControl:
    """Find the list of choices, and let lines wrap that are wider than the screen."""
    for window in application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            return window.content
    raise TypeError(application)


def _point_at(control: InquirerControl, *names: str) -> None:
    """Put the pointer on the first of these options, else on the first that can be chosen."""
    can_be_chosen = [place for place, it in enumerate(control.choices) if not it.disabled]
    named = [place for place in can_be_chosen if control.choices[place].value in names]
    control.pointed_at = (named or can_be_chosen)[0]
