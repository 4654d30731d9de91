"""Make many proposals of about 5 kB, complete and different, to measure batches with.

Each is the example of a small initiative with its long texts cut to what fits, and a name and
a department of its own. One in ten has no resident decision, so that places are worked out too.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from aabsocial.core import toml
from aabsocial.storage.toml_edit.writer import Layout, format_file

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = CHECKOUT / "proposals" / "sommer-i-gaarden" / "proposal.toml"
BARE = Layout(order=lambda _: (), comment=lambda _: None)
LONGEST = 70
ONE_IN = 10


def proposals(number: int) -> list[str]:
    """Return the texts of so many proposals."""
    answers = _shortened(toml.parse(EXAMPLE.read_text(encoding="utf-8")))
    del answers["annexes"]  # there are no files to go with them
    del answers["activities"][1:]
    del answers["risks"]
    return [_one(answers, index) for index in range(number)]


def write_proposals(folder: Path, number: int) -> None:
    """Write so many proposals, each in a folder of its own."""
    for index, text in enumerate(proposals(number)):
        place = folder / f"proposal-{index:05}"
        place.mkdir(parents=True)
        (place / "proposal.toml").write_text(text, encoding="utf-8", newline="\n")


def _one(answers: dict[str, Any], index: int) -> str:
    idea = {**answers["initiative"], "title": f"Udgave {index} af Sommer i gården"}
    residents = dict(answers["residents"])
    if index % ONE_IN == 0:
        del residents["decisions"]
    return format_file({**answers, "initiative": idea, "residents": residents}, BARE)


def _shortened(value: Any) -> Any:  # noqa: ANN401 - TOML data of any shape
    match value:
        case dict():
            return {key: _shortened(part) for key, part in value.items()}
        case list():
            return [_shortened(part) for part in value]
        case str() if len(value) > LONGEST:
            return re.sub(r"\s+\S*\Z", "", " ".join(value.split())[:LONGEST]) + "."
        case _:
            return value


if __name__ == "__main__":
    write_proposals(Path(sys.argv[1]), int(sys.argv[2]))
