"""A proposal with every answer given, and what a reader sees of its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from aabsocial.documents import checklist, compose_proposal
from aabsocial.localization.messages import MONTHS, YES_OR_NO, LocalizedText, Message, format_value
from aabsocial.model.findings import Finding, Outcome, Review, Severity
from aabsocial.model.proposal import Annex, Assessment, Exemption, Measurement
from aabsocial.model.questions import Group, Item, Kind, Question
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import value_at
from aabsocial.rendering.templates import render_template
from aabsocial.richtext import one_line
from tests.support.estimates import count_of, stretch_of
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Verdict
    from aabsocial.model.proposal import Proposal

READER = MarkdownIt("commonmark").enable("table")
THE_REST = {
    "initiative.alternatives": "Rådgivning på biblioteket; ved et nej fortsætter gældsmøderne",
    "initiative.other_organisations": ("Boligselskabet Åsen",),
    "contact.name": "Konsulenten",
    "contact.phone": "+45 00 00 00 00",
    "residents.decisions[1].forum": "department-board",
    "residents.volunteering_asked": "Beboergruppen i 901, 2. maj 2026",
    "residents.volunteers": True,
    "residents.advice_wanted": "Hjælp til at finde flere frivillige",
    "municipality.core_task": "borders-on",
    "municipality.border": "Rådgiverne henviser til kommunen, når en sag skal afgøres",
    "success_criteria[0].target_is_most": False,
    "annexes": (Annex(title="Referat", file="annexes/referat.pdf", closed=False),),
    "exemptions": (
        Exemption(
            rule="LOK02",
            reason="Afdelingsmødet er udsat",
            granted_by="Direktøren",
            granted_on=date(2026, 5, 1),
            until=date(2026, 12, 31),
        ),
    ),
    "assessments": (
        Assessment(
            clause="1.4",
            verdict="met",
            reason="Beboerne styrer selv",
            by="Bestyrelsen",
            date=date(2026, 6, 3),
        ),
    ),
    "submitted_on": date(2026, 5, 29),
    "decision.outcome": "approved",
    "decision.date": date(2026, 6, 11),
    "decision.body": "Organisationsbestyrelsen",
    "decision.reference": "Møde 4/2026, punkt 7",
    "decision.conditions": "Med status i februar",
    "measurements": (
        Measurement(criterion="K1", date=date(2027, 2, 16), value=17, note="Halvvejs"),
    ),
}


ONLY_IN_THE_FILE = {"schema_version", "derived"}
AS_A_SENTENCE = {
    ("residents.decisions.unanimous", True): {"da": "Enstemmigt", "en": "Unanimous"},
    ("residents.decisions.unanimous", False): {"da": "Ved afstemning", "en": "By vote"},
    ("initiative.takes_part", True): {"da": "som andre leder", "en": "led by others"},
    ("initiative.takes_part", False): {"da": "AAB eller en afdeling", "en": "AAB or one of"},
    ("success_criteria.target_is_most", True): {"da": "højst", "en": "at most"},
    ("success_criteria.target_is_most", False): {"da": "mindst", "en": "at least"},
    ("budget.estimated", True): {"da": "anslået", "en": "estimated"},
    ("budget.estimated", False): {"da": "kr.", "en": "DKK"},
    ("finance.vat_included", True): {"da": "inklusive moms", "en": "include VAT"},
    ("finance.vat_included", False): {"da": "eksklusive moms", "en": "exclude VAT"},
    ("evaluation.agreed", False): {"da": "(forslag)", "en": "(proposed)"},
    ("finance.no_money", True): {"da": "koster ikke noget", "en": "costs nothing"},
    ("finance.no_money", False): {"da": "Budget", "en": "Budget"},
}


def a_full_proposal() -> Proposal:
    """Return a proposal in which every applicable question is answered."""
    return a_proposal(THE_REST)


@dataclass(frozen=True)
class Leaf:
    """One place for an answer: its key with indices, its question and its record."""

    key: str
    question: Question
    record: object
    value: Any


def leaves_of(proposal: Proposal) -> Iterator[Leaf]:
    """Yield every place for an answer, whether it applies or not."""
    for item in load_policy().items.values():
        if isinstance(item, Question):
            yield Leaf(item.key, item, proposal, value_at(proposal, item.key))
            continue
        for index, record in enumerate(value_at(proposal, item.key)):
            for field in item.fields:
                key = f"{item.key}[{index}].{field.name}"
                yield Leaf(key, field, record, getattr(record, field.name))


def applies(leaf: Leaf, proposal: Proposal) -> bool:
    """Return whether an answer's question applies."""
    item = the_item(leaf.question.key)
    return item.applies(proposal) and (
        not isinstance(item, Group) or leaf.question.suits(leaf.record)
    )


def the_item(key: str) -> Item:
    """Return the question or group that a question's key belongs to."""
    items = load_policy().items
    return items[key] if key in items else items[key.rpartition(".")[0]]


def distinct_answers(proposal: Proposal) -> dict[str, object]:
    """Return a distinct answer for each that is free to choose."""
    return {
        leaf.key: new
        for number, leaf in enumerate(leaves_of(proposal), 1)
        if leaf.key not in ONLY_IN_THE_FILE and (new := _new_answer(leaf, number)) is not None
    }


def _new_answer(leaf: Leaf, number: int) -> object:
    if leaf.value is None:
        return None
    return {
        Kind.TEXT: f"svar{number}x",
        Kind.PARAGRAPHS: f"svar{number}x",
        Kind.TEXTS: (f"svar{number}x", f"svar{number}y"),
        Kind.COUNT: 7000 + number,
        Kind.APPROXIMATE_COUNT: count_of(f"ca. {7000 + number}"),
        Kind.NUMBER: 7000 + number + Decimal("0.5"),
        Kind.DATE: date(2000 + number, 3, 14),
        Kind.FUZZY_DATE: stretch_of(f"medio {MONTHS[number // 100].da} {2000 + number % 100}"),
    }.get(leaf.question.kind)


def yes_or_no(leaf: Leaf, language: Language) -> str:
    """Return the text that a yes or no must appear as; all answers of no share one line."""
    if told := AS_A_SENTENCE.get((leaf.question.key, leaf.value)):
        return told[language]
    label = load_policy().item_words[leaf.question.key].label.in_(language)
    is_in_a_table = leaf.question.key != leaf.key
    said = YES_OR_NO[leaf.value].in_(language)
    if not leaf.value:
        return label
    return said if is_in_a_table else f"{label} {said}"


def written_forms(leaf: Leaf, language: Language) -> list[str]:  # noqa: PLR0911 - one for each kind
    """Return the texts that an answer must appear as."""
    key, value = leaf.question.key, leaf.value
    words = load_policy().item_words[key]
    match leaf.question.kind:
        case Kind.YES_NO:
            return [yes_or_no(leaf, language)]
        case Kind.CHOICE | Kind.CHOICES:
            chosen = value if isinstance(value, tuple) else (value,)
            return [words.choices[part].in_(language) for part in chosen]
        case Kind.TEXTS:
            return [one_line(part) for part in value]
        case Kind.PARAGRAPHS:
            return [line.lstrip("- ").replace("*", "") for line in value.split("\n") if line]
        case Kind.MONEY_BY_YEAR:
            return [format_value(amount, language) for _, amount in value.parts]
        case _ if key == "exemptions.rule" and value in load_policy().rule_words:
            return [load_policy().rule_words[value].title.in_(language)]
        case _:
            return [format_value(value, language)]


def a_finding(rule: str, severity: Severity, clause: str = "", says: str = "Fund") -> Finding:
    """Return a finding as a rule would."""
    message = Message(LocalizedText(f"{says}.", f"{says} (en)."))
    remedy = Message(LocalizedText(f"Ret {says}.", f"Mend {says}."))
    return Finding(
        rule=rule, name="found", severity=severity, clause=clause, message=message, remedy=remedy
    )


def a_review(
    proposal: Proposal,
    findings: tuple[Finding, ...] = (),
    verdicts: tuple[Verdict, ...] = (),
    outcome: Outcome = Outcome.READY,
) -> Review:
    """Return a review made by hand."""
    return Review(proposal=proposal, verdicts=verdicts, findings=findings, outcome=outcome)


def proposal_markdown(proposal: Proposal, language: Language = "da") -> str:
    """Return the Markdown of a proposal's paper."""
    return render_template(
        "proposal.md.j2", compose_proposal(load_policy(), a_review(proposal), language)
    )


def checklist_markdown(review: Review, language: Language = "da") -> str:
    """Return the Markdown of a checklist."""
    return render_template("checklist.md.j2", checklist(load_policy(), review, language))


def visible_text(source: str) -> str:
    """Return the visible text of Markdown, cell by cell and paragraph by paragraph."""
    inlines = [token for token in READER.parse(source) if token.type == "inline"]
    texts = [
        "".join(
            " " if child.type.endswith("break") else child.content
            for child in inline.children or ()
        )
        for inline in inlines
    ]
    return with_single_spaces(" ".join(texts))


def with_single_spaces(text: str) -> str:
    """Return a text with runs of space as one space."""
    return " ".join(text.split())


def block_structure(source: str) -> list[tuple[str, int]]:
    """Return the types and nesting of all block tokens."""
    return [(token.type, token.level) for token in READER.parse(source)]


def outline(source: str) -> list[str]:
    """Return the block tokens, with runs of paragraphs and lists as one each."""
    free = ("paragraph", "inline", "bullet_list", "ordered_list", "list_item")
    kinds = ["prose" if it.type.startswith(free) else it.type for it in READER.parse(source)]
    return [kind for kind, before in zip(kinds, ["", *kinds], strict=False) if kind != before]
