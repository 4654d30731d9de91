"""`guide` lists its topics, shows one, and writes the guide in every paper format."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from aabsocial.cli.guide_pages import format_guide
from aabsocial.cli.main import run
from aabsocial.cli.paging import screens
from aabsocial.documents.guide import (
    COMMANDS,
    SCREENS,
    TOPICS,
    compose_guide,
    meeting_file,
    shown_screens,
    topic_name,
)
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.policy.aab import load_policy
from tests.support.files import everything_in
from tests.support.processes import CHECKOUT

pytestmark = pytest.mark.usefixtures("workspace_folder")
ENTERED = "Svar: 1. juni til 31. august 2027"
QUOTED = re.compile(r"[»“](aabsocial [^«”]+)[«”]")


@pytest.fixture(name="workspace_folder")
def empty_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what `guide` writes to standard output."""
    assert run(["guide", *arguments]) == 0
    return capsys.readouterr().out


def test_without_a_topic_the_topics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys).splitlines() == [
        "vejen        Fra idé til beslutning",
        "mål          Et godt succeskriterium",
        "beboere      Beboernes beslutning",
        "penge        Pengene",
        "vurderinger  Hvad vurderingerne betyder",
        "møde         Før mødet",
        "fil          Arbejd i filen",
        "skærmlæser   Med skærmlæser",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_known_by_its_name_in_either_language(
    topic: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, topic_name(topic, language)) == shown(capsys, topic_name(topic, "da"))


@pytest.mark.parametrize("written", ["moede", "MØDE", "Møde"])
def test_a_topic_is_known_however_its_letters_are_spelled(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, written) == shown(capsys, "møde")


def test_unknown_topic_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "penger"]) == 2
    assert "Emnet »penger« findes ikke. Mente du »penge«?\n" in capsys.readouterr().err


def test_a_topic_reads_so(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "penge")

    assert told.startswith(
        "PENGENE\n\nBudget og finansiering\n  Budgettet viser, hvad pengene går til."
    )
    assert "\n    Godt svar: " in told


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits(columns: int, language: Language) -> None:
    lines = format_guide(compose_guide(load_policy(), TOPICS, language), columns).splitlines()

    assert [line for line in lines if len(line) > columns and " " in line.strip()] == []


def test_unknown_topic_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "kaffe"]) == 2

    told = capsys.readouterr().err
    assert "»kaffe«" in told
    assert "penge" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_meeting_file_of_the_guide_makes_a_pack(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CHECKOUT / "proposals/sommer-i-gaarden", "proposals/sommer-i-gaarden")
    Path("proposals/moede.toml").write_text(meeting_file(language), encoding="utf-8")
    for name in ("notat.md", "note.md"):
        Path("proposals", name).write_text("Vilkår\n", encoding="utf-8")

    assert run(["handout", "--meeting", "proposals/moede.toml", "--check"]) == 0
    assert capsys.readouterr().err == "Mødematerialet kan laves.\n"


@pytest.mark.parametrize(("columns", "width"), [(80, "wide"), (79, "narrow")])
def test_a_screen_is_shown_in_the_width_there_is_room_for(columns: int, width: str) -> None:
    told = format_guide(compose_guide(load_policy(), ("idea",), "da"), columns)

    lines = shown_screens[f"hub.{width}"].in_("da").split("\n")
    assert "\n".join(f"    {line}" for line in lines) in told


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_guide_is_written_in_every_format(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "--to", form, "--output", "ud"]) == 0

    (path,) = Path("ud").iterdir()
    assert path.name == f"guide.{form}"
    told = everything_in(form, path.read_bytes())
    assert "beslutningsark" in told.casefold()
    assert " ".join(ENTERED.split()) in " ".join(told.replace("\xa0", " ").split())
    assert str(path) in capsys.readouterr().err


def test_a_topic_alone_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "penge", "--to", "md"]) == 0

    written = Path("guide.md").read_text(encoding="utf-8")
    assert re.findall("^## .*", written, re.MULTILINE) == ["## Pengene"]
    assert "guide.md" in capsys.readouterr().err


def commands_of(language: Language) -> set[str]:
    """Return the commands that the guide tells of, in its texts and in its tables."""
    told = " ".join(
        format_guide(compose_guide(load_policy(), TOPICS, language), 10_000).split("\n")
    )
    return {*QUOTED.findall(told), *(it for some in COMMANDS.values() for it in some)}


def test_every_command_of_the_guide_is_one_with_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for line in sorted({*commands_of("da"), *commands_of("en")}):
        words = line.split()[1:]
        command, rest = ([], words) if words[0].startswith("--") else (words[:1], words[1:])
        assert run([*command, "--help"]) == 0
        page = capsys.readouterr().out
        assert [it for it in rest if it.startswith("--") and it not in page] == []


def test_screens_end_between_paragraphs_and_leave_nothing_out() -> None:
    text = "\n\n".join("\n".join(f"{part}{line}" for line in range(4)) for part in "abcdef")

    some = list(screens(text, 12))

    assert all(len(screen.splitlines()) <= 12 for screen in some)
    assert [screen.splitlines()[0] for screen in some] == ["a0", "c0", "e0"]
    assert "\n\n".join(some) == text


def test_long_paragraph_is_parted_where_the_screen_ends() -> None:
    text = "\n".join(str(line) for line in range(25))

    assert [len(screen.splitlines()) for screen in screens(text, 10)] == [10, 10, 5]


def test_a_heading_begins_a_screen_rather_than_ending_one() -> None:
    first, second = "A\n  a\n  a\n\n  a\n  a", "B\n  b\n\n  b\n  b\n  b"

    assert list(screens(f"{first}\n\n{second}", 10)) == [first, second]
    assert list(screens(f"A\n\n{second}\n\n  c\n  c\n", 9)) == [f"A\n\n{second}", "  c\n  c"]


def test_what_is_drawn_is_kept_together() -> None:
    drawn = "\n".join(("    a", *["    "] * 6, "    b"))
    text = f"Først\n\n{drawn}\n\nSidst"

    assert list(screens(text, 8)) == ["Først", drawn, "Sidst"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_screen_of_the_program_is_parted_at_24_lines(topic: str, language: Language) -> None:
    text = format_guide(compose_guide(load_policy(), (topic,), language), 80)
    some = list(screens(text, 22))

    for name in filter(None, [SCREENS.get(f"{topic}.{part}") for part in TOPICS[topic]]):
        lines = shown_screens[f"{name}.wide"].in_(language).split("\n")
        whole = "\n".join(f"    {line}" for line in lines)
        assert [screen for screen in some if whole in screen], name


def test_short_text_is_one_screen() -> None:
    assert list(screens("a\n\nb", 10)) == ["a\n\nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_calls_what_the_pilot_needs_by_its_words(language: Language) -> None:
    policy = load_policy()
    told = format_guide(compose_guide(policy, ("criterion",), language), 10_000)
    (ticks,) = [it for it in policy.joints if it.key == "initiative.traits"]
    levels = policy.item_words["effect.evidence_level"].choices

    wanted = (ticks.words.ticks["pilot"], levels["none"], levels["theory"])
    assert [it.in_(language) for it in wanted if it.in_(language) not in told] == []
    assert policy.sections[0].title.in_(language) in told
