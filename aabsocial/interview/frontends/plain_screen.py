"""The lines of a screen, as the plain front end writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.protocol import Input, Tone
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.protocol import Option, Screen
    from aabsocial.localization.messages import Language

messages = Messages(__file__, "plain.toml")
SEVERAL_LINES = frozenset((Input.PARAGRAPHS, Input.LINES))  # whose end is told


def asked_lines(screen: Screen, language: Language) -> Iterator[str]:
    """Yield the question, how to answer it, and the answers that there are."""
    yield screen.question
    yield from help_lines(screen, language)
    yield from answer_lines(screen, language)


def help_lines(screen: Screen, language: Language) -> Iterator[str]:
    """Yield how to answer, one answer as an example, and that it may stand open."""
    yield from (line for line in (screen.help, screen.example) if line)
    if screen.may_stand_open:
        yield messages.text("may-stand-open", language)


def answer_lines(screen: Screen, language: Language) -> Iterator[str]:
    """Yield the lines on the answer: the current one, suggestions, options, how to write it."""
    if screen.current:
        is_list = screen.input is Input.LINES
        yield messages.text(
            "current",
            language,
            text=_on_one_line(screen.current) if is_list else screen.current,
        )
    offers = list(offers_of(screen))
    for number, text in enumerate(offers, start=1):
        word = "remembered" if text in screen.remembered else "suggestion"
        if draft_of(screen) and number == 1:
            word = "typed"
        sign = "=" if len(offers) == 1 else f"={number}"
        yield messages.text(word, language, taken=sign, text=_on_one_line(text))
    yield from _option_lines(screen, language)
    if screen.input in SEVERAL_LINES:
        yield messages.text(screen.input.value, language)


def _option_lines(screen: Screen, language: Language) -> Iterator[str]:
    for number, option in enumerate(screen.options, start=1):
        if option.above:
            yield f"{option.above}:"
        mark = ""
        if option.name in screen.chosen:
            mark = f" ({messages.text('chosen', language)})"
        elif option.name in screen.proposed and screen.asks:
            mark = f" ({messages.text('proposed', language)})"
        yield f"{number}. {option.label}{_state(option)}{mark}"


def prompt_of(screen: Screen, language: Language) -> str:
    """Return what stands before the line that is typed."""
    if screen.field:
        return f"{screen.field}: "
    key, values = _wanted(screen)
    return messages.text(key, language, **values) + ": "


def _wanted(screen: Screen) -> tuple[str, dict[str, str]]:
    """Return the name of the text that says what to type, and what fills it."""
    if not screen.options:
        return "answer", {}
    is_several = screen.input is Input.CHOICES
    if screen.proposed and not screen.asks:
        names = [option.name for option in screen.options]
        places = sorted(names.index(name) + 1 for name in screen.proposed)
        key = "choose-several-default" if is_several else "choose-default"
        return key, {"number": ", ".join(map(str, places))}
    if is_several:
        for number, option in enumerate(screen.options, 1):
            if option.name in screen.alone[-1:]:
                return "choose-several-or-none", {"number": str(number), "none": option.label}
        return "choose-several", {}
    key = "choose-and-say" if screen.text_after_choice else "choose"
    return key, {"what": screen.text_after_choice}


def heading_of(screen: Screen) -> str:
    """Return the section and how far one is as two sentences."""
    parts = (part for part in (screen.section, screen.progress) if part)
    return ". ".join(f"{part[:1].upper()}{part[1:]}" for part in parts)


def notes_here(screen: Screen) -> Iterator[str]:
    """Return the notes that belong to this screen, and not to what was done before it."""
    return (note.text for note in screen.notes if note.is_here)


def _state(option: Option) -> str:
    """Return how far an option is, as it is read aloud: after a dash, with commas."""
    parts = (*option.state.split(" · "), option.detail)
    told = ", ".join(part for part in parts if part)
    return f" – {told}" if told else ""


def offers_of(screen: Screen) -> Iterator[str]:
    """Yield the texts that can be taken unchanged: the draft, suggestions, what was used before."""
    texts = (draft_of(screen), *screen.suggestions, *screen.remembered)
    if not screen.options:
        yield from (text for text in texts if text)


def draft_of(screen: Screen) -> str:
    """Return the half-typed text; one that was just rejected is not offered again."""
    is_refused = any(note.tone is Tone.ERROR for note in screen.notes)
    return "" if is_refused else screen.typed


def _on_one_line(text: str) -> str:
    return text.strip().replace("\n", " | ")
