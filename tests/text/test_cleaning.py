"""Pasted text made plain."""

# ruff: noqa: RUF001 - dashes, quotation marks and figures that look alike are the matter here

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.text.cleaning import clean, clean_line, repair_encoding

WHAT_WORD_PASTES = st.text(
    st.sampled_from("aøo§•·\uf0b7\uf0a7-–— \t\n\r\v\f\u00a0\u00ad\u200b\u2028\x92\x95\u0301 20")
)


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        pytest.param("•\tLys\n•\tBænke", "- Lys\n- Bænke", id="Word's round bullet"),
        pytest.param("\uf0b7\tLys\n\uf0a7\tBænke", "- Lys\n- Bænke", id="symbol fonts"),
        pytest.param("·       Lys", "- Lys", id="middle dot and spaces"),
        pytest.param("o\tLys\n§\tBænke", "- Lys\n- Bænke", id="second and third level"),
        pytest.param("- Lys\no  Bænke", "- Lys\n- Bænke", id="letter and spaces"),
        pytest.param("§\t20 bænke", "- 20 bænke", id="section sign and tab before a figure"),
        pytest.param("§ 20 i almenboligloven", "§ 20 i almenboligloven", id="section of an act"),
        pytest.param("– Lys\n— Bænke", "- Lys\n- Bænke", id="dashes"),
        pytest.param("•Lys", "- Lys", id="no space after the bullet"),
        pytest.param("- Lys\n  • Pærer", "- Lys\n  - Pærer", id="indented"),
        pytest.param("2025–2026 – to år", "2025–2026 – to år", id="a dash inside a line stays"),
        pytest.param("ord", "ord", id="a word that begins with o"),
        pytest.param("»a« “b” ”c” ‚d‘ ’e", "»a« “b” ”c” ‚d‘ ’e", id="quotation marks stay"),
        pytest.param("250\u00a0000\u202fkr.\u2009i", "250 000 kr. i", id="spaces of all widths"),
        pytest.param("be\u00adbo\u200ber\ufeff", "beboer", id="soft hyphen and zero width"),
        pytest.param("a\r\nb\rc\u2028d\u2029e\vf\fg", "a\nb\nc\nd\ne\nf\ng", id="line ends"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\x00\x1b[31m\x07\u202eb\ud800\uffff", "a[31mb", id="controls"),
        pytest.param("\x93a\x94 \x96 b\x85", "“a” – b…", id="Windows text read as Latin-1"),
        pytest.param("A\u030aben", "Åben", id="decomposed letters"),
        pytest.param("a  \n  \nb \n", "a\n\nb", id="spaces at line ends"),
        pytest.param("a\n\n\n\n\n\nb", "a\n\n\nb", id="more than two blank lines"),
        pytest.param("  a\n  b", "a\nb", id="indented as a whole"),
        pytest.param(" \n\t", "", id="only space"),
    ],
)
def test_characters_from_word_are_removed(pasted: str, cleaned: str) -> None:
    assert clean(pasted) == cleaned


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        pytest.param("Lys\npå  stien\r\n", "Lys på stien", id="several lines"),
        pytest.param("•\tSommer i gården", "Sommer i gården", id="a bullet"),
        pytest.param("o\tSommer", "Sommer", id="a bullet of the second level"),
        pytest.param("• a\n• b", "a b", id="a list"),
        pytest.param("- 3", "- 3", id="a hyphen may be a minus"),
        pytest.param("§ 20", "§ 20", id="a section of an act"),
        pytest.param("\u00a0\t", "", id="only space"),
    ],
)
def test_a_line_is_one_line_without_bullets(pasted: str, cleaned: str) -> None:
    assert clean_line(pasted) == cleaned


@given(st.text() | WHAT_WORD_PASTES)
def test_cleaning_twice_changes_nothing_more(pasted: str) -> None:
    assert clean(clean(pasted)) == clean(pasted)
    assert clean_line(clean_line(pasted)) == clean_line(pasted)


@given(st.text() | WHAT_WORD_PASTES)
def test_no_hidden_character_survives(pasted: str) -> None:
    for text in (clean(pasted), clean_line(pasted)):
        seen = text.replace("\n", "")
        assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, seen))
        assert unicodedata.is_normalized("NFC", text)


@given(st.text(st.characters(categories=["L", "Nd"])))
def test_no_letter_and_no_figure_is_lost(pasted: str) -> None:
    assert clean(pasted) == clean_line(pasted) == unicodedata.normalize("NFC", pasted)


def test_a_long_run_of_spaces_takes_no_time() -> None:
    spaces = " " * 200_000
    assert clean(f"a{spaces}b") == f"a{spaces}b"
    assert clean_line(f"a{spaces}b") == "a b"


@pytest.mark.parametrize(
    ("encoding", "raw", "meant"),
    [
        pytest.param("utf-8", b"Nab\xf8er \x96 b\xf8rn", "Nabøer – børn", id="Windows-1252"),
        pytest.param("ascii", "Nabøer".encode(), "Nabøer", id="UTF-8 where only ASCII is known"),
        pytest.param("ascii", b"Nab\xf8er", "Nabøer", id="Windows-1252 where only ASCII is known"),
        pytest.param("utf-8", b"a\x81b", "a\ufffdb", id="a byte that nobody uses"),
        pytest.param("utf-8", "Nabøer".encode(), "Nabøer", id="as it should be"),
    ],
)
def test_bytes_of_another_encoding_cost_no_letter(encoding: str, raw: bytes, meant: str) -> None:
    assert repair_encoding(raw.decode(encoding, "surrogateescape"), encoding) == meant
