"""A meeting's file is read whole, or every slip in it is told with line and way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aabsocial.errors import UnreadableProposalError
from aabsocial.handout import Meeting
from aabsocial.storage.meeting_file import Agenda, AgendaEntry, item_numbers, read_meeting_file

HEAD = '[meeting]\nbody = "Bestyrelsen"\ndate = 2026-12-03\n'
ITEM = '[[items]]\ntype = "decision"\nproposal = "lys"\n'


def plan(folder: Path, text: str) -> Agenda:
    (folder / "lys").mkdir(exist_ok=True)
    (folder / "lys" / "proposal.toml").touch()
    path = folder / "meeting.toml"
    path.write_text(text, encoding="utf-8")
    return read_meeting_file(path)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    text = (
        f'{HEAD}time = "17.00"\nplace = "Sal 1"\nnumber = "6"\nchair = "Formanden"\nclosed = true\n'
        f'{ITEM}closed = true\n[[items]]\ntype = "information"\ntitle = "Rapport"\ntext = "Ja"\n'
        'annexes = ["a.pdf"]\n'
    )
    read = plan(tmp_path, text)
    assert read.meeting == Meeting(
        body="Bestyrelsen",
        day=date(2026, 12, 3),
        time="17.00",
        place="Sal 1",
        number="6",
        chair="Formanden",
        closed=True,
    )
    first, second = read.items
    assert (first.kind, first.proposal, first.closed) == (
        "decision",
        tmp_path / "lys" / "proposal.toml",
        True,
    )
    assert (second.kind, second.title, second.annexes) == ("information", "Rapport", ("a.pdf",))


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(elsewhere)
    assert plan(tmp_path, HEAD + ITEM).items[0].proposal == tmp_path / "lys" / "proposal.toml"


@pytest.mark.parametrize(
    ("text", "line", "says", "remedy"),
    [
        ("[meeting]\nbody = 'B'\n" + ITEM, 1, "dato mangler", "date = 2026-12-03"),
        ("[meeting]\ndate = 2026-12-03\n" + ITEM, 1, "hvem der holder møde", "body ="),
        (HEAD.replace("2026-12-03", "'3/12'") + ITEM, 3, "ikke en dato", "date = 2026-12-03"),
        (HEAD.replace("2026-12-03", "'4/12-2026'") + ITEM, 3, "ikke en dato", "date = 2026-12-04"),
        (HEAD.replace("03", "05T17:00:00") + ITEM, 3, "ikke en dato", "date = 2026-12-05"),
        (HEAD + ITEM.replace("lys", "lyz"), 6, "ikke noget oplæg i »lyz«", 'proposal = "lys"'),
        (HEAD + ITEM.replace("lys", "qqqqqqq"), 6, "ikke noget oplæg", "Ret stien"),
        (HEAD + ITEM + "text = 'Se her'\n", 7, "text bruges kun ved punkter uden", "i oplægget"),
        (HEAD + ITEM + "annexes = ['a']\n", 7, "annexes bruges kun ved punkter", "i oplægget"),
        (HEAD + ITEM + "minutes = '20 min.'\n", 7, "helt antal minutter", "minutes = 20"),
        (HEAD + ITEM + "minutes = 0\n", 7, "helt antal minutter", "minutes = 15"),
        (HEAD + ITEM + "minutes = true\n", 7, "helt antal minutter", "minutes = 15"),
        (HEAD + ITEM + "minutes = 7.5\n", 7, "helt antal minutter", "minutes = 15"),
        (HEAD + ITEM + "minutes = 1441\n", 7, "helt antal minutter", "minutes = 15"),
        (HEAD + ITEM + "number = '03A'\n", 7, "punktets nummer", 'number = "3a"'),
        (HEAD + ITEM + "number = 'tre'\n", 7, "punktets nummer", 'number = "3a"'),
        (HEAD + ITEM + "number = 0\n", 7, "punktets nummer", 'number = "3a"'),
        (HEAD + ITEM + "number = false\n", 7, "punktets nummer", 'number = "3a"'),
        (HEAD + ITEM + ITEM + "number = '1'\n", 10, "Punkt 1 kan ikke stå", 'number = "2"'),
        (HEAD + ITEM + "late = 'ja'\n", 7, "true (ja)", "true"),
        (HEAD + ITEM + "section = 3\n", 7, "section skal være en tekst", "anførselstegn"),
        (HEAD + ITEM + "presenter = ['A']\n", 7, "presenter skal være en tekst", "anførselstegn"),
        (HEAD + ITEM + "question = ' '\n", 7, "question skal være en tekst", "anførselstegn"),
        (HEAD + "present = 'Alle'\n" + ITEM, 4, "liste med navne", 'present = ["Formanden"'),
        (HEAD + "absent = [1]\n" + ITEM, 4, "liste med navne", 'absent = ["Formanden"'),
        (HEAD + ITEM.replace("decision", "B"), 5, "skal være decision (", 'type = "decision"'),
        (HEAD + "[[items]]\ntype = 'decision'\n", 4, "mangler et oplæg eller en titel", "title ="),
        (HEAD + "[[items]]\ntitle = 'R'\nannexes = 'a'\n", 6, "liste med tekster", "annexes = ["),
        (HEAD + "closed = 'ja'\n" + ITEM, 4, "true (ja)", "true"),
        (HEAD + "sted = 'Her'\n" + ITEM, 4, "»sted« bruges ikke", "place"),
        (HEAD + "time = 17\n" + ITEM, 4, "time skal være en tekst", "anførselstegn"),
        (HEAD, 1, "mangler punkter", "[[items]]"),
        ("items = 1\n" + HEAD, 1, "items skal være et afsnit", "[[items]]"),
    ],
)
def test_error_is_reported_with_its_line(
    tmp_path: Path, text: str, line: int, says: str, remedy: str
) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, text)
    (found, *_) = [it for it in refused.value.findings if says in it.message.in_("da")]
    if "mangler punkter" not in says:
        assert f"linje {line}:" in found.message.in_("da")
    assert remedy in found.remedy.in_("da")
    assert found.message.in_("en") != found.message.in_("da")


def test_what_the_agenda_says_of_an_item_is_read(tmp_path: Path) -> None:
    said = (
        "number = '3a'\nsection = 'Sager'\npresenter = 'Direktøren'\nminutes = 20\n"
        "question = 'Skal vi?'\nlate = true\n"
    )
    read = plan(tmp_path, f"{HEAD}present = ['A', 'B']\nabsent = ['C']\n{ITEM}{said}")
    (item,) = read.items
    assert (read.meeting.present, read.meeting.absent) == (("A", "B"), ("C",))
    assert (item.number, item.section, item.presenter, item.minutes, item.question, item.late) == (
        "3a",
        "Sager",
        "Direktøren",
        20,
        "Skal vi?",
        True,
    )


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (("", "", ""), ("1", "2", "3")),
        (("", "", "3a", "3b", ""), ("1", "2", "3a", "3b", "4")),
        (("3", "3a", ""), ("3", "3a", "4")),
        (("9", "10", "99", ""), ("9", "10", "99", "100")),
    ],
)
def test_item_without_number_has_the_next(
    written: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    assert item_numbers(AgendaEntry(kind="decision", number=it) for it in written) == numbers


def test_number_may_be_written_as_a_number(tmp_path: Path) -> None:
    assert plan(tmp_path, f"{HEAD}{ITEM}number = 3\n").items[0].number == "3"


def test_several_items_may_have_one_proposal(tmp_path: Path) -> None:
    first, second = plan(tmp_path, HEAD + ITEM + ITEM).items
    assert first.proposal == second.proposal


def test_all_errors_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, "[meeting]\n[[items]]\nproposal = 'lyz'\n")
    assert len(refused.value.findings) == 3
    assert refused.value.exit_code == 1


def test_syntax_error_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, "[meeting]\ndate = 3. december\n")
    assert refused.value.findings
