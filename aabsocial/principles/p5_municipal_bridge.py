"""Principle 5, a bridge to the municipality's core operation."""

from typing import get_args

from aabsocial.policy import Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import CoreTask, Proposal, ResultContract


def is_party(proposal: Proposal) -> bool:
    """Tell whether the municipality is a party; paying or recommending is not enough (5.3)."""
    return bool(proposal.municipality.party)


def is_signed(proposal: Proposal) -> bool:
    """Tell whether the result contract is said to be signed (5.3)."""
    return is_party(proposal) and proposal.municipality.result_contract == "signed"


chapter = read_chapter(
    "p5_municipal_bridge",
    items=(
        Question(key="municipality.party", kind=Kind.YES_NO, clauses=("5.3",), needed=always),
        Question(
            key="municipality.core_task",
            kind=Kind.CHOICE,
            clauses=("5.1",),
            needed=always,
            choices=get_args(CoreTask),
        ),
        Question(key="municipality.bridge", kind=Kind.PARAGRAPHS, clauses=("5.2",), needed=always),
        Question(
            key="municipality.authorities",
            kind=Kind.TEXT,
            clauses=("5.3",),
            needed=is_party,
            applies=is_party,
        ),
        Question(
            key="municipality.result_contract",
            kind=Kind.CHOICE,
            clauses=("5.3",),
            needed=is_party,
            applies=is_party,
            choices=get_args(ResultContract),
        ),
        Question(
            key="municipality.result_contract_date",
            kind=Kind.DATE,
            clauses=("5.3",),
            needed=is_signed,
            applies=is_signed,
        ),
    ),
)
