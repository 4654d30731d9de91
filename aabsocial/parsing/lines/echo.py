"""Say a reading back in whole words, with guesses in brackets and what is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages, department_names
from aabsocial.parsing.lines.at_least import says_at_least, says_at_most
from aabsocial.parsing.lines.labels import say_value
from aabsocial.parsing.lines.reading import VOTES, Gap
from aabsocial.parsing.lines.unknown import says_day
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.core.money import Money
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.money_table import TableReading
    from aabsocial.parsing.lines.reading import LineKind, LineQuestion, LineReading

texts = Messages(__file__)
DOT = " · "
# The fields of the kinds that are said in their own order; the first is the title.
ORDERS: Mapping[LineKind, tuple[str, ...]] = {
    "activity": ("what", "who", "when"),
    "audience": ("target_group", "participants"),
    "budget": ("item", "amount", "category", "note"),
    "contact": ("role", "name", "email", "phone"),
    "contract": ("authority", "state", "date", "contract_reason"),
    "existing": ("name", "existing_volunteering", "volunteering_asked", "effect", "agreement"),
    "financing": ("source", "amount", "status", "note", "kind"),
    "guidelines": ("guidelines_edition", "guidelines"),
    "milestone": ("date", "what"),
    "partner": ("name", "reason", "role", "contribution", "commitment", "kind"),
    "risk": ("risk", "mitigation"),
}


def echo_lines(reading: LineReading, language: Language) -> tuple[str, ...]:
    """Return what was read as one or more lines; what is guessed stands in brackets."""
    gap = reading.gaps.get("")
    if gap is not None:
        return _gap_lines(reading, gap, language)
    say = SPECIAL.get(reading.kind, _list_lines)
    lines = [*say(reading, language)]
    told = DOT.join(_told(reading, language))
    remarks = (remark.in_(language) for remark in reading.remarks)
    return tuple(filter(None, (*lines, told, *remarks)))


def echo_text(reading: LineReading, language: Language) -> str:
    """Return what was read as one text that begins with `Læst:`, for plain lines."""
    return texts.text("read", language, lines=DOT.join(echo_lines(reading, language)))


def _gap_lines(reading: LineReading, gap: Gap, language: Language) -> tuple[str, ...]:
    """Return a line that is settled later; a meeting to come is said to be no decision."""
    if reading.kind != "decision" or not gap.note:
        name = _said(reading, "name", language)
        return (": ".join(filter(None, (name, f"{say_gap(gap, language).rstrip('.')}."))),)
    key = "decision.awaits-by" if _day_to_say(gap) else "decision.awaits"
    said = texts.text(key, language, note=gap.note, by=gap.by or "")
    department = _said(reading, "department", language)
    line = ": ".join(filter(None, (department, f"{said.rstrip('.')}.")))
    return line, texts.text("decision.awaited", language)


def say_gap(gap: Gap, language: Language) -> str:
    """Return a gap in words: `Afklares senest 1. maj 2027: afventer fonden`."""
    return texts.text(f"gap.{_form(gap)}", language, note=gap.note, by=gap.by or "")


def _form(gap: Gap) -> str:
    parts = ("note" if gap.note else "", "by" if _day_to_say(gap) else "")
    return "-".join(filter(None, parts)) or "bare"


def _day_to_say(gap: Gap) -> bool:
    """Return whether a gap has a day that its note does not say itself."""
    return gap.by is not None and not says_day(gap.note, gap.by)


def field_name(kind: LineKind, field: str, language: Language) -> str:
    """Return a field of a kind of line in words."""
    own = f"fields.{kind}.{field}"
    return texts.text(own if own in texts else f"fields.{field}", language)


def field_question(kind: LineKind, field: str, language: Language) -> str:
    """Return the question that asks which reading of a field is meant."""
    own = f"questions.{kind}.{field}"
    return texts.text(own if own in texts else f"questions.{field}", language)


def _told(reading: LineReading, language: Language) -> Iterator[str]:
    """Yield what is unclear, missing, to be settled or unread."""
    several = (question for question in reading.questions if len(question.readings) > 1)
    for question in several:
        first, second, *_ = readings_said(question, language)
        field = field_name(reading.kind, question.field, language)
        yield texts.text("told.unclear", language, field=field, first=first, second=second)
    for field, gap in reading.gaps.items():
        name = field_name(reading.kind, field, language)
        yield texts.text(
            f"gap.field.{_form(gap)}", language, field=name, note=gap.note, by=gap.by or ""
        )
    if reading.missing:
        fields = ", ".join(field_name(reading.kind, field, language) for field in reading.missing)
        yield texts.text("told.missing", language, fields=fields)
    if reading.unread:
        yield texts.text("told.unread", language, words=quoted(reading.unread, language))


def quoted(phrases: tuple[str, ...], language: Language) -> str:
    """Return phrases in the language's quotation marks."""
    return ", ".join(texts.text("told.quote", language, words=phrase) for phrase in phrases)


def readings_said(question: LineQuestion, language: Language) -> tuple[str, ...]:
    """Return each reading of a question in words: those of the line itself, where it has some."""
    said = question.said or ("",) * len(question.readings)
    pairs = zip(said, question.readings, strict=True)
    return tuple(own or reading_words(values, language) for own, values in pairs)


def reading_words(values: Mapping[str, object], language: Language) -> str:
    """Return one reading of several in words."""
    if any(name in values for name in VOTES):
        return ", ".join(_votes(values, language))
    if values.get("unanimous"):
        return texts.text("decision.unanimous", language)
    said = [
        texts.text("told.open-as", language, note=value.note)
        if isinstance(value, Gap)
        else say_value(name, value, language)
        for name, value in values.items()
        if value is not True
    ]
    return " ".join(said) or texts.text("told.open", language)


def _votes(values: Mapping[str, object], language: Language) -> Iterator[str]:
    for name in VOTES:
        if name in values:
            yield texts.text(f"decision.{name}", language, value=values[name])


def _said(reading: LineReading, field: str, language: Language) -> str:
    value = reading.values.get(field)
    return "" if value is None else say_value(field, value, language)


def _with_guess(reading: LineReading, field: str, language: Language) -> str:
    """Return a field in words, in brackets if guessed; AAB is asked by the proposal itself."""
    if field in reading.guessed and (reading.kind, field) == ("financing", "status"):
        return texts.text("financing.asked", language)
    said = _said(reading, field, language)
    return f"({said})" if said and field in reading.guessed else said


def _criterion(reading: LineReading, language: Language) -> Iterator[str]:
    yield _criterion_title(reading, language)
    details = [
        _detail(reading, "deadline", language),
        _detail(reading, "source", language),
        _detail(reading, "baseline_date", language),
        _said(reading, "level", language),
    ]
    yield DOT.join(filter(None, details))


def _criterion_title(reading: LineReading, language: Language) -> str:
    values = reading.values
    what = without_full_stop(str(values.get("indicator") or values.get("statement", "")))
    target = _said(reading, "target", language)
    unit = str(values.get("unit", ""))
    if not target:
        return str(values.get("statement", ""))
    if _is_said_as_most(reading, language):
        target = texts.text("criterion.most", language, target=target)
    elif says_at_least(reading.text, target, language):
        target = texts.text("criterion.least", language, target=target)
    if unit and not re.search(rf"(?<!\w){re.escape(unit.lower())}(?!\w)", what.lower()):
        target = f"{target} {unit}"
    form = "change" if "baseline" in values else "target"
    baseline = _said(reading, "baseline", language)
    return texts.text(f"criterion.{form}", language, what=what, baseline=baseline, target=target)


def _is_said_as_most(reading: LineReading, language: Language) -> bool:
    """Return whether the target is said with `højst`: not where a fall shows it already."""
    if "baseline" not in reading.values:
        return bool(reading.values.get("target_is_most"))
    return says_at_most(reading.text, language)


def _detail(reading: LineReading, field: str, language: Language) -> str:
    value = _said(reading, field, language)
    if not value:
        return ""
    key = f"criterion.{field}-guessed" if field in reading.guessed else f"criterion.{field}"
    return texts.text(key, language, value=value)


def _decision(reading: LineReading, language: Language) -> Iterator[str]:
    values = reading.values
    meeting = texts.text(
        "decision.meeting",
        language,
        forum=_said(reading, "forum", language),
        date=_said(reading, "date", language),
    ).strip()
    households = ""
    if "households" in values:
        households = texts.text("decision.households", language, value=values["households"])
    department = _said(reading, "department", language)
    held = ", ".join(filter(None, (meeting, households)))
    yield ": ".join(filter(None, (department, held)))
    votes = ", ".join(_votes(values, language))
    if values.get("unanimous"):
        votes = ", ".join(filter(None, (texts.text("decision.unanimous", language), votes)))
    yield DOT.join(filter(None, (votes, _said(reading, "evidence", language))))
    yield _said(reading, "decision", language)


def _period(reading: LineReading, language: Language) -> Iterator[str]:
    start, end = (_said(reading, field, language) for field in ("start", "end"))
    if start and end:
        yield texts.text("period.both", language, start=start, end=end)
    else:
        yield start or end
    yield _said(reading, "note", language)


def _places(reading: LineReading, language: Language) -> Iterator[str]:
    names = reading.values.get("departments")
    departments = department_names(names, language) if isinstance(names, tuple) else ""
    others = _said(reading, "other_organisations", language)
    if others:
        others = texts.text("places.others", language, names=others)
    yield DOT.join(filter(None, (departments, others)))


def _list_lines(reading: LineReading, language: Language) -> Iterator[str]:
    """Yield the title, and the other fields in their order."""
    yield DOT.join(filter(None, cells(reading, language))) or reading.text


def _budget(reading: LineReading, language: Language) -> Iterator[str]:
    """Yield a budget line, and its years on a line of their own."""
    yield from _list_lines(reading, language)
    yield _said(reading, "years", language)


def cells(reading: LineReading, language: Language) -> tuple[str, ...]:
    """Return the fields of a line in their order, as the columns of a list."""
    said = []
    for field in ORDERS[reading.kind]:
        value = _with_guess(reading, field, language)
        if field == "participants" and value:
            value = _people(reading, language)
        if field == "amount" and value and reading.values.get("estimated"):
            value = texts.text("budget.estimated", language, value=value)
        said.append(value)
    return tuple(said)


def _people(reading: LineReading, language: Language) -> str:
    """Return how many are expected, in brackets where the number stands among other words."""
    key = "audience.one" if reading.values.get("participants") == 1 else "audience.many"
    said = texts.text(key, language, value=_said(reading, "participants", language))
    return f"({said})" if "participants" in reading.guessed else said


SPECIAL: Mapping[LineKind, Callable[[LineReading, Language], Iterator[str]]] = {
    "budget": _budget,
    "criterion": _criterion,
    "decision": _decision,
    "period": _period,
    "places": _places,
}


def table_lines(table: TableReading, language: Language) -> tuple[str, ...]:
    """Return what was pasted, its sum, and how far the sheet's own sum is from it."""
    names = DOT.join(filter(None, table.heads))
    key = "table.columns" if names else "table.lines"
    pasted = texts.text(key, language, number=len(table.rows), names=names)
    count = table.without_amount
    key = "table.total" if not count else "table.total-one" if count == 1 else "table.total-so-far"
    total = texts.text(key, language, total=table.total, count=count)
    if table.difference is None or table.stated_total is None:
        return pasted, total
    return pasted, total, difference_text(table.stated_total, table.total, language)


def difference_text(stated: Money, total: Money, language: Language) -> str:
    """Return how far what a sheet says of its sum is from the sum of its lines."""
    key, amount = ("more", stated - total) if stated > total else ("less", total - stated)
    return texts.text(f"table.{key}", language, stated=stated, difference=amount)
