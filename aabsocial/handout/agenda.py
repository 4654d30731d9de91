"""The agenda of a pack: what the board must do, for how much, and each item on a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import NOTHING
from aabsocial.handout.clock import clocks
from aabsocial.handout.figures import amount_cell, is_to_be_decided, to_decide
from aabsocial.handout.model import anchor, item_title
from aabsocial.handout.pack import Agenda, AgendaRow
from aabsocial.localization.messages import WORD_FOR_DEPARTMENT, department_names
from aabsocial.model.totals import Total, total_of
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.handout.figures import ProposalFigures
    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.meeting import AgendaItem, Meeting

COLUMNS = ("clock", "number", "item", "kind", "asked", "page")
MOST_NAMED = 3


def agenda(
    texts: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    figures: Sequence[ProposalFigures],
) -> Agenda:
    """Return the agenda of the items as the edition shows them."""
    return Agenda(
        title=texts.text("heading.agenda"),
        sentence=sentence(texts, items, figures),
        heads={name: texts.text(f"head.{name}") for name in COLUMNS},
        rows=tuple(_rows(texts, meeting, items, figures)),
    )


def sentence(
    texts: HandoutTexts, items: Sequence[AgendaItem], figures: Sequence[ProposalFigures]
) -> str:
    """Return what the board is to decide, and what is asked of AAB for it, if that is known."""
    if items and all(item.hidden for item in items):
        return texts.text("decide.open.all-closed")
    deciding = [item for item in items if is_to_be_decided(item)]
    scope = "open" if any(item.hidden for item in items) else "all"
    if not deciding:
        return texts.text(f"decide.{scope}.none")
    count = texts.count(f"decide.{scope}", len(deciding))
    asked = _asked_sentence(texts, deciding, figures)
    return f"{count} {asked}" if asked else count


def _asked_sentence(
    texts: HandoutTexts, deciding: Sequence[AgendaItem], figures: Sequence[ProposalFigures]
) -> str:
    unread = sum(1 for item in deciding if item.unreadable)
    known = [one.asked for one in to_decide(figures)]
    total = total_of((*known, Total(unreadable=unread)))
    if total.is_whole and not total.amount.ore:
        return texts.text("asked.nothing") if known else ""
    if not total.amount.ore:
        return ""
    key = "asked.one" if len(deciding) == 1 else "asked.many"
    return texts.text(key, amount=total.format(texts.language))


def has_page(item: AgendaItem) -> bool:
    """Return whether an item has a page, alone or with others; a plain line has none."""
    if item.hidden:
        return False
    is_plain = item.review is None and not item.unreadable
    return not is_plain or any((item.text.strip(), item.question, item.annexes, item.files))


def _rows(
    texts: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    figures: Sequence[ProposalFigures],
) -> Iterator[AgendaRow]:
    asked = {item.number: one.asked for one in figures for item in one.items}
    section = ""
    begins = clocks(meeting.time, items, texts.language)
    for clock, item in zip(begins, items, strict=True):
        if item.hidden:
            yield AgendaRow(clock=clock, number=item.number, title=item.title)
            continue
        yield AgendaRow(
            section=one_line(item.section) if item.section != section else "",
            clock=clock,
            number=item.number,
            title=item_title(texts, item),
            details=tuple(filter(None, details(texts, item))),
            kind=texts.case_text(f"kind.{item.kind}"),
            closed=texts.text("closed-item") if item.closed else "",
            asked=amount_cell(texts, asked[item.number]) if item.number in asked else NOTHING,
            anchor=anchor(item) if has_page(item) else "",
        )
        section = item.section


def details(texts: HandoutTexts, item: AgendaItem) -> Iterator[str]:
    """Yield what stands small under an item's title; some of it may be empty."""
    yield departments(texts, item)
    yield one_line(item.presenter)
    count = len(item.review.proposal.annexes if item.review else item.annexes)
    yield texts.count("annexes", count) if count else ""
    yield texts.text("late") if item.late else ""


def departments(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return the names of the first own departments, and how many of others take part."""
    if item.review is None:
        return ""
    raw = item.review.unreadable.get("initiative.departments")
    if raw is not None:
        return texts.text("unreadable-answer", raw=one_line(raw))
    names = [one_line(it) for it in item.review.proposal.initiative.departments or ()]
    own = [it for it in names if WORD_FOR_DEPARTMENT.sub("", it)[:1].isdigit()]
    if not own or not item.review.proposal.initiative.other_organisations:
        own = names
    few = department_names(own[:MOST_NAMED], texts.language) if own else ""
    if len(own) > MOST_NAMED:
        first = department_names(own[:MOST_NAMED], texts.language, lambda some, _: ", ".join(some))
        few = texts.text("and-others", names=first)
    rest = len(names) - len(own)
    if not rest:
        return few
    return texts.text("and-elsewhere", names=few, others=texts.count("departments-elsewhere", rest))
