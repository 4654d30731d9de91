"""Compose and write the papers of one proposal, and print what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.core.paths import is_inside
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Outcome, Severity
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.validation import review_for_papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.policy import Policy
    from aabsocial.rendering.rendered_file import Paper, RenderedFile
    from aabsocial.rendering.theme import Logo, Theme
    from aabsocial.storage import StoredProposal
    from aabsocial.validation import ValidationOptions


messages = Messages(__file__)
PROPOSAL, CHECKLIST = "proposal.md", "checklist.md"
MOST_FINDINGS = 5
DECIDED_BY = {
    Outcome.READY_WITH_REMARKS: Severity.WARNING,
    Outcome.NOT_READY: Severity.ERROR,
}


def papers_of(
    policy: Policy, review: Review, template_folders: tuple[Path, ...]
) -> Mapping[str, str]:
    """Return a reviewed proposal's papers as Markdown by file name, in the proposal's language.

    Templates in `template_folders` are used before ours.
    """
    from aabsocial import documents
    from aabsocial.rendering.templates import render_template

    language: Language = review.proposal.language or "da"
    values = {
        PROPOSAL: documents.compose_proposal(policy, review, language),
        CHECKLIST: documents.checklist(policy, review, language),
    }
    return {
        name: render_template(f"{name}.j2", value, template_folders)
        for name, value in values.items()
    }


def render_papers(
    policy: Policy,
    review: Review,
    forms: Iterable[str],
    workspace: Workspace,
    templates: tuple[Path, ...],
) -> Mapping[str, RenderedFile]:
    """Return each paper in each format by its file name, in the proposal's own language."""
    from aabsocial.documents import checklist, compose_for_format
    from aabsocial.rendering import render

    language: Language = review.proposal.language or "da"
    theme = theme_of(workspace, templates, language)
    files = {}
    for form in forms:
        papers: Mapping[str, Paper] = {
            "proposal": compose_for_format(form, policy, review, language),
            "checklist": checklist(policy, review, language),
        }
        for name, paper in papers.items():
            files[f"{name}{PAPER_FORMATS[form].suffix}"] = render(form, paper, theme)
    return files


def proposal_paper(policy: Policy, review: Review, workspace: Workspace) -> str:
    """Return the proposal's paper as Markdown, with its gaps marked."""
    return papers_of(policy, review, template_folders_in_settings(workspace))[PROPOSAL]


def template_folders_in_settings(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folder of templates from the settings, if there is one.

    Raises `WrongUseError` if the folder does not exist: the papers would look otherwise.
    """
    templates = workspace.settings.templates
    if templates and not templates.is_dir():
        values = {"path": relative_to_cwd(templates), "file": workspace.settings.file}
        raise WrongUseError(*messages.problem("no-templates-set", **values))
    return (templates,) if templates else ()


def write_papers(
    stored: StoredProposal, options: ValidationOptions, workspace: Workspace, language: Language
) -> Review:
    """Write a proposal's papers beside it, print the outcome and next steps; return the review."""
    from aabsocial.storage.outputs import write_derived

    review = review_for_papers(stored, options)
    folder = relative_to_cwd(stored.path.parent)
    write_derived(
        folder, papers_of(options.policy, review, template_folders_in_settings(workspace))
    )
    names = (stored.path.name, PROPOSAL, CHECKLIST)
    print_notice(messages.text("written", language, folder=folder, names=names))
    weighing = [it for it in review.findings if not it.exempt]
    decisive = [it for it in weighing if it.severity is DECIDED_BY.get(review.outcome)]
    outcome = _outcome_key(review.outcome, len(weighing), decisive)
    print_notice(messages.text(outcome, language, count=len(weighing)))
    for line in _first_findings(decisive, language):
        print_notice(line)
    if review.outcome is not Outcome.READY:
        print_notice(messages.text("go-on", language, folder=folder))
    return review


def _outcome_key(outcome: Outcome, number: int, decisive: Sequence[Finding]) -> str:
    """Return the key of the message for an outcome; hints are only counted.

    Where no finding decides it, it is a verdict that does, or an exemption.
    """
    if outcome is Outcome.READY:
        return f"ready-{min(number, 2)}"
    return str(outcome.value) if decisive else f"{outcome.value}-by-verdict"


def _first_findings(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """Yield lines for the findings that decide the outcome, at most `MOST_FINDINGS`."""
    from aabsocial.interview.formatting import finding_line

    yield from (finding_line(finding, language) for finding in findings[:MOST_FINDINGS])
    if more := len(findings[MOST_FINDINGS:]):
        yield messages.text("more" if more > 1 else "one-more", language, count=more)


KINDS = (".svg", ".png", ".jpg", ".jpeg")
LARGEST_LOGO = 2 << 20


def template_folders(templates: Path | None, workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders of the user's templates, the one on the command line first."""
    if templates and not templates.is_dir():
        raise WrongUseError(*messages.problem("no-templates", path=relative_to_cwd(templates)))
    return (*([templates] if templates else []), *template_folders_in_settings(workspace))


def theme_of(
    workspace: Workspace,
    templates: tuple[Path, ...],
    language: Language = "da",
    day: date | None = None,
) -> Theme:
    """Return the theme that the settings describe.

    Raises `WrongUseError` if the logo cannot be used.
    """
    from aabsocial.personal_data import redact
    from aabsocial.rendering.theme import OUR_COLOUR, Theme

    settings = workspace.settings
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
        raise WrongUseError(*messages.problem("logo-kind", path=relative_to_cwd(path)))
    if not path.is_file():
        raise WrongUseError(*messages.problem("no-logo", path=relative_to_cwd(path)))
    if not is_inside(path, path.parent):
        raise WrongUseError(*messages.problem("linked-logo", path=relative_to_cwd(path)))
    if path.stat().st_size > LARGEST_LOGO:
        raise WrongUseError(*messages.problem("large-logo", path=relative_to_cwd(path)))
    return Logo(path.name, path.read_bytes())


def print_missing_glyphs(file: RenderedFile, language: Language) -> None:
    """Print which letters are replaced by □, and under which titles."""
    for glyph in file.missing_glyphs:
        values = {"place": glyph.place, "letters": " ".join(glyph.letters)}
        print_notice(messages.text("replaced", language, **values))
