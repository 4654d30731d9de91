"""Make one PDF of several that typst wrote: their pages, tags, bookmarks and names together.

Not of any PDF: typst's objects stand one after another, uncompressed but for their streams
(ISO 32000-1, 7.3 and 7.5). The first PDF gives what there is only one of: title, language, files.

No library does it: qpdf, through pikepdf, takes some 70 MB and a second more for 100 papers, which
is the whole of what sections save, and pypdf holds fifty thousand objects as values of Python.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain, count, pairwise
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PAGES, TAGS, DOCUMENT, BOOKMARKS = 1, 2, 3, 4  # the objects that hold those of all the PDFs
HOLDERS = {b"Pages": PAGES, b"StructTreeRoot": TAGS, b"Outlines": BOOKMARKS}
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
TRAILER = re.compile(rb"trailer\s+(<<.*>>)\s+startxref", re.DOTALL)
PLACE = re.compile(rb"(\d{10}) 00000 n")
OBJECT = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\s", re.DOTALL)
REFERENCE = re.compile(rb"\d+ 0 R\b")
LETTER = rb"[^()\\]|\\."
STRING = rb"\((?:%b|\((?:%b|\((?:%b)*\))*\))*\)" % (LETTER, LETTER, LETTER)
NUMBER_OR_STRING = re.compile(rb"(/StructParents? )?\b(\d+)(?(1)\b| 0 R\b)|%b" % STRING, re.DOTALL)
CELL = re.compile(rb"^\((?=U\d+x\d+y\d+\)$)")  # each PDF counts its tables from one
CELLS = (b"<</Type/StructElem/S/TH", b"<</Type/StructElem/S/TD", b"<</Type/StructTreeRoot")
NAMED = re.compile(rb"(\([^()]+\))(\d+ 0 R)")
STREAM = b"\nstream\n"


class _Piece(Struct, kw_only=True):
    """One of the PDFs, its objects numbered as in the whole, and what the whole lists of it."""

    objects: Mapping[int, bytes]
    catalog: bytes
    trailer: bytes
    tags: bytes
    pages: Sequence[bytes]
    bookmarks: bytes
    parents: range


def merge_pdfs(pdfs: Iterable[bytes]) -> bytes:
    """Return the one PDF; the same PDFs give the same bytes."""
    pieces: list[_Piece] = []
    free, parent = BOOKMARKS + 1, 0
    for pdf in pdfs:
        piece = _piece(pdf, len(pieces), free, parent)
        pieces.append(piece)
        free, parent = max(piece.objects) + 1, piece.parents.stop
    objects = {number: body for piece in pieces for number, body in piece.objects.items()}
    for change in (_pages, _tags, _documents, _bookmarks, _names):
        objects |= change(pieces, objects)
    return _written(objects, pieces[0].trailer)


def _piece(pdf: bytes, order: int, free: int, parent: int) -> _Piece:
    """Number the objects of a PDF from `free` on, and its keys into the tags from `parent` on."""
    found, trailer = _opened(pdf)
    catalog = found[_held(b"Root", trailer)]
    holders = {_held(key, catalog): number for key, number in HOLDERS.items()}
    alone = {_held(b"Root", trailer), _held(b"Info", trailer), _held(b"Metadata", catalog)}
    left = dict.fromkeys(alone, 0) if order else {}
    kept = [it for it in found if it not in holders and it not in left]
    numbers = dict(zip(kept, count(free), strict=False)) | holders | left

    def moved(body: bytes) -> bytes:
        return _moved(body, numbers, parent, order)

    pages, tags, bookmarks = (moved(found[_held(key, catalog)]) for key in HOLDERS)
    return _Piece(
        objects={numbers[old]: moved(found[old]) for old in kept},
        catalog=moved(catalog),
        trailer=moved(trailer),
        tags=tags,
        pages=REFERENCE.findall(_list(b"Kids", pages)),
        bookmarks=bookmarks,
        parents=range(parent, parent + _number(b"ParentTreeNextKey", tags)),
    )


def _opened(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return a PDF's objects by number, and its trailer."""
    start, trailer = START.search(pdf, len(pdf) - 64), TRAILER.search(pdf, len(pdf) - 1024)
    end = int(start[1]) if start else 0
    places = sorted(int(place) for place in PLACE.findall(pdf, end))
    objects = [OBJECT.match(pdf, *span) for span in pairwise((*places, end))]
    if not trailer or not all(objects):
        message = "not as typst writes a PDF"
        raise ValueError(message)
    return {int(found[1]): found[2] for found in objects if found}, trailer[1]


def _held(key: bytes, body: bytes) -> int:
    """Return the number of the object that a key refers to; 0 where it is not there."""
    found = re.search(rb"/%b (\d+) 0 R" % key, body)
    return int(found[1]) if found else 0


def _number(key: bytes, body: bytes) -> int:
    found = re.search(rb"/%b (\d+)" % key, body)
    return int(found[1]) if found else 0


def _list(key: bytes, body: bytes) -> bytes:
    """Return the entries of the list under a key."""
    found = re.search(rb"/%b\[([^\]]*)\]" % key, body)
    return found[1] if found else b""


def _moved(body: bytes, numbers: Mapping[int, int], parent: int, order: int) -> bytes:
    """Number what an object refers to anew; what a person wrote, and a stream, stay as they are."""
    head, stream, content = body.partition(STREAM)
    name = b"S%d" % order if head.startswith(CELLS) else b""

    def renumbered(found: re.Match[bytes]) -> bytes:
        key, number = found.groups()
        if key:
            return b"%b%d" % (key, int(number) + parent)
        if number:
            return b"%d 0 R" % numbers[int(number)]
        return CELL.sub(b"(" + name, found[0])

    return NUMBER_OR_STRING.sub(renumbered, head) + stream + content


def _pages(pieces: Sequence[_Piece], _: object) -> Mapping[int, bytes]:
    """List the pages of all."""
    kids = [page for piece in pieces for page in piece.pages]
    return {PAGES: b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))}


def _tags(pieces: Sequence[_Piece], _: object) -> Mapping[int, bytes]:
    """Return root of the tags of all: which element a mark belongs to, and where each cell is."""
    marks = [
        b"%d %b" % (int(key) + piece.parents.start, element)
        for piece in pieces
        for key, element in re.findall(rb"(\d+) (\d+ 0 R)", _list(b"Nums", piece.tags))
    ]
    cells = chain.from_iterable(NAMED.findall(piece.tags) for piece in pieces)
    roles = re.search(rb"/RoleMap<<[^>]*>>", pieces[0].tags)
    root = b"<</Type/StructTreeRoot%b/K[%d 0 R]/ParentTree<</Nums[%b]>>/IDTree<</Names[%b]>>" % (
        roles[0] if roles else b"",
        DOCUMENT,
        b" ".join(marks),
        b"".join(map(b"".join, sorted(cells))),
    )
    return {TAGS: b"%b/ParentTreeNextKey %d>>" % (root, pieces[-1].parents.stop)}


def _documents(pieces: Sequence[_Piece], objects: Mapping[int, bytes]) -> Mapping[int, bytes]:
    """Make each PDF's document a part of the whole one."""
    inside = [int(_list(b"K", piece.tags).split()[0]) for piece in pieces]
    whole, part = (b"/S/Document/P %d 0 R" % TAGS, b"/S/Part/P %d 0 R" % DOCUMENT)
    parts = {number: objects[number].replace(whole, part, 1) for number in inside}
    kids = b" ".join(b"%d 0 R" % number for number in inside)
    return parts | {DOCUMENT: b"<</Type/StructElem%b/K[%b]>>" % (whole, kids)}


def _bookmarks(pieces: Sequence[_Piece], objects: Mapping[int, bytes]) -> Mapping[int, bytes]:
    """Chain the bookmarks of all."""
    lists = [it.bookmarks for it in pieces if _held(b"First", it.bookmarks)]  # a cover has none
    ends = [(_held(b"First", it), _held(b"Last", it)) for it in lists]
    chained = {number: objects[number] for number in chain.from_iterable(ends)}
    for (_, last), (first, _) in pairwise(ends):
        chained[last] = chained[last].replace(b"<<", b"<</Next %d 0 R" % first, 1)
        chained[first] = chained[first].replace(b"<<", b"<</Prev %d 0 R" % last, 1)
    number = sum(_number(b"Count", it) for it in lists)
    span = b"/First %d 0 R/Last %d 0 R/Count %d" % (ends[0][0], ends[-1][-1], number)
    return chained | {BOOKMARKS: b"<</Type/Outlines%b>>" % span}


def _names(pieces: Sequence[_Piece], _: object) -> Mapping[int, bytes]:
    """Let a name mean the place in the last PDF that has it: the others only tell of it."""
    named: dict[bytes, bytes] = {}
    for piece in pieces:
        named |= dict(NAMED.findall(_list(b"Dests<</Names", piece.catalog)))
    listed = b"/Dests<</Names[%b]" % b"".join(map(b"".join, sorted(named.items())))
    catalog = re.sub(rb"/Dests<</Names\[[^\]]*\]", lambda _: listed, pieces[0].catalog)
    return {_held(b"Root", pieces[0].trailer): catalog}


def _written(objects: Mapping[int, bytes], trailer: bytes) -> bytes:
    """Write objects, the table of where they stand, and the trailer."""
    head = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
    bodies = [b"%d 0 obj\n%b\nendobj\n\n" % (it, objects[it]) for it in range(1, len(objects) + 1)]
    *places, end = accumulate(map(len, bodies), initial=len(head))
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(objects) + 1
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, trailer)
    return b"".join(
        (
            *(head, *bodies, b"xref\n0 %d\n0000000000 65535 f\r\n" % size, table),
            b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (trailer, end),
        )
    )
