"""`aabsocial schema`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aabsocial.cli.commands.schema import schema_json
from aabsocial.cli.main import run
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.json_schema import json_schema

PROPOSALS = sorted((Path(__file__).parents[3] / "proposals").glob("*/proposal.toml"))


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema(load_policy(), "en")


def test_worked_examples_pass_check_jsonschema(tmp_path: Path) -> None:
    schema = tmp_path / "proposal.schema.json"
    schema.write_text(schema_json("da"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *PROPOSALS],
        capture_output=True,
        text=True,
        check=False,
    )

    assert PROPOSALS
    assert done.returncode == 0, done.stdout
