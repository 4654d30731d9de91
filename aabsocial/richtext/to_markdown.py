"""Write blocks as Markdown, with plain text escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.richtext.model import Break, Item, Listing, Paragraph, Run, is_styled
from aabsocial.richtext.parser import one_line, runs_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.richtext.model import Block, Prose

ANYWHERE = re.compile(r"[\\`*_{}\[\]<|~$#]|&(?=[#A-Za-z])")
LINE_START = re.compile(r"^([-+=>:])", re.MULTILINE)
NUMBER_AT_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=[ \t]|$)", re.MULTILINE)
SIMPLE_ADDRESS = re.compile(r"[^\s()<>\\]+")


def markdown_line(text: str) -> str:
    """Return a text escaped and on one line, for a heading, a table's cell or a sentence."""
    return _at_line_start(_escaped(one_line(text)))


def markdown(prose: Prose) -> str:
    """Return blocks as Markdown, without a line end after the last."""
    return "\n\n".join(_with_marks(prose))


def _with_marks(prose: Prose) -> Iterator[str]:
    """Yield blocks; the second of two lists in a row gets other marks, else they would merge."""
    second = False
    before: Block | None = None
    for block in prose:
        second = isinstance(before, Listing) and isinstance(block, Listing) and not second
        yield _paragraph(block) if isinstance(block, Paragraph) else _list(block, int(second))
        before = block


def _paragraph(paragraph: Paragraph) -> str:
    marked = _at_line_start("".join(map(_run, paragraph.runs)))
    if not _marks_surely_hold(paragraph.runs) and runs_in(marked) != paragraph.runs:
        return _at_line_start("".join(map(_bare, paragraph.runs)))
    return marked


def _marks_surely_hold(runs: tuple[Run | Break, ...]) -> bool:
    """Return whether all emphasis is between spaces, where every parser recognizes it."""
    return all(
        not is_styled(run)
        or (_ends_in_space(before) and _begins_with_space(after) and _no_link(run))
        for before, run, after in zip((None, *runs), runs, (*runs[1:], None), strict=False)
    )


def _ends_in_space(run: Run | Break | None) -> bool:
    return not isinstance(run, Run) or run.text[-1:].isspace()


def _begins_with_space(run: Run | Break | None) -> bool:
    return not isinstance(run, Run) or run.text[:1].isspace()


def _no_link(run: Run | Break) -> bool:
    return not (isinstance(run, Run) and run.link)


def _run(run: Run | Break) -> str:
    if isinstance(run, Break):
        return "\\\n"
    marks = "**" * run.strong + "*" * run.emphasis
    text = f"{marks}{_escaped(run.text)}{marks}"
    if not run.link:
        return text
    address = run.link if SIMPLE_ADDRESS.fullmatch(run.link) else f"<{run.link}>"
    return f"[{text}]({address})"


def _bare(run: Run | Break) -> str:
    if isinstance(run, Break):
        return _run(run)
    address = f" ({run.link})" if run.link else ""
    return _escaped(run.text + address)


def _escaped(text: str) -> str:
    return ANYWHERE.sub(r"\\\g<0>", text)


def _at_line_start(text: str) -> str:
    return NUMBER_AT_LINE_START.sub(r"\1\\\2", LINE_START.sub(r"\\\1", text))


BULLETS = "-*"
DELIMITERS = ".)"


def _list(listing: Listing, kind: int) -> str:
    gap = "\n" if all(map(_is_tight, listing.items)) else "\n\n"
    return gap.join(
        _item(item, _mark(listing, position, kind), gap)
        for position, item in enumerate(listing.items)
    )


def _mark(listing: Listing, position: int, kind: int) -> str:
    if listing.start is None:
        return f"{BULLETS[kind]} "
    return f"{listing.start + position}{DELIMITERS[kind]} "


def _item(item: Item, mark: str, gap: str) -> str:
    content = gap.join(_with_marks(item.blocks))
    return mark + content.replace("\n", "\n" + " " * len(mark)).replace(
        " " * len(mark) + "\n", "\n"
    )


def _is_tight(item: Item) -> bool:
    """Return whether an item is one paragraph, alone or with one list under it."""
    match item.blocks:
        case (Paragraph(),):
            return True
        case (Paragraph(), Listing(items, None | 1)):
            return all(map(_is_tight, items))
        case _:
            return False
