"""Read a meeting's file: who meets, when, and the agenda; report every error with its line."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import pairwise
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
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.storage.proposal_file import StoredProposal

messages = Messages(__file__)
EXAMPLE = "2026-12-03"

# The kind of value of each key: the key of its message in `FITS` and in the texts.
MEETING_KEYS: Mapping[str, str] = {
    "body": "text",
    "date": "date",
    "time": "text",
    "place": "text",
    "number": "text",
    "chair": "text",
    "closed": "yes-no",
    "present": "people",
    "absent": "people",
}
ITEM_KEYS: Mapping[str, str] = {
    "type": "type",
    "proposal": "text",
    "title": "text",
    "text": "text",
    "annexes": "texts",
    "closed": "yes-no",
    "number": "number",
    "section": "text",
    "presenter": "text",
    "minutes": "minutes",
    "question": "text",
    "late": "yes-no",
}
NUMBER = re.compile(r"([1-9]\d{0,2})([a-z]?)", re.ASCII)
LONGEST = 24 * 60  # minutes


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value)


FITS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "yes-no": lambda value: isinstance(value, bool),
    "type": lambda value: value in ITEM_TYPES,
    "texts": _are_texts,
    "people": _are_texts,
    "minutes": lambda value: type(value) is int and 0 < value <= LONGEST,
    "number": lambda value: type(value) in {int, str} and bool(NUMBER.fullmatch(str(value))),
}


class AgendaEntry(Struct, kw_only=True):
    """An item of the agenda as the file has it: a proposal's file, or title and text.

    `number` is empty for the one after the item before. `section` is the heading that begins with
    the item, `minutes` how long it takes (0: unknown), and `late` says that its papers came later.
    """

    kind: ItemType
    number: str = ""
    section: str = ""
    presenter: str = ""
    minutes: int = 0
    question: str = ""
    late: bool = False
    proposal: Path | None = None
    title: str = ""
    text: str = ""
    annexes: tuple[str, ...] = ()
    closed: bool = False


class Agenda(Struct, kw_only=True):
    """A meeting's file: the meeting and its items in agenda order.

    `file` is its path, and `findings` are the personal data in it.
    """

    meeting: Meeting
    items: tuple[AgendaEntry, ...]
    file: Path | None = None
    findings: tuple[Finding, ...] = ()


def item_numbers(items: Iterable[AgendaEntry]) -> tuple[str, ...]:
    """Return the number of each item: its own, or the one after that of the item before."""
    numbers, last = [], 0
    for item in items:
        numbers.append(item.number or str(last + 1))
        last = number_parts(numbers[-1])[0]
    return tuple(numbers)


def number_parts(number: str) -> tuple[int, str]:
    """Return an item's number and its letter, which may be empty; they sort as agendas do."""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number[len(digits) :]


def read_meeting_file(path: Path) -> Agenda:
    """Read a meeting's file; paths in it are relative to it.

    Raises `UnreadableProposalError` with every finding, and `FileTroubleError`.
    """
    return MeetingFileReader(read_proposal(path)).read()


class MeetingFileReader:
    """Reads one meeting's file and collects its errors."""

    def __init__(self, stored: StoredProposal) -> None:
        """Begin without errors."""
        self.stored = stored
        self.findings: list[Finding] = []

    def read(self) -> Agenda:
        """Return the agenda; raises `UnreadableProposalError` with all errors of the file."""
        answers = self.stored.answers
        self._refuse_unknown((), answers, ("meeting", "items"))
        meeting = self._meeting(self._table(("meeting",), answers.get("meeting", {})))
        items = self._items(answers.get("items", []))
        if self.findings or meeting is None:
            self._raise_findings()
        findings = placed_personal_data(self.stored)
        return Agenda(meeting=meeting, items=items, file=self.stored.path, findings=findings)

    def _meeting(self, table: Mapping[str, Any]) -> Meeting | None:
        known = self._values(("meeting",), table, MEETING_KEYS)
        for key, message_key in (("body", "no-body"), ("date", "no-date")):
            if key not in table:
                self._report(("meeting",), message_key)
        if not ("body" in known and "date" in known):
            return None
        present, absent = (tuple(known.pop(name, ())) for name in ("present", "absent"))
        return Meeting(day=known.pop("date"), present=present, absent=absent, **known)

    def _items(self, records: object) -> tuple[AgendaEntry, ...]:
        if not isinstance(records, list):
            self._report(("items",), "not-a-table", name="items", header="[[items]]")
            return ()
        if not records:
            self._report((), "no-items")
        items = tuple(self._item(index, record) for index, record in enumerate(records))
        self._refuse_disorder(items)
        return items

    def _item(self, index: int, record: object) -> AgendaEntry:
        path = ("items", index)
        known = self._values(path, self._table(path, record), ITEM_KEYS)
        proposal = known.pop("proposal", None)
        if proposal is None and "title" not in known:
            self._report(path, "no-title")
        for name in (it for it in ("text", "annexes") if proposal is not None and it in known):
            self._report((*path, name), "beside-proposal", name=name)
        return AgendaEntry(
            kind=known.pop("type", "decision"),
            proposal=self._proposal(path, proposal) if proposal else None,
            annexes=tuple(known.pop("annexes", ())),
            number=str(known.pop("number", "")),
            **known,
        )

    def _proposal(self, path: tuple[str | int, ...], name: str) -> Path | None:
        """Return the file of the proposal that an item names by folder or file."""
        place = self.stored.path.parent / name
        for file in (place / PROPOSAL_FILE, place):
            if file.is_file():
                return file
        near = _similar_proposal(place, name)
        message_key = "no-proposal-near" if near else "no-proposal"
        self._report((*path, "proposal"), message_key, wanted=name, near=near)
        return None

    def _refuse_disorder(self, items: tuple[AgendaEntry, ...]) -> None:
        """Report each number that does not come after the one before it."""
        numbers = item_numbers(items)
        for index, (before, number) in enumerate(pairwise(numbers), 1):
            if number_parts(number) <= number_parts(before):
                self._report(
                    ("items", index, "number"),
                    "number-order",
                    number=number,
                    before=before,
                    example=str(number_parts(before)[0] + 1),
                )

    def _table(self, path: tuple[str | int, ...], value: object) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        name = str(path[0])
        header = f"[[{name}]]" if len(path) > 1 else f"[{name}]"
        self._report(path, "not-a-table", name=name, header=header)
        return {}

    def _values(
        self, path: tuple[str | int, ...], table: Mapping[str, Any], keys: Mapping[str, str]
    ) -> dict[str, Any]:
        """Return the values of the right kind, and report the others."""
        self._refuse_unknown(path, table, tuple(keys))
        known = {}
        for key, message_key in keys.items():
            if key in table and FITS[message_key](table[key]):
                known[key] = table[key]
            elif key in table:
                example = (EXAMPLES.get(message_key) or _suggested_date)(table[key])
                self._report((*path, key), message_key, name=key, example=example)
        return known

    def _refuse_unknown(
        self, path: tuple[str | int, ...], table: Mapping[str, Any], known: tuple[str, ...]
    ) -> None:
        for key in table:
            if key not in known:
                self._report((*path, key), "unknown", name=key, known=", ".join(known))

    def _report(self, path: tuple[str | int, ...], message_key: str, **values: object) -> None:
        place = self.stored.places.place_at(path)
        file = str(self.stored.path)
        finding = file_finding(
            "MEETING", message_key, place, file=file, line=str(place.line), **values
        )
        self.findings.append(finding)

    def _raise_findings(self) -> NoReturn:
        message_key = "refused-one" if len(self.findings) == 1 else "refused"
        sentences = messages.problem(message_key, file=self.stored.path, count=len(self.findings))
        unplaced = tuple(replace(finding, place=None) for finding in self.findings)
        personal = tuple(
            finding
            for finding in placed_personal_data(self.stored)
            if finding.severity is Severity.ERROR
        )
        raise UnreadableProposalError(*sentences, (*unplaced, *personal))


def _suggested_date(value: object) -> str:
    """Return the date that a wrong value means in the file's form, else an example."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    result = parse_date(value, "da") if isinstance(value, str) else None
    return result.value.isoformat() if isinstance(result, Parsed) else EXAMPLE


def _suggested_number(value: object) -> str:
    """Return the number that a wrong value means in the file's form, else an example."""
    meant = re.sub(r"[^0-9a-z]", "", str(value).casefold()).lstrip("0")
    return meant if NUMBER.fullmatch(meant) else "3a"


def _suggested_minutes(value: object) -> str:
    """Return the whole minutes that a wrong value means, else an example."""
    meant = re.fullmatch(r"(\d{1,4})(?:[.,]0+)?\s*m?i?n?\.?", str(value).casefold().strip())
    return meant[1] if meant and 0 < int(meant[1]) <= LONGEST else "15"


EXAMPLES: Mapping[str, Callable[[object], str]] = {
    "number": _suggested_number,
    "minutes": _suggested_minutes,
}


def _similar_proposal(path: Path, wanted: str) -> str:
    """Return the path of a proposal with a name similar to a missing one, empty if none."""
    from difflib import get_close_matches  # only needed after a mistake

    folder = path.parent
    names = [it.name for it in folder.iterdir()] if folder.is_dir() else []
    proposals = [name for name in names if (folder / name / PROPOSAL_FILE).is_file()]
    near = get_close_matches(path.name, proposals, n=1)
    return (Path(wanted).parent / near[0]).as_posix() if near else ""
