"""Name what was done to get from a source to a copy: the ordered edit list, and which side was edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from diptych.algorithms.edit_geometry import Shape, shape_of, shown_part
from diptych.algorithms.edit_regions import Bars
from diptych.algorithms.edit_times import Frames, Run
from diptych.algorithms.edit_tone import KNOTS, Tone
from diptych.domains.copies.edit_looks import Fade, Look
from diptych.domains.copies.edit_merge import merged
from diptych.domains.copies.edit_pieces import Followed
from diptych.domains.copies.edit_sound import SoundOf
from diptych.model.edits import Edit, Edited, EditKind, MatchedPiece

CROP_PART = 0.006
"""A side counts as cropped from this part of the source's width or height on. Chosen by hand: the aim is 1 %."""

SCALE_PART = 0.004
"""A scale counts from this change on."""

END_S = 0.12
"""Shortest stretch at the source's beginning or end that counts as left out of the copy. By hand: pieces may miss some
frames at their ends."""

SMALLER = 0.9
"""A copy whose picture is scaled below this has lost detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The edit list's decided parts."""

    edits: tuple[Edit, ...]
    pieces: tuple[MatchedPiece, ...]
    edited: Edited
    why_edited: tuple[str, ...]
    not_from_first: tuple[tuple[float, float], ...]


@dataclass(slots=True)
class _Writer:
    """Writes edits with times and frame numbers of the copy."""

    second: Frames
    edits: list[Edit]

    def add(self, kind: EditKind, begin: int, end: int, statement: str, **parameters: object) -> None:
        """Add an edit from picture ``begin`` to ``end`` (inclusive)."""
        self.edits.append(
            Edit(
                kind=kind,
                from_s=float(self.second.times_s[begin]),
                to_s=self.until(end),
                from_frame=int(self.second.numbers[begin]),
                to_frame=int(self.second.numbers[end]) + 1,
                statement=statement,
                parameters=parameters,
            )
        )

    def until(self, index: int) -> float:
        """Return the time at which a picture of the copy ends."""
        if index + 1 < len(self.second.times_s):
            return float(self.second.times_s[index + 1])
        return self.second.end_s


def name_edits(
    second: Frames,
    first: Frames,
    followed: Followed,
    looks: Sequence[Look],
    fades: Sequence[Fade],
    sounds: Sequence[SoundOf],
) -> Named:
    """Put everything that was measured into words and parameters.

    Args:
        second: The copy.
        first: The source.
        followed: Which picture comes from where.
        looks: What was done to the pictures.
        fades: Fades at ends of runs.
        sounds: What became of the sound, per run.
    """
    write = _Writer(second, [])
    runs = _joined_runs(second, first, followed)
    _time_edits(write, second, first, runs, followed)
    for look in looks:
        _place_edits(write, first, look)
        _picture_edits(write, look)
    for fade in fades:
        _fade_edit(write, second, fade, runs)
    _sound_edits(write, second, sounds)
    edits = merged(write.edits)
    edits.sort(key=lambda e: (round(e.from_s, 3), _ORDER.index(e.kind)))
    edited, why = _which(edits, looks, first)
    return Named(
        edits=tuple(edits),
        pieces=tuple(_piece(write, second, first, run) for run in runs),
        edited=edited,
        why_edited=tuple(why),
        not_from_first=tuple(_uncovered(write, second, runs, followed)),
    )


_ORDER: tuple[EditKind, ...] = (
    "removed",
    "reorder",
    "speed",
    "freeze",
    "mirror",
    "rotate",
    "crop",
    "scale",
    "blur",
    "grade",
    "bars",
    "overlay",
    "sound_removed",
    "sound_replaced",
)
"""The order in which edits are to be done again."""


def _joined_runs(second: Frames, first: Frames, followed: Followed) -> list[Run]:
    """Join stretches that one run was split into where its placement changed."""
    runs: list[Run] = []
    for stretch in followed.stretches:
        run = stretch.run
        if (
            runs
            and run.first_index == runs[-1].last_index + 1
            and (run.rate, run.offset_s)
            == (
                runs[-1].rate,
                runs[-1].offset_s,
            )
        ):
            last = runs[-1]
            runs[-1] = replace(last, source=np.r_[last.source, run.source], sure=np.r_[last.sure, run.sure])
        else:
            runs.append(run)
    return runs


def _span(write: _Writer, run: Run) -> tuple[float, float, float, float]:
    """Return from and to on the copy, and on the source."""
    begin, end = float(write.second.times_s[run.first_index]), write.until(run.last_index)
    return begin, end, run.to_first(begin), run.to_first(end)


def _piece(write: _Writer, second: Frames, first: Frames, run: Run) -> MatchedPiece:
    begin, end, source_begin, source_end = _span(write, run)
    return MatchedPiece(
        second_from_s=begin,
        second_to_s=end,
        first_from_s=max(0.0, source_begin),
        first_to_s=min(first.end_s, source_end),
        second_from_frame=int(second.numbers[run.first_index]),
        second_to_frame=int(second.numbers[run.last_index]) + 1,
        first_from_frame=int(first.numbers[run.source[0]]),
        first_to_frame=int(first.numbers[run.source[-1]]) + 1,
        rate=run.rate,
    )


def _time_edits(
    write: _Writer, second: Frames, first: Frames, runs: Sequence[Run], followed: Followed
) -> None:
    for run in runs:
        if run.rate != 1.0:
            write.add(
                "speed",
                run.first_index,
                run.last_index,
                f"Runs at {run.rate:.3f} times the source's speed.",
                rate=round(run.rate, 5),
            )
    for still in followed.frozen:
        before = [r for r in runs if r.last_index <= still.from_index]
        source = float(first.times_s[before[-1].source[-1]]) if before else None
        write.add(
            "freeze",
            still.from_index + 1,
            still.to_index,
            "One picture stays while the source goes on.",
            first_s=None if source is None else round(source, 4),
            first_frame=None if not before else int(first.numbers[before[-1].source[-1]]),
            repeats=int(second.numbers[still.to_index] - second.numbers[still.from_index]),
        )
    if not runs:
        return
    spans = [_span(write, run) for run in runs]
    backwards = [k for k in range(1, len(runs)) if spans[k][2] < spans[k - 1][3] - 1.5 * first.step_s]
    if backwards:
        order = sorted(range(len(runs)), key=lambda k: spans[k][2])
        write.add(
            "reorder",
            runs[0].first_index,
            runs[-1].last_index,
            "Pieces do not follow each other as in the source.",
            order=[order.index(k) for k in range(len(runs))],
            pieces=[[round(v, 4) for v in span] for span in spans],
        )
    _removed(write, second, first, runs, spans, followed)


def _removed(
    write: _Writer,
    second: Frames,
    first: Frames,
    runs: Sequence[Run],
    spans: Sequence[tuple[float, float, float, float]],
    followed: Followed,
) -> None:
    """Name the stretches of the source that no piece of the copy shows."""
    order = sorted(range(len(runs)), key=lambda k: spans[k][2])
    covered_to = 0.0
    last = -1
    gaps: list[tuple[float, float, str, int]] = []
    for k in order:
        begin, end = spans[k][2], spans[k][3]
        gap = begin - covered_to
        if last < 0:
            if gap > END_S:
                gaps.append((0.0, begin, "start", runs[k].first_index))
        elif gap > 1.5 * first.step_s and not _on_one_line(runs[last], runs[k], spans[last], spans[k], first):
            gaps.append((covered_to, begin, "between", runs[last].last_index))
        if end > covered_to:
            covered_to, last = end, k
    if first.end_s - covered_to > END_S:
        gaps.append((covered_to, first.end_s, "end", runs[last].last_index))
    for from_s, to_s, where, index in gaps:
        said = {
            "start": "The copy begins later than the source",
            "between": "Taken out between two pieces",
            "end": "The copy ends before the source does",
        }[where]
        at = float(second.times_s[index]) if where == "start" else write.until(index)
        frame = int(second.numbers[index]) + (0 if where == "start" else 1)
        write.edits.append(
            Edit(
                kind="removed",
                from_s=at,
                to_s=at,
                from_frame=frame,
                to_frame=frame,
                statement=f"{said}: {from_s:.3f} to {to_s:.3f} s of the source are not shown.",
                parameters={
                    "where": where,
                    "first_from_s": round(from_s, 4),
                    "first_to_s": round(to_s, 4),
                    "first_from_frame": _frame_at(first, from_s),
                    "first_to_frame": _frame_at(first, to_s),
                },
            )
        )


def _frame_at(frames: Frames, t_s: float) -> int:
    """Return the number of the first frame that is presented at or after a time."""
    k = int(np.searchsorted(frames.times_s, t_s - 0.5 * frames.step_s))
    return int(frames.numbers[k]) if k < len(frames.numbers) else int(frames.numbers[-1]) + 1


def _on_one_line(
    one: Run,
    other: Run,
    span: tuple[float, float, float, float],
    other_span: tuple[float, float, float, float],
    first: Frames,
) -> bool:
    """Say whether the copy simply went on meanwhile, with pictures that were not recognised."""
    gap_second = other_span[0] - span[1]
    apart = abs(one.to_first(other_span[0]) - other_span[2])
    return gap_second > 0.1 and apart < max(0.1, 2 * first.step_s)


def _place_edits(write: _Writer, first: Frames, look: Look) -> None:
    shape = shape_of(look.second_from_first)
    begin, end = look.first_index, look.last_index
    if shape.mirrored:
        write.add("mirror", begin, end, "Left and right are swapped.", axis="horizontal")
    if shape.turned_deg or shape.tilt_deg:
        turn = shape.turned_deg + shape.tilt_deg
        write.add(
            "rotate",
            begin,
            end,
            f"The picture is turned by {turn:g}° clockwise.",
            degrees=round(turn, 2),
        )
    w, h = first.size
    rectangle, window = shown_part(look.second_from_first, first.size, write.second.size)
    margins = (
        rectangle[0] / w,
        rectangle[1] / h,
        (w - rectangle[2]) / w,
        (h - rectangle[3]) / h,
    )
    placement = [[round(float(v), 6) for v in row] for row in look.second_from_first]
    shown = {
        "rectangle_px": [round(v, 2) for v in rectangle],
        "first_size": [w, h],
        "placed_px": [round(v, 2) for v in window],
        "second_size": list(write.second.size),
        "second_from_first": placement,
    }
    if max(margins) > CROP_PART:
        left, top, right, bottom = rectangle
        write.add(
            "crop",
            begin,
            end,
            f"Shows the source's picture from {left:.0f}, {top:.0f} to {right:.0f}, {bottom:.0f} of {w} × {h}.",
            **shown,
        )
    if max(abs(shape.scale_x - 1), abs(shape.scale_y - 1)) > SCALE_PART:
        write.add(
            "scale", begin, end, _scaled(shape), x=round(shape.scale_x, 5), y=round(shape.scale_y, 5), **shown
        )


def _scaled(shape: Shape) -> str:
    if abs(shape.scale_x / shape.scale_y - 1) < 0.005:
        return f"Scaled by {shape.scale_x:.4f}."
    return f"Scaled by {shape.scale_x:.4f} across and {shape.scale_y:.4f} down."


def _picture_edits(write: _Writer, look: Look) -> None:
    begin, end = look.first_index, look.last_index
    factor = look.factor
    if look.blur_px:
        sigma = look.blur_px / factor
        write.add("blur", begin, end, f"Blurred: Gaussian of {sigma:.1f} pixels.", sigma_px=round(sigma, 2))
    if look.tone.name != "none":
        write.add("grade", begin, end, _GRADES[look.tone.name], **_tone(look.tone))
    if look.bars.any:
        bars = look.bars
        named = [f"{getattr(bars, n)} {n}" for n in ("top", "bottom", "left", "right") if getattr(bars, n)]
        write.add(
            "bars",
            begin,
            end,
            f"Bars of one level: {', '.join(named)} (pixels).",
            **_bars(bars),
            over_picture=_over_picture(look),
        )
    if look.background is not None:
        write.add(
            "overlay",
            begin,
            end,
            "Beside the picture lies a blurred enlargement of itself.",
            name="blurred_background",
            mode=look.background.mode,
            sigma_px=round(look.background.sigma_px / factor, 2),
            gain=round(look.background.gain, 4),
            shift=round(look.background.shift, 2),
            share=round(float(look.background.mask.mean()), 4),
        )
    if look.surround is not None:
        write.add(
            "overlay",
            begin,
            end,
            "Beside the source's picture the copy shows something else.",
            name="surround",
            share=round(float(look.surround.mean()), 4),
            reproducible=False,
        )
    for k, one in enumerate(look.laid):
        box = [round(v / factor, 1) for v in one.overlay.box]
        share = float(one.overlay.mask.mean())
        write.add(
            "overlay",
            one.from_index,
            one.to_index,
            f"Differs from the source from {box[0]:.0f}, {box[1]:.0f} to {box[2]:.0f}, {box[3]:.0f}.",
            name="still" if one.layer.still else "moving",
            rectangle_px=box,
            share=round(share, 5),
            mask_runs=_mask_runs(one.overlay.mask),
            mask_size=[look.size[0], look.size[1]],
            clearness=round(float(np.median(one.layer.clearness[one.overlay.mask])), 3),
            residual_levels=round(one.layer.residual, 2),
            reproducible=one.layer.still,
            layer=f"overlay-{write.second.numbers[begin]}-{k}.png",
        )


def _mask_runs(mask: np.ndarray) -> list[int]:
    """Lengths of runs of 0 and 1 in turn, row by row, beginning with 0."""
    flat = mask.ravel().astype(np.int8)
    edges = np.flatnonzero(np.diff(flat)) + 1
    lengths = np.diff(np.r_[0, edges, len(flat)])
    runs = [int(v) for v in lengths]
    return [0, *runs] if flat[0] else runs


def _over_picture(look: Look) -> bool:
    """Say whether the source's picture goes on under the bars."""
    bars, covered = look.bars, look.covered
    h, w = covered.shape
    f = look.factor
    sides = []
    if bars.top:
        sides.append(covered[: max(1, int(bars.top * f)) // 2 + 1].mean())
    if bars.bottom:
        sides.append(covered[h - max(1, int(bars.bottom * f)) // 2 - 1 :].mean())
    if bars.left:
        sides.append(covered[:, : max(1, int(bars.left * f)) // 2 + 1].mean())
    if bars.right:
        sides.append(covered[:, w - max(1, int(bars.right * f)) // 2 - 1 :].mean())
    return bool(max(sides) > 0.5)


def _bars(bars: Bars) -> dict[str, object]:
    return {
        "top": bars.top,
        "bottom": bars.bottom,
        "left": bars.left,
        "right": bars.right,
        "level": round(bars.level, 1),
    }


_GRADES = {
    "grey": "Colour is gone: grey.",
    "sepia": "Colour is replaced by one warm tone: sepia.",
    "monochrome": "Colour is replaced by one tone.",
    "curves": "The levels of red, green and blue follow other curves.",
    "matrix": "Colours are mixed anew.",
}


def _tone(tone: Tone) -> dict[str, object]:
    out: dict[str, object] = {
        "name": tone.name,
        "residual_levels": round(tone.residual, 2),
        "change_levels": round(tone.change, 2),
    }
    if tone.matrix is not None:
        out["matrix"] = [[round(float(v), 5) for v in row] for row in tone.matrix]
    if tone.curves is not None:
        out["curve_levels"] = [float(k) for k in KNOTS]
        out["curves"] = [[round(float(v), 2) for v in row] for row in tone.curves]
    return out


def _fade_edit(write: _Writer, second: Frames, fade: Fade, runs: Sequence[Run]) -> None:
    begins = any(r.first_index == fade.from_index for r in runs)
    write.add(
        "grade",
        fade.from_index,
        fade.to_index,
        "Fades in." if begins else "Fades out.",
        name="fade_in" if begins else "fade_out",
        gains=list(fade.gains),
        level=round(fade.level, 1),
    )


def _sound_edits(write: _Writer, second: Frames, sounds: Sequence[SoundOf]) -> None:
    for one in sounds:
        if one.state in ("same", "none", "undetermined"):
            continue
        begin, end = second.at(one.second_from_s), second.at(one.second_to_s - second.step_s)
        if one.state == "removed":
            write.add(
                "sound_removed", begin, end, "The source's sound is gone; there is silence.", how="removed"
            )
            continue
        said = {
            "replaced": "The source's sound is not heard; there is another.",
            "mixed": "Another sound was mixed with the source's.",
            "shifted": f"The source's sound runs {one.lag_s:+.3f} s against the pictures.",
        }[one.state]
        parameters: dict[str, object] = {"how": one.state}
        if one.state != "replaced":
            parameters["lag_s"] = round(one.lag_s, 4)
        if one.likeness is not None:
            parameters["share"] = round(one.likeness.share, 3)
            if one.state == "mixed":
                parameters["gain_db"] = round(one.likeness.gain_db, 1)
        write.add("sound_replaced", begin, end, said, **parameters)


def _uncovered(
    write: _Writer, second: Frames, runs: Sequence[Run], followed: Followed
) -> list[tuple[float, float]]:
    """Stretches of the copy without a counterpart, a tenth of a second and longer."""
    n = len(second.times_s)
    covered = np.zeros(n, bool)
    for run in runs:
        covered[run.first_index : run.last_index + 1] = True
    for still in followed.frozen:
        covered[still.from_index : still.to_index + 1] = True
    edges = np.flatnonzero(np.diff(np.r_[True, covered, True].astype(int)))
    return [
        (float(second.times_s[a]), write.until(b - 1))
        for a, b in edges.reshape(-1, 2)
        if write.until(b - 1) - second.times_s[a] >= 0.1
    ]


def _which(edits: Sequence[Edit], looks: Sequence[Look], first: Frames) -> tuple[Edited, list[str]]:
    """Say which side was edited, by what one has and the other lacks; never by dates."""
    of_second: list[str] = []
    of_first: list[str] = []
    kinds = {e.kind for e in edits}
    if any(e.kind == "crop" for e in edits):
        of_second.append("The first shows more of the picture than the second.")
    if "bars" in kinds:
        of_second.append("The second has bars where the first has a picture, or none.")
    if any(look.background is not None for look in looks):
        of_second.append("The second fills its picture with a blurred enlargement of the first's.")
    laid = [one for look in looks for one in look.laid]
    if any(one.steadier > 1.0 for one in laid):
        of_second.append("A region stands still in the second while the scene moves on there in the first.")
    if any(one.steadier < -1.0 for one in laid):
        of_first.append("A region stands still in the first while the scene moves on there in the second.")
    if any(look.tone.lossy for look in looks):
        of_second.append("Colours or levels that differ in the first came out alike in the second.")
    if any(look.blur_px for look in looks):
        of_second.append("Edges are softer in the second.")
    if any(look.sharper for look in looks):
        of_first.append("Edges are softer in the first.")
    if any(look.surround is not None for look in looks):
        of_second.append("The first's picture fills only a part of the second's, beside something else.")
    if "freeze" in kinds:
        of_second.append("A picture stays in the second while the first goes on.")
    if any(e.kind == "removed" and e.parameters["where"] == "between" for e in edits):
        of_second.append("The first holds footage between two pieces that follow each other in the second.")
    scales = [
        min(shape_of(look.second_from_first).scale_x, shape_of(look.second_from_first).scale_y)
        for look in looks
    ]
    if scales and max(scales) < SMALLER:
        of_second.append("The second's picture has fewer pixels.")
    if any(e.kind == "sound_replaced" and e.parameters["how"] == "mixed" for e in edits):
        of_second.append("The second's sound holds the first's and another.")
    if of_first and of_second:
        return "both", of_second + of_first
    if of_second:
        return "query", of_second
    if of_first:
        return "found", of_first
    return "unknown", ["Nothing that was measured belongs to one side alone."]
