"""Choose what to work with: one of the proposals there are, a new one, one built on another."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError
from aabsocial.interview.protocol import Back, Chosen, Input, Interrupt, Option, Screen, Stop
from aabsocial.localization.messages import Messages, format_date
from aabsocial.personal_data import redact
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aabsocial.cli.workspace import Workspace
    from aabsocial.interview.protocol import FrontEnd
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal

messages = Messages(__file__)
DRAFT = "draft"
NEW, FROM = "new", "from"
MOST_REVIEWED = 40  # the latest: each takes some milliseconds, and the others can wait


class Picked(Struct):
    """What was chosen: a proposal to go on with, or to begin a new one, perhaps from another."""

    path: Path | None = None
    is_new: bool = False
    earlier: Path | None = None


def pick(
    paths: Iterable[Path],
    policy: Policy,
    workspace: Workspace,
    language: Language,
    front_end: FrontEnd,
) -> Picked | None:
    """Ask what to work with; `None` if nothing was chosen.

    Raises `KeyboardInterrupt` after Ctrl+C.
    """
    listed = sorted(paths, key=saved_at, reverse=True)
    named = [
        _option(path, number, policy, workspace, language) for number, path in enumerate(listed)
    ]
    rows = list(_told_apart(named, listed))
    ways = [Option(NEW, messages.text("new", language))]
    if listed:
        ways.append(Option(FROM, messages.text("from", language)))
    chosen = _ask(front_end, _screen("what", (*rows, *ways), workspace, language))
    if chosen == NEW:
        return Picked(is_new=True)
    if chosen == FROM:
        earlier = _ask(front_end, _screen("which", tuple(rows), workspace, language))
        return Picked(is_new=True, earlier=listed[int(earlier)]) if earlier else None
    return Picked(path=listed[int(chosen)]) if chosen else None


def _ask(front_end: FrontEnd, screen: Screen) -> str:
    """Return the name of the option chosen, empty if the user leaves."""
    while True:
        match front_end.ask(screen):
            case Chosen((name,)):
                return name
            case Stop() | Back():
                return ""
            case Interrupt():
                raise KeyboardInterrupt
            case _:  # there is no help, and no hub, before something is chosen
                continue


def _screen(
    word: str, options: tuple[Option, ...], workspace: Workspace, language: Language
) -> Screen:
    name = workspace.settings.association
    title = "title" if name else "untitled"
    return Screen(
        input=Input.CHOICE,
        section=messages.text(title, language, association=name),
        question=messages.text(word, language),
        options=options,
        proposed=(options[0].name,),
        beside=True,
    )


def saved_at(path: Path) -> float:
    """Return when a file was saved last, 0 if that cannot be read."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _option(
    path: Path, number: int, policy: Policy, workspace: Workspace, language: Language
) -> Option:
    """Return a proposal to choose, with how far it is: `kladde · mangler svar 7 steder · i går`."""
    from aabsocial.storage import read_proposal

    try:
        stored = read_proposal(path)
        review = _review(stored, policy, workspace) if number < MOST_REVIEWED else None
    except AabsocialError:
        unreadable = messages.text("unreadable", language)
        return Option(str(number), printable_line(path.parent.name), state=unreadable)
    answers = stored.answers.get("initiative")
    title = answers.get("title") if isinstance(answers, dict) else None
    name = title if isinstance(title, str) and title.strip() else path.parent.name
    parts = () if review is None else state_of(review, policy, language)
    state = " · ".join([*parts, _when(path, workspace, language)])
    return Option(str(number), redact(printable_line(name)), state=state)


def _told_apart(options: list[Option], paths: list[Path]) -> Iterator[Option]:
    """Yield the proposals, those of the same name with their folders."""
    titles = [option.label for option in options]
    for option, path in zip(options, paths, strict=True):
        folder = printable_line(path.parent.name)
        is_alone = titles.count(option.label) == 1
        yield option if is_alone else replace(option, label=f"{option.label} ({folder})")


def _review(stored: StoredProposal, policy: Policy, workspace: Workspace) -> Review:
    """Return the review; of an idea, as the hub counts it, with each answer that it lacks."""
    from aabsocial.model.proposal import is_only_an_idea
    from aabsocial.questionnaire.questions import read_answers
    from aabsocial.review.review import review_each_answer
    from aabsocial.validation import ValidationOptions, review_for_papers

    options = ValidationOptions(policy=policy, review_context=workspace.review_context)
    found = review_for_papers(stored, options)
    if not is_only_an_idea(found.proposal):
        return found
    return review_each_answer(policy, read_answers(policy, stored.answers), options.review_context)


def state_of(review: Review, policy: Policy, language: Language) -> Iterator[str]:
    """Yield the status, and of a draft what it lacks."""
    from aabsocial.model.findings import Gravity, count_findings
    from aabsocial.review.answer_state import AnswerState
    from aabsocial.review.gaps import told_as_missing

    proposal = review.proposal
    if (status := proposal.status or DRAFT) != DRAFT:
        word = policy.item_words["status"].choices[status].in_(language).lower()
        day = proposal.submitted_on if status == "submitted" else None
        yield f"{word} {format_date(day, language)}" if day else word
        return
    yield messages.text("draft", language)
    answers = AnswerState(policy=policy, proposal=proposal, unreadable=review.unreadable)
    found = count_findings(review.findings)
    counts = {
        "missing": len(told_as_missing(review.findings, {*answers.missing})),
        "error": found[Gravity.ERROR],
        "gap": found[Gravity.TO_SETTLE],
        "warning": found[Gravity.WARNING],
    }
    if counts["missing"]:  # the rest is not worth counting yet
        counts |= {"error": 0, "warning": 0}
    yield from (_counted(kind, count, language) for kind, count in counts.items() if count)


def _counted(word: str, count: int, language: Language) -> str:
    return messages.text(word if count > 1 else f"{word}-one", language, count=count)


def _when(path: Path, workspace: Workspace, language: Language) -> str:
    """Return when a proposal was saved last, the nearer the more exact."""
    saved = datetime.fromtimestamp(saved_at(path))  # noqa: DTZ006 - the user's own clock
    near = {workspace.today: "today", workspace.today - timedelta(days=1): "yesterday"}
    if word := near.get(saved.date()):
        return messages.text(word, language, hour=saved.hour, minute=f"{saved.minute:02}")
    return format_date(saved.date(), language)
