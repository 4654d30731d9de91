"""One module for each command, with a function `command` and a TOML file with its texts."""
