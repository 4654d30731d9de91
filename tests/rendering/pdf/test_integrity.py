"""A sealed PDF shows any later change."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from aabsocial.rendering import render_bytes
from aabsocial.rendering.pdf.integrity import is_intact, sign_with_digest
from aabsocial.rendering.theme import Theme
from tests.support.meetings import MEETING, a_pack, an_item


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_bytes("pdf", a_pack(an_item(1)), Theme(day=MEETING.day))


def test_a_fresh_pack_is_intact(pdf: bytes) -> None:
    assert is_intact(pdf)


@pytest.mark.parametrize("place", [10, 5_000, -40, -1])
def test_changed_byte_is_detected(pdf: bytes, place: int) -> None:
    changed = bytearray(pdf)
    changed[place] ^= 1
    assert not is_intact(bytes(changed))


def test_resaved_file_is_detected(pdf: bytes) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(saved)
    assert not is_intact(saved.getvalue())


def test_appended_bytes_are_detected(pdf: bytes) -> None:
    assert not is_intact(pdf + b"\n1 0 obj\n<<>>\nendobj\n")


def test_signing_twice_changes_nothing(pdf: bytes) -> None:
    assert sign_with_digest(pdf) == pdf


def test_file_without_trailer_is_unchanged() -> None:
    assert sign_with_digest(b"%PDF-1.7") == b"%PDF-1.7"
    assert not is_intact(b"%PDF-1.7")
