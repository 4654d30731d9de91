"""The result of a validation, in every report format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.reports.terminal import TerminalStyle
    from aabsocial.review.results import Report

TEXT = "text"
# Each module has a function `pieces(report)`; only the requested one is imported.
MODULES: Mapping[str, str] = {
    TEXT: "text",
    "brief": "brief",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "csv": "csv",
    "md": "markdown",
}
TEXT_FORMATS = tuple(MODULES)
XLSX = "xlsx"  # the only one that is no text, and so goes into a file
FORMATS = (*TEXT_FORMATS, XLSX)
Overview: TypeAlias = Literal["money", "time", "people"]
OVERVIEWS: tuple[Overview, ...] = get_args(Overview)
PATH = "path"
ORDERS_BY_FACTS = ("amount", "start", "next")
ORDERS = (PATH, "outcome", "title", *ORDERS_BY_FACTS)


def render(form: str, report: Report, style: TerminalStyle) -> Iterator[str]:
    """Return a report in one of the `TEXT_FORMATS`, piece by piece; the last ends with a line end.

    `style` is for `text` alone. The others are for programs and always the same: UTF-8, with a
    line feed at the line's end but in `csv`, which has its own.
    """
    from aabsocial.reports.redaction import without_personal_data  # not for --help

    module = import_module(f"{__name__}.{MODULES[form]}")
    report = without_personal_data(report)
    pieces: Iterable[str] = module.pieces(report, style) if form == TEXT else module.pieces(report)
    return map(_encodable, pieces)


def render_workbook(report: Report) -> bytes:
    """Return a report as an Excel workbook."""
    from aabsocial.reports.redaction import without_personal_data
    from aabsocial.reports.xlsx import content  # only this format needs XlsxWriter

    return content(without_personal_data(report), _encodable)


def _encodable(piece: str) -> str:
    """Replace lone surrogates, which come from undecodable file names and cannot be encoded."""
    try:
        piece.encode()
    except UnicodeEncodeError:
        return piece.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return piece
