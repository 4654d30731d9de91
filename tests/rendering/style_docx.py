"""Make `templates/style.docx` anew: `python tests/rendering/style_docx.py`.

Staff may edit the file itself in Word; this is how it came to be.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from aabsocial.rendering.docx.package import OUR_TINT
from aabsocial.rendering.templates import templates_folder
from aabsocial.rendering.theme import OUR_COLOUR

COLOUR = OUR_COLOUR.removeprefix("#").upper()
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LONG_AGO = (1980, 1, 1, 0, 0, 0)
INDENT = 357  # twentieths of a point, a list's step to the right
QUIET = "4D4D4D"
INSET = 140  # twentieths of a point, from the edge of a shade to its text; 7 points
BULLETS = ("•", "–", "▪")
NUMBERS = (("decimal", "%{}."),)  # at every depth, as in the other formats


def paragraph_style(name: str, style_id: str, about: str, letters: str = "", more: str = "") -> str:
    """Write a style for paragraphs: `about` the paragraph, `letters` in it."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{more}'
        f"<w:qFormat/><w:pPr>{about}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def based(on: str = "Normal", following: str = "") -> str:
    """Set the style that a style is based on, and the one that follows it."""
    then = f'<w:next w:val="{following}"/>' if following else ""
    return f'<w:basedOn w:val="{on}"/>{then}'


def spacing(before: int, after: int) -> str:
    """Set the space around a paragraph, in twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def heading(level: int, size: int, before: int, after: int) -> str:
    """Write a heading's style; its size is in half points."""
    return paragraph_style(
        f"heading {level}",
        f"Heading{level}",
        "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        f'{spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:color w:val="{COLOUR}"/><w:sz w:val="{size}"/>',
        based(following="Normal"),
    )


def shade(fill: str) -> str:
    """Set the colour behind a paragraph."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def border(side: str, size: int, colour: str, space: int = INSET // 20) -> str:
    """Set a line beside a paragraph: size in eighths of a point, space to its text in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def box(size: int, colour: str, space: int) -> str:
    """Set lines around a paragraph; those of paragraphs with the same lines join."""
    sides = (("top", space), ("left", INSET // 20), ("bottom", space), ("right", INSET // 20))
    lines = "".join(border(side, size, colour, away) for side, away in sides)
    return f"<w:pBdr>{lines}</w:pBdr>"


def inset(left: int = INSET, hanging: int = 0) -> str:
    """Set the distance from the edges of a shade or a box, which then ends with the text."""
    more = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{INSET}"{more}/>'


def letter_style(name: str, style_id: str, letters: str) -> str:
    """Write a style for letters."""
    return (
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def band(name: str, style_id: str, size: int, weight: str = "") -> str:
    """Write a style for a line of the band over a pack: white on the association's colour."""
    return paragraph_style(
        name,
        style_id,
        f"<w:keepNext/><w:keepLines/>{box(4, COLOUR, 6)}{shade(COLOUR)}"
        f"<w:suppressAutoHyphens/>{spacing(0, 0)}{inset()}",
        f'{weight}<w:color w:val="FFFFFF"/><w:sz w:val="{size}"/>',
        based(),
    )


RECOMMENDED = f"{border('left', 24, COLOUR)}"
TINTED = border("right", 4, OUR_TINT)
# The pages of a pack and of one case.
PACK = (
    band("Bånd", "Band", 21)
    + band("Bånd organ", "BandBody", 52, "<w:b/>")
    + band("Bånd tidspunkt", "BandTime", 26)
    + paragraph_style(
        "Ledetekst",
        "LeadText",
        f"<w:keepNext/>{spacing(0, 120)}",
        '<w:sz w:val="24"/>',
        based(following="Normal"),
    )
    + paragraph_style(
        "Spørgsmål",
        "Question",
        "<w:keepNext/><w:suppressAutoHyphens/>"
        '<w:spacing w:before="0" w:after="100" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:sz w:val="28"/>',
        based(),
    )
    + paragraph_style(
        "Søgt beløb",
        "AskedAmount",
        f"<w:keepNext/><w:keepLines/>{box(4, COLOUR, 2)}{shade(COLOUR)}"
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{inset()}',
        '<w:color w:val="FFFFFF"/>',
        based(),
    )
    + paragraph_style(
        "Indstilling",
        "Recommendation",
        f"<w:keepNext/><w:pBdr>{border('top', 4, OUR_TINT, 3)}{RECOMMENDED}{TINTED}</w:pBdr>"
        f'{shade(OUR_TINT)}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f"{inset()}",
        more=based(following="RecommendedPoint"),
    )
    + paragraph_style(
        "Indstillet punkt",
        "RecommendedPoint",
        '<w:keepLines/><w:numPr><w:numId w:val="3"/></w:numPr>'
        f"<w:pBdr>{RECOMMENDED}{border('bottom', 4, OUR_TINT, 3)}{TINTED}</w:pBdr>"
        f'{shade(OUR_TINT)}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f"{inset(INSET + INDENT, INDENT)}",
        more=based(),
    )
    + paragraph_style(
        "Sagens tekst",
        "CaseText",
        '<w:spacing w:before="70" w:after="0" w:line="240" w:lineRule="auto"/>',
        more=based(),
    )
    + paragraph_style(
        "Sagens lille tekst",
        "CaseSmallText",
        spacing(50, 0),
        '<w:sz w:val="20"/>',
        based("CaseText"),
    )
    + paragraph_style(
        "Sagens overskrift",
        "CaseHeading",
        '<w:spacing w:before="100" w:after="20" w:line="240" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="1"/>',
        '<w:sz w:val="24"/>',
        based("Heading2", "CaseText"),
    )
    + paragraph_style(
        "Sagens punkt",
        "CasePoint",
        '<w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:spacing w:before="0" w:after="10" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="20"/>',
        based(),
    )
    + paragraph_style(
        "Etiket",
        "Label",
        f"<w:keepNext/><w:suppressAutoHyphens/>{spacing(120, 0)}",
        "<w:b/>",
        based(following="Normal"),
    )
    + paragraph_style(
        "Afgørelse",
        "Decision",
        f"<w:keepLines/>{box(8, COLOUR, 4)}{spacing(60, 60)}{inset()}",
        more=based(),
    )
    + paragraph_style("Skrivelinje", "WritingLine", spacing(160, 0), more=based())
    + paragraph_style(
        "Tabeldetalje",
        "TableDetail",
        spacing(0, 30),
        f'<w:color w:val="{QUIET}"/><w:sz w:val="18"/>',
        based("TableText"),
    )
    + paragraph_style(
        "Tabeldetalje til tal",
        "TableDetailNumber",
        '<w:jc w:val="right"/>',
        more=based("TableDetail"),
    )
    + paragraph_style(
        "Bilagets titel",
        "AnnexTitle",
        f"<w:pBdr>{border('top', 4, COLOUR, 6)}</w:pBdr>"
        '<w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>',
        '<w:color w:val="auto"/>',
        based("Heading2", "Normal"),
    )
    + letter_style(
        "Spørgsmål ved titel", "QuestionBeside", '<w:color w:val="auto"/><w:sz w:val="26"/>'
    )
    + letter_style("Henvisning", "Reference", f'<w:color w:val="{COLOUR}"/>')
    + letter_style("Stikord", "Keyword", f'<w:b/><w:color w:val="{COLOUR}"/>')
    + letter_style("Beløb", "Amount", '<w:b/><w:sz w:val="36"/>')
    + letter_style(
        "Stempel",
        "Stamp",
        '<w:b/><w:sz w:val="24"/><w:bdr w:val="single" w:sz="8" w:space="0" w:color="auto"/>',
    )
)

STYLES = (
    f'{HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
    + paragraph_style(
        "Title",
        "Title",
        f"<w:keepNext/><w:suppressAutoHyphens/>{spacing(2400, 120)}",
        f'<w:b/><w:color w:val="{COLOUR}"/><w:sz w:val="64"/>',
        based(following="Subtitle"),
    )
    + paragraph_style(
        "Subtitle", "Subtitle", spacing(0, 480), '<w:sz w:val="32"/>', based(following="Normal")
    )
    + heading(1, 36, 0, 60)
    + heading(2, 27, 320, 80)
    + heading(3, 23, 200, 40)
    + heading(4, 22, 160, 40)
    + paragraph_style(
        "Overlinje",
        "Overline",
        f'<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>{spacing(0, 20)}',
        '<w:color w:val="404040"/><w:sz w:val="20"/>',
        based(),
    )
    + paragraph_style(
        "Kolofon",
        "Colophon",
        spacing(240, 0),
        '<w:color w:val="404040"/><w:sz w:val="18"/>',
        based(),
    )
    + paragraph_style(
        "List Bullet",
        "ListBullet",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="20" w:after="40"/>',
        more=based(),
    )
    + paragraph_style(
        "List Number",
        "ListNumber",
        '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:before="20" w:after="40"/>',
        more=based(),
    )
    + paragraph_style(
        "List Continue",
        "ListContinue",
        f'{spacing(20, 40)}<w:ind w:left="{INDENT}"/>',
        more=based(),
    )
    + paragraph_style(
        "Afkrydsning",
        "TickBox",
        f'<w:tabs><w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>{spacing(40, 40)}'
        f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>',
        more=based(),
    )
    + paragraph_style(
        "Afkrydsning med indryk",
        "TickBoxRemark",
        f'{spacing(0, 60)}<w:ind w:left="{2 * INDENT}"/>',
        '<w:sz w:val="20"/>',
        based(),
    )
    + paragraph_style(
        "Tabeltekst",
        "TableText",
        '<w:spacing w:before="15" w:after="15" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="19"/>',
        based(),
    )
    + paragraph_style("Tabeltal", "TableNumber", '<w:jc w:val="right"/>', more=based("TableText"))
    + paragraph_style(
        "Tabelhoved",
        "TableHead",
        "<w:keepNext/><w:suppressAutoHyphens/>",
        f'<w:b/><w:color w:val="{COLOUR}"/>',
        based("TableText"),
    )
    + paragraph_style(
        "Tabelhoved til tal", "TableHeadNumber", '<w:jc w:val="right"/>', more=based("TableHead")
    )
    + paragraph_style(
        "caption",
        "Caption",
        f"<w:keepNext/>{spacing(200, 60)}",
        "<w:b/>",
        based(following="Normal"),
    )
    + paragraph_style(
        "toc 1",
        "TOC1",
        f'<w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>{spacing(40, 40)}',
        more=based(following="Normal"),
    )
    + paragraph_style(
        "TOC Heading",
        "TOCHeading",
        f"<w:keepNext/>{spacing(480, 80)}",
        f'<w:b/><w:color w:val="{COLOUR}"/><w:sz w:val="27"/>',
        based(following="Normal"),
    )
    + paragraph_style(
        "header",
        "Header",
        f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{COLOUR}"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>'
        f"{spacing(0, 0)}",
        '<w:sz w:val="18"/>',
        based(),
    )
    + paragraph_style(
        "footer",
        "Footer",
        f'<w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>{spacing(0, 0)}',
        '<w:sz w:val="18"/>',
        based(),
    )
    + PACK
    + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:qFormat/>'
    '<w:rPr><w:color w:val="0B57D0"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Tabel i oplæg"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{COLOUR}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{COLOUR}"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{COLOUR}"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{COLOUR}"/>'
    "</w:tcBorders></w:tcPr></w:tblStylePr>"
    "</w:style></w:styles>"
)


def bullet_level(level: int) -> str:
    """Write a level of the list with bullets."""
    return list_level(level, "bullet", BULLETS[level % len(BULLETS)])


def number_level(level: int) -> str:
    """Write a level of the numbered list."""
    form, text = NUMBERS[level % len(NUMBERS)]
    return list_level(level, form, text.format(level + 1))


def recommended_level(level: int) -> str:
    """Write a level of the list of what is recommended, which stands on a shade."""
    return list_level(level, "decimal", f"%{level + 1}.", INSET)


def list_level(level: int, form: str, text: str, start: int = 0) -> str:
    """Write a level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{start + INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{MAIN}">'
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    f"{''.join(map(bullet_level, range(9)))}</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>'
    f"{''.join(map(number_level, range(9)))}</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="hybridMultilevel"/>'
    f"{''.join(map(recommended_level, range(9)))}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)
DOCUMENT = (
    f'{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{RELATED}"><w:body><w:p/><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1021" w:bottom="1247" '
    'w:left="1021" w:header="624" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/>'
    "</w:settings>"
)
PARTS = {
    "[Content_Types].xml": (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{KIND}.numbering+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{KIND}.settings+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATED}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATED}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATED}/settings" Target="settings.xml"/></Relationships>'
    ),
    "word/document.xml": DOCUMENT,
    "word/numbering.xml": NUMBERING,
    "word/settings.xml": SETTINGS,
    "word/styles.xml": STYLES,
}


def write_style(path: Path) -> None:
    """Write the file of styles, the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write_style(templates_folder() / "style.docx")
