"""Raw values as messages and papers quote them, with no CPR number in them."""

from __future__ import annotations

from decimal import Decimal

LONGEST_SHOWN = 40
LONGEST_WRITTEN = 20_000
LONGEST_NUMBER = 100  # letters that one CPR number may take, however it is written
DEEPEST_WRITTEN = 3


def quote_value(raw: object) -> str:
    """Write a raw value as a message may quote it: short, and with no CPR number in it.

    It is masked before it is cut, for half a number is not known as one.
    """
    from aabsocial.personal_data import redact  # only what is wrong is quoted

    return redact(_display_raw(redact(" ".join(raw.split())) if isinstance(raw, str) else raw))


def as_written(raw: object) -> str:
    """Return a raw value as a paper shows it: whole, in its own lines, with no CPR number in it.

    Only the beginning is kept of a text that is longer than any answer may be.
    """
    from aabsocial.personal_data import redact  # only what is wrong is quoted

    text = _whole(raw, DEEPEST_WRITTEN)
    # A number that the end cuts through is masked before anything is cut.
    kept = redact(text[: LONGEST_WRITTEN + LONGEST_NUMBER])
    return f"{kept[:LONGEST_WRITTEN]}…" if len(text) > LONGEST_WRITTEN else kept


def _whole(raw: object, depth: int) -> str:
    match raw:
        case str():
            return raw.strip()
        case list() | dict() if not depth:
            return "…"
        case list():
            return "; ".join(_whole(part, depth - 1) for part in raw)
        case dict():
            return ", ".join(f"{name} = {_whole(part, depth - 1)}" for name, part in raw.items())
        case _:
            return _display_raw(raw)


def _display_raw(raw: object) -> str:  # noqa: PLR0911 - one for each kind
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
