"""The one clock of the web layer.

>>> with standing_at(datetime(2023, 5, 31, 1, 0, tzinfo=UTC)):
...     (now().isoformat(), today().isoformat())
('2023-05-31T01:00:00+00:00', '2023-05-31')

`now` is UTC, `today` the day in Vietnam. A demo may live on another day: `NHIEMKY_DEMO_NOW` (an ISO moment) shifts the
clock so that the server started at that moment; time goes on from there. `standing_at` holds it still, for tests and for
loading the demo through the users' doors.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")

_still: ContextVar[datetime | None] = ContextVar("still", default=None)
_started = time.time()


def now() -> datetime:
    """This moment, aware, UTC, to the microsecond."""
    held = _still.get()
    if held is not None:
        return held
    real = datetime.now(UTC)
    shown = os.environ.get("NHIEMKY_DEMO_NOW")
    if not shown:
        return real
    return datetime.fromisoformat(shown).astimezone(UTC) + timedelta(
        seconds=real.timestamp() - float(os.environ.get("NHIEMKY_DEMO_STARTED", _started))
    )


def today() -> date:
    """This day in Vietnam."""
    return now().astimezone(HERE).date()


def local(moment: datetime) -> datetime:
    """The moment as a clock on a wall in Vietnam shows it."""
    return moment.astimezone(HERE)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block."""
    token = _still.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _still.reset(token)
