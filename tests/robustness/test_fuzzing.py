"""Whatever stands in a file that is read: an answer or an error of ours, and that soon.

Each input has a few seconds of processor time. `make deep` tries two thousand for each reader.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial import rendering
from aabsocial.core import toml
from aabsocial.documents import checklist, compose_for_format, compose_proposal
from aabsocial.errors import AabsocialError
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.templates import render_template, templates_folder
from aabsocial.rendering.theme import Theme
from aabsocial.storage.layout import layout_of
from aabsocial.storage.meeting_file import read_meeting_file
from aabsocial.storage.reading import parse_proposal
from aabsocial.storage.settings import find_settings
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.text.time_limit import OutOfTimeError, run_within
from aabsocial.validation import review_for_papers, validate
from tests.robustness.test_growth import FRAGMENTS
from tests.support.conversations import new_session
from tests.support.processes import CHECKOUT
from tests.support.strategies import mutants
from tests.support.validations import options_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.localization.messages import Message

SECONDS = 5.0
EXAMPLES = CHECKOUT / "proposals"
PAPER = "proposal.md.j2"


def _lines_of(*files: Path) -> list[bytes]:
    return [line for file in files for line in file.read_bytes().splitlines(keepends=True)]


def spliced(*files: Path) -> st.SearchStrategy[bytes]:
    """Return files put together of lines of some, fragments repeated, and any bytes."""
    fragments = st.builds(
        lambda fragment, times: (fragment * times).encode(errors="replace"),
        st.sampled_from(sorted(FRAGMENTS.values())),
        st.sampled_from((1, 2, 10, 100, 1_000, 10_000)),
    )
    lines = st.lists(st.sampled_from(_lines_of(*files)), max_size=30).map(b"".join)
    pieces = st.one_of(lines, lines, fragments, st.binary(max_size=8))
    return st.lists(pieces, max_size=12).map(b"".join)


def _reviewed(raw: bytes, folder: Path) -> None:
    path = folder / "proposal.toml"
    path.write_bytes(raw)
    assert validate((path,), options_for())


def _put_on_paper(raw: bytes, folder: Path) -> None:
    stored = parse_proposal(raw, folder / "proposal.toml")
    review = review_for_papers(stored, options_for())
    for form in ("md", "html", "docx"):
        paper = compose_for_format(form, load_policy(), review, "da")
        for one in (paper, checklist(load_policy(), review, "da")):
            assert rendering.render_bytes(form, one, Theme())


def _asked_and_saved(raw: bytes, folder: Path) -> None:
    stored = parse_proposal(raw, folder / "proposal.toml")
    assert screen(new_session(stored.answers, policy=load_policy())).question
    answers = {**stored.answers, "language": "en"}
    written = write_answers(stored.text, answers, layout_of(load_policy(), "en"))
    assert toml.parse(written)["language"] == "en"


def _settled(raw: bytes, folder: Path) -> None:
    (folder / "aabsocial.toml").write_bytes(raw)
    find_settings(folder)


def _met(raw: bytes, folder: Path) -> None:
    path = folder / "moede.toml"
    path.write_bytes(raw)
    read_meeting_file(path)


def _filled(raw: bytes, folder: Path) -> None:
    (folder / PAPER).write_bytes(raw)
    review = review_for_papers(parse_proposal(b"", folder / "proposal.toml"), options_for())
    paper = compose_proposal(load_policy(), review, "da")
    assert render_template(PAPER, paper, (folder,)) is not None


EXAMPLE = EXAMPLES / "sommer-i-gaarden" / "proposal.toml"
READERS: dict[str, tuple[Callable[[bytes, Path], None], tuple[Path, ...]]] = {
    "review": (_reviewed, (EXAMPLE,)),
    "papers": (_put_on_paper, (EXAMPLE,)),
    "questionnaire": (_asked_and_saved, (EXAMPLE,)),
    "settings": (_settled, (EXAMPLE,)),
    "meeting": (_met, (EXAMPLES / "moede-2026-06-25.toml",)),
    "template": (_filled, (templates_folder() / PAPER,)),
}


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
def test_any_file_is_read_or_refused_in_time(reader: str, data: st.DataObject) -> None:
    read, files = READERS[reader]
    whole = mutants() if EXAMPLE in files else st.nothing()
    raw = data.draw(st.one_of(spliced(*files), whole))
    with TemporaryDirectory() as folder:
        told = _told(lambda: read(raw, Path(folder)), len(raw))
    assert told is None or all(sentence.in_("da") for sentence in told)


def _told(work: Callable[[], None], size: int) -> tuple[Message, Message] | None:
    """Return the fact and the remedy with which a file was refused, `None` where it was read."""
    try:
        run_within(SECONDS, work)
    except AabsocialError as refused:
        return refused.message, refused.remedy
    except OutOfTimeError:
        pytest.fail(f"more than {SECONDS} seconds for {size} bytes")
    return None
