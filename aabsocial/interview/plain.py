"""The plain front end: one line in, one line out; for screen readers, simple terminals and pipes.

It redraws nothing, draws no boxes and carries nothing by colour alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.interview.screen import (
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
from aabsocial.interview.search import exactly
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from aabsocial.interview.screen import Screen
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
BACK, HELP, MENU, CLEAR, END = "<", "?", "!", "-", "."
COMMANDS: dict[str, Action] = {BACK: Back(), HELP: Help(), MENU: Menu()}
SUGGESTION = re.compile(r"=(\d*)")


def nothing_more() -> bool:
    """Say that no pasted line is waiting: a pipe's next line is the next answer."""
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
    ) -> None:
        """Read answers from one stream and write questions to another."""
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
            return Stop()
        except KeyboardInterrupt:
            self._write("")
            return Interrupt()

    def _listen(self, screen: Screen) -> Action:
        while True:
            action = self._heard(screen, self._line(self._prompt(screen)))
            if action is not None:
                return action

    def _heard(self, screen: Screen, line: str) -> Action | None:
        text = line.strip()
        if text in COMMANDS:
            return COMMANDS[text]
        if text == CLEAR and screen.asks:
            return Clear()
        if screen.options:
            return self._chosen(screen, text)
        if not text:
            return Keep()
        if SUGGESTION.fullmatch(text):
            return self._suggested(screen, text)
        return Typed(self._whole(screen, line))

    def _whole(self, screen: Screen, line: str) -> str:
        """Gather the lines of one answer: a long text to its full stop, a paste to its end."""
        lines = [line]
        if screen.input is Input.PARAGRAPHS:
            if line.strip() == END:
                return ""
            while (more := self._line("")).strip() != END:
                lines.append(more)
        elif screen.input is Input.LINES:
            while (more := self._line("")).strip() not in ("", END):
                lines.append(more)
        else:
            while self.more_pasted():
                lines.append(self._line(""))
        return "\n".join(lines)

    def _suggested(self, screen: Screen, text: str) -> Action | None:
        number = int(text[1:] or 1)
        if 1 <= number <= len(screen.suggestions):
            return Typed(screen.suggestions[number - 1])
        self._error("no-suggestion")
        return None

    def _chosen(self, screen: Screen, text: str) -> Action | None:
        if self.more_pasted():
            while self.more_pasted():
                self._line("")
            self._error("pasted")
            return None
        if not text:
            return Keep() if screen.asks else Chosen(screen.chosen)
        if screen.input is Input.CHOICES:
            return self._several(screen, text)
        place = self._place(screen, text)
        return None if place is None else Chosen((screen.options[place].name,))

    def _several(self, screen: Screen, text: str) -> Action | None:
        if text == "0":
            return Chosen(())
        parts = [part for part in re.split(r"[,;]", text) if part.strip()]
        if all(part.isdigit() for part in text.split()):
            parts = text.split()
        places = [self._place(screen, part.strip()) for part in parts]
        if None in places:
            return None
        return Chosen(tuple(screen.options[place].name for place in places if place is not None))

    def _place(self, screen: Screen, text: str) -> int | None:
        """Find the option that a number or a word means; say so where there is none."""
        if text.isdecimal() and 1 <= int(text[:4]) <= len(screen.options):
            return int(text[:4]) - 1
        place = exactly(text, [option.label for option in screen.options])
        if place is None or text.isdecimal():
            self._error("none-such", text=text, most=len(screen.options))
            return None
        return place

    def _show(self, screen: Screen) -> None:
        self._write("")
        if not self.explained and screen.asks:
            self.explained = True
            self._write(self._say("legend"))
            self._write("")
        heading = [part for part in (screen.section, screen.progress, screen.basis) if part]
        if heading:
            self._write(". ".join(heading))
        for note in screen.notes:
            error = note.tone is Tone.ERROR
            self._write(self._say("error", text=note.text) if error else note.text)
        for line in (*screen.body, screen.question, screen.help):
            if line or line in screen.body:
                self._write(line)
        self._show_answers(screen)

    def _show_answers(self, screen: Screen) -> None:
        if screen.current:
            self._write(self._say("current", text=screen.current))
        if screen.typed:
            self._write(self._say("typed", text=screen.typed))
        if not screen.options:
            several = len(screen.suggestions) > 1
            for number, text in enumerate(screen.suggestions, start=1):
                key = "suggestion-numbered" if several else "suggestion"
                self._write(self._say(key, number=number, text=text))
        for number, option in enumerate(screen.options, start=1):
            if option.above:
                self._write(f"{option.above}:")
            mark = (
                f" ({self._say('chosen')})" if option.name in screen.chosen and screen.asks else ""
            )
            self._write(f"{number}. {option.label}{mark}")
        if screen.input in (Input.PARAGRAPHS, Input.LINES):
            self._write(self._say("long" if screen.input is Input.PARAGRAPHS else "lines"))

    def _prompt(self, screen: Screen) -> str:
        if screen.input is Input.CHOICES:
            return self._say("choose-several") + ": "
        if not screen.options:
            return self._say("answer") + ": "
        names = [option.name for option in screen.options]
        if screen.asks or not screen.chosen or screen.chosen[0] not in names:
            return self._say("choose") + ": "
        return self._say("choose-default", number=names.index(screen.chosen[0]) + 1) + ": "

    def _line(self, prompt: str) -> str:
        self.sink.write(prompt)
        self.sink.flush()
        line = self.source.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _error(self, key: str, **values: object) -> None:
        self._write(self._say("error", text=self._say(key, **values)))

    def _write(self, line: str) -> None:
        self.sink.write(f"{line}\n")

    def _say(self, key: str, /, **values: object) -> str:
        return Sentence(catalogue(WORDS)[key], values).in_(self.language)
