"""Who takes part, read in one line: departments, and other organisations."""

from __future__ import annotations

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.echo import echo_text
from aabsocial.parsing.lines.places import format_places, parse_places


@pytest.mark.parametrize(
    ("text", "departments", "others"),
    [
        ("47", ("47",), ()),
        ("afd. 47", ("47",), ()),
        ("Afdeling 47, 58 og Boligforeningen Nord", ("47", "58"), ("Boligforeningen Nord",)),
        ("Afdelingerne 47, 58 og 60 sammen med Lejerbo", ("47", "58", "60"), ("Lejerbo",)),
        ("47, 58, og Boligforeningen Nord", ("47", "58"), ("Boligforeningen Nord",)),
        (
            "Afd. 47, 58 og 60 + Boligforeningen Nord (afd. Vest)",
            ("47", "58", "60"),
            ("Boligforeningen Nord (afd. Vest)",),
        ),
        ("47 + 58", ("47", "58"), ()),
        ("47; andre: Lejerbo, og Fonden", ("47",), ("Lejerbo", "Fonden")),
        ("8-24", ("8-24",), ()),
        ("47\n58", ("47", "58"), ()),
        ("47; 47", ("47",), ()),
        ("Afdeling Nord", ("Afdeling Nord",), ()),
        ("Kultur og Fritid, 40", ("40",), ("Kultur og Fritid",)),
        ("Kanalens Kvarter, 40", ("40",), ("Kanalens Kvarter",)),
        ("KANALEN", ("Kanalen",), ()),
        ("47; andre: Hansen, Jensen & Co; Fonden", ("47",), ("Hansen, Jensen & Co", "Fonden")),
        ("47, andre: Lejerbo, Fonden", ("47",), ("Lejerbo", "Fonden")),
        ("afdelinger: Vest og Nord; andre: 12", ("Vest og Nord",), ("12",)),
    ],
)
def test_departments_and_others_are_told_apart(
    text: str, departments: tuple[str, ...], others: tuple[str, ...]
) -> None:
    reading = parse_places(text, "da", ("Kanalen",))

    assert reading.values.get("departments", ()) == departments
    assert reading.values.get("other_organisations", ()) == others
    assert reading.is_whole


def test_names_alone_may_be_either() -> None:
    reading = parse_places("Kanalens Kvarter og Lejerbo", "da")

    (question,) = reading.questions
    assert question.readings == (
        {"departments": ("Kanalens Kvarter og Lejerbo",)},
        {"other_organisations": ("Kanalens Kvarter og Lejerbo",)},
    )
    assert reading.values == {}


@pytest.mark.parametrize("text", ["", "andre: Lejerbo"])
def test_a_line_without_departments_lacks_them(text: str) -> None:
    assert parse_places(text, "da").missing == ("departments",)


def test_a_line_to_be_settled_is_a_gap() -> None:
    assert "" in parse_places("ved ikke", "da").gaps


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("da", "Læst: Afdeling 47 og 58 · andre: Lejerbo og Fonden"),
        ("en", "Read: Departments 47 and 58 · others: Lejerbo and Fonden"),
    ],
)
def test_what_was_read_is_told(language: Language, told: str) -> None:
    reading = parse_places("47, 58, Lejerbo, Fonden", language)

    assert echo_text(reading, language) == told


def test_a_name_with_a_comma_is_written_so_that_it_stays_one() -> None:
    lines = [*format_places({"departments": ("47",), "other_organisations": ("A, B",)}, "da")]

    assert lines[0] == "Afdeling 47; andre: A, B;"
