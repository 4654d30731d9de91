"""Objects of a PDF made of plain values, for pypdf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfWriter
    from pypdf.generic import PdfObject


def as_text(text: str) -> PdfObject:
    """Return a text as an object; a plain one would be a name."""
    from pypdf.generic import TextStringObject

    return TextStringObject(text)


def as_objects(values: Mapping[str, Any]) -> dict[Any, Any]:
    """Return the entries of a dictionary as objects: a text is a name."""
    from pypdf.generic import NameObject

    return {NameObject(key): _as_object(value) for key, value in values.items()}


def _as_object(value: Any) -> PdfObject:  # noqa: ANN401 - a name, a number, or several of them
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject

    match value:
        case PdfObject():
            return value
        case str():
            return NameObject(value)
        case dict():
            return DictionaryObject(as_objects(value))
        case list():
            return ArrayObject(map(_as_object, value))
        case _:
            return FloatObject(round(value, 3))


def add_stream(
    writer: PdfWriter, content: bytes, entries: Mapping[str, Any] | None = None
) -> PdfObject:
    """Add a stream with some entries to a file, compressed, and return the reference to it."""
    from pypdf.generic import StreamObject

    stream = StreamObject()
    stream.set_data(content)
    if content:
        stream = stream.flate_encode()
    stream.update(as_objects(entries or {}))
    return writer._add_object(stream)  # noqa: SLF001 - pypdf has no public way
