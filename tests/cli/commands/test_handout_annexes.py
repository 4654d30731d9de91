"""Annexes lie beside a pack as copies, and what is no use at the meeting is said before it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from tests.support.annexes import A3_ACROSS, a_pdf, a_png
from tests.support.cpr_numbers import parted
from tests.support.processes import CHECKOUT

NAME = "sommer-i-gaarden"
ANNEXES = Path("proposals", NAME, "annexes")
MEETING = f"""
[meeting]
body = "Bestyrelsen"
date = 2026-12-03

[[items]]
proposal = "proposals/{NAME}"
"""
SECOND = (
    '[[items]]\ntype = "information"\ntitle = "Årsrapport"\ntext = "Læs den."\nannexes = [{}]\n'
)
COPIES = [
    "bilag/01.1_bilag-1-referat-afdelingsmoede-901.md",
    "bilag/01.2_bilag-2-evaluering-gaardaftener-905.md",
]


@pytest.fixture(autouse=True)
def _proposal() -> None:
    shutil.copytree(CHECKOUT / "proposals" / NAME, ANNEXES.parent)


def made(*options: str, annexes: tuple[str, ...] = (), form: str = "md") -> int:
    """Make a pack of a proposal and of an item with these annexes, which lie beside the agenda."""
    named = ", ".join(f'"{name}"' for name in annexes)
    Path("moede.toml").write_text(MEETING + SECOND.format(named), encoding="utf-8")
    return run(["handout", "--meeting", "moede.toml", "--to", form, "--output", "ud", *options])


def files_in(folder: str) -> list[str]:
    root = Path(folder)
    paths = (it.relative_to(root).as_posix() for it in root.rglob("*") if it.is_file())
    return sorted(path for path in paths if not path.startswith("."))


def test_copies_keep_the_numbers_of_the_papers(capsys: pytest.CaptureFixture[str]) -> None:
    Path("Årsrapport 2025.pdf").write_bytes(a_pdf(2))
    assert made(annexes=("Årsrapport 2025.pdf",)) == 0

    assert files_in("ud") == [
        "2026-12-03_moede.md",
        *COPIES,
        "bilag/02.1_aarsrapport-2025.pdf",
    ]
    assert Path("ud", COPIES[0]).read_bytes() == next(ANNEXES.glob("bilag-1*")).read_bytes()
    assert f"3 bilag er lagt i {Path('ud/bilag')}." in capsys.readouterr().err


def test_copies_sort_when_an_item_has_many() -> None:
    names = tuple(f"{number}.txt" for number in range(1, 12))
    for name in names:
        Path(name).write_text(name, encoding="utf-8")
    assert made(annexes=names) == 0
    copies = [path.name for path in sorted(Path("ud/bilag").glob("02.*"))]

    assert [name.partition("_")[2] for name in copies] == [*names]


def test_copies_follow_the_annexes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("før", encoding="utf-8")
    assert made(annexes=("a.txt",)) == 0
    Path("a.txt").write_text("nu", encoding="utf-8")
    assert made(annexes=("a.txt",)) == 0
    assert Path("ud/bilag/02.1_a.txt").read_text("utf-8") == "nu"
    capsys.readouterr()

    assert made() == 0
    assert files_in("ud") == ["2026-12-03_moede.md", *COPIES]
    assert "Kopien af 1 bilag fra sidste gang er fjernet." in capsys.readouterr().err


def test_changed_copy_is_nobody_to_overwrite(capsys: pytest.CaptureFixture[str]) -> None:
    assert made() == 0
    Path("ud", COPIES[0]).write_text("rettet i hånden", encoding="utf-8")
    next(ANNEXES.glob("bilag-1*")).write_text("nyt", encoding="utf-8")
    assert made() == 1

    assert COPIES[0] in capsys.readouterr().err
    assert Path("ud", COPIES[0]).read_text("utf-8") == "rettet i hånden"


def test_closed_annex_is_not_beside_the_public_edition() -> None:
    file = ANNEXES.parent / "proposal.toml"
    text = file.read_text("utf-8")
    old = 'file = "annexes/bilag-2-evaluering-gaardaftener-905.md"\nclosed = false'
    assert old in text
    file.write_text(text.replace(old, old.replace("false", "true")), encoding="utf-8")
    assert made("--edition", "full,public", "--zip", form="md") == 0

    assert [name for name in files_in("ud") if name.startswith("bilag")] == [
        *COPIES,
        COPIES[0].replace("bilag/", "bilag_offentlig/"),
    ]
    with zipfile.ZipFile("ud/2026-12-03_moede_offentlig.zip") as archive:
        assert [it for it in archive.namelist() if it.startswith("bilag")] == [
            COPIES[0].replace("bilag/", "bilag_offentlig/")
        ]


def test_closed_item_has_no_copies_beside_the_public_edition() -> None:
    Path("a.txt").write_text("personsag", encoding="utf-8")
    Path("moede.toml").write_text(
        MEETING + SECOND.format('"a.txt"') + "closed = true\n", encoding="utf-8"
    )
    line = ("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud")
    assert run([*line, "--edition", "public"]) == 0

    assert not any("02." in name for name in files_in("ud"))


BAD = {
    "a.pdf": (b"Ingen PDF", "kan ikke åbnes som PDF"),
    "b.pdf": (a_pdf(2, opens_with="hemmeligt"), "er låst med en adgangskode"),
    "c.png": (a_png()[:-4], "kan ikke vises som billede"),
    "d.txt": (bytes(range(256)), "er ikke en tekstfil, selvom endelsen tyder på det"),
    "e.docx": (b"", "er tomt"),
}


@pytest.mark.parametrize("name", BAD)
def test_annex_that_is_no_use_stops_the_pack(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    content, words = BAD[name]
    Path(name).write_bytes(content)
    assert made(annexes=(name,)) == 1
    said = capsys.readouterr().err

    assert f"Bilag 2.1, {name}, {words}" in said
    assert "eller lav et udkast med --draft" in said
    assert not Path("ud").exists()
    assert made("--draft", annexes=(name,)) == 0
    said = capsys.readouterr().err
    assert f"Bilag 2.1, {name}, {words}" in said
    assert "Ikke klar: punkt 2." in said


def test_odd_pages_are_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a3.pdf").write_bytes(a_pdf(2, size=A3_ACROSS, rotation=90))
    Path("lang.pdf").write_bytes(a_pdf(2000))
    Path("åben.pdf").write_bytes(a_pdf(1, opens_with=""))
    assert made(annexes=("a3.pdf", "lang.pdf", "åben.pdf")) == 0

    assert "Bilag 2.2 fylder 2.000 sider. Overvej" in capsys.readouterr().err


def test_annex_outside_the_folder_is_never_copied(capsys: pytest.CaptureFixture[str]) -> None:
    Path("uden for").mkdir()
    Path("uden for", "a.txt").write_text("ikke vores", encoding="utf-8")
    Path("inde").mkdir()
    Path("inde", "genvej.txt").symlink_to(Path("uden for", "a.txt").absolute())
    Path("inde", "moede.toml").write_text(
        MEETING.partition("[[items]]")[0] + SECOND.format('"../uden for/a.txt", "genvej.txt"'),
        encoding="utf-8",
    )
    line = ("handout", "--meeting", "inde", "--to", "md", "--output", "ud", "--draft")
    assert run([*line[:2], "inde/moede.toml", *line[3:]]) == 0

    assert files_in("ud") == ["2026-12-03_moede.md"]
    said = capsys.readouterr().err
    assert said.count("ligger uden for mødefilens mappe") == 2


def test_number_of_a_person_in_a_text_is_masked_and_stops_the_public_edition(
    capsys: pytest.CaptureFixture[str],
) -> None:
    number = parted()
    Path("a.txt").write_text(f"Ida, {number}", encoding="utf-8")
    assert made(annexes=("a.txt",)) == 0
    said = capsys.readouterr().err
    assert "a.txt, linje 1: " in said
    assert number not in said
    assert number.encode() not in b"".join(Path("ud", name).read_bytes() for name in files_in("ud"))

    assert made("--edition", "public", annexes=("a.txt",)) == 1
    assert "Den offentlige udgave kan ikke laves" in capsys.readouterr().err


def test_the_zip_is_the_same_every_time_and_sorts() -> None:
    for folder in ("ud", "igen"):
        assert made("--zip", "--output", folder, form="md,html") == 0
    first, second = (Path(it, "2026-12-03_moede.zip").read_bytes() for it in ("ud", "igen"))
    assert first == second

    with zipfile.ZipFile("ud/2026-12-03_moede.zip") as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert names == sorted(names)
    assert names == [
        *(f"00_2026-12-03_moede.{it}" for it in ("html", "md")),
        *(f"01_indstilling_{NAME}.{it}" for it in ("html", "md")),
        *(f"02_orientering_aarsrapport.{it}" for it in ("html", "md")),
        *COPIES,
    ]


def test_a_folder_of_copies_that_is_a_link_is_not_followed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("andet").mkdir()
    Path("ud").mkdir()
    Path("ud/bilag").symlink_to(Path("andet").absolute())
    assert made() == 4

    assert "Fejl: " in capsys.readouterr().err
    assert list(Path("andet").iterdir()) == []


@pytest.mark.parametrize("kind", ["information", "discussion"])
def test_missing_annex_stops_the_pack_whatever_its_item_is(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ANNEXES.parent / "proposal.toml"
    file.write_text(file.read_text("utf-8").replace("/bilag-1", "/bilag-9", 1), encoding="utf-8")
    agenda = MEETING.replace("[[items]]", f'[[items]]\ntype = "{kind}"')
    Path("moede.toml").write_text(agenda, encoding="utf-8")
    line = ("handout", "--meeting", "moede.toml", "--to", "md", "--output", "ud")
    assert run(line) == 1
    assert "mangler eller kan ikke bruges" in capsys.readouterr().err
    assert run([*line, "--check"]) == 1
    assert "\n✗ " in capsys.readouterr().err
    assert run([*line, "--draft"]) == 0


def test_missing_annex_that_somebody_accepted_stops_nothing() -> None:
    file = ANNEXES.parent / "proposal.toml"
    exempt = (
        '\n[[exemptions]]\nrule = "MAP01"\nreason = "Bilaget eftersendes"\n'
        'granted_by = "Direktøren"\ngranted_on = 2026-06-01\n'
    )
    text = file.read_text("utf-8").replace("/bilag-1", "/bilag-9", 1)
    file.write_text(text + exempt, encoding="utf-8")

    assert made() == 0
