"""JSON lines."""

import json

from tests.support.reports import a_report, in_form


def test_lines_are_the_documents_proposals_and_then_its_head() -> None:
    *proposals, summary = map(json.loads, in_form("jsonl", a_report()).splitlines())
    document = json.loads(in_form("json", a_report()))

    assert proposals == document.pop("proposals")
    assert summary == document
