"""Read TOML; the only place that knows which parser does it."""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from pathlib import Path

NotTomlError = tomli.TOMLDecodeError


def parse(text: str) -> dict[str, Any]:
    """Return a TOML document's values; decimals exactly as they are written.

    Raises `NotTomlError`, and on hostile input `ValueError` or `RecursionError`.
    """
    return tomli.loads(text, parse_float=Decimal)


def load_shipped(source: Path) -> dict[str, Any]:
    """Return the values of a file of texts that comes with the program.

    What was parsed is kept beside the compiled modules and used until the file changes, as Python
    does with the modules themselves: parsing all words takes longer than starting Python.
    """
    status = source.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    kept = source.parent / "__pycache__" / f"{source.name}.{sys.implementation.cache_tag}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        stamped, values = marshal.loads(kept.read_bytes())  # noqa: S302 - as trusted as the modules
        if stamped == stamp:
            return dict(values)
    parsed = parse(source.read_text(encoding="utf-8"))
    _keep(kept, marshal.dumps((stamp, parsed)))
    return parsed


def _keep(kept: Path, content: bytes) -> None:
    """Write what was parsed, whole or not at all; where that is not allowed, do without."""
    if sys.dont_write_bytecode:
        return
    unfinished = kept.with_name(f"{kept.name}.{id(content)}")
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        try:
            unfinished.write_bytes(content)
            unfinished.replace(kept)
        finally:
            unfinished.unlink(missing_ok=True)
