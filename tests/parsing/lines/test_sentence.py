"""A sentence where a name is asked gives the name where it is plain, and keeps its words."""

import pytest

from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.partner_line import parse_partner_line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi vil gerne have Mødrehjælpen med, men har ikke talt med dem", "Mødrehjælpen"),
        ("Børnehaven Solsikken vil gerne være med", "Børnehaven Solsikken"),
        ("måske Ældre Sagen", "Ældre Sagen"),
        ("Ældre Sagen måske", "Ældre Sagen"),
        ("Vi ønsker 3F med", "3F"),
    ],
)
def test_partner_that_is_only_wished_for_is_left_open(text: str, name: str) -> None:
    reading = parse_partner_line(text, "da")
    assert (reading.values["name"], reading.gaps["commitment"].note) == (name, text)
    assert "commitment" not in reading.values
    assert "contribution" in reading.missing


@pytest.mark.parametrize(
    ("text", "name", "commitment"),
    [
        ("Vi laver lektiecafé sammen med Røde Kors", "Røde Kors", None),
        ("Mødrehjælpen har sagt ja til at komme", "Mødrehjælpen", "pledged"),
        ("Vi har talt med Røde Kors og Ældre Sagen", None, None),
        ("Der kommer en sygeplejerske", None, None),
    ],
)
def test_sentence_on_a_partner_is_its_role_and_a_name_that_is_not_plain_is_asked(
    text: str, name: str | None, commitment: str | None
) -> None:
    reading = parse_partner_line(text, "da")
    values = reading.values
    assert (values.get("name"), values.get("commitment")) == (name, commitment)
    assert values["role"] == text
    assert ("name" in reading.missing) == (name is None)


@pytest.mark.parametrize(
    ("text", "role", "contribution", "commitment"),
    [
        (
            "Mødrehjælpen (kvindegrupper; aftale underskrevet 3/2)",
            "kvindegrupper; aftale underskrevet 3/2",
            None,
            "signed",
        ),
        ("Mødrehjælpen (kvindegrupper, aftalt)", "kvindegrupper", None, "pledged"),
        (
            "Mødrehjælpen (kvindegrupper, to frivillige, aftalt)",
            "kvindegrupper",
            "to frivillige",
            "pledged",
        ),
        (
            "Mødrehjælpen: kvindegrupper; lokale aftalt 3/2",
            "kvindegrupper",
            "lokale aftalt 3/2",
            "pledged",
        ),
    ],
)
def test_bracket_behind_a_partner_may_hold_its_parts(
    text: str, role: str, contribution: str | None, commitment: str
) -> None:
    values = parse_partner_line(text, "da").values
    assert values["name"] == "Mødrehjælpen"
    said = (values["role"], values.get("contribution"), values["commitment"])
    assert said == (role, contribution, commitment)


def test_bracket_of_one_part_stays_with_the_name() -> None:
    assert parse_partner_line("Røde Kors (lektiehjælp)", "da").values["name"] == (
        "Røde Kors (lektiehjælp)"
    )


@pytest.mark.parametrize("name", ["3F", "HK fagforening", "Fagforeningen Metal"])
def test_union_is_no_voluntary_association(name: str) -> None:
    assert parse_partner_line(f"{name}: oplæg; to oplæg; lovet", "da").values["kind"] == "other"


def test_no_partner_may_be_told_in_a_sentence() -> None:
    reading = parse_partner_line("Der er ingen endnu: vi har ikke spurgt", "da")
    assert dict(reading.values) == {"reason": "vi har ikke spurgt"}


@pytest.mark.parametrize(
    ("text", "name", "agreement"),
    [
        (
            "Vi har en strikkeklub, men har ikke spurgt dem",
            None,
            "Vi har en strikkeklub, men har ikke spurgt dem",
        ),
        (
            "Strikkeklubben overlapper ikke vores",
            "Strikkeklubben",
            "Strikkeklubben overlapper ikke vores",
        ),
        (
            "Vi har Strikkeklubben Masken, som vi rører ikke, supplerer; aftale 3/2",
            "Strikkeklubben Masken",
            "Vi har Strikkeklubben Masken, som vi rører ikke; aftale 3/2",
        ),
    ],
)
def test_sentence_on_work_of_residents_gives_its_name_where_it_is_plain(
    text: str, name: str | None, agreement: str
) -> None:
    reading = parse_existing_volunteering(text, "da")
    assert (reading.values.get("name"), reading.values["agreement"]) == (name, agreement)
    assert ("name" in reading.missing) == (name is None)
