"""Writing to the terminal."""

import pytest

from aabsocial.cli.screen import NARROWEST, WIDEST, answer, remark, width


def test_results_and_remarks_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    answer("resultat")
    remark("bemærkning")

    assert capsys.readouterr() == ("resultat\n", "bemærkning\n")


@pytest.mark.parametrize(
    ("columns", "used"), [("5", NARROWEST), ("40", 40), ("80", 80), ("300", WIDEST)]
)
def test_text_fills_what_reads_well(
    columns: str, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == used
