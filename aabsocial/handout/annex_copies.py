"""How the copies of annexes beside a pack are called; the names sort as the agenda does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.handout.model import Edition

# Each edition has a folder of its own: what is closed must not lie beside what is published.
COPIES_FOLDERS: Mapping[Edition, str] = {"full": "bilag", "public": "bilag_offentlig"}
NUMBER = re.compile(r"(\d+)(.*)", re.DOTALL)
COPY = re.compile(r"\d{2,}[a-z]?\.\d+_[a-z0-9-]+(?:\.[a-z0-9]{1,8})?", re.ASCII)


def copy_name(item: str, order: int, count: int, name: str) -> str:
    """Return the name of the copy of an item's annex: `02.1_uddrag-af-referat.pdf`.

    `order` is the annex's from 1, `count` how many the item has, `name` the annex file's own.
    """
    found = NUMBER.fullmatch(item)
    padded = f"{int(found[1]):02}{found[2]}" if found else item
    return f"{padded}.{order:0{len(str(count))}}_{name}"


def is_copy_name(name: str) -> bool:
    """Return whether a file has the name of a copy, with the folder before it."""
    folder, _, file = name.partition("/")
    return folder in COPIES_FOLDERS.values() and COPY.fullmatch(file) is not None
