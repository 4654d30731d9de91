"""`verify` tells whether a pack is unchanged and still made of today's proposals."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from aabsocial.cli.edge import run
from aabsocial.export.sections import LARGE
from tests.started import CHECKOUT, started

NAME = "sommer-i-gaarden"
SOURCE = Path("proposals") / NAME / "proposal.toml"
PACKS = {"full": "ud/2026-12-03_moede.pdf", "public": "ud/2026-12-03_moede_offentlig.pdf"}


@pytest.fixture(autouse=True)
def _packs() -> None:
    shutil.copytree(CHECKOUT / "proposals" / NAME, SOURCE.parent)
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "ud")
    assert run(["handout", *facts, "--edition", "full,public"]) == 0


@pytest.mark.parametrize("edition", PACKS)
def test_a_fresh_pack_still_holds(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", PACKS[edition]]) == 0
    said = capsys.readouterr().out
    assert "uændret" in said
    assert SOURCE.as_posix() in said


def test_a_pack_set_in_sections_holds_until_a_proposal_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = [f"proposals/{number:02}" for number in range(LARGE)]
    for folder in folders:
        shutil.copytree(SOURCE.parent, folder)
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "mange")
    assert run(["handout", *folders, *facts]) == 0
    assert run(["verify", "mange/2026-12-03_moede.pdf"]) == 0
    said = capsys.readouterr().out
    assert [folder for folder in folders if folder not in said] == []

    (Path(folders[-1]) / "proposal.toml").unlink()
    assert run(["verify", "mange/2026-12-03_moede.pdf"]) == 1


@pytest.mark.parametrize("edition", PACKS)
def test_a_changed_proposal_shows(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOURCE.read_text(encoding="utf-8").replace("Sommer i gården", "Vinter i gården")
    SOURCE.write_text(text, encoding="utf-8")
    assert run(["verify", PACKS[edition]]) == 1
    said = capsys.readouterr().out
    assert "er uændret, siden" in said
    assert "er ændret siden." in said


def test_a_new_contact_leaves_the_public_pack_standing() -> None:
    text = SOURCE.read_text(encoding="utf-8").replace("@aab.example", "@ny.example")
    SOURCE.write_text(text, encoding="utf-8")
    assert run(["verify", PACKS["public"]]) == 0
    assert run(["verify", PACKS["full"]]) == 1


def test_a_pack_carries_no_cpr_number_and_still_holds() -> None:
    number = "-".join(("010" + "190", "1" + "234"))
    SOURCE.write_text(f"# Ring til {number}\n{SOURCE.read_text('utf-8')}", encoding="utf-8")
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "ud")
    assert run(["handout", *facts]) == 0

    with pikepdf.open(PACKS["full"]) as file:
        carried = [file.attachments[name].get_file().read_bytes() for name in file.attachments]
    assert any(b"# Ring til " in content for content in carried)
    assert not any(number.encode() in content for content in carried)
    assert run(["verify", PACKS["full"]]) == 0


def test_a_proposal_that_is_gone_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(SOURCE.parent)
    assert run(["verify", PACKS["full"]]) == 1
    assert "findes ikke her" in capsys.readouterr().out


def test_a_changed_file_shows(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(PACKS["full"])
    path.write_bytes(path.read_bytes() + b"\n")
    assert run(["verify", str(path)]) == 1
    assert "er ændret, siden" in capsys.readouterr().out


def test_each_items_file_can_be_verified() -> None:
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "portal")
    assert run(["handout", *facts, "--per-item"]) == 0
    assert run(["verify", f"portal/01_indstilling_{NAME}.pdf"]) == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"Kaere alle", "kan ikke læses som PDF"), (b"", "kan ikke læses som PDF")],
    ids=["text", "nothing"],
)
def test_what_is_no_pdf_is_refused(
    content: bytes, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x.pdf").write_bytes(content)
    assert run(["verify", "x.pdf"]) == 2
    assert says in capsys.readouterr().err


def test_half_a_pdf_is_not_whole(capsys: pytest.CaptureFixture[str]) -> None:
    content = Path(PACKS["full"]).read_bytes()
    Path("x.pdf").write_bytes(content[: len(content) // 2])
    assert run(["verify", "x.pdf"]) == 2
    assert "x.pdf er ikke hel" in capsys.readouterr().err


@pytest.mark.parametrize("password", ["", "hemmelig"], ids=["to change it", "to read it"])
def test_a_locked_pdf_is_told_of(password: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        lock = pikepdf.Encryption(user=password, owner="hemmelig")
        document.save("x.pdf", encryption=lock)
    assert run(["verify", "x.pdf"]) == 2
    assert "låst med en adgangskode" in capsys.readouterr().err


def test_a_pdf_saved_anew_is_not_the_one_that_was_made(capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        document.save("x.pdf")
    assert run(["verify", "x.pdf"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("✗ x.pdf er ændret")
    assert said.err == ("Brug den fil, som »aabsocial handout« skrev, eller lav materialet igen.\n")


def test_what_to_do_fits_what_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    SOURCE.write_text(SOURCE.read_text("utf-8").replace("Sommer", "Vinter"), encoding="utf-8")
    run(["verify", PACKS["full"]])
    changed = capsys.readouterr().err
    shutil.rmtree(SOURCE.parent)
    run(["verify", PACKS["full"]])
    gone = capsys.readouterr().err
    assert "som de er nu" in changed
    assert "hvor materialet blev lavet" in gone
    assert all(len(said.splitlines()) == 1 for said in (changed, gone))


def test_nothing_of_what_is_no_pdf_is_repeated() -> None:
    Path("x.pdf").write_text("Anna i lejlighed 4", encoding="utf-8")
    done = started("verify", "x.pdf")
    assert done.returncode == 2
    assert done.stderr.startswith("Fejl: x.pdf")
    assert len(done.stderr.splitlines()) == 2


def test_a_pdf_without_proposals_is_no_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", NAME, "--to", "pdf"]) == 0
    assert run(["verify", str(SOURCE.with_name("proposal.pdf"))]) == 2
    assert "ikke et mødemateriale" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told() -> None:
    assert run(["verify", "nowhere.pdf"]) == 4


def test_of_a_folder_the_first_pdf_in_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "ud"]) == 4
    assert f'aabsocial verify "{Path(PACKS["full"])}"' in capsys.readouterr().err


def test_a_folder_without_a_pdf_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "proposals"]) == 4
    assert "proposals er en mappe uden PDF" in capsys.readouterr().err
