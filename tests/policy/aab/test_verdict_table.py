"""What a verdict rests on, as data: every clause in each of its states, in both languages.

The rows stand in `verdicts/`, a file for some chapters. Each is a small proposal, the kind of
verdict it gives, the ground that is quoted, and where `da` and `en` stand, its very words.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from aabsocial.core import toml
from aabsocial.core.struct import Struct, names_in, replace
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.answers import overlaid
from aabsocial.model.findings import VerdictKind, verdict_name
from aabsocial.model.policy import Force
from aabsocial.model.questions import WRITTEN
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers, read_answers
from aabsocial.review.review import review
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, a_proposal

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Verdict
    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal

POLICY = load_policy()
FILES = sorted((Path(__file__).parent / "verdicts").glob("*.toml"))
EXAMPLES = sorted((Path(__file__).parents[3] / "proposals").glob("*/proposal.toml"))
TEXTS = {question.key for question in POLICY.questions.values() if question.kind in WRITTEN}
# A fact of these clauses is a day, a count or a choice; of all others, answers are read by people.
MET_BY_A_FACT = {"0.4", "1.5", "4.1", "5.3", "6.4", "6.5", "7.1", "7.2", "7.3", "7.4"}
UNASKED = {
    f"residents.{name}": None
    for name in ("volunteers", "volunteer_support", "volunteer_stories", "advice_wanted")
}
# Nobody answers, or only that there are volunteers, so no fact says that they do not apply.
NOT_STATED = {"unasked", "named", "volunteers"}
FILLERS = ("Tekst", "Vi tror på det.", "Ja, det er aftalt med alle. " * 60)


class Row(NamedTuple):
    """One state of one clause."""

    clause: str
    state: str
    kind: str
    ground: str = ""
    da: str = ""
    en: str = ""
    proposal: str = ""


def read(path: Path) -> Answers:
    return toml.parse(path.read_text(encoding="utf-8"))


TABLES = [read(path) for path in FILES]
ROWS = [Row(**row) for table in TABLES for row in table["rows"]]
STATES = {clause: kinds for table in TABLES for clause, kinds in table["states"].items()}
EVERY_ROW = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.clause} {row.state}")


def verdict(row: Row, review_context: ReviewContext = ON_THE_DAY, more: str = "") -> Verdict:
    """Return the verdict of a row's clause, on its proposal and more of it."""
    answers = overlaid(toml.parse(row.proposal), toml.parse(more))
    structure = read_answers(POLICY, answers)
    assert structure.findings == ()
    return in_review(structure.proposal, review_context)[row.clause]


def in_review(proposal: Proposal, review_context: ReviewContext = ON_THE_DAY) -> dict[str, Verdict]:
    whole = review(POLICY, DecodedAnswers(proposal=proposal), review_context)
    return {verdict.clause: verdict for verdict in whole.verdicts}


@EVERY_ROW
def test_answers_make_the_verdict_of_the_table(row: Row) -> None:
    assert verdict(row).kind is VerdictKind(row.kind)


@EVERY_ROW
def test_only_a_should_takes_a_no_with_its_reason(row: Row) -> None:
    is_reasoned = verdict(row).kind is VerdictKind.REASONED

    assert not is_reasoned or POLICY.clauses[row.clause].force is Force.SHOULD


@EVERY_ROW
def test_a_verdict_quotes_its_ground_in_both_languages(row: Row) -> None:
    given = verdict(row).ground
    assert bool(row.ground) == (POLICY.clauses[row.clause].judge is not None)
    if not row.ground:
        assert given is None
        return
    assert given is not None
    assert given.words == POLICY.clauses[row.clause].grounds[row.ground]
    for language, told in zip(LANGUAGES, (row.da, row.en), strict=True):
        assert given.in_(language)
        assert given.in_(language) == (told or given.in_(language))


@EVERY_ROW
def test_only_a_fact_says_that_a_clause_does_not_apply(row: Row) -> None:
    given = verdict(row)
    says = verdict_name(given).in_("da") == "Gælder ikke"
    assert says == (row.kind == "not-applicable" and row.ground not in NOT_STATED)


@pytest.mark.parametrize("clause", ["1.6", "1.7", "1.8"])
def test_a_promise_that_is_not_asked_about_is_told_as_not_stated(clause: str) -> None:
    given = in_review(a_proposal(UNASKED))[clause]
    assert given.kind is VerdictKind.NOT_APPLICABLE
    assert [verdict_name(given).in_(it) for it in LANGUAGES] == ["Ikke oplyst", "Not stated"]


@EVERY_ROW
def test_a_draft_is_judged_by_the_same_facts(row: Row) -> None:
    assert verdict(row, AS_DRAFT).kind is VerdictKind(row.kind)


@pytest.mark.parametrize("said", ["met", "partly-met", "not-met"])
@EVERY_ROW
def test_assessment_decides_clauses_for_people(row: Row, said: str) -> None:
    judged = f"""
        [[assessments]]
        clause = "{row.clause}"
        verdict = "{said}"
        reason = "Det har vi set på stedet"
        by = "Chefen"
        date = 2026-06-01
    """
    kind = VerdictKind(row.kind)
    applies = kind is not VerdictKind.NOT_APPLICABLE or row.ground in NOT_STATED

    assert verdict(row, more=judged).kind is (VerdictKind(said) if applies else kind)


@pytest.mark.parametrize("clause", STATES)
def test_every_state_of_a_clause_has_a_row(clause: str) -> None:
    assert {row.kind for row in ROWS if row.clause == clause} == set(STATES[clause])


@pytest.mark.parametrize("clause", STATES)
def test_every_ground_of_a_clause_has_a_row(clause: str) -> None:
    grounds = {row.ground for row in ROWS if row.clause == clause and row.ground}
    assert grounds == set(POLICY.clauses[clause].grounds)


def filled(part: Any, filler: str, above: str = "") -> Any:  # noqa: ANN401 - any part of a proposal
    """Return a part of a proposal with every text that is there replaced by filler."""
    if isinstance(part, tuple):
        return tuple(filled(one, filler, above) for one in part)
    if isinstance(part, Struct):
        return replace(
            part,
            **{
                name: filled(getattr(part, name), filler, f"{above}{name}.")
                for name in names_in(type(part))
            },
        )
    return filler if isinstance(part, str) and above.rstrip(".") in TEXTS else part


@pytest.mark.parametrize("filler", FILLERS, ids=["a word", "a belief", "many words"])
@pytest.mark.parametrize("path", [None, *EXAMPLES], ids=lambda it: it.parent.name if it else "ours")
def test_filler_text_meets_no_clause_judged_by_text(path: Path | None, filler: str) -> None:
    whole = read_answers(POLICY, read(path)).proposal if path else a_proposal()
    met = {
        number
        for number, verdict in in_review(filled(whole, filler)).items()
        if verdict.kind is VerdictKind.MET
    }

    assert met
    assert met <= MET_BY_A_FACT


def test_every_text_answer_is_replaced_by_filler() -> None:
    texts = set(filled(a_proposal(), FILLERS[0]).searchable_text.texts)

    assert texts == {FILLERS[0]}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_evidence_is_quoted_where_the_departments_are_few(number: int) -> None:
    names = [str(901 + place) for place in range(number)]
    decisions = "".join(
        f"""
        [[residents.decisions]]
        department = "{name}"
        forum = "department-meeting"
        date = 2026-06-01
        votes_for = 40
        votes_against = {place}
        evidence = "Referat {name}"
        """
        for place, name in enumerate(names)
    )
    period = f"[initiative]\ndepartments = {names}\nstart = 2026-09-01\n"
    judged = verdict(Row("1.5", "decided", "met", proposal=period + decisions))

    assert judged.kind is VerdictKind.MET
    assert judged.ground
    told = judged.ground.in_("da")
    assert [f"40 for, {place} imod" in told for place in range(number)] == [True] * number
    assert [name for name in names if f"Referat {name}" in told] == (names if number <= 3 else [])
