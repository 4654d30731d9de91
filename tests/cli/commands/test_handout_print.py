"""What a pack has for paper: a short edition, large print, a sheet to fill in, annexes put in."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from aabsocial.cli.main import run
from tests.support.annexes import A3_ACROSS, a_pdf
from tests.support.processes import CHECKOUT

NAMES = ("sommer-i-gaarden", "cafeens-aabne-doere")
DAY = "2026-06-25"
MEETING = f'[meeting]\nbody = "Bestyrelsen"\ndate = {DAY}\n'
ITEM = '[[items]]\nproposal = "proposals/{}"\n'
LAST = '[[items]]\ntype = "information"\ntitle = "Rapport"\ntext = "Se den."\nannexes = [{}]\n'
PACK, SHEET = f"ud/{DAY}_moede.pdf", f"ud/{DAY}_moede_beslutningsark.pdf"
PRINTED = f"ud/{DAY}_moede_med-bilag.pdf"


@pytest.fixture(autouse=True)
def _proposals() -> None:
    for name in NAMES:
        shutil.copytree(CHECKOUT / "proposals" / name, Path("proposals", name))


def made(*options: str, annexes: tuple[str, ...] = ()) -> int:
    named = ", ".join(f'"{name}"' for name in annexes)
    agenda = MEETING + "".join(map(ITEM.format, NAMES)) + LAST.format(named)
    Path("moede.toml").write_text(agenda, encoding="utf-8")
    return run(["handout", "--meeting", "moede.toml", "--output", "ud", *options])


def pages_of(file: str) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(Path(file).read_bytes()))
    return [page.get_textpage().get_text_bounded() for page in document]


def files() -> list[str]:
    return sorted(path.as_posix() for path in Path("ud").glob("*.*") if path.name[0] != ".")


def test_full_pack_has_its_sheet_to_fill_in() -> None:
    assert made() == 0
    assert files() == [PACK, SHEET]

    with pikepdf.open(SHEET) as sheet:
        assert len(sheet.Root.AcroForm.Fields) > 0
        assert not sheet.attachments
    assert made("--edition", "public") == 0
    assert f"ud/{DAY}_moede_offentlig_beslutningsark.pdf" not in files()


def test_short_pack_and_large_print_lie_beside_the_full_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert made() == 0
    capsys.readouterr()
    assert made("--short") == 0
    assert made("--large-print") == 0

    short, large = f"ud/{DAY}_moede_kort.pdf", f"ud/{DAY}_moede_stor-skrift.pdf"
    assert files() == [PACK, SHEET, short, large]
    assert "er fjernet" not in capsys.readouterr().err
    assert len(pages_of(short)) < len(pages_of(PACK)) < len(pages_of(large))
    assert len(pages_of(short)) <= len(NAMES) + 3
    for file in (PACK, short, large):
        assert run(["verify", file]) == 0


def test_a_short_pack_of_an_earlier_agenda_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--short") == 0
    assert made() == 0
    assert "som ikke er lavet igen" not in capsys.readouterr().err
    Path("notat.md").write_text("Se her.", encoding="utf-8")
    assert made(annexes=("notat.md",)) == 0

    told = " ".join(capsys.readouterr().err.split())
    assert f"som ikke er lavet igen: {DAY}_moede_kort.pdf." in told


def test_pages_for_paper_are_put_into_pdf_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--with-annexes", "--to", "docx") == 0

    assert "når mødematerialet også laves som PDF" in " ".join(capsys.readouterr().err.split())


def test_short_pack_has_no_copies() -> None:
    assert made("--short") == 0

    assert not Path("ud/bilag").exists()


def test_pages_of_annexes_are_put_in_for_paper(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rapport.pdf").write_bytes(a_pdf(3))
    Path("a3.pdf").write_bytes(a_pdf(2, size=A3_ACROSS, rotation=90))
    assert made("--with-annexes", annexes=("rapport.pdf", "a3.pdf")) == 0

    printed, pack = pages_of(PRINTED), pages_of(PACK)
    assert len(printed) == len(pack) + 5
    stamped = [page for page in printed if "Bilag 3.1 · side 2 af 3" in page.replace("\xa0", " ")]
    assert len(stamped) == 1
    with pikepdf.open(PRINTED) as file:
        assert "/Metadata" not in file.Root
    with pikepdf.open(PACK) as file:
        assert {"bilag/03.1_rapport.pdf", "bilag/03.2_a3.pdf"} <= {*file.attachments}

    capsys.readouterr()
    assert run(["verify", PRINTED]) == 2
    assert f'aabsocial verify "{PACK}"' in capsys.readouterr().err
    assert run(["verify", SHEET]) == 2
    assert run(["verify", PACK]) == 0


def test_nothing_is_written_for_paper_where_no_annex_is_a_pdf(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert made("--with-annexes") == 0

    assert files() == [PACK, SHEET]
    assert "for der er ingen PDF-bilag at sætte ind" in capsys.readouterr().err


def test_item_of_its_own_has_its_annexes_put_in() -> None:
    Path("rapport.pdf").write_bytes(a_pdf(3))
    assert made("--with-annexes", "--per-item", annexes=("rapport.pdf",)) == 0

    alone, printed = "ud/03_orientering_rapport.pdf", "ud/03_orientering_rapport_med-bilag.pdf"
    assert printed in files()
    assert len(pages_of(printed)) == len(pages_of(alone)) + 3


def test_replaced_annex_inside_a_pack_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rapport.pdf").write_bytes(a_pdf(3))
    assert made(annexes=("rapport.pdf",)) == 0
    with pikepdf.open(PACK, allow_overwriting_input=True) as file:
        file.attachments["bilag/03.1_rapport.pdf"] = pikepdf.AttachedFileSpec(file, a_pdf(1))
        file.save()
    assert run(["verify", PACK]) == 1

    assert "Bilag 3.1: rapport.pdf er vedhæftet i en anden udgave" in capsys.readouterr().out


def test_marked_items_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("proposals", NAMES[1], "proposal.toml")
    text = file.read_text("utf-8")
    file.write_text(text.replace('status = "submitted"', 'status = "draft"', 1), encoding="utf-8")
    assert made("--draft") == 0

    said = capsys.readouterr().err
    assert "Forsiden er mærket UDKAST.\nSiderne til punkt 2 er mærket UDKAST.\n" in said


def test_long_pack_names_the_short_one(capsys: pytest.CaptureFixture[str]) -> None:
    folders = [f"proposals/{number:02}" for number in range(8)]
    for folder in folders:
        shutil.copytree(Path("proposals", NAMES[1]), folder)
    line = ("handout", *folders, "--date", DAY, "--body", "B", "--output", "ud")
    assert run(line) == 0

    assert f"Mødematerialet fylder {len(pages_of(PACK))} sider." in capsys.readouterr().err
    assert run([*line, "--short"]) == 0
    assert "Mødematerialet fylder" not in capsys.readouterr().err
