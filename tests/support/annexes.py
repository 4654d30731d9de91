"""Files that people attach: whole ones, and ones that are no use."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfWriter

A4, A3_ACROSS = (595, 842), (1191, 842)


def a_pdf(
    pages: int = 1,
    *,
    size: tuple[int, int] = A4,
    rotation: int = 0,
    opens_with: str | None = None,
) -> bytes:
    """Return a PDF of empty pages; with `opens_with`, encrypted as old programs did it."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        page.rotate(rotation)
    if opens_with is not None:
        writer.encrypt(opens_with, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def a_png(width: int = 2, height: int = 2) -> bytes:
    """Return a grey picture."""
    return _png(width, height, b"".join(b"\0" + b"\x80" * width for _ in range(height)))


def a_png_that_promises(width: int, height: int) -> bytes:
    """Return a picture whose header tells a size, and whose points are few."""
    return _png(width, height, b"\0\x80")


def _png(width: int, height: int, points: bytes) -> bytes:
    parts = (
        (b"IHDR", width.to_bytes(4) + height.to_bytes(4) + bytes((8, 0, 0, 0, 0))),
        (b"IDAT", zlib.compress(points)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)
        for kind, body in parts
    )


def a_jpeg(width: int = 2, height: int = 2) -> bytes:
    """Return the parts of a JPEG that tell what it is; the points are none."""
    frame = bytes((8,)) + height.to_bytes(2) + width.to_bytes(2) + bytes((1, 1, 0x11, 0))
    scan = bytes((1, 1, 0, 0, 63, 0))
    return b"".join(
        (
            b"\xff\xd8",
            b"\xff\xe0" + (16).to_bytes(2) + b"JFIF\0\1\1\0\0\1\0\1\0\0",
            b"\xff\xc0" + (2 + len(frame)).to_bytes(2) + frame,
            b"\xff\xda" + (2 + len(scan)).to_bytes(2) + scan,
            b"\0\xff\xd9",
        )
    )
