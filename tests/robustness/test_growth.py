"""No file holds the tool up: twice as much of anything takes at most about twice as long.

Each fragment is repeated in each place where a person writes, and the processor time that two
sizes take is compared. `make deep` compares up to 256 kB.
"""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from aabsocial import rendering
from aabsocial.core import toml
from aabsocial.documents import checklist, compose_for_format
from aabsocial.errors import AabsocialError
from aabsocial.interview import record_actions
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import REVIEW
from aabsocial.interview.protocol import Chosen
from aabsocial.interview.screens import screen
from aabsocial.interview.update import update
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.theme import Theme
from aabsocial.reports import render
from aabsocial.reports.terminal import TerminalStyle
from aabsocial.review.results import Report
from aabsocial.storage.layout import layout_of
from aabsocial.storage.meeting_file import read_meeting_file
from aabsocial.storage.reading import read_proposal
from aabsocial.storage.settings import find_settings
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.storage.toml_edit.writer import format_inline
from aabsocial.validation import review_for_papers, validate
from tests.support.conversations import new_session, session_with
from tests.support.validations import MINIMAL, TODAY, a_proposal_in, options_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from aabsocial.review.results import ReviewedProposal

pytestmark = pytest.mark.no_cover  # measuring the coverage takes longer than the work itself

QUICK = (4_000, 16_000)  # characters
DEEP = (4_000, 16_000, 64_000, 256_000)
MOST = 9  # times as long for four times as much: under three times for each doubling
FLOOR = 0.005  # seconds: less is noise
PATIENCE = 30  # seconds: a machine at work on other things is slow now and then, not all the time

FRAGMENTS = {
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\N{NO-BREAK SPACE}",
    "empty lines": "\n",
    "Windows line ends": "\r\n",
    "lines of a space": "\n \n",
    "empty comments": "#\n",
    "comments apart": "# a\n\n",
    "letters": "a",
    "words": "mange flere ",
    "words on lines": "flere\n",
    "combining marks": "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}",
    "letters with a mark": "a\N{COMBINING RING ABOVE}",
    "emoji": "\N{GRINNING FACE}",
    "soft hyphens": "\N{SOFT HYPHEN}",
    "digits": "1",
    "zeros": "0 ",
    "digits and full stops": "1.",
    "digits and hyphens": "9-",
    "dates": "2026-01-01 ",
    "beginnings of a number": "010100-",
    "telephones": "12 34 56 78 ",
    "called telephones": "tlf. 20 31 42 53 ",
    "mail": "a@gmail.com ",
    "at signs": "@",
    "doors": "12, st. tv ",
    "titles": "Hr. ",
    "few people": "2 unge ",
    "names announced": "beboer der hedder ",
    "initials": "A. B. ",
    "families": "familien ",
    "vague words": "bedre ",
    "municipal tasks": "sagsbehandling ikke ",
    "placeholders": "xxx ",
    "brackets of placeholders": "[ ",
    "full stops": ".",
    "commas": ", ",
    "hyphens": "-",
    "bullets": "\n- a",
    "numbered": "1) ",
    "underscores": "_",
    "stars": "*a",
    "backticks": "`",
    "links": "[a](b)",
    "addresses": "https://a/",
    "tags": "<a ",
    "comments of HTML": "<!--",
    "entities": "&a",
    "backslashes": "\\",
    "quotation marks": '"',
    "three quotation marks": '"""',
    "apostrophes": "'",
    "curly quotation marks": "“a” ",
    "equals signs": "= ",
    "pairs": "x = 1\n",
    "pairs without a value": "a = \n",
    "pairs of YAML": "k: v\n",
    "keys of YAML": "k:\n",
    "colons": ":",
    "dotted names": "kr. ",
    "opening brackets": "[",
    "closing brackets": "]",
    "opening braces": "{",
    "headers": "[a]\n",
    "headers of records": "[[budget]]\n",
    "slashes": " //",
}
LOST = '\n[initiative]\ntitle = "Lys\n'


def _quoted(text: str, length: int) -> Iterator[str]:
    """Yield a text in pieces of a length, each as a TOML string with its number in it."""
    for number, start in enumerate(range(0, len(text), length)):
        yield format_inline(f"{text[start : start + length]}{number}")


def _commented(text: str) -> str:
    return "# " + text.replace("\r", "").replace("\n", "\n# ") + "\n"


PLACES: Mapping[str, Callable[[str], str]] = {
    "comment": lambda text: _commented(text) + MINIMAL,
    "comment of a broken file": lambda text: _commented(text) + LOST,
    "broken file": lambda text: text + LOST,
    "broken value": lambda text: f"{MINIMAL}purpose = {text}x\n",
    "title": lambda text: MINIMAL.replace('"Sommer i gården"', format_inline(text)),
    "values": lambda text: (
        MINIMAL + "".join(f"[[risks]]\nrisk = {part}\n" for part in _quoted(text, 400))
    ),
    "wrong values": lambda text: (
        MINIMAL + "".join(f"[[budget]]\namount = {part}\n" for part in _quoted(text, 100))
    ),
    "key": lambda text: f"{MINIMAL}{format_inline(text)} = 1\n",
    "unknown value": lambda text: f"{MINIMAL}mine = {format_inline(text)}\n",
    "list on one line": lambda text: f"{MINIMAL}departments = [{', '.join(_quoted(text, 40))}]\n",
    "table name": lambda text: f"{MINIMAL}[{format_inline(text)}]\na = 1\n",
    "tables": lambda text: MINIMAL + "".join(f"[{part}]\na = 1\n" for part in _quoted(text, 40)),
}


@pytest.mark.parametrize("fragment", FRAGMENTS)
@pytest.mark.parametrize("place", PLACES)
def test_time_grows_linearly_with_any_input(place: str, fragment: str, tmp_path: Path) -> None:
    def review(size: int) -> None:
        text = PLACES[place](_grown(fragment, size))
        _reported(a_proposal_in(tmp_path, text))

    _compare(review)


@pytest.mark.parametrize("fragment", FRAGMENTS)
@pytest.mark.parametrize("rest", ["", LOST])
def test_settings_of_any_length_are_read_in_time(rest: str, fragment: str, tmp_path: Path) -> None:
    def read(size: int) -> None:
        text = (
            _grown(fragment, size)
            if rest
            else f"language = {format_inline(_grown(fragment, size))}"
        )
        (tmp_path / "aabsocial.toml").write_text(text + rest, encoding="utf-8", newline="")
        with pytest.raises(AabsocialError):
            find_settings(tmp_path)

    _compare(read)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_meeting_of_any_length_is_read_in_time(fragment: str, tmp_path: Path) -> None:
    def read(size: int) -> None:
        items = "".join(
            f"[[items]]\ntitle = {part}\nproposal = {part}\n"
            for part in _quoted(_grown(fragment, size), 40)
        )
        path = tmp_path / "moede.toml"
        path.write_text(f"{items}[meeting]\nplace = 1\n", encoding="utf-8", newline="")
        with pytest.raises(AabsocialError):
            read_meeting_file(path)

    _compare(read)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_file_names_are_searched_in_linear_time(fragment: str, tmp_path: Path) -> None:
    def review(size: int) -> None:
        folder = tmp_path / str(size)
        path = a_proposal_in(folder)
        letters = "".join(it if it.isalnum() or it in " .-@" else "_" for it in fragment)
        for number in range(size // 100):
            (folder / f"proposal {letters * (60 // len(letters))}{number}.toml").touch()
        _reported(path)

    _compare(review)


@pytest.mark.parametrize("fragment", FRAGMENTS)
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_papers_are_written_in_time(form: str, fragment: str, tmp_path: Path) -> None:
    def write(size: int) -> None:
        _rendered(form, a_proposal_in(tmp_path, _everywhere(_grown(fragment, size // 4))))

    _compare(write)


@pytest.mark.parametrize("fragment", ["letters", "words", "bullets", "numbered", "links"])
def test_pages_are_typeset_in_time(fragment: str, tmp_path: Path) -> None:
    def write(size: int) -> None:
        _rendered("pdf", a_proposal_in(tmp_path, _everywhere(_grown(fragment, size // 4))))

    _compare(write)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_screens_are_shown_in_time(fragment: str) -> None:
    def ask(size: int) -> None:
        answers = toml.parse(_everywhere(_grown(fragment, size // 4)))
        session = new_session(answers, policy=load_policy())
        for location in (session.location, REVIEW, Location(ScreenKind.LIST, "risks")):
            screen(session_with(answers, location, policy=load_policy()))

    _compare(ask)


@pytest.mark.parametrize("fragment", FRAGMENTS)
@pytest.mark.parametrize("place", ["comment", "title", "unknown value", "tables"])
def test_answers_are_saved_in_time(place: str, fragment: str) -> None:
    layout = layout_of(load_policy(), "da")

    def save(size: int) -> None:
        text = PLACES[place](_grown(fragment, size))
        answers = {**toml.parse(text), "language": "en"}
        assert 'language = "en"' in write_answers(text, answers, layout)

    _compare(save)


CHANGES: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    "all taken out": lambda _: [],
    "first taken out": lambda records: records[1:],
    "last moved up": lambda records: [records[-1], *records[:-1]],
    "all changed": lambda records: [{**it, "amount": it["amount"] + 9_000_000} for it in records],
    "one added": lambda records: [*records, {"item": "Kaffe"}],
}


@pytest.mark.parametrize("item", ["Kaffe", "Kaffe {}"])
@pytest.mark.parametrize("change", CHANGES)
def test_many_records_are_changed_in_time(change: str, item: str) -> None:
    layout = layout_of(load_policy(), "da")

    def save(size: int) -> None:
        text = MINIMAL + "".join(
            f'\n[[budget]]\nitem = "{item.format(number)}"\namount = {number}\n'
            for number in range(size // 40)
        )
        answers = toml.parse(text)
        wanted = {**answers, "budget": CHANGES[change](answers["budget"])}
        wanted = {key: value for key, value in wanted.items() if value != []}
        assert toml.parse(write_answers(text, wanted, layout)) == wanted

    _compare(save)


def test_records_are_taken_out_one_by_one_in_time() -> None:
    def take_out(size: int) -> None:
        records = [{"item": f"Kaffe {number}", "amount": number} for number in range(size // 40)]
        session = session_with(
            {"budget": records}, Location(ScreenKind.LIST, "budget"), policy=load_policy()
        )
        for _ in range(3):
            session = update(session, Chosen((f"{record_actions.RECORD}0",)))
            session = update(session, Chosen((record_actions.TAKE_OUT,)))
            screen(session)

    _compare(take_out)


@pytest.mark.parametrize("named", ["another", "the same"])
def test_many_departments_and_decisions_are_matched_in_time(named: str, tmp_path: Path) -> None:
    def review(size: int) -> None:
        numbers = range(size // 40)
        departments = ", ".join(f'"Afdeling {number}"' for number in numbers)
        before = 0 if named == "the same" else size
        decisions = "".join(
            f'[[residents.decisions]]\ndepartment = "{before + number}"\nforum = "ballot"\n'
            for number in numbers
        )
        _reported(a_proposal_in(tmp_path, f"{MINIMAL}departments = [{departments}]\n{decisions}"))

    _compare(review)


def _everywhere(text: str) -> str:
    """Return a proposal with a text in a title, a long answer, and short ones of many records."""
    parts = [*_quoted(text, 200)]
    risks = "".join(f"[[risks]]\nrisk = {part}\nresponse = {part}\n" for part in parts)
    budget = "".join(f"[[budget]]\nitem = {part}\namount = {part}\n" for part in parts)
    title = MINIMAL.replace('"Sommer i gården"', format_inline(text[: len(text) // 4]))
    return f"{title}summary = {format_inline(text)}\n{risks}{budget}"


def _rendered(form: str, path: Path) -> None:
    """Write the papers of a file in a format."""
    review = review_for_papers(read_proposal(path), options_for())
    paper = compose_for_format(form, load_policy(), review, "da")
    for one in (paper, checklist(load_policy(), review, "da")):
        assert rendering.render_bytes(form, one, Theme())


def _grown(fragment: str, size: int) -> str:
    """Return a fragment repeated to a size in characters."""
    text = FRAGMENTS[fragment]
    return (text * (size // len(text) + 1))[:size]


def _reported(path: Path) -> tuple[ReviewedProposal, ...]:
    """Review one file and render the text report."""
    given = options_for()
    proposals = validate((path,), given)
    report = Report(
        policy=given.policy, today=TODAY, language="da", version="0", proposals=proposals
    )
    assert "".join(render("text", report, TerminalStyle()))
    assert not [it for found in proposals for it in found.findings if it.rule == "FIL13"]
    return proposals


def _compare(work: Callable[[int], object]) -> None:
    """Assert that the growth of the processor time from each size to the next is within bounds."""
    sizes = DEEP if settings().max_examples >= settings.get_profile("deep").max_examples else QUICK
    least = dict.fromkeys(sizes, float("inf"))
    end = time.monotonic() + PATIENCE
    while True:
        for size in reversed(sizes):
            start = time.process_time()
            work(size)
            least[size] = min(least[size], time.process_time() - start)
            if least[size] <= MOST * FLOOR:
                least |= dict.fromkeys((it for it in sizes if it < size), least[size])
                break  # so short a time is held, whatever those below it take
        if all(_is_held(least[less], least[more]) for less, more in pairwise(sizes)):
            return
        if time.monotonic() > end:
            pytest.fail(f"seconds by size: {least}")
        time.sleep(0.5)


def _is_held(less: float, more: float) -> bool:
    return more <= MOST * max(less, FLOOR)
