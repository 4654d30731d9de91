"""CPR-like numbers, built while the tests run: none stands in a file."""

from __future__ import annotations

import re

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)


def date_part(day: int = 24, month: int = 12, year: int = 72) -> str:
    """Return the first six digits."""
    return f"{day:02}{month:02}{year % 100:02}"


def failing(date: str = "", seventh: int = 6) -> str:
    """Return ten digits that fail modulus 11."""
    return next(digits for digits in _numbers(date or date_part(), seventh) if _remainder(digits))


def passing(date: str = "", seventh: int = 6) -> str:
    """Return ten digits for which modulus 11 holds."""
    return next(
        digits for digits in _numbers(date or date_part(), seventh) if not _remainder(digits)
    )


def parted(separator: str = "-", digits: str = "") -> str:
    """Return a number with something between its date and the rest."""
    digits = digits or failing()
    return digits[:6] + separator + digits[6:]


def written_forms(digits: str = "") -> dict[str, str]:
    """Return a number in each form that people write it in, by the form's name."""
    digits = digits or failing()
    day, month, year, serial = digits[:2], digits[2:4], digits[4:6], digits[6:]
    date, replaced = digits[:6], f"{int(day) + 60}{digits[2:6]}"
    spaced = f"{day} {month} {year} {serial}"
    wide = "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in date)
    return {
        "hyphen": f"{date}-{serial}",
        "space": f"{date} {serial}",
        "full stop": f"{date}.{serial}",
        "together": f"CPR {date}{serial}",
        "en dash": f"{date}–{serial}",
        "no-break hyphen": f"{date}\N{NON-BREAKING HYPHEN}{serial}",
        "no-break space": f"{date}\N{NO-BREAK SPACE}{serial}",
        "full-width digits": f"{wide}-{serial}",
        "soft hyphens": f"{day}\N{SOFT HYPHEN}{month}{year}-\N{SOFT HYPHEN}{serial}",
        "slash": f"{date}/{serial}",
        "dotted date": f"{day}.{month}.{year}-{serial}",
        "date with slashes": f"{day}/{month}/{year}-{serial}",
        "date with spaces": spaced,
        "date with no-break spaces": spaced.replace(" ", "\N{NO-BREAK SPACE}"),
        "whole year": f"{day}{month}19{year}-{serial}",
        "dotted whole year": f"{day}.{month}.19{year}\N{NON-BREAKING HYPHEN}{serial}",
        "replacement": f"{replaced}-{serial}",
        "dotted replacement": f"{replaced[:2]}.{month}.{year}-{serial}",
        "replacement together": f"erstatnings-CPR {replaced}{serial}",
        "in parts": f"født {date}, og de sidste fire cifre er {serial}",
        "in parts, replacement": f"født {replaced}, løbenummer {serial}",
        "in parts, in English": f"born {day}/{month} {year}; the last four digits are {serial}",
    }


def traces_of(number: str) -> set[str]:
    """Return the parts of a written number that must not be printed, in plain letters.

    The words between the parts may remain.
    """
    if "," in number or ";" in number:
        date, serial = re.split(r"[,;]", number)
        return {date, " ".join(serial.split()[-3:])}
    bare = re.sub(r"^\D+", "", number)
    letters = {"\N{NON-BREAKING HYPHEN}": "-", "–": "-", "\N{NO-BREAK SPACE}": " "}
    alike = bare.replace("\N{SOFT HYPHEN}", "")
    for odd, letter in letters.items():
        alike = alike.replace(odd, letter)
    digits = "".join(str(int(it)) for it in number if it.isdecimal())
    return {bare, alike, digits, f"{digits[:6]}-{digits[6:]}"}


def _numbers(date: str, seventh: int) -> list[str]:
    return [f"{date}{seventh}{rest:03}" for rest in range(1000)]


def _remainder(digits: str) -> int:
    return sum(int(d) * w for d, w in zip(digits, (*WEIGHTS, 1), strict=True)) % 11
