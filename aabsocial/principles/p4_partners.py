"""Principle 4, partners: who takes part, with what, and how firmly."""

from typing import get_args

from aabsocial.policy import Group, Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import Commitment, Partner, PartnerKind, Proposal


def without_partners(proposal: Proposal) -> bool:
    """Tell whether no partner is named (4.1)."""
    return not proposal.partners


chapter = read_chapter(
    "p4_partners",
    items=(
        Group(
            key="partners",
            record=Partner,
            clauses=("4.1",),
            fields=(
                Question(key="partners.name", kind=Kind.TEXT, needed=always, remembered=True),
                Question(
                    key="partners.kind",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(PartnerKind),
                ),
                Question(key="partners.role", kind=Kind.TEXT),
                Question(key="partners.contribution", kind=Kind.TEXT),
                Question(
                    key="partners.commitment",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(Commitment),
                ),
            ),
        ),
        Question(
            key="partnership.reason",
            kind=Kind.PARAGRAPHS,
            clauses=("4.1",),
            needed=without_partners,
            applies=without_partners,
        ),
        Question(key="partnership.form", kind=Kind.TEXT, clauses=("4.2",), depth=3),
    ),
)
