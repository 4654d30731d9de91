"""Start the tool: `aabsocial` and `python -m aabsocial`."""

import sys


def main() -> int:
    """Run the command line and give the exit code."""
    if sys.argv[1:] == ["--version"]:
        return _tell_version()

    from aabsocial.cli.edge import run  # noqa: PLC0415 - the version is told without loading Typer

    return run(sys.argv[1:])


def _tell_version() -> int:
    from aabsocial import __version__  # noqa: PLC0415 - beside its only use, as in the branch above

    sys.stdout.write(f"aabsocial {__version__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
