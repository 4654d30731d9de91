"""The pages of `explain`: a rule, a clause, a chapter, a question, as plain text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.cli.coverage_pages import clause_coverage, questions_about, rules_about, top_key
from aabsocial.cli.policy_pages import format_clause
from aabsocial.cli.rule_catalogue import (
    EXAMPLE_CONTEXT,
    findings_in_example,
    rule_catalogue,
    verdict_of_example,
    words_of,
)
from aabsocial.cli.terminal import indented_rows, labelled, paragraph, passage, quoted_lines, title
from aabsocial.core.struct import Struct, replace
from aabsocial.documents.locations import heading_of
from aabsocial.localization.messages import Language, Messages
from aabsocial.model.answers import path_of, plain_key
from aabsocial.model.findings import SYMBOLS, display_name, verdict_name
from aabsocial.model.questions import Group, leaves
from aabsocial.personal_data.detect import redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.cli.rule_catalogue import KnownRule
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Chapter, Clause, Policy, RuleWords
    from aabsocial.model.questions import ItemWords

messages = Messages(__file__)
RULE_ALONE = ("passes", "breaks")
PASSING = (RULE_ALONE[0],)
LATER_DAY = date(2036, 6, 20)


class ExplainPages(Struct, kw_only=True):
    """The pages of `explain` for one policy, language and width in columns."""

    policy: Policy
    language: Language
    columns: int

    def rule(self, rule: KnownRule) -> str:
        """Return the page of a rule: why, its clause, examples, what to do, and exemptions."""
        words = words_of(self.policy, rule.code)
        severity = display_name(rule.severity).in_(self.language).lower()
        name = f"{rule.code} {words.title.in_(self.language)} ({severity})"
        return self._page(
            f"{title(name, self.columns)}\n{paragraph(rule.name, self.columns)}",
            self._passage("why", words.why.in_(self.language)),
            self._reason_for_severity(words),
            *(format_clause(it, self.language, self.columns) for it in self._clauses(rule.clause)),
            self._examples(RULE_ALONE[0], rule.code, words.examples.passing),
            self._examples(RULE_ALONE[1], rule.code, words.examples.failing),
            self._conditions(rule.code, (*words.examples.passing, *words.examples.failing)),
            self._what_to_do(rule.code, words.examples.failing),
            self._exemption(rule),
        )

    def _reason_for_severity(self, words: RuleWords) -> str:
        reason = words.reason_for_severity
        return self._passage("reason", reason.in_(self.language)) if reason else ""

    def family(self, codes: Iterable[str]) -> str:
        """Return the page of several rules, a line each."""
        return self._page(self._rules(sorted(codes)), self._remark("one-rule"))

    def clause(self, clause: Clause) -> str:
        """Return the page of a clause: text, force, condition, questions, rules and places."""
        numbers = {clause.number, clause.chapter}
        coverage = clause_coverage(self.policy, clause, self.language)
        return self._page(
            format_clause(clause, self.language, self.columns),
            self._when(clause),
            self._questions(questions_about(self.policy, numbers)),
            self._rules(coverage.rules),
            self._judged_examples(clause),
            self._untested(clause),
            passage(
                messages.text("places", self.language), indented_rows(coverage.places, self.columns)
            ),
        )

    def chapter(self, chapter: Chapter) -> str:
        """Return the page of a chapter: each clause, then their questions and rules."""
        numbers = {chapter.number, *(clause.number for clause in chapter.clauses)}
        places = (clause_coverage(self.policy, it, self.language).places for it in chapter.clauses)
        headings = dict.fromkeys(place for some in places for place in some)
        return self._page(
            title(f"{chapter.number} {chapter.title.in_(self.language)}".upper(), self.columns),
            *(format_clause(it, self.language, self.columns) for it in chapter.clauses),
            self._questions(questions_about(self.policy, numbers)),
            self._rules(rules_about(self.policy, numbers)),
            passage(messages.text("places", self.language), indented_rows(headings, self.columns)),
        )

    def question(self, key: str) -> str:
        """Return the page of a question: why it is asked, a good and a weak answer, its clause."""
        words = self.policy.item_words[key]
        top = top_key(self.policy, key)
        item = self.policy.items[top]
        parts = [part for part in dict.fromkeys((item, *leaves(item))) if part.key in (key, top)]
        numbers = dict.fromkeys(number for part in parts for number in part.clauses)
        clauses = [clause for number in numbers for clause in self._clauses(number)]
        heading = title(words.label.in_(self.language), self.columns)
        return self._page(
            f"{heading}\n{paragraph(key, self.columns)}",
            self._question_texts(words),
            passage(messages.text("choices", self.language), self._choices(words)),
            passage(
                messages.text("fields", self.language),
                indented_rows(self._fields(key), self.columns),
            ),
            *(format_clause(it, self.language, self.columns) for it in clauses),
            self._rules(rules_about(self.policy, set(numbers))),
            self._passage("places", heading_of(self.policy, top, self.language)),
            self._how_to_answer(key),
        )

    def _page(self, *parts: str) -> str:
        return "\n\n".join(filter(None, parts))

    def _passage(self, key: str, text: str) -> str:
        return (
            passage(messages.text(key, self.language), paragraph(text, self.columns))
            if text
            else ""
        )

    def _remark(self, key: str, /, **values: object) -> str:
        return paragraph(messages.text(key, self.language, **values), self.columns)

    def _clauses(self, number: str) -> Iterable[Clause]:
        clauses = self.policy.clauses.values()
        return [clause for clause in clauses if number in (clause.number, clause.chapter)]

    def _judged_examples(self, clause: Clause) -> str:
        """Return a clause's examples as they stand in a file, each with its verdict."""
        passages = [
            "\n".join(
                (
                    quoted_lines(example, self.columns),
                    labelled(*self._verdict(clause, example), self.columns),
                )
            )
            for example in clause.examples
        ]
        return passage(messages.text("judged", self.language), "\n\n".join(passages))

    def _verdict(self, clause: Clause, example: str) -> tuple[str, str]:
        """Return an example's verdict as symbol and word, and its ground."""
        verdict = verdict_of_example(self.policy, clause.number, example)
        word = f"{SYMBOLS[verdict.kind]} {verdict_name(verdict).in_(self.language)}"
        if verdict.assessment:
            values = {"who": verdict.assessment.by, "day": verdict.assessment.date}
            return word, messages.text("assessed", self.language, **values)
        return word, verdict.ground.in_(self.language) if verdict.ground else ""

    def _examples(self, key: str, code: str, examples: Iterable[str]) -> str:
        """Return a rule's examples as they stand in a file, each with the rule's findings."""
        passages = [
            "\n".join(
                (
                    quoted_lines(redact(example), self.columns),
                    *self._findings_in(code, key, example),
                )
            )
            for example in examples
        ]
        return passage(messages.text(key, self.language), "\n\n".join(passages))

    def _findings_in(self, code: str, key: str, example: str) -> Iterator[str]:
        if key in PASSING:
            return
        for finding in findings_in_example(self.policy, code, example):
            weight = display_name(finding.gravity).in_(self.language)
            yield labelled(weight, finding.message.in_(self.language), self.columns)
            yield labelled(
                messages.text("remedy", self.language),
                finding.remedy.in_(self.language),
                self.columns,
            )

    def _conditions(self, code: str, examples: tuple[str, ...]) -> str:
        """Return notes on the day and the settings that the examples need, if they matter."""
        alternatives = {
            "terms-day": replace(EXAMPLE_CONTEXT, today=LATER_DAY),
            "terms-limit": replace(EXAMPLE_CONTEXT, limits={}),
            "terms-register": replace(EXAMPLE_CONTEXT, departments=()),
        }
        findings = [findings_in_example(self.policy, code, example) for example in examples]
        remarks = (
            self._remark(key, day=EXAMPLE_CONTEXT.today)
            for key, review_context in alternatives.items()
            if findings
            != [findings_in_example(self.policy, code, it, review_context) for it in examples]
        )
        return "\n".join(remarks)

    def _what_to_do(self, code: str, examples: Iterable[str]) -> str:
        """Return which questions to answer again, or that the file itself must be corrected."""
        findings = (
            it for example in examples for it in findings_in_example(self.policy, code, example)
        )
        keys = dict.fromkeys(self._asked_key(finding) for finding in findings)
        lines = [line for key in keys if key for line in self._edit_line(key)]
        return passage(messages.text("do", self.language), *(lines or [self._remark("do-in-file")]))

    def _asked_key(self, finding: Finding) -> str:
        """Return the key of the question that a finding is about, empty if it is about none."""
        key = top_key(self.policy, plain_key(path_of(finding.key)))
        return key if key in self.policy.items and self.policy.items[key].depth else ""

    def _edit_line(self, key: str) -> tuple[str, str]:
        label = self.policy.item_words[key].label
        return (
            self._remark("do-answer", label=label),
            quoted_lines(messages.text("edit", self.language, key=key), self.columns),
        )

    def _how_to_answer(self, key: str) -> str:
        top = top_key(self.policy, key)
        if not self.policy.items[top].depth:
            return ""
        return passage(messages.text("do", self.language), *self._edit_line(top))

    def _exemption(self, rule: KnownRule) -> str:
        """Return how to exempt a proposal from a rule, or that nobody can."""
        if not rule.exemptable:
            return self._passage("exemption", messages.text("never-exempt", self.language))
        lines = messages.text("exemption-lines", self.language, code=rule.code)
        return passage(
            messages.text("exemption", self.language),
            self._remark("exempt"),
            quoted_lines(lines, self.columns),
        )

    def _when(self, clause: Clause) -> str:
        """Return when a clause applies, if not always."""
        return self._passage("when", clause.when.in_(self.language)) if clause.when else ""

    def _questions(self, keys: Iterable[str]) -> str:
        rows = (f"{self.policy.item_words[key].label.in_(self.language)}: {key}" for key in keys)
        return passage(messages.text("questions", self.language), indented_rows(rows, self.columns))

    def _rules(self, codes: Iterable[str]) -> str:
        words = ((code, words_of(self.policy, code).title) for code in codes)
        rows = (f"{code} {text.in_(self.language)}" for code, text in words)
        return passage(messages.text("rules", self.language), indented_rows(rows, self.columns))

    def _untested(self, clause: Clause) -> str:
        tested = any(rule.clause == clause.number for rule in rule_catalogue(self.policy).values())
        if tested or clause.untested is None:
            return ""
        return self._passage("untested", clause.untested.in_(self.language))

    def _question_texts(self, words: ItemWords) -> str:
        names = ("prompt", "help", "why", "good", "weak")
        texts = ((name, getattr(words, name).in_(self.language)) for name in names)
        return "\n".join(
            labelled(messages.text(f"question.{name}", self.language), it, self.columns)
            for name, it in texts
        )

    def _choices(self, words: ItemWords) -> str:
        rows = (f"{text.in_(self.language)}: {choice}" for choice, text in words.choices.items())
        return indented_rows(rows, self.columns)

    def _fields(self, key: str) -> Iterator[str]:
        item = self.policy.items.get(key)
        for field in item.fields if isinstance(item, Group) else ():
            yield f"{self.policy.item_words[field.key].label.in_(self.language)}: {field.key}"
