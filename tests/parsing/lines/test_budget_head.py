"""The head of a budget is no item, and its years are those of two amounts."""

from __future__ import annotations

import pytest

from aabsocial.parsing.lines.budget_head import split_head


@pytest.mark.parametrize(
    ("head", "line", "read"),
    [
        ("Budget 2028/2029:", "løn 280.000 / 290.000", "løn 2028: 280.000, 2029: 290.000"),
        ("Budget for 2028 og 2029", "mad 8.000/8.000", "mad 2028: 8.000, 2029: 8.000"),
        ("Budget 2028/2029:", "mad 8.000", "mad 8.000"),
        ("Budget 2028:", "mad 8.000 / 9.000", "mad 8.000 / 9.000"),
    ],
)
def test_head_is_no_line(head: str, line: str, read: str) -> None:
    assert split_head([head, line], "da") == (head, [read])


@pytest.mark.parametrize("lines", [[], ["Budget 8.000"], ["mad 8.000", "Budget 2028:"]])
def test_other_lines_are_no_head(lines: list[str]) -> None:
    assert split_head(lines, "da") == ("", lines)
