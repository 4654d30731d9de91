"""`aabsocial policy`: the policy as this tool reads it."""

from typing import Annotated

import typer

from aabsocial.cli.context import user_of
from aabsocial.cli.policy_pages import format_policy
from aabsocial.cli.terminal import print_result, width
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import Language
from aabsocial.model.policy import Policy


def command(
    context: typer.Context,
    coverage: Annotated[bool, typer.Option("--coverage")] = False,
) -> ExitCode:
    """Show every clause with its number, force, title and text, or what covers it."""
    from aabsocial.policy.aab import load_policy

    policy = load_policy()
    check_blank_form(policy)
    language = user_of(context).language
    if coverage:
        return print_coverage(policy, language)
    print_result(format_policy(policy, language, width()))
    return ExitCode.DONE


def check_blank_form(policy: Policy) -> None:
    """Refuse a policy with a condition or a list that the blank form has no words for.

    The form stands above the policy, which cannot look there when it is put together.
    """
    from aabsocial.documents.blank_conditions import conditions_without_words
    from aabsocial.documents.blank_tables import lists_without_columns
    from aabsocial.policy.loose_ends import LooseEndsError

    if ends := (*conditions_without_words(policy), *lists_without_columns(policy)):
        raise LooseEndsError(ends)


def print_coverage(policy: Policy, language: Language) -> ExitCode:
    """Show what covers each clause, and fail where something is missing."""
    from aabsocial.cli.coverage_pages import format_coverage, gaps

    missing = tuple(gaps(policy))
    print_result(format_coverage(policy, missing, language, width()))
    return ExitCode.FINDINGS if missing else ExitCode.DONE
