"""Read what a line says of the parts that another line lacks (pure)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct
from aabsocial.interview.answer_input import HEARERS, parse_answer
from aabsocial.interview.line_entries import HOW_IT_WAS_VOTED, open_fields
from aabsocial.interview.line_readers import read_line
from aabsocial.interview.line_records import FREE_FIELDS, raw_fields, said_in
from aabsocial.interview.line_screen import texts
from aabsocial.model.questions import WRITTEN
from aabsocial.parsing import Parsed
from aabsocial.parsing.lines.certainty import is_doubt_alone
from aabsocial.parsing.lines.financing_line import is_no_name
from aabsocial.parsing.lines.line import BETWEEN, in_plain_letters
from aabsocial.parsing.lines.open_part import parse_open_part
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.unknown import parse_gap, says_nothing
from aabsocial.parsing.lines.words import any_of, words
from aabsocial.questionnaire.derived import listed_keys
from aabsocial.questionnaire.values import raw_value
from aabsocial.text.sentences import joined, without_full_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.open_part import OpenPart
    from aabsocial.parsing.lines.reading import LineReading

IN_PLACES = frozenset({"activity", "partner"})  # whose parts are known by their order
IN_OWN_WORDS = frozenset({"criterion", "decision"})
REST = "amount"  # worked out where a line says `resten`, and never by a rule alone
FIELD = re.compile(r"\{(\w+)\}")


class SaidParts(Struct):
    """The fields that a text says, and those that it leaves open, with its words."""

    values: dict[str, Any]
    gaps: dict[str, Gap]


NOTHING = SaidParts({}, {})


def read_parts(session: Session, group: Group, missing: Sequence[str], text: str) -> SaidParts:
    """Return what a text says of the missing fields, and what of them it leaves open."""
    language = session.language
    if whole := _gap_in(text, language):
        return SaidParts({}, dict.fromkeys(_meant(session, group, missing), whole))
    if says_nothing(text, language):
        return NOTHING
    if in_places := _unknown_in_its_place(session, group, missing, text):
        return in_places
    apart = _apart(text, language)
    part = parse_open_part(apart, language)
    if part is None or (part.field not in missing and _is_in_its_place(group, apart, part)):
        return _said(session, group, missing, apart)
    return _beside_open(session, group, missing, part)


def _unknown_in_its_place(
    session: Session, group: Group, missing: Sequence[str], text: str
) -> SaidParts | None:
    """Return a part for each of the missing fields, in their order, of which some are not known."""
    parts = text.split(";")
    if group.lines not in IN_PLACES or len(parts) != len(missing):
        return None
    gaps = {
        name: gap
        for name, part in zip(missing, parts, strict=True)
        if (gap := parse_gap(part, session.language))
    }
    known = {name: part for name, part in zip(missing, parts, strict=True) if name not in gaps}
    if not (gaps and known):
        return None
    said = read_parts(session, group, [*known], ";".join(known.values()).strip())
    return SaidParts(said.values, {**gaps, **said.gaps})


def _beside_open(
    session: Session, group: Group, missing: Sequence[str], part: OpenPart
) -> SaidParts:
    """Return what a text says beside an open part: of the field that it names, else all left."""
    named = HOW_IT_WAS_VOTED if part.field in HOW_IT_WAS_VOTED else (part.field,)
    still = [name for name in missing if name not in named]
    said = read_parts(session, group, still, part.rest) if part.rest else NOTHING
    if part.rest and not (said.values or said.gaps):
        return said
    left = [name for name in missing if name not in {*said.values, *said.gaps}]
    names = [name for name in left if name in named] or _meant(session, group, left)
    return SaidParts(said.values, {**dict.fromkeys(names, part.gap), **said.gaps})


def _is_in_its_place(group: Group, text: str, part: OpenPart) -> bool:
    """Return whether it is the place of an open part that says which field it is.

    A time is known by its words, wherever it stands.
    """
    is_first = not text.startswith(part.rest)
    return group.lines in IN_PLACES and (group.lines == "partner" or is_first)


def _meant(session: Session, group: Group, missing: Sequence[str]) -> Sequence[str]:
    """Return the missing fields that an unknown is about: the necessary ones, if there are any."""
    needed = open_fields(session, group, session.location.index or 0)
    return [name for name in missing if name in needed] or missing


def _gap_in(text: str, language: Language) -> Gap | None:
    """Return the gap that a whole text is: it says that something is not known, or not sure."""
    gap = parse_gap(text, language)
    is_doubt = gap is None and is_doubt_alone(in_plain_letters(text), language)
    return Gap(text.strip()) if is_doubt else gap


def _gap_in_words(said: object, language: Language) -> Gap | None:
    """Return the gap that the words of a field are, or hold."""
    text = said if isinstance(said, str) else ""
    return _gap_in(text, language) or (Gap(text) if parse_open_part(text, language) else None)


def _apart(text: str, language: Language) -> str:
    """Return `40 og ved ikke` as `40; ved ikke`, any other text as it is."""
    joined = [*_joining(language).finditer(in_plain_letters(text))]
    if not joined or not parse_gap(text[joined[-1].end() :], language):
        return text
    return f"{text[: joined[-1].start()]}; {text[joined[-1].end() :]}"


def _said(session: Session, group: Group, missing: Sequence[str], text: str) -> SaidParts:
    """Return what only a text says: behind the line, in its place in it, or alone."""
    before, found = said_in(session, group, session.location.index or 0), NOTHING
    most = (0, False)
    if payer := _named_payer(session, group, before, text):
        return SaidParts(payer, {})
    in_order = _in_order(session, group, missing, text)
    if len(in_order) == len(missing) == len(text.split(";")) > 1:
        return _with_open_words(missing, in_order, {}, session.language)
    answered = before.keys() - proposed_fields(session)
    for line in _lines_with(group, before, missing, text, session.language):
        reading = read_line(session, group, line)
        guessed = {*reading.guessed} - ({REST} - before.keys())
        if "source" in missing and str(reading.values.get("source")) in text:
            guessed -= {"source"}  # known by its place alone, and asked for here
        if "commitment" in missing:
            guessed -= {"commitment"}  # known by the words for it, and asked for here
        known = answered | guessed
        values = {name: it for name, it in reading.values.items() if name not in known}
        if _takes_words_again(group, values, text):
            continue
        read = raw_fields(group, values)  # what has two readings is asked for again
        gaps = {name: gap for name, gap in reading.gaps.items() if name in missing}
        gaps |= _ranges(reading, missing)
        if whole := reading.gaps.get(""):  # a meeting that is not held
            gaps = dict.fromkeys(_meant(session, group, missing), Gap(text, whole.by))
        likely = (len(read) + len(gaps), not read.keys() & {*reading.guessed})
        if (read or gaps) and likely > most:
            most = likely
            more = {**_more_words(group, before, reading), **_with_agreement(before, reading)}
            found = SaidParts({**read, **more}, gaps)
    if not found.gaps and not found.values.keys() - {FREE_FIELDS[group.lines]}:
        found = SaidParts(in_order or found.values, {})
    return _with_open_words(missing, found.values, found.gaps, session.language)


def _takes_words_again(group: Group, values: Mapping[str, object], text: str) -> bool:
    """Return whether what a partner gives has words of its role: an agreement that stands there."""
    given = values.get("contribution", "") if group.lines == "partner" else ""
    return any(part.strip() not in text for part in str(given).split(";"))


def _ranges(reading: LineReading, missing: Sequence[str]) -> dict[str, Gap]:
    """Return the missing numbers for which a line has a range: it leaves them open."""
    return {
        name: it
        for question in reading.questions
        for values in question.readings
        for name, it in values.items()
        if isinstance(it, Gap) and name in missing
    }


def _with_open_words(
    missing: Sequence[str], said: dict[str, Any], gaps: dict[str, Gap], language: Language
) -> SaidParts:
    """Return what is said, in which the words of a missing field may leave it open."""
    unknown = {
        name: gap
        for name, it in said.items()
        if name in missing and (gap := _gap_in_words(it, language))
    }
    values = {name: it for name, it in said.items() if name not in unknown}
    return SaidParts(values, {**gaps, **unknown})


def proposed_fields(session: Session) -> set[str]:
    """Return the fields of the record here that the program wrote: a line may say another."""
    start = f"{session.location.key}."
    return {it.removeprefix(start) for it in listed_keys(session.answers) if it.startswith(start)}


def _named_payer(
    session: Session, group: Group, before: dict[str, str], text: str
) -> dict[str, Any]:
    """Return all that a line says of a payer by name, where the entry names only `Andre`."""
    name = before.get("source", "")
    if group.lines != "financing" or not is_no_name(name, session.language):
        return {}
    reading = read_line(session, group, text)
    source = str(reading.values.get("source", name))
    says_amount = "amount" in {*reading.values, *(question.field for question in reading.questions)}
    is_named = source != name and text.strip().startswith(source) and says_amount
    return raw_fields(group, reading.values) if is_named else {}


def _more_words(group: Group, before: dict[str, str], reading: LineReading) -> dict[str, Any]:
    """Return the words that no field took, where the line keeps its words: none is lost."""
    free = FREE_FIELDS[group.lines]
    was, now = before.get(free, ""), str(reading.values.get(free, ""))
    if group.lines in IN_OWN_WORDS and without_full_stop(was) in now:
        return {free: now} if now else {}
    if group.lines == "financing" and "note" not in before and now.startswith(was):
        more = (now.removeprefix(was).strip(BETWEEN), str(reading.values.get("note", "")))
        return {"note": joined(more)} if any(more) else {}
    return {}


def _with_agreement(before: dict[str, str], reading: LineReading) -> dict[str, Any]:
    """Return what a partner gives with the words of an agreement behind it: none is lost."""
    was, now = before.get("contribution", ""), str(reading.values.get("contribution", ""))
    is_more = reading.kind == "partner" and bool(was) and now.startswith(f"{was}; ")
    return {"contribution": now} if is_more else {}


def _lines_with(
    group: Group, said: dict[str, str], missing: Sequence[str], text: str, language: Language
) -> Iterator[str]:
    """Yield the line with a text where the first missing part stands, and behind it.

    A goal's parts are found by their words: its source alone has a place of its own, and is no
    figure.
    """
    shape, parts, is_in = texts[f"{group.lines}.shape"].in_(language), [], False
    free = said.get(FREE_FIELDS[group.lines], "")
    if group.lines in IN_OWN_WORDS and FREE_FIELDS[group.lines] in said:
        said = {**said, FREE_FIELDS[group.lines]: without_full_stop(free)}
    for part in shape.split("|"):
        names = FIELD.findall(part)
        if all(name in said for name in names):
            parts.append(part.format_map(said))
        elif not is_in and any(name in missing for name in names):
            is_apart = group.lines == "decision"
            parts.append(f", {text}," if is_apart else part.partition("{")[0] + text)
            is_in = True
    lines = ["".join(parts), joined((free, text)) if free else f", {text}"]
    if group.lines != "criterion":
        yield from lines
        return
    yield lines[1]
    if not text.strip()[:1].isdigit():
        yield lines[0]


def _in_order(session: Session, group: Group, missing: Sequence[str], text: str) -> dict[str, Any]:
    """Return the parts of a text as the missing fields one after the other, as far as they fit.

    A word that is always a unit is one: `procent`.
    """
    if "unit" in missing and in_plain_letters(text.strip()) in words(
        "criterion.percent", session.language
    ):
        return {"unit": words("percent-unit", session.language)[0]}
    fields = {field.name: field for field in group.fields}
    asked = [name for name in missing if fields[name].kind in {*HEARERS, *WRITTEN}]
    read: dict[str, Any] = {}
    for name, part in zip(asked, text.split(";"), strict=False):
        field = fields[name]
        label = session.policy.item_words[field.key].label
        result = parse_answer(field, label, part, session.language)
        if not isinstance(result, Parsed):
            break
        read[name] = raw_value(result.value)
    return read


@cache
def _joining(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s{any_of('places.joins', language)}\s+")
