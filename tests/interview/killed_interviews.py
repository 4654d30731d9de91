"""A process that plays whole interviews in children, each of which is killed at some moment.

A moment is a number of Python's own events (a call, a return) since the interview began, or of
those while it saves: the same one every time, however slow the machine is. What it is asked for,
and what it answers, is a line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.interview.loop import run_interview
from aabsocial.interview.update import update
from aabsocial.storage.layout import layout_of
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.conversations import DONE, Lookup, new_session
from tests.support.key_presses import PERSONS
from tests.support.small_policy import SMALL, SMALL_IN_LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.interview.protocol import Action, FrontEnd, Screen
    from aabsocial.model.policy import Policy

NEVER = 10**9
FIRST = {"status": "draft"}


@dataclass(frozen=True, kw_only=True)
class Game:
    """An interview to run in a folder up to a moment, or to its end without one.

    With `is_saving`, moments are counted while an answer is saved only; with `in_lines`, the
    records of a list are written in lines.
    """

    front_end: str
    in_lines: bool = False
    is_saving: bool = False
    folder: str = ""
    last: int = 0


class Clock:
    """Counts Python's trace events while it runs, and kills the process at one of them."""

    def __init__(self, last: int) -> None:
        """Run until an event."""
        self.last = last
        self.now = 0

    def tick(self, *_: object) -> None:
        """Count an event, and die if it is the last."""
        self.now += 1
        if self.now == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def during(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        """Run only during a call."""

        def timed(given: Any) -> None:  # noqa: ANN401 - whatever is done takes
            sys.setprofile(self.tick)
            act(given)
            sys.setprofile(None)

        return timed


class Witness:
    """A front end that records the confirmed answers whenever a screen is shown."""

    def __init__(self, front_end: FrontEnd, shown: Callable[[], object], policy: Policy) -> None:
        """Start with a new interview."""
        self.front_end = front_end
        self.shown = shown
        self.session = new_session(FIRST, policy=policy)
        self.confirmed = [self.session.answers]

    def ask(self, screen: Screen) -> Action:
        """Let the other front end answer, and derive the confirmed answers from that."""
        self.shown()
        action = self.front_end.ask(screen)
        self.session = update(self.session, action)
        self.confirmed.append(self.session.answers)
        return action


def played(game: Game, folder: Path, clock: Clock, shown: Callable[[], object] = str) -> Witness:
    """Run a whole interview while a clock runs, and print a line for each screen."""
    policy = SMALL_IN_LINES if game.in_lines else SMALL
    notebook = AutosavedProposal(policy, "da", into=folder)
    with PERSONS[game.front_end]("da") as person:
        person.steps = Lookup(policy, DONE).ask
        witness = Witness(person, shown, policy)
        if game.is_saving:
            run_interview(new_session(FIRST, policy=policy), witness, clock.during(notebook.save))
        else:
            clock.during(
                lambda keep: run_interview(new_session(FIRST, policy=policy), witness, keep)
            )(notebook.save)
    return witness


def whole(game: Game) -> dict[str, object]:
    """Run an interview to its end; return its events, and the answers confirmed at each screen."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(NEVER)
        witness = played(game, Path(folder), clock)
    layout = layout_of(SMALL, "da")
    confirmed = [write_answers("", answers, layout) for answers in witness.confirmed]
    return {"events": clock.now, "confirmed": confirmed}


def killed(game: Game) -> dict[str, object]:
    """Run an interview in a child process until a moment; return how many screens it showed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        played(game, Path(game.folder), Clock(game.last), lambda: os.write(writing, b"."))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as screens:
        count = len(screens.read())
    os.waitpid(child, 0)
    return {"screens": count}


def main() -> None:
    """Answer a line at a time."""
    for line in sys.stdin:
        game = Game(**json.loads(line))
        told = killed(game) if game.last else whole(game)
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
