"""An answer that ends with a full stop reads well wherever a paper puts it beside something."""

from __future__ import annotations

import re

import pytest

from aabsocial.core.struct import Struct, replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.questions import WRITTEN
from aabsocial.policy.aab import load_policy
from tests.support.cases import a_case, reviewed, texts_of
from tests.support.proposals import a_proposal

POLICY = load_policy()
# A full stop in front of another mark, or twice: none belongs to an abbreviation here.
JOINT = re.compile(r"(?<!\.)\.(?:[,;:]|\.(?!\.))")
NO_SENTENCES = frozenset(
    {
        *("annexes.file", "contact.email", "initiative.departments"),
        *("residents.decisions.department", "success_criteria.id"),
    }
)


def with_full_stops(value: object, key: str = "") -> object:
    """Return answers in which every text that a person writes ends with a full stop."""
    question = POLICY.questions.get(key)
    if isinstance(value, str):
        is_written = question is not None and question.kind in WRITTEN and key not in NO_SENTENCES
        return f"{value.rstrip('.')}." if is_written else value
    if isinstance(value, tuple):
        return tuple(with_full_stops(part, key) for part in value)
    if isinstance(value, Struct):
        start = f"{key}." if key else ""
        return replace(
            value,
            **{
                name: with_full_stops(getattr(value, name), f"{start}{name}")
                for name in value.__struct_fields__
            },
        )
    return value


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_full_stop_stands_in_front_of_another_mark(language: Language) -> None:
    proposal = with_full_stops(a_proposal({"language": language}))
    review = reviewed(proposal)  # type: ignore[arg-type]  # it is the same kind of struct
    papers = (
        a_case(review, language),
        compose_proposal(POLICY, review, language),
        checklist(POLICY, review, language),
    )

    said = [text for paper in papers for text in texts_of(paper)]

    assert any("." in text for text in said)
    assert [text for text in said if JOINT.search(text)] == []
