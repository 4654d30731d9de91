"""`aabsocial guide`: the guide for those who write proposals, on the screen or as a paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial.cli.completions import topics
from aabsocial.cli.context import is_plain_wanted, user_of
from aabsocial.cli.options import ChoiceList, some_of
from aabsocial.cli.paging import print_paged
from aabsocial.cli.terminal import print_notice, relative_to_cwd, width
from aabsocial.errors import AabsocialError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, Messages
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
NAME = "guide"


def command(
    context: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", autocompletion=topics)] = "",
    to: Annotated[ChoiceList, some_of("--to", tuple(PAPER_FORMATS))] = ChoiceList(),
    output: Annotated[Path, typer.Option("--output", metavar="FOLDER")] = Path(),
) -> None:
    """Show a topic, or the list of them; or write a topic or the whole guide into a folder."""
    from aabsocial.documents.guide import TOPICS, compose_guide
    from aabsocial.policy.aab import load_policy

    language = user_of(context).language
    wanted = (topic_called(topic, language),) if topic else tuple(TOPICS)
    if to:
        _write(output, wanted, to, language)
    elif topic:
        from aabsocial.cli.guide_pages import format_guide

        guide = compose_guide(load_policy(), wanted, language)
        print_paged(format_guide(guide, width()), language, plain=_is_read_aloud())
    else:
        _list_topics(language)


def _is_read_aloud() -> bool:
    """Return whether plain lines are asked for; faulty settings are told where they are needed."""
    from aabsocial.storage.settings import Settings, find_settings

    try:
        return is_plain_wanted(find_settings(Path.cwd()))
    except AabsocialError:
        return is_plain_wanted(Settings())


def topic_called(name: str, language: Language) -> str:
    """Return the topic of a name, which may be that of either language.

    Raises `WrongUseError` with the names of all topics if there is none.
    """
    from aabsocial.documents.guide import TOPICS, topic_name
    from aabsocial.interview.frontends.label_matching import comparable
    from aabsocial.text.nearest import nearest

    for topic in TOPICS:
        if comparable(name) in {comparable(topic_name(topic, it)) for it in LANGUAGES}:
            return topic
    names = tuple(topic_name(it, language) for it in TOPICS)
    near = nearest(name, names)
    key = "unknown-near" if near else "unknown"
    raise WrongUseError(*messages.problem(key, topic=name, topics=names, near=near))


def _list_topics(language: Language) -> None:
    from aabsocial.cli.guide_pages import format_topics
    from aabsocial.cli.terminal import print_result
    from aabsocial.documents.guide import TOPICS, topic_name

    print_result(format_topics(language))
    first = topic_name(next(iter(TOPICS)), language)
    print_notice(messages.text("list", language, topic=first))


def _write(folder: Path, wanted: Iterable[str], formats: Iterable[str], language: Language) -> None:
    from aabsocial.cli.papers import template_folders_in_settings, theme_of
    from aabsocial.cli.workspace import find_workspace
    from aabsocial.documents.guide import compose_guide
    from aabsocial.policy.aab import load_policy
    from aabsocial.rendering import render_bytes
    from aabsocial.storage.outputs import write_derived

    workspace = find_workspace()
    theme = theme_of(workspace, template_folders_in_settings(workspace), language)
    guide = compose_guide(load_policy(), wanted, language)
    files = {f"{NAME}.{form}": render_bytes(form, guide, theme) for form in formats}
    folder.mkdir(parents=True, exist_ok=True)
    write_derived(folder, files)
    names = tuple(str(relative_to_cwd(folder) / name) for name in files)
    print_notice(messages.text("written", language, names=names))
