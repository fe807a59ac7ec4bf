"""JSON to frozen values, strictly: the inverse of `domain.wire.to_json`. Promises that a fault names its place.

>>> from nhiemky.domain.campaign import Owner
>>> decode(Owner, {"name": "Đảng ủy Khối", "place": "Nam Thuận"}).place
'Nam Thuận'
>>> decode(Owner, {"place": "Nam Thuận"}, "owner")
Traceback (most recent call last):
nhiemky.flows.decode.Misfit: owner.name: thiếu
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from nhiemky.domain.source import Span

T = TypeVar("T")
_HALF_LETTER = re.compile("[\ud800-\udfff]")
"""JSON lets them in, no file format lets them out."""


class Misfit(ValueError):  # noqa: N818 (said of the file, not of us)
    """What is wrong at which place of the JSON, in Vietnamese: "units[3].name: thiếu"."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}" if place else fault)


def decode(kind: type[T], value: Any, place: str = "") -> T:
    """`value` as `json.loads` gives it -> an instance of `kind`. A key may be left out where it has a default or takes null.

    Raises Misfit on a missing, unknown or ill-typed entry. Sequences are tuples, dates ISO strings, spans pairs.
    """
    return cast(T, _decode(kind, value, place))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: Any, place: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _decode_optional(kind, value, place)
    if origin is Literal:
        if value not in get_args(kind):
            raise Misfit(place, f"phải là một trong: {', '.join(map(str, get_args(kind)))}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise Misfit(place, "phải là danh sách [...]")
        return tuple(_decode(get_args(kind)[0], item, f"{place}[{number}]") for number, item in enumerate(value))
    if origin in (dict, Mapping):
        if not isinstance(value, dict):
            raise Misfit(place, "phải là một nhóm {...}")
        return {key: _decode(get_args(kind)[1], item, f"{place}.{key}") for key, item in value.items()}
    if kind is Span:
        return _decode_span(value, place)
    if is_dataclass(kind):
        return _decode_dataclass(cast(type, kind), value, place)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _decode_named_tuple(kind, value, place)
    return _decode_plain(kind, value, place)


def _decode_optional(kind: Any, value: Any, place: str) -> Any:
    choices = [choice for choice in get_args(kind) if choice is not NoneType]
    if value is None:
        return None
    for choice in choices[:-1]:  # the first that fits: a citation with a number or one by name, a number or words
        try:
            return _decode(choice, value, place)
        except Misfit:
            continue
    return _decode(choices[-1], value, place)


def _decode_span(value: Any, place: str) -> Span:
    if not (isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)):
        raise Misfit(place, "phải là hai số nguyên [đầu, cuối]")
    return Span(*value)


def _decode_named_tuple(kind: type, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise Misfit(place, "phải là một nhóm {...}")
    inner = f"{place}." if place else ""
    hints = _hints(kind)
    for key in value:
        if key not in hints:
            raise Misfit(inner + key, "không có mục này, xem lại tên mục")
    return kind(**{key: _decode(hints[key], item, inner + key) for key, item in value.items()})


def _decode_plain(kind: Any, value: Any, place: str) -> Any:
    if kind is Any:
        return value
    if kind is Decimal:
        if type(value) not in (int, float):
            raise Misfit(place, "phải là số")
        return Decimal(str(value))
    if kind is float:
        if type(value) not in (int, float):
            raise Misfit(place, "phải là số")
        return float(value)
    if kind is date:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise Misfit(place, "phải là ngày dạng năm-tháng-ngày, ví dụ 2023-05-30") from None
    words = {str: "phải là chữ trong ngoặc kép", int: "phải là số nguyên", bool: "phải là true hoặc false"}
    if type(value) is not kind:
        raise Misfit(place, words[kind])
    if kind is str and _HALF_LETTER.search(value):
        raise Misfit(place, "có ký tự hỏng (nửa chữ Unicode)")
    return value


def _decode_dataclass(kind: type, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise Misfit(place, "phải là một nhóm {...}")
    hints = _hints(kind)
    inner = f"{place}." if place else ""
    known: dict[str, Any] = {}
    keys = set()
    for entry in fields(kind):
        key = entry.metadata.get("key", entry.name)
        keys.add(key)
        if key in value:
            known[entry.name] = _decode(hints[entry.name], value[key], inner + key)
        elif entry.default is MISSING and entry.default_factory is MISSING:
            if NoneType not in get_args(hints[entry.name]):
                raise Misfit(inner + key, "thiếu")
            known[entry.name] = None
    for key in value:
        if key not in keys:
            raise Misfit(inner + key, "không có mục này, xem lại tên mục")
    return kind(**known)
