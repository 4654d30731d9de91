"""What stands on a real terminal, and what its keys do."""

from __future__ import annotations

import random
import re
import sys
import time
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from aabsocial.core import toml
from aabsocial.documents.guide import SCREEN_WIDTHS
from tests.interview.terminal import CHECKOUT, Terminal
from tests.support.key_presses import CTRL_C, CTRL_D, ENTER, F1, F10, SHIFT_TAB, UP, pasted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TITLE, DEPARTMENTS = "Hvad hedder indsatsen?", "Hvilke afdelinger er med"
START, END = "Hvornår begynder og slutter indsatsen?", "Hvornår slutter indsatsen?"
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
F4 = "\x1bOS"
CTRL_BACKSLASH = "\x1c"


@pytest.fixture
def rich(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path, "new")
    assert terminal.sees(TITLE), terminal.shown
    yield terminal
    terminal.kill()


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path, "new", "--plain")
    assert terminal.sees(TITLE), terminal.shown
    yield terminal
    terminal.kill()


def saved(folder: Path) -> str:
    return next(folder.glob("proposals/*/proposal.toml")).read_text(encoding="utf-8")


def test_the_first_question_stands_on_the_screen(rich: Terminal) -> None:
    rich.sees("> Svar:")

    assert [line for line in rich.shown.split("\n") if line] == [
        "Kort fortalt ------------------------------------------- 5 korte spørgsmål først",
        " Hvert svar gemmes straks. Du kan stoppe med Ctrl+C og fortsætte en anden dag.",
        " Hvad hedder indsatsen?",
        " Et kort navn, som beboerne også kan bruge. Gerne mellem 5 og 100 tegn.",
        " Enter færdig · Ctrl+U tømmer · Shift+Tab tilbage · F1 hjælp · F10 overblik",
        "> Svar:",
    ]


def test_readme_shows_a_screen_as_it_is(tmp_path: Path) -> None:
    rich = Terminal(tmp_path, "new", columns=SCREEN_WIDTHS["wide"])
    assert rich.sees(TITLE), rich.shown
    rich.press("Lys og stier" + ENTER, until=DEPARTMENTS)
    rich.press("23" + ENTER, until=START)
    rich.press("1. juni til 31. august 2027", until="> Svar: 1. juni til 31. august 2027")
    (block,) = re.findall(r"^```text\n(Kort fortalt -.*?)^```", README, re.DOTALL | re.MULTILINE)

    shown = [line for line in rich.shown.split("\n") if line]
    assert shown[-len(block.splitlines()) :] == block.splitlines()
    rich.kill()


def test_forty_columns_break_between_words(tmp_path: Path) -> None:
    narrow = Terminal(tmp_path, "new", columns=40)
    assert narrow.sees("F10 overblik")
    narrow.press("Naboer" + ENTER, until=DEPARTMENTS)
    narrow.press(F10, until="Gem og stop")

    assert "   B Hvorfor, og for hvem – ikke\n     begyndt · 4 spørgsmål\n" in narrow.shown
    narrow.kill()


def test_the_paper_is_shown_as_it_will_look(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(F10, until="Se oplægget")
    rich.press(UP * 3 + ENTER, until="Side 1 af")

    assert "# " not in rich.shown
    assert "|" not in rich.shown
    rich.press(ENTER, until="Side 2 af")
    rich.press("\x1b", until="> Vælg:")


def test_plain_lines_break_between_words(tmp_path: Path) -> None:
    narrow = Terminal(tmp_path, "new", "--plain", columns=40)

    assert narrow.sees("Svar:")
    assert (
        "Et kort navn, som beboerne også kan\nbruge. Gerne mellem 5 og 100 tegn.\n" in narrow.shown
    )
    narrow.kill()


def test_shift_tab_goes_back_with_the_text_kept(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press("901", until="> Svar: 901")
    rich.press(SHIFT_TAB, until="> Svar: Naboer")
    rich.press("lag" + ENTER, until="> Svar: 901")


def test_help_and_menu_open_and_close(rich: Terminal) -> None:
    rich.press(F1, until="Vis mere")
    assert "Hvorfor spørger vi?" in rich.shown
    rich.press(ENTER, until="Tilbage til spørgsmålet")
    rich.press(ENTER, until="> Vælg: Tilbage til spørgsmålet")
    rich.press(F10, until="Hvad vil du tage fat på?")
    rich.press(F10, until=TITLE)
    rich.press("?", until="Et godt svar:")


def test_ctrl_c_says_where_it_is_saved(rich: Terminal, tmp_path: Path) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(CTRL_C, until='Fortsæt med: aabsocial edit "proposals/naboer"')

    assert rich.ended() == 130
    assert 'title = "Naboer"' in saved(tmp_path)


def test_draft_at_ctrl_c_is_printed_and_stands_ready_the_next_time(
    rich: Terminal, tmp_path: Path
) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press("901 og måske", until="måske")
    rich.press(CTRL_C, until="står klar, når du fortsætter:\n901 og måske")
    assert rich.ended() == 130

    again = Terminal(tmp_path, "edit", "naboer")
    assert again.sees("Velkommen tilbage")
    again.press(ENTER, until="> Svar: 901 og måske")
    again.press("r 902" + ENTER, until=START)
    again.press(CTRL_C, until="Fortsæt med:")
    assert again.ended() == 130
    assert "var ved at skrive" not in again.shown


def test_what_was_half_typed_as_the_window_was_closed_stands_ready_the_next_time(
    tmp_path: Path,
) -> None:
    rich = Terminal(tmp_path, "new")
    assert rich.sees(TITLE)
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press("901 og måske", until="måske")
    rich.closed()

    again = Terminal(tmp_path, "edit", "naboer")
    assert again.sees("Velkommen tilbage")
    again.press(ENTER, until="> Svar: 901 og måske")
    again.kill()


def test_title_at_ctrl_c_has_no_place_to_be_kept_in(rich: Terminal) -> None:
    rich.press("Nab", until="Nab")
    rich.press(CTRL_C, until="er ikke gemt:\nNab")

    assert rich.ended() == 130


def test_unchanged_answer_at_ctrl_c_is_not_called_unsaved(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(SHIFT_TAB, until="> Svar: Naboer")
    rich.press(CTRL_C, until="Fortsæt med:")

    assert rich.ended() == 130
    assert "er ikke gemt" not in rich.shown


def test_draft_lines_of_plain_front_end_are_printed(plain: Terminal, tmp_path: Path) -> None:
    plain.press("Naboer" + ENTER, until=DEPARTMENTS)
    plain.press(CTRL_C, until="Fortsæt med:")
    again = Terminal(tmp_path, "edit", "naboer", "--plain", "--question", "initiative.background")
    assert again.sees("Svar:")
    again.press("901" + ENTER + "902" + ENTER, until="902")
    again.press(CTRL_C, until="fortsætter:\n901\n902\nVar du midt i endnu en linje")

    assert again.ended() == 130
    kept = Terminal(tmp_path, "edit", "naboer", "--plain", "--question", "initiative.background")
    assert kept.sees("Du var begyndt at skrive: 901 | 902")
    kept.press("." + ENTER, until="Hvem er indsatsen for")
    kept.kill()
    assert toml.parse(saved(tmp_path))["initiative"]["background"] == "901\n902"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["rich", "plain"])
def test_a_signal_says_where_it_is_saved(tmp_path: Path, mode: tuple[str, ...], name: str) -> None:
    terminal = Terminal(tmp_path, "new", *mode)
    assert terminal.sees(TITLE)
    terminal.press("Naboer" + ENTER, until=DEPARTMENTS)
    terminal.press("halvt", until="halvt")
    terminal.signal(name)

    assert terminal.ended() == 130
    assert 'Fortsæt med: aabsocial edit "proposals/naboer"' in " ".join(terminal.shown.split())
    assert 'title = "Naboer"' in saved(tmp_path)
    assert terminal.is_as_before


@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["rich", "plain"])
def test_closed_window_loses_no_answer(tmp_path: Path, mode: tuple[str, ...]) -> None:
    terminal = Terminal(tmp_path, "new", *mode)
    assert terminal.sees(TITLE)
    terminal.press("Naboer" + ENTER, until=DEPARTMENTS)

    assert terminal.closed() == 130
    assert 'title = "Naboer"' in saved(tmp_path)


def test_closed_window_keeps_what_was_half_typed(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "new")
    assert terminal.sees(TITLE)
    terminal.press("Naboer" + ENTER, until=DEPARTMENTS)
    terminal.press("halvt svar", until="> Svar: halvt svar")
    assert terminal.closed() == 130

    again = Terminal(tmp_path, "edit", "naboer")
    again.press(ENTER, until="> Svar: halvt svar")
    again.kill()


def test_ctrl_backslash_does_not_end_the_interview(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(CTRL_BACKSLASH + "901", until="> Svar: 901")


def test_ctrl_d_saves_and_stops(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(CTRL_D, until="Dine svar er gemt i")

    assert rich.ended() == 0


def test_a_killed_session_resumes_and_says_so(rich: Terminal, tmp_path: Path) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press("901" + ENTER, until=START)
    rich.kill()

    again = Terminal(tmp_path, "edit", "naboer")
    assert again.sees("Velkommen tilbage. Alt, hvad du har svaret, er gemt.")
    again.press(ENTER, until=START)
    again.kill()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["rich", "plain"])
def test_kill_after_enter_loses_no_earlier_answer(
    tmp_path: Path, mode: tuple[str, ...], seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same moments every time
    answers = [("Naboer", TITLE), ("901", DEPARTMENTS), ("1/9-2026", START), ("31/8-2027", END)]
    last = dice.randrange(1, len(answers))
    terminal = Terminal(tmp_path, "new", *mode)
    for place, (answer, question) in enumerate(answers[: last + 1]):
        assert terminal.sees(question)
        terminal.press(answer, until=answer)
        terminal.child.send(ENTER)
        if place == last:
            time.sleep(dice.random() / 5)
            terminal.kill()

    said = toml.parse(saved(tmp_path))["initiative"]
    before = ["title", "departments", "start"][:last]
    assert [key for key in before if key in said] == before


def test_a_paste_of_two_lines_is_one_answer(rich: Terminal, tmp_path: Path) -> None:
    rich.press(pasted("Naboer\r\nog\N{NO-BREAK SPACE}venner"), until="venner")
    rich.press(ENTER, until=DEPARTMENTS)

    assert 'title = "Naboer og venner"' in saved(tmp_path)


@pytest.mark.parametrize("typed", ["æ", "ae"])
def test_letters_find_a_choice(rich: Terminal, typed: str) -> None:
    rich.press(F10, until="Hvad vil du tage fat på?")

    rich.press(typed, until="» Se oplægget")


def test_a_window_made_smaller_shows_it_all(rich: Terminal) -> None:
    rich.press(F10, until="Hvad vil du tage fat på?")
    rich.resize(40, 30)

    rich.press("e", until="» E Virkning og mål")


def test_a_window_made_smaller_keeps_what_is_half_typed(rich: Terminal, tmp_path: Path) -> None:
    rich.press("Naboer", until="> Svar: Naboer")
    rich.resize(30, 30)
    rich.press(" og venner", until="> Svar: Naboer og venner")
    rich.press(ENTER, until="afdelinger er med")

    assert 'title = "Naboer og venner"' in saved(tmp_path)


@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["rich", "plain"])
def test_twenty_columns_are_enough_to_answer(tmp_path: Path, mode: tuple[str, ...]) -> None:
    narrow = Terminal(tmp_path, "new", *mode, columns=20, lines=60)
    assert narrow.sees("Svar:")
    narrow.press("Naboer" + ENTER, until="er med?")

    assert 'title = "Naboer"' in saved(tmp_path)
    narrow.kill()


def test_plain_front_end_survives_resize(plain: Terminal, tmp_path: Path) -> None:
    plain.press("Naboer", until="Naboer")
    plain.resize(40, 30)
    plain.press("\n", until="afdelinger er med")

    assert 'title = "Naboer"' in saved(tmp_path)


def test_plain_ctrl_d_saves_and_stops(plain: Terminal) -> None:
    plain.press("Naboer\n", until=DEPARTMENTS)
    plain.press(CTRL_D, until="Dine svar er gemt i")

    assert plain.ended() == 0


def test_no_english_warning_without_cursor_report(rich: Terminal) -> None:
    time.sleep(2.5)  # the toolkit asks where the cursor is, and waits for two seconds
    rich.press("901", until="> Svar: 901")

    assert "WARNING" not in rich.shown


def test_f4_opens_ones_own_editor(tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "Skrevet et andet sted" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = Terminal(tmp_path, "new", EDITOR=str(editor))
    assert terminal.sees(TITLE)

    terminal.press(F4, until="> Svar: Skrevet et andet sted")
    terminal.press(ENTER, until=DEPARTMENTS)
    terminal.kill()


def test_plain_lines_go_back_and_say_errors(plain: Terminal) -> None:
    assert plain.sees("Svar:")
    plain.press("Naboer\n", until=DEPARTMENTS)
    plain.press("901\n", until=START)
    plain.press("engang\n", until="Ikke læst: »engang«")
    plain.press("<\n", until="Nuværende svar: Afdeling 901")


def test_a_plain_paste_answers_one_question(plain: Terminal, tmp_path: Path) -> None:
    plain.press("Naboer\nog venner\n", until=DEPARTMENTS)

    assert 'title = "Naboer og venner"' in saved(tmp_path)


def test_a_plain_paste_without_its_last_enter_waits(plain: Terminal, tmp_path: Path) -> None:
    plain.press("Naboer\nog venner", until="og venner")
    assert not list(tmp_path.glob("proposals/*"))
    plain.press("\n", until=DEPARTMENTS)

    assert 'title = "Naboer og venner"' in saved(tmp_path)


def test_plain_ctrl_c_is_an_interrupt(plain: Terminal) -> None:
    plain.press("Naboer\n", until=DEPARTMENTS)
    plain.press(CTRL_C, until="Fortsæt med:")

    assert plain.ended() == 130


def test_a_dumb_terminal_is_asked_plainly(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "new", TERM="dumb")

    assert terminal.sees("En tom linje beholder svaret.")
    terminal.kill()


LINES_AT_ONCE = "Cykler står i vejen\rBørn går i skole\rNaboer er trætte"


@pytest.mark.parametrize("columns", [80, 40])
def test_lines_pasted_as_keys_answer_one_question(tmp_path: Path, columns: int) -> None:
    terminal = Terminal(tmp_path, "new", columns=columns)
    assert terminal.sees("> Svar:")
    terminal.press(LINES_AT_ONCE, until="Naboer er trætte")
    terminal.press(ENTER, until=DEPARTMENTS)

    assert "Cykler står i vejen Børn går i skole Naboer er trætte" in saved(tmp_path)
    assert "departments" not in saved(tmp_path)
    terminal.kill()


def test_typing_replaces_a_suggestion_and_an_arrow_edits_it(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(SHIFT_TAB, until="skriv for at erstatte det")
    rich.press("Genboer", until="> Svar: Genboer")
    rich.press(ENTER, until=DEPARTMENTS)
    rich.press(SHIFT_TAB, until="> Svar: Genboer")
    rich.press("\x1b[D" + "-", until="> Svar: Genboe-r")


def test_typed_text_breaks_between_words(tmp_path: Path) -> None:
    narrow = Terminal(tmp_path, "new", columns=40)
    assert narrow.sees("> Svar:")
    narrow.press("Cykler uden ejer fylder meget i gården", until="meget i gården")

    assert "> Svar: Cykler uden ejer fylder meget i\n  gården" in narrow.shown
    narrow.kill()


def test_esc_leaves_help_and_keeps_the_text(rich: Terminal) -> None:
    rich.press("Nab", until="> Svar: Nab")
    rich.press(F1, until="Vis mere")
    rich.press("\x1b", until="> Svar: Nab")
    rich.press("oer", until="> Svar: Naboer")


def test_letters_that_match_nothing_are_shown_and_take_nothing(rich: Terminal) -> None:
    rich.press("Naboer" + ENTER, until=DEPARTMENTS)
    rich.press(F10, until="Gem og stop")
    rich.press("xyz", until="xyz – ikke fundet")
    rich.press(ENTER + "\x15" + "gem", until="Vælg: gem")


@pytest.mark.parametrize("names", [("nano",), ("nano", "micro")], ids=["the only one", "chosen"])
def test_f4_offers_the_editors_of_the_machine(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\nprintf ' i {name}' >> \"$1\"\n", encoding="utf-8")
        program.chmod(0o755)
    terminal = Terminal(tmp_path, "new", PATH=str(tmp_path / "bin"))
    assert terminal.sees("> Svar:")
    terminal.press("Skrevet", until="> Svar: Skrevet")
    if len(names) > 1:
        terminal.press(F4, until="Hvilket program vil du skrive i?")
        terminal.press("Nano" + ENTER, until="> Svar: Skrevet i nano")
    else:
        terminal.press(F4, until="> Svar: Skrevet i nano")
    terminal.kill()


BUDGET = (
    "Post\tAntal\tPris\tBeløb\nLøn, gældsrådgiver\t1170\t333\t389.610\n"
    "Kurser til frivillige\t10\t2.500\t25.000\nI alt\t\t\t414.610"
)


@pytest.mark.parametrize("mark", [pasted, str], ids=["marked as a paste", "as keys"])
@pytest.mark.parametrize("columns", [80, 40])
def test_a_pasted_budget_becomes_its_lines(
    tmp_path: Path, columns: int, mark: Callable[[str], str]
) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'schema_version = 1\n[initiative]\ntitle = "Naboer"\n[finance]\nno_money = false\n'
    )
    Terminal(tmp_path, "new", "--answers", "answers.toml").ended()
    terminal = Terminal(tmp_path, "edit", "naboer", "--question", "budget", columns=columns)
    assert terminal.sees("> Budgetpost:"), terminal.shown
    terminal.press(mark(BUDGET), until="I alt 414.610")
    terminal.press(ENTER, until="1 Løn, gældsrådgiver 389.610 kr. løn")
    assert terminal.sees("Budget: 414.610 kr. i alt")
    terminal.press("Leje af lokale 1.200" + ENTER, until="Læst: Leje af lokale · 1.200")
    terminal.press("slet 2" + ENTER, until="Skriv »fortryd«, hvis det var en fejl.")
    terminal.press("halvt", until="> Budgetpost: halvt")
    terminal.press(CTRL_C, until="fortsætter:\nhalvt")

    assert terminal.ended() == 130
    rows = toml.parse(saved(tmp_path))["budget"]
    assert [row["amount"] for row in rows] == [389_610, 1_200]
