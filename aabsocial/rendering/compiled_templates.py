"""Cache compiled templates for the user: compiling one takes as long as rendering it."""

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
    """Compiled templates in a folder; those that cannot be stored are compiled each time."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a template's name in the folder, also if its path has undecodable bytes.

        That happens for a path with an æ under an ASCII locale.
        """
        return super().get_cache_key(name, None if filename is None else ascii(filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a compiled template, if the folder can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(environment: Mapping[str, str]) -> CompiledTemplates | None:
    """Return the user's compiled templates; `None` if no folder is writable by the user alone.

    The files are executed, so nobody else may be able to write there.
    """
    with suppress(OSError, RuntimeError):
        folder = cache_folder(environment)
        folder.mkdir(FOR_THE_USER_ALONE, parents=True, exist_ok=True)
        if _is_the_users_alone(folder):
            return CompiledTemplates(str(folder), PATTERN)
    return None


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's cache folder.

    Raises `RuntimeError` if the user has no home folder.
    """
    configured = Path(environment.get("XDG_CACHE_HOME", ""))
    if configured.is_absolute():  # relative paths are to be ignored, says the standard
        return configured / "aabsocial"
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "aabsocial" / "cache"
    return Path.home() / ".cache" / "aabsocial"


def _is_the_users_alone(folder: Path) -> bool:
    if sys.platform == "win32":  # a user's profile belongs to the user
        return True
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & WRITABLE_BY_OTHERS
