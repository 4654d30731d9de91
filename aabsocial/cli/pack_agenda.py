"""The agenda of a pack and its items: from a meeting's file, or from folders of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.cli.agenda import (
    AgendaContext,
    MeetingFacts,
    ask_for_facts,
    load_agenda_items,
    meeting_of,
    refuse_missing_facts,
)
from aabsocial.cli.main import print_error
from aabsocial.cli.progress import report_progress
from aabsocial.cli.workspace import find_proposals
from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.text.collation import danish_key

if TYPE_CHECKING:
    from aabsocial.cli.pack_options import Options
    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Language
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)


def load_agenda(options: Options, workspace: Workspace, language: Language) -> Agenda:
    """Read the meeting's file, or make an agenda of the folders and ask for the meeting's facts."""
    from aabsocial.storage.meeting_file import Agenda, AgendaEntry, read_meeting_file

    if agenda := options.meeting_file:
        if options.folders:
            raise WrongUseError(*messages.problem("file-or-folders"))
        return read_meeting_file(agenda)
    files = find_proposals(options.folders, workspace)
    if len(options.folders) <= 1:  # several come in the order in which they are named
        files = tuple(sorted(files, key=lambda file: danish_key(file.parent.name)))
    facts = _meeting_facts(options, workspace, language)
    items = tuple(AgendaEntry(kind="decision", proposal=path) for path in files)
    return Agenda(meeting=meeting_of(facts), items=items)


def _meeting_facts(options: Options, workspace: Workspace, language: Language) -> MeetingFacts:
    from aabsocial.cli.interview import front_end_for
    from aabsocial.cli.terminal import is_interactive
    from aabsocial.core.struct import replace
    from aabsocial.interview.shutdown import ShutdownSignal, handle_signals

    facts = options.facts
    if not facts.body and workspace.settings.board:
        facts = replace(facts, body=workspace.settings.board)
    if not facts.missing:
        return facts
    if not options.may_ask or not (options.plain or is_interactive()):
        refuse_missing_facts(facts, language)
    shutdown = ShutdownSignal()
    with handle_signals(shutdown):
        front_end = front_end_for(language, workspace.settings, options.plain, shutdown)
        return ask_for_facts(facts, front_end, language)


def load_items(
    agenda_context: AgendaContext, agenda: Agenda, language: Language
) -> tuple[tuple[AgendaItem, ...], ExitCode]:
    """Read and review the agenda's proposals, print those that cannot be read; return both."""
    items, code = [], ExitCode.DONE
    number = len(agenda.items)

    def counted(count: int) -> str:
        return messages.text("reading", language, count=count, number=number)

    for item, fault in report_progress(
        load_agenda_items(agenda_context, agenda.items), number, counted
    ):
        items.append(item)
        if fault:
            code = max(code, print_error(fault, language))
    return tuple(items), code
