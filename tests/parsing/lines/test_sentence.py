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
        ("Vi ønsker 3F med", "3F"),
    ],
)
def test_partner_that_is_only_wished_for_is_left_open(text: str, name: str) -> None:
    reading = parse_partner_line(text, "da")
    assert (reading.values["name"], reading.gaps[""].note) == (name, text)
    assert "commitment" not in reading.values
    assert not reading.missing


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
    begins_with_it = name is not None and text.startswith(name)
    assert values["role"] == (text.removeprefix(f"{name} ") if begins_with_it else text)
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
    ("text", "name", "note"),
    [
        ("Vi har en strikkeklub, men har ikke spurgt dem", "en strikkeklub", "har ikke spurgt dem"),
        (
            "Strikkeklubben overlapper ikke vores",
            "Strikkeklubben",
            "Strikkeklubben overlapper ikke vores",
        ),
        (
            "Vi har Strikkeklubben Masken, men har ikke spurgt dem",
            "Strikkeklubben Masken",
            "har ikke spurgt dem",
        ),
        (
            "Måske taler Strikkeklubben og Boldklubben sammen",
            None,
            "Måske taler Strikkeklubben og Boldklubben sammen",
        ),
    ],
)
def test_work_of_residents_that_nobody_was_asked_of_leaves_the_agreement_open(
    text: str, name: str | None, note: str
) -> None:
    reading = parse_existing_volunteering(text, "da")
    assert (reading.values.get("name"), reading.gaps["agreement"].note) == (name, note)
    assert ("name" in reading.missing) == (name is None)


def test_other_sentence_on_work_of_residents_is_its_name() -> None:
    values = parse_existing_volunteering("Nattergalene går ture, suppleres", "da").values
    assert dict(values) == {"name": "Nattergalene går ture", "effect": "supplements"}


@pytest.mark.parametrize(
    ("text", "name", "doubt"),
    [
        ("kirken måske", "kirken", "måske"),
        ("Ældre Sagen (måske)", "Ældre Sagen", "måske)"),
        ("Røde Kors?", "Røde Kors", "?"),
        ("Røde Kors måske: lektiehjælp; to frivillige; aftalt", "Røde Kors", "måske"),
    ],
)
def test_doubt_behind_the_name_of_a_partner_leaves_it_open(
    text: str, name: str, doubt: str
) -> None:
    reading = parse_partner_line(text, "da")
    assert (reading.values["name"], reading.gaps["commitment"].note) == (name, doubt)
    assert "commitment" not in reading.values
