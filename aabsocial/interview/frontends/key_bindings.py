"""The key bindings of the rich front end: navigation, and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import get_app
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.selection import SelectionState

from aabsocial.core.struct import Struct
from aabsocial.interview.frontends.editors import has_editor
from aabsocial.interview.protocol import Action, Back, Help, Input, LeaveOpen, Menu, OpenEntry, Undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyPressEvent

    from aabsocial.interview.protocol import Screen

TEXTS = frozenset({Input.LINE, Input.LINES, Input.PARAGRAPHS, Input.RECORDS})
SEVERAL_LINES = frozenset({Input.LINES, Input.PARAGRAPHS, Input.RECORDS})


class ChooseEditor(Struct):
    """The user wants to write in another program, and has not chosen one; `typed` is the draft."""

    typed: str


def add_keys(application: Application[Any], *keys: KeyBindings) -> None:
    """Add key bindings to a prompt; most constructors of questionary 2.1 take none."""
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([*([own] if own else []), *keys])


def initial_text(screen: Screen) -> str:
    """Return the initial text of the field: the draft, the answer, or the first suggestion."""
    first = screen.suggestions[0] if screen.suggestions else ""
    return screen.typed or screen.current or first


def offered(screen: Screen) -> tuple[str, ...]:
    """Return the texts that Tab puts in the field, one after the other."""
    return (*screen.suggestions, *screen.remembered)


def select_all(buffer: Buffer) -> None:
    """Select the text of a field, so that typing replaces it and an arrow begins to edit it."""
    buffer.selection_state = SelectionState(original_cursor_position=0)
    buffer.selection_state.enter_shift_mode()


def typed_text() -> str:
    """Return the text in the field now."""
    return get_app().current_buffer.text


def navigation_keys(screen: Callable[[], Screen], draft: Callable[[], str | None]) -> KeyBindings:
    """Return the keys for back, help and menu, which carry the draft of the question along."""
    keys = KeyBindings()
    is_text = screen().input in TEXTS
    is_empty = Condition(lambda: not is_text or not typed_text())
    is_unchanged = Condition(lambda: typed_text() == initial_text(screen()))

    def leave(kind: Callable[[str | None], Action]) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            event.app.exit(result=kind(draft()))

        return handler

    # A pasted colour code looks like the mouse to the toolkit, whose own handler raises on it.
    keys.add(Keys.Vt100MouseEvent, eager=True)(lambda _: None)
    keys.add(Keys.BackTab, eager=True)(leave(Back))
    keys.add(Keys.F1, eager=True)(leave(Help))
    keys.add("?", eager=True, filter=is_empty)(leave(Help))
    keys.add(Keys.F3, eager=True)(leave(LeaveOpen))
    keys.add(Keys.F10, eager=True)(leave(Menu))
    keys.add(Keys.ControlG, eager=True)(leave(Menu))

    @keys.add(Keys.ControlD, eager=True, filter=is_empty | is_unchanged)
    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys


def leaving_keys(screen: Callable[[], Screen], draft: Callable[[], str | None]) -> KeyBindings:
    """Return Esc, which leaves a page beside the questionnaire, and opens the menu from a list."""
    keys = KeyBindings()

    @keys.add(Keys.Escape, eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=Back() if screen().beside else Menu(draft()))

    return keys


def text_keys(screen: Callable[[], Screen]) -> KeyBindings:
    """Return the keys for text: Enter confirms, Alt+Enter and Ctrl+J begin a line.

    Some terminals keep Alt+Enter for themselves. In a list, Enter begins a line until an empty one
    ends the list.
    """
    keys = _editing_keys()
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

    @keys.add(Keys.ControlI, eager=True, filter=Condition(lambda: _is_suggestion(screen())))
    def next_suggestion(event: KeyPressEvent) -> None:
        suggestions, buffer = offered(screen()), event.current_buffer
        place = suggestions.index(buffer.text) + 1 if buffer.text in suggestions else 0
        buffer.document = Document(suggestions[place % len(suggestions)])
        select_all(buffer)

    @keys.add(Keys.F4, eager=True)
    def open_editor(event: KeyPressEvent) -> None:
        if has_editor():
            event.current_buffer.open_in_editor()
        else:
            event.app.exit(result=ChooseEditor(event.current_buffer.text))

    return keys


def list_keys(screen: Callable[[], Screen]) -> KeyBindings:
    """Return the keys of a list of lines: arrows open its entries, Ctrl+Z undoes in an empty field.

    A half-typed text keeps the keys of any field.
    """
    keys = KeyBindings()
    is_empty = Condition(lambda: not typed_text())
    is_opened = Condition(lambda: bool(screen().opened) and typed_text() == screen().typed)

    def leave(action: Action) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            event.app.erase_when_done = True  # the field is drawn anew in the same place
            event.app.exit(result=action)

        return handler

    keys.add(Keys.Up, eager=True, filter=is_empty | is_opened)(leave(OpenEntry(-1)))
    keys.add(Keys.Down, eager=True, filter=is_opened)(leave(OpenEntry(1)))
    keys.add(Keys.ControlZ, eager=True, filter=is_empty)(leave(Undo()))
    return keys


def _editing_keys() -> KeyBindings:
    """Return the keys that empty the field, undo, and paste over what is selected."""
    keys = KeyBindings()
    # The toolkit would search an empty history, in English.
    keys.add(Keys.ControlR, eager=True)(lambda _: None)
    keys.add(Keys.ControlS, eager=True)(lambda _: None)

    @keys.add(Keys.ControlU, eager=True)
    def clear(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.save_to_undo_stack()
        buffer.exit_selection()
        buffer.text = ""

    @keys.add(Keys.ControlZ, eager=True)
    def undo(event: KeyPressEvent) -> None:
        event.current_buffer.exit_selection()
        event.current_buffer.undo()

    @keys.add(Keys.BracketedPaste, eager=True, filter=shift_selection_mode)
    def replace_selection(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()
        event.current_buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    return keys


def _is_suggestion(screen: Screen) -> bool:
    """Return whether Tab has another text for the field, which is empty or as suggested."""
    texts, typed = offered(screen), typed_text()
    return (not typed and bool(texts)) or (len(texts) > 1 and typed in texts)


def _is_in_a_line(buffer: Buffer) -> bool:
    return bool(buffer.document.current_line.strip())
