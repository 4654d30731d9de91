"""Check a pack of thirty worked examples with their annexes, and validate the same ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).parents[2]
NUMBER, TIMES = 30, 3
BUDGET = 1.3  # of what validating takes
DAY = "2026-06-25"  # before the examples begin
VALIDATE = ("validate", "--date", DAY, "--format", "brief")
CHECK = ("handout", "--check", "--date", DAY, "--body", "Bestyrelsen")


def check_lines(environment: dict[str, str]) -> Iterator[str]:
    """Measure both, and return the lines that tell of them."""
    with tempfile.TemporaryDirectory() as place:
        _write_proposals(Path(place, "proposals"))
        validated, checked = (_fastest(it, place, environment) for it in (VALIDATE, CHECK))
    holds = "holds" if checked <= BUDGET * validated else "does not hold"
    yield "## Check before sending"
    yield ""
    yield (
        f"`handout --check` of {NUMBER} with their annexes: {checked:.2f} s, "
        f"{checked / validated:.2f} × `validate` of the same ({validated:.2f} s). "
        f"The budget of {BUDGET} × {holds}."
    )
    yield ""


def _write_proposals(folder: Path) -> None:
    """Copy the worked examples until there are enough, each with a name of its own."""
    examples = sorted(it.parent for it in CHECKOUT.glob("proposals/*/proposal.toml"))
    for index in range(NUMBER):
        example = examples[index % len(examples)]
        copy = shutil.copytree(example, folder / f"{example.name}-{index:02}")
        file = copy / "proposal.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('title = "', f'title = "{index} ', 1), encoding="utf-8")


def _fastest(line: tuple[str, ...], folder: str, environment: dict[str, str]) -> float:
    """Return the seconds of the fastest of a few runs, each in a process of its own."""
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        command = (sys.executable, "-m", "aabsocial", *line)
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        seconds.append(time.perf_counter() - start)
    return min(seconds)
