"""What says that there is none of what was asked for, and what is an answer after all."""

import pytest

from aabsocial.policy.aab.detectors.denials import denies, denies_anywhere, only_denies

DENIALS = (
    "ingen",
    "Ingen.",
    "Intet referat",
    "intet referat endnu, det kommer i uge 30",
    "Ikke aftalt endnu",
    "endnu ikke aftalt",
    "Nej, ikke endnu",
    "Der er ingen aftale endnu. Vi mødes den 3. maj 2027.",
    "Ingen er spurgt",
    "Har vi ikke",
    "kender vi ikke",
    "Vi har ikke nogen aftale",
    "mangler",
    "none",
    "No agreement yet",
    "Nobody",
    "Not yet",
    "There is no source",
    "Ingen. 3 af os har ledt efter det.",
    "nej. vi spørger i uge 30",
    "Ikke aftalt…",
)
ANSWERS = (
    "Referat af afdelingsmøde den 22. april 2026, punkt 7 (bilag 1)",
    "No. 3 of the minutes",
    "Ingen Over Eller Ved Siden",
    "Nej til Mobning, lokalforeningen",
    "Ingen navne: optælling ved bordet",
    "Ikke-navngivne besvarelser, talt op hver måned",
    "Not-for-profit partners' register",
    "Ingeniørforeningen",
    "Nordvest Boldklub",
    "Manglende betalinger, talt i huslejesystemet",
    "husstande",
    "Aftale med foreningen, bl.a. ingen møder om fredagen",
    "Vagtlister mv. ingen navne på dem",
    "",
)


@pytest.mark.parametrize("text", DENIALS)
def test_an_answer_that_says_there_is_none_is_a_denial(text: str) -> None:
    assert denies(text)
    assert denies_anywhere(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_that_can_be_looked_up_is_no_denial(text: str) -> None:
    assert not denies(text)
    assert not denies_anywhere(text)


def test_what_is_unanswered_is_denied() -> None:
    assert denies(None)
    assert denies_anywhere(None)
    assert only_denies(None)


@pytest.mark.parametrize("text", ["Nej.", "Nej, ingen endnu", "Ikke aftalt endnu!", "No. Not yet."])
def test_a_reason_of_nothing_but_noes_is_none(text: str) -> None:
    assert only_denies(text)


@pytest.mark.parametrize(
    "text", ["Nej, der er ingen byggesager i 2027", "Ingen. Kontoret er lukket.", "Det stopper"]
)
def test_a_reason_may_begin_with_a_no(text: str) -> None:
    assert not only_denies(text)


def test_a_denial_further_on_is_found_only_where_the_whole_is_read() -> None:
    later = "Fremad den 3. maj 2026. Der er ingen skriftlig aftale."
    assert not denies(later)
    assert denies_anywhere(later)
