"""What is remembered for a user, in any workspace: the formats of papers chosen last."""

from __future__ import annotations

from contextlib import suppress

from aabsocial.core import toml
from aabsocial.core.settings_file import own_folder
from aabsocial.errors import AabsocialError
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.storage.outputs import write_derived
from aabsocial.storage.reading import read_bytes

FILE = "remembered.toml"
PAPERS = "papers"


def remembered_formats() -> tuple[str, ...]:
    """Return the formats that the user chose last, none if that is not known."""
    folder = own_folder()
    if folder is None:
        return ()
    try:
        chosen = toml.parse(read_bytes(folder / FILE).decode()).get(PAPERS)
    except (AabsocialError, ValueError):  # not there, or no file of ours
        return ()
    return tuple(name for name in PAPER_FORMATS if isinstance(chosen, list) and name in chosen)


def remember_formats(formats: tuple[str, ...]) -> None:
    """Remember the formats that the user chose; a folder that cannot be written is no trouble."""
    folder = own_folder()
    if folder is None:
        return
    named = ", ".join(f'"{name}"' for name in formats)
    with suppress(AabsocialError, OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_derived(folder, {FILE: f"{PAPERS} = [{named}]\n"})
