"""Mask the CPR numbers in everything that a pack shows beside the reviewed proposals."""

from __future__ import annotations

from typing import TypeVar

from aabsocial.core.struct import Struct, replace
from aabsocial.handout.leaks import text_in
from aabsocial.model.findings import Review
from aabsocial.model.meeting import AnnexFile, Source
from aabsocial.personal_data import redact

AnyValue = TypeVar("AnyValue", bound="Struct")
MASKED_ELSEWHERE = (Review, Source)


def without_cpr(value: AnyValue) -> AnyValue:
    """Return a value with CPR numbers masked in its texts and in annexes that are texts."""
    return _masked(value)  # type: ignore[return-value] # of the same type


def _masked(value: object) -> object:
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(_masked, value))
    if isinstance(value, MASKED_ELSEWHERE) or not isinstance(value, Struct):
        return value
    known = {name: _masked(getattr(value, name)) for name in value.__struct_fields__}
    masked = replace(value, **known)
    if isinstance(masked, AnnexFile) and (text := text_in(masked.content)) and redact(text) != text:
        return replace(masked, content=redact(text).encode())
    return masked
