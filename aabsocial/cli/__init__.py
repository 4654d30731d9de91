"""The command line: one module for each command; `main` turns errors into exit codes.

A command's module has a function `command` and stands beside a TOML file of the same name
with its words: `summary`, `about`, `arguments.<name>`, `options.<name>`, `examples."<line>"`.
"""

PROGRAM = "aabsocial"
COMMANDS = (
    "new",
    "edit",
    "render",
    "validate",
    "handout",
    "verify",
    "explain",
    "blank",
    "policy",
    "schema",
    "init",
)
