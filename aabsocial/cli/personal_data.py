"""Tell of personal data in what surrounds the proposals: the meeting, the settings, the options."""

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
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, Edition
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)
ITEM = re.compile(r"items\[(\d+)\]")


class Found(Struct):
    """A finding about personal data, and the file or the option that it was found in."""

    where: Path | str
    finding: Finding

    @property
    def is_an_error(self) -> bool:
        """Whether nothing may be made public with it."""
        return self.finding.severity is Severity.ERROR and not self.finding.exempt


class Pack(Struct, kw_only=True):
    """What an edition of a pack is made of, and what was found around its proposals."""

    edition: Edition
    plan: Agenda
    items: tuple[AgendaItem, ...]
    around: tuple[Found, ...]


def found_around(plan: Agenda, facts: Mapping[str, str], place: Workspace) -> tuple[Found, ...]:
    """Return the personal data in everything but the proposals that reaches a pack.

    That is the meeting's file, or else its facts from the command line, and the settings.
    """
    around = found_in_settings(place)
    if plan.file:
        return (*found_in(plan.file, plan.findings), *around)
    return (*found_in_options({f"--{name}": text for name, text in facts.items()}), *around)


def may_hold(pack: Pack, language: Language) -> bool:
    """Print the personal data in what an edition is made of; return whether it may be made.

    An error stops the public edition; in the full one a CPR number is masked, and that is said.
    """
    from aabsocial.handout import is_closed
    from aabsocial.personal_data import CPR_RULES

    meeting = pack.plan.meeting
    hidden = {it.number for it in pack.items if it.unreadable or is_closed(meeting, it)}
    found = (*pack.around, *_found_in_proposals(pack))
    is_public = pack.edition == "public"
    shown = tuple(it for it in found if not (is_public and _item_of(it, pack.plan) in hidden))
    tell_of(shown, language)
    if is_public and any(one.is_an_error for one in shown):
        print_notice(messages.text("personal-data", language))
        return False
    if any(one.finding.rule in CPR_RULES for one in shown):
        print_notice(messages.text("masked", language))
    return True


def _found_in_proposals(pack: Pack) -> Iterator[Found]:
    """Yield the CPR numbers that the reviews found, as they stand in the proposals' files."""
    from aabsocial.personal_data import CPR_RULES

    for item, planned in zip(pack.items, pack.plan.items, strict=True):
        for found in item.review.findings if item.review else ():
            if found.rule in CPR_RULES and planned.proposal:
                yield Found(planned.proposal, found)


def _item_of(found: Found, plan: Agenda) -> int | None:
    """Return the number of the agenda item that a finding is about alone."""
    if plan.file and found.where == plan.file:
        about = ITEM.match(found.finding.key)
        return int(about[1]) + 1 if about else None
    files = [planned.proposal for planned in plan.items]
    return files.index(found.where) + 1 if found.where in files else None


def found_in_settings(place: Workspace) -> tuple[Found, ...]:
    """Return the personal data in the settings in force."""
    from aabsocial.storage.personal_data import personal_data_at

    file = place.settings.file
    return found_in(file, personal_data_at(file)) if file else ()


def found_in_meetings(paths: Iterable[Path], place: Workspace) -> tuple[Found, ...]:
    """Return the personal data in the meetings' files that lie beside the proposals."""
    from aabsocial.storage.personal_data import meetings_among, placed_personal_data

    folders = {
        relative_to_cwd(it)
        for path in paths
        for it in (path, place.proposals / path)
        if it.is_dir() and not (it / PROPOSAL_FILE).exists()
    }
    files = sorted(it for folder in folders for it in folder.glob("*.toml") if it.is_file())
    return tuple(
        one
        for stored in meetings_among(files)
        for one in found_in(stored.path, placed_personal_data(stored))
    )


def found_in_options(options: Mapping[str, str]) -> tuple[Found, ...]:
    """Return the personal data in texts that stand on the command line, by their options."""
    from aabsocial.review.personal_data import findings_in_answers

    return tuple(
        Found(option, finding)
        for option, text in options.items()
        for finding in findings_in_answers({option: text})
    )


def found_in(where: Path, findings: Iterable[Finding]) -> tuple[Found, ...]:
    """Return findings with the file that they are about; a hint is left to the reader."""
    return tuple(Found(where, it) for it in findings if it.severity is not Severity.HINT)


def tell_of(found: Iterable[Found], language: Language) -> None:
    """Print what each is, where it stands, and what to write instead."""
    for one in found:
        print_notice(_told(one).in_(language))


def _told(found: Found) -> Message:
    key = "in-line" if found.finding.place else "in-file"
    where = relative_to_cwd(found.where) if isinstance(found.where, Path) else found.where
    line = str(found.finding.place.line) if found.finding.place else ""
    says = {"message": found.finding.message, "remedy": found.finding.remedy}
    return messages.message(key, where=where, line=line, **says)
