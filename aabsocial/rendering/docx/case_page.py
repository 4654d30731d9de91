"""A case on one page, in the order that it is read; everything is text, for people and readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.model.findings import SYMBOLS
from aabsocial.rendering.docx.case_tables import goal_table, payment_table
from aabsocial.rendering.docx.markup import (
    LOOKS,
    TAB,
    WITH_THE_NEXT,
    after_space,
    line,
    paragraph,
    run,
    stamp,
    styled,
    tightened,
)
from aabsocial.rendering.docx.prose import points
from aabsocial.rendering.docx.references import place, reference
from aabsocial.rendering.docx.writing import boxes, framed, line_to
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.case_page import (
        BoardQuestion,
        CasePage,
        DecisionBox,
        PolicyMark,
        Reference,
    )
    from aabsocial.rendering.docx.context import PartContext

    Version: TypeAlias = Literal["full", "brief", "briefest", "least", "shortest"]
    Closeness: TypeAlias = Literal["as styled", "closer"]

DOT = " · "
OPEN = "⚠"
# What is tried in turn until the page holds it: all or less of the case, and lines at the distance
# of the style or closer. At last, the answers to the board's questions are left out one by one,
# the last first; without any, the page is taken even if it runs on to a second one.
VERSIONS: tuple[tuple[Version, Closeness], ...] = (
    ("full", "as styled"),
    ("full", "closer"),
    ("brief", "as styled"),
    ("brief", "closer"),
    ("briefest", "closer"),
    ("least", "closer"),
    ("shortest", "closer"),
)
LEAST = ("briefest", "least", "shortest")
BESIDE = ("least", "shortest")  # the question stands beside the title
SURE = 1.03  # times the estimated height
LARGE, SMALL = "Sagens tekst", "Sagens lille tekst"
ENDS = (".", "?", "!", ":")
FEW_DEPARTMENTS = 4  # with votes in words; more are written short


def case_page(context: PartContext, page: CasePage) -> str:
    """Return a case on one page; it says less where all of it would not fit.

    In large print it says everything, on two pages.
    """
    versions = VERSIONS[:1] if context.file.scale > 1 else VERSIONS
    recommended = "".join(_recommendation(context, page))  # once: it begins a list of its own
    whole = ""
    questions = len(page.judged.questions)
    steps = [(*it, questions) for it in versions]
    if context.file.scale == 1:
        steps += [(*VERSIONS[-1], answered) for answered in range(questions - 1, -1, -1)]
    for version, closeness, answered in steps:
        head = "".join(_head(context, page, version))
        whole = head + recommended + "".join(_rest(context, page, version, answered))
        whole = tightened(whole) if closeness == "closer" else whole
        if context.measure.height(whole) * SURE <= context.file.room_on_a_page:
            break
    return whole


def _head(context: PartContext, page: CasePage, version: Version) -> Iterator[str]:
    file = context.file
    mark = stamp(page.mark, file.style("Stempel"))
    yield paragraph(file.style("Overlinje"), line(DOT.join(page.overline)) + mark)
    title = place(file, page.anchor, line(page.title))
    if version in BESIDE and page.question:
        title += run("  ") + styled(page.question, file.style("Spørgsmål ved titel"))
    yield paragraph(file.style("heading 1"), title)
    if version not in BESIDE and page.question:
        yield paragraph(file.style("Spørgsmål"), line(page.question))
    yield _asked(context, page)


def _asked(context: PartContext, page: CasePage) -> str:
    it = page.asked
    pieces = (
        line(it.label),
        styled(it.amount, context.file.style("Beløb")) if it.amount else "",
        line(it.note) if it.note else "",
    )
    return paragraph(context.file.style("Søgt beløb"), run("  ").join(filter(None, pieces)))


def _recommendation(context: PartContext, page: CasePage) -> Iterator[str]:
    it, file = page.recommendation, context.file
    title = styled(f"{it.title}:", file.style("Stikord"))
    if it.missing:
        yield paragraph(file.style("Indstilling"), line(it.missing))
    yield paragraph(file.style("Indstilling"), title + after_space(it.gap or it.lead))
    yield from points(file, map(one_line, it.points), "Indstillet punkt")


def _said(
    context: PartContext, title: str, *texts: str, after: str = "", style: str = SMALL
) -> str:
    """Return a paragraph that begins with its heading; nothing if it would say nothing."""
    words = " ".join(text for text in map(one_line, texts) if text)
    if not words and not after:
        return ""
    heading = one_line(title)
    heading = heading if heading.endswith(ENDS) else f"{heading}."
    text = styled(heading, context.file.style("Stikord")) + after_space(words)
    return paragraph(context.file.style(style), text + after)


def _when(context: PartContext, page: CasePage, version: Version) -> str:
    it = page.when
    more = after_space(it.evaluation_note, LOOKS["strong"])
    return _said(
        context, it.title, _sentence(it.period), _days(page, version), after=more, style=LARGE
    )


def _days(page: CasePage, version: Version) -> str:
    it = page.when
    if it.timeline is None:
        return ""
    points = it.timeline.evaluations
    days = "; ".join(one.day if version in LEAST else one.full_day for one in points)
    word = f"{it.evaluation_word[:1].upper()}{it.evaluation_word[1:]}"
    return _sentence(f"{word}: {days}") if days else ""


def _sentence(text: str) -> str:
    return text if not text or text.endswith(ENDS) else f"{text}."


def _rest(context: PartContext, page: CasePage, version: Version, answered: int) -> Iterator[str]:
    is_full = version == "full"
    purpose = page.purpose if is_full else page.brief_purpose
    yield _said(context, page.purpose_title, purpose, style=LARGE)
    doing = page.doing.full if is_full else page.doing.brief
    yield _said(context, page.doing.title, doing, style=LARGE)
    yield _when(context, page, version)
    yield from _payments(context, page)
    yield from _goals(context, page, version)
    yield _residents(context, page, version)
    yield _risks(context, page, version)
    if page.policy.marks:
        marks = run(DOT).join(map(_mark, page.policy.marks))
        yield _said(context, page.policy.title, after=run(" ") + marks)
    yield from _judged(context, page, version, answered)
    yield from _open(context, page, version)
    if page.decision:
        yield from _decision(context, page.decision, version)


def _payments(context: PartContext, page: CasePage) -> Iterator[str]:
    it, text = page.payments, context.file.style(SMALL)
    yield _heading(context, it.title, it.total)
    if it.gap:
        yield paragraph(text, line(it.gap))
    if it.sources:
        yield payment_table(context, it)
    below = line(f"{it.open}{it.open_note}", LOOKS["strong"]) if it.open else ""
    price = line(it.price) if it.price else ""
    if below or price:
        yield paragraph(text, run(DOT).join(filter(None, (below, price))))


def _goals(context: PartContext, page: CasePage, version: Version) -> Iterator[str]:
    shown = page.goals.full if version == "full" else page.goals.brief
    more = reference(context.file, shown.more)
    beside = run(" ") + more if more and version != "full" else ""
    yield _heading(context, page.goals.title, beside=beside)
    if page.goals.gap:
        yield paragraph(context.file.style(SMALL), line(page.goals.gap))
    if shown.goals:
        yield goal_table(context, page.goals, shown.goals)
    if more and not beside:
        yield paragraph(context.file.style(SMALL), more)


def _residents(context: PartContext, page: CasePage, version: Version) -> str:
    it = page.residents
    if version != "full" and it.brief:
        more = after_space(it.brief_missing, LOOKS["strong"]) + _reference(context, it.more)
        return _said(context, it.title, _sentence(it.lead), it.brief, after=more)
    more = after_space(it.missing, LOOKS["strong"])
    if len(it.decisions) > FEW_DEPARTMENTS:
        each = DOT.join(f"{one.department}:\xa0{one.short_votes}" for one in it.decisions)
        votes = f"{it.legend} {each}"
    else:
        votes = DOT.join(
            f"{one.department}:\xa0{', '.join(filter(None, (one.votes, one.day)))}"
            for one in it.decisions
        )
    return _said(context, it.title, _sentence(it.lead), it.gap, _sentence(votes), after=more)


def _reference(context: PartContext, it: Reference | None) -> str:
    found = reference(context.file, it)
    return run(" ") + found if found else ""


def _risks(context: PartContext, page: CasePage, version: Version) -> str:
    shown = page.risks.full if version == "full" else page.risks.brief
    names = _sentence(DOT.join(map(one_line, shown.names)))
    more = _reference(context, shown.more)
    return _said(context, page.risks.title, page.risks.gap, names, after=more)


def _mark(it: PolicyMark) -> str:
    text = f"{SYMBOLS[it.kind]}\xa0{it.chapter}\xa0{it.name}: {it.word}"
    return line(text, LOOKS["" if it.is_quiet else "strong"])


def _judged(context: PartContext, page: CasePage, version: Version, answered: int) -> Iterator[str]:
    """Yield the questions to the board with the answers of so many; the gravest come first."""
    if not page.judged.questions:
        return
    if version == "full":
        yield _heading(context, page.judged.title)
    short = version != "full" or page.judged.as_rows
    for number, it in enumerate(page.judged.questions):
        answer = it.short_answer if short else it.answer
        yield _question(context, it, answer if number < answered else "")


def _question(context: PartContext, it: BoardQuestion, answer: str) -> str:
    file = context.file
    name = f"{SYMBOLS[it.kind]} {it.clause} {it.question}"
    text = line(name, LOOKS["strong"]) + _reference(context, it.more)
    text += after_space(answer)
    about = f"{it.clause}:"
    if it.boxes:
        text += run(" ") + boxes(file, it.boxes, about)
    if it.condition:
        text += run("\N{EM SPACE}") + boxes(file, (it.condition,), about) + run(" ") + TAB
    tabs = line_to(file.width) if it.condition else ""
    return paragraph(file.style(SMALL), text, KEPT_WHOLE + tabs)


KEPT_WHOLE = "<w:keepLines/>"


def _open(context: PartContext, page: CasePage, version: Version) -> Iterator[str]:
    it = page.open
    if not it.title:  # the public edition does not say whether there was something
        return
    if not it.points:
        yield _said(context, it.title, it.none)
        return
    yield _heading(context, f"{OPEN} {it.title}")
    style = context.file.style("Sagens punkt")
    points = {"least": it.fewest, "shortest": it.shortest}.get(version, it.points)
    for point in points:
        yield paragraph(style, line(point.text) + _reference(context, point.more))


def _heading(context: PartContext, title: str, amount: str = "", beside: str = "") -> str:
    text = line(title) + after_space(amount) + beside
    return paragraph(context.file.style("Sagens overskrift"), text)


def _decision(context: PartContext, it: DecisionBox, version: Version) -> Iterator[str]:
    style = context.file.style("Afgørelse")
    title = styled(it.title, context.file.style("Stikord"))
    if it.made:
        yield paragraph(style, title, WITH_THE_NEXT)
    yield from framed(context, it, it.title, "" if it.made else title, version)
    yield from (paragraph(style, line(text)) for text in it.made)
