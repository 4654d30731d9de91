"""`handout` makes a pack of an agenda or of folders, or says what keeps it from doing so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from tests.support.papers import with_single_spaces
from tests.support.processes import CHECKOUT

EXAMPLES = CHECKOUT / "proposals"
MEETING = '[meeting]\nbody = "Bestyrelsen"\ndate = 2026-12-03\n'
ITEM = '[[items]]\ntype = "decision"\nproposal = "proposals/{}"\n'
TWO = ("sommer-i-gaarden", "faedre-i-faellesskab")


@pytest.fixture(autouse=True)
def _two_proposals() -> None:
    for name in TWO:
        shutil.copytree(EXAMPLES / name, Path("proposals") / name)


def a_meeting(*names: str, more: str = "") -> Path:
    path = Path("moede.toml")
    items = "".join(ITEM.format(name) for name in names or TWO)
    path.write_text(MEETING + items + more, encoding="utf-8")
    return path


def names_in(folder: str) -> list[str]:
    """Return the names of the files in a pack, without hidden ones and the copies of annexes."""
    return sorted(
        path.name
        for path in Path(folder).iterdir()
        if path.is_file() and not path.name.startswith(".")
    )


def made(*arguments: str) -> int:
    return run(["handout", "--to", "md", *arguments])


def test_an_agenda_becomes_a_pack() -> None:
    assert made("--meeting", str(a_meeting())) == 0
    text = Path("2026-12-03_moede/2026-12-03_moede.md").read_text(encoding="utf-8")
    places = [text.index(words) for words in ("## Dagsorden", "Sommer i gården", "## Overblik")]
    assert places == sorted(places)


def test_folders_become_items_in_the_order_given() -> None:
    names = [f"proposals/{name}" for name in reversed(TWO)]
    assert made(*names, "--date", "2026-12-03", "--body", "Bestyrelsen") == 0
    text = Path("2026-12-03_moede/2026-12-03_moede.md").read_text(encoding="utf-8")
    assert text.index("| 1 | **Fædre i fællesskab**") < text.index("| 2 | **Sommer i gården**")


def test_the_whole_folder_comes_in_the_order_of_the_danish_alphabet() -> None:
    names = ("Zebra", "Ærø", "Østerbro", "Aabenraa", "aalborg", "Åen")
    for name in names:
        shutil.copytree(Path("proposals", TWO[0]), Path("alle", name))
        path = Path("alle", name, "proposal.toml")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"Sommer i gården"', f'"{name}"'), encoding="utf-8")
    meeting = ("--date", "2026-12-03", "--body", "Bestyrelsen")
    assert made("alle", *meeting, "--per-item", "--output", "portal") == 0

    assert [name.partition("_indstilling_")[2] for name in names_in("portal")[1:]] == [
        *("zebra.md", "aeroe.md", "oesterbro.md", "aabenraa.md", "aalborg.md", "aaen.md")
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    forms = "pdf,docx,html,md"
    meeting = str(a_meeting())
    for folder in ("first", "second"):
        assert run(["handout", "--meeting", meeting, "--to", forms, "--output", folder]) == 0
    first, second = (
        {name: Path(folder, name).read_bytes() for name in names_in(str(folder))}
        for folder in ("first", "second")
    )
    assert [*first] == [
        *(f"2026-12-03_moede.{form}" for form in ("docx", "html", "md", "pdf")),
        "2026-12-03_moede_beslutningsark.pdf",
    ]
    assert first == second


def test_both_editions_lie_side_by_side() -> None:
    assert made("--meeting", str(a_meeting()), "--edition", "public,full") == 0
    assert names_in("2026-12-03_moede") == [
        "2026-12-03_moede.md",
        "2026-12-03_moede_offentlig.md",
    ]


def test_an_edition_from_earlier_in_the_same_folder_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meeting = ("--meeting", str(a_meeting()))
    assert made(*meeting, "--edition", "full") == 0
    assert "I mappen ligger også" not in with_single_spaces(capsys.readouterr().err)
    assert made(*meeting, "--edition", "public") == 0
    told = "I mappen ligger også en tidligere fuld udgave: 2026-12-03_moede.md."
    assert told in with_single_spaces(capsys.readouterr().err)
    assert made(*meeting, "--edition", "full") == 0
    assert "også en tidligere offentlig udgave" in with_single_spaces(capsys.readouterr().err)
    assert made(*meeting, "--edition", "full,public") == 0
    assert "I mappen ligger også" not in with_single_spaces(capsys.readouterr().err)


def test_each_item_gets_a_file_of_its_own() -> None:
    more = '[[items]]\ntype = "information"\ntitle = "Årsrapport"\ntext = "Læs den."\n'
    assert made("--meeting", str(a_meeting(more=more)), "--per-item", "--output", "portal") == 0
    assert names_in("portal") == [
        "00_2026-12-03_moede.md",
        "01_indstilling_sommer-i-gaarden.md",
        "02_indstilling_faedre-i-faellesskab.md",
        "03_orientering_aarsrapport.md",
    ]


def test_the_file_of_an_item_has_its_title_once_and_first() -> None:
    assert made("--meeting", str(a_meeting()), "--per-item", "--draft", "--output", "portal") == 0
    lines = Path("portal/01_indstilling_sommer-i-gaarden.md").read_text("utf-8").splitlines()
    titles = [line for line in lines if line.startswith("#") and "Sommer i gården" in line]

    assert titles == lines[:1] == ["# Sommer i gården"]
    assert "## Indstilling" in lines


def test_items_of_two_editions_never_mix() -> None:
    arguments = ("--meeting", str(a_meeting()), "--per-item", "--output", "portal")
    assert made(*arguments, "--edition", "full,public") == 0
    assert {path.name for path in Path("portal").iterdir()} == {
        "2026-12-03_moede",
        "2026-12-03_moede_offentlig",
    }


def test_an_unreadable_proposal_stops_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    (Path("proposals") / TWO[0] / "proposal.toml").write_text("title = \n")
    assert made("--meeting", str(a_meeting())) == 1
    assert "linje 1" in capsys.readouterr().err
    assert not Path("2026-12-03_moede").exists()


def test_an_unreadable_proposal_can_be_skipped() -> None:
    (Path("proposals") / TWO[0] / "proposal.toml").write_text("title = \n")
    assert made("--meeting", str(a_meeting()), "--skip-unreadable") == 0
    text = Path("2026-12-03_moede/2026-12-03_moede.md").read_text(encoding="utf-8")
    assert "| **⚠ Kan ikke læses: sommer-i-gaarden**" in text
    assert "## 1 ⚠ Kan ikke læses: sommer-i-gaarden\n" in text


@pytest.mark.parametrize("edition", ["full", "full,public"])
def test_pack_of_only_unreadable_proposals_is_not_made(
    edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in TWO:
        (Path("proposals") / name / "proposal.toml").write_text("title = \n")
    arguments = ("--meeting", str(a_meeting()), "--skip-unreadable", "--edition", edition)
    assert made(*arguments) == 1
    said = capsys.readouterr().err
    assert "ingen af oplæggene på dagsordenen kan læses" in said
    assert "--skip-unreadable" not in said
    assert not Path("2026-12-03_moede").exists()


def test_a_slip_in_the_agenda_names_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--meeting", str(a_meeting("sommer-i-garden"))) == 1
    said = capsys.readouterr().err
    assert "linje 6" in said
    assert 'proposal = "proposals/sommer-i-gaarden"' in said


@pytest.mark.parametrize("place", ["nix.toml", "proposals"])
def test_missing_meeting_file_is_reported(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--meeting", place) == 4
    said = capsys.readouterr().err
    assert said.startswith("Fejl: Mødefilen ")
    assert "--meeting" in said


def test_missing_meeting_file_is_reported_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = a_meeting()
    slip = file.with_name(f"{file.stem[:-1]}.toml")

    assert made("--meeting", str(slip)) == 4
    assert f"Mødefilen {slip} findes ikke. Mente du {file}?" in capsys.readouterr().err


def test_next_steps_are_printed_once_for_each_edition(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--meeting", str(a_meeting()), "--edition", "full,public", "--to", "md,pdf")
    assert run(["handout", *arguments, "--per-item"]) == 0
    said = capsys.readouterr().err
    assert said.count("aabsocial verify") == 1
    assert said.count("Læs den offentlige udgave") == 1


def test_missing_facts_without_terminal_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert made("--no-input") == 3
    said = capsys.readouterr().err
    assert "--body" in said
    assert "--date" in said


def test_the_settings_name_the_board() -> None:
    settings = '[association]\nname = "Foreningen X"\nboard = "Bestyrelsen"\n'
    Path("aabsocial.toml").write_text(settings, encoding="utf-8")
    assert made("--date", "2026-12-03") == 0
    text = Path("2026-12-03_moede/2026-12-03_moede.md").read_text(encoding="utf-8")
    assert "Foreningen X" in text
    assert text.startswith("# Bestyrelsen\n")


def test_a_meeting_file_and_folders_exclude_each_other() -> None:
    assert made("proposals", "--meeting", str(a_meeting())) == 2


def test_a_public_edition_without_its_open_errors_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = Path("proposals") / TWO[0] / "proposal.toml"
    number = "0101" + "90-" + "1234"
    text = path.read_text(encoding="utf-8").replace("Sommer i gården", f"Sommer {number}")
    path.write_text(text, encoding="utf-8")
    assert made("--meeting", str(a_meeting()), "--edition", "public") == 1
    assert number not in capsys.readouterr().err
    assert not Path("2026-12-03_moede").exists()


def test_own_templates_come_first() -> None:
    Path("own").mkdir()
    Path("own/handout.md.j2").write_text(
        "{{ paper.handout.title }}, vores måde\n", encoding="utf-8"
    )
    assert made("--meeting", str(a_meeting()), "--templates", "own") == 0
    text = Path("2026-12-03_moede/2026-12-03_moede.md").read_text(encoding="utf-8")
    assert text.endswith("vores måde\n")


def test_unusable_logo_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("aabsocial.toml").write_text('[association]\nlogo = "logo.svg"\n', encoding="utf-8")
    assert made("--meeting", str(a_meeting())) == 2
    assert "logo.svg" in capsys.readouterr().err


def test_files_of_earlier_run_are_removed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("--per-item", "--output", "portal")
    assert made("--meeting", str(a_meeting()), *options) == 0
    Path("portal/noter.txt").write_text("mine egne", encoding="utf-8")
    capsys.readouterr()
    assert made("--meeting", str(a_meeting(TWO[1])), *options) == 0
    assert names_in("portal") == [
        "00_2026-12-03_moede.md",
        "01_indstilling_faedre-i-faellesskab.md",
        "noter.txt",
    ]
    said = capsys.readouterr().err
    assert said.count("var fra sidste gang") == 2
    assert "Kopierne af 4 bilag" in said
    assert f"{Path('portal/01_indstilling_sommer-i-gaarden.md')} var fra sidste gang" in said


def test_changed_file_stops_run_before_writing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("--per-item", "--output", "portal")
    assert made("--meeting", str(a_meeting()), *options) == 0
    changed = Path("portal/01_indstilling_sommer-i-gaarden.md")
    changed.write_text("rettet i hånden\n", encoding="utf-8")
    before = {name: Path("portal", name).read_bytes() for name in names_in("portal")}
    capsys.readouterr()

    assert made("--meeting", str(a_meeting(TWO[1])), *options) == 1
    said = capsys.readouterr().err
    assert "Fejl: Der er ikke gemt noget, for filer i mappen portal" in said
    assert changed.name in said
    assert "--output" in said
    assert {name: Path("portal", name).read_bytes() for name in names_in("portal")} == before

    changed.unlink()
    assert made("--meeting", str(a_meeting(TWO[1])), *options) == 0


def test_public_edition_is_not_written_beside_items_of_full_one() -> None:
    options = ("--meeting", str(a_meeting()), "--per-item", "--output", "portal")
    assert made(*options) == 0
    before = names_in("portal")
    assert made(*options, "--edition", "public") == 1
    assert names_in("portal") == before


RUNS = {
    "full": (),
    "public": ("--edition", "public"),
    "short": ("--short",),
    "large print": ("--large-print",),
    "by item": ("--per-item", "--output", "2026-12-03_moede"),
}


@pytest.mark.parametrize(
    ("first", "second"), [(first, it) for first in ("full", "public") for it in RUNS if it != first]
)
def test_pack_that_was_sent_stays_whatever_is_made_after(first: str, second: str) -> None:
    assert made("--meeting", str(a_meeting()), *RUNS[first], "--zip") == 0
    folder = Path("2026-12-03_moede")
    sent = {name: (folder / name).read_bytes() for name in names_in(str(folder))}
    assert len(sent) == 2
    assert made("--meeting", str(a_meeting(TWO[0])), *RUNS[second]) == 0
    assert {name: (folder / name).read_bytes() for name in sent} == sent
    assert len(names_in(str(folder))) > len(sent)


def test_leaking_edition_stops_the_other_too() -> None:
    path = Path("proposals") / TWO[0] / "proposal.toml"
    text = path.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith("email = "))
    told = name.partition('"')[2].rstrip('"')
    path.write_text(text.replace("Sommer i gården", f"Sommer {told}"), encoding="utf-8")
    assert made("--meeting", str(a_meeting()), "--edition", "full,public") == 1
    assert not Path("2026-12-03_moede").exists()


def test_a_pack_that_takes_too_long_is_given_up_and_its_longest_item_named() -> None:
    program = (
        "import sys, aabsocial.validation  # which keeps its own, ordinary limit\n"
        "from aabsocial.text import time_limit; time_limit.LONGEST = 0.001\n"
        "from aabsocial.cli.main import run; sys.exit(run(sys.argv[1:]))"
    )
    arguments = ("handout", "--to", "docx,html,md", "--meeting", str(a_meeting()))
    # Where tests run, something looks on as Python clears away, and the signal may fall there.
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == 4
    assert "Punkt 2, faedre-i-faellesskab, fylder mest." in ended.stderr
    assert not Path("2026-12-03_moede").exists()


def test_a_logo_that_is_a_link_to_elsewhere_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere", "picture.svg").write_text("<svg/>", encoding="utf-8")
    Path("proposals", "logo.svg").symlink_to(Path("elsewhere", "picture.svg").absolute())
    Path("aabsocial.toml").write_text(
        '[association]\nlogo = "proposals/logo.svg"\n', encoding="utf-8"
    )
    assert made("--meeting", str(a_meeting())) == 2
    assert "er en genvej til en fil i en anden mappe" in capsys.readouterr().err


def test_every_option_of_a_group_is_one_of_the_commands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["handout", "--help"]) == 0
    shown = capsys.readouterr().out
    groups = [
        shown.index(f"\n{title}:\n") for title in ("Eksempler", "Til udskrift", "Andre tilvalg")
    ]

    assert groups == sorted(groups)
    for option in ("--check", "--short", "--large-print", "--with-annexes", "--zip", "--date"):
        assert shown.count(f"\n  {option} ") == 1
