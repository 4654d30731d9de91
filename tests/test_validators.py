"""A missing validator is named; its tests are skipped, or fail if it is required."""

from __future__ import annotations

import pytest

from tests.support import validators


@pytest.mark.parametrize(
    ("required", "outcome"),
    [("required", pytest.fail.Exception), ("", pytest.skip.Exception)],
    ids=["required", "elsewhere"],
)
def test_missing_validator_is_named_with_how_to_install_it(
    required: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOREIGN", required)
    monkeypatch.setattr(validators, "PLACES", "")
    with pytest.raises(outcome, match=r"soffice is missing, which .* brings"):
        validators.libreoffice()
