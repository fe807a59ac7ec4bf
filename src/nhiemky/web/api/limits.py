"""How often a token may call: so many reads and so many changes a minute.

>>> limit = Limit(2, seconds=60)
>>> [limit.wait("a", at) for at in (0.0, 1.0, 2.0, 61.0)]
[0, 0, 58, 0]

Counted in this process; with several processes behind one address the limit is that many times higher.
"""

from __future__ import annotations

import threading
from collections import deque
from math import ceil

READS, CHANGES = 600, 60


class Limit:
    """At most `count` calls of one key within `seconds`."""

    def __init__(self, count: int, seconds: float = 60.0) -> None:
        self.count, self.seconds = count, seconds
        self._calls: dict[object, deque[float]] = {}
        self._turn = threading.Lock()

    def wait(self, key: object, at: float) -> int:
        """0 and counted, or the seconds to wait until the next call is free. at: monotonic seconds."""
        with self._turn:
            calls = self._calls.setdefault(key, deque())
            while calls and at - calls[0] >= self.seconds:
                calls.popleft()
            if len(calls) >= self.count:
                return max(1, ceil(self.seconds - (at - calls[0])))
            calls.append(at)
            return 0

    def forget(self) -> None:
        """All is free again; for tests."""
        with self._turn:
            self._calls.clear()


reads, changes = Limit(READS), Limit(CHANGES)
