"""What programs that are not ours say of our papers; `validators` finds them."""

from __future__ import annotations

import html as entities
import json
import re
from typing import TYPE_CHECKING, TypeAlias

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_for_format
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.handout import split_by_item
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering import render_bytes
from aabsocial.rendering.html import html
from tests.support import validators
from tests.support.meetings import a_pack, an_item
from tests.support.pack_values import a_case, a_whole_pack
from tests.support.papers import a_full_proposal, a_review
from tests.support.pdfs import EXAMPLES, LOOK, missing_texts, review_of
from tests.support.processes import CHECKOUT
from tests.support.reader_view import HOSTILE, W, line, part, with_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aabsocial.handout import AgendaItem
    from aabsocial.model.findings import Review
    from aabsocial.rendering.rendered_file import Paper

    Given: TypeAlias = "Callable[[str], tuple[Paper, ...]]"

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--virtual-time-budget=20000",
)
WIDTHS = (1280, 640, 360, 320)  # pixels: a desk's, the same at 200 %, telephones'
WITH_AXE = (1280, 320)  # the layout of the others is one of these two
TELL = """const tell = barriers => {
  const told = parent.document.createElement("pre"), page = document.documentElement;
  told.id = "told";
  told.textContent = JSON.stringify({
    barriers, width: innerWidth, across: Math.max(0, page.scrollWidth - page.clientWidth),
  });
  parent.document.body.appendChild(told);
}"""
LOOK_FOR_BARRIERS = """axe.run(document).then(found =>
  tell(found.violations.map(it => [it.id, it.impact, it.nodes[0].html]))
)"""


def papers_on(form: str, *reviews: Review) -> tuple[Paper, ...]:
    """Return both papers of proposals, as a format sets them, each in its own language."""
    policy = load_policy()
    return tuple(
        paper
        for review in reviews
        for language in (review.proposal.language or "da",)
        for paper in (
            compose_for_format(form, policy, review, language),
            checklist(policy, review, language),
        )
    )


def packs(_: str) -> tuple[Paper, ...]:
    """Return a pack of the worked examples, one of them in English, and a hostile one."""
    return a_pack(*map(an_example, range(len(EXAMPLES))), as_draft=True), a_pack(
        *(an_item(number, with_everywhere(it)) for number, it in enumerate(HOSTILE, 1))
    )


def files_of_items(_: str = "") -> tuple[Paper, ...]:
    """Return a pack with a file for each item: the agenda with its sheets, and a worked example."""
    return split_by_item(a_pack(an_example(0), as_draft=True))


def an_example(number: int) -> AgendaItem:
    """Return a worked example as an item of a pack, with what its review found."""
    review = review_of(EXAMPLES[number])
    return replace(an_item(number + 1, review.proposal), review=review)


PAPERS = pytest.mark.parametrize(
    "given",
    [
        pytest.param(
            lambda form: papers_on(form, a_review(a_full_proposal())), id="everything answered"
        ),
        pytest.param(lambda form: papers_on(form, a_review(Proposal())), id="nothing answered"),
        pytest.param(
            lambda form: papers_on(form, a_review(with_everywhere("\n".join(HOSTILE)))),
            id="hostile",
        ),
        pytest.param(lambda form: papers_on(form, *map(review_of, EXAMPLES)), id="worked examples"),
        pytest.param(packs, id="packs"),
        pytest.param(files_of_items, id="a file for each item"),
    ],
)


def written(form: str, papers: tuple[Paper, ...], folder: Path) -> Iterator[Path]:
    """Write papers in a format into a folder."""
    for number, paper in enumerate(papers, 1):
        path = folder / f"{number:02}.{form}"
        path.write_bytes(render_bytes(form, paper, LOOK))
        yield path


@validators.needs_time
@PAPERS
def test_ooxml_validator_finds_no_error(given: Given, tmp_path: Path) -> None:
    validator = validators.ooxml_validator()
    faults = {
        path.name: json.loads(validators.output_of((validator, path)).stdout)["errors"]
        for path in written("docx", given("docx"), tmp_path)
    }
    assert {name: it for name, it in faults.items() if it} == {}


@validators.needs_time
@PAPERS
def test_markdownlint_finds_no_fault(given: Given, tmp_path: Path) -> None:
    rules = CHECKOUT / "tests" / "rendering" / "papers.markdownlint-cli2.jsonc"
    found = validators.output_of(
        (validators.markdownlint(), "--config", rules, *written("md", given("md"), tmp_path))
    )
    assert found.stderr.splitlines() == []


@validators.needs_time
@PAPERS
def test_libreoffice_shows_the_whole_paper(given: Given, tmp_path: Path) -> None:
    office, documents = validators.libreoffice(), tuple(written("docx", given("docx"), tmp_path))
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    validators.output_of(
        (office, "--headless", own, "--convert-to", "pdf", "--outdir", tmp_path, *documents)
    )
    for document in documents:
        said = map(line, part(document.read_bytes()).iter(f"{W}p"))
        assert missing_texts(document.with_suffix(".pdf").read_bytes(), said) == []


def pages_of(proposal: Proposal) -> tuple[bytes, ...]:
    """Return the page of a proposal's case, and that of its checklist."""
    policy, review = load_policy(), a_review(proposal)
    case = compose_case(policy, review, "da", CaseContext())
    return html(case, LOOK), html(checklist(policy, review, "da"), LOOK)


def pages_of_packs() -> tuple[bytes, ...]:
    """Return a pack with annexes, the same in large print, and one of hostile texts."""
    hostile = [an_item(number, with_everywhere(it)) for number, it in enumerate(HOSTILE, 1)]
    large = a_whole_pack(large_print=True)
    return html(a_whole_pack(), LOOK), html(large, LOOK), html(a_pack(*hostile), LOOK)


PAGES = pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda: pages_of(a_full_proposal()), id="everything answered"),
        pytest.param(lambda: pages_of(Proposal()), id="nothing answered"),
        pytest.param(lambda: pages_of(with_everywhere("\n".join(HOSTILE))), id="hostile"),
        pytest.param(
            lambda: tuple(html(a_case(it), LOOK) for it in EXAMPLES[-2:]), id="worked examples"
        ),
        pytest.param(pages_of_packs, id="packs"),
        pytest.param(
            lambda: tuple(html(it, LOOK) for it in files_of_items()), id="a file for each item"
        ),
    ],
)


@validators.needs_time
@pytest.mark.parametrize("width", WIDTHS)
@PAGES
def test_axe_finds_no_barrier_and_nothing_overflows(
    given: Callable[[], tuple[bytes, ...]], width: int, tmp_path: Path
) -> None:
    axe, browser = validators.axe().read_text(encoding="utf-8"), validators.chromium()
    look = (axe, LOOK_FOR_BARRIERS) if width in WITH_AXE else ("tell([])",)
    script = "".join(f"<script>{part}</script>" for part in (TELL, *look))
    for number, made in enumerate(given(), 1):
        # what is folded is looked at too
        page = made.decode().replace("<details>", "<details open>")
        path = tmp_path / f"{number:02}.html"
        page = page.replace("</body>", f"{script}</body>")
        path.write_text(framed(page, width), encoding="utf-8")
        started = (
            browser,
            *QUIET,
            f"--user-data-dir={path.with_suffix('')}",
            "--window-size=1280,900",
        )
        shown = validators.output_of((*started, "--dump-dom", path.as_uri())).stdout
        (told,) = re.findall('<pre id="told">(.*?)</pre>', shown, re.DOTALL)
        assert json.loads(entities.unescape(told)) == {"barriers": [], "width": width, "across": 0}


def framed(page: str, width: int) -> str:
    """Return a page in a frame of a width; a window of Chromium is at least 500 pixels wide."""
    if width == WIDTHS[0]:
        return page
    return (
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{entities.escape(page)}">'
    )
