"""The settings: `aabsocial.toml` in the folder or one above it, else in the user's own folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aabsocial.core.settings_file import find_settings_file, own_folder
from aabsocial.core.struct import Struct, field, replace
from aabsocial.errors import UnreadableProposalError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language, Messages
from aabsocial.model.departments import Department, Register, department_key

if TYPE_CHECKING:
    from aabsocial.model.answers import Path as SettingPath
    from aabsocial.storage.proposal_file import StoredProposal

messages = Messages(__file__)
MOST = 10**9

# The settings by path, each with the kind of its value: its key in `FITS` and in the texts.
KNOWN: Mapping[tuple[str, ...], str] = {
    ("language",): "language",
    ("proposals",): "text",
    ("templates",): "text",
    ("plain",): "yes-no",
    ("association", "name"): "text",
    ("association", "board"): "text",
    ("association", "logo"): "text",
    ("association", "colour"): "colour",
    ("association", "receives"): "text",
    ("contact", "role"): "text",
    ("contact", "name"): "text",
    ("contact", "email"): "text",
    ("contact", "phone"): "text",
    ("finance", "vat_included"): "yes-no",
    ("limits", "decision_age_months"): "count",
    ("limits", "contingency_percent"): "count",
    ("limits", "landsbyggefonden_percent"): "count",
    ("departments", "name"): "text",
    ("departments", "homes"): "homes",
    ("departments", "municipality"): "text",
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
    "homes": lambda value: type(value) is int and 1 <= value <= MOST,
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
}
SUGGESTED = ("contact", "finance")
DEPARTMENTS = "departments"
TABLES = frozenset(path[0] for path in KNOWN if len(path) > 1) - {DEPARTMENTS}


class Settings(Struct, kw_only=True):
    """The settings of an association; the defaults are for settings that are not given.

    `limits` are local limits by name, in months or percent. `suggestions` are values for the
    questions of the same key. `departments` is the register of departments, empty until somebody
    fills it in, and `receives` who gets what is handed in. `file` is the file they come from; its
    relative paths are relative to its folder.
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
    receives: str = ""
    departments: Register = ()


def find_settings(folder: Path) -> Settings:
    """Return the nearest settings of a folder, else defaults with its `proposals` folder.

    Raises `WrongUseError` for unknown settings, wrong types or settings that are no file, and
    `FileTroubleError`.
    """
    file = find_settings_file(folder)
    return _settings_in(file, folder) if file else Settings(proposals=folder / "proposals")


def _settings_in(file: Path, folder: Path) -> Settings:
    from aabsocial.storage.file_findings import first_problem  # only where there is a file
    from aabsocial.storage.reading import read_proposal  # only where there is a file

    if not file.is_file():  # a folder, a pipe, a device, a link to nothing
        raise WrongUseError(*messages.problem("no-file", file=file))
    try:
        stored = read_proposal(file)
    except UnreadableProposalError as fault:
        raise WrongUseError(*first_problem(file, fault.findings)) from fault
    values = _checked(stored)
    own = file.parent == own_folder()
    return _settings(values, file, folder.absolute() if own else file.parent)


def _settings(values: Mapping[SettingPath, Any], file: Path, base: Path) -> Settings:
    """Return the settings of these values; `base` is the folder that `proposals` is relative to."""
    logo, templates = values.get(("association", "logo")), values.get(("templates",))
    settings = Settings(
        file=file,
        language=values.get(("language",)),
        proposals=base / values.get(("proposals",), "proposals"),
        plain=values.get(("plain",), False),
        association=values.get(("association", "name"), ""),
        board=values.get(("association", "board"), ""),
        colour=values.get(("association", "colour"), ""),
        limits={str(path[1]): value for path, value in values.items() if path[0] == "limits"},
        suggestions={
            _name(path): (value,) for path, value in values.items() if path[0] in SUGGESTED
        },
        receives=values.get(("association", "receives"), ""),
        departments=_departments(values),
    )
    return replace(
        settings,
        templates=file.parent / templates if templates else None,
        logo=file.parent / logo if logo else None,
    )


def _departments(values: Mapping[SettingPath, Any]) -> Register:
    """Return the register of departments in the order of the file."""
    records: dict[int, dict[str, Any]] = {}
    for (table, *rest), value in values.items():
        if table == DEPARTMENTS:
            index, name = rest
            records.setdefault(int(index), {})[str(name)] = value
    return tuple(Department(**record) for record in records.values())


def _checked(stored: StoredProposal) -> Mapping[SettingPath, Any]:
    """Return the values by path; raises `WrongUseError` for an unknown key or a wrong type."""
    values = _by_path(stored)
    for path, value in values.items():
        known = tuple(part for part in path if isinstance(part, str))
        if known not in KNOWN:
            _refuse_unknown(stored, path)
        if not FITS[KNOWN[known]](value):
            _refuse(stored, path, KNOWN[known])
    _refuse_twins(stored, values)
    return values


def _by_path(stored: StoredProposal) -> dict[SettingPath, Any]:
    values: dict[SettingPath, Any] = {}
    for name, value in stored.answers.items():
        if name == DEPARTMENTS:
            values |= _records_by_path(stored, value)
        elif name in TABLES and isinstance(value, Mapping):
            values |= {(name, key): inner for key, inner in value.items()}
        else:
            values[name,] = value
    return values


def _records_by_path(stored: StoredProposal, value: object) -> dict[SettingPath, Any]:
    if not (isinstance(value, list) and all(isinstance(record, Mapping) for record in value)):
        _refuse(stored, (DEPARTMENTS,), "no-records")
    values: dict[SettingPath, Any] = {}
    for index, record in enumerate(value):
        if "name" not in record:
            _refuse(stored, (DEPARTMENTS, index), "nameless")
        values |= {(DEPARTMENTS, index, key): inner for key, inner in record.items()}
    return values


def _refuse_twins(stored: StoredProposal, values: Mapping[SettingPath, Any]) -> None:
    """Refuse a department that stands in the register twice."""
    seen: set[str] = set()
    for path, value in values.items():
        if path[0] == DEPARTMENTS and path[-1] == "name":
            if department_key(value) in seen:
                _refuse(stored, path, "twice", department=value)
            seen.add(department_key(value))


def _name(path: SettingPath) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _refuse_unknown(stored: StoredProposal, path: SettingPath) -> NoReturn:
    from difflib import get_close_matches  # only needed after a mistake

    names = {".".join(known): known for known in KNOWN}
    shortest = {known[-1]: ".".join(known) for known in KNOWN}
    wanted = _name(path)
    near = get_close_matches(wanted, names, n=1) or [
        shortest[name] for name in get_close_matches(str(path[-1]), shortest, n=1)
    ]
    if near:
        _refuse(stored, path, "unknown-near", near=near[0])
    _refuse(stored, path, "unknown", known=", ".join(names))


def _refuse(stored: StoredProposal, path: SettingPath, message_key: str, **values: str) -> NoReturn:
    line, name = stored.places.place_at(path).line, _name(path)
    raise WrongUseError(
        *messages.problem(message_key, file=stored.path, line=str(line), name=name, **values)
    )
