"""The price for each participant where their number is not exact: `100-125 kr.`, `ca. 120 kr.`."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from aabsocial.core.estimates import most_meant
from aabsocial.core.money import ORE_PER_KRONE, Money
from aabsocial.core.struct import replace
from aabsocial.documents.answers import messages

if TYPE_CHECKING:
    from aabsocial.core.estimates import ApproximateCount
    from aabsocial.localization.messages import Language
    from aabsocial.model.totals import Total


def price_of(budget: Total, participants: int) -> Decimal:
    """Return what each participant costs, in kroner and parts of them."""
    return Decimal(budget.amount.ore) / ORE_PER_KRONE / participants


def approximate_price(budget: Total, participants: ApproximateCount, language: Language) -> str:
    """Return the price of a number that is not exact, empty where nothing is known of it.

    A price of a range is a range, and of a number that is about right it is about right. Where the
    budget or the number is a bound, so is the price, if the other does not undo it.
    """
    if not participants.least:
        return ""
    if budget.is_whole:
        return _price(budget, participants, language)
    if (most := most_meant(participants)) is None:
        return messages.text("price-open", language)
    least = Money.kroner(_kroner(budget, most, ROUND_FLOOR))
    return replace(budget, amount=least).format(language)


def _price(budget: Total, participants: ApproximateCount, language: Language) -> str:
    match participants.vagueness:
        case "up-to" | "at-most":
            least = Money.kroner(_kroner(budget, participants.most, ROUND_FLOOR))
            return messages.text("at-least", language, amount=least)
        case "at-least":
            most = Money.kroner(_kroner(budget, participants.least, ROUND_CEILING))
            return messages.text("at-most", language, amount=most)
    low = _kroner(budget, participants.most, ROUND_HALF_UP)
    high = _kroner(budget, participants.least, ROUND_HALF_UP)
    if low == high:
        return messages.text("about", language, amount=Money.kroner(low))
    between = messages.text("price-range", language, low=low, high=high)
    return messages.text("about", language, amount=between) if participants.vagueness else between


def _kroner(budget: Total, participants: int, rounding: str) -> int:
    return int(price_of(budget, participants).quantize(Decimal(1), rounding))
