"""Who reads the screen: in which language, and whether colours are wanted."""

from __future__ import annotations

import os
import sys
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeGuard, get_args

from aabsocial.core.settings_file import find_settings_file
from aabsocial.errors import AabsocialError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language, message_and_remedy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from typer._click import Context

    from aabsocial.storage.settings import Settings


Color: TypeAlias = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = get_args(Color)
WORDS = Path(__file__).with_suffix(".toml")
LANGUAGE_VARIABLE = "AABSOCIAL_LANG"


class UserContext(NamedTuple):
    """Whoever reads the screen, as far as this run knows."""

    language: Language = "da"
    color: Color = "auto"


def user_of(context: Context) -> UserContext:
    """Return the reader that the edge put into a command's context."""
    return context.find_object(UserContext) or UserContext()


def find_user(arguments: Sequence[str], environment: Mapping[str, str]) -> UserContext:
    """Learn the reader's wishes from the command line, the environment, settings and locale.

    It looks at the command line before Typer does, because help and usage errors are also to be
    in the reader's language, wherever on the line the options stand.
    """
    color = last_given("--color", arguments)
    return UserContext(
        language=next(filter(is_language, _languages(arguments, environment)), "da"),
        color=color if is_color(color) else "auto",
    )


def _languages(arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[str | None]:
    yield last_given("--lang", arguments)
    yield environment.get(LANGUAGE_VARIABLE)
    yield _language_of_the_settings()
    yield language_of_the_locale(environment)


def last_given(option: str, arguments: Sequence[str]) -> str | None:
    """Return the value an option has on a command line, the last one where it stands twice."""
    words = list(takewhile(lambda word: word != "--", arguments))
    values = [word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")]
    values += [value for word, value in pairwise(words) if word == option]
    return values[-1] if values else None


def is_language(value: str | None) -> TypeGuard[Language]:
    """Return whether a value names a language the tool speaks."""
    return value in LANGUAGES


def is_color(value: str | None) -> TypeGuard[Color]:
    """Return whether a value is one of the wishes for colour."""
    return value in COLORS


def _language_of_the_settings() -> str | None:
    try:
        if not find_settings_file(Path.cwd()):
            return None

        from aabsocial.storage.settings import find_settings  # slow to import

        return find_settings(Path.cwd()).language
    except (AabsocialError, OSError, ImportError):
        return None  # whoever needs the settings says what is wrong with them


def language_of_the_locale(environment: Mapping[str, str]) -> str | None:
    """Return the language of the terminal's locale: `en_GB.UTF-8`, `English_United Kingdom`."""
    named = [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if os.name == "nt":  # elsewhere Python takes a locale that is not set for American English
        import locale

        named.append(locale.getlocale()[0])
    first = next(filter(None, named), "")
    return {"en": "en", "da": "da"}.get(first[:2].lower())


def refuse_unknown_language(environment: Mapping[str, str]) -> None:
    """Refuse a language in the environment that the tool does not speak."""
    wanted = environment.get(LANGUAGE_VARIABLE)
    if wanted and not is_language(wanted):
        raise WrongUseError(*message_and_remedy(WORDS, "unknown-language", wanted=wanted))


def wants_colours(color: Color, environment: Mapping[str, str]) -> bool:
    """Return whether to colour: as asked for, else as the environment says, else on a terminal.

    An empty `NO_COLOR` or `FORCE_COLOR` says nothing (https://no-color.org).
    """
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    return on_terminal and environment.get("TERM") != "dumb"


VARIABLES = ("ACCESSIBLE", "AABSOCIAL_PLAIN")
SWITCHED_OFF = frozenset({"", "0", "false"})


def is_plain_wanted(settings: Settings) -> bool:
    """Return whether the environment, the settings or a simple terminal asks for plain lines."""
    wanted = any(os.environ.get(name, "").lower() not in SWITCHED_OFF for name in VARIABLES)
    return wanted or settings.plain or os.environ.get("TERM") == "dumb"
