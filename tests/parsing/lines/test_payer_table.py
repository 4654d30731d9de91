"""Who pays, pasted as a table."""

import pytest

from aabsocial.parsing.lines.payer_table import read_payer_table


@pytest.mark.parametrize(
    ("text", "lines", "totals"),
    [
        (
            "Hvem\tBeløb (tkr.)\tStatus\nLBF\t9.600\tbevilget\nAAB\t600\t\nI alt\t10.200",
            ("LBF; 9.600.000; bevilget", "AAB; 600.000"),
            ("I alt 10.200.000",),
        ),
        (
            "Kilde\t2028\t2029\nLBF\t4.600.000\t5.000.000\nAAB\t300.000\t\nB\t5\t?",
            ("LBF; 9.600.000\xa0kr.", "AAB; 300.000\xa0kr.", "B; 5; ?"),
            (),
        ),
        (
            "Kilde\t2028\t2029\tI alt\tStatus\nLBF\t4.600\t5.000\t9.600\tbevilget\ni tkr.",
            ("LBF; 9.600.000; bevilget",),
            (),
        ),
        ("LBF\t\t9.600.000\t\nAAB\t\tresten", ("LBF; 9.600.000", "AAB; resten"), ()),
    ],
)
def test_rows_are_lines_without_head_and_totals(
    text: str, lines: tuple[str, ...], totals: tuple[str, ...]
) -> None:
    table = read_payer_table(text, "da")
    assert (table.lines, table.totals) == (lines, totals)
    assert table.has_years == ("2029" in text)
