"""`aabsocial render`: the papers of proposals, written beside them, shown, or checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import refuse_no_proposal
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today, some_of
from aabsocial.cli.papers import look_of, overrides, tell_replaced
from aabsocial.cli.terminal import print_notice, print_text, relative_to_cwd, write_machine_output
from aabsocial.cli.workspace import find_workspace, proposals_meant
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Outcome
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.policy import Policy
    from aabsocial.rendering import Paper, RenderedFile

messages = Messages(__file__)
FORMATS = tuple(PAPER_FORMATS)


class Rendered(Struct, kw_only=True):
    """One proposal's papers: the folder they belong in, their texts, how the review came out."""

    folder: Path
    papers: Mapping[str, bytes]
    outcome: Outcome
    findings: tuple[Finding, ...]


class Composing(Struct, kw_only=True):
    """What is the same for every proposal: where, in which formats, from which templates.

    `log` keeps what a maintainer needs to know of a fault of ours.
    """

    place: Workspace
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
    """Write the papers of each proposal, or show them, or tell which are out of date."""
    if stdout and check:
        raise WrongUseError(*messages.problem("show-or-check"))
    if stdout and not all(PAPER_FORMATS[form].is_text for form in to):
        raise WrongUseError(*messages.problem("show-text-only"))
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors

    language = user_of(context).language
    place = find_workspace(today=today)
    compose = Composing(
        place=place, forms=to, templates=overrides(templates, place), log=CrashLog().keep
    )
    rendered, code = _all_rendered(folders, compose, language)
    if check:
        code = tell_outdated(rendered, code, language)
    else:
        deliver: Callable[[tuple[Rendered, ...], Language], ExitCode] = show if stdout else write
        code = max(code, deliver(rendered, language))
    return report_internal_errors(
        (found for one in rendered for found in one.findings), language, code
    )


def _all_rendered(
    folders: Iterable[Path] | None, composing: Composing, language: Language
) -> tuple[tuple[Rendered, ...], ExitCode]:
    """Render what can be read, and complain of what cannot."""
    from aabsocial.policy.aab import load_policy

    rendered, code = [], ExitCode.DONE
    for path in proposals_meant(folders or (), composing.place):
        try:
            rendered.append(_rendered(load_policy(), path, composing, language))
        except WrongUseError:
            raise  # a template that fails for one proposal fails for all
        except AabsocialError as error:
            code = max(code, print_error(error, language))
    return tuple(rendered), code


def _rendered(policy: Policy, path: Path, composing: Composing, language: Language) -> Rendered:
    from aabsocial.storage import read_proposal
    from aabsocial.validation import ValidationOptions, review_for_papers

    review_context = replace(composing.place.review_context, on_error=composing.log)
    options = ValidationOptions(policy=policy, review_context=review_context)
    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    reviewed = review_for_papers(stored, options)
    made = dict(_exported(policy, reviewed, composing))
    for one in made.values():
        tell_replaced(one, language)
    return Rendered(
        folder=relative_to_cwd(path.parent),
        papers={name: one.content for name, one in made.items()},
        outcome=reviewed.outcome,
        findings=reviewed.findings,
    )


def _exported(
    policy: Policy, reviewed: Review, composing: Composing
) -> Iterator[tuple[str, RenderedFile]]:
    """Write a proposal's papers in each format, in the proposal's own language."""
    from aabsocial.documents import checklist, compose_proposal
    from aabsocial.rendering import render

    language: Language = reviewed.proposal.language or "da"
    theme = look_of(composing.place, composing.templates, language)
    papers: Mapping[str, Paper] = {
        "proposal": compose_proposal(policy, reviewed, language),
        "checklist": checklist(policy, reviewed, language),
    }
    for form in composing.forms:
        for name, paper in papers.items():
            yield f"{name}{PAPER_FORMATS[form].suffix}", render(form, paper, theme)


def show(rendered: tuple[Rendered, ...], _: Language) -> ExitCode:
    """Write the papers to standard output, one after the other."""
    if rendered:
        texts = (paper.decode() for one in rendered for paper in one.papers.values())
        write_machine_output("\n".join(texts).rstrip("\n"))
    return ExitCode.DONE


def tell_outdated(rendered: tuple[Rendered, ...], code: ExitCode, language: Language) -> ExitCode:
    """Name each paper that is missing or no longer matches its proposal.

    `code` tells what came of the proposals that could not be read.
    """
    from aabsocial.storage.outputs import is_written

    outdated = [
        one.folder / name
        for one in rendered
        for name, paper in one.papers.items()
        if not is_written(one.folder / name, paper)
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


def write(rendered: tuple[Rendered, ...], language: Language) -> ExitCode:
    """Write the papers that changed beside their proposals, and say what comes next."""
    from aabsocial.storage.outputs import write_derived

    for one in rendered:
        names = tuple(path.name for path in write_derived(one.folder, one.papers))
        key = "written" if names else "unchanged"
        print_notice(messages.text(key, language, folder=one.folder, names=names))
    not_ready = [one.folder for one in rendered if one.outcome is Outcome.NOT_READY]
    if not_ready:
        print_notice(messages.text("edit-next", language, folder=not_ready[0]))
    elif rendered:
        print_notice(messages.text("read-next", language))
    return ExitCode.DONE
