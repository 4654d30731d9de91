"""Packs as they are composed of the worked examples, to be set on pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.policy.aab import load_policy
from tests.support.meetings import a_pack, an_item
from tests.support.pdfs import EXAMPLES, review_of

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case
    from aabsocial.handout import AgendaItem, Handout


def example_items(number: int, **changes: Any) -> list[AgendaItem]:  # noqa: ANN401 - any field of an item
    """Return so many items to decide on, which are the examples in turn."""
    reviews = [review_of(EXAMPLES[at % len(EXAMPLES)]) for at in range(number)]
    return [
        replace(
            an_item(at, review.proposal),
            review=review,
            minutes=15,
            presenter="boligsocial konsulent",
            **changes,
        )
        for at, review in enumerate(reviews, 1)
    ]


def an_item_without_proposal(number: int, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    """Return an item that has a title and a text only."""
    fields: dict[str, Any] = {
        "review": None,
        "source": None,
        "public_source": None,
        "path": "",
        "kind": "information",
        "title": f"Boligsocial årsrapport {number}",
        "text": "Årsrapporten samler:\n\n- beboere, der har været med\n- penge, der er brugt",
    }
    return replace(an_item(number), **(fields | changes))


@cache
def example_pack(number: int = len(EXAMPLES), **changes: Any) -> Handout:  # noqa: ANN401 - any of the terms
    """Return a pack of so many items with a proposal, and two without."""
    others = (an_item_without_proposal(number + 1), an_item_without_proposal(number + 2))
    return a_pack(*example_items(number), *others, **changes)


def example_case(number: int) -> Case:
    """Return one of the examples as the paper of a proposal."""
    review = review_of(EXAMPLES[number])
    language = review.proposal.language or "da"
    return compose_case(load_policy(), review, language, CaseContext())
