"""Put files into a zip archive with the same bytes on every machine and every day."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no day before it
UNIX = 3
ORDINARY_FILE = 0o100644 << 16  # everybody may read it


def zip_archive(contents: Mapping[str, bytes]) -> bytes:
    """Return an archive of contents by name, in the order of the names.

    Nothing is compressed: papers are already, and what a packer makes of the rest depends on its
    version.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as opened:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = UNIX
            entry.external_attr = ORDINARY_FILE
            opened.writestr(entry, contents[name])
    return archive.getvalue()
