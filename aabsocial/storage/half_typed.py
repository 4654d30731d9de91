"""What somebody was writing when an interview ended, kept until they go on: no answer yet.

It stands in the user's own folder and not beside the proposal: nobody else is to read it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from aabsocial.storage.atomic import retry_while_locked, temporary_file_next_to
from aabsocial.storage.recovery import FOR_THE_USER_ALONE, state_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "half-typed"


def half_typed(proposal: Path) -> Mapping[str, str]:
    """Return the half-typed texts of a proposal by key, none where none are kept."""
    try:
        kept = json.loads(_file_for(proposal).read_bytes())
    except (OSError, RuntimeError, ValueError, RecursionError):  # not there, or no file of ours
        return {}
    texts = kept.items() if isinstance(kept, dict) else ()
    return {key: text for key, text in texts if isinstance(text, str)}


def keep_half_typed(proposal: Path, texts: Mapping[str, str]) -> bool:
    """Keep the half-typed texts of a proposal; return whether they could be, or there are none."""
    try:
        path = _file_for(proposal)
        if not texts:
            path.unlink(missing_ok=True)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = json.dumps(dict(texts), ensure_ascii=False).encode(errors="replace")
        with temporary_file_next_to(path, raw, FOR_THE_USER_ALONE) as temporary:
            retry_while_locked(lambda: temporary.replace(path))
    except (OSError, RuntimeError):
        return not texts
    with suppress(OSError):
        path.parent.chmod(0o700)
    return True


def _file_for(proposal: Path) -> Path:
    """Return the file for a proposal; raises `RuntimeError` if the user has no home folder."""
    name = sha256(os.fsencode(proposal.absolute())).hexdigest()[:32]
    return state_folder(os.environ) / FOLDER / f"{name}.json"
