"""A policy's parts are found by number and by key."""

from __future__ import annotations

from aabsocial.model.policy import clauses_under
from aabsocial.policy.aab import load_policy

POLICY = load_policy()


def test_a_chapter_s_number_means_all_its_clauses() -> None:
    assert [clause.number for clause in clauses_under(POLICY, "1.5")] == ["1.5"]
    assert {clause.chapter for clause in clauses_under(POLICY, "1")} == {"1"}
    assert clauses_under(POLICY, "99") == ()
