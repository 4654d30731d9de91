"""Read a pack that was sent out: its bytes, its attached files and its manifest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from aabsocial.handout import Edition
    from aabsocial.localization.messages import Message

messages = Messages(__file__)
LARGEST = 200 << 20
PLAIN_NAME = re.compile(r"(?!-)[\w ./:+,@-]+")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def read_pack_file(file: Path) -> bytes:
    """Return the bytes of a file that may be a pack; raises an error if it cannot be one."""
    try:
        if file.is_dir():
            raise FileTroubleError(*_folder_error(file))
        if file.stat().st_size > LARGEST:
            raise WrongUseError(*messages.problem("large", name=relative_to_cwd(file)))
        if file.exists() and not file.is_file():  # a pipe or a device would never end
            raise FileTroubleError(*messages.problem("not-a-file", name=relative_to_cwd(file)))
        return file.read_bytes()
    except OSError as error:
        raise FileTroubleError(*messages.problem("no-file", name=relative_to_cwd(file))) from error


def _folder_error(folder: Path) -> tuple[Message, Message]:
    """Return the error for a folder in place of a PDF, with the first PDF in it."""
    name = relative_to_cwd(folder)
    inside = min(folder.glob("*.pdf"), default=None)
    if inside is None:
        return messages.problem("empty-folder", name=name)
    return messages.problem("folder", name=name, file=relative_to_cwd(inside))


def read_manifest(content: bytes, file: Path) -> tuple[Mapping[str, bytes], Mapping[str, Any]]:
    """Return the attached files by name, and the manifest among them as data."""
    from aabsocial.handout import MANIFEST
    from aabsocial.rendering.pdf.integrity import attached_files

    files = attached_files(content, str(relative_to_cwd(file)))
    try:
        manifest = json.loads(files.get(MANIFEST, b""))
    except ValueError as fault:
        raise _no_pack_error(file) from fault
    if not _is_manifest(manifest):
        raise _no_pack_error(file)
    return files, manifest


def _no_pack_error(file: Path) -> WrongUseError:
    """Return the error for a PDF without a manifest; some of ours have none, by design."""
    from aabsocial.handout import SHEET, WITH_ANNEXES

    name = relative_to_cwd(file)
    for key, ends in (("sheet", SHEET), ("print", WITH_ANNEXES)):
        for end in ends.values():
            if file.stem.endswith(end):
                pack = _pack_beside(file, f"{file.stem.removesuffix(end)}{file.suffix}")
                return WrongUseError(*messages.problem(key, name=name, pack=relative_to_cwd(pack)))
    return WrongUseError(*messages.problem("no-pack", name=name))


def _pack_beside(file: Path, name: str) -> Path:
    """Return the path of the pack that a file belongs to; of one in parts, the agenda's file."""
    from aabsocial.handout import AGENDA

    whole, agenda = file.with_name(name), file.with_name(f"{AGENDA}{name}")
    return agenda if agenda.is_file() and not whole.is_file() else whole


def _is_manifest(value: object) -> bool:
    """Return whether a value has the shape of our manifests; anybody may have written it."""
    if not isinstance(value, dict) or not isinstance(items := value.get("items"), list):
        return False
    return all(
        isinstance(item, dict)
        and isinstance(item.get("number"), str)
        and _has_texts(item, "path", "file", "sha256")
        and isinstance(annexes := item.get("annexes", []), list)
        and all(map(_is_annex, annexes))
        for item in items
    )


def _is_annex(value: object) -> bool:
    return isinstance(value, dict) and _has_texts(value, "number", "path", "sha256")


def _has_texts(table: Mapping[str, object], *names: str) -> bool:
    return all(isinstance(table.get(name, ""), str) for name in names)


def changed_copies(folder: Path, edition: Edition, only: object) -> Iterator[tuple[str, bool]]:
    """Yield the copies of annexes in a pack's folder that are not as written, and if they exist.

    `only` is the number of the item that the pack is of, `None` for all.
    """
    from aabsocial.handout import COPIES_FOLDERS, copy_name
    from aabsocial.storage.attachments import file_digest
    from aabsocial.storage.pack_listing import read_listing

    start = f"{COPIES_FOLDERS[edition]}/"
    if only is not None:
        start += copy_name(str(only), 1, 1, "").partition(".")[0] + "."
    for entry in sorted(it for it in read_listing(folder) if it.name.startswith(start)):
        now = file_digest(folder, entry.name)
        if now != entry.sha256:
            yield entry.name, bool(now)


def handout_command(
    meeting_file: str, edition: Edition, folders: Iterable[str] = (), day: object = ""
) -> str:
    """Return the command that makes a pack again: of its meeting's file, or of folders and a day.

    Without a meeting's file, the rest of the meeting's facts is asked for. No name that a shell
    would read as more than a name is taken from a manifest, which anybody may have written.
    """
    command = "aabsocial handout"
    if meeting_file:
        command += f" --meeting {_quoted(meeting_file)}"
    elif (named := [*folders]) and all(map(PLAIN_NAME.fullmatch, named)):
        command += "".join(f" {_quoted(it)}" for it in named)
        command += f" --date {day}" if DAY.fullmatch(str(day)) else ""
    return command + (" --edition public" if edition == "public" else "")


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
