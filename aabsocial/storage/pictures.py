"""Whether a picture can be shown: a whole PNG or JPEG of a size that fits a page."""

from __future__ import annotations

import struct
import zlib

MOST_POINTS = 60_000_000  # a phone's camera has 50 million
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
PNG_HEADER = struct.Struct(">II")
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers that tell the size
MARKER, SCAN = 0xFF, 0xDA
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def is_whole_picture(content: bytes) -> bool:
    """Return whether the bytes are a PNG or JPEG that is not cut off, damaged, or far too large."""
    if content.startswith(PNG):
        return _is_whole_png(content)
    return content.startswith(JPEG) and _is_whole_jpeg(content)


def _is_whole_png(content: bytes) -> bool:
    """Return whether every chunk has its checksum, and the picture has an end."""
    at, kinds = len(PNG), set[bytes]()
    while at + 12 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 4 : at + 8 + length]
        if zlib.crc32(body) != int.from_bytes(content[at + 8 + length : at + 12 + length]):
            return False
        if kind == b"IHDR" and not _fits(*PNG_HEADER.unpack_from(body, 4)):
            return False
        kinds.add(kind)
        if kind == b"IEND":
            return {b"IHDR", b"IDAT"} <= kinds
        at += 12 + length
    return False


def _is_whole_jpeg(content: bytes) -> bool:
    """Return whether the markers lead to a frame with a size and on to the picture's data."""
    at, has_size = 2, False
    while at + 4 <= len(content) and content[at] == MARKER:
        marker = content[at + 1]
        if marker == MARKER or marker in ALONE:
            at += 1 if marker == MARKER else 2
            continue
        if marker == SCAN:
            return has_size and b"\xff\xd9" in content[-1024:]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", content[at + 5 : at + 9].ljust(4, b"\0"))
            has_size = _fits(width, height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return False


def _fits(width: int, height: int) -> bool:
    return 0 < width * height <= MOST_POINTS
