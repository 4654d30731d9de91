"""`aabsocial` alone, on a terminal: what there is here, and what to go on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.interview import front_end_for
from aabsocial.cli.picker import Picked, pick
from aabsocial.cli.workspace import Workspace, writing_workspace
from aabsocial.core.settings_file import find_settings_file, own_folder
from aabsocial.errors import ExitCode
from aabsocial.interview.protocol import Chosen, Input, Interrupt, Option, Screen
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
INIT, NEW, HELP = "init", "new", "help"


def start(language: Language, *, plain: bool = False) -> ExitCode | None:
    """Ask what to work with and do it; `None` if the page of help is wanted."""
    workspace = writing_workspace()
    if not is_workspace(workspace):
        return _offer_beginning(workspace, language, plain=plain)
    return pick_and_open(workspace, language, plain=plain)


def is_workspace(workspace: Workspace) -> bool:
    """Return whether there are settings here or above, or a folder of proposals."""
    file = find_settings_file(Path.cwd())
    is_here = file is not None and file.parent != own_folder()
    return is_here or workspace.proposals.is_dir()


def pick_and_open(workspace: Workspace, language: Language, *, plain: bool = False) -> ExitCode:
    """Ask which proposal to work with, and open it, or begin a new one."""
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage.workspace import proposals_below

    front_end = front_end_for(language, workspace.settings, plain)
    paths = proposals_below(workspace.proposals)
    picked = pick(paths, load_policy(), workspace, language, front_end)
    return ExitCode.DONE if picked is None else _open(picked, workspace, language, plain=plain)


def _open(picked: Picked, workspace: Workspace, language: Language, *, plain: bool) -> ExitCode:
    from aabsocial.cli.commands.new import begin_proposal
    from aabsocial.cli.opening import OpenOptions, open_proposal

    if picked.path is not None:
        return open_proposal(picked.path, workspace, language, OpenOptions(plain=plain))
    return begin_proposal(workspace, language, earlier=picked.earlier, plain=plain)


def _offer_beginning(workspace: Workspace, language: Language, *, plain: bool) -> ExitCode | None:
    """Offer to make a workspace here or to begin at once, where there is none."""
    front_end = front_end_for(language, workspace.settings, plain)
    options = tuple(Option(name, messages.text(name, language)) for name in (INIT, NEW, HELP))
    screen = Screen(
        input=Input.CHOICE,
        question=messages.text("nothing-here", language),
        options=options,
        proposed=(INIT,),
        beside=True,
    )
    match front_end.ask(screen):
        case Chosen((name,)) if name == INIT:
            from aabsocial.cli.commands.init import make_workspace

            return make_workspace(Path(), language, plain=plain)
        case Chosen((name,)) if name == NEW:
            return _open(Picked(is_new=True), workspace, language, plain=plain)
        case Interrupt():
            raise KeyboardInterrupt
        case _:
            return None
