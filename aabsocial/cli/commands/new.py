"""`aabsocial new`: from the questionnaire, or a file of answers, to a proposal and its papers."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import (
    accept_answers,
    read_answers_file,
    refuse_missing_answers,
    refuse_no_proposal,
)
from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.completions import proposals
from aabsocial.cli.context import plain_again, user_of
from aabsocial.cli.interview import context_for, front_end_for, run_session, welcome_session
from aabsocial.cli.options import Into, Today
from aabsocial.cli.terminal import is_interactive, relative_to_cwd
from aabsocial.cli.workspace import find_proposal, writing_workspace
from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.answers import answer_at, overlaid, with_answer, without_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.interview.protocol import Note
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal

messages = Messages(__file__)
EARLIER = typer.Option("--from", metavar="FOLDER", autocompletion=proposals)
TITLE = ("initiative", "title")
OPTION_GROUPS: Mapping[str, tuple[str, ...]] = {
    "answers": ("answers", "earlier", "into"),
    "questions": ("plain", "no_input"),
}


def command(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    into: Into = None,
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE")] = None,
    earlier: Annotated[Path | None, EARLIER] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    today: Today = None,
) -> ExitCode:
    """Ask the questions, or read the answers, and write the proposal and its papers."""
    from aabsocial.policy.aab import load_policy

    policy, language = load_policy(), user_of(context).language
    workspace = writing_workspace(into, today)
    source = (
        None
        if earlier is None
        else _earlier_proposal(policy, find_proposal(earlier, workspace, plain=plain))
    )
    if name is not None:
        name = _title_from(name)
    first = _with_title(_first_answers(policy, language, source), name)
    if answers is not None:
        from aabsocial.questionnaire.derived import DERIVED

        answers_file = read_answers_file(answers)
        told = without_answer(answers_file.answers, (DERIVED,))  # somebody wrote all that is there
        merged = _with_title(overlaid(first, told), name)
        return accept_answers(policy, workspace, merged, answers_file, language)
    if no_input or not (plain or is_interactive()):
        refuse_missing_answers(policy, first, language)
    notes = () if source else tuple(_draft_left(workspace, language, plain=plain))
    return _ask(first, source, workspace, language, notes, plain=plain)


def begin_proposal(
    workspace: Workspace, language: Language, *, earlier: Path | None = None, plain: bool = False
) -> ExitCode:
    """Ask the questions of a new proposal, perhaps one that is built on an earlier one."""
    from aabsocial.policy.aab import load_policy

    policy = load_policy()
    source = None if earlier is None else _earlier_proposal(policy, earlier)
    first = _first_answers(policy, language, source)
    return _ask(first, source, workspace, language, plain=plain)


def _draft_left(workspace: Workspace, language: Language, *, plain: bool) -> Iterator[Note]:
    """Yield that the proposal saved last is a draft, and how to go on with it instead."""
    from aabsocial.cli.picker import DRAFT, saved_at
    from aabsocial.interview.protocol import Note, Tone
    from aabsocial.personal_data import redact
    from aabsocial.storage import read_proposal
    from aabsocial.storage.workspace import proposals_below
    from aabsocial.text.terminal import printable_line

    latest = max(proposals_below(workspace.proposals), key=saved_at, default=None)
    if latest is None:
        return
    with suppress(AabsocialError):
        answers = read_proposal(latest).answers
        if answers.get("status") == DRAFT:
            title = answer_at(answers, TITLE) or latest.parent.name
            name, folder = redact(printable_line(str(title))), relative_to_cwd(latest.parent)
            values = {"name": name, "folder": folder, "plain": plain_again(plain=plain)}
            yield Note(Tone.NEWS, messages.text("draft-left", language, **values))


def _ask(
    first: Answers,
    source: StoredProposal | None,
    workspace: Workspace,
    language: Language,
    notes: tuple[Note, ...] = (),
    *,
    plain: bool,
) -> ExitCode:
    from aabsocial.policy.aab import load_policy
    from aabsocial.questionnaire.derived import begin_deriving

    policy = load_policy()
    autosaved = AutosavedProposal(policy, language, into=workspace.proposals, plain=plain)
    interview_context = context_for(workspace, autosaved, plain=plain)
    session = welcome_session(interview_context, begin_deriving(policy, first))
    if source is not None:
        session = _revisit_answers(session, source)
    session = replace(session, notes=(*session.notes, *notes))
    front_end = partial(front_end_for, language, workspace.settings, plain)
    return run_session(session, front_end, autosaved, workspace, plain=plain)


def _earlier_proposal(policy: Policy, path: Path) -> StoredProposal:
    from aabsocial.storage import read_proposal

    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    return stored


def _first_answers(policy: Policy, language: Language, source: StoredProposal | None) -> Answers:
    """Return the answers that a new proposal has before the first question."""
    from aabsocial.questionnaire.carry_over import answers_to_reuse
    from aabsocial.questionnaire.values import SCHEMA_VERSION

    first: Answers = {
        "schema_version": SCHEMA_VERSION,
        "policy": policy.version,
        "language": language,
        "status": "draft",
    }
    if source is None:
        return first
    return {**answers_to_reuse(policy, source.answers), "status": "draft"}


def _title_from(argument: str) -> str:
    """Return a title as one line; raises `WrongUseError` if it is empty."""
    from aabsocial.text.cleaning import clean_line

    if title := clean_line(argument):
        return title
    raise WrongUseError(*messages.problem("empty-name"))


def _with_title(answers: Answers, name: str | None) -> Answers:
    """Return the answers with the title from the command line, if there is one."""
    return answers if name is None else with_answer(answers, TITLE, name)


def _revisit_answers(session: Session, source: StoredProposal) -> Session:
    from aabsocial.interview.resume import revisit_all

    title = str(answer_at(source.answers, TITLE) or source.path.parent.name)
    return revisit_all(session, title)
