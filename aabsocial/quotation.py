"""How a message quotes a raw value of the file: short, on one line, without a CPR number."""

from __future__ import annotations

from decimal import Decimal

LONGEST_SHOWN = 40


def shown(raw: object) -> str:
    """Write a raw value as a message may quote it: short, and with no CPR number in it.

    It is masked before it is cut, for half a number is not known as one.
    """
    from aabsocial.personal_data import masked  # noqa: PLC0415 - only what is wrong is quoted

    return masked(_written(masked(" ".join(raw.split())) if isinstance(raw, str) else raw))


def _written(raw: object) -> str:  # noqa: PLR0911 - one for each kind
    match raw:
        case bool():
            return str(raw).lower()
        case Decimal() if not raw.is_finite():
            return "nan" if raw.is_nan() else "inf"
        case int() if abs(raw) >= 10**LONGEST_SHOWN:
            return "…"
        case dict():
            return "{ … }"
        case list():
            return "[ … ]"
        case str():
            return f"{raw[:LONGEST_SHOWN]}…" if len(raw) > LONGEST_SHOWN else raw
        case _:
            return str(raw)[:LONGEST_SHOWN]
