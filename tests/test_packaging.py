"""The wheel, installed in a clean environment outside the checkout, is the whole tool."""

import json
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from aabsocial.core import toml

CHECKOUT = Path(__file__).parents[1]
EXAMPLE = "sommer-i-gaarden"
SOURCES = ("aabsocial", "templates", "pyproject.toml", "hatch_build.py", "README.md")


@pytest.fixture(scope="module", name="sources")
def copied_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sources, so that the checkout stays unchanged."""
    sources = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        copy = shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy
        copy(CHECKOUT / name, sources / name)
    return sources


@pytest.fixture(scope="module", name="wheel")
def built_wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    return built(sources, tmp_path_factory.mktemp("wheel"))


def built(sources: Path, folder: Path) -> Path:
    """Build a wheel of some sources into a folder."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, sources)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module", name="installed")
def tool_of_a_clean_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; its dependencies come from the environment of the tests."""
    environment = tmp_path_factory.mktemp("environment with spaces")
    venv.create(environment, with_pip=False, symlinks=sys.platform != "win32")
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    site = Path(run(scripts / "python", "-c", "import site; print(site.getsitepackages()[-1])"))
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel)
    lend_dependencies(site)
    return scripts / "python"


def lend_dependencies(site: Path) -> None:
    """Make the tests' packages visible to the environment, but not the checkout."""
    (site / "lent.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n", encoding="utf-8")


def run(*command: object, cwd: Path | None = None) -> str:
    """Run a command outside the checkout, and return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd or Path(sys.prefix),
        env={"PYTHONUTF8": "1", "PATH": "", "AABSOCIAL_LANG": "da"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_wheel_has_texts_and_templates(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {path.relative_to(CHECKOUT) for path in (CHECKOUT / "aabsocial").rglob("*.*")}
    words = {path.as_posix() for path in package if path.suffix in (".py", ".toml")}
    fonts = {path.as_posix() for path in package if path.parent.name == "fonts"}
    templates = {f"aabsocial/templates/{path.name}" for path in (CHECKOUT / "templates").glob("*")}

    assert {Path(name).suffix for name in fonts} == {".ttf", ".txt"}
    assert words | fonts | templates <= held
    assert not [name for name in held if name.startswith("tests")]


def texts_of(folder: Path) -> dict[str, object]:
    """Return the values of every file of texts, by its path in the package."""
    return {
        path.relative_to(folder).as_posix(): toml.parse(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.toml")
    }


def test_the_wheel_holds_its_texts_parsed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        parsed = {
            name.removeprefix("aabsocial/").removesuffix(".json"): json.loads(files.read(name))
            for name in files.namelist()
            if name.endswith(".toml.json")
        }

    assert parsed == texts_of(CHECKOUT / "aabsocial")


def test_the_installed_tool_parses_none_of_its_texts(installed: Path, tmp_path: Path) -> None:
    probe = "from aabsocial.core import toml; toml.parse = None; import aabsocial.__main__ as it; "
    line = f"{probe} import sys; sys.argv[1:] = ['policy']; it.main()"

    assert run(installed, "-c", line, cwd=tmp_path).startswith("Politik for alment socialt ansvar")


def test_a_text_with_a_date_or_a_decimal_is_left_as_it_is(sources: Path, tmp_path: Path) -> None:
    odd = sources / "aabsocial" / "odd.toml"
    odd.write_text("day = 2026-06-25\nshare = 0.750\n", encoding="utf-8")
    try:
        files = zipfile.ZipFile(built(sources, tmp_path)).namelist()
    finally:
        odd.unlink()

    assert "aabsocial/odd.toml" in files
    assert "aabsocial/odd.toml.json" not in files


def test_the_installation_of_a_checkout_has_its_texts_parsed(sources: Path, tmp_path: Path) -> None:
    line = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    run(sys.executable, "-c", line, tmp_path, cwd=sources)
    (wheel,) = tmp_path.glob("*.whl")
    source = sources / "aabsocial" / "model" / "findings.toml"
    status = source.stat()
    name = f"findings.toml.{status.st_mtime_ns}.{status.st_size}.json"
    with zipfile.ZipFile(wheel) as files:
        (held,) = [
            it for it in files.namelist() if it.endswith(f"/share/aabsocial/texts/model/{name}")
        ]
        assert json.loads(files.read(held)) == toml.parse(source.read_text(encoding="utf-8"))
    assert list(sources.rglob("*.json")) == []


def test_the_installed_tool_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    place = run(installed, "-c", "import aabsocial; print(aabsocial.__file__)", cwd=tmp_path)

    assert not Path(place).is_relative_to(CHECKOUT)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--version", "aabsocial "),
        ("--help", "Brug: aabsocial"),
        ("policy", "Politik for alment socialt ansvar"),
        ("schema", "{"),
        ("init", "Oprettet:"),
    ],
)
def test_the_installed_tool_answers(line: str, told: str, installed: Path, tmp_path: Path) -> None:
    assert run(installed, "-m", "aabsocial", *line.split(), cwd=tmp_path).startswith(told)


def test_the_installed_tool_writes_papers(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "proposals" / EXAMPLE, tmp_path / "example")
    answers = tmp_path / "example" / "proposal.toml"
    run(installed, "-m", "aabsocial", "new", "--answers", answers, "--into", "made", cwd=tmp_path)
    run(installed, "-m", "aabsocial", "render", "--check", "made", cwd=tmp_path)

    made = {path.name for path in (tmp_path / "made" / EXAMPLE).iterdir()}
    assert {"proposal.toml", "proposal.md", "checklist.md"} <= made
