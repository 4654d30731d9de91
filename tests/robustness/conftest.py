"""A place of its own for every test, as the tests of the command line have."""

from tests.cli.conftest import _own_place as _own_place  # noqa: PLC0414 - pytest takes it from here
