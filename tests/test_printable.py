"""Text that a terminal only shows."""

import pytest

from aabsocial.printable import printable, printable_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Gården »Æblet«\n\t– 250.000 kr.", None, id="danish"),
        pytest.param("\x1b[31mrød", "\\u001b[31mrød", id="escape"),
        pytest.param("\x9b31m", "\\u009b31m", id="one-byte escape"),
        pytest.param("a\u202eb", "a\\u202eb", id="turned around"),
        pytest.param("a\rb", "a\\u000db", id="back to the line's start"),
        pytest.param("250\N{NO-BREAK SPACE}kr.", None, id="no-break space"),
    ],
)
def test_nothing_written_steers_the_terminal(text: str, shown: str | None) -> None:
    assert printable(text) == (text if shown is None else shown)


def test_one_line_stays_one_line() -> None:
    assert printable_line("a\nb\tc") == "a\\u000ab\\u0009c"
