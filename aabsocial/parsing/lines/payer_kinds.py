"""Tell which kind of payer a name is: a fund, a municipality, AAB itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.model.departments import bare_department_name
from aabsocial.parsing.lines.words import any_of, best_meaning, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def kind_of_payer(source: str, language: Language) -> str | None:
    """Return the kind of a payer; who pays with something else than money is one of its own."""
    if any(word in source for word in words("in-kind", language)):
        return "in-kind"
    other = any_of("no-payers.words", language)
    kind = best_meaning("payers", re.sub(other, "", source), language)
    if kind in (None, "housing-organisation") and _is_our_own(source, language):
        return "aab"
    is_department = kind is None and bare_department_name(source) != source
    return "department" if is_department else kind


def _is_our_own(source: str, language: Language) -> bool:
    """Return whether a payer is AAB by its name, or `boligforeningen` with no other name."""
    if _our_name(language).search(source):
        return True
    others, count = _our_own(language).subn("", source)
    return bool(count) and not any(map(str.isalnum, others))


@cache
def _our_name(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('financing.our-name', language)}(?!\w)")


@cache
def _our_own(language: Language) -> re.Pattern[str]:
    """Return a pattern for `boligforeningen` and for its reserves."""
    association, reserves = (any_of(f"financing.{it}", language) for it in ("ours", "reserves"))
    by = any_of("financing.paid-by", language)
    return re.compile(rf"(?:(?<!\w){by}\s+)?(?<!\w)(?:{association}(?:['’]?s)?|{reserves})(?!\w)")
