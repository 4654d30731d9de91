"""The screen that stands at a session's spot, in the reader's language (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import records, turn
from aabsocial.interview.pages import PAGES
from aabsocial.interview.route import record_at, record_index, section_of
from aabsocial.interview.screen import Input, Note, Option, Screen, Tone
from aabsocial.interview.session import Session, Stage
from aabsocial.interview.words import say
from aabsocial.interview.written import editable, group_total, record_line, written
from aabsocial.policy import Group, Kind, Question
from aabsocial.questionnaire import asked_items, is_field_asked, value_at
from aabsocial.shapes import SCHEMA_VERSION
from aabsocial.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.policy import Item

INPUTS = {
    Kind.PARAGRAPHS: Input.PARAGRAPHS,
    Kind.TEXTS: Input.LINES,
    Kind.YES_NO: Input.CHOICE,
    Kind.CHOICE: Input.CHOICE,
    Kind.CHOICES: Input.CHOICES,
}


def screen(session: Session) -> Screen:
    """Give everything a front end shows at this moment."""
    match session.spot.stage:
        case Stage.QUESTION:
            return _question(session)
        case Stage.LIST:
            return _list(session)
        case Stage.RECORD:
            return _record(session)
        case stage:
            return PAGES[stage](session)


def progress(session: Session) -> str:
    """Say `Spørgsmål 3 af 34`, true for the answers so far, and which record is being filled in."""
    asked = [item.key for item in asked_items(session.policy, session.proposal)]
    item = session.item_at(session.spot)
    place = asked.index(item.key) + 1 if item.key in asked else 0
    key = "progress" if place else "progress-beside"
    parts = [say(key, session.language, place=place, all=len(asked))]
    if isinstance(item, Group) and session.spot.key != item.key:
        word = session.policy.item_words[item.key].record
        parts.append(f"{spoken(word, session.language)} {record_index(session.spot) + 1}")
    return " · ".join(parts)


def basis(session: Session, item: Item, question: Item) -> str:
    """Say which clause asks: `Princip 1 · 1.5`."""
    numbers = question.clauses or item.clauses
    if not numbers:
        return ""
    chapter = next(
        chapter
        for chapter in session.policy.chapters
        if chapter.number == numbers[0].partition(".")[0]
    )
    kind = "basis-principle" if chapter.number in PRINCIPLES else "basis-chapter"
    return say(
        kind,
        session.language,
        chapter=chapter.number,
        title=chapter.title,
        clause=", ".join(numbers),
    )


PRINCIPLES = frozenset("123456")


def _question(session: Session) -> Screen:
    item, question = session.item_at(session.spot), turn.question_at(session)
    words = session.policy.item_words[question.key]
    value = _value(session, item, question)
    proposed = _proposed(session, question) if value is None else ()
    chosen = _names(value) if value is not None else _names(proposed[0]) if proposed else ()
    return Screen(
        input=INPUTS.get(question.kind, Input.LINE),
        section=_section_title(session, item.key),
        progress=progress(session),
        basis=basis(session, item, question),
        question=words.prompt.in_(session.language),
        help=words.help.in_(session.language),
        notes=(*session.notes, *_news(session, item)),
        current=_current(session, question, value),
        typed=session.typed.get(session.spot.key, ""),
        suggestions=tuple(editable(question, it, session.language) for it in proposed),
        options=tuple(_choices(session, question)),
        chosen=chosen,
        asks=True,
    )


def _current(session: Session, question: Question, value: object) -> str:
    if value is None or question.kind in (Kind.CHOICE, Kind.CHOICES):
        return "" if value is None else written(session.policy, question, value, session.language)
    return editable(question, value, session.language)


def _value(session: Session, item: Item, question: Question) -> object:
    if isinstance(item, Group):
        record = record_at(session, item, record_index(session.spot))
        value: object = getattr(record, question.name)
        return value
    answer: object = value_at(session.proposal, question.key)
    return answer


def _proposed(session: Session, question: Question) -> tuple[object, ...]:
    """Give what may be answered: worked out from the answers, then what was used before."""
    worked_out = question.suggest(session.proposal) if question.suggest else None
    known = session.setting.known.get(question.key, ())
    if worked_out is None or worked_out == ():
        return known
    return tuple(dict.fromkeys((worked_out, *known)))


def _names(value: object) -> tuple[str, ...]:
    match value:
        case bool():
            return (turn.YES if value else turn.NO,)
        case tuple():
            return tuple(str(part) for part in value)
        case _:
            return (str(value),)


def _choices(session: Session, question: Question) -> Iterator[Option]:
    if question.kind is Kind.YES_NO:
        yield Option(turn.YES, say("yes", session.language))
        yield Option(turn.NO, say("no", session.language))
    words = session.policy.item_words[question.key].choices
    yield from (Option(name, words[name].in_(session.language)) for name in question.choices)
    if question.kind in (Kind.YES_NO, Kind.CHOICE):
        yield Option(turn.UNANSWERED, say("not-yet", session.language))


def _news(session: Session, item: Item) -> Iterator[Note]:
    """Say why a question is asked of a proposal that was finished before the question existed."""
    if session.setting.version_read < item.since <= SCHEMA_VERSION:
        yield Note(Tone.NEWS, say("new-question", session.language))


def _section_title(session: Session, key: str) -> str:
    name = section_of(session, key)
    titles = [part.title for part in session.policy.sections if part.name == name]
    return titles[0].in_(session.language) if titles else ""


def _list(session: Session) -> Screen:
    group = session.group_at(session.spot)
    words = session.policy.item_words[group.key]
    rows = value_at(session.proposal, group.key)
    return Screen(
        input=Input.CHOICE,
        section=_section_title(session, group.key),
        progress=progress(session),
        basis=basis(session, group, group),
        question=words.prompt.in_(session.language),
        help=words.help.in_(session.language),
        notes=(*session.notes, *_news(session, group)),
        body=tuple(_totals(session, group)),
        options=tuple(_list_options(session, group, rows)),
        chosen=(records.DONE if rows else records.ADD,),
    )


def _list_options(session: Session, group: Group, rows: tuple[object, ...]) -> Iterator[Option]:
    language = session.language
    word = session.policy.item_words[group.key].record
    name = spoken(word, language).lower()
    yield Option(records.ADD, say("add", language, record=name))
    if rows:
        yield Option(records.ADD_ALIKE, say("add-alike", language, record=name))
    for index, record in enumerate(rows):
        line = record_line(session.policy, group, record, language)
        above = say("change-one", language) if index == 0 else ""
        yield Option(f"{records.RECORD}{index}", f"{index + 1}. {line}", above)
    if session.removed and session.removed[0] == group.key:
        yield Option(records.PUT_BACK, say("put-back", language))
    yield Option(records.DONE, say("list-done" if rows else "list-none", language))


def _totals(session: Session, group: Group) -> Iterator[str]:
    """Say the running total, and the difference to what it must balance with (8.1)."""
    mine = group_total(group, session.proposal)
    other = session.policy.items.get(group.balances)
    if mine is None or not isinstance(other, Group):
        return
    theirs = group_total(other, session.proposal)
    if theirs is None:
        return
    words = session.policy.item_words
    language = session.language
    yield say("total", language, what=words[group.key].label, amount=mine)
    if theirs.ore:
        yield say("total", language, what=words[other.key].label, amount=theirs)
        key = "balances" if mine == theirs else "difference"
        yield say(key, language, amount=max(mine, theirs) - min(mine, theirs))


def _record(session: Session) -> Screen:
    group, index = session.group_at(session.spot), record_index(session.spot)
    record = record_at(session, group, index)
    word = session.policy.item_words[group.key].record
    return Screen(
        input=Input.CHOICE,
        section=_section_title(session, group.key),
        progress=progress(session),
        basis=basis(session, group, group),
        question=say(
            "record", session.language, record=spoken(word, session.language), number=index + 1
        ),
        notes=session.notes,
        options=tuple(_record_options(session, group, record)),
        chosen=(records.DONE,),
    )


def _record_options(session: Session, group: Group, record: object) -> Iterator[Option]:
    language = session.language
    for field in group.fields:
        value = getattr(record, field.name)
        if value is None and not is_field_asked(field, record, session.proposal):
            continue
        label = session.policy.item_words[field.key].label.in_(language)
        text = say("unanswered", language)
        if value is not None:
            text = editable(field, value, language)
            if field.kind in (Kind.CHOICE, Kind.CHOICES):
                text = written(session.policy, field, value, language)
        yield Option(f"{records.FIELD}{field.name}", f"{label}: {text}")
    index = record_index(session.spot)
    if index > 0:
        yield Option(records.MOVE_UP, say("move-up", language))
    if index < len(value_at(session.proposal, group.key)) - 1:
        yield Option(records.MOVE_DOWN, say("move-down", language))
    yield Option(records.TAKE_OUT, say("take-out", language))
    yield Option(records.DONE, say("record-done", language))
