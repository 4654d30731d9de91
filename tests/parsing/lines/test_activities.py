"""Several activities on one line."""

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import split_activities


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
