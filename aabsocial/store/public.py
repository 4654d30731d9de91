"""A proposal's file as the public may have it: no contact, no closed annex, nobody's comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.answers import answer_at, path_of, with_answer
from aabsocial.handout import Voice
from aabsocial.store.writing import is_records, plain, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.store.stored import StoredProposal
    from aabsocial.store.writing import Layout

UNPUBLISHED = "contact"
ANNEXES = "annexes"
OPEN = (None, False)


def public_source(stored: StoredProposal, layout: Layout, unreadable: Iterable[str] = ()) -> bytes:
    """Write a proposal's answers anew without what is not for the public.

    Comments and keys that no question asks for are left out: they may say anything. So may an
    answer that is unreadable, given by its key: it stands there as left out, as in the papers.
    """
    known = _known(stored.answers, (), layout)
    for path in map(path_of, unreadable):
        if answer_at(known, path) is not None:
            known = {**with_answer(known, path, _voice(stored).say("left-out"))}
    known.pop(UNPUBLISHED, None)
    if is_records(annexes := known.pop(ANNEXES, None)):
        closed = {"title": _voice(stored).say("closed-annex"), "closed": True}
        given = stored.answers[ANNEXES]
        known[ANNEXES] = [
            annex if _is_open(annex, whole) else closed
            for annex, whole in zip(annexes, given, strict=True)
        ]
    return whole(plain(known), layout).encode()


def _voice(stored: StoredProposal) -> Voice:
    return Voice("en" if stored.answers.get("language") == "en" else "da")


def _is_open(annex: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether an annex is open: a key that is unknown, as `lukket` is, may say that it is not.

    A closed one keeps its place, so that the others keep their numbers.
    """
    return annex.get("closed") in OPEN and annex.keys() == given.keys()


def _known(table: Mapping[str, Any], path: tuple[str, ...], layout: Layout) -> dict[str, Any]:
    return {
        key: _inner(table[key], (*path, key), layout) for key in layout.order(path) if key in table
    }


def _inner(value: Any, path: tuple[str, ...], layout: Layout) -> Any:  # noqa: ANN401 - TOML data of any shape
    if isinstance(value, dict):
        return _known(value, path, layout)
    if is_records(value):
        return [_known(record, path, layout) for record in value]
    return value
