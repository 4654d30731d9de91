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
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from typst import PDFStandard

FONTS = Path(__file__).with_name("fonts")
STANDARDS: list[PDFStandard] = ["ua-1", "a-3a"]
PAPER, REFUSAL, ANSWER = "paper.pdf", "refusal.json", "answer.json"
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
    paper, refusal = main.with_name(PAPER), main.with_name(REFUSAL)
    for left in (paper, refusal):
        left.unlink(missing_ok=True)
    if not _run(str(main), day.isoformat()):
        return CompileError()
    if paper.exists():
        return paper.read_bytes()
    return (
        CompileError(*json.loads(refusal.read_text("utf-8")))
        if refusal.exists()
        else CompileError()
    )


def query_in_subprocess(main: Path, selector: str) -> list[Any]:
    """Return the values that a template leaves for a selector; none where it fails."""
    answer = main.with_name(ANSWER)
    answer.unlink(missing_ok=True)
    _run(str(main), selector, ANSWER)
    values: list[Any] = json.loads(answer.read_text("utf-8")) if answer.exists() else []
    return values


def _run(*arguments: str) -> bool:
    """Run this module in a process of its own, and return whether it came to an end."""
    package = Path(__file__).parents[3]
    closed = dict.fromkeys(PROXIES, NOWHERE) | dict.fromkeys(("NO_PROXY", "no_proxy"), "")
    paths = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    try:
        subprocess.run(  # noqa: S603 - this very module, with paths of our own making
            [sys.executable, "-m", __name__, *arguments],
            env=os.environ | closed | {"PYTHONPATH": paths},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return True


def _query_apart(main: Path, selector: str) -> None:
    """Leave the values for a selector beside the template."""
    import typst

    _bound_memory()
    found = typst.query(
        main,
        selector,
        field="value",
        root=main.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
    )
    main.with_name(ANSWER).write_text(found, encoding="utf-8")


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
    if sys.argv[3:] == [ANSWER]:
        _query_apart(Path(sys.argv[1]), sys.argv[2])
    else:
        _apart(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
