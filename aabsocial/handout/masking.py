"""Mask CPR numbers in what a pack takes over unchanged: the meeting and its items."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from aabsocial.core.value import Value

AnyValue = TypeVar("AnyValue", bound="Value")


def without_cpr(value: AnyValue) -> AnyValue:
    """Return a value with CPR numbers masked in its own texts; reviews are masked elsewhere."""
    known = {name: getattr(value, name) for name in value.__dataclass_fields__}
    return replace(value, **{name: _masked(part) for name, part in known.items()})


def _masked(part: object) -> object:
    if isinstance(part, str):
        return redact(part)
    if isinstance(part, tuple) and all(isinstance(one, str) for one in part):
        return tuple(map(redact, part))
    return part
