"""Read a meeting's file: who meets, when, and the agenda; every slip is told with its line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aabsocial.core.struct import Struct, replace
from aabsocial.errors import UnreadableProposalError
from aabsocial.handout import ITEM_TYPES, ItemType, Meeting
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity
from aabsocial.parsing import Parsed, parse_date
from aabsocial.storage.file_findings import file_finding
from aabsocial.storage.personal_data import placed_personal_data
from aabsocial.storage.reading import read_proposal
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.storage.proposal_file import StoredProposal

messages = Messages(__file__)
EXAMPLE = "2026-12-03"

# What a key takes: the sentence for a value that does not fit, and what fits.
MEETING_KEYS: Mapping[str, str] = {
    "body": "text",
    "date": "date",
    "time": "text",
    "place": "text",
    "number": "text",
    "chair": "text",
    "closed": "yes-no",
}
ITEM_KEYS: Mapping[str, str] = {
    "type": "type",
    "proposal": "text",
    "title": "text",
    "text": "text",
    "annexes": "texts",
    "closed": "yes-no",
}
FITS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "yes-no": lambda value: isinstance(value, bool),
    "type": lambda value: value in ITEM_TYPES,
    "texts": lambda value: (
        isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value)
    ),
}


class AgendaEntry(Struct, kw_only=True):
    """An item as the file plans it: the proposal's file, or what else is on the agenda."""

    kind: ItemType
    proposal: Path | None = None
    title: str = ""
    text: str = ""
    annexes: tuple[str, ...] = ()
    closed: bool = False


class Agenda(Struct, kw_only=True):
    """A meeting's file: the meeting and its items in agenda order.

    `file` is where it was read, and `findings` the personal data that stands in it.
    """

    meeting: Meeting
    items: tuple[AgendaEntry, ...]
    file: Path | None = None
    findings: tuple[Finding, ...] = ()


def read_meeting_file(path: Path) -> Agenda:
    """Read a meeting's file; paths in it are relative to it.

    Raises `UnreadableProposalError` with every finding, and `FileTroubleError`.
    """
    return Reading(read_proposal(path)).plan()


class Reading:
    """One meeting's file while it is read, with what was found wrong so far."""

    def __init__(self, stored: StoredProposal) -> None:
        """Begin with nothing found."""
        self.stored = stored
        self.found: list[Finding] = []

    def plan(self) -> Agenda:
        """Return the whole plan; raises `UnreadableProposalError` once everything was looked at."""
        answers = self.stored.answers
        self._refuse_unknown((), answers, ("meeting", "items"))
        meeting = self._meeting(self._table(("meeting",), answers.get("meeting", {})))
        items = self._items(answers.get("items", []))
        if self.found or meeting is None:
            self._refuse()
        findings = placed_personal_data(self.stored)
        return Agenda(meeting=meeting, items=items, file=self.stored.path, findings=findings)

    def _meeting(self, table: Mapping[str, Any]) -> Meeting | None:
        known = self._values(("meeting",), table, MEETING_KEYS)
        for key, message_key in (("body", "no-body"), ("date", "no-date")):
            if key not in table:
                self._tell(("meeting",), message_key)
        if not ("body" in known and "date" in known):
            return None
        return Meeting(day=known.pop("date"), **known)

    def _items(self, records: object) -> tuple[AgendaEntry, ...]:
        if not isinstance(records, list):
            self._tell(("items",), "not-a-table", name="items", header="[[items]]")
            return ()
        if not records:
            self._tell((), "no-items")
        items = tuple(self._item(index, record) for index, record in enumerate(records))
        self._refuse_twice(items)
        return items

    def _item(self, index: int, record: object) -> AgendaEntry:
        path = ("items", index)
        known = self._values(path, self._table(path, record), ITEM_KEYS)
        proposal = known.pop("proposal", None)
        if proposal is None and "title" not in known:
            self._tell(path, "no-title", number=index + 1)
        return AgendaEntry(
            kind=known.pop("type", "decision"),
            proposal=self._proposal(path, proposal) if proposal else None,
            annexes=tuple(known.pop("annexes", ())),
            **known,
        )

    def _proposal(self, path: tuple[str | int, ...], wanted: str) -> Path | None:
        """Find the proposal that an item names: its folder, or its file."""
        place = self.stored.path.parent / wanted
        for file in (place / PROPOSAL_FILE, place):
            if file.is_file():
                return file
        near = _nearest(place, wanted)
        message_key = "no-proposal-near" if near else "no-proposal"
        self._tell((*path, "proposal"), message_key, wanted=wanted, near=near)
        return None

    def _refuse_twice(self, items: tuple[AgendaEntry, ...]) -> None:
        seen: dict[Path, int] = {}
        for index, item in enumerate(items):
            if item.proposal is None:
                continue
            number = seen.setdefault(item.proposal.resolve(), index + 1)
            if number != index + 1:
                wanted = self.stored.answers["items"][index]["proposal"]
                place = ("items", index, "proposal")
                self._tell(place, "twice", wanted=wanted, number=number)

    def _table(self, path: tuple[str | int, ...], value: object) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        name = str(path[0])
        header = f"[[{name}]]" if len(path) > 1 else f"[{name}]"
        self._tell(path, "not-a-table", name=name, header=header)
        return {}

    def _values(
        self, path: tuple[str | int, ...], table: Mapping[str, Any], keys: Mapping[str, str]
    ) -> dict[str, Any]:
        """Return the values that fit, and tell of the others."""
        self._refuse_unknown(path, table, tuple(keys))
        known = {}
        for key, message_key in keys.items():
            if key in table and FITS[message_key](table[key]):
                known[key] = table[key]
            elif key in table:
                self._tell((*path, key), message_key, name=key, example=_day_meant(table[key]))
        return known

    def _refuse_unknown(
        self, path: tuple[str | int, ...], table: Mapping[str, Any], known: tuple[str, ...]
    ) -> None:
        for key in table:
            if key not in known:
                self._tell((*path, key), "unknown", name=key, known=", ".join(known))

    def _tell(self, path: tuple[str | int, ...], message_key: str, **values: object) -> None:
        place = self.stored.places.at(path)
        file = str(self.stored.path)
        finding = file_finding(
            "MEETING", message_key, place, file=file, line=str(place.line), **values
        )
        self.found.append(finding)

    def _refuse(self) -> NoReturn:
        message_key = "refused-one" if len(self.found) == 1 else "refused"
        sentences = messages.problem(message_key, file=self.stored.path, count=len(self.found))
        unplaced = tuple(replace(found, place=None) for found in self.found)
        personal = tuple(
            found for found in placed_personal_data(self.stored) if found.severity is Severity.ERROR
        )
        raise UnreadableProposalError(*sentences, (*unplaced, *personal))


def _day_meant(value: object) -> str:
    """Write the day that a value of another kind means as the file takes it, or an example."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    heard = parse_date(value, "da") if isinstance(value, str) else None
    return heard.value.isoformat() if isinstance(heard, Parsed) else EXAMPLE


def _nearest(place: Path, wanted: str) -> str:
    """Return the path of a proposal beside the one that is not there whose name is much like it."""
    from difflib import get_close_matches  # only a slip needs it

    beside = place.parent
    names = [it.name for it in beside.iterdir()] if beside.is_dir() else []
    proposals = [name for name in names if (beside / name / PROPOSAL_FILE).is_file()]
    near = get_close_matches(place.name, proposals, n=1)
    return (Path(wanted).parent / near[0]).as_posix() if near else ""
