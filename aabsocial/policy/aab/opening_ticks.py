"""The ticks of the first task: where the money comes from, and what decides what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.localization.messages import LANGUAGES, Messages, department_names
from aabsocial.model.answers import answer_at, path_of
from aabsocial.model.joints import TickReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.localization.messages import Language, Message
    from aabsocial.model.answers import Answers
    from aabsocial.model.proposal import FinancingLine, Proposal

texts = Messages(__file__)

NO_MONEY, AAB, DEPARTMENTS, OTHERS = "no-money", "aab", "departments", "others"
NONE = "none"
OWN = {"aab": AAB, "department": DEPARTMENTS}  # whose money a kind of financing is
# The questions that a tick answers with yes; without it, the answer is no.
TRAITS = {
    "pilot": "initiative.pilot",
    "debt": "initiative.concerns_debt",
    "party": "municipality.party",
    "takes-part": "initiative.takes_part",
}


def ticked_sources(proposal: Proposal) -> tuple[str, ...]:
    """Return where the money comes from: by the answers, and for AAB's own by the lines."""
    if proposal.finance.no_money:
        return (NO_MONEY,)
    kinds = {line.kind for line in proposal.financing}
    own = [name for kind, name in OWN.items() if kind in kinds]
    return (*own, OTHERS) if proposal.initiative.external_financing else tuple(own)


def source_answers(answers: Answers, names: tuple[str, ...]) -> Mapping[str, object]:
    """Return what the sources answer, with a financing line to be filled for each of them.

    A line that somebody has begun to fill stays, also where its source is no longer ticked. Where
    others pay, it is no question whether it costs anything.
    """
    rows: Any = answer_at(answers, path_of("financing")) or ()
    kept = [row for row in rows if _source_of(row) in names or not _is_seed(row)]
    there = {_source_of(row) for row in kept}
    new = [_seed(name, answers) for name in names if name not in {NO_MONEY, *there}]
    return {
        "finance.no_money": None if OTHERS in names else NO_MONEY in names,
        "initiative.external_financing": OTHERS in names,
        "financing": [*kept, *new] or None,
    }


def _source_of(row: Mapping[str, object]) -> str:
    """Return the tick that a financing line belongs to."""
    return OWN.get(str(row.get("kind")), OTHERS)


def _is_seed(row: Mapping[str, object]) -> bool:
    """Return whether a line is as it was put there: one of others' has no name yet."""
    if row.keys() - {"source", "kind"}:
        return False
    unnamed = {texts.text("seed-others", language) for language in LANGUAGES}
    return _source_of(row) != OTHERS or row.get("source") in unnamed


def _seed(name: str, answers: Answers) -> dict[str, str]:
    """Return a financing line that says who pays, to be filled with the rest."""
    language: Language = answers.get("language", "da")
    if name == OTHERS:
        return {"source": texts.text("seed-others", language)}
    if name == AAB:
        return {"source": "AAB", "kind": "aab"}
    departments: Any = answer_at(answers, path_of("initiative.departments")) or ()
    named = department_names(departments, language) or texts.text("seed-departments", language)
    return {"source": named, "kind": "department"}


def is_unfilled(line: FinancingLine) -> bool:
    """Return whether a line says no more than whose money it is."""
    return line.amount is None and line.status is None and line.kind in (*OWN, None)


def fills(line: FinancingLine, values: Mapping[str, object]) -> bool:
    """Return whether what is read is the money that a line without an amount waits for."""
    kind = values.get("kind")
    if values.get("source") == line.source:
        return True
    return kind == line.kind if line.kind else kind not in OWN


def told_sources(proposal: Proposal) -> Iterator[Message]:
    """Yield where the money comes from, in words."""
    is_one = len(proposal.initiative.departments or ()) == 1
    for name in ticked_sources(proposal):
        yield texts.message(
            "source-department" if is_one and name == DEPARTMENTS else f"source-{name}"
        )


def ticked_traits(proposal: Proposal) -> tuple[str, ...]:
    """Return the traits that are answered with yes; none where all are answered with no."""
    answers = {name: _answer(proposal, key) for name, key in TRAITS.items()}
    if all(answer is False for answer in answers.values()):
        return (NONE,)
    return tuple(name for name, answer in answers.items() if answer)


def _answer(proposal: Proposal, key: str) -> bool | None:
    table, name = key.split(".")
    answer: bool | None = getattr(getattr(proposal, table), name)
    return answer


def trait_answers(_: Answers, names: tuple[str, ...]) -> Mapping[str, object]:
    """Return the answer to each trait's question."""
    return {key: name in names for name, key in TRAITS.items()}


def told_traits(proposal: Proposal) -> Iterator[Message]:
    """Yield what each trait was read as, the spoken no among them."""
    for name, key in TRAITS.items():
        yield texts.message(f"{name}-yes" if _answer(proposal, key) else f"{name}-no")


SOURCES = TickReading(
    names=(NO_MONEY, AAB, DEPARTMENTS, OTHERS),
    alone=(NO_MONEY,),
    ticked=ticked_sources,
    answers=source_answers,
    told=told_sources,
)
OPENING = TickReading(
    names=(*TRAITS, NONE),
    alone=(NONE,),
    ticked=ticked_traits,
    answers=trait_answers,
    told=told_traits,
)
