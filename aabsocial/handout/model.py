"""The options of a pack, and its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.core.struct import Struct
from aabsocial.documents.case.context import messages as case_messages
from aabsocial.localization.messages import NO_BREAK_SPACE, Messages, format_value, join_list
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem


Edition: TypeAlias = Literal["full", "public"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)


class HandoutOptions(Struct, kw_only=True):
    """The options of a pack; `version` is the tool's.

    `as_draft` calls the whole pack a draft. `meeting_file` is the path of the meeting's file, empty
    where there is none. `short` leaves out the cases in depth and the annexes.
    """

    association: str
    language: Language
    edition: Edition
    version: str
    as_draft: bool = False
    meeting_file: str = ""
    short: bool = False
    large_print: bool = False


messages = Messages(__file__, "handout.toml")


class HandoutTexts(Struct):
    """The texts of a pack in one language."""

    language: Language

    def text(self, key: str, **values: object) -> str:
        """Return a text with its gaps filled."""
        return messages.text(key, self.language, **values)

    def case_text(self, key: str) -> str:
        """Return a text that the cases of a pack have too."""
        return case_messages.text(key, self.language)

    def dated(self, day: date) -> str:
        """Return a date with a no-break space between day and month."""
        return format_value(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def count(self, key: str, number: int) -> str:
        """Return a number of things, in words that know one from many."""
        return self.text(f"{key}.{'one' if number == 1 else 'many'}", number=str(number))

    def numbered(self, key: str, numbers: Sequence[str]) -> str:
        """Return what is said of the items with these numbers, in words that know one from many."""
        listed = join_list(numbers, self.language)
        return self.text(f"{key}.{'one' if len(numbers) == 1 else 'many'}", numbers=listed)


def page_of(language: Language) -> str:
    """Return the words of a page's number, whose gaps are `{page}` and `{pages}`."""
    return messages.text("page-of", language)


def item_title(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return an item's title, or a text that says it has none or cannot be read."""
    if item.unreadable:
        return texts.text("unreadable-title", name=item.name)
    raw = item.review.unreadable.get("initiative.title") if item.review else None
    if raw is not None and not item.title:
        return texts.text("unreadable-answer", raw=one_line(raw))
    return one_line(item.title) or texts.text("untitled")


def anchor(item: AgendaItem) -> str:
    """Return an item's name in links."""
    return f"item-{item.number}"
