"""The pages that a proposal ends with: its papers, handing in, and which formats (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import ending_actions, page_actions
from aabsocial.interview.ending_actions import OFFERED_FORMATS
from aabsocial.interview.findings import findings_on_page, standing_in_the_way
from aabsocial.interview.findings_pages import headed_findings, list_ways, mend_options
from aabsocial.interview.formatting import finding_line, messages
from aabsocial.interview.hub import (
    before_submission,
    more_to_tell,
    older_papers,
    status_line,
    title_line,
)
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.tasks import standing_findings
from aabsocial.localization.messages import format_date
from aabsocial.model.findings import Gravity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session


USUAL = ("docx", "pdf")


def ending(session: Session) -> Screen:
    """Return the page one ends at, and comes back to after each act."""
    older = tuple(older_papers(session))
    return Screen(
        input=Input.CHOICE,
        section=title_line(session),
        progress=status_line(session),
        question=messages.text("ending", session.language),
        body=(
            before_submission(session),
            *older,
            *_unfinished(session),
            *_hints(session),
            *more_to_tell(session),
            *_receiver(session),
        ),
        options=tuple(_ways_to_end(session)),
        proposed=(page_actions.STOP if session.act and not older else ending_actions.WRITE,),
    )


def _unfinished(session: Session) -> Iterator[str]:
    """Yield the errors by name, and that the papers of what is not ready say so."""
    in_the_way = standing_in_the_way(session)
    if not session.open_keys:
        errors = [it for it in in_the_way if it.gravity is Gravity.ERROR]
        yield from (finding_line(it, session.language) for it in errors)
    if session.open_keys or in_the_way:
        word = "ending-draft" if ending_actions.can_be_submitted(session) else "ending-handed-in"
        yield messages.text(word, session.language)


def _receiver(session: Session) -> Iterator[str]:
    """Yield who gets what is handed in, where the settings say so."""
    if receives := session.interview_context.receives:
        yield messages.text("ending-receives", session.language, receives=receives)


def _hints(session: Session) -> Iterator[str]:
    hints = [it for it in standing_findings(session) if it.gravity is Gravity.HINT]
    if hints and not session.open_keys:
        word = "ending-hints" if len(hints) > 1 else "ending-hint"
        first = hints[0].message.in_(session.language)
        yield messages.text(word, session.language, count=len(hints), first=first)


def _ways_to_end(session: Session) -> Iterator[Option]:
    language, chosen = session.language, session.paper_formats
    named = ", ".join(format_name(name, session) for name in chosen)
    yield Option(ending_actions.WRITE, messages.text("ending-write", language), state=named)
    if chosen:
        yield Option(ending_actions.OTHER_FORMATS, messages.text("ending-formats", language))
    if session.interview_context.opens_folders:
        yield Option(ending_actions.OPEN, messages.text("ending-open", language))
    yield Option(page_actions.PREVIEW, messages.text("ending-preview", language))
    if ending_actions.can_be_submitted(session):
        yield _submit_option(session)
    yield Option(page_actions.TO_REVIEW, messages.text("hub-review", language))
    yield Option(page_actions.TO_HUB, messages.text("to-hub", language))
    yield Option(page_actions.STOP, messages.text("ending-stop", language))


def _submit_option(session: Session) -> Option:
    """Return the way to hand in, or to what must be done before it is possible."""
    language = session.language
    if not ending_actions.may_be_submitted_anyway(session):
        return Option(ending_actions.SUBMIT, messages.text("ending-before-submit", language))
    today = format_date(session.interview_context.review_context.today, language)
    state = messages.text("ending-submit-state", language, day=today)
    return Option(ending_actions.SUBMIT, messages.text("ending-submit", language), state=state)


def format_name(name: str, session: Session) -> str:
    """Return the word that users know a format by."""
    return messages.text(f"format-{name}", session.language)


def papers_page(session: Session) -> Screen:
    """Return the page that asks which papers to write."""
    return Screen(
        input=Input.CHOICES,
        section=title_line(session),
        question=messages.text("papers", session.language),
        help=messages.text("papers-help", session.language),
        options=tuple(Option(name, format_name(name, session)) for name in OFFERED_FORMATS),
        chosen=session.paper_formats or USUAL,
        proposed=session.paper_formats or USUAL,
        beside=True,
    )


def submission_page(session: Session) -> Screen:
    """Return the page with what stands in the way of handing in."""
    language = session.language
    findings = findings_on_page(session)
    anyway = ending_actions.may_be_submitted_anyway(session)
    options = [*mend_options(session, findings), *list_ways(session, findings)]
    if anyway:
        word = "submit-anyway" if findings else "ending-submit"
        options.append(Option(ending_actions.SUBMIT_ANYWAY, messages.text(word, language)))
    options.append(Option(page_actions.TO_ENDING, messages.text("submit-not", language)))
    return Screen(
        input=Input.CHOICE,
        section=title_line(session),
        question=messages.text("submission" if anyway else "submission-refused", language),
        body=tuple(headed_findings(session, findings)),
        options=tuple(options),
        proposed=(page_actions.TO_ENDING,),
        beside=True,
        paged=True,
    )
