"""Do what is chosen at the end of an interview: write the papers, open their folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from aabsocial.cli.papers import render_papers, template_folders_in_settings
from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.interview.ending_actions import can_be_submitted
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import Act
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Outcome
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.cli.autosaved_proposal import AutosavedProposal
    from aabsocial.cli.workspace import Workspace
    from aabsocial.interview.session import Session

messages = Messages(__file__)


def perform(
    session: Session, autosaved: AutosavedProposal, workspace: Workspace
) -> tuple[Note, ...]:
    """Do what a session asks for, and return what to tell of it."""
    if autosaved.stored is None:
        return (Note(Tone.NEWS, messages.text("nothing-yet", session.language)),)
    folder = autosaved.stored.path.parent
    if session.act is Act.OPEN_FOLDER:
        return _open_folder(folder, session)
    return _write_papers(session, autosaved, workspace)


def _write_papers(
    session: Session, autosaved: AutosavedProposal, workspace: Workspace
) -> tuple[Note, ...]:
    from aabsocial.storage import read_proposal
    from aabsocial.storage.outputs import write_papers
    from aabsocial.storage.user_choices import remember_formats
    from aabsocial.validation import ValidationOptions, review_for_papers

    if autosaved.stored is None:
        return ()
    context = session.interview_context
    options = ValidationOptions(policy=context.policy, review_context=context.review_context)
    review = review_for_papers(read_proposal(autosaved.stored.path), options)
    templates = template_folders_in_settings(workspace)
    folder = autosaved.stored.path.parent
    formats = _formats_to_write(folder, session)
    files = render_papers(context.policy, review, formats, workspace, templates)
    write_papers(folder, {name: file.content for name, file in files.items()})
    remember_formats(session.paper_formats)
    values = {"folder": relative_to_cwd(folder), "names": tuple(files)}
    told = [Note(Tone.DONE, messages.text("written", session.language, **values))]
    if review.outcome is Outcome.NOT_READY:
        word = "not-ready" if can_be_submitted(session) else "submitted-open"
        told.append(Note(Tone.NEWS, messages.text(word, session.language)))
    key = "send" if context.opens_folders else "send-from-folder"
    told.append(Note(Tone.NEWS, messages.text(key, session.language)))
    return tuple(told)


def _formats_to_write(folder: Path, session: Session) -> tuple[str, ...]:
    """Return the formats to write: once handed in, also of older papers that call it a draft."""
    chosen = session.paper_formats
    if can_be_submitted(session):
        return chosen
    older = (
        name
        for name, paper_format in PAPER_FORMATS.items()
        if name not in chosen and (folder / f"proposal{paper_format.suffix}").is_file()
    )
    return (*chosen, *older)


def _open_folder(folder: Path, session: Session) -> tuple[Note, ...]:
    key = "opened" if start_opener(folder) else "no-opener"
    shown = relative_to_cwd(folder)
    return (Note(Tone.DONE, messages.text(key, session.language, folder=shown)),)


def start_opener(folder: Path) -> bool:
    """Start the system's program for folders, and return whether there is one."""
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - a folder that the user has just written in
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None or not _has_display():
        return False
    # It must neither read the user's keys nor write on the screen, nor end with the interview.
    subprocess.Popen(  # noqa: S603 - a program of the system, with a path of ours
        [program, str(folder.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _has_display() -> bool:
    """Return whether a window can be shown; `xdg-open` starts without one, and does nothing."""
    return sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
