"""From files to a report's entries: one finding for each cause, the others still reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.errors import UnreadableProposalError
from aabsocial.model.findings import Outcome, Severity, VerdictKind
from aabsocial.policy.aab import load_policy
from aabsocial.storage import read_proposal
from aabsocial.validation import review_for_papers, validate, validate_file
from aabsocial.validation.parallel import in_processes
from aabsocial.validation.pipeline import BATCH_SIZE, LARGE_FILE, sequential
from tests.support.policies import breaks, policy_with
from tests.support.validations import BEGUN, MINIMAL, a_proposal_in, options_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Breach, Judgement, ReviewContext
    from aabsocial.model.proposal import Proposal
    from aabsocial.review.results import ReviewedProposal
    from aabsocial.validation import ValidationOptions


def codes(entry: ReviewedProposal) -> list[str]:
    return [finding.rule for finding in entry.findings]


def test_every_syntax_error_comes_with_its_line(tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path, "schema_version = 1\nstart = 31-12-2025\n[a\n")

    entry = validate_file(path, options_for())

    assert set(codes(entry)) == {"FIL02"}
    assert dict(entry.lines) == {2: "start = 31-12-2025", 3: "[a"}


def test_a_cpr_number_is_found_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    number = "-".join(("010" + "190", "1" + "234"))

    entry = validate_file(a_proposal_in(tmp_path, f"start = ja\n# {number}\n[a\n"), options_for())

    assert codes(entry) == ["FIL02", "DAT01", "FIL02"]


def test_a_newer_format_is_not_judged(tmp_path: Path) -> None:
    entry = validate_file(a_proposal_in(tmp_path, "schema_version = 99\n"), options_for())

    assert (entry.outcome, codes(entry), entry.verdicts) == (Outcome.UNREADABLE, ["FIL10"], ())


def test_a_meeting_beside_the_proposals_is_not_judged(tmp_path: Path) -> None:
    entry = validate_file(a_proposal_in(tmp_path, "[meeting]\ndate = 2026-12-03\n"), options_for())

    assert (entry.outcome, codes(entry), entry.verdicts) == (Outcome.UNREADABLE, ["FIL01"], ())


def test_findings_stand_in_place_order(tmp_path: Path) -> None:
    text = MINIMAL + "pilot = 3\nstart = 2026-09-01\nend = 2026-08-01\n"

    entry = validate_file(a_proposal_in(tmp_path, text), options_for())

    lines = [finding.place.line for finding in entry.findings if finding.place]
    assert lines == sorted(lines)
    assert {"FIL04", "FOR02"} <= set(codes(entry))


def test_finding_on_unknown_key_has_place_of_the_key(tmp_path: Path) -> None:
    text = MINIMAL + 'afdeling = "901"\n'

    entry = validate_file(a_proposal_in(tmp_path, text), options_for())

    [place] = [finding.place for finding in entry.findings if finding.rule == "FIL03"]
    assert place
    assert (place.column, place.end_column) == (1, 1 + len("afdeling"))


def test_a_verdict_rests_on_placed_findings(tmp_path: Path) -> None:
    entry = validate_file(a_proposal_in(tmp_path, BEGUN), options_for())

    resting = [found for verdict in entry.verdicts for found in verdict.findings if found.key]
    assert resting
    assert all(finding.place for finding in resting)


def test_draft_has_no_missing_answer_findings(tmp_path: Path) -> None:
    review_context = replace(options_for().review_context, as_draft=True)

    entry = validate_file(a_proposal_in(tmp_path), options_for(review_context=review_context))

    assert (entry.outcome, codes(entry)) == (Outcome.NOT_READY, [])


def test_selected_rules_leave_the_outcome_alone(tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path, BEGUN)

    entry = validate_file(path, options_for(select=("LOK", "EFF"), ignore=("EFF10",)))

    assert {code[:3] for code in codes(entry)} == {"LOK", "EFF"}
    assert "EFF10" not in codes(entry)
    assert entry.outcome is Outcome.NOT_READY
    assert entry.verdicts == tuple(
        replace(
            verdict,
            findings=tuple(it for it in verdict.findings if it.rule in codes(entry)),
        )
        for verdict in validate_file(path, options_for()).verdicts
    )


def test_proposals_with_one_title_name_each_other(tmp_path: Path) -> None:
    capitals = MINIMAL.replace("Sommer i gården", "SOMMER  i gården")
    files = (
        a_proposal_in(tmp_path / "en"),
        a_proposal_in(tmp_path / "to", capitals),
        a_proposal_in(tmp_path / "tre", MINIMAL.replace("Sommer", "Vinter")),
    )

    entries = validate(files, options_for(select=("FOR04",)))

    assert [codes(entry) for entry in entries] == [["FOR04"], ["FOR04"], []]
    (found,) = entries[0].findings
    assert (found.key, found.clause, found.severity) == (
        "initiative.title",
        "0.2",
        Severity.WARNING,
    )
    assert entries[1].path in found.message.in_("da")
    assert found.place
    assert found.place.line == 5


def test_each_proposal_alone_gives_the_same(tmp_path: Path) -> None:
    files = [a_proposal_in(tmp_path / name, MINIMAL.replace("gården", name)) for name in "abc"]

    together = validate(tuple(files), options_for())

    assert together == tuple(validate_file(path, options_for()) for path in files)


def test_a_rule_that_breaks_costs_no_other_rule(tmp_path: Path) -> None:
    path, logged = a_proposal_in(tmp_path), list[Exception]()

    policy = policy_with(breaks, "BRO01")
    broken = validate_file(path, options_for(policy=policy, review_context=logging_to(logged)))

    sound = validate_file(path, options_for())
    assert [type(fault) for fault in logged] == [RuntimeError]
    told = [found for found in broken.findings if found.rule == "INT01"]
    assert [(found.clause, "BRO01" in found.message.in_("da")) for found in told] == [("5.1", True)]
    assert sorted(codes(broken)) == sorted([*codes(sound), "INT01"])
    (verdict,) = (verdict for verdict in broken.verdicts if verdict.clause == "5.1")
    assert verdict.kind is VerdictKind.MISSING


def logging_to(logged: list[Exception]) -> ReviewContext:
    """Return a context by which the errors of ours are kept in a list."""
    return replace(options_for().review_context, on_error=logged.append)


def judge_breaks(_: Proposal, __: ReviewContext) -> Judgement:
    raise RuntimeError


def test_internal_error_outside_rules_is_reported(tmp_path: Path) -> None:
    first, *others = load_policy().chapters
    clauses = tuple(replace(clause, judge=judge_breaks) for clause in first.clauses)
    policy = replace(load_policy(), chapters=(replace(first, clauses=clauses), *others))
    logged: list[Exception] = []

    given = options_for(policy=policy, review_context=logging_to(logged))
    entry = validate_file(a_proposal_in(tmp_path), given)

    assert (codes(entry), entry.outcome) == (["INT01"], Outcome.NOT_READY)
    assert [type(fault) for fault in logged] == [RuntimeError]


def papers(_: Review) -> dict[str, str]:
    return {"proposal.md": "# Oplæg\n", "checklist.md": "# Tjekliste\n"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param({}, [], id="never written"),
        pytest.param({"proposal.md": "# Oplæg\n"}, [], id="up to date"),
        pytest.param({"proposal.md": "# Gammelt\n"}, ["MAP03"], id="out of date"),
        pytest.param({"proposal.md": "a", "checklist.md": "b"}, ["MAP03"], id="both"),
    ],
)
def test_a_paper_that_differs_is_out_of_date(
    written: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    path = a_proposal_in(tmp_path)
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    entry = validate_file(path, options_for(compose=papers, select=("MAP",)))

    assert codes(entry) == told
    assert all(name in found.message.in_("da") for found in entry.findings for name in written)
    assert all(str(tmp_path) in found.remedy.in_("da") for found in entry.findings)


def test_internal_error_in_papers_keeps_findings(tmp_path: Path) -> None:
    def broken(_: Review) -> dict[str, str]:
        raise RuntimeError

    path, logged = a_proposal_in(tmp_path), list[Exception]()
    (tmp_path / "proposal.md").write_text("# Oplæg\n", encoding="utf-8")

    entry = validate_file(path, options_for(compose=broken, review_context=logging_to(logged)))

    assert [type(fault) for fault in logged] == [RuntimeError]
    assert sorted(codes(entry)) == sorted([*codes(validate_file(path, options_for())), "INT01"])
    assert entry.outcome is Outcome.NOT_READY


def test_no_paper_is_composed_for_comparison_if_none_exists(tmp_path: Path) -> None:
    def composed(_: Review) -> dict[str, str]:
        raise AssertionError

    assert validate_file(a_proposal_in(tmp_path), options_for(compose=composed)).title


def test_large_files_keep_their_places_among_the_others(tmp_path: Path) -> None:
    large = MINIMAL + "# a remark\n" * (LARGE_FILE // 10)
    texts = [large if number % 3 else MINIMAL for number in range(BATCH_SIZE + 5)]
    files = tuple(a_proposal_in(tmp_path / f"{n:02}", text) for n, text in enumerate(texts))

    assert list(sequential(files, options_for())) == [
        validate_file(path, options_for()) for path in files
    ]


STUCK, SOUND = MINIMAL.replace("Sommer", "Uden ende"), MINIMAL
SHORT = 0.3  # seconds


def never_ends(proposal: Proposal, _: ReviewContext) -> Iterable[Breach]:
    while "Uden ende" in (proposal.initiative.title or ""):
        pass
    return ()


def impatient_options() -> ValidationOptions:
    """Return options under which one proposal never finishes, and with a short time limit."""
    return options_for(policy=policy_with(never_ends, "BRO01"), seconds_per_file=SHORT)


@pytest.mark.parametrize("jobs", [1, 2])
def test_slow_proposal_does_not_affect_others(jobs: int, tmp_path: Path) -> None:
    texts = {"a": SOUND, "b": STUCK, "c": SOUND.replace("Sommer", "Vinter")}
    files = tuple(a_proposal_in(tmp_path / name, text) for name, text in texts.items())

    first, stuck, last = validate(files, impatient_options(), in_processes(jobs, impatient_options))

    assert (stuck.outcome, codes(stuck)) == (Outcome.UNREADABLE, ["FIL13"])
    assert [found.severity for found in stuck.findings] == [Severity.ERROR]
    assert "0.3" in stuck.findings[0].message.in_("da")
    assert (first, last) == tuple(validate_file(files[number], options_for()) for number in (0, 2))


def test_slow_review_for_papers_is_aborted(tmp_path: Path) -> None:
    stored = read_proposal(a_proposal_in(tmp_path, STUCK))

    with pytest.raises(UnreadableProposalError) as refused:
        review_for_papers(stored, impatient_options())

    assert [found.rule for found in refused.value.findings] == ["FIL13"]
