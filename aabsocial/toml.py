"""Read TOML; the only place that knows which parser does it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

NotTomlError = tomli.TOMLDecodeError


def parse(text: str) -> dict[str, Any]:
    """Give a TOML document's values; decimals exactly as they are written.

    Raises `NotTomlError`, and on hostile input `ValueError` or `RecursionError`.
    """
    return tomli.loads(text, parse_float=Decimal)
