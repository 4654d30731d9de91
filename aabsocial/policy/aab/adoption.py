"""Adoption (clause 9): the version of the policy a proposal is judged by."""

from pathlib import Path

from aabsocial.model.questions import Kind, Question, always
from aabsocial.policy.loading import load_chapter

VERSION = "2017-06-14"

chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    items=(
        Question(
            key="policy",
            section="colophon",
            kind=Kind.CHOICE,
            clauses=("9.1",),
            needed=always,
            depth=0,
            choices=(VERSION,),
        ),
    ),
)
