"""SARIF, judged by the standard's own schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from aabsocial.core.struct import replace
from aabsocial.model.findings import Place
from aabsocial.model.proposal import Gap
from tests.support.reports import (
    ATTACKS,
    BOARD_ONLY,
    MISSING,
    NOT_READY,
    READY,
    a_report,
    proposal_saying,
    rendered,
)

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = validator_for(SCHEMA)(SCHEMA)


def _run(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a Reviewed's fields
    report = a_report(replace(NOT_READY, **changes))
    run: dict[str, Any] = json.loads(rendered("sarif", report))["runs"][0]
    return run


@pytest.mark.parametrize("text", [*ATTACKS, "Almindelig tekst"])
def test_the_log_is_valid_for_any_text(text: str) -> None:
    log = json.loads(rendered("sarif", a_report(proposal_saying(text), READY)))

    assert [error.message for error in VALIDATOR.iter_errors(log)] == []


def test_sarif_schema_rejects_other_documents() -> None:
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"results": [{}]}]})


def test_a_rule_of_the_policy_brings_its_help() -> None:
    rule = _run()["tool"]["driver"]["rules"][0]

    assert rule["shortDescription"] == {"text": "Afdeling uden beslutning"}
    assert rule["help"] == {"text": "Beboerne skal beslutte.\n\nDet skal 1."}
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_every_result_points_at_its_rule() -> None:
    run = _run()
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert [rules[it["ruleIndex"]] for it in run["results"]] == ["FIL99", "LOK01", "LOK02"]
    assert [it["level"] for it in run["results"]] == ["note", "error", "warning"]


def test_columns_count_code_points_and_the_end_is_exclusive() -> None:
    run = _run()

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 31,
        "startColumn": 1,
        "endLine": 31,
        "endColumn": 24,
    }


def test_an_exemption_is_a_suppression_with_its_reason() -> None:
    (result,) = _run(findings=(BOARD_ONLY,))["results"]

    assert result["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "Dispensation: »Afdelingsmødet er udsat«. Givet af: Direktøren. "
            "Dato: 1. maj 2026. Gælder til og med 31. december 2026.",
        }
    ]


def test_result_on_an_open_answer_says_what_is_awaited() -> None:
    gap = Gap(key="budget", note="tilbud")
    told = _run(findings=(MISSING, replace(MISSING, gap=gap)))["results"]

    assert [it["properties"].get("gap") for it in told] == [
        None,
        {"note": "tilbud", "by": None, "who": None},
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        pytest.param("proposals/å b/x.toml", "proposals/%C3%A5%20b/x.toml", id="from here"),
        pytest.param("/srv/a:b.toml", "file:///srv/a%3Ab.toml", id="from the root"),
        pytest.param("C:/data/x.toml", "file:///C:/data/x.toml", id="from a drive"),
        pytest.param("a\ud800.toml", "a%3F.toml", id="half of a pair"),
    ],
)
def test_a_path_is_written_as_an_address(path: str, address: str) -> None:
    location = _run(path=path)["results"][0]["locations"][0]["physicalLocation"]

    assert location["artifactLocation"] == {"uri": address}


def test_a_finding_over_several_lines_ends_on_the_last() -> None:
    (finding, *_) = NOT_READY.findings
    place = Place(line=3, column=2, end_line=7, end_column=9)
    (result,) = _run(findings=(replace(finding, place=place),))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 2,
        "endLine": 7,
        "endColumn": 9,
    }
