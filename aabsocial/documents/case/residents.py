"""What the residents said: who has decided, by how many votes, and who has not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import is_open
from aabsocial.documents.case.days import short_date
from aabsocial.documents.case_page import DepartmentDecision, ResidentsSaid
from aabsocial.localization.messages import WORD_FOR_DEPARTMENT, department_names
from aabsocial.model.departments import department_key
from aabsocial.model.proposal_facts import GROUNDWORK, is_still_to_be_made
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.documents.answers import Entry
    from aabsocial.documents.case.context import CaseInput
    from aabsocial.model.proposal import ResidentDecision

KEY = "residents.decisions"
FEW_DEPARTMENTS = 4  # of which each is on a line of its own
BOARDS = ("department-board", "organisation-board")


class _Said(Struct):
    """A decision of a department: the cells of its record as text, and its votes if known.

    It is awaited where it is left open on purpose, or who decides is, and still to be made where
    its day is to come.
    """

    entry: Entry
    department: str
    forum: str
    day: str
    votes: str
    short_votes: str
    is_awaited: bool = False
    is_to_be_made: bool = False

    @property
    def record(self) -> ResidentDecision:
        """Return the decision as it was answered."""
        record: ResidentDecision = self.entry.record
        return record

    @property
    def majority(self) -> Fraction | None:
        """Return the share of those for among those for and against, `None` if unknown."""
        votes_for, against = self.record.votes_for, self.record.votes_against
        if votes_for is None or against is None or not votes_for + against:
            return None
        return Fraction(votes_for, votes_for + against)

    @property
    def is_by_residents(self) -> bool:
        """Return whether the residents themselves decided."""
        return self.record.forum not in (None, *BOARDS)

    @property
    def is_decided(self) -> bool:
        """Return whether the residents have decided: not where that is all still to come."""
        has_votes = self.record.unanimous is not None or self.majority is not None
        is_made = not self.is_to_be_made and (has_votes or not self.is_awaited)
        return self.is_by_residents and is_made

    @property
    def is_marked(self) -> bool:
        """Return whether its own line has the mark of what is awaited."""
        return any(text and is_open(text) for text in (self.votes, self.forum))

    @property
    def is_by_board(self) -> bool:
        """Return whether a board decided in their place."""
        return self.record.forum in BOARDS

    @property
    def is_lost(self) -> bool:
        """Return whether there was no majority for it."""
        majority = None if self.is_to_be_made else self.majority
        return majority is not None and majority <= Fraction(1, 2)

    @property
    def is_unanimous_alone(self) -> bool:
        """Return whether it is called unanimous, and no votes are given."""
        return self.record.unanimous is True and self.majority is None


def compose_residents(case_input: CaseInput) -> ResidentsSaid:
    """Return who decided what, or that nobody has."""
    formatter = case_input.formatter
    title, page = case_input.text("residents.title"), case_input.text("capital-page")
    unpaged = case_input.text("residents.all-decisions")
    more = case_input.reference(page, "residents", unpaged=unpaged)
    if not formatter.is_said(KEY):
        return ResidentsSaid(title=title, lead="", more=more, gap=case_input.answer_or_gap(KEY))
    said = _without_boards_beside(
        [
            _said(case_input, entry)
            for entry in formatter.entries(formatter.policy.groups[KEY])
            if entry.record.forum not in GROUNDWORK
        ]
    )
    forums = dict.fromkeys(it.forum for it in said if it.forum)
    lead = _lead(case_input, said)
    all_missing, missing = (_missing(case_input, said, in_brief=it) for it in (True, False))
    voting = [it for it in said if not (it.is_by_board or it.is_awaited or it.is_to_be_made)]
    return ResidentsSaid(
        title=title,
        lead=lead,
        missing=missing,
        brief_missing=all_missing,
        decisions=tuple(
            DepartmentDecision(
                department=_department_told(case_input, it, said),
                votes=it.votes,
                short_votes=it.short_votes,
                day=it.day if len(forums) == 1 else ", ".join(filter(None, (it.day, it.forum))),
            )
            for it in said
        ),
        legend=case_input.text("residents.legend") if any(it.majority for it in voting) else "",
        brief=_brief(case_input, voting, is_whole=not all_missing),
        more=more,
    )


def _without_boards_beside(said: Sequence[_Said]) -> list[_Said]:
    """Return the decisions without a board's where the residents of its department decided."""
    decided = {
        department_key(it.department) for it in said if it.is_by_residents and not it.is_to_be_made
    }
    return [it for it in said if not it.is_by_board or department_key(it.department) not in decided]


def _said(case_input: CaseInput, entry: Entry) -> _Said:
    formatter = case_input.formatter
    fields = {field.name: field for field in formatter.policy.groups[KEY].fields}
    cells = {name: one_line(formatter.cell(field, entry)) for name, field in fields.items()}
    record: ResidentDecision = entry.record
    department = _bare(record.department or cells["department"])
    if mark := formatter.open_mark(entry.key):  # stands once, for all that the record lacks
        cells = {name: "" if is_open(cell) else cell for name, cell in cells.items()}
    forum = cells["forum"].partition(" (")[0] if record.forum else cells["forum"]
    day = short_date(record.date, case_input.language) if record.date else cells["date"]
    is_to_be_made = is_still_to_be_made(record, formatter.today)
    if is_to_be_made:
        day = case_input.text("residents.on-a-day-to-come", day=day)
    return _Said(
        entry,
        department,
        forum[:1].lower() + forum[1:],
        day,
        _votes(case_input, record, cells, mark),
        _short_votes(case_input, record, cells, mark),
        is_awaited=bool(mark or formatter.open_mark(f"{entry.key}.forum")),
        is_to_be_made=is_to_be_made,
    )


def _bare(name: str) -> str:
    return WORD_FOR_DEPARTMENT.sub("", one_line(name))


def _votes(
    case_input: CaseInput, record: ResidentDecision, cells: dict[str, str], mark: str
) -> str:
    """Write `47 for, 12 imod` or `enstemmigt`; unanimous never hides votes.

    The votes of a board are none of the residents'. `mark` stands in place of votes to come.
    """
    if record.forum in BOARDS:
        return mark or case_input.text("residents.only-board")
    names = (("votes_for", "for"), ("votes_against", "opposed"), ("votes_blank", "blank"))
    counted = [
        case_input.text(f"residents.{word}", number=cells[name])
        for name, word in names
        if not is_open(cells[name]) and (name, cells[name]) != ("votes_blank", "0")
    ]
    if record.unanimous is None and not is_open(cells["unanimous"]):
        counted = [cells["unanimous"], *counted]  # as it is written
    elif record.unanimous and not record.votes_against:
        counted = [case_input.text("residents.unanimous"), *counted]
    return ", ".join(counted) or mark or case_input.text("residents.no-votes")


def _short_votes(
    case_input: CaseInput, record: ResidentDecision, cells: dict[str, str], mark: str
) -> str:
    """Write `47–12` or `enstemmigt`."""
    is_counted = record.votes_for is not None and record.votes_against is not None
    if is_counted and record.forum not in BOARDS:
        return f"{cells['votes_for']}–{cells['votes_against']}"
    return _votes(case_input, record, cells, mark)


def _lead(case_input: CaseInput, said: Sequence[_Said]) -> str:
    """Return in how many departments the residents decided, and where."""
    own = case_input.formatter.proposal.initiative.departments
    to_come = [it for it in said if it.is_awaited or it.is_to_be_made]
    asked_again = {department_key(it.department) for it in to_come}
    decided = {
        department_key(it.department)
        for it in said
        if it.is_decided and not (it.is_lost and department_key(it.department) in asked_again)
    }
    number, with_decision = _departments(case_input, said), len(decided)
    if own and all(it.record.department for it in said):
        key = _lead_key(number, said, with_decision)
        lead = case_input.text(f"residents.{key}", decided=with_decision, number=number)
    else:  # of how many departments, or of which, is not known
        key = "none" if not said else "one" if len(said) == 1 else "many"
        lead = case_input.text(f"residents.named-{key}", number=len(said))
    forums = {it.forum for it in said if it.is_decided}
    if len(forums) == 1 and (forum := forums.pop()):
        lead = case_input.text("residents.forum", lead=lead, forum=forum)
    return lead


def _departments(case_input: CaseInput, said: Sequence[_Said]) -> int:
    """Return how many departments there are, whether they take part or decided."""
    own = map(_bare, case_input.formatter.proposal.initiative.departments or ())
    return len({department_key(name) for name in (*own, *(it.department for it in said))})


def _missing(case_input: CaseInput, said: Sequence[_Said], *, in_brief: bool) -> str:
    """Return what is wanting, also what the lines of the departments say where they are left out.

    Of one department alone its own line says so always.
    """
    own = [_bare(name) for name in case_input.formatter.proposal.initiative.departments or ()]
    told, number = {department_key(it.department) for it in said}, _departments(case_input, said)
    left = own if number > 1 and all(it.record.department for it in said) else []
    missing = [name for name in left if department_key(name) not in told]
    lost = dict.fromkeys(it.department for it in said if it.is_lost and not it.is_by_board)
    waiting = [it for it in said if len(said) > 1 and it.is_awaited]
    awaited = [it.department for it in waiting if in_brief or not it.is_marked]
    planned = [
        it.department
        for it in said
        if in_brief and number > 1 and it.is_to_be_made and not it.is_awaited
    ]
    warnings = [
        case_input.text(
            f"residents.{name}", departments=department_names([*departments], case_input.language)
        )
        for name, departments in (
            ("missing", missing),
            ("awaited", awaited),
            ("to-be-made", planned),
            ("against", lost),
        )
        if departments
    ]
    return ". ".join((*warnings, *_not_by_residents(case_input, said, number)))


def _department_told(case_input: CaseInput, it: _Said, said: Sequence[_Said]) -> str:
    """Return a department in full, but where there are so many that their votes run on."""
    is_full = len(said) <= FEW_DEPARTMENTS
    return department_names([it.department], case_input.language) if is_full else it.department


def _not_by_residents(case_input: CaseInput, said: Sequence[_Said], number: int) -> Iterator[str]:
    """Say in how many departments only a board decided, and where nobody knows who did."""
    forums: dict[str, str] = {}
    known = [it for it in said if not (it.is_awaited or it.is_to_be_made)]
    for it in sorted(known, key=lambda it: it.is_by_residents):  # whose decision settles it
        forums[department_key(it.department)] = it.record.forum or "unknown"
    for forum in (*BOARDS, "unknown"):
        if count := [*forums.values()].count(forum):
            how_many = "-one" if count == 1 else "-many"
            key = f"residents.only-{forum}{how_many if number > 1 else ''}"
            yield case_input.text(key, number=count)


def _lead_key(number: int, said: Sequence[_Said], decided: int) -> str:
    if decided:
        return "decided" if number > 1 else "one-decided"
    if any(it.is_awaited for it in said):
        return "none-settled"
    if any(it.is_to_be_made for it in said):
        return "none-made"
    return "none-decided" if number > 1 else "one-undecided"


def _brief(case_input: CaseInput, said: Sequence[_Said], *, is_whole: bool) -> str:
    """Return the sum of the votes and the weakest support, of several decisions.

    `is_whole` says whether there is a decision of the residents of every department.
    """
    counted = [it for it in said if it.majority is not None]
    alone = sum(it.is_unanimous_alone for it in said)
    unknown = len(said) - len(counted) - alone
    if len(said) < 2:  # noqa: PLR2004 - one decision is no sum
        return ""
    parts: list[str] = []
    if counted:
        values = {
            "votes_for": sum(it.record.votes_for or 0 for it in counted),
            "against": sum(it.record.votes_against or 0 for it in counted),
        }
        parts.append(
            case_input.text("residents.sum-open" if unknown else "residents.sum", **values)
        )
        if alone:
            parts.append(case_input.text("residents.unanimous-too", number=alone))
    elif alone:
        all_of_them = is_whole and alone == len(said)
        key = "residents.all-unanimous" if all_of_them else "residents.unanimous-too"
        parts.append(case_input.text(key, number=alone))
    if unknown:
        key = "residents.without-votes-one" if unknown == 1 else "residents.without-votes-many"
        parts.append(case_input.text(key, number=unknown))
    sentences = [_capital("; ".join(parts))]
    if len(counted) > 1:
        least = min(counted, key=lambda it: it.majority or 0)
        department = department_names([least.department], case_input.language)
        votes = least.short_votes
        sentences.append(case_input.text("residents.weakest", department=department, votes=votes))
    return "".join(f"{it}. " for it in sentences if it).strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
