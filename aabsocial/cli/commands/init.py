"""`aabsocial init`: a workspace for proposals, with settings and files for editors."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.commands.schema import schema_json
from aabsocial.cli.context import plain_again, user_of
from aabsocial.cli.terminal import print_notice, print_result
from aabsocial.core.struct import Struct
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import Messages
from aabsocial.storage.toml_edit.writer import INDENT, LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
PROPOSALS = "proposals"
SCHEMA_PATH = ".aabsocial/proposal.schema.json"

# The extension for VS Code reads this file too; it resolves a relative path in its own settings
# against the folder above the workspace (tamasfe/taplo#479).
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
# Drafts are kept in the repository too: their missing answers must not stop a commit.
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


class CreatedWorkspace(Struct, kw_only=True):
    """The paths of a workspace: those just created, and those that existed already."""

    created: tuple[str, ...]
    existing: tuple[str, ...]


def command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")] = Path(),
) -> None:
    """Create what is missing of a workspace, and leave the rest as it is."""
    make_workspace(folder, user_of(context).language)


def make_workspace(folder: Path, language: Language, *, plain: bool = False) -> ExitCode:
    """Make a workspace of a folder, and print what was made and what comes next.

    `plain` says that `--plain` was given: the command that comes next has it too.
    """
    result = create_workspace(folder, workspace_files(language))
    for heading, paths in (("made", result.created), ("kept", result.existing)):
        if paths:
            print_result(_path_list(heading, paths, language))
    key = "next-here" if folder.resolve() == Path.cwd() else "next"
    print_notice(messages.text(key, language, folder=folder, plain=plain_again(plain=plain)))
    return ExitCode.DONE


def workspace_files(language: Language) -> dict[str, str]:
    """Return the content of each file of a workspace by path, comments in a language."""
    return {
        "aabsocial.toml": messages.text("settings", language),
        SCHEMA_PATH: schema_json(language),
        ".taplo.toml": TAPLO,
        ".vscode/extensions.json": VS_CODE,
        ".pre-commit-config.yaml": PRE_COMMIT,
    }


def create_workspace(folder: Path, files: dict[str, str]) -> CreatedWorkspace:
    """Create the folder of proposals and each missing file; nothing is overwritten."""
    new: list[Path] = []
    try:
        outcomes = {f"{PROPOSALS}/": _create_folder(folder / PROPOSALS, new)}
        outcomes |= {name: _create_file(folder / name, text, new) for name, text in files.items()}
    except OSError:
        _undo(new)
        raise
    return CreatedWorkspace(
        created=tuple(name for name, is_new in outcomes.items() if is_new),
        existing=tuple(name for name, is_new in outcomes.items() if not is_new),
    )


def _create_folder(path: Path, new: list[Path]) -> bool:
    if path.is_dir():
        return False
    new += [it for it in reversed((path, *path.parents)) if not os.path.lexists(it)]
    path.mkdir(parents=True)
    return True


def _create_file(path: Path, text: str, new: list[Path]) -> bool:
    _create_folder(path.parent, new)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            new.append(path)
            file.write(text)
    except FileExistsError:
        return False
    return True


def _undo(new: Iterable[Path]) -> None:
    """Remove what was created, the last first: half a workspace would look like a whole one."""
    for path in reversed([*new]):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _path_list(heading: str, paths: Iterable[str], language: Language) -> str:
    return "\n".join((messages.text(heading, language), *(f"  {path}" for path in paths)))
