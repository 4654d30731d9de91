"""The decision sheet can be filled in on a screen, by everyone and without a script."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import page
import pypdf
import pytest

from aabsocial.core.struct import replace
from aabsocial.handout.pack import DecisionSheet
from aabsocial.rendering.pdf import decision_sheet_form
from tests.support import validators
from tests.support.packs import example_pack
from tests.support.pdfs import LOOK, open_pdf, pages_of
from tests.support.printed import tags_inside
from tests.support.validators import verapdf_finds


def sheet() -> DecisionSheet:
    """Return the decision sheet of the examples."""
    found = example_pack().sheet
    assert found
    return found


@cache
def content() -> bytes:
    """Return it as a form."""
    return decision_sheet_form(example_pack(), LOOK)


def fields() -> dict[str, Any]:
    """Return the fields of the form by name."""
    return pypdf.PdfReader(io.BytesIO(content())).get_fields() or {}


def expected_names() -> list[str]:
    """Return the names of all places to write on, in the order of the page."""
    names = list(sheet().attendance)
    for item in sheet().items:
        words = (*item.boxes, *item.votes)
        conditions = (item.conditions, f"{item.conditions} (2)") if item.conditions else ()
        names += [f"{item.name}: {word}".replace(".", "") for word in (*words, *conditions)]
    return [*names, *sheet().signatures]


def test_every_place_is_a_field_with_a_stable_name() -> None:
    assert list(fields()) == expected_names()


def test_a_field_tells_what_it_is_for() -> None:
    assert all(field["/TU"].replace(".", "") == name for name, field in fields().items())


def test_fields_are_tagged_in_the_order_of_the_page() -> None:
    document = open_pdf(content())
    annotations = [it.objgen for one in document.pages for it in one.get("/Annots", [])]
    tags = tags_inside(document.Root.StructTreeRoot)
    forms = [it for it in tags if it.get("/S") == "/Form"]
    tagged = {it.K[0].Obj.objgen for it in forms}

    assert len(forms) == len(annotations)
    assert tagged == set(annotations)
    assert all(str(one.Tabs) == "/S" for one in document.pages)


def test_each_field_has_a_picture_of_itself_and_no_script() -> None:
    for one in open_pdf(content()).pages:
        for field in one.get("/Annots", []):
            assert "/N" in field.AP
            assert not {"/A", "/AA"} & set(field.keys())


def test_the_form_is_for_everyone_and_says_what_the_sheet_says() -> None:
    assert page.is_pdf_compliant_bytes(content(), profile="ua1")
    seen = " ".join(pages_of(content()))
    assert all(item.title in seen for item in sheet().items)


@validators.needs_time
def test_verapdf_finds_the_empty_form_archival() -> None:
    assert verapdf_finds(content()) == ["3a true []", "ua1 true []"]


def test_items_of_one_name_have_fields_of_their_own() -> None:
    item = replace(sheet().items[0], boxes=("Ja", "Ja"), votes=(), conditions="")
    small = replace(sheet(), items=(item,), attendance=(), signatures=())
    made = decision_sheet_form(replace(example_pack(), sheet=small), LOOK)
    names = list(pypdf.PdfReader(io.BytesIO(made)).get_fields() or {})

    assert names == [f"{item.name}: Ja", f"{item.name}: Ja (2)"]


def test_a_filled_form_keeps_what_was_written() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content()))
    text, box = expected_names()[0], expected_names()[len(sheet().attendance)]
    for one in writer.pages:
        writer.update_page_form_field_values(one, {text: "Ni medlemmer", box: "/Yes"})
    written = io.BytesIO()
    writer.write(written)
    filled = pypdf.PdfReader(written).get_fields() or {}

    assert (filled[text]["/V"], filled[box]["/V"]) == ("Ni medlemmer", "/Yes")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert decision_sheet_form(example_pack(), LOOK) == content()


def test_a_pack_without_a_sheet_has_no_form() -> None:
    with pytest.raises(ValueError, match=r"."):
        decision_sheet_form(replace(example_pack(), sheet=None), LOOK)
