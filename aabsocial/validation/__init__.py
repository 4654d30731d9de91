"""From paths to a report: every proposal reviewed as a whole, alone and beside the others."""

from aabsocial.validation.pipeline import despite_broken_rules, validate, validate_file
from aabsocial.validation.single import ValidationOptions, review_stored

__all__ = [
    "ValidationOptions",
    "despite_broken_rules",
    "review_stored",
    "validate",
    "validate_file",
]
