"""Text that attacks is harmless wherever it comes out: every format, every paper, every stream.

The same proposal is written once with an attack in everything that a person may write, and once
with a plain word; what comes out must be built alike, whoever reads it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from aabsocial.cli.main import run
from aabsocial.reports import TEXT_FORMATS
from aabsocial.storage.toml_edit.writer import format_inline
from tests.support.papers import READER
from tests.support.reader_view import Seen

if TYPE_CHECKING:
    from collections.abc import Callable

ON_THE_DAY = ("--date", "2026-06-20")
WORD = "Almindelige ord"
ATTACKS = {
    "Rich markup": "[/bold][red]rød[/red] :smile: [link=http://x]y[/link]",
    "OSC 8 link": "\x1b]8;;http://a.example\x07klik\x1b]8;;\x07",
    "OSC 52 clipboard": "\x1b]52;c;ZWNobyBoZWo=\x07tavle",
    "window title": "\x1b]0;ny titel\x1b\\titel",
    "C1 sequence": "\x9b2Jryd \x9d0;x\x9c skærm",
    "backspaces": "Klar\b\b\b\bSort\x7f",
    "carriage return": "noget helt andet\rtitel",
    "bidirectional": "\u202egpj.exe\u202c \u2066x\u2069",
    "invisible": "to\u200b \u2060ord\ufeff",
    "line separators": "en\u2028to\u2029tre\x85fire",
    "line end and command": "titel\n::error file=a.toml,line=1::Overtaget\r\n::stop-commands::x",
    "encoded command": "%0A::error::Overtaget%0D%0A",
    "Azure command": "##vso[task.setvariable variable=a]b",
    "formula": '=HYPERLINK("http://a.example";"x")',
    "plus formula": "+45+cmd|' /C calc'!A0",
    "minus formula": "-2+3+cmd|' /C calc'!A0",
    "at formula": "@SUM(1+9)*cmd|' /C calc'!A0",
    "tab formula": "\t=1+1 og mere",
    "full-width formula": "\uff1d1+1 og mere",
    "quotes and semicolons": '";"=1+1";",\'=1+1',
    "CDATA": "]]><testcase name='x'/><![CDATA[",
    "entities": "&lol; &#27;[2J &lt;script&gt; <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "no character of XML": "a\x00b\x0bc\ufffed\uffff",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- ",
    "closing tags": "</p></td></table></main></style></title><h1>x",
    "attributes": '" onmouseover="alert(1)" x=\'',
    "JavaScript link": "[klik](javascript:alert%281%29) <javascript:alert(1)>",
    "data link": "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "picture": "![x](http://a.example/x.png) ![][a]",
    "heading": "# Overskrift\n## En til\nTekst\n===",
    "table and list": "| a | b |\n|---|---|\n- x\n1. y\n> z",
    "fence": "```\nkode\n~~~ andet",
    "reference": "[x]: http://a.example 'y'\n\n[x]",
    "Jinja": "{{ 7*7 }}{% for a in range(10**9) %}x{% endfor %}{# ",
    "Jinja classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "gaps": "{0.__class__} {line} {message!r} %s %(x)s $x ${y}",
    "Typst": '#import "x": * #panic(1) $x$ @a <b> \\ #[ #{',
    "path": "../../etc/passwd C:\\x \\\\a\\b",
}
# What no name of a folder may hold, or may hold only in part.
NO_NAME = str.maketrans({"/": "_", "\0": "_"})


def written(text: str) -> str:
    """Return a proposal with a text in every answer, key and wrong value possible."""
    said = format_inline(text)
    lines = (
        "schema_version = 1",
        f"language = {said}",
        f"{said} = 1",
        "[initiative]",
        f"title = {said}",
        f"departments = [{said}]",
        "start = 2026-07-01",
        "end = 2026-06-01",
        f"participants = {said}",
        f"summary = {said}",
        f"background = {said}",
        f"target_group = {said}",
        f"{said} = {{ a = 1 }}",
        "[contact]",
        f"role = {said}",
        "[[budget]]",
        f"item = {said}",
        f"amount = {said}",
        "[[success_criteria]]",
        f"id = {said}",
        f"statement = {said}",
        f"indicator = {said}",
        "[[annexes]]",
        f"title = {said}",
        f"file = {said}",
        "[[exemptions]]",
        'rule = "LOK01"',
        f"reason = {said}",
        f"granted_by = {said}",
        "granted_on = 2026-06-01",
        "[[exemptions]]",
        f"rule = {said}",
        "[[assessments]]",
        f"clause = {said}",
        f"reason = {said}",
    )
    return "\n".join(lines) + "\n"


def broken(text: str) -> str:
    """Return a file that is no TOML, with a text in the line that is quoted."""
    seen = "".join(it if it.isprintable() and it != "#" else "!" for it in text)
    return f"schema_version = 1\ntitle = !{seen}\n"


def put(text: str, place: str) -> None:
    """Write both files of a text into folders named after it."""
    name = text.translate(NO_NAME)[:60].strip(" .") or "x"
    for kind, content in (("hel", written(text)), ("delt", broken(text))):
        folder = os.fsencode(f"{place}/{kind} {name}") + b"-\xff"
        os.makedirs(folder)  # noqa: PTH103 - the name is no text, on purpose
        Path(os.fsdecode(folder), "proposal.toml").write_text(content, encoding="utf-8")


def is_steered(text: str) -> bool:
    """Return whether a text has control or invisible characters."""
    return any(
        unicodedata.category(it) in ("Cc", "Cf", "Zl", "Zp") for it in re.sub("[\n\xad]", "", text)
    )


def as_lines(told: str) -> object:
    """Check a text for a terminal."""
    assert not is_steered(told)
    return None


def as_json(told: str) -> object:
    """Parse JSON, and return its shape."""
    assert not is_steered(told)
    return shape_of(json.loads(told))


def as_json_lines(told: str) -> object:
    """Read a JSON document from each line."""
    assert not is_steered(told)
    return [shape_of(json.loads(line)) for line in told.splitlines()]


def shape_of(value: Any) -> object:  # noqa: ANN401 - whatever JSON holds
    """Return the names in a document with their nesting."""
    if isinstance(value, dict):
        return {name: shape_of(below) for name, below in value.items()}
    if isinstance(value, list):
        return [shape_of(below) for below in value]
    return type(value).__name__


def as_xml(told: str) -> object:
    """Read XML, and return its elements and attributes."""
    assert not is_steered(told)
    return [(it.tag, sorted(it.attrib)) for it in ET.fromstring(told).iter()]  # noqa: S314 - our own


def as_commands(told: str) -> object:
    """Read annotations, one a line, and return the commands."""
    assert not is_steered(told)
    commands = [
        re.fullmatch(r"::(error|warning|notice) file=[^:,]+.*?::.*", line)
        for line in told.splitlines()
    ]
    assert all(commands)
    return len(commands)


def as_cells(told: str) -> object:
    """Read a table as a spreadsheet does, and return how many cells its rows have."""
    assert not is_steered(told.removeprefix("\ufeff").replace("\r\n", "\n"))
    as_read = {
        separator: list(csv.reader(io.StringIO(told.removeprefix("\ufeff")), delimiter=separator))
        for separator in ",;\t"
    }
    cells = [cell for rows in as_read.values() for row in rows for cell in row]
    assert [
        it for it in cells if it.lstrip()[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
    ] == []
    return [len(row) for row in as_read[";"]]


def as_markdown(told: str) -> object:
    """Read Markdown, and return its blocks, links, pictures and HTML."""
    assert not is_steered(told)
    blocks = READER.parse(told)
    inner = [part for block in blocks for part in block.children or ()]
    assert [
        it for it in (*blocks, *inner) if it.type in ("html_block", "html_inline", "image")
    ] == []
    return [block.type for block in blocks if block.type != "hardbreak"]


READERS: dict[str, Callable[[str], object]] = {
    "text": as_lines,
    "brief": as_lines,
    "json": as_json,
    "jsonl": as_json_lines,
    "sarif": as_json,
    "junit": as_xml,
    "github": as_commands,
    "csv": as_cells,
    "md": as_markdown,
}


def test_every_format_is_attacked() -> None:
    assert set(READERS) == set(TEXT_FORMATS)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_report_is_built_as_on_a_plain_word(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    put(text, "attack")
    put(WORD, "plain")

    for form, read in READERS.items():
        built = []
        for place in ("plain", "attack"):
            run(["validate", place, "--format", form, "--ignore", "FIL09", *ON_THE_DAY])
            told = capfd.readouterr()
            assert told.err == ""
            built.append(read(told.out))
        assert built[0] == built[1], form


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_papers_and_messages_have_no_markup_of_an_attack(
    text: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put(text, "attack")
    put(WORD, "plain")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    pack = ("--to", "md,html", "--body", text, "--skip-unreadable", "--draft", *ON_THE_DAY)

    for place in ("attack", "plain"):
        run(["render", place, "--to", "md,html", *ON_THE_DAY])
        run(["handout", place, "--output", f"{place}/ud", *pack])
    for answers in Path("attack").rglob("proposal.toml"):
        run(["new", "--answers", str(answers), *ON_THE_DAY])
        run(["edit", str(answers.parent), "--plain"])
    told = capfd.readouterr()

    assert not is_steered(told.out + told.err)
    assert "Traceback" not in told.err
    for made in (papers("attack"), papers("attack/ud")):
        assert {it.suffix for it in made} == {".md", ".html"}
    known = {tag for page in papers("plain", ".html") for tag, _ in Seen(page.read_bytes()).tags}
    for page in papers("attack", ".html"):
        for tag, attributes in Seen(page.read_bytes()).tags:
            assert tag in known
            assert [name for name in attributes if name.startswith("on")] == []
            assert not str(attributes.get("href", "#")).startswith(("javascript", "data"))
        assert not is_steered(page.read_text(encoding="utf-8"))
    for page in papers("attack", ".md"):
        as_markdown(page.read_text(encoding="utf-8"))


def papers(place: str, *suffixes: str) -> list[Path]:
    """Return the papers that were written below a folder."""
    wanted = suffixes or (".md", ".html")
    return [path for path in Path(place).rglob("*") if path.suffix in wanted]
