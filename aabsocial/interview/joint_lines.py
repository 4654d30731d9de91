"""Questions that are answered together by one typed line (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.formatting import UNANSWERED, messages, shortened, spot_label
from aabsocial.interview.gaps import gap_of, with_gaps
from aabsocial.interview.joint_readers import names_to_complete, read_joint, write_joint
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.refusals import error_note, wrong_shape_text
from aabsocial.interview.session import Session, Unsettled
from aabsocial.interview.spots import applying_items
from aabsocial.localization.messages import Message
from aabsocial.model.answers import path_of, with_answer, without_answer
from aabsocial.model.findings import Severity
from aabsocial.parsing.lines.audience import OCCASIONS
from aabsocial.parsing.lines.echo import (
    DOT,
    echo_lines,
    echo_text,
    field_name,
    field_question,
    quoted,
    reading_words,
)
from aabsocial.parsing.lines.open_part import parse_open_part
from aabsocial.parsing.lines.problems import describe_problem
from aabsocial.parsing.lines.reading import LineReading
from aabsocial.questionnaire.questions import value_at
from aabsocial.questionnaire.values import WrongShapeError, raw_value, read_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.model.joints import Joint
    from aabsocial.model.questions import Question
    from aabsocial.parsing.lines.reading import LineKind, LineQuestion, Values

LEFT_OVER = "note"  # the words of a line that none of its questions takes


def line_screen(session: Session, joint: Joint) -> Screen:
    """Return the screen on which the line is typed, with the answers so far in the field.

    Answers that no line says are told above the field, which is empty.
    """
    language, words, context = session.language, joint.words, session.interview_context
    text, values = written(session, joint), answered(session, joint)
    example = messages.text("example", language, text=words.example)
    told = reading_of_answers(joint, values) if values and not text else None
    return Screen(
        input=Input.LINE,
        question=words.prompt.in_(language),
        help=words.help.in_(language),
        example=example,
        body=(echo_text(told, language),) if told else (),
        current=text,
        typed=session.drafts.get(joint.key, ""),
        completions=names_to_complete(session, joint.reader),
        suggestions=() if values else tuple(_known(session, joint, context.known_from_settings)),
        remembered=() if values else tuple(_known(session, joint, context.known_from_others)),
        asks=True,
    )


def questions_of(session: Session, joint: Joint) -> tuple[Question, ...]:
    """Return the questions that a line answers now; no list of records is among them."""
    return cast("tuple[Question, ...]", applying_items(session, joint))


def answered(session: Session, joint: Joint) -> dict[str, object]:
    """Return the answers so far, by the names of the questions."""
    values = {it.name: value_at(session.proposal, it.key) for it in questions_of(session, joint)}
    return {name: value for name, value in values.items() if value not in (None, ())}


def written(session: Session, joint: Joint) -> str:
    """Return the answers so far as a line that reads back as the same, empty if none does."""
    values = answered(session, joint)
    return write_joint(session, joint, values) if values else ""


def reading_of_answers(joint: Joint, values: Values, missing: tuple[str, ...] = ()) -> LineReading:
    """Return the answers of a joint as a reading, so that they are said in the same words."""
    kind = cast("LineKind", joint.reader)
    return LineReading(kind=kind, text="", values=values, missing=missing)


def _known(
    session: Session, joint: Joint, values_of: Callable[[str], tuple[object, ...]]
) -> Iterator[str]:
    """Yield lines with what was answered before; those that no line says are left out."""
    for question in questions_of(session, joint):
        for value in values_of(question.key):
            try:
                read = read_value(question, raw_value(value))
            except WrongShapeError:
                continue
            if line := write_joint(session, joint, {question.name: read}):
                yield line


def take_line(session: Session, joint: Joint, text: str) -> Session:
    """Return the session with what a line answers, or with what is asked about it.

    A line with words that nothing takes stands in the field again; the same line once more is
    taken without them.
    """
    reading = _read(session, joint, text)
    values = {name: value for name, value in reading.values.items() if name != LEFT_OVER}
    said = values or reading.questions or reading.gaps
    unread = tuple(dict.fromkeys((*reading.unread, *_left_over(reading))))
    is_repeated = session.drafts.get(joint.key) == text
    typed = replace(with_draft(session, joint.key, text), unsettled=())
    if not said or (unread and not is_repeated):
        return _refused(typed, _what_is_unread(typed, replace(reading, values=values), unread))
    if reading.questions:
        asked = Unsettled(
            index=0, typed=text, record=values, questions=reading.questions, gaps=reading.gaps
        )
        return replace(typed, unsettled=(asked,))
    return _stored(typed, joint, replace(reading, values=values, unread=()))


def _read(session: Session, joint: Joint, text: str) -> LineReading:
    """Return a line as it was read; what one part of it leaves open is a gap of that question."""
    whole = read_joint(session, joint, text)
    part = parse_open_part(text, session.language)
    if part is None:
        return whole
    reading = read_joint(session, joint, part.rest)
    lacking = [it for it in questions_of(session, joint) if it.name not in reading.values]
    meant = [it for it in lacking if it.name == part.field] or [
        it for it in lacking if not part.field and it.needed(session.proposal)
    ]
    gaps = {it.name: part.gap for it in meant}
    missing = tuple(name for name in reading.missing if name not in gaps)
    return replace(reading, gaps=gaps, missing=missing, text=text) if gaps else whole


def _left_over(reading: LineReading) -> tuple[str, ...]:
    left = reading.values.get(LEFT_OVER)
    return (str(left),) if left else ()


def _what_is_unread(session: Session, reading: LineReading, unread: tuple[str, ...]) -> str:
    """Return what was read and what was not, and how the line can be mended."""
    language = session.language
    if not (reading.values or reading.questions):
        return describe_problem(replace(reading, unread=unread), language)
    read = " · ".join(echo_lines(_told(reading), language))
    said = messages.text("line-unread", language, read=read, words=quoted(unread, language))
    where = f"line-unread-{reading.kind}"
    return f"{said} {messages.text(where, language)}" if where in messages else said


def _told(reading: LineReading) -> LineReading:
    return replace(reading, missing=(), unread=(), remarks=())


def _refused(session: Session, text: str) -> Session:
    return replace(session, notes=(error_note(session, text),))


def _stored(session: Session, joint: Joint, reading: LineReading) -> Session:
    """Return the session with the values of a line, told in whole words.

    A necessary answer that the line does not give stays as it was; another one that stood in the
    field is taken back, unless the line only says of one part that it is open.
    """
    was_shown, answers = written(session, joint), session.answers
    questions = questions_of(session, joint)
    for question in questions:
        path = path_of(question.key)
        if question.name in reading.values:
            raw = raw_value(reading.values[question.name])
            if wrong := _refusal(session, question, raw):
                return _refused(session, wrong)
            answers = with_answer(answers, path, raw)
        elif was_shown and reading.values and not question.needed(session.proposal):
            answers = without_answer(answers, path)
    open_again = {joint.key, *(question.key for question in questions)}
    stored = replace(
        without_draft(session, joint.key),
        answers=answers,
        skipped=session.skipped - open_again,
    )
    names = {it.name: it.key for it in questions}
    gaps = {names[name]: gap_of(gap) for name, gap in reading.gaps.items() if name in names}
    stored = with_gaps(stored, gaps)
    return replace(stored, notes=(_echo(stored, joint, reading), *_doubts(stored, joint, reading)))


def _refusal(session: Session, question: Question, raw: object) -> str:
    """Return why an answer cannot be held, nothing where it can."""
    try:
        read_value(question, raw)
    except WrongShapeError as wrong:
        if wrong.severity is Severity.HINT:
            return ""
        return wrong_shape_text(session, question.key, wrong)
    return ""


def _echo(session: Session, joint: Joint, reading: LineReading) -> Note:
    """Return all that the joint answers now, and what it lacks, by the name of the joint.

    It is read above the next question, which may be about something else altogether.
    """
    lacking = tuple(it.name for it in questions_of(session, joint) if it.key in session.open_keys)
    told = replace(reading, values=answered(session, joint), missing=lacking)
    language, read = session.language, DOT.join(echo_lines(told, session.language))
    label = spot_label(session.policy, joint, language)
    return Note(Tone.DONE, messages.text("read-as", language, label=label, value=read))


def _doubts(session: Session, joint: Joint, reading: LineReading) -> Iterator[Note]:
    for question in questions_of(session, joint):
        words, value = session.policy.item_words[question.key], reading.values.get(question.name)
        if words.doubt and value is not None and question.doubtful(value):
            doubt = Message(words.doubt, {"answer": value})
            yield Note(Tone.NEWS, doubt.in_(session.language))


def choose_line_reading(session: Session, joint: Joint, name: str) -> Session:
    """Return the session, at the line, after a reading was chosen, or the line is to be mended."""
    line = session.unsettled[0]
    if name == UNANSWERED:
        return replace(session, unsettled=())
    question, *more = line.questions
    values: dict[str, Any] = {**line.record, **question.readings[int(name)]}
    if more:
        return replace(session, unsettled=(replace(line, record=values, questions=tuple(more)),))
    settled = replace(reading_of_answers(joint, values), gaps=line.gaps)
    return _stored(replace(session, unsettled=()), joint, settled)


def line_readings(session: Session, joint: Joint) -> Screen:
    """Return the page on which one chooses what a line means."""
    language, line = session.language, session.unsettled[0]
    question = line.questions[0]
    if question.field == OCCASIONS:
        return _occasions_screen(session, question)
    is_one_field = len({tuple(values) for values in question.readings if values}) == 1
    asked = field_question(cast("LineKind", joint.reader), question.field, language)
    key = "line-readings" if is_one_field else "readings"
    return Screen(
        input=Input.CHOICE,
        question=messages.text(key, language, text=shortened(line.typed), asked=asked),
        options=(
            *_reading_options(session, joint, question, named=not is_one_field),
            Option(UNANSWERED, messages.text("line-again", language)),
        ),
        # A number of whom is not known is never what stands where nothing is chosen.
        proposed=(str(question.readings.index({}) if {} in question.readings else 0),),
    )


def _occasions_screen(session: Session, question: LineQuestion) -> Screen:
    """Return the page that asks whether a number of each time is how many there are in all."""
    language, count = session.language, reading_words(question.readings[0], session.language)
    return Screen(
        input=Input.CHOICE,
        question=messages.text("occasions", language, count=count),
        options=(
            Option("0", messages.text("occasions-all", language, count=count)),
            Option("1", messages.text("occasions-each", language, count=count)),
            Option(UNANSWERED, messages.text("line-again", language)),
        ),
        proposed=("1",),
    )


def _reading_options(
    session: Session, joint: Joint, question: LineQuestion, *, named: bool
) -> Iterator[Option]:
    kind = cast("LineKind", joint.reader)
    for number, values in enumerate(question.readings):
        said = reading_words(values, session.language)
        if question.said:
            said = question.said[number] or messages.text("none-in-all", session.language)
        if named:
            fields = (field_name(kind, name, session.language) for name in values)
            said = f"{', '.join(fields).capitalize()}: {said}"
        yield Option(str(number), said)
