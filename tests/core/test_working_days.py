"""Working days in Denmark."""

from datetime import date

import pytest

from aabsocial.core.working_days import easter_sunday, is_working_day, next_working_day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
        (2100, 3, 28),
    ],
)
def test_easter_is_that_of_the_almanac(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        pytest.param(date(2027, 3, 1), date(2027, 3, 1), id="a Monday"),
        pytest.param(date(2026, 8, 1), date(2026, 8, 3), id="a Saturday"),
        pytest.param(date(2026, 11, 1), date(2026, 11, 2), id="a Sunday"),
        pytest.param(date(2028, 1, 1), date(2028, 1, 3), id="New Year's Day, a Saturday"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 1), id="the Wednesday before Easter"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 7), id="Maundy Thursday"),
        pytest.param(date(2027, 5, 6), date(2027, 5, 7), id="Ascension Day"),
        pytest.param(date(2026, 5, 25), date(2026, 5, 26), id="Whit Monday"),
        pytest.param(date(2025, 5, 16), date(2025, 5, 16), id="Great Prayer Day is none any more"),
        pytest.param(date(2026, 6, 5), date(2026, 6, 8), id="Constitution Day, a Friday"),
        pytest.param(date(2026, 12, 24), date(2026, 12, 28), id="Christmas"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 4), id="New Year"),
    ],
)
def test_a_day_moves_to_the_next_working_day(day: date, moved: date) -> None:
    assert next_working_day(day) == moved
    assert is_working_day(day) is (day == moved)
