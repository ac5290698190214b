"""Growing delays after failed logins, and a limit on requests; kept in memory, the same for names that do not exist."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

FREE = 3
"""Failures without a delay. Chosen by hand: typing errors."""

FREE_OF_ADDRESS = 20
"""The same for an address, behind which a whole office may sit. Chosen by hand."""

FIRST_S = 2.0
"""The first delay; each further failure doubles it. Chosen by hand."""

LONGEST_S = 900.0
"""Longest delay: fewer than 100 tries a day, the most that NIST SP 800-63B-4 (3.2.2) lets fail in a row."""

FORGET_S = 86_400.0
"""After a day without a failure nothing is remembered. Chosen by hand."""

REMEMBERED = 10_000
"""Names and addresses that are remembered; the oldest go first. Chosen by hand: about 2 MB."""

REQUESTS_PER_S = 50.0
BURST = 400.0
"""Requests that one account or address may send in a second for long, and at once. Chosen by hand: a page asks for
fewer than 30 things, a map or a player for some in a second."""


@dataclass(slots=True)
class _Tries:
    failures: int
    until_s: float
    last_s: float


@dataclass(slots=True)
class _Tokens:
    left: float
    at_s: float


class Delays:
    """What failed before, by name and by address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tries: OrderedDict[str, _Tries] = OrderedDict()
        self._asked: OrderedDict[str, _Tokens] = OrderedDict()

    def wait_s(self, *keys: str, now_s: float) -> float:
        """Seconds until another try is let through; 0 for now."""
        with self._lock:
            found = [self._tries[key].until_s - now_s for key in keys if key in self._tries]
        return max([0.0, *found])

    def failed(self, name: str, address: str = "", *, now_s: float) -> None:
        """Remember a failure by name, and by address where one is known."""
        with self._lock:
            for key, free in ((name, FREE), (address, FREE_OF_ADDRESS)):
                if not key:
                    continue
                one = self._tries.pop(key, None)
                if one is None or now_s - one.last_s > FORGET_S:
                    one = _Tries(0, 0.0, now_s)
                one.failures += 1
                beyond = one.failures - free
                delay = min(LONGEST_S, FIRST_S * 2.0 ** min(beyond - 1, 20)) if beyond > 0 else 0.0
                self._tries[key] = _Tries(one.failures, now_s + delay, now_s)
            while len(self._tries) > REMEMBERED:
                self._tries.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget the failures under these keys."""
        with self._lock:
            for key in keys:
                self._tries.pop(key, None)

    def too_many(self, key: str, *, now_s: float) -> bool:
        """Count a request; say whether it is beyond what one caller may send."""
        with self._lock:
            one = self._asked.pop(key, None) or _Tokens(BURST, now_s)
            left = min(BURST, one.left + max(0.0, now_s - one.at_s) * REQUESTS_PER_S)
            self._asked[key] = _Tokens(max(0.0, left - 1.0), now_s)
            while len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
        return left < 1.0
