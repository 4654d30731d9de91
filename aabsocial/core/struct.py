"""Frozen values with named fields, on msgspec, and how they are made of parsed TOML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, dataclass_transform, get_args, get_origin

import msgspec
from msgspec import Meta, field
from msgspec.structs import replace

from aabsocial.core.money import MOST_KRONER, Money, MoneyByYear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    AnyStruct = TypeVar("AnyStruct", bound="Struct")

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "MOST",
    "YEARS",
    "Count",
    "Line",
    "Struct",
    "Text",
    "Whole",
    "choices_of",
    "decode_or_none",
    "field",
    "field_collector",
    "field_getter",
    "holds",
    "names_in",
    "replace",
    "values_in",
]

LONGEST_LINE = 1_000
LONGEST_TEXT = 20_000
MOST = 10**15
YEARS = frozenset(map(str, range(2000, 2101)))  # the keys of a table of amounts by year

Line = Annotated[str, Meta(min_length=1, max_length=LONGEST_LINE)]
Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]
Count = Annotated[int, Meta(ge=0, le=MOST)]
Whole = Annotated[int, Meta(ge=-MOST, le=MOST)]  # the numbers that are no Decimal

# These stand in parsed TOML as they are; a text is none of them, though msgspec would read "901"
# as a decimal.
NATIVE = (date, Decimal)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, repr_omit_defaults=True):
    """A frozen value with named fields.

    A subclass writes `kw_only=True`, which is not inherited, unless it is so short that its values
    are made without names; and `dict=True` where it has a `cached_property`.
    """


def decode_or_none(kind: type[AnyStruct], answers: object) -> AnyStruct | None:
    """Make a value of parsed TOML, `None` where anything in it is not as the types have it.

    They are strict: a refusal says no more than that somebody should look more closely.
    """
    try:
        return msgspec.convert(answers, kind, builtin_types=NATIVE, dec_hook=_own_value)
    except msgspec.ValidationError:
        return None


def _own_value(kind: type, raw: Any) -> Money | MoneyByYear:
    if kind is Money:
        return _money(raw)
    if kind is MoneyByYear and isinstance(raw, dict) and raw and YEARS.issuperset(raw):
        return MoneyByYear({int(year): _money(amount) for year, amount in raw.items()})
    raise ValueError


def _money(raw: Any) -> Money:
    if type(raw) is int and 0 <= raw <= MOST_KRONER:
        return Money.kroner(raw)
    raise ValueError


def values_in(value: Struct) -> tuple[Any, ...]:
    """Return the values of the fields, in their order."""
    return msgspec.structs.astuple(value)


def names_in(part: type[Struct]) -> tuple[str, ...]:
    """Return the names of a part's fields, in the order of the file."""
    return part.__struct_fields__


def field_collector(
    kind: type[Struct], are_meant: Callable[[Any], bool]
) -> Callable[[Struct], list[Any]]:
    """Return a function that collects all answers of some types from a part and its records.

    It is put together once; what is unanswered it leaves out.
    """
    meant = [it for it in fields_in(kind) if any(map(are_meant, it[1]))]
    groups = {name: record for name, _, record in meant if record}
    lists = [name for name, (held, *_), _ in meant if name not in groups and _is_list(held)]
    single_in = field_getter([name for name, *_ in meant if name not in (*groups, *lists)])
    lists_in, groups_in = field_getter(lists), field_getter([*groups])
    fields_of = [
        field_getter([name for name, held, _ in fields_in(record) if any(map(are_meant, held))])
        for record in groups.values()
    ]

    def gather(part: Struct) -> list[Any]:
        answers = [*single_in(part)]
        for several in lists_in(part):
            answers += several or ()
        for records, answers_in in zip(groups_in(part), fields_of, strict=True):
            for record in records:
                answers += answers_in(record)
        return [answer for answer in answers if answer is not None]

    return gather


@cache
def fields_in(kind: type[Struct]) -> tuple[tuple[str, tuple[Any, ...], type[Struct] | None], ...]:
    """Return fields by their dotted names, with the types they hold, and the type of records."""
    return tuple(_found_in(kind, ""))


def _found_in(
    kind: type[Struct], above: str
) -> Iterator[tuple[str, tuple[Any, ...], type[Struct] | None]]:
    for name, annotation in kind.__annotations__.items():
        if _is_part(annotation):
            yield from _found_in(annotation, f"{above}{name}.")
            continue
        is_records = _is_list(annotation)
        record = next(filter(_is_part, get_args(annotation)), None) if is_records else None
        held = tuple(record.__annotations__.values()) if record else (annotation,)
        yield f"{above}{name}", held, record


def _is_list(annotation: Any) -> bool:
    """Return whether a type is that of several values, or of several or none."""
    return any(get_origin(one) is tuple for one in (annotation, *get_args(annotation)))


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Struct)


@cache  # most fields have one of a few types
def holds(annotation: Any, kinds: tuple[object, ...]) -> bool:
    """Return whether a type is one of these, or made of one: `Line | None` of `Line`."""
    return annotation in kinds or any(holds(part, kinds) for part in get_args(annotation))


def choices_of(kind: type[Struct], name: str) -> tuple[str, ...]:
    """Return the words that a field may hold, none where it is not so limited."""
    return choices_in(kind.__annotations__[name])


@cache  # as above
def choices_in(annotation: Any) -> tuple[str, ...]:
    """Return the words of the `Literal` in a type, none where there is none."""
    parts = (
        (part,) if isinstance(part, str) else choices_in(part) for part in get_args(annotation)
    )
    return tuple(chain.from_iterable(parts))


def field_getter(names: Sequence[str]) -> Callable[[Struct], tuple[Any, ...]]:
    """Return a function that takes the fields of these names out of a part, in one call."""
    if not names:
        return lambda _: ()
    take = attrgetter(*names)
    return take if len(names) > 1 else lambda part: (take(part),)
