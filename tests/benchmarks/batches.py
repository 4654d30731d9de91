"""Measure `validate` of many proposals beside a loop that only parses the same files, and peers.

The budgets are for the time that somebody waits, by the clock, the least of a few rounds. Beside it
stands the processor time, which other work on the machine adds less to; in one process they are
nearly the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = Path(__file__).with_name("many.py")
ROUNDS = {1: 5, 10: 5, 100: 5, 1_000: 5, 10_000: 2}  # by how many proposals there are
PEERED = 1_000  # proposals that the peers get too; they say the same of more
BUDGETS = {1_000: 3.0, 10_000: 3.0}  # of one process; unasked, so many are shared among several
SHARED_BUDGETS = {1_000: 1.7, 10_000: 1.7}
MOST_MEMORY = 120  # MiB
KIB = 1024
VALIDATE = (sys.executable, "-m", "aabsocial", "validate", "--format", "json")
LOOP = """
import pathlib, sys, tomli
for path in sorted(pathlib.Path(sys.argv[1]).glob("*/proposal.toml")):
    with path.open("rb") as file:
        tomli.load(file)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What one run cost: seconds of processor and clock, and MiB of memory at the most."""

    processor: float
    clock: float
    memory: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """A command line for many files, and how many times as long as the loop it may take."""

    name: str
    line: tuple[str, ...]
    budget: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """One batch's cost, and how many times that of the loop, by the clock and the processor."""

    batch: Batch
    number: int
    cost: Cost
    waited: float
    worked: float


def measured(folder: Path, environment: dict[str, str]) -> Iterator[Measured]:
    """Measure batches of every size; the schema is expected as `schema.json` in the folder."""
    for number, rounds in ROUNDS.items():
        place = folder / f"many-{number}"
        line = (sys.executable, str(MANY), str(place), str(number))
        subprocess.run(line, env=environment, check=True)
        loop = Batch(name="only parse them with tomli", line=(sys.executable, "-c", LOOP, "."))
        batches = (loop, *_batches(place, number))
        costs: dict[Batch, list[Cost]] = {batch: [] for batch in batches}
        for _ in range(rounds):
            for batch in batches:
                costs[batch].append(_cost(batch.line, place, environment))
        least = {batch: reduce(_least, costs[batch]) for batch in batches}
        for batch in batches:
            yield Measured(
                batch=batch,
                number=number,
                cost=least[batch],
                waited=least[batch].clock / least[loop].clock,
                worked=least[batch].processor / least[loop].processor,
            )


def _batches(place: Path, number: int) -> Iterator[Batch]:
    """Yield the batches to measure; for few proposals only the growth of the cost."""
    yield Batch(name="aabsocial validate", line=(*VALIDATE, "."))
    if number >= PEERED:
        one, two = ((*VALIDATE, "--jobs", jobs, ".") for jobs in "12")
        yield Batch(name="aabsocial validate --jobs 1", line=one, budget=BUDGETS[number])
        budget = SHARED_BUDGETS.get(number)
        yield Batch(name="aabsocial validate --jobs 2", line=two, budget=budget)
    if number == PEERED:
        yield from _peers(place)


def _peers(place: Path) -> Iterator[Batch]:
    files = [path.relative_to(place).as_posix() for path in sorted(place.glob("*/*.toml"))]
    schema = place.parent / "schema.json"
    check = (sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema))
    yield Batch(name="peer: check-jsonschema", line=(*check, *files))
    taplo = shutil.which("taplo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
    lint = (taplo or "", "lint", "--schema", schema.as_uri(), *files)
    yield Batch(name="peer: taplo lint --schema", line=lint if taplo else ())


def _cost(line: tuple[str, ...], place: Path, environment: dict[str, str]) -> Cost:
    if not line:
        return Cost(processor=0, clock=0, memory=0)
    start = time.perf_counter()
    silent = subprocess.DEVNULL
    running = subprocess.Popen(line, cwd=place, env=environment, stdout=silent, stderr=silent)
    _, status, used = os.wait4(running.pid, 0)
    clock = time.perf_counter() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):  # 1: something was found, as it should be
        message = f"{line[:4]} ended with {running.returncode}"
        raise RuntimeError(message)
    return Cost(processor=used.ru_utime + used.ru_stime, clock=clock, memory=used.ru_maxrss / KIB)


def _least(one: Cost, other: Cost) -> Cost:
    return Cost(
        processor=min(one.processor, other.processor),
        clock=min(one.clock, other.clock),
        memory=max(one.memory, other.memory),
    )


def table(rows: list[Measured]) -> Iterator[str]:
    """Yield the lines of the report on batches."""
    yield "Many proposals of 5 kB, one in ten with findings, JSON out, on"
    yield f"{os.cpu_count()} processors. Memory of one process, at most {MOST_MEMORY} MiB;"
    yield "none shows as less than what the measuring takes itself."
    yield ""
    heads = ("proposals", "what", "ms waited", "for each", "× only parsing")
    yield f"| {' | '.join((*heads, 'budget', 'holds', '× processor', 'MiB'))} |"
    yield "|--:|---|--:|--:|--:|--:|---|--:|--:|"
    for row in rows:
        start = f"| {row.number} | `{row.batch.name}` |"
        if not row.batch.line:
            yield f"{start} not installed | | | | | | |"
            continue
        budget = f"≤ {row.batch.budget}" if row.batch.budget else ""
        yield (
            f"{start} {row.cost.clock * 1000:.0f} | {row.cost.clock / row.number * 1000:.2f} "
            f"| {row.waited:.1f} | {budget} | {_holds(row)} "
            f"| {row.worked:.1f} | {row.cost.memory:.0f} |"
        )
    yield ""


def _holds(row: Measured) -> str:
    if row.batch.budget is None:
        return ""
    return "yes" if row.waited <= row.batch.budget and row.cost.memory <= MOST_MEMORY else "no"
