"""What a search in an archive finds: the typed twin of ``diptych-find/1``, and what an archive holds.

Times count in seconds from a recording's own first presented frame.
Sign: ``t_found = rate × (t_query − query_from_s) + found_from_s``; footage that runs twice as fast in the query has
``rate = 2.0``: one second of the query shows two seconds of the found recording.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from diptych.model.find_others import PlaceMatch, SoundMatch
from diptych.model.judgements import Judgement, Longer

FORMAT = "diptych-find/1"

STATUS_FORMAT = "diptych-archive-status/1"

Edited = Literal["query", "found", "both", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the query that shows a stretch of the found recording."""

    query_from_s: float
    query_to_s: float
    found_from_s: float
    found_to_s: float
    query_from_frame: int | None
    """Number of the first matched frame; ``None`` where the media were not at hand."""
    query_to_frame: int | None
    """One more than the number of the last matched frame."""
    found_from_frame: int | None
    found_to_frame: int | None
    rate: float
    """Seconds of the found recording that pass in one second of the query."""
    interval_s: float
    """Each in and out time is within this many seconds (95 %)."""
    score: float
    """Mean agreement of what moves, 0 to 1 (docs/methods/copies.md)."""
    mirrored: bool
    turned_deg: int
    """Quarter turns of the query's picture against the found one, clockwise: 0, 90, 180, 270."""
    basis: str
    """``frames`` where both media were decoded, ``digest`` for the same bytes, ``fingerprint`` otherwise."""

    def to_dict(self) -> dict[str, object]:
        """Return the piece as JSON values."""
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        for name in ("query_from_s", "query_to_s", "found_from_s", "found_to_s", "interval_s"):
            shown[name] = round(getattr(self, name), 4)
        shown["rate"], shown["score"] = round(self.rate, 5), round(self.score, 3)
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that was done to a picture, with times on the query."""

    kind: str
    from_s: float
    to_s: float
    detail: dict[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the edit as JSON values."""
        return {
            "kind": self.kind,
            "from_s": round(self.from_s, 3),
            "to_s": round(self.to_s, 3),
            **self.detail,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SameFootage:
    """A recording of the archive that shares footage with the query."""

    file: str
    """Path as it was added."""
    also: tuple[str, ...]
    """Other paths that hold the same bytes."""
    sha256: str
    score: float
    edited: Edited
    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the match as JSON values."""
        return {
            "file": self.file,
            "also": list(self.also),
            "sha256": self.sha256,
            "score": round(self.score, 3),
            "edited": self.edited,
            "pieces": [piece.to_dict() for piece in self.pieces],
            "edits": [edit.to_dict() for edit in self.edits],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMatch:
    """A pair about which a person said something; ``not_a_match`` takes it out of what was found, never out of view."""

    judgement: Judgement
    match: SameFootage | None
    """What the search found between the two; ``None`` for nothing."""

    def to_dict(self) -> dict[str, object]:
        """Return the pair as JSON values."""
        found = None if self.match is None else self.match.to_dict()
        return {**self.judgement.to_dict(), "found": found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The recording that was asked about."""

    file: str
    sha256: str
    duration_s: float
    frames: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The result of a search; empty lists mean that nothing was found."""

    query: Query
    same_footage: tuple[SameFootage, ...]
    searched: int
    """Recordings that the search went over."""
    notes: tuple[str, ...] = ()
    judged: tuple[JudgedMatch, ...] = ()
    """Pairs that a person judged; those judged not to match are here and not in ``same_footage``."""
    longer: tuple[Longer, ...] = ()
    """Recordings that hold all of the query and run longer."""
    partners: tuple[SameFootage, ...] = ()
    """Fingerprints of partners that share footage with the query; their media are elsewhere."""
    common_sound: tuple[SoundMatch, ...] = ()
    """Stretches of common sound of every kind; ``same_soundtrack`` holds those that are one signal."""
    same_place: tuple[PlaceMatch, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the result as JSON values (format ``diptych-find/1``)."""
        query = self.query
        return {
            "format": FORMAT,
            "query": {
                "file": query.file,
                "sha256": query.sha256,
                "duration_s": round(query.duration_s, 4),
                "frames": query.frames,
            },
            "searched": self.searched,
            "partners": [match.to_dict() for match in self.partners],
            "longer": [one.to_dict() for one in self.longer],
            "judged": [one.to_dict() for one in self.judged],
            "same_footage": [match.to_dict() for match in self.same_footage],
            "same_soundtrack": [one.to_dict() for one in self.common_sound if one.kind == "same_soundtrack"],
            "common_sound": [one.to_dict() for one in self.common_sound if one.kind != "same_soundtrack"],
            "same_place": [one.to_dict() for one in self.same_place],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A file that could not be added, and why."""

    file: str
    kind: str
    reason: str

    def to_dict(self) -> dict[str, object]:
        """Return the line as JSON values."""
        return {"file": self.file, "kind": self.kind, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one run of adding did."""

    added: int
    """Files that were fingerprinted in this run."""
    known: int
    """Files that the archive knew by path, size and time, or by digest."""
    passed_over: int
    """Files in folders whose name and first bytes are not those of a video."""
    not_taken: tuple[NotTaken, ...]
    notes: tuple[str, ...] = ()
    """What could not be taken of recordings that were added, such as a sound that does not decode."""

    def to_dict(self) -> dict[str, object]:
        """Return the counts as JSON values."""
        return {
            "added": self.added,
            "known": self.known,
            "passed_over": self.passed_over,
            "failed": len(self.not_taken),
            "not_taken": [one.to_dict() for one in self.not_taken],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStatus:
    """What an archive holds."""

    recordings: int
    files: int
    duration_s: float
    coarse_bytes: int
    local_bytes: int
    missing: tuple[str, ...]
    """Paths that no longer lead to a file; their fingerprints still answer, with wider intervals."""
    damaged: tuple[str, ...]
    """Recordings whose stored fingerprint did not read back whole."""
    not_taken: tuple[NotTaken, ...]
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the status as JSON values."""
        minutes = self.duration_s / 60
        return {
            "format": STATUS_FORMAT,
            "recordings": self.recordings,
            "files": self.files,
            "duration_s": round(self.duration_s, 3),
            "coarse_bytes_per_minute": round(self.coarse_bytes / minutes, 1) if minutes else 0.0,
            "local_bytes_per_minute": round(self.local_bytes / minutes, 1) if minutes else 0.0,
            "missing": list(self.missing),
            "damaged": list(self.damaged),
            "not_taken": [one.to_dict() for one in self.not_taken],
            "notes": list(self.notes),
        }
