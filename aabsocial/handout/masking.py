"""Mask CPR numbers in what a pack takes over as it is written: the meeting and its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.struct import replace
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from aabsocial.core.struct import Struct

AnyValue = TypeVar("AnyValue", bound="Struct")


def without_cpr(value: AnyValue) -> AnyValue:
    """Return a value with a mask for each CPR number in its own texts; a review has its papers'."""
    known = {name: getattr(value, name) for name in value.__struct_fields__}
    return replace(value, **{name: _masked(part) for name, part in known.items()})


def _masked(part: object) -> object:
    if isinstance(part, str):
        return redact(part)
    if isinstance(part, tuple) and all(isinstance(one, str) for one in part):
        return tuple(map(redact, part))
    return part
