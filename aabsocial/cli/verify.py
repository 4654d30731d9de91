"""`aabsocial verify`: whether a pack is unchanged, and from which proposals it was made."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial.cli.gathering import content_for
from aabsocial.cli.reader import reader_of
from aabsocial.cli.screen import nearby, remark, tell
from aabsocial.cli.workplace import find_workplace
from aabsocial.errors import AabsocialError, ExitCode, FileTroubleError, WrongUseError
from aabsocial.printable import printable_line
from aabsocial.value import Value
from aabsocial.wording import Sentence, catalogue, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.handout import Edition
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
LARGEST = 200 << 20
MATCHES, CHANGED, GONE, NOT_ATTACHED = "matches", "changed", "gone", "not-attached"


class Checked(Value):
    """What became of one proposal since the pack was made."""

    number: int
    path: str
    state: str


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
) -> ExitCode:
    """Tell whether the file is as it was made, and whether its proposals still are."""
    from aabsocial.export.seal import is_intact

    language = reader_of(context).language
    content = _bytes_of(file)
    files, made_from = _opened(content, file)
    intact = is_intact(content)
    checked = tuple(_checked(made_from, files))
    says = "intact" if intact else "altered"
    tell(_say(says, language, name=nearby(file), edition=_edition(made_from, language)))
    for one in checked:
        tell(_say(one.state, language, number=one.number, path=one.path))
    return _concluded(intact, checked, language)


def _concluded(intact: bool, checked: tuple[Checked, ...], language: Language) -> ExitCode:  # noqa: FBT001 - told by the seal
    states = {one.state for one in checked} - {MATCHES}
    if intact and not states:
        remark(_say("all-well", language))
        return ExitCode.DONE
    if not intact or NOT_ATTACHED in states:
        remark(_say("use-original", language))
    for state in (CHANGED, GONE):
        if state in states:
            remark(_say(f"when-{state}", language))
    return ExitCode.FINDINGS


def _bytes_of(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise FileTroubleError(*_a_folder(file))
        if file.stat().st_size > LARGEST:
            raise WrongUseError(*told(WORDS, "large", name=nearby(file)))
        if file.exists() and not file.is_file():  # a pipe or a device would never end
            raise FileTroubleError(*told(WORDS, "not-a-file", name=nearby(file)))
        return file.read_bytes()
    except OSError as fault:
        raise FileTroubleError(*told(WORDS, "no-file", name=nearby(file))) from fault


def _a_folder(folder: Path) -> tuple[Sentence, Sentence]:
    """Say that a folder is none, and name the first PDF that lies in it."""
    name = nearby(folder)
    inside = min(folder.glob("*.pdf"), default=None)
    if inside is None:
        return told(WORDS, "empty-folder", name=name)
    return told(WORDS, "folder", name=name, file=nearby(inside))


def _opened(content: bytes, file: Path) -> tuple[Mapping[str, bytes], Mapping[str, Any]]:
    """Give the attached files and what the manifest among them says."""
    from aabsocial.export.attached import attached_files
    from aabsocial.handout import MANIFEST

    files = attached_files(content, str(nearby(file)))
    try:
        made_from = json.loads(files.get(MANIFEST, b""))
    except ValueError as fault:
        raise WrongUseError(*told(WORDS, "no-pack", name=nearby(file))) from fault
    if not _is_manifest(made_from):
        raise WrongUseError(*told(WORDS, "no-pack", name=nearby(file)))
    return files, made_from


def _is_manifest(value: object) -> bool:
    """Tell whether a value is shaped as our manifests are: somebody else may have written it."""
    if not isinstance(value, dict) or not isinstance(items := value.get("items"), list):
        return False
    return all(
        isinstance(item, dict)
        and isinstance(item.get("number"), int)
        and all(isinstance(item.get(name, ""), str) for name in ("path", "file", "sha256"))
        for item in items
    )


def _edition(made_from: Mapping[str, Any], language: Language) -> str:
    return _say(f"edition.{_edition_of(made_from)}", language)


def _edition_of(made_from: Mapping[str, Any]) -> Edition:
    return "public" if made_from.get("edition") == "public" else "full"


def _checked(made_from: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Checked]:
    """Compare each proposal of the manifest with what is attached, and with its file today."""
    settings = find_workplace().settings.file
    root = settings.parent if settings else Path.cwd()
    edition = _edition_of(made_from)
    for item in made_from["items"]:
        if "sha256" not in item:
            continue
        attached = files.get(item.get("file", ""))
        state = NOT_ATTACHED
        if attached is not None and sha256(attached).hexdigest() == item["sha256"]:
            state = _state(root / item.get("path", ""), attached, edition)
        name = printable_line(item.get("path", ""))  # somebody else may have written it
        yield Checked(number=item["number"], path=name, state=state)


def _state(path: Path, attached: bytes, edition: Edition) -> str:
    from aabsocial.principles import the_policy
    from aabsocial.store import read_proposal

    if not path.is_file():
        return GONE
    try:
        today = content_for(edition, the_policy(), read_proposal(path))
    except AabsocialError:
        return CHANGED
    return MATCHES if today == attached else CHANGED


def _say(key: str, language: Language, /, **values: object) -> str:
    return Sentence(catalogue(WORDS)[key], values).in_(language)
