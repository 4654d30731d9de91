"""What the name of a budget line tells."""

import pytest

from aabsocial.principles.line_names import is_about_evaluation, is_unspecified

UNSPECIFIED = (
    "Diverse",
    "diverse udgifter",
    "DIVERSE:",
    "Andet",
    "Andre omkostninger",
    "Øvrigt",
    "Øvrige udgifter mv.",
    "Diverse og andet",
    "Forskellige småting",
    "Other",
    "Other costs",
    "Misc.",
    "Miscellaneous expenses",
    "Sundries",
)
SPECIFIED = (
    "Forplejning",
    "Diverse værktøj til reparationsbordet",
    "Uforudsete udgifter",
    "Løn og andre lønudgifter til koordinator",
    "Andel af fælles kontor",
    "Udgifter",
    "Other housing organisations' rooms",
    "Anden halvdel af husleje",
    "8 aftener",
)


@pytest.mark.parametrize("item", UNSPECIFIED)
def test_a_name_that_says_nothing_is_unspecified(item: str) -> None:
    assert is_unspecified(item)


@pytest.mark.parametrize("item", SPECIFIED)
def test_a_name_of_a_thing_is_specified(item: str) -> None:
    assert not is_unspecified(item)


@pytest.mark.parametrize("item", ["Evaluering", "Følgeevaluering", "External EVALUATION"])
def test_a_line_may_be_for_evaluation_by_name(item: str) -> None:
    assert is_about_evaluation(item)


def test_an_audit_is_no_evaluation() -> None:
    assert not is_about_evaluation("Revision")
