"""Values to JSON, one rule for all of them.

>>> @dataclass(frozen=True)
... class Limit:
...     max: Decimal | None
...     frm: date | None
...     note: str | None = field(default=None, metadata=EXTRA)
>>> to_json(Limit(Decimal("1.5"), date(2023, 5, 30)))
{'max': 1.5, 'frm': '2023-05-30'}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from nhiemky.domain.source import Span

__all__ = ["EXTRA", "dataclass", "field", "to_json"]

EXTRA = {"extra": True}
"""Field metadata: the key is left out when the value is None, False or empty."""


@cache
def _layout(kind: type) -> tuple[tuple[str, str, bool], ...]:
    return tuple((f.name, f.metadata.get("key", f.name), bool(f.metadata.get("extra"))) for f in fields(kind))


def to_json(value: Any) -> Any:
    """Dataclasses, named tuples, tuples, dates, decimals -> what `json.dumps` takes. Decimals become JSON numbers, spans pairs.

    Field metadata: `{"key": name}` renames on the wire, `EXTRA` leaves an empty value out.
    """
    if value is None or (isinstance(value, (str, bool, int, float)) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for name, key, extra in _layout(type(value)):
            item = getattr(value, name)
            if extra and (item is None or item is False or item == () or item == {}):
                continue
            out[key] = to_json(item)
        return out
    if isinstance(value, Mapping):
        return {str(to_json(key)): to_json(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: to_json(item) for name, item in zip(value._fields, value, strict=True)}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_json(item) for item in value]
    raise TypeError(f"no wire form for {type(value).__name__}")
