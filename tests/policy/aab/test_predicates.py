"""What the chapters' rules share."""

import pytest

from aabsocial.model.policy import Breach
from aabsocial.policy.aab.predicates import excerpt, name_or_number, unless_draft
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, a_proposal

UNANSWERED = Breach(key="residents.anchoring")


def test_a_check_is_silent_on_a_draft() -> None:
    check = unless_draft(lambda _proposal, _review_context: (UNANSWERED,))
    assert tuple(check(a_proposal(), ON_THE_DAY)) == (UNANSWERED,)
    assert tuple(check(a_proposal(), AS_DRAFT)) == ()


def test_a_named_record_is_called_in_quotes() -> None:
    assert name_or_number("Lektiecaféen", "volunteering", 2).in_("da") == "»Lektiecaféen«"


@pytest.mark.parametrize("kind", ["partner", "volunteering"])
def test_a_nameless_record_is_called_by_number(kind: str) -> None:
    assert name_or_number(None, kind, 2).in_("en").endswith("no. 3")


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("**Det nye** er *tre* ting:\n\n- én\n- to", "»Det nye er tre ting: én to«"),
        ("# Formål\nLys", "»Formål Lys«"),
        ("8 * 650 kr. og 2*3 - altså 5.206 kr.", "»8 * 650 kr. og 2*3 - altså 5.206 kr.«"),
    ],
)
def test_an_excerpt_has_the_words_and_not_their_markup(written: str, quoted: str) -> None:
    assert excerpt(written).in_("da") == quoted
