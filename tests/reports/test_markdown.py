"""The Markdown, read by another program."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.support.reports import ATTACKS, a_report, proposal_saying, rendered

READER = MarkdownIt("commonmark").enable("table")


def _blocks(source: str) -> list[str]:
    return [token.type for token in READER.parse(source)]


def _texts(source: str) -> list[str]:
    inlines = [token for token in READER.parse(source) if token.type == "inline"]
    return [
        "".join("\n" if it.type.endswith("break") else it.content for it in inline.children or ())
        for inline in inlines
    ]


def test_the_overview_is_a_table_of_words() -> None:
    texts = _texts(rendered("md", a_report()))

    row = texts.index("Sommer i gården")
    assert texts[row : row + 14] == [
        "Sommer i gården",
        "✗ Ikke klar",
        "✗ Ikke opfyldt",
        "▢ Mangler",
        "◐ Delvist opfyldt",
        "⊘ Begrundet nej",
        "◇ Besvaret, vurderes af bestyrelsen",
        "⚑ Dispensation",
        "– Gælder ikke",
        *("1", "0", "0", "1", "1"),
    ]


def test_a_finding_is_an_item_of_a_list() -> None:
    assert (
        "Fejl LOK01 (linje 31)\n"
        "Der mangler en beslutning fra afdeling 903.\n"
        "Tilføj afdelingsmødets beslutning.\n"
        "Punkt 1.1: Krav 1"
    ) in _texts(rendered("md", a_report()))


@pytest.mark.parametrize("text", [it for it in ATTACKS if it.strip(" \t\n\r\x00\x01\x0b\x1f\x7f")])
def test_text_is_never_more_than_text(text: str) -> None:
    plain = _blocks(rendered("md", a_report(proposal_saying("ord"))))

    assert _blocks(rendered("md", a_report(proposal_saying(text)))) == plain
