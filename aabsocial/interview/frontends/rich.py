"""The rich front end: screens with Questionary, arrow keys and editing in place."""

from __future__ import annotations

import sys
import textwrap
from functools import cache
from typing import TYPE_CHECKING, Any

from prompt_toolkit import print_formatted_text
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output

from aabsocial.interview.frontends.key_bindings import TEXTS, filled_in
from aabsocial.interview.frontends.questionary_prompts import MARK, ChoicePrompt, TextPrompt
from aabsocial.interview.frontends.terminal_input import enable_type_ahead
from aabsocial.interview.protocol import (
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
from aabsocial.interview.shutdown import ShutdownSignal
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    import questionary
    from prompt_toolkit.input import Input as Keyboard
    from prompt_toolkit.output import Output

    from aabsocial.interview.protocol import Screen
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
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
        leaving: ShutdownSignal | None = None,
    ) -> None:
        """Speak a language on a terminal."""
        self.leaving = leaving or ShutdownSignal()
        self.language = language
        self.show = show
        given = {"input": keyboard, "output": output}
        self.terminal: dict[str, Any] = {name: part for name, part in given.items() if part}
        self._text_prompt = cache(self._built_text_prompt)
        self._choice_prompt = cache(self._built_choice_prompt)

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait; Ctrl-C and Ctrl-D save and stop."""
        self.show(screen, self._hint(screen))
        prompt = self._prompt(screen)
        try:
            given = self._given(prompt)
        except KeyboardInterrupt:
            return Interrupt(_half_typed(prompt, screen))
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

        # Where a terminal does not say where its cursor is, the toolkit complains in English.
        application.renderer.cpr_not_supported_callback = None
        # A wish that comes before the prompt runs is heeded as soon as it does.
        application.pre_run_callables.append(lambda: end() if self.leaving.is_wanted else None)
        with self.leaving.waking(wake):
            return prompt.unsafe_ask()

    def _hint(self, screen: Screen) -> str:
        hint = messages.text(
            "keys-beside" if screen.legend else f"keys-{screen.input.value}", self.language
        )
        if len(screen.suggestions) > 1 and screen.input in TEXTS:
            named = (text.replace("\n", " | ") for text in screen.suggestions[:MOST_SUGGESTED])
            return f"{messages.text('suggestions', self.language, text='; '.join(named))}\n{hint}"
        return hint

    def _prompt(self, screen: Screen) -> questionary.Question:
        """Return the prompt of a screen's kind, asking for what the screen does."""
        if screen.input in TEXTS:
            return self._text_prompt(screen.input).put(screen)
        return self._choice_prompt(screen.input).put(screen, self._width())

    def _built_text_prompt(self, waits_for: Input) -> TextPrompt:
        return TextPrompt(waits_for, messages.text("answer", self.language), self.terminal)

    def _built_choice_prompt(self, waits_for: Input) -> ChoicePrompt:
        return ChoicePrompt(waits_for, messages.text("choose", self.language), self.terminal)

    def _width(self) -> int:
        output = self.terminal.get("output") or create_output()
        return max(output.get_size().columns, NARROWEST)

    def _tell(self, screen: Screen, chosen: Chosen) -> None:
        """Leave standing what was chosen."""
        labels = [option.label for option in screen.options if option.name in chosen.names]
        line = f"{MARK} {messages.text('choose', self.language)} {', '.join(labels) or '–'}"
        told = textwrap.fill(line, self._width(), subsequent_indent="  ")
        print_formatted_text(told, output=self.terminal.get("output"))


def on_terminal(
    language: Language,
    show: Callable[[Screen, str], None],
    stream: TextIO,
    leaving: ShutdownSignal | None = None,
) -> RichFrontEnd:
    """Return front end for the terminal one sits at; raises where the toolkit cannot open it."""
    keyboard, output = create_input(sys.stdin), create_output(stdout=stream)
    enable_type_ahead(sys.stdin)
    return RichFrontEnd(language, show, keyboard=keyboard, output=output, leaving=leaving)


def _half_typed(prompt: questionary.Question, screen: Screen) -> str:
    """Return the text that stands in the field and is no answer yet."""
    text = prompt.application.current_buffer.text if screen.input in TEXTS else ""
    return "" if text == filled_in(screen) else text


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
