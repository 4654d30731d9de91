"""The page of one task, from which each of its questions can be reached (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import page_actions
from aabsocial.interview.findings import findings_on_page
from aabsocial.interview.findings_pages import mend_options, numbered
from aabsocial.interview.formatting import messages
from aabsocial.interview.hub import answer_line, state_text, unused_answers
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.tasks import section_named, task_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.policy import Item


def task_page(session: Session) -> Screen:
    """Return the page of a task: what was found in it, and each question with its answer."""
    language = session.language
    section = section_named(session, session.location.key)
    findings = findings_on_page(session)
    items = [session.policy.items[key] for key in section.keys]
    reachable = [item for item in items if item.applies(session.proposal)]
    return Screen(
        input=Input.CHOICE,
        section=section.title.in_(language),
        progress=state_text(session, task_status(session, section)),
        question=messages.text("task", language),
        body=(*numbered(session, findings), *unused_answers(session, section)),
        options=(
            Option(page_actions.WHOLE, messages.text("task-whole", language)),
            Option(page_actions.CONTINUE, messages.text("to-hub", language)),
            *mend_options(session, findings),
            *_item_options(session, reachable),
        ),
        proposed=(page_actions.CONTINUE,),
        beside=True,
    )


def _item_options(session: Session, items: list[Item]) -> Iterator[Option]:
    """Yield the questions put forward, then those that only this page leads to."""
    asked = [item for item in items if item.key in session.asked_items]
    others = [item for item in items if item.key not in session.asked_items]
    for word, some in (("task-one", asked), ("task-more", others)):
        for place, item in enumerate(some):
            above = messages.text(word, session.language) if place == 0 else ""
            yield Option(f"{page_actions.ITEM}{item.key}", answer_line(session, item), above)
