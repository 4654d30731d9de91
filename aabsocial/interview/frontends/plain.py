"""The plain front end: one line in, one line out; for screen readers, simple terminals and pipes.

It redraws nothing, draws no boxes and carries nothing by colour alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

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
from aabsocial.interview.shutdown import ShutdownSignal, interrupt
from aabsocial.localization.messages import Messages
from aabsocial.richtext import read_aloud
from aabsocial.text.cleaning import repaired
from aabsocial.text.terminal import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from aabsocial.interview.protocol import Screen
    from aabsocial.localization.messages import Language


messages = Messages(__file__)
LEAVING: dict[str, type[Back | Help | Menu]] = {"<": Back, "?": Help, "!": Menu}
CLEAR, END = "-", "."
TAKEN = re.compile(r"=(\d{0,3})")
NUMBERS = re.compile(r"\d{1,3}([ ,;]+\d{1,3})*")
ENDS: dict[Input, tuple[str, ...]] = {Input.PARAGRAPHS: (END,), Input.LINES: (END, "")}


def nothing_more() -> bool:
    """Return False: of a pipe, the next line is the next answer, never a pasted one."""
    return False


class PlainFrontEnd:
    """Puts screens to a person line by line.

    `more_pasted` tells whether another line of the same paste is already waiting.
    """

    def __init__(
        self,
        source: TextIO,
        sink: TextIO,
        language: Language,
        more_pasted: Callable[[], bool] = nothing_more,
        leaving: ShutdownSignal | None = None,
    ) -> None:
        """Read answers from one stream and write questions to another."""
        self.leaving = leaving or ShutdownSignal()
        self.source = source
        self.sink = sink
        self.language = language
        self.more_pasted = more_pasted
        self.explained = False

    def ask(self, screen: Screen) -> Action:
        """Show a screen and wait for a line that answers it; the end of input saves and stops."""
        try:
            self._show(screen)
            return self._listen(screen)
        except EOFError:
            self._write("")
            return Stop()
        except KeyboardInterrupt:
            self._write("")
            return Interrupt()

    def _listen(self, screen: Screen) -> Action:
        while True:
            lines = self._lines(self._prompt(screen))
            action = (
                self._pasted(screen, lines) if len(lines) > 1 else self._heard(screen, lines[0])
            )
            if action is not None:
                return action

    def _heard(self, screen: Screen, line: str) -> Action | None:
        text = line.strip()
        if text in LEAVING:
            return LEAVING[text]()
        if text == CLEAR and screen.asks:
            return Clear()
        if not text and screen.asks:
            return Keep()
        if taken := TAKEN.fullmatch(text):
            return self._taken(screen, int(taken[1] or 1))
        return self._chosen(screen, text) if screen.options else self._written(screen, [line])

    def _pasted(self, screen: Screen, lines: list[str]) -> Action | None:
        """Take a paste for what is asked, never for a command or for several answers."""
        if screen.options:
            self._error("pasted")
            return None
        return self._written(screen, lines)

    def _written(self, screen: Screen, lines: list[str]) -> Action:
        """Gather a text to its end: a line by itself, or until the line that ends a longer one."""
        ends = ENDS.get(screen.input, ())
        while ends and lines[-1].strip() not in ends:
            try:
                more = self._lines("")
            except KeyboardInterrupt:
                self._write("")
                return Interrupt("\n".join(lines))
            if len(more) == 1 and more[0].strip() in LEAVING:
                return LEAVING[more[0].strip()]("\n".join(lines))
            lines += more
        return Typed("\n".join(lines[:-1] if ends else lines))

    def _taken(self, screen: Screen, number: int) -> Action | None:
        """Take what was begun, or a suggestion, by its number."""
        offers = list(_offers(screen))
        if 1 <= number <= len(offers):
            return Typed(offers[number - 1])
        if screen.asks and screen.proposed and number == 1:
            return Chosen(screen.proposed)
        self._error("no-suggestion")
        return None

    def _chosen(self, screen: Screen, text: str) -> Action | None:
        if not text:
            return Chosen(screen.proposed) if screen.proposed else None
        if screen.input is Input.CHOICES:
            return self._several(screen, text)
        place = self._place(screen, text)
        return None if place is None else Chosen((screen.options[place].name,))

    def _several(self, screen: Screen, text: str) -> Action | None:
        separators = r"[ ,;]+" if NUMBERS.fullmatch(text) else r"[,;]"
        parts = [part.strip() for part in re.split(separators, text) if part.strip()]
        places = [self._place(screen, part) for part in parts]
        if not places or None in places:
            return None
        return Chosen(tuple(screen.options[place].name for place in places if place is not None))

    def _place(self, screen: Screen, text: str) -> int | None:
        """Find the option that a number or a word means; say so where there is none."""
        most = len(screen.options)
        if text.isdecimal():
            place = int(text[:4]) - 1 if 1 <= int(text[:4]) <= most else None
        else:
            place = exactly(text, [option.label for option in screen.options])
        if place is None:
            self._error("none-such" if most > 1 else "none-but-one", text=text, most=most)
        return place

    def _show(self, screen: Screen) -> None:
        self._write("")
        if not self.explained and screen.asks:
            self.explained = True
            self._write(screen.legend or messages.text("legend", self.language))
            self._write("")
        heading = [part for part in (screen.section, screen.progress, screen.basis) if part]
        if heading:
            self._write(". ".join(heading))
        told = (*(note.text for note in screen.notes), *screen.body, *read_aloud(screen.paper))
        for line in (*told, screen.question):
            self._write(line)
        if screen.help:
            self._write(screen.help)
        for line in self._answers(screen):
            self._write(line)

    def _answers(self, screen: Screen) -> Iterator[str]:
        """Return the lines on the answer: what it may be, and how to write it."""
        if screen.current:
            is_list = screen.input is Input.LINES
            yield messages.text(
                "current",
                self.language,
                text=_on_one_line(screen.current) if is_list else screen.current,
            )
        offers = list(_offers(screen))
        for number, text in enumerate(offers, start=1):
            word = "typed" if _begun(screen) and number == 1 else "suggestion"
            taken = "=" if len(offers) == 1 else f"={number}"
            yield messages.text(word, self.language, taken=taken, text=_on_one_line(text))
        yield from self._numbered(screen)
        if screen.input in ENDS:
            yield messages.text(screen.input.value, self.language)

    def _numbered(self, screen: Screen) -> Iterator[str]:
        for number, option in enumerate(screen.options, start=1):
            if option.above:
                yield f"{option.above}:"
            mark = ""
            if option.name in screen.chosen:
                mark = f" ({messages.text('chosen', self.language)})"
            elif option.name in screen.proposed and screen.asks:
                mark = f" ({messages.text('proposed', self.language)})"
            yield f"{number}. {option.label}{mark}"

    def _prompt(self, screen: Screen) -> str:
        if screen.input is Input.CHOICES:
            return messages.text("choose-several", self.language) + ": "
        if not screen.options:
            return messages.text("answer", self.language) + ": "
        names = [option.name for option in screen.options]
        if screen.asks or not screen.proposed:
            return messages.text("choose", self.language) + ": "
        return (
            messages.text(
                "choose-default", self.language, number=names.index(screen.proposed[0]) + 1
            )
            + ": "
        )

    def _lines(self, prompt: str) -> list[str]:
        """Read one line, and with it all that was pasted at once."""
        lines = [self._line(prompt)]
        while self.more_pasted():
            lines.append(self._line(""))
        return lines

    def _line(self, prompt: str) -> str:
        self.sink.write(prompt)
        self.sink.flush()
        with self.leaving.waking(interrupt):
            line = self.source.readline()
        if not line:
            raise EOFError
        return repaired(line, self.source.encoding or "utf-8").rstrip("\r\n")

    def _error(self, key: str, **values: object) -> None:
        self._write(
            messages.text("error", self.language, text=messages.text(key, self.language, **values))
        )

    def _write(self, line: str) -> None:
        self.sink.write(f"{fitted(line, self.sink)}\n")


def _offers(screen: Screen) -> Iterator[str]:
    """Yield the texts that can be taken as they are: what was begun, then the suggestions."""
    if not screen.options:
        yield from (text for text in (_begun(screen), *screen.suggestions) if text)


def _begun(screen: Screen) -> str:
    """Return the text begun before; a text just rejected is not offered again."""
    is_refused = any(note.tone is Tone.ERROR for note in screen.notes)
    return "" if is_refused else screen.typed


def _on_one_line(text: str) -> str:
    return text.replace("\n", " | ")


SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


def folded(text: str) -> str:
    """Write a text so that spellings of the same word compare equal."""
    return unicodedata.normalize("NFC", text).casefold().translate(SPELLINGS)


def found(typed: str, labels: list[str]) -> list[int]:
    """Return the places of the labels that begin so, else those with such a word or part inside."""
    wanted = folded(typed.strip())
    if not wanted:
        return []
    known = [folded(label) for label in labels]
    beginning = [place for place, label in enumerate(known) if label.startswith(wanted)]
    inside = [place for place, label in enumerate(known) if f" {wanted}" in label]
    anywhere = [place for place, label in enumerate(known) if wanted in label]
    return beginning or inside or anywhere


def exactly(typed: str, labels: list[str]) -> int | None:
    """Return place of the one label that is meant: written out, or the only one that matches."""
    wanted = folded(typed.strip())
    same = [place for place, label in enumerate(labels) if folded(label) == wanted]
    places = same or found(typed, labels)
    return places[0] if len(places) == 1 else None
