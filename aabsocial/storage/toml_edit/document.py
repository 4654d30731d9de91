"""A TOML text with the lines, comments and empty lines around its statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.storage.toml_edit.scanner import ScannedDocument, Span, Statement, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.model.answers import Path
    from aabsocial.storage.toml_edit.writer import Layout

CACHED = ("script", "newline", "_orders", "_ends", "_header_ends")  # the cached properties


class TomlDocument(Struct, dict=True):
    """One TOML text and its layout; changes return a new text."""

    text: str
    layout: Layout

    @cached_property
    def script(self) -> ScannedDocument:
        """Return the statements and comments."""
        return scan(self.text)

    @property
    def statements(self) -> Sequence[Statement]:
        """Return the statements in file order."""
        return self.script.statements

    @cached_property
    def newline(self) -> str:
        """Return the line end that the file uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def statements_under(self, path: Path) -> list[Statement]:
        """Return the statements that define a path or something below it."""
        return [statement for statement in self.statements if statement.path[: len(path)] == path]

    def value_holding(self, path: Path) -> Statement | None:
        """Return the `key = value` whose value contains a path."""
        for statement in self.statements:
            if statement.value and path[: len(statement.path)] == statement.path:
                return statement
        return None

    def header(self, path: Path) -> Statement | None:
        """Return the header of a table or record."""
        for statement in self.statements:
            if not statement.value and statement.path == path:
                return statement
        return None

    def section(self, home: Path) -> list[Statement]:
        """Return the `key = value` statements directly under a header."""
        return [
            statement for statement in self.statements if statement.value and statement.home == home
        ]

    @cached_property
    def _orders(self) -> dict[int, int]:
        """Return each statement's order in the file by its offset."""
        return {statement.key.start: order for order, statement in enumerate(self.statements)}

    def line_start(self, offset: int) -> int:
        """Return the start of the line at an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset after the line at an offset and its line end."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def above(self, statement: Statement) -> list[Span]:
        """Return the comment lines directly above a statement."""
        index = self._orders[statement.key.start]
        floor = self.line_end(self.statements[index - 1].end) if index else 0
        lines: list[Span] = []
        end = self.line_start(statement.key.start)
        while end > floor and self._is_comment(start := self.line_start(end - 1)):
            lines.append(Span(start, end))
            end = start
        return lines[::-1]

    def top(self, statement: Statement) -> int:
        """Return the start of a statement with the comments above it."""
        lines = self.above(statement)
        return lines[0].start if lines else self.line_start(statement.key.start)

    def bottom(self, statement: Statement) -> int:
        """Return the end of a statement's line and the comments that trail it.

        Comment lines trail a statement when an empty line, and no other statement, follows.
        """
        end = after = self.line_end(statement.end)
        while after < len(self.text) and self._is_comment(after):
            after = self.line_end(after)
        return after if after == len(self.text) or self._is_empty(after) else end

    def tool_comment(self, statement: Statement) -> Span | None:
        """Return the span of the question that the tool wrote above a statement."""
        path = statement.path
        question = self.layout.comment_lines(path)
        lines = self.above(statement)
        size = len(question)
        for first in range(len(lines) - size, -1, -1):
            here = lines[first : first + size]
            if size and all(map(self._is_line, here, question)):
                return Span(here[0].start, here[-1].end)
        return None

    def remarks(self, start: int, end: int) -> str:
        """Return a person's comments in a span of text, one on each line."""
        first, after = bisect_left(self._ends, start), bisect_right(self._ends, end)
        tool = [self.tool_comment(statement) for statement in self.statements[first:after]]
        comments = self.script.remarks
        first, after = bisect_left(comments, (start,)), bisect_left(comments, (end,))
        return "".join(
            self.text[remark.start : remark.end] + self.newline
            for remark in comments[first:after]
            if not any(span and span.start <= remark.start < span.end for span in tool)
        )

    def without_all(self, statements: Sequence[Statement]) -> str:
        """Return the text without some statements and their questions."""
        document = self
        for statement in reversed(statements):
            document = document.changed_below(document.without_statement(statement))
        return document.text

    def changed_below(self, text: str) -> TomlDocument:
        """Return the document with a text that differs only below whatever is asked for next.

        Above, every offset stays the same, so that the cached properties still hold.
        """
        document = TomlDocument(text, self.layout)
        vars(document).update({name: vars(self)[name] for name in CACHED if name in vars(self)})
        return document

    def without_statement(self, statement: Statement) -> str:
        """Return the text without a statement and its question; a person's comments stay."""
        start = self.line_start(statement.key.start)
        end = self.line_end(statement.end)
        comments = self.remarks(start, end)
        question = self.tool_comment(statement)
        if question and not comments:
            between = self.text[question.end : start]
            return self.with_replaced(question.start, end, between)
        without_line = self.with_replaced(start, end, comments)
        if not question:
            return without_line
        return without_line[: question.start] + without_line[question.end :]

    def with_replaced(self, start: int, end: int, instead: str = "") -> str:
        """Return the text with a span of whole lines replaced; two empty lines become one."""
        before, after = self.text[:start], self.text[end:]
        alone = not instead and (not before or before.endswith(f"{self.newline}{self.newline}"))
        if alone and not after:
            return before.removesuffix(self.newline)
        if alone or (not instead and self._ends_in_header(start)):
            after = after.removeprefix(self.newline)
        return before + instead + after

    def with_lines(self, offset: int, lines: str) -> str:
        """Return the text with lines inserted at the start of a line."""
        before, after = self.text[:offset], self.text[offset:]
        if before and not before.endswith("\n"):
            before += self.newline
        return before + lines.replace("\n", self.newline) + after

    def continues_with(self, offset: int, start: str) -> bool:
        """Return whether the text continues with `start` at an offset."""
        return self.text.startswith(start, offset)

    def _ends_in_header(self, offset: int) -> bool:
        return offset in self._header_ends

    @cached_property
    def _header_ends(self) -> frozenset[int]:
        """Return the offsets after the lines of all headers."""
        return frozenset(
            self.line_end(statement.end) for statement in self.statements if not statement.value
        )

    @cached_property
    def _ends(self) -> list[int]:
        return [statement.end for statement in self.statements]

    def _is_comment(self, start: int) -> bool:
        return self.text[start : self.line_end(start)].lstrip(" \t").startswith("#")

    def _is_empty(self, start: int) -> bool:
        return not self.text[start : self.line_end(start)].strip()

    def _is_line(self, line: Span, question: str) -> bool:
        return self.text[line.start : line.end].strip() == question
