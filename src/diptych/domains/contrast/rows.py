"""The rows of a contrast: all of the first's and of the second's time, on the common clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from diptych.algorithms.clock_algebra import (
    TOLERANCE_S,
    Piece,
    clip_clock,
    cut_by_place,
    frame_at,
    frame_length_s,
    mirror_clock,
)
from diptych.algorithms.coverage import Views
from diptych.domains.contrast import sentences
from diptych.domains.contrast.ground_shares import sight_pieces
from diptych.model.findings import Clock, ClockSegment, ContrastKind, ContrastRow, Recording, WhyAbsent

Side = Literal["first", "second"]

NOT_SHOWN: dict[str, WhyAbsent] = {"black": "covered", "frozen": "gap", "undecodable": "gap"}
"""Why a moment is absent though the recording runs: the picture is black, stands still, or is lost."""


def contrast_rows(
    first: Recording,
    second: Recording,
    clock: Clock,
    first_views: Views | None = None,
    second_views: Views | None = None,
) -> tuple[ContrastRow, ...]:
    """Say for every stretch of two recordings which of them shows it, and why it is absent from the other.

    The rows' first times cover the first recording end to end, their second times the second. A stretch
    that both
    record while they see no common ground gives two rows, one for each. Stretches shorter than one frame
    get no
    row. An undetermined clock gives no rows, since every row would state a time.

    Args:
        first: The recording whose clock is the common one.
        second: The recording placed on it.
        clock: Maps the second's time to the first's.
        first_views: What the first saw of the ground, where measured.
        second_views: What the second saw of the ground, where measured.

    Returns:
        Rows in the order of the common clock.
    """
    if clock.verdict != "aligned":
        return ()
    segments = clip_clock(clock, first.duration_s, second.duration_s).segments
    if not segments:
        return ()
    maker = _Maker(first, second, first_views, second_views)
    rows: list[tuple[float, ContrastRow]] = []
    for segment in segments:
        rows.extend(maker.common(segment))
    mirrored = mirror_clock(clock, first, second)
    for piece in cut_by_place(clock, first.duration_s, second.duration_s):
        rows.extend(maker.absent(piece, "second"))
    for piece in cut_by_place(mirrored, second.duration_s, first.duration_s):
        rows.extend(maker.absent(piece, "first"))
    rows.sort(key=lambda pair: (pair[0], pair[1].first_from_s is None))
    return tuple(row for _, row in rows)


@dataclass(frozen=True, slots=True)
class _Maker:
    first: Recording
    second: Recording
    first_views: Views | None
    second_views: Views | None

    def common(self, segment: ClockSegment) -> Iterator[tuple[float, ContrastRow]]:
        """Rows of a stretch that both recordings hold."""
        first_edges = [
            segment.to_second(t) for stretch in self.first.stretches for t in (stretch.from_s, stretch.to_s)
        ]
        second_edges = [t for stretch in self.second.stretches for t in (stretch.from_s, stretch.to_s)]
        edges = _edges(segment.second_from_s, segment.second_to_s, first_edges + second_edges)
        for from_s, to_s in pairwise(edges):
            middle_s = (from_s + to_s) / 2
            first_off = _not_shown(self.first, segment.to_first(middle_s))
            second_off = _not_shown(self.second, middle_s)
            if first_off is None and second_off is None:
                yield from self._both(segment, from_s, to_s)
                continue
            kind: ContrastKind = "neither"
            why = first_off or second_off
            if first_off is None:
                kind = "only_in_first" if second_off == "covered" else "gap_in_second"
            elif second_off is None:
                kind = "only_in_second" if first_off == "covered" else "gap_in_first"
            text = sentences.not_shown(kind, why, segment, from_s, to_s)
            yield from self._row(kind, why, segment, (from_s, to_s), text)

    def absent(self, piece: Piece, side: Side) -> Iterator[tuple[float, ContrastRow]]:
        """Rows of a stretch that one recording holds and the other does not; none for a placed one."""
        if piece.why_absent is None:
            return
        own = self.first if side == "first" else self.second
        other = self.second if side == "first" else self.first
        turned = piece.segment
        edges = _edges(piece.from_s, piece.to_s, [t for s in own.stretches for t in (s.from_s, s.to_s)])
        kind: ContrastKind
        if piece.why_absent == "gap":
            kind = "gap_in_second" if side == "first" else "gap_in_first"
        else:
            kind = "only_in_first" if side == "first" else "only_in_second"
        for from_s, to_s in pairwise(edges):
            if to_s - from_s < frame_length_s(own) - TOLERANCE_S:
                continue
            off = _not_shown(own, (from_s + to_s) / 2)
            if off is None:
                text = sentences.absent(piece, side, other.duration_s)
                row = self._make(kind, piece.why_absent, {side: (from_s, to_s)}, text)
            else:
                text = sentences.neither_absent(replace(piece, from_s=from_s, to_s=to_s), side, off)
                row = self._make("neither", piece.why_absent, {side: (from_s, to_s)}, text)
            at_s = from_s if side == "first" or turned is None else turned.to_first(from_s)
            yield at_s, row

    def _both(self, segment: ClockSegment, from_s: float, to_s: float) -> Iterator[tuple[float, ContrastRow]]:
        for piece in sight_pieces(segment, from_s, to_s, self.first_views, self.second_views):
            span = (piece.from_s, piece.to_s)
            if piece.common:
                text = sentences.both(segment, *span, piece.shares)
                yield from self._row("both", None, segment, span, text)
                continue
            if self._too_short(segment, span):
                continue
            at_s = segment.to_first(piece.from_s)
            first_span = (at_s, segment.to_first(piece.to_s))
            text = sentences.out_of_view("first", segment, *span)
            yield at_s, self._make("only_in_first", "out_of_view", {"first": first_span}, text)
            text = sentences.out_of_view("second", segment, *span)
            yield at_s, self._make("only_in_second", "out_of_view", {"second": span}, text)

    def _row(
        self,
        kind: ContrastKind,
        why: WhyAbsent | None,
        segment: ClockSegment,
        span: tuple[float, float],
        text: str,
    ) -> Iterator[tuple[float, ContrastRow]]:
        if self._too_short(segment, span):
            return
        first_span = (segment.to_first(span[0]), segment.to_first(span[1]))
        yield first_span[0], self._make(kind, why, {"first": first_span, "second": span}, text)

    def _too_short(self, segment: ClockSegment, span: tuple[float, float]) -> bool:
        length_s = span[1] - span[0]
        return (
            length_s < frame_length_s(self.second) - TOLERANCE_S
            and length_s * segment.rate < frame_length_s(self.first) - TOLERANCE_S
        )

    def _make(
        self,
        kind: ContrastKind,
        why: WhyAbsent | None,
        spans: dict[Side, tuple[float, float]],
        statement: str,
    ) -> ContrastRow:
        first, second = spans.get("first"), spans.get("second")
        first_times = None if self.first_views is None else self.first_views.frame_times_s.tolist()
        second_times = None if self.second_views is None else self.second_views.frame_times_s.tolist()
        first_times = first_times if first_times and len(first_times) == self.first.frames else None
        second_times = second_times if second_times and len(second_times) == self.second.frames else None
        return ContrastRow(
            kind=kind,
            first_from_s=first and first[0],
            first_to_s=first and first[1],
            second_from_s=second and second[0],
            second_to_s=second and second[1],
            why_absent=why,
            statement=statement,
            first_from_frame=None if first is None else frame_at(self.first, first[0], first_times),
            first_to_frame=None if first is None else frame_at(self.first, first[1], first_times),
            second_from_frame=None if second is None else frame_at(self.second, second[0], second_times),
            second_to_frame=None if second is None else frame_at(self.second, second[1], second_times),
        )


def _edges(from_s: float, to_s: float, inner: list[float]) -> list[float]:
    between = sorted(t for t in inner if from_s + TOLERANCE_S < t < to_s - TOLERANCE_S)
    edges = [from_s]
    for t in [*between, to_s]:
        if t > edges[-1] + TOLERANCE_S:
            edges.append(t)
    return edges


def _not_shown(recording: Recording, t_s: float) -> WhyAbsent | None:
    for stretch in recording.stretches:
        if stretch.from_s <= t_s < stretch.to_s and stretch.kind in NOT_SHOWN:
            return NOT_SHOWN[stretch.kind]
    return None
