"""Observations carried to every other recording: what a person saw, on the common clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diptych.algorithms.clock_algebra import Piece, cut_by_place, frame_at, frame_length_s, margins_s
from diptych.algorithms.coverage import Views
from diptych.domains.claims import sentences
from diptych.domains.claims.clocks import clock_to
from diptych.domains.claims.sight import looks
from diptych.model.errors import BadTableError
from diptych.model.findings import Clock, Findings, Recording
from diptych.model.observations import Described, Elsewhere, Jump, Observation, Part, Presence


def describe_observations(
    observations: Sequence[Observation], findings: Findings, views: Mapping[str, Views]
) -> tuple[Described, ...]:
    """Say for each observation what every other recording holds of its moment and place.

    Args:
        observations: As read from a table; recordings by id, file name, or digest.
        findings: The comparison's result.
        views: What each recording saw of the common ground, by id, as far as measured.

    Returns:
        In the order of the recordings, then of time, then of the table.

    Raises:
        BadTableError: An observation names no recording of the comparison, or a time outside it.
    """
    order = {recording.id: i for i, recording in enumerate(findings.recordings)}
    resolved = [_resolve(one, findings.recordings) for one in observations]
    resolved.sort(key=lambda one: (order[one.recording], one.from_s, one.to_s, one.row))
    recordings = {recording.id: recording for recording in findings.recordings}
    return tuple(_describe(one, resolved, findings, recordings, views) for one in resolved)


def _resolve(one: Observation, recordings: Sequence[Recording]) -> Observation:
    wanted = one.recording.strip()
    tests: tuple[Callable[[Recording], bool], ...] = (
        lambda r: r.id == wanted,
        lambda r: r.file == wanted,
        lambda r: r.sha256 == wanted.lower() and bool(wanted),
        lambda r: r.file.lower() == wanted.lower(),
        lambda r: r.file.rsplit(".", 1)[0].lower() == wanted.lower(),
    )
    for test in tests:
        found = [r for r in recordings if test(r)]
        if len(found) > 1:
            raise BadTableError(f"row {one.row}: recording {wanted!r} is the name of several; use the id")
        if found:
            recording = found[0]
            break
    else:
        known = ", ".join(f"{r.id} ({r.file})" for r in recordings)
        raise BadTableError(f"row {one.row}: no recording {wanted!r}; expected one of {known}")
    end_s = recording.duration_s + frame_length_s(recording)
    if one.from_s > end_s or one.to_s > end_s:
        raise BadTableError(
            f"row {one.row}: {max(one.from_s, one.to_s):.3f} s is after the end of {recording.id} "
            f"({recording.duration_s:.3f} s)"
        )
    return replace(one, recording=recording.id)


def _describe(
    one: Observation,
    everything: Sequence[Observation],
    findings: Findings,
    recordings: Mapping[str, Recording],
    views: Mapping[str, Views],
) -> Described:
    own = recordings[one.recording]
    elsewhere = tuple(
        _elsewhere(one, everything, clock_to(findings, own, other), own, other, views)
        for other in findings.recordings
        if other.id != own.id
    )
    return Described(
        observation=one,
        from_frame=frame_at(own, one.from_s),
        to_frame=frame_at(own, one.to_s),
        statement=sentences.observed(one),
        jump=Jump(recording=own.id, t_s=one.from_s, frame=frame_at(own, one.from_s)),
        elsewhere=elsewhere,
    )


def _elsewhere(
    one: Observation,
    everything: Sequence[Observation],
    clock: Clock,
    own: Recording,
    other: Recording,
    views: Mapping[str, Views],
) -> Elsewhere:
    pieces = cut_by_place(clock, other.duration_s, own.duration_s) if clock.verdict == "aligned" else ()
    parts: list[Part] = []
    cut: list[tuple[Part, Piece]] = []
    for piece in _touched(one, pieces):
        for part in _parts(one, piece, everything, other, views):
            cut.append((part, piece))
            parts.append(part)
    if not parts:
        reason = clock.reason or "the clock has no segment"
        parts = [
            Part(
                state="undetermined",
                from_s=one.from_s,
                to_s=one.to_s,
                other_from_s=None,
                other_to_s=None,
                margin_s=None,
                reason=reason,
            )
        ]
        text = sentences.undetermined(other.id, reason)
        return Elsewhere(
            recording=other.id, state="undetermined", parts=tuple(parts), statement=text, jump=None
        )
    longest = max(parts, key=lambda part: part.to_s - part.from_s)
    state: Presence = "observed" if any(p.state == "observed" for p in parts) else longest.state
    text = " ".join(
        sentences.part(one, part, piece, own.id, other, alone=len(cut) == 1) for part, piece in cut
    )
    return Elsewhere(
        recording=other.id, state=state, parts=tuple(parts), statement=text, jump=_jump(parts, other)
    )


def _touched(one: Observation, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that an observation falls into, cut to it; a moment without length falls into one."""
    if not pieces:
        return []
    if one.to_s <= one.from_s:
        at = next((p for p in pieces if p.from_s <= one.from_s < p.to_s), pieces[-1])
        return [at]
    return [p for p in pieces if p.from_s < one.to_s and p.to_s > one.from_s] or [pieces[-1]]


def _parts(
    one: Observation,
    piece: Piece,
    everything: Sequence[Observation],
    other: Recording,
    views: Mapping[str, Views],
) -> list[Part]:
    from_s = min(max(one.from_s, piece.from_s), one.to_s)
    to_s = max(min(one.to_s, piece.to_s), from_s)
    segment = piece.segment
    if segment is None:
        return []
    margin_s = max(margins_s(segment))
    near_s = margin_s / segment.rate
    if piece.why_absent is not None:
        placed = piece.why_absent in ("before_start", "after_end")
        touching = (piece.why_absent == "after_end" and from_s - piece.from_s < near_s) or (
            piece.why_absent == "before_start" and piece.to_s - to_s < near_s
        )
        return [
            Part(
                state=piece.why_absent,
                from_s=from_s,
                to_s=to_s,
                other_from_s=segment.to_first(from_s) if placed else None,
                other_to_s=segment.to_first(to_s) if placed else None,
                margin_s=margin_s,
                also_possible=("not_resolvable",) if touching else (),
                reason=""
                if piece.why_absent != "not_resolvable"
                else "no place was found on the other's clock",
            )
        ]
    matched = _matched(one, everything, other.id, segment.to_first(from_s), segment.to_first(to_s), margin_s)
    made = []
    for look in looks(one, from_s, to_s, segment, other, views.get(one.recording), views.get(other.id)):
        also = set(look.also_possible)
        if other.duration_s - segment.to_first(look.to_s) < margin_s:
            also.add("after_end")
        if segment.to_first(look.from_s) < margin_s:
            also.add("before_start")
        made.append(
            Part(
                state=look.state if matched is None else "observed",
                from_s=look.from_s,
                to_s=look.to_s,
                other_from_s=segment.to_first(look.from_s),
                other_to_s=segment.to_first(look.to_s),
                margin_s=margin_s,
                also_possible=tuple(sorted(also)) if matched is None else (),
                matched=matched,
                reason=look.reason if matched is None else "",
            )
        )
    if matched is not None:
        made = [replace(made[0], to_s=made[-1].to_s, other_to_s=made[-1].other_to_s)]
    return made


def _matched(
    one: Observation,
    everything: Sequence[Observation],
    other: str,
    from_s: float,
    to_s: float,
    margin_s: float,
) -> str | None:
    """The other recording's observation of the same event at this time: the same link, or who and action."""

    def same(candidate: Observation) -> bool:
        if one.link and candidate.link:
            return one.link == candidate.link
        if not one.who or not candidate.who:
            return False
        return _plain(one.who) == _plain(candidate.who) and _plain(one.action) == _plain(candidate.action)

    for candidate in everything:
        if candidate.recording != other or not same(candidate):
            continue
        if candidate.from_s <= to_s + margin_s and candidate.to_s >= from_s - margin_s:
            return candidate.id
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _jump(parts: Sequence[Part], other: Recording) -> Jump | None:
    """Where to look in the other recording: the part it holds, or its nearest end."""
    best = next((p for p in parts if p.state == "observed"), None)
    best = best or next((p for p in parts if p.other_from_s is not None and p.state not in _ENDS), None)
    best = best or next((p for p in parts if p.other_from_s is not None), None)
    if best is None or best.other_from_s is None:
        return None
    t_s = min(max(best.other_from_s, 0.0), other.duration_s)
    frame = min(frame_at(other, t_s), max(0, other.frames - 1))
    return Jump(recording=other.id, t_s=t_s, frame=frame)


_ENDS = ("before_start", "after_end")
