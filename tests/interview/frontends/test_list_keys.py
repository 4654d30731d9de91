"""The line over a list tells what is typed, how many options match, and that a tick is wanted."""

from __future__ import annotations

import pytest

from aabsocial.interview.frontends.list_keys import ListState

LABELS = ["Rød", "", "Ø og å", "Alle farver"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", "Vælg:"),
        ("r", "Vælg: r"),
        ("ø", "Vælg: ø"),
        ("øk", "Vælg: øk – ikke fundet, slet med Backspace eller Ctrl+U"),
        ("å", "Vælg: å"),
    ],
)
def test_line_tells_what_is_typed(typed: str, line: str) -> None:
    state = ListState("da", "nothing-ticked")
    state.begin(LABELS)
    state.typed = typed

    assert f"{state}" == line


def test_line_counts_the_matches() -> None:
    state = ListState("da", "nothing-ticked")
    state.begin(["Afdeling 40", "Afdeling 41", "Andre"])
    state.typed = "afd"

    assert f"{state}" == "Vælg: afd – 2 passer"


def test_line_tells_that_enter_without_a_tick_takes_nothing() -> None:
    state = ListState("en", "nothing-ticked")
    state.begin(LABELS)
    state.is_refused = True

    assert f"{state}" == "Tick at least one with Space or a digit"


def test_line_tells_that_enter_takes_nothing_where_nothing_is_pointed_at() -> None:
    state = ListState("da", "nothing-pointed-at")
    state.begin(LABELS)
    state.is_refused = True

    assert f"{state}" == "Vælg først med pil, tal eller bogstav"


def test_another_list_begins_with_nothing_typed() -> None:
    state = ListState("da", "nothing-ticked")
    state.begin(LABELS)
    state.typed, state.was_changed, state.is_refused = "x", True, True
    state.begin(LABELS[:1])

    assert f"{state}" == "Vælg:"
    assert not state.was_changed
