"""`aabsocial init`: a workspace where proposals lie, with settings and help for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.commands.schema import written_schema
from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import print_notice, print_result
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
PROPOSALS = "proposals"
SCHEMA_PATH = ".aabsocial/proposal.schema.json"

# The extension for VS Code reads this file too; a relative path in its own settings is taken
# from the folder above the workspace (tamasfe/taplo#479).
TAPLO = f"""\
[[rule]]
include = ["**/proposal.toml"]

[rule.schema]
path = "{SCHEMA_PATH}"
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


class Laying(Struct, kw_only=True):
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
    print_notice(messages.text(key, language, folder=folder))


def workspace_files(language: Language) -> dict[str, str]:
    """Return every file of a workspace with what stands in it, comments in a language."""
    return {
        "aabsocial.toml": messages.text("settings", language),
        SCHEMA_PATH: written_schema(language),
        ".taplo.toml": TAPLO,
        ".vscode/extensions.json": VS_CODE,
        ".pre-commit-config.yaml": PRE_COMMIT,
    }


def lay_out(folder: Path, files: dict[str, str]) -> Laying:
    """Make the folder of proposals and each file that is missing; overwrite nothing."""
    outcomes = {f"{PROPOSALS}/": _is_new_folder(folder / PROPOSALS)}
    outcomes |= {name: _is_new_file(folder / name, text) for name, text in files.items()}
    return Laying(
        made=tuple(name for name, is_new in outcomes.items() if is_new),
        kept=tuple(name for name, is_new in outcomes.items() if not is_new),
    )


def _is_new_folder(path: Path) -> bool:
    if path.is_dir():
        return False
    path.mkdir(parents=True)
    return True


def _is_new_file(path: Path, text: str) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _listed(heading: str, paths: Iterable[str], language: Language) -> str:
    return "\n".join((messages.text(heading, language), *(f"  {path}" for path in paths)))
