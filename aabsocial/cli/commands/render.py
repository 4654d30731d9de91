"""`aabsocial render`: the papers of proposals, written beside them, shown, or checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answers_file import refuse_no_proposal
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today, some_of
from aabsocial.cli.papers import look_of, overrides, tell_replaced
from aabsocial.cli.terminal import print_notice, print_text, relative_to_cwd, write_machine_output
from aabsocial.cli.workspace import proposals_meant, writing_workspace
from aabsocial.core.value import Value
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy
from aabsocial.model.findings import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.policy import Policy
    from aabsocial.rendering import Paper, RenderedFile

WORDS = Path(__file__).with_suffix(".toml")
FORMATS = ("md", "html", "docx", "pdf")
READABLE = frozenset({"md", "html"})  # what can be shown on a terminal or piped on as text


class Rendered(Value):
    """One proposal's papers: the folder they belong in, their texts, how the review came out."""

    folder: Path
    papers: Mapping[str, bytes]
    outcome: Outcome
    findings: tuple[Finding, ...]


class Composing(Value):
    """What is the same for every proposal: where, in which formats, from which templates.

    `log` keeps what a maintainer needs to know of a fault of ours.
    """

    place: Workspace
    forms: tuple[str, ...]
    templates: tuple[Path, ...]
    log: Callable[[BaseException], object]


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
        raise WrongUseError(*message_and_remedy(WORDS, "show-or-check"))
    if stdout and not READABLE.issuperset(to):
        raise WrongUseError(*message_and_remedy(WORDS, "show-text-only"))
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors

    language = user_of(context).language
    place = writing_workspace(today=today)
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
    from aabsocial.storage.reading import in_time

    rendered, code = [], ExitCode.DONE
    for path in proposals_meant(folders or (), composing.place):
        work = partial(_rendered, load_policy(), path, composing, language)
        try:
            rendered.append(in_time(path, work))
        except WrongUseError:
            raise  # a template that fails for one proposal fails for all
        except AabsocialError as error:
            code = max(code, print_error(error, language))
    return tuple(rendered), code


def _rendered(policy: Policy, path: Path, composing: Composing, language: Language) -> Rendered:
    from aabsocial.storage import read_proposal
    from aabsocial.validation import ValidationOptions, despite_broken_rules

    terms = ValidationOptions(
        policy=policy, review_context=composing.place.review_context, log=composing.log
    )
    stored = read_proposal(path)
    refuse_no_proposal(policy, stored)
    reviewed = despite_broken_rules(stored, terms)
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
            yield f"{name}.{form}", render(form, paper, theme)


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
        print_text(_say("out-of-date" if path.exists() else "missing", language, path=path))
    if outdated:
        print_notice(_say("write-them", language))
        return max(code, ExitCode.FINDINGS)
    if rendered:
        key = "up-to-date" if code is ExitCode.DONE else "others-up-to-date"
        print_notice(_say(key, language))
    return code


def write(rendered: tuple[Rendered, ...], language: Language) -> ExitCode:
    """Write the papers that changed beside their proposals, and say what comes next."""
    from aabsocial.storage.outputs import write_derived

    for one in rendered:
        names = tuple(path.name for path in write_derived(one.folder, one.papers))
        key = "written" if names else "unchanged"
        print_notice(_say(key, language, folder=one.folder, names=names))
    not_ready = [one.folder for one in rendered if one.outcome is Outcome.NOT_READY]
    if not_ready:
        print_notice(_say("edit-next", language, folder=not_ready[0]))
    elif rendered:
        print_notice(_say("read-next", language))
    return ExitCode.DONE


def _say(key: str, language: Language, /, **values: object) -> str:
    return Message(load_messages(WORDS)[key], values).in_(language)
