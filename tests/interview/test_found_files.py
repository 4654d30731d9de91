"""The files in a proposal's folder are ticked to go with it as annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.interview.found_files import title_of
from aabsocial.interview.protocol import Input, Keep
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, listing, location_text

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

FILES = ("referat.pdf", "annexes/aftale-med-frivillige.docx")
REFERAT = {"title": "Referat", "file": "referat.pdf"}
AFTALE = {"title": "Aftale med frivillige", "file": "annexes/aftale-med-frivillige.docx"}


def at_annexes(answers: dict[str, Any] | None = None, files: tuple[str, ...] = FILES) -> Session:
    return listing("annexes", answers, policy=load_policy(), files=lambda: files)


def test_the_files_of_the_folder_are_ticked() -> None:
    shown = screen(at_annexes())
    assert shown.input is Input.CHOICES
    assert shown.question == "Skal disse filer med som bilag?"
    assert [option.label for option in shown.options] == [
        "Referat (referat.pdf)",
        "Aftale med frivillige (annexes/aftale-med-frivillige.docx)",
        "Ret titlerne bagefter",
        "Ingen af dem",
    ]
    assert shown.chosen == FILES


@pytest.mark.parametrize(
    ("action", "taken"),
    [
        (Keep(), [REFERAT, AFTALE]),
        (choose(*FILES), [REFERAT, AFTALE]),
        (choose(FILES[1]), [AFTALE]),
    ],
    ids=["Enter", "all", "one"],
)
def test_ticked_files_become_annexes(action: Any, taken: list[dict[str, str]]) -> None:  # noqa: ANN401 - an action
    session = after(at_annexes(), action)
    assert session.answers["annexes"] == taken
    assert session.location.key != "annexes"


def test_titles_are_changed_in_the_list() -> None:
    session = after(at_annexes(), choose(FILES[0], "rename"))
    assert session.answers["annexes"] == [REFERAT]
    assert location_text(session) == "list annexes"
    renaming = after(session, choose("record:0"))
    assert location_text(renaming) == "record annexes[0]"


@pytest.mark.parametrize("name", ["none", "rename"])
def test_no_file_is_taken_where_none_is_ticked(name: str) -> None:
    session = after(at_annexes(), choose(name))
    assert "annexes" not in session.answers
    assert session.location.key != "annexes"
    assert "annexes" in session.skipped


def test_nothing_is_ticked_where_annexes_are_listed() -> None:
    listed = at_annexes({"annexes": [REFERAT]})
    assert screen(listed).input is Input.CHOICE
    assert listed.found_files == {}


def test_a_file_put_there_while_the_list_is_shown_is_offered() -> None:
    files: list[str] = []
    listed = listing("annexes", policy=load_policy(), files=lambda: tuple(files))
    assert screen(listed).proposed == ("add",)
    files.append("notat.md")

    offered = after(listed, choose("add"))
    assert location_text(offered) == "list annexes"
    assert screen(offered).chosen == ("notat.md",)
    taken = after(offered, choose("notat.md"))
    assert taken.answers["annexes"] == [{"title": "Notat", "file": "notat.md"}]
    without = after(listed, choose("done"))
    assert "annexes" not in without.answers
    assert location_text(without) != "list annexes"


@pytest.mark.parametrize(
    ("answers", "files", "asked"),
    [
        ({}, (), False),
        ({}, FILES, True),
        ({"effect": {"source": "Evaluering af caféen (bilag 3)"}}, (), True),
        ({"effect": {"source": "See annex 3"}}, (), True),
        ({"effect": {"source": "Sagsbilagene"}}, (), False),
        ({"annexes": [REFERAT]}, (), True),
    ],
    ids=["nothing", "files", "an answer names one", "in English", "part of a word", "listed"],
)
def test_annexes_are_asked_where_there_is_something_to_ask(
    answers: dict[str, Any],
    files: tuple[str, ...],
    asked: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    assert ("annexes" in at_annexes(answers, files).asked_items) is asked


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("referat_af-afdelingsmøde.pdf", "Referat af afdelingsmøde"),
        ("Referat 2026-04-22.pdf", "Referat 2026-04-22"),
        ("annexes/plan--v2.PNG", "Plan v2"),
        ("bilag/ÅBENT.docx", "ÅBENT"),
    ],
)
def test_a_title_is_made_of_the_file_name(file: str, title: str) -> None:
    assert title_of(file) == title
