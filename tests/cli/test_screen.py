"""Writing to the terminal."""

import pytest

from aabsocial.cli.screen import NARROWEST, WIDEST, answer, printable, remark, width


def test_results_and_remarks_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    answer("resultat")
    remark("bemærkning")

    assert capsys.readouterr() == ("resultat\n", "bemærkning\n")


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


@pytest.mark.parametrize(
    ("columns", "used"), [("5", NARROWEST), ("40", 40), ("80", 80), ("300", WIDEST)]
)
def test_text_fills_what_reads_well(
    columns: str, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == used
