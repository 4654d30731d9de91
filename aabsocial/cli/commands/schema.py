"""`aabsocial schema`: the JSON Schema of a proposal's file, for editors."""

import json

import typer

from aabsocial.cli.context import user_of
from aabsocial.cli.terminal import write_machine_output
from aabsocial.localization.messages import Language


def command(context: typer.Context) -> None:
    """Print the schema as JSON."""
    write_machine_output(schema_json(user_of(context).language))


def schema_json(language: Language) -> str:
    """Return the schema of `proposal.toml` as JSON, its texts in a language."""
    from aabsocial.policy.aab import load_policy
    from aabsocial.questionnaire.json_schema import json_schema

    return json.dumps(json_schema(load_policy(), language), ensure_ascii=False, indent=2) + "\n"
