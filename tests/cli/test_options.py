"""Reading the values of shared options."""

from datetime import date
from typing import Annotated

import pytest
import typer
import typer.main

from aabsocial.cli.options import (
    ChoiceList,
    Today,
    at_least,
    completer,
    one_of,
    read_choice,
    read_choices,
    read_date,
    read_number,
    some_of,
)
from aabsocial.errors import WrongUseError

PAPERS = ("md", "html", "docx", "pdf")


def test_a_list_keeps_its_order_once_each() -> None:
    assert read_choices("--to", PAPERS, "pdf, md,pdf") == ChoiceList(("pdf", "md"))


def test_a_list_that_is_read_stays_as_it_is() -> None:
    chosen = ChoiceList(("md",))

    assert read_choices("--to", PAPERS, chosen) is chosen


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("markdown", "»markdown« kan ikke bruges med »--to«."),
        ("htm", "»htm« kan ikke bruges med »--to«. Mente du »html«?"),
        ("", "»« kan ikke bruges med »--to«."),
    ],
)
def test_value_outside_choices_is_refused(value: str, told: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        read_choice("--to", PAPERS, value)

    assert caught.value.message.in_("da") == told
    assert caught.value.remedy.in_("da") == "Vælg mellem: md, html, docx, pdf."


@pytest.mark.parametrize("value", ["2026-12-03", "3/12-2026", "3. december 2026"])
def test_a_date_is_written_by_year_or_as_a_dane_writes_it(value: str) -> None:
    assert read_date(value) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-02-30", "»2026-02-30« findes ikke. Måneden slutter den 28. februar 2026."),
        ("i dag", "»i dag« kan ikke læses som en dato."),
        ("", "»« kan ikke læses som en dato."),
    ],
)
def test_a_day_that_does_not_exist_is_refused(value: str, told: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        read_date(value)

    assert caught.value.message.in_("da") == told


def test_a_number_is_read_from_the_least_up() -> None:
    assert read_number("--jobs", 1, "1") == 1


@pytest.mark.parametrize("value", ["0", "-2", "to", "1.5"])
def test_a_number_below_the_least_is_refused(value: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        read_number("--jobs", 1, value)

    assert caught.value.remedy.in_("en") == "Write a whole number that is at least 1."


def test_the_last_value_of_a_list_is_completed() -> None:
    assert completer(PAPERS)("md,p") == ["md,pdf"]


def write(
    to: Annotated[ChoiceList, some_of("--to", PAPERS)] = ChoiceList(("md",)),
    edition: Annotated[str, one_of("--edition", ("full", "public"))] = "full",
    jobs: Annotated[int, at_least("--jobs", 1)] = 1,
    today: Today = None,
) -> str:
    """Return the values of the options."""
    return f"{'+'.join(to)} {edition} {jobs} {today}"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("", "md full 1 None"),
        ("--to md,pdf --edition public", "md+pdf public 1 None"),
        ("--jobs 2 --date 2026-12-03", "md full 2 2026-12-03"),
    ],
)
def test_command_receives_parsed_options(line: str, read: str) -> None:
    app = typer.Typer(add_completion=False)
    app.command()(write)

    assert typer.main.get_command(app).main(line.split(), standalone_mode=False) == read
