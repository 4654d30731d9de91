"""Working days in Denmark: weekends and public holidays left out."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5
DAY = timedelta(days=1)
# New Year's Day, Constitution Day, Christmas Eve to Boxing Day, New Year's Eve.
FIXED_HOLIDAYS = frozenset({(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)})
# Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday, in days after Easter
# Sunday. Great Prayer Day is none since 2024.
DAYS_AFTER_EASTER = frozenset({-3, -2, 1, 39, 50})


def next_working_day(day: date) -> date:
    """Return the day itself, or the first working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def is_working_day(day: date) -> bool:
    """Return whether a day is neither in a weekend nor a Danish public holiday."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED_HOLIDAYS:
        return False
    return (day - easter_sunday(day.year)).days not in DAYS_AFTER_EASTER


def easter_sunday(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar, after Meeus, Jones and Butcher."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
