"""What the chapter on the frame suggests for the board to decide, and which answers it doubts."""

import pytest

from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.initiative import suggested_points
from tests.policy.aab.money import paid
from tests.support.proposals import a_proposal


def test_the_board_is_asked_to_approve_and_to_grant() -> None:
    points = suggested_points(a_proposal())
    assert [point.in_("da").replace("\xa0", " ") for point in points] == [
        "at indsatsen »Naboråd om husleje og gæld« godkendes",
        "at der bevilges 60.000 kr. fra dispositionsfonden",
    ]


def test_the_board_is_asked_for_no_money_of_others() -> None:
    (approve,) = suggested_points(a_proposal({"financing": paid(own=180_000)}))
    assert approve.values == {"title": "Naboråd om husleje og gæld"}


def test_nothing_is_suggested_without_title() -> None:
    assert suggested_points(a_proposal({"initiative.title": None})) == ()


@pytest.mark.parametrize(
    ("key", "answer", "doubtful"),
    [
        ("contact.email", "boligsocial@aab.example", False),
        ("contact.email", "boligsocial.aab.example", True),
        ("contact.phone", "12 34 56 78", False),
        ("contact.phone", "+45 12345678", False),
        ("contact.phone", "1234 567", True),
        ("contact.phone", "på kontoret", True),
        ("contact.role", "Boligsocial medarbejder", False),
    ],
)
def test_unusable_contact_is_doubtful(
    key: str,
    answer: str,
    doubtful: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    assert load_policy().questions[key].doubtful(answer) is doubtful


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        pytest.param({"financing[1].source": "AAB"}, "at AAB bevilger 60.000 kr.", id="no fund"),
        pytest.param({"financing[1].source": None}, "at AAB bevilger 60.000 kr.", id="no name"),
        pytest.param({"financing[1].amount": None}, "", id="no amount"),
        pytest.param({"financing[0].kind": None}, "", id="whose money is not known"),
        pytest.param(
            {"financing[0].amount": None},
            "at der bevilges 60.000 kr. fra dispositionsfonden",
            id="another's amount is missing",
        ),
    ],
)
def test_recommendation_uses_known_answers(changes: dict[str, object], asked: str) -> None:
    points = [point.in_("da") for point in suggested_points(a_proposal(changes))]
    assert [it.replace("\xa0", " ") for it in points[1:]] == [asked] * bool(asked)
