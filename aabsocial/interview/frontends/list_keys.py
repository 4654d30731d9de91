"""The keys in a list of options: typing searches, digits point or tick, Enter takes.

Questionary's own search takes ASCII only, and shows nothing of what is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from aabsocial.interview.frontends.label_matching import matching_labels
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyPressEvent
    from questionary.prompts.common import InquirerControl

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
NOWHERE = -1  # where the pointer stands before an option is pointed at


class ListState:
    """What is typed in a list, and how many options match; formatted as the line above the list.

    `labels` are those of the rows of the list, empty for a heading; `refusal` is what an Enter is
    told that chooses nothing.
    """

    def __init__(self, language: Language, refusal: str) -> None:
        """Begin without a list."""
        self.language = language
        self.refusal = refusal
        self.begin([])

    def begin(self, labels: list[str], alone: tuple[str, ...] = ()) -> None:
        """Begin another list, with nothing typed; the ticks named `alone` go with no other."""
        self.labels = labels
        self.alone = alone
        self.typed = ""
        self.was_changed = False  # by ticking or unticking
        self.is_refused = False  # Enter came before any tick, or before anything was pointed at

    @property
    def matches(self) -> list[int]:
        """Return the places of the options that match what is typed."""
        return matching_labels(self.typed, self.labels)

    @property
    def matches_nothing(self) -> bool:
        """Return whether something is typed that no option matches."""
        return bool(self.typed.strip()) and not self.matches

    def __format__(self, _: str) -> str:
        """Return the line, as it is drawn anew after each key."""
        if self.is_refused:
            return messages.text(self.refusal, self.language)
        if not self.typed:
            return messages.text("choose", self.language)
        count = len(self.matches)
        key = {0: "typed-nothing", 1: "typed-one"}.get(count, "typed-several")
        return messages.text(key, self.language, text=self.typed, count=count)


class ListKeys:
    """The keys of a list; with `ticks`, several options can be chosen."""

    def __init__(self, control: InquirerControl, state: ListState, *, ticks: bool) -> None:
        """Bind the keys."""
        self.control = control
        self.state = state
        self.ticks = ticks
        self.bindings = KeyBindings()
        add = self.bindings.add
        # Questionary's checkbox prompt binds `a` and `i` itself; here they are letters.
        for key in ("a", "i"):
            add(key, eager=True)(self._search)
        add(Keys.Any)(self._search)
        add(Keys.Backspace, eager=True)(self._delete_letter)
        add(Keys.ControlU, eager=True)(self._delete_all)
        add(Keys.Down, eager=True)(lambda _: self._move(control.select_next))
        add(Keys.Up, eager=True)(lambda _: self._move(control.select_previous))
        # What is pointed at is not what was typed, so Enter takes nothing.
        add(Keys.Enter, eager=True, filter=Condition(lambda: state.matches_nothing))(lambda _: None)
        is_nowhere = Condition(lambda: control.pointed_at == NOWHERE)
        add(Keys.Enter, eager=True, filter=is_nowhere)(self._refuse)
        if ticks:
            add(" ", eager=True)(self._toggle_found)
            add(Keys.Enter, eager=True, filter=Condition(self._is_untouched))(self._refuse)

    def _search(self, event: KeyPressEvent) -> None:
        character = event.data  # a key without a character has a binding of its own, or none
        self.state.is_refused = False
        if not self.state.typed and character.isdigit() and self._take_number(int(character)):
            return
        self.state.typed += character
        self._point_at_match()

    def _take_number(self, number: int) -> bool:
        """Point at the option with a number, or tick it.

        Where no number is shown, as in a list without ticks, a label may begin with that digit.
        """
        labels = self.state.labels
        options = [place for place, label in enumerate(labels) if label]
        if not 1 <= number <= len(options):
            return False
        if not self.ticks and matching_labels(str(number), labels):
            return False
        self.control.pointed_at = options[number - 1]
        if self.ticks:
            self._toggle()
        return True

    def _delete_letter(self, _: KeyPressEvent) -> None:
        self.state.typed = self.state.typed[:-1]
        self._point_at_match()

    def _delete_all(self, _: KeyPressEvent) -> None:
        self.state.typed = ""

    def _point_at_match(self) -> None:
        if matches := self.state.matches:
            self.control.pointed_at = matches[0]

    def _move(self, step: Callable[[], object]) -> None:
        self.state.typed, self.state.is_refused = "", False
        if self.control.pointed_at == NOWHERE and step == self.control.select_previous:
            self.control.pointed_at = 0
        step()
        while not self.control.is_selection_valid():
            step()

    def _toggle(self) -> None:
        name, chosen = self.control.get_pointed_at().value, self.control.selected_options
        if name in chosen:
            chosen.remove(name)
        else:
            alone = self.state.alone
            chosen[:] = [] if name in alone else [other for other in chosen if other not in alone]
            chosen.append(name)
        self.state.was_changed, self.state.is_refused = True, False

    def _toggle_found(self, _: KeyPressEvent) -> None:
        """Tick what is pointed at; in a list of ticks a space is no part of what is searched."""
        if not self.state.matches_nothing:
            self.state.typed = ""
            self._toggle()

    def _is_untouched(self) -> bool:
        """Return whether nothing is ticked, and nothing was unticked either."""
        state = self.state
        return not (self.control.selected_options or state.was_changed or state.matches_nothing)

    def _refuse(self, _: KeyPressEvent) -> None:
        """Tell that a choice is wanted: what is pointed at, if anything, was chosen by nobody."""
        self.state.typed, self.state.is_refused = "", True
