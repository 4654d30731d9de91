"""Say what is wrong with a line: what was read, what was not, and the same line mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.parsing.lines.echo import echo_lines, field_name, quoted, texts

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading


def describe_problem(reading: LineReading, language: Language) -> str:
    """Return one text that says what was not read or is missing; nothing for a whole line."""
    if not (reading.missing or reading.unread):
        return ""
    said = [texts.text("problem.read", language, read=_read(reading, language))]
    if reading.unread:
        words = quoted(reading.unread, language)
        said.append(texts.text("problem.unread", language, words=words))
    if reading.missing:
        fields = ", ".join(field_name(reading.kind, field, language) for field in reading.missing)
        said.append(texts.text("problem.missing", language, fields=fields))
    line = quoted((mend_line(reading, language),), language)
    said.append(texts.text("problem.example", language, line=line))
    return " ".join(said)


def mend_line(reading: LineReading, language: Language) -> str:
    """Return the same line with an example for what was not read, and for each field it lacks."""
    line, missing = reading.text, list(reading.missing)
    for words in reading.unread:
        field = next((name for name in missing if f"examples.value.{name}" in texts), None)
        example = texts.text(f"examples.value.{field}", language) if field else ""
        line = " ".join(line.replace(words, example, 1).split())
        if field is not None:
            missing.remove(field)
    for field in missing:
        line = texts.text(f"examples.{reading.kind}.{field}", language, line=line.strip(" .;,"))
    return line


def _read(reading: LineReading, language: Language) -> str:
    return echo_lines(reading, language)[0].rstrip(".")
