"""Free text becomes neutral blocks, and its Markdown opens nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aabsocial.richtext import (
    Break,
    Item,
    Listing,
    Paragraph,
    Run,
    cleaned,
    html,
    is_visible,
    markdown,
    markdown_line,
    parse_prose,
    strongly_labelled,
)
from aabsocial.richtext.model import tidied
from aabsocial.richtext.parser import LONGEST_PARSED, parse_markup
from aabsocial.richtext.to_html import html_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.richtext import Prose

NBSP = "\N{NO-BREAK SPACE}"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "3. maj",
    "1250. kr.",
    "1) a",
    "a | b",
    "`a | b`",
    "a | b\n--|--",
    "a | b\n:-",
    "|-|-|\n|-|-|",
    "--- -",
    "---",
    "***",
    "a\n===",
    "a\n---",
    "# a",
    "a #",
    "> a",
    "+ a",
    "-",
    "- ",
    "```\na",
    "~~~",
    "~~a~~",
    "    kode",
    "\tkode",
    "[x](javascript:alert(1))",
    "[x]: http://a.example",
    "[x][y]",
    "![x](data:text/html,x)",
    "<!-- x",
    "<script>alert(1)</script>",
    "<http://a.example>",
    "&lt;b&gt; &#35; &copy;",
    "a\\",
    "\\",
    "\\|",
    "a\\|b",
    "{{ 7*7 }}",
    "{% for %}",
    "a\u2028# b",
    "a\x0b# b",
    "a\r# b",
    "\u202ea",
    "\x1b]8;;http://a.example\x07a",
    "**a",
    "*(a)***b**",
    "__a__*b*",
    "a  \n# b",
    "* * *",
    "- - - -",
    "1. a\n3. b",
    "$a$",
    "0. a",
]
letters = st.sampled_from("ab1 .\n-*_`#>|[]()<>!&;:=+~\\$\t{}@/\xa0\u2028\u202eæ")
answers = st.one_of(st.sampled_from(HOSTILE), st.text(letters), st.text()).filter(is_visible)


def block_structure(source: str) -> list[tuple[str, int]]:
    """Return the types and nesting of all block tokens."""
    return [(token.type, token.level) for token in READER.parse(source)]


def shown_text(source: str) -> str:
    """Return the letters a reader of the Markdown sees, spaces apart."""
    inlines = [token for token in READER.parse(source) if token.type == "inline"]
    pieces = [child.content for token in inlines for child in token.children or ()]
    return "".join("".join(pieces).split())


@pytest.mark.parametrize("frame", ["{}", "# {}", "## {} x", "| h | i |\n|---|---|\n| {} | b |"])
@given(answer=answers)
def test_a_line_has_the_structure_of_a_word(frame: str, answer: str) -> None:
    written = frame.format(markdown_line(answer))
    assert block_structure(written) == block_structure(frame.format("ord"))


@given(answer=answers)
def test_a_line_shows_every_letter_that_was_typed(answer: str) -> None:
    assert shown_text(markdown_line(answer)) == "".join(cleaned(answer).split())


@given(answer=answers)
def test_prose_holds_only_paragraphs_and_lists(answer: str) -> None:
    allowed = ("paragraph_", "inline", "bullet_list_", "ordered_list_", "list_item_")
    assert all(
        kind.startswith(allowed) for kind, _ in block_structure(markdown(parse_prose(answer)))
    )


@given(answer=answers)
def test_written_blocks_are_read_as_the_same_text(answer: str) -> None:
    blocks = parse_prose(answer)
    assert shown_text(markdown(blocks)) == "".join("".join(texts(blocks)).split())


@given(answer=st.text(st.sampled_from("ab1 .\n,|=>&;:#-æ\xa0")))
def test_text_without_marks_needs_no_parser(answer: str) -> None:
    assert parse_prose(answer) == parse_markup(cleaned(answer))


@given(st.text(alphabet="aÅ-|*<09kr %.\n\xa0\u2019", max_size=24))
def test_invisible_characters_do_not_change_a_text(answer: str) -> None:
    assert cleaned(answer) == cleaned(f"{answer}\N{ZERO WIDTH SPACE}")


@given(answer=answers)
def test_links_lead_only_to_web_and_mail(answer: str) -> None:
    tokens = READER.parse(markdown(parse_prose(answer)))
    children = [child for token in tokens for child in token.children or ()]
    addresses = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    assert all(link.lower().startswith(("http://", "https://", "mailto:")) for link in addresses)


@given(answer=answers)
def test_no_html_and_no_picture_remains(answer: str) -> None:
    tokens = READER.parse(markdown(parse_prose(answer)))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_inline", "image", "code_inline"}


def texts(blocks: Prose) -> Iterator[str]:
    """Yield the texts in blocks, in order."""
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from texts(item.blocks)
        else:
            yield from (run.text for run in block.runs if isinstance(run, Run))


def paragraph(*runs: Run | Break) -> Paragraph:
    return Paragraph(tuple(runs))


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        pytest.param("et ord", (paragraph(Run("et ord")),), id="a word"),
        pytest.param("a\n\nb", (paragraph(Run("a")), paragraph(Run("b"))), id="two paragraphs"),
        pytest.param("*a*\n\n[ ]( )", (paragraph(Run("a", emphasis=True)),), id="an empty link"),
        pytest.param("a\nb", (paragraph(Run("a b")),), id="a wrapped line"),
        pytest.param("a  \nb", (paragraph(Run("a"), Break(), Run("b")),), id="a hard break"),
        pytest.param(
            "**a** og *b*",
            (paragraph(Run("a", strong=True), Run(" og "), Run("b", emphasis=True)),),
            id="strong and emphasis",
        ),
        pytest.param(
            "- a\n- b",
            (Listing((Item((paragraph(Run("a")),)), Item((paragraph(Run("b")),)))),),
            id="bullets",
        ),
        pytest.param(
            "• a\n• b",
            (Listing((Item((paragraph(Run("a")),)), Item((paragraph(Run("b")),)))),),
            id="bullets from a word processor",
        ),
        pytest.param(
            "3. a\n4. b",
            (Listing((Item((paragraph(Run("a")),)), Item((paragraph(Run("b")),))), start=3),),
            id="numbers in a row",
        ),
        pytest.param("3. maj", (paragraph(Run(f"3.{NBSP}maj")),), id="a date is no list"),
        pytest.param(
            "1. juli\n5. august",
            (paragraph(Run(f"1.{NBSP}juli")), paragraph(Run(f"5.{NBSP}august"))),
            id="dates keep their numbers",
        ),
        pytest.param("vi ses\n1. maj", (paragraph(Run(f"vi ses 1.{NBSP}maj")),), id="wrapped date"),
        pytest.param("-", (paragraph(Run("-")),), id="only a dash"),
        pytest.param("# Titel #", (paragraph(Run("Titel")),), id="a heading is text"),
        pytest.param("![Kort](kort.png)", (paragraph(Run("Kort")),), id="a picture is its text"),
        pytest.param("<b>a</b>", (paragraph(Run("<b>a</b>")),), id="HTML is text"),
        pytest.param(
            "[a](https://b.example)",
            (paragraph(Run("a", link="https://b.example")),),
            id="a link",
        ),
        pytest.param(
            "[a](file:///etc)", (paragraph(Run("a (file:///etc)")),), id="a link elsewhere is text"
        ),
        pytest.param("a\u202eb\u200bc\x00d", (paragraph(Run("abcd")),), id="unseen characters"),
        pytest.param("5 kr. nu", (paragraph(Run(f"5{NBSP}kr. nu")),), id="a unit is held"),
        pytest.param(" \n\t", (), id="nothing"),
    ],
)
def test_typed_text_becomes_these_blocks(typed: str, blocks: Prose) -> None:
    assert parse_prose(typed) == blocks


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("3. maj", f"3.{NBSP}maj"),
        ("a | b", "a \\| b"),
        ("**a** og *b*", "**a** og *b*"),
        ("1. a\n   - b\n2. c", "1. a\n   - b\n2. c"),
        ("- a\n\n  b\n- c", "- a\n\n  b\n\n- c"),
        ("[a](https://b.example/?x=1)", "[a](https://b.example/?x=1)"),
        ("[a](https://b.example/(c))", "[a](<https://b.example/(c)>)"),
        ("1. a\n2. b\n\n1) c\n2) d", "1. a\n2. b\n\n1) c\n2) d"),
        ("{{ a }}", "\\{\\{ a \\}\\}"),
    ],
)
def test_blocks_are_escaped_in_markdown(typed: str, written: str) -> None:
    assert markdown(parse_prose(typed)) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a & **b**", "<p>a &amp; <strong>b</strong></p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("- *a*\n- b", "<ul>\n<li><p><em>a</em></p></li>\n<li><p>b</p></li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>"),
        ("3. a\n4. b", '<ol start="3">\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>'),
        (
            "[a](https://b.example/?c=1&d=2)",
            '<p><a href="https://b.example/?c=1&amp;d=2">a</a></p>',
        ),
    ],
)
def test_blocks_are_escaped_in_html(typed: str, written: str) -> None:
    assert html(parse_prose(typed)) == written


def test_emphasis_that_would_not_parse_is_left_out() -> None:
    runs = (Run("(a)", strong=True), Run("b"))
    assert markdown((Paragraph(runs),)) == "(a)b"


def test_marks_left_out_leave_the_lines_as_they_are() -> None:
    runs = (Run("(a)", strong=True), Run("b"), Break(), Run("c"))
    assert markdown((Paragraph(runs),)) == "(a)b\\\nc"


def test_nothing_but_space_at_either_end_of_a_paragraph_goes() -> None:
    runs = (Break(), Run(" ", strong=True), Break(), Run("a"), Break(), Run(" ", emphasis=True))
    assert tidied(runs) == (Run("a"),)


def test_a_label_stands_before_the_first_words() -> None:
    label = Run("Mål:", strong=True)
    assert strongly_labelled("Mål:", parse_prose("ro")) == (paragraph(label, Run(" ro")),)


def test_a_label_stands_above_a_list() -> None:
    listing = parse_prose("- a\n- b")
    above = paragraph(Run("Mål:", strong=True))
    assert strongly_labelled("Mål:", listing) == (above, *listing)


def test_a_text_too_long_to_parse_is_whole() -> None:
    typed = "*ord* " * LONGEST_PARSED
    assert "".join(texts(parse_prose(typed))) == typed.strip()


@pytest.mark.parametrize(
    "piece", ["[", "![", "**a", "*_", "- ", "> ", "[a](", "`", "<", "1. a\n", "  - x\n    "]
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    typed = (piece * LONGEST_PARSED)[:LONGEST_PARSED]
    start = time.perf_counter()
    markdown(parse_prose(typed))
    assert time.perf_counter() - start < 10  # seconds; it takes under one on an idle machine


@settings(max_examples=50)
@given(depth=st.integers(1, 60), mark=st.sampled_from(["-", "1."]))
def test_text_nested_however_deep_is_kept(depth: int, mark: str) -> None:
    typed = "\n".join(f"{'   ' * level}{mark} niveau{level}." for level in range(depth))
    shown = "".join(texts(parse_prose(typed)))
    assert all(f"niveau{level}." in shown for level in range(depth))


@pytest.mark.parametrize(("sign", "written"), [('"', "&quot;"), ("'", "&#x27;")])
def test_a_link_and_a_line_hold_quotation_marks_as_signs_for_them(sign: str, written: str) -> None:
    assert html_line(f"a{sign}b") == f"a{written}b"
    linked = (Paragraph((Run("a", link=f"https://b.example/{sign}x"),)),)
    assert html(linked) == f'<p><a href="https://b.example/{written}x">a</a></p>'


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("- Spise\n- Lege\nDet koster 500.", "- Spise\n- Lege\n\nDet koster 500."),
        ("1. Spise\n2. Lege\nDet koster 500.", "1. Spise\n2. Lege\n\nDet koster 500."),
        ("- Spise\n- Lege\n  længe\nSlut", "- Spise\n- Lege længe\n\nSlut"),
        ("- Spise\n- Lege\n\nSlut", "- Spise\n- Lege\n\nSlut"),
        ("- Spise\n- Lege\nog bade", "- Spise\n- Lege og bade"),
        (f"- {'ord ' * 15}hos\nFremad", f"- {'ord ' * 15}hos Fremad"),
        (f"- {'ord ' * 15}hos.\nFremad", f"- {'ord ' * 15}hos.\n\nFremad"),
        ("- Spise\nVi laver mad.\n- Lege", "- Spise Vi laver mad.\n- Lege"),
    ],
)
def test_a_paragraph_below_the_last_item_of_a_list_is_one(pasted: str, read: str) -> None:
    assert markdown(parse_prose(pasted)) == read


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        (
            "Budget:\n| Post | Beløb |\n|---|--:|\n| Mad | 500 |\n| Leje | |\nSlut",
            "Budget:\n\n- Post: Mad; Beløb: 500\n- Post: Leje\n\nSlut",
        ),
        ("Post | Beløb\n:-|-:\na \\| b | 5", "- Post: a \\| b; Beløb: 5"),
        ("| | Beløb |\n|-|-|\n| Mad | 5 | 6 |", "- Mad; Beløb: 5; 6"),
        ("a | b\n- | -", "a \\| b\n\n- \\| -"),
        ("a | b\nc | d", "a \\| b c \\| d"),
        ("Det virker[^1].\n\n[^1]: Rapport", "Det virker (note 1).\n\nNote 1: Rapport"),
        ("a[^x] b[^y]\n[^y]: To\n[^x]: Et", "a (note 2) b (note 1)\n\nNote 1: To\n\nNote 2: Et"),
        ("Det virker[^1].", "Det virker\\[^1\\]."),
    ],
)
def test_tables_and_footnotes_are_told_in_words(pasted: str, read: str) -> None:
    assert markdown(parse_prose(pasted)) == read
