"""Keep compiled templates in the user's own cache: compiling one takes as long as filling it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.bccache import Bucket

# Compiled templates have their bounds in them: a change of `sandbox` needs a new name here.
PATTERN = "__aabsocial_2_%s.cache"
FOR_THE_USER_ALONE = 0o700
WRITABLE_BY_OTHERS = 0o022


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; what cannot be read or kept there is compiled each time."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a template's name in the folder, also where its path is no proper text.

        So it is where a path has an æ and the locale knows only ASCII.
        """
        return super().get_cache_key(name, None if filename is None else ascii(filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was kept, if it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if there is room and right to."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(environment: Mapping[str, str]) -> CompiledTemplates | None:
    """Return the user's compiled templates; `None` where no folder is the user's alone.

    What lies there is run, so nobody else may be able to put anything there.
    """
    with suppress(OSError, RuntimeError):
        folder = cache_folder(environment)
        folder.mkdir(FOR_THE_USER_ALONE, parents=True, exist_ok=True)
        if _is_the_users_alone(folder):
            return CompiledTemplates(str(folder), PATTERN)
    return None


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's own folder for what can be made again.

    Raises `RuntimeError` where the system knows no home of the user's.
    """
    named = Path(environment.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():  # the standard has the others ignored
        return named / "aabsocial"
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "aabsocial" / "cache"
    return Path.home() / ".cache" / "aabsocial"


def _is_the_users_alone(folder: Path) -> bool:
    if sys.platform == "win32":  # what lies in a user's profile is the user's
        return True
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & WRITABLE_BY_OTHERS
