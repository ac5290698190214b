"""What all recordings of an archive have in common: pairs, clusters, one timeline a cluster (``diptych-pairs/1``).

Times count in seconds from a recording's own first presented frame. Sign of a piece, as in ``model/find.py``:
``t_second = rate × (t_first − query_from_s) + found_from_s``, the first being the query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from diptych.model.find import Edit, Edited, Piece
from diptych.model.judgements import Judgement

FORMAT = "diptych-pairs/1"

EXPORT_FORMAT = "diptych-fingerprints/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a recording was published, with the precision in which that is known."""

    text: str
    """As it was given: ``2024-05-01`` or ``2024-05-01T10:00:00+02:00``."""
    from_s: float
    """Earliest moment, seconds since 1970 (UTC)."""
    to_s: float
    """Latest moment; a day without a zone spans 50 hours, as clocks on Earth do."""
    basis: str
    """Where this is from: the name of a list or of a sidecar."""

    def before(self, other: Published) -> bool:
        """Say whether this was published earlier for certain."""
        return self.to_s < other.from_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A recording of the archive, or a fingerprint that a partner gave."""

    key: str
    """Digest of the content; ``partner:…`` for a fingerprint without media."""
    file: str
    """Path as it was added, or a partner's name with its pseudonym."""
    duration_s: float
    width: int
    height: int
    size_bytes: int | None = None
    """Size of the file; ``None`` where the media were never here."""
    has_media: bool = True
    """Whether the media are at hand, so that frames could be compared."""
    also: tuple[str, ...] = ()
    """Other paths that hold the same bytes."""
    published: Published | None = None

    @property
    def bits_per_s(self) -> float | None:
        """Mean bit rate of the whole file."""
        if self.size_bytes is None or self.duration_s <= 0:
            return None
        return 8 * self.size_bytes / self.duration_s

    def to_dict(self) -> dict[str, object]:
        """Return the item as JSON values."""
        rate = self.bits_per_s
        return {
            "key": self.key,
            "file": self.file,
            "also": list(self.also),
            "duration_s": round(self.duration_s, 4),
            "width": self.width,
            "height": self.height,
            "bits_per_s": None if rate is None else round(rate),
            "has_media": self.has_media,
            "published": None
            if self.published is None
            else {"at": self.published.text, "basis": self.published.basis},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two recordings that share footage."""

    first: str
    second: str
    score: float
    edited: Edited
    """Which side was edited: ``query`` is the first, ``found`` the second."""
    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the match as JSON values; pieces keep the names of ``diptych-find/1``, the first as query."""
        return {
            "first": self.first,
            "second": self.second,
            "score": round(self.score, 3),
            "edited": {"query": "first", "found": "second"}.get(self.edited, self.edited),
            "pieces": [piece.to_dict() for piece in self.pieces],
            "edits": [edit.to_dict() for edit in self.edits],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair about which a person said something, and what the machine found between the two."""

    judgement: Judgement
    match: Match | None
    """What was found; of a pair judged ``not_a_match`` it stays here and counts nowhere else."""
    files: tuple[str, str] = ("", "")
    """Both recordings as they are named here; empty for one that the archive does not hold."""

    def to_dict(self) -> dict[str, object]:
        """Return the pair as JSON values."""
        found = None if self.match is None else self.match.to_dict()
        return {**self.judgement.to_dict(), "files": list(self.files), "found": found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A stretch of one member that shows a stretch of the union timeline."""

    member: str
    from_s: float
    to_s: float
    rate: float
    """Seconds of the union that pass in one second of the member; 2.0 is footage at double speed."""
    mirrored: bool

    def to_dict(self) -> dict[str, object]:
        """Return the showing as JSON values."""
        return {
            "member": self.member,
            "from_s": round(self.from_s, 3),
            "to_s": round(self.to_s, 3),
            "rate": round(self.rate, 4),
            "mirrored": self.mirrored,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a cluster's footage, and who shows it."""

    from_s: float
    """Place on the union timeline."""
    to_s: float
    shown_by: tuple[Showing, ...]
    joined_by: tuple[str, ...]
    """Members that run into this stretch from the one before without a break; empty: no member does."""
    place_known: bool
    """False where no member says on which side of its neighbours this stretch lies."""
    disputed: bool
    """True where pieces that contradict others were laid aside: others may show it as well."""

    @property
    def members(self) -> tuple[str, ...]:
        """Who shows it, each once."""
        return tuple(dict.fromkeys(showing.member for showing in self.shown_by))

    @property
    def length_s(self) -> float:
        """Length on the union timeline."""
        return self.to_s - self.from_s

    def to_dict(self) -> dict[str, object]:
        """Return the stretch as JSON values."""
        return {
            "from_s": round(self.from_s, 3),
            "to_s": round(self.to_s, 3),
            "shown_by": [showing.to_dict() for showing in self.shown_by],
            "joined_by": list(self.joined_by),
            "place_known": self.place_known,
            "disputed": self.disputed,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Something on which pieces do not agree; listed, never averaged."""

    kind: Literal["time", "order"]
    members: tuple[str, ...]
    reason: str

    def to_dict(self) -> dict[str, object]:
        """Return the contradiction as JSON values."""
        return {"kind": self.kind, "members": list(self.members), "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionTimeline:
    """All footage of a cluster on one time."""

    clock_of: str
    """The member whose own pace the timeline has wherever it shows something."""
    stretches: tuple[Stretch, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def length_s(self) -> float:
        """Length of all footage together."""
        return self.stretches[-1].to_s if self.stretches else 0.0

    def shown_s(self, member: str) -> float:
        """Seconds of the union that a member shows."""
        return sum(stretch.length_s for stretch in self.stretches if member in stretch.members)

    def to_dict(self) -> dict[str, object]:
        """Return the timeline as JSON values."""
        return {
            "clock_of": self.clock_of,
            "length_s": round(self.length_s, 3),
            "stretches": [stretch.to_dict() for stretch in self.stretches],
            "contradictions": [one.to_dict() for one in self.contradictions],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """That one member could derive from another: what speaks for it, and what against."""

    member: str
    could_derive_from: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the hypothesis as JSON values."""
        return {
            "member": self.member,
            "could_derive_from": self.could_derive_from,
            "reasons": list(self.reasons),
            "against": list(self.against),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Recordings that hang together by shared footage."""

    members: tuple[Item, ...]
    matches: tuple[Match, ...]
    timeline: UnionTimeline
    most_complete: str
    """The member that shows most of the union, of those found; of several the largest picture, then bit rate."""
    earliest_found: str | None
    """The member published before all others for certain, of those found; ``None`` where that is not known."""
    only_in: tuple[tuple[str, float, float], ...]
    """Stretches of the union that one member alone shows: member, from, to."""
    hypotheses: tuple[Hypothesis, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the cluster as JSON values."""
        total = self.timeline.length_s
        return {
            "members": [
                {
                    **item.to_dict(),
                    "shows_s": round(self.timeline.shown_s(item.key), 3),
                    "shows_share": round(self.timeline.shown_s(item.key) / total, 4) if total else 0.0,
                }
                for item in self.members
            ],
            "matches": [match.to_dict() for match in self.matches],
            "timeline": self.timeline.to_dict(),
            "most_complete": self.most_complete,
            "earliest_found": self.earliest_found,
            "only_in": [
                {"member": member, "from_s": round(from_s, 3), "to_s": round(to_s, 3)}
                for member, from_s, to_s in self.only_in
            ],
            "hypotheses": [one.to_dict() for one in self.hypotheses],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """A recording, or a pair, that could not be compared, and why."""

    item: str
    file: str
    reason: str

    def to_dict(self) -> dict[str, object]:
        """Return the line as JSON values."""
        return {"item": self.item, "file": self.file, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """All pairs of an archive that share footage, in clusters."""

    items: int
    """Recordings and partners' fingerprints that were compared, each content once."""
    queries: int
    """How many of them were compared in this run; the others were known."""
    duplicates: tuple[tuple[str, ...], ...]
    """Groups of paths that hold the same bytes."""
    clusters: tuple[Cluster, ...]
    judged: tuple[Judged, ...]
    not_compared: tuple[NotCompared, ...] = ()
    notes: tuple[str, ...] = ()
    short: tuple[Match, ...] = field(default=())
    """Pairs that share footage in pieces too short to join a cluster."""

    def to_dict(self) -> dict[str, object]:
        """Return the result as JSON values (format ``diptych-pairs/1``)."""
        return {
            "format": FORMAT,
            "items": self.items,
            "queries": self.queries,
            "duplicates": [list(group) for group in self.duplicates],
            "clusters": [cluster.to_dict() for cluster in self.clusters],
            "short": [match.to_dict() for match in self.short],
            "judged": [one.to_dict() for one in self.judged],
            "not_compared": [one.to_dict() for one in self.not_compared],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What an export holds, or would hold: the preview of what leaves."""

    file: str | None
    """Name of the file that was written; ``None`` for a preview."""
    bytes: int
    items: tuple[tuple[str, str], ...]
    """What the receiver sees as its name, and the path here, which stays here."""
    sealed: int
    """Items that were asked for and stay because they are sealed."""
    with_names: bool
    not_readable: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the preview as JSON values."""
        return {
            "format": EXPORT_FORMAT,
            "file": self.file,
            "bytes": self.bytes,
            "items": [{"leaves_as": name, "here": here} for name, here in self.items],
            "n_items": len(self.items),
            "sealed_and_kept_back": self.sealed,
            "with_names": self.with_names,
            "not_readable": list(self.not_readable),
            "warning": SHARING_WARNING,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import took in."""

    partner: str
    sha256: str
    items: int
    known_already: bool

    def to_dict(self) -> dict[str, object]:
        """Return the counts as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


SHARING_WARNING = (
    "Whoever has this file can ask it, without you, whether you hold a given video: shared fingerprints answer "
    "'who holds this?'. The pictures cannot be rebuilt from them, but lengths, picture sizes and likeness can be read."
)


def joined(names: Sequence[str]) -> str:
    """Join names for a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
