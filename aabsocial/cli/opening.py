"""Open a stored proposal in the questionnaire."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.cli.answers_file import refuse_missing_answers
from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.interview import context_for, front_end_for, resumed_session, run_session
from aabsocial.cli.terminal import is_interactive, relative_to_cwd
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.cli.workspace import Workspace
    from aabsocial.errors import ExitCode
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language

messages = Messages(__file__)


class OpenOptions(Struct, kw_only=True):
    """How a proposal is opened: at a question if one is named, line by line, or asking nothing."""

    question: str | None = None
    plain: bool = False
    no_input: bool = False


def open_proposal(
    path: Path,
    workspace: Workspace,
    language: Language,
    options: OpenOptions,
) -> ExitCode:
    """Ask on with a stored proposal."""
    from aabsocial.cli.answers_file import refuse_no_proposal
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage import read_proposal
    from aabsocial.storage.reading import with_time_limit

    policy = load_policy()
    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    autosaved = AutosavedProposal(policy, language, stored=stored)
    interview_context = context_for(workspace, autosaved, plain=options.plain)
    session = with_time_limit(stored.path, lambda: resumed_session(interview_context, stored))
    if options.question is not None:
        session = _start_at(session, options.question)
    if options.no_input or not (options.plain or is_interactive()):
        refuse_missing_answers(policy, stored.answers, language, relative_to_cwd(stored.path))
    front_end = partial(front_end_for, language, workspace.settings, options.plain)
    return run_session(session, front_end, autosaved, workspace, plain=options.plain)


def _start_at(session: Session, key: str) -> Session:
    """Return the session at a question; raises `WrongUseError` with the nearest known key."""
    from aabsocial.interview.resume import start_at

    try:
        return replace(start_at(session, key), notes=())
    except KeyError:
        raise _no_such_question(session, key) from None


def _no_such_question(session: Session, key: str) -> WrongUseError:
    from difflib import get_close_matches

    known = [*session.policy.items, *session.policy.questions]
    near = next(iter(get_close_matches(key, known, n=1, cutoff=0.4)), None)
    message_key = "no-such-question-near" if near else "no-such-question"
    return WrongUseError(*messages.problem(message_key, key=key, near=near))
