"""`aabsocial render`: the papers of proposals, written beside them, shown, or checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.answering import refuse_newer_format
from aabsocial.cli.edge import complain_of
from aabsocial.cli.options import Chosen, Folders, Templates, Today, some_of
from aabsocial.cli.papers import overrides_in, papers_of
from aabsocial.cli.reader import reader_of
from aabsocial.cli.screen import answer, hand_over, nearby, remark
from aabsocial.cli.workplace import find_workplace, proposals_meant
from aabsocial.errors import AabsocialError, ExitCode, WrongUseError
from aabsocial.finding import Outcome
from aabsocial.wording import Sentence, catalogue, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.cli.workplace import Workplace
    from aabsocial.policy import Policy
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
FORMATS = ("md",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """One proposal's papers: the folder they belong in, their texts, how the review came out."""

    folder: Path
    papers: Mapping[str, str]
    outcome: Outcome


def command(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    folders: Folders = None,
    to: Annotated[Chosen, some_of("--to", FORMATS)] = Chosen(FORMATS),  # noqa: ARG001 - Markdown is the one format yet
    stdout: Annotated[bool, typer.Option("--stdout")] = False,  # noqa: FBT002 - an option that is a switch
    check: Annotated[bool, typer.Option("--check")] = False,  # noqa: FBT002 - the same
    templates: Templates = None,
    today: Today = None,
) -> ExitCode:
    """Write the papers of each proposal, or show them, or tell which are out of date."""
    if stdout and check:
        raise WrongUseError(*told(WORDS, "show-or-check"))
    language = reader_of(context).language
    place = find_workplace(today=today)
    rendered, code = _all_rendered(folders, place, _overrides(templates, place), language)
    deliver: Callable[[tuple[Rendered, ...], Language], ExitCode] = (
        show if stdout else tell_outdated if check else write
    )
    return max(code, deliver(rendered, language))


def _overrides(templates: Path | None, place: Workplace) -> tuple[Path, ...]:
    """Give the folders whose templates are used before ours, the one on the command line first."""
    if templates and not templates.is_dir():
        raise WrongUseError(*told(WORDS, "no-templates", path=nearby(templates)))
    return (*([templates] if templates else []), *overrides_in(place))


def _all_rendered(
    folders: Iterable[Path] | None,
    place: Workplace,
    overrides: tuple[Path, ...],
    language: Language,
) -> tuple[tuple[Rendered, ...], ExitCode]:
    """Render what can be read, and complain of what cannot."""
    from aabsocial.principles import the_policy

    rendered, code = [], ExitCode.DONE
    for path in proposals_meant(folders or (), place):
        try:
            rendered.append(_rendered(the_policy(), path, place, overrides))
        except WrongUseError:
            raise  # a template that fails for one proposal fails for all
        except AabsocialError as error:
            code = max(code, complain_of(error, language))
    return tuple(rendered), code


def _rendered(
    policy: Policy, path: Path, place: Workplace, overrides: tuple[Path, ...]
) -> Rendered:
    from aabsocial.store import read_proposal
    from aabsocial.validation import whole_review

    stored = read_proposal(path)
    refuse_newer_format(policy, stored)
    reviewed = whole_review(policy, stored, place.circumstances)
    return Rendered(
        folder=nearby(path.parent),
        papers=papers_of(policy, reviewed, overrides),
        outcome=reviewed.outcome,
    )


def show(rendered: tuple[Rendered, ...], _: Language) -> ExitCode:
    """Write the papers to standard output, one after the other."""
    if rendered:
        hand_over("\n".join(text for one in rendered for text in one.papers.values()).rstrip("\n"))
    return ExitCode.DONE


def tell_outdated(rendered: tuple[Rendered, ...], language: Language) -> ExitCode:
    """Name each paper that is missing or no longer matches its proposal."""
    from aabsocial.store.derived import is_written

    outdated = [
        one.folder / name
        for one in rendered
        for name, text in one.papers.items()
        if not is_written(one.folder / name, text)
    ]
    for path in outdated:
        answer(_say("out-of-date" if path.exists() else "missing", language, path=path))
    remark(_say("write-them" if outdated else "up-to-date", language))
    return ExitCode.FINDINGS if outdated else ExitCode.DONE


def write(rendered: tuple[Rendered, ...], language: Language) -> ExitCode:
    """Write the papers that changed beside their proposals, and say what comes next."""
    from aabsocial.store.derived import write_derived

    for one in rendered:
        names = tuple(path.name for path in write_derived(one.folder, one.papers))
        key = "written" if names else "unchanged"
        remark(_say(key, language, folder=one.folder, names=names))
    not_ready = [one.folder for one in rendered if one.outcome is Outcome.NOT_READY]
    if not_ready:
        remark(_say("edit-next", language, folder=not_ready[0]))
    elif rendered:
        remark(_say("read-next", language))
    return ExitCode.DONE


def _say(key: str, language: Language, /, **values: object) -> str:
    return Sentence(catalogue(WORDS)[key], values).in_(language)
