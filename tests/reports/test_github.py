"""Annotations, read as GitHub's runner reads them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Place
from tests.support.reports import (
    ATTACKS,
    BOARD_ONLY,
    MISSING,
    NOT_READY,
    a_report,
    proposal_saying,
    rendered,
)

COMMAND = re.compile(r"::(?P<name>\S+) (?P<properties>.*?)::(?P<message>.*)")


def _read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as `ActionCommand` in actions/runner does."""
    command = COMMAND.fullmatch(line)
    assert command
    pairs = (pair.split("=", 1) for pair in command["properties"].split(","))
    return (
        command["name"],
        {name: unquote(value) for name, value in pairs},
        unquote(command["message"]),
    )


def test_an_annotation_stands_at_the_findings_place() -> None:
    (line,) = rendered("github", a_report(replace(NOT_READY, findings=(MISSING,)))).splitlines()

    assert _read(line) == (
        "error",
        {
            "file": "proposals/sommer-i-gaarden/proposal.toml",
            "line": "31",
            "endLine": "31",
            "col": "1",
            "endColumn": "24",
            "title": "LOK01 department-without-resident-decision",
        },
        "Der mangler en beslutning fra afdeling 903. Tilføj afdelingsmødets beslutning.",
    )


def test_an_exempt_finding_is_only_a_notice() -> None:
    (line,) = rendered("github", a_report(replace(NOT_READY, findings=(BOARD_ONLY,)))).splitlines()

    assert line.startswith("::notice ")
    assert "Dispensation: »Afdelingsmødet er udsat«" in line


def test_columns_stand_only_within_one_line() -> None:
    over_two = replace(MISSING, place=Place(31, 1, 32, 4))
    line = rendered("github", a_report(replace(NOT_READY, findings=(over_two,))))

    assert ",endLine=32,title=" in line


@pytest.mark.parametrize("text", ATTACKS)
def test_text_never_becomes_a_command(text: str) -> None:
    lines = rendered("github", a_report(proposal_saying(text))).splitlines()

    assert [_read(line)[0] for line in lines] == ["error", "notice", "error"]
