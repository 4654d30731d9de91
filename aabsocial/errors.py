"""What can go wrong, as values that the one edge turns into words and an exit code."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding


class ExitCode(IntEnum):
    """The documented exit codes of every command."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    NOTHING_TO_DO = 3
    FILE_TROUBLE = 4
    INTERNAL = 70
    INTERRUPTED = 130


class AabsocialError(Exception):
    """Something the user can mend: what is the case, what to do about it, and an exit code.

    The sentences are spoken at the edge, because only there the reader's language is known.
    """

    exit_code = ExitCode.WRONG_USE

    def __init__(self, message: Message, remedy: Message) -> None:
        """Take the fact and the remedy, as `Messages.problem` returns them."""
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


class WrongUseError(AabsocialError):
    """The command line or the settings ask for something that does not exist."""


class NothingToDoError(AabsocialError):
    """No proposal was found, or answers are missing where nothing can be asked."""

    exit_code = ExitCode.NOTHING_TO_DO


class FileTroubleError(AabsocialError):
    """A file or folder could not be read or written."""

    exit_code = ExitCode.FILE_TROUBLE


class UnsavedError(FileTroubleError):
    """No folder at all could be written: the answers are nowhere but in the program."""


class UnreadableProposalError(AabsocialError):
    """A proposal's file cannot be understood; the findings say where and what to write."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, message: Message, remedy: Message, findings: tuple[Finding, ...]) -> None:
        """Take the fact, the remedy, and each thing found, with its place in the file."""
        super().__init__(message, remedy)
        self.findings = findings


class ChangedMeanwhileError(AabsocialError):
    """Someone else saved the proposal after it was read; nothing was overwritten."""

    exit_code = ExitCode.FINDINGS


class LeakError(AabsocialError):
    """An edition for the public would hold what is not for the public; nothing was written."""

    exit_code = ExitCode.FINDINGS
