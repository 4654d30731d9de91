"""JUnit XML, read by another program."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junitparser import Failure, JUnitXml, Skipped

from aabsocial.model.findings import Severity
from tests.support.reports import (
    ATTACKS,
    NOT_READY,
    READY,
    UNREADABLE,
    a_report,
    proposal_saying,
    rendered,
)


def _suites(*, fail_on: Severity = Severity.ERROR) -> ET.Element:
    written = rendered("junit", a_report(READY, NOT_READY, UNREADABLE, fail_on=fail_on))
    return ET.fromstring(written.encode())  # noqa: S314 - our own text


def test_the_counts_add_up() -> None:
    suites = _suites()
    counts = [tuple(it.get(name) for name in ("tests", "failures", "skipped")) for it in suites]

    assert counts == [("1", "0", "0"), ("3", "1", "1"), ("1", "1", "0")]
    assert (suites.get("tests"), suites.get("failures")) == ("5", "2")
    assert len(suites.findall(".//failure")) == 2


def test_only_findings_of_the_level_fail() -> None:
    cases = _suites()[1]

    assert [[part.tag for part in case] for case in cases] == [
        *(["system-out"], ["failure"], ["skipped"])
    ]


def test_a_case_is_named_by_rule_and_key_however_it_is_worded() -> None:
    assert [case.get("name") for case in _suites()[1]] == [
        f"{finding.rule} {finding.key}".rstrip() for finding in NOT_READY.findings
    ]


def test_a_lower_level_fails_more() -> None:
    assert len(_suites(fail_on=Severity.HINT)[1].findall(".//failure")) == 2


def test_failure_has_all_facts() -> None:
    failure = _suites()[1][1][0]

    assert failure.get("message") == "Der mangler en beslutning fra afdeling 903."
    assert failure.get("type") == "error"
    assert (failure.text or "").splitlines() == [
        "Fejl LOK01 proposals/sommer-i-gaarden/proposal.toml:31:1",
        "Der mangler en beslutning fra afdeling 903.",
        "Tilføj afdelingsmødets beslutning.",
        "Punkt 1.1: Krav 1",
    ]


@pytest.mark.parametrize("text", ATTACKS)
def test_text_never_becomes_an_element(text: str) -> None:
    suites = ET.fromstring(rendered("junit", a_report(proposal_saying(text))).encode())  # noqa: S314 - ours

    assert [it.tag for it in suites.iter()] == [
        *("testsuites", "testsuite", "testcase", "failure", "testcase", "skipped"),
        *("testcase", "failure"),
    ]


@pytest.mark.parametrize("text", [*ATTACKS, "Almindelig tekst"])
def test_another_reader_counts_the_same(text: str) -> None:
    read = JUnitXml.fromstring(rendered("junit", a_report(proposal_saying(text), READY)).encode())
    results = [type(part) for suite in read for case in suite for part in case.result]

    assert [suite.tests for suite in read] == [len(list(suite)) for suite in read] == [3, 1]
    assert (read.failures, read.skipped) == (results.count(Failure), results.count(Skipped))
    assert (read.tests, read.failures, read.skipped, read.errors) == (4, 2, 1, 0)
