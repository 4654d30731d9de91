"""Parse the texts that ship while the package is built; `aabsocial/core/toml.py` loads them.

Parsing all of them takes longer than starting Python. A wheel carries each beside its source. An
installation of a checkout has them in its environment, under names that say which state of the
source they are of, so that an edit counts at once and nothing is written among the sources.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "aabsocial"
TEXTS_OF_A_CHECKOUT = "share/aabsocial/texts"


class ParsedTexts(BuildHookInterface):
    """Adds the parsed texts to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Parse every text and say where the wheel is to hold it."""
        self.folder = TemporaryDirectory()
        package = Path(self.root, PACKAGE)
        is_checkout = version == "editable"
        included = build_data["shared_data" if is_checkout else "force_include"]
        for number, source in enumerate(sorted(package.rglob("*.toml"))):
            parsed = Path(self.folder.name, str(number))
            with suppress(TypeError):  # JSON has no dates and decimals: such a file is parsed late
                parsed.write_text(_as_json(source), encoding="utf-8")
                name = source.relative_to(package).as_posix()
                included[str(parsed)] = (
                    f"{TEXTS_OF_A_CHECKOUT}/{name}.{_state(source)}.json"
                    if is_checkout
                    else f"{PACKAGE}/{name}.json"
                )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling calls it so
        """Remove what the wheel now holds."""
        self.folder.cleanup()


def _as_json(source: Path) -> str:
    values = tomllib.loads(source.read_text(encoding="utf-8"), parse_float=Decimal)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _state(source: Path) -> str:
    status = source.stat()
    return f"{status.st_mtime_ns}.{status.st_size}"
