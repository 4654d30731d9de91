"""`aabsocial init`: a workspace where proposals lie, with settings and help for editors."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.commands.schema import written_schema
from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import print_notice, print_result
from aabsocial.core.value import Value
from aabsocial.localization.messages import Message, load_messages
from aabsocial.storage.toml_edit.writer import INDENT, LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

WORDS = Path(__file__).with_suffix(".toml")
PROPOSALS = "proposals"
SCHEMA_PATH = ".aabsocial/proposal.schema.json"

# The extension for VS Code reads this file too; a relative path in its own settings is taken
# from the folder above the workspace (tamasfe/taplo#479).
TAPLO = f"""\
[[rule]]
include = ["**/proposal.toml"]

[rule.schema]
path = "{SCHEMA_PATH}"

[formatting]
align_comments = false
array_auto_collapse = false
column_width = {LONGEST_LINE}
indent_string = "{INDENT}"
"""
VS_CODE = """\
{
  "recommendations": ["tamasfe.even-better-toml"]
}
"""
# Drafts are kept in the repository too: what they have not answered yet stops nobody.
PRE_COMMIT = r"""repos:
  - repo: local
    hooks:
      - id: aabsocial-validate
        name: aabsocial validate --as-draft
        entry: aabsocial validate --as-draft
        language: system
        files: (^|/)proposal\.toml$
        require_serial: true
      - id: aabsocial-render
        name: aabsocial render --check
        entry: aabsocial render --check
        language: system
        pass_filenames: false
        files: (^|/)proposal\.(toml|md)$
"""


class Laying(Value):
    """What came of laying a workspace out: the paths made, and those that were there already."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")] = Path(),
) -> None:
    """Make what is missing of a workspace; what is there already is left as it is."""
    language = user_of(context).language
    laying = lay_out(folder, workspace_files(language))
    for heading, paths in (("made", laying.made), ("kept", laying.kept)):
        if paths:
            print_result(_listed(heading, paths, language))
    key = "next-here" if folder.resolve() == Path.cwd() else "next"
    print_notice(Message(load_messages(WORDS)[key], {"folder": folder}).in_(language))


def workspace_files(language: Language) -> dict[str, str]:
    """Return every file of a workspace with what stands in it, comments in a language."""
    return {
        "aabsocial.toml": load_messages(WORDS)["settings"].in_(language),
        SCHEMA_PATH: written_schema(language),
        ".taplo.toml": TAPLO,
        ".vscode/extensions.json": VS_CODE,
        ".pre-commit-config.yaml": PRE_COMMIT,
    }


def lay_out(folder: Path, files: dict[str, str]) -> Laying:
    """Make the folder of proposals and each file that is missing; overwrite nothing."""
    new: list[Path] = []
    try:
        outcomes = {f"{PROPOSALS}/": _is_new_folder(folder / PROPOSALS, new)}
        outcomes |= {name: _is_new_file(folder / name, text, new) for name, text in files.items()}
    except OSError:
        _undo(new)
        raise
    return Laying(
        made=tuple(name for name, is_new in outcomes.items() if is_new),
        kept=tuple(name for name, is_new in outcomes.items() if not is_new),
    )


def _is_new_folder(path: Path, new: list[Path]) -> bool:
    if path.is_dir():
        return False
    new += [it for it in reversed((path, *path.parents)) if not os.path.lexists(it)]
    path.mkdir(parents=True)
    return True


def _is_new_file(path: Path, text: str, new: list[Path]) -> bool:
    _is_new_folder(path.parent, new)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            new.append(path)
            file.write(text)
    except FileExistsError:
        return False
    return True


def _undo(new: Iterable[Path]) -> None:
    """Take away what was made, the last first: half a workspace would look like a whole one."""
    for path in reversed([*new]):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _listed(heading: str, paths: Iterable[str], language: Language) -> str:
    return "\n".join(
        (load_messages(WORDS)[heading].in_(language), *(f"  {path}" for path in paths))
    )
