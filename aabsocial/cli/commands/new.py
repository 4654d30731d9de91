"""`aabsocial new`: from the questionnaire, or a file of answers, to a proposal and its papers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import accept_answers, answers_in, refuse_no_proposal, refuse_to_ask
from aabsocial.cli.completions import proposals
from aabsocial.cli.context import user_of
from aabsocial.cli.interview import (
    AutosavedProposal,
    asker,
    context_for,
    hold,
    is_terminal,
    welcomed,
)
from aabsocial.cli.options import Into, Today
from aabsocial.cli.workspace import proposal_at, writing_workspace
from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.localization.messages import message_and_remedy
from aabsocial.model.answers import answer_at, overlaid, with_answer

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal

WORDS = Path(__file__).with_suffix(".toml")
EARLIER = typer.Option("--from", metavar="FOLDER", autocompletion=proposals)
TITLE = ("initiative", "title")


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
    place = writing_workspace(into, today)
    source = None if earlier is None else _earlier_proposal(policy, proposal_at(earlier, place))
    if name is not None:
        name = _a_name(name)
    first = _named(_first_answers(policy, language, source), name)
    if answers is not None:
        given = answers_in(answers)
        whole = _named(overlaid(first, given.answers), name)
        return accept_answers(policy, place, whole, given, language)
    if no_input or not (plain or is_terminal()):
        refuse_to_ask(policy, first, language)
    session = welcomed(context_for(policy, place, language), first)
    if source is not None:
        session = _walking_through(session, source)
    notebook = AutosavedProposal(policy, language, into=place.proposals)
    return hold(session, partial(asker, language, place.settings, plain), notebook, place)


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


def _a_name(written: str) -> str:
    """Return a name as one line; raises `WrongUseError` where nothing can be read in it."""
    from aabsocial.text.cleaning import clean_line

    if name := clean_line(written):
        return name
    raise WrongUseError(*message_and_remedy(WORDS, "empty-name"))


def _named(answers: Answers, name: str | None) -> Answers:
    """Return the answers with the name from the command line, which beats any other."""
    return answers if name is None else with_answer(answers, TITLE, name)


def _walking_through(session: Session, source: StoredProposal) -> Session:
    from aabsocial.interview.resume import revisit_all

    title = str(answer_at(source.answers, TITLE) or source.path.parent.name)
    return revisit_all(session, title)
