"""A proposal's file for the public holds its answers, but neither contact nor closed annex."""

from __future__ import annotations

from pathlib import Path

from aabsocial import toml
from aabsocial.principles import the_policy
from aabsocial.questionnaire import read_answers
from aabsocial.store.layout import layout_of
from aabsocial.store.public import public_source
from aabsocial.store.reading import understood

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
    stored = understood(text.encode(), Path("proposal.toml"))
    return public_source(stored, layout_of(the_policy(), "da"))


def test_what_cannot_be_read_is_left_out_where_it_stood() -> None:
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
    stored = understood(text.encode(), Path("proposal.toml"))
    unreadable = read_answers(the_policy(), stored.answers).unreadable
    written = public_source(stored, layout_of(the_policy(), "da"), unreadable).decode()
    assert "Ane" not in written
    answers = toml.parse(written)
    left_out = "Udeladt i den offentlige udgave"
    assert answers["initiative"] == {"title": "Lys og stier", "homes": left_out}
    assert answers["budget"] == [{"item": "Lamper", "amount": left_out}]
    assert answers["financing"] == [{"source": left_out, "amount": 1000}]


def test_a_table_that_cannot_be_read_is_left_out_whole() -> None:
    stored = understood(b'budget = "Ane har det"\ncontact = "Ane"\n', Path("proposal.toml"))
    unreadable = read_answers(the_policy(), stored.answers).unreadable
    written = public_source(stored, layout_of(the_policy(), "da"), unreadable).decode()
    assert toml.parse(written) == {"budget": "Udeladt i den offentlige udgave"}


def test_what_is_not_for_the_public_is_gone() -> None:
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
    assert b"annexes" not in published('annexes = "zqx"\n')
