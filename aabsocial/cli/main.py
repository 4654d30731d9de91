"""The one edge: every exception ends here as a message and a documented exit code."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import Reader, find_reader, refuse_unknown_language
from aabsocial.cli.help_pages import (
    COMPLETION_VARIABLE,
    front_page,
    is_for_the_front_page,
    laid_out,
)
from aabsocial.cli.terminal import (
    answer,
    flush_output,
    give_up_lost_output,
    let_go_of_output,
    remark,
    tame,
    width,
)
from aabsocial.errors import AabsocialError, ExitCode, FileTroubleError, UnreadableProposalError
from aabsocial.localization.messages import Language, Message, load_messages, message_and_remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.model.findings import Finding

WORDS = Path(__file__).with_suffix(".toml")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    tame(sys.stderr)
    reader = Reader()
    try:
        reader = find_reader(arguments, os.environ)
        tame(sys.stdout)  # fails where something is held back already that cannot be written
        code = _obeyed(arguments, reader)
        flush_output()
    except KeyboardInterrupt:
        code = _interrupted(reader.language)
    except SystemExit:
        raise  # a shell that asks for completions is answered so
    except BaseException as error:  # noqa: BLE001 - this is the edge: nothing may pass it, nor a panic of Typst's
        code = _ended(error, reader.language)
    finally:
        give_up_lost_output()
    return code


def _obeyed(arguments: Sequence[str], reader: Reader) -> int:
    if COMPLETION_VARIABLE not in os.environ:
        refuse_unknown_language(os.environ)
        if is_for_the_front_page(arguments):
            answer(laid_out(front_page(reader.language), width()))
            return ExitCode.DONE

    from aabsocial.cli.typer_app import obey, offer_completions

    if COMPLETION_VARIABLE in os.environ:
        offer_completions(reader.language)
    return obey(list(arguments), reader)


def _ended(error: BaseException, language: Language) -> int:
    """Say what ended the run, and give the exit code it is documented with."""
    match error:
        case BrokenPipeError():
            let_go_of_output()
            return ExitCode.DONE
        case AabsocialError():
            return complain_of(error, language)
        case OSError():
            return complain_of(file_trouble(error), language)
        case _:
            return _broken(error, language)


def complain_of(error: AabsocialError, language: Language) -> ExitCode:
    """Say what an error says, each of its findings too, and give its exit code."""
    complain(error.message, error.remedy, language)
    if isinstance(error, UnreadableProposalError):
        for finding in error.findings:
            if finding.remedy != error.remedy:  # else the error itself has told of it
                remark(_shown(_listed(finding), language))
    return error.exit_code


def _shown(sentence: Message, language: Language) -> str:
    from aabsocial.personal_data import redact

    return redact(sentence.in_(language))


def _listed(finding: Finding) -> Message:
    words = load_messages(WORDS)
    told = {"message": finding.message, "remedy": finding.remedy}
    if finding.place is None or _names_its_line(finding.message):
        return Message(words["finding"], told)
    return Message(words["finding-in-line"], {"line": finding.place.line, **told})


def _names_its_line(message: Message) -> bool:
    return any(gap in message.words.da for gap in ("{at}", "{line}"))


def complain(message: Message, remedy: Message, language: Language) -> None:
    """Write an error: the fact after its word, and the way out on a line of its own."""
    remark(f"{load_messages(WORDS)['error'].in_(language)}: {_shown(message, language)}")
    remark(_shown(remedy, language))


def file_trouble(error: OSError) -> FileTroubleError:
    """Tell what the system says about a file or folder as ours."""
    reason = load_messages(WORDS).get(f"reasons.{errno.errorcode.get(error.errno or 0, '')}")
    values = {"path": _path(error), "reason": reason or error.strerror or str(error)}
    key = "file-trouble" if error.filename else "output-trouble"
    return FileTroubleError(*message_and_remedy(WORDS, key, **values))


def _path(error: OSError) -> Path:
    name = error.filename
    return Path(os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else "")


def _interrupted(language: Language) -> int:
    remark(load_messages(WORDS)["interrupted"].in_(language))
    return ExitCode.INTERRUPTED


def _broken(error: BaseException, language: Language) -> int:
    """Own up to a fault of ours, without a traceback; the log holds nobody's answers."""
    from aabsocial.cli.crash_report import write_log

    if log := write_log(error):
        complain(*message_and_remedy(WORDS, "broken", log=log), language)
    else:
        complain(
            *message_and_remedy(WORDS, "broken-without-log", kind=type(error).__name__), language
        )
    return ExitCode.INTERNAL
