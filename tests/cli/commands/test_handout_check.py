"""`handout --check` tells a secretary what stands in the way, and writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from tests.support.annexes import a_pdf
from tests.support.cpr_numbers import parted
from tests.support.processes import CHECKOUT
from tests.support.rights import MAY_DO_EVERYTHING

READY, OTHER = "cafeens-aabne-doere", "sommer-i-gaarden"
MEETING = '[meeting]\nbody = "Bestyrelsen"\ndate = {day}\n'
ITEM = '[[items]]\nproposal = "proposals/{}"\n'
DAY = "2026-06-25"  # before the examples begin


@pytest.fixture(autouse=True)
def _proposals() -> None:
    for name in (READY, OTHER):
        shutil.copytree(CHECKOUT / "proposals" / name, Path("proposals", name))


def change(old: str, new: str, name: str = OTHER) -> None:
    file = Path("proposals", name, "proposal.toml")
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def handout(*options: str, day: str = DAY, more: str = "", language: str = "da") -> int:
    agenda = MEETING.format(day=day) + "".join(map(ITEM.format, (READY, OTHER))) + more
    Path("moede.toml").write_text(agenda, encoding="utf-8")
    line = ("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud")
    return run([*line, "--lang", language, *options])


def snapshot() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", "Mødematerialet kan laves.\n"),
        ("en", "The pack can be made.\n"),
    ],
)
def test_agenda_that_is_in_order_says_so(
    language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handout("--check", language=language) == 0
    assert capsys.readouterr().err == words


def test_nothing_is_written_whatever_is_found() -> None:
    assert handout() == 0
    change("end = ", "end = 2020-01-01 # ")
    before = snapshot()
    assert handout("--check", "--edition", "full,public", "--zip") == 1

    assert snapshot() == before


def test_what_stops_the_pack_is_marked_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    change("annexes/bilag-1", "annexes/bilag-9")
    assert handout("--check") == 1
    said = capsys.readouterr().err.splitlines()

    assert said[0] == "Punkt 2, Sommer i gården:"
    assert said[1].startswith("✗ ")
    assert "annexes/bilag-9" in said[1]
    assert "Skal ordnes først: punkt 2." in said
    assert handout() == 1
    assert handout("--check", "--draft") == 0
    assert handout("--draft") == 0


def test_unusable_annex_is_told_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.pdf").write_bytes(a_pdf(1, opens_with="x"))
    more = '[[items]]\ntitle = "Orientering"\ntype = "information"\nannexes = ["a.pdf"]\n'
    assert handout("--check", more=more) == 1

    assert "Punkt 3, Orientering:\n✗ Bilag 3.1, a.pdf, er låst" in capsys.readouterr().err


def test_unreadable_proposal_is_in_the_way_unless_skipped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change("[initiative]\n", "[initiative\n")
    assert handout("--check") == 1
    assert "✗ Oplægget kan ikke læses." in capsys.readouterr().err
    assert handout("--check", "--skip-unreadable") == 0
    assert "- Oplægget kan ikke læses." in capsys.readouterr().err


def test_draft_is_told_in_full_and_in_short(capsys: pytest.CaptureFixture[str]) -> None:
    change('status = "submitted"', 'status = "draft"')
    handout("--check", "--draft")
    assert "- Oplægget er en kladde, så siderne bliver mærket UDKAST." in capsys.readouterr().err
    assert handout("--draft") == 0
    assert "Stadig en kladde: punkt 2." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "remark", "short"),
    [
        ("2026-08-25", "- Indsatsen begynder den ", "begynder før mødet: punkt "),
        ("2036-08-25", "- Indsatsen slutter den ", "Indsatserne slutter før mødet: punkt 1 og 2."),
    ],
)
def test_state_on_the_day_is_told_in_full_and_in_short(
    day: str, remark: str, short: str, capsys: pytest.CaptureFixture[str]
) -> None:
    handout("--check", "--draft", day=day)
    assert remark in capsys.readouterr().err
    assert handout("--draft", day=day) == 0
    assert short in capsys.readouterr().err


def test_decided_proposal_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("proposals", OTHER, "proposal.toml")
    file.write_text(
        file.read_text("utf-8") + '\n[decision]\noutcome = "approved"\ndate = 2026-05-28\n',
        encoding="utf-8",
    )
    handout("--check", "--draft")
    assert "- Der er allerede truffet beslutning om oplægget." in capsys.readouterr().err


def test_personal_data_is_told_with_its_item_and_its_number_with_its_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    annex = next(Path("proposals", OTHER, "annexes").glob("bilag-1*"))
    number = parted()
    annex.write_text(f"Ring til Ida på 21 43 65 87, {number}", encoding="utf-8")
    assert handout("--check") == 0
    said = capsys.readouterr().err
    assert "Punkt 2, Sommer i gården:\n- Bilag 2.1: Her står et telefonnummer " in said
    assert f"{OTHER}/annexes/{annex.name}, linje 1: " in said
    assert number not in said

    assert handout("--check", "--edition", "public") == 1
    assert "Den offentlige udgave kan ikke laves" in capsys.readouterr().err


def test_personal_data_in_a_proposal_is_told_as_such(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change('"Sommer i gården"', '"Ring på 21 43 65 87"')
    handout("--check")

    assert "- Oplægget: Her står et telefonnummer " in capsys.readouterr().err


def test_contact_in_a_public_text_is_told_before(capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("proposals", OTHER, "proposal.toml").read_text("utf-8")
    line = next(it for it in text.splitlines() if it.startswith("email = "))
    change('"Sommer i gården"', f'"Sommer {line.partition(chr(34))[2]}')
    assert handout("--check", "--edition", "public") == 1

    assert "Fejl: " in capsys.readouterr().err
    assert handout("--edition", "public") == 1


def test_leftovers_are_told_and_changed_files_are_in_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert handout() == 0
    change('"Sommer i gården"', '"Sommer i haven"')
    capsys.readouterr()
    assert handout("--check") == 0
    told = "2026-06-25_moede.md og 5 kopier af bilag. De bliver erstattet eller fjernet."
    assert told in capsys.readouterr().err

    Path("ud/2026-06-25_moede.md").write_text("rettet i hånden", encoding="utf-8")
    assert handout("--check") == 1
    said = capsys.readouterr().err
    assert "✗ Filer i mappen ud ville blive overskrevet" in said
    assert "2026-06-25_moede.md" in said
    assert handout() == 1


@pytest.mark.parametrize("name", ["2026-06-25_moede.md", "bilag/02.1_*"])
def test_file_of_this_version_that_somebody_changed_is_in_the_way(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handout() == 0
    changed = next(Path("ud").glob(name))
    changed.write_text("rettet i hånden", encoding="utf-8")
    capsys.readouterr()
    assert handout("--check") == 1
    assert "✗ Filer i mappen ud ville blive overskrevet" in capsys.readouterr().err
    assert handout() == 1

    changed.unlink()
    assert handout("--check") == 0
    assert handout() == 0


def test_changed_file_that_is_not_written_again_is_not_in_the_way() -> None:
    assert handout("--zip") == 0
    Path("ud/2026-06-25_moede.zip").write_bytes(b"mine")
    assert handout("--check") == 0
    assert handout() == 0
    assert handout("--check", "--zip") == 1
    assert handout("--zip") == 1


def test_file_in_another_format_than_this_run_writes_is_not_in_the_way() -> None:
    assert handout() == 0
    Path("ud/2026-06-25_moede.md").write_text("rettet i hånden", encoding="utf-8")
    assert handout("--to", "html", "--check") == 0
    assert handout("--to", "html") == 0


@pytest.mark.parametrize("name", ["ud", "ud/bilag"])
def test_file_in_the_place_of_a_folder_is_in_the_way(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("mine", encoding="utf-8")
    assert handout("--check") == 1
    assert "✗ Der kan ikke gemmes i mappen ud." in capsys.readouterr().err
    assert handout() == 4


@pytest.mark.skipif(MAY_DO_EVERYTHING, reason="may write anywhere")
def test_read_only_folder_is_in_the_way() -> None:
    Path("ud").mkdir(mode=0o500)
    assert handout("--check") == 1
    assert handout() == 4


def test_decision_sheet_that_was_filled_in_is_in_the_way() -> None:
    assert handout("--to", "pdf") == 0
    Path("ud/2026-06-25_moede_beslutningsark.pdf").write_bytes(b"filled in")
    assert handout("--to", "pdf", "--check") == 1
    assert handout("--to", "pdf") == 1
    assert handout("--check") == 0
    assert handout() == 0


def test_leftovers_of_two_editions_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert handout("--edition", "full,public") == 0
    change('"Sommer i gården"', '"Sommer i haven"')
    capsys.readouterr()
    assert handout("--check", "--edition", "full,public") == 0
    assert capsys.readouterr().err.count("De bliver erstattet eller fjernet") == 1


def test_what_is_new_is_told_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    assert handout() == 0
    assert "Ændret siden sidst" not in capsys.readouterr().err
    assert handout("--check") == 0
    assert "Der er ikke ændret noget siden sidst." in capsys.readouterr().err

    change('"Sommer i gården"', '"Sommer i haven"')
    annex = next(Path("proposals", READY, "annexes").glob("bilag-2*"))
    annex.write_text("Ny aftale", encoding="utf-8")
    more = '[[items]]\ntitle = "Eventuelt"\ntype = "information"\n'
    told = (
        "Ændret siden sidst:\n"
        "- Punkt 1, Caféens åbne døre: Bilag 1.2 er nyt eller ændret.\n"
        "- Punkt 2, Sommer i haven: Oplægget er ændret.\n"
        "- Punkt 3, Eventuelt, er nyt på dagsordenen.\n"
    )
    for options in (("--check",), ()):
        assert handout(*options, more=more) == 0
        assert told in capsys.readouterr().err
    assert handout(more=more) == 0
    assert "Ændret siden sidst" not in capsys.readouterr().err


def test_pack_of_another_day_is_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert handout() == 0
    change('"Sommer i gården"', '"Sommer i haven"')
    assert handout("--check", day="2026-06-26") == 0
    said = capsys.readouterr().err
    assert "Ændret siden sidst" not in said


def test_broken_listing_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert handout() == 0
    Path("ud/.aabsocial-handout.json").write_text(
        '{"files": [], "manifests": {"full": {"meeting": {"date": "2026-06-25"},'
        ' "items": [1, {"number": [], "annexes": [3, {"path": 4}]}, {"title": {}}]}}}',
        encoding="utf-8",
    )
    Path("ud/2026-06-25_moede.md").unlink()
    shutil.rmtree("ud/bilag")
    capsys.readouterr()
    assert handout("--check") == 0
    assert "Ændret siden sidst" in capsys.readouterr().err


def test_facts_that_are_missing_are_asked_for_as_for_a_pack() -> None:
    assert run(["handout", "--check", "--no-input"]) == 3


def test_every_remark_is_there_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert handout(language="en") == 0
    change('status = "submitted"', 'status = "draft"')
    Path("a.pdf").write_bytes(b"no PDF")
    more = '[[items]]\ntitle = "Report"\ntype = "information"\nannexes = ["a.pdf"]\n'
    capsys.readouterr()
    assert handout("--check", day=DAY, more=more, language="en") == 1
    said = capsys.readouterr().err

    for words in (
        "Item 2, Sommer i gården:\n- The proposal is a draft, so its pages will be marked DRAFT.",
        "Item 3, Report:\n✗ Annex 3.1, a.pdf, cannot be opened as a PDF.",
        "- The folder ud contains files from last time: ",
        "Changed since last time:\n- Item 2, Sommer i gården: the proposal has changed.",
        "- Item 3, Report, is new on the agenda.",
        "To be dealt with first: item 3.",
        "Nothing has been saved.",
    ):
        assert words in said
    assert "{" not in said
