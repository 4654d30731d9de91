"""Principle 5, a bridge to the municipality's core services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aabsocial.localization.messages import Message, Messages
from aabsocial.model.findings import Severity, VerdictKind
from aabsocial.model.policy import Breach, Judgement, Rule
from aabsocial.model.proposal import ContractState, CoreTask, Proposal, ResultContract
from aabsocial.model.questions import Group, Kind, Question, always
from aabsocial.policy.aab.detectors.denials import denies, only_denies
from aabsocial.policy.aab.detectors.municipal_tasks import (
    may_speak_of_tasks,
    municipal_tasks_by_key,
)
from aabsocial.policy.aab.predicates import excerpt, name_or_number, quoted, unless_draft
from aabsocial.policy.loading import load_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext


messages = Messages(__file__, "p5_verdicts.toml")
UNSIGNED = frozenset(("not-started", "in-dialogue", "draft"))


def is_party(proposal: Proposal) -> bool:
    """Return whether the municipality is a party; paying or recommending is not enough (5.3)."""
    return bool(proposal.municipality.party)


def is_signed(contract: ResultContract) -> bool:
    """Return whether a performance contract is said to be signed (5.3)."""
    return contract.state == "signed"


def borders_on(proposal: Proposal) -> bool:
    """Return whether the initiative is said to border on a municipal task (5.1)."""
    return proposal.municipality.core_task == "borders-on"


def lacks_a_contract(proposal: Proposal) -> bool:
    """Return whether work on a performance contract with some authority has not started (5.3)."""
    return is_party(proposal) and any(
        contract.state == "not-started" for contract in proposal.municipality.contracts
    )


def has_an_unsigned_contract(proposal: Proposal) -> bool:
    """Return whether some contract is known not to be signed yet: its words say more (5.3)."""
    return is_party(proposal) and any(
        contract.state in UNSIGNED for contract in proposal.municipality.contracts
    )


def solves_a_municipal_task(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 5.1, that it declares to solve a task that is basically the municipality's."""
    if proposal.municipality.core_task == "yes":
        yield Breach(key="municipality.core_task")


def borders_on_a_municipal_task(
    proposal: Proposal, review_context: ReviewContext
) -> Iterator[Breach]:
    """Find, for 5.1, a task on the border without a border; and ask what the texts mean.

    A clause that binds lacks its answer as long as nobody says where the initiative stops. A word
    proves nothing, so it is a hint at most, and only where the answer is a plain no.
    """
    municipality = proposal.municipality
    if not only_denies(municipality.border):
        return
    if borders_on(proposal) and not review_context.as_draft:
        yield Breach(key="municipality.border", message_key="declared", severity=Severity.ERROR)
    if municipality.core_task == "no" and may_speak_of_tasks(proposal.searchable_text):
        yield from _municipal_tasks_spoken_of(proposal)


def _municipal_tasks_spoken_of(proposal: Proposal) -> Iterator[Breach]:
    spoken_of = municipal_tasks_by_key(dict(_texts_on_the_work(proposal)))
    if spoken_of:
        tasks = dict.fromkeys(task for found in spoken_of.values() for task in found)
        yield Breach(
            key=next(iter(spoken_of)),
            message_key="spoken-of",
            params={"tasks": tuple(quoted(task) for task in tasks)},
            severity=Severity.HINT,
        )


def _texts_on_the_work(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield the texts on what will be done, by key; what others do or did proves nothing."""
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


def bridge_not_described(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 5.2, that the bridge to the municipality is unanswered."""
    if proposal.municipality.bridge is None:
        yield Breach(key="municipality.bridge")


def no_result_contract(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 5.3, each authority with which no performance contract is signed yet.

    A reason answers for those with which work has not started.
    """
    if not is_party(proposal):
        return
    if not proposal.municipality.contracts and not review_context.as_draft:
        yield Breach(key="municipality.contracts", message_key="unanswered")
    reason = proposal.municipality.contract_reason
    for index, contract in enumerate(proposal.municipality.contracts):
        key, state = f"municipality.contracts[{index}].state", contract.state
        values = {"authority": name_or_number(contract.authority, "authority", index)}
        if state == "not-started" and only_denies(reason) and not review_context.as_draft:
            also = ("municipality.contract_reason",)
            yield Breach(key=key, related=also, message_key=state, params=values)
        elif state in ("in-dialogue", "draft"):
            yield Breach(key=key, message_key=state, params=values, severity=Severity.HINT)


def result_contract_contradicts(
    proposal: Proposal, review_context: ReviewContext
) -> Iterator[Breach]:
    """Find, for 5.3, a contract signed on no day or on one to come, or that no party is to need."""
    if not is_party(proposal):
        return
    for index, contract in enumerate(proposal.municipality.contracts):
        key = f"municipality.contracts[{index}]"
        values = {"authority": name_or_number(contract.authority, "authority", index)}
        if contract.state == "not-relevant":
            yield Breach(key=f"{key}.state", message_key="not-relevant", params=values)
        if not is_signed(contract):
            continue
        if contract.date is None and not review_context.as_draft:
            yield Breach(key=f"{key}.date", message_key="undated", params=values)
        elif contract.date is not None and contract.date > review_context.today:
            days = {"day": contract.date, "today": review_context.today}
            yield Breach(key=f"{key}.date", message_key="ahead", params={**values, **days})


def municipality_party_unclear(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 5.3, a municipality among the partners, and nobody says whether it is a party."""
    partners = [partner for partner in proposal.partners if partner.kind == "municipality"]
    if partners and proposal.municipality.party is None:
        yield Breach(key="municipality.party")


def municipality_without_a_partner(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 5.3, a municipality that is a party and stands nowhere among the partners.

    Silent while a partner's kind is unanswered, and where PAR01 speaks of there being none.
    """
    kinds = {partner.kind for partner in proposal.partners}
    if not is_party(proposal) or kinds & {"municipality", None}:
        return
    if kinds or proposal.partnership.reason is not None:
        yield Breach(key="partners")


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
        reason_not_error="a word proves nothing; an unanswered border raises it to an error itself",
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
    Rule(
        code="BRO07",
        name="municipality-without-a-partner",
        clause="5.3",
        severity=Severity.HINT,
        check=unless_draft(municipality_without_a_partner),
    ),
)


def core_task(proposal: Proposal, _: ReviewContext) -> Judgement:
    """5.1: a declared municipal task contradicts it; whether there is one, the board weighs."""
    municipality = proposal.municipality
    match municipality.core_task:
        case None:
            return Judgement(VerdictKind.MISSING, "unanswered")
        case "yes":
            return Judgement(VerdictKind.NOT_MET, "yes")
        case "no":
            return Judgement(VerdictKind.FOR_THE_BOARD, "no")
        case "borders-on" if only_denies(municipality.border):
            return Judgement(VerdictKind.MISSING, "border-unanswered")
        case _:
            values = {"border": excerpt(municipality.border or "")}
            return Judgement(VerdictKind.FOR_THE_BOARD, "borders-on", values)


def bridge(proposal: Proposal, _: ReviewContext) -> Judgement:
    """5.2: how the initiative supports the municipality's work is for the board to weigh."""
    if (text := proposal.municipality.bridge) is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.FOR_THE_BOARD, "described", {"text": excerpt(text)})


def result_contracts(  # noqa: PLR0911 - one for each state
    proposal: Proposal, review_context: ReviewContext
) -> Judgement:
    """5.3: every authority has signed a performance contract, or it is said why none is begun."""
    municipality = proposal.municipality
    if not municipality.party:
        missing = Judgement(VerdictKind.MISSING, "party-unanswered")
        no_party = Judgement(VerdictKind.NOT_APPLICABLE, "no-party")
        return missing if municipality.party is None else no_party
    if not municipality.contracts:
        return Judgement(VerdictKind.MISSING, "unanswered")
    states = {contract.state for contract in municipality.contracts}
    if "not-relevant" in states:
        return Judgement(VerdictKind.NOT_MET, "not-relevant")
    signed = [it for it in municipality.contracts if is_signed(it)]
    if any(it.date is not None and it.date > review_context.today for it in signed):
        return Judgement(VerdictKind.NOT_MET, "ahead")
    if states <= {"not-started", None}:
        if None in states:
            return Judgement(VerdictKind.MISSING, "unanswered")
        reason = municipality.contract_reason
        if reason is None or only_denies(reason):
            return Judgement(VerdictKind.MISSING, "no-reason")
        return Judgement(VerdictKind.REASONED, "not-started", {"reason": excerpt(reason)})
    dated = [it for it in signed if it.date is not None]
    named = [it for it in dated if not denies(it.authority)]
    if len(named) == len(municipality.contracts):
        quoted_in = messages["signed"]
        contracts = tuple(
            Message(quoted_in, {"authority": it.authority, "day": it.date}) for it in named
        )
        return Judgement(VerdictKind.MET, "signed", {"contracts": contracts})
    if len(dated) == len(municipality.contracts):
        return Judgement(VerdictKind.PARTLY_MET, "unnamed")
    counts = {"signed": len(dated), "number": len(municipality.contracts)}
    return Judgement(VerdictKind.PARTLY_MET, "under-way", counts)


def municipal_partner(proposal: Proposal) -> str | None:
    """Suggest the first partner that is a municipality and has no contract yet (5.3).

    Where only others have one, the contracts are with the authorities of that municipality.
    """
    contracted = {it.authority for it in proposal.municipality.contracts}
    names = [it.name for it in proposal.partners if it.kind == "municipality" and it.name]
    if contracted and contracted.isdisjoint(names):
        return None
    return next((name for name in names if name not in contracted), None)


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={"5.1": core_task, "5.2": bridge, "5.3": result_contracts},
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
            key="municipality.border",
            kind=Kind.PARAGRAPHS,
            clauses=("5.1",),
            needed=borders_on,
            applies=borders_on,
        ),
        Group(
            key="municipality.contracts",
            lines="contract",
            record=ResultContract,
            clauses=("5.3",),
            needed=is_party,
            applies=is_party,
            fields=(
                Question(
                    key="municipality.contracts.authority",
                    kind=Kind.TEXT,
                    needed=always,
                    suggest=municipal_partner,
                ),
                Question(
                    key="municipality.contracts.state",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(ContractState),
                ),
                Question(
                    key="municipality.contracts.date",
                    kind=Kind.DATE,
                    needed=always,
                    suits=is_signed,
                ),
            ),
        ),
        Question(
            key="municipality.contract_reason",
            kind=Kind.PARAGRAPHS,
            clauses=("5.3",),
            needed=lacks_a_contract,
            applies=has_an_unsigned_contract,
        ),
    ),
    rules=RULES,
)
