"""Joining a policy's chapters, refusing loose ends.

A clause without question or rule, a word without its rule or a key that stands twice is found
when the program starts and not when somebody reads the paper.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aabsocial.model.findings import Severity
from aabsocial.model.policy import (
    Force,
    Group,
    Policy,
    Question,
    clauses_under,
    in_no_doubt,
    leaves,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.policy import Chapter, Section, Statement


class LooseEndsError(ValueError):
    """A policy whose parts do not join; the message lists every loose end."""


def assemble(
    version: str,
    chapters: tuple[Chapter, ...],
    sections: tuple[Section, ...],
    statements: tuple[Statement, ...] = (),
) -> Policy:
    """Join chapters into a policy.

    Raises `LooseEndsError` when something does not join: a clause that asks something with
    neither rule, question nor a reason why not; a question or rule without its clause; a key,
    code or clause twice; a text that is missing; a question asked nowhere or twice; an error under
    a clause that is no *must*, unless the rule's words say why.
    """
    policy = Policy(version=version, chapters=chapters, sections=sections, statements=statements)
    if ends := list(loose_ends(policy)):
        raise LooseEndsError("\n".join(ends))
    return policy


def loose_ends(policy: Policy) -> Iterator[str]:
    """Return a sentence for everything in a policy that does not join."""
    yield from _things_twice(policy)
    yield from _unknown_clauses(policy)
    yield from _clauses_nobody_asks_about(policy)
    yield from _missing_words(policy)
    yield from _interview_gaps(policy)
    yield from _rules_harder_than_their_clause(policy)


def _things_twice(policy: Policy) -> Iterator[str]:
    kinds = {
        "clause": [clause.number for chapter in policy.chapters for clause in chapter.clauses],
        "key": [item.key for chapter in policy.chapters for item in chapter.items],
        "code": [rule.code for chapter in policy.chapters for rule in chapter.rules],
    }
    for kind, names in kinds.items():
        yield from (f"{kind} {name} stands twice" for name in sorted(_twice(names)))


def _twice(names: Iterable[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times > 1}


def _unknown_clauses(policy: Policy) -> Iterator[str]:
    known = {
        number for clause in policy.clauses.values() for number in (clause.number, clause.chapter)
    }
    asked = (
        (item.key, clause)
        for top in policy.items.values()
        for item in (top, *leaves(top))
        for clause in item.clauses
    )
    tested = ((rule.code, rule.clause) for rule in policy.rules.values() if rule.clause)
    for name, clause in (*asked, *tested):
        if clause not in known:
            yield f"{name} names clause {clause}, which does not exist"


def _clauses_nobody_asks_about(policy: Policy) -> Iterator[str]:
    named = {rule.clause for rule in policy.rules.values()}
    named |= {
        clause
        for item in policy.items.values()
        for part in (item, *leaves(item))
        for clause in part.clauses
    }
    for clause in policy.clauses.values():
        asks = clause.force in (Force.MUST, Force.SHOULD)
        if asks and not clause.untested and not named & {clause.number, clause.chapter}:
            yield f"clause {clause.number} has neither question, rule nor a reason why not"


def _missing_words(policy: Policy) -> Iterator[str]:
    for top in policy.items.values():
        for item in (top, *leaves(top)):
            words = policy.item_words.get(item.key)
            if words is None:
                yield f"{item.key} has no words"
            elif isinstance(item, Question) and set(item.choices) != set(words.choices):
                yield f"{item.key}: the choices and their words differ"
            elif isinstance(item, Question) and _doubts(item) != (words.doubt is not None):
                yield f"{item.key}: a doubt and its words go together"
            elif isinstance(item, Group) and words.record is None:
                yield f"{item.key} has no word for one record"
    known = {item.key for top in policy.items.values() for item in (top, *leaves(top))}
    yield from (
        f"words for {key}, which is no question" for key in policy.item_words.keys() - known
    )
    yield from (f"{code} has no words" for code in policy.rules.keys() - policy.rule_words.keys())
    yield from (
        f"words for {code}, which is no rule"
        for code in policy.rule_words.keys() - policy.rules.keys()
    )


def _doubts(question: Question) -> bool:
    return question.doubtful is not in_no_doubt


def _interview_gaps(policy: Policy) -> Iterator[str]:
    placed = [key for section in policy.sections for key in section.keys]
    asked = {item.key for item in policy.items.values() if item.depth}
    yield from (f"{key} stands twice in the interview" for key in sorted(_twice(placed)))
    yield from (f"{key} is asked nowhere" for key in sorted(asked - set(placed)))
    yield from (
        f"the interview asks {key}, which does not exist" for key in sorted(set(placed) - asked)
    )


def _rules_harder_than_their_clause(policy: Policy) -> Iterator[str]:
    """Find errors that the policy does not back: of its clauses, only a *must* binds."""
    for code, rule in policy.rules.items():
        clauses = clauses_under(policy, rule.clause)
        is_must = bool(clauses) and all(clause.force is Force.MUST for clause in clauses)
        is_hard = rule.severity is Severity.ERROR and not is_must
        words = policy.rule_words.get(code)
        reason = words.reason_for_severity if words else None
        if is_hard and words and reason is None:
            yield f"{code} is an error under a clause that is no must, and does not say why"
        elif reason and not is_hard:
            yield f"{code} gives a reason to be an error that it does not need"
