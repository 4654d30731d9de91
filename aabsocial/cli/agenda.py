"""The items of a meeting's agenda, and its facts, asked for where nobody gave them."""

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
    """What is the same for every item that is gathered.

    `editions` are those that sources are made for: writing a proposal anew for the public takes as
    long as reviewing it. `agenda` is the meeting's file, beside which the annexes of items without
    a proposal lie. `log` keeps what a maintainer needs to know of a rule that breaks.
    """

    policy: Policy
    place: Workspace
    editions: tuple[Edition, ...]
    agenda: Path | None
    log: Callable[[Exception], object]


Gathered: TypeAlias = "tuple[AgendaItem, AabsocialError | None]"


def load_agenda_items(
    gathering: AgendaContext, items: tuple[AgendaEntry, ...]
) -> Iterator[Gathered]:
    """Yield the items in agenda order, each with what hindered reading its proposal."""
    for number, item in enumerate(items, 1):
        try:
            yield _gathered(gathering, number, item), None
        except AabsocialError as fault:
            yield _unreadable(gathering, number, item, fault), fault


def _gathered(gathering: AgendaContext, number: int, item: AgendaEntry) -> AgendaItem:
    from aabsocial.handout import AgendaItem
    from aabsocial.storage.workspace import slug

    if item.proposal is None:
        return AgendaItem(
            number=number,
            kind=item.kind,
            name=slug(item.title),
            title=item.title,
            text=item.text,
            annexes=item.annexes,
            files=_files(gathering, gathering.agenda or Path(), item.annexes),
            closed=item.closed,
        )
    return _with_proposal(gathering, number, item, item.proposal)


def _unreadable(
    gathering: AgendaContext, number: int, item: AgendaEntry, fault: AabsocialError
) -> AgendaItem:
    from aabsocial.handout import AgendaItem

    path = item.proposal or Path()
    return AgendaItem(
        number=number,
        kind=item.kind,
        name=path.parent.name,
        title=item.title,
        closed=item.closed,
        path=written_from(gathering.place, path),
        unreadable=fault.message,
    )


def _with_proposal(
    gathering: AgendaContext, number: int, item: AgendaEntry, path: Path
) -> AgendaItem:
    from aabsocial.handout import AgendaItem, Source
    from aabsocial.storage import read_proposal
    from aabsocial.storage.workspace import slug
    from aabsocial.validation import ValidationOptions, review_for_papers

    stored = read_proposal(path)
    refuse_no_proposal(gathering.policy, stored)
    review_context = replace(gathering.place.review_context, on_error=gathering.log)
    if item.kind == "decision":
        review_context = replace(review_context, decided_on=review_context.today)
    options = ValidationOptions(policy=gathering.policy, review_context=review_context)
    review = review_for_papers(stored, options)
    title = review.proposal.initiative.title or item.title
    name = slug(title) if title else slug(path.parent.name)
    sources = {
        edition: Source(
            path=f"{number:02}_{name}.toml",
            content=content_for(edition, gathering.policy, stored),
            description=title,
        )
        for edition in gathering.editions
    }
    annexes = tuple(annex.file or "" for annex in review.proposal.annexes)
    return AgendaItem(
        number=number,
        kind=item.kind,
        name=name,
        title=title,
        closed=item.closed,
        review=review,
        path=written_from(gathering.place, path),
        source=sources.get("full"),
        public_source=sources.get("public"),
        files=_files(gathering, path, annexes),
    )


def _files(gathering: AgendaContext, beside: Path, annexes: Iterable[str]) -> tuple[AnnexFile, ...]:
    """Look at annexes that are named as seen from another file's folder."""
    from aabsocial.handout import AnnexFile
    from aabsocial.storage.attachments import file_digest

    folder = beside.parent
    inside = (file.replace("\\", "/") for file in annexes)
    return tuple(
        AnnexFile(
            path=written_from(gathering.place, folder / file), sha256=file_digest(folder, file)
        )
        if file
        else AnnexFile(path="")
        for file in inside
    )


def content_for(edition: Edition, policy: Policy, stored: StoredProposal) -> bytes:
    """Return a proposal's file as an edition attaches it: as it is, or as the public may have it.

    A CPR number is masked in both: who opens an attachment is not asked first.
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


def written_from(place: Workspace, path: Path) -> str:
    """Return a path as seen from the proposals' folder; its last two names where it is far away.

    Near is what lies in that folder, in the one where the settings are, or in the current one.
    """
    settings = place.settings.file
    folders = (place.proposals, settings.parent if settings else Path.cwd(), Path.cwd())
    # No link is followed: a colleague's may lead elsewhere, and the names would be others.
    whole, proposals, *near = (Path(os.path.abspath(it)) for it in (path, *folders))  # noqa: PTH100
    if any(whole.is_relative_to(folder) for folder in (proposals, *near)):
        with suppress(ValueError):  # on Windows, another drive
            return Path(os.path.relpath(whole, proposals)).as_posix()
    return Path(*whole.parts[-2:]).as_posix()


messages = Messages(__file__)
FACTS = ("body", "day", "time", "place", "number")
NEEDED = ("body", "day")


class MeetingFacts(Struct, kw_only=True):
    """What is known of a meeting before anything is asked."""

    body: str | None = None
    day: date | None = None
    time: str | None = None
    place: str | None = None
    number: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Name what a meeting cannot do without and is not known."""
        return tuple(name for name in NEEDED if not getattr(self, name))


def meeting_of(facts: MeetingFacts) -> Meeting:
    """Return the meeting; what is needed is known."""
    from aabsocial.handout import Meeting

    return Meeting(
        body=facts.body or "",
        day=facts.day or date.min,
        time=facts.time or "",
        place=facts.place or "",
        number=facts.number or "",
    )


def refuse_to_ask(facts: MeetingFacts, language: Language) -> NoReturn:
    """Name the facts that are missing, and the ways to give them."""
    named = ", ".join(messages.text(f"label.{name}", language) for name in facts.missing)
    raise NothingToDoError(*messages.problem("nobody-to-ask", missing=named))


def ask_for(facts: MeetingFacts, front_end: FrontEnd, language: Language) -> MeetingFacts:
    """Ask for each fact that is not known; where the answers end, the rest is left out.

    Raises `NothingToDoError` where what is needed is among the rest, `KeyboardInterrupt` for
    Ctrl-C.
    """
    questions = [name for name in FACTS if getattr(facts, name) is None]
    known: dict[str, Any] = {name: getattr(facts, name) for name in FACTS}
    place = 0
    notes: tuple[Note, ...] = ()
    while place < len(questions):
        screen = _screen(questions[place], known, notes, language)
        step, said = _step(questions[place], known, front_end.ask(screen), language)
        notes = _notes(step, said)
        place = max(0, place + step)
    facts = MeetingFacts(**known)
    if facts.missing:
        refuse_to_ask(facts, language)
    return facts


def _notes(step: int, said: str) -> tuple[Note, ...]:
    """Return the notes above the next question; if it is the same one, the answer was refused."""
    from aabsocial.interview.protocol import Note, Tone

    return (Note(Tone.DONE if step else Tone.ERROR, said),) if said else ()


def _step(name: str, known: dict[str, Any], action: Action, language: Language) -> tuple[int, str]:
    """Take an answer; give how far to go from its question, and what to say above the next."""
    from aabsocial.interview.protocol import Back, Clear, Interrupt, Keep, Stop, Typed

    match action:
        case Typed(text):
            return _taken(name, text, known, language)
        case Keep() | Clear():
            return (0, messages.text("needed", language)) if _is_open(name, known) else (1, "")
        case Back():
            return -1, ""
        case Stop():
            return len(FACTS), ""
        case Interrupt():
            raise KeyboardInterrupt
        case _:
            return 0, messages.text(f"help.{name}", language)


def _is_open(name: str, known: Mapping[str, Any]) -> bool:
    return name in NEEDED and not known[name]


def _taken(name: str, text: str, known: dict[str, Any], language: Language) -> tuple[int, str]:
    """Keep what was typed, where it can be read as what was asked for."""
    from aabsocial.parsing import Ambiguous, Rejected, parse_date
    from aabsocial.text.cleaning import clean_line

    if name != "day":
        known[name] = clean_line(text) or known[name]
        return (0, messages.text("needed", language)) if _is_open(name, known) else (1, "")
    heard = parse_date(text, language)
    if isinstance(heard, Rejected):
        return 0, f"{heard.message.in_(language)} {heard.remedy.in_(language)}"
    if isinstance(heard, Ambiguous):
        days = tuple(format_value(day, language) for day in heard.readings)
        return 0, messages.text("ambiguous", language, days=days)
    known[name] = heard.value
    return 1, messages.text("heard", language, day=format_value(heard.value, language))


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
