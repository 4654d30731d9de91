"""A place of its own for every test, as the tests of the command line have."""

import io
import sys

import pytest

from tests.cli.conftest import _own_place as _own_place  # noqa: PLC0414 - pytest takes it from here


@pytest.fixture
def _nothing_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
