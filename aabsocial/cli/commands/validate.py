"""`aabsocial validate`: which proposals are ready, and why the others are not."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial import __version__
from aabsocial.cli.completions import rules
from aabsocial.cli.context import UserContext, is_plain_wanted, user_of, wants_colours
from aabsocial.cli.options import ChoiceList, Paths, Today, at_least, one_of
from aabsocial.cli.terminal import flush_output, print_notice, use_utf8, width, write_chunks
from aabsocial.cli.workspace import find_workspace, proposals_meant
from aabsocial.core.value import Value
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy
from aabsocial.model.findings import Severity
from aabsocial.reports import FORMATS, TEXT
from aabsocial.review.fault_isolation import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.reports.terminal import TerminalStyle
    from aabsocial.review.results import Report, ReviewedProposal
    from aabsocial.validation import ValidationOptions
    from aabsocial.validation.pipeline import Executor


WORDS = Path(__file__).with_suffix(".toml")
SEVERITIES = tuple(severity.value for severity in Severity)
EVERY_RULE = ("",)


def read_codes(value: str | ChoiceList) -> ChoiceList:
    """Return the codes, or beginnings of codes, that stand with commas between them."""
    if isinstance(value, ChoiceList):
        return value
    return ChoiceList(dict.fromkeys(part.strip().upper() for part in value.split(",")))


def some_codes(option: str) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Make an option whose value is a list of rules' codes or how they begin."""
    return typer.Option(option, metavar="RULE,…", parser=read_codes, autocompletion=rules)


class Options(Value):
    """What a command line asks for."""

    paths: tuple[Path, ...]
    form: str
    output: Path | None
    fail_on: Severity
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_draft: bool
    statistics: bool
    today: date | None
    jobs: int | None


def command(
    context: typer.Context,
    paths: Paths = None,
    form: Annotated[str, one_of("--format", FORMATS)] = TEXT,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE")] = None,
    fail_on: Annotated[str, one_of("--fail-on", SEVERITIES)] = "error",
    select: Annotated[ChoiceList, some_codes("--select")] = ChoiceList(),
    ignore: Annotated[ChoiceList, some_codes("--ignore")] = ChoiceList(),
    as_draft: Annotated[bool, typer.Option("--as-draft")] = False,
    statistics: Annotated[bool, typer.Option("--statistics")] = False,
    today: Today = None,
    jobs: Annotated[int | None, at_least("--jobs", 1)] = None,
    watch: Annotated[bool, typer.Option("--watch")] = False,
) -> ExitCode:
    """Review proposals and report what was found, once or again at every change."""
    asked = Options(
        paths=tuple(paths or ()),
        form=form,
        output=output,
        fail_on=Severity(fail_on),
        select=select,
        ignore=ignore,
        as_draft=as_draft,
        statistics=statistics,
        today=today,
        jobs=jobs,
    )
    user = user_of(context)
    if watch:
        from aabsocial.cli.watch import watch_files

        watch_files(partial(_look_and_wait, asked, user), partial(_seen, asked))
    return run_validation(asked, user)


def run_validation(asked: Options, user: UserContext) -> ExitCode:
    """Review what is asked for, hand the result over, and return the exit code it comes to."""
    refuse_uncountable(asked)
    place = find_workspace(today=asked.today)
    report = reported(asked, place, user.language)
    deliver(pieces_of(report, asked, _look(asked, place, user)), asked, user.language)
    beside = _told_beside(asked, place, user.language)
    return max(_exit_code(report, user.language), beside)


def _told_beside(asked: Options, place: Workspace, language: Language) -> ExitCode:
    """Print the personal data in the settings and the meetings, and return the exit code for it.

    They are no proposals, so no report has an entry for them.
    """
    from aabsocial.cli.personal_data import found_in_meetings, found_in_settings, tell_of

    folders = asked.paths or (place.proposals,)
    found = (*found_in_settings(place), *found_in_meetings(folders, place))
    wanted = tuple(one for one in found if _is_wanted(one.finding.rule, asked))
    if wanted:
        flush_output()
        tell_of(wanted, language)
    return ExitCode.FINDINGS if any(one.is_an_error for one in wanted) else ExitCode.DONE


def _is_wanted(rule: str, asked: Options) -> bool:
    """Whether a rule is among those that are asked for."""
    return rule.startswith(asked.select or EVERY_RULE) and not rule.startswith(asked.ignore)


def _look_and_wait(asked: Options, user: UserContext) -> None:
    """Look, whatever comes of it, and say that a change is waited for."""
    from aabsocial.cli.main import print_error

    try:
        run_validation(asked, user)
    except AabsocialError as error:
        print_error(error, user.language)
    flush_output()
    print_notice(_say("watching", user.language))


def _seen(asked: Options) -> frozenset[object]:
    """Return a value that changes when a review may come out differently."""
    from aabsocial.cli.watch import state_of

    try:
        place = find_workspace()
        files = proposals_meant(asked.paths, place)
    except AabsocialError:
        return frozenset()
    settings = (place.settings.file,) if place.settings.file else ()
    return state_of((*settings, *files, *(file.parent for file in files)))


def reported(asked: Options, place: Workspace, language: Language) -> Report:
    """Find the proposals that are meant, review them all, and put the result together."""
    from aabsocial.review.results import Report
    from aabsocial.validation import validate

    files = proposals_meant(asked.paths, place)
    terms = terms_of(asked, place)
    refuse_unknown_codes(asked, terms.policy)
    each = _each(asked, place, language)
    return Report(
        policy=terms.policy,
        today=place.today,
        language=language,
        version=__version__,
        proposals=validate(files, terms, each),
        fail_on=asked.fail_on,
    )


def terms_of(asked: Options, place: Workspace) -> ValidationOptions:
    """Return the options of a review, from the command line and the settings."""
    from aabsocial.cli.crash_report import CrashLog
    from aabsocial.cli.papers import overrides_in, papers_of
    from aabsocial.policy.aab import load_policy
    from aabsocial.validation import ValidationOptions

    policy = load_policy()
    return ValidationOptions(
        policy=policy,
        review_context=replace(place.review_context, as_draft=asked.as_draft),
        log=CrashLog().keep,
        compose=lambda review: papers_of(policy, review, overrides_in(place)),
        # what breaks in the tool is told whatever is selected
        select=(*asked.select, INTERNAL_ERROR) if asked.select else EVERY_RULE,
        ignore=asked.ignore,
    )


def _each(asked: Options, place: Workspace, language: Language) -> Executor:
    """Return the function that reviews files, here or in several processes, showing progress."""
    from aabsocial.cli.progress import report_progress
    from aabsocial.validation.parallel import in_processes

    each = in_processes(asked.jobs, partial(terms_of, asked, place))

    def with_progress(
        files: tuple[Path, ...], terms: ValidationOptions
    ) -> Iterable[ReviewedProposal]:
        number = len(files)
        words = load_messages(WORDS)["progress"]

        def told(done: int) -> str:
            return Message(words, {"done": str(done), "number": str(number)}).in_(language)

        return report_progress(each(files, terms), number, told)

    return with_progress


def pieces_of(report: Report, asked: Options, look: TerminalStyle) -> Iterable[str]:
    """Return a report piece by piece in the format that is asked for, or count what is in it."""
    if asked.statistics:
        return rule_statistics(report)
    from aabsocial.reports import render

    return render(asked.form, report, look)


def _look(asked: Options, place: Workspace, user: UserContext) -> TerminalStyle:
    """Return the terminal that a report for people is laid out for; a file is a plain one."""
    from aabsocial.reports.terminal import COLOURS, TerminalStyle

    aloud = is_plain_wanted(place.settings)
    if asked.output or sys.stdout is None:
        return TerminalStyle(aloud=aloud)
    return TerminalStyle(
        columns=width(),
        encoding=sys.stdout.encoding,
        aloud=aloud,
        colours=COLOURS if wants_colours(user.color, os.environ) else {},
    )


def refuse_unknown_codes(asked: Options, policy: Policy) -> None:
    """Refuse what no rule's code begins with, with the nearest rule where there is one."""
    from aabsocial.policy.builtin_rules import names_by_code, nearest_code

    names = names_by_code(policy)
    for written in (*asked.select, *asked.ignore):
        if written and any(code.startswith(written) for code in names):
            continue
        near = nearest_code(written, names)
        key = "no-code-near" if near else "no-code"
        raise WrongUseError(*message_and_remedy(WORDS, key, code=written, near=near))


def refuse_uncountable(asked: Options) -> None:
    """Refuse to count in a format that other programs read."""
    if asked.statistics and asked.form != TEXT:
        raise WrongUseError(*message_and_remedy(WORDS, "no-statistics", form=asked.form))


def deliver(pieces: Iterable[str], asked: Options, language: Language) -> None:
    """Put a written report in its file, or on standard output."""
    if asked.output:
        from aabsocial.cli.output_files import put_in_file

        put_in_file(pieces, asked.output, asked.paths, language)
        return
    if asked.form != TEXT:
        use_utf8()
    write_chunks(pieces)


def _exit_code(report: Report, language: Language) -> ExitCode:
    from aabsocial.cli.crash_report import report_internal_errors

    return report_internal_errors(
        report.found(), language, ExitCode.FINDINGS if report.fails else ExitCode.DONE
    )


def _say(key: str, language: Language, /, **values: object) -> str:
    return Message(load_messages(WORDS)[key], values).in_(language)


def rule_statistics(report: Report) -> Iterator[str]:
    """Count each rule's findings on a line, the most frequent rule first."""
    words = load_messages(WORDS)
    names = {finding.rule: finding.name for finding in report.found()}
    times = Counter(finding.rule for finding in report.found())
    holding = Counter(rule for one in report.proposals for rule in {it.rule for it in one.findings})
    widest = len(str(max(times.values(), default=0)))
    lines = (
        Message(
            words["one" if holding[rule] == 1 else "several"],
            {
                "times": str(number).rjust(widest),
                "rule": rule,
                "name": names[rule],
                "proposals": str(holding[rule]),
            },
        )
        for rule, number in sorted(times.items(), key=lambda counted: (-counted[1], counted[0]))
    )
    if not times:
        yield f"{words['none'].in_(report.language)}\n"
    for line in lines:
        yield f"{line.in_(report.language)}\n"
