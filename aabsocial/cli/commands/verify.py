"""`aabsocial verify`: whether a pack is unchanged, and from which proposals it was made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial.cli.agenda import AgendaContext, content_for, load_agenda_items
from aabsocial.cli.context import user_of
from aabsocial.cli.pack_reading import (
    changed_copies,
    handout_command,
    read_manifest,
    read_pack_file,
)
from aabsocial.cli.terminal import print_notice, print_text, relative_to_cwd
from aabsocial.cli.workspace import Workspace, find_workspace
from aabsocial.core.struct import Struct
from aabsocial.errors import AabsocialError, ExitCode
from aabsocial.handout.changes import OF_THE_AGENDA
from aabsocial.localization.messages import Messages, join_list
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout import AgendaItem, Edition
    from aabsocial.localization.messages import Language
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)
MATCHES, CHANGED, GONE, NOT_ATTACHED = "matches", "changed", "gone", "not-attached"
STILL_MISSING, UNREAD = "still-missing", "unread"
HARMLESS_STATES = {MATCHES, STILL_MISSING}


class SourceCheck(Struct, kw_only=True):
    """Whether one source still is as it was when the pack was made: `state`, for one `subject`."""

    subject: str
    state: str
    values: Mapping[str, object]


class OpenedPack(Struct, kw_only=True):
    """A pack to verify: its manifest, its attached files by name, and the workspace."""

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    workspace: Workspace

    @property
    def edition(self) -> Edition:
        """Return the pack's edition."""
        return "public" if self.manifest.get("edition") == "public" else "full"

    @property
    def language(self) -> Language:
        """Return the pack's language."""
        return "en" if self.manifest.get("language") == "en" else "da"

    @property
    def meeting_file(self) -> Path | None:
        """Return the path of the meeting's file, if the pack was made from one."""
        name = self.manifest.get("agenda")
        return self.path_of(name) if isinstance(name, str) and name else None

    @property
    def day(self) -> object:
        """Return the day of the meeting as the manifest has it."""
        meeting = self.manifest.get("meeting")
        return meeting.get("date") if isinstance(meeting, Mapping) else None

    def path_of(self, name: str) -> Path:
        """Return the path today of a file that the manifest names."""
        return relative_to_cwd(Path(os.path.normpath(self.workspace.proposals / name)))


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
) -> ExitCode:
    """Print whether the file is unchanged, and whether each of its sources still is."""
    from aabsocial.rendering.pdf.integrity import is_intact

    language = user_of(context).language
    content = read_pack_file(file)
    files, manifest = read_manifest(content, file)
    intact = is_intact(content)
    pack = OpenedPack(manifest=manifest, files=files, workspace=find_workspace())
    checks = (
        *_check_agenda(pack, language),
        *_check_items(pack),
        *_check_copies(pack, file.parent),
    )
    message_key = "intact" if intact else "altered"
    edition = messages.text(f"edition.{pack.edition}", language)
    print_text(messages.text(message_key, language, name=relative_to_cwd(file), edition=edition))
    for check in checks:
        print_text(messages.text(f"{check.subject}.{check.state}", language, **check.values))
    return _print_conclusion(pack, intact, checks, language)


def _print_conclusion(
    pack: OpenedPack,
    intact: bool,  # noqa: FBT001 - worked out by the caller
    checks: tuple[SourceCheck, ...],
    language: Language,
) -> ExitCode:
    states = {check.state for check in checks} - HARMLESS_STATES
    if intact and not states:
        print_notice(messages.text("all-well", language))
        return ExitCode.DONE
    if not intact or NOT_ATTACHED in states:
        print_notice(messages.text("use-original", language))
    agenda = _displayed(pack.meeting_file) if pack.meeting_file else ""
    command = handout_command(agenda, pack.edition, _folders(pack), pack.day)
    for state in (CHANGED, GONE, UNREAD):
        if state in states:
            print_notice(messages.text(f"when-{state}", language, command=command))
    return ExitCode.FINDINGS


def _folders(pack: OpenedPack) -> tuple[str, ...]:
    """Return the folders of the proposals in their order; none of the file of one item."""
    if "only" in pack.manifest:
        return ()
    paths = (it["path"] for it in pack.manifest["items"] if it.get("path"))
    return tuple(_displayed(pack.path_of(path).parent) for path in paths)


def _check_items(pack: OpenedPack) -> Iterator[SourceCheck]:
    """Compare each proposal with the attached file and its file today; then each annex.

    The agenda's file of a pack in parts has no proposals attached to it.
    """
    for item in pack.manifest["items"]:
        if "sha256" in item:
            yield _check_proposal(pack, item)
        for annex in item.get("annexes", []):
            if annex.get("path"):
                yield _check_annex(pack, item, annex)


def _check_proposal(pack: OpenedPack, item: Mapping[str, Any]) -> SourceCheck:
    path = pack.path_of(item.get("path", ""))
    attached = pack.files.get(item.get("file", ""))
    is_attached = attached is not None and sha256(attached).hexdigest() == item["sha256"]
    state = NOT_ATTACHED
    if is_attached or pack.manifest.get("parts"):
        state = _proposal_state(path, item["sha256"], pack.edition)
    return SourceCheck(
        subject="proposal", state=state, values={"number": item["number"], "path": _displayed(path)}
    )


def _proposal_state(path: Path, digest: str, edition: Edition) -> str:
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage import read_proposal

    if not path.is_file():
        return GONE
    try:
        today = content_for(edition, load_policy(), read_proposal(path))
    except AabsocialError:
        return CHANGED
    return MATCHES if sha256(today).hexdigest() == digest else CHANGED


def _check_annex(
    pack: OpenedPack, item: Mapping[str, Any], annex: Mapping[str, Any]
) -> SourceCheck:
    from aabsocial.storage.attachments import file_digest

    path = pack.path_of(annex["path"])
    named_in = pack.path_of(item["path"]) if item.get("path") else pack.meeting_file or path
    then = annex.get("sha256", "")
    now = file_digest(named_in.parent, os.path.relpath(path, named_in.parent))
    state = CHANGED if now else GONE
    if now == then:
        state = MATCHES if now else STILL_MISSING
    if _is_attached_otherwise(pack, annex):
        state = NOT_ATTACHED
    number = printable_line(annex.get("number", ""))
    return SourceCheck(
        subject="annex", state=state, values={"number": number, "path": _displayed(path)}
    )


def _is_attached_otherwise(pack: OpenedPack, annex: Mapping[str, Any]) -> bool:
    """Return whether an annex lies in the pack with other bytes than the manifest says.

    A text is not compared: CPR numbers in it were masked before it was attached.
    """
    from aabsocial.storage.annexes import TEXTS

    wanted, digest = annex.get("number"), annex.get("sha256")
    if not digest or PurePosixPath(annex["path"]).suffix.lower() in TEXTS:
        return False
    return any(
        _number_in(name) == wanted and sha256(content).hexdigest() != digest
        for name, content in pack.files.items()
    )


def _number_in(name: str) -> str:
    """Return the number of the annex that an attached file is a copy of: 2.1 for 02.1."""
    from aabsocial.handout import is_copy_name

    if not is_copy_name(name):
        return ""
    item, _, order = PurePosixPath(name).name.partition("_")[0].partition(".")
    return f"{item.lstrip('0')}.{order.lstrip('0')}"


def _check_copies(pack: OpenedPack, folder: Path) -> Iterator[SourceCheck]:
    """Yield the copies of annexes beside the pack that are not as they were written."""
    for name, is_there in changed_copies(folder, pack.edition, pack.manifest.get("only")):
        state = CHANGED if is_there else GONE
        yield SourceCheck(subject="copy", state=state, values={"path": name})


def _check_agenda(pack: OpenedPack, language: Language) -> Iterator[SourceCheck]:
    """Compare the manifest with the meeting's file today, if the pack was made from one."""
    from aabsocial.storage.meeting_file import read_meeting_file

    path = pack.meeting_file
    if path is None:
        return
    known = {"path": _displayed(path)}
    if not path.is_file():
        yield SourceCheck(subject="agenda", state=GONE, values=known)
        return
    try:
        agenda_file = read_meeting_file(path)
    except AabsocialError:
        yield SourceCheck(subject="agenda", state=UNREAD, values=known)
        return
    parts = [*_changed_parts(pack, agenda_file, path, language)]
    state = CHANGED if parts else MATCHES
    part_names = join_list(parts, language)
    yield SourceCheck(subject="agenda", state=state, values={**known, "parts": part_names})


def _changed_parts(
    pack: OpenedPack, agenda_file: Agenda, agenda: Path, language: Language
) -> Iterator[str]:
    """Yield the names of what changed on the agenda: the meeting, or an item by its number."""
    from aabsocial.handout import (
        HandoutTexts,
        item_facts,
        items_for_edition,
        meeting_facts,
        meeting_for_edition,
    )

    then = {item["number"]: item for item in pack.manifest["items"]}
    items = _items_today(pack, agenda_file, agenda)
    shown_items = items_for_edition(
        agenda_file.meeting, items, pack.edition, HandoutTexts(pack.language)
    )
    shown_meeting = meeting_for_edition(agenda_file.meeting, pack.edition)
    if pack.manifest.get("meeting") != meeting_facts(shown_meeting):
        yield messages.text("meeting", language)
    now = {item.number: item for item in items}
    facts_now = {item.number: item_facts(item) for item in shown_items}
    only = pack.manifest.get("only")
    for number in dict.fromkeys((*then, *now) if only is None else then):
        one = now.get(number)
        if one is None or number not in then:
            yield messages.text("item", language, number=number)
        elif one.unreadable:  # it may ask to be closed, which cannot be read
            is_changed = _agenda_facts(then[number]) != _agenda_facts(item_facts(one))
            if is_changed and not then[number].get("closed"):
                yield messages.text("item", language, number=number)
        elif _agenda_facts(then[number]) != _agenda_facts(facts_now[number]):
            yield messages.text("item", language, number=number)


def _items_today(pack: OpenedPack, agenda_file: Agenda, agenda: Path) -> tuple[AgendaItem, ...]:
    from aabsocial.policy.aab import load_policy

    context = AgendaContext(
        policy=load_policy(),
        workspace=pack.workspace,
        editions=(pack.edition,),
        meeting_file=agenda,
        log=lambda _: None,
    )
    return tuple(item for item, _ in load_agenda_items(context, agenda_file.items))


def _agenda_facts(item: Mapping[str, Any]) -> Mapping[str, object]:
    """Return what the agenda itself says of an item, without what its proposal says."""
    names = ("path",) if "path" in item else ("title",)
    annexes = () if "path" in item else [annex.get("path") for annex in item.get("annexes", [])]
    return {
        **{name: item.get(name) for name in (*OF_THE_AGENDA, *names)},
        "annexes": annexes,
    }


def _displayed(path: Path) -> str:
    return printable_line(
        path.as_posix()
    )  # it comes from the manifest, which anybody may have written
