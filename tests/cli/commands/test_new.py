"""`aabsocial new` and `edit` from the outside: files of answers, pipes, and nobody to ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aabsocial.cli.papers import MOST_FINDINGS
from aabsocial.core import toml
from aabsocial.errors import ExitCode
from tests.support.processes import CHECKOUT, run_program

EXAMPLE = CHECKOUT / "proposals" / "sommer-i-gaarden" / "proposal.toml"
FOLDER = Path("proposals/sommer-i-gaarden")
TODAY = ("--date", "2026-06-20")


def the_example(*changes: tuple[str, str]) -> str:
    """Return the example's text with some replacements."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def written_answers(folder: Path) -> dict[str, object]:
    return toml.parse((folder / "proposal.toml").read_text(encoding="utf-8"))


def test_a_file_of_answers_becomes_a_proposal_and_its_papers() -> None:
    done = run_program("new", "--answers", str(EXAMPLE), *TODAY)

    assert done.returncode == ExitCode.DONE
    assert written_answers(FOLDER) == toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    assert (FOLDER / "proposal.md").read_text(encoding="utf-8").startswith("# Sommer i gården")
    assert (FOLDER / "checklist.md").exists()
    assert str(FOLDER) in done.stderr
    assert done.stdout == ""


def test_answers_may_come_through_a_pipe() -> None:
    done = run_program("new", "--answers", "-", *TODAY, typed=the_example())

    assert done.returncode == ExitCode.DONE
    assert (FOLDER / "checklist.md").exists()


@pytest.mark.parametrize(
    "typed",
    ["", "# nothing yet\n", 'titel = "Lys"\n', "[initiative]\n\n[contact]\n", 'language = "en"\n'],
    ids=["nothing", "only a comment", "only an unknown key", "empty tables", "only its language"],
)
def test_a_file_without_any_answer_makes_no_proposal(typed: str) -> None:
    done = run_program("new", "--answers", "-", typed=typed)

    assert done.returncode == ExitCode.NOTHING_TO_DO
    assert "Der er ingen svar i filen" in done.stderr
    assert not Path("proposals").exists()


def test_a_name_on_the_command_line_is_an_answer() -> None:
    done = run_program("new", "Lys på stien", "--answers", "-", typed="")

    assert done.returncode == ExitCode.DONE
    assert Path("proposals/lys-paa-stien/proposal.toml").exists()


def test_a_second_run_makes_a_second_proposal() -> None:
    first, second = (run_program("new", "--answers", str(EXAMPLE), *TODAY) for _ in range(2))

    assert written_answers(FOLDER) == written_answers(Path(f"{FOLDER}-2"))
    assert "findes i forvejen" not in first.stderr
    assert second.stderr.splitlines()[:2] == [
        f"Mappen {FOLDER} findes i forvejen, så oplægget gemmes i {FOLDER}-2.",
        (
            "Er det den samme indsats, så fortsæt i stedet med det oplæg, der fandtes i forvejen: "
            f'aabsocial edit "{FOLDER}"'
        ),
    ]


def test_commands_told_in_plain_lines_ask_line_by_line_too() -> None:
    nothing = [run_program(*it, "--plain") for it in (("edit", "lys"), ("new", "--from", "lys"))]
    assert all("»aabsocial new --plain«" in it.stderr for it in nothing)
    assert "»aabsocial new«" in run_program("edit", "lys").stderr

    done = [run_program("new", "Lys på stien", "--plain", typed="901\n") for _ in range(2)]
    several = run_program("edit", "--plain", typed="")

    said = " ".join(done[-1].stderr.split())
    assert 'der fandtes i forvejen: aabsocial edit "proposals/lys-paa-stien" --plain' in said
    assert 'Fortsæt med: aabsocial edit "proposals/lys-paa-stien-2" --plain' in said
    assert 'for eksempel: aabsocial edit "proposals/lys-paa-stien" --plain' in several.stderr


def test_nothing_derived_is_written_from_a_file_of_answers() -> None:
    typed = (
        'derived = ["recommendation.points", "initiative.summary"]\n'
        '[initiative]\ntitle = "Lys på stien"\nstart = 2027-01-01\nend = 2027-12-31\n'
        'target_group = "Alle"\n[recommendation]\npoints = ["at stien får lys"]\n'
    )
    done = run_program("new", "--answers", "-", *TODAY, typed=typed)
    assert done.returncode == 0, done.stderr
    saved = written_answers(Path("proposals/lys-paa-stien"))
    assert "derived" not in saved
    assert "evaluation" not in saved
    assert saved["recommendation"] == {"points": ["at stien får lys"]}
    assert "summary" not in saved["initiative"]  # type: ignore[operator]  # a table


def test_partial_answers_make_a_draft_that_names_missing_ones() -> None:
    done = run_program("new", "Lys på stien", "--answers", "-", typed="[initiative]\nhomes = 40\n")

    assert done.returncode == ExitCode.DONE
    assert written_answers(Path("proposals/lys-paa-stien"))["status"] == "draft"
    told = done.stderr.splitlines()
    assert told[1] == "Oplægget er ikke klar endnu. Dette skal ordnes først:"
    assert len([line for line in told if line.startswith("Fejl: ")]) == MOST_FINDINGS
    assert told[-2].endswith(" bemærkninger mere i checklist.md.")
    assert told[-1] == 'Fortsæt med: aabsocial edit "proposals/lys-paa-stien"'


def test_remaining_error_is_printed_at_the_end() -> None:
    change = ('file = "', 'file = "mangler-')
    done = run_program("new", "--answers", "-", *TODAY, typed=the_example(change))

    missing = [line for line in done.stderr.splitlines() if "(MAP01)" in line]
    assert missing
    assert missing[0].startswith("Fejl: Bilaget »mangler-")


def test_an_exempted_error_is_no_remaining_one_and_leaves_the_board_something_to_mind() -> None:
    change = ("amount = 9600", "amount = 9700")
    exemption = (
        '[[exemptions]]\nrule = "FIN01"\nreason = "Afdelingen betaler forskellen."\n'
        'granted_by = "Organisationsbestyrelsen"\ngranted_on = 2026-06-19\n'
    )
    answers = Path(shutil.copytree(EXAMPLE.parent, "indsendt"), "proposal.toml")
    answers.write_text(f"{the_example(change)}\n{exemption}", encoding="utf-8")
    done = run_program("new", "--answers", str(answers), *TODAY)

    assert done.stderr.splitlines()[1:] == [
        "Oplægget kan indleveres. Se i checklist.md, hvad bestyrelsen skal være opmærksom på.",
        f'Fortsæt med: aabsocial edit "{FOLDER}"',
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            ("amount = 9600", "amount = 9.600"),
            ("Linje ", "»9.600«", '9600, eller skriv "9.600 kr."'),
            id="a point as thousands",
        ),
        pytest.param(
            ("participants = 100", 'participants = "mange"'),
            ("Linje ", "»mange«", "uden anførselstegn"),
            id="words for a number",
        ),
        pytest.param(
            ('core_task = "no"', 'core_task = "måske"'),
            ("Linje ", "»måske«", "borders-on"),
            id="a choice that does not exist",
        ),
        pytest.param(
            ("start = 2026-07-01", "start = 01-07-2026"),
            ("linje ", "start = 2026-07-01"),
            id="a Danish date, which is no TOML",
        ),
    ],
)
def test_a_wrong_answer_is_told_with_its_line_and_nothing_is_written(
    change: tuple[str, str], told: tuple[str, ...]
) -> None:
    done = run_program("new", "--answers", "-", typed=the_example(change))

    assert done.returncode == ExitCode.FINDINGS
    assert all(part in done.stderr for part in told), done.stderr
    assert not Path("proposals").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("title = Lys\n", ["-: Teksten i linje 1 står ikke"], id="one"),
        pytest.param(
            "title = Lys\n\nlanguage = dansk\n",
            ["- Teksten i linje 1 står ikke", "- Teksten i linje 3 står ikke"],
            id="two",
        ),
    ],
)
def test_unreadable_line_is_reported_once(typed: str, told: list[str]) -> None:
    done = run_program("new", "--answers", "-", typed=typed)

    lines = [line for line in done.stderr.splitlines() if "linje " in line.lower()]
    assert len(lines) == len(told)
    for line, start in zip(lines, told, strict=True):
        assert start in line
        assert line.lower().count("linje ") == 1


def test_unknown_key_is_reported_and_kept() -> None:
    change = ("homes = 210", "homes = 210\nafdeling = 901")
    done = run_program("new", "--answers", "-", *TODAY, typed=the_example(change))

    assert done.returncode == ExitCode.DONE
    assert "»afdeling«" in done.stderr
    assert "departments" in done.stderr
    assert written_answers(FOLDER)["initiative"]["afdeling"] == 901  # type: ignore[index]  # a table


@pytest.mark.parametrize("arguments", [("new",), ("new", "--no-input")])
def test_no_question_without_terminal(arguments: tuple[str, ...]) -> None:
    done = run_program(*arguments)

    assert done.returncode == ExitCode.NOTHING_TO_DO
    assert "--plain" in done.stderr
    assert "--answers" in done.stderr


def test_edit_without_terminal_names_the_file() -> None:
    draft = Path("draft.toml")
    draft.write_text('[initiative]\ntitle = "Lys"\n', encoding="utf-8")
    lacking, whole = run_program("edit", str(draft)), run_program("edit", str(EXAMPLE))

    assert lacking.returncode == whole.returncode == ExitCode.NOTHING_TO_DO
    assert "Afdelinger" in lacking.stderr
    assert "skriv svarene i draft.toml" in lacking.stderr
    assert "Alle nødvendige svar er givet" in whole.stderr


def test_missing_answers_without_terminal_are_named() -> None:
    done = run_program("new", "Lys på stien")

    assert "Afdelinger" in done.stderr
    assert "Indsatsens navn," not in done.stderr


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        pytest.param(".", "blank --to toml", id="any folder"),
        pytest.param("lys", f'--answers "{Path("lys/proposal.toml")}"', id="a proposal's"),
    ],
)
def test_a_folder_is_no_file_of_answers(given: str, advice: str) -> None:
    Path("lys").mkdir()
    Path("lys/proposal.toml").touch()
    done = run_program("new", "--answers", given)

    assert done.returncode == ExitCode.FILE_TROUBLE
    assert advice in done.stderr


@pytest.mark.parametrize("command", [("render",), ("edit",), ("new", "--from")])
def test_a_meeting_is_no_proposal(command: tuple[str, ...]) -> None:
    meeting = Path("moede.toml")
    meeting.write_text('[meeting]\nbody = "OB"\ndate = 2026-12-03\n', encoding="utf-8")
    done = run_program(*command, str(meeting))

    assert done.returncode == ExitCode.FINDINGS
    assert "aabsocial handout --meeting moede.toml" in done.stderr
    assert list(Path.cwd().glob("*.md")) == []


def test_missing_answers_file_is_reported() -> None:
    done = run_program("new", "--answers", "svar.toml")

    assert done.returncode == ExitCode.FILE_TROUBLE
    assert "svar.toml" in done.stderr


def test_unsaved_answers_are_recovered_and_path_printed(tmp_path: Path) -> None:
    Path("proposals").write_text("a file where the folder would be", encoding="utf-8")
    done = run_program("new", "--answers", str(EXAMPLE))

    assert done.returncode == ExitCode.FILE_TROUBLE
    (kept,) = (tmp_path / "state" / "aabsocial" / "rescued").iterdir()
    assert str(kept) in done.stderr
    assert "Sommer i gården" in kept.read_text(encoding="utf-8")


def test_the_questions_can_be_answered_through_a_pipe() -> None:
    done = run_program("new", "--plain", typed="Lys på stien\n930\n1/9-2026\n")

    assert done.returncode == ExitCode.DONE
    folder = Path("proposals/lys-paa-stien")
    assert str(folder / "proposal.toml") in done.stderr
    text = (folder / "proposal.toml").read_text(encoding="utf-8")
    assert "# Hvornår begynder indsatsen?\nstart = 2026-09-01\n" in text


def test_title_from_command_line_is_saved_without_other_answers() -> None:
    run_program("new", "Lys på stien", "--plain", typed="")

    answers = written_answers(Path("proposals/lys-paa-stien"))
    assert answers["initiative"] == {"title": "Lys på stien"}


def test_a_draft_goes_on_where_it_stopped() -> None:
    run_program("new", "--plain", typed="Lys på stien\n930\n1/9-2026\n")
    done = run_program("edit", "lys-paa-stien", "--plain", typed="\n30/11-2026\n")

    assert "Velkommen tilbage. Alt, hvad du har svaret, er gemt." in done.stderr
    answers = written_answers(Path("proposals/lys-paa-stien"))
    assert str(answers["initiative"]["end"]) == "2026-11-30"  # type: ignore[index]  # a table


def test_new_from_earlier_proposal_copies_descriptions_only() -> None:
    run_program("new", "--answers", str(EXAMPLE), *TODAY)
    run_program("new", "Vinter i gården", "--from", str(FOLDER), "--plain", typed="\n")

    answers = written_answers(Path("proposals/vinter-i-gaarden"))
    initiative = answers["initiative"]
    assert "background" in initiative  # type: ignore[operator]  # a table
    assert "start" not in initiative  # type: ignore[operator]  # the same
    assert "decisions" not in answers["residents"]  # type: ignore[operator]  # the same
    assert answers["status"] == "draft"


@pytest.mark.parametrize("command", [("edit",), ("new", "--plain", "--from")])
def test_a_proposal_of_a_newer_format_is_left_alone(command: tuple[str, ...]) -> None:
    source = Path("proposals/ny/proposal.toml")
    source.parent.mkdir(parents=True)
    source.write_text("schema_version = 99\n", encoding="utf-8")
    done = run_program(*command, str(source.parent), typed="\n")

    assert done.returncode == ExitCode.FINDINGS
    assert "99" in done.stderr
    assert source.read_text(encoding="utf-8") == "schema_version = 99\n"


def test_a_key_like_no_question_is_not_guessed_at() -> None:
    done = run_program("edit", str(EXAMPLE), "--question", "zzz", "--plain", typed="\n")

    assert done.returncode == ExitCode.WRONG_USE
    assert "med nøglen »zzz«" in done.stderr
    assert "Mente du" not in done.stderr


def test_a_proposal_of_a_newer_format_is_not_opened() -> None:
    folder = Path("proposals/nyere")
    folder.mkdir(parents=True)
    text = 'schema_version = 9\n[initiative]\ntitle = "Lys"\n'
    (folder / "proposal.toml").write_text(text, encoding="utf-8")

    done = run_program("edit", "nyere", "--plain", typed="\n")

    assert done.returncode != ExitCode.DONE
    assert "kan ikke åbnes med denne udgave af programmet" in done.stderr
    assert "Opdatér aabsocial" in done.stderr
    assert "Ret svarene" not in done.stderr
    assert (folder / "proposal.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("asked", [("--plain",), ("--no-input",), ()], ids=" ".join)
def test_unknown_question_is_refused_with_nearest(asked: tuple[str, ...]) -> None:
    done = run_program("edit", str(EXAMPLE), "--question", "budgett", *asked, typed="\n")

    assert done.returncode == ExitCode.WRONG_USE
    assert "Mente du budget?" in done.stderr


def test_the_only_proposal_need_not_be_named() -> None:
    run_program("new", "Lys på stien", "--plain", typed="")
    done = run_program("edit", "--plain", typed="\n901\n")

    assert done.returncode == ExitCode.DONE
    assert "Hvornår begynder og slutter indsatsen?" in done.stderr


@pytest.mark.parametrize(
    ("line", "first"),
    [(("new",), "!\n"), (("edit",), ""), ((), "1\n")],
    ids=["new", "edit", "alone"],
)
def test_review_in_plain_lines_reads_answers_to_their_end(
    line: tuple[str, ...], first: str
) -> None:
    title = (
        "Lys på stien, fordi den er mørk fra november til marts, og mange er utrygge efter kl. 4"
    )
    if line == ("new",):
        first = f"{title}\n{first}"
    else:
        run_program("new", title, "--plain", typed="")
    done = run_program(*line, "--plain", typed=f"{first}se det hele igennem\n")

    assert f"  Indsatsens navn: {title}\n" in done.stderr


def test_edit_without_name_lists_several_proposals() -> None:
    for title in ("Lys på stien", "Kaffe"):
        run_program("new", title, "--plain", typed="")
    done = run_program("edit", "--plain", typed="")

    assert done.returncode == ExitCode.WRONG_USE
    assert done.stderr.splitlines() == [
        "Fejl: Der er 2 oplæg: proposals/kaffe og proposals/lys-paa-stien.",
        (
            "Skriv navnet på det oplæg, du vil fortsætte med, for eksempel: "
            'aabsocial edit "proposals/kaffe" --plain'
        ),
    ]


def test_edit_without_any_proposal_is_refused() -> None:
    done = run_program("edit", "--plain")

    assert done.returncode == ExitCode.NOTHING_TO_DO
    assert "aabsocial new" in done.stderr


def test_a_folder_without_a_proposal_is_told() -> None:
    done = run_program("edit", "findes-ikke", "--plain")

    assert done.returncode == ExitCode.NOTHING_TO_DO
    assert "findes-ikke" in done.stderr


def test_questions_are_asked_in_english() -> None:
    done = run_program("new", "--plain", "--lang", "en", typed="Light on the path\n930\n1/9-2026\n")

    text = Path("proposals/light-on-the-path/proposal.toml").read_text(encoding="utf-8")
    assert 'language = "en"' in text
    assert "When does the initiative begin and end?" in done.stderr


def test_the_name_on_the_command_line_beats_the_one_in_the_file() -> None:
    run_program("new", "Sommer i haven", "--answers", str(EXAMPLE), *TODAY)

    answers = written_answers(Path("proposals/sommer-i-haven"))
    assert answers["initiative"]["title"] == "Sommer i haven"  # type: ignore[index]  # a table


def test_cpr_number_is_in_no_paper_message_or_folder_name() -> None:
    number = f"{10180:06}-{1234}"
    planted = the_example(
        ('title = "Sommer i gården"', f'title = "Sommer for {number}"'),
        ("\nhomes = 210", f'\nhomes = 210\n"for-{number}" = 1'),
        ("Beboergruppens madhold", f"Beboergruppen, ring til {number}"),
    )
    refused = run_program(
        "new", "--answers", "-", typed=planted.replace("homes = 210", f'homes = "{number}"')
    )
    done = run_program("new", "--answers", "-", *TODAY, typed=planted)
    (folder,) = Path("proposals").iterdir()
    papers = [
        (folder / name).read_text(encoding="utf-8") for name in ("proposal.md", "checklist.md")
    ]

    assert done.returncode == ExitCode.DONE
    for said in (*papers, done.stderr, refused.stderr, folder.name):
        assert number not in said
        assert "0101801234" not in said
    assert "DAT01" in papers[1]


def test_a_closed_standard_input_is_the_end_of_the_answers() -> None:
    closing = "import os, sys; os.close(0); os.execv(sys.executable, sys.argv[1:])"
    tool = (sys.executable, "-m", "aabsocial", "new", "Lys på stien", "--plain")
    done = subprocess.run(
        [sys.executable, "-c", closing, *tool],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == ExitCode.DONE, done.stderr
    assert Path("proposals/lys-paa-stien/proposal.toml").exists()


def test_files_in_the_folder_are_taken_as_annexes() -> None:
    run_program("new", "Lys på stien", "--answers", "-", typed="[initiative]\nhomes = 40\n")
    folder = Path("proposals/lys-paa-stien")
    (folder / "referat_af_moede.pdf").write_bytes(b"%PDF-")

    done = run_program("edit", str(folder), "--plain", "--question", "annexes", typed="\n")

    assert "Skal disse filer med som bilag?" in done.stdout + done.stderr
    annex = {"title": "Referat af moede", "file": "referat_af_moede.pdf"}
    assert written_answers(folder)["annexes"] == [annex]


def test_second_beginning_tells_of_the_draft_just_left() -> None:
    assert "er en kladde" not in run_program("new", "--plain", typed="Lys på stien\n").stderr
    told = (
        "»Lys på stien« er en kladde. Vil du fortsætte med den, så stop her med Ctrl+C, og skriv:"
    )

    again = run_program("new", "--plain", typed="")
    said = " ".join(again.stderr.split())
    assert f'{told} aabsocial edit "proposals/lys-paa-stien" --plain' in said
    earlier = run_program("new", "--plain", "--from", "proposals/lys-paa-stien", typed="")
    assert "er en kladde" not in earlier.stderr


@pytest.mark.parametrize("text", ['status = "submitted"\n', "[initiative\n"])
def test_nothing_is_told_of_what_is_no_draft(text: str) -> None:
    folder = Path("proposals/lys")
    folder.mkdir(parents=True)
    (folder / "proposal.toml").write_text(text, encoding="utf-8")

    assert "er en kladde" not in run_program("new", "--plain", typed="").stderr
