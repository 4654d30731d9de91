"""The values of a case on one page and of the case in depth, the same for every format.

Every text is ready to print in the case's own language, headings and the words of marks included;
a format only sets them. An empty text or `None` means that nothing is printed, not even a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.documents.model import Points, Table, Text
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import VerdictKind
    from aabsocial.richtext import Prose

# How sure the money of a piece of a bar is, or in the overview of a pack, whose it is.
Fill: TypeAlias = Literal["ours", "granted", "not-granted", "others"]


class Reference(Struct, kw_only=True):
    """A link to a place in the same paper; a paper with pages writes the page's number behind it.

    `words` say where it leads: "side", or "Hvad der gøres ved dem: side". `unpaged` are the words
    in a paper without pages ("Hvad der gøres ved dem"); where it is empty, the title of the place
    says it.
    """

    words: str
    anchor: str
    unpaged: str = ""


class Asked(Struct, kw_only=True):
    """What AAB is asked for: "AAB søges om", "90.000 kr.", "20,9 % af 430.000 kr.".

    `amount` is empty where no money is asked, or the answer is missing; `note` then says so.
    """

    label: str
    amount: str = ""
    note: str = ""


class Recommendation(Struct, kw_only=True):
    """What is recommended, with its points, or in `gap` that it is missing.

    `missing` says above it how many answers are missing in the paper.
    """

    title: str
    lead: str
    points: tuple[str, ...] = ()
    gap: str = ""
    missing: str = ""


class PaymentSource(Struct, kw_only=True):
    """Who pays what: name, state ("afgøres nu"), amount and share as texts.

    `part` is its length in the bar, from 0 to 1; 0 where the sums are not whole.
    """

    name: str
    state: str
    amount: str
    share: str
    part: float
    fill: Fill


class Payments(Struct, kw_only=True):
    """Who pays: a bar of 100 %, a line for each source, what is not granted, price a participant.

    `alternative` is the bar in words, with every number. `open` is "Ikke bevilget endnu: 90.000 kr.
    (20,9 %)", and `open_note` what follows it (", kun AAB's del"). `gap` stands in place of lines.
    """

    title: str
    total: str
    sources: tuple[PaymentSource, ...] = ()
    alternative: str = ""
    open: str = ""
    open_note: str = ""
    price: str = ""
    gap: str = ""


class Moment(Struct, kw_only=True):
    """A day on the timeline: its place from 0 to 1, the day short and in full, and what happens."""

    at: float
    day: str
    full_day: str
    what: str = ""


class Year(Struct, kw_only=True):
    """A new year on the timeline."""

    at: float
    name: str


class Timeline(Struct, kw_only=True):
    """Where the period, the evaluations, the meeting and the years lie on a line from 0 to 1.

    `meeting` is `None` where the meeting is far away or there is none.
    """

    start: float
    end: float
    evaluations: tuple[Moment, ...]
    meeting: Moment | None
    meeting_word: str
    years: tuple[Year, ...]
    alternative: str


class When(Struct, kw_only=True):
    """When it happens: "1. oktober 2026 – 30. september 2028 (24 måneder)" and the timeline.

    `evaluation_word` explains the diamonds. `evaluation_note` says that no day of evaluation is
    named, or which are where there is no timeline; else it is empty. `days` are the days in words,
    for formats without a drawing.
    """

    title: str
    period: str
    timeline: Timeline | None
    evaluation_word: str
    evaluation_note: str = ""
    days: tuple[Moment, ...] = ()


class Goal(Struct, kw_only=True):
    """A goal: from what to what ("14 → 20", the arrow is the format's), its unit and statement.

    `start` is empty where there is no baseline.
    """

    start: str
    target: str
    unit: str
    statement: str


class GoalList(Struct, kw_only=True):
    """Goals as a page shows them, and where the rest stands; `more` is `None` if that is all."""

    goals: tuple[Goal, ...]
    more: Reference | None = None


class Goals(Struct, kw_only=True):
    """What is to come of it; `brief` is for a page short of room, `fewest` for the shortest."""

    title: str
    full: GoalList
    brief: GoalList
    fewest: GoalList
    gap: str = ""


class DepartmentDecision(Struct, kw_only=True):
    """What a department decided: its number or name, the votes long and short, the day."""

    department: str
    votes: str
    short_votes: str
    day: str


class ResidentsSaid(Struct, kw_only=True):
    """What the residents decided.

    `lead` is "9 af 9 afdelinger har besluttet (ordinært afdelingsmøde)"; `missing` "Mangler: 915",
    set in bold. `legend` explains short votes ("Stemmer for–imod:"). `brief` is the sum in one
    sentence, for a page short of room, followed by the reference; `brief_missing` says there too
    what the lines of the departments would.
    """

    title: str
    lead: str
    missing: str = ""
    brief_missing: str = ""
    decisions: tuple[DepartmentDecision, ...] = ()
    legend: str = ""
    brief: str = ""
    more: Reference
    gap: str = ""


class Doing(Struct, kw_only=True):
    """What will be done, in a line; `brief` is for a page that is short of room."""

    title: str
    full: str
    brief: str


class RiskList(Struct, kw_only=True):
    """Risks by name as a page shows them, and where the rest and what is done about them stands."""

    names: tuple[str, ...]
    more: Reference | None = None


class Risks(Struct, kw_only=True):
    """What can go wrong; `brief` is for a page that is short of room."""

    title: str
    full: RiskList
    brief: RiskList
    gap: str = ""


class PolicyMark(Struct, kw_only=True):
    """A chapter on the line of marks: number, short name, verdict and its word of one line."""

    chapter: str
    name: str
    kind: VerdictKind
    word: str

    @property
    def is_quiet(self) -> bool:
        """Return whether it is set in regular type: met, or it does not apply."""
        return self.kind.value in ("met", "not-applicable")


class PolicyLine(Struct, kw_only=True):
    """The policy on one line: a mark for each chapter."""

    title: str
    marks: tuple[PolicyMark, ...]


class BoardQuestion(Struct, kw_only=True):
    """A clause that the board itself must judge.

    `answer` is the proposal's in whole sentences ("Oplæggets svar: »…«"), `short_answer` at most
    120 characters of them, `more` where the rest stands. `boxes` are "Ja", "Nej"; `condition` is
    the box with a line after it ("Ja, hvis:"). Both are empty in the public edition.
    """

    clause: str
    kind: VerdictKind
    question: str
    answer: str
    short_answer: str
    more: Reference
    boxes: tuple[str, ...] = ()
    condition: str = ""


class BoardQuestions(Struct, kw_only=True):
    """The clauses for the board; more than two are rows, not cards."""

    title: str
    questions: tuple[BoardQuestion, ...]

    @property
    def as_rows(self) -> bool:
        """Return whether they are rows of a table instead of cards side by side."""
        return len(self.questions) > 2  # noqa: PLR2004 - two cards fit side by side


class OpenPoint(Struct, kw_only=True):
    """One thing that is still open; `more` leads to where the rest of it stands."""

    text: str
    more: Reference | None = None


class OpenPoints(Struct, kw_only=True):
    """What is still open, in order; `none` says so where nothing is.

    `fewest` is the same in fewer points, where all of them would not fit on the page; `shortest`
    has still fewer, and nothing that stands elsewhere on it.
    """

    title: str
    points: tuple[OpenPoint, ...]
    none: str
    fewest: tuple[OpenPoint, ...] = ()
    shortest: tuple[OpenPoint, ...] = ()


class DecisionBox(Struct, kw_only=True):
    """The boxes to tick, the votes to write and the line for conditions; or what was decided.

    `made` are outcome, date, reference and conditions of a decision already taken.
    """

    title: str
    boxes: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    conditions: str = ""
    made: tuple[str, ...] = ()


class CasePage(Struct, kw_only=True):
    """A case on one page, in the order that it is read.

    `overline` are pieces with " · " between them. `mark` is a framed word (UDKAST, FORTROLIGT,
    EFTERSENDT) or empty. `question` is what is asked ("Skal AAB bevilge 90.000 kr.?"). A paper of
    one proposal alone has no `decision`, nor has the public edition.
    """

    anchor: str
    overline: tuple[str, ...]
    mark: str = ""
    title: str
    question: str
    recommendation: Recommendation
    asked: Asked
    purpose_title: str
    purpose: str
    brief_purpose: str
    doing: Doing
    when: When
    payments: Payments
    residents: ResidentsSaid
    goals: Goals
    risks: Risks
    policy: PolicyLine
    judged: BoardQuestions
    open: OpenPoints
    decision: DecisionBox | None = None


class Labelled(Struct, kw_only=True):
    """A text under a label of its own line."""

    label: str
    blocks: Prose
    kind: ClassVar[str] = "labelled"


class ShortAnswer(Struct, kw_only=True):
    """A short answer beside its label; it stays with the text after it."""

    label: str
    value: str
    kind: ClassVar[str] = "short-answer"


class AnnexLink(Struct, kw_only=True):
    """An annex in the list of a case: "Bilag 2.1", its title, and the reference to it.

    `more` is `None` where the annex is not in the paper. `note` tells pages and file, or that it is
    missing.
    """

    label: str
    title: str
    note: str = ""
    more: Reference | None = None


class AnnexLinks(Struct, kw_only=True):
    """The annexes of a case."""

    items: tuple[AnnexLink, ...]
    kind: ClassVar[str] = "annexes"


DepthPart: TypeAlias = "Text | Labelled | ShortAnswer | Table | Points | AnnexLinks"


class DepthSection(Struct, kw_only=True):
    """A section of the case in depth: its anchor, title and parts.

    `name` is the section's ("background"), as in `documents.sections`.
    """

    name: str
    anchor: str
    title: str
    parts: tuple[DepthPart, ...]


class CaseDepth(Struct, kw_only=True):
    """The case in depth: "Sagen i dybden", what leads back, links to its parts, its sections."""

    title: str
    overline: str
    back: Reference
    links: tuple[Reference, ...]
    sections: tuple[DepthSection, ...]


class Case(Struct, kw_only=True):
    """A proposal as the board reads it: on one page, and in depth."""

    language: Language
    page: CasePage
    depth: CaseDepth
