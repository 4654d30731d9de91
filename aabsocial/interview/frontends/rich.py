"""The rich front end: screens with Questionary, arrow keys and editing in place."""

from __future__ import annotations

import sys
import textwrap
from functools import cache
from typing import TYPE_CHECKING, Any

from prompt_toolkit import print_formatted_text
from prompt_toolkit.output import create_output

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.editors import found_editors, use_editor
from aabsocial.interview.frontends.key_bindings import TEXTS, ChooseEditor, initial_text
from aabsocial.interview.frontends.pages import LAST, MORE, pages_of
from aabsocial.interview.frontends.questionary_prompts import (
    MARK,
    NARROWEST,
    ChoicePrompt,
    TextPrompt,
)
from aabsocial.interview.frontends.terminal_input import enable_type_ahead, keyboard_of
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Input,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    OpenEntry,
    Option,
    Screen,
    Stop,
    Tone,
    Typed,
    Undo,
)
from aabsocial.interview.shutdown import ShutdownSignal
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    import questionary
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.input import Input as Keyboard
    from prompt_toolkit.output import Output

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
MOST_SUGGESTED = 5


class RichFrontEnd:
    """Asks the questions with arrow keys, colours and editing in place.

    `show` writes what stands above the prompt, `rows_of` returns how many rows a paper takes
    there; `keyboard` and `output` are the terminal's unless given.
    """

    def __init__(  # noqa: PLR0913 - only tests give the terminal
        self,
        language: Language,
        show: Callable[[Screen, str], None],
        *,
        rows_of: Callable[[str], int] = lambda _: 0,
        keyboard: Keyboard | None = None,
        output: Output | None = None,
        shutdown: ShutdownSignal | None = None,
    ) -> None:
        """Create the front end for a terminal, in a language."""
        self.shutdown = shutdown or ShutdownSignal()
        self.language = language
        self.show = show
        self.rows_of = rows_of
        streams = {"input": keyboard, "output": output}
        self.terminal: dict[str, Any] = {name: stream for name, stream in streams.items() if stream}
        self._shown: Screen | None = None
        self._text_prompt = cache(self._build_text_prompt)
        self._choice_prompt = cache(self._build_choice_prompt)

    def ask(self, screen: Screen) -> Action:
        """Show a screen and return the user's action; a paged one is shown page by page."""
        if screen.tells_keys:
            keys = messages.text("all-keys", self.language).split("\n")
            screen = replace(screen, body=(*screen.body, *keys))
        if not screen.paged:
            return self._ask_once(screen)
        size, height = self._size(), self.rows_of(screen.paper) if screen.paper else 0
        *pages, last = pages_of(screen, size.columns, size.rows, self.language, height)
        for page in pages:
            action = self._ask_once(page)
            if action == Chosen((LAST,)):
                break
            if action != Chosen((MORE,)):
                return action
        return self._ask_once(last)

    def _ask_once(self, screen: Screen) -> Action:
        """Show a screen at once, and return the action; Ctrl-C and Ctrl-D save and stop."""
        self._show(screen)
        prompt = self._prompt(screen)
        try:
            result = self._wait(prompt)
            while isinstance(result, ChooseEditor):
                prompt = self._choose_editor(screen, result)
                result = self._wait(prompt)
        except KeyboardInterrupt:
            return Interrupt(self._half_typed(prompt, screen))
        except EOFError:
            return Stop(self._half_typed(prompt, screen))
        except OSError:
            if not self.shutdown.is_requested:
                raise
            return Interrupt(self._half_typed(prompt, screen))  # of a window that was closed
        action = _action(screen, result)
        if isinstance(action, Chosen):
            self._echo(screen, action)
        return action

    def _show(self, screen: Screen) -> None:
        """Show a screen; after a refused answer only why, and of a new field alone nothing.

        Right under what it follows, a question has no heading.
        """
        errors = tuple(it for it in screen.notes if it.tone is Tone.ERROR)
        before, self._shown = self._shown, replace(screen, notes=(), typed="", opened=0)
        if errors and self._shown == before:
            self.show(Screen(input=screen.input, question="", notes=errors), "")
        elif before and before.question in screen.follows:
            self.show(replace(screen, section="", progress=""), self._hint(screen))
        elif screen.notes or self._shown != before:
            self.show(replace(screen, body=(*screen.body, *screen.above)), self._hint(screen))

    def _choose_editor(self, screen: Screen, asked: ChooseEditor) -> questionary.Question:
        """Ask which editor to use from now on, and return the prompt that opens it."""
        found = found_editors()
        if not found:
            self._note(messages.text("no-editor", self.language))
            return self._text_prompt(screen.input).ask_for(replace(screen, typed=asked.typed))
        if len(found) == 1:
            return self._with_editor(screen, asked, found[0].command)
        options = tuple(Option(it.command, it.label(self.language)) for it in found)
        question = messages.text("which-editor", self.language)
        beside = Screen(input=Input.CHOICE, question=question, options=options, beside=True)
        self.show(beside, messages.text("keys-editor", self.language))
        chosen = self._wait(self._choice_prompt(Input.CHOICE).ask_for(beside, self._width()))
        return self._with_editor(screen, asked, chosen if isinstance(chosen, str) else "")

    def _with_editor(
        self, screen: Screen, asked: ChooseEditor, command: str
    ) -> questionary.Question:
        """Return the prompt with the draft, which opens in the editor if one was chosen."""
        if command:
            use_editor(command)
        draft = replace(screen, typed=asked.typed)
        return self._text_prompt(screen.input).ask_for(draft, then_edit=bool(command))

    def _note(self, text: str) -> None:
        print_formatted_text(text, output=self.terminal.get("output"))

    def _wait(self, prompt: questionary.Question) -> object:
        """Return the prompt's result; a signal ends the prompt, which restores the terminal."""
        application = prompt.application

        def stop() -> None:
            if not application.is_done:
                application.exit(exception=KeyboardInterrupt())

        def wake() -> None:
            if application.loop:
                application.loop.call_soon_threadsafe(stop)

        # The toolkit warns in English of a terminal that does not report its cursor position.
        application.renderer.cpr_not_supported_callback = None
        # A signal that comes before the prompt runs ends it as soon as it does.
        application.pre_run_callables.append(lambda: stop() if self.shutdown.is_requested else None)
        with self.shutdown.waking(wake):
            return prompt.unsafe_ask()

    def _hint(self, screen: Screen) -> str:
        hint, on_answer = self._keys(screen), self._hint_on_answer(screen)
        return f"{on_answer}\n{hint}" if on_answer else hint

    def _hint_on_answer(self, screen: Screen) -> str:
        """Return what is to be known of the answers offered and of the one in the field."""
        lines: list[str] = []
        if screen.may_stand_open:
            lines.append(messages.text("may-stand-open", self.language))
        if screen.input in TEXTS and initial_text(screen) and not screen.typed:
            lines.append(messages.text("selected", self.language))
        for word, texts in (
            ("suggestions", screen.suggestions if len(screen.suggestions) > 1 else ()),
            ("remembered", screen.remembered),
        ):
            if texts and screen.input in TEXTS:
                told = "; ".join(it.replace("\n", " | ") for it in texts[:MOST_SUGGESTED])
                lines.append(messages.text(word, self.language, text=told))
        return "\n".join(lines)

    def _keys(self, screen: Screen) -> str:
        """Return what the keys do on a screen."""
        if screen.legend:
            return messages.text("keys-outside", self.language)
        letter = next((it.letter for it in screen.options if it.name in screen.proposed), "")
        if letter:
            return messages.text("keys-tasks", self.language, letter=letter)
        beside = "beside" if screen.beside or not (screen.asks or screen.input in TEXTS) else ""
        if beside and screen.input is Input.CHOICES:
            return messages.text("keys-choices-beside", self.language)
        return messages.text(f"keys-{beside or screen.input.value}", self.language)

    def _prompt(self, screen: Screen) -> questionary.Question:
        """Return the prompt for a screen's kind of input, set to the screen's question."""
        if screen.input in TEXTS:
            return self._text_prompt(screen.input).ask_for(screen)
        return self._choice_prompt(screen.input).ask_for(screen, self._width())

    def _build_text_prompt(self, waits_for: Input) -> TextPrompt:
        return TextPrompt(waits_for, messages.text("answer", self.language), self.terminal)

    def _build_choice_prompt(self, waits_for: Input) -> ChoicePrompt:
        return ChoicePrompt(waits_for, self.language, self.terminal)

    def _half_typed(self, prompt: questionary.Question, screen: Screen) -> str | None:
        """Return the text in the field, or the ticks that were set; `None` if unchanged."""
        if screen.input not in TEXTS:
            return self._choice_prompt(screen.input).changed_ticks()
        text = prompt.application.current_buffer.text
        return None if text == initial_text(screen) else text

    def _width(self) -> int:
        return max(self._size().columns, NARROWEST)

    def _size(self) -> Size:
        output = self.terminal.get("output") or create_output()
        return output.get_size()

    def _echo(self, screen: Screen, chosen: Chosen) -> None:
        """Print what was chosen, since the list of options is erased."""
        labels = [option.label for option in screen.options if option.name in chosen.names]
        line = f"{MARK} {messages.text('choose', self.language)} {', '.join(labels) or '–'}"
        text = textwrap.fill(line, self._width(), subsequent_indent="  ")
        print_formatted_text(text, output=self.terminal.get("output"))


def on_terminal(
    language: Language,
    show: Callable[[Screen, str], None],
    rows_of: Callable[[str], int],
    stream: TextIO,
    shutdown: ShutdownSignal | None = None,
) -> RichFrontEnd:
    """Return the front end of the current terminal; raises if the toolkit cannot open it."""
    keyboard, output = keyboard_of(sys.stdin), create_output(stdout=stream)
    enable_type_ahead(sys.stdin)
    return RichFrontEnd(
        language, show, rows_of=rows_of, keyboard=keyboard, output=output, shutdown=shutdown
    )


def _action(screen: Screen, result: object) -> Action:
    match result:
        case str() if screen.input in TEXTS:
            if result.strip():
                return Typed(result)
            return Clear() if screen.current else Keep()
        case str():
            return Chosen((result,))
        case list():
            return Chosen(tuple(result))
        case Back() | Help() | LeaveOpen() | Menu() | OpenEntry() | Undo():
            return result
        case _:
            raise TypeError(result)
