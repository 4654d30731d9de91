"""A CPR number in any text or name that a pack is made of: told, masked, and never made public."""

from __future__ import annotations

import json
import re
import zipfile
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.main import run
from aabsocial.core import toml
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.questions import Group, Kind
from aabsocial.policy.aab import load_policy
from aabsocial.reports import TEXT_FORMATS
from aabsocial.storage.layout import layout_of
from aabsocial.storage.meeting_file import MEETING_KEYS
from aabsocial.storage.settings import KNOWN
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.cpr_numbers import traces_of, written_forms
from tests.support.files import everything_in
from tests.support.strategies import EXAMPLES
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from aabsocial.model.questions import Question

    CaptureFixture: TypeAlias = pytest.CaptureFixture[str]

POLICY = load_policy()
LAYOUT = layout_of(POLICY, "da")
FORMS = written_forms()
NUMBER = FORMS["hyphen"]
PUBLIC = ("handout", "--meeting", "moede.toml", "--edition", "public", "--draft")
TEXTS = tuple(
    question
    for question in POLICY.questions.values()
    if question.kind in (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)
)
MEETING = '[meeting]\nbody = "Bestyrelsen"\ndate = 2026-12-03\n'
ITEM = '[[items]]\nproposal = "proposals/lys"\n'
OTHER = '[[items]]\ntype = "information"\ntitle = "Orientering"\n'
EVERY_FORMAT = ("--to", "pdf,docx,html,md", "--draft")


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change to a workspace with one proposal."""
    monkeypatch.chdir(tmp_path)
    for name in ("LOCALAPPDATA", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    a_proposal_in(Path("proposals/lys"), EXAMPLES[0])


def a_meeting(text: str = MEETING + ITEM) -> str:
    """Write a meeting's file and return its name."""
    Path("moede.toml").write_text(text, encoding="utf-8")
    return "moede.toml"


def planted(table: Mapping[str, Any], question: Question, text: str) -> Mapping[str, Any]:
    """Return answers with a text as the answer to one question."""
    key, _, field = question.key.rpartition(".")
    in_a_group = isinstance(POLICY.items.get(key), Group)
    if in_a_group and not table.get(key):
        table = with_answer(table, (key,), [{}])
    path = path_of(f"{key}[0].{field}" if in_a_group else question.key)
    return with_answer(table, path, [text] if question.kind is Kind.TEXTS else text)


def everything_written(except_for: set[Path]) -> str:
    """Return the content and names of all files written."""
    files = [it for it in Path().rglob("*") if it.is_file() and it not in except_for]
    content = [everything_in(it.suffix[1:], it.read_bytes()) for it in files]
    return "\n".join([*map(str, files), *content])


def assert_nothing_of(number: str, told: str) -> None:
    """Assert that a number is nowhere in a text, also across line breaks."""
    flowing = " ".join(told.split(" ")) + " ".join(told.split())
    assert [part for part in traces_of(number) if part in flowing] == []


def everywhere(numbers: Iterable[str]) -> set[Path]:
    """Plant numbers in every text of every file of a pack; return the files."""
    others = (f"Ane ({number})." for number in cycle(numbers))
    answers: Mapping[str, Any] = toml.parse(EXAMPLES[0])
    for question in TEXTS:
        answers = planted(answers, question, next(others))
    proposal = a_proposal_in(Path("proposals/lys"), write_answers("", answers, LAYOUT))
    said = (json.dumps(it, ensure_ascii=False) for it in others)
    facts = "".join(f"{key} = {next(said)}\n" for key, it in MEETING_KEYS.items() if it == "text")
    item = f"title = {next(said)}\ntext = {next(said)}\nannexes = [{next(said)}]\n"
    meeting = f'[meeting]\ndate = 2026-12-03\n{facts}{ITEM}[[items]]\ntype = "information"\n{item}'
    named = [path for path, kind in KNOWN.items() if kind == "text" and len(path) > 1]
    tables = {it: f"[[{it}]]\n" if it == "departments" else f"[{it}]\n" for it, _ in named}
    for table, key in named:
        tables[table] += f"{key} = {next(said)}\n" if key != "logo" else ""
    settings = Path("aabsocial.toml")
    settings.write_text("\n".join(tables.values()), encoding="utf-8")
    return {proposal, Path(a_meeting(meeting)), settings}


def assert_told_and_masked(numbers: Iterable[str], formats: str, capfd: CaptureFixture) -> None:
    """Make a pack with numbers in every text: all are masked, and reported with their lines."""
    numbers = tuple(numbers)
    sources = everywhere(numbers)

    assert run(["handout", "--meeting", "moede.toml", "--draft", "--to", formats]) == 0
    said = capfd.readouterr()
    told = everything_written(sources) + said.out + said.err
    for number in numbers:
        assert_nothing_of(number, told)
    for source in sources:
        lines = source.read_text("utf-8").split("\n")
        holding = [index for index, line in enumerate(lines, 1) if "Ane (" in line]
        name = source.as_posix()
        assert [it for it in holding if f"{name}, linje {it}: " not in unified(said.err)] == []
    assert "skjult" in said.err


def unified(said: str) -> str:
    """Return the output with `/` in paths on every system."""
    return said.replace("\\", "/")


@pytest.mark.parametrize("number", FORMS.values(), ids=FORMS)
def test_cpr_number_in_any_text_is_masked_in_pack_and_reported(
    number: str, capfd: CaptureFixture
) -> None:
    assert_told_and_masked([number], "md", capfd)

    assert run([*PUBLIC, "--to", "md"]) == 1


@pytest.mark.parametrize(("edition", "is_full_told"), [("public", False), ("full,public", True)])
def test_a_pack_that_is_not_made_is_said_to_hold_nothing(
    edition: str, is_full_told: object, capfd: CaptureFixture
) -> None:
    everywhere([NUMBER])
    asked = ["handout", "--meeting", "moede.toml", "--draft", "--to", "md", "--output", "ud"]

    assert run([*asked, "--edition", edition]) == 1
    said = capfd.readouterr().err
    assert "Den offentlige udgave kan ikke laves" in said
    assert ("Den fulde udgave bliver så heller ikke lavet" in said) is is_full_told
    assert "skjult" not in said
    told = [line for line in said.splitlines() if ", linje " in line]
    assert len(told) == len(set(told)) > 0
    assert not Path("ud").exists()


@pytest.mark.parametrize("shift", [0, len(FORMS) // 2])
def test_cpr_numbers_of_every_form_are_masked_in_every_pack_format(
    shift: int, capfd: CaptureFixture
) -> None:
    numbers = [*FORMS.values()]
    assert_told_and_masked(numbers[shift:] + numbers[:shift], "pdf,docx,html,md", capfd)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_cpr_numbers_of_every_form_are_reported_in_every_format(
    form: str, capfd: CaptureFixture
) -> None:
    everywhere(FORMS.values())

    assert run(["validate", "--format", form]) == 1
    said = capfd.readouterr()
    for number in FORMS.values():
        assert_nothing_of(number, said.out + said.err)
    assert "CPR" in said.out or "DAT01" in said.out
    assert "aabsocial.toml, linje 2: " in said.err


def test_numbers_of_every_form_are_told_by_a_workbook(capfd: CaptureFixture) -> None:
    everywhere(FORMS.values())

    assert run(["validate", "--format", "xlsx", "--output", "liste.xlsx"]) == 1
    said = capfd.readouterr()
    with zipfile.ZipFile("liste.xlsx") as parts:
        written = "".join(parts.read(name).decode() for name in parts.namelist())
    for number in FORMS.values():
        assert_nothing_of(number, said.out + said.err + written)
    assert "CPR" in written


def test_each_text_of_a_proposal_is_searched(capfd: CaptureFixture) -> None:
    everywhere([NUMBER])

    run(["validate", "--format", "json", "--select", "DAT01"])
    (report,) = json.loads(capfd.readouterr().out)["proposals"]
    keys = {re.sub(r"\[\d+\]", "", found["key"]) for found in report["findings"]}
    assert {question.key for question in TEXTS} <= keys


FIELDS = {
    **{
        f"the meeting's {key}": (
            f"{MEETING}{key} = {{}}\n{ITEM}".replace(f'{key} = "Bestyrelsen"\n', ""),
            3 if key == "body" else 4,
        )
        for key, kind in MEETING_KEYS.items()
        if kind == "text"
    },
    "an item's title": (MEETING + "[[items]]\ntitle = {}\n" + ITEM, 5),
    "an item's text": (MEETING + OTHER + "text = {}\n" + ITEM, 7),
    "an item's annex": (MEETING + OTHER + "annexes = [{}]\n" + ITEM, 7),
    "a comment": (MEETING + "# {}\n" + ITEM, 4),
}


@pytest.mark.parametrize(("text", "line"), FIELDS.values(), ids=FIELDS)
def test_a_number_in_a_meeting_stops_the_public_edition(
    text: str, line: int, capfd: CaptureFixture
) -> None:
    source = text.replace("{}", json.dumps(f"Ane, {NUMBER}"))
    before = {Path(a_meeting(source)), Path("proposals/lys/proposal.toml")}

    assert run([*PUBLIC, *EVERY_FORMAT]) == 1
    said = capfd.readouterr().err
    assert f"moede.toml, linje {line}: Her står et CPR-nummer (••••••-••••). Slet" in said
    assert "Den offentlige udgave kan ikke laves" in said
    assert everything_written(before) == ""


def test_cpr_number_in_closed_item_does_not_stop_public_edition(
    capfd: CaptureFixture,
) -> None:
    a_meeting(f'{MEETING}{ITEM}[[items]]\ntitle = "Klagesag"\ntext = "{NUMBER}"\nclosed = true\n')

    assert run([*PUBLIC, "--to", "md"]) == 0
    assert "CPR" not in capfd.readouterr().err


@pytest.mark.parametrize(
    "name", [("association", "name"), ("association", "board"), ("contact", "role")]
)
def test_a_number_in_the_settings_stops_the_public_edition(
    name: tuple[str, str], capfd: CaptureFixture
) -> None:
    Path("aabsocial.toml").write_text(f'[{name[0]}]\n{name[1]} = "Ane {NUMBER}"\n', "utf-8")
    a_meeting()

    assert run([*PUBLIC, "--to", "md"]) == 1
    assert "aabsocial.toml, linje 2: Her står et CPR-nummer" in capfd.readouterr().err
    assert run(["validate"]) == 1
    assert "aabsocial.toml, linje 2: Her står et CPR-nummer" in capfd.readouterr().err


@pytest.mark.parametrize("option", ["--body", "--time", "--place", "--number"])
def test_a_number_on_the_command_line_stops_the_public_edition(
    option: str, capfd: CaptureFixture
) -> None:
    line = ["handout", "--date", "2026-12-03", "--draft", "--to", "md,html", "--no-input"]
    body = [] if option == "--body" else ["--body", "Bestyrelsen"]

    assert run([*line, *body, option, NUMBER, "--edition", "public"]) == 1
    assert f"{option}: Her står et CPR-nummer" in capfd.readouterr().err
    assert run([*line, *body, option, NUMBER]) == 0
    told = capfd.readouterr().err
    assert f"{option}: Her står et CPR-nummer" in told
    assert_nothing_of(NUMBER, told + everything_written({Path("proposals/lys/proposal.toml")}))


IN_NAMES = {name: FORMS[name] for name in ("hyphen", "date with spaces", "in parts", "replacement")}


@pytest.mark.parametrize("number", IN_NAMES.values(), ids=IN_NAMES)
@pytest.mark.parametrize("where", ["folder", "folder above", "file", "annex"])
def test_cpr_number_in_a_name_stops_public_edition(
    where: str, number: str, capfd: CaptureFixture
) -> None:
    folder = Path(
        "proposals", *{"folder": (number,), "folder above": (number, "lys")}.get(where, ("lys",))
    )
    text = "schema_version = 1\n" if where == "folder" else EXAMPLES[0]
    kept = a_proposal_in(folder, text)
    if where in ("file", "annex"):
        beside = folder / ("annexes" if where == "annex" else "") / f"{number}.txt"
        beside.parent.mkdir(exist_ok=True)
        beside.touch()
    for command in (
        ["validate", str(folder)],
        ["render", str(folder), "--to", "md", "--check"],
        [
            "handout",
            str(folder),
            "--date",
            "2026-12-03",
            "--body",
            "B",
            "--edition",
            "public",
            *EVERY_FORMAT,
        ],
    ):
        code = run(command)
        said = capfd.readouterr()
        assert_nothing_of(number, said.out + said.err)
        if command[0] != "render":
            assert code == 1
            assert "Navnet på en fil eller mappe indeholder" in said.out + said.err
    assert kept.is_file()


def test_meetings_beside_the_proposals_are_searched_too(capfd: CaptureFixture) -> None:
    Path("proposals/moede.toml").write_text(f'{MEETING}place = "{NUMBER}"\n{ITEM}', "utf-8")

    assert run(["validate"]) == 1
    assert "linje 4: Her står et CPR-nummer" in capfd.readouterr().err
    assert run(["validate", "--select", "DAT05"]) == 0
    assert "CPR" not in capfd.readouterr().err
    assert run(["validate", "proposals/moede.toml"]) == 1
    assert "proposals/moede.toml:4:" in capfd.readouterr().out.replace("\\", "/")


def test_phone_number_in_meeting_is_reported_only(
    capfd: CaptureFixture,
) -> None:
    a_meeting(f'{MEETING}place = "Hos Bo, tlf. 20 12 34 56"\n{ITEM}')

    assert run([*PUBLIC, "--to", "md"]) == 0
    assert "moede.toml, linje 4: Her står et telefonnummer" in capfd.readouterr().err


def test_errors_of_meeting_file_are_reported_beside_cpr_number(
    capfd: CaptureFixture,
) -> None:
    a_meeting(f'{MEETING}place = "{NUMBER}"\nstol = 1\n{ITEM}')

    assert run(["handout", "--meeting", "moede.toml"]) == 1
    said = capfd.readouterr().err
    assert "stol" in said
    assert "linje 4: Her står et CPR-nummer" in said.replace("Linje", "linje")
