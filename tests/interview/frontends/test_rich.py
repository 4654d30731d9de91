"""The rich front end: what it makes of keys, and what it leaves on the screen."""

from __future__ import annotations

from io import StringIO
from itertools import chain, repeat

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.questionary_prompts import ChoicePrompt
from aabsocial.interview.frontends.rich import RichFrontEnd
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Input,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    Note,
    OpenEntry,
    Option,
    Screen,
    Stop,
    Tone,
    Typed,
    Undo,
)
from aabsocial.interview.shutdown import ShutdownSignal
from tests.support.key_presses import (
    CTRL_C,
    CTRL_D,
    CTRL_U,
    DOWN,
    ENTER,
    F1,
    F3,
    F10,
    SHIFT_TAB,
    SPACE,
    UP,
    pasted,
)

pytestmark = pytest.mark.timeout(10)

LINE = Screen(input=Input.LINE, question="Hvad hedder den?", asks=True)
LONG = Screen(input=Input.PARAGRAPHS, question="Hvorfor?", asks=True)
LIST = Screen(input=Input.LINES, question="Hvilke?", asks=True)
OPTIONS = (
    Option("red", "Rød"),
    Option("island", "Ø og å", "Farver"),
    Option("all", "Alle farver"),
    Option("?", "Ved ikke endnu"),
)
CHOICE = Screen(input=Input.CHOICE, question="Hvilken?", options=OPTIONS, asks=True)
CHOICES = Screen(input=Input.CHOICES, question="Hvilke?", options=OPTIONS, asks=True)
LINES = Screen(input=Input.RECORDS, question="Hvad koster den?", asks=True)
CTRL_G, CTRL_J, ALT_ENTER, BACKSPACE = "\x07", "\n", "\x1b\r", "\x7f"
TAB, LEFT, END, CTRL_Z, ESC = "\t", "\x1b[D", "\x1b[F", "\x1a", "\x1b"


def action_of(screen: Screen, keys: str) -> Action:
    (action,) = actions_of((screen, keys))
    return action


def actions_of(*turns: tuple[Screen, str]) -> tuple[Action, ...]:
    """Show one screen after the other, each answered by keys."""
    actions = []
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            "da", lambda _screen, _hint: None, keyboard=keyboard, output=DummyOutput()
        )
        for screen, keys in turns:
            keyboard.send_text(keys)
            actions.append(front_end.ask(screen))
    return tuple(actions)


def output_of(screen: Screen, keys: str, columns: int = 80, before: int = 0) -> str:
    """Return the terminal's output while a screen is answered; it had `before` columns at first."""
    sink, widths = StringIO(), chain([before] if before else [], repeat(columns))
    output = Vt100_Output(sink, lambda: Size(rows=24, columns=next(widths)), term="xterm")
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        RichFrontEnd("da", lambda _s, _h: None, keyboard=keyboard, output=output).ask(screen)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        ("Naboer" + ENTER, Typed("Naboer")),
        (ENTER, Keep()),
        ("  " + ENTER, Keep()),
        (SHIFT_TAB, Back("")),
        ("Nab" + SHIFT_TAB, Back("Nab")),
        ("Nab" + F1, Help("Nab")),
        ("Nab" + F10, Menu("Nab")),
        ("Nab" + CTRL_G, Menu("Nab")),
        ("?", Help("")),
        ("Hvad?" + ENTER, Typed("Hvad?")),
        (CTRL_D, Stop()),
        ("Nab" + CTRL_D + ENTER, Typed("Nab")),
        (CTRL_C, Interrupt()),
        ("Nab" + CTRL_C, Interrupt("Nab")),
        (pasted("?hvad") + ENTER, Typed("?hvad")),
        ("Nab\x12o\x13er" + ENTER, Typed("Naboer")),
    ],
)
def test_typed_keys_are_the_answer(keys: str, action: Action) -> None:
    assert action_of(LINE, keys) == action


def test_enter_confirms_the_answer_as_it_stands() -> None:
    assert action_of(replace(LINE, current="Naboer"), ENTER) == Typed("Naboer")


def test_erased_answer_is_cleared() -> None:
    assert action_of(replace(LINE, current="Nu"), BACKSPACE * 2 + ENTER) == Clear()


def test_draft_is_filled_in_again() -> None:
    assert action_of(replace(LINE, current="Nu", typed="Nabo"), "er" + ENTER) == Typed("Naboer")


def test_only_suggestion_is_filled_in() -> None:
    suggested = replace(LINE, suggestions=("AAB",))

    assert action_of(suggested, ENTER) == Typed("AAB")
    assert action_of(suggested, CTRL_D) == Stop()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (ENTER, "AAB"),
        (TAB + ENTER, "BAB"),
        (TAB * 2 + ENTER, "AAB"),
        (TAB + "Nyt" + ENTER, "Nyt"),
        (CTRL_U + TAB + ENTER, "AAB"),
    ],
)
def test_tab_shows_the_next_suggestion(keys: str, text: str) -> None:
    assert action_of(replace(LINE, suggestions=("AAB", "BAB")), keys) == Typed(text)


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        (ENTER, Typed("Naboer")),
        ("Ny" + ENTER, Typed("Ny")),
        (LEFT + "x" + ENTER, Typed("Naboexr")),
        (END + "lag" + ENTER, Typed("Naboerlag")),
        (BACKSPACE + ENTER, Clear()),
        (pasted("Ny\r\n") + ENTER, Typed("Ny\n")),
        ("Ny" + CTRL_Z * 2 + ENTER, Typed("Naboer")),
        (CTRL_U + ENTER, Clear()),
    ],
    ids=["enter", "typing", "left", "end", "backspace", "paste", "undo", "ctrl-u"],
)
@pytest.mark.parametrize("screen", [LINE, LONG], ids=["line", "text"])
def test_answer_opened_again_is_replaced_by_typing_and_edited_by_arrows(
    screen: Screen, keys: str, action: Action
) -> None:
    assert action_of(replace(screen, current="Naboer"), keys) == action


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (40, ["> Svar: Cykler uden ejer står i vejen", "  for barnevogne"]),
        (30, ["> Svar: Cykler uden ejer står", "  i vejen for barnevogne"]),
    ],
)
def test_typed_text_breaks_between_words(columns: int, rows: list[str]) -> None:
    screen = pyte.Screen(columns, 24)
    keys = "Cykler uden ejer står i vejen for barnevogne" + CTRL_C
    pyte.Stream(screen).feed(output_of(LONG, keys, columns).replace("\r\r", "\r"))

    assert [line.rstrip() for line in screen.display if line.strip()][:2] == rows


def test_refused_answer_shows_the_message_alone() -> None:
    shown: list[Screen] = []
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            "da", lambda screen, _: shown.append(screen), keyboard=keyboard, output=DummyOutput()
        )
        for screen in (LINE, replace(LINE, typed="x", notes=(Note(Tone.ERROR, "Fejl: nej"),))):
            keyboard.send_text("x" + ENTER)
            front_end.ask(screen)

    assert [it.question for it in shown] == [LINE.question, ""]
    assert shown[1].notes == (Note(Tone.ERROR, "Fejl: nej"),)


UNDER = replace(
    LONG, section="Driften", progress="15 af 25", help="Gerne med tal.", may_stand_open=True
)
UNDER = replace(UNDER, current="Derfor", follows=(CHOICE.question,), above=("Farve: Rød",))


def shown_at(*turns: tuple[Screen, str]) -> list[tuple[Screen, str]]:
    """Show one screen after the other, and return what stood above each prompt."""
    shown: list[tuple[Screen, str]] = []
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            "da", lambda *told: shown.append(told), keyboard=keyboard, output=DummyOutput()
        )
        for screen, keys in turns:
            keyboard.send_text(keys)
            front_end.ask(screen)
    return shown


def test_right_under_its_choice_a_question_has_all_but_its_heading() -> None:
    _, (screen, hint) = shown_at((CHOICE, ENTER), (UNDER, ENTER))

    assert (screen.section, screen.progress, screen.body) == ("", "", ())
    assert (screen.question, screen.help) == (UNDER.question, UNDER.help)
    assert hint.startswith("Kan stå åbent: F3 »afklares«.\nEnter bruger det markerede")
    assert "F1 hjælp" in hint


NOWHERE = replace(CHOICE, begins_nowhere=True)


@pytest.mark.parametrize("keys", [ENTER, ENTER * 3])
def test_enter_takes_nothing_before_an_option_is_pointed_at(keys: str) -> None:
    assert action_of(NOWHERE, keys + DOWN + ENTER) == Chosen((OPTIONS[0].name,))
    assert action_of(NOWHERE, keys + UP + ENTER) == Chosen((OPTIONS[-1].name,))
    assert action_of(NOWHERE, keys + "2" + ENTER) == Chosen((OPTIONS[1].name,))
    assert action_of(NOWHERE, keys + F10) == Menu()


def test_answer_or_proposal_is_pointed_at_where_nothing_else_is() -> None:
    assert action_of(replace(NOWHERE, chosen=("all",)), ENTER) == Chosen(("all",))


def test_elsewhere_a_question_shows_what_stands_above_it() -> None:
    _, (screen, hint) = shown_at((LINE, "x" + ENTER), (UNDER, ENTER))

    assert (screen.section, screen.help, screen.body) == ("Driften", "Gerne med tal.", UNDER.above)
    assert "F10" in hint


def test_a_refused_answer_under_its_choice_shows_the_message_alone() -> None:
    refused = replace(UNDER, typed="x", notes=(Note(Tone.ERROR, "Fejl: nej"),))
    *_, (screen, hint) = shown_at((CHOICE, ENTER), (UNDER, "x" + ENTER), (refused, ENTER))

    assert (screen.question, screen.notes, hint) == ("", refused.notes, "")


@pytest.mark.parametrize("new_line", [CTRL_J, ALT_ENTER])
def test_a_long_text_has_lines(new_line: str) -> None:
    assert action_of(LONG, f"En{new_line}To{ENTER}") == Typed("En\nTo")


def test_a_pasted_long_text_waits_for_enter() -> None:
    assert action_of(LONG, pasted("En\r\nTo") + ENTER) == Typed("En\nTo")


def test_a_tab_behind_a_pasted_bullet_is_shown_as_space() -> None:
    shown = output_of(LONG, pasted("•\tLektier") + ENTER)
    assert "^I" not in shown
    assert action_of(LONG, pasted("•\tLektier") + ENTER) == Typed("•\tLektier")


def test_enter_begins_a_line_in_a_list() -> None:
    assert action_of(LIST, f"901{ENTER}902{ENTER}{ENTER}") == Typed("901\n902\n")


def test_enter_keeps_a_list_as_it_stands() -> None:
    assert action_of(replace(LIST, current="901\n902"), ENTER) == Typed("901\n902")
    assert action_of(replace(LIST, suggestions=("901",)), ENTER) == Typed("901")


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (ENTER, "red"),
        (DOWN + ENTER, "island"),
        (UP + ENTER, "?"),
        ("ø" + ENTER, "island"),
        ("oe" + ENTER, "island"),
        ("a" + ENTER, "all"),
        ("v" + ENTER, "?"),
        ("vx" + ENTER + BACKSPACE + ENTER, "?"),
        ("vx" + CTRL_U + "r" + ENTER, "red"),
        ("vx" + DOWN + ENTER, "red"),
        ("3" + ENTER, "all"),
        ("9" + ENTER + BACKSPACE + ENTER, "red"),
        (pasted("Ø og å\nAlle") + ENTER, "red"),
        (LEFT + "\x01" + ENTER, "red"),
    ],
)
def test_a_choice_is_made_by_arrows_or_letters(keys: str, name: str) -> None:
    assert action_of(CHOICE, keys) == Chosen((name,))


@pytest.mark.parametrize(
    ("keys", "action"),
    [(SHIFT_TAB, Back()), (F1, Help()), ("?", Help()), (F10, Menu()), (CTRL_D, Stop())],
)
def test_a_choice_can_be_left(keys: str, action: Action) -> None:
    assert action_of(CHOICE, keys) == action


def test_the_pointer_stands_at_the_answer() -> None:
    assert action_of(replace(CHOICE, chosen=("all",)), ENTER) == Chosen(("all",))


def test_pointer_is_at_proposed_option() -> None:
    assert action_of(replace(CHOICE, proposed=("island",)), ENTER) == Chosen(("island",))


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (SPACE + ENTER, ("red",)),
        (SPACE + DOWN + SPACE + ENTER, ("red", "island")),
        (ENTER + ENTER + DOWN + SPACE + ENTER, ("island",)),
        (SPACE + SPACE + ENTER, ()),
        ("13" + ENTER, ("red", "all")),
        ("x" + SPACE + BACKSPACE + SPACE + ENTER, ("red",)),
        ("1" + "1" + ENTER, ()),
        ("a" + SPACE + ENTER, ("all",)),
        ("x" + ENTER + BACKSPACE + "ø" + ENTER + SPACE + ENTER, ("island",)),
        ("ø" + SPACE + ENTER, ("island",)),
    ],
)
def test_several_are_ticked(keys: str, names: tuple[str, ...]) -> None:
    assert action_of(CHOICES, keys) == Chosen(names)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (SPACE + DOWN + SPACE + ENTER, ("island",)),
        (DOWN + SPACE + UP + SPACE + ENTER, ("red",)),
        (SPACE + DOWN + DOWN + SPACE + ENTER, ("red", "all")),
    ],
)
def test_a_tick_that_stands_alone_takes_the_others_away(keys: str, chosen: tuple[str, ...]) -> None:
    assert action_of(replace(CHOICES, alone=("island",)), keys) == Chosen(chosen)


def test_ticked_options_stay_ticked() -> None:
    assert action_of(replace(CHOICES, chosen=("all",)), ENTER) == Chosen(("all",))


@pytest.mark.parametrize(
    ("chosen", "keys", "action"),
    [
        ((), SPACE + DOWN + DOWN + SPACE + SHIFT_TAB, Back("red all")),
        ((), DOWN + DOWN + SPACE + "r" + SPACE + F1, Help("red all")),
        ((), SPACE + SPACE + F10, Menu()),
        (("all",), SHIFT_TAB, Back()),
        (("all",), "r" + SPACE + SHIFT_TAB, Back("red all")),
    ],
    ids=["back", "help, in their order", "taken away again", "as before", "one more"],
)
def test_unconfirmed_ticks_are_kept_as_draft(
    chosen: tuple[str, ...], keys: str, action: Action
) -> None:
    assert action_of(replace(CHOICES, chosen=chosen), keys) == action


@pytest.mark.parametrize(
    ("opened", "keys", "action"),
    [
        (0, UP, OpenEntry(-1)),
        (0, CTRL_Z, Undo()),
        (0, "Kaffe" + UP + ENTER, Typed("Kaffe")),
        (0, DOWN + "Kaffe" + ENTER, Typed("Kaffe")),
        (2, UP, OpenEntry(-1)),
        (2, DOWN, OpenEntry(1)),
        (2, "0" + UP + ENTER, Typed("ret 2: Te 200")),
        (2, "0" + CTRL_Z + ENTER, Typed("ret 2: Te 20")),
    ],
)
def test_arrows_open_the_entries_of_a_list_of_lines(opened: int, keys: str, action: Action) -> None:
    typed = "ret 2: Te 20" if opened else ""
    assert action_of(replace(LINES, opened=opened, typed=typed), keys) == action


def test_a_field_that_alone_is_new_is_drawn_in_its_place() -> None:
    shown: list[Screen] = []
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            "da", lambda it, _: shown.append(it), keyboard=keyboard, output=DummyOutput()
        )
        keyboard.send_text(UP)
        front_end.ask(LINES)
        keyboard.send_text(ENTER)
        front_end.ask(replace(LINES, opened=1, typed="ret 1: Te 20"))

    assert shown == [LINES]


def test_the_cursor_stands_where_it_was_after_the_help() -> None:
    left, went_on = actions_of(
        (LINE, "Nabr" + LEFT + F1), (replace(LINE, typed="Nabr"), "oe" + ENTER)
    )

    assert (left, went_on) == (Help("Nabr"), Typed("Naboer"))


def test_the_help_ends_with_the_keys() -> None:
    shown: list[Screen] = []
    with create_pipe_input() as keyboard:
        keyboard.send_text(ENTER * 3)
        front_end = RichFrontEnd(
            "da", lambda it, _: shown.append(it), keyboard=keyboard, output=DummyOutput()
        )
        front_end.ask(replace(CHOICE, beside=True, tells_keys=True, paged=True, body=("Hvorfor?",)))

    assert shown[0].body[0] == "Hvorfor?"
    assert shown[-1].body[-1] == "Ctrl+C gemmer og stopper."


def test_an_example_is_shown_in_the_field_and_is_no_answer() -> None:
    screen = replace(LINE, example="F.eks.: Sommerkaffe")

    assert "F.eks.: Sommerkaffe" in output_of(screen, ENTER)
    assert action_of(screen, ENTER) == Keep()
    assert action_of(screen, "Te" + ENTER) == Typed("Te")


def test_an_example_in_the_field_breaks_between_words() -> None:
    screen = replace(LINE, example=f"{'a' * 65} i vagtplanen")

    assert "vagtplanen" in output_of(screen, ENTER)


def test_a_long_list_leaves_its_question_on_the_screen() -> None:
    many = tuple(Option(str(number), f"Indsats nummer {number}") for number in range(60))
    drawn = output_of(replace(CHOICE, options=many), ENTER)

    assert "Indsats nummer 19" in drawn
    assert "Indsats nummer 20" not in drawn


def test_chosen_option_stays_on_screen() -> None:
    assert "> Vælg: Rød, Ø og å\r\n" in output_of(CHOICES, SPACE + DOWN + SPACE + ENTER)
    assert "> Vælg: Rød\r\n" in output_of(CHOICE, ENTER)


@pytest.mark.parametrize(
    ("screen", "action"),
    [(replace(CHOICE, beside=True), Back()), (CHOICE, Menu())],
    ids=["beside the questionnaire", "a question"],
)
def test_esc_leaves_a_page_and_opens_the_menu_from_a_list(screen: Screen, action: Action) -> None:
    assert action_of(screen, ESC) == action


@pytest.mark.parametrize(
    ("before", "screen", "keys", "action"),
    [
        ("Naboer", LINE, UP + ENTER, Keep()),
        ("Naboer", replace(LINE, suggestions=("Ny",)), ENTER, Typed("Ny")),
        ("Naboer", replace(LINE, current="Nu"), CTRL_D, Stop()),
        (DOWN, CHOICE, ENTER, Chosen(("red",))),
        ("ø", replace(CHOICE, options=OPTIONS[2:]), "a" + ENTER, Chosen(("all",))),
        (SPACE, replace(CHOICES, chosen=("all",)), ENTER, Chosen(("all",))),
        (UP + SPACE, replace(CHOICES, options=OPTIONS[:1]), SPACE + ENTER, Chosen(("red",))),
    ],
)
def test_prompt_is_reset_for_next_question(
    before: str, screen: Screen, keys: str, action: Action
) -> None:
    first = {Input.LINE: LINE, Input.CHOICE: CHOICE, Input.CHOICES: CHOICES}[screen.input]

    assert actions_of((first, before + ENTER), (screen, keys))[1] == action


def test_wide_options_break_between_words() -> None:
    wide = replace(CHOICE, options=(Option("wide", "En meget lang linje om naboer og venner"),))

    assert "En meget lang linje om" in output_of(wide, ENTER, columns=30)
    assert "     naboer og venner" in output_of(wide, ENTER, columns=30)


@pytest.mark.parametrize("input_kind", [Input.CHOICE, Input.CHOICES])
def test_options_are_wrapped_anew_in_a_window_of_another_width(input_kind: Input) -> None:
    hub = replace(HUB, input=input_kind)
    narrowed = output_of(hub, SPACE + ENTER, columns=30, before=80)
    widened = output_of(hub, SPACE + ENTER, columns=80, before=30)

    assert "Kort fortalt –" in narrowed
    assert "Kort fortalt  færdigt" not in narrowed
    assert "Kort fortalt  færdigt" in widened
    assert "Kort fortalt –" not in widened


def test_hint_lists_earlier_values() -> None:
    hints: list[str] = []
    with create_pipe_input() as keyboard:
        keyboard.send_text(ENTER)
        front_end = RichFrontEnd(
            "da", lambda _, hint: hints.append(hint), keyboard=keyboard, output=DummyOutput()
        )
        front_end.ask(replace(LIST, suggestions=("901\n902", "903")))

    assert "\n".join(hints[0].split("\n")[1:]).startswith("Forslag: 901 | 902; 903 (Tab: næste)\n")


def test_what_other_proposals_say_is_told_but_does_not_stand_in_the_field() -> None:
    screen = replace(LINE, remembered=("Kommunens tal", "AAB's tal"))
    ((_, hint),) = shown_at((screen, ENTER))

    assert "Brugt før: Kommunens tal; AAB's tal · Tab" in hint
    assert "Enter bruger det markerede" not in hint
    assert action_of(screen, ENTER) == Keep()
    assert action_of(screen, TAB + ENTER) == Typed("Kommunens tal")
    assert action_of(screen, TAB * 2 + ENTER) == Typed("AAB's tal")
    assert action_of(replace(LINE, remembered=("Et",)), TAB + ENTER) == Typed("Et")


def test_a_page_of_ticks_beside_the_questionnaire_tells_how_to_tick() -> None:
    page = replace(CHOICES, asks=False, beside=True)
    ((_, hint),) = shown_at((page, SPACE + ENTER))

    assert "Mellemrum eller et tal sætter kryds" in hint


def test_digits_stand_before_ticks() -> None:
    many = tuple(Option(str(number), f"Nummer {number}") for number in range(11))
    with create_pipe_input() as keyboard:
        terminal = {"input": keyboard, "output": DummyOutput()}
        prompt = ChoicePrompt(Input.CHOICES, "da", terminal)
        prompt.ask_for(replace(CHOICES, options=many), 80)

    titles = [str(choice.title) for choice in prompt.control.choices]
    assert titles[0] == "1. Nummer 0"
    assert titles[8:10] == ["9. Nummer 8", "Nummer 9"]
    assert action_of(replace(CHOICES, options=many), "3" + ENTER) == Chosen(("2",))
    # a digit before which no option stands is looked for in them
    assert action_of(replace(CHOICES, options=many), "0" + SPACE + ENTER) == Chosen(("0",))


def test_a_digit_that_a_label_begins_with_is_looked_for() -> None:
    years = (Option("later", "Senere"), Option("first", "2027"), Option("second", "1 år"))
    screen = replace(CHOICES, input=Input.CHOICE, options=years)

    assert action_of(screen, "1" + ENTER) == Chosen(("second",))
    assert action_of(screen, "3" + ENTER) == Chosen(("second",))


def test_outside_the_questionnaire_no_help_or_menu_is_offered() -> None:
    hints: list[str] = []
    with create_pipe_input() as keyboard:
        keyboard.send_text(CTRL_C)
        front_end = RichFrontEnd(
            "da", lambda _, hint: hints.append(hint), keyboard=keyboard, output=DummyOutput()
        )
        front_end.ask(Screen(input=Input.LINE, question="?", legend="Svar."))

    assert hints == ["Enter går videre · Ctrl+U tømmer · Shift+Tab tilbage · Ctrl+C stopper"]


@pytest.mark.parametrize("waits_for", list(Input))
def test_no_hint_is_wider_than_a_terminal(waits_for: Input) -> None:
    hints: list[str] = []
    with create_pipe_input() as keyboard:
        keyboard.send_text(CTRL_C)
        front_end = RichFrontEnd(
            "da", lambda _, hint: hints.append(hint), keyboard=keyboard, output=DummyOutput()
        )
        front_end.ask(Screen(input=waits_for, question="?", options=OPTIONS, asks=True))

    assert all(len(line) < 80 for line in hints[0].split("\n"))


TASKS = (
    Option("task:a", "Kort fortalt", letter="A", state="færdigt"),
    Option("task:b", "Beboerne", letter="B", state="ikke begyndt", detail="hav klar: referat"),
)
HUB = Screen(input=Input.CHOICE, question="Hvad nu?", options=TASKS, proposed=("task:b",))


def test_states_stand_in_a_column_where_there_is_room() -> None:
    wide = output_of(HUB, ENTER)

    assert "A Kort fortalt  færdigt" in wide
    assert "B Beboerne      ikke begyndt" in wide
    assert "hav klar: referat" in wide


def test_narrow_terminal_has_states_behind_their_tasks() -> None:
    narrow = output_of(HUB, ENTER, columns=30)

    assert "A Kort fortalt – færdigt" in narrow
    assert "ved hånden" not in narrow


@pytest.mark.parametrize(("keys", "name"), [("a", "task:a"), ("b", "task:b"), ("beb", "task:b")])
def test_letter_or_name_finds_a_task(keys: str, name: str) -> None:
    assert action_of(HUB, keys + ENTER) == Chosen((name,))


LONG_BODY = replace(HUB, body=tuple(f"linje {number}" for number in range(90)), paged=True)


def test_long_page_is_read_from_its_top_and_ends_in_its_choices() -> None:
    assert action_of(LONG_BODY, ENTER * 2 + UP + ENTER) == Chosen(("task:a",))
    assert action_of(LONG_BODY, DOWN + ENTER + ENTER) == Chosen(("task:b",))
    assert action_of(LONG_BODY, ENTER + F10) == Menu()
    assert action_of(LONG_BODY, CTRL_C) == Interrupt()


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        (SHIFT_TAB, Back("")),
        (F3, LeaveOpen("")),
        (F10, Menu("")),
        (CTRL_C, Interrupt("")),
        (CTRL_D, Stop("")),
    ],
)
def test_emptied_field_is_told_apart_from_one_left_as_it_was(keys: str, action: Action) -> None:
    assert action_of(replace(LINE, typed="Viceværten siger"), CTRL_U + keys) == action


@pytest.mark.parametrize("shown", [LINE, LONG, CHOICE], ids=["line", "text", "choice"])
def test_pasted_colour_codes_do_no_harm(shown: Screen) -> None:
    assert action_of(shown, "\x1b[31m" + F10) == Menu(None if shown is CHOICE else "")


def test_terminal_that_is_gone_is_an_interruption_only_after_a_signal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_self: RichFrontEnd, _prompt: object) -> object:
        raise OSError

    monkeypatch.setattr(RichFrontEnd, "_wait", gone)
    shutdown = ShutdownSignal()
    with create_pipe_input() as keyboard:
        front_end = RichFrontEnd(
            "da",
            lambda _screen, _hint: None,
            keyboard=keyboard,
            output=DummyOutput(),
            shutdown=shutdown,
        )
        with pytest.raises(OSError):  # noqa: PT011 - any will do, it has no words
            front_end.ask(LINE)
        shutdown.request()
        assert front_end.ask(LINE) == Interrupt()


def test_how_another_line_is_added_to_a_suggested_list_is_told() -> None:
    ((_, hint),) = shown_at((replace(LIST, suggestions=("at det godkendes",)), ENTER))

    assert "Enter bruger det markerede" in hint
    assert "Ctrl+J ny linje" in hint
