"""`aabsocial validate`: which proposals are ready, and why the others are not."""

from __future__ import annotations

import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial import __version__
from aabsocial.cli.completions import rules
from aabsocial.cli.context import UserContext, is_plain_wanted, user_of, wants_colours
from aabsocial.cli.options import ChoiceList, Paths, Today, at_least, one_of
from aabsocial.cli.terminal import flush_output, print_notice, use_utf8, width, write_chunks
from aabsocial.cli.workspace import find_proposals, find_workspace
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity
from aabsocial.reports import FORMATS, TEXT
from aabsocial.review.internal_errors import INTERNAL_ERROR

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


messages = Messages(__file__)
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


class Options(Struct, kw_only=True):
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
    options = Options(
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

        watch_files(partial(_validate_and_wait, options, user), partial(_watched_state, options))
    return run_validation(options, user)


def run_validation(options: Options, user: UserContext) -> ExitCode:
    """Validate what is asked for, deliver the report, and return the exit code it comes to."""
    from aabsocial.review.results import Report
    from aabsocial.validation import validate

    refuse_uncountable(options)
    place = find_workspace(today=options.today)
    files = find_proposals(options.paths, place)
    validation_options = options_for_validation(options, place)
    refuse_unknown_codes(options, validation_options.policy)
    executor = _executor(options, place, user.language)
    report = Report(
        policy=validation_options.policy,
        today=place.today,
        language=user.language,
        version=__version__,
        proposals=validate(files, validation_options, executor),
        fail_on=options.fail_on,
    )
    deliver(report_chunks(report, options, _style(options, place, user)), options, user.language)
    code = _report_personal_data(options, place, user.language)
    return max(_exit_code(report, user.language), code)


def _report_personal_data(options: Options, place: Workspace, language: Language) -> ExitCode:
    """Print the personal data in the settings and the meetings, and return the exit code for it.

    They are no proposals, so no report has an entry for them.
    """
    from aabsocial.cli.personal_data import (
        personal_data_in_meetings,
        personal_data_in_settings,
        print_findings,
    )

    folders = options.paths or (place.proposals,)
    found = (*personal_data_in_settings(place), *personal_data_in_meetings(folders, place))
    selected = tuple(one for one in found if _is_selected(one.finding.rule, options))
    if selected:
        flush_output()
        print_findings(selected, language)
    return ExitCode.FINDINGS if any(one.is_error for one in selected) else ExitCode.DONE


def _is_selected(rule: str, options: Options) -> bool:
    return rule.startswith(options.select or EVERY_RULE) and not rule.startswith(options.ignore)


def _validate_and_wait(options: Options, user: UserContext) -> None:
    """Validate, whatever comes of it, and say that a change is waited for."""
    from aabsocial.cli.main import print_error

    try:
        run_validation(options, user)
    except AabsocialError as error:
        print_error(error, user.language)
    flush_output()
    print_notice(messages.text("watching", user.language))


def _watched_state(options: Options) -> frozenset[object]:
    """Return a value that changes when a review may come out differently."""
    from aabsocial.cli.watch import state_of

    try:
        place = find_workspace()
        files = find_proposals(options.paths, place)
    except AabsocialError:
        return frozenset()
    settings = (place.settings.file,) if place.settings.file else ()
    return state_of((*settings, *files, *(file.parent for file in files)))


def options_for_validation(options: Options, place: Workspace) -> ValidationOptions:
    """Return the options of the validation, from the command line and the settings."""
    from aabsocial.cli.crash_report import CrashLog
    from aabsocial.cli.papers import papers_of, template_folders_in_settings
    from aabsocial.policy.aab import load_policy
    from aabsocial.validation import ValidationOptions

    policy = load_policy()
    return ValidationOptions(
        policy=policy,
        review_context=replace(
            place.review_context, as_draft=options.as_draft, on_error=CrashLog().log
        ),
        compose=lambda review: papers_of(policy, review, template_folders_in_settings(place)),
        # what breaks in the tool is reported whatever is selected
        select=(*options.select, INTERNAL_ERROR) if options.select else EVERY_RULE,
        ignore=options.ignore,
    )


def _executor(options: Options, place: Workspace, language: Language) -> Executor:
    """Return the function that validates files, here or in several processes, showing progress."""
    from aabsocial.cli.progress import report_progress
    from aabsocial.validation.parallel import in_processes

    executor = in_processes(options.jobs, partial(options_for_validation, options, place))

    def with_progress(
        files: tuple[Path, ...], validation_options: ValidationOptions
    ) -> Iterable[ReviewedProposal]:
        number = len(files)

        def progress(done: int) -> str:
            return messages.text("progress", language, done=str(done), number=str(number))

        return report_progress(executor(files, validation_options), number, progress)

    return with_progress


def report_chunks(report: Report, options: Options, style: TerminalStyle) -> Iterable[str]:
    """Return a report in chunks, in the format that is asked for, or count what is in it."""
    if options.statistics:
        return rule_statistics(report)
    from aabsocial.reports import render

    return render(options.form, report, style)


def _style(options: Options, place: Workspace, user: UserContext) -> TerminalStyle:
    """Return the terminal that a report for people is laid out for; a file is a plain one."""
    from aabsocial.reports.terminal import COLOURS, TerminalStyle

    aloud = is_plain_wanted(place.settings)
    if options.output or sys.stdout is None:
        return TerminalStyle(aloud=aloud)
    return TerminalStyle(
        columns=width(),
        encoding=sys.stdout.encoding,
        aloud=aloud,
        colours=COLOURS if wants_colours(user.color, os.environ) else {},
    )


def refuse_unknown_codes(options: Options, policy: Policy) -> None:
    """Refuse what no rule's code begins with, with the nearest rule where there is one."""
    from aabsocial.policy.builtin_rules import names_by_code, nearest_code

    names = names_by_code(policy)
    for start in (*options.select, *options.ignore):
        if start and any(code.startswith(start) for code in names):
            continue
        near = nearest_code(start, names)
        key = "no-code-near" if near else "no-code"
        raise WrongUseError(*messages.problem(key, code=start, near=near))


def refuse_uncountable(options: Options) -> None:
    """Refuse to count in a format that other programs read."""
    if options.statistics and options.form != TEXT:
        raise WrongUseError(*messages.problem("no-statistics", form=options.form))


def deliver(chunks: Iterable[str], options: Options, language: Language) -> None:
    """Put a report in its file, or on standard output."""
    if options.output:
        from aabsocial.cli.output_files import write_report_file

        write_report_file(chunks, options.output, options.paths, language)
        return
    if options.form != TEXT:
        use_utf8()
    write_chunks(chunks)


def _exit_code(report: Report, language: Language) -> ExitCode:
    from aabsocial.cli.crash_report import report_internal_errors

    return report_internal_errors(
        report.findings(), language, ExitCode.FINDINGS if report.fails else ExitCode.DONE
    )


def rule_statistics(report: Report) -> Iterator[str]:
    """Count each rule's findings on a line, the most frequent rule first."""
    names = {finding.rule: finding.name for finding in report.findings()}
    times = Counter(finding.rule for finding in report.findings())
    holding = Counter(rule for one in report.proposals for rule in {it.rule for it in one.findings})
    widest = len(str(max(times.values(), default=0)))
    lines = (
        messages.text(
            "one" if holding[rule] == 1 else "several",
            report.language,
            times=str(number).rjust(widest),
            rule=rule,
            name=names[rule],
            proposals=str(holding[rule]),
        )
        for rule, number in sorted(times.items(), key=lambda counted: (-counted[1], counted[0]))
    )
    if not times:
        yield f"{messages.text('none', report.language)}\n"
    for line in lines:
        yield f"{line}\n"
