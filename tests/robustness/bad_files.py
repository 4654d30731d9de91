"""What can be wrong with a proposal's file, one case a line: what is found, where, in which words.

The contents are built while the tests run, so that nothing huge and nothing unseen stands here.
Each case is a change to `GOOD`, in which nothing is found while it is a draft.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = """\
schema_version = 1
policy = "2017-06-14"
language = "da"

[initiative]
title = "Sommer i gården"
departments = ["901"]
start = 2026-07-01
end = 2026-08-31
participants = 40
pilot = false

[[budget]]
item = "Fællesspisning"
amount = 9600

[[financing]]
source = "AAB"
kind = "aab"
amount = 9600
"""
TITLE, DEPARTMENTS, START, END, PARTICIPANTS, PILOT = range(6, 12)
AMOUNT = 15
LAST = 20

Found = tuple[str, int, int]  # rule, line, column


@dataclass(frozen=True, kw_only=True)
class Case:
    """A broken file: how it is built, its findings, and words of their messages."""

    name: str
    build: Callable[[], bytes]
    found: tuple[Found, ...]
    da: tuple[str, ...]
    en: tuple[str, ...]


def line(number: int, text: str) -> Callable[[], bytes]:
    """Return a function that builds the file with one line replaced."""
    return lines({number: text})


def lines(changed: dict[int, str]) -> Callable[[], bytes]:
    """Return a function that builds the file with some lines replaced."""
    numbered = enumerate(GOOD.splitlines(), 1)
    text = "\n".join(changed.get(number, was) for number, was in numbered) + "\n"
    return text.encode


def after(number: int, text: str) -> Callable[[], bytes]:
    """Return a function that builds the file with more lines after one."""
    return line(number, f"{GOOD.splitlines()[number - 1]}\n{text}")


def told(
    name: str,
    build: Callable[[], bytes],
    found: str | tuple[Found, ...],
    da: str | tuple[str, ...] = (),
    en: str | tuple[str, ...] = (),
) -> Case:
    """Make a case; `found` may be written as `FIL02 8:1`, several with a comma between."""
    if isinstance(found, str):
        found = tuple(_found(one) for one in found.split(", ") if one)
    da, en = ((words,) if isinstance(words, str) else words for words in (da, en))
    return Case(name=name, build=build, found=found, da=da, en=en)


def _found(written: str) -> Found:
    rule, place = written.split(" ")
    row, column = place.split(":")
    return rule, int(row), int(column)


def same(name: str, build: Callable[[], bytes], found: str, write: str) -> Case:
    """Return a case in which both languages quote the line to write."""
    return told(name, build, found, write, write)


BYTES = (
    told("empty file", lambda: b"", ""),
    told("only comments", "# intet svar endnu\n# æøå\n".encode, ""),
    told("only line ends", lambda: b"\r\n\r\n\n", ""),
    told(
        "invalid UTF-8",
        lambda: GOOD.encode().replace("å".encode(), b"\xc3"),
        "FIL01 6:20",
        "linje 6, kolonne 20, kan ikke læses som UTF-8",
        "line 6, column 20, cannot be read as UTF-8",
    ),
    told(
        "Windows-1252",
        lambda: GOOD.encode("cp1252"),
        "FIL01 6:20",
        ("Windows-1252", "kodningen UTF-8"),
        ("Windows-1252", "UTF-8"),
    ),
    same(
        "Windows-1252 in English",
        lambda: b"# da = Danish \xb7 en = English\n# \x93quoted\x94\n",
        "FIL01 1:15",
        "Windows-1252",
    ),
    same("UTF-16", lambda: GOOD.encode("utf-16"), "FIL01 1:1", "UTF-16"),
    same("UTF-16 without a mark", lambda: GOOD.encode("utf-16-be"), "FIL01 1:1", "UTF-16"),
    same("Word", lambda: b"PK\x03\x04\x14\0\x06\0\xb5\xc3", "FIL01 1:1", "Word"),
    same("Word cut to its first bytes", lambda: b"PK\x03\x04", "FIL01 1:1", "Word"),
    same("PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "FIL01 1:1", "PDF"),
    told(
        "a paper",
        "# Sommer i gården\n\n| Emne | Svar |\n|---|---|\n\n- Ét punkt\n".encode,
        "FIL02 3:1",
        "ikke et oplæg",
        "not a proposal",
    ),
    told("byte order mark", lambda: b"\xef\xbb\xbf" + GOOD.encode(), ""),
    told("CRLF", lambda: GOOD.replace("\n", "\r\n").encode(), ""),
    same("lone CR", lambda: GOOD.replace("\n", "\r").encode(), "FIL02 1:19", "Mac"),
    same("NUL", line(TITLE, 'title = "Sommer\0"'), "FIL09 6:16", "U+0000"),
    same("raw ESC", line(TITLE, 'title = "\x1b[2JSommer"'), "FIL09 6:10", "U+001B"),
    same("C1 control", line(TITLE, 'title = "\x9b2JSommer"'), "FIL09 6:10", "U+009B"),
    same("bidirectional control", line(TITLE, 'title = "Sommer\u202eneg"'), "FIL09 6:16", "U+202E"),
    same("non-character", line(TITLE, 'title = "Sommer\uffff"'), "FIL09 6:16", "U+FFFF"),
    told("NFD letters", lambda: unicodedata.normalize("NFD", GOOD).encode(), ""),
    told(
        "more than 1 MiB",
        lambda: GOOD.encode() + b"#" * (1 << 20),
        "FIL08 1:1",
        "1.024 kB",
        "1,024 kB",
    ),
    told("just 1 MiB", lambda: GOOD.encode().ljust((1 << 20) - 1, b"#") + b"\n", ""),
    told(
        "cut within a letter",
        lambda: GOOD.encode()[: GOOD.encode().index("å".encode()) + 1],
        "FIL01 6:20",
        "slutter midt i",
        "ends in the middle",
    ),
    same(
        "cut within a text",
        lambda: GOOD.encode()[: GOOD.encode().index("å".encode())],
        "FIL02 6:9",
        'title = "Sommer i g"',
    ),
)

SYNTAX = (
    told(
        "key twice",
        after(TITLE, 'title = "Sommer"'),
        "FIL02 7:1",
        "i linje 6 og i linje 7",
        "in line 6 and in line 7",
    ),
    told(
        "table twice",
        after(LAST, '[initiative]\ntitle = "Sommer"'),
        "FIL02 21:1",
        "i linje 5 og i linje 21",
        "in line 5 and in line 21",
    ),
    same("table and records", after(LAST, "[budget]"), "FIL02 21:1", "[[budget]]"),
    told(
        "100 000 brackets",
        line(PARTICIPANTS, "participants = " + "[" * 100_000),
        "FIL02 10:1",
        "for mange parenteser",
        "too many nested brackets",
    ),
    told(
        "100 000 dotted parts",
        line(PARTICIPANTS, "a." * 100_000 + "b = 1"),
        "FIL02 10:1",
        "for mange parenteser",
        "too many nested brackets",
    ),
    told(
        "5 000 digits",
        line(PARTICIPANTS, "participants = " + "1" * 5_000),
        "FIL02 10:1",
        "for langt",
        "too long",
    ),
    told(
        "200 000 digits in hex",
        line(PARTICIPANTS, "participants = 0x" + "f" * 200_000),
        "FIL07 10:16",
        "helt tal",
        "whole number",
    ),
    told(
        "exponent beyond reckoning",
        line(AMOUNT, "amount = 1e99999999999999999999"),
        "FIL02 15:1",
        "for stort",
        "too large",
    ),
    same("text without an end", line(TITLE, 'title = "Sommer'), "FIL02 6:9", 'title = "Sommer"'),
    told(
        "long text without an end",
        line(TITLE, 'title = """Sommer'),
        "FIL02 6:9",
        "til sidst",
        "at the end",
    ),
    told(
        "list without an end",
        line(DEPARTMENTS, 'departments = ["901"'),
        "FIL02 7:15",
        "Sæt ]",
        "Write ]",
    ),
    same("text over two lines", line(TITLE, 'title = "Sommer\ni gården"'), "FIL02 6:9", '"""'),
    same(
        "typographic quotes",
        line(TITLE, "title = “Sommer i gården”"),
        "FIL02 6:1",
        'title = "Sommer i gården"',
    ),
    same(
        "Danish quotes",
        line(TITLE, "title = »Sommer i gården«"),
        "FIL02 6:1",
        'title = "Sommer i gården"',
    ),
    same(
        "quotes within a text",
        line(TITLE, 'title = "Sommer "i" gården"'),
        "FIL02 6:1",
        r'title = "Sommer \"i\" gården"',
    ),
    same("1.234,50", line(AMOUNT, "amount = 1.234,50"), "FIL02 15:1", 'amount = "1.234,50"'),
    same("250.000 kr.", line(AMOUNT, "amount = 250.000 kr."), "FIL02 15:1", "amount = 250000"),
    same("250 000", line(AMOUNT, "amount = 250 000"), "FIL02 15:1", "amount = 250000"),
    same("1,2 mio.", line(AMOUNT, "amount = 1,2 mio."), "FIL02 15:1", "amount = 1200000"),
    same("31-12-2025", line(START, "start = 31-12-2025"), "FIL02 8:1", "start = 2025-12-31"),
    same("3/12-2026", line(START, "start = 3/12-2026"), "FIL02 8:1", "start = 2026-12-03"),
    same(
        "a date in words",
        line(START, "start = 3. december 2026"),
        "FIL02 8:1",
        "start = 2026-12-03",
    ),
    told(
        "30 February",
        line(START, "start = 2026-02-30"),
        "FIL02 8:1",
        "findes ikke i kalenderen",
        "does not exist",
    ),
    same("Unicode minus", line(PARTICIPANTS, "participants = \u221240"), "FIL02 10:1", "= -40"),
    same(
        "no-break space",
        line(PARTICIPANTS, "participants\u00a0=\u00a040"),
        "FIL02 10:1",
        "participants = 40",
    ),
    same(
        "zero-width space in a key",
        line(PARTICIPANTS, "par\u200bticipants = 40"),
        "FIL02 10:1",
        "participants = 40",
    ),
    same("æ, ø and å in a key", after(PILOT, "bemærkning = 1"), "FIL02 12:1", '"bemærkning" = 1'),
    same("ja for true", line(PILOT, "pilot = ja"), "FIL02 11:1", "pilot = true"),
    same("True for true", line(PILOT, "pilot = True"), "FIL02 11:1", "pilot = true"),
    same("text without quotes", line(TITLE, "title = Sommer"), "FIL02 6:1", 'title = "Sommer"'),
    same("colon for equals sign", line(TITLE, "title: Sommer"), "FIL02 6:1", 'title = "Sommer"'),
    told("no answer", line(TITLE, "title ="), "FIL02 6:1", "slet linjen", "delete the line"),
    told("null", line(TITLE, "title = null"), "FIL02 6:1", "slet linjen", "delete the line"),
    same("backslash", line(TITLE, r'title = "C:\Users"'), "FIL02 6:1", r"title = 'C:\Users'"),
    same("half a header", line(5, "[initiative"), "FIL02 5:1", "[initiative]"),
    same("remark with slashes", line(4, "// husk telte"), "FIL02 4:1", "# husk telte"),
    told("key without a name", after(PILOT, "= 1"), "FIL02 12:1", "Skriv et navn", "Write a name"),
    same("JSON", lambda: b'{"initiative": {"title": "Sommer"}}', "FIL02 1:1", "JSON"),
    same("YAML", lambda: b"initiative:\n  title: Sommer\n", "FIL02 1:1", "YAML"),
    told(
        "git conflict",
        line(TITLE, "<<<<<<< HEAD\ntitle = 'Sommer'\n=======\ntitle = 'Vinter'\n>>>>>>> b"),
        "FIL02 6:1",
        ("git", "<<<<<<<"),
        ("git", "<<<<<<<"),
    ),
    told(
        "two errors",
        lines({START: "start = 31-12-2025", AMOUNT: "amount = 250.000,50"}),
        "FIL02 8:1, FIL02 15:1",
        ("start = 2025-12-31", 'amount = "250.000,50"'),
        ("start = 2025-12-31", 'amount = "250.000,50"'),
    ),
    told(
        "two errors and a hidden character",
        lines({TITLE: 'title = "\x1bS"', START: "start = 1.7.2026", PILOT: "pilot = nej"}),
        "FIL09 6:10, FIL02 8:1, FIL02 11:1",
        ("start = 2026-07-01", "pilot = false"),
        ("start = 2026-07-01", "pilot = false"),
    ),
    same(
        "TOML 1.1",
        line(13, "[[budget]]\nx = { a = 1,\n b = 2, }"),
        "FIL03 14:1, FIL12 14:5",
        "TOML 1.1",
    ),
)

MEANING = (
    told(
        "250.000",
        line(AMOUNT, "amount = 250.000"),
        "FIL06 15:10",
        ("læses som 250", '250000, eller skriv "250.000 kr."'),
        ("read as 250", '250000, or write "250.000 kr."'),
    ),
    same("12500.5", line(AMOUNT, "amount = 12500.5"), "FIL06 15:10", '"12.500,50"'),
    same("1,250 in quotes", line(AMOUNT, 'amount = "1,250"'), "FIL04 15:10", "1250"),
    same("negative amount", line(AMOUNT, "amount = -5"), "FIL07 15:10", "-5"),
    same("nan", line(AMOUNT, "amount = nan"), "FIL07 15:10", "nan"),
    same("inf", line(AMOUNT, "amount = -inf"), "FIL07 15:10", "inf"),
    same("1e400", line(AMOUNT, "amount = 1e400"), "FIL07 15:10", "250000"),
    same("1e99999999999", line(AMOUNT, "amount = 1e99999999999"), "FIL07 15:10", "250000"),
    same("1e-99999999", line(AMOUNT, "amount = 1e-99999999"), "FIL07 15:10", "250000"),
    same("true is no amount", line(AMOUNT, "amount = true"), "FIL04 15:10", "250000"),
    same("beyond 2^63", line(PARTICIPANTS, f"participants = {2**63}"), "FIL07 10:16", f"{2**63}"),
    same("true is not 1", line(PARTICIPANTS, "participants = true"), "FIL04 10:16", "true"),
    same("count in quotes", line(PARTICIPANTS, 'participants = "40"'), "FIL04 10:16", "40"),
    same("count with a point", line(PARTICIPANTS, "participants = 1.200"), "FIL04 10:16", "1200"),
    told(
        "text for a count",
        line(PARTICIPANTS, 'participants = "mange"'),
        "FIL04 10:16",
        ("»mange«", "helt tal"),
        ("“mange”", "whole number"),
    ),
    told("1 is not true", line(PILOT, "pilot = 1"), "FIL04 11:9", "true for ja", "true for yes"),
    same("ja in quotes", line(PILOT, 'pilot = "ja"'), "FIL04 11:9", "true"),
    same("number for text", line(TITLE, "title = 901"), "FIL04 6:9", '"901"'),
    told(
        "moment for a date",
        line(START, "start = 2026-07-01T10:00:00"),
        "FIL04 8:9",
        "Skriv 2026-07-01.",
        "Write 2026-07-01.",
    ),
    same("date in quotes", line(START, 'start = "1. juli 2026"'), "FIL04 8:9", "2026-07-01"),
    same("year 9999", line(START, "start = 9999-12-31"), "FIL07 8:9", "2100"),
    told(
        "end before start",
        line(END, "end = 2026-06-30"),
        "FOR02 9:7",
        "30. juni 2026",
        "30 June 2026",
    ),
    same("one text for a list", line(DEPARTMENTS, 'departments = "901"'), "FIL04 7:15", '["901"]'),
    same("unknown choice", line(3, 'language = "dk"'), "FIL05 3:12", "da, en"),
    same("unknown policy", line(2, 'policy = "2020-01-01"'), "FIL11 2:10", "2017-06-14"),
    told(
        "newer format",
        line(1, "schema_version = 2"),
        "FIL10 1:18",
        "Opdatér aabsocial",
        "Update aabsocial",
    ),
    told("format 0", line(1, "schema_version = 0"), "FIL07 1:18", "mindst 1", "at least 1"),
    told("format in quotes", line(1, 'schema_version = "1"'), "FIL04 1:18", "Skriv 1 ", "Write 1 "),
    same("unknown key", after(PILOT, "xyz = 1"), "FIL03 12:1", "#"),
    same("misspelt key", after(PILOT, "participant = 1"), "FIL03 12:1", "participants"),
    same("Danish key: afdeling", after(PILOT, 'afdeling = "901"'), "FIL03 12:1", "departments"),
    same("Danish key: titel", after(PILOT, 'titel = "x"'), "FIL03 12:1", "title"),
    same("Danish key: beløb", after(AMOUNT, '"beløb" = 1'), "FIL03 16:1", "amount"),
    same("empty key", after(PILOT, '"" = 1'), "FIL03 12:1", "#"),
    told("key with a full stop", after(PILOT, '"a.b" = 1'), "FIL03 12:1", "»a.b«", "“a.b”"),
    same("key of 900 kB", after(PILOT, "k" * 900_000 + " = 1"), "FIL03 12:1", "kkk…"),
    same(
        "zero-width space in a quoted key",
        after(PILOT, '"pi\u200blot" = true'),
        "FIL03 12:1",
        "pilot",
    ),
    same("one table for many", line(13, "[budget]"), "FIL04 13:1", "[[budget]]"),
    same("many tables for one", line(5, "[[initiative]]"), "FIL04 5:1", "[initiative]"),
    same("value for a table", line(4, "contact = 5"), "FIL04 4:11", "[contact]"),
    told("nothing but space", line(TITLE, 'title = "   "'), ""),
    told(
        "50 000 characters",
        line(TITLE, f'title = "{"x" * 50_000}"'),
        "FIL07 6:9",
        ("50.000 tegn", "20.000"),
        ("50,000 characters", "20,000"),
    ),
    told("too short a title", line(TITLE, 'title = "Lys"'), "FIL07 6:9", "mindst 5", "at least 5"),
    same("placeholder", line(TITLE, 'title = "TODO: udfyldes"'), "FOR03 6:9", "TODO"),
)

CATALOGUE = (*BYTES, *SYNTAX, *MEANING)
EVERY_CASE = [pytest.param(case, id=case.name) for case in CATALOGUE]
