"""What the chapter on the frame suggests for the board to decide."""

from aabsocial.principles.initiative import suggested_points
from tests.principles.money import paid
from tests.proposals import a_proposal


def test_the_board_is_asked_to_approve_and_to_grant() -> None:
    points = suggested_points(a_proposal())
    assert [point.in_("da").replace("\xa0", " ") for point in points] == [
        "at indsatsen »Naboråd om husleje og gæld« godkendes",
        "at der bevilges 60.000 kr. fra dispositionsfonden",
    ]


def test_the_board_is_asked_for_no_money_of_others() -> None:
    (approve,) = suggested_points(a_proposal({"financing": paid(own=180_000)}))
    assert approve.values == {"title": "Naboråd om husleje og gæld"}


def test_nothing_is_suggested_before_there_is_a_title() -> None:
    assert suggested_points(a_proposal({"initiative.title": None})) == ()
