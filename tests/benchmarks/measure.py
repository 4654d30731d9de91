"""Measure the tool against its budgets and its peers: `make bench`.

Start-up is measured as a ratio: each command takes its turn in every round, the medians are
divided by that of a bare Python. Absolute times are noise between machines.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHECKOUT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results.md")
EXAMPLE = "proposals/sommer-i-gaarden"
ROUNDS = 25
WARM_UP = 2
BARE = "python -c pass"
TOOL = (sys.executable, "-m", "aabsocial")
TYPER_ALONE = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
app.command("a")(lambda: None)
app.command("b")(lambda: None)
app()
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Runner:
    """A command line to measure, and how many times as long as bare Python it may take."""

    name: str
    line: tuple[str, ...]
    budget: int | None = None


RUNNERS = (
    Runner(name=BARE, line=(sys.executable, "-c", "pass")),
    Runner(name="aabsocial --version", line=(*TOOL, "--version"), budget=5),
    Runner(name="aabsocial --help", line=(*TOOL, "--help"), budget=7),
    Runner(name="aabsocial render --help", line=(*TOOL, "render", "--help")),
    Runner(name="aabsocial policy", line=(*TOOL, "policy")),
    Runner(name="aabsocial render (one proposal)", line=(*TOOL, "render", EXAMPLE), budget=16),
    Runner(
        name="aabsocial validate (one proposal)",
        line=(*TOOL, "validate", "one"),
        budget=10,
    ),
    Runner(
        name="aabsocial validate (one proposal, where nothing may be written)",
        line=(sys.executable, "-B", "-m", "aabsocial", "validate", "one"),
        budget=10,
    ),
    Runner(name="aabsocial validate (one with its papers)", line=(*TOOL, "validate", EXAMPLE)),
    Runner(
        name="aabsocial new --answers",
        line=(*TOOL, "new", "--answers", f"{EXAMPLE}/proposal.toml", "--into", "new"),
    ),
    Runner(
        name="peer: a two-command Typer program, --help",
        line=(sys.executable, "-c", TYPER_ALONE, "--help"),
    ),
    Runner(
        name="peer: check-jsonschema (one proposal)",
        line=(
            *(sys.executable, "-m", "check_jsonschema"),
            *("--schemafile", "schema.json", f"{EXAMPLE}/proposal.toml"),
        ),
    ),
)


def main() -> None:
    """Measure everything, print it, and write the results."""
    sys.path.insert(0, str(CHECKOUT))
    from tests.benchmarks import batches  # noqa: PLC0415 - the checkout is on the path only now
    from tests.benchmarks.asking import asking_lines  # noqa: PLC0415 - the same
    from tests.benchmarks.checks import check_lines  # noqa: PLC0415 - the same
    from tests.benchmarks.packs import pack_lines  # noqa: PLC0415 - on the path only now
    from tests.benchmarks.stages import stage_lines  # noqa: PLC0415 - the same
    from tests.benchmarks.workbook import workbook_lines  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(CHECKOUT / "proposals", folder / "proposals")
        unwritten = shutil.ignore_patterns("proposal.md", "checklist.md")
        shutil.copytree(folder / EXAMPLE, folder / "one", ignore=unwritten)
        environment = environment_of_a_user(folder)
        schema = subprocess.run(
            [*TOOL, "schema"], env=environment, stdout=subprocess.PIPE, check=True
        )
        (folder / "schema.json").write_bytes(schema.stdout)
        medians = median_times(RUNNERS, folder, environment)
        asking = tuple(asking_lines(folder / "asking", environment))
        many = list(batches.measured(folder, environment))
        stages = tuple(stage_lines(folder / f"many-{batches.PEERED}"))
        workbook = tuple(workbook_lines(folder / f"many-{batches.PEERED}"))
        packs = tuple(pack_lines(environment))
        checks = tuple(check_lines(environment))
    parts = (written(medians), asking, batches.table(many), stages, workbook, packs, checks)
    report = "\n".join(line for part in parts for line in part)
    RESULTS.write_text(report, encoding="utf-8", newline="\n")
    sys.stdout.write(report)


def environment_of_a_user(folder: Path) -> dict[str, str]:
    """Return the environment of an installed tool: Python keeps what it has compiled."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "AABSOCIAL_LANG": "da",
    }


def median_times(
    runners: Sequence[Runner], folder: Path, environment: dict[str, str]
) -> dict[str, float]:
    """Run every line in turn, round by round, and return the median seconds of each."""
    times: dict[str, list[float]] = {runner.name: [] for runner in runners}
    for turn in range(WARM_UP + ROUNDS):
        for runner in runners:
            shutil.rmtree(folder / "new", ignore_errors=True)
            seconds = timed(runner, folder, environment)
            if turn >= WARM_UP:
                times[runner.name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def timed(runner: Runner, folder: Path, environment: dict[str, str]) -> float:
    """Run one line and return how many seconds it took."""
    start = time.perf_counter()
    subprocess.run(runner.line, cwd=folder, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start


def written(medians: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "# Measurements"
    yield ""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    yield f"{date.today()}, {machine}, {ROUNDS} interleaved rounds, medians."  # noqa: DTZ011 - the day here
    yield ""
    yield "| what | ms | × bare Python | budget | holds |"
    yield "|---|--:|--:|--:|---|"
    for runner in RUNNERS:
        seconds = medians[runner.name]
        ratio = seconds / medians[BARE]
        budget = f"≤ {runner.budget}" if runner.budget else ""
        holds = ("yes" if ratio <= runner.budget else "no") if runner.budget else ""
        yield f"| `{runner.name}` | {seconds * 1000:.0f} | {ratio:.1f} | {budget} | {holds} |"
    yield ""


if __name__ == "__main__":
    main()
