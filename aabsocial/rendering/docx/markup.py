"""Pieces of WordprocessingML as text; everything that a person wrote passes through `escaped`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Ticked: TypeAlias = Literal["0", "1"]
Look: TypeAlias = Literal["", "strong", "emphasis", "both", "link"]
# Word calls a file unreadable if the properties of a run are in another order than this.
LOOKS: dict[str, str] = {
    "": "",
    "strong": "<w:rPr><w:b/></w:rPr>",
    "emphasis": "<w:rPr><w:i/></w:rPr>",
    "both": "<w:rPr><w:b/><w:i/></w:rPr>",
}
LINE_BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
LONGEST_NAME = 60  # of a content control; Word takes 64
EMU_PER_TWIP = 635
TIGHT = 228  # of 240 for lines at the distance that the typeface wants


def escaped(text: str) -> str:
    """Return a text escaped for XML, in an element or an attribute."""
    return escape(text)


def run(text: str, properties: str = "") -> str:
    """Return a run: text in one style."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def line(text: str, properties: str = "") -> str:
    """Return a run of text on one line."""
    return run(one_line(text), properties)


def after_space(text: str, properties: str = "") -> str:
    """Return a run of text on one line after a space; nothing if there is no text."""
    text = one_line(text)
    return run(f" {text}", properties) if text else ""


def stamp(word: str, style: str) -> str:
    """Return a framed word at the right of a line; nothing if there is no word."""
    word = one_line(word)
    return TAB + run(f"\xa0{word}\xa0", link_properties(style, "")) if word else ""


def styled(text: str, style: str, look: Look = "") -> str:
    """Return a run of text on one line in a style for letters."""
    return line(text, link_properties(style, look))


def link_properties(style: str, theme: str) -> str:
    """Return the properties of a link's run: the style comes before bold and emphasis."""
    return f'<w:rPr><w:rStyle w:val="{style}"/>{LOOKS[theme][7:-8]}</w:rPr>'


def in_language(locale: str, content: str) -> str:
    """Return markup with another language set on its runs."""
    language = f'<w:lang w:val="{locale}"/></w:rPr>'
    marked = content.replace("</w:rPr>", language)
    return marked.replace("<w:r><w:t ", f"<w:r><w:rPr>{language}<w:t ")


def paragraph(style: str, content: str, more: str = "") -> str:
    """Return a paragraph; `more` are properties after the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def tightened(content: str) -> str:
    """Return paragraphs whose lines are closer; none may have a space or an indent of its own."""
    return content.replace("</w:pPr>", f'<w:spacing w:line="{TIGHT}" w:lineRule="auto"/></w:pPr>')


def numbered(list_id: int, level: int) -> str:
    """Return the property that makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def indented(twips: int) -> str:
    """Return the property that indents a paragraph."""
    return f'<w:ind w:left="{twips}"/>'


def field(code: str, shown_text: str) -> str:
    """Return a field with the text shown until Word updates it, in runs for LibreOffice."""
    begun, apart, ended = (
        f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in ("begin", "separate", "end")
    )
    instruction = f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>'
    return f"{begun}<w:r>{instruction}</w:r>{apart}{run(shown_text)}{ended}"


def bookmarked(name: str, number: int, content: str) -> str:
    """Return markup inside a bookmark that links can lead to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def link_within(bookmark: str, content: str) -> str:
    """Return a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def link_out(relation: str, content: str) -> str:
    """Return a link to an address in a relation of the document."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def tick_box(name: str, number: int, ticked: Ticked = "0") -> str:
    """Return a box to tick in Word or with a pen; its name is read aloud."""
    sign, face = ("☑", "Segoe UI Symbol") if ticked == "1" else ("☐", "MS Gothic")
    font = f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}"/>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(one_line(name)[:LONGEST_NAME])}"/>'
        f'<w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="{ticked}"/>'
        '<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(sign, f'<w:rPr>{font}</w:rPr>')}</w:sdtContent></w:sdt>"
    )


class Grid(Struct, kw_only=True):
    """A table without its rows: style, width of each column in twips, title and description."""

    style: str
    widths: tuple[int, ...]
    title: str = ""
    description: str = ""
    shape: Literal["rows", "rows and sums", "picture"] = "rows"


SHAPES = {
    "rows": 'w:val="0420" w:firstRow="1" w:lastRow="0"',
    "rows and sums": 'w:val="0460" w:firstRow="1" w:lastRow="1"',
    "picture": 'w:val="0400" w:firstRow="0" w:lastRow="0"',
}


def table(grid: Grid, rows: Iterable[str]) -> str:
    """Return a table with fixed columns, so that no long word makes it wider than the page."""
    title = f'<w:tblCaption w:val="{escaped(grid.title)}"/>' if grid.title else ""
    description = grid.description and f'<w:tblDescription w:val="{escaped(grid.description)}"/>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{grid.style}"/>'
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {SHAPES[grid.shape]} w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/>{title}{description}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(widths: Sequence[int], cells: Iterable[str], properties: str = "") -> str:
    """Return a row; each cell is its paragraphs."""
    cells_markup = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells_markup}</w:tr>"


def whole_row(widths: Sequence[int], cell: str) -> str:
    """Return a row of one cell over all columns."""
    return (
        f'<w:tr><w:trPr>{WHOLE}</w:trPr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" '
        f'w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>{cell}</w:tc></w:tr>'
    )


WHOLE = "<w:cantSplit/>"  # a row's, not split over pages
REPEATED = "<w:tblHeader/>"
WITH_THE_NEXT = "<w:keepNext/>"  # a paragraph's, on the same page as the next one


def at_least(twips: int) -> str:
    """Return the property for a row's minimum height, for writing by hand."""
    return f'<w:trHeight w:val="{twips}" w:hRule="atLeast"/>'


class Picture(Struct, kw_only=True):
    """An inline picture: its relation, size in twips, and text alternative."""

    relation: str
    number: int
    width: int
    height: int
    alternative: str


def picture(it: Picture) -> str:
    """Return an inline picture."""
    size = f'cx="{it.width * EMU_PER_TWIP}" cy="{it.height * EMU_PER_TWIP}"'
    description = escaped(it.alternative)
    name = f'id="{it.number}" name="Picture {it.number}" descr="{description}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {name}/><wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{it.relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def watermark(word: str, number: int) -> str:
    """Return a watermark, in the form that Word itself writes."""
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="watermark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'alt="{escaped(word)}" style="position:absolute;margin-left:0;margin-top:0;width:440pt;'
        "height:130pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f">'
        '<v:fill opacity=".4"/>'
        '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" '
        f'string="{escaped(word)}"/>'
        "</v:shape></w:pict></w:r>"
    )
