"""The guide as text for the terminal."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from aabsocial.documents.guide import SCREEN_WIDTHS, TOPICS, topic_name, topic_title
from aabsocial.documents.model import Table, Text, Verbatim
from aabsocial.richtext import Break, Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.guide import Guide
    from aabsocial.documents.model import Part, Section
    from aabsocial.localization.messages import Language
    from aabsocial.richtext import Block, Paragraph, Prose

STEP = "  "


def format_topics(language: Language) -> str:
    """Return the names of the topics beside their titles."""
    names = {topic_name(it, language): topic_title(it, language) for it in TOPICS}
    longest = max(map(len, names))
    return "\n".join(f"{name:<{longest}}  {title}" for name, title in names.items())


def format_guide(guide: Guide, columns: int) -> str:
    """Return the topics of the guide, wrapped to a number of columns."""
    return "\n\n".join(
        part for topic in guide.sections for part in _topic_paragraphs(topic, columns)
    )


def _topic_paragraphs(topic: Section, columns: int) -> Iterator[str]:
    yield fill(topic.title.upper(), columns)
    for section in topic.sections:
        first, *others = (text for part in section.parts for text in _part(part, columns))
        yield f"{fill(section.title, columns)}\n{first}"
        yield from others


def _part(part: Part, columns: int) -> Iterator[str]:
    """Yield the paragraphs of a text, or the rows of a table one below the other."""
    match part:
        case Text(blocks=blocks):
            yield from _prose(blocks, columns)
        case Table(columns=heads, rows=rows):
            for first, *others in rows:
                told = zip(heads[1:], others, strict=True)
                lines = others if len(others) == 1 else [f"{it.title}: {text}" for it, text in told]
                yield "\n".join(
                    (_indented(first, columns, 1), *(_indented(it, columns, 2) for it in lines))
                )
        case Verbatim(text=wide, narrow=narrow):
            margin = STEP * 2
            has_room = columns >= len(margin) + SCREEN_WIDTHS["wide"]
            lines = (wide if has_room else narrow).split("\n")
            yield "\n".join(margin + line for line in lines)
        case _:
            raise TypeError(type(part))


def _prose(blocks: Prose, columns: int) -> Iterator[str]:
    for block in blocks:
        yield "\n".join(_lines(block, columns))


def _lines(block: Block, columns: int) -> Iterator[str]:
    if not isinstance(block, Listing):
        yield _indented(_plain(block), columns, 1)
        return
    for number, item in enumerate(block.items, block.start or 1):
        mark = f"{number}. " if block.start is not None else "- "
        text = " ".join(_plain(it) for it in item.blocks if not isinstance(it, Listing))
        margin = STEP + " " * len(mark)
        yield fill(STEP + mark + text, columns, subsequent_indent=margin, break_long_words=False)


def _plain(paragraph: Paragraph) -> str:
    return "".join(" " if isinstance(run, Break) else run.text for run in paragraph.runs)


def _indented(text: str, columns: int, steps: int) -> str:
    margin = STEP * steps
    return fill(
        text,
        columns,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
