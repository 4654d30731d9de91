"""`blank` gives the whole questionnaire, and its file is what `new --answers` reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import Kind, is_ever_asked
from aabsocial.policy.aab import load_policy


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["blank", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_asks_every_question_before_the_meeting(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    paper = shown(capsys, "--lang", language)
    policy = load_policy()
    asked = [item for item in policy.items.values() if is_ever_asked(item)]
    unseen = [it.key for it in asked if policy.item_words[it.key].prompt.in_(language) not in paper]
    assert unseen == []


@pytest.mark.parametrize(
    "says",
    ["Kun hvis kommunen er part.", "Kun for forsøgsprojekter.", "når indsatsen ikke er lille"],
)
def test_paper_spells_the_branches_out(capsys: pytest.CaptureFixture[str], says: str) -> None:
    assert says in shown(capsys)


def test_the_file_has_every_key_commented_out(capsys: pytest.CaptureFixture[str]) -> None:
    file = shown(capsys, "--to", "toml")
    names = {question.name for question in load_policy().questions.values()}
    assert names - set(re.findall(r"(?m)^#(\w+) = ", file)) == set()
    assert not any(value for value in toml.parse(file).values())


def test_the_file_filled_in_makes_a_proposal(capsys: pytest.CaptureFixture[str]) -> None:
    file = shown(capsys, "--to", "toml")
    filled = file.replace('#title = ""', 'title = "Sommer i gården"', 1)
    filled = filled.replace("#participants = 0", "participants = 40")
    Path("svar.toml").write_text(filled, encoding="utf-8")

    assert run(["new", "--answers", "svar.toml"]) == 0

    saved = Path("proposals/sommer-i-gaarden/proposal.toml").read_text(encoding="utf-8")
    assert toml.parse(saved)["initiative"] == {"title": "Sommer i gården", "participants": 40}


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.DATE, Kind.YES_NO])
def test_every_kind_is_shown_in_the_file(capsys: pytest.CaptureFixture[str], kind: Kind) -> None:
    question = next(it for it in load_policy().questions.values() if it.kind is kind)
    assert f"#{question.name} = " in shown(capsys, "--to", "toml")


def test_both_formats_go_into_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blank", "--to", "md,toml", "--output", "ud"]) == 0
    assert sorted(path.name for path in Path("ud").iterdir()) == ["blank.md", "blank.toml"]
    assert "aabsocial new --answers" in capsys.readouterr().err


def test_two_formats_are_not_mixed_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blank", "--to", "md,toml"]) == 2
    assert "--output" in capsys.readouterr().err


def test_an_unknown_format_is_refused() -> None:
    assert run(["blank", "--to", "pdf"]) == 2
