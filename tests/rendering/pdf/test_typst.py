"""Templates of the user's own are used, told of when they fail, and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.errors import WrongUseError
from aabsocial.rendering.pdf import pdf, typst
from tests.support.packs import example_pack
from tests.support.pdfs import LOOK, pages_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '#import "parts.typ": *\n#show: paper\n'


def refusal(folder: Path, template: str) -> str:
    """Return the error message for an unusable template."""
    (folder / "handout.typ").write_text(template, encoding="utf-8")
    with pytest.raises(WrongUseError) as refused:
        pdf(example_pack(1), replace(LOOK, templates=(folder,)))
    return refused.value.message.in_("en")


def test_custom_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "handout.typ").write_text(f"{HEAD}= Vores egen\n", encoding="utf-8")
    content = pdf(example_pack(1), replace(LOOK, templates=(tmp_path,)))

    assert "Vores egen" in pages_of(content)[0]


def test_a_shared_part_can_be_replaced_alone(tmp_path: Path) -> None:
    own = typesetting_template("base.typ").replace("Source Sans 3", "Libertinus Serif")
    (tmp_path / "base.typ").write_text(own, encoding="utf-8")

    assert pdf(example_pack(1), replace(LOOK, templates=(tmp_path,))) != pdf(example_pack(1), LOOK)


def typesetting_template(name: str) -> str:
    """Return one of our own templates."""
    from aabsocial.rendering.templates import templates_folder  # noqa: PLC0415 - only here

    return (templates_folder() / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("broken", "line"),
    [("#let x = (", 3), ("#nothing-of-the-kind", 3), ("\n#panic()", 4)],
    ids=["unclosed", "unknown", "panic"],
)
def test_broken_template_is_reported_with_line(tmp_path: Path, broken: str, line: int) -> None:
    assert f"handout.typ, line {line}," in refusal(tmp_path, f"{HEAD}{broken}\n")


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemmeligt", encoding="utf-8")
    outside = tmp_path / "secret.txt"

    assert "handout.typ, line 3," in refusal(tmp_path, f'{HEAD}#read("../{outside.name}")\n')
    assert "handout.typ, line 3," in refusal(tmp_path, f'{HEAD}#read("{outside}")\n')


@pytest.mark.parametrize(
    ("source", "line", "package"),
    [
        ('#import "@preview/cetz:0.3.1"', 3, "@preview/cetz:0.3.1"),
        ('#{\n  import "@preview/cetz:0.3.1": *\n}', 4, "@preview/cetz:0.3.1"),
        ('#include "@local/mine:0.1.0"', 3, "@local/mine:0.1.0"),
        ('#import ("@" + "preview/cetz:0.3.1")', 3, "@"),
    ],
)
def test_a_template_fetches_nothing(
    tmp_path: Path, source: str, line: int, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    told = refusal(tmp_path, f"{HEAD}{source}\n")

    assert f"handout.typ, line {line}, uses the package “{package}”" in told


def test_a_package_in_a_comment_harms_nobody(tmp_path: Path) -> None:
    source = f'{HEAD}// #import "@preview/cetz:0.3.1"\n= Vores egen\n'
    (tmp_path / "handout.typ").write_text(source, encoding="utf-8")

    assert "Vores egen" in pages_of(pdf(example_pack(1), replace(LOOK, templates=(tmp_path,))))[0]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.typ"
    secret.write_text(f"{HEAD}hemmeligt", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "handout.typ").symlink_to(secret)
    with pytest.raises(WrongUseError) as refused:
        pdf(example_pack(1), replace(LOOK, templates=(own,)))

    assert "a link to a file outside the folder" in refused.value.message.in_("en")


def test_endless_template_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst, "LONGEST", 3)
    endless = "#let f(n) = for i in range(9999) { for j in range(9999) { [#(n + i + j)] } }\n#f(1)"

    assert "without stopping" in refusal(tmp_path, f"{HEAD}{endless}\n")
