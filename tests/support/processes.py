"""Start the tool as its users do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def run_program(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    typed: str = "",
    folder: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end, in a folder or the current one, and return the result."""
    own = {"PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8", **(environment or {})}
    return subprocess.run(
        [sys.executable, "-m", "aabsocial", *arguments],
        env=os.environ | own,
        cwd=folder,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def run_without_reader(*arguments: str) -> tuple[int, str]:
    """Run a command line whose output nobody reads; return exit code and errors."""
    with subprocess.Popen(
        [sys.executable, "-m", "aabsocial", *arguments],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as tool:
        assert tool.stdout
        assert tool.stderr
        tool.stdout.close()
        said = tool.stderr.read()
    return tool.returncode, said
