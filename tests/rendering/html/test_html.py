"""A page of HTML says everything, needs nothing else, and holds nobody's markup but ours."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist
from aabsocial.errors import WrongUseError
from aabsocial.handout import sheet_alone, split_by_item
from aabsocial.handout.pack import AnnexHeading, AnnexTable, PackAnnex
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.html import html
from aabsocial.rendering.html.style import style_text
from aabsocial.rendering.theme import Logo, Theme, contrast_with_white, mixed_with_white, readable
from tests.support.annexes import a_png
from tests.support.meetings import MEETING, SECRET, a_pack, a_secret_proposal, an_item
from tests.support.pack_values import (
    ANNEXES,
    a_case,
    a_talk,
    a_whole_pack,
    an_example,
    an_item_with_files,
    said_in,
    with_annexes,
)
from tests.support.papers import a_full_proposal, a_review, with_single_spaces
from tests.support.pdfs import EXAMPLES
from tests.support.reader_view import HOSTILE, Seen, with_everywhere

LOOK = Theme(association="Boligforeningen AAB")
PACK = a_whole_pack(as_draft=True)
ITEM_FILE, SHEET_FILE = split_by_item(PACK)[1], sheet_alone(PACK)
assert SHEET_FILE
CASE = a_case(EXAMPLES[5])
PAGES = {
    "pack": html(PACK, LOOK),
    "short": html(a_whole_pack(short=True), LOOK),
    "large": html(a_whole_pack(large_print=True), LOOK),
    "public": html(a_whole_pack(edition="public"), LOOK),
    "file of an item": html(ITEM_FILE, LOOK),
    "sheet": html(SHEET_FILE, LOOK),
    "case": html(CASE, LOOK),
    "case without answers": html(a_pack(an_item(1, Proposal(), title="Tom")), LOOK),
    "checklist": html(checklist(load_policy(), a_review(a_full_proposal()), "da"), LOOK),
}
EVERY_PAGE = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())

# What a page leaves unsaid: names and numbers behind the scenes, what only a paper with pages has
# use for, and what is there in a longer form.
UNSAID = frozenset(
    (
        *("anchor", "file", "name", "digest", "sources", "edition", "fill", "content", "kind"),
        *("page", "page_of", "page_word", "words", "unpaged", "watermark"),
        *("brief", "short_votes", "legend", "timeline", "evaluation_word"),
        *("language", "overline", "alternative", "shares_alternative", "asked_alternative"),
        "align",
    )
)


def unsaid(value: object, page: bytes, *besides: str) -> list[str]:
    """Return the texts of a paper that its page does not show, fields that it need not apart."""
    seen = with_single_spaces(Seen(page).text).replace(" ", "")
    texts = (with_single_spaces(it) for it in said_in(value, UNSAID.union(besides)))
    return [it for it in texts if it.replace(" ", "") not in seen]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: str(folder.name))
def test_every_text_of_a_case_is_on_its_page(folder: Path, language: Language) -> None:
    case = a_case(folder, language)
    other_answers = "answer" if case.page.judged.as_rows else "short_answer"
    assert unsaid(case, html(case, LOOK), other_answers) == []


@pytest.mark.parametrize(
    ("terms", "besides"),
    [({}, ()), ({"edition": "public"}, ()), ({"large_print": True}, ("total",))],
    ids=["full", "public", "large"],
)
def test_every_text_of_a_pack_is_on_its_page(terms: dict[str, str], besides: tuple[str]) -> None:
    pack = a_whole_pack(**terms)
    shown = replace(pack, title="", description="")
    assert unsaid(shown, html(pack, LOOK), "answer", "short_answer", *besides) == []


@EVERY_PAGE
def test_page_is_accessible(page: bytes) -> None:
    seen = Seen(page)
    levels = [int(tag[1]) for tag, _ in seen.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(seen.attributes("main")) == 1
    assert seen.attributes("html") == [{"lang": "da"}]
    assert len(seen.attributes("caption")) == len(seen.attributes("table"))
    assert all(it.get("scope") for it in seen.attributes("th"))
    names = [it["id"] for _, it in seen.tags if it.get("id")]
    assert len(names) == len(set(names))
    assert all(it.get("aria-hidden") for it in seen.attributes("svg"))


@EVERY_PAGE
def test_every_link_within_a_page_leads_somewhere(page: bytes) -> None:
    seen = Seen(page)
    within = {str(it["href"])[1:] for it in seen.attributes("a") if str(it["href"])[0] == "#"}
    drawn = {str(it["href"])[1:] for it in seen.attributes("use")}
    assert within | drawn <= {it.get("id") for _, it in seen.tags}


@EVERY_PAGE
def test_page_has_no_external_resources(page: bytes) -> None:
    seen = Seen(page)
    assert not {"link", "iframe", "object", "base"} & {tag for tag, _ in seen.tags}
    assert not [it for _, it in seen.tags if any(name.startswith("on") for name in it)]
    assert b"url(" not in page
    assert b"@import" not in page
    assert re.findall(r"<script.*?</script>", page.decode(), re.DOTALL) in ([], [UNFOLD])


UNFOLD = (
    '<script>addEventListener("beforeprint",()=>{for(const it of '
    'document.querySelectorAll("details"))it.open=true})</script>'
)


def test_what_is_folded_can_be_reached_by_a_link_and_is_open_in_print() -> None:
    page = PAGES["pack"].decode()
    folded = re.findall(r"<details>\n<summary><h\d>.*?</h\d></summary>\n<div id=\"(.*?)\"", page)
    depths = [it.case.depth for it in PACK.items if it.case]
    assert set(folded) >= {section.anchor for depth in depths for section in depth.sections}
    assert page.count("<details") == len(folded)
    assert "details::details-content { content-visibility: visible" in page
    assert UNFOLD in page


def test_every_item_is_linked_from_the_line_the_agenda_and_the_sheet() -> None:
    seen = Seen(PAGES["pack"])
    links = [str(it["href"]) for it in seen.attributes("a")]
    for item in PACK.items:
        # overview, too, where there is a proposal
        assert links.count(f"#{item.anchor}") >= (4 if item.case else 3)
    assert links[1:3] == ["#agenda", "#overview"]


def structure(page: bytes) -> list[str]:
    """Return the tags that no free text may add or take away."""
    free = ("p", "ul", "ol", "li", "strong", "em", "a", "br")
    return [tag for tag, _ in Seen(page).tags if tag not in free]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_changes_the_structure(text: str) -> None:
    pages = [
        html(with_annexes(a_pack(an_item(1, with_everywhere(it)), a_talk(2, it, it)), annex), LOOK)
        for it, annex in ((text, an_annex(text)), ("ord", an_annex("ord")))
    ]
    assert structure(pages[0]) == structure(pages[1])
    lists = [
        html(checklist(load_policy(), a_review(with_everywhere(it)), "da"), LOOK)
        for it in (text, "ord")
    ]
    assert structure(lists[0]) == structure(lists[1])
    links = [str(it["href"]) for it in Seen(pages[0]).attributes("a")]
    assert all(re.match("#|https?:|mailto:|bilag/", it) for it in links)


def an_annex(text: str) -> PackAnnex:
    """Return an annex with a text in every place."""
    table = AnnexTable(heads=(text, text), rows=((text, text),))
    return replace(ANNEXES[0], title=text, blocks=(AnnexHeading(level=1, text=text), table))


def test_a_text_in_the_style_stays_a_text() -> None:
    hostile = '"; } </style><script>\\'
    assert re.fullmatch(r"[a-z0-9\\]*", style_text(hostile))
    pack = a_pack(an_item(1), meeting=replace(MEETING, body=hostile))
    marked = replace(pack, items=(replace(pack.items[0], watermark=hostile),))
    assert len(Seen(html(marked, LOOK)).attributes("script")) == 1


def test_bars_say_their_numbers_in_words() -> None:
    charts = PACK.front.overview.charts if PACK.front and PACK.front.overview else None
    assert charts
    bars = [it.case.page.payments.alternative for it in PACK.items if it.case]
    spoken = [it["aria-label"] for _, it in Seen(PAGES["pack"]).tags if it.get("role") == "img"]
    assert spoken == [charts.asked_alternative, charts.shares_alternative, *bars]


def test_pieces_of_a_bar_have_the_lengths_of_the_shares() -> None:
    page = PAGES["case"].decode()
    (bar,) = re.findall(r'<div class="bar".*?</div>', page)
    pieces = re.findall(r'class="piece (.*?)" style="flex-basis: (.*?)%">(?:<b>(.*?)</b>)?', bar)
    sources = CASE.page.payments.sources
    assert [fill for fill, _, _ in pieces] == [it.fill for it in sources]
    assert [float(part) / 100 for _, part, _ in pieces] == [
        pytest.approx(it.part, abs=1e-5) for it in sources
    ]
    # a small piece has no room for its share, which stands in the line below
    assert [share for _, _, share in pieces] == [
        it.share if it.part >= 0.2 else "" for it in sources
    ]


def test_money_that_is_not_known_has_no_bar() -> None:
    page = PAGES["case without answers"].decode()
    assert 'class="bar"' not in page
    assert 'class="days"' not in page


def test_days_of_the_timeline_have_their_shapes() -> None:
    page = PAGES["pack"].decode()
    (item,) = (it for it in PACK.items if it.anchor == "item-6")
    assert item.case
    assert item.case.page.when.timeline
    days = page.split('id="item-6"')[1].split('<ol class="days">')[1].split("</ol>")[0]
    shapes = re.findall('<li class="(.*?)">', days)
    assert shapes.count("evaluation") == len(item.case.page.when.timeline.evaluations)
    assert shapes.count("edge") == 2
    assert shapes.count("meeting") == 1


def test_an_item_in_the_other_language_is_marked() -> None:
    languages = [it.get("lang") for it in Seen(PAGES["pack"]).attributes("article")]
    assert languages == [it.language for it in PACK.items]
    assert set(languages) == {"da", "en"}


def test_a_closed_item_is_nowhere_in_the_public_page() -> None:
    closed = an_item(2, a_secret_proposal(), closed=True, name=SECRET)
    page = html(a_pack(an_item(1), closed, edition="public"), LOOK)
    assert SECRET not in page.decode().lower()


def test_a_mark_stands_on_its_item_and_its_printed_pages_alone() -> None:
    pack = a_pack(an_example(1), replace(an_example(2), closed=True), a_talk(9))
    secret = pack.items[1].watermark
    page = html(pack, LOOK).decode()
    kinds = [str(it["class"]) for it in Seen(page.encode()).attributes("article")]
    assert secret
    assert kinds == ["case", "case mark-1", "brief"]
    assert f'@page mark-1 {{ @top-right {{ content: "{style_text(secret)}"' in page
    assert re.findall('<strong class="mark">(.*?)</strong>', page) == [secret]


def test_rows_of_the_agenda_stand_under_their_headings() -> None:
    items = (an_example(0), an_example(1), a_talk(3))
    named = zip(items, ("Sager", "", "Drøftelser"), strict=True)
    page = html(a_pack(*(replace(it, section=section) for it, section in named)), LOOK).decode()
    groups = page.split('<table class="agenda"')[1].split("</table>")[0].split("<tbody")[1:]
    heads = [re.findall('scope="rowgroup".*?>(.*?)</th>', group) for group in groups]
    assert heads == [["Sager"], ["Drøftelser"]]
    assert [group.count('scope="row"') for group in groups] == [2, 1]


def test_an_item_that_cannot_be_read_says_why() -> None:
    pack = a_pack(an_item(1), an_example(2))
    unread = replace(pack.items[1], case=None, unreadable="Filen er ikke gemt som UTF-8.")
    page = html(replace(pack, items=(pack.items[0], unread)), LOOK).decode()
    article = page.split(f'<article id="{unread.anchor}"')[1].split("</article>")[0]
    assert f"<h2>{unread.title}</h2>" in article
    assert "<p>Filen er ikke gemt som UTF-8.</p>" in article


def test_the_short_page_has_no_depth_and_no_way_into_it() -> None:
    page = PAGES["short"].decode()
    assert "<details" not in page
    assert "#depth-" not in page
    assert "bilag/" not in page


def test_large_print_is_larger_and_in_one_column() -> None:
    large, plain = PAGES["large"].decode(), PAGES["pack"].decode()
    assert "--scale: 1.2727;" in large
    assert "--scale: 1.0000;" in plain
    assert '<body class="large">' in large
    assert '<body class="large">' not in plain
    columns = [line for line in plain.splitlines() if "1fr 1fr; gap: 0 2rem" in line]
    assert columns
    assert all("body:not(.large)" in line for line in columns)


def test_annexes_are_set_linked_or_told() -> None:
    page = PAGES["pack"].decode()
    texts = page.split('id="annex-1-1"')[1].split("</details>")[0]
    assert "Vedtaget med <strong>37</strong> for." in texts
    assert re.findall(r"<h(\d)>(.*?)</h", texts) == [("5", "Punkt 9"), ("5", "Eventuelt")]
    assert re.findall('<th scope="row"[^>]*>(.*?)</th>', texts) == ["For", "Imod"]
    assert '<a href="bilag/01.2_lejeaftale.pdf">Lejeaftale</a>' in page
    (picture,) = Seen(page.encode()).attributes("img")
    assert picture["alt"] == "Gården set fra oven"
    assert str(picture["src"]).startswith("data:image/png;base64,")
    for annex in ANNEXES[3:]:
        line = page.split(f'id="{annex.anchor}"')[1].split("</div>")[0]
        assert annex.label in line
        assert "<a " not in line
        assert line.count(annex.note) == 1


def test_a_public_pack_links_to_the_copies_of_its_own_edition() -> None:
    public = replace(with_annexes(a_pack(an_item(1))), edition="public")
    assert '<a href="bilag_offentlig/01.2_lejeaftale.pdf">' in html(public, LOOK).decode()


def test_a_text_that_names_an_annex_leads_to_it() -> None:
    page = html(a_pack(an_item_with_files()), LOOK).decode()
    depth = page.split('class="depth"')[1].split('class="annexes"')[0]
    assert '<a href="#annex-2-1">bilag\N{NO-BREAK SPACE}1</a>' in depth
    assert 'id="annex-2-1"' in page


def test_a_file_name_in_an_address_stays_one() -> None:
    annex = replace(ANNEXES[1], file='01.2_"a b"?#.pdf')
    page = Seen(html(with_annexes(a_pack(an_item(1)), annex), LOOK))
    assert "bilag/01.2_%22a%20b%22%3F%23.pdf" in {it["href"] for it in page.attributes("a")}


@pytest.mark.parametrize(
    ("first", "heads"),
    [("2", ["1", "Lys", "2", "Have"]), ("916", ["1", "916"]), ("K2", ["1", "K2"])],
    ids=["running numbers", "another number", "a name"],
)
def test_a_row_is_about_more_than_its_number(first: str, heads: list[str]) -> None:
    rows = (("1", "Lys", "5"), (first, "Have", "6"))
    table = AnnexTable(heads=("Nr.", "Indsats", "Beløb"), rows=rows)
    made = with_annexes(a_pack(an_item(1)), replace(ANNEXES[0], blocks=(table,)))
    page = html(made, LOOK).decode().split('id="annex-1-1"')[1].split("</details>")[0]
    assert re.findall('<th scope="row"[^>]*>(.*?)</th>', page) == heads
    widths = [float(it) for it in re.findall(r'<col style="width: ([0-9.]+)%">', page)]
    assert len(widths) == 3
    assert sum(widths) == pytest.approx(100, abs=0.2)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert html(PACK, LOOK) == PAGES["pack"]


@pytest.mark.parametrize("paper", [CASE, PACK], ids=["case", "pack"])
def test_the_colour_and_logo_of_the_settings_are_used(paper: object) -> None:
    logo = Logo("logo.png", a_png())
    page = html(paper, replace(LOOK, colour="#7a1f3d", logo=logo))  # type: ignore[arg-type] # either
    image = Seen(page).attributes("img")[0]
    assert b"--colour: #7a1f3d" in page
    assert str(image["src"])[:22] == "data:image/png;base64,"


def test_without_a_name_there_is_no_letterhead() -> None:
    assert 'class="letterhead"' not in html(CASE, replace(LOOK, association="")).decode()


@pytest.mark.parametrize("colour", ["#000000", "#1b4965", "#ffcc00", "#ffffff", "#00ff00"])
def test_every_colour_becomes_one_that_can_be_read(colour: str) -> None:
    red, green, blue = bytes.fromhex(readable(colour)[1:])
    assert contrast_with_white(red, green, blue) >= 4.5


@pytest.mark.parametrize(
    ("colour", "share", "mixed"),
    [("#000000", 100, "#000000"), ("#000000", 0, "#ffffff"), ("#1b4965", 38, "#a9bac5")],
)
def test_a_tint_is_the_colour_mixed_with_white(colour: str, share: int, mixed: str) -> None:
    assert mixed_with_white(colour, share) == mixed


@pytest.mark.parametrize("name", ["head.html.j2", "proposal.html.j2"])
def test_custom_template_is_used_and_its_errors_name_the_line(name: str, tmp_path: Path) -> None:
    own = tmp_path / name
    own.write_text("<!DOCTYPE html>\n<p>{{ paper.title }}</p>", encoding="utf-8")
    assert html(CASE, replace(LOOK, templates=(tmp_path,))).startswith(b"<!DOCTYPE html>\n<p>")
    own.write_text("\n{{ paper.nothing }}", encoding="utf-8")
    with pytest.raises(WrongUseError) as raised:
        html(CASE, replace(LOOK, templates=(tmp_path,)))
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
    logo = Logo("logo.png", a_png())
    (image,) = Seen(html(CASE, replace(LOOK, association=name, logo=logo))).attributes("img")
    assert image["alt"] == name
    assert "onerror" not in image


def test_what_has_no_title_is_not_printed() -> None:
    parts = ("doing", "when", "payments", "residents", "goals", "risks", "policy", "open")
    bare = {name: replace(getattr(CASE.page, name), title="") for name in parts}
    page = replace(CASE.page, purpose_title="", **bare)
    made = html(replace(CASE, page=page), LOOK).decode()
    assert re.findall(r"<h\d></h\d>|<h\d> ", made) == []
    assert made.count("<h2>") == 3  # recommendation, questions to the board, depth
    assert CASE.page.goals.full.goals[0].statement not in made.split('class="depth"')[0]
