"""`aabsocial explain`: what a rule, a clause or a question asks, and why."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.completions import subjects
from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import print_result, width
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import message_and_remedy

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

WORDS = Path(__file__).with_suffix(".toml")


def command(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="RULE-OR-CLAUSE", autocompletion=subjects)],
) -> None:
    """Explain a rule or a family of them, a clause, a chapter or a question."""
    from aabsocial.policy.aab import load_policy

    print_result(explained(load_policy(), subject, user_of(context).language, width()))


def explained(policy: Policy, subject: str, language: Language, columns: int) -> str:
    """Explain what a subject names: one rule, or those whose code begins so, a clause, a question.

    Raises `WrongUseError` with the nearest where it names none of them.
    """
    from aabsocial.cli.explain_pages import ExplainPages
    from aabsocial.cli.rule_catalogue import rule_catalogue

    teller = ExplainPages(policy=policy, language=language, columns=columns)
    codes = {code.lower(): code for code in rule_catalogue(policy)}
    codes |= {rule.name: code for code, rule in rule_catalogue(policy).items()}
    chapters = {chapter.number: chapter for chapter in policy.chapters}
    meant = subject.strip().rstrip(".").lower()
    if meant in codes:
        return teller.rule(rule_catalogue(policy)[codes[meant]])
    if meant in policy.clauses:
        return teller.clause(policy.clauses[meant])
    if meant in chapters:
        return teller.chapter(chapters[meant])
    if (key := _key(meant)) in policy.item_words:
        return teller.question(key)
    if family := [
        code for code in rule_catalogue(policy) if meant and code.lower().startswith(meant)
    ]:
        return teller.family(family)
    raise _unknown(policy, subject, meant)


def _key(written: str) -> str:
    """Return a question's key as the policy has it: without the numbers of records."""
    from aabsocial.model.answers import path_of, plain_key

    return plain_key(path_of(written))


def _unknown(policy: Policy, subject: str, meant: str) -> WrongUseError:
    """Refuse a subject, with the nearest rule, clause or question there is."""
    from aabsocial.cli.rule_catalogue import rule_catalogue
    from aabsocial.policy.builtin_rules import nearest_code

    names = {code: rule.name for code, rule in rule_catalogue(policy).items()}
    others = get_close_matches(meant, (*policy.clauses, *policy.item_words), n=1)
    is_a_key = "." in meant or "_" in meant
    near = "".join(others) if is_a_key else nearest_code(meant, names) or "".join(others)
    says = "unknown-near" if near else "unknown"
    return WrongUseError(*message_and_remedy(WORDS, says, subject=subject, near=near))
