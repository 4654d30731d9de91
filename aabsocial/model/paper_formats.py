"""The formats that papers are written in; options, file names and emitters follow this table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class PaperFormat(NamedTuple):
    """How files of a format are called, and what they are."""

    suffix: str
    media_type: str

    @property
    def is_text(self) -> bool:
        """Whether a file can be shown on a terminal or piped on."""
        return self.media_type.startswith("text/")


# By their names on the command line, from the plainest to the one for print.
PAPER_FORMATS: Mapping[str, PaperFormat] = MappingProxyType(
    {
        "md": PaperFormat(".md", "text/markdown"),
        "html": PaperFormat(".html", "text/html"),
        "docx": PaperFormat(
            ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        "pdf": PaperFormat(".pdf", "application/pdf"),
    }
)
