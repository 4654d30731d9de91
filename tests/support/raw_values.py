"""Raw TOML values as a person may write them: fitting, nearly fitting, and of any sort at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.struct import LONGEST_LINE, LONGEST_TEXT, MOST
from aabsocial.model.questions import Kind
from aabsocial.storage.toml_edit.writer import format_inline

if TYPE_CHECKING:
    from aabsocial.model.questions import Question

NUMBERS = (
    *("0", "1", "-0", "+40", "-1", "1_000", "0x1F", "0o17", "0b11", "9223372036854775808"),
    *("-9223372036854775809", f"{MOST}", f"{MOST + 1}", f"-{MOST}", f"-{MOST + 1}", "1" * 400),
    *("1.0", "40.0", "-0.0", "12.5", "-12.5", "250.000", "1.200", "1e3", "1E+3", "1e-31"),
    *("1e-400", "1e400", "nan", "-nan", "inf", "-inf", f"{MOST}.0", f"{MOST}.5"),
    *(f"{10**12 - 1}", f"{10**12}", f"{10**12}.0", "10E11"),
)
DATES = ("2026-06-30", "1999-12-31", "2000-01-01", "2100-12-31", "2101-01-01", "0001-01-01")
MOMENTS = (
    *("2026-06-30T12:00:00", "2026-06-30 00:00:00", "2026-06-30T12:00:00Z", "12:00:00"),
    *("2026-06-30T00:00:00.000001", "2026-06-30T12:00:00+02:00", "00:00:00"),
)
COUNTS_IN_WORDS = (
    *("ca. 120", "Ca. 120", "omkring 40 beboere", "op til 40", "120-150", "120–150", "120 til 150"),
    *("about 1,200", "godt 1.200", "ca. 1.200-1.500 personer", " knap 90 ", "mindst 5 stk.", "~30"),
    *("150-120", "120-120", "1,250-1.500", "ca. mange", "ca. -5", "ca. 1,5", "ca. 40 katte"),
    *("ca.\t40", "ca. 40; 50", "1-2-3", f"ca. {10**12 - 1}", f"ca. {10**12}", "ca. 0", "ca. 007"),
)
DAYS_IN_WORDS = (
    *("medio august 2027", "Primo 2028", "udgangen af 2028", "foråret 2028", "marts 2027", "2027"),
    *(
        "Marts 2027",
        "aug. 2027",
        "1. kvartal 2027",
        "Q1 2027",
        "vinteren 2027/28",
        "vinter 2100/01",
    ),
    *("mid-August 2027", "the end of 2028", "spring 2028", "MEDIO AUGUST 2027", " juni 2027 "),
    *("medio", "august", "2027 og 2028", "1999", "2101", "sommeren 2027/28", "medio\naugust 2027"),
    *(
        "1/5-2027",
        "den 1. maj 2027",
        "medio foråret 2027",
        "mid-august 1999",
        "ultimo august, 2027",
    ),
)
IN_QUOTATION_MARKS = (
    *("", " ", "\t", "\n", "\u00a0", "\u2028", "\ufeff", "\u200b", "\u001f", "\u0085", "x", " x "),
    *("901", "40", " 901", "901 ", "1e3", "1_000", "0x1F", "12,5", "12.5", "-5", "+5", "\u0661"),
    *("nan", "inf", "Infinity", "1.0", "true", "false", "True", "ja", "nej", "yes", "no", "0", "1"),
    *("none", "null", "2026-06-30", " 2026-06-30", "30-06-2026", "2026-06-30T12:00:00", "snart"),
    *("250.000", "250.000 kr.", "kr. 1.200,-", "KR 1.200", "12.500,50", "1,2 mio.", "1,250"),
    *("1.25", "1..2", "250,000", "1.000.000.000.001", "en del", "250 t.kr.", "1 200 kroner"),
    *(
        "draft",
        " draft ",
        "DRAFT",
        "da",
        "da\n",
        "2017-06-14",
        "2017-06-14 ",
        "K1",
        "kort",
        "langt",
    ),
    *(
        "a\nb",
        "\nfem bogstaver\n",
        "    fire",
        "æ\u0301",
        "\U0001f600" * 3,
        "\U0001d7d7\U0001d7ce\U0001d7cf",
    ),
    *(" " * LONGEST_LINE, "x" * LONGEST_LINE, "x" * LONGEST_LINE + "\n", "x" * (LONGEST_LINE + 1)),
    *("x" * 100, "x" * 100 + " ", "x" * 101, "\U0001f600" * 100, "x" * LONGEST_TEXT),
    *("x" * LONGEST_TEXT + "\n", "x" * (LONGEST_TEXT + 1)),
)
BY_YEAR = (
    *("{ 2026 = 100000 }", '{ 2026 = "250.000", 2027 = 0 }', "{ 2027 = 1, 2026 = 2 }"),
    *("{ 1999 = 1 }", "{ 2026 = 40.0 }", "{ 2026 = -1 }", "{ 26 = 1 }", '{ "2026 " = 1 }'),
    *("{ 2026 = true }", "{ 2026 = [] }", "{ 2026 = 250.000 }", "{ 2100 = 1 }", "{ 2101 = 1 }"),
)
OTHERS = ("true", "false", "[]", "{}", "[[]]", "[{}]", "[{}, 1]", "{ x = 1 }", "[{ x = 1 }]")
LISTS = (
    *('["901", "901"]', '[" 901"]', '["901", 902]', '["901", true]', '["901", []]', '[""]'),
    *('["", "901"]', "[901]", '["a", "b", "c", "d", "e"]', '["a", "b", "c", "d", ""]', "[true]"),
    *("[2026-06-30]", "[[901]]", '[["901"]]', '[{ name = "901" }]', "[1.0]", "[nan]"),
)
NEAR_MISSES = (
    *(*NUMBERS, *DATES, *MOMENTS, *OTHERS, *LISTS, *BY_YEAR),
    *(format_inline(text) for text in (*IN_QUOTATION_MARKS, *COUNTS_IN_WORDS, *DAYS_IN_WORDS)),
    *(format_inline([text]) for text in IN_QUOTATION_MARKS),
)

_texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
_spaced = st.text(" \t\n\u00a0\u2028\u001f\u0085\ufeffx", max_size=8)
_figures = st.from_regex(r"\A(kr\.? ?)?-?[0-9]{1,4}([.,][0-9]{1,4}){0,3}( ?(kr|mio|t)\.?)?\Z")
_quoted = (_texts | _spaced | _figures | st.sampled_from(IN_QUOTATION_MARKS)).map(format_inline)
_days = (st.dates() | st.dates(date(1999, 1, 1), date(2101, 12, 31))).map(format_inline)
_whole = (st.integers() | st.integers(-3, 10**6) | st.integers(-2 * MOST, 2 * MOST)).map(str)
_decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
    lambda drawn: f"{drawn:f}"
)
_exponents = st.from_regex(r"\A[+-]?[1-9][0-9]{0,3}(\.[0-9]{1,4})?[eE][+-]?[0-9]{1,3}\Z")
_one = (
    st.sampled_from(NEAR_MISSES)
    | _quoted
    | _days
    | _whole
    | _decimals
    | _exponents
    | st.sampled_from(["true", "false"])
    | st.datetimes().map(lambda drawn: drawn.isoformat(" "))
    | st.times().map(str)
)


def _listed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(parts, max_size=6).map(lambda drawn: f"[{', '.join(drawn)}]")


ANY = _one | st.recursive(_one, _listed, max_leaves=6)


def written_for(question: Question) -> st.SearchStrategy[str]:
    """Draw a value as written in a file: of the question's kind, or of any other."""
    if not question.choices:
        return ANY if question.kind is not Kind.TEXTS else _listed(_quoted) | ANY
    spaces = st.sampled_from(["", " ", "\n", "\u00a0"])
    choices = (
        st.tuples(spaces, st.sampled_from(question.choices), spaces).map("".join).map(format_inline)
    )
    several = st.lists(st.sampled_from(question.choices), max_size=4).map(format_inline)
    return choices | several | _listed(choices | _quoted) | ANY


def parsed(written: str) -> object:
    """Return a written value as parsed TOML."""
    return toml.parse(f"value = {written}")["value"]
