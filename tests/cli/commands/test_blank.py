"""`blank` gives the whole questionnaire, and its file is what `new --answers` reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aabsocial.cli.commands.blank import FORMATS
from aabsocial.cli.main import run
from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.joints import Joint
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.model.questions import Kind, is_ever_asked
from aabsocial.policy.aab import load_policy
from tests.support.files import everything_in


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["blank", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_asks_every_question_before_the_meeting(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    paper = shown(capsys, "--lang", language)
    policy = load_policy()
    asked = {policy.spot_key(it.key) for it in policy.items.values() if is_ever_asked(it)}
    prompts = {
        key: (spot.words if isinstance(spot, Joint) else policy.item_words[key]).prompt
        for key, spot in policy.spots.items()
    }
    assert [key for key in asked if prompts[key].in_(language) not in paper] == []


@pytest.mark.parametrize(
    "says",
    ["Kun hvis kommunen er part.", "Kun for forsøgsprojekter.", "når indsatsen ikke er lille"],
)
def test_paper_spells_the_branches_out(capsys: pytest.CaptureFixture[str], says: str) -> None:
    assert says in shown(capsys)


def test_the_file_has_every_key_commented_out(capsys: pytest.CaptureFixture[str]) -> None:
    file = shown(capsys, "--to", "toml")
    names = {question.name for question in load_policy().questions.values()}
    # In a file of answers, somebody has written all that is there.
    assert names - set(re.findall(r"(?m)^#(\w+) = ", file)) == {"derived"}
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


def test_every_format_goes_into_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blank", "--to", ",".join(FORMATS), "--output", "ud"]) == 0
    written = {path.suffix: path.read_bytes() for path in Path("ud").iterdir()}
    assert {suffix: content[:4] for suffix, content in written.items()} == {
        ".md": b"# Sp",
        ".toml": b"# He",
        ".html": b"<!DO",
        ".docx": b"PK\x03\x04",
        ".pdf": b"%PDF",
    }
    assert "aabsocial new --answers" in capsys.readouterr().err


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_each_paper_has_the_ruled_rows(form: str) -> None:
    assert run(["blank", "--to", form, "--output", "ud"]) == 0
    content = Path("ud", f"blank.{form}").read_bytes()
    words = " ".join(everything_in(form, content).split())
    for said in ("Hvor tallet kommer fra", "Aktive frivillige", "Regnestykket", "Kan stå åbent"):
        assert said in words


def test_paper_looks_as_the_settings_say() -> None:
    Path("aabsocial.toml").write_text('[association]\nname = "Foreningen"\ncolour = "#7a1f3d"\n')
    assert run(["blank", "--to", "html", "--output", "ud"]) == 0
    page = Path("ud/blank.html").read_text(encoding="utf-8")
    assert "Foreningen" in page
    assert "#7a1f3d" in page


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_no_text_needs_a_folder(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blank", "--to", form]) == 2
    assert "--output" in capsys.readouterr().err


def test_two_formats_are_not_mixed_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blank", "--to", "md,toml"]) == 2
    assert "--output" in capsys.readouterr().err


def test_an_unknown_format_is_refused() -> None:
    assert run(["blank", "--to", "odt"]) == 2
