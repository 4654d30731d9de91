"""The language and colours that the user wants."""

from __future__ import annotations

import os
import sys
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeGuard, get_args

from aabsocial.core.settings_file import find_settings_file
from aabsocial.errors import AabsocialError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, Language, Messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from typer._click import Context

    from aabsocial.storage.settings import Settings


Color: TypeAlias = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = get_args(Color)
messages = Messages(__file__)
LANGUAGE_VARIABLE = "AABSOCIAL_LANG"


class UserContext(NamedTuple):
    """The user's wishes for output: language and colour."""

    language: Language = "da"
    color: Color = "auto"


def user_of(context: Context) -> UserContext:
    """Return the user that `main.run` put into a command's context."""
    return context.find_object(UserContext) or UserContext()


def find_user(arguments: Sequence[str], environment: Mapping[str, str]) -> UserContext:
    """Return the user's wishes from the command line, the environment, the settings and the locale.

    The command line is read before Typer does so, because help and usage errors must be in the
    user's language too, wherever on the line the options stand.
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
    """Return the value of an option on a command line, the last one if it is given twice."""
    words = list(takewhile(lambda word: word != "--", arguments))
    values = [word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")]
    values += [value for word, value in pairwise(words) if word == option]
    return values[-1] if values else None


def is_language(value: str | None) -> TypeGuard[Language]:
    """Return whether a value names a language the tool speaks."""
    return value in LANGUAGES


def is_color(value: str | None) -> TypeGuard[Color]:
    """Return whether a value is one of `COLORS`."""
    return value in COLORS


def _language_of_the_settings() -> str | None:
    try:
        if not find_settings_file(Path.cwd()):
            return None

        from aabsocial.storage.settings import find_settings  # slow to import

        return find_settings(Path.cwd()).language
    except (AabsocialError, OSError, ImportError):
        return None  # faulty settings are reported by the command that needs them


def language_of_the_locale(environment: Mapping[str, str]) -> str | None:
    """Return the language of the terminal's locale: `en_GB.UTF-8`, `English_United Kingdom`."""
    names = [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if os.name == "nt":  # elsewhere Python takes a locale that is not set for American English
        import locale

        names.append(locale.getlocale()[0])
    first = next(filter(None, names), "")
    return {"en": "en", "da": "da"}.get(first[:2].lower())


def refuse_unknown_language(environment: Mapping[str, str]) -> None:
    """Raise `WrongUseError` for a language in the environment that the tool does not speak."""
    value = environment.get(LANGUAGE_VARIABLE)
    if value and not is_language(value):
        raise WrongUseError(*messages.problem("unknown-language", wanted=value))


def wants_colours(color: Color, environment: Mapping[str, str]) -> bool:
    """Return whether to colour output: by the option, the environment, else if it is a terminal.

    An empty `NO_COLOR` or `FORCE_COLOR` is ignored (https://no-color.org).
    """
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    return on_terminal and environment.get("TERM") != "dumb"


def plain_again(*, plain: bool) -> str:
    """Return what a command that is told ends with, so that it asks line by line as this one."""
    return " --plain" if plain else ""


VARIABLES = ("ACCESSIBLE", "AABSOCIAL_PLAIN")
SWITCHED_OFF = frozenset({"", "0", "false"})


def is_plain_wanted(settings: Settings) -> bool:
    """Return whether the environment, the settings or a simple terminal asks for plain lines."""
    is_set = any(os.environ.get(name, "").lower() not in SWITCHED_OFF for name in VARIABLES)
    return is_set or settings.plain or os.environ.get("TERM") == "dumb"
