"""`handout` asks no board to decide what is not ready, and says every time what is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from tests.support.processes import CHECKOUT

READY, BROKEN = "cafeens-aabne-doere", "sommer-i-gaarden"
MEETING = '[meeting]\nbody = "Bestyrelsen"\ndate = 2026-12-03\n'
TITLE = "Sommer i gården"
OUTPUT = Path("ud/2026-12-03_moede.md")
CHANGES = {
    "an amount that cannot be read": (
        "amount = 12000",
        'amount = "12.000 kr. incl. moms"',
        "12.000 kr. incl. moms",
    ),
    "an error": ("end = ", "end = 2020-01-01 # ", "slutter"),
    "a missing annex": ("annexes/bilag-1", "annexes/bilag-9", "annexes/bilag-9"),
}


@pytest.fixture(autouse=True)
def _proposals() -> None:
    for name in (READY, BROKEN):
        shutil.copytree(CHECKOUT / "proposals" / name, Path("proposals", name))


def broken(old: str, new: str) -> None:
    file = Path("proposals", BROKEN, "proposal.toml")
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def made(*options: str, kind: str = "decision", language: str = "da") -> int:
    items = "".join(
        f'[[items]]\ntype = "{it}"\nproposal = "proposals/{name}"\n'
        for it, name in (("decision", READY), (kind, BROKEN))
    )
    Path("moede.toml").write_text(MEETING + items, encoding="utf-8")
    line = ("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud")
    return run([*line, "--lang", language, *options])


def test_a_reason_that_holds_in_several_places_is_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = Path("proposals", BROKEN, "proposal.toml")
    text = re.sub(r"(?m)^amount = .*\n", "", file.read_text("utf-8"))
    file.write_text(text, encoding="utf-8")
    assert made() == 1
    assert capsys.readouterr().err.count("- »Beløb« er ikke besvaret.") == 1


@pytest.mark.parametrize(("old", "new", "why"), CHANGES.values(), ids=CHANGES)
def test_a_decision_that_is_not_ready_stops_the_pack(
    old: str, new: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(old, new)
    assert made() == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Fejl: Punkt 2, {TITLE}, er ikke klar til beslutning:\n- ")
    assert why in said
    assert "Punkt 1" not in said
    assert "--draft" in said
    assert not Path("ud").exists()


@pytest.mark.parametrize(("old", "new", "why"), CHANGES.values(), ids=CHANGES)
def test_draft_pack_is_marked_and_lists_unready_items(
    old: str, new: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(old, new)
    for _ in range(2):  # the second time nothing is new, and it is said again
        assert made("--draft") == 0
        said = capsys.readouterr().err
        assert f"Punkt 2, {TITLE}, er ikke klar til beslutning:" in said
        assert "Fejl" not in said
        assert why in said
        assert said.splitlines()[-1] == "Ikke klar: punkt 2."
    text = OUTPUT.read_text("utf-8")
    front, _, cases = text.partition("## Overblik")
    ready, _, unready = cases.partition(f"\n## {TITLE}\n")
    assert "UDKAST" in front.partition("## Dagsorden")[0]
    assert unready.count("UDKAST") == 1
    assert "UDKAST" not in ready


@pytest.mark.parametrize("kind", ["discussion", "information"])
def test_unready_item_without_decision_is_included_and_reported(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(*CHANGES["an error"][:2])
    assert made(kind=kind) == 0
    said = capsys.readouterr().err
    assert f"Punkt 2, {TITLE}, er til " in said
    assert said.splitlines()[-1] == "Ikke klar: punkt 2."
    text = OUTPUT.read_text("utf-8")
    assert TITLE in text
    assert "UDKAST" not in text


def test_a_pack_of_ready_items_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert made() == 0
    said = capsys.readouterr().err
    assert "ikke klar" not in said.casefold()
    assert said.splitlines()[-1] == "Alle punkter er klar."


def test_skipped_item_counts_as_unready(capsys: pytest.CaptureFixture[str]) -> None:
    broken("[initiative]", "[initiative")
    assert made("--skip-unreadable") == 0
    assert capsys.readouterr().err.splitlines()[-1] == "Ikke klar: punkt 2."


def test_reasons_are_in_the_users_language(capsys: pytest.CaptureFixture[str]) -> None:
    broken(*CHANGES["a missing annex"][:2])
    assert made(language="en") == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Error: Item 2, {TITLE}, is not ready for decision:\n- ")
    assert "The pack was not made" in said


def test_many_reasons_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("proposals", BROKEN, "proposal.toml")
    begun = f'[initiative]\ntitle = "{TITLE}"\n[effect]\nevidence_level = "theory"\n'
    file.write_text(begun, encoding="utf-8")
    assert made() == 1
    lines = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("- ") for line in lines) == 4
    assert f'aabsocial validate "proposals/{BROKEN}"' in "\n".join(lines)


def test_exempt_error_does_not_make_item_unready() -> None:
    broken(*CHANGES["a missing annex"][:2])
    assert made() == 1
    exempt = (
        '\n[[exemptions]]\nrule = "MAP01"\nreason = "Bilaget eftersendes"\n'
        'granted_by = "Direktøren"\ngranted_on = 2026-06-01\n'
    )
    with Path("proposals", BROKEN, "proposal.toml").open("a", encoding="utf-8") as opened:
        opened.write(exempt)
    assert made() == 0


def test_an_item_without_a_proposal_needs_its_annexes(capsys: pytest.CaptureFixture[str]) -> None:
    item = '[[items]]\ntitle = "Valg"\nannexes = ["bilag/kandidater.md"]\n'
    Path("moede.toml").write_text(MEETING + item, encoding="utf-8")
    line = ("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud")
    assert run(line) == 1
    said = capsys.readouterr().err
    assert "Punkt 1, Valg, er ikke klar til beslutning:\n- Bilaget " in said
    assert "»bilag/kandidater.md« findes ikke i mødefilens mappe" in said

    Path("bilag").mkdir()
    Path("bilag/kandidater.md").write_text("A og B\n", encoding="utf-8")
    assert run(line) == 0


def test_unready_item_stops_both_editions() -> None:
    file = Path("proposals", READY, "proposal.toml")
    number = "-".join(("010" + "190", "1" + "234"))
    file.write_text(file.read_text("utf-8") + f"\n# {number}\n", encoding="utf-8")
    assert made("--draft", "--edition", "full,public") == 1
    assert not Path("ud").exists()


@pytest.mark.parametrize("file", ["/etc/passwd", "../../x.pdf", "..\\\\x.pdf", "C:\\\\x.pdf"])
def test_an_items_annex_outside_the_folder_is_told_so(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    item = f'[[items]]\ntype = "information"\ntitle = "Valg"\nannexes = [\'{file}\']\n'
    Path("moede.toml").write_text(MEETING + item, encoding="utf-8")

    run(("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud"))

    assert f"»{file}« ligger uden for mødefilens mappe" in capsys.readouterr().err
