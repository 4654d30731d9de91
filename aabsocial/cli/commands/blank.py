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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
FORMATS = ("md", "toml")
NAME = "blank"


def command(
    context: typer.Context,
    to: Annotated[ChoiceList, some_of("--to", FORMATS)] = ChoiceList(("md",)),
    output: Annotated[Path | None, typer.Option("--output", metavar="FOLDER")] = None,
) -> None:
    """Show the questionnaire, or write it into a folder."""
    if output is None and len(to) > 1:
        raise WrongUseError(*messages.problem("one-at-a-time"))
    language = user_of(context).language
    texts = blank_questionnaires(to, language)
    if output is None:
        for text in texts.values():
            write_machine_output(text.rstrip("\n"))
        return
    _write_questionnaires(output, texts, language)


def blank_questionnaires(formats: Iterable[str], language: Language) -> Mapping[str, str]:
    """Return the questionnaire in each format, by file name."""
    from aabsocial.documents.blank_form import blank, blank_file
    from aabsocial.policy.aab import load_policy
    from aabsocial.rendering.templates import render_template

    writers = {
        "md": lambda: render_template("blank.md.j2", blank(load_policy(), language)),
        "toml": lambda: blank_file(load_policy(), language),
    }
    return {f"{NAME}.{form}": writers[form]() for form in formats}


def _write_questionnaires(folder: Path, texts: Mapping[str, str], language: Language) -> None:
    from aabsocial.storage.outputs import write_derived

    folder.mkdir(parents=True, exist_ok=True)
    write_derived(folder, texts)
    values = {"folder": relative_to_cwd(folder), "names": tuple(texts)}
    print_notice(messages.text("written", language, **values))
    if f"{NAME}.toml" in texts:
        answers = relative_to_cwd(folder) / f"{NAME}.toml"
        print_notice(messages.text("next", language, answers=answers))
