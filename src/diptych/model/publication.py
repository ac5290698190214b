"""A plan for a copy that may be published: what is masked, what two people cleared, what was asked before.

Everything starts masked. A *clearance* lets a region be seen (or a stretch be heard) over a span of time; it counts
only when a second person agreed to exactly that text. A *masking* keeps a region masked whatever is cleared.
Times are seconds from the recording's first presented frame; places are shares of its width and height, 0 to 1,
from the left and from the top.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from dataclasses import asdict, dataclass, replace
from typing import Literal

PLAN_FORMAT = "diptych-publication-plan/1"

What = Literal["scene", "movers", "overlay", "sound"]
Follows = Literal["picture", "ground", "track"]
Verdict = Literal["clear", "none_in_view", "stop"]

WHATS: tuple[What, ...] = ("scene", "movers", "overlay", "sound")
"""What a clearance is about: the still scene, what moves, marks laid over the picture, sound."""

PSEUDONYM = re.compile(r"[a-z]{1,20}-[a-z0-9]{1,40}")
"""How people are called in a plan: a word, a hyphen, letters or digits, such as ``editor-1``. Never a name."""

MAX_TEXT = 2000
"""Longest reason in characters; chosen by hand."""

MAX_POINTS = 64
"""Most corners of a region; chosen by hand."""

MAX_ROWS = 500
"""Most clearances or maskings of one plan; chosen by hand."""

QUESTIONS: dict[str, str] = {
    "prisoners": (
        "Can anybody be recognised who is detained, has surrendered or is wounded in enemy hands? "
        "Third Geneva Convention, art. 13: protected against insults and public curiosity."
    ),
    "next_of_kin": "Does it show somebody who died or was hurt, and were the next of kin told before?",
    "minors": "Can a minor be recognised, by face, body, voice, clothes, place or company?",
    "consent": "Did everybody who can be recognised agree to this use, and may the recording be used at all?",
    "sexual_violence": "Does it show sexual violence, or a place or sound that leads to somebody who survived it?",
}
"""What has to be answered before a copy is made. Sources: Third Geneva Convention art. 13; Berkeley Protocol 2022
¶¶ 28, 66, 208; Leiden Guidelines 2022 A8, B4."""


def check_person(name: str) -> str:
    """Return a pseudonym as it is.

    Raises:
        ValueError: It could be a name: ``"Ada Example"`` is refused, ``"editor-1"`` is not.
    """
    if not PSEUDONYM.fullmatch(name):
        raise ValueError("people are called by a pseudonym such as editor-1, in small letters and digits")
    return name


def check_text(text: str, what: str) -> str:
    """Return a text without blanks around it.

    Raises:
        ValueError: It is empty or too long.
    """
    text = " ".join(text.split())
    if not text or len(text) > MAX_TEXT:
        raise ValueError(f"{what} has 1 to {MAX_TEXT} characters")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the picture over time."""

    follows: Follows = "picture"
    points: tuple[tuple[float, float], ...] = ()
    """Corners as shares of width and height; none stands for the whole picture (only with ``picture``)."""
    at_s: float = 0.0
    """With ``ground``: when the corners were set; they stay on that ground within the shot."""
    track: str = ""
    """With ``track``: its name in the plan."""
    path: tuple[tuple[float, float, float], ...] = ()
    """With ``track``: ``(t_s, x, y)`` in order of time, as shares; kept, so that no later examination changes it."""
    radius: float = 0.0
    """With ``track``: half the width of the square around the path, as a share of the picture's width."""

    def __post_init__(self) -> None:
        if self.follows not in ("picture", "ground", "track"):
            raise ValueError(f"a region follows picture, ground or track, not {self.follows!r}")
        if len(self.points) > MAX_POINTS or 0 < len(self.points) < 3:
            raise ValueError(f"a region has 3 to {MAX_POINTS} corners")
        if any(not (-1.0 <= v <= 2.0) for point in self.points for v in point):
            raise ValueError("corners are shares of width and height, 0 to 1")
        if self.follows == "ground" and not self.points:
            raise ValueError("a region on the ground has corners")
        if self.follows == "track":
            times = [t for t, _, _ in self.path]
            if not self.path or any(b <= a for a, b in itertools.pairwise(times)):
                raise ValueError("a region that follows a track has a path in order of time")
            if not 0 < self.radius <= 0.5:
                raise ValueError("a region that follows a track has a radius of more than 0 and at most 0.5")
        elif self.path or self.track or self.radius:
            raise ValueError("only a region that follows a track has a path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A second person's yes to exactly one clearance."""

    by: str
    at: str
    digest: str
    """SHA-256 of what was agreed to; a clearance that is changed afterwards has no agreement."""

    def __post_init__(self) -> None:
        check_person(self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """A region over a span of time that one person asks to let be seen, or a stretch of sound."""

    id: str
    what: What
    from_s: float
    to_s: float
    reason: str
    asked_by: str
    asked_at: str
    region: Region = Region()
    agreement: Agreement | None = None

    def __post_init__(self) -> None:
        if self.what not in WHATS:
            raise ValueError(f"a clearance is about one of {', '.join(WHATS)}, not {self.what!r}")
        _check_span(self.from_s, self.to_s)
        check_person(self.asked_by)
        check_text(self.reason, "a reason")
        if self.what == "sound" and self.region != Region():
            raise ValueError("sound has no region")

    def digest(self, original_sha256: str) -> str:
        """SHA-256 of what is asked for, of which original."""
        content = _as_read(asdict(replace(self, agreement=None)))
        text = json.dumps({"original": original_sha256, "clearance": content}, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def is_agreed(self, original_sha256: str) -> bool:
        """Whether a second person, not the one who asked, agreed to exactly this."""
        return (
            self.agreement is not None
            and self.agreement.by != self.asked_by
            and self.agreement.digest == self.digest(original_sha256)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """A region that stays masked whatever is cleared: for people who stand or lie still, faces, signs, papers."""

    id: str
    from_s: float
    to_s: float
    reason: str
    by: str
    at: str
    region: Region = Region()

    def __post_init__(self) -> None:
        _check_span(self.from_s, self.to_s)
        check_person(self.by)
        check_text(self.reason, "a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to one question of the list before release."""

    question: str
    verdict: Verdict
    why: str
    by: str
    at: str

    def __post_init__(self) -> None:
        if self.question not in QUESTIONS:
            raise ValueError(f"the questions are {', '.join(QUESTIONS)}")
        if self.verdict not in ("clear", "none_in_view", "stop"):
            raise ValueError("an answer is clear, none_in_view or stop")
        check_person(self.by)
        check_text(self.why, "a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTrack:
    """The path of something that moves, offered by name so that a person can point at it."""

    id: str
    path: tuple[tuple[float, float, float], ...]
    """``(t_s, x, y)`` as in :class:`Region`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is known and decided about one publishing copy."""

    original_sha256: str
    width: int
    height: int
    duration_s: float
    has_sound: bool
    made_by: str
    planned_by: str
    planned_at: str
    seed: str
    """Random, so that ids of two plans never meet."""
    clearances: tuple[Clearance, ...] = ()
    maskings: tuple[Masking, ...] = ()
    answers: tuple[Answer, ...] = ()
    tracks: tuple[OfferedTrack, ...] = ()
    conditions: dict[str, object] | None = None
    """What binds the use of the recording (``model/conditions.py``); ``None`` where nobody said."""
    fill: Literal["solid", "surroundings"] = "surroundings"
    max_height: int = 720

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{64}", self.original_sha256):
            raise ValueError("an original is named by its SHA-256")
        if self.fill not in ("solid", "surroundings"):
            raise ValueError("masked regions are filled solid or from their surroundings")
        if not 64 <= self.max_height <= 2160:
            raise ValueError("the height of a copy is 64 to 2160")
        if max(len(self.clearances), len(self.maskings)) > MAX_ROWS:
            raise ValueError(f"a plan holds at most {MAX_ROWS} clearances and maskings")
        check_person(self.planned_by)

    def agreed(self) -> tuple[Clearance, ...]:
        """The clearances that count."""
        return tuple(one for one in self.clearances if one.is_agreed(self.original_sha256))

    def answer(self, question: str) -> Answer | None:
        """The newest answer to a question."""
        found = [one for one in self.answers if one.question == question]
        return found[-1] if found else None


def _as_read(value: object) -> object:
    """Numbers as they come back from a file: 5 and 5.0 are one time, and must not be two digests."""
    if isinstance(value, dict):
        return {name: _as_read(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(inner) for inner in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_span(from_s: float, to_s: float) -> None:
    if not 0 <= from_s < to_s < 1e6:
        raise ValueError("a span runs from 0 s or later to a later time")
