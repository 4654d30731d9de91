"""Short answers that follow each other become one table, and nothing else does."""

from __future__ import annotations

from aabsocial.documents.model import Fact, Facts, Points
from aabsocial.rendering.pagination import join_facts

HEAD, OTHER = Fact("Emne", "Oplysning"), Fact("Subject", "Answer")


def facts(label: str, head: Fact = HEAD) -> Facts:
    """Return one short answer under a head."""
    return Facts(head, (Fact(label, "Ja"),))


def test_only_neighbours_under_one_head_are_joined() -> None:
    points = Points(("Et", "To"))
    parts = (facts("a"), facts("b"), points, points, facts("c"), facts("d", OTHER))
    assert tuple(join_facts(parts)) == (
        *(Facts(HEAD, (Fact("a", "Ja"), Fact("b", "Ja"))), points, points),
        *(facts("c"), facts("d", OTHER)),
    )
