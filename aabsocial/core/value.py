"""Frozen values with named fields, made without compiling code for each class."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import KeysView


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Value:
    """A frozen dataclass, keyword-only unless said otherwise; `dataclasses.replace` works on it.

    `@dataclass` compiles six methods for every class, a millisecond each time the program starts
    (Python 3.11), and there are more classes here than a command may take milliseconds. These
    methods are shared by all of them. What a `default_factory` gives is shared too: nothing
    changes it.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _defaults: ClassVar[dict[str, Any]]
    _names: ClassVar[KeysView[str]]
    _in_order: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        """Learn the class's fields and what each is while nobody has said otherwise.

        `kw_only=False` lets a class with few fields be made without their names.
        """
        dataclass(init=False, repr=False, eq=False)(cls)
        fields = cls.__dataclass_fields__
        cls._defaults = {name: _default(it) for name, it in fields.items() if not _is_required(it)}
        cls._names = fields.keys()
        cls._in_order = () if kw_only else tuple(fields)

    def __init__(self, *in_order: object, **values: object) -> None:
        """Take values; raises `TypeError` for one that is unknown, missing or too many."""
        if in_order:
            values = {**dict(zip(self._in_order, in_order, strict=False)), **values}
        content = self._defaults | values
        object.__setattr__(self, "__dict__", content)
        if content.keys() != self._names or len(in_order) > len(self._in_order):
            wrong = sorted(content.keys() ^ self._names)
            message = f"{type(self).__name__}: unknown, missing or too many: {', '.join(wrong)}"
            raise TypeError(message)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse to change."""
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse to lose a field."""
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        if type(self) is not type(other):
            return NotImplemented
        return self._content == other._content

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(self._content)

    def __repr__(self) -> str:
        """Show the fields that say something else than the default."""
        said = {
            name: value
            for name, value in zip(self.__dataclass_fields__, self._content, strict=True)
            if name not in self._defaults or value != self._defaults[name]
        }
        parts = (f"{name}={value!r}" for name, value in said.items())
        return f"{type(self).__name__}({', '.join(parts)})"

    @property
    def _content(self) -> tuple[Any, ...]:
        return tuple(self.__dict__[name] for name in self.__dataclass_fields__)


def _is_required(it: Field[Any]) -> bool:
    return it.default is MISSING and it.default_factory is MISSING


def _default(it: Field[Any]) -> object:
    return it.default if it.default_factory is MISSING else it.default_factory()
