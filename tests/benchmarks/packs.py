"""Make a pack of so many proposals as PDF, by us or by WeasyPrint, in a process of its own.

Both get the same pack; WeasyPrint gets it as our HTML, and writes tags too. Printed are the
seconds the whole process took, those of the writing alone, and the most memory it held.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.export.look import Look
    from aabsocial.handout import Handout

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 12, 3)
SIZES = {3: 5, 100: 10, 1000: 25}  # proposals, and how many times as fast as WeasyPrint
WAITED_OUT = 100  # proposals up to which WeasyPrint is let finish, however long it takes
MEGABYTE = 1024  # of the kilobytes that Linux counts memory in


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What it took to make a pack: seconds, seconds of writing alone, megabytes."""

    whole: float
    written: float
    megabytes: float


def a_pack(number: int) -> tuple[Handout, Look]:
    """Compose a pack of so many different proposals."""
    from aabsocial.export.look import Look  # noqa: PLC0415 - the checkout is on the path only now
    from aabsocial.handout import AgendaItem, Meeting, Terms, compose  # noqa: PLC0415 - the same
    from aabsocial.policy import Circumstances  # noqa: PLC0415 - the same
    from aabsocial.principles import the_policy  # noqa: PLC0415 - the same
    from aabsocial.store import read_proposal  # noqa: PLC0415 - the same
    from aabsocial.validation import whole_review  # noqa: PLC0415 - the same
    from tests.benchmarks.many import write_proposals  # noqa: PLC0415 - the same

    policy, items = the_policy(), []
    with tempfile.TemporaryDirectory() as place:
        write_proposals(Path(place), number)
        for at, path in enumerate(sorted(Path(place).glob("*/proposal.toml")), 1):
            review = whole_review(policy, read_proposal(path), Circumstances(today=DAY))
            name, title = path.parent.name, review.proposal.initiative.title or ""
            items.append(
                AgendaItem(number=at, kind="decision", name=name, title=title, review=review)
            )
    meeting = Meeting(body="Organisationsbestyrelsen", day=DAY)
    terms = Terms(association="AAB", language="da", edition="full", version="1")
    return compose(policy, meeting, items, terms), Look(association="AAB", day=DAY)


def by_us(pack: Handout, look: Look) -> bytes:
    """Write the pack as PDF."""
    from aabsocial.export import export  # noqa: PLC0415 - the checkout is on the path only now

    return export("pdf", pack, look)


def by_weasyprint(pack: Handout, look: Look) -> bytes:
    """Write the pack as PDF from our HTML."""
    from weasyprint import HTML  # noqa: PLC0415 - only for whom it measures

    from aabsocial.export import export  # noqa: PLC0415 - the checkout is on the path only now

    page = export("html", pack, look).decode()
    return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return, unused-ignore] # typed or not, by version


def by_word(pack: Handout, look: Look) -> bytes:
    """Write the pack as DOCX."""
    from aabsocial.export import export  # noqa: PLC0415 - the checkout is on the path only now

    return export("docx", pack, look)


WRITERS = {"pdf": by_us, "weasyprint": by_weasyprint, "docx": by_word}


def made(
    writer: str, number: int, environment: dict[str, str], patience: float | None = None
) -> Made | None:
    """Let a process of its own make a pack, and give what it took, `None` if it took too long."""
    line = (sys.executable, __file__, writer, str(number))
    start = time.perf_counter()
    try:
        done = subprocess.run(
            line, env=environment, stdout=subprocess.PIPE, timeout=patience, check=True
        )
    except subprocess.TimeoutExpired:
        return None
    whole = time.perf_counter() - start
    return Made(whole=whole, **json.loads(done.stdout))


def pack_lines(environment: dict[str, str]) -> Iterator[str]:
    """Measure packs of every size, and give the lines that tell of them."""
    yield "## Packs"
    yield ""
    yield "Whole process, from proposals on disk to the file; WeasyPrint gets the same content."
    yield "It is ended where it has taken so long that the budget holds however long it would take."
    yield ""
    yield "| proposals | PDF | WeasyPrint | × faster | writing alone | budget | holds | MB |"
    yield "|--:|--:|--:|--:|--:|--:|---|--:|"
    for number, budget in SIZES.items():
        yield f"| {' | '.join(_compared(number, budget, environment))} |"
    word = _made("docx", 100, environment)
    yield ""
    yield f"DOCX of 100: {word.written:.2f} s to write (budget 2 s), {word.megabytes:.0f} MB."
    yield "The budget for the memory of 100, as PDF and DOCX, is 300 MB."
    yield ""


def _compared(number: int, budget: int, environment: dict[str, str]) -> tuple[str, ...]:
    """Give the cells of one size: ours and WeasyPrint's, in turn."""
    _made("pdf", min(SIZES), environment)  # the first one compiles our Python
    ours = _made("pdf", number, environment)
    patience = None if number <= WAITED_OUT else ours.whole * budget * 1.05
    theirs = made("weasyprint", number, environment, patience)
    whole = theirs.whole if theirs else patience or 0
    sign = "" if theirs else "> "
    return (
        f"{number}",
        f"{ours.whole:.2f} s",
        f"{sign}{whole:.0f} s",
        f"{sign}{whole / ours.whole:.1f}",
        f"{theirs.written / ours.written:.1f}" if theirs else "",
        f"≥ {budget}",
        "yes" if whole / ours.whole >= budget else "no",
        f"{ours.megabytes:.0f}",
    )


def _made(writer: str, number: int, environment: dict[str, str]) -> Made:
    done = made(writer, number, environment)
    assert done is not None, "nothing was in a hurry"
    return done


def main() -> None:
    """Make one pack and print what it took."""
    sys.path.insert(0, str(CHECKOUT))
    writer, number = WRITERS[sys.argv[1]], int(sys.argv[2])
    pack, look = a_pack(number)
    start = time.perf_counter()
    writer(pack, look)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    sys.stdout.write(json.dumps({"written": seconds, "megabytes": memory}))


if __name__ == "__main__":
    main()
