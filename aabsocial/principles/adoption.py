"""Adoption (clause 9): the version of the policy a proposal is judged by."""

from aabsocial.policy import Kind, Question, always
from aabsocial.principles.chapter import read_chapter

VERSION = "2017-06-14"

chapter = read_chapter(
    "adoption",
    items=(
        Question(
            key="policy",
            kind=Kind.CHOICE,
            clauses=("9.1",),
            needed=always,
            depth=0,
            choices=(VERSION,),
        ),
    ),
)
