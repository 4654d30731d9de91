"""`render` writes papers beside proposals, shows them, or says which are out of date."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from aabsocial.errors import ExitCode
from tests.support.processes import CHECKOUT

MINIMAL = 'schema_version = 1\nlanguage = "da"\n\n[initiative]\ntitle = "Sommer i gården"\n'
ON_THE_DAY = ("--date", "2026-06-20")


def a_proposal_in(name: str, text: str = MINIMAL) -> Path:
    folder = Path("proposals") / name
    folder.mkdir(parents=True)
    (folder / "proposal.toml").write_text(text, encoding="utf-8")
    return folder


def rendered(*arguments: str) -> int:
    return run(["render", *arguments, *ON_THE_DAY])


def test_every_proposal_gets_its_papers(capsys: pytest.CaptureFixture[str]) -> None:
    folders = [a_proposal_in("en"), a_proposal_in("to")]

    assert rendered() == 0

    papers = [folder / name for folder in folders for name in ("proposal.md", "checklist.md")]
    assert all(paper.read_text(encoding="utf-8").startswith("# ") for paper in papers)
    said = capsys.readouterr().err
    assert "Gemt i proposals/en: proposal.md og checklist.md." in said.replace("\\", "/")
    assert "aabsocial edit" in said


@pytest.mark.parametrize("named", ["proposals/en", "en", "proposals/en/proposal.toml"])
def test_one_proposal_is_named_in_many_ways(named: str) -> None:
    chosen, other = a_proposal_in("en"), a_proposal_in("to")
    assert rendered(named) == 0
    assert (chosen / "proposal.md").exists()
    assert not (other / "proposal.md").exists()


def test_papers_up_to_date_are_untouched(capsys: pytest.CaptureFixture[str]) -> None:
    paper = a_proposal_in("en") / "proposal.md"
    rendered()
    before = paper.stat().st_mtime_ns, paper.stat().st_ino
    capsys.readouterr()

    assert rendered() == 0

    assert (paper.stat().st_mtime_ns, paper.stat().st_ino) == before
    assert "ikke ændret" in capsys.readouterr().err


def test_a_check_names_what_is_out_of_date(capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_proposal_in("en")
    rendered()
    (folder / "checklist.md").unlink()
    (folder / "proposal.md").write_text("gammel")
    capsys.readouterr()

    assert rendered("--check") == 1

    assert capsys.readouterr().out.splitlines() == [
        f"{folder / 'proposal.md'} passer ikke længere til oplægget",
        f"{folder / 'checklist.md'} mangler",
    ]
    assert (folder / "proposal.md").read_text() == "gammel"


def test_a_check_of_fresh_papers_passes(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in("en")
    rendered()
    assert rendered("--check") == 0
    assert "ajour" in capsys.readouterr().err


def test_render_check_skips_unreadable_proposals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = a_proposal_in("aa") / "proposal.toml"
    broken.write_text("title = Lys")
    assert rendered("--check") == 1
    assert "ajour" not in capsys.readouterr().err

    a_proposal_in("en")
    rendered()
    capsys.readouterr()

    assert rendered("--check") == 1

    assert capsys.readouterr().err.splitlines()[-1] == "Papirerne til de andre oplæg er ajour."


def test_papers_are_shown_without_being_written(capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_proposal_in("en")
    assert rendered("--stdout") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Sommer i gården\n")
    assert "# Tjekliste – Sommer i gården" in shown
    assert not (folder / "proposal.md").exists()


def test_paper_is_in_its_proposals_language() -> None:
    folder = a_proposal_in("en", MINIMAL.replace('"da"', '"en"'))
    rendered("--lang", "da")
    assert "## Recommendation" in (folder / "proposal.md").read_text(encoding="utf-8")


def test_unreadable_proposal_does_not_stop_others(capsys: pytest.CaptureFixture[str]) -> None:
    broken, sound = a_proposal_in("en", 'title = "uden slut\n'), a_proposal_in("to")

    assert rendered() == 1

    said = capsys.readouterr().err
    assert str(broken / "proposal.toml") in said
    assert "linje 1" in said
    assert (sound / "proposal.md").exists()
    assert not (broken / "proposal.md").exists()


def test_a_wrong_path_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_proposal_in("en")

    assert rendered("gone", "en", "--to", "md") == ExitCode.NOTHING_TO_DO

    assert (folder / "proposal.md").exists()
    assert "Der er ikke noget oplæg i gone." in capsys.readouterr().err


def test_a_newer_format_is_left_alone() -> None:
    folder = a_proposal_in("en", MINIMAL.replace("= 1", "= 99"))
    (folder / "proposal.md").write_text("fra en nyere udgave")
    assert rendered() == 1
    assert (folder / "proposal.md").read_text() == "fra en nyere udgave"


@pytest.mark.parametrize("arguments", [(), ("nowhere",)], ids=["empty", "a name"])
def test_no_proposal_is_nothing_to_do(arguments: tuple[str, ...]) -> None:
    assert rendered(*arguments) == 3


def test_each_format_gets_its_files() -> None:
    folder = a_proposal_in("en")
    assert rendered("--to", "md,html,docx,pdf") == 0
    written = {path.name for path in folder.iterdir()} - {"proposal.toml"}
    assert written == {
        f"{paper}.{form}"
        for paper in ("proposal", "checklist")
        for form in ("md", "html", "docx", "pdf")
    }
    assert rendered("--to", "md,html,docx,pdf", "--check") == 0


def test_a_word_file_is_not_shown_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in("en")
    assert rendered("--to", "docx", "--stdout") == 2
    told = capsys.readouterr().err
    assert "Kun md" in told
    assert "docx" not in told


def test_showing_and_checking_exclude_each_other() -> None:
    assert rendered("--stdout", "--check") == 2


def test_own_templates_come_first() -> None:
    folder = a_proposal_in("en")
    Path("mine").mkdir()
    Path("mine/proposal.md.j2").write_text("Egen: {{ paper.title }}")
    assert rendered("--templates", "mine") == 0
    assert (folder / "proposal.md").read_text(encoding="utf-8") == "Egen: Sommer i gården\n"


def test_templates_of_the_settings_are_used() -> None:
    folder = a_proposal_in("en")
    Path("mine").mkdir()
    Path("mine/proposal.md.j2").write_text("Fra indstillingerne")
    Path("aabsocial.toml").write_text('templates = "mine"\n')
    rendered()
    assert (folder / "proposal.md").read_text() == "Fra indstillingerne\n"


def test_broken_template_is_reported_once(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in("en"), a_proposal_in("to")
    Path("mine").mkdir()
    Path("mine/proposal.md.j2").write_text("a\n{% for %}")
    assert rendered("--templates", "mine") == 2
    assert capsys.readouterr().err.count("linje 2") == 1


def test_a_missing_folder_of_templates_is_refused() -> None:
    a_proposal_in("en")
    assert rendered("--templates", "nowhere") == 2


@pytest.mark.parametrize("written", ["på-tværs", "PÅ-TVÆRS"])
def test_a_folder_from_a_mac_is_found(written: str) -> None:
    folder = Path("proposals") / unicodedata.normalize("NFD", "på-tværs")
    shutil.copytree(CHECKOUT / "proposals" / "sommer-i-gaarden", folder)
    (folder / "proposal.md").unlink(missing_ok=True)

    assert run(["render", written]) == ExitCode.DONE
    assert (folder / "proposal.md").is_file()
