"""Challenges that passkeys sign: random, for one use, forgotten after some minutes; kept in memory."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict

LASTS_S = 300
"""How long a challenge waits for its answer: the most that Web Authentication (15.1) recommends."""

REMEMBERED = 10_000
"""Challenges that are remembered; the oldest go first. Chosen by hand: about 2 MB."""

N_BYTES = 32
"""Random bytes of one; the standard (13.4.3) asks for 16 at least."""


class Challenges:
    """All challenges that wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: OrderedDict[bytes, tuple[str, int]] = OrderedDict()

    def make(self, purpose: str, *, now_s: int) -> bytes:
        """Make one; ``purpose`` says what its answer may be used for."""
        made = secrets.token_bytes(N_BYTES)
        with self._lock:
            self._waiting[made] = (purpose, now_s + LASTS_S)
            while len(self._waiting) > REMEMBERED:
                self._waiting.popitem(last=False)
        return made

    def take(self, challenge: bytes, purpose: str, *, now_s: int) -> bool:
        """Use one up; False where it is unknown, used, too old, or for something else."""
        with self._lock:
            held = self._waiting.pop(challenge, None)
        return held is not None and held[0] == purpose and held[1] >= now_s
