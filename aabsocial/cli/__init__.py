"""The command line: one module for each command; `main` turns errors into exit codes.

A command's module has a function `command`. Its texts are in the TOML file of the same name:
`summary`, `about`, `arguments.<name>`, `options.<name>`, `examples."<line>"`.
"""

from collections.abc import Mapping
from itertools import chain

PROGRAM = "aabsocial"
COMMAND_GROUPS: Mapping[str, tuple[str, ...]] = {
    "write": ("new", "edit", "render"),
    "check": ("validate", "explain"),
    "meet": ("handout", "verify"),
    "look-up": ("guide", "policy", "blank", "schema", "init"),
}
COMMANDS = tuple(chain.from_iterable(COMMAND_GROUPS.values()))
