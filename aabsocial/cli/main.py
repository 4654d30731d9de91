"""The one edge: every exception ends here as a message and a documented exit code."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import UserContext, find_user, refuse_unknown_language
from aabsocial.cli.help_pages import (
    COMPLETION_VARIABLE,
    PLAIN,
    asks_for_front_page,
    format_page,
    front_page,
)
from aabsocial.cli.terminal import (
    discard_output,
    discard_unwritable_output,
    flush_output,
    is_interactive,
    print_notice,
    print_result,
    print_traceback_for_developers,
    replace_unencodable,
    width,
)
from aabsocial.errors import AabsocialError, ExitCode, FileTroubleError, UnreadableProposalError
from aabsocial.localization.messages import Language, Message, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.model.findings import Finding
    from aabsocial.policy.loose_ends import LooseEndsError

messages = Messages(__file__)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    replace_unencodable(sys.stderr)
    user = UserContext()
    try:
        user = find_user(arguments, os.environ)
        replace_unencodable(
            sys.stdout
        )  # fails where something is held back already that cannot be written
        code = _run_command(arguments, user)
        flush_output()
    except KeyboardInterrupt:
        code = _print_interrupt(user.language)
    except SystemExit:
        raise  # a shell that asks for completions is answered so
    except BaseException as error:  # noqa: BLE001 - this is the edge: nothing may pass it, nor a panic of Typst's
        code = _handle_error(error, user.language)
    finally:
        discard_unwritable_output()
    return code


def _run_command(arguments: Sequence[str], user: UserContext) -> int:
    # PowerShell 7.5 and later leave the variable empty instead of removing it.
    is_completed = bool(os.environ.get(COMPLETION_VARIABLE))
    if not is_completed:
        refuse_unknown_language(os.environ)
        if asks_for_front_page(arguments):
            code = _start_page(arguments, user)
            if code is not None:
                return code
            print_result(format_page(front_page(user.language), width()))
            return ExitCode.DONE

    from aabsocial.cli.typer_app import offer_completions, run_command

    if is_completed:
        offer_completions(user.language)
    return run_command(list(arguments), user)


def _start_page(arguments: Sequence[str], user: UserContext) -> int | None:
    """Ask what to work with, where somebody is there; `None` if the page of help is wanted."""
    plain = PLAIN in arguments
    if "--help" in arguments or not (plain or is_interactive()):
        return None

    from aabsocial.cli.start_page import start

    return start(user.language, plain=plain)


def _handle_error(error: BaseException, language: Language) -> int:
    """Print what ended the run, and return its documented exit code."""
    match error:
        case BrokenPipeError():
            discard_output()
            return ExitCode.DONE
        case AabsocialError():
            print_traceback_for_developers(error)
            return print_error(error, language)
        case OSError():
            print_traceback_for_developers(error)
            return print_error(file_trouble(error), language)
        case _:
            return _report_internal_error(error, language)


def print_error(error: AabsocialError, language: Language) -> ExitCode:
    """Print an error and each of its findings, and return its exit code."""
    print_problem(error.message, error.remedy, language)
    if isinstance(error, UnreadableProposalError):
        for finding in error.findings:
            if finding.remedy != error.remedy:  # else the error itself has told of it
                print_notice(_format_sentence(_finding_line(finding), language))
    return error.exit_code


def _format_sentence(sentence: Message, language: Language) -> str:
    from aabsocial.personal_data import redact

    return redact(sentence.in_(language))


def _finding_line(finding: Finding) -> Message:
    told = {"message": finding.message, "remedy": finding.remedy}
    if finding.place is None or _names_its_line(finding.message):
        return messages.message("finding", **told)
    return messages.message("finding-in-line", line=finding.place.line, **told)


def _names_its_line(message: Message) -> bool:
    return any(gap in message.words.da for gap in ("{at}", "{line}"))


def print_problem(message: Message, remedy: Message, language: Language) -> None:
    """Write an error: the fact after its word, and the remedy on a line of its own."""
    print_notice(f"{messages.text('error', language)}: {_format_sentence(message, language)}")
    print_notice(_format_sentence(remedy, language))


def file_trouble(error: OSError) -> FileTroubleError:
    """Return an error of the system about a file or folder as one of ours."""
    known = f"reasons.{errno.errorcode.get(error.errno or 0, '')}"
    reason = messages[known] if known in messages else error.strerror or str(error)
    values = {"path": _path(error), "reason": reason}
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    key = "output-trouble" if not error.filename else "full" if is_full else "file-trouble"
    return FileTroubleError(*messages.problem(key, **values))


def _path(error: OSError) -> Path:
    name = error.filename
    return Path(os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else "")


def _print_interrupt(language: Language) -> int:
    print_notice(messages.text("interrupted", language))
    return ExitCode.INTERRUPTED


def _report_internal_error(error: BaseException, language: Language) -> int:
    """Own up to a fault of ours, without a traceback; the log holds nobody's answers."""
    from aabsocial.cli.crash_report import write_log
    from aabsocial.policy.loose_ends import LooseEndsError

    if isinstance(error, LooseEndsError):
        return _print_loose_ends(error, language)
    if log := write_log(error):
        print_problem(*messages.problem("broken", log=log), language)
    else:
        print_problem(*messages.problem("broken-without-log", kind=type(error).__name__), language)
    return ExitCode.INTERNAL


def _print_loose_ends(error: LooseEndsError, language: Language) -> int:
    """Print, in English for a developer, every part of the policy that does not join."""
    print_traceback_for_developers(error)
    message, remedy = messages.problem("loose-ends")
    print_problem(message, remedy, language)
    for end in error.ends:
        print_notice(f"- {end.file}: {end.what}.\n  {end.write}")
    return ExitCode.INTERNAL
