"""A proposal's file as it was read: its bytes, text, answers and findings."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding, Place
    from aabsocial.storage.toml_edit.positions import SourceMap

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class StoredProposal(Struct, kw_only=True, dict=True):
    """One proposal's file as it was read; `raw` is `None` while it does not exist yet.

    `text` has its line ends unchanged, and no byte order mark. `findings` are about characters and
    syntax that did not prevent parsing.
    """

    path: Path
    raw: bytes | None = None
    text: str = ""
    answers: Answers = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """Return the sorted names in the proposal's folder, none if it cannot be listed."""
        return names_in_folder(os.path.dirname(self.path))  # noqa: PTH120 - a Path for each of thousands costs more than the look

    @property
    def digest(self) -> str | None:
        """Return the SHA-256 of the file's bytes, `None` while it does not exist."""
        return None if self.raw is None else digest_of(self.raw)

    @cached_property
    def places(self) -> SourceMap:
        """Return the places of all values, keys and headers."""
        from aabsocial.storage.toml_edit.positions import (
            source_map,  # only files with findings need it
        )

        return source_map(self.text)

    def place_of(self, finding: Finding) -> Place:
        """Return the place of a finding: of its value, or of an unknown key itself."""
        from aabsocial.questionnaire.unknown_keys import (
            UNKNOWN_KEY,  # only files with findings need it
        )

        if finding.rule == UNKNOWN_KEY:
            return self.places.place_of_name(finding.key)
        return self._header_over(finding.key) or self.places.place_of(finding.key)

    def _header_over(self, key: str) -> Place | None:
        if "places" in vars(self):  # they are worked out already
            return None
        from aabsocial.storage.toml_edit.positions import header_over

        return header_over(self.text, self.answers, key)


def names_in_folder(folder: str) -> tuple[str, ...]:
    """Return the sorted names in a folder, none if it cannot be listed."""
    try:
        return tuple(sorted(os.listdir(folder or os.curdir)))  # noqa: PTH208 - the same
    except OSError:
        return ()


def digest_of(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    from hashlib import sha256  # 4 ms, and a review of many files never needs it

    return sha256(raw).hexdigest()


def unsaved_proposal(path: Path, answers: Mapping[str, object] | None = None) -> StoredProposal:
    """Return a proposal that is not on disk yet."""
    return StoredProposal(path=path, answers=dict(answers or {}))
