"""Ask for a meeting's facts, or say which are missing where nobody can be asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aabsocial.errors import NothingToDoError
from aabsocial.value import Value
from aabsocial.wording import Sentence, catalogue, spoken, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.handout import Meeting
    from aabsocial.interview.screen import Action, FrontEnd, Note, Screen
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
FACTS = ("body", "day", "time", "place", "number")
NEEDED = ("body", "day")


class MeetingFacts(Value):
    """What is known of a meeting before anything is asked."""

    body: str | None = None
    day: date | None = None
    time: str | None = None
    place: str | None = None
    number: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Name what a meeting cannot do without and is not known."""
        return tuple(name for name in NEEDED if not getattr(self, name))


def meeting_of(facts: MeetingFacts) -> Meeting:
    """Give the meeting; what is needed is known."""
    from aabsocial.handout import Meeting

    return Meeting(
        body=facts.body or "",
        day=facts.day or date.min,
        time=facts.time or "",
        place=facts.place or "",
        number=facts.number or "",
    )


def refuse_to_ask(facts: MeetingFacts, language: Language) -> NoReturn:
    """Name the facts that are missing, and the ways to give them."""
    words = catalogue(WORDS)
    named = ", ".join(words[f"label.{name}"].in_(language) for name in facts.missing)
    raise NothingToDoError(*told(WORDS, "nobody-to-ask", missing=named))


def ask_for(facts: MeetingFacts, front_end: FrontEnd, language: Language) -> MeetingFacts:
    """Ask for each fact that is not known; where the answers end, the rest is left out.

    Raises `NothingToDoError` where what is needed is among the rest, `KeyboardInterrupt` for
    Ctrl-C.
    """
    questions = [name for name in FACTS if getattr(facts, name) is None]
    known: dict[str, Any] = {name: getattr(facts, name) for name in FACTS}
    place = 0
    notes: tuple[Note, ...] = ()
    while place < len(questions):
        screen = _screen(questions[place], known, notes, language)
        step, said = _step(questions[place], known, front_end.ask(screen), language)
        notes = _notes(step, said)
        place = max(0, place + step)
    facts = MeetingFacts(**known)
    if facts.missing:
        refuse_to_ask(facts, language)
    return facts


def _notes(step: int, said: str) -> tuple[Note, ...]:
    """Give what is said above the next question; where that is the same one, it was refused."""
    from aabsocial.interview.screen import Note, Tone

    return (Note(Tone.DONE if step else Tone.ERROR, said),) if said else ()


def _step(name: str, known: dict[str, Any], action: Action, language: Language) -> tuple[int, str]:
    """Take an answer; give how far to go from its question, and what to say above the next."""
    from aabsocial.interview.screen import Back, Clear, Interrupt, Keep, Stop, Typed

    match action:
        case Typed(text):
            return _taken(name, text, known, language)
        case Keep() | Clear():
            return (0, _say("needed", language)) if _is_open(name, known) else (1, "")
        case Back():
            return -1, ""
        case Stop():
            return len(FACTS), ""
        case Interrupt():
            raise KeyboardInterrupt
        case _:
            return 0, _say(f"help.{name}", language)


def _is_open(name: str, known: Mapping[str, Any]) -> bool:
    return name in NEEDED and not known[name]


def _taken(name: str, text: str, known: dict[str, Any], language: Language) -> tuple[int, str]:
    """Keep what was typed, where it can be read as what was asked for."""
    from aabsocial.pasted import clean_line
    from aabsocial.typed import Ambiguous, Refused, hear_date

    if name != "day":
        known[name] = clean_line(text) or known[name]
        return (0, _say("needed", language)) if _is_open(name, known) else (1, "")
    heard = hear_date(text, language)
    if isinstance(heard, Refused):
        return 0, f"{heard.message.in_(language)} {heard.remedy.in_(language)}"
    if isinstance(heard, Ambiguous):
        days = tuple(spoken(day, language) for day in heard.readings)
        return 0, _say("ambiguous", language, days=days)
    known[name] = heard.value
    return 1, _say("heard", language, day=spoken(heard.value, language))


def _screen(
    name: str, known: Mapping[str, Any], notes: tuple[Note, ...], language: Language
) -> Screen:
    from aabsocial.interview.screen import Input, Screen

    current = known[name]
    return Screen(
        input=Input.LINE,
        question=_say(f"ask.{name}", language),
        help=_say(f"help.{name}", language),
        notes=notes,
        current="" if current is None else spoken(current, language),
        asks=True,
        legend=_say("legend", language),
    )


def _say(key: str, language: Language, /, **values: object) -> str:
    return Sentence(catalogue(WORDS)[key], values).in_(language)
