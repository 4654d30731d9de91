"""Start the tool: `aabsocial` and `python -m aabsocial`."""

import gc
import os
import sys

# Values hold no circles, and looking for some in thousands of proposals takes a tenth of the time.
OBJECTS_BETWEEN_LOOKS = 100_000


def main() -> int:
    """Run the command line and return the exit code."""
    if _is_lost_to_the_locale(__file__):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - this very command
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    if sys.argv[1:] == ["--version"] and _asks_for_version():
        return 0

    from aabsocial.cli.main import run  # the version is told without loading Typer

    code = run(sys.argv[1:])
    gc.freeze()  # else Python looks for circles once more as it ends, a tenth of a command's time
    return code


def _is_lost_to_the_locale(path: str) -> bool:
    """Return whether Python reads our own path as ASCII where it is not.

    It does with PYTHONUTF8=0 and no locale; without that it would read UTF-8. From 3.13 on, it can
    then import no compiled module from there.
    """
    if sys.flags.utf8_mode:
        return False
    try:
        path.encode()
    except UnicodeEncodeError:
        return True
    return False


def _asks_for_version() -> bool:
    """Print the version and return whether it could be written."""
    from aabsocial import __version__

    try:
        sys.stdout.write(f"aabsocial {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):  # Python gives no stream where it was closed
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
