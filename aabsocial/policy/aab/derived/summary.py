"""The summary, put together from what is answered elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.localization.messages import AND, join_list, lower_first
from aabsocial.model.activities import named_with_time
from aabsocial.model.proposal import is_only_an_idea
from aabsocial.policy.aab.derived.money import money_sentences
from aabsocial.policy.aab.derived.period import period_of
from aabsocial.policy.aab.derived.wording import (
    activity_name,
    as_sentence,
    departments_within,
    first_sentence,
    is_note,
    language_of,
    plain,
    texts,
    upper_first,
    within,
)
from aabsocial.policy.aab.detectors.figures import amounts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal

HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
MOST_WORDS = 150
MOST_ACTIVITIES = 3
MOST_DEPARTMENTS = 4
# What is left out first where all of it is longer than a summary may be.
LEFT_OUT = ("activities", "background", "target", "goal")
PARAGRAPHS = (("opening", "background", "activities", "target"), ("goal", "money"))


def written_summary(proposal: Proposal) -> str | None:
    """Return the summary: one clause left out for each source that is missing, 150 words at most.

    There is none of what is only an idea.
    """
    if proposal.initiative.title is None or is_only_an_idea(proposal):
        return None
    language = language_of(proposal)
    clauses = {
        "opening": _opening(proposal, language),
        "background": _background(proposal),
        "activities": _activities(proposal, language, with_times=True),
        "target": _target(proposal, language),
        "goal": _goal(proposal, language),
        "money": " ".join(money_sentences(proposal, language)),
    }
    if _is_too_long(clauses):
        clauses["activities"] = _activities(proposal, language, with_times=False)
    for name in LEFT_OUT:
        if _is_too_long(clauses):
            clauses[name] = ""
    paragraphs = (" ".join(filter(None, map(clauses.get, names))) for names in PARAGRAPHS)
    return plain("\n\n".join(filter(None, paragraphs)))


def _is_too_long(clauses: Mapping[str, str]) -> bool:
    return sum(len(clause.split()) for clause in clauses.values()) > MOST_WORDS


def _opening(proposal: Proposal, language: Language) -> str:
    """Return what it is, where, and when: each as far as it is answered."""
    idea, period = proposal.initiative, period_of(proposal)
    kind = "part" if idea.takes_part else "pilot" if idea.pilot else "initiative"
    what = texts.text(f"summary.{kind}", language, title=_named(idea.title or "", language))
    where = when = ""
    if idea.departments:
        where = _where(idea.departments, language, idea.title or "")
    if period is not None:
        when = texts.text("summary.when", language, start=idea.start, end=idea.end)
    return f"{what}{where}{when}."


def _named(title: str, language: Language) -> str:
    """Return a title as a sentence begins with it; one that ends as a sentence does, in quotes."""
    name = title.strip()
    is_word = name[-1:].isalnum() or name.endswith((")", "»", "«"))
    return upper_first(name) if is_word else texts.text("summary.named", language, title=name)


def _where(departments: tuple[str, ...], language: Language, title: str) -> str:
    """Return where it is, nothing if the title says so already."""
    if len(departments) > MOST_DEPARTMENTS:
        return texts.text("summary.where-many", language, number=len(departments))
    named = departments_within(departments, language)
    if named.casefold() in title.casefold():
        return ""
    return texts.text("summary.where", language, departments=named)


def _background(proposal: Proposal) -> str:
    """Return the first sentence of the background; an amount in it is none of the budget's.

    What only says whom it is for is told with the target group, and notes are no sentence.
    """
    background = HEADING.sub("", proposal.initiative.background or "")
    sentence = as_sentence(first_sentence(background))
    group = within(proposal.initiative.target_group or "").casefold()
    is_group = bool(group) and within(sentence).casefold() in group
    is_left_out = is_group or any(amounts_in(sentence)) or is_note(sentence, language_of(proposal))
    return "" if is_left_out else sentence


def _activities(proposal: Proposal, language: Language, *, with_times: bool) -> str:
    named = [
        named_with_time(name, within(it.when or "") if with_times else "", language)
        for it in proposal.activities
        if (name := activity_name(it.what or ""))
    ]
    if not named:
        return ""
    is_all = len(proposal.activities) <= min(MOST_ACTIVITIES, len(named))
    word = "summary.activities" if is_all else "summary.activities-some"
    shown = named[:MOST_ACTIVITIES]
    is_joined = any(f" {AND.in_(language)} " in name for name in shown)
    listed = "; ".join(shown) if is_joined else join_list(shown, language)
    return texts.text(word, language, activities=listed)


def _target(proposal: Proposal, language: Language) -> str:
    idea = proposal.initiative
    group = lower_first(within(idea.target_group or ""))
    if group and idea.participants is not None and not _says_count(group, proposal):
        is_long = "," in group or ". " in group
        word = "summary.target-count-long" if is_long else "summary.target-count"
    elif group:
        word = "summary.target"
    elif idea.participants is not None:
        word = "summary.count"
    else:
        return ""
    return texts.text(word, language, group=group, count=idea.participants)


def _says_count(group: str, proposal: Proposal) -> bool:
    """Return whether the target group says how many are expected in its own words."""
    from aabsocial.parsing.lines.audience import parse_audience  # only a summary needs it

    reading = parse_audience(group, language_of(proposal))
    asked = (values for question in reading.questions for values in question.readings)
    said = (values.get("participants") for values in (reading.values, *asked))
    return proposal.initiative.participants in said


def _goal(proposal: Proposal, language: Language) -> str:
    from aabsocial.parsing.lines.goal_alone import without_source  # only a summary needs it

    stated = [
        within(without_source(it.statement or "", it.source or "", language))
        for it in proposal.success_criteria
    ]
    stated = [it for it in stated if it]
    if not stated:
        return ""
    word = "summary.goal" if len(proposal.success_criteria) == 1 else "summary.first-goal"
    return texts.text(word, language, goal=stated[0])
