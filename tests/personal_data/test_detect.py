"""The corpus: what is personal data in a proposal, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aabsocial.personal_data import find_personal_data, redact
from aabsocial.personal_data.kinds import CPR_KINDS
from tests.support.cpr_numbers import date_part, failing, parted, passing, traces_of, written_forms

NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
C = parted()
TEN, TEN_BY_MODULUS = failing(), passing()
D = date_part()
WIDE = "".join(chr(ord(letter) - ord("0") + 0xFF10) for letter in TEN)

DAY, MONTH, YEAR, SERIAL = D[:2], D[2:4], D[4:], TEN[6:]
REPLACED = f"{int(DAY) + 60}{D[2:]}"  # the date of a replacement number
SOFT, NO_BREAK_SPACE = "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}"

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
    ("DAT01", f"Anna {DAY}.{MONTH}.{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}. {MONTH}. {YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}/{MONTH}/{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}/{MONTH}-{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}-{MONTH}-{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY} {MONTH} {YEAR} {SERIAL}"),
    ("DAT01", f"Anna {DAY}.{MONTH}.19{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}{MONTH}19{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {DAY}.{MONTH}.{YEAR}–{SERIAL}"),
    ("DAT01", f"Anna {DAY}.{MONTH}.{YEAR}{NO_BREAK_HYPHEN}{SERIAL}"),
    ("DAT01", f"Anna {NO_BREAK_SPACE.join((DAY, MONTH, YEAR, SERIAL))}"),
    ("DAT01", f"Anna {DAY}.{SOFT}{MONTH}.{YEAR}-{SOFT}{SERIAL}"),
    ("DAT01", f"Anna {WIDE[:2]}.{WIDE[2:4]}.{WIDE[4:6]}-{WIDE[6:]}"),
    ("DAT01", f"Anna {DAY}.{MONTH}.{YEAR}-{chr(10)}{SERIAL}"),
    ("DAT01", f"Anna {DAY}.{MONTH}.{YEAR} - {SERIAL}"),
    ("DAT01", f"Anna {parted('/')}"),
    ("DAT01", f"Anna {parted(' / ')}"),
    ("DAT01", f"Anna {parted(chr(0x2044))}"),
    ("DAT01", f"Anna {DAY}{chr(0x2215)}{MONTH}{chr(0x2215)}{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {parted('--')}"),
    ("DAT01", f"Anna {parted('_')}"),
    ("DAT01", f"Anna {REPLACED}-{SERIAL}"),
    ("DAT01", f"Anna {REPLACED} {SERIAL}"),
    ("DAT01", f"Anna {REPLACED}/{SERIAL}"),
    ("DAT01", f"Anna {REPLACED[:2]}.{MONTH}.{YEAR}-{SERIAL}"),
    ("DAT01", f"Anna {REPLACED[:2]} {MONTH} {YEAR} {SERIAL}"),
    ("DAT01", f"erstatnings-cpr {REPLACED}{SERIAL}"),
    ("DAT01", f"| CPR | {D} | {SERIAL} |"),
    ("DAT01", f"cpr {DAY}{MONTH}19{YEAR}{SERIAL}"),
    ("DAT01", "Anna 24.12.15-5123"),  # born in 2015
    ("DAT01", "Perioden 01.01.26-1231"),  # the month does not come first in Danish
    ("DAT01", f"født {D}. Hun bor alene. De sidste fire cifre er {SERIAL}."),
    ("DAT01", f"Født {DAY}/{MONTH} {YEAR} og de sidste 4 er {SERIAL}"),
    ("DAT01", f"født den 24. december 1972, de sidste fire cifre er **{SERIAL}**"),
    ("DAT01", f"født {REPLACED}, løbenummer {SERIAL}"),
    ("DAT01", f"født {D}; hendes nummer ender på {SERIAL}"),
    ("DAT01", f"CPR: de sidste fire cifre er {SERIAL}, og datoen er {D}"),
    ("DAT01", f"{SERIAL} er de sidste fire cifre, og hun er født 1972-12-24"),
    ("DAT01", f"born {D}, and the last four digits are {SERIAL}"),
    ("DAT01", f"Born on 24 December 1972. Last 4: {SERIAL}"),
    ("DAT01", f"{D} is her date of birth, and it ends in {SERIAL}"),
    ("DAT02", f"Henvendelse {REPLACED}{SERIAL} er lukket"),
    ("DAT02", f"Henvendelse {DAY}.{MONTH}.{YEAR} {SERIAL} er lukket"),
    ("DAT02", "Projektet slutter på 2027. Født af en idé 01.02.2026."),
    ("DAT02", "Perioden 01.02.26-2027"),
    ("DAT02", "Lejer 01.02.1985-2010"),
    ("DAT02", "I uge 10 11 12 2026"),
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
    ("DAT04", "Ring til rådgivningen hos Anna på 20 12 34 56"),
    ("DAT04", "Rådgivningens frivillige på 20 12 34 56"),
    ("DAT04", "Kommunen hjælper. Ring til Bo på 20 12 34 56"),
    ("DAT04", "på telefonen 20 12 34 56"),
    ("DAT04", "Vi følger politikken. 20 12 34 56"),
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
    "01.02.2026-2027",
    "01.02.2026 - 2027",
    "2026-02-01-2027",
    "01.02.2026 1700",
    "01.02.26 1700",
    "01.02.2026 - 1700",
    "01.02.26 2500 kr.",
    "24.12.72-6000 kr.",
    "01.01.26-31.12.26",
    "01.01.2026-31.12.2026",
    "d. 01.02.2026 kl. 17.00-18.00",
    "12 34 56 78",
    "12 10 14 16 1800",
    "10 12 14 1600 1800",
    "Sag 010126/1234",
    "Sagsnr. 01.01.26-1234",
    "Journalnr. 01.02.00-P35-1-19",
    "Faktura 010126/1234",
    "Kontonr. 01.01.26-1234",
    "Bilag 3/010126/1234",
    "https://eksempel.dk/2026/01/02/1234",
    "https://eksempel.dk/01/02/26/1234",
    "https://eksempel.dk/010226/1234",
    f"99.{MONTH}.{YEAR}-{SERIAL}",
    f"60{D[2:]}-{SERIAL}",
    f"92{D[2:]}-{SERIAL}",
    f"{DAY}.{MONTH}/{YEAR}-{SERIAL}",
    f"Betalt {DAY}.{MONTH}.2026; kortets sidste fire cifre er {SERIAL}",
    "Født i 1972. De sidste 4 år er gået godt; mødet er 01.02.2026, kl. 1700",
    "Projektet slutter i 2027. Født af en idé 01.02.2026.",
    "de sidste fire cifre er 1234",
    "Livslinien 70 201 201, tlf. 70 20 12 01",
    "Ring 112, 114 eller 1813, tlf. 116 111",
    "Kommunens hotline: 33 66 33 66",
    "Gældsrådgivningen, tlf. 33 66 33 66",
    "Ældrelinjen (80 20 85 20)",
    "Giftlinjen 8212 1212",
    "Ring til lægevagten på 44 66 44 66",
    "Politiet, tlf.: 33 14 14 48",
    "Aalborg Kommune på tlf. 99 31 31 31",
    "33 66 33 66 (Gældsrådgivningen)",
    "the helpline, call 33 66 33 66",
    "+45 70 20 30 40",
    "tlf. 0045 90201020",
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
    assert [match.kind.rule for match in find_personal_data(text)] == [rule]


@pytest.mark.parametrize("text", CLEAN, ids=[str(n) for n, _ in enumerate(CLEAN)])
def test_lookalikes_are_not_matched(text: str) -> None:
    assert find_personal_data(text) == ()


@pytest.mark.parametrize("before", ["", "Æ–", "\u00ad\u00ad", "\N{GRINNING FACE} ", "a\u0301 "])
@pytest.mark.parametrize("hidden", ["", "\u200b", "\u00ad", "\u2060\ufeff"])
def test_offsets_point_at_the_written_number(before: str, hidden: str) -> None:
    written = f"{C[:4]}{hidden}{C[4:]}"
    text = f"{before}{written} efter"
    (match,) = find_personal_data(text)
    assert text[match.start : match.end].replace(hidden or "\0", "") == C
    assert text[match.start] == C[0]


def test_every_digit_of_the_world_counts_as_digit() -> None:
    arabic = "".join(chr(0x660 + int(digit)) for digit in TEN)
    assert [match.kind.rule for match in find_personal_data(f"cpr {arabic}")] == ["DAT01"]


def test_matches_are_in_text_order() -> None:
    text = f"Tlf. 20 12 34 56, {C}, a@gmail.com og {C}/{C}"
    found = find_personal_data(text)
    assert [match.kind.rule for match in found] == ["DAT04", "DAT01", "DAT05", "DAT01", "DAT01"]
    assert [match.start for match in found] == sorted(match.start for match in found)


def test_mask_replaces_the_number() -> None:
    assert redact(f"Anna {C} og {TEN}.") == "Anna ••••••-•••• og ••••••••••."
    assert redact("Tlf. 20 12 34 56") == "Tlf. 20 12 34 56"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            f"Født {D}, bor i nr. 7, og de sidste 4 er {SERIAL}.",
            "Født ••••••, bor i nr. 7, og de sidste 4 er ••••.",
        ),
        (
            f"{SERIAL} er de sidste fire cifre; født 24. december 1972",
            "•••• er de sidste fire cifre; født ••. december ••••",
        ),
        (f"født 1.{SOFT}5. 72, sidste 4: {WIDE[6:]}", f"født •.{SOFT}•. ••, sidste 4: ••••"),
    ],
)
def test_the_words_between_the_parts_of_a_number_stay(written: str, shown: str) -> None:
    assert redact(written) == shown


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

    (match,) = find_personal_data(text)

    assert match.kind in CPR_KINDS
    assert text[match.start : match.end].startswith(C[:6])
    assert text[match.start : match.end].endswith(C[-4:])
    assert C[:6] not in redact(text)


def test_markup_within_the_date_does_not_hide_it_either() -> None:
    (match,) = find_personal_data(f"{C[:2]}**{C[2:4]}**{C[4:]}")

    assert match.kind in CPR_KINDS


@pytest.mark.parametrize("between", ["_", " * ", "\n* ", "**kr. 2500** og "])
def test_marks_that_are_no_markup_make_no_number(between: str) -> None:
    assert find_personal_data(f"ref{C[:6]}{between}{C[-3:]}") == ()


@pytest.mark.parametrize(
    "text", ['"to somaliske drenge"', "- (To somaliske drenge)", "TO SOMALISKE"]
)
def test_a_phrase_may_stand_in_quotation_marks(text: str) -> None:
    assert [match.kind.rule for match in find_personal_data(text)] == ["DAT06"] * ("renge" in text)


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("a@gmail.com", "a@gmail.com"),
        ("Skriv til a.hansen@gmail.com nu", "a.hansen@gmail.com"),
        ("Klagen kom fra Nordgården 12, 3. tv.", "12, 3. tv"),
        ("Hun bor i stuen th.", "stuen th"),
    ],
)
def test_match_spans_only_personal_data(text: str, framed: str) -> None:
    (match,) = find_personal_data(text)
    assert text[match.start : match.end] == framed


@given(st.text())
@example("\ud800")
@example("0" * 3000)
def test_any_text_is_searched_without_raising(text: str) -> None:
    for match in find_personal_data(text):
        assert 0 <= match.start < match.end <= len(text)
    assert redact(text) is not None


HYPHENS = st.sampled_from(["-", "–", NO_BREAK_HYPHEN, "\u2212", " - ", "-\n", "\uff0d", "-\u200b"])
SURROUNDINGS = st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"]), max_size=80)
BIRTHS = st.dates(date(1900, 1, 1), date(1999, 12, 31))


@given(SURROUNDINGS, HYPHENS, BIRTHS, st.integers(0, 3999), SURROUNDINGS)
def test_a_planted_number_is_always_found(
    before: str, hyphen: str, birth: date, serial: int, after: str
) -> None:
    planted = f"{birth:%d%m%y}{hyphen}{serial:04}"
    found = find_personal_data(f"{before}{planted} {after}")
    assert any(match.kind in CPR_KINDS for match in found)
    assert planted not in repr(found)
    assert planted not in redact(f"{before}{planted} {after}")


@given(SURROUNDINGS, st.sampled_from([*written_forms()]), BIRTHS, st.integers(0, 3999))
def test_a_number_in_any_form_is_found_and_masked(
    before: str, form: str, birth: date, serial: int
) -> None:
    planted = written_forms(f"{birth:%d%m%y}{serial:04}")[form]
    text = f"{before} {planted}."
    assert any(match.kind in CPR_KINDS for match in find_personal_data(text))
    assert [match for match in traces_of(planted) if match in redact(text)] == []


PIECES = st.one_of(
    st.sampled_from(["-", " ", ".", "/", ", ", " og ", "**", "[a](b)", "\n", SOFT, NO_BREAK_SPACE]),
    st.sampled_from([DAY, MONTH, YEAR, SERIAL, D, TEN, "24. december", "de sidste fire cifre er"]),
    st.text("0123456789", max_size=4),
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example(f"{DAY}. december 1972 - {SERIAL}")
@example(f"{DAY}1272**{SERIAL}")
def test_each_number_that_is_found_is_masked(text: str) -> None:
    shown = redact(text)
    assert not any(match.kind in CPR_KINDS for match in find_personal_data(shown))
    if len(shown) != len(text):  # a number of one piece has a mask of its own length
        return
    for match in find_personal_data(text):
        if match.kind in CPR_KINDS:
            stretches = match.parts or ((match.start, match.end),)
            assert all("•" in shown[slice(*stretch)] for stretch in stretches)
            assert text[slice(*stretches[-1])] != shown[slice(*stretches[-1])]


def test_a_public_line_named_behind_another_number_is_not_its_own() -> None:
    text = "Ring til Mette på 20 31 42 53, og ellers til kommunens hotline."
    assert [
        (match.kind.rule, text[match.start : match.end]) for match in find_personal_data(text)
    ] == [("DAT04", "20 31 42 53")]
