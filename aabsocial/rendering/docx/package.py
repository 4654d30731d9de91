"""The Word file around the text: styles, lists, links, pictures; the only user of python-docx."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Emu

from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import LOCALES, Messages
from aabsocial.rendering.docx.markup import EMU_PER_TWIP
from aabsocial.rendering.templates import own_file, templates_folder
from aabsocial.rendering.theme import OUR_COLOUR, Theme, readable
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from aabsocial.localization.messages import Language


messages = Messages(__file__)
STYLE_FILE = "style.docx"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name; today's would change the bytes
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FOOTER = 340  # twips, the height of a footer and the space above it
LONGEST_PROPERTY = 255
LARGEST_NUMBER = 32767  # that Word counts a list from
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def tint(colour: str) -> str:
    """Return the light shade of a colour `#rrggbb` as Word writes it: `RRGGBB`."""
    parts = bytes.fromhex(colour.removeprefix("#"))
    return bytes(round(255 - TINT * (255 - part)) for part in parts).hex().upper()


TINT = 0.09
OUR_TINT = tint(OUR_COLOUR)


class WordFile:
    """A Word file made from `style.docx`; every number in it is unique."""

    def __init__(
        self, theme: Theme, scale: float = 1.0, places: Mapping[str, str] | None = None
    ) -> None:
        """Open the styles: the user's own if there are any, else ours.

        `scale` multiplies sizes of type, `places` are what links can lead to: titles by anchor.
        """
        self.path = own_file(theme.templates, STYLE_FILE) or templates_folder() / STYLE_FILE
        self.document: Any = _open_styles(self.path)
        self.styles: Mapping[str, str] = {
            style.name_val.lower(): style.styleId
            for style in self.document.styles.element.style_lst
            if style.name_val
        }
        self.section: Any = self.document.sections[-1]
        self.numbers = 0
        self.scale, self.places = scale, places or {}
        self._relations: dict[object, str] = {}
        _in_language(self.document, locale(theme.language))
        _in_colour(self.document, readable(theme.colour))
        _in_size(self.document, scale)

    def number(self) -> int:
        """Return a number that nothing else in the file has."""
        self.numbers += 1
        return self.numbers

    def style(self, name: str) -> str:
        """Return the id of a style; built-in styles have their English names in any language."""
        try:
            return self.styles[name.lower()]
        except KeyError:
            raise WrongUseError(*messages.problem("no-style", path=self.path, style=name)) from None

    @property
    def width(self) -> int:
        """Return the width of the text in twips."""
        page = self.section
        return int((page.page_width - page.left_margin - page.right_margin) // EMU_PER_TWIP)

    @property
    def room_on_a_page(self) -> int:
        """Return the height of the text on a page without header in twips."""
        page = self.section
        edges = page.header_distance + self._lower_margin
        return int((page.page_height - edges) // EMU_PER_TWIP)

    def new_list(self, style: str, level: int = 0, start: int | None = None) -> int:
        """Return the id of a new list in a style, counting from `start` if given."""
        numbering = self.document.part.numbering_part.element
        numbered = self.document.styles.element.get_by_id(self.style(style)).pPr
        if numbered is None or numbered.numPr is None or numbered.numPr.numId is None:
            raise WrongUseError(*messages.problem("no-numbers", path=self.path, style=style))
        number_id = numbered.numPr.numId.val
        if start is None:
            return int(number_id)
        instance = numbering.add_num(numbering.num_having_numId(number_id).abstractNumId.val)
        instance.add_lvlOverride(level).add_startOverride(start)
        return int(instance.numId)

    def address(self, link: str) -> str:
        """Return the relation of a link's address."""
        return self._relation(
            link,
            lambda: self.document.part.relate_to(
                link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            ),
        )

    def picture(self, name: str, content: bytes) -> str:
        """Return the relation of a picture's content."""
        ending = name.rpartition(".")[2].lower()
        kind = CONTENT_TYPE.PNG if ending == "png" else CONTENT_TYPE.JPEG
        return self._relation(
            content,
            lambda: self._part(f"media/image{self.number()}.{ending}", kind, content, "image"),
        )

    def edge(self, kind: str, content: str) -> str:
        """Return the relation of a header (`hdr`) or footer (`ftr`)."""
        name = {"hdr": "header", "ftr": "footer"}[kind]
        blob = _document(kind, content)
        content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        return self._relation(
            (kind, content),
            lambda: self._part(f"{name}{self.number()}.xml", content_type, blob, name),
        )

    def _relation(self, key: object, make: Callable[[], str]) -> str:
        if key not in self._relations:
            self._relations[key] = make()
        return self._relations[key]

    def _part(self, name: str, content_type: str, content: bytes, relation: str) -> str:
        own = self.document.part
        part = Part(PackURI(f"/word/{name}"), content_type, content, own.package)
        return str(own.relate_to(part, getattr(RELATIONSHIP_TYPE, relation.upper())))

    def section_properties(self, header: str, footer: str) -> str:
        """Return the section properties of `style.docx`, with this header and footer."""
        return self._properties(header, footer, self.section._sectPr.pgMar)  # noqa: SLF001 - read only

    def full_page_properties(self, header: str, footer: str) -> str:
        """Return the same for a page without header, with as much text as it holds."""
        sides = deepcopy(self.section._sectPr.pgMar)  # noqa: SLF001 - read only
        sides.top, sides.bottom = self.section.header_distance, self._lower_margin
        return self._properties(header, footer, sides)

    @property
    def _lower_margin(self) -> Any:
        """Return the margin below, as small as the footer's line leaves it."""
        least = self.section.footer_distance + int(FOOTER * self.scale) * EMU_PER_TWIP
        return Emu(min(self.section.bottom_margin, least))

    def _properties(self, header: str, footer: str, sides: Any) -> str:
        page = self.section._sectPr.pgSz  # noqa: SLF001 - read only
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
            f"{_element('pgSz', page)}{_element('pgMar', sides)}</w:sectPr>"
        )

    def build(self, body: str, title: str, theme: Theme, subject: str = "") -> bytes:
        """Return the whole file with this body; parts in a fixed order, without timestamps."""
        about = self.document.core_properties
        about.subject = _property(subject)
        about.title, about.language = _property(title), locale(theme.language)
        about.author = about.last_modified_by = _property(theme.association)
        about.created = about.modified = _moment(theme)
        about.revision = 1
        main = self.document.part.partname.membername
        text = _document("document", f"<w:body>{body}</w:body>")
        return _pack(self.document, {main: text})


def _property(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}…"


def locale(language: Language) -> str:
    """Return a language in Word's form: `da-DK`."""
    return LOCALES[language].replace("_", "-")


def _open_styles(path: Path) -> Any:
    try:
        return Document(str(path))
    except (OpcError, BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
        raise WrongUseError(*messages.problem("unusable", path=path)) from error


def _document(name: str, content: str) -> bytes:
    """Return a part of the file without characters that XML does not allow."""
    text = f"<w:{name} {NAMESPACES}>{NO_XML.sub('', content)}</w:{name}>"
    return f"{XML}{text}".encode()


def _element(name: str, element: Any) -> str:
    """Return a childless element as text, without its namespace declarations."""
    attributes = " ".join(
        f'w:{key.rpartition("}")[2]}="{value}"' for key, value in element.attrib.items()
    )
    return f"<w:{name} {attributes}/>"


def _moment(theme: Theme) -> datetime:
    return datetime.combine(theme.day or date(*LONG_AGO[:3]), time(12), UTC)


def _in_language(document: Any, locale: str) -> None:
    """Set the text's language, for spelling, hyphenation and reading aloud."""
    for element in (document.styles.element, document.settings.element):
        for language in element.xpath("./w:docDefaults//w:lang | ./w:themeFontLang"):
            for key in language.attrib:
                if key.endswith(("}val", "}eastAsia")):
                    language.set(key, locale)


def _in_colour(document: Any, colour: str) -> None:
    """Replace our colour and its tint by the association's everywhere."""
    ours, own = (it.removeprefix("#").upper() for it in (OUR_COLOUR, colour))
    if ours == own:
        return
    instead = {ours: own, OUR_TINT: tint(colour)}
    for element in document.styles.element.iter():
        for key, value in element.attrib.items():
            if value in instead:
                element.set(key, instead[value])


def _in_size(document: Any, scale: float) -> None:
    """Multiply every size of type."""
    if scale == 1:
        return
    for size in document.styles.element.xpath(".//w:sz | .//w:szCs"):
        for key, value in size.attrib.items():
            size.set(key, str(round(int(value) * scale)))


def _pack(document: Any, instead: Mapping[str, bytes]) -> bytes:
    """Return the file's parts as ZIP; those in `instead` replace their own content.

    The text is added as a string: as a tree of python-docx, a pack of a hundred proposals took two
    minutes.
    """
    made = BytesIO()
    document.save(made)
    packed = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = instead.get(name) or old.read(name)
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
