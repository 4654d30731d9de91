"""Principle 5, a bridge to the municipality's core operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from aabsocial.finding import Severity
from aabsocial.policy import Hit, Kind, Question, Rule, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.principles.checks import quoted, unless_draft
from aabsocial.principles.municipal_tasks import may_speak_of_tasks, municipal_tasks_by_key
from aabsocial.proposal import CoreTask, Proposal, ResultContract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.policy import Circumstances


def is_party(proposal: Proposal) -> bool:
    """Tell whether the municipality is a party; paying or recommending is not enough (5.3)."""
    return bool(proposal.municipality.party)


def is_signed(proposal: Proposal) -> bool:
    """Tell whether the result contract is said to be signed (5.3)."""
    return is_party(proposal) and proposal.municipality.result_contract == "signed"


def solves_a_municipal_task(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 5.1, that it declares to solve a task that is basically the municipality's."""
    if proposal.municipality.core_task == "yes":
        yield Hit(key="municipality.core_task")


def borders_on_a_municipal_task(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 5.1, a task on the border; where none is declared, ask what the texts mean.

    A word proves nothing, so it is a hint at most, and only where the answer is a plain no.
    """
    if proposal.municipality.core_task == "borders-on":
        yield Hit(key="municipality.core_task", says="declared")
    if proposal.municipality.core_task == "no" and may_speak_of_tasks(proposal.written):
        yield from _municipal_tasks_spoken_of(proposal)


def _municipal_tasks_spoken_of(proposal: Proposal) -> Iterator[Hit]:
    spoken_of = municipal_tasks_by_key(dict(_texts_on_the_work(proposal)))
    if spoken_of:
        tasks = dict.fromkeys(task for found in spoken_of.values() for task in found)
        yield Hit(
            key=next(iter(spoken_of)),
            says="spoken-of",
            values={"tasks": tuple(quoted(task) for task in tasks)},
            severity=Severity.HINT,
        )


def _texts_on_the_work(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Give the texts on what will be done, by key; what others do or did proves nothing."""
    idea = proposal.initiative
    texts = {
        "initiative.title": idea.title,
        "initiative.summary": idea.summary,
        "initiative.purpose": idea.purpose,
        "initiative.organisation": idea.organisation,
        **{
            f"activities[{i}].what": activity.what for i, activity in enumerate(proposal.activities)
        },
        "municipality.bridge": proposal.municipality.bridge,
        **{f"budget[{i}].item": line.item for i, line in enumerate(proposal.budget)},
    }
    yield from ((key, text) for key, text in texts.items() if text)


def bridge_not_described(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 5.2, that the bridge to the municipality is unanswered."""
    if proposal.municipality.bridge is None:
        yield Hit(key="municipality.bridge")


def no_result_contract(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """Find, for 5.3, a municipality that is a party and has signed no result contract yet."""
    key, contract = "municipality.result_contract", proposal.municipality.result_contract
    if not is_party(proposal):
        return
    match contract:
        case None if not circumstances.as_draft:
            yield Hit(key=key, says="unanswered")
        case "not-started":
            yield Hit(key=key, says=contract)
        case "in-dialogue" | "draft":
            yield Hit(key=key, says=contract, severity=Severity.HINT)


def result_contract_contradicts(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """Find, for 5.3, a signed contract without a date, or none said to be needed by a party."""
    if is_party(proposal) and proposal.municipality.result_contract == "not-relevant":
        yield Hit(key="municipality.result_contract", says="not-relevant")
    dated = proposal.municipality.result_contract_date is not None
    if is_signed(proposal) and not dated and not circumstances.as_draft:
        yield Hit(key="municipality.result_contract_date", says="undated")


def municipality_party_unclear(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 5.3, a municipality among the partners, and nobody says whether it is a party."""
    partners = [partner for partner in proposal.partners if partner.kind == "municipality"]
    if partners and proposal.municipality.party is None:
        yield Hit(key="municipality.party")


RULES = (
    Rule(
        code="BRO01",
        name="solves-a-municipal-task",
        clause="5.1",
        severity=Severity.ERROR,
        check=solves_a_municipal_task,
    ),
    Rule(
        code="BRO02",
        name="borders-on-a-municipal-task",
        clause="5.1",
        severity=Severity.WARNING,
        check=borders_on_a_municipal_task,
    ),
    Rule(
        code="BRO03",
        name="bridge-not-described",
        clause="5.2",
        severity=Severity.ERROR,
        check=unless_draft(bridge_not_described),
    ),
    Rule(
        code="BRO04",
        name="no-result-contract",
        clause="5.3",
        severity=Severity.WARNING,
        check=no_result_contract,
    ),
    Rule(
        code="BRO05",
        name="result-contract-contradicts",
        clause="5.3",
        severity=Severity.ERROR,
        check=result_contract_contradicts,
    ),
    Rule(
        code="BRO06",
        name="municipality-party-unclear",
        clause="5.3",
        severity=Severity.WARNING,
        check=unless_draft(municipality_party_unclear),
    ),
)

chapter = read_chapter(
    "p5_municipal_bridge",
    conditions={"5.3": is_party},
    judged=frozenset({"5.1"}),
    items=(
        Question(key="municipality.party", kind=Kind.YES_NO, clauses=("5.3",), needed=always),
        Question(
            key="municipality.core_task",
            kind=Kind.CHOICE,
            clauses=("5.1",),
            needed=always,
            choices=get_args(CoreTask),
        ),
        Question(key="municipality.bridge", kind=Kind.PARAGRAPHS, clauses=("5.2",), needed=always),
        Question(
            key="municipality.authorities",
            kind=Kind.TEXT,
            clauses=("5.3",),
            needed=is_party,
            applies=is_party,
        ),
        Question(
            key="municipality.result_contract",
            kind=Kind.CHOICE,
            clauses=("5.3",),
            needed=is_party,
            applies=is_party,
            choices=get_args(ResultContract),
        ),
        Question(
            key="municipality.result_contract_date",
            kind=Kind.DATE,
            clauses=("5.3",),
            needed=is_signed,
            applies=is_signed,
        ),
    ),
    rules=RULES,
)
