"""The words of the choices that a line may hold, and values as they are said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages, department_name, format_value

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language, LocalizedText

_labels = Messages(__file__)


def label(table: str, choice: object) -> LocalizedText:
    """Return a choice in words: of `forum`, `ballot` is `Urafstemning`."""
    return _labels[f"{table}.{choice}"]


def say_value(field: str, value: object, language: Language) -> str:
    """Return a field's value in words."""
    if field == "department" and isinstance(value, str):
        return format_value(department_name(value), language)
    if f"{field}.{value}" in _labels:
        return label(field, value).in_(language)
    return format_value(value, language)
