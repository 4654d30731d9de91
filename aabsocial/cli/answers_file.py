"""Proposals from a file of answers, and what is said where nothing can be asked."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import PROPOSAL_FILE
from aabsocial.errors import ExitCode, FileTroubleError, NothingToDoError, UnreadableProposalError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy
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

WORDS = Path(__file__).with_suffix(".toml")
STANDARD_INPUT = "-"
MOST_NAMED = 12
TITLE = ("initiative", "title")
FORMAL = ("schema_version", "policy", "language", "status")  # of the file, not of the initiative


def answers_in(source: str) -> StoredProposal:
    """Read a file of answers, standard input for `-`.

    Raises `UnreadableProposalError` with what stands where in it, and `FileTroubleError`.
    """
    from aabsocial.storage.reading import parse_proposal, read_proposal

    if source == STANDARD_INPUT:
        typed = b"" if sys.stdin is None else sys.stdin.buffer.read()
        return parse_proposal(typed, Path(STANDARD_INPUT))
    path = Path(source)
    if path.is_dir():
        inside = path / PROPOSAL_FILE
        key = "folder-with-answers" if inside.is_file() else "folder-for-answers"
        raise FileTroubleError(*message_and_remedy(WORDS, key, path=path, file=inside))
    if not os.path.lexists(path):
        raise FileTroubleError(*message_and_remedy(WORDS, "no-file", path=path))
    return read_proposal(path)


def accept_answers(
    policy: Policy, place: Workspace, answers: Answers, given: StoredProposal, language: Language
) -> ExitCode:
    """Make a proposal and its papers from a file of answers, and say what is still missing.

    Raises `UnreadableProposalError` where an answer has the wrong shape, and `NothingToDoError`
    where there is no answer at all; nothing is written then.
    """
    from aabsocial.cli.crash_report import report_internal_errors, write_log
    from aabsocial.cli.interview import AutosavedProposal
    from aabsocial.cli.papers import write_papers
    from aabsocial.storage.attachments import copy_annexes
    from aabsocial.validation import ValidationOptions

    proposal = refuse_wrong_shapes(policy, given, answers, language)
    if not _hold_an_answer(policy, answers):
        raise NothingToDoError(*message_and_remedy(WORDS, "no-answers"))
    stored = AutosavedProposal(policy, language, into=place.proposals).keep(answers)
    files = [annex.file for annex in proposal.annexes if annex.file]
    if str(given.path) != STANDARD_INPUT:
        copy_annexes(files, given.path.parent, stored.path.parent)
    terms = ValidationOptions(policy=policy, review_context=place.review_context, log=write_log)
    reviewed = write_papers(stored, terms, place, language)
    return report_internal_errors(reviewed.findings, language, ExitCode.DONE)


def refuse_wrong_shapes(
    policy: Policy, given: StoredProposal, answers: Answers, language: Language
) -> Proposal:
    """Return the proposal that answers amount to; refuse those that cannot be read, all at once."""
    structure = read_answers(policy, answers)
    is_named = answer_at(answers, TITLE) != answer_at(given.answers, TITLE)
    findings = tuple(
        _of_the_name(it) if is_named and it.key == key_of(TITLE) else it
        for it in structure.findings
    )
    errors = tuple(found for found in findings if found.severity is Severity.ERROR)
    if errors:
        _refuse(given, errors)
    for finding in findings:
        print_notice(f"{finding.message.in_(language)} {finding.remedy.in_(language)}")
    return structure.proposal


def _of_the_name(found: Finding) -> Finding:
    """Return a finding that says that it is about the name on the command line, not the file's."""
    from dataclasses import replace

    words = load_messages(WORDS)["on-the-command-line"]
    return replace(found, key="", message=Message(words, {"message": found.message}))


def _hold_an_answer(policy: Policy, answers: Answers) -> bool:
    """Return whether anything is said of the initiative; unknown keys say nothing."""
    said = {key: value for key, value in answers.items() if key not in FORMAL}
    return read_answers(policy, said).proposal != read_answers(policy, {}).proposal


def refuse_no_proposal(policy: Policy, stored: StoredProposal) -> None:
    """Refuse a meeting, and what a newer version of the tool has written: it would lose answers."""
    from aabsocial.storage.reading import reject_meeting_file

    reject_meeting_file(stored)
    findings = read_answers(policy, stored.answers).findings
    if newer := tuple(found for found in findings if found.rule == "FIL10"):
        _refuse(stored, newer)


def _refuse(stored: StoredProposal, findings: tuple[Finding, ...]) -> NoReturn:
    from dataclasses import replace

    placed = tuple(
        replace(found, place=stored.place(found)) if found.key else found for found in findings
    )
    sentences = message_and_remedy(
        WORDS, "wrong-shape", path=relative_to_cwd(stored.path), count=len(placed)
    )
    raise UnreadableProposalError(*sentences, placed)


def refuse_to_ask(
    policy: Policy, answers: Answers, language: Language, file: Path | None = None
) -> NoReturn:
    """Name the answers that are missing and the ways to give them, where nobody can be asked.

    `file` is where the proposal stands already, if it does.
    """
    missing = open_questions(policy, read_answers(policy, answers).proposal)
    labels = [policy.item_words[part.question.key].label.in_(language) for part in missing]
    named = ", ".join(labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    if more > 0:
        words = load_messages(WORDS)["and-more"]
        named = Message(words, {"named": named, "count": more}).in_(language)
    key = "nobody-to-ask" if file is None else "nobody-to-edit" if labels else "nothing-missing"
    raise NothingToDoError(
        *message_and_remedy(WORDS, key, count=len(labels), missing=named, path=file)
    )
