"""Measure what a person waits for: from Enter to the next question, on a pseudo-terminal.

The tool runs in a process of its own; the same conversation is held here beside it, so that it
is known which keys to press and which question must appear.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect

from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.interview import context_for, new_session, resumed_session
from aabsocial.cli.workspace import find_workspace
from aabsocial.core.struct import replace
from aabsocial.interview.frontends.key_bindings import TEXTS
from aabsocial.interview.frontends.pages import messages as pages
from aabsocial.interview.frontends.questionary_prompts import MARK
from aabsocial.interview.frontends.rich import messages as prompts
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.loop import run_interview
from aabsocial.interview.protocol import Tone, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.update import update
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.derived import begin_deriving
from aabsocial.storage import read_proposal
from tests.support.conversations import Lookup
from tests.support.key_presses import ENTER, as_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.interview.protocol import Action, Screen
    from aabsocial.interview.session import Session

LARGE = Path(__file__).parents[2] / "proposals/staerk-start-vest/proposal.toml"
BUDGET = 0.050
HUB_BUDGET, PASTE_BUDGET = 0.060, 0.300
PASTED = 500
TIMES = 5
LINES, COLUMNS = 40, 100
QUIET = 0.15  # seconds without output after which a screen is drawn to its end
TYPED = 0.1  # the same while somebody types
PATIENCE = 20.0
SURELY_SHOWN = 10  # letters of what stands before a field
STEERING = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()].|[=>])")
WHERE_IS_THE_CURSOR = b"\x1b[6n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of output, and the time when it came."""

    arrived: float
    content: bytes


class Desk:
    """A terminal with the program; it records when each piece of output appeared."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        """Start the questionnaire."""
        self.tool: Any = pexpect.spawn(
            sys.executable,
            ["-m", "aabsocial", "new"],
            env=environment | {"TERM": "xterm"},
            cwd=str(folder),
            dimensions=(LINES, COLUMNS),
        )

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.tool.fileno(), keys.encode())

    def pieces(self, quiet: float) -> Iterator[Piece]:
        """Yield new pieces of the screen until no more come."""
        while select.select([self.tool.fileno()], [], [], quiet)[0]:
            try:
                content = os.read(self.tool.fileno(), 65_536)
            except OSError:  # the tool has ended
                return
            yield Piece(arrived=time.perf_counter(), content=content)
            for _ in range(content.count(WHERE_IS_THE_CURSOR)):
                self.send(f"\x1b[{LINES};1R")


class Onlooker:
    """Presses the keys that a parallel interview asks for, and measures the time."""

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        """Start at a terminal."""
        self.desk = desk
        self.lookup = lookup
        self.seen: list[Piece] = []
        self.pressed = time.perf_counter()
        self.waited: list[float] = []

    def ask(self, shown: Screen) -> Action:
        """Wait for the screen on the terminal, and answer it there too."""
        drawn = self._drawn(shown)
        if self.lookup.screens and not shown.paged:
            self.waited.append(drawn - self.pressed)
        action = self.lookup.ask(shown)
        keys = as_keys(shown, action)
        self.desk.send(keys.removesuffix(ENTER))
        self._look(TYPED)
        self.seen = []
        self.pressed = time.perf_counter()
        self.desk.send(ENTER)
        self._look(QUIET)  # before working out what must appear, so that the time is true
        return action

    def _look(self, quiet: float) -> None:
        self.seen.extend(self.desk.pieces(quiet))

    def _drawn(self, shown: Screen) -> float:
        """Return when a screen's question and prompt had appeared on the terminal."""
        while time.perf_counter() < self.pressed + PATIENCE:
            content = b""
            for piece in self.seen:
                content += piece.content
                if _holds(content, shown):
                    return piece.arrived
            if shown.paged and pages["more"].in_("da") in _flat(content):
                self.seen = []
                self.desk.send(ENTER)
            self._look(QUIET)
        raise TimeoutError(shown.question)


def _holds(content: bytes, shown: Screen) -> bool:
    word = prompts["answer" if shown.input in TEXTS else "choose"].in_("da")
    if shown.field:  # a long one is cut off
        word = shown.field[:SURELY_SHOWN]
    # After a refused answer stands only why.
    errors = [note.text for note in shown.notes if note.tone is Tone.ERROR]
    told = errors[-1] if errors else shown.question
    _, question, below = _flat(content).rpartition(_flat(told.encode()))
    return bool(question) and f"{MARK} {word}" in below


def _flat(content: bytes) -> str:
    return " ".join(STEERING.sub("", content.decode(errors="replace")).split())


def times_to_the_next_question(folder: Path, environment: dict[str, str]) -> list[float]:
    """Answer every question of a large initiative; return the seconds from each Enter."""
    policy = load_policy()
    answers = read_proposal(LARGE).answers
    folder.mkdir()
    place = find_workspace(folder / "proposals")
    first = {key: answers[key] for key in ("schema_version", "policy", "language")}
    beside = AutosavedProposal(policy, "da", into=folder / "beside")  # its folder is judged too
    begun = begin_deriving(policy, {**first, "status": "draft"})
    session = new_session(context_for(place, beside), begun)
    onlooker = Onlooker(Desk(folder, environment), Lookup(policy, answers))
    run_interview(session, onlooker, beside.save)
    onlooker.desk.tool.close()
    return onlooker.waited


def opened(folder: Path) -> tuple[Session, AutosavedProposal]:
    """Return a session on a copy of the large initiative, with all that stands around it."""
    shutil.copytree(LARGE.parent, folder)
    stored = read_proposal(folder / LARGE.name)
    autosaved = AutosavedProposal(load_policy(), "da", stored=stored)
    place = find_workspace(folder.parent)
    return resumed_session(context_for(place, autosaved), stored), autosaved


def processor_seconds_of_the_hub(folder: Path) -> float:
    """Return the seconds from an open proposal to its hub: judged and laid out."""
    session, _ = opened(folder)
    return min(_seconds(lambda: screen(replace(session))) for _ in range(TIMES))


def processor_seconds_of_a_paste(folder: Path) -> float:
    """Return the seconds from pasting a budget to what was read of it, saved."""
    session, autosaved = opened(folder)
    answers = {key: it for key, it in session.answers.items() if key != "budget"}
    at_budget = Location(ScreenKind.LIST, "budget")
    begun = replace(session, answers=answers, location=at_budget)
    rows = "\n".join(f"Post {number}\t{100 + number}" for number in range(PASTED))

    def paste() -> None:
        pasted = update(begun, Typed(rows))
        autosaved.save(pasted.answers)
        screen(pasted)

    return min(_seconds(paste) for _ in range(TIMES))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def asking_lines(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Run the interview, and return the lines on how long the user waited."""
    hub = processor_seconds_of_the_hub(folder.with_name("hub") / "one")
    paste = processor_seconds_of_a_paste(folder.with_name("paste") / "one")
    yield f"The hub of a large initiative takes {hub * 1000:.0f} ms of processor time"
    yield f"(budget {HUB_BUDGET * 1000:.0f} ms), and a pasted budget of {PASTED} rows, read, told"
    yield f"and saved, {paste * 1000:.0f} ms (budget {PASTE_BUDGET * 1000:.0f} ms)."
    yield ""
    waited = times_to_the_next_question(folder, environment)
    middle, late = statistics.median(waited), statistics.quantiles(waited, n=20)[-1]
    yield "From Enter to the next question drawn on a pseudo-terminal, the answer saved and"
    yield f"synced, {len(waited)} times in the interview of a large initiative: median"
    yield f"{middle * 1000:.0f} ms, 95th percentile {late * 1000:.0f} ms"
    yield f"(budget {BUDGET * 1000:.0f} ms), most {max(waited) * 1000:.0f} ms."
    yield ""
