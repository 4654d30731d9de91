"""The JSON document."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from aabsocial.core.struct import replace
from aabsocial.model.proposal import Gap
from aabsocial.review.facts import NextDate
from tests.support.estimates import count_of, stretch_of
from tests.support.reports import FACTS, MISSING, NOT_READY, PATH, READY, a_report, rendered


def _document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a Reviewed's fields
    reviewed = replace(NOT_READY, **changes)
    document: dict[str, Any] = json.loads(rendered("json", a_report(READY, reviewed)))
    return document


def test_the_head_has_the_contracts_keys_in_order() -> None:
    document = _document()

    assert list(document) == [
        *("schema", "tool", "policy", "date", "language", "summary", "sums", "proposals")
    ]
    assert document["tool"] == {"name": "aabsocial", "version": "1.0"}
    assert (document["schema"], document["policy"]) == (1, "2017-06-14")
    assert (document["date"], document["language"]) == ("2026-11-22", "da")


def test_the_summary_counts_exempt_findings_apart() -> None:
    assert list(_document()["summary"].items()) == [
        *(("proposals", 2), ("ready", 1), ("ready-with-remarks", 0), ("not-ready", 1)),
        *(
            ("unreadable", 0),
            ("no-proposal", 0),
            ("errors", 1),
            ("warnings", 0),
            ("hints", 1),
            ("exempt", 1),
        ),
    ]


def test_a_proposal_has_the_contracts_keys_in_order() -> None:
    proposal = _document()["proposals"][1]

    assert list(proposal) == [
        *("path", "title", "outcome", "facts", "principles", "clauses", "findings")
    ]
    assert (proposal["path"], proposal["outcome"]) == (PATH, "not-ready")


def test_only_the_six_principles_are_principles() -> None:
    principles = _document()["proposals"][1]["principles"]

    assert [it["number"] for it in principles] == [1, 2, 3, 4, 5, 6]
    assert principles[0] == {"number": 1, "title": "Lokalt forankret", "verdict": "not-met"}


def test_every_clause_has_its_verdict() -> None:
    clauses = _document()["proposals"][1]["clauses"]

    assert (clauses[0], len(clauses)) == ({"clause": "1.1", "verdict": "not-met"}, 7)


def test_a_finding_is_written_as_the_contract_says() -> None:
    assert list(_document(findings=(MISSING,))["proposals"][1]["findings"][0].items()) == [
        ("rule", "LOK01"),
        ("name", "department-without-resident-decision"),
        ("severity", "error"),
        ("clause", "1.1"),
        ("key", "residents.decisions"),
        ("message", "Der mangler en beslutning fra afdeling 903."),
        ("remedy", "Tilføj afdelingsmødets beslutning."),
        *(("line", 31), ("column", 1), ("end_line", 31), ("end_column", 24)),
    ]


def test_an_exempt_finding_says_by_whom_and_until_when() -> None:
    assert _document()["proposals"][1]["findings"][2]["exempt"] == {
        "reason": "Afdelingsmødet er udsat",
        "granted_by": "Direktøren",
        "granted_on": "2026-05-01",
        "until": "2026-12-31",
    }


def test_finding_on_an_open_answer_says_what_is_awaited() -> None:
    gap = Gap(key="budget", note="tilbud", by=date(2027, 5, 1), who="tømreren")
    found = replace(MISSING, gap=gap)
    told = _document(findings=(found, replace(found, gap=Gap())))["proposals"][1]["findings"]

    assert [it["gap"] for it in told] == [
        {"note": "tilbud", "by": "2027-05-01", "who": "tømreren"},
        {"note": None, "by": None, "who": None},
    ]


def test_finding_without_place_is_at_the_start() -> None:
    finding = _document()["proposals"][1]["findings"][0]

    assert [finding[it] for it in ("line", "column", "end_line", "end_column")] == [1, 1, 1, 1]


def test_a_proposal_fills_one_line_of_readable_danish() -> None:
    lines = rendered("json", a_report()).splitlines()

    assert len(lines) == 7
    assert lines[4].startswith('  {"path": "proposals/caféen/proposal.toml"')


def test_the_facts_have_the_contracts_keys_in_order() -> None:
    facts = _document(facts=FACTS)["proposals"][1]["facts"]

    assert list(facts.items()) == [
        ("status", "submitted"),
        ("departments", ["901", "903"]),
        ("municipality", "Lindby Kommune"),
        ("focus_areas", ["safety-wellbeing"]),
        ("start", "2026-07-01"),
        ("end", "2026-08-31"),
        ("total", amount(24_500.5)),
        ("asked", amount(14_900, whole=False, missing=1)),
        ("external", amount(0)),
        ("unsecured", amount(None, whole=False, unreadable=1)),
        ("participants", 40),
        ("criteria", 2),
        ("next", {"date": "2026-12-01", "event": "evaluation", "what": "Halvvejs"}),
        ("unread", []),
        ("must_act", ["residents"]),
        ("errors", 1),
        ("warnings", 0),
    ]


def test_what_is_not_exact_is_in_the_facts_as_in_the_file() -> None:
    vague = replace(
        FACTS,
        start=stretch_of("medio august 2027"),
        participants=count_of("ca. 120"),
        next=NextDate(day=stretch_of("foråret 2028"), event="evaluation"),
    )
    facts = _document(facts=vague)["proposals"][1]["facts"]

    assert (facts["start"], facts["end"]) == ("medio august 2027", "2026-08-31")
    assert facts["participants"] == "ca. 120"
    assert facts["next"]["date"] == "foråret 2028"


def amount(kroner: float | None, *, whole: bool = True, **why: int) -> dict[str, object]:
    """Return a sum as the contract has it."""
    reasons = {"missing": 0, "unreadable": 0, "unclear": 0, **why}
    return {"kroner": kroner, "whole": whole, **reasons}


def test_a_proposal_that_cannot_be_read_has_the_same_facts_but_unknown() -> None:
    known, unknown = (_document(facts=it)["proposals"][1]["facts"] for it in (FACTS, None))

    assert list(unknown) == list(known)
    assert unknown["asked"] == amount(None, whole=False, unreadable=1)
    assert (unknown["status"], unknown["criteria"], unknown["next"]) == (None, None, None)


def test_the_sums_are_the_least_they_can_be() -> None:
    sums = _document(facts=FACTS)["sums"]

    assert list(sums) == ["all", "focus_areas", "municipality", "year"]
    assert sums["all"]["asked"] == amount(14_900, whole=False, missing=1, unreadable=1)
    assert [(it["names"], it["read"], it["proposals"]) for it in sums["year"]] == [
        (["2026"], True, 1),
        ([], False, 1),
    ]
