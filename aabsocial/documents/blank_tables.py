"""The ruled rows of the blank form: a list's columns, an example, and rows to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Column, Table
from aabsocial.localization.messages import Messages
from aabsocial.model.policy import LooseEnd
from aabsocial.model.questions import is_ever_asked

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Group

texts = Messages(__file__)
BETWEEN = " | "
NEEDED = ("rows", "columns", "example")
ROWS = 3  # of a list that is not written as lines


def ruled_table(policy: Policy, group: Group, language: Language) -> Table:
    """Return the table in which a list is written by hand."""
    heads = columns_of(policy, group, language)
    empty = ("",) * len(heads)
    if not group.lines:
        return Table(tuple(map(Column, heads)), (empty,) * ROWS)
    first, *others = _parts(group, "example", language)
    example = (texts.text("example", language, cell=first), *others)
    rows = int(texts.text(f"{_named(group)}.rows", language))
    return Table(tuple(map(Column, heads)), (example, *(empty,) * rows))


def example_line(group: Group, language: Language) -> str:
    """Return a list's columns with an example, nothing for one that is not written as lines."""
    if not group.lines:
        return ""
    cells = zip(*(_parts(group, it, language) for it in ("columns", "example")), strict=True)
    told = "; ".join(f"{head}: {cell}" for head, cell in cells)
    return f"{texts.text('example', language, cell=told)}."


def columns_of(policy: Policy, group: Group, language: Language) -> tuple[str, ...]:
    """Return the heads of a list's columns: those of its lines, else of the fields asked."""
    if group.lines:
        return _parts(group, "columns", language)
    asked = (field for field in group.fields if is_ever_asked(field))
    return tuple(policy.item_words[field.key].label.in_(language) for field in asked)


def lists_without_columns(policy: Policy) -> tuple[LooseEnd, ...]:
    """Return every list that is written as lines and has no ruled rows on the blank form."""
    return tuple(
        LooseEnd(
            "aabsocial/documents/blank_tables.toml",
            f"{group.key} is written as lines, and has no columns on the blank form",
            f"Write {', '.join(NEEDED)} under [{group.lines}], in da and en.",
        )
        for group in policy.groups.values()
        if group.lines and any(f"{_named(group)}.{name}" not in texts for name in NEEDED)
    )


def _parts(group: Group, name: str, language: Language) -> tuple[str, ...]:
    return tuple(texts.text(f"{_named(group)}.{name}", language).split(BETWEEN))


def _named(group: Group) -> str:
    """Return the name of a list's texts: its own, else that of its kind of lines."""
    return group.key if f"{group.key}.columns" in texts else group.lines
