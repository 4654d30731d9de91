"""The verdicts of principle 1: what the answers say of residents and volunteers (1.3 to 1.8)."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import MONTHS, Message, Messages, department_name
from aabsocial.model.departments import department_key
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Judgement
from aabsocial.model.proposal_facts import is_still_to_be_made
from aabsocial.policy.aab.detectors.denials import denies, denies_anywhere
from aabsocial.policy.aab.p1_decisions import departments
from aabsocial.policy.aab.p1_volunteers import DISPLACING, texts_on_volunteers
from aabsocial.policy.aab.p1_votes import (
    BOARDS,
    decision_words,
    has_no_majority,
    is_called_unanimous,
    is_voted,
    most_votes,
    says_no,
    votes_cast,
)
from aabsocial.policy.aab.predicates import costs_money, excerpt, has_external_money, name_or_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import LocalizedText
    from aabsocial.model.policy import Judge, ReviewContext
    from aabsocial.model.proposal import Proposal, ResidentDecision, VolunteerEffort

messages = Messages(__file__)
UNASKED = Judgement(VerdictKind.NOT_APPLICABLE, "unasked", is_unasked=True)
WORST_FIRST = tuple(VerdictKind)
FIGURES = re.compile(r"\d+")
YEAR_BEHIND = re.compile(r"\d*[a-zæøå]*[.,/-]? ?(?:\d{4})?\b", re.IGNORECASE)
CENTURY = 2_000
LAST_DAY = 31
QUOTED_IN_FULL = 3  # departments whose evidence is quoted beside the votes


def volunteering(proposal: Proposal, review_context: ReviewContext) -> Judgement:
    """1.3: with money from outside, the initiative displaces no volunteer work there is."""
    if not (external := has_external_money(proposal)):
        if external is None:
            return Judgement(VerdictKind.MISSING, "financing-unanswered")
        ground = "none-from-outside" if costs_money(proposal) else "free"
        return Judgement(VerdictKind.NOT_APPLICABLE, ground)
    residents = proposal.residents
    if residents.existing_volunteering is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    if residents.existing_volunteering == "none":
        asked = residents.volunteering_asked
        return _no_volunteering(residents.volunteering, asked, review_context.today)
    return _efforts(residents.volunteering, review_context.today)


def _no_volunteering(
    efforts: Sequence[VolunteerEffort], asked: str | None, today: date
) -> Judgement:
    if efforts:
        named = {"efforts": _names(efforts, efforts)}
        return Judgement(VerdictKind.NOT_MET, "none-beside-some", named)
    if asked is None or denies(asked):
        return Judgement(VerdictKind.FOR_THE_BOARD, "none")
    values = {"asked": excerpt(asked.rstrip(". "))}
    if not names_a_day_or_annex(asked, today):
        return Judgement(VerdictKind.FOR_THE_BOARD, "none-undated", values)
    return Judgement(VerdictKind.MET, "none-asked", values)


def _efforts(efforts: Sequence[VolunteerEffort], today: date) -> Judgement:
    if not efforts:
        return Judgement(VerdictKind.MISSING, "none-named")
    grounds: Iterable[tuple[VerdictKind, str, list[VolunteerEffort]]] = (
        (VerdictKind.NOT_MET, "displaced", [it for it in efforts if it.effect in DISPLACING]),
        (VerdictKind.MISSING, "no-effect", [it for it in efforts if it.effect is None]),
        (
            VerdictKind.PARTLY_MET,
            "overlapped",
            [it for it in efforts if it.effect == "overlaps" and denies_anywhere(it.agreement)],
        ),
        (
            VerdictKind.FOR_THE_BOARD,
            "described",
            [it for it in efforts if not _is_agreed(it, today)],
        ),
        (
            VerdictKind.FOR_THE_BOARD,
            "overlap-agreed",
            [it for it in efforts if it.effect == "overlaps"],
        ),
        (VerdictKind.MET, "agreed", list(efforts)),
    )
    kind, ground, meant = next(found for found in grounds if found[2])
    return Judgement(kind, ground, {"efforts": _names(efforts, meant)})


def _is_agreed(effort: VolunteerEffort, today: date) -> bool:
    """Return whether there is an agreement on an effort that one can look up."""
    text = effort.agreement
    return text is not None and not denies_anywhere(text) and names_a_day_or_annex(text, today)


def _names(
    efforts: Sequence[VolunteerEffort], meant: Iterable[VolunteerEffort]
) -> tuple[Message, ...]:
    numbers = {id(effort): index for index, effort in enumerate(efforts)}
    return tuple(
        name_or_number(effort.name, "volunteering", numbers[id(effort)]) for effort in meant
    )


def names_a_day_or_annex(text: str, today: date) -> bool:
    """Return whether a text holds something to look up: a day, or the name of an annex.

    What lies on a day to come has not happened, so that day is nothing to look up.
    """
    return any(not _is_to_come(found, today) for found in _day_or_annex().finditer(text))


def _is_to_come(found: re.Match[str], today: date) -> bool:
    """Return whether a day that is told with its year lies ahead."""
    told = found.group() + (YEAR_BEHIND.match(found.string, found.end()) or ("",))[0]
    figures = [int(part) for part in FIGURES.findall(told)]
    months = [number for number, it in enumerate(MONTHS, 1) if _is_named(it, told)]
    if len(figures) > 2:  # noqa: PLR2004 - day, month and year
        day, month, year = figures[:3] if figures[0] <= LAST_DAY else figures[2::-1]
    elif months and figures and figures[-1] > LAST_DAY:
        day, month, year = (figures[0] if len(figures) > 1 else 1), months[0], figures[-1]
    else:
        return False
    return (year + CENTURY * (year < CENTURY), month, day) > (today.year, today.month, today.day)


def _is_named(month: LocalizedText, text: str) -> bool:
    folded = text.casefold()
    return any(name[:3].casefold() in folded for name in (month.da, month.en))


@cache
def _day_or_annex() -> re.Pattern[str]:
    names = {name for words in MONTHS for name in (words.da, words.en)}
    months = "|".join(sorted(names | {name[:3] for name in names}, key=len, reverse=True))
    annex = "|".join(decision_words()["annex"])
    day, month = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
    # 16-18 and 8.30 are hours, and 1.4 is a clause: such a day has its year, or a stroke or stop.
    return re.compile(
        rf"(?<![\d.,/-]){day}(?:/{month}(?![\d/])|\.\s?{month}\.(?!\d)"
        rf"|[./-]\s?{month}\.?[ /-]?(?:20)?\d\d(?!\d))|\d{{4}}-\d\d-\d\d"
        rf"|\b{day}\.?\s(?:{months})\b|\b(?:{months})\s\d|\b(?:{annex})",
        re.IGNORECASE,
    )


def anchoring(proposal: Proposal, _: ReviewContext) -> Judgement:
    """1.4: whether democracy and local management are respected is for the board to weigh."""
    text = proposal.residents.anchoring
    if text is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.FOR_THE_BOARD, "described", {"text": excerpt(text)})


class _Standing(Struct):
    """What one department's decisions come to; `decision` is the one that counts, if any does."""

    kind: VerdictKind
    reason: str
    decision: ResidentDecision | None = None


def decision(proposal: Proposal, review_context: ReviewContext) -> Judgement:
    """1.5: the residents of every department have decided, in time, with a majority on record."""
    names = departments(proposal)
    if not names:
        return Judgement(VerdictKind.MISSING, "no-departments")
    mine: dict[str, list[ResidentDecision]] = {name: [] for name in names}
    for one in proposal.residents.decisions:
        if one.department is not None and (name := department_key(one.department)) in mine:
            mine[name].append(one)
    start, today = proposal.initiative.start, review_context.today
    standings = {
        names[name]: _standing(decisions, start, today) for name, decisions in mine.items()
    }
    kinds = {standing.kind for standing in standings.values()}
    kind = next(kind for kind in WORST_FIRST if kind in kinds)
    if kind is VerdictKind.MET:
        return Judgement(kind, "decided", {"decisions": _quoted(standings)})
    meant = {name: it.reason for name, it in standings.items() if it.kind is kind}
    reason = next(iter(meant.values()))
    concerned = tuple(department_name(name) for name, why in meant.items() if why == reason)
    return Judgement(kind, reason, {"departments": concerned})


def _standing(  # noqa: PLR0911 - one for each state
    decisions: Sequence[ResidentDecision], start: DayOrStretch | None, today: date
) -> _Standing:
    if not decisions:
        return _Standing(VerdictKind.MISSING, "none")
    voted = [one for one in decisions if is_voted(one)]
    deciding = voted or [one for one in decisions if one.forum in BOARDS]
    if not deciding:
        unknown = any(one.forum is None for one in decisions)
        kind = VerdictKind.MISSING if unknown else VerdictKind.NOT_MET
        return _Standing(kind, "no-forum" if unknown else "groundwork")
    dated = [(one.date, one) for one in deciding if one.date is not None]
    if not dated:
        return _Standing(VerdictKind.MISSING, "undated")
    made = [(day, one) for day, one in dated if not is_still_to_be_made(one, today)]
    if not made:
        return _Standing(VerdictKind.MISSING, "planned")
    in_time = [(day, one) for day, one in made if start is None or day <= first_day(start)]
    perhaps = [(day, one) for day, one in made if start is None or day <= last_day(start)]
    if not perhaps:
        return _Standing(VerdictKind.NOT_MET, "late")
    counting = max(reversed(in_time or perhaps), key=lambda pair: pair[0])[1]
    if voted and has_no_majority(counting):
        return _Standing(VerdictKind.NOT_MET, "no-majority")
    if says_no(counting.decision or ""):
        return _Standing(VerdictKind.FOR_THE_BOARD, "says-no")
    if not voted:
        return _Standing(VerdictKind.PARTLY_MET, "board")
    if start is None:
        return _Standing(VerdictKind.MISSING, "no-start")
    return _vote(counting, _Standing(VerdictKind.MET, "decided", counting) if in_time else VAGUE)


VAGUE = _Standing(VerdictKind.FOR_THE_BOARD, "vague-start")


def _vote(decision: ResidentDecision, good: _Standing) -> _Standing:
    """Return what is wrong with a vote, else what it is if it is good."""
    counted = decision.votes_for is not None and decision.votes_against is not None
    if decision.votes_against and is_called_unanimous(decision):
        return _Standing(VerdictKind.PARTLY_MET, "not-unanimous")
    if not counted and not decision.unanimous:
        return _Standing(VerdictKind.PARTLY_MET, "no-votes")
    most = most_votes(decision)
    if most is not None and votes_cast(decision) > most:
        return _Standing(VerdictKind.PARTLY_MET, "too-many-votes")
    if denies(decision.evidence):
        return _Standing(VerdictKind.PARTLY_MET, "no-evidence")
    return good


def _quoted(standings: Mapping[str, _Standing]) -> Message:
    """Quote each department's votes; evidence too where there are few, names where several."""
    full = len(standings) <= QUOTED_IN_FULL
    quotes = []
    decided = [(name, it.decision) for name, it in standings.items() if it.decision]
    for name, one in decided:
        counted = one.votes_for is not None and one.votes_against is not None
        message_key = ("vote" if counted else "unanimous") + ("" if full else "-short")
        values = {
            "votes_for": one.votes_for,
            "votes_against": one.votes_against,
            "day": one.date,
            "evidence": " ".join((one.evidence or "").split()).rstrip("."),
        }
        quote = messages.message(message_key, **values)
        if len(standings) > 1:
            quote = messages.message("of", department=department_name(name), quote=quote)
        quotes.append(quote)
    joined = quotes[0]
    for quote in quotes[1:]:
        joined = messages.message("and", first=joined, second=quote)
    return joined


def support(proposal: Proposal, _: ReviewContext) -> Judgement:
    """1.6, 1.8: AAB's promises to volunteers; answered where support or advice is told of.

    Where nobody says whether volunteers take part, the words that name some are quoted.
    """
    residents = proposal.residents
    if text := residents.volunteer_support or residents.advice_wanted:
        return Judgement(VerdictKind.ANSWERED, "described", {"text": excerpt(text)})
    if residents.volunteers is None:
        named = next(texts_on_volunteers(proposal), None)
        if named is None:
            return UNASKED
        values = {"where": messages.message(f"named.{named[0]}"), "text": excerpt(named[1])}
        return Judgement(VerdictKind.NOT_APPLICABLE, "named", values, is_unasked=True)
    if residents.volunteers:
        return Judgement(VerdictKind.NOT_APPLICABLE, "volunteers", is_unasked=True)
    return Judgement(VerdictKind.NOT_APPLICABLE, "no-volunteers")


def stories(proposal: Proposal, _: ReviewContext) -> Judgement:
    """1.7: an encouragement; answered where an example is told."""
    text = proposal.residents.volunteer_stories
    if text is None:
        return UNASKED
    if text.strip(" .").casefold() in decision_words()["no-examples"]:
        return Judgement(VerdictKind.NOT_APPLICABLE, "no-example")
    return Judgement(VerdictKind.ANSWERED, "described", {"text": excerpt(text)})


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "1.3": volunteering,
        "1.4": anchoring,
        "1.5": decision,
        "1.6": support,
        "1.7": stories,
        "1.8": support,
    }
)
