"""What stands above the prompt."""

from io import StringIO

import pytest

from aabsocial.interview.frontends.screen_renderer import ScreenRenderer
from aabsocial.interview.protocol import Input, Note, Screen, Tone


def shown(*body: str) -> list[str]:
    """Return the lines of a screen with this body on a narrow terminal."""
    sink = StringIO()
    screen = Screen(input=Input.CHOICE, question="Hvad?", body=body)
    ScreenRenderer(sink, width=24).show(screen, "")
    return [line.rstrip() for line in sink.getvalue().splitlines()]


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_a_long_line_goes_on_under_its_beginning(margin: str) -> None:
    assert shown(f"{margin}Boligrådgiveren Beboerforeningen") == [
        "",
        f" {margin}Boligrådgiveren",
        f" {margin}Beboerforeningen",
        " Hvad?",
    ]


def test_a_numbered_line_goes_on_after_its_number() -> None:
    assert shown("12. Fejl: Afdelingen mangler", "  3. Nabo Boligrådgiveren Be") == [
        "",
        " 12. Fejl: Afdelingen",
        "     mangler",
        "   3. Nabo",
        "      Boligrådgiveren Be",
        " Hvad?",
    ]


def test_a_numbered_finding_goes_on_a_little_after_its_beginning() -> None:
    assert shown("Bemærkning 2. Advarsel: Afdelingen mangler") == [
        "",
        " Bemærkning 2. Advarsel:",
        "     Afdelingen mangler",
        " Hvad?",
    ]


def test_empty_line_is_kept() -> None:
    assert shown("Økonomi", "", "Partnere") == ["", " Økonomi", "", " Partnere", " Hvad?"]


def test_a_note_stands_nearest_to_the_question() -> None:
    sink = StringIO()
    screen = Screen(
        input=Input.CHOICE,
        question="Hvad?",
        body=("Navn: Café", "E-mail: aab.example"),
        notes=(Note(Tone.NEWS, "Intet @"),),
    )
    ScreenRenderer(sink, width=24).show(screen, "")

    lines = [line.strip() for line in sink.getvalue().splitlines()]
    assert lines[-2:] == ["Intet @", "Hvad?"]


def test_a_paper_is_shown_as_it_will_look() -> None:
    sink = StringIO()
    text = "## Indstilling\n\nDet *indstilles*,\\\nat 5 \\* 3 = 15"
    paper = f"{text}\n\n| Emne | Svar |\n| --- | --- |\n| A | B |"
    screen = Screen(input=Input.CHOICE, question="Hvad?", paper=paper)
    ScreenRenderer(sink, width=40).show(screen, "")

    lines = [line.strip() for line in sink.getvalue().splitlines() if line.strip()]
    assert lines[:3] == ["Indstilling", "Det indstilles,", "at 5 * 3 = 15"]
    assert lines[3].split() == ["Emne", "Svar"]
    assert lines[-2].split() == ["A", "B"]
    assert lines[-1] == "Hvad?"


def test_a_long_path_in_a_table_is_broken_and_not_cut_off() -> None:
    path = "annexes/bilag-1-referat-afdelingsmoede-901.md"
    paper = f"| Nr. | Fil |\n| --- | --- |\n| Bilag 1 | {path} |"
    sink = StringIO()
    ScreenRenderer(sink, width=40).show(
        Screen(input=Input.CHOICE, question="Hvad?", paper=paper), ""
    )

    assert path in "".join(sink.getvalue().replace("Bilag 1", "").split())


def test_a_link_in_a_paper_names_where_it_leads() -> None:
    sink = StringIO()
    screen = Screen(input=Input.CHOICE, question="Hvad?", paper="[her](https://aab.example/x)")
    ScreenRenderer(sink, width=60).show(screen, "")

    assert "her (https://aab.example/x)" in sink.getvalue()
    assert "\x1b" not in sink.getvalue()


def test_a_part_of_a_paper_is_shown_row_by_row() -> None:
    sink = StringIO()
    renderer = ScreenRenderer(sink, width=40)
    paper = "\n\n".join(f"Linje {number}" for number in range(5))
    renderer.show(Screen(input=Input.CHOICE, question="Hvad?", paper=paper, rows=(2, 5)), "")

    assert renderer.paper_height(paper) == 9
    assert [line.strip() for line in sink.getvalue().splitlines() if line.strip()] == [
        "Linje 1",
        "Linje 2",
        "Hvad?",
    ]


@pytest.mark.parametrize(
    ("width", "lines"),
    [(30, ["Penge --------------- 25 af 34"]), (17, ["Penge -----------", " 25 af 34"])],
)
def test_how_far_one_is_stands_at_the_end_of_the_heading(width: int, lines: list[str]) -> None:
    sink = StringIO()
    screen = Screen(input=Input.LINE, question="", section="Penge", progress="25 af 34")
    ScreenRenderer(sink, width=width).show(screen, "")

    assert [it.rstrip() for it in sink.getvalue().splitlines() if it.strip()][: len(lines)] == lines
