"""Packs can be kept for ever: veraPDF, the archives' own validator, finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.rendering import render_bytes
from tests.support import validators
from tests.support.pdfs import (
    EXAMPLES,
    LOOK,
    a_document,
    a_large_pack,
    a_pack,
    a_section,
    a_table,
    papers_of,
    text_part,
)

if TYPE_CHECKING:
    from aabsocial.rendering.rendered_file import Paper

VALIDATE = Path(__file__).with_name("Validate.java")
STANDARDS = ("3a", "ua1")
MANY = 33  # documents of a large pack


@validators.needs_time
def test_verapdf_finds_packs_and_papers_archival(tmp_path: Path) -> None:
    java = validators.verapdf()
    rows = a_table(*((str(number), "Indsats") for number in range(90)))
    pack = a_pack(a_document("Lys", a_section(rows, text_part("- ét\n- to"))), watermark="UDKAST")
    printed: tuple[Paper, ...] = (pack, a_large_pack(MANY), *papers_of(EXAMPLES[0]))
    for number, paper in enumerate(printed):
        (tmp_path / f"{number}.pdf").write_bytes(render_bytes("pdf", paper, LOOK))
    done = validators.output_of((*java, VALIDATE, *sorted(tmp_path.glob("*.pdf"))))

    assert done.stdout.splitlines() == [f"{it} true []" for it in STANDARDS] * len(printed)
