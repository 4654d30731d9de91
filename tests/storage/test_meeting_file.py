"""A meeting's file is read whole, or every slip in it is told with line and way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aabsocial.errors import UnreadableProposalError
from aabsocial.handout import Meeting
from aabsocial.storage.meeting_file import Agenda, read_meeting_file

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
        ("[meeting]\ndate = 2026-12-03\n" + ITEM, 1, "hvem der mødes", "body ="),
        (HEAD.replace("2026-12-03", "'3/12'") + ITEM, 3, "ikke en dato", "date = 2026-12-03"),
        (HEAD.replace("2026-12-03", "'4/12-2026'") + ITEM, 3, "ikke en dato", "date = 2026-12-04"),
        (HEAD.replace("03", "05T17:00:00") + ITEM, 3, "ikke en dato", "date = 2026-12-05"),
        (HEAD + ITEM.replace("lys", "lyz"), 6, "intet oplæg i »lyz«", 'proposal = "lys"'),
        (HEAD + ITEM.replace("lys", "qqqqqqq"), 6, "intet oplæg", "Ret stien"),
        (HEAD + ITEM + ITEM, 9, "allerede punkt 1", "Slet"),
        (HEAD + ITEM.replace("decision", "B"), 5, "hverken beslutning", 'type = "decision"'),
        (HEAD + "[[items]]\ntype = 'decision'\n", 4, "hverken oplæg eller titel", "title ="),
        (HEAD + "[[items]]\ntitle = 'R'\nannexes = 'a'\n", 6, "liste af tekster", "annexes = ["),
        (HEAD + "closed = 'ja'\n" + ITEM, 4, "true (ja)", "true"),
        (HEAD + "sted = 'Her'\n" + ITEM, 4, "»sted« findes ikke", "place"),
        (HEAD + "time = 17\n" + ITEM, 4, "time skal være en tekst", "anførselstegn"),
        (HEAD, 1, "ingen punkter", "[[items]]"),
        ("items = 1\n" + HEAD, 1, "items skal være en tabel", "[[items]]"),
    ],
)
def test_error_is_reported_with_its_line(
    tmp_path: Path, text: str, line: int, says: str, remedy: str
) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, text)
    (found, *_) = [it for it in refused.value.findings if says in it.message.in_("da")]
    if "ingen punkter" not in says:
        assert f"linje {line}:" in found.message.in_("da")
    assert remedy in found.remedy.in_("da")
    assert found.message.in_("en") != found.message.in_("da")


def test_all_errors_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, "[meeting]\n[[items]]\nproposal = 'lyz'\n")
    assert len(refused.value.findings) == 3
    assert refused.value.exit_code == 1


def test_syntax_error_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        plan(tmp_path, "[meeting]\ndate = 3. december\n")
    assert refused.value.findings
