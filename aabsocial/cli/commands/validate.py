"""`aabsocial validate`: which proposals are ready, and why the others are not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from aabsocial import __version__
from aabsocial.cli.completions import rules
from aabsocial.cli.context import UserContext, user_of
from aabsocial.cli.options import ChoiceList, Paths, Today, at_least, one_of
from aabsocial.cli.proposal_search import search
from aabsocial.cli.report_output import (
    ReportOptions,
    deliver,
    refuse_what_the_format_lacks,
    rendered_report,
    style_of,
)
from aabsocial.cli.terminal import flush_output, print_notice
from aabsocial.cli.workspace import PROPOSAL_FILE, find_workspace
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError, ExitCode, NothingToDoError, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity
from aabsocial.reports import FORMATS, ORDERS, OVERVIEWS, PATH, TEXT
from aabsocial.review.internal_errors import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from aabsocial.cli.proposal_search import Search
    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from aabsocial.reports import Overview
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal
    from aabsocial.validation import ValidationOptions
    from aabsocial.validation.pipeline import Executor


messages = Messages(__file__)
OPTION_GROUPS: Mapping[str, tuple[str, ...]] = {
    "result": ("form", "output", "overview", "order", "statistics"),
    "findings": ("select", "ignore", "fail_on", "as_draft"),
    "run": ("watch", "jobs", "today"),
}
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
    report: ReportOptions
    fail_on: Severity
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_draft: bool
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
    overview: Annotated[str | None, one_of("--overview", OVERVIEWS)] = None,
    order: Annotated[str, one_of("--sort", ORDERS)] = PATH,
    today: Today = None,
    jobs: Annotated[int | None, at_least("--jobs", 1)] = None,
    watch: Annotated[bool, typer.Option("--watch")] = False,
) -> ExitCode:
    """Review proposals and report what was found, once or again at every change."""
    options = Options(
        paths=tuple(paths or ()),
        report=ReportOptions(
            form=form,
            output=output,
            overview=cast("Overview | None", overview),
            order=order,
            statistics=statistics,
        ),
        fail_on=Severity(fail_on),
        select=select,
        ignore=ignore,
        as_draft=as_draft,
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
    refuse_what_the_format_lacks(options.report)
    place = find_workspace(today=options.today)
    found = search(options.paths, place)
    if not (found.files or found.folders):
        return _print_errors(found.errors, user.language)
    report = _validated(found, options, place, user.language)
    content = rendered_report(report, options.report, style_of(options.report, place, user))
    deliver(content, options.report, options.paths, user.language)
    code = _report_personal_data(options, place, user.language)
    wrong = _print_errors(found.errors, user.language)
    return max(_exit_code(report, user.language), code, wrong)


def _print_errors(errors: Iterable[NothingToDoError], language: Language) -> ExitCode:
    """Print an error for each path with nothing, and return the exit code for it."""
    from aabsocial.cli.main import print_error

    flush_output()
    return max((print_error(error, language) for error in errors), default=ExitCode.DONE)


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
        found = search(options.paths, place)
    except AabsocialError:
        return frozenset()
    settings = (place.settings.file,) if place.settings.file else ()
    folders = (*(file.parent for file in found.files), *(it.path for it in found.folders))
    return state_of((*settings, *found.files, *folders))


def _validated(found: Search, options: Options, place: Workspace, language: Language) -> Report:
    """Validate all that was found, and put the report together."""
    from aabsocial.review.results import Report
    from aabsocial.validation import validate
    from aabsocial.validation.missing_proposals import entry_without_proposal

    validation_options = options_for_validation(options, place)
    refuse_unknown_codes(options, validation_options.policy)
    executor = _executor(options, place, language)
    return Report(
        policy=validation_options.policy,
        today=place.today,
        language=language,
        version=__version__,
        proposals=in_path_order(
            validate(found.files, validation_options, executor),
            (entry_without_proposal(folder, validation_options) for folder in found.folders),
        ),
        fail_on=options.fail_on,
    )


def in_path_order(
    reviewed: tuple[ReviewedProposal, ...], others: Iterable[ReviewedProposal]
) -> tuple[ReviewedProposal, ...]:
    """Return proposals and folders without one in one order; most often there are none."""
    if not (others := tuple(others)):
        return reviewed
    return tuple(sorted((*reviewed, *others), key=lambda one: _path_parts(one.path)))


def _path_parts(path: str) -> list[str]:
    return path.removesuffix(f"/{PROPOSAL_FILE}").split("/")


def options_for_validation(options: Options, place: Workspace) -> ValidationOptions:
    """Return the options of the validation, from the command line and the settings."""
    from aabsocial.cli.crash_report import CrashLog
    from aabsocial.cli.papers import papers_of, template_folders_in_settings
    from aabsocial.policy.aab import load_policy
    from aabsocial.validation import ValidationOptions

    policy, templates = load_policy(), template_folders_in_settings(place)
    return ValidationOptions(
        policy=policy,
        review_context=replace(
            place.review_context, as_draft=options.as_draft, on_error=CrashLog().log
        ),
        compose=lambda review: papers_of(policy, review, templates),
        facts=facts_wanted(options, policy, place),
        # what breaks in the tool is reported whatever is selected
        select=(*options.select, INTERNAL_ERROR) if options.select else EVERY_RULE,
        ignore=options.ignore,
    )


def facts_wanted(
    options: Options, policy: Policy, place: Workspace
) -> Callable[[Review], ProposalFacts] | None:
    """Return what works out the facts on a proposal, where the report needs them."""
    if not options.report.needs_facts:
        return None
    from aabsocial.review.facts import facts_of

    return lambda review: facts_of(policy, review, place.today)


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


def _exit_code(report: Report, language: Language) -> ExitCode:
    from aabsocial.cli.crash_report import report_internal_errors

    return report_internal_errors(
        report.findings(), language, ExitCode.FINDINGS if report.fails else ExitCode.DONE
    )
