"""Run the interview on a terminal: choose a front end, save each answer, print how it ended."""

from __future__ import annotations

import sys
from functools import partial
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from aabsocial.cli.context import is_plain_wanted, plain_again
from aabsocial.cli.terminal import is_interactive, print_notice, relative_to_cwd
from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError, ExitCode
from aabsocial.interview.formatting import messages as interview_messages
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import InterviewContext, InterviewResult, Session
from aabsocial.localization.messages import Messages
from aabsocial.model.answers import path_of, plain_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.cli.autosaved_proposal import AutosavedProposal
    from aabsocial.cli.workspace import Workspace
    from aabsocial.interview.protocol import FrontEnd
    from aabsocial.interview.shutdown import ShutdownSignal
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal
    from aabsocial.storage.settings import Settings

messages = Messages(__file__)
LOSSLESS = "surrogateescape"


def plain_front_end(language: Language, shutdown: ShutdownSignal | None = None) -> FrontEnd:
    """Return the front end that asks line by line, on a terminal or through a pipe."""
    from aabsocial.interview.frontends.plain import PlainFrontEnd, nothing_pasted
    from aabsocial.interview.frontends.terminal_input import is_more_waiting

    # A closed stream is None in Python.
    source, sink = sys.stdin or StringIO(), sys.stderr or StringIO()
    if isinstance(source, TextIOWrapper) and source.errors != LOSSLESS:
        source.reconfigure(errors=LOSSLESS)  # no letter is lost: see `cleaning.repaired`
    more_pasted = partial(is_more_waiting, source) if source.isatty() else nothing_pasted
    return PlainFrontEnd(source, sink, language, more_pasted, shutdown)


def best_front_end(language: Language, shutdown: ShutdownSignal | None = None) -> FrontEnd:
    """Return the rich front end; a terminal that Questionary cannot open gets plain lines."""
    try:
        return _rich_front_end(language, shutdown)
    except Exception:  # noqa: BLE001 - the toolkit's errors differ by platform, as in Git Bash
        return plain_front_end(language, shutdown)


def _rich_front_end(language: Language, shutdown: ShutdownSignal | None) -> FrontEnd:
    from aabsocial.interview.frontends.rich import on_terminal
    from aabsocial.interview.frontends.screen_renderer import ScreenRenderer

    stream = sys.stderr if sys.stderr.isatty() else sys.stdout
    above = ScreenRenderer(stream)
    return on_terminal(language, above.show, above.paper_height, stream, shutdown)


def context_for(
    workspace: Workspace, autosaved: AutosavedProposal, *, plain: bool = False
) -> InterviewContext:
    """Return the context of an interview that saves its answers as this proposal."""
    from aabsocial.cli.crash_report import CrashLog
    from aabsocial.cli.papers import proposal_paper
    from aabsocial.questionnaire.values import SCHEMA_VERSION

    policy, stored = autosaved.policy, autosaved.stored
    version = stored.answers.get("schema_version") if stored else SCHEMA_VERSION
    return InterviewContext(
        policy=policy,
        language=autosaved.language,
        review_context=replace(workspace.review_context, on_error=CrashLog().log),
        known=_known_values(policy, workspace, stored),
        preview=lambda reviewed: proposal_paper(policy, reviewed, workspace),
        around=autosaved.findings_around,
        files=autosaved.possible_annexes,
        older_papers=autosaved.older_papers,
        from_settings={key: it for key, (it, *_) in workspace.settings.suggestions.items()},
        receives=workspace.settings.receives,
        opens_folders=is_interactive(),
        is_plain=plain or is_plain_wanted(workspace.settings),
        version_read=version if isinstance(version, int) else SCHEMA_VERSION,
    )


def _known_values(
    policy: Policy, workspace: Workspace, stored: StoredProposal | None
) -> Mapping[str, tuple[object, ...]]:
    """Return values to suggest by question key: from the settings and the other proposals."""
    from aabsocial.storage.workspace import proposals_below, remembered

    keys = tuple(key for key, question in policy.questions.items() if question.remembered)
    others = [
        path for path in proposals_below(workspace.proposals) if not stored or path != stored.path
    ]
    return {**remembered(others, keys), **workspace.settings.suggestions}


def front_end_for(
    language: Language,
    settings: Settings,
    plain: bool,  # noqa: FBT001 - the option's own value
    shutdown: ShutdownSignal | None = None,
) -> FrontEnd:
    """Return the plain front end if it is asked for, else the best that the terminal can show."""
    is_plain = plain or is_plain_wanted(settings)
    return plain_front_end(language, shutdown) if is_plain else best_front_end(language, shutdown)


def new_session(interview_context: InterviewContext, answers: Answers) -> Session:
    """Return a session at the first question that these answers leave open."""
    from aabsocial.interview.resume import begin

    return begin(_session(interview_context, answers))


def resumed_session(interview_context: InterviewContext, stored: StoredProposal) -> Session:
    """Return a session that goes on with a stored proposal, at the hub."""
    from aabsocial.interview.drafts import with_kept_drafts
    from aabsocial.interview.resume import resume
    from aabsocial.storage.half_typed import half_typed

    resumed = resume(_session(interview_context, stored.answers))
    return _with_note(with_kept_drafts(resumed, half_typed(stored.path)), "resumed")


def welcome_session(interview_context: InterviewContext, answers: Answers) -> Session:
    """Return the session of a new proposal, with a note that every answer is saved."""
    return _with_note(new_session(interview_context, answers), "welcome")


def _session(interview_context: InterviewContext, answers: Answers) -> Session:
    from aabsocial.storage.user_choices import remembered_formats

    return Session(
        interview_context=interview_context,
        answers=answers,
        location=Location(ScreenKind.HUB),
        paper_formats=remembered_formats(),
    )


def _with_note(session: Session, key: str) -> Session:
    note = Note(Tone.NEWS, interview_messages.text(key, session.language))
    return replace(session, notes=(note, *session.notes))


def run_session(
    session: Session,
    front_end: Callable[[ShutdownSignal], FrontEnd],
    autosaved: AutosavedProposal,
    workspace: Workspace,
    *,
    plain: bool = False,
) -> ExitCode:
    """Run the interview, and return the exit code; `plain` if its option was given."""
    from aabsocial.cli.crash_report import report_internal_errors

    language = session.language
    session_at_end = _run_saving(session, front_end, autosaved, workspace, plain=plain)
    _print_saved_path(autosaved, language, plain=plain)
    are_kept = _keep_drafts(autosaved, session_at_end.drafts)
    is_plain = plain or is_plain_wanted(workspace.settings)
    _print_drafts(session_at_end, are_kept=are_kept, plain=is_plain)
    if session_at_end.result is InterviewResult.INTERRUPTED:
        return ExitCode.INTERRUPTED
    if autosaved.stored is None:
        return ExitCode.NOTHING_TO_DO
    return report_internal_errors(session_at_end.review.findings, language, ExitCode.DONE)


def _run_saving(
    session: Session,
    front_end: Callable[[ShutdownSignal], FrontEnd],
    autosaved: AutosavedProposal,
    workspace: Workspace,
    *,
    plain: bool,
) -> Session:
    """Run the interview and return the session; on any error, print where the answers are saved."""
    from aabsocial.cli.ending_acts import perform
    from aabsocial.interview.loop import run_interview
    from aabsocial.interview.shutdown import ShutdownSignal, handle_signals

    shutdown = ShutdownSignal()
    try:
        with handle_signals(shutdown):
            act = partial(perform, autosaved=autosaved, workspace=workspace)
            keep = partial(_keep_drafts, autosaved)
            save, asking = autosaved.save, front_end(shutdown)
            ended = run_interview(session, asking, save, shutdown, act, keep_drafts=keep)
            if autosaved.stored is None and ended.proposal.initiative.title:
                autosaved.save(
                    ended.answers
                )  # the title given on the command line is an answer too
    except AabsocialError:
        raise  # its message names the path of the answers
    except BaseException:
        if autosaved.stored:
            _print_saved_path(autosaved, session.language, plain=plain)
        raise
    return ended


def _keep_drafts(autosaved: AutosavedProposal, drafts: Mapping[str, str]) -> bool:
    """Keep the half-typed texts; return whether they are kept, which needs a file to belong to."""
    from aabsocial.storage.half_typed import keep_half_typed

    return autosaved.stored is not None and keep_half_typed(autosaved.stored.path, drafts)


def _print_drafts(session: Session, *, are_kept: bool, plain: bool) -> None:
    """Print the half-typed texts, and whether they stand ready the next time.

    In plain lines, the terminal throws away a line that is interrupted; those before it are kept.
    """
    from aabsocial.model.questions import Kind
    from aabsocial.personal_data import redact

    policy = session.policy
    ticked = {key for key, question in policy.questions.items() if question.kind is Kind.CHOICES}
    ticked |= {joint.key for joint in policy.joints if joint.ticks}
    is_interrupted = session.result is InterviewResult.INTERRUPTED
    for key, text in session.drafts.items():
        if plain_key(path_of(key)) not in ticked:  # whose draft names what is ticked
            kept = "kept-lines" if plain and is_interrupted else "kept"
            word = kept if are_kept else "unfinished"
            print_notice(messages.text(word, session.language, text=redact(text.strip())))


def _print_saved_path(autosaved: AutosavedProposal, language: Language, *, plain: bool) -> None:
    if autosaved.stored is None:
        print_notice(messages.text("nothing-saved", language))
    else:
        path = relative_to_cwd(autosaved.stored.path)
        values = {"path": path, "folder": path.parent, "plain": plain_again(plain=plain)}
        print_notice(messages.text("saved", language, **values))
