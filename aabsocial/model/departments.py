"""The association's register of departments, and what it says of those in a proposal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import department_name, format_value, join_list
from aabsocial.text.nearest import nearest
from aabsocial.text.normalization import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from aabsocial.localization.messages import Language

WORD_FOR_DEPARTMENT = re.compile(r"^(?:afdeling|afd\.?|department)\s+", re.IGNORECASE)


class Department(Struct, kw_only=True):
    """A department as the settings tell of it; `homes` is how many homes it has."""

    name: str
    homes: int | None = None
    municipality: str = ""


Register: TypeAlias = tuple[Department, ...]


@lru_cache(maxsize=1_000)
def bare_department_name(name: str) -> str:
    """Return a department's name as a sentence needs it: `Afdeling 901` is `901`."""
    return WORD_FOR_DEPARTMENT.sub("", " ".join(composed(name).split()))


@lru_cache(maxsize=1_000)
def department_key(name: str) -> str:
    """Return what is equal for two spellings of a name: `58`, `Afd. 58` and `afdeling  58`."""
    return bare_department_name(name).casefold()


def find_department(name: str, register: Iterable[Department]) -> Department | None:
    """Return the department of a name, however it is spelled, `None` if it is not listed."""
    key = department_key(name)
    return next((it for it in register if department_key(it.name) == key), None)


def written_name(name: str, register: Iterable[Department], language: Language) -> str:
    """Return a name as it is written throughout: as in the register, else `Afdeling 58`."""
    listed = find_department(name, register)
    return listed.name if listed else format_value(department_name(name.strip()), language)


def is_unlisted(name: str, register: Register) -> bool:
    """Return whether there is a register, and it does not list the name."""
    return bool(register) and find_department(name, register) is None


def nearest_department(name: str, register: Register) -> str:
    """Return the listed name that was most likely meant, an empty text if none is near."""
    names = {department_key(it.name): it.name for it in register}
    return names.get(nearest(department_key(name), names), "")


def register_facts(
    names: Sequence[str], register: Register, language: Language
) -> Mapping[str, object]:
    """Return what the register says of departments together, by the question's key.

    A number of homes needs all of theirs, and so do the municipalities.
    """
    listed = [find_department(name, register) for name in dict.fromkeys(map(department_key, names))]
    known = [it for it in listed if it is not None]
    if not known or len(known) < len(listed):
        return {}
    facts: dict[str, object] = {}
    homes = [it.homes for it in known if it.homes is not None]
    if len(homes) == len(known):
        facts["initiative.homes"] = sum(homes)
    if all(it.municipality for it in known):
        municipalities = dict.fromkeys(it.municipality for it in known)
        facts["initiative.municipality"] = join_list([*municipalities], language)
    return facts
