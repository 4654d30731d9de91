"""The paragraph that says what a proposal's verdicts come to counts each clause once."""

from __future__ import annotations

import pytest

from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.findings import Verdict, VerdictKind
from aabsocial.review.verdict_summary import clauses_by_part, policy_summary, texts_to_weigh
from tests.support.assessments import judgement

WEIGHS_NOTHING = (
    "Programmet kontrollerer tal, datoer og afkrydsninger, men vurderer ikke teksterne."
)


def verdicts(**clauses: str) -> tuple[Verdict, ...]:
    """Return a verdict for each kind's clauses, named by the kind with underscores."""
    return tuple(
        Verdict(clause=clause, kind=VerdictKind(kind.replace("_", "-")))
        for kind, numbers in clauses.items()
        for clause in numbers.split()
    )


def test_summary_lists_parts_with_their_clauses() -> None:
    told = policy_summary(
        verdicts(
            met="0.4 1.5 4.1 6.4 7.1",
            for_the_board="1.4 5.1 5.2 6.2",
            answered="1.6 1.8 2.3 3.1 8.3",
            partly_met="2.1 6.1",
            reasoned="5.3",
            missing="1.3 6.5",
            not_applicable="6.3 7.2",
        ),
        "da",
    )
    assert told == (
        "Politikken: 5 punkter er opfyldt ifølge tal, datoer og afkrydsninger."
        " 4 er besvaret med tekster, som bestyrelsen skal vurdere (1.4, 5.1, 5.2, 6.2)."
        " 5 andre punkter er besvaret med tekst. 2 er delvist opfyldt (2.1, 6.1). 1 er besvaret"
        f" med et begrundet nej (5.3). Der mangler svar til 2 punkter (1.3, 6.5). {WEIGHS_NOTHING}"
    )


@pytest.mark.parametrize(
    ("clauses", "begins"),
    [
        ({"met": "0.4"}, "Politikken: 1 punkt er opfyldt ifølge tal, datoer og afkrydsninger."),
        ({"answered": "1.6"}, "Politikken: 1 punkt er besvaret med tekst."),
        ({"missing": "1.4 1.5"}, "Politikken: Der mangler svar til 2 punkter (1.4, 1.5)."),
        ({"not_met": "5.1"}, "Politikken: 1 punkt er ikke opfyldt (5.1)."),
        ({"exempt": "1.5"}, "Politikken: Der er givet dispensation fra 1 punkt (1.5)."),
        (
            {"for_the_board": "1.4", "answered": "1.6"},
            (
                "Politikken: 1 punkt er besvaret med en tekst, som bestyrelsen skal vurdere (1.4)."
                " 1 andet"
            ),
        ),
        ({"not_applicable": "6.3"}, WEIGHS_NOTHING),
        ({}, WEIGHS_NOTHING),
    ],
)
def test_parts_with_nothing_in_them_are_left_out(clauses: dict[str, str], begins: str) -> None:
    assert policy_summary(verdicts(**clauses), "da").startswith(begins)


def test_the_parts_are_told_in_one_order_whatever_the_clauses_are() -> None:
    kinds = ("missing", "not-met", "exempt", "reasoned", "partly-met", "answered", "for-the-board")
    some = [
        Verdict(clause=f"2.{number}", kind=VerdictKind(kind)) for number, kind in enumerate(kinds)
    ]
    judged = Verdict(clause="1.4", kind=VerdictKind.MET, assessment=judgement("1.4", "met"))
    told = clauses_by_part((*some, judged, Verdict(clause="1.5", kind=VerdictKind.MET)))

    assert [*told] == ["met", "assessed", *reversed(kinds)]
    assert told["met"] == ("1.5",)
    assert told["assessed"] == ("1.4",)


def test_none_of_the_four_areas_is_one_clause() -> None:
    none = verdicts(reasoned="7.1 7.2 7.3 7.4")

    assert policy_summary(none, "da").startswith(
        "Politikken: 1 punkt er besvaret med et begrundet nej (7)."
    )


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        ("met", "er opfyldt ifølge en vurdering, der står i oplægget (1.4)"),
        ("partly-met", "er delvist opfyldt (1.4)"),
        ("not-met", "er ikke opfyldt (1.4)"),
    ],
)
def test_assessments_are_listed_apart_only_if_met(verdict: str, says: str) -> None:
    assessment = judgement("1.4", verdict)
    judged = Verdict(clause="1.4", kind=VerdictKind(verdict), assessment=assessment)

    assert policy_summary((judged,), "da").startswith(f"Politikken: 1 punkt {says}.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", VerdictKind)
def test_every_kind_has_its_words(kind: VerdictKind, language: Language) -> None:
    for number in (1, 2):
        some = tuple(Verdict(clause=f"2.{it}", kind=kind) for it in range(number))
        assert "{" not in policy_summary(some, language)


def test_texts_are_counted_whoever_weighs_them() -> None:
    assert texts_to_weigh(verdicts(met="0.4", for_the_board="1.4", answered="1.6 1.8")) == 3
