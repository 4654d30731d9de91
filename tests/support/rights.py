"""Whether this process is held to the rights of files, as a user is and root is not."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory


def may_do_everything() -> bool:
    """Return whether this process may write where its owner has forbidden it."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)
        return os.access(folder, os.W_OK)


MAY_DO_EVERYTHING = may_do_everything()
