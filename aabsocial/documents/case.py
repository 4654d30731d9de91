"""Stand-in for the composing of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aabsocial.core.struct import Struct
from aabsocial.documents import case_page as page
from aabsocial.documents import compose_proposal
from aabsocial.documents.model import Text

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import ItemType
    from aabsocial.model.policy import Policy


class CaseContext(Struct, kw_only=True):
    """Where a case stands."""

    number: str = ""
    kind: ItemType | None = None
    title: str = ""
    question: str = ""
    mark: str = ""
    meeting_day: date | None = None
    edition: Literal["full", "public"] = "full"
    annexes: tuple[page.AnnexLink, ...] | None = None


def compose_case(
    policy: Policy, review: Review, language: Language, context: CaseContext
) -> page.Case:
    """Return a case with little on its page, and all answers as its depth."""
    anchor = f"item-{context.number}"
    paper = compose_proposal(policy, review, language, within=context.number)
    nowhere = page.Reference(words="", anchor=anchor)
    return page.Case(
        language=language,
        page=page.CasePage(
            anchor=anchor,
            overline=(context.number,),
            mark=context.mark,
            title=context.title,
            question=context.question,
            recommendation=page.Recommendation(title="", lead=""),
            asked=page.Asked(label=""),
            purpose_title="",
            purpose="",
            when=page.When(title="", period="", timeline=None, evaluation_word=""),
            payments=page.Payments(title="", total=""),
            residents=page.ResidentsSaid(title="", lead="", more=nowhere),
            goals=page.Goals(title="", full=page.GoalList(goals=()), brief=page.GoalList(goals=())),
            risks=page.Risks(title="", full=page.RiskList(names=()), brief=page.RiskList(names=())),
            policy=page.PolicyLine(title="", marks=()),
            judged=page.BoardQuestions(title="", questions=()),
            open=page.OpenPoints(title="", points=(), none=""),
        ),
        depth=page.CaseDepth(
            title="",
            overline="",
            back=nowhere,
            links=(),
            sections=tuple(
                page.DepthSection(
                    name=section.name,
                    anchor=f"depth-{context.number}-{section.name}",
                    title=section.title,
                    parts=tuple(part for part in section.parts if isinstance(part, Text)),
                )
                for section in paper.sections
            ),
        ),
    )
