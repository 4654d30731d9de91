"""The tool does the same whatever machine, user, locale and folder it is started in."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.processes import CHECKOUT

EXAMPLE = "proposals/sommer-i-gaarden"
LINES = {
    "--version": 0,
    "polcy": 2,
    f"validate {EXAMPLE} --format json": 0,
    f"new --answers {EXAMPLE}/proposal.toml --into made --date 2026-06-20": 0,
    f"handout {EXAMPLE} --body B --date 2026-06-20 --to pdf,docx,html --output made/pack": 0,
}
# All that change what Python does, but those that are there to show something on the screen, and
# PYTHONPATH and PYTHONHOME, with which another program is started.
VARIABLES = {
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONDEVMODE": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONFAULTHANDLER": "1",
    "PYTHONHASHSEED": "7",
    "PYTHONINTMAXSTRDIGITS": "0",
    "PYTHONMALLOC": "debug",
    "PYTHONNODEBUGRANGES": "1",
    "PYTHONNOUSERSITE": "1",
    "PYTHONOPTIMIZE": "2",
    "PYTHONSAFEPATH": "1",
    "PYTHONTRACEMALLOC": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONUTF8": "0",
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONWARNINGS": "error",
}
ASCII = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}  # Python would think better of it
LOCALES = {
    "none": {},
    "C": {"LC_ALL": "C"},
    "C, and ASCII": {"LC_ALL": "C", **ASCII},
    "POSIX": {"LC_ALL": "POSIX"},
    "not installed": {"LC_ALL": "xx_YY.UTF-8"},
    "not installed, and ASCII": {"LC_ALL": "da_DK.ISO8859-1", **ASCII},
}
PLACE = f"mine projekter æ/{'a' * 200}/og flere, Åse"
HOMES = {
    "none": {},
    "not there": {"HOME": "/nonexistent/home"},
    "unknown": {"HOME": "~"},  # as a system leaves it that knows no user
    "a file": {"HOME": __file__},
    "a cache that is a file": {"XDG_CACHE_HOME": __file__},
}

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


class Done(NamedTuple):
    """The results of the command lines: exit codes, output, notices, and files written."""

    codes: list[int]
    results: list[bytes]
    remarks: list[str]
    files: dict[str, bytes]


class Installation:
    """The tool in an environment of its own, which shares its dependencies."""

    def __init__(self, checkout: Path) -> None:
        """Make a checkout and install it as the Makefile does."""
        self.checkout = checkout
        ours = shutil.ignore_patterns("__pycache__")
        for name in ("aabsocial", "templates"):
            shutil.copytree(CHECKOUT / name, checkout / name, ignore=ours)
        base = {"base": str(checkout / ".venv")}
        venv.create(base["base"], symlinks=sys.platform != "win32")
        self.python = Path(sysconfig.get_path("scripts", "venv", base)) / "python"
        site = Path(sysconfig.get_path("purelib", "venv", base))
        (site / "aabsocial.pth").write_text(os.path.relpath(checkout, site), encoding="ascii")
        borrowed = os.fsencode(Path(pytest.__file__).parents[1])
        line = f"import os, sys; sys.path.append(os.fsdecode({borrowed!r}))\n"
        (site / "borrowed.pth").write_text(line, encoding="ascii")

    def does(self, folder: Path, environment: Mapping[str, str], umask: int = -1) -> Done:
        """Run every line in an empty folder, with these variables and few others."""
        shutil.copytree(CHECKOUT / EXAMPLE, folder / EXAMPLE)
        needed = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        done = [
            subprocess.run(
                [self.python, "-m", "aabsocial", *line.split()],
                cwd=folder,
                env={**needed, "AABSOCIAL_LANG": "en", **environment},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                umask=umask,
            )
            for line in LINES
        ]
        files = [path for path in (folder / "made").rglob("*") if path.is_file()]
        return Done(
            [one.returncode for one in done],
            [one.stdout for one in done],
            [in_ascii(one.stderr) for one in done],
            {path.relative_to(folder).as_posix(): path.read_bytes() for path in files},
        )


def in_ascii(remarks: bytes) -> str:
    """Return remarks as a terminal shows them that knows only ASCII."""
    return remarks.decode(errors="replace").encode("ascii", "replace").decode("ascii")


def user(folder: Path) -> dict[str, str]:
    """Return the variables of a user with a new home in this folder."""
    return {"HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module", name="installation")
def ordinary_installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module", name="ordinary")
def what_is_done_ordinarily(
    installation: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Done:
    """Return the results in an ordinary environment."""
    folder = tmp_path_factory.mktemp("ordinary")
    done = installation.does(folder, user(folder))
    assert done.codes == list(LINES.values()), done.remarks
    assert {Path(name).suffix for name in done.files} >= {".toml", ".md", ".pdf", ".docx", ".html"}
    return done


@pytest.mark.parametrize("name", VARIABLES)
def test_python_variables_change_nothing(
    name: str, installation: Installation, ordinary: Done, tmp_path: Path
) -> None:
    environment = {**user(tmp_path), name: VARIABLES[name]}

    assert installation.does(tmp_path, environment) == ordinary


@on_posix
@pytest.mark.parametrize("name", LOCALES)
def test_no_locale_and_no_path_changes_anything(name: str, ordinary: Done, tmp_path: Path) -> None:
    checkout = tmp_path / PLACE
    environment = {"HOME": str(checkout / "home"), **LOCALES[name]}

    assert Installation(checkout).does(checkout, environment) == ordinary


@on_posix
@pytest.mark.parametrize("name", HOMES)
def test_the_tool_needs_no_home(
    name: str, installation: Installation, ordinary: Done, tmp_path: Path
) -> None:
    assert installation.does(tmp_path, {"LC_ALL": "C.UTF-8", **HOMES[name]}) == ordinary


@on_posix
def test_a_strict_umask_changes_nothing(
    installation: Installation, ordinary: Done, tmp_path: Path
) -> None:
    assert installation.does(tmp_path, user(tmp_path), umask=0o077) == ordinary
    written = [path for path in tmp_path.rglob("made/**/*") if path.is_file()]
    assert [path for path in written if path.stat().st_mode & 0o077] == []


@pytest.fixture(name="sealed")
def read_only_installation(tmp_path: Path) -> Iterator[Installation]:
    """Return an installation in which the user may write nothing (except root)."""
    installation = Installation(tmp_path / "sealed")
    folders = [installation.checkout, *installation.checkout.rglob("*/")]
    for folder in folders:
        folder.chmod(0o555)
    yield installation
    for folder in folders:
        folder.chmod(0o755)


@on_posix
def test_an_installation_may_be_read_only(
    sealed: Installation, ordinary: Done, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()

    assert sealed.does(tmp_path / "work", user(tmp_path)) == ordinary


@on_posix
def test_only_the_users_cache_is_written(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    installation.does(tmp_path, {**user(tmp_path), "TMPDIR": str(tmp_path / "temporary")})

    assert list((tmp_path / "temporary").iterdir()) == []
    left = {path.parent for path in (tmp_path / "home").rglob("*") if path.is_file()}
    assert left == {tmp_path / "home" / ".cache" / "aabsocial"}


def test_the_checkout_is_installed_by_a_path_that_every_locale_can_read() -> None:
    """The relative path has only dots, wherever the checkout is."""
    site = Path(sysconfig.get_path("purelib"))
    for file in site.glob("*_aabsocial.pth"):
        path = file.read_text(encoding="ascii")
        assert not Path(path).is_absolute()
        assert (site / path).samefile(CHECKOUT)
