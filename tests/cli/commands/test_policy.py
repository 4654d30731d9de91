"""`aabsocial policy`."""

import pytest

from aabsocial.cli.commands.policy import check_blank_form
from aabsocial.cli.main import run
from aabsocial.core.struct import replace
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.policy.loose_ends import LooseEndsError


def test_every_clause_is_shown_with_its_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy"]) == 0

    shown = " ".join(capsys.readouterr().out.split())
    words = {"must": "skal", "should": "bør", "may": "kan", "aab": "AAB vil", "context": "ramme"}
    for clause in load_policy().clauses.values():
        title = f"{clause.number} {clause.title.da} ({words[clause.force.value]})"
        assert title in shown
        assert clause.text.da in shown


def test_the_policy_is_shown_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    run(["policy", "--lang", "en"])

    assert capsys.readouterr().out.startswith(
        "Policy on social responsibility in non-profit housing, adopted on 14 June 2017\n"
    )


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_policy_fits_the_terminal(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run(["policy"])

    assert max(map(len, capsys.readouterr().out.splitlines())) <= int(columns)


def has_a_cellar(proposal: Proposal) -> bool:
    return proposal.physical.connected == "yes"


def test_a_condition_without_a_sentence_on_the_blank_form_is_refused() -> None:
    policy = load_policy()
    last = policy.chapters[-1]
    asked = replace(policy.items["physical.how"], needed=has_a_cellar)
    check_blank_form(policy)

    with pytest.raises(LooseEndsError, match="Write has_a_cellar under"):
        check_blank_form(
            replace(policy, chapters=(*policy.chapters[:-1], replace(last, items=(asked,))))
        )
