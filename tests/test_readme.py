"""README is sound Markdown and short, and what it shows is what the tool says."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from aabsocial.documents.guide import TOPICS, topic_name
from tests.support import validators
from tests.support.processes import CHECKOUT, run_program

if TYPE_CHECKING:
    from pathlib import Path

README, CONTRIBUTING = (
    (CHECKOUT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
)
BLOCKS: list[str] = re.findall(
    r"^```\w+\n(.*?)^```", README + CONTRIBUTING, re.DOTALL | re.MULTILINE
)
MOST_WORDS = 1500
COMMANDS: list[tuple[str, str]] = re.findall(
    r"^\| `aabsocial (\w+)[^`]*` \|(.*)\|$", README, re.MULTILINE
)
PAGES = (
    CHECKOUT / "README.md",
    CHECKOUT / "CHANGELOG.md",
    CHECKOUT / "CONTRIBUTING.md",
    *sorted((CHECKOUT / "tests").glob("*.md")),
    *sorted((CHECKOUT / "tests" / "benchmarks").glob("*.md")),
    *sorted((CHECKOUT / "proposals").glob("*/annexes/*.md")),
)
IN_DANISH = {"AABSOCIAL_LANG": "da", "COLUMNS": "80"}


def shown(words: str) -> str:
    """Return the block of README or CONTRIBUTING that contains these words."""
    (block,) = (one for one in BLOCKS if words in one)
    return block


def an_example(name: str, folder: Path, old: str, new: str) -> Path:
    """Copy a worked example with its papers, and change one answer; return its file."""
    made = folder / "proposals" / name
    shutil.copytree(CHECKOUT / "proposals" / name, made)
    path = made / "proposal.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@validators.needs_time
def test_markdownlint_finds_no_fault_in_our_pages() -> None:
    rules = CHECKOUT / "tests" / "pages.markdownlint-cli2.jsonc"
    found = validators.output_of((validators.markdownlint(), "--config", rules, *PAGES))

    assert found.stderr.splitlines() == []


def test_readme_is_short() -> None:
    assert len(README.split()) < MOST_WORDS


def test_topics_that_readme_names_are_in_the_guide() -> None:
    named = re.findall(r"`aabsocial guide (\S+)`", README)

    assert set(named) >= {"vejen", "fil", "møde", "vurderinger", "skærmlæser"}
    assert set(named) - {topic_name(it, "da") for it in TOPICS} - {"[EMNE]"} == set()


def test_readme_shows_the_actual_report(tmp_path: Path) -> None:
    an_example("cafeens-aabne-doere", tmp_path, 'effect = "supplements"', 'effect = "replaces"')
    line = ("validate", "cafeens-aabne-doere", "--date", "2026-06-20")

    done = run_program(*line, folder=tmp_path, environment=IN_DANISH)

    assert f"$ aabsocial validate cafeens-aabne-doere\n{done.stdout}" == shown("Fejl LOK11")


def the_examples(folder: Path) -> None:
    """Copy the worked examples with their meeting."""
    shutil.copytree(CHECKOUT / "proposals", folder / "proposals")


def lines_of(block: str) -> list[str]:
    """Return the lines of a block, but for commands and what is left out."""
    return [it for it in block.splitlines() if it != "…" and not it.startswith("$ ")]


def test_readme_shows_what_making_and_verifying_a_pack_says(tmp_path: Path) -> None:
    the_examples(tmp_path)
    block = shown("Mødematerialet er uændret og passer til oplæggene.")
    told = []
    for line in re.findall(r"^\$ aabsocial (.*)$", block, re.MULTILINE):
        done = run_program(*line.split(), folder=tmp_path, environment=IN_DANISH)
        told += [*done.stdout.splitlines(), *done.stderr.splitlines()]

    assert [it for it in lines_of(block) if it not in told] == []


def test_the_options_of_a_pack_are_those_of_the_tool(tmp_path: Path) -> None:
    part = README.split("## Lav mødematerialet\n")[1].split("\n## ")[0]
    done = run_program("handout", "--help", folder=tmp_path, environment=IN_DANISH)

    assert [it for it in re.findall(r"--[a-z-]+", part) if it not in done.stdout] == []


@pytest.mark.parametrize(("command", "told"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_a_command_of_the_table_has_its_options(command: str, told: str, tmp_path: Path) -> None:
    done = run_program(command, "--help", folder=tmp_path, environment=IN_DANISH)

    assert done.returncode == 0
    assert [it for it in re.findall(r"--[a-z-]+", told) if it not in done.stdout] == []


def test_the_table_names_every_command(tmp_path: Path) -> None:
    done = run_program("--help", folder=tmp_path, environment=IN_DANISH)

    named = {name for name, _ in COMMANDS}
    assert set(re.findall(r"^  (\w+)  ", done.stdout, re.MULTILINE)) == named


def test_the_facts_that_are_shown_are_those_of_json() -> None:
    line = ("validate", "proposals/sommer-i-gaarden", "--format", "json", "--date", "2026-06-20")
    done = run_program(*line, folder=CHECKOUT, environment=IN_DANISH)
    (one,) = json.loads(done.stdout)["proposals"]
    told = json.loads("{" + shown('"must_act"') + "}")["facts"]

    assert list(told) == list(one["facts"])
    assert {name for name in told if told[name] == one["facts"][name]} == told.keys() - {
        *("asked", "external", "unsecured")  # left out there
    }
