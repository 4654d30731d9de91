"""What an interview is told of its file and folder is what `validate` finds there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.interview import context_for, resumed_session
from aabsocial.cli.workspace import Workspace
from aabsocial.core.struct import replace
from aabsocial.model.answers import with_answer
from aabsocial.policy.aab import load_policy
from aabsocial.storage import read_proposal
from aabsocial.storage.settings import Settings
from aabsocial.validation import ValidationOptions, validate_file

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

EXAMPLE = Path(__file__).parents[2] / "proposals/sommer-i-gaarden"
PHONE = "Ring til gårdmanden på 22 33 44 55, hvis porten er låst."


@pytest.fixture
def autosaved(tmp_path: Path) -> AutosavedProposal:
    folder = tmp_path / "proposals/sommer-i-gaarden"
    shutil.copytree(EXAMPLE, folder)
    return AutosavedProposal(load_policy(), "da", stored=read_proposal(folder / "proposal.toml"))


@pytest.fixture
def session(autosaved: AutosavedProposal, tmp_path: Path) -> Session:
    workspace = Workspace(
        settings=Settings(), proposals=tmp_path / "proposals", today=date(2026, 11, 22)
    )
    assert autosaved.stored
    return resumed_session(context_for(workspace, autosaved), autosaved.stored)


def told(session: Session) -> list[tuple[str, str]]:
    return sorted((it.rule, it.key) for it in session.review.findings)


def found_by_validate(session: Session, path: Path) -> list[tuple[str, str]]:
    context = session.interview_context.review_context
    options = ValidationOptions(policy=session.policy, review_context=context)
    return sorted((it.rule, it.key) for it in validate_file(path, options).findings)


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        (("annexes",), [{"title": "Referat", "file": "annexes/findes-ikke.pdf"}], "MAP01"),
        (("residents", "anchoring"), PHONE, "DAT"),
    ],
    ids=["a missing annex", "a telephone number"],
)
def test_answers_being_given_are_judged_as_the_saved_file(
    session: Session, autosaved: AutosavedProposal, key: tuple[str, ...], value: object, rule: str
) -> None:
    assert autosaved.stored
    path = autosaved.stored.path
    changed = replace(session, answers=with_answer(session.answers, key, value))
    unsaved = told(changed)
    autosaved.save(changed.answers)

    assert any(code.startswith(rule) for code, _ in unsaved)
    assert unsaved == told(replace(changed)) == found_by_validate(session, path)


def test_file_laid_in_the_folder_clears_its_finding_at_once(
    session: Session, tmp_path: Path
) -> None:
    annexes = [{"title": "Referat", "file": "referat.pdf"}]
    named = replace(session, answers=with_answer(session.answers, ("annexes",), annexes))
    assert ("MAP01", "annexes[0].file") in told(named)

    (tmp_path / "proposals/sommer-i-gaarden/referat.pdf").write_bytes(b"%PDF-")

    assert ("MAP01", "annexes[0].file") not in told(replace(named))


def test_conflict_copy_beside_the_file_is_told(session: Session, tmp_path: Path) -> None:
    copy = tmp_path / "proposals/sommer-i-gaarden/proposal.conflict.toml"
    copy.write_text("", encoding="utf-8")

    assert ("MAP04", "") in told(session)
    assert told(replace(session)) == found_by_validate(session, copy.with_name("proposal.toml"))


def test_remark_in_the_file_is_looked_through_too(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "proposals/sommer-i-gaarden/proposal.toml"
    path.write_text(f"# {PHONE}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    stored = read_proposal(path)
    notebook = AutosavedProposal(session.policy, "da", stored=stored)

    assert [it.key for it in notebook.findings_around(stored.answers)] == [""]


def test_nothing_is_around_answers_without_a_file() -> None:
    assert AutosavedProposal(load_policy(), "da").findings_around({"annexes": []}) == ()
