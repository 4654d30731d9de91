"""`aabsocial edit`: the same questionnaire on a proposal that exists."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import refuse_to_ask
from aabsocial.cli.completions import questions
from aabsocial.cli.context import user_of
from aabsocial.cli.interview import (
    AutosavedProposal,
    asker,
    context_for,
    hold,
    is_terminal,
    resumed,
)
from aabsocial.cli.options import Folder, Today
from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.cli.workspace import Workspace, only_proposal, proposal_at, writing_workspace
from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.localization.messages import message_and_remedy

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

WORDS = Path(__file__).with_suffix(".toml")
QUESTION = typer.Option("--question", metavar="KEY", autocompletion=questions)


def command(
    context: typer.Context,
    folder: Folder = None,
    question: Annotated[str | None, QUESTION] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    today: Today = None,
) -> ExitCode:
    """Go on with a draft at its first unanswered question, else at the review."""
    from aabsocial.cli.answers_file import refuse_no_proposal
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage import read_proposal
    from aabsocial.storage.reading import in_time

    policy, language = load_policy(), user_of(context).language
    place = writing_workspace(None, today)
    stored = read_proposal(_meant(folder, place))
    refuse_no_proposal(policy, stored)
    known = context_for(policy, place, language, stored)
    session = in_time(stored.path, lambda: resumed(known, stored))
    if question is not None:
        session = _standing_at(session, question)
    if no_input or not (plain or is_terminal()):
        refuse_to_ask(policy, stored.answers, language, relative_to_cwd(stored.path))
    notebook = AutosavedProposal(policy, language, stored=stored)
    return hold(session, partial(asker, language, place.settings, plain), notebook, place)


def _meant(folder: Path | None, place: Workspace) -> Path:
    return only_proposal(place) if folder is None else proposal_at(folder, place)


def _standing_at(session: Session, key: str) -> Session:
    """Go to the question of a key; raises `WrongUseError` with the nearest key where none is."""
    from aabsocial.interview.resume import start_at

    try:
        return replace(start_at(session, key), notes=())
    except KeyError:
        raise _no_such_question(session, key) from None


def _no_such_question(session: Session, key: str) -> WrongUseError:
    from difflib import get_close_matches

    known = [*session.policy.items, *session.policy.questions]
    near = next(iter(get_close_matches(key, known, n=1, cutoff=0.4)), "initiative.title")
    return WrongUseError(*message_and_remedy(WORDS, "no-such-question", key=key, near=near))
