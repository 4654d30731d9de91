"""Several activities on one line."""

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import parse_activity, split_activities


@pytest.mark.parametrize(
    "text",
    [
        "lektiecafé; bordtennis; nattevandring; koncerter",
        "fritidsjob, jobkonsulent; lektiecafé, frivillige; fædregruppe om søndagen; nattevandring",
        "fritidsjob, jobkonsulent; fædregruppe; vandring (Natteravnene); kor",
    ],
)
def test_activities_are_parted(text: str) -> None:
    assert split_activities(text, "da") == text.split("; ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "da"),
        ("Café; bagning", "da"),
        ("Opgangsrunde; værten og en frivillig, der bor der; to opgange om måneden", "da"),
        ("Cykelværksted; de ældre drenge; i kælderen; onsdage", "da"),
        ("Cykelværksted; Per og Lise; kælderen; bagerst", "da"),
        ("Spisning onsdage; madholdet, frivillige; kl. 18; uge 30", "da"),
        ("Café; køkkenet; ved ikke; sent", "da"),
        ("Café; med skolen; sent; længe", "da"),
        ("fritidsjob (jobkonsulent; 15 virksomheder; kursus)", "da"),
        ("Dinner; the kitchen team; Wednesdays in July", "en"),
    ],
)
def test_who_and_when_go_on_with_what_is_done(text: str, language: Language) -> None:
    assert split_activities(text, language) == [text]


def test_three_parts_are_activities_where_each_has_its_own_who_or_when() -> None:
    row = "opkald ved første rykker, samme uge; rådgivning torsdage; kursus 3 gange om året"
    assert split_activities(row, "da") == row.split("; ")
    for one in (
        "Spisning i maj; madholdet i opgang 8; hver onsdag",
        "Fritidsjob, otte om året; frivillige værter om aftenen; tre aftener om ugen fra februar",
        "Spisning i maj; madholdet hver onsdag; kaffe i juni",
    ):
        assert split_activities(one, "da") == [one]


def test_count_behind_the_words_of_when_is_of_what_is_done() -> None:
    values = parse_activity("Lektiecafé og fritidspas (mandag-torsdag, 60 børn)", "da").values
    assert dict(values) == {"what": "Lektiecafé og fritidspas, 60 børn", "when": "mandag-torsdag"}
