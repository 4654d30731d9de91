"""No command loads what it does not need."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "babel",
    "jinja2",
    "markdown_it",
    "msgspec",
    "prompt_toolkit",
    "pydantic",
    "questionary",
    "rich",
    "tomlkit",
    "typer",
    "xlsxwriter",
}
PROBE = """
import json, sys
sys.argv = ["aabsocial", *json.loads(sys.argv[1])]
from aabsocial.__main__ import main
code = main()
sys.stderr.write("\\n" + json.dumps({"code": code, "loaded": sorted(sys.modules)}))
"""

PAPERS = {"typer", "msgspec", "babel", "jinja2", "markdown_it"}
EXAMPLE = str(Path(__file__).parents[2] / "proposals" / "sommer-i-gaarden" / "proposal.toml")
NEEDED: dict[tuple[str, ...], set[str]] = {
    ("new", "--answers", EXAMPLE): PAPERS,
    ("new", "--no-input"): {"typer", "msgspec", "babel"},
    ("validate", "alone/proposal.toml", "--format", "json"): {"typer", "msgspec"},
    ("validate", "alone/proposal.toml", "--overview", "money"): {"typer", "msgspec"},
    ("validate", "alone/proposal.toml", "--format", "xlsx", "--output", "a.xlsx"): {
        *("typer", "msgspec", "xlsxwriter")
    },
    ("validate", "nowhere"): {"typer", "msgspec"},
    ("--version",): set(),
    (): set(),
    ("--help", "--lang", "en"): set(),
    ("new", "--help"): {"typer", "msgspec"},
    ("edit", "--help"): {"typer", "msgspec"},
    ("render", "--help"): {"typer", "msgspec"},
    ("policy", "--help"): {"typer", "msgspec"},
    ("policy", "--lang", "en"): {"typer", "msgspec", "babel"},
    ("schema",): {"typer", "msgspec"},
    ("init",): {"typer", "msgspec"},
    ("polcy",): {"typer", "msgspec"},
}


@pytest.mark.parametrize("line", NEEDED, ids=" ".join)
def test_a_command_loads_only_what_it_needs(line: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()  # beside no paper, which would have to be composed to compare it
    shutil.copy(EXAMPLE, tmp_path / "alone")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(line)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = json.loads(done.stderr.splitlines()[-1])

    assert told["code"] in (0, 1, 2, 3)
    assert {name.partition(".")[0] for name in told["loaded"]} & HEAVY <= NEEDED[line]
