"""Text that a terminal only shows."""

from io import StringIO

import pytest

from aabsocial.text.terminal import printable, printable_line, wrap_for_terminal


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


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
def test_control_characters_are_escaped(text: str, shown: str | None) -> None:
    assert printable(text) == (text if shown is None else shown)


def test_one_line_stays_one_line() -> None:
    assert printable_line("a\nb\tc") == "a\\u000ab\\u0009c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Naboer og venner", "Naboer og\nvenner", id="between words"),
        pytest.param("Kort\nNaboer og venner", "Kort\nNaboer og\nvenner", id="line by line"),
        pytest.param("  Naboer og venner", "  Naboer\n  og\n  venner", id="under their margin"),
        pytest.param("beboerdemokrati", "beboerdemokrati", id="no break in a word"),
        pytest.param("\n", "\n", id="nothing"),
        pytest.param(
            'Skriv: aabsocial edit "en mappe" --plain nu',
            'Skriv:\naabsocial edit "en mappe" --plain\nnu',
            id="no break in a command",
        ),
    ],
)
def test_lines_fit_the_terminal(text: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")

    assert wrap_for_terminal(text, Terminal()) == shown
    assert wrap_for_terminal(text, StringIO()) == text
    assert wrap_for_terminal(text, None) == text
