"""Money: exact sums of øre."""

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import NO_MONEY, Money, MoneyByYear, total


def test_kroner_are_a_hundred_ore_each() -> None:
    assert Money.kroner(250_000) == Money(25_000_000)


def test_two_amounts_add_up_to_the_ore() -> None:
    assert Money(1250) + Money(75) == Money(1325)


def test_a_difference_may_be_less_than_nothing() -> None:
    assert Money.kroner(10) - Money.kroner(25) == Money.kroner(-15)


def test_amounts_are_ordered_by_their_size() -> None:
    assert Money(99) < Money.kroner(1) < Money(101)


def test_an_amount_is_itself_and_no_plain_number() -> None:
    assert len({Money(5), Money(5), Money(6)}) == 2
    assert Money(5) != 5
    assert repr(Money(5)) == "Money(ore=5)"


def test_amounts_by_year_are_in_order_and_summed() -> None:
    late, early = MoneyByYear({2028: Money(5), 2027: Money(1)}), MoneyByYear({2027: Money(2)})

    assert late.years == (2027, 2028)
    assert (late.total, late.of(2028), late.of(2029)) == (Money(6), Money(5), None)
    assert len({late, early, MoneyByYear({2027: Money(1), 2028: Money(5)})}) == 2
    assert late != Money(6)
    assert repr(early) == "MoneyByYear({2027: Money(ore=2)})"


def test_odd_ore_are_no_whole_kroner() -> None:
    assert Money.kroner(12).whole_kroner
    assert not Money(1250).whole_kroner


def test_unanswered_amounts_count_as_nothing() -> None:
    assert total([Money(10), None, Money(20)]) == Money(30)
    assert total([]) == NO_MONEY


@given(st.lists(st.integers(-(10**14), 10**14)))
def test_a_sum_is_exact_to_the_ore(parts: list[int]) -> None:
    assert total(Money(part) for part in parts).ore == sum(parts)
