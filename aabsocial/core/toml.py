"""Read TOML; the only place that knows which parser does it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterator

NotTomlError = tomli.TOMLDecodeError
PACKAGE = Path(__file__).parents[1]
TEXTS_OF_A_CHECKOUT = Path("share", "aabsocial", "texts")  # in the environment


def parse(text: str) -> dict[str, Any]:
    """Return a TOML document's values; decimals exactly as they are written.

    Raises `NotTomlError`, and on hostile input `ValueError` or `RecursionError`.
    """
    return tomli.loads(text, parse_float=Decimal)


def load_shipped(source: Path) -> dict[str, Any]:
    """Return the values of a file of texts that comes with the program.

    They were parsed when the package was built (`hatch_build.py`): parsing them all takes longer
    than starting Python. A file of which that does not hold is parsed here, and nothing is kept.
    """
    for parsed in _parsed_at_build(source):
        with suppress(OSError, ValueError):
            values: dict[str, Any] = json.loads(parsed.read_bytes())
            return values
    return parse(source.read_text(encoding="utf-8"))


def _parsed_at_build(source: Path) -> Iterator[Path]:
    """Yield where a wheel has a file's values, and where the installation of a checkout has them.

    The latter's name says of which state of the file they are, so that an edit counts at once.
    """
    yield source.with_name(f"{source.name}.json")
    with suppress(OSError, ValueError):  # a file of tests lies outside the package
        status = source.stat()
        name = source.relative_to(PACKAGE).as_posix()
        state = f"{status.st_mtime_ns}.{status.st_size}"
        yield Path(sys.prefix, TEXTS_OF_A_CHECKOUT, f"{name}.{state}.json")
