"""The summary that the program writes: every clause with and without its source."""

from __future__ import annotations

import pytest

from aabsocial.core.estimates import ApproximateCount
from aabsocial.model.proposal import Activity, Initiative, Proposal, SuccessCriterion
from aabsocial.policy.aab.derived.summary import MOST_WORDS, written_summary
from tests.support.full_proposal import CRITERIA
from tests.support.proposals import a_proposal

IN_DANISH = """\
Naboråd om husleje og gæld er en indsats i afdeling 901 og 903 fra 1. september 2026 til \
31. august 2027. I 2025 fik 64 husstande i de to afdelinger mindst to rykkere. Der er planlagt \
følgende: åben rådgivning i beboerlokalet (hver tirsdag kl. 16-18). Indsatsen er for \
husstande i afdeling 901 og 903, \
der er bagud med huslejen. Der regnes med 60 deltagere.

Det første mål er »Mindst 40 husstande har fået rådgivning inden den 31. august 2027«. Indsatsen \
er anslået til at koste 180.000 kr. Der søges om 60.000 kr. hos AAB, og Fonden Godt Naboskab har \
bevilget 120.000 kr."""
IN_ENGLISH = """\
Naboråd om husleje og gæld is an initiative in departments 901 and 903 from 1 September 2026 to \
31 August 2027. I 2025 fik 64 husstande i de to afdelinger mindst to rykkere. The following is \
planned: åben rådgivning i beboerlokalet (Hver tirsdag kl. 16-18). The initiative is \
for husstande i afdeling 901 og 903, \
der er bagud med huslejen. The expected number of participants is 60.

The first goal is “Mindst 40 husstande har fået rådgivning inden den 31. august 2027”. The \
initiative is estimated to cost DKK 180,000. AAB is asked for DKK 60,000, and \
DKK 120,000 has been granted by Fonden Godt Naboskab."""
WITH_ITS_SOURCE = SuccessCriterion(
    statement="udsættelser fra 41 til 20, kilde: AAB's huslejesystem", source="AAB's huslejesystem"
)
FOUR = tuple(Activity(what=what) for what in ("Kaffe", "Kage", "Sang: fra bogen", "Leg"))


def summary(changes: dict[str, object]) -> str:
    """Return the summary of a full proposal with some changes."""
    return written_summary(a_proposal(changes)) or ""


def test_the_summary_says_all_that_is_answered() -> None:
    assert summary({}) == IN_DANISH
    assert summary({"language": "en"}) == IN_ENGLISH


@pytest.mark.parametrize(
    ("changes", "left_out", "instead"),
    [
        pytest.param(
            {"initiative.departments": None}, " i afdeling 901 og 903 fra", " fra", id="departments"
        ),
        pytest.param(
            {"initiative.departments": ("901", "902", "903", "904", "905")},
            "i afdeling 901 og 903 fra",
            "i 5 afdelinger fra",
            id="many departments",
        ),
        pytest.param(
            {"initiative.departments": ("Grønnegården",)},
            "i afdeling 901 og 903 fra",
            "i Grønnegården fra",
            id="a department with a name",
        ),
        pytest.param(
            {"initiative.start": None},
            " fra 1. september 2026 til 31. august 2027.",
            ".",
            id="start",
        ),
        pytest.param(
            {"initiative.pilot": True}, "er en indsats", "er et forsøgsprojekt", id="pilot"
        ),
        pytest.param(
            {"initiative.takes_part": True},
            "Naboråd om husleje og gæld er en indsats",
            "AAB deltager i indsatsen Naboråd om husleje og gæld",
            id="takes part",
        ),
        pytest.param(
            {"initiative.background": None},
            " I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
            "",
            id="background",
        ),
        pytest.param(
            {"initiative.background": "Hver sag koster 9.000 kr. Det er dyrt."},
            " I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
            "",
            id="an amount that is no part of the budget",
        ),
        pytest.param(
            {"initiative.background": "41 udsættelser i 2026, 28 i 2025. Det er mange."},
            " I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
            "",
            id="notes in place of a background",
        ),
        pytest.param(
            {"initiative.background": "41 husstande blev sat ud i 2026. Det er mange."},
            "I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
            "41 husstande blev sat ud i 2026.",
            id="a background that begins with a figure",
        ),
        pytest.param(
            {"initiative.background": "Husstande i afdeling 901 og 903, der er bagud."},
            " I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
            "",
            id="a background that is the target group",
        ),
        pytest.param(
            {"activities": ()},
            " Der er planlagt følgende: åben rådgivning i beboerlokalet (hver tirsdag kl. 16-18).",
            "",
            id="activities",
        ),
        pytest.param(
            {"activities[0].what": None},
            " Der er planlagt følgende: åben rådgivning i beboerlokalet (hver tirsdag kl. 16-18).",
            "",
            id="an activity without a name",
        ),
        pytest.param(
            {"activities": FOUR},
            "Der er planlagt følgende: åben rådgivning i beboerlokalet (hver tirsdag kl. 16-18).",
            "Der er blandt andet planlagt følgende: kaffe, kage og sang.",
            id="several activities",
        ),
        pytest.param(
            {"activities": (*FOUR[:2], Activity(what="Sang og leg"))},
            "Der er planlagt følgende: åben rådgivning i beboerlokalet (hver tirsdag kl. 16-18).",
            "Der er planlagt følgende: kaffe; kage; sang og leg.",
            id="activities with an and of their own",
        ),
        pytest.param(
            {"initiative.target_group": None},
            " Indsatsen er for husstande i afdeling 901 og 903, der er bagud med huslejen.",
            "",
            id="target group",
        ),
        pytest.param(
            {"initiative.target_group": "AAB's unge."},
            "husstande i afdeling 901 og 903, der er bagud med huslejen. Der regnes",
            "AAB's unge, og der regnes",
            id="a short target group",
        ),
        pytest.param(
            {"initiative.target_group": "AAB's unge. Vi regner med 60 hver gang."},
            "husstande i afdeling 901 og 903, der er bagud med huslejen. Der regnes med 60 "
            "deltagere.",
            "AAB's unge. Vi regner med 60 hver gang.",
            id="a target group that says the number",
        ),
        pytest.param(
            {"initiative.target_group": "AAB's unge, 40 eller 60"},
            "husstande i afdeling 901 og 903, der er bagud med huslejen. Der regnes med 60 "
            "deltagere.",
            "AAB's unge, 40 eller 60.",
            id="a target group that says more numbers",
        ),
        pytest.param(
            {"initiative.participants": None},
            " Der regnes med 60 deltagere.",
            "",
            id="participants",
        ),
        pytest.param(
            {
                "initiative.participants": ApproximateCount(
                    text="10-12", least=10, most=12, vagueness="", da="10-12", en="10-12"
                ),
                "initiative.target_group": "10-12 beboere, mest ældre",
            },
            "husstande i afdeling 901 og 903, der er bagud med huslejen. "
            "Der regnes med 60 deltagere.",
            "10-12 beboere, mest ældre.",
            id="a range that the target group says",
        ),
        pytest.param(
            {"initiative.participants": None, "initiative.target_group": None},
            " Indsatsen er for husstande i afdeling 901 og 903, der er bagud med huslejen. "
            "Der regnes med 60 deltagere.",
            "",
            id="neither target group nor participants",
        ),
        pytest.param(
            {"success_criteria": ()},
            "Det første mål er »Mindst 40 husstande har fået rådgivning inden den 31. august "
            "2027«. ",
            "",
            id="criteria",
        ),
        pytest.param(
            {"success_criteria": (WITH_ITS_SOURCE,)},
            "Det første mål er »Mindst 40 husstande har fået rådgivning inden den 31. august 2027«",
            "Målet er »udsættelser fra 41 til 20«",
            id="a criterion that ends with its source",
        ),
        pytest.param(
            {"success_criteria": CRITERIA[:1]}, "Det første mål er", "Målet er", id="one criterion"
        ),
        pytest.param(
            {"budget": (), "financing": ()},
            " Indsatsen er anslået til at koste 180.000 kr. Der søges om 60.000 kr. hos AAB, og "
            "Fonden Godt Naboskab har bevilget 120.000 kr.",
            "",
            id="money",
        ),
    ],
)
def test_a_clause_is_left_out_for_each_missing_source(
    changes: dict[str, object], left_out: str, instead: str
) -> None:
    assert left_out in IN_DANISH
    assert summary(changes) == IN_DANISH.replace(left_out, instead)


def test_the_summary_is_never_longer_than_the_board_reads() -> None:
    long = summary(
        {
            "initiative.target_group": "Unge, der " + "meget " * 75 + "gerne vil",
            "initiative.background": "Der er " + "meget " * 60 + "langt mellem naboerne.",
        }
    )
    assert len(long.split()) <= MOST_WORDS
    assert "meget" in long
    assert "langt mellem naboerne" not in long
    assert "180.000 kr." in long


def test_times_are_left_out_before_anything_else_of_a_long_summary() -> None:
    long = summary({"initiative.target_group": "Unge, der " + "meget " * 57 + "gerne vil"})

    assert len(long.split()) <= MOST_WORDS
    assert "åben rådgivning i beboerlokalet." in long


@pytest.mark.parametrize(
    "proposal",
    [
        pytest.param(a_proposal({"initiative.title": None}), id="no title"),
        pytest.param(Proposal(initiative=Initiative(title="Kaffe")), id="only an idea"),
    ],
)
def test_there_is_no_summary_of_nothing(proposal: Proposal) -> None:
    assert written_summary(proposal) is None


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("sommerkaffe i gården ", "Sommerkaffe i gården er en indsats"),
        ("Kaffe i afdeling 901 og 903", "Kaffe i afdeling 901 og 903 er en indsats fra 1. sep"),
        ("Hvem er din nabo?", "»Hvem er din nabo?« er en indsats"),
        ("Kaffe (og te)", "Kaffe (og te) er en indsats"),
    ],
)
def test_the_summary_begins_with_the_title(title: str, begins: str) -> None:
    assert (written_summary(a_proposal({"initiative.title": title})) or "").startswith(begins)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"initiative.background": "Mange er alene"}, " Mange er alene. Der er planlagt "),
        ({"initiative.background": "# Baggrund\n\nMange er alene"}, " 2027. Mange er alene. Der"),
        ({"initiative.target_group": "Unge. Mest piger"}, "Indsatsen er for unge. Mest piger. Der"),
    ],
)
def test_a_text_does_not_run_into_the_next_sentence(changes: dict[str, object], says: str) -> None:
    assert says in (written_summary(a_proposal(changes)) or "")
