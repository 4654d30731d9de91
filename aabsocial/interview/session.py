"""The state of an interview: answers, location and history (pure)."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, field, replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.model.joints import Joint
from aabsocial.questionnaire.derived import untouched_keys
from aabsocial.questionnaire.gaps import is_covered, marked_gaps
from aabsocial.questionnaire.questions import asked_items, is_given, open_questions, read_answers
from aabsocial.review.answer_state import AnswerState
from aabsocial.review.review import review_each_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.core.money import Money
    from aabsocial.interview.protocol import Note
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.model.proposal import Gap, Proposal
    from aabsocial.model.questions import Group, Item, Question, Spot
    from aabsocial.parsing.lines.reading import Gap as ReadGap
    from aabsocial.parsing.lines.reading import LineQuestion
    from aabsocial.questionnaire.questions import DecodedAnswers


class Act(Enum):
    """What a user may have done with the proposal, which the engine itself cannot do."""

    WRITE_PAPERS = "write-papers"
    OPEN_FOLDER = "open-folder"


class InterviewResult(Enum):
    """How an interview ended."""

    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


def no_files() -> tuple[str, ...]:
    """Return no files: there is no folder."""
    return ()


def nothing_around(_: Answers) -> tuple[Finding, ...]:
    """Return no findings: of answers that stand in no file and no folder."""
    return ()


class InterviewContext(Struct, kw_only=True):
    """What stays the same during an interview.

    `known` holds values used before, by question key, and `from_settings` the settings' own
    answers, which nobody is asked for; `receives` is who gets what is handed in. `version_read` is
    the schema version that the file had; `opens_folders` says whether somebody sees a folder that
    is opened, and `is_plain` that the answers are read line by line, where none is cut short.
    `files` returns the files in the folder that may go with
    the proposal, `older_papers` its papers that were written before the answers last changed.
    `around` returns what is found beside the answers, in the file and its
    folder; it is asked anew for every page, since a file may be put there meanwhile.
    """

    policy: Policy
    language: Language
    review_context: ReviewContext
    known: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    preview: Callable[[Review], str] = str
    around: Callable[[Answers], tuple[Finding, ...]] = nothing_around
    files: Callable[[], tuple[str, ...]] = no_files
    older_papers: Callable[[], tuple[str, ...]] = no_files
    from_settings: Mapping[str, object] = field(default_factory=dict)
    receives: str = ""
    version_read: int = 1
    opens_folders: bool = False
    is_plain: bool = False

    def known_from_settings(self, key: str) -> tuple[object, ...]:
        """Return the settings' values for a question."""
        return self.known.get(key, ()) if key in self.from_settings else ()

    def known_from_others(self, key: str) -> tuple[object, ...]:
        """Return the values that other proposals have for a question."""
        return () if key in self.from_settings else self.known.get(key, ())


class RecordChange(Struct):
    """What was done to a group's records: at an index, so many stand now where others stood.

    `gaps` are what those others left open, `derived` the keys of what the program wrote in them.
    """

    group: str
    index: int
    records: tuple[object, ...]
    count: int = 0
    gaps: tuple[Mapping[str, object], ...] = ()
    derived: tuple[str, ...] = ()


class Unsettled(Struct, kw_only=True):
    """A line of a list that can be read in several ways, while the person has not chosen.

    `record` is the entry without what is asked, `typed` the text that stands in the field again if
    the person writes it anew. `rows` is how many entries came of the text, 0 of one that was there
    before; `began` is what that one was while it waited to be filled. `gaps` is what the line
    leaves open, by the name of the question. `stated_total` is what the sheet that it was pasted
    with says of its sum, and `block` the first entry of that sheet. `answers` are those before the
    text, which hold again if the person writes it anew; only a text of one line has them.
    """

    index: int
    typed: str
    record: Mapping[str, object]
    questions: tuple[LineQuestion, ...]
    rows: int = 1
    began: Mapping[str, object] | None = None
    gaps: Mapping[str, ReadGap] = field(default_factory=dict)
    stated_total: Money | None = None
    block: int = 0
    answers: Answers | None = None


class Session(Struct, kw_only=True, dict=True):
    """An interview at one moment; every action returns a new one.

    `history` are the locations that Back returns to, `skipped` the questions left open on purpose,
    `revisit` those to be shown again although answered, `drafts` the half-typed texts by key,
    `opened` is the key of the entry of a list that stands in its field,
    `shown_findings` the findings that pages have shown, by rule and key, `shown_before` those that
    were shown before the page at hand, `changes` what was done to records, the last one last.
    `pending` are the keys of what the lines just read lack, `unsettled` those lines of them that
    can be read in several ways, and `echoed` is the entry whose reading is told.
    `counted` is how many questions there were before the list at hand was written in, 0 where that
    has been told. `entered` is where a task was entered from a page that shows how far each of them
    is.
    `paper_formats` are the formats chosen for the papers, and `act` is what to do before the next
    screen.
    """

    interview_context: InterviewContext
    answers: Answers
    location: Location
    history: tuple[Location, ...] = ()
    skipped: frozenset[str] = frozenset()
    revisit: frozenset[str] = frozenset()
    drafts: Mapping[str, str] = field(default_factory=dict)
    opened: str = ""
    shown_findings: frozenset[tuple[str, str]] = frozenset()
    shown_before: frozenset[tuple[str, str]] = frozenset()
    changes: tuple[RecordChange, ...] = ()
    offered: frozenset[str] = frozenset()
    readings: tuple[object, ...] = ()
    pending: tuple[str, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    echoed: int | None = None
    counted: int = 0
    entered: Location | None = None
    notes: tuple[Note, ...] = ()
    paper_formats: tuple[str, ...] = ()
    act: Act | None = None
    result: InterviewResult | None = None

    @cached_property
    def structure(self) -> DecodedAnswers:
        """Return the answers read as a proposal."""
        return read_answers(self.interview_context.policy, self.answers)

    @cached_property
    def review(self) -> Review:
        """Return the review of the answers so far, and of what stands around them."""
        structure = self.structure
        if around := self.interview_context.around(self.answers):
            structure = replace(structure, findings=(*structure.findings, *around))
        return review_each_answer(self.policy, structure, self.interview_context.review_context)

    @cached_property
    def asked_items(self) -> Mapping[str, Item]:
        """Return the items asked for the answers so far by key, in the interview's order."""
        items = asked_items(self.policy, self.proposal, self.found_files)
        return {item.key: item for item in items}

    @cached_property
    def found_files(self) -> Mapping[str, tuple[str, ...]]:
        """Return the files in the folder by the key of the group that may name them.

        Only while it names none: what somebody has left out is not found again.
        """
        groups = [group for group in self.policy.groups.values() if group.holds_files]
        empty = [group.key for group in groups if not is_given(group, self.proposal)]
        files = self.interview_context.files() if empty else ()
        return dict.fromkeys(empty, files) if files else {}

    @cached_property
    def asked_spots(self) -> Mapping[str, Spot]:
        """Return the spots with anything to ask by key, in the interview's order."""
        spots = self.policy.spots
        keys = dict.fromkeys(map(self.policy.spot_key, self.asked_items))
        return {key: spots[key] for key in keys}

    @cached_property
    def open_keys(self) -> tuple[str, ...]:
        """Return the keys, with indices, of the missing necessary answers that nobody marked."""
        missing = (one.key for one in open_questions(self.policy, self.proposal))
        return tuple(key for key in missing if not is_covered(key, self.gaps))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Return the keys of the answers that are missing, as the papers count them."""
        structure = self.structure
        return AnswerState(
            policy=self.policy, proposal=structure.proposal, unreadable=structure.unreadable
        ).missing

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """Return what is left open on purpose, by key."""
        return marked_gaps(self.policy, self.proposal)

    def is_dealt_with(self, item: Item) -> bool:
        """Return whether an item is answered, or left open on purpose."""
        return is_given(item, self.proposal) or item.key in self.gaps

    @cached_property
    def written_keys(self) -> frozenset[str]:
        """Return the keys of asked items that the program has answered, and nobody has touched."""
        untouched = untouched_keys(self.policy, self.proposal)
        return frozenset(key for key in untouched if key in self.asked_items)

    @cached_property
    def written_spots(self) -> frozenset[str]:
        """Return the keys of spots that lack nothing, with an answer that the program wrote."""
        keys = frozenset(map(self.policy.spot_key, self.written_keys))
        return keys - self.unanswered

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Return the keys of spots that lack an answer, also a necessary one in a record.

        Of a joint, a necessary one, or all of them.
        """
        policy, asked = self.policy, self.asked_items
        items = {Location(ScreenKind.QUESTION, key).item_key for key in self.open_keys}
        missing = {policy.spot_key(key) for key in items}
        given = {policy.spot_key(key) for key, item in asked.items() if self.is_dealt_with(item)}
        return frozenset(key for key in self.asked_spots if key in missing or key not in given)

    @property
    def proposal(self) -> Proposal:
        """Return the proposal so far."""
        return self.structure.proposal

    @property
    def policy(self) -> Policy:
        """Return the policy the questions come from."""
        return self.interview_context.policy

    @property
    def language(self) -> Language:
        """Return the reader's language."""
        return self.interview_context.language

    def item_at(self, location: Location) -> Item:
        """Return the question or group that a location belongs to."""
        return self.policy.items[location.item_key]

    def spot_key_at(self, location: Location) -> str:
        """Return the key of the spot that a location belongs to, empty on a page."""
        key = self.policy.spot_key(location.item_key)
        return key if key in self.policy.spots else ""

    def joint_at(self, location: Location) -> Joint | None:
        """Return the joint that a location belongs to, if it belongs to one."""
        spot = self.policy.spots.get(self.spot_key_at(location))
        return spot if isinstance(spot, Joint) else None

    def group_at(self, location: Location) -> Group:
        """Return the group that a location belongs to; raises `KeyError` if there is none."""
        return self.policy.groups[location.item_key]

    @property
    def lines_group(self) -> Group | None:
        """Return the group whose lines are typed at the location, if that is what is done there."""
        if self.location.kind is not ScreenKind.LIST:
            return None
        group = self.group_at(self.location)
        return group if group.lines else None

    @property
    def joint(self) -> Joint | None:
        """Return the joint whose one screen is at the location, if that is what is shown there."""
        return self.joint_at(self.location) if self.location.kind is ScreenKind.JOINT else None

    @property
    def question(self) -> Question:
        """Return the question at the location."""
        return self.policy.questions[self.location.question_key]
