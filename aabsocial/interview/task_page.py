"""The page of one task, from which each of its questions can be reached (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import page_actions
from aabsocial.interview.findings import findings_on_page
from aabsocial.interview.findings_pages import counted, mend_options, numbered
from aabsocial.interview.formatting import messages
from aabsocial.interview.hub import answer_line, state_text, unused_answers
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.spots import applying_items, asked_spots_of, spots_of
from aabsocial.interview.tasks import section_named, task_status
from aabsocial.model.joints import Joint, JointForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.policy import Section


def task_page(session: Session) -> Screen:
    """Return the page of a task: what was found in it, and each question with its answer."""
    language = session.language
    section = section_named(session, session.location.key)
    findings = findings_on_page(session)
    counts = " · ".join(counted(findings, language))
    return Screen(
        input=Input.CHOICE,
        section=section.title.in_(language),
        progress=counts or state_text(session, task_status(session, section)),
        question=messages.text("task", language),
        body=(*numbered(session, findings), *unused_answers(session, section)),
        options=(
            *mend_options(session, findings),
            Option(page_actions.WHOLE, messages.text("task-whole", language)),
            Option(page_actions.CONTINUE, messages.text("to-hub", language)),
            *_spot_options(session, section),
        ),
        proposed=(page_actions.CONTINUE,),
        beside=True,
    )


def _spot_options(session: Session, section: Section) -> Iterator[Option]:
    """Yield the spots put forward, then what only this page leads to."""
    asked = asked_spots_of(session, section)
    others = tuple(_further(session, section))
    for word, some in (("task-one", asked), ("task-more", others)):
        for place, key in enumerate(some):
            above = messages.text(word, session.language) if place == 0 else ""
            yield Option(f"{page_actions.ITEM}{key}", answer_line(session, key), above)


def _further(session: Session, section: Section) -> Iterator[str]:
    """Yield the keys of what is not put forward: spots, and single steps of those that are."""
    for key in spots_of(session, section):
        spot = session.policy.spots[key]
        items = applying_items(session, spot)
        if key not in session.asked_spots and items:
            yield key
        elif isinstance(spot, Joint) and spot.form is JointForm.STEPS:
            yield from (item.key for item in items if item.key not in session.asked_items)
