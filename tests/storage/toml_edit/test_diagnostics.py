"""Syntax errors: all of them, where they stand, and the line to write."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.errors import UnreadableProposalError
from aabsocial.storage.reading import parse_proposal
from aabsocial.storage.toml_edit.repairs import SLIPS, suggest_repair

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding


def faults(text: str) -> tuple[Finding, ...]:
    """Return the findings of a text that is no TOML."""
    with pytest.raises(UnreadableProposalError) as refused:
        parse_proposal(text.encode(), Path("proposal.toml"))
    return refused.value.findings


MEANT = {
    "amount = 250.000,50": ("amount", 'amount = "250.000,50"'),
    "amount = 1.234,50 # løn": ("amount", 'amount = "1.234,50"'),
    "amount = 1.250.000": ("amount", "amount = 1250000"),
    "amount = 250.000 kr.": ("amount", "amount = 250000"),
    "target = 12,5": ("number", "target = 12.5"),
    "start = 31-12-2025": ("day", "start = 2025-12-31"),
    "end = 14.06.2017": ("day", "end = 2017-06-14"),
    "end = 14. juni 2017": ("day", "end = 2017-06-14"),
    "date = 2025\u201312\u201331": ("hyphen", "date = 2025-12-31"),
    "baseline = \u22125": ("hyphen", "baseline = -5"),
    "title = “Lys”": ("quotes", 'title = "Lys"'),
    'title = »Lys og "mere"«': ("quotes", r'title = "Lys og \"mere\""'),
    "departments = [“901”, “902”]": ("quotes", 'departments = ["901", "902"]'),
    "homes =\u00a05": ("space", "homes = 5"),
    "ho\u200bmes = 5": ("unseen", "homes = 5"),
    "homes = 0250": ("zeros", "homes = 250"),
    "pilot = ja": ("yes-no", "pilot = true"),
    'title = "Lys': ("unended", 'title = "Lys"'),
    r'file = "C:\Users\x"': ("backslash", r"file = 'C:\Users\x'"),
    "homes = 5,": ("last-mark", "homes = 5"),
    "[[partners]": ("header", "[[partners]]"),
    'departments = ["901" "902"]': ("commas", 'departments = ["901", "902"]'),
    '"title": "Lys",': ("colon", 'title = "Lys"'),
    "title: Lys og stier": ("colon", 'title = "Lys og stier"'),
    'title "Lys"': ("no-equals", 'title = "Lys"'),
    "bemærkning = 1": ("key", '"bemærkning" = 1'),
    "[økonomi]": ("table-name", '["økonomi"]'),
    "[[beboere.møder]]": ("table-name", '[[beboere."møder"]]'),
    "title = “Lys": ("quotes", 'title = "Lys"'),
    "pilot = True": ("yes-no", "pilot = true"),
    "title = 'Lys": ("unended", "title = 'Lys'"),
    'title = "Kom "ud" i gården"': ("inner-quotes", r'title = "Kom \"ud\" i gården"'),
    "title = 'Anna's dag'": ("inner-quotes", 'title = "Anna\'s dag"'),
    'title == "Lys"': ("equals", 'title = "Lys"'),
    "homes := 5": ("equals", "homes = 5"),
    "// husk mere lys": ("comment", "# husk mere lys"),
    "homes = 5 // cirka": ("comment", "homes = 5 # cirka"),
    "departments = ['901'; '902']": ("commas", "departments = ['901', '902']"),
    "status = draft": ("text", 'status = "draft"'),
}


@pytest.mark.parametrize(("line", "expected"), MEANT.items(), ids=[*MEANT])
def test_mistake_is_reported_with_repaired_line(line: str, expected: tuple[str, str]) -> None:
    assert suggest_repair(line) == expected
    (found,) = faults(f"schema_version = 1\n{line}\n[idea]\n")
    assert found.rule == "FIL02"
    assert found.place is not None
    assert found.place.line == 2
    assert expected[1] in found.remedy.in_("da")


def test_every_kind_of_mistake_is_tested() -> None:
    assert {slip for slip, _ in MEANT.values()} == set(SLIPS)


@given(st.text(st.sampled_from("ab =\"'[]{},.:;0123-“”\u2212\u00a0#\\å"), max_size=30))
def test_every_repaired_line_is_toml(line: str) -> None:
    mended = suggest_repair(line)
    assert mended is None or toml.parse(mended[1]) or mended[1].startswith("#")


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        pytest.param(
            'b = 1\na = """x\ny\nc = """\nz"""\nd = 1', "til sidst", 2, 5, id="swallowed text"
        ),
        pytest.param("# x\n---\ntitle: x\n", "YAML", 1, 1, id="YAML"),
        pytest.param("a: 1\nidea:\n  title: x\n", "YAML", 1, 1, id="YAML in layers"),
        pytest.param("a = 'Lys\nog\n\nsti'\nb = 1", "flere linjer", 1, 5, id="text over lines"),
        pytest.param("a = 1\nb = 2026-13-03", "kalenderen", 2, 1, id="month that does not exist"),
        pytest.param("b = 2026-02-30 # vinter\n", "kalenderen", 1, 1, id="day not in its month"),
        pytest.param("a = [\n1,\nx y,\n]\n", "kan ikke læses", 3, 1, id="line within a list"),
    ],
)
def test_error_is_reported_where_it_begins(text: str, words: str, line: int, column: int) -> None:
    found = faults(text)[0]
    assert words in found.message.in_("da")
    assert found.place is not None
    assert (found.place.line, found.place.column) == (line, column)


def test_all_errors_are_reported_in_one_run() -> None:
    text = "a = x y\nb = 1\n[c\nd = 1\n[e]\nf = ja\ng = 1\ng = 2\nh = [\n1,\ni = 14.06.2017\n"
    assert [found.place and found.place.line for found in faults(text)] == [1, 3, 6, 8, 9, 11]


def test_hidden_characters_do_not_hide_other_errors() -> None:
    text = 'a = "x\u202e"\nstart = 31-12-2025\nb = \x1b[2J\n'
    found = [(one.rule, one.place and one.place.line) for one in faults(text)]
    assert sorted(found) == [("FIL02", 2), ("FIL09", 1), ("FIL09", 3)]


def test_text_over_several_lines_is_one_error() -> None:
    assert len(faults('title = "Lys\nog stier"\nhomes = 5\n')) == 1


def test_lists_in_a_text_are_not_taken_for_yaml() -> None:
    (found,) = faults('a = """\n- et\nto:\n  - tre\n"""\nb = ja\n')
    assert "true" in found.remedy.in_("da")


def test_a_number_like_a_cpr_number_is_not_repeated() -> None:
    number = f"{'010190'}-{'1' * 4}"
    (found,) = faults(f"title = “{number}”")
    assert number not in found.remedy.in_("da") + found.message.in_("da")


@pytest.mark.timeout(60)
def test_large_broken_file_is_reported_quickly() -> None:
    start = time.monotonic()
    faults('a = """x\n' + "b = 1\n" * 150_000)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("text", ["\r\r\n", "#\r\r\n", "a = 1\r\r\nb = 2\r\r\n", "a = 1\n\r\r\n"])
def test_lone_carriage_return_is_reported(text: str) -> None:
    (finding,) = faults(text)

    assert finding.place
    assert finding.place.line == text[: text.index("\r")].count("\n") + 1
