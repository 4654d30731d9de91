"""Rules on the success criteria: clear, definable, and more than a count of activities (6.4)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from aabsocial.localization.messages import Message, Messages
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.policy.aab.detectors.denials import denies
from aabsocial.policy.aab.detectors.vague_wording import can_be_counted, keeps_a_level, vague_words
from aabsocial.policy.aab.p6_evaluation import hits_outside_period, perhaps_outside_period
from aabsocial.policy.aab.predicates import unless_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from aabsocial.localization.messages import Language, LocalizedText
    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal, SuccessCriterion

    Named: TypeAlias = tuple[str, str | Message, SuccessCriterion]

messages = Messages(__file__)
PARTS = ("indicator", "target", "unit", "deadline", "source")
PARTS_IN = attrgetter(*PARTS)


def criteria(
    proposal: Proposal, are_meant: Callable[[SuccessCriterion], object]
) -> Iterator[Named]:
    """Yield criteria that are meant, with the key and the name that the reader knows each by."""
    for index, criterion in enumerate(proposal.success_criteria):
        if are_meant(criterion):
            yield f"success_criteria[{index}]", criterion.id or _nameless(index), criterion


def _nameless(index: int) -> Message:
    return messages.message("nameless", number=index + 1)


def missing_parts(criterion: SuccessCriterion) -> tuple[str, ...]:
    """Name what a criterion lacks of indicator, target with unit, deadline and source."""
    answers = zip(PARTS, PARTS_IN(criterion), strict=True)
    return tuple(part for part, answer in answers if _is_missing(answer))


def _is_missing(answer: object) -> bool:
    """Return whether a part is unanswered, or its answer says that there is none."""
    return denies(answer) if isinstance(answer, str) else answer is None


def spoken_parts(parts: tuple[str, ...]) -> tuple[LocalizedText, ...]:
    """Return the words for parts of a criterion."""
    return tuple(messages[part] for part in parts)


def no_success_criteria(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: there is no success criterion; a pilot needs one too."""
    if not proposal.success_criteria:
        yield Breach(key="success_criteria")


def no_definable_criterion(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: there are criteria, and not one says what is counted, how far, by when, from what."""
    if not proposal.success_criteria or _one_is_definable(proposal):
        return
    every = criteria(proposal, missing_parts)
    lacking = [(key, name, missing_parts(one)) for key, name, one in every]
    lacks = messages["lacks"]
    yield Breach(
        key="success_criteria",
        related=tuple(f"{key}.{part}" for key, _, parts in lacking for part in parts),
        message_key="one" if len(lacking) == 1 else "several",
        params={
            "number": len(lacking),
            "lacking": tuple(
                Message(lacks, {"name": name, "missing": spoken_parts(parts)})
                for _, name, parts in lacking
            ),
        },
    )


def criterion_not_definable(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: a criterion lacks one of the four while another has them all."""
    if not _one_is_definable(proposal):
        return
    for key, name, criterion in criteria(proposal, missing_parts):
        parts = missing_parts(criterion)
        first, *others = (f"{key}.{part}" for part in parts)
        values = {"name": name, "missing": spoken_parts(parts)}
        yield Breach(key=first, related=tuple(others), params=values)


def _one_is_definable(proposal: Proposal) -> bool:
    return any(not missing_parts(criterion) for criterion in proposal.success_criteria)


def criterion_without_baseline(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: nobody can see what a criterion changes from; a count of activities changes little."""
    for key, name, criterion in criteria(proposal, _has_no_baseline):
        if lacks_a_baseline(criterion):
            yield Breach(key=f"{key}.baseline", params={"name": name})
        else:
            yield Breach(
                key=f"{key}.baseline",
                message_key="activity",
                params={"name": name},
                severity=Severity.HINT,
            )


def _has_no_baseline(criterion: SuccessCriterion) -> bool:
    return criterion.baseline is None


def lacks_a_baseline(criterion: SuccessCriterion) -> bool:
    """Return whether a criterion is about a change, and it is not said from what."""
    return criterion.baseline is None and criterion.level in ("result", "impact")


def has_proposed_deadline(proposal: Proposal, index: int) -> bool:
    """Return whether the program took a criterion's deadline from the end of the period."""
    deadline = proposal.success_criteria[index].deadline
    is_listed = f"success_criteria[{index}].deadline" in (proposal.derived or ())
    return is_listed and deadline is not None and deadline == proposal.initiative.end


def criterion_is_vague(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: a statement leans on vague words with no number or date in it or beside it.

    Or every field is filled, and not one of them says what is counted.
    """
    language = proposal.language or "da"
    for key, name, criterion in criteria(proposal, _has_a_statement):
        if criterion.target is None or criterion.deadline is None:
            if found := vague_words(criterion.statement or "", language):
                quoted = messages["quoted"]
                words = tuple(Message(quoted, {"word": word}) for word in found)
                yield Breach(
                    key=f"{key}.statement",
                    message_key=_lacking(criterion),
                    params={"name": name, "words": words},
                )
        elif not missing_parts(criterion) and says_nothing_countable(criterion, language):
            yield Breach(key=f"{key}.indicator", message_key="uncountable", params={"name": name})


def _lacking(criterion: SuccessCriterion) -> str:
    """Return which message says what a criterion lacks beside its vague words."""
    if criterion.target is None:
        return "found" if criterion.deadline is None else "no-target"
    return "no-deadline"


def _has_a_statement(criterion: SuccessCriterion) -> bool:
    return criterion.statement is not None


def says_nothing_countable(criterion: SuccessCriterion, language: Language) -> bool:
    """Return whether nothing in a criterion's statement, indicator and source can be counted.

    What its unit names can be, where the statement or the indicator speaks of it in clear words.
    """
    texts = (criterion.indicator or "", criterion.statement or "", criterion.source or "")
    if can_be_counted(" ".join(texts), "", language):
        return False
    unit = criterion.unit or ""
    return not any(
        can_be_counted(text, unit, language) and not vague_words(text, language)
        for text in texts[:2]
    )


def only_activities_are_counted(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: every criterion is said to count what is done, none what comes of it."""
    if {one.level for one in proposal.success_criteria} == {"activity"}:
        number = len(proposal.success_criteria)
        message_key = "one" if number == 1 else "several"
        yield Breach(key="success_criteria", message_key=message_key, params={"number": number})


def deadline_outside_period(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: a deadline lies before the start, or more than twelve months after the end."""
    is_suspect = perhaps_outside_period(proposal)
    for key, name, criterion in criteria(proposal, lambda one: is_suspect(one.deadline)):
        yield from hits_outside_period(proposal, f"{key}.deadline", criterion.deadline, name=name)


def target_equals_baseline(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: a criterion aims at what is there already, and does not say that it is to be kept."""
    language = proposal.language or "da"
    for key, name, criterion in criteria(proposal, _aims_at_what_is_there):
        if not keeps_a_level(criterion.statement or "", language):
            values = {"name": name, "target": criterion.target}
            yield Breach(key=f"{key}.target", params=values)


def _aims_at_what_is_there(criterion: SuccessCriterion) -> bool:
    """Return whether a target is the baseline, and nobody says on which side of it to stay."""
    if criterion.target is None or criterion.target != criterion.baseline:
        return False
    return criterion.target_is_most is None


def same_criterion_id_twice(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.4: two criteria share an id, so that nobody knows which a measurement is of."""
    first: dict[str, int] = {}
    for index, criterion in enumerate(proposal.success_criteria):
        if criterion.id is None:
            continue
        if (earlier := first.setdefault(criterion.id, index)) != index:
            values = {"id": criterion.id, "first": earlier + 1, "second": index + 1}
            yield Breach(key=f"success_criteria[{index}].id", params=values)


RULES = (
    Rule(
        code="EFF10",
        name="no-success-criteria",
        clause="6.4",
        severity=Severity.ERROR,
        check=unless_draft(no_success_criteria),
    ),
    Rule(
        code="EFF11",
        name="no-definable-criterion",
        clause="6.4",
        severity=Severity.ERROR,
        check=unless_draft(no_definable_criterion),
    ),
    Rule(
        code="EFF12",
        name="criterion-not-definable",
        clause="6.4",
        severity=Severity.WARNING,
        check=unless_draft(criterion_not_definable),
        reason_not_error="the criterion is there; how clear it must be is for the board to weigh",
    ),
    Rule(
        code="EFF13",
        name="criterion-without-baseline",
        clause="6.4",
        severity=Severity.WARNING,
        check=unless_draft(criterion_without_baseline),
        reason_not_error="the criterion is there; how clear it must be is for the board to weigh",
    ),
    Rule(
        code="EFF14",
        name="criterion-is-vague",
        clause="6.4",
        severity=Severity.WARNING,
        check=unless_draft(criterion_is_vague),
        reason_not_error="the criterion is there; found by words, which may mislead",
    ),
    Rule(
        code="EFF15",
        name="only-activities-are-counted",
        clause="6.4",
        severity=Severity.WARNING,
        check=only_activities_are_counted,
        reason_not_error="the policy does not say what kind of criterion is enough",
    ),
    Rule(
        code="EFF16",
        name="deadline-outside-period",
        clause="6.4",
        severity=Severity.WARNING,
        check=deadline_outside_period,
        reason_not_error="the policy sets no limit; it is often a slip",
    ),
    Rule(
        code="EFF17",
        name="target-equals-baseline",
        clause="6.4",
        severity=Severity.WARNING,
        check=target_equals_baseline,
        reason_not_error="keeping a number where it is can be a target too",
    ),
    Rule(
        code="EFF18",
        name="same-criterion-id-twice",
        clause="6.4",
        severity=Severity.ERROR,
        check=same_criterion_id_twice,
    ),
)
