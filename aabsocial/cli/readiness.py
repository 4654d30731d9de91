"""Print which items of an agenda are not ready, and why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages, join_list
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
MOST_REASONS = 3  # of each item; the others are a command away


class Reason(Struct):
    """Why an item is not ready; `is_annex` says that an annex of it is not there."""

    text: str
    is_annex: bool = False


def print_unready_items(
    items: Iterable[AgendaItem],
    refused: Container[AgendaItem],
    workspace: Workspace,
    language: Language,
) -> None:
    """Print each readable item that is not ready, with the reasons; refused items come first."""
    from aabsocial.handout import is_ready

    unready = [item for item in items if not (item.unreadable or is_ready(item))]
    for item in sorted(unready, key=refused.__contains__, reverse=True):
        message_key = "refused" if item in refused else item.kind
        print_notice(_heading(item, message_key, language))
        for reason in reasons_not_ready(item, workspace, language):
            print_notice(redact(f"- {reason.text}"))


def print_readiness(items: Iterable[AgendaItem], language: Language) -> None:
    """Print one line on which items are not ready, or that all are; it comes last to be read."""
    from aabsocial.handout import is_ready

    numbers = [
        str(item.number)
        for item in items
        if item.unreadable or not is_ready(item) or any(it and it.problem for it in item.files)
    ]
    message_key = "all-ready" if not numbers else "one-unready" if len(numbers) == 1 else "unready"
    print_notice(messages.text(message_key, language, numbers=join_list(numbers, language)))


def _heading(item: AgendaItem, message_key: str, language: Language) -> str:
    from aabsocial.handout import HandoutTexts, item_title

    title = item_title(HandoutTexts(language), item)
    return redact(messages.text(message_key, language, number=item.number, title=title))


def lacks_annex(item: AgendaItem) -> bool:
    """Return whether an annex is missing or outside, and nobody in charge has accepted it."""
    return any(reason.is_annex for reason in _reasons(item, "da"))


def reasons_not_ready(
    item: AgendaItem, workspace: Workspace, language: Language
) -> Iterator[Reason]:
    """Yield the first reasons why an item is not ready, and how to see the others."""
    reasons = [*dict.fromkeys(_reasons(item, language))]
    yield from reasons[:MOST_REASONS]
    if len(reasons) > MOST_REASONS:
        folder = relative_to_cwd(Path(os.path.normpath(workspace.proposals / item.path))).parent
        number = len(reasons) - MOST_REASONS
        yield Reason(messages.text("more", language, number=number, folder=folder))


def _reasons(item: AgendaItem, language: Language) -> Iterator[Reason]:
    from aabsocial.handout import blocking_findings
    from aabsocial.validation.folder_checks import ANNEX_MISSING, ANNEX_OUTSIDE

    for finding in blocking_findings(item):
        is_annex = finding.rule in (ANNEX_MISSING, ANNEX_OUTSIDE)
        yield Reason(finding.message.in_(language), is_annex=is_annex)
    for line in _annex_reasons(item, language):
        yield Reason(line, is_annex=True)


def _annex_reasons(item: AgendaItem, language: Language) -> Iterator[str]:
    """Yield why the annexes of an item without a proposal do not come along, as it names them."""
    from aabsocial.validation.folder_checks import leads_out

    if item.review is not None:
        return
    for written, file in zip(item.annexes, item.files, strict=True):
        if file and not file.sha256:
            is_outside = file.problem == "outside" or leads_out(written.replace("\\", "/"))
            message_key = "annex-outside" if is_outside else "annex-missing"
            yield messages.text(message_key, language, path=written)
