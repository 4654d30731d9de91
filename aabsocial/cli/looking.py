"""How papers are to look: from the settings, and the folders of templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.papers import overrides_in
from aabsocial.cli.screen import nearby
from aabsocial.errors import WrongUseError
from aabsocial.wording import told

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.cli.workplace import Workplace
    from aabsocial.export.look import Logo, Look
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
KINDS = (".svg", ".png", ".jpg", ".jpeg")
LARGEST_LOGO = 2 << 20


def overrides(templates: Path | None, place: Workplace) -> tuple[Path, ...]:
    """Give the folders whose templates are used before ours, the one on the command line first."""
    if templates and not templates.is_dir():
        raise WrongUseError(*told(WORDS, "no-templates", path=nearby(templates)))
    return (*([templates] if templates else []), *overrides_in(place))


def look_of(
    place: Workplace,
    templates: tuple[Path, ...],
    language: Language = "da",
    day: date | None = None,
) -> Look:
    """Give the look that the settings ask for.

    Raises `WrongUseError` where the settings name a logo that is none.
    """
    from aabsocial.export.look import OUR_COLOUR, Look
    from aabsocial.personal_data import masked

    settings = place.settings
    return Look(
        language=language,
        association=masked(settings.association),
        logo=_logo(settings.logo) if settings.logo else None,
        colour=settings.colour or OUR_COLOUR,
        templates=templates,
        day=day,
    )


def _logo(path: Path) -> Logo:
    from aabsocial.export.look import Logo

    if path.suffix.lower() not in KINDS:
        raise WrongUseError(*told(WORDS, "logo-kind", path=nearby(path)))
    if not path.is_file():
        raise WrongUseError(*told(WORDS, "no-logo", path=nearby(path)))
    if path.stat().st_size > LARGEST_LOGO:
        raise WrongUseError(*told(WORDS, "large-logo", path=nearby(path)))
    return Logo(path.name, path.read_bytes())
