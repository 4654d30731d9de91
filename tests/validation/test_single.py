"""The whole review finds personal data wherever it stands, however quick its look was."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.personal_data import findings_in_file, is_certainly_clean
from aabsocial.storage.layout import layout_of
from aabsocial.storage.reading import parse_proposal
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.cpr_numbers import failing, parted

POLICY = load_policy()
CUES = [
    *(
        parted(),
        failing(),
        "20 00 00 00",
        "20000000",
        "+45 20000000",
        "2026-01-02",
        "12.500 kr.",
        "17",
    ),
    *("til", "tv.", "th", "2.", "sal", "kl.", "st.", "Bygade 12, 2. tv", "ring", "CPR", "født"),
    *(
        "familien Hansen",
        "hedder",
        "Bo",
        "fru",
        "Fru",
        "bolig 4",
        "nr. 7",
        "lejlighed",
        "@",
        "(at)",
    ),
    *("anna@gmail.com", "gmail.com", "to", "tre", "2", "unge", "med ADHD", "somaliske", "beboere"),
    *(
        "#",
        "\\",
        "**",
        "_",
        "-",
        "\n",
        "–",
        "…",
        "’",
        "\N{SOFT HYPHEN}",
        "\N{NO-BREAK SPACE}",
        "\N{FULLWIDTH FULL STOP}",
    ),
]
TEXTS = st.lists(st.sampled_from(CUES), max_size=8).flatmap(
    lambda cues: st.sampled_from([" ", "", ", "]).map(lambda mark: mark.join(cues))
)
ANSWERS = st.fixed_dictionaries(
    {
        "initiative": st.fixed_dictionaries(
            {"background": TEXTS, "summary": TEXTS, "participants": st.integers(0, 10**13)}
        ),
        "contact": st.fixed_dictionaries({"phone": TEXTS, "email": TEXTS}),
        "partners": st.lists(st.fixed_dictionaries({"name": TEXTS, "role": TEXTS}), max_size=2),
    }
)


@given(ANSWERS, TEXTS)
def test_certainly_clean_file_has_no_findings(answers: dict[str, object], remark: str) -> None:
    text = write_answers("", answers, layout_of(POLICY, "da"))
    text += f"# {' '.join(remark.split())}\n"
    stored = parse_proposal(text.encode(), Path("proposal.toml"))
    structure = read_answers(POLICY, stored.answers)
    written = structure.proposal.searchable_text

    if not structure.findings and is_certainly_clean(text.encode(), text, written):
        places = stored.places.values
        assert not list(findings_in_file(text, stored.answers, lambda: places))
