"""Matched pieces of a query and one recording of the archive, from frames that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diptych.algorithms.fingerprint import Fingerprint
from diptych.algorithms.fingerprint_bends import straightened
from diptych.algorithms.fingerprint_borders import extent
from diptych.algorithms.fingerprint_frames import (
    MIN_PIECE_S,
    Agreement,
    Line,
    Look,
    agreement,
    best_time,
    find_lines,
    stands,
)
from diptych.algorithms.fingerprint_match import Hit, Placement, moment_hits, placements
from diptych.algorithms.fingerprint_placement import settled
from diptych.algorithms.fingerprint_witness import SHORT_S, witness
from diptych.model.find import Edit, Edited, Piece

N_PLACEMENTS = 4
"""Placements in which frames are compared: an edit may zoom in part, each more costs another comparison. By hand."""

WORTH_SHARPENING = 0.25
"""Agreement from which the placement of a line is refined before it is judged. Chosen by hand."""

CLEAR = 0.98
"""Agreement from which no other placement is tried for a line. Chosen by hand."""

MAX_STARTS = 4
"""Answers of a line that are refined: the line itself, the best one at a rate of one, the best others at other times.
Each costs 0.5 s of one core; of a copy the first is usually clear. Chosen by hand."""

SAME_START_S = 0.1

ALONE = 0.9
"""Agreement that is asked of a line that neither shake nor movers confirm: a smooth flight over empty ground. Copies
that were not made hard to read measured 0.94 and more. Chosen by hand."""

ZOOM_GAIN = 0.05
"""How much several placements have to agree better than one to be taken: an edit that zooms in part. By hand."""

FULL_PIECE = 0.03
"""Parts of a side that may be missing without being called a crop. Chosen by hand."""


def hits_of(query: Fingerprint, found: Fingerprint) -> list[Hit]:
    """Find the moments that agree in local features; empty where too few do for any piece."""
    hits = moment_hits(query, found)
    moments = {round(hit.query_s * 2) for hit in hits}
    return hits if len(moments) >= 2 else []


def tried_placements(hits: Sequence[Hit]) -> list[Placement]:
    """Choose the placements to compare frames in: first those of hits that lie on one line in time."""
    votes: dict[tuple[float, int], float] = defaultdict(float)
    for hit in hits:
        for rate in (0.5, 0.7, 1.0, 1.4, 2.0):
            votes[rate, round(hit.found_s - rate * hit.query_s)] += hit.n_agreeing
    best = sorted(votes, key=lambda key: -votes[key])[:3]
    on_line = [
        hit for hit in hits if any(abs(hit.found_s - rate * hit.query_s - at) <= 1.0 for rate, at in best)
    ]
    chosen = placements(on_line, N_PLACEMENTS - 1)
    for one in placements(hits, N_PLACEMENTS):
        if len(chosen) >= N_PLACEMENTS:
            break
        if all(
            one.mirrored != c.mirrored or np.abs(one.query_from_found - c.query_from_found).max() > 0.02
            for c in chosen
        ):
            chosen.append(one)
    return chosen


def pieces_by_frames(
    query: Look, found: Look, tried: Sequence[Placement], *, query_end_s: float, found_end_s: float
) -> tuple[list[Piece], list[Edit], Edited]:
    """Find the pieces of a query in a recording by comparing their frames.

    Args:
        query: Small pictures of the query.
        found: Small pictures of the recording, or of the stretch of it that may match.
        tried: Placements of the pictures.
        query_end_s: End of the query's last picture.
        found_end_s: End of the recording's last picture.

    Returns:
        Pieces in the order of the query, the edits that follow from them, and which side was edited.
    """
    seen = agreement(query, found, tried)
    if seen is None:
        return [], [], "unknown"
    pieces: list[Piece] = []
    edits: list[Edit] = []
    sides: set[str] = set()
    taken_until = -np.inf
    lines = [
        straight
        for line in find_lines(query, found, seen)
        for straight in straightened(query, found, seen, line)
        if straight.agreement >= WORTH_SHARPENING
    ]
    n_shared = len(tried)
    tried, chosen = _settled(query, found, tried, seen, lines)
    for line in chosen:
        if not stands(line):
            continue
        whole = extent(query, found, tried, line, n_shared=n_shared)
        first, last = whole.first, whole.last
        while first <= last and query.times_s[first] < taken_until - 1e-6:
            first += 1
        if last - first < 2:
            continue
        piece = _piece(query, found, tried, line, first, last, query_end_s, found_end_s)
        if piece.query_to_s - piece.query_from_s < MIN_PIECE_S:
            continue
        taken_until = piece.query_to_s
        pieces.append(piece)
        some, side = _edits(query, found, tried, piece, line, whole.placements)
        edits += some
        sides |= side
    edited: Edited = "unknown"
    if len(sides) == 2:
        edited = "both"
    elif sides:
        edited = "query" if "query" in sides else "found"
    return pieces, edits, edited


def _settled(
    query: Look, found: Look, tried: Sequence[Placement], seen: Agreement, lines: Sequence[Line]
) -> tuple[list[Placement], list[Line]]:
    """Refine placement and time of every line together, in each placement; the best answer stays."""
    everything = list(tried)
    chosen: list[Line] = []
    for rough in lines:
        options: list[Line] = []
        order = [rough.placement, *(k for k in range(len(tried)) if k != rough.placement)]
        # A rate of one is what most copies have: it is always among the answers that are weighed.
        even = [best_time(query, found, seen, rough, k, 1.0) for k in order]
        other = [best_time(query, found, seen, rough, k, rough.rate) for k in order[1:]]
        found_again = _best([line for line in (*even, *other) if line is not None])
        starts = [rough, *_best([line for line in even if line is not None])[:1], *found_again]
        for start in _apart(starts)[:MAX_STARTS]:
            answer = settled(query, found, tried[start.placement], seen, start)
            if answer is not None and _is_hasty(answer[1]) and _contradicted(query, found, answer):
                level = settled(query, found, tried[start.placement], seen, _levelled(answer[1]))
                answer = level if level is not None and not _contradicted(query, found, level) else answer
            if answer is None:
                continue
            options.append(replace(answer[1], placement=len(everything)))
            everything.append(answer[0])
            if answer[1].agreement >= CLEAR:
                break
        best = _one_camera(query, found, everything, rough, options)
        if best is not None:
            chosen.append(best)
    return everything, chosen


def _is_hasty(line: Line) -> bool:
    return line.rate != 1.0 and line.to_s - line.from_s < SHORT_S


def _levelled(line: Line) -> Line:
    """Give the line at a rate of one through the middle of another: few moments fit rates that cross the true one."""
    middle = (line.from_s + line.to_s) / 2
    return replace(line, rate=1.0, offset_s=line.offset_s + (line.rate - 1.0) * middle)


def _contradicted(query: Look, found: Look, answer: tuple[Placement, Line]) -> bool:
    seen = witness(query, found, *answer)
    return seen is not None and seen.contradicts


def _one_camera(
    query: Look, found: Look, placements: Sequence[Placement], rough: Line, options: Sequence[Line]
) -> Line | None:
    """Choose the answer that agrees best among those that shake and movers do not contradict."""
    for line in _best(options):
        seen = witness(query, found, placements[line.placement], line)
        if seen is not None and seen.contradicts:
            continue
        if (seen is None or not seen.confirms) and line.agreement < ALONE:
            continue
        # Several placements together count where the edit zooms in part of the piece.
        zoomed = rough.agreement > line.agreement + ZOOM_GAIN and _same_time(rough, line)
        return rough if zoomed else line
    return None


def _same_time(first: Line, second: Line) -> bool:
    middle = (first.from_s + first.to_s) / 2
    return abs((first.rate - second.rate) * middle + first.offset_s - second.offset_s) < 2 * SAME_START_S


def _best(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: -line.agreement)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Order lines so that those at another time than all before come first: near times are tried from each anyway."""
    kept: list[Line] = []
    again: list[Line] = []
    for line in lines:
        (again if any(_same_time(line, one) for one in kept) else kept).append(line)
    return kept + [line for line in again if all(line is not one for one in kept)]


def _piece(
    query: Look,
    found: Look,
    tried: Sequence[Placement],
    line: Line,
    first: int,
    last: int,
    query_end_s: float,
    found_end_s: float,
) -> Piece:
    begin = float(query.times_s[first])
    end = float(query.times_s[last + 1]) if last + 1 < len(query.times_s) else query_end_s
    end = min(end, float(query.times_s[last]) + 3 * query.step_s)
    place = tried[line.placement]
    found_from = min(max(0.0, line.rate * begin + line.offset_s), found_end_s)
    found_to = min(max(found_from, line.rate * end + line.offset_s), found_end_s)
    at = np.searchsorted(found.times_s, (found_from - found.step_s / 2, found_to - found.step_s / 2))
    at = np.clip(at, 0, len(found.times_s) - 1)
    return Piece(
        query_from_s=begin,
        query_to_s=end,
        found_from_s=found_from,
        found_to_s=found_to,
        query_from_frame=int(query.frames[first]),
        query_to_frame=int(query.frames[last]) + 1,
        found_from_frame=int(found.frames[at[0]]),
        found_to_frame=max(int(found.frames[at[0]]) + 1, int(found.frames[at[1]])),
        rate=line.rate,
        interval_s=max(0.05, 1.5 * query.step_s, 1.5 * found.step_s),
        score=max(0.0, min(1.0, line.agreement)),
        mirrored=place.mirrored,
        turned_deg=place.turned_deg,
        basis="frames",
    )


def _edits(
    query: Look,
    found: Look,
    tried: Sequence[Placement],
    piece: Piece,
    line: Line,
    numbers: np.ndarray,
) -> tuple[list[Edit], set[str]]:
    """Name what follows from the placement and the rate alone."""
    begin, end = piece.query_from_s, piece.query_to_s
    edits = []
    sides: set[str] = set()
    if piece.mirrored:
        edits.append(Edit(kind="mirror", from_s=begin, to_s=end))
    if piece.turned_deg:
        edits.append(Edit(kind="rotate", from_s=begin, to_s=end, detail={"degrees": piece.turned_deg}))
    if piece.rate != 1.0:
        edits.append(Edit(kind="speed", from_s=begin, to_s=end, detail={"rate": round(piece.rate, 5)}))
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    ends = np.r_[starts[1:], len(numbers)]
    offset = int(np.searchsorted(query.times_s, begin - 1e-6))
    for a, b in zip(starts, ends, strict=True):
        times = query.times_s[offset + a : offset + b]
        if len(times) < 2 or times[-1] - times[0] < 0.3:
            continue
        shown = _shown_part(query, found, tried[int(numbers[a])])
        if shown is None:
            continue
        of_query, of_found, box = shown
        if of_found < 1 - 2 * FULL_PIECE and of_query > 1 - FULL_PIECE:
            left, top, right, bottom = (round(float(v), 4) for v in box)
            detail = {"left": left, "top": top, "right": right, "bottom": bottom}
            edits.append(Edit(kind="crop", from_s=float(times[0]), to_s=float(times[-1]), detail=detail))
            sides.add("query")
        elif of_query < 1 - 2 * FULL_PIECE and of_found > 1 - FULL_PIECE:
            sides.add("found")
    return edits, sides


def _shown_part(query: Look, found: Look, placement: Placement) -> tuple[float, float, np.ndarray] | None:
    """Return the shares of the query's and of the found picture that are common, and the box on the found one."""
    a = np.vstack([placement.query_from_found, [0, 0, 1]])
    if abs(np.linalg.det(a)) < 1e-9:
        return None
    sizes = []
    for look in (query, found):
        height, width = look.pictures.shape[1:]
        sizes.append(np.array([width, height]) / max(width, height))
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
    on_found = np.c_[corners * sizes[0], np.ones(4)] @ np.linalg.inv(a).T
    low = np.maximum(on_found[:, :2].min(axis=0), 0)
    high = np.minimum(on_found[:, :2].max(axis=0), sizes[1])
    on_query = np.c_[corners * sizes[1], np.ones(4)] @ a.T
    low_q = np.maximum(on_query[:, :2].min(axis=0), 0)
    high_q = np.minimum(on_query[:, :2].max(axis=0), sizes[0])
    of_found = float(np.prod(np.maximum(0, high - low)) / np.prod(sizes[1]))
    of_query = float(np.prod(np.maximum(0, high_q - low_q)) / np.prod(sizes[0]))
    return of_query, of_found, np.r_[low / sizes[1], high / sizes[1]]
