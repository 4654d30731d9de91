"""Parse free text into neutral blocks; what is no list, emphasis or link is text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.personal_data import redact
from aabsocial.richtext.model import Break, Item, Listing, Paragraph, Run, labelled, tidied
from aabsocial.richtext.pasted import without_tables_and_notes
from aabsocial.text.normalization import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

    from aabsocial.richtext.model import Block, Prose


MARKUP = re.compile(
    r"[*_\[<]|  \n|^[^\S\n]*+(?:[-+#\u2022\u2023\u25aa\u25cf\u25e6\uf0b7]|\d{1,9}[.)])"
    r"|^[ |:-]++$",
    re.MULTILINE,
)
PARAGRAPHS_APART = re.compile(r"\n(?>(?:[^\S\n]*+\n)+)")
LINES_APART = re.compile(r"(?<! ) *+\n *+")
LONGEST_PARSED = 20_000  # 120 000 characters took twelve seconds to parse
DEEPEST_INDENT = 8  # the parser silently drops what is nested deeper
SHORTEST_WRAPPED = 60  # letters of a line that an e-mail or a web page has wrapped
SENTENCE_ENDS = frozenset('.!?:;»"”)')
LINK_SCHEMES = re.compile(r"https?://|mailto:", re.IGNORECASE)


def plain_text(text: str) -> Prose:
    """Return a text as one paragraph, without parsing it."""
    return (Paragraph((Run(one_line(text)),)),)


def parse_prose(text: str) -> Prose:
    """Parse free text; a text too long to parse becomes plain paragraphs."""
    text = cleaned(text)
    if len(text) > LONGEST_PARSED:
        parts = PARAGRAPHS_APART.split(text.strip())
        return tuple(block for part in parts for block in plain_text(part))
    return parse_markup(text) if MARKUP.search(text) else _parse_without_marks(text)


def parse_markup(text: str) -> Prose:
    """Parse a cleaned text that may have markup."""
    lines = without_tables_and_notes(text)
    return tuple(_blocks(_tree(_markdown_reader().parse(_escape_list_marks(lines)))))


def _parse_without_marks(text: str) -> Prose:
    """Return the paragraphs of a cleaned text without markup; this saves importing the parser."""
    parts = (LINES_APART.sub(" ", part.strip()) for part in PARAGRAPHS_APART.split(text))
    return tuple(Paragraph((Run(part),)) for part in parts if part)


@cache
def _markdown_reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    rules = ["list", "heading", "emphasis", "link", "autolink", "image", "newline"]
    reader = MarkdownIt("zero").enable(rules)
    reader.validateLink = _any_address  # type: ignore[assignment] # judged when runs are made
    return reader


def _any_address(_: str) -> bool:
    return True


def _tree(tokens: Sequence[Token]) -> Iterable[SyntaxTreeNode]:
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(tokens).children


BULLET = re.compile("^( *)[-*\u2022\u2023\u25aa\u25cf\u25e6\uf0b7] +(?=\\S)")
NUMBER = re.compile(r"^ *(\d{1,9})[.)] +(?=\S)")
LONE_MARK = re.compile(r"^( *(?:[-*+]|\d{1,9}[.)]))(?: +$|$)")
PLUS = re.compile(r"^( *\+) +")


def _escape_list_marks(text: str) -> str:
    """Escape dates and sums at the start of a line that would open a list: `1. maj`, `+ moms`."""
    lines = [_limit_nesting(line) for line in text.split("\n")]
    lists = [
        _without_stray_number(before, line, after)
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    ]
    return "\n".join(_with_paragraphs_apart(lists))


def _with_paragraphs_apart(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, with an empty one between a list and a paragraph pasted right below it.

    Markdown would add the paragraph to the last item. A paragraph before a later item, or one that
    looks like the rest of a wrapped line, stays as it is.
    """
    ends, is_behind = _ends_of_lists(lines), False
    for at, line in enumerate(lines):
        if is_behind and not line.startswith(" "):
            if not _goes_on(lines[at - 1], line):
                yield ""
            is_behind = False
        yield line
        is_behind = is_behind or at in ends


def _ends_of_lists(lines: Sequence[str]) -> set[int]:
    """Return the index of the last item's first line in each run of lines without an empty one."""
    ends, last = set(), -1
    for at, line in enumerate((*lines, "")):
        if BULLET.match(line) or NUMBER.match(line):
            last = at
        elif not line.strip() and last >= 0:
            ends.add(last)
            last = -1
    return ends


def _goes_on(line: str, below: str) -> bool:
    """Return whether the line below looks like the rest of a wrapped line."""
    is_wrapped = len(line) >= SHORTEST_WRAPPED and line.rstrip()[-1:] not in SENTENCE_ENDS
    return below[:1].islower() or is_wrapped or not below.strip()


def _limit_nesting(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    line = line[max(0, indent - DEEPEST_INDENT) :]
    line = BULLET.sub(r"\1- ", line)
    if BULLET.match(line):
        mark, content = line.split("- ", 1)
        line = f"{mark}- {_markless(content)}"
    return LONE_MARK.sub(rf"\1{NO_BREAK_SPACE}", PLUS.sub(rf"\1{NO_BREAK_SPACE}", line))


def _markless(content: str) -> str:
    return re.sub(r"^([-*+]|\d{1,9}[.)]|#+)(?: +|$)", rf"\1{NO_BREAK_SPACE}", content)


def _without_stray_number(before: str, line: str, after: str) -> str:
    number, following = NUMBER.match(line), NUMBER.match(after)
    if number is None:
        return line
    line = line[: number.end()] + _markless(line[number.end() :])
    goes_on = following is not None and int(following[1]) == int(number[1]) + 1
    interrupts = bool(before.strip()) and not (NUMBER.match(before) or BULLET.match(before))
    if goes_on or not interrupts:
        return line
    return f"{number[0].rstrip()}{NO_BREAK_SPACE}{line[number.end() :]}"


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "bullet_list":
            yield Listing(tuple(Item(tuple(_blocks(item.children))) for item in node.children))
        elif node.type == "ordered_list":
            yield from _numbered(node)
        elif runs := tidied(_runs(node.children[0].children, Run(""))):
            yield Paragraph(runs)


def _numbered(node: SyntaxTreeNode) -> Iterator[Block]:
    numbers = [int(item.info) for item in node.children]
    items = [Item(tuple(_blocks(item.children))) for item in node.children]
    if len(items) > 1 and all(after == before + 1 for before, after in pairwise(numbers)):
        yield Listing(tuple(items), numbers[0])
        return
    for number, item in zip(numbers, items, strict=True):
        yield from labelled(f"{number}{node.markup}{NO_BREAK_SPACE}", item.blocks)


def _runs(nodes: Iterable[SyntaxTreeNode], style: Run) -> Iterator[Run | Break]:
    for node in nodes:
        match node.type:
            case "strong":
                yield from _runs(node.children, replace(style, strong=True))
            case "em":
                yield from _runs(node.children, replace(style, emphasis=True))
            case "link":
                yield from _linked(node, style)
            case "image":
                yield replace(style, text=_text(node.children) or str(node.attrs["src"]))
            case "hardbreak":
                yield Break()
            case "softbreak":
                yield replace(style, text=" ")
            case _:
                yield replace(style, text=node.content)


def _linked(node: SyntaxTreeNode, style: Run) -> Iterator[Run | Break]:
    address = str(node.attrs["href"])
    text = _text(node.children) or address
    if LINK_SCHEMES.match(address):
        yield replace(style, text=text, link=address)
    else:
        yield replace(style, text=text)
        yield replace(style, text=f" ({address})" if address else "")


def _text(nodes: Iterable[SyntaxTreeNode]) -> str:
    return "".join(run.text for run in _runs(nodes, Run("")) if isinstance(run, Run))


def inline_text(line: str) -> str:
    """Return the words of one line without its marks, on one line."""
    if not MARKUP.search(line):
        return one_line(line)
    children = _markdown_reader().parseInline(line)[0].children or ()
    return one_line(_text(_tree(children)))


def runs_in(line: str) -> tuple[Run | Break, ...]:
    """Parse one paragraph of full CommonMark: how other programs will read our output."""
    return tidied(_runs(_tree(_commonmark_reader().parseInline(line)[0].children or ()), Run("")))


@cache
def _commonmark_reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


# Most texts have nothing to strip or compose, and many have no number to join or mask.
LETTERS = f" -/:-~{NO_BREAK_SPACE}\u00c0-\u00ff\u2013\u2019\u00ab\u00bb"
WITHOUT_FIGURES, ORDINARY = (
    re.compile(f"(?![ {NO_BREAK_SPACE}]*$)[{it}]+") for it in (LETTERS, f"{LETTERS}0-9")
)
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\u202a-\u202e\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
LOOKS_EMPTY = re.compile(rf"^[ {NO_BREAK_SPACE}]+$", re.MULTILINE)
NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:kr|mio|mia|pct)\b|%)")


def cleaned(text: str) -> str:
    """Return the text without invisible characters: controls, bidirectional marks, zero widths.

    Blank lines become empty. Numbers get a no-break space before their units, so that no line ends
    between `250.000` and `kr.`. CPR numbers are masked: none reaches a paper.
    """
    if WITHOUT_FIGURES.fullmatch(text):
        return text
    visible_text = text if ORDINARY.fullmatch(text) else _visible_text(text)
    return redact(NUMBER_AND_UNIT.sub(NO_BREAK_SPACE, visible_text))


def _visible_text(text: str) -> str:
    lines = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", composed(text))
    cleaned_line = INVISIBLE.sub("", re.sub("[\t\x0b\x0c]", " ", lines))
    if not cleaned_line.replace("\n", "").replace(NO_BREAK_SPACE, "").isprintable():
        cleaned_line = "".join(map(_visible_letter, cleaned_line))
    return LOOKS_EMPTY.sub("", cleaned_line)


def _visible_letter(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    match unicodedata.category(letter):
        case "Cc" | "Cn":
            return ""
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case _:
            return letter


def is_visible(text: str) -> bool:
    """Return whether a text has any visible characters."""
    return bool(cleaned(text).strip())


def one_line(text: str) -> str:
    """Return a text on one line; no-break spaces stay."""
    return re.sub("[ \n]+", " ", cleaned(text)).strip()
