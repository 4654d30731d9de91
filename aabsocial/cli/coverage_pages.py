"""Which questions, rules and places in the papers each clause has, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.cli.policy_pages import clause_title
from aabsocial.cli.rule_catalogue import rule_catalogue
from aabsocial.cli.terminal import labelled, paragraph, title
from aabsocial.core.struct import Struct
from aabsocial.documents.locations import heading_of, places_of_clause
from aabsocial.localization.messages import Message, Messages
from aabsocial.model.policy import Force, clauses_under
from aabsocial.model.questions import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Clause, Policy

messages = Messages(__file__)


class ClauseCoverage(Struct, kw_only=True):
    """What covers a clause: keys of questions, codes of rules, headings of the papers."""

    questions: tuple[str, ...]
    rules: tuple[str, ...]
    places: tuple[str, ...]


def clause_coverage(policy: Policy, clause: Clause, language: Language) -> ClauseCoverage:
    """Return what covers a clause or its whole chapter."""
    numbers = {clause.number, clause.chapter}
    questions = tuple(questions_about(policy, numbers))
    headings = (heading_of(policy, top_key(policy, key), language) for key in questions)
    places = (*headings, *places_of_clause(policy, clause.number, language))
    return ClauseCoverage(
        questions=questions,
        rules=tuple(rules_about(policy, numbers)),
        places=tuple(dict.fromkeys(filter(None, places))),
    )


def questions_about(policy: Policy, numbers: set[str]) -> Iterator[str]:
    """Yield the keys of the questions and groups that name one of these clauses."""
    for item in policy.items.values():
        for part in dict.fromkeys((item, *leaves(item))):
            if numbers & set(part.clauses):
                yield part.key


def rules_about(policy: Policy, numbers: set[str]) -> Iterator[str]:
    """Yield the codes of the rules that test one of these clauses."""
    for rule in rule_catalogue(policy).values():
        if rule.clause in numbers:
            yield rule.code


def top_key(policy: Policy, key: str) -> str:
    """Return the key of the top-level question or group that a key belongs to."""
    return key if key in policy.items else key.rpartition(".")[0]


def gaps(policy: Policy) -> Iterator[Message]:
    """Yield a message for each gap: a clause without a rule or reason, or without a place."""
    for clause in policy.clauses.values():
        coverage = clause_coverage(policy, clause, "da")
        binds = clause.force in (Force.MUST, Force.SHOULD)
        if not coverage.rules and not clause.untested and not clause.judge:
            yield messages.message("gap.no-rule", clause=clause.number)
        if binds and not coverage.places and not clause.untested:
            yield messages.message("gap.clause-nowhere", clause=clause.number)
    yield from _gaps_in_statements(policy)
    for key in policy.items:
        if not heading_of(policy, key, "da"):
            yield messages.message("gap.question-nowhere", key=key)
    for rule in policy.rules.values():
        if rule.clause and not clauses_under(policy, rule.clause):
            yield messages.message("gap.rule-nowhere", code=rule.code)


def _gaps_in_statements(policy: Policy) -> Iterator[Message]:
    """Compare our clauses with the policy's own statements, both ways.

    A clause whose force differs from all the statements it restates must give the reason (`ours`).
    """
    forces: dict[str, set[Force]] = {number: set() for number in policy.clauses}
    for statement in policy.statements:
        if statement.clause in forces:
            forces[statement.clause].add(statement.force)
        else:
            values = {"number": statement.number, "clause": statement.clause}
            yield messages.message("gap.statement-nowhere", **values)
    for number, stated in forces.items():
        clause = policy.clauses[number]
        if not stated:
            yield messages.message("gap.no-statement", clause=number)
        elif clause.force not in stated and clause.ours is None:
            yield messages.message("gap.other-force", clause=number)


def format_coverage(
    policy: Policy, missing: Iterable[Message], language: Language, columns: int
) -> str:
    """Return the coverage of all clauses as text, with the gaps at the end."""
    clauses = (_format_clause(policy, it, language, columns) for it in policy.clauses.values())
    end = (paragraph(sentence.in_(language), columns, "") for sentence in missing)
    return "\n\n".join(
        (
            paragraph(messages.text("heading", language), columns, ""),
            *clauses,
            _without_clause(policy, language, columns),
            "\n".join(end) or paragraph(_totals(policy, language), columns, ""),
        )
    )


def _format_clause(policy: Policy, clause: Clause, language: Language, columns: int) -> str:
    coverage = clause_coverage(policy, clause, language)
    why = clause.untested.in_(language) if clause.untested and not coverage.rules else ""
    statements = (it for it in policy.statements if it.clause == clause.number)
    rows = (
        ("statements", "; ".join(f"{it.number} {it.text.in_(language)}" for it in statements)),
        ("questions", ", ".join(coverage.questions)),
        ("rules", ", ".join(coverage.rules)),
        ("places", "; ".join(coverage.places)),
        ("ours", clause.ours.in_(language) if clause.ours else ""),
        ("untested", why),
    )
    name = clause_title(clause, language)
    return "\n".join((title(name, columns), *_rows(rows, language, columns)))


def _rows(rows: Iterable[tuple[str, str]], language: Language, columns: int) -> Iterator[str]:
    for key, text in rows:
        if text:
            yield labelled(messages.text(key, language), text, columns)


def _without_clause(policy: Policy, language: Language, columns: int) -> str:
    """Return the lines on the questions and rules that belong to no clause."""
    about = {part for number in policy.clauses for part in (number, number.partition(".")[0])}
    asked = set(questions_about(policy, about))
    within = {top_key(policy, key) for key in asked}
    keys = [key for key in policy.items if key not in asked | within]
    rules = [rule.code for rule in rule_catalogue(policy).values() if not rule.clause]
    headings = dict.fromkeys(heading_of(policy, key, language) for key in keys)
    rows = (
        ("questions", ", ".join(keys)),
        ("rules", ", ".join(rules)),
        ("places", "; ".join(headings)),
    )
    heading = title(messages.text("without-clause", language), columns)
    note = labelled(messages.text("note", language), messages.text("form", language), columns)
    return "\n".join((heading, *_rows(rows, language, columns), note))


def _totals(policy: Policy, language: Language) -> str:
    numbers = {
        "statements": len(policy.statements),
        "clauses": len(policy.clauses),
        "questions": len(policy.items),
        "rules": len(rule_catalogue(policy)),
    }
    return messages.text("whole", language, **numbers)
