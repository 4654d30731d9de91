"""`aabsocial policy`."""

import pytest

from aabsocial.cli.main import run
from aabsocial.policy.aab import load_policy


def test_every_clause_is_shown_with_its_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy"]) == 0

    shown = " ".join(capsys.readouterr().out.split())
    words = {"must": "skal", "should": "bør", "may": "kan", "aab": "AAB lover", "context": "ramme"}
    for clause in load_policy().clauses.values():
        title = f"{clause.number} {clause.title.da} ({words[clause.force.value]})"
        assert title in shown
        assert clause.text.da in shown


def test_the_policy_is_shown_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    run(["policy", "--lang", "en"])

    assert capsys.readouterr().out.startswith(
        "Policy for general social responsibility, adopted 14 June 2017\n"
    )


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_policy_fits_the_terminal(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run(["policy"])

    assert max(map(len, capsys.readouterr().out.splitlines())) <= int(columns)
