"""What a shell offers for a proposal, a rule, a clause or a question that is being typed.

A shell keeps only what begins as typed, so that small letters stay small. Where nothing fits, it
offers files. Nothing here may fail: a word that cannot be completed is no reason for a message.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from string import digits
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the types of what it calls

from aabsocial.cli.help_pages import COMPLETION_VARIABLE
from aabsocial.cli.workspace import PROPOSAL_FILE, find_workspace, proposal_names
from aabsocial.errors import AabsocialError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.localization.messages import Language

Offered = list[tuple[str, str] | str]
SPECIAL = re.compile(r"[^\w./,:@%+=~-]")  # to the shells that take an offered word as it is
ESCAPES = {"complete_bash": "\\", "complete_powershell": "`", "complete_pwsh": "`"}


def proposals(incomplete: str) -> Offered:
    """Offer the proposals of the workspace by name, or those of a folder that is being typed."""
    folder, slash, begun = incomplete.rpartition("/")
    with suppress(AabsocialError, OSError, ValueError):
        names = _in_folder(Path(folder or "/")) if slash else proposal_names(find_workspace())
        fitting = (name for name in names if name.startswith(begun))
        return [_escaped(f"{folder}{slash}{name}") for name in fitting]
    return []


def _in_folder(folder: Path) -> Iterator[str]:
    """Yield the names in a folder that are a proposal's."""
    yield from (it.parent.name for it in sorted(folder.glob(f"*/{PROPOSAL_FILE}")))


def _escaped(word: str) -> str:
    """Return a word as a shell takes it that puts it on the command line as it is."""
    sign = ESCAPES.get(os.environ.get(COMPLETION_VARIABLE, ""))
    return SPECIAL.sub(lambda letter: f"{sign}{letter[0]}", word) if sign else word


def subjects(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the rules, clauses and questions that `explain` knows, each with its title."""
    return list(_begun((*_rules(ctx), *_clauses(ctx), *_questions(ctx)), incomplete))


def questions(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the keys of questions and groups."""
    return list(_begun(_questions(ctx), incomplete))


def rules(ctx: typer.Context, incomplete: str) -> Offered:
    """Offer the codes of rules for the last word of a list with commas."""
    before, comma, last = incomplete.rpartition(",")
    return [(f"{before}{comma}{word}", told) for word, told in _begun(_rules(ctx), last)]


def _begun(words: Iterable[tuple[str, str]], incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin as typed, in whatever letters, and go on as they are."""
    for word, told in words:
        if word.casefold().startswith(incomplete.casefold()):
            yield incomplete + word[len(incomplete) :], told


def _rules(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the families of rules, then each rule."""
    from aabsocial.cli.rule_catalogue import rule_catalogue, words_of
    from aabsocial.policy.aab import load_policy

    policy = load_policy()
    codes = tuple(rule_catalogue(policy))
    yield from ((family, "") for family in dict.fromkeys(it.rstrip(digits) for it in codes))
    yield from ((it, words_of(policy, it).title.in_(_language(ctx))) for it in codes)


def _clauses(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    from aabsocial.policy.aab import load_policy

    for number, clause in load_policy().clauses.items():
        yield number, clause.title.in_(_language(ctx))


def _questions(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    from aabsocial.policy.aab import load_policy

    policy = load_policy()
    for key in policy.items:
        yield key, policy.item_words[key].label.in_(_language(ctx))


def _language(ctx: typer.Context) -> Language:
    """Return the language of the command that is completed."""
    found: Language = getattr(ctx.command, "language", "da")
    return found
