"""`aabsocial verify`: whether a pack is unchanged, and from which proposals it was made."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial.cli.agenda import AgendaContext, content_for, load_agenda_items
from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import print_notice, print_text, relative_to_cwd
from aabsocial.cli.workspace import Workspace, find_workspace
from aabsocial.core.struct import Struct
from aabsocial.errors import AabsocialError, ExitCode, FileTroubleError, WrongUseError
from aabsocial.localization.messages import Message, Messages, join_list
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout import AgendaItem, Edition
    from aabsocial.localization.messages import Language
    from aabsocial.storage.meeting_file import Agenda

messages = Messages(__file__)
LARGEST = 200 << 20
OLD_SCHEMA = 1  # paths as seen from the settings' folder; neither annexes nor agenda
MATCHES, CHANGED, GONE, NOT_ATTACHED = "matches", "changed", "gone", "not-attached"
STILL_MISSING, UNREAD = "still-missing", "unread"
TAKEN_FOR_FINE = {MATCHES, STILL_MISSING}


class Checked(Struct, kw_only=True):
    """What became of something since the pack was made, and what it is called."""

    what: str
    state: str
    values: Mapping[str, object]


class Examined(Struct, kw_only=True):
    """A pack under examination: what its manifest says, what is attached, where one works."""

    made_from: Mapping[str, Any]
    files: Mapping[str, bytes]
    place: Workspace

    @property
    def edition(self) -> Edition:
        """Return the edition that the pack is."""
        return "public" if self.made_from.get("edition") == "public" else "full"

    @property
    def language(self) -> Language:
        """Return the language that the pack is written in."""
        return "en" if self.made_from.get("language") == "en" else "da"

    @property
    def agenda(self) -> Path | None:
        """Return the path of the meeting's file, if the pack was made from one."""
        name = self.made_from.get("agenda")
        return self.path_of(name) if isinstance(name, str) and name else None

    def path_of(self, written: str) -> Path:
        """Return where something lies today that the manifest names."""
        settings = self.place.settings.file
        root = self.place.proposals
        if self.made_from.get("schema") == OLD_SCHEMA:
            root = settings.parent if settings else Path.cwd()
        return relative_to_cwd(Path(os.path.normpath(root / written)))


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
) -> ExitCode:
    """Print whether the file is as it was made, and whether its sources still are."""
    from aabsocial.rendering.pdf.integrity import is_intact

    language = user_of(context).language
    content = _bytes_of(file)
    files, made_from = _opened(content, file)
    intact = is_intact(content)
    pack = Examined(made_from=made_from, files=files, place=find_workspace())
    checked = (*_checked_agenda(pack, language), *_checked_items(pack))
    message_key = "intact" if intact else "altered"
    edition = messages.text(f"edition.{pack.edition}", language)
    print_text(messages.text(message_key, language, name=relative_to_cwd(file), edition=edition))
    for one in checked:
        print_text(messages.text(f"{one.what}.{one.state}", language, **one.values))
    return _concluded(intact, checked, language)


def _concluded(intact: bool, checked: tuple[Checked, ...], language: Language) -> ExitCode:  # noqa: FBT001 - told by the seal
    states = {one.state for one in checked} - TAKEN_FOR_FINE
    if intact and not states:
        print_notice(messages.text("all-well", language))
        return ExitCode.DONE
    if not intact or NOT_ATTACHED in states:
        print_notice(messages.text("use-original", language))
    for state in (CHANGED, GONE, UNREAD):
        if state in states:
            print_notice(messages.text(f"when-{state}", language))
    return ExitCode.FINDINGS


def _bytes_of(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise FileTroubleError(*_a_folder(file))
        if file.stat().st_size > LARGEST:
            raise WrongUseError(*messages.problem("large", name=relative_to_cwd(file)))
        if file.exists() and not file.is_file():  # a pipe or a device would never end
            raise FileTroubleError(*messages.problem("not-a-file", name=relative_to_cwd(file)))
        return file.read_bytes()
    except OSError as fault:
        raise FileTroubleError(*messages.problem("no-file", name=relative_to_cwd(file))) from fault


def _a_folder(folder: Path) -> tuple[Message, Message]:
    """Return the error for a folder in place of a PDF, with the first PDF in it."""
    name = relative_to_cwd(folder)
    inside = min(folder.glob("*.pdf"), default=None)
    if inside is None:
        return messages.problem("empty-folder", name=name)
    return messages.problem("folder", name=name, file=relative_to_cwd(inside))


def _opened(content: bytes, file: Path) -> tuple[Mapping[str, bytes], Mapping[str, Any]]:
    """Return the attached files and what the manifest among them says."""
    from aabsocial.handout import MANIFEST
    from aabsocial.rendering.pdf.integrity import attached_files

    files = attached_files(content, str(relative_to_cwd(file)))
    try:
        made_from = json.loads(files.get(MANIFEST, b""))
    except ValueError as fault:
        raise WrongUseError(*messages.problem("no-pack", name=relative_to_cwd(file))) from fault
    if not _is_manifest(made_from):
        raise WrongUseError(*messages.problem("no-pack", name=relative_to_cwd(file)))
    return files, made_from


def _is_manifest(value: object) -> bool:
    """Return whether a value is shaped as our manifests are: somebody else may have written it."""
    if not isinstance(value, dict) or not isinstance(items := value.get("items"), list):
        return False
    return all(
        isinstance(item, dict)
        and isinstance(item.get("number"), int)
        and _has_texts(item, "path", "file", "sha256")
        and isinstance(annexes := item.get("annexes", []), list)
        and all(map(_is_annex, annexes))
        for item in items
    )


def _is_annex(value: object) -> bool:
    # In the first schema, an annex of an item without a proposal is its name alone.
    return isinstance(value, str) or (
        isinstance(value, dict) and _has_texts(value, "number", "path", "sha256")
    )


def _has_texts(table: Mapping[str, object], *names: str) -> bool:
    return all(isinstance(table.get(name, ""), str) for name in names)


def _checked_items(pack: Examined) -> Iterator[Checked]:
    """Compare each proposal with what is attached and with its file today, then its annexes."""
    for item in pack.made_from["items"]:
        if "sha256" in item:
            yield _checked_proposal(pack, item)
        for annex in item.get("annexes", []):
            if isinstance(annex, dict) and annex.get("path"):
                yield _checked_annex(pack, item, annex)


def _checked_proposal(pack: Examined, item: Mapping[str, Any]) -> Checked:
    path = pack.path_of(item.get("path", ""))
    attached = pack.files.get(item.get("file", ""))
    state = NOT_ATTACHED
    if attached is not None and sha256(attached).hexdigest() == item["sha256"]:
        state = _state(path, attached, pack.edition)
    return Checked(
        what="proposal", state=state, values={"number": item["number"], "path": _shown(path)}
    )


def _state(path: Path, attached: bytes, edition: Edition) -> str:
    from aabsocial.policy.aab import load_policy
    from aabsocial.storage import read_proposal

    if not path.is_file():
        return GONE
    try:
        today = content_for(edition, load_policy(), read_proposal(path))
    except AabsocialError:
        return CHANGED
    return MATCHES if today == attached else CHANGED


def _checked_annex(pack: Examined, item: Mapping[str, Any], annex: Mapping[str, Any]) -> Checked:
    from aabsocial.storage.attachments import file_digest

    path = pack.path_of(annex["path"])
    beside = pack.path_of(item["path"]) if item.get("path") else pack.agenda or path
    then = annex.get("sha256", "")
    now = file_digest(beside.parent, os.path.relpath(path, beside.parent))
    state = CHANGED if now else GONE
    if now == then:
        state = MATCHES if now else STILL_MISSING
    number = printable_line(annex.get("number", ""))
    return Checked(what="annex", state=state, values={"number": number, "path": _shown(path)})


def _checked_agenda(pack: Examined, language: Language) -> Iterator[Checked]:
    """Compare the agenda with the meeting's file today, if the pack was made from one."""
    from aabsocial.storage.meeting_file import read_meeting_file

    path = pack.agenda
    if path is None:
        return
    known = {"path": _shown(path)}
    if not path.is_file():
        yield Checked(what="agenda", state=GONE, values=known)
        return
    try:
        plan = read_meeting_file(path)
    except AabsocialError:
        yield Checked(what="agenda", state=UNREAD, values=known)
        return
    parts = [*_changed_parts(pack, plan, path, language)]
    state = CHANGED if parts else MATCHES
    parts_told = join_list(parts, language)
    yield Checked(what="agenda", state=state, values={**known, "parts": parts_told})


def _changed_parts(pack: Examined, plan: Agenda, agenda: Path, language: Language) -> Iterator[str]:
    """Name what of the agenda is another than it was: the meeting, or items by their number."""
    from aabsocial.handout import HandoutTexts, items_for_edition, listed, meeting_facts

    then = {item["number"]: item for item in pack.made_from["items"]}
    items = _items_today(pack, plan, agenda)
    seen = items_for_edition(plan.meeting, items, pack.edition, HandoutTexts(pack.language))
    if pack.made_from.get("meeting") != meeting_facts(plan.meeting):
        yield messages.text("meeting", language)
    now = {item.number: item for item in items}
    seen_now = {item.number: listed(item) for item in seen}
    only = pack.made_from.get("only")
    for number in sorted({*then, *now} if only is None else then):
        one = now.get(number)
        if one is None or number not in then:
            yield messages.text("item", language, number=number)
        elif one.unreadable:  # whether it asks to be closed, nobody can tell
            if _planned(then[number]) != _planned(listed(one)) and not then[number].get("closed"):
                yield messages.text("item", language, number=number)
        elif _planned(then[number]) != _planned(seen_now[number]):
            yield messages.text("item", language, number=number)


def _items_today(pack: Examined, plan: Agenda, agenda: Path) -> tuple[AgendaItem, ...]:
    from aabsocial.policy.aab import load_policy

    gathering = AgendaContext(
        policy=load_policy(),
        place=pack.place,
        editions=(pack.edition,),
        agenda=agenda,
        log=lambda _: None,
    )
    return tuple(item for item, _ in load_agenda_items(gathering, plan.items))


def _planned(item: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the agenda's own facts on an item, without those of its proposal."""
    names = ("type", "closed", "path") if "path" in item else ("type", "closed", "title", "text")
    annexes = () if "path" in item else [annex.get("path") for annex in item.get("annexes", [])]
    return {**{name: item.get(name) for name in names}, "annexes": annexes}


def _shown(path: Path) -> str:
    return printable_line(path.as_posix())  # somebody else may have written it
