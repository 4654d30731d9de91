"""Annexes are taken along with the answers, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.core import toml
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.storage.attachments import copy_annexes, public_source
from aabsocial.storage.layout import layout_of
from aabsocial.storage.reading import parse_proposal


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "annexes").mkdir(parents=True)
    (folder / "annexes" / "referat.md").write_text("Referat", encoding="utf-8")
    (tmp_path / "secret.md").write_text("Ikke vores", encoding="utf-8")
    return folder


def test_an_annex_beside_the_answers_is_copied(source: Path, tmp_path: Path) -> None:
    assert copy_annexes(["annexes/referat.md"], source, tmp_path / "new") == ("annexes/referat.md",)
    assert (tmp_path / "new" / "annexes" / "referat.md").read_text(encoding="utf-8") == "Referat"


@pytest.mark.parametrize("file", ["annexes/gone.md", "../secret.md", "annexes", "", "a\0b"])
def test_annex_outside_the_folder_is_skipped(file: str, source: Path, tmp_path: Path) -> None:
    assert copy_annexes([file], source, tmp_path / "new" / "folder") == ()
    assert not (tmp_path / "new").exists()


def test_a_link_out_of_the_folder_is_not_followed(source: Path, tmp_path: Path) -> None:
    (source / "annexes" / "link.md").symlink_to(tmp_path / "secret.md")

    assert copy_annexes(["annexes/link.md"], source, tmp_path / "new") == ()


def test_links_in_a_ring_lead_nowhere(source: Path, tmp_path: Path) -> None:
    (source / "annexes" / "ring.md").symlink_to("ring.md")

    assert copy_annexes(["annexes/ring.md"], source, tmp_path / "new") == ()


def test_an_annex_that_is_there_already_is_not_overwritten(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "new" / "annexes" / "referat.md"
    there.parent.mkdir(parents=True)
    there.write_text("Min egen", encoding="utf-8")

    assert copy_annexes(["annexes/referat.md"], source, tmp_path / "new") == ()
    assert there.read_text(encoding="utf-8") == "Min egen"


TEXT = """\
# Ring til Ane
schema_version = 1
language = "da"
hemmelig = "x"

[initiative]
title = "Lys og stier"
start = 2026-06-01
note = "x"

[contact]
role = "Konsulent"
name = "Ane"

[[budget]]
item = "Lamper"
amount = "12.500,50"

[[annexes]]
title = "Hemmeligt"
closed = true

[[annexes]]
title = "Åbent"
closed = false

[[annexes]]
title = "Uvist"
closed = "måske"

[[annexes]]
title = "Dulgt"
lukket = true
"""


def published(text: str) -> bytes:
    stored = parse_proposal(text.encode(), Path("proposal.toml"))
    return public_source(stored, layout_of(load_policy(), "da"))


def test_unreadable_answer_is_replaced_in_public_source() -> None:
    text = """\
[initiative]
title = "Lys og stier"
homes = "spørg Ane på kontoret"

[[budget]]
item = "Lamper"
amount = "se mail fra Ane"

[[financing]]
source = ["Ane", "Bo"]
amount = 1000
"""
    stored = parse_proposal(text.encode(), Path("proposal.toml"))
    unreadable = read_answers(load_policy(), stored.answers).unreadable
    written = public_source(stored, layout_of(load_policy(), "da"), unreadable).decode()
    assert "Ane" not in written
    answers = toml.parse(written)
    left_out = "Udeladt i den offentlige udgave"
    assert answers["initiative"] == {"title": "Lys og stier", "homes": left_out}
    assert answers["budget"] == [{"item": "Lamper", "amount": left_out}]
    assert answers["financing"] == [{"source": left_out, "amount": 1000}]


def test_unreadable_table_is_left_out_of_public_source() -> None:
    stored = parse_proposal(b'budget = "Ane har det"\ncontact = "Ane"\n', Path("proposal.toml"))
    unreadable = read_answers(load_policy(), stored.answers).unreadable
    written = public_source(stored, layout_of(load_policy(), "da"), unreadable).decode()
    assert toml.parse(written) == {"budget": "Udeladt i den offentlige udgave"}


def test_public_source_omits_private_answers() -> None:
    text = published(TEXT).decode()
    for gone in ("Ane", "Konsulent", "hemmelig", "note", "Hemmeligt", "Uvist", "Dulgt"):
        assert gone not in text


def test_the_other_answers_are_kept() -> None:
    answers = toml.parse(published(TEXT).decode())
    assert answers["initiative"] == {"title": "Lys og stier", **answers["initiative"]}
    assert answers["budget"] == [{"item": "Lamper", "amount": "12.500,50"}]


def test_a_closed_annex_keeps_its_number_and_nothing_else() -> None:
    closed = {"title": "Lukket bilag", "closed": True}
    shown = {"title": "Åbent", "closed": False}
    assert toml.parse(published(TEXT).decode())["annexes"] == [closed, shown, closed, closed]


def test_a_closed_annex_is_called_so_in_the_language_of_the_proposal() -> None:
    text = published(TEXT.replace('"da"', '"en"')).decode()
    assert text.count("Closed annex") == 3
    assert "Lukket bilag" not in text


def test_a_number_beyond_all_decimals_is_written_too() -> None:
    huge = "0x" + "f" * 200_000
    text = published(f"[initiative]\nparticipants = {huge}\n").decode()
    assert huge in text


def test_comments_alone_change_nothing() -> None:
    assert published(TEXT) == published(TEXT.replace("# Ring til Ane", "# Ring ikke"))


def test_annexes_of_a_wrong_shape_are_left_out() -> None:
    assert b"annexes" not in published('annexes = "zqxjwk"\n')


def test_note_of_an_open_answer_is_left_out_of_public_source() -> None:
    text = """\
[[gaps]]
key = "residents.decisions[0]"
of = "Afdeling 58"
note = "Ane fra kontoret ringer"
by = 2027-01-14
who = "Ane"

[[gaps]]
key = "finance.guidelines"
"""
    assert toml.parse(published(text).decode())["gaps"] == [
        {"key": "residents.decisions[0]", "of": "Afdeling 58"},
        {"key": "finance.guidelines"},
    ]
