"""The screens that lead about: the menu, a section, the review (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import menus
from aabsocial.interview.route import open_keys, unanswered
from aabsocial.interview.screen import Input, Option, Screen
from aabsocial.interview.sections import State, findings_in, section_named, state_of
from aabsocial.interview.session import Session, Spot, Stage
from aabsocial.interview.words import finding_line, say
from aabsocial.interview.written import item_line, record_lines
from aabsocial.policy_summary import policy_summary
from aabsocial.questionnaire import is_given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.policy import Item, Section

MISSING = "FOR01"


def _menu(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=say("menu", language),
        options=(
            Option(menus.CONTINUE, say("menu-continue", language)),
            Option(menus.TO_REVIEW, say("menu-review", language)),
            Option(menus.PREVIEW, say("menu-preview", language)),
            Option(menus.STOP, say("menu-stop", language)),
            *_sections(session, say("menu-sections", language)),
        ),
        proposed=(menus.CONTINUE,),
    )


def _sections(session: Session, above: str) -> Iterator[Option]:
    for place, section in enumerate(session.policy.sections):
        label = _section_line(session, section)
        yield Option(f"{menus.SECTION}{section.name}", label, above if place == 0 else "")


def _section_line(session: Session, section: Section) -> str:
    """Name a section, and say how far it is and what was found."""
    count = len(findings_in(session, section.name))
    state = state_of(session, section)
    word = f"state-{state.value}"
    if state is State.FINDINGS and count == 1:
        word = "state-finding"
    told = say(word, session.language, count=count)
    return f"{section.title.in_(session.language)} ({told})"


def _section(session: Session) -> Screen:
    language = session.language
    section = section_named(session, session.spot.key)
    items = [session.policy.items[key] for key in section.keys]
    reachable = [item for item in items if item.applies(session.proposal)]
    return Screen(
        input=Input.CHOICE,
        section=section.title.in_(language),
        question=say("section", language),
        body=tuple(_not_in_use(session, section)),
        options=(
            Option(menus.WHOLE, say("section-whole", language)),
            Option(menus.CONTINUE, say("section-back", language)),
            *_item_options(session, reachable),
        ),
        proposed=(menus.WHOLE,),
    )


def _item_options(session: Session, items: list[Item]) -> Iterator[Option]:
    for place, item in enumerate(items):
        above = say("section-one", session.language) if place == 0 else ""
        yield Option(f"{menus.ITEM}{item.key}", _item_line(session, item), above)


def _item_line(session: Session, item: Item) -> str:
    label = session.policy.item_words[item.key].label.in_(session.language)
    line = item_line(session.policy, item, session.proposal, session.language)
    return f"{label}: {line or say('unanswered', session.language)}"


def _not_in_use(session: Session, section: Section) -> Iterator[str]:
    """Name the answers that stand in the file but under a branch that is no longer taken."""
    for key in section.keys:
        item = session.policy.items[key]
        if not item.applies(session.proposal) and is_given(item, session.proposal):
            label = session.policy.item_words[key].label
            yield say("not-in-use", session.language, label=label)


def _review(session: Session) -> Screen:
    language = session.language
    endings = tuple(_endings(session))
    return Screen(
        input=Input.CHOICE,
        question=say("review", language),
        body=tuple(_review_body(session)),
        options=(*endings, *_sections(session, say("review-change", language))),
        proposed=(endings[0].name,),
    )


def _endings(session: Session) -> Iterator[Option]:
    """Give the ways to end, the likeliest first: to answer what is necessary, or to write."""
    language = session.language
    asked = {Spot(Stage.QUESTION, key).item_key for key in open_keys(session)}
    if is_necessary := bool(asked & session.asked.keys()):
        yield Option(menus.GO_ON, say("review-go-on", language))
    write = "review-submit" if menus.is_submitted_by_writing(session) else "review-write"
    yield Option(menus.WRITE, say(write, language))
    yield Option(menus.DRAFT, say("review-draft", language))
    if unanswered(session) and not is_necessary:
        yield Option(menus.GO_ON, say("review-go-on-open", language))


def _review_body(session: Session) -> Iterator[str]:
    """Give every answer under its section, then what was found and what is missing."""
    for section in session.policy.sections:
        if lines := list(_answers_in(session, section)):
            yield _section_line(session, section)
            yield from (f"  {line}" for line in lines)
            yield ""
    for finding in session.review.findings:
        if finding.rule != MISSING:
            yield finding_line(finding, session.language)
    yield policy_summary(session.review.verdicts, session.language)
    missing = len(open_keys(session))
    word = {0: "review-complete", 1: "review-missing-one"}.get(missing, "review-missing")
    yield say(word, session.language, count=missing)


def _answers_in(session: Session, section: Section) -> Iterator[str]:
    for key in section.keys:
        item = session.policy.items[key]
        given = item.applies(session.proposal) and is_given(item, session.proposal)
        if key in session.asked or given:
            yield _item_line(session, item)
            rows = record_lines(session.policy, item, session.proposal, session.language)
            yield from (f"  {row}" for row in rows)
    yield from _not_in_use(session, section)


PAGES: Mapping[Stage, Callable[[Session], Screen]] = {
    Stage.MENU: _menu,
    Stage.SECTION: _section,
    Stage.REVIEW: _review,
}
