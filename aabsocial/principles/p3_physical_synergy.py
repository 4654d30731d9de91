"""Principle 3, synergy with physical work."""

from typing import get_args

from aabsocial.policy import Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import Connected

chapter = read_chapter(
    "p3_physical_synergy",
    items=(
        Question(
            key="physical.connected",
            kind=Kind.CHOICE,
            clauses=("3.1",),
            needed=always,
            choices=get_args(Connected),
        ),
        Question(key="physical.how", kind=Kind.PARAGRAPHS, clauses=("3.1",), needed=always),
    ),
)
