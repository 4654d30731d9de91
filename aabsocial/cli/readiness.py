"""Say which items of an agenda are not ready, and what keeps them from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.localization.messages import Message, join_list, load_messages
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Language

WORDS = Path(__file__).with_suffix(".toml")
MOST_TOLD = 3  # of each item; the others are a command away


def tell_unready(
    items: Iterable[AgendaItem],
    refused: Container[AgendaItem],
    place: Workspace,
    language: Language,
) -> None:
    """Name each item that can be read and is not ready, and say why; what stops the pack first."""
    from aabsocial.handout import is_ready

    unready = [item for item in items if not (item.unreadable or is_ready(item))]
    for item in sorted(unready, key=refused.__contains__, reverse=True):
        says = "refused" if item in refused else item.kind
        print_notice(_heading(item, says, language))
        for line in _reasons(item, place, language):
            print_notice(redact(line))


def tell_readiness(items: Iterable[AgendaItem], language: Language) -> None:
    """Print in one line which items are not ready, so that it is read last; or that all are."""
    from aabsocial.handout import is_ready

    numbers = [str(item.number) for item in items if item.unreadable or not is_ready(item)]
    says = "all-ready" if not numbers else "one-unready" if len(numbers) == 1 else "unready"
    print_notice(_say(says, language, numbers=join_list(numbers, language)))


def _heading(item: AgendaItem, says: str, language: Language) -> str:
    from aabsocial.handout import HandoutTexts, item_title

    title = item_title(HandoutTexts(language), item)
    return redact(_say(says, language, number=item.number, title=title))


def _reasons(item: AgendaItem, place: Workspace, language: Language) -> Iterator[str]:
    from aabsocial.handout import hindrances

    reasons = [
        *(found.message.in_(language) for found in hindrances(item)),
        *_of_annexes(item, language),
    ]
    for reason in reasons[:MOST_TOLD]:
        yield f"- {reason}"
    if len(reasons) > MOST_TOLD:
        folder = relative_to_cwd(Path(os.path.normpath(place.proposals / item.path))).parent
        yield _say("more", language, number=len(reasons) - MOST_TOLD, folder=folder)


def _of_annexes(item: AgendaItem, language: Language) -> Iterator[str]:
    """Yield why the annexes of an item without a proposal do not come along, as it names them."""
    from aabsocial.validation.folder_checks import leads_out

    if item.review is not None:
        return
    for written, file in zip(item.annexes, item.files, strict=True):
        if file and not file.sha256:
            says = "annex-outside" if leads_out(written.replace("\\", "/")) else "annex-missing"
            yield _say(says, language, path=written)


def _say(key: str, language: Language, /, **values: object) -> str:
    return Message(load_messages(WORDS)[key], values).in_(language)
