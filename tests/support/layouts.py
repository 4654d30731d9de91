"""A small layout and answers to go with it, for the tests of the store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.storage.toml_edit.writer import Layout

ORDER = {
    (): ("schema_version", "language", "idea", "residents", "partners", "budget", "contact"),
    ("idea",): ("title", "departments", "start", "pilot", "summary", "share"),
    ("residents",): ("decisions", "involvement", "anchoring"),
    ("residents", "decisions"): ("department", "forum", "votes"),
    ("partners",): ("name", "role"),
    ("budget",): ("item", "amount"),
    ("contact",): ("role", "name"),
}
QUESTIONS = {
    ("idea", "title"): "Hvad hedder indsatsen?",
    ("idea", "departments"): "Hvilke afdelinger er med?\nÉn ad gangen.",
    ("idea", "summary"): "Hvad skal bestyrelsen vide?",
    ("residents", "involvement"): "Hvordan er beboerne med?",
    ("partners",): "Hvem samarbejder I med?",
    ("contact", "role"): "Hvem kan svare?",
}

LAYOUT = Layout(order=lambda path: ORDER.get(path, ()), comment=QUESTIONS.get)

texts = st.text(st.characters(codec="utf-8"), max_size=40)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
numbers = st.decimals(-1000, 1000, places=2)
amounts = st.integers(0, 10**9).map(Money)


def tables(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Draw a table in which each field may be unanswered."""
    return st.fixed_dictionaries({}, optional=fields)


answers = tables(
    schema_version=st.just(1),
    language=st.sampled_from(["da", "en"]),
    idea=tables(
        title=texts,
        departments=st.lists(texts, max_size=3),
        start=days,
        pilot=st.booleans(),
        summary=texts,
        share=st.one_of(numbers, st.integers()),
    ),
    residents=tables(
        decisions=st.lists(tables(department=texts, votes=st.integers(0, 99)), max_size=3),
        involvement=texts,
        anchoring=texts,
    ),
    partners=st.lists(tables(name=texts, role=texts), max_size=4),
    budget=st.lists(tables(item=texts, amount=amounts), max_size=4),
    contact=tables(role=texts, name=texts),
)

SOME = {
    "schema_version": 1,
    "language": "da",
    "idea": {
        "title": "Lys, stier og »naboer«",
        "departments": ("901", "8-24"),
        "start": date(2026, 1, 2),
        "pilot": False,
        "summary": "Første linje.\n\n- et\n- to \\ tre",
        "share": Decimal("12.50"),
    },
    "residents": {
        "decisions": [{"department": "901", "votes": 12}, {"department": "8-24"}],
        "involvement": "x",
    },
    "partners": [{"name": "Fremad"}, {"name": "Skolen", "role": "Lokaler"}],
    "budget": [
        {"item": "Løn", "amount": Money(1_250_050)},
        {"item": "Mad", "amount": Money.kroner(500)},
    ],
    "contact": {"role": "Boligsocial koordinator"},
}
