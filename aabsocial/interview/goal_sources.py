"""A line that only tells where a number comes from is about the goal before it (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.line_readers import read_line
from aabsocial.interview.line_records import reading_of
from aabsocial.interview.record_fields import record_at
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import words
from aabsocial.questionnaire.derived import listed_keys
from aabsocial.questionnaire.questions import value_at
from aabsocial.text.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import Gap, LineReading


def goal_of_source(session: Session, group: Group, text: str) -> int | None:
    """Return the index of the last goal, which a line on a source is of.

    Where somebody has said its source, only a line that names it as `kilde` changes it.
    """
    goals = value_at(session.proposal, group.key)
    is_named = in_plain_letters(text).startswith(words("open-parts.source", session.language))
    return len(goals) - 1 if goals and (is_named or goals[-1].source is None) else None


def with_goal(
    session: Session, group: Group, reading: LineReading, index: int, gaps: Mapping[str, Gap]
) -> LineReading:
    """Return a line on a source behind the goal that it is of, which keeps all it had."""
    goal = reading_of(group, record_at(session, group, index))
    start = f"{group.key}[{index}]."
    proposed = {it.removeprefix(start) for it in listed_keys(session.answers)}
    own = {name: it for name, it in goal.values.items() if name not in proposed}
    source = f"{reading.text[:1].lower()}{reading.text[1:]}"
    whole = read_line(session, group, joined((goal.text, source)))
    says_more = reading.values.keys() - {"statement", "source", *reading.guessed}
    kept = {name: it for name, it in own.items() if name != "statement" or not says_more}
    values = {**whole.values, **kept}
    values.pop("source", None)
    values |= {name: it for name, it in reading.values.items() if name == "source"}
    return replace(
        whole,
        values=values,
        guessed=tuple(it for it in whole.guessed if it not in own),
        missing=tuple(it for it in whole.missing if it not in {*values, *gaps, *reading.gaps}),
        questions=tuple(it for it in whole.questions if it.field not in own),
        gaps={it: gap for it, gap in {**gaps, **reading.gaps}.items() if it not in values},
    )
