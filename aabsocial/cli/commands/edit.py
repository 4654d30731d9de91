"""`aabsocial edit`: the same questionnaire on a proposal that exists."""

from __future__ import annotations

from typing import Annotated

import typer

from aabsocial.cli.completions import questions
from aabsocial.cli.context import user_of
from aabsocial.cli.opening import OpenOptions, open_proposal
from aabsocial.cli.options import Folder, Today
from aabsocial.cli.terminal import is_interactive
from aabsocial.cli.workspace import Workspace, find_proposal, only_proposal, writing_workspace
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import Messages

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
    if folder is None:
        path = only_proposal(workspace, plain=plain)
    else:
        path = find_proposal(folder, workspace, plain=plain)
    options = OpenOptions(question=question, plain=plain, no_input=no_input)
    return open_proposal(path, workspace, language, options)


def _has_several(workspace: Workspace) -> bool:
    """Return whether there is a choice between proposals, and somebody to choose."""
    from aabsocial.storage.workspace import proposals_below

    return is_interactive() and len(proposals_below(workspace.proposals)) > 1
