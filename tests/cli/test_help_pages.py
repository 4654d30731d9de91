"""Laying out a page of help."""

import pytest

from aabsocial.cli.help_pages import HelpPage, HelpSection, command_page, format_page

PAGE = HelpPage(
    usage="Brug: aabsocial render [TILVALG] [MAPPE]...",
    about="Skriver oplægget og tjeklisten.\n\nUdgangspunktet er proposal.toml.",
    sections=(
        HelpSection(
            title="Tilvalg", rows=(("--to md,html", "Hvad der skrives."), ("--help", "Hjælp."))
        ),
        HelpSection(title="Argumenter", rows=()),
        HelpSection(title="Eksempler", rows=(("aabsocial render", "Skriv alt."),), stacked=True),
    ),
)


def test_terms_stand_beside_what_they_mean() -> None:
    assert format_page(PAGE, 80) == (
        "Brug: aabsocial render [TILVALG] [MAPPE]...\n"
        "\n"
        "  Skriver oplægget og tjeklisten.\n"
        "\n"
        "  Udgangspunktet er proposal.toml.\n"
        "\n"
        "Tilvalg:\n"
        "  --to md,html  Hvad der skrives.\n"
        "  --help        Hjælp.\n"
        "\n"
        "Eksempler:\n"
        "  aabsocial render\n"
        "      Skriv alt.\n"
    )


def test_a_narrow_page_puts_meanings_under_terms() -> None:
    assert "  --help\n      Hjælp.\n" in format_page(PAGE, 40)


@pytest.mark.parametrize("width", [20, 40, 80, 88])
def test_no_line_is_wider_than_asked(width: int) -> None:
    words = " ".join(["ord"] * 60)
    page = HelpPage(
        usage="Brug: a", about=words, sections=(HelpSection(title="T", rows=(("-x", words),)),)
    )

    assert max(map(len, format_page(page, width).splitlines())) <= width


def test_a_long_term_has_a_line_of_its_own() -> None:
    rows = (("--show-completion bash|zsh|fish|powershell", "Vis linjerne."), ("--help", "Hjælp."))
    lines = format_page(
        HelpPage(usage="", about="", sections=(HelpSection(title="T", rows=rows),)), 80
    )

    assert "powershell\n                              Vis linjerne.\n" in lines


def test_page_has_examples_first_and_options_in_groups() -> None:
    options = {"print": (("--short", "Kort."),), "": (("--help", "Hjælp."),)}
    page = command_page("handout", ["aabsocial handout"], (), options, "da")

    titles = [section.title for section in page.sections if section.rows]
    assert titles == ["Eksempler", "Til udskrift", "Andre tilvalg"]


def test_page_without_groups_has_examples_first_too() -> None:
    page = command_page("blank", ["aabsocial blank"], (), {"": (("--help", "Hjælp."),)}, "da")

    assert [section.title for section in page.sections if section.rows] == ["Eksempler", "Tilvalg"]
