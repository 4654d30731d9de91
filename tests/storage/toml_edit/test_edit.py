"""Editing: what is meant is written, and what a person wrote is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.money import Money, MoneyByYear
from aabsocial.model.answers import Answers, path_of, with_answer, without_answer
from aabsocial.policy.aab import load_policy
from aabsocial.storage.layout import layout_of
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.edit_invariants import assert_written_in_place
from tests.support.layouts import LAYOUT, SOME, answers

BY_HAND = {
    "dotted keys and a list of tables": """\
# over alt R1

language = "da" # R2
idea.title = "T"
idea.departments = [ # R3
  "901", # R4
  "902",
]
mine = {a = 1, "b c" = [1,2]} # R5
partners = [{name = "A"}, {name="B", x=1}] # R6
[budget_notes] # R7
x = 1 # R8
""",
    "inline tables and comments between records": """\
idea = { title = "T", pilot = true, mine.y = 2 }
residents.involvement = "x" # R1
# R2
partners = []
[[budget]] # R3
item = "a" # R4
amount = "250.000 kr." # R5
own = 3
# R6

# R7

# R8
[[budget]]
item = "b"
# R9
[contact.more]
z = 1
[contact]
role = '''
# no comment
''' # R10
""",
    "indented tables inside records": """\
# R1
[residents]
  involvement = 'lit'   # R2

  # R3
  [[residents.decisions]]
  department = "901" # R4
  [residents.decisions.extra] # R5
  q = 1 # R6

  [[residents.decisions]]
  department = "902"
[idea."own table"] # R7
a.b.c = 1
[idea]
title = "x"
start = 2026-01-01 # R8
# R9""",
    "records with other tables between them": """\
[[partners]]
name = "A" # R1
[idea]
title = "q"
[[partners]] # R2
name = "B"
[[partners]]
# R3
[residents]
decisions = [
  { department = "a" }, # R4
  { department = "b", own = 1.50 } # R5
]
""",
    "one comment": "# R1\n",
    "comments without a last line end": "# R1\n\n# R2",
    "a header alone": "[idea]",
}


BY_YEAR = """\
[[budget]]
item = "Løn"
years = { 2026 = 1, 2027 = 2 } # fra arket

[[budget]]
item = "Kaffe"

[budget.years]
2026 = "1.000" # R
2027 = 5
"""


def test_years_of_a_line_are_written_on_it_and_changed_where_they_stand() -> None:
    layout = layout_of(load_policy(), "da")
    new = MoneyByYear({2026: Money.kroner(1_000), 2028: Money(50)})
    lines = [{"item": "Løn", "years": new}, {"item": "Kaffe", "years": new}]
    written = write_answers("", {"budget": [lines[0]]}, layout)
    assert 'years = { 2026 = 1000, 2028 = "0,50" }\n' in written

    edited = write_answers(BY_YEAR, {"budget": lines}, layout)
    assert toml.parse(edited)["budget"] == [
        {"item": "Løn", "years": {"2026": 1_000, "2028": "0,50"}},
        {"item": "Kaffe", "years": {"2026": "1.000", "2028": "0,50"}},
    ]
    assert "# fra arket" in edited
    assert '2026 = "1.000" # R' in edited

    without = [{"item": "Løn"}, {"item": "Kaffe", "years": MoneyByYear({2027: Money.kroner(5)})}]
    assert toml.parse(write_answers(BY_YEAR, {"budget": without}, layout)) == {
        "budget": [{"item": "Løn"}, {"item": "Kaffe", "years": {"2027": 5}}]
    }


@pytest.mark.parametrize("text", BY_HAND.values(), ids=BY_HAND)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@settings(max_examples=30)
@given(many=st.lists(answers, min_size=1, max_size=3))
def test_any_edits_keep_what_a_person_wrote(
    text: str, newline: str, many: list[dict[str, object]]
) -> None:
    text = text.replace("\n", newline)
    for new in many:
        text = assert_written_in_place(text, new, LAYOUT)
    assert "\r\n" not in text or "\n" not in text.replace("\r\n", "")


@settings(max_examples=100)
@given(st.lists(answers, min_size=2, max_size=4))
def test_our_own_files_are_edited_in_place(many: list[dict[str, object]]) -> None:
    text = ""
    for new in many:
        text = assert_written_in_place(text, new, LAYOUT)


@pytest.mark.parametrize("text", BY_HAND.values(), ids=BY_HAND)
def test_the_same_answers_change_no_byte(text: str) -> None:
    assert write_answers(text, toml.parse(text), LAYOUT) == text


START = """\
[idea]
# Hvad hedder indsatsen?
title = "Lys" # min egen note
mine = 1

# Hvad skal bestyrelsen vide?
summary = "Kort."

# Hvem samarbejder I med?
[[partners]]
name = "A"

# om B
[[partners]]
name = "B"
role = "y"
"""
EDITS = {
    "a changed answer": (
        ("idea.title", "Lys og stier"),
        [('title = "Lys" # min', 'title = "Lys og stier" # min')],
    ),
    "an answer taken away": (
        ("idea.summary", None),
        [('\n# Hvad skal bestyrelsen vide?\nsummary = "Kort."\n', "")],
    ),
    "a noted answer taken away": (
        ("idea.title", None),
        [('# Hvad hedder indsatsen?\ntitle = "Lys" # min', "# min")],
    ),
    "a new answer": (
        ("idea.departments", ["901"]),
        [
            (
                "min egen note\n",
                (
                    "min egen note\n\n# Hvilke afdelinger er med?\n# Én ad gangen.\n"
                    'departments = ["901"]\n'
                ),
            )
        ],
    ),
    "a new table": (
        ("residents.anchoring", "x"),
        [('Kort."\n', 'Kort."\n\n[residents]\nanchoring = "x"\n')],
    ),
    "a new last record": (
        ("partners", [{"name": "A"}, {"name": "B", "role": "y"}, {"name": "C"}]),
        [('"y"\n', '"y"\n\n[[partners]]\nname = "C"\n')],
    ),
    "a new first record": (
        ("partners", [{"name": "C"}, {"name": "A"}, {"name": "B", "role": "y"}]),
        [('[[partners]]\nname = "A"', '[[partners]]\nname = "C"\n\n[[partners]]\nname = "A"')],
    ),
    "the first record taken out": (
        ("partners", [{"name": "B", "role": "y"}]),
        [('[[partners]]\nname = "A"\n\n# om B', "# om B")],
    ),
    "records that change places": (
        ("partners", [{"name": "B", "role": "y"}, {"name": "A"}]),
        [
            (
                '[[partners]]\nname = "A"\n\n# om B\n[[partners]]\nname = "B"\nrole = "y"',
                '# om B\n[[partners]]\nname = "B"\nrole = "y"\n\n[[partners]]\nname = "A"',
            )
        ],
    ),
    "a changed field": (("partners[1].role", "z"), [('role = "y"', 'role = "z"')]),
    "a commented record taken out": (
        ("partners", [{"name": "A"}]),
        [('[[partners]]\nname = "B"\nrole = "y"\n', "")],
    ),
    "no records any more": (
        ("partners", None),
        [
            ('# Hvem samarbejder I med?\n[[partners]]\nname = "A"\n\n', ""),
            ('[[partners]]\nname = "B"\nrole = "y"\n', ""),
        ],
    ),
}


@pytest.mark.parametrize(("change", "swaps"), EDITS.values(), ids=EDITS)
def test_only_what_changed_is_touched(
    change: tuple[str, object], swaps: list[tuple[str, str]]
) -> None:
    key, value = change
    expected = START
    for old, new in swaps:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    now = toml.parse(START)
    new_answers = (
        without_answer(now, path_of(key))
        if value is None
        else with_answer(now, path_of(key), value)
    )
    assert write_answers(START, new_answers, LAYOUT) == expected


def test_answers_one_by_one_give_the_same_file() -> None:
    text = ""
    so_far: Answers = {}
    for table, value in SOME.items():
        steps = value.items() if isinstance(value, dict) else [(None, value)]
        for key, part in steps:
            path = (table, key) if key else (table,)
            so_far = with_answer(so_far, path, part)
            text = write_answers(text, so_far, LAYOUT)
    assert text == write_answers("", SOME, LAYOUT)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('amount = "250.000 kr."', Money.kroner(250_000)),
        ("amount = 250_000", Money.kroner(250_000)),
        ('amount = "12.500,5"', Money(1_250_050)),
    ],
)
def test_an_amount_that_means_the_same_stays(line: str, answer: Money) -> None:
    text = f"[[budget]]\n{line}\n"
    assert write_answers(text, {"budget": [{"amount": answer}]}, LAYOUT) == text


def test_a_wrong_type_is_put_right() -> None:
    text = '[idea]\npilot = "true"\nstart = "2026-01-02"\n'
    new = {"idea": {"pilot": True, "start": date(2026, 1, 2)}}
    assert write_answers(text, new, LAYOUT) == "[idea]\npilot = true\nstart = 2026-01-02\n"


def test_yes_is_not_taken_for_one() -> None:
    assert write_answers("[idea]\npilot = 1\n", {"idea": {"pilot": True}}, LAYOUT) == (
        "[idea]\npilot = true\n"
    )


def test_a_record_in_two_places_falls_back_to_a_new_file() -> None:
    text = '[[partners]]\nname = "A"\n[idea]\nmine = 1\n[partners.more]\nx = 1\n'
    partners = [{"name": "B", "more": {"x": 1}}, {"name": "C"}]
    after = write_answers(text, {"partners": partners}, LAYOUT)
    assert toml.parse(after) == {"partners": partners, "idea": {"mine": 1}}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_new_line_leaves_a_trailing_comment_with_its_line(newline: str) -> None:
    lines = ("[idea]", 'title = "T"', "# Aftalt den 3. maj", "# med bestyrelsen", "", "[contact]")
    text = newline.join((*lines, 'role = "R"', ""))
    wanted = with_answer(toml.parse(text), path_of("idea.departments"), ["901"])
    edited = write_answers(text, wanted, LAYOUT)
    assert edited.startswith(newline.join(lines[:4]) + newline)
    assert toml.parse(edited)["idea"] == {"title": "T", "departments": ["901"]}


def test_a_record_is_known_again_by_an_amount_in_other_words() -> None:
    text = '[[budget]]\nitem = "A"\namount = 1\n\n# dyrt\n[[budget]]\namount = "1000,50 kr."\n'
    kept = {"amount": Money(100_050)}

    written = write_answers(text, {"budget": [kept, {"item": "A", "amount": Money(100)}]}, LAYOUT)

    assert '# dyrt\n[[budget]]\namount = "1000,50 kr."\n' in written
    assert written.index("dyrt") < written.index('"A"')
