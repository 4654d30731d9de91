"""Hold the questionnaire on a terminal: choose a front end, save each answer, say how it ended."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import is_plain_wanted
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError, ExitCode
from aabsocial.interview.formatting import messages as interview_messages
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import (
    InterviewContext,
    InterviewResult,
    Location,
    ScreenKind,
    Session,
)
from aabsocial.localization.messages import Messages
from aabsocial.model.answers import answer_at, path_of, plain_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.interview.protocol import FrontEnd
    from aabsocial.interview.shutdown import ShutdownSignal
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal
    from aabsocial.storage.settings import Settings
    from aabsocial.storage.toml_edit.writer import Layout

messages = Messages(__file__)


def is_terminal() -> bool:
    """Return whether somebody can answer: input, and where questions are written, is a terminal."""
    with suppress(AttributeError, ValueError):  # a missing or closed stream is no terminal
        return sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())
    return False


def plain_front_end(language: Language, leaving: ShutdownSignal | None = None) -> FrontEnd:
    """Return the front end that puts questions line by line, on a terminal or through a pipe."""
    from aabsocial.interview.frontends.plain import PlainFrontEnd, nothing_more
    from aabsocial.interview.frontends.terminal_input import is_more_waiting

    # Python gives none where a stream was closed.
    source, sink = sys.stdin or StringIO(), sys.stderr or StringIO()
    if isinstance(source, TextIOWrapper):
        source.reconfigure(errors="surrogateescape")  # no letter is lost: see `cleaning.repaired`
    more_pasted = partial(is_more_waiting, source) if source.isatty() else nothing_more
    return PlainFrontEnd(source, sink, language, more_pasted, leaving)


def best_front_end(language: Language, leaving: ShutdownSignal | None = None) -> FrontEnd:
    """Return the rich front end; a terminal that Questionary cannot open gets plain lines."""
    try:
        return _rich_front_end(language, leaving)
    except Exception:  # noqa: BLE001 - the toolkit's errors differ by platform, as in Git Bash
        return plain_front_end(language, leaving)


def _rich_front_end(language: Language, leaving: ShutdownSignal | None) -> FrontEnd:
    from aabsocial.interview.frontends.rich import on_terminal
    from aabsocial.interview.frontends.screen_renderer import ScreenRenderer as Above

    stream = sys.stderr if sys.stderr.isatty() else sys.stdout
    return on_terminal(language, Above(stream).show, stream, leaving)


class AutosavedProposal:
    """The file a conversation is saved in; a new one comes into being with the first answer."""

    def __init__(
        self,
        policy: Policy,
        language: Language,
        *,
        into: Path | None = None,
        stored: StoredProposal | None = None,
    ) -> None:
        """Go on in a stored proposal, or begin one below a folder; speak a language."""
        self.policy = policy
        self.language = language
        self.into = into or Path()
        self.stored = stored

    def keep(self, answers: Answers) -> StoredProposal:
        """Save the answers, whole and synced; raises what `store.save_proposal` raises."""
        from aabsocial.storage import save_proposal
        from aabsocial.storage.layout import layout_of

        language: Language = "en" if answers.get("language") == "en" else "da"
        layout = layout_of(self.policy, language)
        if self.stored is None:
            self.stored = self._begun(answers, layout)
        else:
            self.stored = save_proposal(self.stored, answers, layout)
        return self.stored

    def _begun(self, answers: Answers, layout: Layout) -> StoredProposal:
        from aabsocial.storage.new_proposal import begin_proposal
        from aabsocial.storage.workspace import slug

        title = str(answer_at(answers, ("initiative", "title")) or "")
        begun = begin_proposal(self.into, title, answers, layout)
        folder, namesake = begun.path.parent, self.into / slug(title)
        if folder.name != namesake.name:
            there, here = relative_to_cwd(namesake), relative_to_cwd(folder)
            print_notice(messages.text("namesake", self.language, namesake=there, folder=here))
        return begun


def context_for(
    policy: Policy, place: Workspace, language: Language, stored: StoredProposal | None = None
) -> InterviewContext:
    """Return the context of an interview in a workspace."""
    from aabsocial.cli.crash_report import CrashLog
    from aabsocial.cli.papers import proposal_paper
    from aabsocial.questionnaire.values import SCHEMA_VERSION

    version = stored.answers.get("schema_version") if stored else SCHEMA_VERSION
    return InterviewContext(
        policy=policy,
        language=language,
        review_context=replace(place.review_context, on_error=CrashLog().keep),
        known=_known(policy, place, stored),
        preview=lambda reviewed: proposal_paper(policy, reviewed, place),
        version_read=version if isinstance(version, int) else SCHEMA_VERSION,
    )


def _known(
    policy: Policy, place: Workspace, stored: StoredProposal | None
) -> Mapping[str, tuple[object, ...]]:
    """Gather what the settings and the other proposals of the workspace have answered before."""
    from aabsocial.storage.workspace import proposals_below, remembered

    keys = tuple(key for key, question in policy.questions.items() if question.remembered)
    others = [
        path for path in proposals_below(place.proposals) if not stored or path != stored.path
    ]
    return {**remembered(others, keys), **place.settings.suggestions}


def asker(
    language: Language,
    settings: Settings,
    plain: bool,  # noqa: FBT001 - the option's own value
    leaving: ShutdownSignal | None = None,
) -> FrontEnd:
    """Return the front end that the person asked for, or that the terminal can show."""
    wanted = plain or is_plain_wanted(settings)
    return plain_front_end(language, leaving) if wanted else best_front_end(language, leaving)


def begun(interview_context: InterviewContext, answers: Answers) -> Session:
    """Return the session with which a conversation about these answers begins."""
    from aabsocial.interview.resume import resume

    return resume(
        Session(
            interview_context=interview_context,
            answers=answers,
            location=Location(ScreenKind.REVIEW),
        )
    )


def resumed(interview_context: InterviewContext, stored: StoredProposal) -> Session:
    """Return session with which the conversation about a stored proposal goes on, and say so."""
    session = begun(interview_context, stored.answers)
    key = "resumed-at-review" if session.location.kind is ScreenKind.REVIEW else "resumed"
    return _told(session, key)


def welcomed(interview_context: InterviewContext, answers: Answers) -> Session:
    """Return the session of a new proposal, and say that nothing of it will be lost."""
    return _told(begun(interview_context, answers), "welcome")


def _told(session: Session, key: str) -> Session:
    return replace(
        session, notes=(Note(Tone.NEWS, interview_messages.text(key, session.language)),)
    )


def hold(
    session: Session,
    front_end: Callable[[ShutdownSignal], FrontEnd],
    notebook: AutosavedProposal,
    place: Workspace,
) -> ExitCode:
    """Hold the conversation to its end, write the papers if so asked, and say what comes next."""
    from aabsocial.cli.crash_report import report_internal_errors

    language = session.language
    ended = _held(session, front_end, notebook)
    if ended.result is InterviewResult.WRITE and notebook.stored:
        reviewed = _written(ended.interview_context, notebook.stored, place)
        return report_internal_errors(reviewed.findings, language, ExitCode.DONE)
    _tell_where(notebook, language)
    _tell_unfinished(ended)
    if ended.result is InterviewResult.INTERRUPTED:
        return ExitCode.INTERRUPTED
    if notebook.stored is None:
        return ExitCode.NOTHING_TO_DO
    return report_internal_errors(ended.review.findings, language, ExitCode.DONE)


def _written(
    interview_context: InterviewContext, stored: StoredProposal, place: Workspace
) -> Review:
    from aabsocial.cli.papers import write_papers
    from aabsocial.validation import ValidationOptions

    options = ValidationOptions(
        policy=interview_context.policy, review_context=interview_context.review_context
    )
    return write_papers(stored, options, place, interview_context.language)


def _held(
    session: Session, front_end: Callable[[ShutdownSignal], FrontEnd], notebook: AutosavedProposal
) -> Session:
    """Hold the conversation; however it breaks off, it is told where the answers are."""
    from aabsocial.interview.loop import run_interview
    from aabsocial.interview.shutdown import ShutdownSignal, handle_signals

    leaving = ShutdownSignal()
    try:
        with handle_signals(leaving):
            ended = run_interview(session, front_end(leaving), notebook.keep, leaving)
            if notebook.stored is None and ended.proposal.initiative.title:
                notebook.keep(ended.answers)  # the name given on the command line is an answer too
    except AabsocialError:
        raise  # it says itself where the answers are
    except BaseException:
        if notebook.stored:
            _tell_where(notebook, session.language)
        raise
    return ended


def _tell_unfinished(session: Session) -> None:
    """Return back what was begun and is no answer: nobody else has it."""
    from aabsocial.model.policy import Kind
    from aabsocial.personal_data import redact

    questions = session.interview_context.policy.questions
    for key, text in session.drafts.items():
        if questions[plain_key(path_of(key))].kind is not Kind.CHOICES:  # ticks are no words
            print_notice(messages.text("unfinished", session.language, text=redact(text.strip())))


def _tell_where(notebook: AutosavedProposal, language: Language) -> None:
    if notebook.stored is None:
        print_notice(messages.text("nothing-saved", language))
    else:
        path = relative_to_cwd(notebook.stored.path)
        print_notice(messages.text("saved", language, path=path, folder=path.parent))
