"""The plain front end: one line in, one line out; for screen readers, simple terminals and pipes.

Nothing is redrawn, there are no boxes, and nothing is conveyed by colour alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.entry_layout import entry_line
from aabsocial.interview.frontends.label_matching import best_match, comparable
from aabsocial.interview.frontends.plain_screen import (
    answer_lines,
    asked_lines,
    draft_of,
    heading_of,
    help_lines,
    notes_here,
    offers_of,
    prompt_of,
)
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Input,
    Interrupt,
    Keep,
    Menu,
    Stop,
    Tone,
    Typed,
)
from aabsocial.interview.shutdown import ShutdownSignal, raise_interrupt
from aabsocial.localization.messages import Messages
from aabsocial.parsing.lines.unknown import parse_gap_at_choice, says_unknown
from aabsocial.richtext import read_aloud
from aabsocial.text.cleaning import repair_encoding
from aabsocial.text.terminal import wrap_for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from aabsocial.interview.protocol import Option, Screen
    from aabsocial.localization.messages import Language


messages = Messages(__file__)
COMMANDS: dict[str, type[Back | Help | Menu]] = {"<": Back, "?": Help, "!": Menu}
CLEAR, END, TAB, NONE_OF_THEM = "-", ".", "\t", "0"
FEW_DIGITS = re.compile("[0-9]{1,3}")
SUGGESTION = re.compile(r"=(\d{0,3})")
BREAK = re.compile(r"[\s.,;:)–-]+")
LETTER = re.compile(r"[^\W\d]")
NUMBERS = re.compile(r"\d{1,3}([ ,;]+\d{1,3})*")
ENDS: dict[Input, tuple[str, ...]] = {Input.PARAGRAPHS: (END,), Input.LINES: (END, "")}


def nothing_pasted() -> bool:
    """Return False: in a pipe, the next line is the next answer, never part of a paste."""
    return False


class PlainFrontEnd:
    """Asks the questions line by line.

    `more_pasted` returns whether another line of the same paste is already waiting.
    """

    def __init__(
        self,
        source: TextIO,
        sink: TextIO,
        language: Language,
        more_pasted: Callable[[], bool] = nothing_pasted,
        shutdown: ShutdownSignal | None = None,
    ) -> None:
        """Read answers from one stream and write questions to another."""
        self.shutdown = shutdown or ShutdownSignal()
        self.source = source
        self.sink = sink
        self.language = language
        self.more_pasted = more_pasted
        self.explained = False
        self.last_shown: Screen | None = None
        self.is_back_from_reading = False
        self.number_asked = ""
        self.has_ended_early = False

    def ask(self, screen: Screen) -> Action:
        """Show a screen and return the action of the line typed; `Stop` at the end of input."""
        try:
            self._show(screen)
            return _only_way_on(screen) or self._read_action(screen)
        except EOFError:
            self._write("")
            return Stop()
        except KeyboardInterrupt:
            self._write("")
            return Interrupt()

    def _read_action(self, screen: Screen) -> Action:
        while True:
            lines = self._lines(prompt_of(screen, self.language))
            if self._is_end_of_the_last(lines):
                continue
            action = (
                self._take_paste(screen, lines)
                if len(lines) > 1
                else self._parse_line(screen, lines[0])
            )
            if action is not None:
                return action

    def _is_end_of_the_last(self, lines: list[str]) -> bool:
        """Return whether a line ends the text before it, which was taken without its end."""
        had_ended, self.has_ended_early = self.has_ended_early, False
        return had_ended and lines == [END]

    def _parse_line(self, screen: Screen, line: str) -> Action | None:
        text = line.strip()
        is_help = screen.options and text.casefold() == messages.text("help", self.language)
        if is_help or text in COMMANDS:
            return Help() if is_help else COMMANDS[text]()
        if screen.input is Input.RECORDS:
            return self._read_record(screen, line)
        if text in ("", CLEAR) and screen.asks:
            return Clear() if text else _kept(screen)
        if suggestion := SUGGESTION.fullmatch(text):
            return self._take_suggestion(screen, int(suggestion[1] or 1))
        if screen.input in ENDS and not screen.options and FEW_DIGITS.fullmatch(text):
            return self._read_number(screen, text)
        return self._choose(screen, text) if screen.options else self._read_text(screen, [line])

    def _read_number(self, screen: Screen, text: str) -> Action | None:
        """Return what a number stands for where several lines are asked.

        It is that of a suggestion. Else it may be an item of a list; as a text of its own it is
        asked about, and typed again if it is the answer.
        """
        if 1 <= int(text) <= sum(1 for _ in offers_of(screen)):
            return self._take_suggestion(screen, int(text))
        if screen.input is Input.LINES:
            return self._read_text(screen, [text])
        if self.number_asked == text:
            return Typed(text)
        self.number_asked = text
        self._error("number-alone", text=text)
        return None

    def _read_record(self, screen: Screen, line: str) -> Action | None:
        """Return a line of a list, or all the rows of a table that begins with it."""
        text = line.strip()
        if text in ("", END, CLEAR):
            return None if text else _kept(screen)
        if SUGGESTION.fullmatch(text) and any(offers_of(screen)):
            return self._take_suggestion(screen, int(text[1:] or 1))
        return self._read_text(screen, [line]) if TAB in text else Typed(line)

    def _take_paste(self, screen: Screen, lines: list[str]) -> Action | None:
        """Return pasted lines as one answer, never as a command or as several answers."""
        if screen.options:
            self._error("pasted")
            return None
        return self._read_text(screen, lines)

    def _read_text(self, screen: Screen, lines: list[str]) -> Action:
        """Return a text: one line, or all lines up to the one that ends a longer text."""
        ends = ENDS.get(screen.input, ())
        if screen.may_stand_open and len(lines) == 1 and says_unknown(lines[0], self.language):
            self.has_ended_early = END in ends
            return Typed(lines[0])
        if screen.input is Input.RECORDS and TAB in "".join(lines).strip():
            ends = (END,)
        while ends and lines[-1].strip() not in ends:
            try:
                more = self._lines("")
            except EOFError:
                is_list = screen.input is Input.RECORDS
                return Typed("\n".join(lines)) if is_list else Stop(_under_draft(screen, lines))
            except KeyboardInterrupt:
                self._write("")
                return Interrupt(_under_draft(screen, lines))
            if len(more) == 1 and more[0].strip() in COMMANDS:
                return COMMANDS[more[0].strip()](_under_draft(screen, lines))
            lines += more
        text = "\n".join(lines[:-1] if ends else lines)
        return Typed(text if text.strip() else draft_of(screen))

    def _take_suggestion(self, screen: Screen, number: int) -> Action | None:
        """Return the draft or suggestion with a number as the answer."""
        offers = list(offers_of(screen))
        if 1 <= number <= len(offers):
            return Typed(offers[number - 1])
        if screen.asks and screen.proposed and number == 1:
            return Chosen(screen.proposed)
        self._error("no-suggestion")
        return None

    def _choose(self, screen: Screen, text: str) -> Action | None:
        if not text:
            return Chosen(screen.proposed) if screen.proposed else None
        if screen.may_stand_open and parse_gap_at_choice(text, self.language):
            return Typed(text)
        if screen.input is Input.CHOICES:
            return self._choose_several(screen, text)
        head, reason = _choice_and_reason(text, screen) if screen.takes_text else (text, "")
        index = self._option_index(screen, head)
        return None if index is None else Chosen((screen.options[index].name,), reason)

    def _choose_several(self, screen: Screen, text: str) -> Action | None:
        separators = r"[ ,;]+" if NUMBERS.fullmatch(text) else r"[,;]"
        parts = [part.strip() for part in re.split(separators, text) if part.strip()]
        if parts == [NONE_OF_THEM] and screen.alone:
            return Chosen(screen.alone[-1:])
        indices = [self._option_index(screen, part) for part in parts]
        if not indices or None in indices:
            return None
        return Chosen(tuple(screen.options[place].name for place in indices if place is not None))

    def _option_index(self, screen: Screen, text: str) -> int | None:
        """Return the index of the option that a number or word means, else print an error."""
        most = len(screen.options)
        if text.isdecimal():
            index = int(text[:4]) - 1 if 1 <= int(text[:4]) <= most else None
        else:
            index = _index_of_letter(text, screen.options)
            if index is None:
                index = best_match(text, [option.label for option in screen.options])
        if index is None:
            key = "none-such" if most > 1 else "none-but-one"
            self._error(key, text=text, most=most)
        return index

    def _show(self, screen: Screen) -> None:
        self._write("")
        if _only_way_on(screen):
            self.is_back_from_reading = True
            self._show_all(screen, is_under_another=False)
            return
        is_back, self.is_back_from_reading = self.is_back_from_reading, False
        before, self.last_shown = self.last_shown, replace(screen, notes=(), typed="")
        if self.last_shown == before and (again := self._lines_again(screen, is_back=is_back)):
            for line in again:
                self._write(line)
            return
        asked_before = before.question if before else None
        is_under_another = asked_before in screen.follows
        is_next = screen.input is Input.RECORDS and asked_before == screen.question
        self._show_what_came_of_it(screen, is_same_place=is_under_another or is_next)
        if not self.explained and screen.asks:
            self.explained = True
            self._write(screen.legend or messages.text("legend", self.language))
            self._write("")
        if screen.input is Input.RECORDS:
            self._show_lines(screen, before if is_next else None)
        else:
            self._show_all(screen, is_under_another=is_under_another)

    def _lines_again(self, screen: Screen, *, is_back: bool) -> tuple[str, ...]:
        """Return what is told where the same stands above: errors, after help what is asked."""
        if is_back and screen.input is not Input.RECORDS:
            return tuple(asked_lines(screen, self.language))
        return tuple(note.text for note in screen.notes if note.tone is Tone.ERROR)

    def _show_all(self, screen: Screen, *, is_under_another: bool) -> None:
        if not is_under_another and (heading := heading_of(screen)):
            self._write(heading)
        keys = (messages.text("legend", self.language),) if screen.tells_keys else ()
        told = (*notes_here(screen), *screen.body, *read_aloud(screen.paper))
        above = () if is_under_another else screen.above
        asked = () if _only_way_on(screen) else asked_lines(screen, self.language)
        for line in (*told, *keys, *above, *asked):
            self._write(line)

    def _show_what_came_of_it(self, screen: Screen, *, is_same_place: bool) -> None:
        """Write what the last action did, right after it; what is asked elsewhere stands apart."""
        told = [note.text for note in screen.notes if not note.is_here]
        for line in (*told, *([""] if told and not is_same_place else [])):
            self._write(line)

    def _show_lines(self, screen: Screen, before: Screen | None) -> None:
        """Write a list of lines; while one goes on with it, only what was just read.

        Of several lines at once, each is read back.
        """
        is_read = before is not None and any(it.tone is not Tone.NEWS for it in screen.notes)
        above: tuple[str, ...] = ()
        below: tuple[str, ...] = ()
        shown = screen.entries[len(before.entries) :] if before and is_read else screen.entries
        if not is_read:
            above = (heading_of(screen), screen.question, *help_lines(screen, self.language))
            below = (messages.text(screen.input.value, self.language),)
        elif len(shown) == 1:
            shown = ()  # the one before, which was read back as it was typed
        entries = (line for it in shown for line in (entry_line(it), *it.more))
        for line in (*above, *entries, *below):
            self._write(line)
        for line in (*notes_here(screen), *screen.body, *answer_lines(screen, self.language)):
            self._write(line)

    def _lines(self, prompt: str) -> list[str]:
        """Read one line, and all other lines of the same paste."""
        lines = [self._line(prompt)]
        while self.more_pasted():
            lines.append(self._line(""))
        return lines

    def _line(self, prompt: str) -> str:
        self.sink.write(prompt)
        self.sink.flush()
        with self.shutdown.waking(raise_interrupt):
            line = self.source.readline()
        if not line:
            raise EOFError
        return repair_encoding(line, self.source.encoding or "utf-8").rstrip("\r\n")

    def _error(self, key: str, **values: object) -> None:
        self._write(
            messages.text("error", self.language, text=messages.text(key, self.language, **values))
        )

    def _write(self, line: str) -> None:
        self.sink.write(f"{wrap_for_terminal(line, self.sink)}\n")


def _choice_and_reason(text: str, screen: Screen) -> tuple[str, str]:
    """Return a choice and the words behind it: `2, fordi …`, `nej ikke …`; the longest choice."""
    labels = [option.label for option in screen.options]
    is_whole = comparable(text) in map(comparable, labels)
    for found in [] if is_whole else [*BREAK.finditer(text)][::-1]:
        head, rest = text[: found.start()], text[found.end() :]
        is_choice = head.isdecimal() or comparable(head) in map(comparable, labels)
        if is_choice and LETTER.search(rest):
            return head, rest
    return text, ""


def _index_of_letter(text: str, options: tuple[Option, ...]) -> int | None:
    letters = [option.letter for option in options]
    return letters.index(text.upper()) if text and text.upper() in letters else None


def _only_way_on(screen: Screen) -> Action | None:
    """Return the way back from a page that is only read, as help is: it needs no answer."""
    is_read_only = screen.paged and len(screen.options) == 1
    return Chosen(screen.proposed) if is_read_only else None


def _kept(screen: Screen) -> Action:
    """Return what an empty line does: it keeps the answer, or else what was begun."""
    begun = "" if screen.current or screen.opened or screen.options else draft_of(screen)
    return Typed(begun) if begun else Keep()


def _under_draft(screen: Screen, lines: list[str]) -> str:
    """Return a half-typed text under the one that was kept before, which it does not replace."""
    return "\n".join((screen.typed, *lines) if screen.typed else lines)
