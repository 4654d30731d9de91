"""The papers of one proposal: compose them, write them, say what was written and what is next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.core.paths import is_inside
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy
from aabsocial.model.findings import Outcome, Severity
from aabsocial.validation import despite_broken_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from aabsocial.rendering import RenderedFile
    from aabsocial.rendering.theme import Logo, Theme
    from aabsocial.storage import StoredProposal
    from aabsocial.validation import ValidationOptions


WORDS = Path(__file__).with_suffix(".toml")
PROPOSAL, CHECKLIST = "proposal.md", "checklist.md"
MOST_TOLD = 5
DECIDED_BY = {
    Outcome.READY_WITH_REMARKS: Severity.WARNING,
    Outcome.NOT_READY: Severity.ERROR,
}


def papers_of(policy: Policy, reviewed: Review, overrides: tuple[Path, ...]) -> Mapping[str, str]:
    """Return a reviewed proposal's papers as Markdown by file name, in the proposal's language.

    Templates in the override folders are used before ours.
    """
    from aabsocial import documents
    from aabsocial.rendering.templates import render_template

    language: Language = reviewed.proposal.language or "da"
    values = {
        PROPOSAL: documents.compose_proposal(policy, reviewed, language),
        CHECKLIST: documents.checklist(policy, reviewed, language),
    }
    return {name: render_template(f"{name}.j2", value, overrides) for name, value in values.items()}


def proposal_paper(policy: Policy, reviewed: Review, place: Workspace) -> str:
    """Return the proposal's paper as it stands, gaps and all."""
    return papers_of(policy, reviewed, overrides_in(place))[PROPOSAL]


def overrides_in(place: Workspace) -> tuple[Path, ...]:
    """Return the folder of templates that the settings name, if they do."""
    return (place.settings.templates,) if place.settings.templates else ()


def write_papers(
    stored: StoredProposal, terms: ValidationOptions, place: Workspace, language: Language
) -> Review:
    """Write a proposal's papers beside it; say what was written, how it stands, what is next."""
    from aabsocial.storage.outputs import write_derived

    reviewed = despite_broken_rules(stored, terms)
    folder = relative_to_cwd(stored.path.parent)
    write_derived(folder, papers_of(terms.policy, reviewed, overrides_in(place)))
    names = (stored.path.name, PROPOSAL, CHECKLIST)
    print_notice(_say("written", language, folder=folder, names=names))
    print_notice(_say(_outcome(reviewed), language, count=len(reviewed.findings)))
    for line in _what_weighs(reviewed, language):
        print_notice(line)
    if reviewed.outcome is not Outcome.READY:
        print_notice(_say("go-on", language, folder=folder))
    return reviewed


def _outcome(reviewed: Review) -> str:
    """Name the sentence for an outcome; hints are only counted."""
    if reviewed.outcome is Outcome.READY:
        return f"ready-{min(len(reviewed.findings), 2)}"
    return str(reviewed.outcome.value)


def _what_weighs(reviewed: Review, language: Language) -> Iterator[str]:
    """Print the findings that the outcome rests on, the first of many, with the remedy of each."""
    from aabsocial.interview.formatting import finding_line

    severity = DECIDED_BY.get(reviewed.outcome)
    found = [it for it in reviewed.findings if it.severity is severity and not it.exempt]
    yield from (finding_line(finding, language) for finding in found[:MOST_TOLD])
    if more := len(found[MOST_TOLD:]):
        yield _say("more" if more > 1 else "one-more", language, count=more)


def _say(key: str, language: Language, /, **values: object) -> str:
    return Message(load_messages(WORDS)[key], values).in_(language)


KINDS = (".svg", ".png", ".jpg", ".jpeg")
LARGEST_LOGO = 2 << 20


def overrides(templates: Path | None, place: Workspace) -> tuple[Path, ...]:
    """Return folders whose templates are used before ours, the one on the command line first."""
    if templates and not templates.is_dir():
        raise WrongUseError(
            *message_and_remedy(WORDS, "no-templates", path=relative_to_cwd(templates))
        )
    return (*([templates] if templates else []), *overrides_in(place))


def look_of(
    place: Workspace,
    templates: tuple[Path, ...],
    language: Language = "da",
    day: date | None = None,
) -> Theme:
    """Return the look that the settings ask for.

    Raises `WrongUseError` where the settings name a logo that is none.
    """
    from aabsocial.personal_data import redact
    from aabsocial.rendering.theme import OUR_COLOUR, Theme

    settings = place.settings
    return Theme(
        language=language,
        association=redact(settings.association),
        logo=_logo(settings.logo) if settings.logo else None,
        colour=settings.colour or OUR_COLOUR,
        templates=templates,
        day=day,
    )


def _logo(path: Path) -> Logo:
    from aabsocial.rendering.theme import Logo

    if path.suffix.lower() not in KINDS:
        raise WrongUseError(*message_and_remedy(WORDS, "logo-kind", path=relative_to_cwd(path)))
    if not path.is_file():
        raise WrongUseError(*message_and_remedy(WORDS, "no-logo", path=relative_to_cwd(path)))
    if not is_inside(path, path.parent):
        raise WrongUseError(*message_and_remedy(WORDS, "linked-logo", path=relative_to_cwd(path)))
    if path.stat().st_size > LARGEST_LOGO:
        raise WrongUseError(*message_and_remedy(WORDS, "large-logo", path=relative_to_cwd(path)))
    return Logo(path.name, path.read_bytes())


def tell_replaced(made: RenderedFile, language: Language) -> None:
    """Name the letters that stand as □, and the titles above them."""
    for one in made.replaced:
        values = {"place": one.place, "letters": " ".join(one.letters)}
        print_notice(Message(load_messages(WORDS)["replaced"], values).in_(language))
