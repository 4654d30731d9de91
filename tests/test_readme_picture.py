"""The picture in README is of the page that the tool makes today.

After a wanted change, draw it anew with `AABSOCIAL_GOLDEN=write`, and look at it.
"""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from aabsocial.rendering import render_bytes
from aabsocial.rendering.theme import Theme
from tests.support.meetings import MEETING
from tests.support.processes import CHECKOUT
from tests.support.word import example_case

PICTURE = CHECKOUT / "tests" / "golden" / "sagen-paa-en-side.png"
SHOWN = CHECKOUT / "proposals" / "cafeens-aabne-doere"
TEXT = "SHA-256 of the text"
SCALE = 1.4  # of 72 dots an inch


def test_readme_shows_the_page_of_today() -> None:
    case = example_case(SHOWN)
    content = render_bytes("pdf", case, Theme(day=MEETING.day))
    page = pypdfium2.PdfDocument(content)[0]
    digest = sha256(page.get_textpage().get_text_bounded().encode()).hexdigest()
    if os.environ.get("AABSOCIAL_GOLDEN") == "write":
        _draw(page, digest)

    with Image.open(BytesIO(PICTURE.read_bytes())) as picture:
        assert picture.info[TEXT] == digest
    assert f"({PICTURE.relative_to(CHECKOUT).as_posix()})" in (CHECKOUT / "README.md").read_text(
        encoding="utf-8"
    )


def _draw(page: pypdfium2.PdfPage, digest: str) -> None:
    told = PngInfo()
    told.add_text(TEXT, digest)
    drawn = page.render(scale=SCALE).to_pil().quantize(64)
    drawn.save(PICTURE, optimize=True, pnginfo=told)
