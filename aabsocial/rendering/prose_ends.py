"""Decide which ends of running text stay together, so that no page begins with one item or line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from aabsocial.richtext import Break, Listing

if TYPE_CHECKING:
    from aabsocial.rendering.view_data import Data
    from aabsocial.richtext import Block, Prose

LINE = 70  # characters, rather too few
MOST_KEPT = 8  # lines; more than that may break


def keep_ends(blocks: Prose, shown: list[Data]) -> list[Data]:
    """Say of each block how many lines of its end stay together with what follows.

    The last two items of a list do, and a last line of the text with what is before it.
    """
    lines = [text_lines((block,)) for block in blocks]
    for at, (block, data) in enumerate(zip(blocks, shown, strict=True)):
        is_last = at == len(blocks) - 1
        alone = lines[-1] if at == len(blocks) - 2 and lines[-1] == 1 else 0
        if isinstance(block, Listing):
            kept = sum(text_lines(item.blocks) for item in block.items[-2:]) + alone
            is_pair = len(block.items) > 1 or alone > 0
            data["keep"] = kept if is_pair and kept <= MOST_KEPT else 0
        else:
            data["sticky"] = not is_last and alone > 0 and lines[at] + alone <= MOST_KEPT
    return shown


def text_lines(blocks: Prose) -> int:
    """Return an estimate, rather too high, of how many lines a text takes."""
    return sum(_lines(block) for block in blocks)


def _lines(block: Block) -> int:
    if isinstance(block, Listing):
        return sum(text_lines(item.blocks) for item in block.items)
    text = "".join("\n" if isinstance(run, Break) else run.text for run in block.runs)
    return sum(max(ceil(len(line) / LINE), 1) for line in text.split("\n"))
