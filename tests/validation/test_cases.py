"""The cases: real initiatives, changed in one respect, and what the policy says of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core import toml
from aabsocial.model.answers import path_of, with_answer, without_answer
from aabsocial.model.policy import ReviewContext
from aabsocial.storage.toml_edit.writer import Layout, format_file
from aabsocial.validation import validate_file
from tests.support.validations import options_for

if TYPE_CHECKING:
    from aabsocial.review.results import ReviewedProposal

CASES = Path(__file__).parents[1] / "cases"
EXAMPLES = Path(__file__).parents[2] / "proposals"
BARE = Layout(order=lambda _: (), comment=lambda _: None)
# Put together here, so that no file holds a telephone number or an address to write to.
BUILT = {"{phone}": " ".join(["20"] * 4), "{email}": f"nabo{chr(64)}gmail.com"}


CASE_FILES = sorted(CASES.glob("*/case.toml"))


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda file: file.parent.name)
def test_case_of_the_policy_has_its_findings(file: Path, tmp_path: Path) -> None:
    told = toml.parse(file.read_text(encoding="utf-8"))

    found = of_case(file.parent, told, tmp_path / "proposal")

    assert [f"{it.rule} {it.key}" for it in found.findings] == told["findings"]
    assert found.outcome.value == told["outcome"]


def of_case(case: Path, told: dict[str, Any], folder: Path) -> ReviewedProposal:
    """Copy the proposal that a case starts from, change it, and review it."""
    shutil.copytree(EXAMPLES / told["from"] if "from" in told else case, folder)
    path = folder / "proposal.toml"
    text = path.read_text(encoding="utf-8")
    for gap, built in BUILT.items():
        text = text.replace(gap, built)
    answers = toml.parse(text)
    for key, value in told.get("change", {}).items():
        answers = dict(with_answer(answers, path_of(key), value))
    for key in told.get("without", ()):
        answers = dict(without_answer(answers, path_of(key)))
    path.write_text(format_file(answers, BARE), encoding="utf-8")
    review_context = ReviewContext(today=told["today"], limits=told.get("limits", {}))
    return validate_file(path, options_for(review_context=review_context))
