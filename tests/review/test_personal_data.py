"""Findings in answers, files and names: where they point, and what they never say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import Finding, Place, Severity
from aabsocial.review.personal_data import (
    findings_in_answers,
    findings_in_file,
    findings_in_names,
    findings_in_unreadable,
    is_certainly_clean,
)
from aabsocial.storage.reading import parse_proposal
from aabsocial.text.prefilter import SearchableText
from tests.support.cpr_numbers import failing, parted

if TYPE_CHECKING:
    from aabsocial.storage import StoredProposal

C, TEN = parted(), failing()
Found = list[tuple[str, str, int | None]]


def in_file(text: str) -> list[Finding]:
    """Return the findings in a file's text."""
    stored = stored_as(text)
    return list(findings_in_file(stored.text, stored.answers, lambda: stored.places.values))


def stored_as(text: str) -> StoredProposal:
    """Return a text as a stored proposal."""
    return parse_proposal(text.encode(), Path("proposal.toml"))


def summed(findings: list[Finding]) -> Found:
    """Return rule, key and line of findings."""
    return [(it.rule, it.key, it.place.line if it.place else None) for it in findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f'[initiative]\nbackground = """\nEn beboer\n{C}"""\n',
            [("DAT01", "initiative.background", 4)],
            id="paragraphs",
        ),
        pytest.param(
            f'[[partners]]\nname = "A"\n[[partners]]\nrole = "{C}"\n',
            [("DAT01", "partners[1].role", 4)],
            id="second-record",
        ),
        pytest.param(f"title = 1 # {C}\n", [("DAT01", "", 1)], id="comment"),
        pytest.param(f'"{C}" = 1\n', [("DAT01", "", 1)], id="key"),
        pytest.param(f"cpr = {TEN}\n", [("DAT01", "cpr", 1)], id="number-under-a-key-that-tells"),
        pytest.param(
            f'[initiative]\ndepartments = ["901", "{C}"]\n',
            [("DAT01", "initiative.departments[1]", 2)],
            id="inside-a-list",
        ),
        pytest.param(
            f'risks = [{{ risk = "{C}" }}]\n', [("DAT01", "risks[0].risk", 1)], id="inline-table"
        ),
        pytest.param(
            f'title = "{C[:4]}\\u003{C[4]}{C[5:]}"\n', [("DAT01", "title", None)], id="escaped"
        ),
        pytest.param(
            f'title = """{C[:7]}\\\n   {C[7:]}"""\n', [("DAT01", "title", 1)], id="continued"
        ),
        pytest.param(
            f'title = "\\u00e6 {C}"\n', [("DAT01", "title", 1)], id="once-beside-an-escape"
        ),
        pytest.param(
            f'cpr = {TEN}\ntitle = "\\u00e6"\n',
            [("DAT01", "cpr", 1)],
            id="surer-in-the-file-than-in-the-answer",
        ),
        pytest.param(
            f'title = "{C[:4]}\\u003{C[4]}{C[5:]} og tlf. 20 12 34 56"\n',
            [("DAT04", "title", 1), ("DAT01", "title", None)],
            id="escaped-beside-another-kind",
        ),
        pytest.param(f'b = "x"\na = "{C}"\n', [("DAT01", "a", 2)], id="keys-in-another-order"),
        pytest.param(
            f'departments = [\n  "901", # {C}\n]\n',
            [("DAT01", "departments", 2)],
            id="comment-inside-a-list",
        ),
        pytest.param('[contact]\nphone = "20 12 34 56"\nemail = "a@gmail.com"\n', [], id="contact"),
        pytest.param(
            f'[contact]\nphone = "{C}"\n', [("DAT01", "contact.phone", 2)], id="cpr-as-contact"
        ),
        pytest.param(
            '[[partners]]\nphone = "20123456"\n',
            [("DAT04", "partners[0].phone", 2)],
            id="phone-of-a-partner",
        ),
    ],
)
def test_finding_has_place_of_the_match(text: str, found: Found) -> None:
    assert summed(in_file(text)) == found


def test_a_finding_is_as_severe_as_its_kind() -> None:
    (number,), (telephone,) = in_file(f"# {C}\n"), in_file("# Tlf. 20 12 34 56\n")
    assert (number.severity, telephone.severity) == (Severity.ERROR, Severity.WARNING)


def test_place_spans_only_the_number() -> None:
    (finding,) = in_file(f'title = "Anna {C} her"\n')
    assert finding.place == Place(1, 15, 1, 26)


def test_answers_are_searched_without_a_file() -> None:
    answers = {"risks": [{"risk": f"Anna {C}"}], "contact": {"phone": "20 12 34 56"}, "ja": True}
    assert summed(list(findings_in_answers(answers))) == [("DAT01", "risks[0].risk", None)]


def test_a_number_in_a_key_is_masked_there() -> None:
    (finding,) = findings_in_answers({C: {"x": True}})
    assert finding.key == "••••••-••••"


def test_unreadable_file_reports_only_cpr_numbers() -> None:
    broken = f'[initiative\ntitle = "{C}, tlf. 20 12 34 56'
    assert summed(list(findings_in_unreadable(broken))) == [("DAT01", "", 2)]


@pytest.mark.parametrize("name", [f"bilag-{C}.pdf", f"{C[:6]}_{C[7:]}", f"cpr {TEN}"])
def test_names_of_files_are_searched(name: str) -> None:
    (finding,) = findings_in_names(["sommer-i-gaarden", "proposal.toml", name])
    assert (finding.rule, finding.key) == ("DAT01", "")
    assert "mappe" in finding.message.in_("da")


def test_many_numbers_are_found_in_good_time() -> None:
    text = "".join(f"# {C}\n" for _ in range(2_000))
    assert len(in_file(text)) == 2_000


PLACES = st.sampled_from(
    [
        'title = "{}"\n',
        "# {}\n",
        '"{}" = 1\n',
        '"{}".below = "cpr {}"\n',
        '[["{}"]]\nx = "{}"\n',
        '[initiative]\nbackground = """\n{}\n"""\n',
        'x = """\\\n {}"""\n',
    ]
)


@given(PLACES, st.sampled_from(["-", "–", " ", ".", ""]))
def test_no_finding_repeats_the_number(written: str, separator: str) -> None:
    number = parted(separator)
    text = written.replace("{}", number)
    findings = in_file(text)
    assert findings
    for finding in findings:
        said = [
            sentence.in_(to) for to in LANGUAGES for sentence in (finding.message, finding.remedy)
        ]
        assert number not in "\n".join([repr(finding), finding.key, *said])


def test_the_worked_examples_hold_no_personal_data() -> None:
    files = sorted(Path("proposals").glob("*/proposal.toml"))
    assert files
    assert [finding for file in files for finding in in_file(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        pytest.param("homes = 210\n", True, id="a short number"),
        pytest.param('title = "Lys\\u0020og stier"\n', False, id="an escape"),
        pytest.param(f"homes = {TEN}\n", False, id="a long number"),
        pytest.param("# 12 34 56 78\n", False, id="a comment"),
    ],
)
def test_fast_check_is_certain_only_of_plain_text(
    text: str,
    sure: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    assert is_certainly_clean(text.encode(), text, SearchableText([])) is sure
