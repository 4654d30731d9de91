"""A report's own file: written whole or not at all, and over nothing that anybody wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import PROPOSAL_FILE
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy
from aabsocial.storage.outputs import is_paper, write_derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

WORDS = Path(__file__).with_suffix(".toml")


def put_in_file(
    pieces: Iterable[str] | bytes, path: Path, reviewed: Iterable[Path], language: Language
) -> None:
    """Write a report to a file, and say so.

    Raises `WrongUseError` where a proposal or one of its papers is, `FileTroubleError` where
    nothing can be written.
    """
    _refuse_a_proposals_place(path, reviewed)
    if not path.parent.is_dir():
        raise FileTroubleError(
            *message_and_remedy(WORDS, "no-folder", folder=relative_to_cwd(path.parent))
        )
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines([pieces] if isinstance(pieces, bytes) else map(str.encode, pieces))
    else:
        content = pieces if isinstance(pieces, bytes) else "".join(pieces)
        write_derived(path.parent, {path.name: content})
    print_notice(
        Message(load_messages(WORDS)["written"], {"path": relative_to_cwd(path)}).in_(language)
    )


def _refuse_a_proposals_place(path: Path, reviewed: Iterable[Path]) -> None:
    if path.name == PROPOSAL_FILE or any(_is_same_file(path, one) for one in reviewed):
        raise WrongUseError(*message_and_remedy(WORDS, "over-a-proposal", path=path))
    if is_paper(path):
        raise WrongUseError(*message_and_remedy(WORDS, "over-a-paper", path=path))


def _is_same_file(path: Path, other: Path) -> bool:
    return path.is_file() and other.is_file() and path.samefile(other)
