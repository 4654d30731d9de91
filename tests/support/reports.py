"""Reports made by hand, with a small policy of their own, and text that attacks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Outcome, Place, Severity, Verdict, VerdictKind
from aabsocial.model.policy import Chapter, Clause, Force, Policy, Rule, RuleWords
from aabsocial.model.proposal import Exemption, Gap
from aabsocial.model.totals import Total
from aabsocial.reports import render
from aabsocial.reports.terminal import TerminalStyle
from aabsocial.review.facts import NextDate, ProposalFacts
from aabsocial.review.results import Report, ReviewedProposal

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

TITLES = (
    LocalizedText("Lokalt forankret", "Locally rooted"),
    LocalizedText("Understøtter driften", "Supports operations"),
    LocalizedText("Synergi med fysiske indsatser", "Synergy with physical improvements"),
    LocalizedText("Samarbejdspartnere", "Partners"),
    LocalizedText("Bro til kommunen", "Bridge to the municipality"),
    LocalizedText("Dokumenteret effekt", "Documented effect"),
    LocalizedText("Prioriterede områder", "Priority areas"),
)
NO_DECISION = Rule(
    code="LOK01",
    name="department-without-resident-decision",
    clause="1.1",
    severity=Severity.ERROR,
    check=lambda _proposal, _review_context: (),
)
WORDS_OF_NO_DECISION = RuleWords(
    title=LocalizedText("Afdeling uden beslutning", "Department without decision"),
    why=LocalizedText("Beboerne skal beslutte.", "Residents must decide."),
)


def _chapter(number: str, title: LocalizedText) -> Chapter:
    clause = Clause(
        number=f"{number}.1",
        force=Force.MUST,
        title=LocalizedText(f"Krav {number}", f"Requirement {number}"),
        text=LocalizedText(f"Det skal {number}.", f"It must {number}."),
    )
    mine = number == "1"
    return Chapter(
        number=number,
        title=title,
        clauses=(clause,),
        items=(),
        rules=(NO_DECISION,) if mine else (),
        rule_words={"LOK01": WORDS_OF_NO_DECISION} if mine else {},
    )


POLICY = Policy(
    version="2017-06-14",
    chapters=tuple(_chapter(str(number), title) for number, title in enumerate(TITLES, 1)),
    sections=(),
)
KINDS = (
    VerdictKind.NOT_MET,
    VerdictKind.MISSING,
    VerdictKind.PARTLY_MET,
    VerdictKind.REASONED,
    VerdictKind.FOR_THE_BOARD,
    VerdictKind.EXEMPT,
    VerdictKind.NOT_APPLICABLE,
)
PATH = "proposals/sommer-i-gaarden/proposal.toml"
EXEMPTION = Exemption(
    rule="LOK02",
    reason="Afdelingsmødet er udsat",
    granted_by="Direktøren",
    granted_on=date(2026, 5, 1),
    until=date(2026, 12, 31),
)
MISSING = Finding(
    rule="LOK01",
    name="department-without-resident-decision",
    severity=Severity.ERROR,
    clause="1.1",
    key="residents.decisions",
    message=Message(
        LocalizedText(
            "Der mangler en beslutning fra afdeling {department}.",
            "A decision from department {department} is missing.",
        ),
        {"department": "903"},
    ),
    remedy=Message(
        LocalizedText(
            "Tilføj afdelingsmødets beslutning.", "Add the department meeting's decision."
        )
    ),
    place=Place(31, 1, 31, 24),
)
BOARD_ONLY = replace(
    MISSING,
    rule="LOK02",
    name="only-the-board-decided",
    severity=Severity.WARNING,
    message=Message(LocalizedText("Kun bestyrelsen har besluttet.", "Only the board decided.")),
    place=Place(40, 9, 40, 27),
    exempt=EXEMPTION,
)
ADVICE = replace(
    MISSING,
    rule="FIL99",
    name="some-advice",
    severity=Severity.HINT,
    clause="",
    key="",
    message=Message(LocalizedText("Filen kan læses.", "The file can be read.")),
    remedy=Message(LocalizedText("Gør intet.", "Do nothing.")),
    place=None,
)
FACTS = ProposalFacts(
    status="submitted",
    departments=("901", "903"),
    municipality="Lindby Kommune",
    focus_areas=("safety-wellbeing",),
    start=date(2026, 7, 1),
    end=date(2026, 8, 31),
    total=Total(Money(2_450_050)),
    asked=Total(Money.kroner(14_900), missing=1),
    external=Total(),
    unsecured=Total(unreadable=1),
    participants=40,
    criteria=2,
    next=NextDate(day=date(2026, 12, 1), event="evaluation", what="Halvvejs"),
)
VERDICTS = tuple(Verdict(clause=f"{number}.1", kind=kind) for number, kind in enumerate(KINDS, 1))
NOT_READY = ReviewedProposal(
    path=PATH,
    title="Sommer i gården",
    outcome=Outcome.NOT_READY,
    verdicts=VERDICTS,
    findings=(ADVICE, MISSING, BOARD_ONLY),
    lines={
        1: "schema_version = 1",
        31: "[[residents.decisions]]",
        40: 'forum = \t"department-board" # kun bestyrelsen',
    },
)
READY = ReviewedProposal(
    path="proposals/caféen/proposal.toml",
    title="Caféens åbne døre",
    outcome=Outcome.READY,
    verdicts=tuple(replace(verdict, kind=VerdictKind.MET) for verdict in VERDICTS),
)
UNREADABLE = ReviewedProposal(
    path="proposals/ødelagt/proposal.toml",
    outcome=Outcome.UNREADABLE,
    findings=(
        replace(
            ADVICE,
            rule="FIL02",
            name="not-toml",
            severity=Severity.ERROR,
            message=Message(LocalizedText("Linje 3 er ikke TOML.", "Line 3 is not TOML.")),
            remedy=Message(LocalizedText("Sæt anførselstegn om teksten.", "Quote the text.")),
            place=Place(3, 9, 3, 12),
        ),
    ),
    lines={3: "title = Ødelagt"},
)


def a_report(
    *proposals: ReviewedProposal, language: Language = "da", fail_on: Severity = Severity.ERROR
) -> Report:
    """Return a report on some proposals, or on one ready, one not ready and one unreadable."""
    return Report(
        policy=POLICY,
        today=date(2026, 11, 22),
        language=language,
        version="1.0",
        proposals=proposals or (READY, NOT_READY, UNREADABLE),
        fail_on=fail_on,
    )


def rendered(form: str, report: Report, style: TerminalStyle = TerminalStyle()) -> str:  # noqa: B008 - frozen
    """Return a whole report as one text."""
    return "".join(render(form, report, style))


def proposal_saying(text: str) -> ReviewedProposal:
    """Return a proposal with this text as every text."""
    sentence = Message(LocalizedText("{text}", "{text}"), {"text": text})
    finding = replace(MISSING, key=text, message=sentence, remedy=sentence)
    gap = Gap(key=text, of=text, note=text, who=text)
    exempt = replace(EXEMPTION, reason=text, granted_by=text)
    return replace(
        NOT_READY,
        path=text,
        title=text,
        findings=(
            finding,
            replace(finding, exempt=exempt),
            replace(finding, rule="FIL99", gap=gap),
        ),
        lines={31: text},
    )


ATTACKS = (
    "[/bold] [red] :smile:",
    "\x1b]52;c;aGVq\x07\x1b]8;;https://ond.example\x07klik\x1b[2J\x9b31m",
    "a\nb\r\nc\u2028d\x85e",
    "::error::hej\n::stop-commands::x",
    "% %0A , : ::",
    '=cmd|"/c calc"!A1',
    "+1 -2 @SUM(A1)",
    "\t=1+1",
    "</failure></testcase><![CDATA[ ]]> & \"'",
    "| celle \\| ``` # overskrift <script>alert(1)</script> ![x](javascript:alert(1))",
    "{{ 7*7 }} {% for %} {0} {navn}",
    "\x00\x01\x0b\x1f\x7f\ufffe\uffff\ufdd0",
    "\u202eomvendt\u202c\u200b\ufeff",
    "mappe-\udcff-navn",
    "家庭 👨‍👩‍👧 e\u0301",
    "",
    " ",
)
any_text = st.text(st.characters(codec=None)) | st.sampled_from(ATTACKS)
