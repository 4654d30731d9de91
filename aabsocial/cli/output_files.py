"""Write a report to a file: whole or not at all, and never over a proposal or its papers."""

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


def write_report_file(
    pieces: Iterable[str] | bytes, path: Path, reviewed: Iterable[Path], language: Language
) -> None:
    """Write a report to a file, and print its path.

    Raises `WrongUseError` if the path is that of a proposal or one of its papers, and
    `FileTroubleError` if it cannot be written.
    """
    _refuse_to_overwrite(path, reviewed)
    if not path.parent.is_dir():
        raise FileTroubleError(*messages.problem("no-folder", folder=relative_to_cwd(path.parent)))
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines([pieces] if isinstance(pieces, bytes) else map(str.encode, pieces))
    else:
        content = pieces if isinstance(pieces, bytes) else "".join(pieces)
        write_derived(path.parent, {path.name: content})
    print_notice(messages.text("written", language, path=relative_to_cwd(path)))


def _refuse_to_overwrite(path: Path, reviewed: Iterable[Path]) -> None:
    if path.name == PROPOSAL_FILE or any(_is_same_file(path, one) for one in reviewed):
        raise WrongUseError(*messages.problem("over-a-proposal", path=path))
    if is_paper(path):
        raise WrongUseError(*messages.problem("over-a-paper", path=path))


def _is_same_file(path: Path, other: Path) -> bool:
    return path.is_file() and other.is_file() and path.samefile(other)
