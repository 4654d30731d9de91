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

    from aabsocial.handout import Handout
    from aabsocial.rendering.theme import Theme

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 12, 3)
SIZES = {3: 5, 30: 10, 100: 10}  # proposals, and how many times as fast as WeasyPrint
MEGABYTE = 1024  # of the kilobytes that Linux counts memory in


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What it took to make a pack: seconds, seconds of writing alone, megabytes."""

    whole: float
    written: float
    megabytes: float


def a_pack(number: int) -> tuple[Handout, Theme]:
    """Compose a pack of so many different proposals."""
    from aabsocial.handout import AgendaItem, HandoutOptions, Meeting, compose  # noqa: PLC0415 - the same
    from aabsocial.model.policy import ReviewContext  # noqa: PLC0415 - the same
    from aabsocial.policy.aab import load_policy  # noqa: PLC0415 - the same
    from aabsocial.rendering.theme import Theme  # noqa: PLC0415 - the checkout is on the path only now
    from aabsocial.storage import read_proposal  # noqa: PLC0415 - the same
    from aabsocial.validation import ValidationOptions, review_stored  # noqa: PLC0415 - the same
    from tests.benchmarks.many import write_proposals  # noqa: PLC0415 - the same

    policy, items = load_policy(), []
    options = ValidationOptions(policy=policy, review_context=ReviewContext(today=DAY))
    with tempfile.TemporaryDirectory() as place:
        write_proposals(Path(place), number)
        for at, path in enumerate(sorted(Path(place).glob("*/proposal.toml")), 1):
            review = review_stored(read_proposal(path), options)
            name, title = path.parent.name, review.proposal.initiative.title or ""
            items.append(
                AgendaItem(number=str(at), kind="decision", name=name, title=title, review=review)
            )
    meeting = Meeting(body="Organisationsbestyrelsen", day=DAY)
    terms = HandoutOptions(association="AAB", language="da", edition="full", version="1")
    return compose(policy, meeting, items, terms), Theme(association="AAB", day=DAY)


def by_us(pack: Handout, theme: Theme) -> bytes:
    """Write the pack as PDF."""
    from aabsocial.rendering import render_bytes  # noqa: PLC0415 - the checkout is on the path only now

    return render_bytes("pdf", pack, theme)


def by_weasyprint(pack: Handout, theme: Theme) -> bytes:
    """Write the pack as PDF from our HTML."""
    from weasyprint import HTML  # noqa: PLC0415 - only for whom it measures

    from aabsocial.rendering import render_bytes  # noqa: PLC0415 - the checkout is on the path only now

    page = render_bytes("html", pack, theme).decode()
    return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return, unused-ignore] # typed or not, by version


def by_word(pack: Handout, theme: Theme) -> bytes:
    """Write the pack as DOCX."""
    from aabsocial.rendering import render_bytes  # noqa: PLC0415 - the checkout is on the path only now

    return render_bytes("docx", pack, theme)


WRITERS = {"pdf": by_us, "weasyprint": by_weasyprint, "docx": by_word}


def made(writer: str, number: int, environment: dict[str, str]) -> Made:
    """Let a process of its own make a pack, and return what it took."""
    line = (sys.executable, __file__, writer, str(number))
    start = time.perf_counter()
    done = subprocess.run(line, env=environment, stdout=subprocess.PIPE, check=True)
    whole = time.perf_counter() - start
    return Made(whole=whole, **json.loads(done.stdout))


def pack_lines(environment: dict[str, str]) -> Iterator[str]:
    """Measure packs of every size, and return the lines that tell of them."""
    yield "## Packs"
    yield ""
    yield "Whole process, from proposals on disk to the file; WeasyPrint gets the same content."
    yield ""
    yield "| proposals | PDF | WeasyPrint | × faster | budget | holds | MB |"
    yield "|--:|--:|--:|--:|--:|---|--:|"
    made("pdf", min(SIZES), environment)  # the first one compiles our Python
    for number, budget in SIZES.items():
        yield f"| {' | '.join(_compared(number, budget, environment))} |"
    word = made("docx", 100, environment)
    yield ""
    yield f"DOCX of 100: {word.written:.2f} s to write (budget 2 s), {word.megabytes:.0f} MB."
    yield "The budget for the memory of 100 as PDF is 1 GB."
    yield ""


def _compared(number: int, budget: int, environment: dict[str, str]) -> tuple[str, ...]:
    """Return the cells of one size: ours beside WeasyPrint's."""
    ours = made("pdf", number, environment)
    whole = made("weasyprint", number, environment).whole
    return (
        f"{number}",
        f"{ours.whole:.2f} s",
        f"{whole:.0f} s",
        f"{whole / ours.whole:.1f}",
        f"≥ {budget}",
        "yes" if whole / ours.whole >= budget else "no",
        f"{ours.megabytes:.0f}",
    )


def main() -> None:
    """Make one pack and print what it took."""
    sys.path.insert(0, str(CHECKOUT))
    writer, number = WRITERS[sys.argv[1]], int(sys.argv[2])
    pack, theme = a_pack(number)
    start = time.perf_counter()
    writer(pack, theme)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    sys.stdout.write(json.dumps({"written": seconds, "megabytes": memory}))


if __name__ == "__main__":
    main()
