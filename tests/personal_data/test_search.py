"""The corpus: what is personal data in a proposal, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aabsocial.personal_data import masked, personal_data_in
from aabsocial.personal_data.trace import CPR_KINDS
from tests.personal_data.numbers import date_part, failing, parted, passing

NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
C = parted()
TEN, TEN_BY_MODULUS = failing(), passing()
D = date_part()
WIDE = "".join(chr(ord(letter) - ord("0") + 0xFF10) for letter in TEN)

FOUND = [
    ("DAT01", f"Borgeren {C} har klaget"),
    ("DAT01", f"Borgeren {parted('–')} har klaget"),
    ("DAT01", f"Borgeren {parted(NO_BREAK_HYPHEN)} har klaget"),
    ("DAT01", f"Borgeren {parted(' ')} har klaget"),
    ("DAT01", f"Borgeren {parted(chr(0xA0))} har klaget"),
    ("DAT01", f"Borgeren {parted('.')} har klaget."),
    ("DAT01", f"Borgeren {parted(' - ')} har klaget"),
    ("DAT01", f"Borgeren {parted('-' + chr(10))} har klaget"),
    ("DAT01", f"# Borgeren {parted('-' + chr(10) + '# ')} har klaget"),
    ("DAT01", f"Borgeren {WIDE[:6]}-{WIDE[6:]} har klaget"),
    ("DAT01", f"Borgeren {C[:3]}\u00ad{C[3:]} har klaget"),
    ("DAT01", f"Borgeren {C[:8]}\u200b{C[8:]} har klaget"),
    ("DAT01", f"CPR{C}"),
    ("DAT01", f"bilag-1_{C}.pdf"),
    ("DAT01", f"{C}_ansøgning"),
    ("DAT01", f"({C})"),
    ("DAT01", f"Født {TEN}"),
    ("DAT01", f"cpr-nr.: {TEN}"),
    ("DAT01", f"date  of\nbirth: {TEN}"),
    ("DAT01", f"personnummeret på den unge er vist nok {TEN}"),
    ("DAT01", f"{TEN} er hans personnummer"),
    ("DAT01", f"Anna {TEN_BY_MODULUS}"),
    ("DAT01", f"cpr {D[:2]} {D[2:4]} {D[4:]} - {TEN[6:]}"),
    ("DAT01", f"cpr {D[:4]}18{D[4:]}-{TEN[6:]}"),
    ("DAT01", f"cpr_nummer = {TEN}"),
    ("DAT01", f"P-nummer 1. Beboerens cpr: {TEN}"),
    ("DAT01", f"https://eksempel.dk/{C}/vis"),
    ("DAT02", f"Henvendelse {TEN} er lukket"),
    ("DAT02", f"Henvendelse {D}{chr(10)}{TEN[6:]} er lukket"),
    ("DAT02", f"Henvendelse {D}\N{LINE SEPARATOR}{TEN[6:]} er lukket"),
    ("DAT02", f"Sagsnr. {C}"),
    ("DAT03", "Klagen kom fra Nordgården 12, 3. tv."),
    ("DAT03", "Klagen kom fra Nordgården 12, st. th"),
    ("DAT03", "Klagen kom fra Nordgården 12A, kl. mf"),
    ("DAT03", "Klagen kom fra Nordgården 12, 1.tv"),
    ("DAT03", "Klagen kom fra Nordgården 12 3 tv"),
    ("DAT03", "Klagen kom fra Nordgården 12, 3. sal, dør 4"),
    ("DAT03", "Klagen kom fra Nordgården 12, 2. sal til venstre"),
    ("DAT03", "Hun bor i stuen th."),
    ("DAT03", "Lejligheden på 3. tv har vandskade"),
    ("DAT03", "He lives at 12 Nordgården, 3rd floor left"),
    ("DAT04", "Ring til +45 20 12 34 56"),
    ("DAT04", "Tlf. 20 12 34 56"),
    ("DAT04", "20 12 34 56 er åben om aftenen"),
    ("DAT04", "Nås på 4012 3456"),
    ("DAT04", "Mobil: 20123456"),
    ("DAT04", "Ring til Anna på 20123456"),
    ("DAT04", "0045 20123456"),
    ("DAT04", "(+45) 20123456"),
    ("DAT04", "20-12-34-56"),
    ("DAT04", "call 20123456"),
    ("DAT04", "20123456 (mobil)"),
    ("DAT05", "Skriv til a.hansen@gmail.com"),
    ("DAT05", "Skriv til a.hansen@Hotmail.com."),
    ("DAT05", "a_hansen@mail.dk"),
    ("DAT05", "a.hansen (at) live.dk"),
    ("DAT05", "<hansen-9@stofanet.dk>"),
    ("DAT06", "Beboeren hedder Anna"),
    ("DAT06", "en dreng ved navn Ali"),
    ("DAT06", "Familien Hansen har klaget"),
    ("DAT06", "både hr. Jensen og de andre"),
    ("DAT06", "Fru Olsen har klaget"),
    ("DAT06", "A.H. i lejlighed 34"),
    ("DAT06", "den psykisk syge beboer i opgang 4"),
    ("DAT06", "to somaliske drenge"),
    ("DAT06", "tre unge mænd med skizofreni"),
    ("DAT06", "fire familier fra Syrien"),
    ("DAT06", "to beboere med anden etnisk baggrund"),
    ("DAT06", "en kvinde, 43 år, i opgang 5"),
    ("DAT06", "En 43-årig kvinde fra opgang 5"),
    ("DAT06", "two Somali boys"),
]

CLEAN = [
    f"www.eksempel.dk/{TEN}",
    "CVR 12345678",
    "CVR-nr. 12 34 56 78",
    f"P-nummer {TEN}",
    f"P-nr.: {TEN_BY_MODULUS}",
    f"Kontonr. {TEN}",
    f"Reg. 1234 konto {TEN}",
    f"konto 1234 {TEN}",
    f"account = {TEN}",
    "EAN 5790001234567",
    f"EAN 579{TEN}",
    "Sag 2026-0123456",
    "Journalnr. 26/012345",
    "010126-311226",
    "Budgettet er 1.234.567.890 kr.",
    "2026-01-01 til 2027-12-31",
    "2026-01-01T12:00:00",
    f"{TEN}12",
    f"9{TEN}",
    f"12-{TEN}",
    f"{C}-1234",
    f"{D}-XXXX",
    f"{D}-****",
    "DDMMÅÅ-SSSS",
    f"{D} 2500 kr.",
    f"{D[:4]}72-12345",
    f"99{C[2:]}",
    parted("-", failing(date_part(29, 2, 3), 1)),
    f"3111{C[4:]}",
    f"https://eksempel.dk/nyt/{TEN_BY_MODULUS}",
    f"ab{C}-4abc-9def-0123456789ab",
    "2025 2026 2027",
    "2025 2026",
    "4500 8000 kr.",
    "12 000 000 kr.",
    "afdeling 901, 902 og 903",
    "Uge 33-36, kl. 16.30-18.00",
    "61 for, 9 imod, 4 blanke",
    "ISBN 978-87-12-34567-8",
    "Fælleshuset på Nordgården 12, st.",
    "Nordgården 12, 1. sal",
    "kl. 12, 3. tv-aften",
    "Vi har 3. tv på væggen",
    "De skriver fra en (@gmail.com)-adresse",
    "Der er 2 TV-stuer",
    "May 12, 5th of May",
    "on the 12th",
    "boligsocial.nord@aab.example",
    "kontor@live-musik.dk",
    "formand@bestyrelsen.dk",
    "familier med børn",
    "familien er samlet om tirsdagen",
    "beboere med anden etnisk baggrund",
    "unge med anden etnisk baggrund end dansk",
    "Aftenen hedder Åben Kælder",
    "to unge frivillige fra afdelingen",
    "tre mødre og fire fædre",
    "to arabisktalende medarbejdere",
    "25 psykisk sårbare unge",
    "psykisk syge beboere har brug for hjælp",
    "fire afdelinger i Nordbyen",
    "HR Afdelingen hjælper",
    "en enlig mor i afdeling 901",
    "a group of two to three residents",
    "hr. og fru",
    "A.P. Møller Fonden, nr. 5",
]


@pytest.mark.parametrize(
    ("rule", "text"), FOUND, ids=[f"{n}-{r}" for n, (r, _) in enumerate(FOUND)]
)
def test_personal_data_is_found_by_its_kind(rule: str, text: str) -> None:
    assert [trace.kind.rule for trace in personal_data_in(text)] == [rule]


@pytest.mark.parametrize("text", CLEAN, ids=[str(n) for n, _ in enumerate(CLEAN)])
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert personal_data_in(text) == ()


@pytest.mark.parametrize("before", ["", "Æ–", "\u00ad\u00ad", "\N{GRINNING FACE} ", "a\u0301 "])
@pytest.mark.parametrize("hidden", ["", "\u200b", "\u00ad", "\u2060\ufeff"])
def test_offsets_point_at_the_written_number(before: str, hidden: str) -> None:
    written = f"{C[:4]}{hidden}{C[4:]}"
    text = f"{before}{written} efter"
    (trace,) = personal_data_in(text)
    assert text[trace.start : trace.end].replace(hidden or "\0", "") == C
    assert text[trace.start] == C[0]


def test_every_digit_of_the_world_counts_as_digit() -> None:
    arabic = "".join(chr(0x660 + int(digit)) for digit in TEN)
    assert [trace.kind.rule for trace in personal_data_in(f"cpr {arabic}")] == ["DAT01"]


def test_one_text_gives_its_traces_in_order() -> None:
    text = f"Tlf. 20 12 34 56, {C}, a@gmail.com og {C}/{C}"
    found = personal_data_in(text)
    assert [trace.kind.rule for trace in found] == ["DAT04", "DAT01", "DAT05", "DAT01", "DAT01"]
    assert [trace.start for trace in found] == sorted(trace.start for trace in found)


def test_a_mask_stands_where_the_number_stood() -> None:
    assert masked(f"Anna {C} og {TEN}.") == "Anna ••••••-•••• og ••••••••••."
    assert masked("Tlf. 20 12 34 56") == "Tlf. 20 12 34 56"


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        pytest.param("**", "**-", "", id="strong date"),
        pytest.param("_", "_-", "", id="date in emphasis"),
        pytest.param("", "-**", "**", id="strong serial"),
        pytest.param("***", "*** - ", "", id="very strong date"),
        pytest.param("`", "`-", "", id="code"),
        pytest.param("~~", "~~-", "", id="struck out"),
        pytest.param("", r"\-", "", id="escaped hyphen"),
        pytest.param("[", "](https://eksempel.dk/x)-", "", id="link"),
        pytest.param("<b>", "</b>-", "", id="tag"),
        pytest.param("", "<!-- -->-", "", id="comment"),
        pytest.param("", "&#45;", "", id="hyphen as an entity"),
        pytest.param("", "&nbsp;", "", id="space as an entity"),
        pytest.param("", "&shy;-", "", id="soft hyphen as an entity"),
    ],
)
def test_markup_does_not_hide_a_number(before: str, between: str, after: str) -> None:
    written = f"{before}{C[:6]}{between}{C[-4:]}{after}"
    text = f"Anna {written} bor her"

    (trace,) = personal_data_in(text)

    assert trace.kind in CPR_KINDS
    assert text[trace.start : trace.end].startswith(C[:6])
    assert text[trace.start : trace.end].endswith(C[-4:])
    assert C[:6] not in masked(text)


def test_markup_within_the_date_does_not_hide_it_either() -> None:
    (trace,) = personal_data_in(f"{C[:2]}**{C[2:4]}**{C[4:]}")

    assert trace.kind in CPR_KINDS


@pytest.mark.parametrize("between", ["_", " * ", "\n* ", "**kr. 2500** og "])
def test_marks_that_are_no_markup_make_no_number(between: str) -> None:
    assert personal_data_in(f"ref{C[:6]}{between}{C[-3:]}") == ()


@pytest.mark.parametrize(
    "text", ['"to somaliske drenge"', "- (To somaliske drenge)", "TO SOMALISKE"]
)
def test_a_phrase_may_stand_in_quotation_marks(text: str) -> None:
    assert [trace.kind.rule for trace in personal_data_in(text)] == ["DAT06"] * ("renge" in text)


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("a@gmail.com", "a@gmail.com"),
        ("Skriv til a.hansen@gmail.com nu", "a.hansen@gmail.com"),
        ("Klagen kom fra Nordgården 12, 3. tv.", "12, 3. tv"),
        ("Hun bor i stuen th.", "stuen th"),
    ],
)
def test_a_trace_frames_what_tells_and_no_more(text: str, framed: str) -> None:
    (trace,) = personal_data_in(text)
    assert text[trace.start : trace.end] == framed


@given(st.text())
@example("\ud800")
@example("0" * 3000)
def test_any_text_is_searched_without_raising(text: str) -> None:
    for trace in personal_data_in(text):
        assert 0 <= trace.start < trace.end <= len(text)
    assert masked(text) is not None


HYPHENS = st.sampled_from(["-", "–", NO_BREAK_HYPHEN, "\u2212", " - ", "-\n", "\uff0d", "-\u200b"])
SURROUNDINGS = st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"]), max_size=80)
BIRTHS = st.dates(date(1900, 1, 1), date(1999, 12, 31))


@given(SURROUNDINGS, HYPHENS, BIRTHS, st.integers(0, 3999), SURROUNDINGS)
def test_a_planted_number_is_always_found(
    before: str, hyphen: str, birth: date, serial: int, after: str
) -> None:
    planted = f"{birth:%d%m%y}{hyphen}{serial:04}"
    found = personal_data_in(f"{before}{planted} {after}")
    assert any(trace.kind in CPR_KINDS for trace in found)
    assert planted not in repr(found)
    assert planted not in masked(f"{before}{planted} {after}")
