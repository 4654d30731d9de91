"""From paths to a report: every proposal reviewed as a whole, alone and beside the others."""

from aabsocial.validation.faults import despite_broken_rules
from aabsocial.validation.flow import reviewed, validate
from aabsocial.validation.terms import Terms
from aabsocial.validation.whole import whole_review

__all__ = ["Terms", "despite_broken_rules", "reviewed", "validate", "whole_review"]
