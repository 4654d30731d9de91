"""The rich front end: screens with Questionary; the only place that knows it and its toolkit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output
from questionary.prompts.common import InquirerControl

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
from aabsocial.interview.search import found
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from prompt_toolkit.application import Application
    from prompt_toolkit.input import Input as Keyboard
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from aabsocial.interview.screen import Screen
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
TEXTS = frozenset({Input.LINE, Input.LINES, Input.PARAGRAPHS})
SEVERAL_LINES = frozenset({Input.LINES, Input.PARAGRAPHS})
MARK = ">"
WINDOWS_EDITOR = "notepad"


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
    ) -> None:
        """Speak a language on a terminal."""
        self.language = language
        self.show = show
        given = {"input": keyboard, "output": output}
        self.terminal: dict[str, Any] = {name: part for name, part in given.items() if part}

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait; Ctrl-C and Ctrl-D save and stop."""
        self.show(screen, self._hint(screen))
        prompt = self._text(screen) if screen.input in TEXTS else self._choice(screen)
        try:
            given = prompt.unsafe_ask()
        except KeyboardInterrupt:
            return Interrupt()
        except EOFError:
            return Stop()
        return _action(screen, given)

    def _hint(self, screen: Screen) -> str:
        hint = self._say(f"keys-{screen.input.value}")
        if len(screen.suggestions) > 1 and screen.input in TEXTS:
            used = self._say("suggestions", text=", ".join(screen.suggestions[:5]))
            return f"{used}\n{hint}"
        return hint

    def _text(self, screen: Screen) -> questionary.Question:
        only = screen.suggestions[0] if len(screen.suggestions) == 1 else ""
        prompt = questionary.text(
            self._say("answer"),
            default=screen.typed or screen.current or only,
            multiline=screen.input in SEVERAL_LINES,
            qmark=MARK,
            instruction="",
            completer=WordCompleter(list(screen.suggestions), sentence=True, match_middle=True),
            complete_while_typing=False,
            validate_while_typing=False,
            tempfile_suffix=".txt",
            **self.terminal,
        )
        _add_keys(prompt.application, _moving_keys(screen), _writing_keys())
        return prompt

    def _choice(self, screen: Screen) -> questionary.Question:
        choices: list[questionary.Choice] = []
        several = screen.input is Input.CHOICES
        for option in screen.options:
            if option.above:
                choices.append(questionary.Separator(f"-- {option.above} --"))
            checked = several and option.name in screen.chosen
            choices.append(questionary.Choice(option.label, value=option.name, checked=checked))
        ask = questionary.checkbox if several else questionary.select
        prompt = ask(
            self._say("choose"),
            choices=choices,
            qmark=MARK,
            instruction=" ",
            use_jk_keys=False,
            **self.terminal,
        )
        control = _control(prompt.application)
        _point_at(control, screen.chosen[0] if screen.chosen else "")
        _add_keys(prompt.application, _moving_keys(screen), _searching_keys(control))
        return prompt

    def _say(self, key: str, /, **values: object) -> str:
        return Sentence(catalogue(WORDS)[key], values).in_(self.language)


def on_terminal(
    language: Language, show: Callable[[Screen, str], None], stream: TextIO
) -> RichFrontEnd:
    """Give the front end for the terminal one sits at; raises where the toolkit cannot open it."""
    keyboard, output = create_input(sys.stdin), create_output(stdout=stream)
    return RichFrontEnd(language, show, keyboard=keyboard, output=output)


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
        case Back() | Help() | Menu() | Stop():
            return given
        case _:
            raise TypeError(given)


def _control(application: Application[Any]) -> InquirerControl:
    controls = application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def _point_at(control: InquirerControl, name: str) -> None:
    """Put the pointer on an option; Questionary's `default` would draw it as already chosen."""
    places = [place for place, choice in enumerate(control.choices) if choice.value == name]
    if places:
        control.pointed_at = places[0]


def _add_keys(application: Application[Any], *keys: KeyBindings) -> None:
    """Add keys to a prompt; its constructor takes none for most kinds (questionary 2.1)."""
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([*([own] if own else []), *keys])


def _moving_keys(screen: Screen) -> KeyBindings:
    """Back, help and menu, from every kind of question, with the text typed so far."""
    keys = KeyBindings()
    is_text = screen.input in TEXTS
    nothing_typed = Condition(lambda: not is_text) | _empty_buffer()

    def leave(kind: Callable[[str], Action]) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            typed = event.app.current_buffer.text if is_text else ""
            event.app.exit(result=kind(typed))

        return handler

    keys.add(Keys.BackTab, eager=True)(leave(Back))
    keys.add(Keys.F1, eager=True)(leave(Help))
    keys.add("?", eager=True, filter=nothing_typed)(leave(Help))
    keys.add(Keys.F10, eager=True)(leave(Menu))
    keys.add(Keys.ControlG, eager=True)(leave(Menu))

    @keys.add(Keys.ControlD, eager=True, filter=nothing_typed)
    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys


def _empty_buffer() -> Condition:
    from prompt_toolkit.application import get_app  # noqa: PLC0415 - beside its only use

    return Condition(lambda: not get_app().current_buffer.text)


def _writing_keys() -> KeyBindings:
    """Enter confirms, also in a text of many lines; Alt+Enter begins a line, F4 opens an editor."""
    keys = KeyBindings()

    @keys.add(Keys.Enter, eager=True)
    def confirm(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add(Keys.Escape, Keys.Enter)
    def begin_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add(Keys.F4, eager=True)
    def open_editor(event: KeyPressEvent) -> None:
        if sys.platform == "win32":
            os.environ.setdefault("EDITOR", WINDOWS_EDITOR)
        event.current_buffer.open_in_editor()

    return keys


def _searching_keys(control: InquirerControl) -> KeyBindings:
    """Jump to the option that begins as typed; Questionary's own search knows ASCII only."""
    keys = KeyBindings()
    typed = ""

    # A checkbox prompt of Questionary's takes `a` and `i` for itself; here they are letters.
    @keys.add("a", eager=True)
    @keys.add("i", eager=True)
    @keys.add(Keys.Any)
    def search(event: KeyPressEvent) -> None:
        nonlocal typed
        character = event.data
        if not character.isprintable():
            return
        labels = ["" if choice.disabled else str(choice.title) for choice in control.choices]
        for wanted in (typed + character, character):
            if places := found(wanted, labels):
                typed, control.pointed_at = wanted, places[0]
                return

    @keys.add(Keys.Up)
    @keys.add(Keys.Down)
    def forget(event: KeyPressEvent) -> None:
        nonlocal typed
        typed = ""

    return keys
