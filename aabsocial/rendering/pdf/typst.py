"""Set a folder of templates and data in type; only here typst.

A template of the user's own is set by a process apart, which is ended when it takes too long or too
much memory, and which cannot fetch packages: typst itself has no bounds for either.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from typst import PDFStandard

FONTS = Path(__file__).with_name("fonts")
STANDARDS: list[PDFStandard] = ["ua-1", "a-3a"]
PAPER, REFUSAL = "paper.pdf", "refusal.json"
LONGEST = 60  # seconds, a hundred times what a pack takes
LARGEST = 4 << 30  # bytes, of addresses
NOWHERE = "http://127.0.0.1:9"  # the port whose service throws everything away


PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


class CompileError(Struct):
    """Why there is no paper: what typst says, and where it says so; both empty for no end."""

    message: str = ""
    diagnostic: str = ""


def typeset(main: Path, day: date) -> bytes | CompileError:
    """Return the PDF that a template makes of what lies beside it; the day is its date."""
    import typst

    try:
        return typst.compile(
            main,
            root=main.parent,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        return CompileError(error.message, error.diagnostic)


def typeset_in_subprocess(main: Path, day: date) -> bytes | CompileError:
    """Do the same with bounds on time and memory, and without a network."""
    package = Path(__file__).parents[3]
    closed = dict.fromkeys(PROXIES, NOWHERE) | dict.fromkeys(("NO_PROXY", "no_proxy"), "")
    paths = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    paper, refusal = main.with_name(PAPER), main.with_name(REFUSAL)
    for left in (paper, refusal):
        left.unlink(missing_ok=True)
    try:
        subprocess.run(  # noqa: S603 - this very module, with a path of our own making
            [sys.executable, "-m", __name__, str(main), day.isoformat()],
            env=os.environ | closed | {"PYTHONPATH": paths},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return CompileError()
    if paper.exists():
        return paper.read_bytes()
    return (
        CompileError(*json.loads(refusal.read_text("utf-8")))
        if refusal.exists()
        else CompileError()
    )


def _apart(main: Path, day: date) -> None:
    """Leave the paper, or why there is none, beside the template."""
    _bound_memory()
    match typeset(main, day):
        case CompileError(message=message, diagnostic=diagnostic):
            written = json.dumps((message, diagnostic))
            main.with_name(REFUSAL).write_text(written, encoding="utf-8")
        case bytes() as content:
            main.with_name(PAPER).write_bytes(content)


def _bound_memory() -> None:
    """Bound the memory where the system can; elsewhere time is the only bound."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = LARGEST if hard == resource.RLIM_INFINITY else min(LARGEST, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


if __name__ == "__main__":
    _apart(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
