"""Joining a policy's chapters, refusing loose ends.

A question without a field, a clause without question or rule, a word without its rule or a key
that stands twice is found when the program starts and not when somebody reads the paper.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Force, LooseEnd, Policy
from aabsocial.model.questions import (
    PAPER_SECTIONS,
    ROW_SECTIONS,
    Group,
    Question,
    leaves,
    never,
    section_of,
)
from aabsocial.parsing.lines.reading import RECORD_KINDS
from aabsocial.policy.field_checks import questions_unlike_fields
from aabsocial.policy.joint_checks import loose_joints
from aabsocial.policy.loose_ends import INTERVIEW, TEXTS_OF_A_QUESTION, LooseEndsError, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.model.joints import Joint
    from aabsocial.model.policy import Chapter, Rule, Section, Statement
    from aabsocial.model.questions import Item, ItemWords

FRAME = "0"  # what the policy says of itself; the others have a mark on a case's page


def assemble(
    version: str,
    chapters: tuple[Chapter, ...],
    sections: tuple[Section, ...],
    statements: tuple[Statement, ...] = (),
    joints: tuple[Joint, ...] = (),
) -> Policy:
    """Join chapters into a policy.

    Raises `LooseEndsError` when something does not join: a clause that asks something with
    neither rule, question nor a reason why not; a question or rule without its clause; a key,
    code or clause twice; a text that is missing; a question without a field of `Proposal`, or of
    another type or with other choices, and a field without a question; an answer in a section
    that no paper prints; a chapter with verdicts and no short title; a group whose lines no
    reader reads; a question asked nowhere or twice, or in two joints; a joint of questions that do
    not stand together, or without its words; a rule that weighs more or less than its clause,
    unless it says why.
    """
    policy = Policy(
        version=version,
        chapters=chapters,
        sections=sections,
        statements=statements,
        joints=joints,
    )
    if ends := list(loose_ends(policy)):
        raise LooseEndsError(ends)
    return policy


def loose_ends(policy: Policy) -> Iterator[LooseEnd]:
    """Yield everything in a policy that does not join."""
    for chapter in policy.chapters:
        for unread in chapter.unread.values():
            yield from unread
    yield from _things_twice(policy)
    yield from _unknown_clauses(policy)
    yield from _clauses_nobody_asks_about(policy)
    yield from questions_unlike_fields(policy)
    yield from _sections_nobody_prints(policy)
    yield from _unknown_readers(policy)
    yield from _interview_gaps(policy)
    yield from loose_joints(policy)
    forces = _forces(policy)
    for chapter in policy.chapters:
        yield from _no_short_title(chapter)
        yield from _missing_words(chapter)
        yield from _rules_unlike_their_clause(chapter, forces)


def _in_module(chapter: Chapter, what: str, write: str) -> LooseEnd:
    return LooseEnd(file_name(chapter.source, ".py"), what, write)


def _in_texts(chapter: Chapter, what: str, write: str) -> LooseEnd:
    return LooseEnd(file_name(chapter.source), what, write)


def _things_twice(policy: Policy) -> Iterator[LooseEnd]:
    kinds = {
        "clause": [(it, clause.number) for it in policy.chapters for clause in it.clauses],
        "key": [(it, item.key) for it in policy.chapters for item in it.items],
        "code": [(it, rule.code) for it in policy.chapters for rule in it.rules],
    }
    for kind, named in kinds.items():
        for name in sorted(_twice(name for _, name in named)):
            chapter = next(chapter for chapter, it in named if it == name)
            what = f"{kind} {name} stands twice"
            yield _in_module(chapter, what, "Remove or rename one of them.")


def _twice(names: Iterable[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times > 1}


def _unknown_clauses(policy: Policy) -> Iterator[LooseEnd]:
    known = {
        number for clause in policy.clauses.values() for number in (clause.number, clause.chapter)
    }
    for chapter in policy.chapters:
        known |= chapter.unread.keys()
    for chapter in policy.chapters:
        asked = (
            (item.key, clause)
            for top in chapter.items
            for item in (top, *leaves(top))
            for clause in item.clauses
        )
        tested = ((rule.code, rule.clause) for rule in chapter.rules if rule.clause)
        for name, clause in (*asked, *tested):
            if clause not in known:
                what = f"{name} names clause {clause}, which does not exist"
                yield _in_module(chapter, what, "Correct the number.")


def _clauses_nobody_asks_about(policy: Policy) -> Iterator[LooseEnd]:
    named = {rule.clause for rule in policy.rules.values()}
    named |= {
        clause
        for item in policy.items.values()
        for part in (item, *leaves(item))
        for clause in part.clauses
    }
    for chapter in policy.chapters:
        for clause in chapter.clauses:
            asks = clause.force in (Force.MUST, Force.SHOULD)
            if asks and not clause.untested and not named & {clause.number, clause.chapter}:
                yield _in_texts(
                    chapter,
                    f"clause {clause.number} has neither question, rule nor a reason why not",
                    f'Write untested under [clauses."{clause.number}"], or a question or rule.',
                )


def _sections_nobody_prints(policy: Policy) -> Iterator[LooseEnd]:
    """Find answers that would stand in no paper: the names of sections are `PAPER_SECTIONS`."""
    titles = [key for key, item in policy.items.items() if section_of(item) == "title"]
    for chapter in policy.chapters:
        for item in chapter.items:
            section = section_of(item)
            if section not in PAPER_SECTIONS:
                what = f"{item.key} stands in section {section}, which no paper prints"
                yield _in_module(chapter, what, f"Write section=… with {_one_of(PAPER_SECTIONS)}.")
            elif isinstance(item, Group) and section in ROW_SECTIONS:
                what = f"{item.key} is a group, and section {section} holds single answers"
                sections = [it for it in PAPER_SECTIONS if it not in ROW_SECTIONS]
                yield _in_module(chapter, what, f"Write section=… with {_one_of(sections)}.")
            elif item.key in titles[1:]:
                what = f"{item.key} is a second title"
                yield _in_module(chapter, what, "Write another section for it.")
            if isinstance(item, Group):
                yield from _fields_with_sections(item, chapter)


def _unknown_readers(policy: Policy) -> Iterator[LooseEnd]:
    for chapter in policy.chapters:
        for item in chapter.items:
            if isinstance(item, Group) and item.lines and item.lines not in RECORD_KINDS:
                what = f"{item.key} has lines of {item.lines}, which no reader reads"
                yield _in_module(chapter, what, f"Write lines=… with {_one_of(RECORD_KINDS)}.")


def _one_of(names: Iterable[str]) -> str:
    return f"one of: {', '.join(names)}"


def _fields_with_sections(group: Group, chapter: Chapter) -> Iterator[LooseEnd]:
    for question in group.fields:
        if question.section is not None:
            what = f"{question.key} names a section, and stands where its group does"
            yield _in_module(chapter, what, f"Remove it, or write it at {group.key}.")


def _no_short_title(chapter: Chapter) -> Iterator[LooseEnd]:
    """Find a chapter with verdicts that has no title for the line of marks on a case's page."""
    is_weighed = any(clause.judge for clause in chapter.clauses)
    is_told = chapter.short is not None or "short" in chapter.unread
    if is_weighed and not is_told and chapter.number != FRAME:
        what = f"chapter {chapter.number} has no short title"
        yield _in_texts(
            chapter, what, "Write short at the top, in da and en, in two or three words."
        )


def _missing_words(chapter: Chapter) -> Iterator[LooseEnd]:
    parts = {part.key: part for item in chapter.items for part in (item, *leaves(item))}
    for key, item in parts.items():
        words = chapter.item_words.get(key)
        if words is not None:
            yield from _words_unlike_their_question(item, words, chapter)
        elif key not in chapter.unread:
            write = f"Write {', '.join(_texts_of(item))} under {_heading(item)}, each in da and en."
            yield _in_texts(chapter, f"{key} has no words", write)
    for key in sorted(chapter.item_words.keys() - parts.keys()):
        what = f"words for {key}, which is no question"
        yield _in_texts(chapter, what, "Remove them, or write the question in the module.")
    codes = {rule.code for rule in chapter.rules}
    for code in sorted(codes - chapter.rule_words.keys() - chapter.unread.keys()):
        write = f"Write title, why and its messages under [rules.{code}], each in da and en."
        yield _in_texts(chapter, f"{code} has no words", write)
    for code in sorted(code for code, words in chapter.rule_words.items() if not words.messages):
        write = f"Write one with its remedy under [rules.{code}.messages.found], each in da and en."
        yield _in_texts(chapter, f"{code} has no message", write)
    for code in sorted(chapter.rule_words.keys() - codes):
        what = f"words for {code}, which is no rule"
        yield _in_texts(chapter, what, "Remove them, or write the rule in the module.")


def _texts_of(item: Item) -> tuple[str, ...]:
    """Return the names of the texts that an item needs."""
    if isinstance(item, Group):
        return (*TEXTS_OF_A_QUESTION, "record")
    doubt = ("doubt",) if _doubts(item) else ()
    return (*TEXTS_OF_A_QUESTION, *doubt, *(f"choices.{choice}" for choice in item.choices))


def _heading(item: Item) -> str:
    name = f'"{item.key}"' if "." in item.key else item.key
    return f"[questions.{name}]"


def _words_unlike_their_question(
    item: Item, words: ItemWords, chapter: Chapter
) -> Iterator[LooseEnd]:
    heading = _heading(item)
    if isinstance(item, Group):
        if words.record is None:
            what = f"{item.key} has no word for one record"
            yield _in_texts(chapter, what, f"Write record under {heading}, in da and en.")
        return
    if item.choices != tuple(words.choices) and (
        differ := sorted(set(item.choices) ^ words.choices.keys())
    ):
        what = f"{item.key}: the choices and their words differ ({', '.join(differ)})"
        write = f"Write {heading.removesuffix(']')}.choices] with one text for each choice."
        yield _in_texts(chapter, what, write)
    if _doubts(item) != (words.doubt is not None):
        what = f"{item.key}: a doubt and its words go together"
        yield _in_texts(chapter, what, f"Write or remove doubt under {heading}, or doubtful=….")


def _doubts(question: Question) -> bool:
    return question.doubtful is not never


def _interview_gaps(policy: Policy) -> Iterator[LooseEnd]:
    placed = [key for section in policy.sections for key in section.keys]
    asked = {item.key for item in policy.items.values() if item.depth}
    found = {
        "{} stands twice in the interview": _twice(placed),
        "{} is asked nowhere": asked - set(placed),
        "the interview asks {}, which does not exist": set(placed) - asked,
    }
    for what, keys in found.items():
        for key in sorted(keys):
            write = "Write each key once in CONVERSATION, where a conversation would come to it."
            yield LooseEnd(INTERVIEW, what.format(key), write)


def _rules_unlike_their_clause(
    chapter: Chapter, forces: Mapping[str, set[Force]]
) -> Iterator[LooseEnd]:
    """Find rules that weigh more than the policy does, or less: of its clauses, a *must* binds."""
    for rule in chapter.rules:
        if rule.clause in chapter.unread:
            continue
        is_must = forces.get(rule.clause) == {Force.MUST}
        if rule.code not in chapter.unread:
            yield from _harder_than_its_clause(rule, chapter, is_must=is_must)
        yield from _softer_than_its_clause(rule, is_must=is_must)


def _forces(policy: Policy) -> dict[str, set[Force]]:
    """Return the forces of each clause, and of the clauses of each chapter, by number."""
    forces: dict[str, set[Force]] = {}
    for clause in policy.clauses.values():
        for number in (clause.number, clause.chapter):
            forces.setdefault(number, set()).add(clause.force)
    return forces


def _harder_than_its_clause(rule: Rule, chapter: Chapter, *, is_must: bool) -> Iterator[LooseEnd]:
    words = chapter.rule_words.get(rule.code)
    if words is None:
        return
    is_hard = rule.severity is Severity.ERROR and not is_must
    if is_hard and words.reason_for_severity is None:
        yield _in_texts(
            chapter,
            f"{rule.code} is an error under a clause that is no must, and does not say why",
            f"Write reason_for_severity under [rules.{rule.code}], or make the rule a warning.",
        )
    elif words.reason_for_severity and not is_hard:
        yield _in_texts(
            chapter,
            f"{rule.code} gives a reason to be an error that it does not need",
            f"Remove reason_for_severity under [rules.{rule.code}].",
        )


def _softer_than_its_clause(rule: Rule, *, is_must: bool) -> Iterator[LooseEnd]:
    is_soft = rule.severity is not Severity.ERROR and is_must
    if is_soft and not rule.reason_not_error:
        yield LooseEnd(
            _file_of(rule),
            f"{rule.code} is no error under a clause that is a must, and does not say why",
            f'Write reason_not_error="…" in Rule(code="{rule.code}"), or make the rule an error.',
        )
    elif rule.reason_not_error and not is_soft:
        yield LooseEnd(
            _file_of(rule),
            f"{rule.code} gives a reason to be no error that it does not need",
            f'Remove reason_not_error in Rule(code="{rule.code}").',
        )


def _file_of(rule: Rule) -> str:
    return f"{rule.check.__module__.replace('.', '/')}.py"
