"""Make proposals from a file of answers, and refuse to ask where nobody can answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import PROPOSAL_FILE
from aabsocial.core.struct import replace
from aabsocial.errors import ExitCode, FileTroubleError, NothingToDoError, UnreadableProposalError
from aabsocial.localization.messages import Messages
from aabsocial.model.answers import answer_at, key_of
from aabsocial.model.findings import Severity
from aabsocial.questionnaire.questions import open_questions, read_answers

if TYPE_CHECKING:
    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.storage import StoredProposal

messages = Messages(__file__)
STANDARD_INPUT = "-"
MOST_NAMED = 12
TITLE = ("initiative", "title")
FILE_KEYS = ("schema_version", "policy", "language", "status")  # of the file, not of the initiative


def read_answers_file(source: str) -> StoredProposal:
    """Read a file of answers, standard input for `-`.

    Raises `UnreadableProposalError` with its findings, and `FileTroubleError`.
    """
    from aabsocial.storage.reading import parse_proposal, read_proposal

    if source == STANDARD_INPUT:
        typed = b"" if sys.stdin is None else sys.stdin.buffer.read()
        return parse_proposal(typed, Path(STANDARD_INPUT))
    path = Path(source)
    if path.is_dir():
        inside = path / PROPOSAL_FILE
        key = "folder-with-answers" if inside.is_file() else "folder-for-answers"
        raise FileTroubleError(*messages.problem(key, path=path, file=inside))
    if not os.path.lexists(path):
        raise FileTroubleError(*messages.problem("no-file", path=path))
    return read_proposal(path)


def accept_answers(
    policy: Policy,
    workspace: Workspace,
    answers: Answers,
    answers_file: StoredProposal,
    language: Language,
) -> ExitCode:
    """Make a proposal and its papers from a file of answers, and print what is still missing.

    Raises `UnreadableProposalError` if an answer has the wrong shape, and `NothingToDoError`
    without any answer; nothing is written then.
    """
    from aabsocial.cli.autosaved_proposal import AutosavedProposal
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors
    from aabsocial.cli.papers import write_papers
    from aabsocial.storage.attachments import copy_annexes
    from aabsocial.validation import ValidationOptions

    proposal = refuse_wrong_shapes(policy, answers_file, answers, language)
    if not _has_an_answer(policy, answers):
        raise NothingToDoError(*messages.problem("no-answers"))
    stored = AutosavedProposal(policy, language, into=workspace.proposals).save(answers)
    files = [annex.file for annex in proposal.annexes if annex.file]
    if str(answers_file.path) != STANDARD_INPUT:
        copy_annexes(files, answers_file.path.parent, stored.path.parent)
    review_context = replace(workspace.review_context, on_error=CrashLog().log)
    options = ValidationOptions(policy=policy, review_context=review_context)
    reviewed = write_papers(stored, options, workspace, language)
    return report_internal_errors(reviewed.findings, language, ExitCode.DONE)


def refuse_wrong_shapes(
    policy: Policy, answers_file: StoredProposal, answers: Answers, language: Language
) -> Proposal:
    """Return the proposal that the answers decode to.

    Raises `UnreadableProposalError` with every answer that cannot be read.
    """
    structure = read_answers(policy, answers)
    is_from_argument = answer_at(answers, TITLE) != answer_at(answers_file.answers, TITLE)
    findings = tuple(
        _of_title_argument(finding)
        if is_from_argument and finding.key == key_of(TITLE)
        else finding
        for finding in structure.findings
    )
    errors = tuple(found for found in findings if found.severity is Severity.ERROR)
    if errors:
        _refuse(answers_file, errors)
    for finding in findings:
        print_notice(f"{finding.message.in_(language)} {finding.remedy.in_(language)}")
    return structure.proposal


def _of_title_argument(finding: Finding) -> Finding:
    """Return a finding that blames the name on the command line and not a line of the file."""
    message = messages.message("on-the-command-line", message=finding.message)
    return replace(finding, key="", message=message)


def _has_an_answer(policy: Policy, answers: Answers) -> bool:
    """Return whether any question is answered; unknown keys and the file's own do not count."""
    about_initiative = {key: value for key, value in answers.items() if key not in FILE_KEYS}
    return read_answers(policy, about_initiative).proposal != read_answers(policy, {}).proposal


def refuse_no_proposal(policy: Policy, stored: StoredProposal) -> None:
    """Raise `UnreadableProposalError` for a meeting's file, or one of a newer schema version.

    Saving the latter would lose answers.
    """
    from aabsocial.storage.reading import reject_meeting_file

    reject_meeting_file(stored)
    findings = read_answers(policy, stored.answers).findings
    if newer := tuple(finding for finding in findings if finding.rule == "FIL10"):
        _refuse(stored, newer, "newer")


def _refuse(
    stored: StoredProposal, findings: tuple[Finding, ...], message_key: str = ""
) -> NoReturn:
    placed = tuple(
        replace(finding, place=stored.place_of(finding)) if finding.key else finding
        for finding in findings
    )
    message_key = message_key or ("unread-one" if len(placed) == 1 else "unread-several")
    sentences = messages.problem(message_key, path=relative_to_cwd(stored.path), count=len(placed))
    raise UnreadableProposalError(*sentences, placed)


def refuse_missing_answers(
    policy: Policy, answers: Answers, language: Language, file: Path | None = None
) -> NoReturn:
    """Raise `NothingToDoError` that names the missing answers and the ways to give them.

    `file` is the proposal's file, if it exists already.
    """
    missing = open_questions(policy, read_answers(policy, answers).proposal)
    labels = [policy.item_words[gap.question.key].label.in_(language) for gap in missing]
    labels_text = ", ".join(labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    if more > 0:
        labels_text = messages.text("and-more", language, named=labels_text, count=more)
    key = "nobody-to-ask" if file is None else "nobody-to-edit" if labels else "nothing-missing"
    raise NothingToDoError(
        *messages.problem(key, count=len(labels), missing=labels_text, path=file)
    )
