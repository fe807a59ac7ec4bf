"""Frozen values to JSON and back, nothing lost: decimals as strings, what is at its default left out.

>>> from nhiemky.domain.figure import Value
>>> value = Value("1.406", Decimal(1406))
>>> encode(value), decode(Value, encode(value)) == value
({'raw': '1.406', 'number': '1406'}, True)

Unlike the wire form (`domain/wire`) this is for our own store: `decode(kind, encode(value)) == value` for every dataclass and named
tuple of `domain`. Facts of findings come back as JSON has them (lists for tuples, strings for decimals).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: Any) -> Any:
    """A value as `json.dumps` takes it. Raises TypeError for what has no form."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {
            name: encode(item) for name, item in zip(value._fields, value, strict=True) if item != _defaults(type(value)).get(name, ...)
        }
    if is_dataclass(value) and not isinstance(value, type):
        defaults = _defaults(type(value))
        items = ((entry.name, getattr(value, entry.name)) for entry in fields(value))
        return {name: encode(item) for name, item in items if item != defaults.get(name, ...)}
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(encode(item) for item in value)
    raise TypeError(f"no stored form for {type(value).__name__}")


def decode(kind: type[T], value: Any) -> T:
    """What `encode` gave, as an instance of `kind`. What it never gave crashes: our own store is not a user's file."""
    return cast(T, _decode(kind, value))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _defaults(kind: type) -> dict[str, Any]:
    if hasattr(kind, "_field_defaults"):
        return dict(kind._field_defaults)
    made = {}
    for entry in fields(kind):
        if entry.default is not MISSING:
            made[entry.name] = entry.default
        elif entry.default_factory is not MISSING:
            made[entry.name] = entry.default_factory()
    return made


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        choices = [choice for choice in get_args(kind) if choice is not type(None)]
        return None if value is None else _decode(choices[0], value)
    if origin is tuple:
        inside = get_args(kind)
        if len(inside) == 2 and inside[1] is ...:
            return tuple(_decode(inside[0], item) for item in value)
        return tuple(_decode(each, item) for each, item in zip(inside, value, strict=True))
    if origin is frozenset:
        return frozenset(_decode(get_args(kind)[0], item) for item in value)
    if origin in (dict, Mapping):
        return {key: _decode(get_args(kind)[1], item) for key, item in value.items()}
    if kind is Any or origin is Literal or value is None:
        return value
    if kind is Decimal:
        return Decimal(value)
    if kind is date:
        return date.fromisoformat(value)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in value.items()})
    return value
