"""Where the settings are: apart from reading them, which the front page of help often need not."""

from __future__ import annotations

import os
from pathlib import Path

FILE = "aabsocial.toml"


def find_settings_file(folder: Path) -> Path | None:
    """Return the nearest settings: in the folder, one above it, or the user's own folder.

    What has the name and is no file is returned too, so that whoever reads it can say so.
    """
    absolute = folder.absolute()
    for place in (absolute, *absolute.parents, own_folder()):
        if place and os.path.lexists(place / FILE):
            return place / FILE
    return None


def own_folder() -> Path | None:
    """Return the user's own folder of settings, `None` where the system has not named one."""
    named = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    if named:
        return Path(named) / "aabsocial"
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    return Path(home) / ".config" / "aabsocial" if home else None
