"""No word of a closed item or of a contact is anywhere in a public edition, in any format."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import Handout, split_by_item
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.model.proposal import Contact
from aabsocial.rendering import render_bytes
from aabsocial.rendering.theme import Theme
from tests.support.files import everything_in
from tests.support.meetings import MEETING, SECRET, a_pack, a_secret_proposal, an_item
from tests.support.papers import a_full_proposal

CONTACT = Contact(
    role="Konsulent", name="Ane Zqxjwkgaard", email="zqxjwk@aab.example", phone="+45 00 00 zqxjwk"
)
MANY = 12  # items of a large pack


def _published() -> Handout:
    open_one = replace(a_full_proposal(), contact=CONTACT)
    closed = an_item(2, a_secret_proposal(), name="den-zqxjwk-plan", closed=True)
    return a_pack(an_item(1, open_one), closed, edition="public")


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_no_secret_word_is_in_a_public_file(form: str) -> None:
    for one in (_published(), *split_by_item(_published())):
        assert SECRET not in one.name
        content = render_bytes(form, one, Theme(day=MEETING.day))
        assert SECRET not in everything_in(form, content).casefold()


def test_no_secret_word_is_in_a_large_public_pack() -> None:
    secret = a_secret_proposal()
    items = [an_item(it, secret, name="den-zqxjwk-plan", closed=True) for it in (1, MANY + 1)]
    opened = (an_item(number) for number in range(2, MANY + 1))
    pack = a_pack(items[0], *opened, items[1], edition="public")

    assert len(pack.items) == MANY - 1
    content = render_bytes("pdf", pack, Theme(day=MEETING.day))
    assert SECRET not in everything_in("pdf", content).casefold()


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_secret_is_in_the_full_edition(form: str) -> None:
    pack = a_pack(an_item(1, a_secret_proposal()))
    assert (
        SECRET in everything_in(form, render_bytes(form, pack, Theme(day=MEETING.day))).casefold()
    )
