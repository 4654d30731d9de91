"""From paths to a report: every proposal reviewed as a whole, alone and beside the others."""

from aabsocial.validation.pipeline import validate, validate_file
from aabsocial.validation.single import ValidationOptions, review_for_papers, review_stored

__all__ = [
    "ValidationOptions",
    "review_for_papers",
    "review_stored",
    "validate",
    "validate_file",
]
