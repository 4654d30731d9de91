"""What is typed, as the value that answers; what is written to be edited is heard as itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.money import MOST_KRONER, Money
from aabsocial.core.struct import LONGEST_TEXT
from aabsocial.interview.answer_input import parse_answer
from aabsocial.interview.formatting import editable_text
from aabsocial.interview.protocol import Typed
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import LANGUAGES, MONTHS, LocalizedText
from aabsocial.model.questions import Kind, Question
from aabsocial.parsing import Ambiguous, Parsed, Rejected
from aabsocial.parsing.lines.estimates import read_approximate_count, read_fuzzy_date
from aabsocial.parsing.lines.words import meanings
from aabsocial.questionnaire.values import raw_value, read_value
from tests.support.conversations import DONE, after, asking, choose, listing, without_tables
from tests.support.raw_values import COUNTS_IN_WORDS, DAYS_IN_WORDS

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing import ParseResult


LABEL = LocalizedText("Felt", "Field")
TEXTS = Question(key="texts", kind=Kind.TEXTS, least=1, most=4)
BOUNDED = Question(key="title", kind=Kind.TEXT, least=5, most=10)
VALUES = {
    Kind.MONEY: st.integers(0, MOST_KRONER * 100).map(Money),
    Kind.COUNT: st.integers(0, 10**12),
    Kind.NUMBER: st.integers(-(10**9), 10**9)
    | st.decimals(-10_000, 10_000, places=4).map(lambda it: it.normalize()),
    Kind.DATE: st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    Kind.APPROXIMATE_COUNT: st.integers(0, 10**12),
    Kind.FUZZY_DATE: st.dates(date(2000, 1, 1), date(2100, 12, 31)),
}


def any_word_of(table: str) -> st.SearchStrategy[str]:
    """Draw a word of a table of the readers, in either language."""
    tables = [meanings(table, language) for language in LANGUAGES]
    return st.sampled_from([word for found in tables for _, words in found for word in words])


NUMBERS = st.integers(0, 10**12).map(str) | st.sampled_from(["1.200", "1,200", "1 200", "007"])
YEARS = st.integers(1999, 2101).map(str)
IN_WORDS = {
    Kind.APPROXIMATE_COUNT: (
        st.sampled_from(COUNTS_IN_WORDS)
        | st.builds("{} {}".format, any_word_of("vagueness"), NUMBERS)
        | st.builds("{}{}{}".format, NUMBERS, st.sampled_from(["-", " til ", " to "]), NUMBERS),
        read_approximate_count,
    ),
    Kind.FUZZY_DATE: (
        st.sampled_from(DAYS_IN_WORDS)
        | st.builds("{} {}".format, any_word_of("seasons") | any_word_of("parts"), YEARS)
        | st.builds(
            "{} {} {}".format,
            any_word_of("parts"),
            st.sampled_from([*(it.da for it in MONTHS), *(it.en for it in MONTHS), "1. kvartal"]),
            YEARS,
        ),
        read_fuzzy_date,
    ),
}


def parsed(question: Question, text: str, language: Language = "da") -> ParseResult[object]:
    return parse_answer(question, LABEL, text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.value)
@given(data=st.data())
def test_editable_text_is_parsed_back(kind: Kind, language: Language, data: st.DataObject) -> None:
    question = Question(key="value", kind=kind)
    value = data.draw(VALUES[kind])

    assert parsed(question, editable_text(question, value, language), language) == Parsed(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", IN_WORDS, ids=lambda kind: kind.value)
@given(data=st.data())
def test_estimate_is_kept_and_read_again_as_it_was_written(
    kind: Kind, language: Language, data: st.DataObject
) -> None:
    texts, read = IN_WORDS[kind]
    question = Question(key="value", kind=kind)
    value = read(data.draw(texts))

    if value is not None:
        assert read_value(question, raw_value(value)) == value
        shown = parsed(question, editable_text(question, value, language), language)
        assert isinstance(shown, Parsed)
        assert meant(shown.value) == meant(value)


def meant(value: object) -> tuple[object, ...]:
    """Return what an estimate means, however it is written."""
    match value:
        case ApproximateCount():
            return value.least, value.most, value.vagueness
        case FuzzyDate():
            return value.first, value.last
        case _:
            return (value,)


@pytest.mark.parametrize(
    ("kind", "typed", "language", "text"),
    [
        (Kind.APPROXIMATE_COUNT, "omkring 40 beboere", "da", "omkring 40"),
        (Kind.APPROXIMATE_COUNT, "about 40", "da", "about 40"),
        (Kind.APPROXIMATE_COUNT, "Op til 1.200", "da", "op til 1.200"),
        (Kind.FUZZY_DATE, "Medio august 2027", "da", "medio august 2027"),
        (Kind.FUZZY_DATE, "mid-August 2027", "da", "mid-August 2027"),
        (Kind.FUZZY_DATE, "foråret 2028", "en", "foråret 2028"),
    ],
)
def test_estimate_is_stored_as_it_was_typed(
    kind: Kind, typed: str, language: Language, text: str
) -> None:
    result = parsed(Question(key="value", kind=kind), typed, language)

    assert isinstance(result, Parsed)
    assert raw_value(result.value) == text


@pytest.mark.parametrize("typed", ["about 1,200", "150-120", "ca. mange", "1,250-1.500"])
def test_count_that_may_mean_two_things_is_refused(typed: str) -> None:
    assert isinstance(parsed(Question(key="value", kind=Kind.APPROXIMATE_COUNT), typed), Rejected)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["1.125", "-0.001", "0.5", "1250.375"])
def test_three_decimals_are_not_parsed_as_thousands(number: str, language: Language) -> None:
    question = Question(key="value", kind=Kind.NUMBER)
    written = editable_text(question, Decimal(number), language)

    assert parsed(question, written, language) == Parsed(Decimal(number))


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("901", ("901",)),
        ("901\n902\n", ("901", "902")),
        ("- 901\n•\t902", ("901", "902")),
        ("at A, B og C fra den store boligorganisation godkendes",) * 2,
    ],
    ids=["one", "two lines", "bullets", "a sentence"],
)
def test_texts_stand_one_a_line(typed: str, texts: str | tuple[str, ...]) -> None:
    wanted = (texts,) if isinstance(texts, str) else texts

    assert parsed(TEXTS, typed) == Parsed(wanted)


@pytest.mark.parametrize("typed", ["901, 902", "901; 902", "901 og 902", "901 and 902"])
def test_short_names_on_a_line_are_ambiguous(typed: str) -> None:
    assert parsed(TEXTS, typed) == Ambiguous((("901", "902"), (typed,)))


@pytest.mark.parametrize(
    ("question", "typed"),
    [(BOUNDED, "Puls"), (BOUNDED, "Naboskaberne"), (TEXTS, "a\nb\nc\nd\ne")],
    ids=["short", "long", "many"],
)
def test_soft_limit_is_not_rejected(question: Question, typed: str) -> None:
    assert isinstance(parsed(question, typed), Parsed)


def test_too_long_text_is_rejected_with_its_label() -> None:
    refused = parsed(BOUNDED, "x" * (LONGEST_TEXT + 1))

    assert isinstance(refused, Rejected)
    assert refused.message.in_("da").startswith("Felt er på 20.001 tegn")


def test_pasted_line_is_cleaned() -> None:
    question = Question(key="title", kind=Kind.TEXT)

    assert parsed(question, "Nabo\N{SOFT HYPHEN}skab\N{NO-BREAK SPACE}\n nu") == Parsed(
        "Naboskab nu"
    )


OPEN = without_tables(DONE, "recommendation")
POINTS = "recommendation.points"


@pytest.mark.parametrize(
    ("papers", "point"),
    [("da", "at »Naboskab« godkendes"), ("en", "that “Naboskab” be approved"), (None, "at »N")],
)
def test_points_are_written_in_the_papers_language(papers: str | None, point: str) -> None:
    answers = {key: value for key, value in {**OPEN, "language": papers}.items() if value}
    session = asking(POINTS, answers, language="en")

    assert screen(session).suggestions[0].startswith(point)


def test_suggested_point_is_stored_unchanged() -> None:
    session = asking(POINTS, OPEN)

    taken = after(session, Typed(screen(session).suggestions[0]))
    assert taken.answers["recommendation"]["points"] == ["at »Naboskab« godkendes"]


def test_an_answered_question_suggests_nothing() -> None:
    assert screen(asking(POINTS, DONE)).suggestions == ()


def test_what_other_proposals_say_is_offered_but_does_not_stand_ready() -> None:
    session = asking("initiative.departments", known={"initiative.departments": (["901"], ["902"])})

    assert screen(session).suggestions == ()
    assert screen(session).remembered == ("901", "902")


def test_what_the_settings_say_stands_ready() -> None:
    known = {"initiative.departments": (["901"], ["902"])}
    settings = {"initiative.departments": ["901"]}
    session = asking("initiative.departments", known=known, from_settings=settings)

    assert screen(session).suggestions == ("901", "902")
    assert screen(session).remembered == ()


def test_yes_or_no_of_another_proposal_is_not_proposed() -> None:
    session = asking("finance.vat_included", known={"finance.vat_included": (True, False)})

    assert screen(session).proposed == ()


def test_yes_or_no_of_the_settings_is_proposed() -> None:
    known = {"finance.vat_included": (True, False)}
    settings = {"finance.vat_included": True}
    session = asking("finance.vat_included", known=known, from_settings=settings)

    assert screen(session).proposed == ("yes",)
    assert screen(session).chosen == ()
    assert after(session, choose("yes")).answers["finance"]["vat_included"] is True


def test_unsuitable_suggestions_are_left_out() -> None:
    known = {"initiative.departments": ("901", 7, [], ["902"]), "initiative.title": ("Nu",)}

    assert screen(asking("initiative.departments", known=known)).remembered == ("902",)
    assert screen(asking("initiative.title", known=known)).remembered == ()


def test_duplicate_suggestions_are_left_out() -> None:
    session = after(
        listing("success_criteria", without_tables(DONE, "success_criteria")), choose("add")
    )

    assert screen(session).suggestions == ("K1",)
