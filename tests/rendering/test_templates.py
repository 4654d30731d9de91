"""Templates arrange values, write them inert, and tell where they fail."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.rendering import templates
from aabsocial.rendering.sandbox import LONGEST_TEXT
from aabsocial.rendering.templates import own_file, render_template, templates_folder
from aabsocial.richtext import parse_prose
from tests.support.papers import READER

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.richtext import Prose


@dataclass(frozen=True, kw_only=True)
class Value:
    """The value that the templates of these tests get."""

    title: str
    number: int
    kind: str
    blocks: Prose


VALUE = Value(title="Et oplæg", number=3, kind="text", blocks=parse_prose("**a**\n\n- b\n- c"))


def rendered(folder: Path, source: str) -> str:
    (folder / "own.md.j2").write_text(source, encoding="utf-8")
    return render_template("own.md.j2", VALUE, (folder,))


def complaint(folder: Path, source: str) -> str:
    with pytest.raises(WrongUseError) as raised:
        rendered(folder, source)
    return raised.value.message.in_("da")


def apply(work: Callable[[], str]) -> str:
    return work()


def in_a_second_thread(work: Callable[[], str]) -> str:
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe in a folder is POSIX'")
@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(Path.mkdir, id="a folder"),
        pytest.param(a_pipe, id="a pipe"),
        pytest.param(a_link_to_nothing, id="a link that leads nowhere"),
    ],
)
def test_template_that_is_no_file_is_refused(lay: Callable[[Path], None], tmp_path: Path) -> None:
    own = tmp_path / "proposal.md.j2"
    lay(own)
    with pytest.raises(WrongUseError) as raised:
        render_template("proposal.md.j2", VALUE, (tmp_path,))
    told = f"Skabelonen {own} kan ikke bruges. Det er ikke en almindelig fil."
    assert raised.value.message.in_("da") == told


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    own, secret = tmp_path / "own", tmp_path / "secret.txt"
    own.mkdir()
    secret.write_text("hemmeligt", encoding="utf-8")
    for name in ("proposal.md.j2", "style.docx"):
        (own / name).symlink_to(secret)
    told = "er en genvej til en fil uden for mappen"
    with pytest.raises(WrongUseError) as raised:
        render_template("proposal.md.j2", VALUE, (own,))
    assert told in raised.value.message.in_("da")
    with pytest.raises(WrongUseError) as raised:
        own_file((own,), "style.docx")
    assert told in raised.value.message.in_("da")


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "own.md.j2").write_text("{{ paper.number }}", encoding="utf-8")
    (tmp_path / "proposal.md.j2").symlink_to(tmp_path / "parts" / "own.md.j2")

    assert render_template("proposal.md.j2", VALUE, (tmp_path,)) == "3\n"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("# {{ paper.title }}", "# Et oplæg\n"),
        ("{{ paper.number }}", "3\n"),
        ("{{ paper.blocks }}", "**a**\n\n- b\n- c\n"),
        ("{{ paper.title | upper }}", "ET OPLÆG\n"),
        ("a\n\n\n\n\nb\n\n\n", "a\n\nb\n"),
        ("{{ '# <b>*a*' }}", "\\# \\<b>\\*a\\*\n"),
        ("{% set x = '*a*' %}{{ x }}", "\\*a\\*\n"),
        ("{% for x in [1, 2] recursive %}{{ x + 1 }}{% endfor %}", "23\n"),
        ("{% for x in 'ab' %}{{ loop.index }}{{ loop.last }}{% endfor %}", "1False2True\n"),
        ("{{ paper.title ~ '|' }}", "Et oplæg\\|\n"),
    ],
)
def test_template_escapes_values(tmp_path: Path, source: str, written: str) -> None:
    assert rendered(tmp_path, source) == written


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("a\n{% for %}", id="a slip"),
        pytest.param("a\n{{ paper.unknown }}", id="an unknown name"),
        pytest.param("a\n{{ unknown }}", id="an unknown value"),
        pytest.param("a\n{{ paper.__class__.__mro__ }}", id="into the program"),
        pytest.param("a\n{% for x in range(10**9) %}{% endfor %}", id="a long loop"),
        pytest.param("a\n{{ 'a' * 10**8 }}", id="a long text"),
        pytest.param("a\n{{ '%999999999d' % 1 }}", id="a wide number"),
        pytest.param("a\n{{ paper.title.center(10) }}", id="a call"),
        pytest.param("a\n{{ paper.title | safe }}", id="a way around"),
        pytest.param("a\n{{ 1 // 0 }}", id="a division"),
        pytest.param("a\n{{ lipsum() }}", id="filler"),
        pytest.param(
            "a\n{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", id="a loop in itself"
        ),
    ],
)
def test_failing_template_is_reported_with_line(tmp_path: Path, source: str) -> None:
    message = complaint(tmp_path, source)
    assert f"{tmp_path / 'own.md.j2'}, linje 2, kan ikke bruges" in message


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ unknown }}", "»unknown« findes ikke."),
        ("{{ paper.unknown }}", "»unknown« findes ikke."),
        ("{% if paper.title %}", "Der mangler »endif« til sidst."),
        ("{% forr x in paper %}", "»forr« kan ikke bruges i en skabelon."),
        ("{% macro a() %}{% endmacro %}", "»macro« kan ikke bruges i en skabelon."),
        ("{% set x %}{{ x }}{% endset %}", "»endset« kan ikke bruges i en skabelon."),
        ("{{ paper.title | safe }}", "Filteret »safe« findes ikke. Du kan bruge default, first, "),
        ("{% if paper is odder %}{% endif %}", "Testen »odder« findes ikke."),
        ("{{ paper.title title }}", "»title« står et forkert sted."),
        ("{{ 'paper }}", "Noget i filen kan ikke læses som en skabelon."),
        ("{% include 'none.md.j2' %}", "Skabelonen »none.md.j2« findes hverken i din mappe"),
        ("{% include '../../etc/passwd' %}", "Skabelonen »../../etc/passwd« findes hverken"),
        ("{{ paper.title.center(9) }}", "En skabelon kan ikke kalde funktioner"),
        ("{{ paper.__class__ }}", "eller hente noget fra selve programmet."),
        ("{{ paper.title + 'a' }}", "lægge tekster sammen med plus"),
        ("{{ 1 // 0 }}", "Værdien kan ikke bruges på den måde."),
        ("{{ paper.title < 3 }}", "Værdien kan ikke bruges på den måde."),
    ],
)
def test_template_errors_are_in_our_words(tmp_path: Path, source: str, says: str) -> None:
    message = complaint(tmp_path, source)
    assert message.startswith(f"Skabelonen {tmp_path / 'own.md.j2'}, linje 1, kan ikke bruges. ")
    assert says in message


def test_too_deep_template_is_refused(tmp_path: Path) -> None:
    message = complaint(tmp_path, "{% for x in 'a' %}" * 30 + "{% endfor %}" * 30)
    says = "kan ikke bruges. Der er for mange niveauer inden i hinanden."
    assert message == f"Skabelonen {tmp_path / 'own.md.j2'} {says}"


ENDLESS, TOO_LONG = "Skabelonen kører i ring", "Teksten bliver for lang."


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param("{% include 'own.md.j2' %}", ENDLESS, id="itself"),
        pytest.param(
            "{% for a in x %}" * 9 + "et ord " * 99 + "{% endfor %}" * 9,
            TOO_LONG,
            id="loops that write",
        ),
        pytest.param("{% set x = x ~ x %}" * 40, TOO_LONG, id="a text that doubles"),
        pytest.param(
            "{% for a in x %}{{ x ~ a }}{% include 'own.md.j2' %}{% endfor %}", ENDLESS, id="both"
        ),
    ],
)
def test_endless_template_is_stopped(tmp_path: Path, source: str, says: str) -> None:
    message = complaint(tmp_path, f"{{% set x = '{'a' * 100}' %}}\n{source}")
    assert f"{tmp_path / 'own.md.j2'}, linje 2, kan ikke bruges. {says}" in message


@pytest.mark.parametrize("start", [apply, in_a_second_thread], ids=["signals", "a second thread"])
def test_a_template_that_loops_without_end_is_stopped(
    start: Callable[[Callable[[], str]], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "LONGEST_RUN", 0.3)
    loops = "{% for a in x %}" * 9 + "{% endfor %}" * 9
    source = f"{{% set x = '{'a' * 100}' %}}\n\n{loops}"
    message = start(lambda: complaint(tmp_path, source))
    assert f"{tmp_path / 'own.md.j2'}, linje 3, kan ikke bruges. Skabelonen kører i ring" in message


def test_texts_are_joined_up_to_a_bound(tmp_path: Path) -> None:
    tenfold = "{% set x = " + "~".join("x" * 10) + " %}"
    source = "{% set x = 'ordordord ' %}" + tenfold * 5
    assert len(rendered(tmp_path, source + "{{ x }}")) == LONGEST_TEXT
    assert "Teksten bliver for lang." in complaint(tmp_path, source + "{{ x ~ x }}")


def test_undecodable_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(WrongUseError) as raised:
        render_template("own.md.j2", VALUE, (tmp_path,))
    assert "kan ikke bruges. Filen er ikke gemt som UTF-8." in raised.value.message.in_("da")
    assert raised.value.exit_code is ExitCode.WRONG_USE


def test_the_first_override_wins(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.md.j2").write_text(name)
    assert (
        render_template("own.md.j2", VALUE, (tmp_path / "first", tmp_path / "second")) == "first\n"
    )


def test_an_override_may_include_our_parts(tmp_path: Path) -> None:
    source = "{% set part = paper %}{% include 'part.md.j2' %}"
    assert rendered(tmp_path, source) == "**a**\n\n- b\n- c\n"


def test_our_templates_use_only_for_if_include() -> None:
    statements = {
        word
        for template in templates_folder().glob("*.md.j2")
        for word in words_of_statements(template.read_text(encoding="utf-8"))
    }
    assert statements == {"for", "endfor", "if", "elif", "else", "endif", "include"}


def words_of_statements(source: str) -> list[str]:
    return [piece.split()[0] for piece in source.split("{%")[1:]]


def test_a_long_paper_is_read_back_as_markdown(tmp_path: Path) -> None:
    written = rendered(tmp_path, "{% for x in paper.blocks %}## {{ paper.title }}\n{% endfor %}")
    assert [it.type for it in READER.parse(written)].count("heading_open") == 2
