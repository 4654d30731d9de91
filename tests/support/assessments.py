"""Judgements of clauses, whole but for what a test changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from aabsocial.model.proposal import Assessment


def judgement(clause: str, verdict: str, /, **changes: Any) -> Assessment:  # noqa: ANN401 - any field
    """Return a person's judgement of a clause."""
    whole: dict[str, Any] = {
        "clause": clause,
        "verdict": verdict,
        "reason": "Det har vi set på stedet",
        "by": "Chefen",
        "date": date(2026, 6, 1),
    }
    return Assessment(**(whole | changes))
