"""Load the items of a meeting's agenda, and ask for the facts of the meeting that are missing."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from aabsocial.cli.answers_file import refuse_no_proposal
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import AabsocialError, NothingToDoError
from aabsocial.localization.messages import Messages, format_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, AnnexFile, Edition, Meeting
    from aabsocial.interview.protocol import Action, FrontEnd, Note, Screen
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal
    from aabsocial.storage.meeting_file import AgendaEntry


class AgendaContext(Struct, kw_only=True):
    """What all items of one agenda are loaded with.

    `editions` are those that sources are made for: writing a proposal anew for the public takes as
    long as reviewing it. `meeting_file` is the path of `meeting.toml`; the annexes of items without
    a proposal are relative to it. `log` is called with each internal error of a rule.
    """

    policy: Policy
    workspace: Workspace
    editions: tuple[Edition, ...]
    meeting_file: Path | None
    log: Callable[[Exception], object]


LoadedItem: TypeAlias = "tuple[AgendaItem, AabsocialError | None]"


def load_agenda_items(
    context: AgendaContext, items: tuple[AgendaEntry, ...]
) -> Iterator[LoadedItem]:
    """Yield the items in agenda order, each with the error that stopped its proposal being read."""
    from aabsocial.handout.names import number_width, padded_number
    from aabsocial.storage.meeting_file import item_numbers

    numbers, section = item_numbers(items), ""
    width = number_width(numbers)
    for number, entry in zip(numbers, items, strict=True):
        section = entry.section or section
        item = _item_of_entry(entry, number, section)
        try:
            yield _loaded_item(context, item, entry, padded_number(number, width)), None
        except AabsocialError as fault:
            yield _unreadable_item(context, item, entry, fault), fault


def _item_of_entry(entry: AgendaEntry, number: str, section: str) -> AgendaItem:
    """Return an item with all that the agenda itself says of it."""
    from aabsocial.handout import AgendaItem
    from aabsocial.personal_data.file_names import slug

    return AgendaItem(
        number=number,
        kind=entry.kind,
        name=slug(entry.title),
        title=entry.title,
        text=entry.text,
        question=entry.question,
        presenter=entry.presenter,
        minutes=entry.minutes,
        section=section,
        late=entry.late,
        annexes=entry.annexes,
        closed=entry.closed,
    )


def _unreadable_item(
    context: AgendaContext, item: AgendaItem, entry: AgendaEntry, fault: AabsocialError
) -> AgendaItem:
    path = entry.proposal or Path()
    return replace(
        item,
        name=path.parent.name,
        path=relative_to_proposals(context.workspace, path),
        unreadable=fault.message,
    )


def _loaded_item(
    context: AgendaContext, item: AgendaItem, entry: AgendaEntry, padded: str
) -> AgendaItem:
    """Return an item with its proposal or annexes; `padded` is its number in names of files."""
    from aabsocial.handout import Source
    from aabsocial.personal_data.file_names import slug
    from aabsocial.storage import read_proposal
    from aabsocial.validation import ValidationOptions, review_for_papers

    path = entry.proposal
    if path is None:
        place = context.meeting_file or Path()
        return replace(item, files=_annex_files(context, place, entry.annexes))
    stored = read_proposal(path)
    refuse_no_proposal(context.policy, stored)
    review_context = replace(context.workspace.review_context, on_error=context.log)
    if entry.kind == "decision":
        review_context = replace(review_context, decided_on=review_context.today)
    options = ValidationOptions(policy=context.policy, review_context=review_context)
    review = review_for_papers(stored, options)
    title = entry.title or review.proposal.initiative.title or ""
    name = slug(title) if title else slug(path.parent.name)
    sources = {
        edition: Source(
            path=f"{padded}_{name}.toml",
            content=content_for(edition, context.policy, stored),
            description=title,
        )
        for edition in context.editions
    }
    annexes = tuple(annex.file or "" for annex in review.proposal.annexes)
    return replace(
        item,
        name=name,
        title=title,
        review=review,
        path=relative_to_proposals(context.workspace, path),
        source=sources.get("full"),
        public_source=sources.get("public"),
        files=_annex_files(context, path, annexes),
    )


def _annex_files(
    context: AgendaContext, named_in: Path, annexes: Iterable[str]
) -> tuple[AnnexFile, ...]:
    """Return the annexes, whose paths are relative to the folder of `named_in`."""
    from aabsocial.handout import AnnexFile
    from aabsocial.storage.attachments import file_digest

    folder = named_in.parent
    inside = (file.replace("\\", "/") for file in annexes)
    return tuple(
        AnnexFile(
            path=relative_to_proposals(context.workspace, folder / file),
            sha256=file_digest(folder, file),
        )
        if file
        else AnnexFile(path="")
        for file in inside
    )


def content_for(edition: Edition, policy: Policy, stored: StoredProposal) -> bytes:
    """Return the bytes of a proposal's file as an edition attaches it: as it is, or made public.

    CPR numbers are masked in both: nobody is warned before opening an attachment.
    """
    from aabsocial.personal_data import redact
    from aabsocial.questionnaire.questions import read_answers
    from aabsocial.storage.attachments import public_source
    from aabsocial.storage.layout import layout_of

    content = stored.raw or b""
    if edition == "public":
        language = "en" if stored.answers.get("language") == "en" else "da"
        unreadable = read_answers(policy, stored.answers).unreadable
        content = public_source(stored, layout_of(policy, language), unreadable)
    return redact(content.decode()).encode()


def relative_to_proposals(workspace: Workspace, path: Path) -> str:
    """Return a path relative to the proposals' folder; only its last two names if it is far away.

    A path is near if it is inside that folder, the folder of the settings, or the current one.
    """
    settings = workspace.settings.file
    folders = (workspace.proposals, settings.parent if settings else Path.cwd(), Path.cwd())
    # Links are not followed: a colleague's may lead elsewhere, and the names would differ.
    whole, proposals, *near = (Path(os.path.abspath(it)) for it in (path, *folders))  # noqa: PTH100 - resolve() follows links
    if any(whole.is_relative_to(folder) for folder in (proposals, *near)):
        with suppress(ValueError):  # on Windows, another drive
            return Path(os.path.relpath(whole, proposals)).as_posix()
    return Path(*whole.parts[-2:]).as_posix()


messages = Messages(__file__)
FACTS = ("body", "day", "time", "place", "number")
NEEDED = ("body", "day")


class MeetingFacts(Struct, kw_only=True):
    """The facts of a meeting; `None` for one that is not known yet."""

    body: str | None = None
    day: date | None = None
    time: str | None = None
    place: str | None = None
    number: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the required facts that are not known."""
        return tuple(name for name in NEEDED if not getattr(self, name))


def meeting_of(facts: MeetingFacts) -> Meeting:
    """Return the meeting; the required facts must be known."""
    from aabsocial.handout import Meeting

    return Meeting(
        body=facts.body or "",
        day=facts.day or date.min,
        time=facts.time or "",
        place=facts.place or "",
        number=facts.number or "",
    )


def refuse_missing_facts(facts: MeetingFacts, language: Language) -> NoReturn:
    """Raise `NothingToDoError` that names the missing facts and the ways to give them."""
    named = ", ".join(messages.text(f"label.{name}", language) for name in facts.missing)
    raise NothingToDoError(*messages.problem("nobody-to-ask", missing=named))


def ask_for_facts(facts: MeetingFacts, front_end: FrontEnd, language: Language) -> MeetingFacts:
    """Ask for each fact that is not known, and return all; at the end of input the rest stays open.

    Raises `NothingToDoError` if a required fact is missing then, `KeyboardInterrupt` for Ctrl-C.
    """
    questions = [name for name in FACTS if getattr(facts, name) is None]
    known: dict[str, Any] = {name: getattr(facts, name) for name in FACTS}
    position = 0
    notes: tuple[Note, ...] = ()
    while position < len(questions):
        screen = _screen(questions[position], known, notes, language)
        step, remark = _take_action(questions[position], known, front_end.ask(screen), language)
        notes = _notes(step, remark)
        position = max(0, position + step)
    facts = MeetingFacts(**known)
    if facts.missing:
        refuse_missing_facts(facts, language)
    return facts


def _notes(step: int, remark: str) -> tuple[Note, ...]:
    """Return the notes above the next question; a step of 0 means that the answer was rejected."""
    from aabsocial.interview.protocol import Note, Tone

    return (Note(Tone.DONE if step else Tone.ERROR, remark),) if remark else ()


def _take_action(
    name: str, known: dict[str, Any], action: Action, language: Language
) -> tuple[int, str]:
    """Apply an action; return how many questions to go on, and the remark above the next one."""
    from aabsocial.interview.protocol import Back, Clear, Interrupt, Keep, Stop, Typed

    match action:
        case Typed(text):
            return _take_fact(name, text, known, language)
        case Keep() | Clear():
            return (0, messages.text("needed", language)) if _is_needed(name, known) else (1, "")
        case Back():
            return -1, ""
        case Stop():
            return len(FACTS), ""
        case Interrupt():
            raise KeyboardInterrupt
        case _:
            return 0, messages.text(f"help.{name}", language)


def _is_needed(name: str, known: Mapping[str, Any]) -> bool:
    return name in NEEDED and not known[name]


def _take_fact(name: str, text: str, known: dict[str, Any], language: Language) -> tuple[int, str]:
    """Store a typed fact in `known` if it can be parsed; return the step and the remark."""
    from aabsocial.parsing import Ambiguous, Rejected, parse_date
    from aabsocial.text.cleaning import clean_line

    if name != "day":
        known[name] = clean_line(text) or known[name]
        return (0, messages.text("needed", language)) if _is_needed(name, known) else (1, "")
    result = parse_date(text, language)
    if isinstance(result, Rejected):
        return 0, f"{result.message.in_(language)} {result.remedy.in_(language)}"
    if isinstance(result, Ambiguous):
        days = tuple(format_value(day, language) for day in result.readings)
        return 0, messages.text("ambiguous", language, days=days)
    known[name] = result.value
    return 1, messages.text("heard", language, day=format_value(result.value, language))


def _screen(
    name: str, known: Mapping[str, Any], notes: tuple[Note, ...], language: Language
) -> Screen:
    from aabsocial.interview.protocol import Input, Screen

    current = known[name]
    return Screen(
        input=Input.LINE,
        question=messages.text(f"ask.{name}", language),
        help=messages.text(f"help.{name}", language),
        notes=notes,
        current="" if current is None else format_value(current, language),
        asks=True,
        legend=messages.text("legend", language),
    )
