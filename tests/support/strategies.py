"""What the properties draw: answers to the table of questions, files of them, spoilt files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from aabsocial.model.questions import Group, Kind
from aabsocial.policy.aab import load_policy
from aabsocial.storage.layout import layout_of
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.raw_values import COUNTS_IN_WORDS, DAYS_IN_WORDS

if TYPE_CHECKING:
    from aabsocial.model.questions import Item, Question

POLICY = load_policy()
LAYOUT = layout_of(POLICY, "da")
EXAMPLES = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "proposals").glob("*/proposal.toml"))
)
NASTY = (
    "[/bold] :smile: {navn} {0} {{ 7*7 }} {% for %}",
    "\x1b]52;c;aGVq\x07\x9b31m",
    "a\r\nb\n::error::c\u2028d\x85e",
    '=cmd|"/c calc"!A1',
    "<script>alert(1)</script> ]]> & | `x` # [y](javascript:z)",
    "\x00\x1f\x7f\ufffe\ufdd0\u202e\u200b\ufeff",
    "TODO",
    "Mange trives bedre",
    "901",
    "afd. 901",
    " ",
    "",
)
texts = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=20)
amounts = st.integers(-2, 10**13) | st.sampled_from(
    ["250.000", "12.500,50", "kr. 1.200,-", "1,2 mio.", "en del", "-5"]
)
days = st.dates(date(2025, 1, 1), date(2030, 1, 1)) | st.dates()
OF_KIND: dict[Kind, st.SearchStrategy[object]] = {
    Kind.TEXT: texts,
    Kind.PARAGRAPHS: texts,
    Kind.COUNT: st.integers(-1, 10**6),
    Kind.APPROXIMATE_COUNT: st.integers(-1, 10**6) | st.sampled_from(COUNTS_IN_WORDS),
    Kind.NUMBER: st.integers(-(10**6), 10**6) | st.decimals(-9999, 9999, places=2),
    Kind.MONEY: amounts,
    Kind.MONEY_BY_YEAR: st.dictionaries(
        st.sampled_from(["2026", "2027", "2028", "1999", "år"]), amounts, max_size=3
    ),
    Kind.DATE: days,
    Kind.FUZZY_DATE: days | st.sampled_from(DAYS_IN_WORDS),
    Kind.YES_NO: st.booleans(),
    Kind.CHOICE: texts,
    Kind.CHOICES: st.lists(texts, max_size=2),
    Kind.TEXTS: st.lists(texts, max_size=3),
}
anything = st.one_of(
    texts,
    st.integers(),
    st.booleans(),
    days,
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.lists(texts, max_size=2),
    st.just({}),
    st.just([{}]),
)


def values(question: Question) -> st.SearchStrategy[object]:
    """Draw an answer of the question's kind; where it has choices, one of them."""
    kind, choices = OF_KIND[question.kind], question.choices
    if not choices:
        return kind
    chosen = st.sampled_from(choices)
    return chosen if question.kind is Kind.CHOICE else st.lists(chosen, max_size=2, unique=True)


def records(group: Group) -> st.SearchStrategy[object]:
    """Draw a few records, each field answered or not."""
    fields = {field.name: values(field) for field in group.fields}
    return st.lists(st.fixed_dictionaries({}, optional=fields), min_size=1, max_size=2)


def _drawn_for(item: Item) -> st.SearchStrategy[object]:
    return records(item) if isinstance(item, Group) else values(item)


FITTING = {key: _drawn_for(item) for key, item in POLICY.items.items()}


def nested(flat: dict[str, object]) -> dict[str, Any]:
    """Return answers by dotted key as the tables of a file."""
    answers: dict[str, Any] = {}
    for key, value in flat.items():
        *tables, name = key.split(".")
        inner = answers
        for table in tables:
            inner = inner.setdefault(table, {})
        inner[name] = value
    return answers


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Draw answers to some of the questions, each of the kind its question asks for."""
    keys = draw(st.lists(st.sampled_from(sorted(FITTING)), max_size=12, unique=True))
    return nested({key: draw(FITTING[key]) for key in keys})


@st.composite
def misfits(draw: st.DrawFn) -> dict[str, Any]:
    """Draw answers of which one has any type."""
    key = draw(st.sampled_from(sorted(FITTING)))
    flat = {key: draw(anything)}
    return {**draw(answers()), **nested(flat)}


documents = (answers() | misfits()).map(lambda drawn: write_answers("", drawn, LAYOUT))


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """Draw a worked example that is cut, reordered, or has insertions."""
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(CHANGES))(draw, text)
    return text.encode(errors="surrogatepass")


def _cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


def _swapped(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _with_more(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    more = st.sampled_from(['"', "[", "]", "{", "}", "=", "\n", "'''", ",", "#", ".", "0", "ø"])
    return text[:place] + draw(more | texts) + text[place:]


def _with_less(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(1, 40)) :]


def _said_twice(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    return "\n".join([*lines, *lines[start : start + draw(st.integers(1, 12))]])


CHANGES = (_cut, _swapped, _with_more, _with_less, _said_twice)
any_bytes = st.binary(max_size=200) | mutants() | documents.map(str.encode)
