"""The plain front end: what it says, and what it makes of a line."""

from __future__ import annotations

from io import StringIO

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Entry,
    Help,
    Input,
    Interrupt,
    Keep,
    Menu,
    Note,
    Option,
    Screen,
    Stop,
    Tone,
    Typed,
)

LINE = Screen(input=Input.LINE, question="Hvad hedder den?", asks=True)
LONG = Screen(input=Input.PARAGRAPHS, question="Hvorfor?", asks=True)
LIST = Screen(input=Input.LINES, question="Hvilke?", asks=True)
OPTIONS = (Option("red", "Rød"), Option("green", "Grøn", "Farver"), Option("?", "Ved ikke endnu"))
RECORDS = Screen(input=Input.RECORDS, question="Hvad koster det?", asks=True)
CHOICE = Screen(input=Input.CHOICE, question="Hvilken?", options=OPTIONS, asks=True)
CHOICES = Screen(input=Input.CHOICES, question="Hvilke?", options=OPTIONS, asks=True)
PAGE = Screen(input=Input.CHOICE, question="Hvad nu?", options=OPTIONS, proposed=("green",))


def action_of(screen: Screen, typed: str) -> Action:
    return PlainFrontEnd(StringIO(typed), StringIO(), "da").ask(screen)


def output_of(screen: Screen, typed: str = "") -> str:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO(typed), sink, "da")
    front_end.explained = True
    front_end.ask(screen)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("lines", "action"),
    [([], Interrupt()), (["Fordi\n", "naboer\n"], Interrupt("Fordi\nnaboer"))],
    ids=["nothing", "a text half written"],
)
def test_ctrl_c_keeps_the_draft(
    lines: list[str], action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = StringIO()
    waiting = iter(lines)

    def readline() -> str:
        for line in waiting:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr(keyboard, "readline", readline)

    assert PlainFrontEnd(keyboard, StringIO(), "da").ask(LONG) == action


def test_a_paper_is_read_without_bars_and_marks() -> None:
    table = "| Emne | Svar |\n| --- | --- |\n| Boliger | 210 |"
    told = output_of(replace(PAGE, paper=f"## Fakta\n\n{table}"))

    assert "\nFakta\nEmne, Svar\nBoliger: 210\nHvad nu?\n" in told
    assert "|" not in told


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("Naboer\n", Typed("Naboer")),
        ("Naboer", Typed("Naboer")),
        ("Naboer\r\n", Typed("Naboer")),
        ("\n", Keep()),
        ("-\n", Clear()),
        ("<\n", Back()),
        ("?\n", Help()),
        ("!\n", Menu()),
        ("", Stop()),
        ("? hvad nu\n", Typed("? hvad nu")),
        ("< 18 år\n", Typed("< 18 år")),
    ],
)
def test_typed_line_is_the_answer(typed: str, action: Action) -> None:
    assert action_of(LINE, typed) == action


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("Første\n\nAnden\n.\n", Typed("Første\n\nAnden")),
        (".\n", Typed("")),
        ("\n", Keep()),
        ("Første\n<\n", Back("Første")),
        ("Første\n!\n", Menu("Første")),
        ("Første\n", Stop("Første")),
    ],
)
def test_a_long_text_ends_with_a_full_stop(typed: str, action: Action) -> None:
    assert action_of(LONG, typed) == action


def test_the_end_of_a_text_that_is_not_known_answers_nothing_else() -> None:
    typed = "ved ikke\n.\nNaboer\nved ikke\n\n.\n"
    front_end = PlainFrontEnd(StringIO(typed), StringIO(), "da")
    open_text = replace(LONG, may_stand_open=True)

    assert front_end.ask(open_text) == Typed("ved ikke")
    assert front_end.ask(LINE) == Typed("Naboer")
    assert front_end.ask(open_text) == Typed("ved ikke")
    assert front_end.ask(LINE) == Keep()
    assert front_end.ask(LINE) == Typed(".")


@pytest.mark.parametrize(
    ("typed", "action"),
    [("901\n902\n\n", Typed("901\n902")), ("901\n.\n", Typed("901")), ("\n", Keep())],
)
def test_a_list_ends_with_an_empty_line(typed: str, action: Action) -> None:
    assert action_of(LIST, typed) == action


def test_several_lines_at_once_are_read_back_and_one_is_not_read_twice() -> None:
    sink, read = StringIO(), (Note(Tone.DONE, "Indsat."),)
    front_end = PlainFrontEnd(StringIO("a\nb\nc\n"), sink, "da")
    entries = tuple(Entry(str(number), f"Post {number}", ("5 kr.",)) for number in range(1, 5))
    for shown, notes in ((0, ()), (3, read), (4, read)):
        sink.truncate(0)
        front_end.ask(replace(RECORDS, entries=entries[:shown], notes=notes))
        told = sink.getvalue()
        assert [f"Post {it}" in told for it in (1, 2, 3, 4)] == [shown == 3] * 3 + [False]


def test_half_a_line_of_a_list_is_taken_again() -> None:
    assert action_of(replace(RECORDS, typed="Kaffe 5.000"), "=\n") == Typed("Kaffe 5.000")


def test_a_table_that_ends_the_input_is_kept() -> None:
    table = "Post\tBeløb\nKaffe\t5.000"

    assert action_of(RECORDS, f"{table}\n") == Typed(table)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("2\n", "green"), ("grøn\n", "green"), ("groen\n", "green"), ("r\n", "red"), ("ved\n", "?")],
)
def test_a_choice_is_a_number_or_a_word(typed: str, name: str) -> None:
    assert action_of(CHOICE, typed) == Chosen((name,))


@pytest.mark.parametrize("screen", [CHOICE, CHOICES, PAGE])
def test_help_is_a_word_too_where_something_is_chosen(screen: Screen) -> None:
    assert action_of(screen, "Hjælp\n") == Help()
    assert action_of(LINE, "Hjælp\n") == Typed("Hjælp")


@pytest.mark.parametrize("typed", ["4\n", "0\n", "blå\n", "99999999999999999999\n", "=\n"])
def test_invalid_choice_is_reported_and_asked_again(typed: str) -> None:
    assert action_of(CHOICE, f"{typed}1\n") == Chosen(("red",))
    assert "Fejl: " in output_of(CHOICE, f"{typed}1\n")


def test_an_empty_line_keeps_a_choice_open() -> None:
    assert action_of(CHOICE, "\n") == Keep()


def test_an_empty_line_takes_what_a_page_proposes() -> None:
    assert action_of(PAGE, "\n") == Chosen(("green",))
    assert "tom linje: 2" in output_of(PAGE, "\n")


def test_an_empty_line_takes_all_that_a_page_has_ticked() -> None:
    page = replace(CHOICES, asks=False, proposed=("red", "?"))

    assert action_of(page, "\n") == Chosen(("red", "?"))
    assert "Skriv numrene med komma imellem (tom linje: 1, 3): " in output_of(page, "\n")


def test_a_page_without_proposal_asks_again() -> None:
    page = Screen(input=Input.CHOICE, question="Hvad nu?", options=OPTIONS)

    assert action_of(page, "\n2\n") == Chosen(("green",))


@pytest.mark.parametrize("typed", ["1,2\n", "1 2\n", "1, 2\n", "rød, grøn\n"])
def test_several_are_chosen_by_number_or_word(typed: str) -> None:
    assert action_of(CHOICES, typed) == Chosen(("red", "green"))


def test_one_invalid_number_among_several_is_reported() -> None:
    assert action_of(CHOICES, "1,7\n2\n") == Chosen(("green",))


def test_equals_sign_takes_suggestion() -> None:
    one = Screen(input=Input.LINE, question="Hvem?", asks=True, suggestions=("AAB",))
    two = Screen(input=Input.LINE, question="Hvem?", asks=True, suggestions=("AAB", "Kommunen"))

    assert action_of(one, "=\n") == Typed("AAB")
    assert action_of(two, "=2\n") == Typed("Kommunen")
    assert action_of(two, "=3\n=1\n") == Typed("AAB")


def test_what_other_proposals_say_is_told_and_taken_by_its_number() -> None:
    both = Screen(
        input=Input.LINE, question="Hvem?", asks=True, suggestions=("AAB",), remembered=("Fonden",)
    )

    assert "Forslag: AAB (skriv =1 for at bruge det)" in output_of(both)
    assert "Brugt før: Fonden (skriv =2 for at bruge det)" in output_of(both)
    assert action_of(both, "=2\n") == Typed("Fonden")
    assert action_of(both, "\n") == Keep()


@pytest.mark.parametrize("screen", [LONG, LIST], ids=["paragraphs", "lines"])
def test_a_number_alone_takes_a_suggestion_where_a_longer_text_is_asked(screen: Screen) -> None:
    both = replace(screen, suggestions=("Naboerne",), remembered=("Kommunen",))

    assert action_of(both, "2\n") == Typed("Kommunen")
    assert action_of(both, "0\n=1\n.\n") != Typed("Kommunen")


def test_a_number_alone_is_asked_about_before_it_is_a_longer_text() -> None:
    assert "»1« er kun et tal" in output_of(LONG, "1\n")
    assert action_of(LONG, "1\n1\n") == Typed("1")
    assert action_of(LONG, "1\nNaboerne\n.\n") == Typed("Naboerne")
    assert action_of(LONG, "1\n2\n2\n") == Typed("2")


def test_draft_is_offered_again() -> None:
    begun = Screen(input=Input.LINE, question="Hvem?", asks=True, typed="Beb", suggestions=("AAB",))

    assert "Du var begyndt at skrive: Beb (skriv =1 for at bruge det)" in output_of(begun)
    assert action_of(begun, "=1\n") == Typed("Beb")


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("4 x\n<\n", Back("Fordi naboer\n4 x")),
        ("4 x\n!\n", Menu("Fordi naboer\n4 x")),
        ("4 x\n?\n", Help("Fordi naboer\n4 x")),
        ("4 x\n", Stop("Fordi naboer\n4 x")),
        ("<\n", Back()),
        ("4 x\n.\n", Typed("4 x")),
        (".\n", Typed("Fordi naboer")),
        ("\n", Typed("Fordi naboer")),
    ],
)
def test_what_was_half_typed_before_is_kept_above_what_is_now(typed: str, action: Action) -> None:
    assert action_of(replace(LONG, typed="Fordi naboer"), typed) == action


def test_an_empty_line_keeps_the_answer_before_what_was_begun() -> None:
    assert action_of(replace(LONG, typed="Fordi naboer", current="Fordi."), "\n") == Keep()
    assert action_of(replace(LONG, typed="Fordi naboer", current="Fordi."), ".\n") == Typed(
        "Fordi naboer"
    )
    assert action_of(replace(RECORDS, typed="Kaffe 5.000"), "\n") == Typed("Kaffe 5.000")


def test_rejected_text_is_not_offered_again() -> None:
    error = Note(Tone.ERROR, "Fejl: »Beb« kan ikke læses.")
    refused = Screen(
        input=Input.LINE,
        question="Hvem?",
        asks=True,
        typed="Beb",
        suggestions=("AAB",),
        notes=(error,),
    )

    assert "Du var begyndt" not in output_of(refused)
    assert "Forslag: AAB (skriv = for at bruge det)" in output_of(refused)
    assert action_of(refused, "=\n") == Typed("AAB")


def test_a_suggested_choice_is_marked_and_taken() -> None:
    suggested = Screen(
        input=Input.CHOICE, question="?", asks=True, options=OPTIONS, proposed=("red",)
    )

    assert "1. Rød (forslag, skriv = for at vælge det)" in output_of(suggested)
    assert action_of(suggested, "=\n") == Chosen(("red",))
    assert action_of(suggested, "\n") == Keep()


def test_single_choice_has_no_range() -> None:
    help_page = Screen(input=Input.CHOICE, question="?", options=OPTIONS[:1], proposed=("red",))
    assert "Fejl: »x« kan ikke vælges her. Skriv 1.\n" in output_of(help_page, "x\n\n")


def test_a_screen_is_read_from_top_to_bottom() -> None:
    screen = Screen(
        input=Input.CHOICE,
        section="Økonomi",
        progress="Spørgsmål 3 af 9",
        notes=(
            Note(Tone.DONE, "Læst: 5 kr."),
            Note(Tone.ERROR, "Fejl: Svaret i filen kan ikke læses.", is_here=True),
        ),
        body=("Budget: 5 kr.",),
        question="Hvilken?",
        help="Vælg én.",
        current="Grøn",
        options=OPTIONS,
        chosen=("green",),
        asks=True,
    )

    assert output_of(screen, "\n") == (
        "\n"
        "Læst: 5 kr.\n"
        "\n"
        "Økonomi. Spørgsmål 3 af 9\n"
        "Fejl: Svaret i filen kan ikke læses.\n"
        "Budget: 5 kr.\n"
        "Hvilken?\n"
        "Vælg én.\n"
        "Nuværende svar: Grøn\n"
        "1. Rød\n"
        "Farver:\n"
        "2. Grøn (valgt)\n"
        "3. Ved ikke endnu\n"
        "Skriv et nummer: "
    )


def test_what_was_read_comes_before_the_list_that_is_asked_next() -> None:
    screen = replace(
        RECORDS,
        section="Penge",
        notes=(
            Note(Tone.DONE, "Læst: 3 måneder"),
            Note(Tone.NEWS, "Programmet har skrevet svaret.", is_here=True),
        ),
    )
    told = output_of(screen, "\n").splitlines()

    assert told[:4] == ["", "Læst: 3 måneder", "", "Penge"]
    assert told.index("Programmet har skrevet svaret.") > told.index("Hvad koster det?")


def test_what_was_read_is_followed_at_once_by_the_question_under_it() -> None:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO("1\nFordi\n"), sink, "da")
    front_end.ask(CHOICE)
    before = len(sink.getvalue())
    under = replace(LINE, section="Penge", question="Hvordan?", follows=(CHOICE.question,))
    front_end.ask(replace(under, notes=(Note(Tone.DONE, "Læst: Rød"),)))

    assert sink.getvalue()[before:] == "\nLæst: Rød\nHvordan?\nSvar: "


def test_help_is_read_at_once_and_needs_no_answer() -> None:
    sink = StringIO()
    help_page = Screen(
        input=Input.CHOICE,
        question="Tryk Enter for at svare.",
        body=("Fordi bestyrelsen skal vide det.",),
        options=(Option("continue", "Tilbage til spørgsmålet"),),
        proposed=("continue",),
        beside=True,
        paged=True,
    )

    assert PlainFrontEnd(StringIO(), sink, "da").ask(help_page) == Chosen(("continue",))
    assert "Fordi bestyrelsen skal vide det.\n" in sink.getvalue()
    assert "Enter" not in sink.getvalue()
    assert "Tilbage" not in sink.getvalue()


def test_after_help_what_is_asked_is_read_again_but_not_the_page_above_it() -> None:
    sink = StringIO()
    page = replace(PAGE, body=("Baggrund: Fordi.",))
    help_page = replace(PAGE, body=("Sådan.",), options=OPTIONS[:1], paged=True)
    front_end = PlainFrontEnd(StringIO("?\n1\n"), sink, "da")
    front_end.ask(page)
    front_end.ask(help_page)
    before = len(sink.getvalue())
    front_end.ask(page)

    assert sink.getvalue()[before:].startswith("\nHvad nu?\n1. Rød\n")
    assert sink.getvalue().count("Baggrund") == 1


@pytest.mark.parametrize("first", [LONG, RECORDS])
def test_after_help_another_page_is_read_whole(first: Screen) -> None:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO("?\n\n"), sink, "da")
    front_end.ask(first)
    front_end.ask(replace(PAGE, options=OPTIONS[:1], paged=True))
    before = len(sink.getvalue())
    front_end.ask(replace(RECORDS, section="Penge", body=("I alt: 5 kr.",)))

    assert "Penge\n" in sink.getvalue()[before:]
    assert "I alt: 5 kr.\n" in sink.getvalue()[before:]


def test_the_only_choice_of_another_page_is_asked_for() -> None:
    only = replace(PAGE, options=OPTIONS[:1], proposed=("red",), beside=True)

    assert action_of(only, "") == Stop()


def test_a_list_is_read_out_on_one_line() -> None:
    screen = replace(LIST, current="901\n902", suggestions=("903\n904",))

    assert "Nuværende svar: 901 | 902\n" in output_of(screen, "\n")
    assert "skrive: 901 | 902 (skriv" in output_of(replace(LIST, typed="901\n902\n\n"), "\n")
    assert "Forslag: 903 | 904 (skriv = for at bruge det)\n" in output_of(screen, "\n")


def test_after_a_refusal_only_the_reason_is_read() -> None:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO("x\n\n\n"), sink, "da")
    front_end.ask(LINE)
    refused = replace(LINE, notes=(Note(Tone.ERROR, "Fejl: Skriv en dato."),), typed="x")
    before = len(sink.getvalue())
    front_end.ask(refused)
    front_end.ask(replace(LINE, question="Hvornår?"))

    assert sink.getvalue()[before:].startswith("\nFejl: Skriv en dato.\nSvar: \nHvornår?")


def test_a_list_gone_on_with_is_not_read_out_again() -> None:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO("Kaffe 5\n\n"), sink, "da")
    shown = Screen(input=Input.RECORDS, section="Penge", question="Hvad koster den?", asks=True)
    front_end.ask(shown)
    before = len(sink.getvalue())
    front_end.ask(replace(shown, notes=(Note(Tone.DONE, "Læst: Kaffe"),)))

    assert sink.getvalue()[before:] == "\nLæst: Kaffe\nSvar: "


def test_an_example_is_read_below_the_help() -> None:
    assert "Hjælp.\nF.eks.: Kaffe\nSvar: " in output_of(
        replace(LINE, help="Hjælp.", example="F.eks.: Kaffe"), "\n"
    )


def test_commands_are_explained_once() -> None:
    sink = StringIO()
    front_end = PlainFrontEnd(StringIO("\n\n"), sink, "en")
    front_end.ask(LINE)
    front_end.ask(LINE)

    assert sink.getvalue().count("< goes back") == 1


def test_no_control_sequences_are_written() -> None:
    assert all(character.isprintable() or character == "\n" for character in output_of(PAGE, "\n"))


class Paste(StringIO):
    """The input of a terminal, of which the first lines are one paste."""

    def __init__(self, text: str, pasted: int) -> None:
        """Take the text; its first lines are one paste."""
        super().__init__(text)
        self.pasted = pasted - 1

    def more(self) -> bool:
        """Return whether another line of the paste is waiting; called once for each line read."""
        self.pasted -= 1
        return self.pasted >= 0


def action_of_paste(screen: Screen, text: str, lines: int) -> Action:
    source = Paste(text, lines)
    return PlainFrontEnd(source, StringIO(), "da", source.more).ask(screen)


@pytest.mark.parametrize(
    ("screen", "text", "lines", "action"),
    [
        (LINE, "Naboer\nog venner\n", 2, Typed("Naboer\nog venner")),
        (LINE, "\nNaboer\n", 2, Typed("\nNaboer")),
        (LINE, "?\nNaboer\n", 2, Typed("?\nNaboer")),
        (LIST, "901\n\n902\n\n", 3, Typed("901\n\n902")),
        (LONG, "Slut\n.\nmere\n.\n", 3, Typed("Slut\n.\nmere")),
        (CHOICE, "1\n2\n3\n", 2, Chosen(("?",))),
    ],
    ids=["line", "empty first", "sign first", "list", "long", "choice"],
)
def test_a_pasted_second_line_answers_nothing_else(
    screen: Screen, text: str, lines: int, action: Action
) -> None:
    assert action_of_paste(screen, text, lines) == action


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("0\n", ("green",)), ("1,2\n", ("red", "green")), ("0,1\n2\n", ("green",))],
)
def test_nought_chooses_the_tick_that_stands_alone(typed: str, chosen: tuple[str, ...]) -> None:
    assert action_of(replace(CHOICES, alone=("green",)), typed) == Chosen(chosen)


def test_tick_that_stands_alone_is_told_with_the_number_of_its_line() -> None:
    told = output_of(replace(CHOICES, alone=("green",)), "9\n1\n")

    assert "Skriv numrene med komma imellem, eller kun 2 for »Grøn«: " in told
    assert "(0:" not in told
    assert "»9« er ikke et af valgene. Skriv et nummer fra 1 til 3." in told
    assert "Skriv numrene med komma imellem: " in output_of(CHOICES, "1\n")


def test_nought_is_no_tick_where_none_stands_alone() -> None:
    assert action_of(CHOICES, "0\n1\n") == Chosen(("red",))


TASKS = (
    Option("task:a", "Kort fortalt", letter="A", state="færdigt"),
    Option("task:b", "Beboerne", letter="B", state="ikke begyndt · 2 spørgsmål", detail="referat"),
)
HUB = Screen(input=Input.CHOICE, question="Hvad nu?", options=TASKS, proposed=("task:b",))


def test_state_is_told_on_the_options_own_line() -> None:
    told = output_of(HUB, "2\n").splitlines()

    assert "1. Kort fortalt – færdigt" in told
    assert "2. Beboerne – ikke begyndt, 2 spørgsmål, referat" in told


@pytest.mark.parametrize("typed", ["2", "b", "B", "beboerne", ""])
def test_option_is_chosen_by_number_letter_or_name(typed: str) -> None:
    assert action_of(HUB, f"{typed}\n") == Chosen(("task:b",))
