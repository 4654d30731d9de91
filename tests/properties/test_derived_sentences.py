"""What the program writes is in whole sentences, whatever people's texts in it end with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.proposal import Activity, SuccessCriterion
from aabsocial.policy.aab import load_policy
from tests.support.pdfs import EXAMPLES, review_of
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aabsocial.model.proposal import Proposal

ENDS = ("", ".", "…", "?", "!", ":", ";", ",", " ", ". ", " –", "...", ".)", "»")
STARTS = ("", "- ", "* ", "1. ", "  ", "**", "# ")
TEXTS = st.builds(
    lambda start, words, end: f"{start}{words}{end}",
    st.sampled_from(STARTS),
    st.sampled_from(
        (
            "Mange beboere kender ingen",
            "unge fra 13 år og deres forældre",
            "Kaffe i gården",
            "Vi har talt med 12 naboer. De vil gerne være med",
            "Afd. 40 og 58 samt børn m.fl",
        )
    ),
    st.sampled_from(ENDS),
)
# Two stops, a stop and another mark, a mark in front of nothing, or a sentence that begins small.
WRONG = re.compile(r"\.\.|[.,;:]\s*[,;]|[?!…:;,]\.|:\s*$|\s\.|(?<!\d)[.?!] [a-zæøå]")
ABBREVIATED = re.compile(r"\b(?:afd|m\.fl|bl\.a|f\.eks|ca|nr|kr|inkl|kl)\.")


def derived_texts(proposal: Proposal) -> Iterator[str]:
    """Yield every text that the program writes of a proposal, without the dots of abbreviations."""
    for item in load_policy().derived:
        written: Any = item.derive(proposal) if item.derive else None
        for one in written if isinstance(written, tuple) else (written,):
            if isinstance(one, str):
                yield from one.split("\n\n")
            elif one is not None:
                yield one.what


def faults(proposal: Proposal) -> list[str]:
    plain = (
        text.replace("\N{NO-BREAK SPACE}", " ").replace("...", "…")
        for text in derived_texts(proposal)
    )
    texts = (ABBREVIATED.sub("x", text) for text in plain)
    return [f"{found[0]!r} in {text}" for text in texts if (found := WRONG.search(text))]


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_worked_examples_would_be_told_in_whole_sentences(folder: Path) -> None:
    assert faults(review_of(folder).proposal) == []


@settings(max_examples=100, deadline=None)
@given(
    texts=st.fixed_dictionaries(
        {
            key: st.one_of(st.none(), TEXTS)
            for key in (
                "initiative.background",
                "initiative.target_group",
                "evaluation.responsible",
                "contact.role",
                "financing[0].source",
            )
        }
    ),
    title=TEXTS,
    what=TEXTS,
    goal=TEXTS,
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_stands_in_a_whole_sentence(
    texts: dict[str, str | None], title: str, what: str, goal: str, language: str
) -> None:
    proposal = a_proposal(
        {
            **texts,
            "initiative.title": title,
            "language": language,
            "activities": (Activity(what=what),),
            "success_criteria": (SuccessCriterion(statement=goal),),
        }
    )
    assert faults(proposal) == []
    assert faults(replace(proposal, financing=())) == []
