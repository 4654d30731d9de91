"""From paths to a report: every proposal reviewed as a whole, alone and beside the others."""

from aabsocial.validation.pipeline import despite_broken_rules, reviewed, validate
from aabsocial.validation.single import Terms, whole_review

__all__ = ["Terms", "despite_broken_rules", "reviewed", "validate", "whole_review"]
