"""What can go wrong, as values that the one edge turns into words and an exit code."""

from collections.abc import Mapping
from enum import IntEnum


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
    """Something the user can mend: a text key of `errors.toml`, its values, an exit code.

    The words are found at the edge, because only there the reader's language is known.
    """

    exit_code = ExitCode.WRONG_USE

    def __init__(self, key: str, **values: object) -> None:
        """Remember which sentence of `errors.toml` tells this, and what stands in its gaps."""
        super().__init__(key, values)
        self.key = key
        self.values: Mapping[str, object] = values


class WrongUseError(AabsocialError):
    """The command line or the settings ask for something that does not exist."""


class NothingToDoError(AabsocialError):
    """No proposal was found, or answers are missing where nothing can be asked."""

    exit_code = ExitCode.NOTHING_TO_DO


class FileTroubleError(AabsocialError):
    """A file or folder could not be read or written."""

    exit_code = ExitCode.FILE_TROUBLE


class UnreadableProposalError(AabsocialError):
    """A proposal's file cannot be understood; the findings say where and what to write."""

    exit_code = ExitCode.FINDINGS


class ChangedMeanwhileError(AabsocialError):
    """Someone else saved the proposal after it was read; nothing was overwritten."""

    exit_code = ExitCode.FINDINGS
