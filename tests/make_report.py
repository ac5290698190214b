"""What a comparison writes, made up quickly: two small recordings, their findings and their ground."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

SHA = "ab" * 32
FRAMES = {"r1": 200, "r2": 120}


def render(path: Path, fps: int, length_s: float, start_s: float) -> None:
    """A square that moves over noise as the clock runs."""
    noise = np.random.default_rng(1).integers(60, 180, (90, 160, 3), np.uint8)
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=fps, options={"bf": "2", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        for k in range(round(fps * length_s)):
            picture = noise.copy()
            x = int(10 + 12 * (start_s + k / fps)) % 140
            picture[40:52, x : x + 12] = 250
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, fps)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))


def findings(
    lengths: dict[str, float],
    segments: list[tuple[float, float, float]],
    digests: dict[str, str] | None = None,
) -> dict[str, object]:
    """Findings of two recordings, the second on the first's clock in pieces ``(from, to, offset)``."""
    recordings = [
        {
            "id": name,
            "file": f"{name}.mp4",
            "sha256": (digests or {}).get(name, SHA),
            "duration_s": length,
            "frames": FRAMES[name],
            "width": 160,
            "height": 90,
            "has_sound": False,
            "shots": [{"from_s": 0.0, "to_s": length, "from_frame": 0, "to_frame": FRAMES[name]}],
        }
        for name, length in lengths.items()
    ]
    clock = [
        {
            "second_from_s": a,
            "second_to_s": b,
            "offset_s": o,
            "rate": 1.0,
            "interval_s": [o - 0.02, o + 0.02],
            "probability": 0.98,
            "score": 0.9,
            "rival": {"offset_s": 9.0, "score": 0.2},
            "method": "Agreement in space and time of 3 mover tracks on the common ground (21 mover-seconds), "
            "fitted in continuous time together with the shift that mover height causes.",
            "limits": "Holds for movers seen by both; positions stand above the ground by an unknown height.",
            "evidence_frames": [],
            "cues": [],
        }
        for a, b, o in segments
    ]
    verdict = "aligned" if segments else "undetermined"
    comparison = {
        "first": "r1",
        "second": "r2",
        "relation": "same_place_and_time" if segments else "same_place",
        "same_footage": {
            "verdict": "no",
            "reason": "Compared frame by frame, no stretch of 2 s agrees.",
            "matches": [],
            "edits": [],
        },
        "place": {
            "verdict": "same",
            "inliers": 100,
            "error_px": 1.0,
            "error_m": None,
            "reason": "100 independent points of the ground agree.",
        },
        "clock": {
            "verdict": verdict,
            "reason_code": "",
            "reason": "" if segments else "No offset stands out: the movers agree nowhere for long enough.",
            "origin": "machine",
            "segments": clock,
        },
        "contrast": [
            {
                "kind": "only_in_first",
                "first_from_s": 7.0,
                "first_to_s": 8.0,
                "second_from_s": None,
                "second_to_s": None,
                "why_absent": "after_end",
                "statement": "The second recording ends at 4.00 s of its own time, which is 7.00 s ± 0.02 s on the "
                "first's clock; the first runs on for 1.00 s more.",
            }
        ],
    }
    placed = [
        {"from_s": a, "to_s": b, "offset_s": o, "rate": 1.0, "interval_s": [o, o]} for a, b, o in segments
    ]
    whole = {"from_s": 0.0, "to_s": lengths["r1"], "offset_s": 0.0, "rate": 1.0, "interval_s": [0, 0]}
    timeline = {
        "reference": "r1",
        "recordings": [{"id": "r1", "segments": [whole]}, {"id": "r2", "segments": placed}],
    }
    return {
        "format": "diptych-findings/1",
        "made_by": {"name": "diptych", "version": "0"},
        "recordings": recordings,
        "comparisons": [comparison],
        "timeline": timeline,
    }


def ground(lengths: dict[str, float]) -> dict[str, object]:
    """One ground under both, each with one track."""
    frames = [
        {"frame": k, "t_s": k / 25, "ground_from_image": [2, 0, 5, 0, 2, 5, 0, 0, 1]} for k in range(200)
    ]
    polygon = [[5, 5], [325, 5], [325, 185], [5, 185]]
    recordings = [
        {
            "id": name,
            "shots": [],
            "frames": frames,
            "footprints": [{"t_s": t / 2, "polygon": polygon} for t in range(16)],
            "tracks": [{"id": "t1", "t_s": [0.0, length], "x": [20, 200], "y": [90, 90]}],
        }
        for name, length in lengths.items()
    ]
    return {
        "format": "diptych-ground/1",
        "unit": "px",
        "metres_per_unit": None,
        "reference": "r1",
        "extent": [0, 0, 330, 190],
        "recordings": recordings,
    }
