"""`aabsocial edit`: the same questionnaire on a proposal that exists."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import refuse_missing_answers
from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.completions import questions
from aabsocial.cli.context import user_of
from aabsocial.cli.interview import context_for, front_end_for, resumed_session, run_session
from aabsocial.cli.options import Folder, Today
from aabsocial.cli.terminal import is_interactive, relative_to_cwd
from aabsocial.cli.workspace import Workspace, find_proposal, only_proposal, writing_workspace
from aabsocial.core.struct import replace
from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
QUESTION = typer.Option("--question", metavar="KEY", autocompletion=questions)


def command(
    context: typer.Context,
    folder: Folder = None,
    question: Annotated[str | None, QUESTION] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    today: Today = None,
) -> ExitCode:
    """Open a proposal at its tasks; without a name, choose one of those there are."""
    language = user_of(context).language
    workspace = writing_workspace(None, today)
    if folder is None and question is None and not no_input and _has_several(workspace):
        from aabsocial.cli.start_page import pick_and_open

        return pick_and_open(workspace, language, plain=plain)
    path = only_proposal(workspace) if folder is None else find_proposal(folder, workspace)
    return open_proposal(
        path, workspace, language, question=question, plain=plain, no_input=no_input
    )


def _has_several(workspace: Workspace) -> bool:
    """Return whether there is a choice between proposals, and somebody to choose."""
    from aabsocial.storage.workspace import proposals_below

    return is_interactive() and len(proposals_below(workspace.proposals)) > 1


def open_proposal(
    path: Path,
    workspace: Workspace,
    language: Language,
    *,
    question: str | None = None,
    plain: bool = False,
    no_input: bool = False,
) -> ExitCode:
    """Ask on with a stored proposal, at a question if one is named."""
    from aabsocial.cli.answers_file import refuse_no_proposal
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage import read_proposal
    from aabsocial.storage.reading import with_time_limit

    policy = load_policy()
    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    autosaved = AutosavedProposal(policy, language, stored=stored)
    interview_context = context_for(workspace, autosaved)
    session = with_time_limit(stored.path, lambda: resumed_session(interview_context, stored))
    if question is not None:
        session = _start_at(session, question)
    if no_input or not (plain or is_interactive()):
        refuse_missing_answers(policy, stored.answers, language, relative_to_cwd(stored.path))
    return run_session(
        session, partial(front_end_for, language, workspace.settings, plain), autosaved, workspace
    )


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
    near = next(iter(get_close_matches(key, known, n=1, cutoff=0.4)), "initiative.title")
    return WrongUseError(*messages.problem("no-such-question", key=key, near=near))
