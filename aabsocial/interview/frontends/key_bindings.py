"""The keys of the rich front end: moving about, writing, searching among choices."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys

from aabsocial.interview.frontends.plain import found
from aabsocial.interview.protocol import Action, Back, Help, Input, Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyPressEvent
    from questionary.prompts.common import InquirerControl

    from aabsocial.interview.protocol import Screen

TEXTS = frozenset({Input.LINE, Input.LINES, Input.PARAGRAPHS})
SEVERAL_LINES = frozenset({Input.LINES, Input.PARAGRAPHS})
WINDOWS_EDITOR = "notepad"


def add_keys(application: Application[Any], *keys: KeyBindings) -> None:
    """Add keys to a prompt; its constructor takes none for most kinds (questionary 2.1)."""
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([*([own] if own else []), *keys])


def filled_in(screen: Screen) -> str:
    """Return text that stands in the field at first: what was begun, the answer, a suggestion."""
    only = screen.suggestions[0] if len(screen.suggestions) == 1 else ""
    return screen.typed or screen.current or only


def text_so_far() -> str:
    """Return the text that stands in the field."""
    return get_app().current_buffer.text


def moving_keys(screen: Callable[[], Screen], begun: Callable[[], str]) -> KeyBindings:
    """Back, help and menu, from every kind of question, with what was begun there."""
    keys = KeyBindings()
    is_text = screen().input in TEXTS
    is_empty = Condition(lambda: not is_text or not text_so_far())
    is_unchanged = Condition(lambda: text_so_far() == filled_in(screen()))

    def leave(kind: Callable[[str], Action]) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            event.app.exit(result=kind(begun()))

        return handler

    keys.add(Keys.BackTab, eager=True)(leave(Back))
    keys.add(Keys.F1, eager=True)(leave(Help))
    keys.add("?", eager=True, filter=is_empty)(leave(Help))
    keys.add(Keys.F10, eager=True)(leave(Menu))
    keys.add(Keys.ControlG, eager=True)(leave(Menu))

    @keys.add(Keys.ControlD, eager=True, filter=is_empty | is_unchanged)
    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys


def writing_keys(screen: Callable[[], Screen]) -> KeyBindings:
    """Enter confirms; Alt+Enter, and Ctrl+J where a terminal keeps that for itself, begin a line.

    In a list, Enter begins a line too, until an empty one ends the list.
    """
    keys = KeyBindings()
    is_list = screen().input is Input.LINES
    new_line = "\n" if screen().input in SEVERAL_LINES else " "

    @keys.add(Keys.Enter, eager=True)
    def confirm(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_list and buffer.text != filled_in(screen()) and _is_in_a_line(buffer):
            buffer.insert_text(new_line)
        else:
            buffer.validate_and_handle()

    @keys.add(Keys.ControlJ, eager=True)
    @keys.add(Keys.Escape, Keys.Enter)
    def begin_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(new_line)

    @keys.add(Keys.F4, eager=True)
    def open_editor(event: KeyPressEvent) -> None:
        if sys.platform == "win32":
            os.environ.setdefault("EDITOR", WINDOWS_EDITOR)
        event.current_buffer.open_in_editor()

    return keys


def _is_in_a_line(buffer: Buffer) -> bool:
    return bool(buffer.document.current_line.strip())


def searching_keys(control: InquirerControl) -> KeyBindings:
    """Jump to the option that begins as typed; Questionary's own search knows ASCII only."""
    keys = KeyBindings()
    typed, among = "", control.choices

    # A checkbox prompt of Questionary's takes `a` and `i` for itself; here they are letters.
    @keys.add("a", eager=True)
    @keys.add("i", eager=True)
    @keys.add(Keys.Any)
    def search(event: KeyPressEvent) -> None:
        nonlocal typed, among
        if among is not control.choices:
            typed, among = "", control.choices  # another question
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
    @keys.add(Keys.Backspace)
    def forget(_: KeyPressEvent) -> None:
        nonlocal typed
        typed = ""

    return keys
