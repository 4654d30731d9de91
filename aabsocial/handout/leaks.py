"""Checks that the public edition of a pack has no personal data, contact or closed title in it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.errors import LeakError
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity
from aabsocial.review.personal_data import findings_in_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.handout.pack import Handout
    from aabsocial.model.findings import Finding
    from aabsocial.model.meeting import AgendaItem, AnnexFile

messages = Messages(__file__)
PERSONAL_DATA = "DAT"
WORD = r"[^\W_]+"
ENCODINGS = ("utf-8", "latin-1", "utf-16-be", "utf-16-le")  # of the texts in PDF and Office files


def refuse_personal_data(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], around: Mapping[str, Struct]
) -> None:
    """Raise `LeakError` if the personal-data rules have an open error on what becomes public.

    The texts `around` the proposals, which no review covers, are checked too.
    """
    for finding in _errors_around(public, around):
        raise LeakError(*messages.problem("around", found=finding.message, mend=finding.remedy))
    for item, shown_item in zip(items, public, strict=True):
        for finding in _open_errors(item) if shown_item.review else ():
            values = {"found": finding.message, "mend": finding.remedy}
            place = {"number": item.number, "path": item.path}
            raise LeakError(*messages.problem("personal-data", **values, **place))


def _errors_around(public: Sequence[AgendaItem], around: Mapping[str, Struct]) -> Iterator[Finding]:
    """Yield errors on personal data outside the reviews: the meeting, and an item's own texts."""
    bare = (replace(item, review=None, source=None, unreadable=None) for item in public)
    texts = {name: [*texts_in(value)] for name, value in around.items()}
    answers = {**texts, "items": [[*texts_in(item), *annex_texts(item.files)] for item in bare]}
    files = (file for item in public for file in item.files if file)
    in_annexes = (finding for file in files for finding in file.findings)
    found = (*in_annexes, *findings_in_answers(answers))
    return (it for it in found if it.severity is Severity.ERROR)


def _open_errors(item: AgendaItem) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in (item.review.findings if item.review else ())
        if finding.rule.startswith(PERSONAL_DATA)
        and finding.severity is Severity.ERROR
        and not finding.exempt
    )


def refuse_contacts(items: Iterable[AgendaItem], handout: Handout) -> None:
    """Raise `LeakError` if a contact's details are in the texts, sources or annexes of an edition.

    In an annex that is no text, only what it holds as it is written can be found.
    """
    files = [annex.content for item in handout.items for annex in item.annexes]
    attached = (*(source.content.decode(errors="replace") for source in handout.sources),)
    texts = (*texts_in(handout), *attached, *map(text_in, files))
    everything = _on_one_line("\n".join(texts))
    for item in items:
        for detail in contact_details(item):
            if _on_one_line(detail) in everything or _is_inside(detail, files):
                raise LeakError(*messages.problem("contact", number=item.number, path=item.path))


def _is_inside(detail: str, files: Iterable[bytes]) -> bool:
    written = [detail.encode(encoding, errors="replace") for encoding in ENCODINGS]
    return any(one in content for content in files for one in written)


def _on_one_line(text: str) -> str:
    """Return a text in small letters with single spaces; papers hold some words together."""
    return " ".join(text.casefold().split())


def contact_details(item: AgendaItem) -> tuple[str, ...]:
    """Return the contact details that must not appear in a public edition.

    A name of one word may be a role, so it is not among them.
    """
    if item.review is None:
        return ()
    contact = item.review.proposal.contact
    name = contact.name if contact.name and len(contact.name.split()) > 1 else None
    details = (name, contact.email, contact.phone)
    return tuple(text.strip() for text in details if text and text.strip())


def refuse_closed_titles(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], handout: Handout
) -> None:
    """Raise `LeakError` if a closed item's title is in the texts, sources or annexes of an edition.

    Punctuation and case are ignored. A title of one word may be an ordinary word that the papers
    themselves use: it is searched for with its case, and only in what people wrote.
    """
    attached = [source.content.decode(errors="replace") for source in handout.sources]
    annexes = [text for it in public for text in annex_texts(it.files)]
    everything = _words((*texts_in(handout), *attached, *annexes)).casefold()
    own = {it.title for it in public if it.hidden}  # the placeholder title of hidden items
    not_by_people = "|".join(("(?m:^#.*)", *map(re.escape, sorted(own))))  # headings neither
    bare = (re.sub(not_by_people, "", content) for content in attached)
    told = (text for it in public if not it.hidden for text in _texts_of_people(it))
    people_wrote = _words((*bare, *annexes, *told))
    for item, shown_item in zip(items, public, strict=True):
        for name in titles_of(item) if shown_item.hidden else ():
            title = _words((name,))
            if name in own or not title.strip():
                continue
            is_one_word = len(title.split()) == 1
            if title in people_wrote if is_one_word else title.casefold() in everything:
                raise LeakError(*messages.problem("closed-title", number=item.number))


def titles_of(item: AgendaItem) -> tuple[str, ...]:
    """Return the titles of an item: the agenda's, and the proposal's where it has another."""
    own = (item.review.proposal.initiative.title or "") if item.review else ""
    return tuple(dict.fromkeys((item.title, own)))


def _texts_of_people(item: AgendaItem) -> tuple[str, ...]:
    return (item.title, item.text, item.question, item.presenter, item.section)


def annex_texts(files: Iterable[AnnexFile | None]) -> Iterator[str]:
    """Yield the content of the annexes that are texts, whatever their names say.

    One that is set in type may be written in another encoding than UTF-8.
    """
    for file in files:
        if file and (text := text_in(file.content) or "\n".join(texts_in(file.blocks))):
            yield text


def text_in(content: bytes) -> str:
    """Return the content of a text file, empty for any other."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else text


def _words(texts: Iterable[str]) -> str:
    """Return the words of texts with single spaces between and around them."""
    return f" {' '.join(re.findall(WORD, unicodedata.normalize('NFC', ' '.join(texts))))} "


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        yield from texts_in((*value.keys(), *value.values()))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
