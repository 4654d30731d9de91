"""`aabsocial schema`: the JSON Schema of a proposal's file, for editors."""

import json

import typer

from aabsocial.cli.reader import reader_of
from aabsocial.cli.screen import hand_over
from aabsocial.wording import Language


def command(context: typer.Context) -> None:
    """Print the schema as JSON."""
    hand_over(written_schema(reader_of(context).language))


def written_schema(language: Language) -> str:
    """Give the schema of `proposal.toml` as JSON, its texts in a language."""
    from aabsocial.json_schema import json_schema
    from aabsocial.principles import the_policy

    return json.dumps(json_schema(the_policy(), language), ensure_ascii=False, indent=2) + "\n"
