"""`aabsocial render`: write the papers of proposals, print them, or check that they are current."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import refuse_no_proposal
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today, some_of
from aabsocial.cli.papers import print_missing_glyphs, render_papers, template_folders
from aabsocial.cli.terminal import print_notice, print_text, relative_to_cwd, write_machine_output
from aabsocial.cli.workspace import find_some_proposals, writing_workspace
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Outcome
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy

messages = Messages(__file__)
FORMATS = tuple(PAPER_FORMATS)


class RenderedProposal(Struct, kw_only=True):
    """One proposal's papers by file name, its folder, and the outcome of its review."""

    folder: Path
    papers: Mapping[str, bytes]
    outcome: Outcome
    findings: tuple[Finding, ...]


class RenderOptions(Struct, kw_only=True):
    """What all proposals are rendered with: the workspace, formats and folders of templates.

    `log` is called with each internal error.
    """

    workspace: Workspace
    forms: tuple[str, ...]
    templates: tuple[Path, ...]
    log: Callable[[Exception], object]


def command(
    context: typer.Context,
    folders: Folders = None,
    to: Annotated[ChoiceList, some_of("--to", FORMATS)] = ChoiceList(("md",)),
    stdout: Annotated[bool, typer.Option("--stdout")] = False,
    check: Annotated[bool, typer.Option("--check")] = False,
    templates: Templates = None,
    today: Today = None,
) -> ExitCode:
    """Write the papers of each proposal, print them, or list those that are out of date."""
    if stdout and check:
        raise WrongUseError(*messages.problem("show-or-check"))
    if stdout and not all(PAPER_FORMATS[form].is_text for form in to):
        shown = tuple(name for name, form in PAPER_FORMATS.items() if form.is_text)
        raise WrongUseError(*messages.problem("show-text-only", formats=shown))
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors

    language = user_of(context).language
    workspace = writing_workspace(today=today)
    options = RenderOptions(
        workspace=workspace,
        forms=to,
        templates=template_folders(templates, workspace),
        log=CrashLog().log,
    )
    rendered, code = _render_all(folders, options, language)
    if check:
        code = print_outdated(rendered, code, language)
    else:
        deliver: Callable[[tuple[RenderedProposal, ...], Language], ExitCode] = (
            print_papers if stdout else write_rendered
        )
        code = max(code, deliver(rendered, language))
    return report_internal_errors(
        (finding for proposal in rendered for finding in proposal.findings), language, code
    )


def _render_all(
    folders: Iterable[Path] | None, options: RenderOptions, language: Language
) -> tuple[tuple[RenderedProposal, ...], ExitCode]:
    """Render the proposals that can be read, and print an error for each of the others.

    A path without a proposal stops no other. Raises `NothingToDoError` if none has one.
    """
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage.reading import with_time_limit

    paths, errors = find_some_proposals(folders or (), options.workspace)
    if not paths:
        raise errors[0]
    code = max((print_error(error, language) for error in errors), default=ExitCode.DONE)
    rendered = []
    for path in paths:
        work = partial(_render_proposal, load_policy(), path, options, language)
        try:
            rendered.append(with_time_limit(path, work))
        except WrongUseError:
            raise  # a template that fails for one proposal fails for all
        except AabsocialError as error:
            code = max(code, print_error(error, language))
    return tuple(rendered), code


def _render_proposal(
    policy: Policy, path: Path, options: RenderOptions, language: Language
) -> RenderedProposal:
    from aabsocial.storage import read_proposal
    from aabsocial.validation import ValidationOptions, review_for_papers

    review_context = replace(options.workspace.review_context, on_error=options.log)
    validation_options = ValidationOptions(policy=policy, review_context=review_context)
    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    review = review_for_papers(stored, validation_options)
    files = render_papers(policy, review, options.forms, options.workspace, options.templates)
    for file in files.values():
        print_missing_glyphs(file, language)
    return RenderedProposal(
        folder=relative_to_cwd(path.parent),
        papers={name: file.content for name, file in files.items()},
        outcome=review.outcome,
        findings=review.findings,
    )


def print_papers(rendered: tuple[RenderedProposal, ...], _: Language) -> ExitCode:
    """Write the papers to standard output."""
    if rendered:
        texts = (paper.decode() for proposal in rendered for paper in proposal.papers.values())
        write_machine_output("\n".join(texts).rstrip("\n"))
    return ExitCode.DONE


def print_outdated(
    rendered: tuple[RenderedProposal, ...], code: ExitCode, language: Language
) -> ExitCode:
    """Print each paper that is missing or no longer matches its proposal; return the exit code.

    `code` is the exit code so far: of proposals that could not be read.
    """
    from aabsocial.storage.outputs import is_up_to_date

    outdated = [
        proposal.folder / name
        for proposal in rendered
        for name, paper in proposal.papers.items()
        if not is_up_to_date(proposal.folder / name, paper)
    ]
    for path in outdated:
        print_text(
            messages.text("out-of-date" if path.exists() else "missing", language, path=path)
        )
    if outdated:
        print_notice(messages.text("write-them", language))
        return max(code, ExitCode.FINDINGS)
    if rendered:
        key = "up-to-date" if code is ExitCode.DONE else "others-up-to-date"
        print_notice(messages.text(key, language))
    return code


def write_rendered(rendered: tuple[RenderedProposal, ...], language: Language) -> ExitCode:
    """Write the papers that changed beside their proposals, and print what comes next."""
    from aabsocial.storage.outputs import write_papers

    for proposal in rendered:
        names = tuple(path.name for path in write_papers(proposal.folder, proposal.papers))
        key = "written" if names else "unchanged"
        print_notice(messages.text(key, language, folder=proposal.folder, names=names))
    not_ready = [proposal.folder for proposal in rendered if proposal.outcome is Outcome.NOT_READY]
    if not_ready:
        print_notice(messages.text("edit-next", language, folder=not_ready[0]))
    elif rendered:
        print_notice(messages.text("read-next", language))
    return ExitCode.DONE
