"""CPR-like numbers, built while the tests run: none stands in a file."""

from __future__ import annotations

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)


def date_part(day: int = 24, month: int = 12, year: int = 72) -> str:
    """Give the first six digits."""
    return f"{day:02}{month:02}{year % 100:02}"


def failing(date: str = "", seventh: int = 6) -> str:
    """Give ten digits that fail modulus 11."""
    return next(digits for digits in _numbers(date or date_part(), seventh) if _remainder(digits))


def passing(date: str = "", seventh: int = 6) -> str:
    """Give ten digits for which modulus 11 holds."""
    return next(
        digits for digits in _numbers(date or date_part(), seventh) if not _remainder(digits)
    )


def parted(separator: str = "-", digits: str = "") -> str:
    """Give a number with something between its date and the rest."""
    digits = digits or failing()
    return digits[:6] + separator + digits[6:]


def _numbers(date: str, seventh: int) -> list[str]:
    return [f"{date}{seventh}{rest:03}" for rest in range(1000)]


def _remainder(digits: str) -> int:
    return sum(int(d) * w for d, w in zip(digits, (*WEIGHTS, 1), strict=True)) % 11
