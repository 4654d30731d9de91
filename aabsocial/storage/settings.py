"""The settings: `aabsocial.toml` in the folder or one above it, else in the user's own folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aabsocial.core.value import Value
from aabsocial.errors import UnreadableProposalError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language, message_and_remedy

if TYPE_CHECKING:
    from aabsocial.storage.proposal_file import StoredProposal

WORDS = Path(__file__).with_suffix(".toml")
FILE = "aabsocial.toml"
MOST = 10**9

# What may stand in the file: each setting's path, and the sentence for a value that does not fit.
KNOWN: Mapping[tuple[str, ...], str] = {
    ("language",): "language",
    ("proposals",): "text",
    ("templates",): "text",
    ("plain",): "yes-no",
    ("association", "name"): "text",
    ("association", "board"): "text",
    ("association", "logo"): "text",
    ("association", "colour"): "colour",
    ("contact", "role"): "text",
    ("contact", "name"): "text",
    ("contact", "email"): "text",
    ("contact", "phone"): "text",
    ("finance", "vat_included"): "yes-no",
    ("limits", "decision_age_months"): "count",
    ("limits", "contingency_percent"): "count",
    ("limits", "landsbyggefonden_percent"): "count",
}
COLOUR = "#[0-9a-fA-F]{6}"
LEAST_CONTRAST = 4.5  # against white: what the web-accessibility act asks of text


def _is_readable_colour(value: object) -> bool:
    """Return whether a value is a colour `#rrggbb` that can be read on white (WCAG 2.1, 1.4.3)."""
    if not (isinstance(value, str) and re.fullmatch(COLOUR, value)):
        return False
    red, green, blue = (_linear(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) >= LEAST_CONTRAST


def _linear(part: float) -> float:
    dark = 0.03928
    return part / 12.92 if part <= dark else ((part + 0.055) / 1.055) ** 2.4


FITS: Mapping[str, Callable[[object], bool]] = {
    "language": LANGUAGES.__contains__,
    "yes-no": lambda value: isinstance(value, bool),
    "colour": _is_readable_colour,
    "count": lambda value: type(value) is int and 0 <= value <= MOST,
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
}
SUGGESTED = ("contact", "finance")
TABLES = tuple(dict.fromkeys(path[0] for path in KNOWN if len(path) > 1))


class Settings(Value):
    """What an association has settled once; every field has the value for when it has not.

    `limits` are local limits by name, in months or percent. `suggestions` are values for the
    questions of the same key. `file` is where they were found; relative paths were relative to it.
    """

    file: Path | None = None
    language: Language | None = None
    proposals: Path = Path("proposals")
    templates: Path | None = None
    plain: bool = False
    association: str = ""
    board: str = ""
    logo: Path | None = None
    colour: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[object, ...]] = field(default_factory=dict)


def find_settings(folder: Path) -> Settings:
    """Read the nearest settings of a folder; without any, the proposals lie in `proposals` there.

    Raises `WrongUseError` for settings that do not exist or have the wrong type, or are no file,
    and `FileTroubleError`.
    """
    for place in (*_folders(folder), _own_folder()):
        if place and os.path.lexists(place / FILE):
            return _settings_in(place / FILE, folder)
    return Settings(proposals=folder / "proposals")


def _folders(folder: Path) -> tuple[Path, ...]:
    absolute = folder.absolute()
    return (absolute, *absolute.parents)


def _own_folder() -> Path | None:
    named = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    if named:
        return Path(named) / "aabsocial"
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    return Path(home) / ".config" / "aabsocial" if home else None


def _settings_in(file: Path, folder: Path) -> Settings:
    from aabsocial.storage.file_findings import first_told  # only where there is a file
    from aabsocial.storage.reading import read_proposal  # only where there is a file

    if not file.is_file():  # a folder, a pipe, a device, a link to nothing
        raise WrongUseError(*message_and_remedy(WORDS, "no-file", file=file))
    try:
        stored = read_proposal(file)
    except UnreadableProposalError as fault:
        raise WrongUseError(*first_told(file, fault.findings)) from fault
    values = _checked(stored)
    own = file.parent == _own_folder()
    return _settings(values, file, folder.absolute() if own else file.parent)


def _settings(values: Mapping[tuple[str, ...], Any], file: Path, base: Path) -> Settings:
    """Put the values in their fields; `base` is the folder that `proposals` is relative to."""
    logo, templates = values.get(("association", "logo")), values.get(("templates",))
    found = Settings(
        file=file,
        language=values.get(("language",)),
        proposals=base / values.get(("proposals",), "proposals"),
        plain=values.get(("plain",), False),
        association=values.get(("association", "name"), ""),
        board=values.get(("association", "board"), ""),
        colour=values.get(("association", "colour"), ""),
        limits={path[1]: value for path, value in values.items() if path[0] == "limits"},
        suggestions={
            ".".join(path): (value,) for path, value in values.items() if path[0] in SUGGESTED
        },
    )
    return replace(
        found,
        templates=file.parent / templates if templates else None,
        logo=file.parent / logo if logo else None,
    )


def _checked(stored: StoredProposal) -> Mapping[tuple[str, ...], Any]:
    """Return the values by path once every one is known and of its type."""
    values: dict[tuple[str, ...], Any] = {}
    for name, value in stored.answers.items():
        if name in TABLES and isinstance(value, Mapping):
            values |= {(name, key): inner for key, inner in value.items()}
        else:
            values[name,] = value
    for path, value in values.items():
        if path not in KNOWN:
            _refuse_unknown(stored, path)
        if not FITS[KNOWN[path]](value):
            _refuse(stored, path, KNOWN[path])
    return values


def _refuse_unknown(stored: StoredProposal, path: tuple[str, ...]) -> NoReturn:
    from difflib import get_close_matches  # only a slip needs it

    names = {".".join(known): known for known in KNOWN}
    shortest = {known[-1]: ".".join(known) for known in KNOWN}
    wanted = ".".join(path)
    near = get_close_matches(wanted, names, n=1) or [
        shortest[name] for name in get_close_matches(path[-1], shortest, n=1)
    ]
    if near:
        _refuse(stored, path, "unknown-near", near=near[0])
    _refuse(stored, path, "unknown", known=", ".join(names))


def _refuse(stored: StoredProposal, path: tuple[str, ...], says: str, **values: str) -> NoReturn:
    line = stored.places.at(path).line
    name = ".".join(path)
    raise WrongUseError(
        *message_and_remedy(WORDS, says, file=stored.path, line=str(line), name=name, **values)
    )
