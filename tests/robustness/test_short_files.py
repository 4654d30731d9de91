"""Short files that once held the tool up are answered at once, and their neighbours reviewed."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.main import run
from aabsocial.errors import ExitCode
from tests.robustness.bad_files import GOOD
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from collections.abc import Callable

ON_THE_DAY = ("--date", "2026-06-20")
AT_ONCE = 2  # seconds of processor time
LOST = '[initiative]\ntitle = "Lys'


def the_blank_form() -> str:
    """Return the form with a header left commented, and a bracket lost in another."""
    assert run(["blank", "--to", "toml", "--output", "form"]) == ExitCode.DONE
    form = Path("form/blank.toml").read_text(encoding="utf-8")
    changed = form.replace("\n[initiative]\n", "\n#[initiative]\n")
    return changed.replace("\n[contact]\n", "\n[contact\n")


FILES: dict[str, Callable[[], str]] = {
    "comments apart, then a text that does not end": lambda: "# Noter\n\n" * 26 + LOST,
    "the blank form": the_blank_form,
    "spaces for a value": lambda: "a = " + " " * 32_000 + "x",
    "empty lines": lambda: "\n" * 64_000 + "x",
    "spaces behind a colon": lambda: "k:" + " " * 128_000,
    "long lines that are no TOML": lambda: (
        GOOD + "".join(f"linje {number} = = “{'a = ' * 240}\n" for number in range(20))
    ),
    "a name of very many parts": lambda: "kr. " * 4_000,
    "three thousand departments": lambda: GOOD.replace(
        '["901"]', str([f"Afdeling {number}" for number in range(3_000)])
    ),
    "a formula": lambda: GOOD.replace("Sommer", ";=1+41;=cmd|'/c calc'!A1;"),
    "an escaped control": lambda: GOOD.replace("Sommer", r"\u001b[31m"),
    "a meeting": lambda: '[meeting]\nbody = "OB"\n[[items]]\nannexes = ["/etc/passwd"]\n',
}


@pytest.mark.parametrize("name", FILES)
def test_short_file_is_validated_fast(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = FILES[name]()
    a_proposal_in(Path("proposals/odd"), text)
    a_proposal_in(Path("proposals/good"), GOOD.replace("Sommer", "Vinter"))
    capsys.readouterr()

    start = time.process_time()
    run(["validate", "--format", "json", "--as-draft", *ON_THE_DAY])
    seconds = time.process_time() - start

    good, odd = json.loads(capsys.readouterr().out)["proposals"]
    assert (good["outcome"], good["findings"]) == ("not-ready", [])  # a draft with gaps
    assert "FIL13" not in {found["rule"] for found in odd["findings"]}
    assert seconds < AT_ONCE


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("comments apart, then a text that does not end", 'title = "Lys'),
        ("the blank form", "[contact"),
        ("a name of very many parts", "kr. "),
    ],
)
def test_error_in_short_file_is_reported_with_line(
    name: str, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILES[name]()
    line = 1 + next(at for at, said in enumerate(text.split("\n")) if said.startswith(wrong))
    a_proposal_in(Path("proposals/odd"), text)
    capsys.readouterr()

    code = run(["validate", "--format", "json", *ON_THE_DAY])

    (odd,) = json.loads(capsys.readouterr().out)["proposals"]
    assert code == ExitCode.FINDINGS
    assert [(found["rule"], found["line"]) for found in odd["findings"]] == [("FIL02", line)]
