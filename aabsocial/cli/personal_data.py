"""Find and print personal data outside the proposals: in the meeting, settings and options."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import PROPOSAL_FILE
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Message, Messages
from aabsocial.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, Edition
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)
ITEM = re.compile(r"items\[(\d+)\]")


class LocatedFinding(Struct):
    """A finding about personal data, and the file or option it was found in."""

    where: Path | str
    finding: Finding

    @property
    def is_error(self) -> bool:
        """Return whether it stops the public edition."""
        return self.finding.severity is Severity.ERROR and not self.finding.exempt


class EditionContents(Struct, kw_only=True):
    """What an edition of a pack is made of; `surroundings` are the findings outside proposals."""

    edition: Edition
    agenda: Agenda
    items: tuple[AgendaItem, ...]
    surroundings: tuple[LocatedFinding, ...]
    workspace: Workspace


def personal_data_around(
    agenda: Agenda, facts: Mapping[str, str], workspace: Workspace
) -> tuple[LocatedFinding, ...]:
    """Return the personal data that reaches a pack from outside the proposals.

    That is the meeting's file, or else its facts from the command line, and the settings.
    """
    in_settings = personal_data_in_settings(workspace)
    if agenda.file:
        return (*located_findings(agenda.file, agenda.findings), *in_settings)
    return (
        *personal_data_in_options({f"--{name}": text for name, text in facts.items()}),
        *in_settings,
    )


def may_make_editions(packs: Sequence[EditionContents], language: Language) -> bool:
    """Print the personal data in what editions are made of; return whether all may be made.

    An error stops the public edition, and with it every other of the same run. In what is made
    CPR numbers are masked, with a notice.
    """
    from aabsocial.personal_data import CPR_RULES

    shown = [_personal_data_in(pack) for pack in packs]
    told: list[LocatedFinding] = []
    for findings in shown:
        told += [one for one in findings if one not in told]
    print_findings(told, language)
    stopped = [
        pack.edition == "public" and any(one.is_error for one in findings)
        for pack, findings in zip(packs, shown, strict=True)
    ]
    if any(stopped):
        print_notice(messages.text("personal-data", language))
        if not all(stopped):
            print_notice(messages.text("nor-the-full", language))
        return False
    if any(one.finding.rule in CPR_RULES for one in told):
        print_notice(messages.text("masked", language))
    return True


def _personal_data_in(pack: EditionContents) -> tuple[LocatedFinding, ...]:
    """Return the personal data that would reach an edition."""
    from aabsocial.handout import is_closed

    meeting = pack.agenda.meeting
    hidden = {
        at for at, item in enumerate(pack.items) if item.unreadable or is_closed(meeting, item)
    }
    findings = (*pack.surroundings, *_cpr_numbers_in_proposals(pack))
    is_public = pack.edition == "public"
    return (
        *(it for it in findings if not (is_public and _item_of(it, pack.agenda) in hidden)),
        *_found_in_annexes(pack, hidden if is_public else frozenset()),
    )


def _found_in_annexes(pack: EditionContents, hidden: Container[object]) -> Iterator[LocatedFinding]:
    """Yield the CPR numbers in texts that are annexes, and for the public every personal data."""
    from aabsocial.handout import closed_annexes
    from aabsocial.personal_data import CPR_RULES

    is_public = pack.edition == "public"
    for item in pack.items:
        closed = closed_annexes(item.review) if is_public and item.review else frozenset()
        for index, file in enumerate(item.files):
            if file and item.number not in hidden and index not in closed:
                found = located_findings(pack.workspace.path_of(file.path), file.findings)
                yield from (it for it in found if is_public or it.finding.rule in CPR_RULES)


def _cpr_numbers_in_proposals(pack: EditionContents) -> Iterator[LocatedFinding]:
    """Yield the reviews' findings about CPR numbers, each with the proposal's file."""
    from aabsocial.personal_data import CPR_RULES

    for item, entry in zip(pack.items, pack.agenda.items, strict=True):
        for finding in item.review.findings if item.review else ():
            if finding.rule in CPR_RULES and entry.proposal:
                yield LocatedFinding(entry.proposal, finding)


def _item_of(located: LocatedFinding, agenda: Agenda) -> int | None:
    """Return the index of the agenda item that a finding belongs to, `None` if to none."""
    if agenda.file and located.where == agenda.file:
        about = ITEM.match(located.finding.key)
        return int(about[1]) if about else None
    files = [entry.proposal for entry in agenda.items]
    return files.index(located.where) if located.where in files else None


def personal_data_in_settings(workspace: Workspace) -> tuple[LocatedFinding, ...]:
    """Return the personal data in the settings file, if there is one."""
    from aabsocial.storage.personal_data import personal_data_at

    file = workspace.settings.file
    return located_findings(file, personal_data_at(file)) if file else ()


def personal_data_in_meetings(
    paths: Iterable[Path], workspace: Workspace
) -> tuple[LocatedFinding, ...]:
    """Return the personal data in the meetings' files in the given folders."""
    from aabsocial.storage.personal_data import placed_personal_data, read_meeting_files

    folders = {
        relative_to_cwd(it)
        for path in paths
        for it in (path, workspace.proposals / path)
        if it.is_dir() and not (it / PROPOSAL_FILE).exists()
    }
    files = sorted(it for folder in folders for it in folder.glob("*.toml") if it.is_file())
    return tuple(
        one
        for stored in read_meeting_files(files)
        for one in located_findings(stored.path, placed_personal_data(stored))
    )


def personal_data_in_options(options: Mapping[str, str]) -> tuple[LocatedFinding, ...]:
    """Return the personal data in texts from the command line, given by option."""
    from aabsocial.review.personal_data import findings_in_answers

    return tuple(
        LocatedFinding(option, finding)
        for option, text in options.items()
        for finding in findings_in_answers({option: text})
    )


def located_findings(where: Path, findings: Iterable[Finding]) -> tuple[LocatedFinding, ...]:
    """Return findings with their file, without hints."""
    return tuple(
        LocatedFinding(where, finding)
        for finding in findings
        if finding.severity is not Severity.HINT
    )


def print_findings(findings: Iterable[LocatedFinding], language: Language) -> None:
    """Print each finding with its place and remedy."""
    for located in findings:
        print_notice(_finding_message(located).in_(language))


def _finding_message(located: LocatedFinding) -> Message:
    key = "in-line" if located.finding.place else "in-file"
    where = relative_to_cwd(located.where) if isinstance(located.where, Path) else located.where
    line = str(located.finding.place.line) if located.finding.place else ""
    says = {"message": located.finding.message, "remedy": located.finding.remedy}
    return messages.message(key, where=where, line=line, **says)
