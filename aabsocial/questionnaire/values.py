"""Which values answer a question: the shape of each kind, checked one value at a time."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money, MoneyByYear
from aabsocial.core.struct import LONGEST_LINE, LONGEST_TEXT, MOST, YEARS
from aabsocial.model.findings import Severity
from aabsocial.model.questions import Kind, Question
from aabsocial.questionnaire.quoting import quote_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.localization.messages import Language


SCHEMA_VERSION = 1
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2100, 12, 31)
THOUSANDS = -3  # the exponent of a number with three decimals, which a Dane means as thousands
FIRST_THOUSAND = 1_000
NOT_ALWAYS_EXACT = frozenset({Kind.APPROXIMATE_COUNT, Kind.FUZZY_DATE})
MOST_DECIMALS = 30  # a spreadsheet writes seventeen
ADVICE = ("meant", "text", "first", "second")  # what a message says to write for an amount
CUT = " […]"  # stands where the rest of a text was left out


class WrongShapeError(ValueError):
    """A value that cannot answer its question: the finding's code, its sentence, the gaps.

    `kept` is what answers it all the same: the value itself where only a bound of taste is passed,
    which is a hint, and the beginning of a text that is too long for the program.
    """

    def __init__(  # noqa: PLR0913 - what a finding says, and what is kept
        self,
        rule: str,
        message_key: str,
        values: Mapping[str, object],
        question: Question | None = None,
        *,
        kept: object = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Remember what the finding will say."""
        super().__init__(rule, message_key)
        self.rule = rule
        self.message_key = message_key
        self.values = values
        self.question = question
        self.kept = kept
        self.severity = severity


def read_value(question: Question, raw: object) -> Any:
    """Return the value that a raw TOML value means, `None` for a text of nothing but space.

    Raises `WrongShapeError` where it cannot answer the question.
    """
    return READERS[question.kind](question, raw)


def _string(longest: int, question: Question, raw: object) -> str | None:
    if not isinstance(raw, str):
        raise _wrong_type(question, raw, "text")
    text, most = raw.strip(), question.most or longest
    if len(raw) > LONGEST_TEXT:  # a schema cannot count without the space around
        raise _cut(question, text, _beginning(text))
    if len(text) > most:
        raise _hint("long", {"length": len(text), "most": most}, question, text)
    if question.least and 0 < len(text) < question.least:
        values = {"length": len(text), "least": question.least}
        raise _hint("short", values, question, text)
    return text or None


def _beginning(text: str) -> str:
    """Return as much of a text as the program takes, with a mark where it was cut."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rstrip() + CUT


def _cut(question: Question, text: str, kept: object) -> WrongShapeError:
    values = {"length": len(text), "most": LONGEST_TEXT}
    return WrongShapeError("FIL07", "cut", values, question, kept=kept)


def _hint(
    message_key: str, values: Mapping[str, object], question: Question, kept: object
) -> WrongShapeError:
    """Return the hint that a bound of taste is passed; the whole answer is kept."""
    return WrongShapeError(
        "FIL07", message_key, values, question, kept=kept, severity=Severity.HINT
    )


def _count(question: Question, raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise _wrong_type(question, raw, "count")
    least = question.least or 0
    if raw < least:
        raise WrongShapeError("FIL07", "count", {"raw": quote_value(raw), "least": least}, question)
    if raw > MOST:
        raise WrongShapeError("FIL07", "large-count", {"raw": quote_value(raw)}, question)
    return raw


def _approximate_count(question: Question, raw: object) -> int | ApproximateCount:
    if not isinstance(raw, str):
        return _count(question, raw)
    from aabsocial.parsing.lines.estimates import read_approximate_count  # few are estimates

    if (count := read_approximate_count(raw)) is None:
        raise _wrong_type(question, raw, "count")
    return count


def _number(question: Question, raw: object) -> int | Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise _wrong_type(question, raw, "number")
    if isinstance(raw, int) and -MOST <= raw <= MOST:  # as most are, and a Decimal costs time
        return raw
    if isinstance(raw, int) or not is_ordinary(raw):
        raise WrongShapeError("FIL07", "number", {"raw": quote_value(raw)}, question)
    return raw


def is_ordinary(raw: Decimal, most: int = MOST) -> bool:
    """Return whether a decimal can be reckoned with and written out.

    Comparing is exact at any size; arithmetic overflows, and `1e-999999999` would be written in
    a billion noughts.
    """
    if not raw.is_finite() or not -most <= raw <= most:
        return False
    exponent = raw.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DECIMALS


def _money(question: Question, raw: object) -> Money:
    if isinstance(raw, Decimal):
        raise _decimal_amount(question, raw)
    if isinstance(raw, str):
        return _money_in_words(question, raw)
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise _wrong_type(question, raw, "money")
    if not 0 <= raw <= MOST_KRONER:
        raise WrongShapeError("FIL07", "money", {"raw": quote_value(raw)}, question)
    return Money.kroner(raw)


def _decimal_amount(question: Question, raw: Decimal) -> WrongShapeError:
    """Explain that TOML's `250.000` is 250, and return what was meant: thousands, or odd øre."""
    if not is_ordinary(raw, MOST_KRONER) or raw < 0:
        return WrongShapeError("FIL07", "money", {"raw": quote_value(raw)}, question)
    values: dict[str, object] = {"raw": str(raw), "read": f"{raw.normalize():f}"}
    if raw.as_tuple().exponent == THOUSANDS and 1 <= raw < FIRST_THOUSAND:  # 1234.567 is neither
        values |= {"meant": str(raw).replace(".", ""), "text": f'"{raw} kr."'}
        return WrongShapeError("FIL06", "thousands", values, question)
    values["text"] = f'"{raw_value(Money(round(raw * ORE_PER_KRONE)))}"'
    return WrongShapeError("FIL06", "decimals", values, question)


def _money_in_words(question: Question, raw: str) -> Money:
    from aabsocial import parsing  # few are words

    heard = parsing.parse_money(raw, "da")
    if isinstance(heard, parsing.Parsed) and re.fullmatch(parsing.amount_pattern(), raw):
        return heard.value
    if isinstance(heard, parsing.Ambiguous):
        first, second = (_literal(raw_value(reading)) for reading in heard.readings)
        values = {"raw": quote_value(raw), "first": first, "second": second}
        raise WrongShapeError("FIL04", "two-ways", values, question)
    raise _wrong_type(question, raw, "money")


def _money_by_year(question: Question, raw: object) -> MoneyByYear | None:
    if not isinstance(raw, dict):
        raise _wrong_type(question, raw, "money-by-year")
    years = sorted(raw)  # so that the one that is told does not depend on their order in the file
    for year in years:
        if year not in YEARS:
            raise WrongShapeError("FIL07", "year", {"raw": quote_value(year)}, question)
    amounts = {int(it): _money_of_year(question, it, raw[it]) for it in years}
    return MoneyByYear(amounts) if amounts else None


def _money_of_year(question: Question, year: str, raw: object) -> Money:
    """Return the amount of one year; what to write instead of a wrong one names the year."""
    try:
        return _money(question, raw)
    except WrongShapeError as wrong:
        advice = {it: f"{year} = {wrong.values[it]}" for it in ADVICE if it in wrong.values}
        values = {**wrong.values, **advice}
        raise WrongShapeError(wrong.rule, wrong.message_key, values, question) from None


def _date(question: Question, raw: object) -> date:
    if not isinstance(raw, date):
        raise _wrong_type(question, raw, "date")
    day = raw.date() if isinstance(raw, datetime) else raw
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongShapeError("FIL07", "date", {"raw": str(day)}, question)
    if isinstance(raw, datetime):
        raise WrongShapeError(
            "FIL04", "moment", {"raw": quote_value(raw), "day": str(day)}, question
        )
    return raw


def _fuzzy_date(question: Question, raw: object) -> date | FuzzyDate:
    if not isinstance(raw, str):
        return _date(question, raw)
    from aabsocial.parsing.lines.estimates import read_fuzzy_date  # few are stretches

    if (stretch := read_fuzzy_date(raw)) is None:
        raise _wrong_type(question, raw, "date")
    return stretch


def _yes_no(question: Question, raw: object) -> bool:
    if not isinstance(raw, bool):
        raise _wrong_type(question, raw, "yes-no")
    return raw


def _choice(question: Question, raw: object) -> str | None:
    if not isinstance(raw, str):
        raise _wrong_type(question, raw, "choice")
    choice = raw if raw in question.choices else raw.strip()
    if choice in question.choices:
        return choice
    if not choice:
        return None
    if question.key == "policy":
        values = {"raw": quote_value(raw), "known": question.choices}
        raise WrongShapeError("FIL11", "unknown", values, question)
    raise WrongShapeError(
        "FIL05",
        "choice",
        {"raw": quote_value(raw), "choices": ", ".join(question.choices)},
        question,
    )


def _choices(question: Question, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise _wrong_type(question, raw, "choices")
    chosen = (_choice(question, part) for part in raw)
    return tuple(dict.fromkeys(choice for choice in chosen if choice))


def _texts(question: Question, raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, list):
        raise _wrong_type(question, raw, "texts")
    texts = tuple(text for part in raw if (text := _line(question, part)))
    longest = max(texts, key=len, default="")
    if any(len(part) > LONGEST_TEXT for part in raw):
        raise _cut(question, longest, tuple(map(_beginning, texts)))
    if len(longest) > LONGEST_LINE:
        values = {"length": len(longest), "most": LONGEST_LINE}
        raise _hint("long", values, question, texts)
    if question.most and len(texts) > question.most:
        values = {"length": len(texts), "most": question.most}
        raise _hint("many", values, question, texts)
    if not texts and question.least:
        return None
    return texts


def _line(question: Question, part: object) -> str:
    if not isinstance(part, str):
        raise _wrong_type(question, part, "texts")
    return part.strip()


def _wrong_type(question: Question, raw: object, message_key: str) -> WrongShapeError:
    values = {"raw": quote_value(raw)}
    if meant := _suggested_value(question, raw):
        message_key = (
            f"quoted-{message_key}" if isinstance(raw, str) else f"{message_key}-thousands"
        )
        values["meant"] = meant
    elif question.kind in NOT_ALWAYS_EXACT:
        message_key = f"approximate-{message_key}"
    return WrongShapeError("FIL04", message_key, values, question)


def _suggested_value(question: Question, raw: object) -> str:
    """Return what to write for a text or decimal that a Dane reads as the right kind, else nothing.

    For an amount that is nothing: it may be a text, and one that can be read was. Nor is anything
    given that the question would not take either.
    """
    if not isinstance(raw, str | Decimal):
        return ""
    from aabsocial import parsing  # only a slip needs it

    hearers: Mapping[Kind, Callable[[str, Language], parsing.ParseResult[object]]] = {
        Kind.COUNT: parsing.parse_count,
        Kind.APPROXIMATE_COUNT: parsing.parse_count,
        Kind.NUMBER: parsing.parse_number,
        Kind.DATE: parsing.parse_date,
        Kind.FUZZY_DATE: parsing.parse_date,
        Kind.YES_NO: parsing.parse_yes_no,
    }
    hear = hearers.get(question.kind)
    heard = hear(str(raw), "da") if hear else None
    if not isinstance(heard, parsing.Parsed):
        return ""
    try:
        READERS[question.kind](question, heard.value)
    except WrongShapeError:
        return ""
    return _literal(heard.value)


def _literal(value: object) -> str:
    """Write a value as it stands in the file."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


READERS: Mapping[Kind, Callable[[Question, object], Any]] = {
    Kind.TEXT: partial(_string, LONGEST_LINE),
    Kind.PARAGRAPHS: partial(_string, LONGEST_TEXT),
    Kind.COUNT: _count,
    Kind.APPROXIMATE_COUNT: _approximate_count,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.MONEY_BY_YEAR: _money_by_year,
    Kind.DATE: _date,
    Kind.FUZZY_DATE: _fuzzy_date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TEXTS: _texts,
}


def raw_value(value: object) -> object:
    """Return an answer as TOML holds it: whole kroner as an integer, odd øre as Danish text."""
    match value:
        case Money() if value.whole_kroner:
            return value.ore // ORE_PER_KRONE
        case Money():
            kroner, ore = divmod(value.ore, ORE_PER_KRONE)
            return f"{kroner:,}".replace(",", ".") + f",{ore:02}"
        case ApproximateCount() | FuzzyDate():
            return value.text
        case MoneyByYear():
            return {str(year): raw_value(amount) for year, amount in value.parts}
        case tuple():
            return list(value)
        case _:
            return value
