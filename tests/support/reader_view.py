"""What a reader sees of a Word document and of a page of HTML, and answers that mean harm."""

from __future__ import annotations

import zipfile
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from aabsocial.core import toml
from aabsocial.localization.messages import Language
from aabsocial.model.questions import Kind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from tests.support.papers import (
    ONLY_IN_THE_FILE,
    THE_REST,
    Leaf,
    a_full_proposal,
    applies,
    leaves_of,
    with_single_spaces,
    written_forms,
)
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.model.proposal import Proposal

EXAMPLES = sorted(Path(__file__).parents[2].glob("proposals/*/proposal.toml"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "</w:t><w:p/>&amp;]]>",
    "</td></table></main><script>alert(1)</script>",
    "\" onmouseover='alert(1)",
    "<!-- <![CDATA[ <svg onload=alert(1)>",
    "{{ 7*7 }}{% for %}",
    "\x00\x01\x1b[31m\u202eab\ufffe",
    "[klik](javascript:alert(1)) <http://[::1>",
    "https://a b/%zz <https://æøå.example/sti?x=%&y>",
    "☺ 😀 漢字 \uf0b7 punkt",
    "x" * 300,
    "- a\n  - b\n\n99999. c\n100000. d\n",
)


def part(document: bytes, name: str = "word/document.xml") -> ET.Element:
    """Return a part of a Word document, which must be well-formed."""
    return ET.fromstring(zipfile.ZipFile(BytesIO(document)).read(name))  # noqa: S314 - our own file


def words(document: bytes) -> str:
    """Return the visible text of a Word document, paragraph by paragraph."""
    return with_single_spaces(" ".join(map(line, part(document).iter(f"{W}p"))))


def line(paragraph: ET.Element) -> str:
    """Return the text of a paragraph."""
    signs = {f"{W}tab": " ", f"{W}br": " "}
    return "".join(signs.get(it.tag) or it.text or "" for it in paragraph.iter() if is_visible(it))


def is_visible(element: ET.Element) -> bool:
    """Return whether an element is visible."""
    return element.tag in (f"{W}t", f"{W}tab", f"{W}br")


class Seen(HTMLParser):
    """Collects a page's tags with their attributes, and the text between them."""

    def __init__(self, page: bytes) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        self.texts.append(
            " " if tag in ("p", "li", "td", "th", "br", "h1", "h2", "h3", "h4") else ""
        )

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """Return all text."""
        return with_single_spaces("".join(self.texts))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def example(path: Path) -> Proposal:
    """Return a worked example."""
    return read_answers(load_policy(), toml.parse(path.read_text(encoding="utf-8"))).proposal


def missing_answers(text: str, proposal: Proposal, language: Language) -> list[str]:
    """Return the keys of all applicable answers that are not in a text."""
    text = text.replace(":", "")
    return [
        key
        for key, form in answers_in_use(proposal, language)
        if with_single_spaces(form).replace(":", "") not in text
    ]


def answers_in_use(proposal: Proposal, language: Language) -> Iterator[tuple[str, str]]:
    """Yield every applicable answer as papers write it, in pieces, each with its key."""
    for leaf in leaves_of(proposal):
        if leaf.value is not None and applies(leaf, proposal) and leaf.key not in ONLY_IN_THE_FILE:
            for form in written_forms(leaf, language):
                yield leaf.key, form


def with_everywhere(text: str, suits: Callable[[Leaf], bool] = lambda _: True) -> Proposal:
    """Return a proposal in which every answer that is free to choose is this text."""
    free = {Kind.TEXT: text, Kind.PARAGRAPHS: text, Kind.TEXTS: (text, text)}
    changes = {
        leaf.key: free[leaf.question.kind]
        for leaf in leaves_of(a_full_proposal())
        if leaf.question.kind in free and leaf.value is not None and suits(leaf)
    }
    return a_proposal({**THE_REST, **changes})
