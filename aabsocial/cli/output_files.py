"""A report's own file: written whole or not at all, and over nothing that anybody wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import PROPOSAL_FILE
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.storage.outputs import is_paper, write_derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

messages = Messages(__file__)


def put_in_file(
    pieces: Iterable[str], path: Path, reviewed: Iterable[Path], language: Language
) -> None:
    """Write a report to a file, and say so.

    Raises `WrongUseError` where a proposal or one of its papers is, `FileTroubleError` where
    nothing can be written.
    """
    _refuse_a_proposals_place(path, reviewed)
    if not path.parent.is_dir():
        raise FileTroubleError(*messages.problem("no-folder", folder=relative_to_cwd(path.parent)))
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(pieces)
    else:
        write_derived(path.parent, {path.name: "".join(pieces)})
    print_notice(messages.text("written", language, path=relative_to_cwd(path)))


def _refuse_a_proposals_place(path: Path, reviewed: Iterable[Path]) -> None:
    if path.name == PROPOSAL_FILE or any(_is_same_file(path, one) for one in reviewed):
        raise WrongUseError(*messages.problem("over-a-proposal", path=path))
    if is_paper(path):
        raise WrongUseError(*messages.problem("over-a-paper", path=path))


def _is_same_file(path: Path, other: Path) -> bool:
    return path.is_file() and other.is_file() and path.samefile(other)
