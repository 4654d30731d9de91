"""A paper read aloud: every word of it, and none of its marks."""

from __future__ import annotations

import re
import unicodedata
from io import StringIO

import pytest

from aabsocial.interview.frontends.screen_renderer import ScreenRenderer
from aabsocial.interview.protocol import Input, Screen
from aabsocial.richtext import read_aloud
from tests.support.papers import a_full_proposal, proposal_markdown
from tests.support.proposals import a_proposal

FACTS = "| Emne | Svar |\n| --- | --- |\n| A | B |"
TABLE = "| Post | Beløb |  |\n| --- | ---: | --- |\n| Kaffe | 5 kr. |  |\n|  | 9 kr. | i alt |"


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        pytest.param("# Sommer\n\nI gården", ["", "Sommer", "I gården"], id="a heading"),
        pytest.param("Det **er** *nok*,\n5 \\* 3", ["Det er nok, 5 * 3"], id="marks"),
        pytest.param("En\\\nto", ["En", "to"], id="two lines"),
        pytest.param("- a\n- b\n\n  c\n-", ["- a", "- b", "  c", "- "], id="a list"),
        pytest.param("3. a\n4. b\n   - c", ["3. a", "4. b", "  - c"], id="a numbered list"),
        pytest.param(FACTS, ["Emne, Svar", "A: B"], id="a table of facts"),
        pytest.param(TABLE, ["Post: Kaffe; Beløb: 5 kr.", "Beløb: 9 kr.; i alt"], id="a table"),
        pytest.param("[her](https://aab.example)", ["her (https://aab.example)"], id="a link"),
        pytest.param("<a@aab.example>", ["a@aab.example"], id="an address"),
        pytest.param("> a\n\n---\n\n    b", ["a", "b"], id="what only an own template has"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_paper_is_read_without_its_marks(written: str, lines: list[str]) -> None:
    assert list(read_aloud(written)) == lines


def test_every_word_of_a_paper_is_read() -> None:
    paper = proposal_markdown(a_full_proposal())

    read = " ".join(read_aloud(paper))

    assert set(re.findall(r"\w+", paper)) <= set(re.findall(r"\w+", read))
    assert "| " not in read
    assert "**" not in read


def test_paper_has_no_control_characters() -> None:
    hostile = "\x1b[2J \x9b2J \x07 &#27;[2J [red]a[/red] \u202e :smile:"
    paper = proposal_markdown(a_proposal({"initiative.background": hostile}))
    sink = StringIO()
    ScreenRenderer(sink, width=70).show(
        Screen(input=Input.CHOICE, question="Hvad?", paper=paper), ""
    )

    for told in (sink.getvalue(), "\n".join(read_aloud(paper))):
        kinds = {letter: unicodedata.category(letter) for letter in told}
        assert [letter for letter, kind in kinds.items() if kind in {"Cc", "Cf"}] == ["\n"]
        assert "&#27;[2J [red]a[/red]" in told
        assert ":smile:" in told
