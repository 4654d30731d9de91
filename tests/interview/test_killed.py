"""Killed at any moment of an interview: no answer is lost that was followed by another screen."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core import toml
from aabsocial.storage.workspace import PROPOSAL_FILE
from tests.support.processes import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("children are forked, which Windows cannot", allow_module_level=True)

FIRST = {"status": "draft"}
pytestmark = pytest.mark.timeout(300)
KILLS = {"plain": 20, "rich": 4}
# The rich front end takes thirty times as long, and saves in the same way.
GAMES = [
    *({"front_end": "plain", "is_saving": False, "seed": seed} for seed in range(3)),
    *({"front_end": "plain", "is_saving": True, "seed": seed} for seed in range(3)),
    {"front_end": "rich", "is_saving": False, "seed": 0},
    *(
        {"front_end": "plain", "in_lines": True, "is_saving": is_saving, "seed": seed}
        for is_saving in (False, True)
        for seed in range(2)
    ),
    {"front_end": "rich", "in_lines": True, "is_saving": False, "seed": 0},
]


@pytest.fixture(scope="module")
def player() -> Iterator[Callable[..., dict[str, Any]]]:
    """Yield a function that runs an interview in another process."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.interview.killed_interviews"],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        asking, answering = process.stdin, process.stdout
        assert asking
        assert answering

        @cache
        def told(**game: object) -> dict[str, Any]:
            asking.write(json.dumps(game) + "\n")
            asking.flush()
            answer: dict[str, Any] = json.loads(answering.readline())
            return answer

        yield told
        asking.close()


def answers_in(folder: Path) -> object:
    """Return the proposal's answers, `None` if there is no file."""
    files = [*folder.glob("[!.]*/*")]
    assert [file.name for file in files if not file.name.startswith(".")] in ([PROPOSAL_FILE], [])
    return next(
        (toml.parse(file.read_text(encoding="utf-8")) for file in files if file.suffix == ".toml"),
        None,
    )


def spelled(game: dict[str, Any]) -> str:
    """Return the name of a case."""
    lines = " in lines" if game.get("in_lines") else ""
    saving = " while saving" if game["is_saving"] else ""
    return f"{game['front_end']} {game['seed']}{lines}{saving}"


@pytest.mark.parametrize("game", GAMES, ids=spelled)
def test_kill_at_any_moment_loses_no_confirmed_answer(
    tmp_path: Path, player: Callable[..., dict[str, Any]], game: dict[str, Any]
) -> None:
    kind = {name: game[name] for name in ("front_end", "in_lines", "is_saving") if name in game}
    undisturbed = player(**kind)
    confirmed = [toml.parse(text) for text in undisturbed["confirmed"]]
    dice = random.Random(game["seed"])  # noqa: S311 - the same moments every time
    for number in range(KILLS[game["front_end"]]):
        folder = tmp_path / str(number)
        last = dice.randrange(1, undisturbed["events"])
        screens = player(**kind, folder=str(folder), last=last)["screens"]
        # What was confirmed before the last screen is saved, and perhaps what was there.
        possible = confirmed[max(screens - 1, 0) : screens + 1]
        said = answers_in(folder)
        assert said in possible or (said is None and FIRST in possible)


def test_an_interview_saves_at_many_screens(player: Callable[..., dict[str, Any]]) -> None:
    confirmed = player(front_end="plain", is_saving=False)["confirmed"]
    assert confirmed[0] != confirmed[-1]
    assert len([*groupby(confirmed)]) > 20
