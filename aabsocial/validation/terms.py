"""What a validation goes by, beside the proposals themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.time_limit import LONGEST
from aabsocial.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.finding import Review
    from aabsocial.policy import Circumstances, Policy


class Terms(Value):
    """The policy, the day and the limits, which rules are wanted, and what is done outside.

    `select` and `ignore` are codes or their beginnings; without `select` every rule is wanted.
    `compose` gives a review's papers by file name; without it no paper is compared. `log` keeps
    what a maintainer needs to know of a fault of ours. `seconds` is how long each file may take.
    """

    policy: Policy
    circumstances: Circumstances
    log: Callable[[BaseException], object]
    compose: Callable[[Review], Mapping[str, str]] | None = None
    select: tuple[str, ...] = ("",)
    ignore: tuple[str, ...] = ()
    seconds: float = LONGEST

    def want(self, code: str) -> bool:
        """Tell whether a rule is wanted."""
        return code.startswith(self.select) and not code.startswith(self.ignore)
