"""The rules of the residents' decision (1.5): who decided, when, by which votes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial.core import toml
from aabsocial.localization.messages import department_name
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.model.proposal_facts import months_after
from aabsocial.policy.aab.detectors.denials import denies
from aabsocial.policy.aab.predicates import unless_draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Annex, Forum, Proposal, ResidentDecision

LISTS = Path(__file__).with_name("decision_words.toml")
VOTING: frozenset[Forum] = frozenset(
    {"department-meeting", "extraordinary-department-meeting", "ballot", "general-meeting"}
)
BOARDS: frozenset[Forum] = frozenset({"department-board", "organisation-board"})
DECIDING: frozenset[Forum] = VOTING | BOARDS
# Two votes a household is the rule of departments; other forms of ownership have their own.
COUNTED_BY_HOUSEHOLD: frozenset[Forum] = VOTING - {"general-meeting"}
VOTES_A_HOUSEHOLD = 2
MOST_NAMED = 20  # departments that each finding about another one lists
FILE_END = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|md|txt|png|jpe?g|eml|msg)\b", re.IGNORECASE)
WORD = re.compile(r"[^\s,;()»«\"“”]++")
WORD_FOR_DEPARTMENT = re.compile(r"^(?:afdeling|afd\.?|department)\s+", re.IGNORECASE)


def is_voted(decision: ResidentDecision) -> bool:
    """Return whether a decision's forum is one where households vote (1.5)."""
    return decision.forum in VOTING


@lru_cache(maxsize=1_000)
def bare_name(department: str) -> str:
    """Return a department's name as a sentence needs it: `Afdeling 901` is `901`."""
    return WORD_FOR_DEPARTMENT.sub("", " ".join(normalize("NFC", department).split()))


@lru_cache(maxsize=1_000)
def same_name(department: str) -> str:
    """Return a key that is equal for two spellings of the same department's name."""
    return bare_name(department).casefold()


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


def departments(proposal: Proposal) -> dict[str, str]:
    """Return the proposal's departments, each once: its bare name by what is equal in it."""
    return {same_name(name): bare_name(name) for name in proposal.initiative.departments or ()}


def department_without_resident_decision(
    proposal: Proposal, review_context: ReviewContext
) -> Iterator[Breach]:
    """Find, for 1.5, each department that no meeting, ballot or board of its own decided for."""
    ours, decisions = departments(proposal), _decisions_by_department(proposal)
    undecided = [name for name in ours if not _may_be_decided(decisions.get(name, {}))]
    nameless = [it for it in proposal.residents.decisions if it.department is None]
    if len(undecided) <= len(nameless):  # the missing names, found elsewhere, may be these
        return
    for name in undecided:
        groundwork = decisions.get(name, {})
        if groundwork or not review_context.as_draft:
            yield _undecided(ours[name], groundwork)


def _may_be_decided(decisions: dict[int, ResidentDecision]) -> bool:
    forums = {decision.forum for decision in decisions.values()}
    return None in forums or bool(forums & DECIDING)


def _undecided(department: str, groundwork: dict[int, ResidentDecision]) -> Breach:
    values = {"department": department_name(department), "count": len(groundwork)}
    if not groundwork:
        return Breach(key="residents.decisions", message_key="none", params=values)
    index, first = next(iter(groundwork.items()))
    message_key = "several" if len(groundwork) > 1 else str(first.forum)
    return Breach(key=f"residents.decisions[{index}].forum", message_key=message_key, params=values)


def only_the_board_decided(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each department whose only decision is a board's."""
    by_department = _decisions_by_department(proposal)
    for name, department in departments(proposal).items():
        decisions = by_department.get(name, {})
        boards = [index for index, it in decisions.items() if it.forum in BOARDS]
        if boards and not any(it.forum is None or is_voted(it) for it in decisions.values()):
            key = f"residents.decisions[{boards[0]}].forum"
            own = any(decisions[index].forum == "department-board" for index in boards)
            message_key = "found" if own else "organisation"
            yield Breach(
                key=key, message_key=message_key, params={"department": department_name(department)}
            )


def decision_not_yet_made(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that lies ahead: what will happen is no involvement."""
    for index, decision in enumerate(proposal.residents.decisions):
        planned = decision.date is not None and decision.date > review_context.today
        if planned and (decision.forum is None or decision.forum in DECIDING):
            values = {"date": decision.date, "today": review_context.today}
            yield Breach(key=f"residents.decisions[{index}].date", params=values)


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
            overruled = last_yes.get(same_name(name)) if name is not None else None
            if day is None or overruled is None or overruled <= day:
                yield from _no_majority(decision, index)
        if _is_perhaps_a_no(decision, proposal.residents.decisions):
            key = f"residents.decisions[{index}].decision"
            values = {"number": index + 1}
            yield Breach(key=key, message_key="says-no", params=values, severity=Severity.WARNING)


def _is_perhaps_a_no(one: ResidentDecision, decisions: Sequence[ResidentDecision]) -> bool:
    """Return whether the words of a decision may say no, and no later yes of the residents does.

    A board's words count only where the residents themselves have not decided.
    """
    if one.forum not in DECIDING or not says_no(one.decision or "") or has_no_majority(one):
        return False
    name = same_name(one.department or "")
    others = [it for it in decisions if is_voted(it) and same_name(it.department or "") == name]
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
            name = same_name(one.department)
            if not has_no_majority(one) and (name not in days or days[name] < one.date):
                days[name] = one.date
    return days


def _too_many_votes(decision: ResidentDecision, index: int) -> Iterator[Breach]:
    votes, most = votes_cast(decision), most_votes(decision)
    if most is None or votes <= most:
        return
    values = {
        "number": index + 1,
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
    values = {"number": index + 1, "votes_for": votes_for, "votes_against": votes_against or 0}
    yield Breach(
        key=f"residents.decisions[{index}].votes_for", message_key="no-majority", params=values
    )


def unanimity_contradicted(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that is called unanimous although somebody was against."""
    for index, decision in enumerate(proposal.residents.decisions):
        if is_voted(decision) and decision.votes_against and is_called_unanimous(decision):
            is_lost = has_no_majority(decision)
            values = {"number": index + 1, "votes_against": decision.votes_against}
            yield Breach(
                key=f"residents.decisions[{index}].votes_against",
                message_key="lost" if is_lost else "found",
                params=values | ({"votes_for": decision.votes_for} if is_lost else {}),
            )


def decision_is_old(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each department whose latest decision is older than the local limit.

    The limit is a number of months, and the rule is off until it is set.
    """
    months = review_context.limits.get("decision_age_months")
    if months is None:
        return
    for index, decision in _latest_decisions(proposal).items():
        if decision.date and months_after(decision.date, months) < review_context.today:
            message_key = "one" if months == 1 else "found"
            values = {"date": decision.date, "months": months}
            yield Breach(
                key=f"residents.decisions[{index}].date", message_key=message_key, params=values
            )


def _latest_decisions(proposal: Proposal) -> dict[int, ResidentDecision]:
    """Return each department's latest dated decision; an older one before it does no harm."""
    latest: dict[str, tuple[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.forum not in DECIDING or not decision.department or not decision.date:
            continue
        name = same_name(decision.department)
        before = latest[name][1].date if name in latest else None
        if before is None or decision.date > before:
            latest[name] = index, decision
    return dict(latest.values())


def decision_without_evidence(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision for which no minutes, item or annex is named.

    What is no decision is groundwork, of which 1.5 asks for nothing: a hint.
    """
    for index, decision in enumerate(proposal.residents.decisions):
        if denies(decision.evidence):
            may_decide = decision.forum is None or decision.forum in DECIDING
            told = "found" if decision.department else "nameless"
            yield Breach(
                key=f"residents.decisions[{index}].evidence",
                message_key=told if may_decide else "groundwork",
                params={
                    "department": department_name(bare_name(decision.department or "")),
                    "number": index + 1,
                },
                severity=None if may_decide else Severity.HINT,
            )


def annex_not_listed(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision whose evidence is an annex that the proposal does not list."""
    for index, decision in enumerate(proposal.residents.decisions):
        missing = tuple(_annexes_missing(decision.evidence or "", proposal.annexes))
        if missing:
            values = {"number": index + 1, "annexes": missing, "count": len(proposal.annexes)}
            message_key = "found" if proposal.annexes else "none"
            yield Breach(
                key=f"residents.decisions[{index}].evidence", message_key=message_key, params=values
            )


def _annexes_missing(evidence: str, annexes: Sequence[Annex]) -> Iterator[str]:
    """Yield the annexes that a text names, by number or by file, and that are not listed."""
    numbers = [
        found.group()
        for found in _numbered().finditer(evidence)
        if int(found["number"]) > len(annexes)
    ]
    if numbers:
        titles = "\n".join(annex.title or "" for annex in annexes)
        named = {_spaced(found.group()) for found in _numbered().finditer(titles)}
        yield from (number for number in numbers if _spaced(number) not in named)
    if FILE_END.search(evidence):
        files = {_file_name(annex.file or "") for annex in annexes}
        yield from (name for name in _files_in(evidence) if _file_name(name) not in files)


def _files_in(text: str) -> Iterator[str]:
    """Yield the names of files that a text holds."""
    for word in WORD.findall(text):
        for end in islice(reversed([*FILE_END.finditer(word)]), 1):
            yield word[: end.end()]


def _spaced(text: str) -> str:
    return " ".join(text.casefold().split())


def _file_name(path: str) -> str:
    """Return the last part of a path, however its folders are parted."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name.casefold()


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(map(re.escape, decision_words()["annex"]))
    return re.compile(rf"\b(?:{words})\s*(?:nr\.?|no\.?)?\s*(?P<number>\d{{1,3}})\b", re.IGNORECASE)


def decision_for_another_department(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that names a department which the proposal does not.

    A general meeting is of other housing in the area, which is no department.
    """
    ours = departments(proposal)
    more = ("…",) if len(ours) > MOST_NAMED else ()
    named = (*map(department_name, islice(ours.values(), MOST_NAMED)), *more)
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.forum == "general-meeting":
            continue
        if ours and decision.department and same_name(decision.department) not in ours:
            values = {
                "department": department_name(bare_name(decision.department)),
                "departments": named,
            }
            yield Breach(key=f"residents.decisions[{index}].department", params=values)


def _decisions_by_department(proposal: Proposal) -> dict[str, dict[int, ResidentDecision]]:
    """Return each department's decisions by their index, by what is equal in its name."""
    by_department: dict[str, dict[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.department is not None:
            by_department.setdefault(same_name(decision.department), {})[index] = decision
    return by_department


RULES = (
    Rule(
        code="LOK01",
        name="department-without-resident-decision",
        clause="1.5",
        severity=Severity.ERROR,
        check=department_without_resident_decision,
    ),
    Rule(
        code="LOK02",
        name="only-the-board-decided",
        clause="1.5",
        severity=Severity.WARNING,
        check=only_the_board_decided,
        reason_not_error="the policy leaves open whether the residents' board is enough",
    ),
    Rule(
        code="LOK03",
        name="decision-not-yet-made",
        clause="1.5",
        severity=Severity.ERROR,
        check=decision_not_yet_made,
    ),
    Rule(
        code="LOK04",
        name="votes-do-not-hold",
        clause="1.5",
        severity=Severity.ERROR,
        check=votes_do_not_hold,
    ),
    Rule(
        code="LOK05",
        name="decision-is-old",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_is_old,
        reason_not_error="the policy sets no age; the limit is a local setting",
    ),
    Rule(
        code="LOK06",
        name="decision-without-evidence",
        clause="1.5",
        severity=Severity.WARNING,
        check=unless_draft(decision_without_evidence),
        reason_not_error="the decision stands; only the place to look it up is missing",
    ),
    Rule(
        code="LOK07",
        name="decision-for-another-department",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_for_another_department,
        reason_not_error="the decisions of the departments it covers are tested by LOK01",
    ),
    Rule(
        code="LOK08",
        name="unanimity-contradicted",
        clause="1.5",
        severity=Severity.ERROR,
        check=unanimity_contradicted,
    ),
    Rule(
        code="LOK09",
        name="annex-not-listed",
        clause="1.5",
        severity=Severity.WARNING,
        check=annex_not_listed,
        reason_not_error="the decision stands; only its evidence is not among the annexes",
    ),
)
