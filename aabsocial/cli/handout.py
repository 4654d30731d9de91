"""`aabsocial handout`: a pack for a meeting, from an agenda or from folders of proposals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial import __version__
from aabsocial.cli.asking import MeetingFacts, ask_for, meeting_of, refuse_to_ask
from aabsocial.cli.edge import complain_of
from aabsocial.cli.gathering import Gathering, gathered
from aabsocial.cli.looking import look_of, overrides
from aabsocial.cli.options import Chosen, Folders, Templates, Today, some_of
from aabsocial.cli.personal import Found, Pack, found_around, may_hold
from aabsocial.cli.progress import shown_progress, shown_while
from aabsocial.cli.reader import reader_of
from aabsocial.cli.replaced import tell_replaced
from aabsocial.cli.screen import nearby, remark
from aabsocial.cli.workplace import find_workplace, proposals_meant
from aabsocial.errors import ExitCode, FileTroubleError, WrongUseError
from aabsocial.value import Value
from aabsocial.wording import Sentence, catalogue, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aabsocial.cli.workplace import Workplace
    from aabsocial.export import Exported
    from aabsocial.handout import AgendaItem, Edition, Handout
    from aabsocial.store.meeting import Plan
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
PAPERS = ("pdf", "docx", "html", "md")
EDITIONS: tuple[Edition, ...] = ("full", "public")


class Asked(Value):
    """What a command line asks for."""

    folders: tuple[Path, ...]
    meeting: Path | None
    facts: MeetingFacts
    forms: tuple[str, ...]
    editions: tuple[Edition, ...]
    per_item: bool
    as_draft: bool
    skip_unreadable: bool
    may_ask: bool
    plain: bool
    output: Path | None
    templates: Path | None


def command(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    folders: Folders = None,
    meeting: Annotated[Path | None, typer.Option("--meeting", metavar="FILE")] = None,
    to: Annotated[Chosen, some_of("--to", PAPERS)] = Chosen(("pdf",)),
    edition: Annotated[Chosen, some_of("--edition", EDITIONS)] = Chosen(("full",)),
    per_item: Annotated[bool, typer.Option("--per-item")] = False,  # noqa: FBT002 - an option that is a switch
    draft: Annotated[bool, typer.Option("--draft")] = False,  # noqa: FBT002 - the same
    skip_unreadable: Annotated[bool, typer.Option("--skip-unreadable")] = False,  # noqa: FBT002 - the same
    output: Annotated[Path | None, typer.Option("--output", metavar="FOLDER")] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="TEXT")] = None,
    today: Today = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TEXT")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="TEXT")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="TEXT")] = None,
    templates: Templates = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,  # noqa: FBT002 - the same
    no_input: Annotated[bool, typer.Option("--no-input")] = False,  # noqa: FBT002 - the same
) -> ExitCode:
    """Compose the pack in each edition, and write it in each format."""
    asked = Asked(
        folders=tuple(folders or ()),
        meeting=meeting,
        facts=MeetingFacts(body=body, day=today, time=time, place=place, number=number),
        forms=to,
        editions=tuple(it for it in EDITIONS if it in edition),
        per_item=per_item,
        as_draft=draft,
        skip_unreadable=skip_unreadable,
        may_ask=not no_input,
        plain=plain,
        output=output,
        templates=templates,
    )
    language = reader_of(context).language
    plan = _plan(asked, find_workplace(), language)
    return _made(asked, plan, find_workplace(today=today or plan.meeting.day), language)


def _made(asked: Asked, plan: Plan, place: Workplace, language: Language) -> ExitCode:
    """Make every edition, and own up to what of ours broke on the way."""
    from aabsocial.cli.crash import Logbook, own_up

    log, ends = Logbook().keep, [ExitCode.DONE]
    facts = {name: getattr(asked.facts, name) or "" for name in ("body", "time", "place", "number")}
    around = found_around(plan, facts, place)
    gathered_items: list[AgendaItem] = []
    for edition in asked.editions:
        items, end = _make(asked, _gathering(edition, place, log), plan, around, language)
        gathered_items += items
        ends.append(end)
    reviews = (item.review for item in gathered_items if item.review)
    return own_up((found for it in reviews for found in it.findings), language, max(ends))


def _plan(asked: Asked, place: Workplace, language: Language) -> Plan:
    """Read the agenda, or make one of the folders, whose facts are asked for where that can be."""
    from aabsocial.store.meeting import Plan, Planned, read_plan

    if asked.meeting:
        if asked.folders:
            raise WrongUseError(*told(WORDS, "file-or-folders"))
        return read_plan(_agenda_file(asked.meeting))
    files = proposals_meant(asked.folders, place)
    facts = _facts(asked, place, language)
    items = tuple(Planned(kind="decision", proposal=path) for path in files)
    return Plan(meeting=meeting_of(facts), items=items)


def _agenda_file(path: Path) -> Path:
    """Find the meeting's file, also where its folder is named."""
    file = path / "meeting.toml" if path.is_dir() else path
    if not file.exists():
        raise FileTroubleError(*told(WORDS, "no-meeting-file", path=nearby(file)))
    return file


def _facts(asked: Asked, place: Workplace, language: Language) -> MeetingFacts:
    from dataclasses import replace

    from aabsocial.cli.conversation import asker, is_terminal
    from aabsocial.interview.leaving import Leaving, heeding

    facts = asked.facts
    if not facts.body and place.settings.board:
        facts = replace(facts, body=place.settings.board)
    if not facts.missing:
        return facts
    if not asked.may_ask or not (asked.plain or is_terminal()):
        refuse_to_ask(facts, language)
    leaving = Leaving()
    with heeding(leaving):
        front_end = asker(language, place.settings, asked.plain, leaving)
        return ask_for(facts, front_end, language)


def _gathering(
    edition: Edition, place: Workplace, log: Callable[[BaseException], object]
) -> Gathering:
    """Give what the items of one edition are gathered by."""
    from aabsocial.principles import the_policy

    settings = place.settings.file
    root = (settings.parent if settings else Path.cwd()).absolute()
    return Gathering(policy=the_policy(), place=place, edition=edition, root=root, log=log)


def _make(
    asked: Asked,
    gathering: Gathering,
    plan: Plan,
    around: tuple[Found, ...],
    language: Language,
) -> tuple[tuple[AgendaItem, ...], ExitCode]:
    """Make one edition, from the proposals' files to the pack's; give what went into it."""
    edition, place = gathering.edition, gathering.place
    items, code = _items(asked, gathering, plan, language)
    if all(item.unreadable for item in items):
        remark(_say("none-left", language))
        return items, code
    if code and not asked.skip_unreadable:
        remark(_say("stopped", language))
        return items, code
    if not may_hold(Pack(edition=edition, plan=plan, items=items, around=around), language):
        return items, ExitCode.FINDINGS
    pack = _composed(asked, edition, plan, place, items)
    files = _files(asked, plan, pack, place, language)
    written = _write(_folder(asked, plan, pack), files, language)
    if pack.watermark:
        remark(_say("watermark", language, watermark=pack.watermark))
    for path in [it for it in written if it.suffix == ".pdf"][:1]:
        remark(_say(f"next-{edition}", language, path=path))
    return items, ExitCode.DONE


def _items(
    asked: Asked, gathering: Gathering, plan: Plan, language: Language
) -> tuple[tuple[AgendaItem, ...], ExitCode]:
    """Read and review what is on the agenda, and complain of what cannot be read."""
    items, code = [], ExitCode.DONE
    number = len(plan.items)

    def counted(count: int) -> str:
        return _say("reading", language, count=count, number=number)

    for item, fault in shown_progress(gathered(gathering, plan.items), number, counted):
        items.append(item)
        if fault and (gathering.edition == asked.editions[0] or not asked.skip_unreadable):
            code = max(code, complain_of(fault, language))
    return tuple(items), code


def _composed(
    asked: Asked, edition: Edition, plan: Plan, place: Workplace, items: Sequence[AgendaItem]
) -> Handout:
    from aabsocial.handout import Terms, compose
    from aabsocial.principles import the_policy

    terms = Terms(
        association=place.settings.association,
        language=_language_of(items, place),
        edition=edition,
        version=__version__,
        as_draft=asked.as_draft,
    )
    return compose(the_policy(), plan.meeting, items, terms)


def _language_of(items: Iterable[AgendaItem], place: Workplace) -> Language:
    """Give the language of the pack: the proposals' where they share one, else the settings'."""
    spoken: set[Language] = {item.review.proposal.language or "da" for item in items if item.review}
    return spoken.pop() if len(spoken) == 1 else place.settings.language or "da"


def _files(
    asked: Asked, plan: Plan, pack: Handout, place: Workplace, language: Language
) -> Iterator[tuple[str, Exported]]:
    """Write the pack, whole or item by item, in each format; the names sort as the agenda does."""
    from aabsocial.export import exported
    from aabsocial.handout import per_item

    for one in per_item(pack) if asked.per_item else (pack,):
        look = look_of(place, overrides(asked.templates, place), one.language, plan.meeting.day)
        for form in asked.forms:
            name = f"{one.name}.{form}"
            with shown_while(_say("writing", language, name=name)):
                made = exported(form, one, look)
            yield name, made


def _folder(asked: Asked, plan: Plan, pack: Handout) -> Path:
    """Give the folder to write in; the items of two editions never lie in the same."""
    from aabsocial.handout import meeting_name

    folder = asked.output or Path(meeting_name(plan.meeting, pack.language))
    is_shared = asked.per_item and (not asked.output or len(asked.editions) > 1)
    return folder / pack.name if is_shared else folder


def _write(
    folder: Path, files: Iterable[tuple[str, Exported]], language: Language
) -> tuple[Path, ...]:
    """Write the files, say which, and where a letter had to be replaced; give what is new."""
    from aabsocial.store.derived import write_derived

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, made in files:
        path = nearby(folder) / name
        if write_derived(folder, {name: made.content}):
            written.append(path)
        remark(_say("written" if path in written else "unchanged", language, path=path))
        tell_replaced(made, language)
    return tuple(written)


def _say(key: str, language: Language, /, **values: object) -> str:
    return Sentence(catalogue(WORDS)[key], values).in_(language)
