"""One module a command, each with a function `command` and its words beside it."""
