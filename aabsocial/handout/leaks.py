"""Look whether a public edition holds what is not for the public."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import LeakError
from aabsocial.finding import Severity
from aabsocial.personal_data import findings_in_answers
from aabsocial.value import Value
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.finding import Finding
    from aabsocial.handout.meeting import AgendaItem
    from aabsocial.handout.values import Handout

WORDS = Path(__file__).with_suffix(".toml")
PERSONAL_DATA = "DAT"
WORD = r"[^\W_]+"


def refuse_personal_data(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], around: Mapping[str, Value]
) -> None:
    """Refuse to make public what the personal-data rules have an open error about.

    Beside the reviews, everything that somebody wrote `around` the proposals is looked through.
    """
    for found in _found_around(public, around):
        raise LeakError(*told(WORDS, "around", found=found.message, mend=found.remedy))
    for item, shown in zip(items, public, strict=True):
        for found in _open_errors(item) if shown.review else ():
            values = {"found": found.message, "mend": found.remedy}
            place = {"number": item.number, "path": item.path}
            raise LeakError(*told(WORDS, "personal-data", **values, **place))


def _found_around(public: Sequence[AgendaItem], around: Mapping[str, Value]) -> Iterator[Finding]:
    """Find personal data in what no review has looked at: the meeting, and an item's own texts."""
    bare = (replace(item, review=None, source=None) for item in public)
    texts = {name: [*texts_in(value)] for name, value in around.items()}
    answers = {**texts, "items": [[*texts_in(item)] for item in bare]}
    return (it for it in findings_in_answers(answers) if it.severity is Severity.ERROR)


def _open_errors(item: AgendaItem) -> tuple[Finding, ...]:
    return tuple(
        found
        for found in (item.review.findings if item.review else ())
        if found.rule.startswith(PERSONAL_DATA)
        and found.severity is Severity.ERROR
        and not found.exempt
    )


def refuse_contacts(items: Iterable[AgendaItem], handout: Handout) -> None:
    """Refuse a public edition in whose texts or sources a contact's details still stand."""
    attached = (source.content.decode(errors="replace") for source in handout.sources)
    everything = "\n".join((*texts_in(handout), *attached)).casefold()
    for item in items:
        if any(detail.casefold() in everything for detail in contact_details(item)):
            raise LeakError(*told(WORDS, "contact", number=item.number, path=item.path))


def contact_details(item: AgendaItem) -> tuple[str, ...]:
    """Give what of a proposal's contact must not be found anywhere in a public edition.

    A name of one word may be a role, and is left to the reader.
    """
    if item.review is None:
        return ()
    contact = item.review.proposal.contact
    name = contact.name if contact.name and len(contact.name.split()) > 1 else None
    given = (name, contact.email, contact.phone)
    return tuple(text.strip() for text in given if text and text.strip())


def refuse_closed_titles(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], handout: Handout
) -> None:
    """Refuse a public edition in whose texts or sources the title of a closed item stands.

    Marks and letter size make no difference. A title of one word is an ordinary word too, which
    the papers themselves may use: it is looked for, as it is written, in what people wrote.
    """
    attached = [source.content.decode(errors="replace") for source in handout.sources]
    everything = _words((*texts_in(handout), *attached)).casefold()
    bare = (re.sub(r"(?m)^#.*", "", content) for content in attached)  # headings are ours
    written = _words((*bare, *(text for it in public for text in (it.title, it.text))))
    own = {it.title for it in public if it.hidden}  # what stands in a hidden item's place
    for item, shown in zip(items, public, strict=True):
        title = _words((item.title,))
        if not shown.hidden or item.title in own or not title.strip():
            continue
        is_one_word = len(title.split()) == 1
        if title in written if is_one_word else title.casefold() in everything:
            raise LeakError(*told(WORDS, "closed-title", number=item.number))


def _words(texts: Iterable[str]) -> str:
    """Return the words of texts with one space around each."""
    return f" {' '.join(re.findall(WORD, unicodedata.normalize('NFC', ' '.join(texts))))} "


def texts_in(value: object) -> Iterator[str]:
    """Give every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Value):
        for name in value.__dataclass_fields__:
            yield from texts_in(getattr(value, name))
