"""What every test shares: no time limit for examples, and what a user's shell has."""

import getpass
import os
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the tool; `make bench` measures.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.register_profile("deep", settings.get_profile("unhurried"), max_examples=2_000)
settings.load_profile("unhurried")

# What starts the tests may ignore some, as `nohup` and a shell's `&` do, and every tool inherit it.
signal.signal(signal.SIGINT, signal.default_int_handler)
for name in ("SIGHUP", "SIGQUIT", "SIGTERM"):
    if hasattr(signal, name):
        signal.signal(getattr(signal, name), signal.SIG_DFL)

# What a machine sets for every Python hides how the tool behaves for its users, who set nothing:
# PYTHONUNBUFFERED, for one, lets no write fail as late as it may. PYTHONPATH says where code lies.
for name in [name for name in os.environ if name.startswith("PYTHON") and name != "PYTHONPATH"]:
    del os.environ[name]

# One place for compiled templates, in the checkout: each test has folders of its own otherwise.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).parents[1] / "build" / "cache")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove pytest's temporary folder unless it is kept."""
    if hasattr(config, "workerinput"):
        return  # the process that started this one does it
    with suppress(OSError, KeyError, ImportError):  # not empty, not there, or no user has a name
        (Path(tempfile.gettempdir()) / f"pytest-of-{getpass.getuser()}").rmdir()
