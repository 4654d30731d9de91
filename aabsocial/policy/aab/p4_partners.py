"""Principle 4, partners: who takes part, with what, and how firmly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aabsocial.localization.days import the_day
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity, VerdictKind
from aabsocial.model.policy import Breach, Judgement, Rule
from aabsocial.model.proposal import Commitment, FinancingKind, Partner, PartnerKind, Proposal
from aabsocial.model.questions import BY_MENU_ONLY, Group, Kind, Offer, Question, always
from aabsocial.parsing.lines.dated_facts import day_of_agreement_to_come
from aabsocial.policy.aab.derived.wording import language_of, payer_name, upper_first
from aabsocial.policy.aab.detectors.denials import only_denies, unless_denied
from aabsocial.policy.aab.predicates import excerpt, name_or_number, quoted, unless_draft
from aabsocial.policy.loading import load_chapter
from aabsocial.text.normalization import composed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.model.policy import ReviewContext

texts = Messages(__file__, "p4_offers.toml")
KINDS_OF_PAYERS: Mapping[FinancingKind | None, PartnerKind] = {
    "municipality": "municipality",
    "foundation": "foundation",
    "company": "company",
}


def without_partners(proposal: Proposal) -> bool:
    """Return whether no partner is named or awaited, or it is said why there is none (4.1)."""
    is_awaited = any(gap.key == "partners" for gap in proposal.gaps)
    return not proposal.partners and (proposal.partnership.reason is not None or not is_awaited)


def payers_who_are_no_partners(proposal: Proposal) -> tuple[Offer, ...]:
    """Offer each municipality, foundation and company that pays, and is no partner (4.1).

    A municipality is a partner under many names: whoever has one of its offices has it.
    """
    named = {_folded(it.name) for it in proposal.partners if it.name is not None}
    has_municipality = any(it.kind == "municipality" for it in proposal.partners)
    payers = {
        upper_first(payer_name(line.source)): kind
        for line in proposal.financing
        if line.source is not None and (kind := KINDS_OF_PAYERS.get(line.kind))
    }
    return tuple(
        Offer(
            name=name,
            question=texts.message("pays", name=name),
            record={"name": name, "kind": kind},
        )
        for name, kind in payers.items()
        if _folded(name) not in named and not (has_municipality and kind == "municipality")
    )


def _folded(name: str) -> str:
    return " ".join(composed(name).split()).casefold()


def no_partner_and_no_reason(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 4.1, that there is no partner, and no reason why not."""
    if without_partners(proposal) and only_denies(proposal.partnership.reason):
        yield Breach(key="partnership.reason")


def partner_without_role(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 4.1, each partner of whom no role or no contribution is told."""
    for index, partner in enumerate(proposal.partners):
        told = () if partner.name is None else _told_elsewhere(proposal, partner.name)
        names = (name for name in ("role", "contribution") if name not in told)
        untold = [name for name in names if getattr(partner, name) is None]
        if untold:
            key, *also = (f"partners[{index}].{name}" for name in untold)
            values = {"partner": name_or_number(partner.name, "partner", index)}
            yield Breach(
                key=key, related=tuple(also), message_key="-and-".join(untold), params=values
            )


def _told_elsewhere(proposal: Proposal, partner: str) -> tuple[str, ...]:
    """Return what activities and agreements tell of a partner by name.

    Who does an activity has a role and contributes the work; an agreement tells the role.
    """
    named = re.compile(rf"(?<!\w){re.escape(_folded(partner))}s?(?!\w)")
    if any(named.search(_folded(it.who or "")) for it in proposal.activities):
        return ("role", "contribution")
    agreements = (
        *(it.what for it in proposal.activities),
        *(it.agreement for it in proposal.residents.volunteering),
        proposal.initiative.organisation,
    )
    return ("role",) if any(named.search(_folded(text or "")) for text in agreements) else ()


def partner_only_an_idea(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 4.1, each partner who is an idea so far."""
    for index, partner in enumerate(proposal.partners):
        if partner.commitment == "idea":
            values = {"partner": name_or_number(partner.name, "partner", index)}
            yield Breach(key=f"partners[{index}].commitment", params=values)


def agreed_on_a_day_to_come(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 4.1, each partner whose agreement is dated on a day that lies ahead."""
    for index, partner in enumerate(proposal.partners):
        found = day_of_agreement_to_come(partner, language_of(proposal), review_context.today)
        if found is not None:
            name, day = found
            yield Breach(
                key=f"partners[{index}].{name}",
                params={
                    "partner": name_or_number(partner.name, "partner", index),
                    "day": the_day(day),
                    "today": review_context.today,
                },
            )


RULES = (
    Rule(
        code="PAR01",
        name="no-partner-and-no-reason",
        clause="4.1",
        severity=Severity.WARNING,
        check=unless_draft(no_partner_and_no_reason),
    ),
    Rule(
        code="PAR02",
        name="partner-without-role",
        clause="4.1",
        severity=Severity.HINT,
        check=unless_draft(partner_without_role),
    ),
    Rule(
        code="PAR03",
        name="partner-only-an-idea",
        clause="4.1",
        severity=Severity.HINT,
        check=partner_only_an_idea,
    ),
    Rule(
        code="PAR04",
        name="agreed-on-a-day-to-come",
        clause="4.1",
        severity=Severity.WARNING,
        check=agreed_on_a_day_to_come,
    ),
)


def kind_by_name(proposal: Proposal, partner: Partner) -> str | None:
    """Return the kind that the name of a partner tells of, `None` where it does not."""
    from aabsocial.parsing.lines.partner_line import kind_of_partner  # only a guess needs it

    return kind_of_partner(partner.name or "", language_of(proposal))


def commitment_by_words(proposal: Proposal, partner: Partner) -> str | None:
    """Return how firm an agreement is by its form alone: one that is oral, or has a day."""
    from aabsocial.parsing.lines.partner_line import commitment_of_words  # only a guess needs it

    parts = (partner.role or "", partner.contribution or "")
    return commitment_of_words(parts, language_of(proposal)) or partner.commitment


FIRM: frozenset[Commitment | None] = frozenset({"pledged", "signed"})


def partnership(proposal: Proposal, review_context: ReviewContext) -> Judgement:
    """4.1: a partner has said yes, or it is said why there is none.

    A yes that the program took from the words of the line, and nobody chose, is no fact.
    """
    partners, today = proposal.partners, review_context.today
    firm = {
        f"partners[{index}].commitment": partner
        for index, partner in enumerate(partners)
        if partner.commitment in FIRM
        and day_of_agreement_to_come(partner, language_of(proposal), today) is None
    }
    named = {key: quoted(name) for key, it in firm.items() if (name := unless_denied(it.name))}
    proposed = frozenset(proposal.derived or ())
    if chosen := tuple(name for key, name in named.items() if key not in proposed):
        return Judgement(VerdictKind.MET, "firm", {"partners": chosen})
    if named:
        return Judgement(VerdictKind.ANSWERED, "proposed", {"partners": (*named.values(),)})
    if firm:
        return Judgement(VerdictKind.PARTLY_MET, "nameless")
    if partners:
        loose = tuple(
            name_or_number(it.name, "partner", index) for index, it in enumerate(partners)
        )
        return Judgement(VerdictKind.PARTLY_MET, "loose", {"partners": loose})
    reason = proposal.partnership.reason
    if reason is None or only_denies(reason):
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.REASONED, "none", {"reason": excerpt(reason)})


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={"4.1": partnership},
    items=(
        Group(
            key="partners",
            lines="partner",
            record=Partner,
            offers=payers_who_are_no_partners,
            offered_after=("partners", "financing"),
            clauses=("4.1",),
            fields=(
                Question(key="partners.name", kind=Kind.TEXT, needed=always, remembered=True),
                Question(
                    key="partners.kind",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(PartnerKind),
                    derive_within=kind_by_name,
                ),
                Question(key="partners.role", kind=Kind.TEXT),
                Question(key="partners.contribution", kind=Kind.TEXT),
                Question(
                    key="partners.commitment",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(Commitment),
                    derive_within=commitment_by_words,
                ),
            ),
        ),
        Question(
            key="partnership.reason",
            section="partners",
            kind=Kind.PARAGRAPHS,
            clauses=("4.1",),
            needed=without_partners,
            applies=without_partners,
        ),
        Question(
            key="partnership.form",
            section="partners",
            kind=Kind.TEXT,
            clauses=("4.2",),
            depth=BY_MENU_ONLY,
        ),
    ),
    rules=RULES,
)
