"""`aabsocial explain`: what a rule, a clause or a question asks, and why."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.completions import subjects
from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import print_result, width
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

messages = Messages(__file__)


def command(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="RULE-OR-CLAUSE", autocompletion=subjects)],
) -> None:
    """Explain a rule or a family of them, a clause, a chapter or a question."""
    from aabsocial.policy.aab import load_policy

    print_result(explanation(load_policy(), subject, user_of(context).language, width()))


def explanation(policy: Policy, subject: str, language: Language, columns: int) -> str:
    """Return the page on a rule, all rules whose code begins so, a clause, a chapter or a question.

    Raises `WrongUseError` with the nearest subject if there is none of that name.
    """
    from aabsocial.cli.explain_pages import ExplainPages
    from aabsocial.cli.rule_catalogue import rule_catalogue

    pages = ExplainPages(policy=policy, language=language, columns=columns)
    codes = {code.lower(): code for code in rule_catalogue(policy)}
    codes |= {rule.name: code for code, rule in rule_catalogue(policy).items()}
    chapters = {chapter.number: chapter for chapter in policy.chapters}
    wanted = subject.strip().rstrip(".").lower()
    if wanted in codes:
        return pages.rule(rule_catalogue(policy)[codes[wanted]])
    if wanted in policy.clauses:
        return pages.clause(policy.clauses[wanted])
    if wanted in chapters:
        return pages.chapter(chapters[wanted])
    if (key := _question_key(wanted)) in policy.item_words:
        return pages.question(key)
    if family := [
        code for code in rule_catalogue(policy) if wanted and code.lower().startswith(wanted)
    ]:
        return pages.family(family)
    raise _unknown_subject(policy, subject, wanted)


def _question_key(key: str) -> str:
    """Return the key of a question without the indices of records."""
    from aabsocial.model.answers import path_of, plain_key

    return plain_key(path_of(key))


def _unknown_subject(policy: Policy, subject: str, wanted: str) -> WrongUseError:
    """Return the error for an unknown subject, with the nearest rule, clause or question."""
    from aabsocial.cli.rule_catalogue import rule_catalogue
    from aabsocial.policy.builtin_rules import nearest_code

    names = {code: rule.name for code, rule in rule_catalogue(policy).items()}
    others = get_close_matches(wanted, (*policy.clauses, *policy.item_words), n=1)
    is_a_key = "." in wanted or "_" in wanted
    near = "".join(others) if is_a_key else nearest_code(wanted, names) or "".join(others)
    message_key = "unknown-near" if near else "unknown"
    return WrongUseError(*messages.problem(message_key, subject=subject, near=near))
