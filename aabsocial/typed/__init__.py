"""What a person types: money, numbers, dates, yes and no, read without ever guessing."""

from aabsocial.typed.amount_pattern import amount_pattern
from aabsocial.typed.dates import hear_date
from aabsocial.typed.heard import Ambiguous, Heard, Refused, Understood
from aabsocial.typed.numbers import hear_count, hear_money, hear_number
from aabsocial.typed.yes_no import hear_yes_no

__all__ = [
    "Ambiguous",
    "Heard",
    "Refused",
    "Understood",
    "amount_pattern",
    "hear_count",
    "hear_date",
    "hear_money",
    "hear_number",
    "hear_yes_no",
]
