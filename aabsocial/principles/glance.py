"""A cheap look at everything written in a proposal, which two of the rules share."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aabsocial.outline import Signs
from aabsocial.principles import municipal_tasks, placeholders

if TYPE_CHECKING:
    from aabsocial.written import Written


def may_keep_a_place(written: Written) -> bool:
    """Tell whether a text may only keep the place of an answer; no is no answer."""
    return "placeholder" in _signs_in(written) or placeholders.may_stand_out(written)


def may_speak_of_tasks(written: Written) -> bool:
    """Tell whether a text may speak of a municipal task; no is no answer."""
    return "task" in _signs_in(written)


@lru_cache(maxsize=1)  # the rules look at one proposal after another
def _signs_in(written: Written) -> frozenset[str]:
    return _signs().within(written.outline)


@cache
def _signs() -> Signs:
    return Signs({"placeholder": placeholders.signs(), "task": municipal_tasks.signs()})
