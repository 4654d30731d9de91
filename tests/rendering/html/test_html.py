"""A page of HTML says everything, needs nothing else, and holds nobody's markup but ours."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.documents.model import Chart
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.charts import swatch
from aabsocial.rendering.html import html
from aabsocial.rendering.html.view import style_text
from aabsocial.rendering.theme import Logo, Theme, contrast_with_white, readable
from tests.support.meetings import MEETING, SECRET, a_pack, a_secret_proposal, an_item
from tests.support.papers import (
    THE_REST,
    a_full_proposal,
    a_review,
    distinct_answers,
    with_single_spaces,
)
from tests.support.pdfs import a_document, a_section, a_table, chart_of
from tests.support.pdfs import a_pack as a_pack_of
from tests.support.proposals import a_proposal
from tests.support.reader_view import (
    EXAMPLES,
    HOSTILE,
    Seen,
    example,
    missing_answers,
    with_everywhere,
)

LOOK = Theme(association="Boligforeningen AAB")
PACK = a_pack(an_item(1), an_item(2, replace(a_full_proposal(), language="en")), as_draft=True)


def on_a_page(proposal: Proposal, language: Language = "da") -> bytes:
    paper = compose_proposal(load_policy(), a_review(proposal), language)
    return html(paper, replace(LOOK, language=language))


def a_checklist(proposal: Proposal) -> bytes:
    return html(checklist(load_policy(), a_review(proposal), "da"), LOOK)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.parent.name))
def test_every_answer_of_an_example_is_visible(path: Path, language: Language) -> None:
    proposal = example(path)
    assert missing_answers(Seen(on_a_page(proposal, language)).text, proposal, language) == []


def test_every_answer_is_visible_on_its_own() -> None:
    distinct = a_proposal({**THE_REST, **distinct_answers(a_full_proposal())})
    assert missing_answers(Seen(on_a_page(distinct)).text, distinct, "da") == []


@pytest.mark.parametrize(
    "page", [on_a_page(a_full_proposal()), a_checklist(a_full_proposal()), html(PACK, LOOK)]
)
def test_page_is_accessible(page: bytes) -> None:
    seen = Seen(page)
    levels = [int(tag[1]) for tag, _ in seen.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(seen.attributes("main")) == 1
    assert seen.attributes("html") == [{"lang": "da"}]
    assert len(seen.attributes("caption")) == len(seen.attributes("table"))
    assert all(it.get("scope") for it in seen.attributes("th"))
    names = [it["id"] for _, it in seen.tags if it.get("id")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("page", [on_a_page(a_full_proposal()), html(PACK, LOOK)])
def test_page_has_no_external_resources(page: bytes) -> None:
    seen = Seen(page)
    assert not {"script", "link", "iframe", "object", "base"} & {tag for tag, _ in seen.tags}
    assert not [it for _, it in seen.tags if any(name.startswith("on") for name in it)]
    assert b"url(http" not in page
    assert b"@import" not in page


def test_every_link_within_a_pack_leads_somewhere() -> None:
    seen = Seen(html(PACK, LOOK))
    within = [str(it["href"])[1:] for it in seen.attributes("a") if str(it["href"])[0] == "#"]
    assert len(within) == len(PACK.documents) + 1
    assert set(within) <= {it.get("id") for _, it in seen.tags}


def structure(page: bytes) -> list[str]:
    """Return the tags that no free text may add or take away."""
    free = ("p", "ul", "ol", "li", "strong", "em", "a", "br", "text")
    return [tag for tag, _ in Seen(page).tags if tag not in free]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_changes_the_structure(text: str) -> None:
    made, plain = with_everywhere(text), with_everywhere("ord")
    assert structure(on_a_page(made)) == structure(on_a_page(plain))
    assert structure(a_checklist(made)) == structure(a_checklist(plain))
    assert structure(html(a_pack(an_item(1, made)), LOOK)) == structure(
        html(a_pack(an_item(1, plain)), LOOK)
    )
    links = [str(it["href"]) for it in Seen(on_a_page(made)).attributes("a")]
    assert all(re.match("#|https?:|mailto:", it) for it in links)


def test_a_text_in_the_style_stays_a_text() -> None:
    hostile = '"; } </style><script>\\'
    assert re.fullmatch(r"[a-z0-9\\]*", style_text(hostile))
    page = html(a_pack(an_item(1), meeting=replace(MEETING, body=hostile)), LOOK)
    assert "script" not in {tag for tag, _ in Seen(page).tags}


def test_a_chart_says_its_numbers_in_words() -> None:
    page = Seen(html(PACK, LOOK))
    charts = [it for it in page.attributes("svg") if it.get("role") == "img"]
    told = [
        it for document in PACK.documents for section in document.sections for it in section.parts
    ]
    spoken = [it.alternative for it in told if isinstance(it, Chart)]
    assert len(charts) == len(spoken) > 0
    assert all(with_single_spaces(it) in page.text for it in spoken)


def test_no_picture_of_a_chart_is_higher_than_a_printed_page() -> None:
    overview = a_document("Overblik", a_section(chart_of(45)))
    page = html(a_pack_of(overview), LOOK).decode()
    pictures = re.findall(r'<svg role="img".*?</svg>', page, re.DOTALL)
    assert [picture.count("<text ") for picture in pictures] == [20, 20, 5]
    assert len(set(re.findall(r'aria-labelledby="(.*?)"', page))) == len(pictures)


def test_a_paper_in_the_other_language_is_marked() -> None:
    languages = [it.get("lang") for it in Seen(html(PACK, LOOK)).attributes("article")]
    assert languages == ["da", "da", "da", "en", "da", "da"]


def test_a_closed_item_is_nowhere_in_the_public_page() -> None:
    closed = an_item(2, a_secret_proposal(), closed=True, name=SECRET)
    page = html(a_pack(an_item(1), closed, edition="public"), LOOK)
    assert SECRET not in page.decode().lower()


@pytest.mark.parametrize(
    ("first", "heads"),
    [("2", ["1", "Lys", "2", "Have", "I alt"]), ("K2", ["1", "K2", "I alt"])],
    ids=["numbers", "a name"],
)
def test_a_row_is_about_more_than_its_number(first: str, heads: list[str]) -> None:
    rows = (("1", "Lys", "5"), (first, "Have", "6"))
    table = a_table(*rows, heads=("Nr.", "Indsats", "Beløb"), sums=("I alt", "", "11"))
    page = html(a_pack_of(a_document("Indsats", a_section(table)), cover=None), LOOK).decode()
    assert re.findall('<th scope="row"[^>]*>(.*?)</th>', page) == heads
    widths = [float(it) for it in re.findall(r'<col style="width: ([0-9.]+)%">', page)]
    assert len(widths) == 3
    assert sum(widths) == pytest.approx(100, abs=0.2)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert html(PACK, LOOK) == html(PACK, LOOK)


def test_the_colour_and_logo_of_the_settings_are_used() -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    logo = Logo("logo.png", swatch(0, "#123456"))
    page = html(paper, replace(LOOK, colour="#7a1f3d", logo=logo))
    (image,) = Seen(page).attributes("img")
    assert b"--colour: #7a1f3d" in page
    assert (image["alt"], str(image["src"])[:22]) == (LOOK.association, "data:image/png;base64,")


def test_a_letterhead_without_a_name_holds_nothing() -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    page = html(paper, replace(LOOK, association="")).decode()
    assert re.search(r'<header class="letterhead">\s*</header>', page)


@pytest.mark.parametrize("colour", ["#000000", "#1b4965", "#ffcc00", "#ffffff", "#00ff00"])
def test_every_colour_becomes_one_that_can_be_read(colour: str) -> None:
    red, green, blue = bytes.fromhex(readable(colour)[1:])
    assert contrast_with_white(red, green, blue) >= 4.5


def test_custom_template_is_used_and_its_errors_name_the_line(tmp_path: Path) -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    own = tmp_path / "head.html.j2"
    own.write_text("<!DOCTYPE html>\n<p>{{ paper.title }}</p>", encoding="utf-8")
    assert html(paper, replace(LOOK, templates=(tmp_path,))).startswith(b"<!DOCTYPE html>\n<p>")
    own.write_text("\n{{ paper.nothing }}", encoding="utf-8")
    with pytest.raises(WrongUseError) as raised:
        html(paper, replace(LOOK, templates=(tmp_path,)))
    assert f"{own}, linje 2" in raised.value.message.in_("da")


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("000000", 21), ("ffffff", 1), ("767676", 4.54), ("777777", 4.48), ("0000ff", 8.59)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, contrast: float) -> None:
    red, green, blue = bytes.fromhex(colour)
    assert contrast_with_white(red, green, blue) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize("sign", ['"', "'"])
def test_quotation_marks_are_escaped_in_attributes(sign: str) -> None:
    name = f"Lys {sign} onerror={sign}alert(1)"
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")
    logo = Logo("logo.png", swatch(0, "#123456"))
    (image,) = Seen(html(paper, replace(LOOK, association=name, logo=logo))).attributes("img")
    assert image["alt"] == name
    assert "onerror" not in image
