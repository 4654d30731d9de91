"""Places: the text at a place, parsed alone, is the value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.model.answers import answer_at
from aabsocial.model.findings import Place
from aabsocial.storage.toml_edit.diff import identical
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.storage.toml_edit.positions import SourceMap, header_over, source_map
from tests.storage.odd_toml import documents
from tests.support.layouts import LAYOUT, answers

HARD = {
    "dotted and quoted keys": '"a b".c."d.e" = 1\n\'q\'.r = "x" # c = 2\n',
    "strings with quotes in them": 'a = """x "" \\"""y"""""\nb = \'\'\'\'z\'\'\'\'\nc = "\\"]"\n',
    "an array over many lines": 'a = [ # 1, ]\n  [1, 2], # two\n  { b = ["]"] },\n]\nz = 1\n',
    "arrays of tables": "[[a.b]]\nc = 1\n[a.b.d]\ne = 2\n[[a.b]]\n[[a.b.f]]\ng = 3\n",
    "dates, times and numbers": "a = 2026-01-02 03:04:05Z\nb = 1_0.5e1#\nc = 07:00:00\nd=-inf\n",
    "an inline table with arrays": 't = { a = [1], "b" = { c.d = true } }\n',
    "nothing but comments": "# a = 1\n",
}

VALID = Path(__file__).parents[2] / "cases" / "toml" / "valid.json"
CORPUS = {
    f"{collection}/{name}": text
    for collection, texts in json.loads(VALID.read_text(encoding="utf-8")).items()
    for name, text in texts.items()
}


def text_at(text: str, place: Place) -> str:
    """Cut a place out of a text."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 - TOML data
    """List the paths of all plain values."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[str | int, ...]] = []
    for key, part in inner:
        below = (*path, key)
        found += leaves(part, below) if isinstance(part, dict | list) else [below]
    return found


def assert_places_hold(text: str, found: SourceMap) -> None:
    """Compare what stands at every place with the value there."""
    data = toml.parse(text)
    assert set(leaves(data)) <= set(found.values)
    for path, place in found.values.items():
        alone = toml.parse(f"x = {text_at(text, place)}")["x"]
        assert identical(alone, answer_at(data, path)), path


@pytest.mark.parametrize("text", [*HARD.values(), *CORPUS.values()], ids=[*HARD, *CORPUS])
def test_text_at_a_place_is_its_value(text: str) -> None:
    assert_places_hold(text, source_map(text))


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_carriage_returns_shift_no_place(text: str) -> None:
    assert source_map(text.replace("\n", "\r\n")).values == source_map(text).values


@given(answers)
def test_written_answers_are_found_again(drawn: dict[str, object]) -> None:
    text = write_answers("", drawn, LAYOUT)
    assert_places_hold(text, source_map(text))


@given(documents())
def test_generated_documents_have_true_places(text: str) -> None:
    assert_places_hold(text, source_map(text))


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_no_text_at_all_breaks_the_search(text: str) -> None:
    source_map(text)


@given(answers)
def test_single_place_equals_the_full_map(drawn: dict[str, object]) -> None:
    text = write_answers("", drawn, LAYOUT)
    for path, place in source_map(text).values.items():
        assert source_map(text).place_at(path) == place


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_single_hard_place_equals_the_full_map(text: str) -> None:
    for path, place in source_map(text).values.items():
        assert source_map(text).place_at(path) == place


@given(st.one_of(documents(), answers.map(lambda drawn: write_answers("", drawn, LAYOUT))))
def test_fast_header_equals_the_full_map(text: str) -> None:
    data = toml.parse(text)
    for table in data:
        key = f"{table}.never_there"
        assert header_over(text, data, key) in (None, source_map(text).place_of(key))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a = """\n[idea]"""\n[idea]\n', id="in a text over lines"),
        pytest.param("[inf]\na = [\n[inf]\n]\n", id="a list of infinity"),
        pytest.param("  [idea]\na = 1\n", id="indented"),
        pytest.param("idea = { a = 1 }\n", id="inside a line"),
        pytest.param("[idea]\nthere = 1\n", id="a value that is there"),
        pytest.param("[[idea]]\na = 1\n", id="a record"),
    ],
)
def test_fast_header_search_may_return_none(text: str) -> None:
    data = toml.parse(text)

    assert header_over(text, data, f"{[*data][-1]}.there") is None


def test_header_is_found_fast() -> None:
    text = "[idea]\na = 1\r\n\n[plan]\n"

    assert header_over(text, toml.parse(text), "idea.there") == Place(1, 1, 1, 7)
    assert header_over(text, toml.parse(text), "plan.there") == Place(4, 1, 4, 7)


FILE = 'schema_version = 1\n\n[idea]\ntitle = "Lys"\n\n[[partners]]\nname = "A"\n[[partners]]\n'


@pytest.mark.parametrize(
    ("key", "place"),
    [
        pytest.param("idea.title", Place(4, 9, 4, 14), id="a value"),
        pytest.param("idea.start", Place(3, 1, 3, 7), id="a missing key of a table"),
        pytest.param("partners", Place(6, 1, 6, 13), id="a group"),
        pytest.param("partners[1].role", Place(8, 1, 8, 13), id="a missing key of a record"),
        pytest.param("budget[0].amount", Place(1, 1, 1, 1), id="a missing group"),
        pytest.param("", Place(1, 1, 1, 1), id="the whole file"),
    ],
)
def test_a_key_leads_to_the_nearest_place(key: str, place: Place) -> None:
    assert source_map(FILE).place_of(key) == place


@pytest.mark.parametrize(
    ("key", "name"),
    [("idea.title", "title"), ("partners[0]", "[[partners]]"), ("idea.tag.b", '"b"')],
)
def test_a_name_is_pointed_at_itself(key: str, name: str) -> None:
    text = FILE.replace('"Lys"', '"Lys"\ntag = { a = 1, "b" = 2 }')

    assert text_at(text, source_map(text).place_of_name(key)) == name
