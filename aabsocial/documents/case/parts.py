"""An answer as a part of the case in depth: text under its label, a short answer, a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case.places import DROPPED, DROPPED_WHERE_NO, section_of_key
from aabsocial.documents.case_page import Labelled, ShortAnswer
from aabsocial.documents.model import Text
from aabsocial.documents.shared_waits import is_told_before
from aabsocial.model.questions import Group, Kind
from aabsocial.richtext import parse_prose, plain_text
from aabsocial.text.sentences import begun_with_a_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import DepthPart
    from aabsocial.model.questions import Question

LONGEST_SHORT = 60  # letters of a line that stands beside its label


def part(case_input: CaseInput, key: str, title: str) -> Iterator[DepthPart]:
    """Yield an answer, its mark where it is missing, or nothing where it is not asked for.

    A label that repeats the section's title is left out.
    """
    formatter = case_input.formatter
    item = formatter.policy.items[key]
    if isinstance(item, Group):
        yield from formatter.table(item)
    elif _is_dropped(case_input, key) or _is_told(case_input, key):
        return
    elif answer := formatter.answer(key):
        yield _answer(case_input, item, title, answer)


def _is_dropped(case_input: CaseInput, key: str) -> bool:
    """Return whether an answer is left out of the pack, which cannot be if it is unreadable."""
    if case_input.formatter.unread(key) is not None:
        return False
    is_no = case_input.formatter.value(key) is False
    return key in DROPPED or (key in DROPPED_WHERE_NO and is_no)


def _is_told(case_input: CaseInput, key: str) -> bool:
    """Return whether one wait for what is asked together stands in the same section already."""
    policy = case_input.formatter.policy
    section = section_of_key(policy, key)
    return is_told_before(
        case_input.formatter, key, lambda it: section_of_key(policy, it) == section
    )


def _answer(case_input: CaseInput, item: Question, title: str, answer: str) -> DepthPart:
    formatter = case_input.formatter
    label = formatter.label(item.key)
    is_given = formatter.is_said(item.key) and formatter.unread(item.key) is None
    if is_given and item.kind is Kind.PARAGRAPHS:
        prose = parse_prose(begun_with_a_capital(str(formatter.value(item.key))))
        return Text(prose) if label == title else Labelled(label=label, blocks=prose)
    is_line = item.kind in (Kind.TEXT, Kind.TEXTS, Kind.PARAGRAPHS)
    if is_line and len(answer) > LONGEST_SHORT:
        return Labelled(label=label, blocks=plain_text(answer))
    return ShortAnswer(label=label, value=answer)
