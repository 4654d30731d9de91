"""What a person types: money, numbers, dates, yes and no, read without ever guessing."""

from aabsocial.parsing.amount_pattern import amount_pattern
from aabsocial.parsing.dates import hear_date
from aabsocial.parsing.numbers import hear_count, hear_money, hear_number, hear_yes_no
from aabsocial.parsing.result import Ambiguous, Heard, Refused, Understood

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
