"""A pack in files has names that sort as the agenda does, and nothing of another item."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.handout import (
    EDITIONS,
    Edition,
    copy_name,
    is_copy_name,
    is_item_file_name,
    is_whole_pack_name,
    sheet_alone,
    split_by_item,
)
from aabsocial.handout.names import file_name, number_width, padded_number
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.meeting import AgendaItem
from tests.support.meetings import a_pack, a_plain_item, a_proposal_to_decide, an_item

REPORT = a_plain_item(2, name="aarsrapport", text="Sådan gik året.")
LIGHT = an_item(1, a_proposal_to_decide(title="Lys og stier"), name="lys-og-stier")


def test_each_item_gets_a_file_that_sorts() -> None:
    files = split_by_item(a_pack(LIGHT, REPORT))
    assert [one.name for one in files] == [
        "00_2026-12-03_moede",
        "01_indstilling_lys-og-stier",
        "02_orientering_aarsrapport",
    ]


def test_agenda_alone_leads_nowhere() -> None:
    agenda, *_ = split_by_item(a_pack(LIGHT, REPORT))
    assert agenda.items == ()
    assert agenda.front is not None
    assert agenda.front.overview is not None
    assert agenda.sheet is not None
    anchors = (
        *(row.anchor for row in agenda.front.agenda.rows),
        *(row.anchor for row in agenda.front.overview.rows),
        *(item.anchor for item in agenda.sheet.items),
    )
    assert set(anchors) == {""}
    assert "page" not in agenda.front.agenda.heads
    (made_from,) = agenda.sources
    assert json.loads(made_from.content)["parts"] is True


def test_file_of_one_item_has_no_other() -> None:
    pack = a_pack(LIGHT, REPORT, an_item("2a", a_proposal_to_decide(), name="to"))
    _, first, second, third = split_by_item(pack)
    assert [len(it.items) for it in (first, second, third)] == [1, 1, 1]
    assert [source.path for source in third.sources] == ["manifest.json", "02a_to.toml"]
    assert [source.path for source in second.sources] == ["manifest.json"]
    only = json.loads(third.sources[0].content)
    assert (only["only"], [it["number"] for it in only["items"]]) == ("2a", ["2a"])
    assert (third.front, third.sheet, third.title) == (None, None, third.items[0].title)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("large_print", [True, False])
def test_names_are_known_as_those_of_packs(
    language: Language,
    edition: Edition,
    short: bool,  # noqa: FBT001 - an option
    large_print: bool,  # noqa: FBT001 - an option
) -> None:
    options: dict[str, Any] = {"short": short, "large_print": large_print, "language": language}
    pack = a_pack(LIGHT, REPORT, edition=edition, **options)
    alone = sheet_alone(pack)
    assert is_whole_pack_name(f"{pack.name}.pdf")
    assert is_whole_pack_name(f"{pack.name}.zip")
    assert alone is None or is_whole_pack_name(f"{alone.name}.pdf")
    assert all(is_item_file_name(f"{one.name}.pdf") for one in split_by_item(pack))


def test_variants_have_names_of_their_own() -> None:
    packs = [
        a_pack(LIGHT, short=short, large_print=large, edition=edition)
        for short in (True, False)
        for large in (True, False)
        for edition in EDITIONS
    ]
    assert len({pack.name for pack in packs}) == len(packs)
    assert a_pack(LIGHT, short=True).name == "2026-12-03_moede_kort"


numbers = st.lists(st.tuples(st.integers(1, 120), st.sampled_from(["", "a", "b"])), unique=True)


@given(numbers.map(sorted))
def test_names_sort_as_the_agenda(parts: list[tuple[int, str]]) -> None:
    told = [f"{number}{letter}" for number, letter in parts]
    width = number_width(told)
    items = [AgendaItem(number=it, kind="decision", name="x", title="X") for it in told]
    names = [file_name(item, width) for item in items]
    assert names == sorted(names)
    assert all(is_item_file_name(f"{name}.pdf") for name in names)


@given(st.integers(1, 99), st.integers(1, 120))
def test_names_of_copies_sort_as_the_annexes(number: int, count: int) -> None:
    names = [copy_name(str(number), order, count, "x.pdf") for order in range(1, count + 1)]
    assert names == sorted(names)
    assert all(is_copy_name(f"bilag/{name}") for name in names)


def test_number_is_padded_before_its_letter() -> None:
    assert [padded_number(it) for it in ("3", "3a", "12", "100")] == ["03", "03a", "12", "100"]
    assert padded_number("3a", 3) == "003a"


def test_short_pack_says_where_the_rest_is() -> None:
    pack = a_pack(LIGHT, short=True)
    assert pack.footer.endswith("Kort udgave · Hele sagen står i mødematerialet")
    assert pack.short
    assert "Hele sagen" not in a_pack(LIGHT).footer
    assert all(one.short for one in split_by_item(pack))


def test_large_print_is_scaled() -> None:
    assert a_pack(LIGHT, large_print=True).scale == pytest.approx(14 / 11)
    assert a_pack(LIGHT).scale == 1
    assert replace(a_pack(LIGHT), short=False).page_of == "Side {page} af {pages}"
