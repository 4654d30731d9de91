"""All that a program can find in a file we write, to look for what must not be there."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pikepdf
import pypdfium2


def everything_in(form: str, content: bytes) -> str:
    """Return everything in a file, also in compressed parts."""
    if form == "pdf":
        return _all_of_pdf(content)
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = [packed.read(name).decode(errors="replace") for name in packed.namelist()]
        runs = [re.sub(r"<[^>]*>", "", part) for part in parts]  # a word may stand in two of them
        return "\n".join((*packed.namelist(), *parts, *runs))
    return content.decode()


def _all_of_pdf(content: bytes) -> str:
    found = [content.decode("latin-1")]
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            found.append(str(one.unparse() if hasattr(one, "unparse") else one))
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_bytes().decode(errors="replace"))
    pages = pypdfium2.PdfDocument(content)
    found += [page.get_textpage().get_text_bounded() for page in pages]
    return "\n".join(found)
