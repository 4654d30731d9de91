"""Properties 4 and 5: the same findings in any order and anywhere, and a batch is its proposals."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.storage.toml_edit.writer import format_inline, format_key, to_toml_data
from aabsocial.validation import validate
from aabsocial.validation.pipeline import validate_file
from tests.support.processes import run_program
from tests.support.strategies import EXAMPLES, answers, documents, misfits
from tests.support.validations import a_proposal_in, options_for

if TYPE_CHECKING:
    from aabsocial.review.results import ReviewedProposal

BETWEEN_PROPOSALS = "FOR04"


SPOT = re.compile(r"linje \d+, kolonne \d+")


def found_in(entry: ReviewedProposal) -> Counter[tuple[object, ...]]:
    """Return the findings without places."""
    return Counter(
        (found.rule, found.severity, found.key, SPOT.sub("", found.message.in_("da")))
        for found in entry.findings
    )


def shuffled(draw: st.DrawFn, value: Any) -> Any:  # noqa: ANN401 - TOML data of any shape
    """Return the same values with the keys of every table in another order."""
    if isinstance(value, dict):
        return {key: shuffled(draw, value[key]) for key in draw(st.permutations(list(value)))}
    if isinstance(value, list):
        return [shuffled(draw, part) for part in value]
    return value


def on_one_line_each(table: dict[str, Any]) -> str:
    """Write answers as TOML in the order in which they come."""
    return "".join(f"{format_key(key)} = {format_inline(value)}\n" for key, value in table.items())


@given(drawn=answers() | misfits(), data=st.data())
def test_the_order_of_keys_and_tables_changes_nothing(
    drawn: dict[str, Any], data: st.DataObject
) -> None:
    table = to_toml_data(drawn)
    other = data.draw(st.composite(shuffled)(table))
    with TemporaryDirectory() as folder:
        one, two = (
            validate_file(a_proposal_in(Path(folder), on_one_line_each(order)), options_for())
            for order in (table, other)
        )

    assert found_in(one) == found_in(two)
    assert (one.outcome, kinds(one)) == (two.outcome, kinds(two))


def kinds(entry: ReviewedProposal) -> list[object]:
    """Return the verdict of each clause."""
    return [(verdict.clause, verdict.kind) for verdict in entry.verdicts]


@given(texts=st.lists(documents, min_size=2, max_size=4), data=st.data())
def test_batch_has_the_findings_of_its_proposals(texts: list[str], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        files = [
            a_proposal_in(Path(folder) / str(number), text) for number, text in enumerate(texts)
        ]
        order = data.draw(st.permutations(files))
        together = {entry.path: entry for entry in validate(tuple(order), options_for())}
        alone = {
            entry.path: entry for entry in (validate_file(path, options_for()) for path in files)
        }

    assert {path: without(BETWEEN_PROPOSALS, entry) for path, entry in together.items()} == {
        path: without(BETWEEN_PROPOSALS, entry) for path, entry in alone.items()
    }


def without(code: str, entry: ReviewedProposal) -> tuple[object, ...]:
    """Return an entry's findings but for one rule's."""
    return tuple(found for found in entry.findings if found.rule != code)


PLACES = {
    "a Turkish locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C"},
    "the far side of the date line": {"TZ": "Pacific/Kiritimati"},
    "another order of hashing": {"PYTHONHASHSEED": "4711"},
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a folder with every worked example, whole and with parts removed, and its report.

    The report is made in a process of its own, as the others are that it is compared with.
    """
    folder = tmp_path_factory.mktemp("many")
    for number, text in enumerate(EXAMPLES):
        lines = text.split("\n")
        for start in range(0, len(lines), 20):
            rest = "\n".join([*lines[:start], *lines[start + 7 :]])
            a_proposal_in(folder / "proposals" / f"{number}-{start}", rest)
    return folder, report_from(folder, {"PYTHONHASHSEED": "0"})


def report_from(folder: Path, environment: dict[str, str]) -> str:
    """Validate a folder in a process of its own, and return the report in JSON."""
    own = {"LC_ALL": "da_DK.UTF-8", "TZ": "UTC", **environment}
    line = ("validate", "--format", "json", "--date", "2026-06-20", "--lang", "da")
    return run_program(*line, environment=own, folder=folder).stdout


@pytest.mark.parametrize("environment", PLACES.values(), ids=PLACES)
def test_environment_changes_no_byte(environment: dict[str, str], many: tuple[Path, str]) -> None:
    folder, report = many

    assert report_from(folder, environment) == report


def test_another_folder_changes_no_byte(many: tuple[Path, str], tmp_path: Path) -> None:
    folder, report = many
    moved = tmp_path / "Æblehaven – kopi"
    shutil.copytree(folder, moved)

    assert report.count('"path"') > 50
    assert report_from(moved, {}) == report
