"""The rich front end: screens with Questionary, arrow keys and editing in place."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.filters import Always
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from questionary.prompts.common import InquirerControl

from aabsocial.interview.keys import (
    SEVERAL_LINES,
    TEXTS,
    add_keys,
    filled_in,
    moving_keys,
    searching_keys,
    writing_keys,
)
from aabsocial.interview.leaving import Leaving
from aabsocial.interview.screen import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Input,
    Interrupt,
    Keep,
    Menu,
    Stop,
    Typed,
)
from aabsocial.interview.written import UNANSWERED
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from prompt_toolkit.application import Application
    from prompt_toolkit.input import Input as Keyboard
    from prompt_toolkit.output import Output

    from aabsocial.interview.screen import Screen
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
MARK = ">"
MOST_SUGGESTED = 5
NARROWEST = 30


class RichFrontEnd:
    """Puts screens to a person with arrow keys, colours and editing in place.

    `show` writes what stands above the prompt; `keyboard` and `output` are the terminal's
    unless given.
    """

    def __init__(
        self,
        language: Language,
        show: Callable[[Screen, str], None],
        *,
        keyboard: Keyboard | None = None,
        output: Output | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        """Speak a language on a terminal."""
        self.leaving = leaving or Leaving()
        self.language = language
        self.show = show
        given = {"input": keyboard, "output": output}
        self.terminal: dict[str, Any] = {name: part for name, part in given.items() if part}

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait; Ctrl-C and Ctrl-D save and stop."""
        self.show(screen, self._hint(screen))
        prompt = self._text(screen) if screen.input in TEXTS else self._choice(screen)
        try:
            given = self._given(prompt)
        except KeyboardInterrupt:
            return Interrupt()
        except EOFError:
            return Stop()
        action = _action(screen, given)
        if isinstance(action, Chosen):
            self._tell(screen, action)
        return action

    def _given(self, prompt: questionary.Question) -> object:
        """Wait for what the person gives; who wants to leave ends the prompt, which tidies up."""
        application = prompt.application

        def end() -> None:
            if not application.is_done:
                application.exit(exception=KeyboardInterrupt())

        def wake() -> None:
            if application.loop:
                application.loop.call_soon_threadsafe(end)

        # A wish that comes before the prompt runs is heeded as soon as it does.
        application.pre_run_callables.append(lambda: end() if self.leaving.is_wanted else None)
        with self.leaving.waking(wake):
            return prompt.unsafe_ask()

    def _hint(self, screen: Screen) -> str:
        hint = self._say(f"keys-{screen.input.value}")
        if len(screen.suggestions) > 1 and screen.input in TEXTS:
            named = (text.replace("\n", " | ") for text in screen.suggestions[:MOST_SUGGESTED])
            return f"{self._say('suggestions', text='; '.join(named))}\n{hint}"
        return hint

    def _text(self, screen: Screen) -> questionary.Question:
        prompt = questionary.text(
            self._say("answer"),
            default=filled_in(screen),
            multiline=screen.input in SEVERAL_LINES,
            qmark=MARK,
            instruction="",
            completer=WordCompleter(list(screen.suggestions), sentence=True, match_middle=True),
            complete_while_typing=False,
            validate_while_typing=False,
            tempfile_suffix=".txt",
            **self.terminal,
        )
        add_keys(prompt.application, moving_keys(screen), writing_keys(screen))
        return prompt

    def _choice(self, screen: Screen) -> questionary.Question:
        several = screen.input is Input.CHOICES
        ask = questionary.checkbox if several else questionary.select
        prompt = ask(
            self._say("choose"),
            choices=_choices(screen, self._width()),
            qmark=MARK,
            instruction=" ",
            use_jk_keys=False,
            **self.terminal,
        )
        # Questionary would leave wrapped labels standing, and sum up several in English.
        prompt.application.erase_when_done = True
        control = _control(prompt.application)
        undecided = () if screen.input is Input.CHOICES else (UNANSWERED,)
        _point_at(control, *(screen.chosen or screen.proposed or undecided))
        add_keys(prompt.application, moving_keys(screen), searching_keys(control))
        return prompt

    def _width(self) -> int:
        output = self.terminal.get("output") or create_output()
        return max(output.get_size().columns, NARROWEST)

    def _tell(self, screen: Screen, chosen: Chosen) -> None:
        """Leave standing what was chosen."""
        labels = [option.label for option in screen.options if option.name in chosen.names]
        line = f"{MARK} {self._say('choose')} {', '.join(labels) or '–'}"
        told = textwrap.fill(line, self._width(), subsequent_indent="  ")
        print_formatted_text(told, output=self.terminal.get("output"))

    def _say(self, key: str, /, **values: object) -> str:
        return Sentence(catalogue(WORDS)[key], values).in_(self.language)


def on_terminal(
    language: Language,
    show: Callable[[Screen, str], None],
    stream: TextIO,
    leaving: Leaving | None = None,
) -> RichFrontEnd:
    """Give the front end for the terminal one sits at; raises where the toolkit cannot open it."""
    keyboard, output = create_input(sys.stdin), create_output(stdout=stream)
    return RichFrontEnd(language, show, keyboard=keyboard, output=output, leaving=leaving)


def _choices(screen: Screen, width: int) -> list[questionary.Choice]:
    """Give the options, those wrapped between words that are wider than the screen."""
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


def _action(screen: Screen, given: object) -> Action:
    match given:
        case str() if screen.input in TEXTS:
            if given.strip():
                return Typed(given)
            return Clear() if screen.current else Keep()
        case str():
            return Chosen((given,))
        case list():
            return Chosen(tuple(given))
        case Back() | Help() | Menu():
            return given
        case _:
            raise TypeError(given)


def _control(application: Application[Any]) -> InquirerControl:
    """Find the list of choices, and let lines wrap that are wider than the screen."""
    for window in application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            return window.content
    raise TypeError(application)


def _point_at(control: InquirerControl, *names: str) -> None:
    """Put the pointer on an option; Questionary's `default` would draw it as already chosen."""
    places = [place for place, choice in enumerate(control.choices) if choice.value in names]
    if places:
        control.pointed_at = places[0]
