"""What a person may set about a comparison; every value has a default with a reason.

The settings of a run are part of its result (``made_by.settings``) and of the key under which intermediate
work is kept, so that a result is never mixed from two sets of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits and choices of one comparison.

    Raises:
        ValueError: A value is out of its range (the caller's mistake).
    """

    max_pixels: int = 40_000_000
    """Largest picture that is decoded, width × height. 8K is 33 million; a larger claim is refused, so that a
    small file cannot fill the memory. Chosen by hand."""
    max_hours: float = 12.0
    """Longest recording that is decoded. Longer than a day watch of a fixed camera; chosen by hand."""
    seed: int = 0
    """Seed of everything that draws samples (robust estimation, bootstrap): same input, same answer."""

    def __post_init__(self) -> None:
        if isinstance(self.max_pixels, bool) or not isinstance(self.max_pixels, int) or self.max_pixels < 1:
            raise ValueError(f"max_pixels must be a whole number above 0, not {self.max_pixels!r}")
        if isinstance(self.max_hours, bool) or not isinstance(self.max_hours, int | float):
            raise ValueError(f"max_hours must be a number, not {self.max_hours!r}")
        if not 0 < self.max_hours < float("inf"):
            raise ValueError(f"max_hours must be above 0 and finite, not {self.max_hours!r}")
        if isinstance(self.seed, bool) or not isinstance(self.seed, int) or self.seed < 0:
            raise ValueError(f"seed must be a whole number, 0 or above, not {self.seed!r}")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Settings:
        """Read settings from a mapping, for example a parsed TOML file.

        Args:
            values: Names and values; what is absent keeps its default.

        Returns:
            The validated settings.

        Raises:
            ValueError: A name is unknown or a value is out of its range.
        """
        known = {entry.name for entry in fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ValueError(
                f"unknown setting {', '.join(map(repr, unknown))}; known: {', '.join(sorted(known))}"
            )
        return cls(**values)  # type: ignore[arg-type]  # __post_init__ checks every value

    def to_dict(self) -> dict[str, object]:
        """Return the settings as plain values, in the order of their declaration."""
        return asdict(self)

    @property
    def digest(self) -> str:
        """SHA-256 over the settings in canonical JSON, as 64 hexadecimal digits."""
        text = json.dumps(self.to_dict(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
