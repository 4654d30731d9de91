"""The key bindings of the rich front end: navigation, text and search in lists."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys

from aabsocial.interview.frontends.plain import matching_labels
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
    """Add key bindings to a prompt; most constructors of questionary 2.1 take none."""
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([*([own] if own else []), *keys])


def initial_text(screen: Screen) -> str:
    """Return the initial text of the field: the draft, the answer, or the only suggestion."""
    only = screen.suggestions[0] if len(screen.suggestions) == 1 else ""
    return screen.typed or screen.current or only


def typed_text() -> str:
    """Return the text in the field now."""
    return get_app().current_buffer.text


def navigation_keys(screen: Callable[[], Screen], draft: Callable[[], str]) -> KeyBindings:
    """Return the keys for back, help and menu, which carry the draft of the question along."""
    keys = KeyBindings()
    is_text = screen().input in TEXTS
    is_empty = Condition(lambda: not is_text or not typed_text())
    is_unchanged = Condition(lambda: typed_text() == initial_text(screen()))

    def leave(kind: Callable[[str], Action]) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            event.app.exit(result=kind(draft()))

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


def text_keys(screen: Callable[[], Screen]) -> KeyBindings:
    """Return the keys for text: Enter confirms, Alt+Enter and Ctrl+J begin a line.

    Some terminals keep Alt+Enter for themselves. In a list, Enter begins a line until an empty one
    ends the list.
    """
    keys = KeyBindings()
    is_list = screen().input is Input.LINES
    new_line = "\n" if screen().input in SEVERAL_LINES else " "

    @keys.add(Keys.Enter, eager=True)
    def confirm(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_list and buffer.text != initial_text(screen()) and _is_in_a_line(buffer):
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


def search_keys(control: InquirerControl) -> KeyBindings:
    """Return keys that jump to the option that begins as typed.

    Questionary's own search takes ASCII only.
    """
    keys = KeyBindings()
    typed, among = "", control.choices

    # Questionary's checkbox prompt binds `a` and `i` itself; here they are letters.
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
            if places := matching_labels(wanted, labels):
                typed, control.pointed_at = wanted, places[0]
                return

    @keys.add(Keys.Up)
    @keys.add(Keys.Down)
    @keys.add(Keys.Backspace)
    def clear(_: KeyPressEvent) -> None:
        nonlocal typed
        typed = ""

    return keys
