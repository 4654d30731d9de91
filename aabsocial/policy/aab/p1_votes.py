"""The votes of the residents' decisions, and the rules on them (1.5)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.localization.messages import Messages, department_name
from aabsocial.model.departments import bare_department_name, department_key
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from aabsocial.localization.messages import Message
    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Forum, Proposal, ResidentDecision

messages = Messages(__file__)
LISTS = Path(__file__).with_name("decision_words.toml")
VOTING: frozenset[Forum] = frozenset(
    {"department-meeting", "extraordinary-department-meeting", "ballot", "general-meeting"}
)
BOARDS: frozenset[Forum] = frozenset({"department-board", "organisation-board"})
DECIDING: frozenset[Forum] = VOTING | BOARDS
# Two votes a household is the rule of departments; other forms of ownership have their own.
COUNTED_BY_HOUSEHOLD: frozenset[Forum] = VOTING - {"general-meeting"}
VOTES_A_HOUSEHOLD = 2


def called(decision: ResidentDecision, index: int) -> str | Message:
    """Return what a reader knows a decision by: its department, else its place on the list."""
    if decision.department is None:
        return messages.message("nameless", number=index + 1)
    return department_name(bare_department_name(decision.department))


def is_voted(decision: ResidentDecision) -> bool:
    """Return whether a decision's forum is one where households vote (1.5)."""
    return decision.forum in VOTING


@cache
def decision_words() -> Mapping[str, Sequence[str]]:
    """Return the words that are looked for in answers on decisions, by what they say."""
    return toml.load_shipped(LISTS)


def most_votes(decision: ResidentDecision) -> int | None:
    """Return how many votes its households have; `None` where that is not known."""
    if decision.households is None or decision.forum not in COUNTED_BY_HOUSEHOLD:
        return None
    return VOTES_A_HOUSEHOLD * decision.households


def votes_cast(decision: ResidentDecision) -> int:
    """Return the sum of the votes that are stated."""
    counts = (decision.votes_for, decision.votes_against, decision.votes_blank)
    return sum(count or 0 for count in counts)


def has_no_majority(decision: ResidentDecision) -> bool:
    """Return whether the votes told are no yes: nobody is for, or no more than are against."""
    votes_for, votes_against = decision.votes_for, decision.votes_against
    if votes_for is None:
        return False
    return votes_for == 0 or votes_for <= (votes_against or 0)


def is_called_unanimous(decision: ResidentDecision) -> bool:
    """Return whether a decision is said to be unanimous, by its answer or in its words."""
    if decision.unanimous:
        return True
    words = (decision.decision or "").casefold()
    is_named = any(word in words for word in decision_words()["unanimous"])
    return is_named and _unanimous().search(words) is not None


@cache
def _unanimous() -> re.Pattern[str]:
    words = "|".join(map(re.escape, decision_words()["unanimous"]))
    denied = "|".join(map(re.escape, decision_words()["not"]))
    without = "".join(rf"(?<!\b{word} )" for word in denied.split("|"))
    return re.compile(rf"{without}\b(?:{words})", re.IGNORECASE)


def says_no(text: str) -> bool:
    """Return whether a decision's words may say no: then a person must read them."""
    folded = text.casefold()  # a word is looked for sooner than an expression of many
    return any([word in folded for word in decision_words()["no"]]) and bool(_noes().search(text))  # noqa: C419 - a list is faster here


@cache
def _noes() -> re.Pattern[str]:
    words = "|".join(map(re.escape, decision_words()["no"]))
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


def votes_do_not_hold(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, more than two votes for each household, and a vote without a majority.

    A no is settled by a later yes of the same department, to a changed proposal. Words that may
    be a no are for a person to read, so of them the board is told.
    """
    last_yes = _last_majorities(proposal)
    for index, decision in enumerate(proposal.residents.decisions):
        if is_voted(decision):
            yield from _too_many_votes(decision, index)
            day, name = decision.date, decision.department
            overruled = last_yes.get(department_key(name)) if name is not None else None
            if day is None or overruled is None or overruled <= day:
                yield from _no_majority(decision, index)
        if _is_perhaps_a_no(decision, proposal.residents.decisions):
            key = f"residents.decisions[{index}].decision"
            values = {"decision": called(decision, index)}
            yield Breach(key=key, message_key="says-no", params=values, severity=Severity.WARNING)


def _is_perhaps_a_no(one: ResidentDecision, decisions: Sequence[ResidentDecision]) -> bool:
    """Return whether the words of a decision may say no, and no later yes of the residents does.

    A board's words count only where the residents themselves have not decided.
    """
    if one.forum not in DECIDING or not says_no(one.decision or "") or has_no_majority(one):
        return False
    name = department_key(one.department or "")
    others = [
        it for it in decisions if is_voted(it) and department_key(it.department or "") == name
    ]
    if not is_voted(one):
        return not others
    return not any(
        it.date and one.date and it.date > one.date and not says_no(it.decision or "")
        for it in others
        if not has_no_majority(it)
    )


def _last_majorities(proposal: Proposal) -> Mapping[str, date]:
    """Return the day on which each department last voted with a majority."""
    days: dict[str, date] = {}
    for one in proposal.residents.decisions:
        if one.department and one.date and one.votes_for and is_voted(one):
            name = department_key(one.department)
            if not has_no_majority(one) and (name not in days or days[name] < one.date):
                days[name] = one.date
    return days


def _too_many_votes(decision: ResidentDecision, index: int) -> Iterator[Breach]:
    votes, most = votes_cast(decision), most_votes(decision)
    if most is None or votes <= most:
        return
    values = {
        "decision": called(decision, index),
        "votes": votes,
        "households": decision.households,
        "most": most,
    }
    message_key = "ballot" if decision.forum == "ballot" else "meeting"
    yield Breach(
        key=f"residents.decisions[{index}].households", message_key=message_key, params=values
    )


def _no_majority(decision: ResidentDecision, index: int) -> Iterator[Breach]:
    votes_for, votes_against = decision.votes_for, decision.votes_against
    if not has_no_majority(decision) or (votes_against and is_called_unanimous(decision)):
        return
    values = {
        "decision": called(decision, index),
        "votes_for": votes_for,
        "votes_against": votes_against or 0,
    }
    yield Breach(
        key=f"residents.decisions[{index}].votes_for", message_key="no-majority", params=values
    )


def unanimity_contradicted(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that is called unanimous although somebody was against."""
    for index, decision in enumerate(proposal.residents.decisions):
        if is_voted(decision) and decision.votes_against and is_called_unanimous(decision):
            is_lost = has_no_majority(decision)
            values = {
                "decision": called(decision, index),
                "votes_against": decision.votes_against,
            }
            yield Breach(
                key=f"residents.decisions[{index}].votes_against",
                message_key="lost" if is_lost else "found",
                params=values | ({"votes_for": decision.votes_for} if is_lost else {}),
            )


RULES = (
    Rule(
        code="LOK04",
        name="votes-do-not-hold",
        clause="1.5",
        severity=Severity.ERROR,
        check=votes_do_not_hold,
    ),
    Rule(
        code="LOK08",
        name="unanimity-contradicted",
        clause="1.5",
        severity=Severity.ERROR,
        check=unanimity_contradicted,
    ),
)
