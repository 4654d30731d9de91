"""A character that nobody sees is found where TOML writes it as an escape."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.storage.reading import parse_proposal


def found(toml: str) -> list[tuple[str, int]]:
    """Return the code and the line of everything that is found in a file."""
    stored = parse_proposal(toml.encode(), Path("proposal.toml"))
    return [(it.rule, it.place.line if it.place else 0) for it in stored.findings]


@pytest.mark.parametrize(
    "escape",
    ["\\u001b", "\\u0007", "\\b", "\\f", "\\u202e", "\\u0000", "\\U0000009b", "\\u2066", "\\uffff"],
)
@pytest.mark.parametrize(
    "line", ['title = "L{}ys"', 'points = ["a", "{}b"]', 'a.b = {{ c = "{}" }}', 't = """\n{}"""']
)
def test_a_hidden_character_is_found_at_its_answer(escape: str, line: str) -> None:
    assert found(f"x = 1\n{line.format(escape)}\n") == [("FIL09", 2)]


@pytest.mark.parametrize("escape", ["\\u00e6", '\\"', "\\\\", "\\n", "\\t", "\\r", "\\\\u001b"])
def test_a_character_that_is_seen_is_none(escape: str) -> None:
    assert found(f'title = "L{escape}ys"\n') == []


def test_a_newer_escape_is_told_both_as_hidden_and_as_newer() -> None:
    assert sorted(found('title = "L\\eys"\n')) == [("FIL09", 1), ("FIL12", 1)]


def test_only_so_many_are_told() -> None:
    assert len(found("".join(f'a{number} = "\\u001b"\n' for number in range(100)))) == 20
