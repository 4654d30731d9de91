"""What the tests of a validation go by, and small proposals to validate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.validation import ValidationOptions

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 6, 20)
# No answer but the title is only an idea, of which one finding tells all.
MINIMAL = 'schema_version = 1\nlanguage = "da"\n\n[initiative]\ntitle = "Sommer i gården"\n'
BEGUN = MINIMAL + 'target_group = "Beboerne i gården"\n'


def options_for(**changes: Any) -> ValidationOptions:  # noqa: ANN401 - any field of the options
    """Return options that select every rule, and by which an error of ours internal errors."""
    given = {
        "policy": load_policy(),
        "review_context": ReviewContext(today=TODAY),
        **changes,
    }
    return ValidationOptions(**given)


def a_proposal_in(folder: Path, text: str = MINIMAL) -> Path:
    """Write a proposal into a folder and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "proposal.toml"
    path.write_text(text, encoding="utf-8")
    return path
