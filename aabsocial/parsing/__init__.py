"""Parse what a person types: money, numbers, dates, yes and no; never guess."""

from aabsocial.parsing.amount_pattern import amount_pattern
from aabsocial.parsing.dates import parse_date
from aabsocial.parsing.money_by_year import parse_money_by_year
from aabsocial.parsing.numbers import parse_count, parse_money, parse_number, parse_yes_no
from aabsocial.parsing.result import Ambiguous, Parsed, ParseResult, Rejected

__all__ = [
    "Ambiguous",
    "ParseResult",
    "Parsed",
    "Rejected",
    "amount_pattern",
    "parse_count",
    "parse_date",
    "parse_money",
    "parse_money_by_year",
    "parse_number",
    "parse_yes_no",
]
