"""Try mutants, each in a fork of one process that has collected the tests, and list survivors.

mutmut makes the mutants and finds which tests reach each function; it then starts pytest anew for
each mutant, which takes seconds. `make mutate` runs this inside `mutants/` instead. What it finds
is kept in `tried.json` there, and what was found out is not tried again:

    python tests/support/mutate.py 1 'aabsocial.review.review.*'      every mutant of a module
    python tests/support/mutate.py 5                           one of five of all
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
import tomllib
from collections import Counter
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TRIED = Path("tried.json")
FOUND_BY = Path("found-by.txt").absolute()
STATS = Path("mutmut-stats.json")
FOUND_OUT, SURVIVED, UNTESTED, ENDLESS = "found out", "survived", "untested", "endless"
CPU_SECONDS = 60
SECONDS = 120
BUDGET = 10.0  # seconds of tests for one mutant, the quickest tests first


class Trial:
    """A plugin of pytest that runs, instead of every test, those of each mutant in turn."""

    def __init__(self, mutants: Sequence[str], tried: dict[str, str]) -> None:
        """Take the results so far, which grow."""
        self.mutants = mutants
        self.tried = tried
        stats = json.loads(STATS.read_text("utf-8"))
        self.tests: dict[str, list[str]] = stats["tests_by_mangled_function_name"]
        self.duration: dict[str, float] = stats["duration_by_test"]
        self.found: Counter[str] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant."""
        items = {item.nodeid: item for item in session.items}
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # noqa: SLF001 - once, before the forks
        new = [it for it in items if it not in self.duration]  # nobody knows what these reach
        gc.freeze()
        for mutant in self.mutants:
            meant = [items[it] for it in (*new, *self._chosen(mutant)) if it in items]
            self.tried[mutant] = tried_on(mutant, meant) if meant else UNTESTED
            if self.tried[mutant] == FOUND_OUT:
                self.found[FOUND_BY.read_text("utf-8")] += 1
            print(self.tried[mutant], mutant, flush=True)  # noqa: T201 - what it is for
            TRIED.write_text(json.dumps(self.tried, indent=1), encoding="utf-8")
        finders = [items[it] for it in self.found]
        if finders and tried_on("", finders) != SURVIVED:
            sys.exit("A test that found a mutant out fails without one too: nothing is known.")
        return True

    def _chosen(self, mutant: str) -> Iterable[str]:
        """Yield the tests that reach a mutant's function, within the time budget.

        First those that killed most mutants, then the fastest.
        """
        reaching = self.tests.get(mutant.rpartition("__mutmut_")[0], ())
        spent = 0.0
        for test in sorted(
            reaching, key=lambda it: (-self.found[it], self.duration.get(it, 0.0), it)
        ):
            spent += self.duration.get(test, 0.0)
            if spent > BUDGET:
                return
            yield test


def tried_on(mutant: str, items: Sequence[pytest.Item]) -> str:
    """Run tests on a mutant until one fails."""
    child = os.fork()
    if not child:
        _run(mutant, items)
    end = time.monotonic() + SECONDS
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > end:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return ENDLESS
        time.sleep(0.01)
    if os.WIFSIGNALED(status):
        return ENDLESS
    return FOUND_OUT if os.WEXITSTATUS(status) else SURVIVED


def _run(mutant: str, items: Sequence[pytest.Item]) -> None:
    """Run tests in the child, which ends here."""
    os.environ["MUTANT_UNDER_TEST"] = mutant
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 1
    try:
        for item, following in pairwise((*items, None)):
            assert item
            if any(it.failed for it in runtestprotocol(item, log=False, nextitem=following)):
                FOUND_BY.write_text(item.nodeid, encoding="utf-8")
                break
        else:
            code = 0
    finally:
        os._exit(code)


def all_mutants() -> list[str]:
    """Return the name of every mutant that mutmut made."""
    metas = sorted(Path("aabsocial").rglob("*.meta"))
    return [
        name for meta in metas for name in json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    ]


def chosen(patterns: Sequence[str], every: int, tried: dict[str, str]) -> list[str]:
    """Return the mutants that match a pattern and were not killed before."""
    names = all_mutants()
    fitting = [name for one in patterns for name in names if fnmatch(name, one)]
    return [name for name in dict.fromkeys(fitting[::every]) if tried.get(name) != FOUND_OUT]


def main(every: int, patterns: Sequence[str]) -> int:
    """Try every n-th mutant, and count the results."""
    tried = json.loads(TRIED.read_text("utf-8")) if TRIED.exists() else {}
    mutants = chosen(patterns or ["*"], every, tried)
    settings = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    arguments = [
        *("-q", "-s", "-n", "0", "-o", "tmp_path_retention_policy=none"),
        *settings["pytest_add_cli_args"],
        *settings["pytest_add_cli_args_test_selection"],
    ]
    pytest.main(["--rootdir=.", *arguments], plugins=[Trial(mutants, tried)])
    print(Counter(tried[name] for name in mutants if name in tried))  # noqa: T201 - what it is for
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    os.environ["MUTANT_UNDER_TEST"] = ""
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
