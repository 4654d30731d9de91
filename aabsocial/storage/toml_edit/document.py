"""A TOML text as a person sees it: lines, the comments above them, the empty lines between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from aabsocial.core.value import Value
from aabsocial.storage.toml_edit.scanner import ScannedDocument, Span, Statement, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.model.answers import Path
    from aabsocial.storage.toml_edit.writer import Layout

FOUND = ("script", "newline", "_orders", "_ends", "_header_ends")  # all that is worked out once


class TomlDocument(Value, kw_only=False):
    """One text and what its layout says belongs to the tool; changes give a new text."""

    text: str
    layout: Layout

    @cached_property
    def script(self) -> ScannedDocument:
        """Return the statements and comments."""
        return scan(self.text)

    @property
    def statements(self) -> list[Statement]:
        """Return the statements in file order."""
        return self.script.statements

    @cached_property
    def newline(self) -> str:
        """Return the line end that the file uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def under(self, path: Path) -> list[Statement]:
        """Return the statements that define a path or something below it."""
        return [one for one in self.statements if one.path[: len(path)] == path]

    def holding(self, path: Path) -> Statement | None:
        """Return the `key = value` in whose value a path lies."""
        for one in self.statements:
            if one.value and path[: len(one.path)] == one.path:
                return one
        return None

    def header(self, path: Path) -> Statement | None:
        """Return the header of a table or record."""
        for one in self.statements:
            if not one.value and one.path == path:
                return one
        return None

    def section(self, home: Path) -> list[Statement]:
        """Return the `key = value` statements that stand directly under a header."""
        return [one for one in self.statements if one.value and one.home == home]

    @cached_property
    def _orders(self) -> dict[int, int]:
        """Return each statement's order in the file by its offset."""
        return {one.key.start: order for order, one in enumerate(self.statements)}

    def line_start(self, offset: int) -> int:
        """Return the start of the line at an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset behind the line at an offset, its line end included."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def above(self, statement: Statement) -> list[Span]:
        """Return the comment lines that stand directly above a statement."""
        index = self._orders[statement.key.start]
        floor = self.line_end(self.statements[index - 1].end) if index else 0
        lines: list[Span] = []
        end = self.line_start(statement.key.start)
        while end > floor and self._is_comment(start := self.line_start(end - 1)):
            lines.append(Span(start, end))
            end = start
        return lines[::-1]

    def top(self, statement: Statement) -> int:
        """Return where a statement starts with the comments above it."""
        lines = self.above(statement)
        return lines[0].start if lines else self.line_start(statement.key.start)

    def bottom(self, statement: Statement) -> int:
        """Return where a statement ends with its line and the comments that trail it.

        Comment lines trail a statement when an empty line, and no other statement, follows.
        """
        end = after = self.line_end(statement.end)
        while after < len(self.text) and self._is_comment(after):
            after = self.line_end(after)
        return after if after == len(self.text) or self._is_empty(after) else end

    def tool_comment(self, statement: Statement) -> Span | None:
        """Return the lines above a statement that the tool wrote there: its question."""
        path = statement.path
        wanted = self.layout.comment_lines(path)
        lines = self.above(statement)
        size = len(wanted)
        for first in range(len(lines) - size, -1, -1):
            here = lines[first : first + size]
            if size and all(map(self._says, here, wanted)):
                return Span(here[0].start, here[-1].end)
        return None

    def remarks(self, start: int, end: int) -> str:
        """Return a person's comments in a stretch of text, one a line."""
        first, behind = bisect_left(self._ends, start), bisect_right(self._ends, end)
        tool = [self.tool_comment(one) for one in self.statements[first:behind]]
        comments = self.script.remarks
        first, behind = bisect_left(comments, (start,)), bisect_left(comments, (end,))
        return "".join(
            self.text[remark.start : remark.end] + self.newline
            for remark in comments[first:behind]
            if not any(span and span.start <= remark.start < span.end for span in tool)
        )

    def without_all(self, statements: Sequence[Statement]) -> str:
        """Return the text without some statements and their questions."""
        page = self
        for one in reversed(statements):
            page = page.changed_below(page.without(one))
        return page.text

    def changed_below(self, text: str) -> TomlDocument:
        """Return the document with another text, of which only what stands above is asked for.

        Nothing has moved there, so that what was found stays found.
        """
        page = TomlDocument(text, self.layout)
        vars(page).update({name: vars(self)[name] for name in FOUND if name in vars(self)})
        return page

    def without(self, statement: Statement) -> str:
        """Return the text without a statement and its question; a person's comments stay."""
        start = self.line_start(statement.key.start)
        end = self.line_end(statement.end)
        kept = self.remarks(start, end)
        question = self.tool_comment(statement)
        if question and not kept:
            between = self.text[question.end : start]
            return self.cut(question.start, end, between)
        without_line = self.cut(start, end, kept)
        if not question:
            return without_line
        return without_line[: question.start] + without_line[question.end :]

    def cut(self, start: int, end: int, instead: str = "") -> str:
        """Return the text with a stretch of whole lines replaced; two empty lines become one."""
        before, after = self.text[:start], self.text[end:]
        alone = not instead and (not before or before.endswith(f"{self.newline}{self.newline}"))
        if alone and not after:
            return before.removesuffix(self.newline)
        if alone or (not instead and self._ends_in_header(start)):
            after = after.removeprefix(self.newline)
        return before + instead + after

    def put(self, offset: int, lines: str) -> str:
        """Return the text with lines put in where a line starts."""
        before, after = self.text[:offset], self.text[offset:]
        if before and not before.endswith("\n"):
            before += self.newline
        return before + lines.replace("\n", self.newline) + after

    def follows(self, offset: int, start: str) -> bool:
        """Return whether the text goes on with certain characters."""
        return self.text.startswith(start, offset)

    def _ends_in_header(self, offset: int) -> bool:
        return offset in self._header_ends

    @cached_property
    def _header_ends(self) -> frozenset[int]:
        """Return the offsets behind the lines of all headers."""
        return frozenset(self.line_end(one.end) for one in self.statements if not one.value)

    @cached_property
    def _ends(self) -> list[int]:
        return [one.end for one in self.statements]

    def _is_comment(self, start: int) -> bool:
        return self.text[start : self.line_end(start)].lstrip(" \t").startswith("#")

    def _is_empty(self, start: int) -> bool:
        return not self.text[start : self.line_end(start)].strip()

    def _says(self, line: Span, wanted: str) -> bool:
        return self.text[line.start : line.end].strip() == wanted
