"""Frozen values of the curriculum as plain data (what JSON can hold) and back: drafts, which may be incomplete."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_plain(value: Any) -> Any:
    """A value of the model as dictionaries, lists, texts and numbers."""
    if is_dataclass(value):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [as_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `as_plain` was given; a field unknown to the data keeps its default.

    Raises ValueError, TypeError or KeyError for data of another shape.
    """
    value: Any = _read(kind, data)
    return value  # type: ignore[no-any-return]


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in data)
    if get_origin(kind) is UnionType:  # something, or None
        return None if data is None else _read(get_args(kind)[0], data)
    if is_dataclass(kind):
        named: Any = kind
        hints = _hints(named)
        known = {name: _read(hints[name], data[name]) for name in hints if name in data}
        return kind(**known)  # type: ignore[operator]
    if issubclass(kind, Enum):
        return kind(data)
    if kind is date:
        return date.fromisoformat(data)
    if type(data) is not kind:
        raise TypeError(f"{kind.__name__} expected, not {type(data).__name__}")
    return data


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
