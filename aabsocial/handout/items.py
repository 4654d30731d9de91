"""An item of a pack: a case, or the text of an item without a proposal, with its annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.documents.case.typography import all_held_together
from aabsocial.handout.annex_references import with_annex_links
from aabsocial.handout.annexes import annex_links, item_annexes
from aabsocial.handout.marks import mark_of, watermark_of
from aabsocial.handout.model import HandoutTexts, anchor, item_title
from aabsocial.handout.names import file_name
from aabsocial.handout.pack import PackItem, ShortItem
from aabsocial.handout.sheet import item_boxes
from aabsocial.personal_data import redact
from aabsocial.richtext import one_line, parse_prose, strongly_labelled

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case
    from aabsocial.handout.model import HandoutOptions
    from aabsocial.handout.pack import PackAnnex
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy


def without_open_points(case: Case) -> Case:
    """Return a case that does not say that nothing is open: findings were left out."""
    page = case.page
    return replace(case, page=replace(page, open=replace(page.open, title="", none="")))


class ItemComposer:
    """Composes the items of one pack; `width` is that of their numbers in names of files."""

    def __init__(
        self, policy: Policy, meeting: Meeting, options: HandoutOptions, width: int
    ) -> None:
        """Take what all items of the pack share."""
        self.policy = policy
        self.meeting = meeting
        self.options = options
        self.width = width

    def item(self, item: AgendaItem) -> PackItem:
        """Return an item with its case or text, or why it cannot be read."""
        language = self.options.language
        if item.review is not None:
            language = item.review.proposal.language or "da"
        texts = HandoutTexts(language)
        annexes = item_annexes(texts, item, self.options.edition)
        composed = PackItem(
            number=item.number,
            anchor=anchor(item),
            language=language,
            title=item_title(texts, item),
            file=file_name(item, self.width),
            watermark=watermark_of(texts, item),
        )
        if item.unreadable:
            return replace(composed, unreadable=redact(one_line(item.unreadable.in_(language))))
        if item.review is not None:
            return self._with_case(composed, texts, item, item.review, annexes)
        short = all_held_together(self._short(texts, item))
        return self._with_annexes(replace(composed, short=short), texts, annexes)

    def _with_case(
        self,
        composed: PackItem,
        texts: HandoutTexts,
        item: AgendaItem,
        review: Review,
        annexes: tuple[PackAnnex, ...],
    ) -> PackItem:
        case = self._case(texts, item, review, annexes)
        return self._with_annexes(replace(composed, case=case), texts, annexes)

    def _with_annexes(
        self, composed: PackItem, texts: HandoutTexts, annexes: tuple[PackAnnex, ...]
    ) -> PackItem:
        """Return an item with its annexes and the links to them; a short pack has neither."""
        if self.options.short or not annexes:
            return composed
        return replace(
            composed,
            case=with_annex_links(composed.case, composed.number, annexes),
            short=with_annex_links(composed.short, composed.number, annexes),
            annexes_title=texts.text("heading.annexes"),
            annexes=with_annex_links(all_held_together(annexes), composed.number, annexes),
        )

    def _case(
        self,
        texts: HandoutTexts,
        item: AgendaItem,
        review: Review,
        annexes: tuple[PackAnnex, ...],
    ) -> Case:
        context = CaseContext(
            number=item.number,
            kind=item.kind,
            title=one_line(item.title),
            question=one_line(item.question),
            mark=mark_of(texts, item),
            meeting_day=self.meeting.day,
            edition=self.options.edition,
            annexes=annex_links(texts, annexes, in_paper=not self.options.short),
        )
        case = compose_case(self.policy, review, texts.language, context)
        is_silent = item.outcome_hidden and not case.page.open.points
        return without_open_points(case) if is_silent else case

    def _short(self, texts: HandoutTexts, item: AgendaItem) -> ShortItem:
        minutes = texts.text("minutes", number=str(item.minutes)) if item.minutes else ""
        text = parse_prose(item.text)
        if item.question:
            text = (*strongly_labelled(one_line(item.question), ()), *text)
        overline = (
            texts.text("item", number=item.number),
            texts.case_text(f"kind.{item.kind}"),
            one_line(item.presenter),
            minutes,
        )
        return ShortItem(
            overline=" · ".join(filter(None, overline)),
            mark=mark_of(texts, item),
            title=item_title(texts, item),
            text=text,
            boxes=item_boxes(texts, item) if self.options.edition == "full" else (),
        )
