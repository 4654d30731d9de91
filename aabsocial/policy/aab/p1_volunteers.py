"""The rules of anchoring and volunteers (1.3, 1.4, 1.5, 1.7): what is displaced, what is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.model.proposal_facts import Size, is_external, size
from aabsocial.policy.aab.detectors.denials import denies_anywhere
from aabsocial.policy.aab.predicates import (
    lacks_the_external_money,
    name_or_number,
    unless_draft,
    without_markup,
)
from aabsocial.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal, VolunteerEffect, VolunteerEffort


DISPLACING: frozenset[VolunteerEffect] = frozenset({"replaces", "outcompetes"})


def is_large(proposal: Proposal) -> bool:
    """Return whether the initiative is large, so that the residents' part is asked for itself."""
    return size(proposal) is Size.LARGE


VOLUNTEERS = re.compile(
    r"(?P<denied>\b(?:ingen|uden|no|without)\s+(?:\w+\s+)?)?\b(?:frivilliges?|volunteers?)\b",
    re.IGNORECASE,
)


def texts_on_volunteers(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield the sentences that name volunteers, each with where it stands; none that denies them.

    What is told of the work that residents do already is not of the initiative.
    """
    idea, residents = proposal.initiative, proposal.residents
    places: dict[str, Iterable[str | None]] = {
        "activity": (text for it in proposal.activities for text in (it.what, it.who)),
        "partner": (
            text for it in proposal.partners for text in (it.name, it.role, it.contribution)
        ),
        "goal": (it.statement for it in proposal.success_criteria),
        "money": (text for it in proposal.budget for text in (it.item, it.note)),
        "text": (idea.background, idea.purpose, residents.anchoring, residents.involvement),
    }
    for place, texts in places.items():
        for text in filter(None, texts):
            for sentence in sentences(without_markup(text)):
                if any(not match["denied"] for match in VOLUNTEERS.finditer(sentence)):
                    yield place, sentence.rstrip(".")


def volunteering_not_considered(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.3, external money where nobody has said whether volunteer work exists."""
    if proposal.residents.existing_volunteering is not None or not is_external(proposal):
        return
    if not lacks_the_external_money(proposal):
        yield Breach(key="residents.existing_volunteering")


def volunteers_replaced(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.3, each effort of volunteers that externally financed work displaces.

    An effort beside the answer that there is none is a contradiction: one of the two is untrue.
    """
    if not is_external(proposal):
        return
    residents = proposal.residents
    if residents.existing_volunteering == "none" and residents.volunteering:
        efforts = enumerate(residents.volunteering)
        named = tuple(
            name_or_number(effort.name, "volunteering", index) for index, effort in efforts
        )
        key = "residents.existing_volunteering"
        yield Breach(key=key, message_key="none-beside-some", params={"efforts": named})
    for index, effort in enumerate(existing_efforts(proposal)):
        if effort.effect in DISPLACING:
            key = f"residents.volunteering[{index}].effect"
            message_key = "found" if effort.effect == "replaces" else "outcompetes"
            values = {"effort": name_or_number(effort.name, "volunteering", index)}
            yield Breach(key=key, message_key=message_key, params=values)


def volunteers_overlapped(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.3, each effort that is overlapped without an agreement with its volunteers."""
    if not is_external(proposal):
        return
    for index, effort in enumerate(existing_efforts(proposal)):
        if effort.effect == "overlaps" and denies_anywhere(effort.agreement):
            key = f"residents.volunteering[{index}].agreement"
            yield Breach(
                key=key, params={"effort": name_or_number(effort.name, "volunteering", index)}
            )


def anchoring_not_described(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.4, that the local anchoring is unanswered."""
    if proposal.residents.anchoring is None:
        yield Breach(key="residents.anchoring")


def involvement_not_described(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, that the residents' part in a large initiative is unanswered.

    Of a smaller one, the answer on anchoring (1.4) tells enough.
    """
    if proposal.residents.involvement is None and is_large(proposal):
        yield Breach(key="residents.involvement")


def volunteering_without_example(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.7, volunteers who take part, or the work there is, without an example of it."""
    if proposal.residents.volunteer_stories is not None:
        return
    key = "residents.volunteer_stories"
    hours, efforts = proposal.residents.volunteer_hours, existing_efforts(proposal)
    if hours and proposal.residents.volunteers is not False:
        yield Breach(key=key, message_key="hours", params={"hours": hours})
    elif efforts:
        yield Breach(
            key=key,
            message_key="effort",
            params={"effort": name_or_number(efforts[0].name, "volunteering", 0)},
        )


def existing_efforts(proposal: Proposal) -> tuple[VolunteerEffort, ...]:
    """Return the existing volunteer efforts; a no has them aside, though they stay in the file."""
    residents = proposal.residents
    return () if residents.existing_volunteering == "none" else residents.volunteering


RULES = (
    Rule(
        code="LOK10",
        name="volunteering-not-considered",
        clause="1.3",
        severity=Severity.ERROR,
        check=unless_draft(volunteering_not_considered),
    ),
    Rule(
        code="LOK11",
        name="volunteers-replaced",
        clause="1.3",
        severity=Severity.ERROR,
        check=volunteers_replaced,
    ),
    Rule(
        code="LOK12",
        name="volunteers-overlapped",
        clause="1.3",
        severity=Severity.WARNING,
        check=unless_draft(volunteers_overlapped),
        reason_not_error="an overlap may be agreed upon; replacing them is LOK11's error",
    ),
    Rule(
        code="LOK20",
        name="anchoring-not-described",
        clause="1.4",
        severity=Severity.ERROR,
        check=unless_draft(anchoring_not_described),
    ),
    Rule(
        code="LOK21",
        name="involvement-not-described",
        clause="1.5",
        severity=Severity.WARNING,
        check=unless_draft(involvement_not_described),
        reason_not_error="a smaller initiative may answer with its local anchoring alone",
    ),
    Rule(
        code="LOK30",
        name="volunteering-without-example",
        clause="1.7",
        severity=Severity.HINT,
        check=unless_draft(volunteering_without_example),
    ),
)
