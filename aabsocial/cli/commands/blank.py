"""`aabsocial blank`: the whole questionnaire without answers, as a paper form or a TOML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.context import user_of
from aabsocial.cli.options import ChoiceList, some_of
from aabsocial.cli.terminal import print_notice, relative_to_cwd, write_machine_output
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
FILE = "toml"
FORMATS = (*PAPER_FORMATS, FILE)
NAME = "blank"


def command(
    context: typer.Context,
    to: Annotated[ChoiceList, some_of("--to", FORMATS)] = ChoiceList(("md",)),
    output: Annotated[Path | None, typer.Option("--output", metavar="FOLDER")] = None,
) -> None:
    """Show the questionnaire, or write it into a folder."""
    if output is None and len(to) > 1:
        raise WrongUseError(*messages.problem("one-at-a-time"))
    if output is None and not all(map(_is_text, to)):
        raise WrongUseError(*messages.problem("no-text", formats=to))
    language = user_of(context).language
    files = blank_questionnaires(to, language)
    if output is None:
        for content in files.values():
            write_machine_output(content.decode().rstrip("\n"))
        return
    _write_questionnaires(output, files, language)


def _is_text(form: str) -> bool:
    return form == FILE or PAPER_FORMATS[form].is_text


def blank_questionnaires(formats: Iterable[str], language: Language) -> Mapping[str, bytes]:
    """Return the questionnaire in each format, by file name, in the look that the settings name."""
    from aabsocial.cli.papers import template_folders_in_settings, theme_of
    from aabsocial.cli.workspace import find_workspace
    from aabsocial.documents.blank_file import blank_file
    from aabsocial.documents.blank_form import blank
    from aabsocial.policy.aab import load_policy
    from aabsocial.rendering import render_bytes

    policy, workspace = load_policy(), find_workspace()
    theme = theme_of(workspace, template_folders_in_settings(workspace), language)
    return {
        f"{NAME}.{form}": blank_file(policy, language).encode()
        if form == FILE
        else render_bytes(form, blank(policy, language), theme)
        for form in formats
    }


def _write_questionnaires(folder: Path, files: Mapping[str, bytes], language: Language) -> None:
    from aabsocial.storage.outputs import write_derived

    folder.mkdir(parents=True, exist_ok=True)
    write_derived(folder, files)
    values = {"folder": relative_to_cwd(folder), "names": tuple(files)}
    print_notice(messages.text("written", language, **values))
    if f"{NAME}.toml" in files:
        answers = relative_to_cwd(folder) / f"{NAME}.toml"
        print_notice(messages.text("next", language, answers=answers))
