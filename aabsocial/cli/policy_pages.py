"""The policy as text, clause by clause."""

import textwrap
from datetime import date

from aabsocial.localization.messages import Language, Messages
from aabsocial.model.policy import Chapter, Clause, Policy

messages = Messages(__file__, "commands/policy.toml")
STEP = "  "


def format_policy(policy: Policy, language: Language, columns: int) -> str:
    """Return the whole policy as text, wrapped to a number of columns."""
    day = date.fromisoformat(policy.version)
    heading = messages.text("heading", language, day=day)
    note = textwrap.fill(messages.text("note", language), columns)
    chapters = (format_chapter(chapter, language, columns) for chapter in policy.chapters)
    return "\n\n".join((textwrap.fill(heading, columns), note, *chapters))


def format_chapter(chapter: Chapter, language: Language, columns: int) -> str:
    """Return a chapter's title over its clauses."""
    title = f"{chapter.number} {chapter.title.in_(language)}".upper()
    clauses = (format_clause(clause, language, columns) for clause in chapter.clauses)
    return "\n\n".join((textwrap.fill(title, columns), *clauses))


def format_clause(clause: Clause, language: Language, columns: int) -> str:
    """Return a clause's number, title and force above its text."""
    text = textwrap.fill(
        clause.text.in_(language), columns, initial_indent=STEP, subsequent_indent=STEP
    )
    lines = [textwrap.fill(clause_title(clause, language), columns, subsequent_indent=STEP), text]
    if clause.ours:
        ours = f"{messages.text('ours', language)} {clause.ours.in_(language)}"
        lines.append(textwrap.fill(ours, columns, initial_indent=STEP, subsequent_indent=STEP))
    return "\n".join(lines)


def clause_title(clause: Clause, language: Language) -> str:
    """Return a clause's number, title and force."""
    force = messages.text(f"force.{clause.force.value}", language)
    return f"{clause.number} {clause.title.in_(language)} ({force})"
