"""`aabsocial handout`: a pack for a meeting, from an agenda or from folders of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads a command's annotations while the program runs

from aabsocial.cli.agenda import AgendaContext, MeetingFacts
from aabsocial.cli.annex_files import print_annexes, read_annexes
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today
from aabsocial.cli.pack_agenda import load_agenda, load_items
from aabsocial.cli.pack_changes import earlier_manifests, print_changes
from aabsocial.cli.pack_check import print_check, print_conclusion, print_states
from aabsocial.cli.pack_options import (
    EDITIONS,
    GROUPS,
    Body,
    Check,
    Draft,
    Editions,
    Forms,
    LargePrint,
    MeetingFile,
    NoInput,
    Number,
    Options,
    Output,
    PerItem,
    Place,
    Plain,
    Short,
    SkipUnreadable,
    Time,
    WithAnnexes,
    Zip,
)
from aabsocial.cli.pack_rendering import PackContext
from aabsocial.cli.pack_writing import write_packs
from aabsocial.cli.personal_data import EditionContents, may_make_editions, personal_data_around
from aabsocial.cli.readiness import lacks_annex, print_readiness, print_unready_items
from aabsocial.cli.terminal import print_notice
from aabsocial.cli.workspace import find_workspace, writing_workspace
from aabsocial.errors import ExitCode, LeakError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Language
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)
OPTION_GROUPS = GROUPS


def command(
    context: typer.Context,
    folders: Folders = None,
    meeting: MeetingFile = None,
    to: Forms = ChoiceList(("pdf",)),
    edition: Editions = ChoiceList(("full",)),
    check: Check = False,
    draft: Draft = False,
    skip_unreadable: SkipUnreadable = False,
    short: Short = False,
    large_print: LargePrint = False,
    with_annexes: WithAnnexes = False,
    per_item: PerItem = False,
    as_zip: Zip = False,
    output: Output = None,
    templates: Templates = None,
    body: Body = None,
    today: Today = None,
    time: Time = None,
    place: Place = None,
    number: Number = None,
    plain: Plain = False,
    no_input: NoInput = False,
) -> ExitCode:
    """Compose the pack in each edition, and write it in each format; or only check it."""
    options = Options(
        folders=tuple(folders or ()),
        meeting=meeting,
        facts=MeetingFacts(body=body, day=today, time=time, place=place, number=number),
        forms=to,
        editions=tuple(it for it in EDITIONS if it in edition),
        check=check,
        short=short,
        large_print=large_print,
        per_item=per_item,
        with_annexes=with_annexes,
        as_zip=as_zip,
        as_draft=draft,
        skip_unreadable=skip_unreadable,
        may_ask=not no_input,
        plain=plain,
        output=output,
        templates=templates,
    )
    language = user_of(context).language
    agenda = load_agenda(options, find_workspace() if check else writing_workspace(), language)
    return _make_packs(options, agenda, find_workspace(today=today or agenda.meeting.day), language)


def _make_packs(
    options: Options, agenda: Agenda, workspace: Workspace, language: Language
) -> ExitCode:
    """Load the agenda's items, write every edition or check it, and report internal errors."""
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors
    from aabsocial.policy.aab import load_policy

    agenda_context = AgendaContext(
        policy=load_policy(),
        workspace=workspace,
        editions=options.editions,
        meeting_file=options.meeting_file,
        log=CrashLog().log,
    )
    items, code = load_items(agenda_context, agenda, language)
    is_composed = not options.check or "public" in options.editions
    items = read_annexes(agenda, items, options.editions, for_pack=is_composed)
    context = PackContext(
        options=options, agenda=agenda, agenda_context=agenda_context, items=items
    )
    end = (_check if options.check else _write)(context, code, language)
    reviews = (item.review for item in items if item.review)
    findings = (finding for it in reviews for finding in it.findings)
    return report_internal_errors(findings, language, end)


def _check(context: PackContext, code: ExitCode, language: Language) -> ExitCode:
    """Print all that is to be known before the pack is sent; write nothing."""
    is_clear = print_check(context, _refused_items(context), language)
    may_be_made = _may_be_made(context, language) and not _leaks(context, language)
    if context.options.skip_unreadable and not all(it.unreadable for it in context.items):
        code = ExitCode.DONE
    end = code or (ExitCode.DONE if is_clear and may_be_made else ExitCode.FINDINGS)
    print_conclusion(end, language)
    return end


def _write(context: PackContext, code: ExitCode, language: Language) -> ExitCode:
    """Write every edition, or print why none is made."""
    refused = _refused_items(context)
    print_unready_items(context.items, refused, context.workspace, language)
    are_usable = print_annexes(context.items, context.workspace, language)
    are_there = not any(map(lacks_annex, context.items))
    end = _exit_code_if_stopped(context, refused, code, language)
    if end is None and not (are_usable and are_there) and not context.options.as_draft:
        print_notice(messages.text("annexes", language))
        end = ExitCode.FINDINGS
    if end is None and not _may_be_made(context, language):
        end = ExitCode.FINDINGS
    if end is not None:
        return end
    earlier = earlier_manifests(context)
    write_packs(context, language)
    print_changes(context, earlier, language)
    print_states(context, language)
    print_readiness(context.items, language)
    return ExitCode.DONE


def _leaks(context: PackContext, language: Language) -> bool:
    """Print what the public edition would tell that it must not, and return whether it would."""
    try:
        if "public" in context.options.editions:
            context.pack("public")
    except LeakError as fault:
        print_error(fault, language)
        return True
    return False


def _refused_items(context: PackContext) -> tuple[AgendaItem, ...]:
    """Return the items that the board cannot be asked to decide, unless this is a draft."""
    from aabsocial.handout import is_unready_decision

    return () if context.options.as_draft else tuple(filter(is_unready_decision, context.items))


def _may_be_made(context: PackContext, language: Language) -> bool:
    """Print the personal data that would reach an edition, and return whether all may be made."""
    agenda, options = context.agenda, context.options
    facts = {
        name: getattr(options.facts, name) or "" for name in ("body", "time", "place", "number")
    }
    surroundings = personal_data_around(agenda, facts, context.workspace)
    packs = [
        EditionContents(
            edition=it,
            agenda=agenda,
            items=context.items,
            surroundings=surroundings,
            workspace=context.workspace,
        )
        for it in options.editions
    ]
    return may_make_editions(packs, language)


def _exit_code_if_stopped(
    context: PackContext, refused: Sequence[AgendaItem], code: ExitCode, language: Language
) -> ExitCode | None:
    """Print why no pack can be made of these items and return the exit code; `None` if one can."""
    if all(item.unreadable for item in context.items):
        print_notice(messages.text("none-left", language))
        return code
    if code and not context.options.skip_unreadable:
        print_notice(messages.text("stopped", language))
        return code
    if refused:
        print_notice(messages.text("not-ready", language))
        return ExitCode.FINDINGS
    return None
