"""Properties 2 and 3: what is written is read as it was, and what a person wrote stays."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.storage import read_proposal, save_proposal
from aabsocial.storage.proposal_file import unsaved_proposal
from aabsocial.storage.toml_edit.diff import identical
from aabsocial.storage.toml_edit.scanner import scan
from aabsocial.storage.toml_edit.writer import to_toml_data
from tests.support.edit_invariants import assert_written_in_place, marks
from tests.support.strategies import LAYOUT, answers, documents


@given(answers())
def test_saved_answers_are_read_back(drawn: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        saved = save_proposal(unsaved_proposal(Path(folder) / "proposal.toml"), drawn, LAYOUT)
        stored = read_proposal(saved.path)
        again = save_proposal(stored, stored.answers, LAYOUT)

    assert identical(stored.answers, to_toml_data(drawn))
    assert again.raw == saved.raw
    assert tomllib.loads(stored.text, parse_float=Decimal) == stored.answers


@st.composite
def annotated(draw: st.DrawFn) -> str:
    """Draw a file in which a person has written comments, and keys that nobody asked for."""
    text = draw(documents)
    starts = [statement.key.start for statement in scan(text).statements]
    chosen = draw(st.lists(st.sampled_from(starts), max_size=4, unique=True)) if starts else []
    for number, start in sorted(enumerate(chosen), key=lambda one: -one[1]):
        own = draw(st.sampled_from([f"mine{number} = 1 ", f"mine{number}.x = '#' ", ""]))
        text = f"{text[:start]}{own}# R{number}\n{text[start:]}"
    return text


@given(annotated(), st.lists(answers(), min_size=1, max_size=2))
def test_edits_keep_comments_and_unknown_keys(text: str, many: list[dict[str, Any]]) -> None:
    before = marks(text)
    for new in many:
        text = assert_written_in_place(text, new, LAYOUT)

    assert marks(text) == before
