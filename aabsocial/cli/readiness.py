"""Say which items of an agenda are not ready, and what keeps them from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.localization.messages import Messages, join_list
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
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
        message_key = "refused" if item in refused else item.kind
        print_notice(_heading(item, message_key, language))
        for line in _reasons(item, place, language):
            print_notice(redact(line))


def tell_readiness(items: Iterable[AgendaItem], language: Language) -> None:
    """Print in one line which items are not ready, so that it is read last; or that all are."""
    from aabsocial.handout import is_ready

    numbers = [str(item.number) for item in items if item.unreadable or not is_ready(item)]
    message_key = "all-ready" if not numbers else "one-unready" if len(numbers) == 1 else "unready"
    print_notice(messages.text(message_key, language, numbers=join_list(numbers, language)))


def _heading(item: AgendaItem, message_key: str, language: Language) -> str:
    from aabsocial.handout import HandoutTexts, item_title

    title = item_title(HandoutTexts(language), item)
    return redact(messages.text(message_key, language, number=item.number, title=title))


def _reasons(item: AgendaItem, place: Workspace, language: Language) -> Iterator[str]:
    from aabsocial.handout import hindrances, missing_annexes

    reasons = [
        *(found.message.in_(language) for found in hindrances(item)),
        *(messages.text("annex-missing", language, path=path) for path in missing_annexes(item)),
    ]
    for reason in reasons[:MOST_TOLD]:
        yield f"- {reason}"
    if len(reasons) > MOST_TOLD:
        folder = relative_to_cwd(Path(os.path.normpath(place.proposals / item.path))).parent
        yield messages.text("more", language, number=len(reasons) - MOST_TOLD, folder=folder)
