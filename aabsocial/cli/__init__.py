"""The command line: one module for each command; `main` turns errors into exit codes.

A command's module has a function `command`. Its texts are in the TOML file of the same name:
`summary`, `about`, `arguments.<name>`, `options.<name>`, `examples."<line>"`.
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
    "guide",
    "blank",
    "policy",
    "schema",
    "init",
)
