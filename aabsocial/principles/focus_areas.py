"""The four weighted focus areas (clause 7)."""

from typing import get_args

from aabsocial.policy import Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import FocusArea

chapter = read_chapter(
    "focus_areas",
    items=(
        Question(
            key="initiative.focus_areas",
            kind=Kind.CHOICES,
            clauses=("7",),
            needed=always,
            choices=get_args(FocusArea),
        ),
    ),
)
