"""Complete proposals, rules, clauses and questions in a shell.

A shell keeps only words that begin as typed, so that lower case stays lower case; if none does, it
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

Completions = list[tuple[str, str] | str]
SPECIAL = re.compile(r"[^\w./,:@%+=~-]")  # in shells that insert a word unescaped
ESCAPES = {"complete_bash": "\\", "complete_powershell": "`", "complete_pwsh": "`"}


def proposals(incomplete: str) -> Completions:
    """Return the names of the workspace's proposals, or the paths of those in a typed folder."""
    folder, slash, begun = incomplete.rpartition("/")
    with suppress(AabsocialError, OSError, ValueError):
        names = _in_folder(Path(folder or "/")) if slash else proposal_names(find_workspace())
        fitting = (name for name in names if name.startswith(begun))
        return [_escaped(f"{folder}{slash}{name}") for name in fitting]
    return []


def _in_folder(folder: Path) -> Iterator[str]:
    """Yield the names of a folder's subfolders with a proposal."""
    yield from (it.parent.name for it in sorted(folder.glob(f"*/{PROPOSAL_FILE}")))


def _escaped(word: str) -> str:
    """Return a word escaped for a shell that inserts it as it is."""
    sign = ESCAPES.get(os.environ.get(COMPLETION_VARIABLE, ""))
    return SPECIAL.sub(lambda letter: f"{sign}{letter[0]}", word) if sign else word


def subjects(ctx: typer.Context, incomplete: str) -> Completions:
    """Return the rules, clauses and questions that `explain` knows, each with its title."""
    return list(_matching((*_rules(ctx), *_clauses(ctx), *_questions(ctx)), incomplete))


def questions(ctx: typer.Context, incomplete: str) -> Completions:
    """Return the keys of questions and groups."""
    return list(_matching(_questions(ctx), incomplete))


def rules(ctx: typer.Context, incomplete: str) -> Completions:
    """Return the rule codes for the last word of a comma-separated list."""
    before, comma, last = incomplete.rpartition(",")
    return [(f"{before}{comma}{word}", title) for word, title in _matching(_rules(ctx), last)]


def topics(ctx: typer.Context, incomplete: str) -> Completions:
    """Return the topics of the guide, each with its title."""
    from aabsocial.documents.guide import TOPICS, topic_name, topic_title

    language = _language(ctx)
    named = [(topic_name(it, language), topic_title(it, language)) for it in TOPICS]
    return list(_matching(named, incomplete))


def _matching(words: Iterable[tuple[str, str]], incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin as typed, in either case, with the typed letters kept."""
    for word, title in words:
        if word.casefold().startswith(incomplete.casefold()):
            yield incomplete + word[len(incomplete) :], title


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
    """Return the language of the command line being completed."""
    found: Language = getattr(ctx.command, "language", "da")
    return found
