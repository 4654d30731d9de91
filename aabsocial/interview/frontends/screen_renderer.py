"""Render a screen above the prompt; the only module that imports Rich."""

from __future__ import annotations

import re
import sys
import textwrap
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from aabsocial.interview.frontends.entry_layout import entry_lines
from aabsocial.interview.protocol import Input

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from rich.console import JustifyMethod
    from rich.segment import Segment

    from aabsocial.interview.protocol import Note, Screen

SHORTEST_RULE = 3
BEGINNING = re.compile(r"(?P<spaces> *)(?P<number>(?:\w+ )?\d+\. |)")  # `Bemærkning 1. `
MOST_HANGING = 4  # columns of a number, so that a narrow terminal has room beside it
STYLES: Mapping[str, str] = {"done": "green", "error": "bold red", "news": "cyan"}


class ScreenRenderer:
    """The part of the terminal above the prompt."""

    def __init__(self, stream: TextIO | None = None, *, width: int | None = None) -> None:
        """Render to a stream, standard error by default, at its width."""
        self.console = Console(
            file=stream or sys.stderr, highlight=False, markup=False, emoji=False, width=width
        )

    def show(self, screen: Screen, hint: str) -> None:
        """Print everything above the prompt."""
        self.console.print()
        self._heading(screen)
        if screen.input is Input.RECORDS and screen.question:
            self._lines(screen, hint)
            return
        for line in screen.body:
            self._indented(line)
        if screen.paper:
            self._paper(screen.paper, screen.rows)
        # Nearest to the question: above a long body they would have scrolled away.
        for note in screen.notes:
            self._note(note)
        self._line(Text(screen.question, style="bold"))
        if screen.help:
            self._line(Text(screen.help, style="italic"))
        if hint:
            self._line(Text(hint, style="dim"))

    def _lines(self, screen: Screen, hint: str) -> None:
        """Print a list of lines: what to write, the entries, and last what was just read."""
        self._line(Text(screen.question, style="bold"))
        self._line(Text(screen.help, style="italic"))
        self._line(Text(screen.example, style="dim"))
        if screen.entries or screen.notes or screen.body:
            self.console.print()
        for line in entry_lines(screen.entries, self.console.width - 2):
            self._indented(line)
        for note in screen.notes:
            self._note(note)
        for line in screen.body:
            self._indented(line)
        self.console.print()
        self._line(Text(hint, style="dim"))

    def _indented(self, line: str) -> None:
        """Print a line that goes on under its beginning: after its spaces, and its number."""
        start = BEGINNING.match(line)
        number = min(len(start["number"]), MOST_HANGING) if start else 0
        hanging = " " * (len(start["spaces"]) + number if start else 0)
        rows = textwrap.wrap(line, self.console.width - 1, subsequent_indent=hanging)
        for row in rows or [""]:
            self._line(Text(row))

    def _heading(self, screen: Screen) -> None:
        """Print the section, and how far one is at the right end of its line, or below it."""
        first, *others = [part for part in (screen.section, screen.progress) if part] or [""]
        end = f" {others[0]}" if others else ""
        room = self.console.width - cell_len(first) - cell_len(end) - 1
        if not first:
            return
        rule = Text.assemble((first, "bold"), " ", ("-" * max(room, 0), "dim"))
        if not others or room >= SHORTEST_RULE:
            self.console.print(rule.append(end, style="dim"), overflow="ellipsis", no_wrap=True)
        else:
            self.console.rule(Text(first, style="bold"), align="left", characters="-")
            self._line(Text(others[0], style="dim"))

    def paper_height(self, markdown: str) -> int:
        """Return how many rows a paper takes."""
        return len(self._paper_rows(markdown))

    def _paper(self, markdown: str, rows: tuple[int, int] | None) -> None:
        """Print a paper rendered from Markdown, or some of its rows."""
        first, last = rows or (0, None)
        for row in self._paper_rows(markdown)[first:last]:
            self.console.print(Text.assemble(*((it.text, it.style or "") for it in row)))
        self.console.print()

    def _paper_rows(self, markdown: str) -> list[list[Segment]]:
        """Return a paper as rows of the terminal, with the addresses of links as text."""
        from rich.markdown import Markdown, TableDataElement  # only for who wants to see the paper

        class Cell(TableDataElement):
            """A table cell that wraps a long word, such as a path; Rich's own would cut it off."""

            def __init__(self, justify: JustifyMethod) -> None:
                super().__init__(justify)
                self.content.overflow = "fold"

        class Paper(Markdown):
            elements: ClassVar = {**Markdown.elements, "td_open": Cell, "th_open": Cell}

        padded = Padding(Paper(markdown, hyperlinks=False), (0, 0, 0, 1))
        return self.console.render_lines(padded, pad=False)

    def _note(self, note: Note) -> None:
        self.console.print(Padding(Text(note.text, style=STYLES[note.tone.value]), (0, 0, 0, 1)))

    def _line(self, text: Text, margin: int = 0) -> None:
        """Print a line, wrapped with a hanging indent."""
        self.console.print(Padding(text, (0, 0, 0, 1 + margin)))
