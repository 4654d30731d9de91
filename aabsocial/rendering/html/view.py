"""Prepare papers for the HTML templates: heading levels, anchors, drawn charts."""

from __future__ import annotations

from base64 import b64encode
from itertools import count
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents import Checklist
from aabsocial.documents.model import Chart, Facts, Table
from aabsocial.handout import Handout
from aabsocial.rendering.charts import PATTERNS, pictures
from aabsocial.rendering.html.model import (
    Article,
    DrawnBar,
    DrawnChart,
    DrawnPicture,
    Heading,
    Page,
    Sample,
    Segment,
    ShownFacts,
)
from aabsocial.rendering.html.tables import table_view
from aabsocial.rendering.pagination import join_facts
from aabsocial.rendering.single_document import as_document
from aabsocial.rendering.theme import readable
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.model import Part, Parts, Section
    from aabsocial.handout import Document
    from aabsocial.localization.messages import Language, Messages
    from aabsocial.rendering.charts import BarSegment, Picture
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Logo, Theme

KINDS = {"svg": "svg+xml", "png": "png", "jpg": "jpeg", "jpeg": "jpeg"}
LETTERS_A_LINE = 32  # of a bar's label, on the narrowest screen
LINE, BAR, BETWEEN = 1.25, 1.3, 0.7  # em


def page(paper: Paper, theme: Theme, words: Messages) -> Page:
    """Return a paper as the values for its template."""
    language = paper.language if isinstance(paper, Handout) else theme.language
    bare = Page(
        tag=language,
        title=one_line(paper.title),
        association=theme.association,
        logo=logo_address(theme.logo) if theme.logo else "",
        colour_in_style=readable(theme.colour),
        footer_in_style="",
        page_in_style=page_words(words["page-of"].in_(language)),
        spoken={key.replace("-", "_"): words[key].in_(language) for key in words},
        articles=(),
    )
    if isinstance(paper, Handout):
        return _pack(bare, paper)
    view = Drawing()
    if isinstance(paper, Checklist):
        hand_work = tuple(view.headings((paper.by_hand, paper.signatures), 2))
        facts = view.parts(paper.title, paper.facts)
        return replace(bare, checklist=paper, facts=facts, hand_work=hand_work)
    return replace(bare, articles=(view.article(as_document(paper), theme.language, 1),))


def _pack(bare: Page, paper: Handout) -> Page:
    view = Drawing()
    level = 2 if paper.cover else 1
    return replace(
        bare,
        association=paper.cover.association if paper.cover else bare.association,
        articles=tuple(
            view.article(it, it.language or paper.language, level) for it in paper.documents
        ),
        cover=paper.cover,
        facts=view.parts(paper.cover.title, paper.cover.facts) if paper.cover else (),
        contents=paper.contents if len(paper.documents) > 1 else "",
        footer=paper.footer,
        footer_in_style=style_text(paper.footer),
        page_in_style=page_words(paper.page_of),
        watermark=paper.watermark,
    )


def style_text(text: str) -> str:
    """Return a text as a string of a style sheet, escaped."""
    return "".join(it if it.isascii() and it.isalnum() else f"\\{ord(it):06x}" for it in text)


def page_words(page_of: str) -> tuple[str, str, str]:
    """Return what stands before, between and after a page's number and theirs in a style sheet."""
    before, _, rest = page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return tuple(map(style_text, (f"{before}", between, after)))  # type: ignore[return-value] # three


def logo_address(logo: Logo) -> str:
    """Return a logo as a data URI; an `img` element runs no scripts of an SVG."""
    kind = KINDS.get(logo.name.rpartition(".")[2].lower(), "png")
    return f"data:image/{kind};base64,{b64encode(logo.content).decode()}"


class Drawing:
    """Prepares one page; counts its pictures, because each needs a unique name."""

    def __init__(self) -> None:
        """Start with no pictures."""
        self._numbers: Iterator[int] = count(1)

    def article(self, it: Document, language: Language, level: int) -> Article:
        """Return a document as an article."""
        return Article(
            id=it.anchor,
            tag=language,
            level=level,
            title=it.title,
            overline=it.overline,
            facts=self.parts(it.title, it.facts),
            sections=tuple(self.headings(it.sections, level + 1)),
            colophon=it.colophon,
        )

    def headings(self, sections: Iterable[Section], level: int) -> Iterator[Heading]:
        """Return sections with headings of a level."""
        for section in sections:
            yield Heading(
                level=level,
                title=section.title,
                parts=self.parts(section.title, section.parts),
                sections=tuple(self.headings(section.sections, level + 1)),
            )

    def parts(self, title: str, parts: Parts) -> tuple[object, ...]:
        """Return the parts under a title."""
        return tuple(self._part(title, part) for part in join_facts(parts))

    def _part(self, title: str, part: Part) -> object:
        match part:
            case Facts(head=head, rows=rows):
                return ShownFacts(caption=title, head=head, rows=rows)
            case Table():
                return table_view(title, part)
            case Chart():
                return self._chart(part)
            case _:
                return part

    def _chart(self, chart: Chart) -> DrawnChart:
        return DrawnChart(
            title=chart.title,
            pictures=tuple(map(self._picture, pictures(chart))),
            legend=tuple(
                Sample(pattern=_pattern(at), name=it) for at, it in enumerate(chart.series)
            ),
            numbers=table_view(chart.title, chart.numbers),
        )

    def _picture(self, picture: Picture) -> DrawnPicture:
        bars, top = [], 0.0
        for label, segments in picture.bars:
            bars.append(_bar(label, segments, top))
            top += LINE * len(bars[-1].lines) + BAR + BETWEEN
        return DrawnPicture(
            number=next(self._numbers),
            alternative=picture.alternative,
            height=f"{top:.2f}",
            bars=tuple(bars),
        )


def _bar(label: str, segments: Iterable[BarSegment], top: float) -> DrawnBar:
    lines = wrapped(one_line(label), LETTERS_A_LINE)
    below = top + LINE * len(lines) + 0.1
    return DrawnBar(
        lines=tuple((f"{top + LINE * (at + 0.8):.2f}", it) for at, it in enumerate(lines)),
        top=f"{below:.2f}",
        stretches=tuple(
            Segment(pattern=_pattern(it.series), start=f"{it.start:.4%}", length=f"{it.length:.4%}")
            for it in segments
        ),
    )


def _pattern(series: int) -> int:
    return series % len(PATTERNS)


def wrapped(text: str, letters: int) -> list[str]:
    """Return a text as lines of at most `letters` letters; longer words are broken."""
    from textwrap import wrap  # only for who draws a chart

    return wrap(text, letters) or [""]
