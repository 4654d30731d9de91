"""JSON lines."""

import json

from tests.support.reports import a_report, rendered


def test_lines_are_the_documents_proposals_and_then_its_head() -> None:
    *proposals, summary = map(json.loads, rendered("jsonl", a_report()).splitlines())
    document = json.loads(rendered("json", a_report()))

    assert proposals == document.pop("proposals")
    assert summary == document
