"""The log of a fault of ours."""

from typing import cast

from aabsocial import __version__
from aabsocial.cli.crash import log_lines
from aabsocial.cli.options import read_date


def test_the_log_names_places_in_our_code() -> None:
    caught = None
    try:
        read_date(cast(str, 2026))
    except TypeError as error:
        caught = error

    assert caught is not None
    versions, kind, place = log_lines(caught)
    assert versions.startswith(f"aabsocial {__version__}, Python 3.")
    assert kind == "TypeError"
    assert place.startswith("cli/options.py:")
    assert place.endswith(" read_date")
