"""From a kind and a seed to a pair of recordings and their truth."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from bench.render import ground as earth
from bench.render import scene as stage
from bench.render import video
from bench.render.camera import Path as CameraPath
from bench.render.camera import ground_homography
from bench.render.ground import Image, Rng
from bench.render.paint import World, paint, project
from bench.render.scene import Points

KINDS = (
    "basic",
    "wide",
    "social",
    "cut",
    "bothcut",
    "slow",
    "still",
    "sparse",
    "zoom",
    "thermal",
    "apart",
    "elsewhere",
    "copy",
)
RATES = (Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(50))
BEGIN_S, END_S = -75.0, 40.0
MIDDLE = earth.SIZE_M / 2


@dataclass(frozen=True)
class Piece:
    """A stretch of a recording and the scene time it shows: ``scene = scene_start + rate × (t − start)``."""

    start: float
    end: float
    scene_start: float
    rate: float = 1.0


@dataclass
class Shoot:
    """One recording: camera, timing, size, and what is done to its pictures afterwards."""

    camera: CameraPath
    pieces: list[Piece]
    fps: Fraction
    size: tuple[int, int]
    crf: int
    noise: float
    soft: float = 0.0
    world: World | None = None
    post: dict[str, object] = field(default_factory=dict)
    music: bool = False

    @property
    def frames(self) -> int:
        return math.floor(self.pieces[-1].end * self.fps + 1e-6)

    def scene_time(self, t: float) -> float:
        for p in self.pieces:
            if t < p.end - 1e-9:
                return p.scene_start + p.rate * (t - p.start)
        p = self.pieces[-1]
        return p.scene_start + p.rate * (t - p.start)


def segments(a: list[Piece], b: list[Piece]) -> list[list[float]]:
    """Stretches of b within what a shows: ``[b_start, b_end, a_time_at_b_start, rate]``."""
    rows = []
    for pb in b:
        for pa in a:
            lo = max(pa.scene_start, pb.scene_start)
            hi = min(
                pa.scene_start + (pa.end - pa.start) * pa.rate, pb.scene_start + (pb.end - pb.start) * pb.rate
            )
            if hi - lo > 0.05:
                rows.append(
                    [
                        round(pb.start + (lo - pb.scene_start) / pb.rate, 5),
                        round(pb.start + (hi - pb.scene_start) / pb.rate, 5),
                        round(pa.start + (lo - pa.scene_start) / pa.rate, 5),
                        pb.rate / pa.rate,
                    ]
                )
    return sorted(rows)


def _snap(t: float, fps: Fraction) -> float:
    return float(round(t * fps) / fps)


def build_world(
    rng: Rng, photographs: list[Path], people: int, still_from: float | None, res: float = 0.07
) -> World:
    """An invented place with its people."""
    azimuth, elevation = rng.uniform(0, 2 * np.pi), np.radians(rng.uniform(28, 62))
    sun = -np.array([np.cos(azimuth), np.sin(azimuth)]) / np.tan(elevation)
    style = str(rng.choice(list(earth.PALETTES)))
    use = photographs if rng.random() < 0.35 else None
    image = earth.make_ground(rng, style, res, sun, use, (MIDDLE, MIDDLE, 14.0))
    boxes: list[stage.Box] = []
    for _ in range(int(rng.integers(1, 7))):
        for _try in range(40):
            r, a = rng.uniform(5, 26), rng.uniform(0, 2 * np.pi)
            at = (MIDDLE + r * np.cos(a), MIDDLE + r * np.sin(a))
            if all(np.hypot(at[0] - b.centre[0], at[1] - b.centre[1]) > 8 for b in boxes):
                break
        size = (rng.uniform(3, 9), rng.uniform(3, 7))
        boxes.append(stage.make_box(rng, at, size, rng.uniform(0, np.pi), rng.uniform(1.5, 4.5), sun))
    leaf = np.array(earth.PALETTES[style][4]) * 1.2
    trees = []
    for _ in range(int(rng.integers(0, 5))):
        r, a = rng.uniform(10, 30), rng.uniform(0, 2 * np.pi)
        at = (MIDDLE + r * np.cos(a), MIDDLE + r * np.sin(a))
        if all(np.hypot(at[0] - b.centre[0], at[1] - b.centre[1]) > 5 for b in boxes):
            trees.append(stage.make_tree(rng, at, rng.uniform(0.7, 2.2), rng.uniform(1.5, 4.5), sun, leaf))
    image = stage.cast_shadows(image, res, sun, boxes, trees)
    return World(image, res, sun, boxes, trees, build_people(rng, boxes, people, still_from))


def build_people(
    rng: Rng, boxes: list[stage.Box], people: int, still_from: float | None
) -> list[stage.Person]:
    out = []
    for k in range(people):
        stays = still_from is not None and (k > 0 or rng.random() < 0.5)
        until = still_from + rng.uniform(-1.5, 1.5) if stays and still_from is not None else None
        xy, walked, heading = stage.walk(
            rng, (MIDDLE, MIDDLE, 9.5), boxes, (BEGIN_S, END_S), until, rng.uniform(0.5, 0.95)
        )
        upper = tuple(float(v) for v in rng.uniform(15, 215, 3) * rng.choice([0.3, 0.7, 1.0]))
        lower = tuple(float(v) for v in rng.uniform(20, 110, 3))
        out.append(
            stage.Person(BEGIN_S, xy, walked, heading, upper, lower, float(rng.normal(1.72, 0.07)), until)
        )  # type: ignore[arg-type]
    return out


def thermal_world(rng: Rng, world: World) -> World:
    """The same place as a thermal camera might see it: other contrast, warm people, no cast light."""
    grey = world.ground[..., 1].astype(np.float32)
    slow = cv2.GaussianBlur(grey, (0, 0), 2.2)
    field = 18 * earth.noise(rng, grey.shape[0], 300, 6)
    heat = np.clip(225 - 0.95 * slow + field, 8, 245).astype(np.uint8)
    boxes = []
    for b in world.boxes:
        tone = float(rng.uniform(20, 240))
        boxes.append(
            replace(
                b,
                faces=[
                    np.clip(0.2 * f.astype(np.float32) + tone * 0.8, 0, 255)
                    .mean(2, keepdims=True)
                    .repeat(3, 2)
                    .astype(np.uint8)
                    for f in b.faces
                ],
            )
        )
    return replace(world, ground=cv2.cvtColor(heat, cv2.COLOR_GRAY2BGR), boxes=boxes, thermal=True)


def _camera(rng: Rng, yaw: float, shaky: bool) -> CameraPath:
    return CameraPath(
        target=(MIDDLE + rng.uniform(-2.5, 2.5), MIDDLE + rng.uniform(-2.5, 2.5)),
        yaw_deg=yaw,
        pitch_deg=rng.uniform(45, 80),
        distance_m=rng.uniform(34, 62),
        focal_widths=rng.uniform(0.78, 1.05),
        orbit_deg=rng.uniform(1.5, 9),
        drift_m=rng.uniform(0.8, 3.2),
        dolly=rng.uniform(0.01, 0.09),
        shake_deg=rng.uniform(0.35, 0.7) if shaky else rng.uniform(0.05, 0.28),
        phases=rng.uniform(0, 2 * np.pi, (8, 6)),
    )


def _size(rng: Rng) -> tuple[int, int]:
    return ((1280, 720), (1280, 720), (1280, 720), (960, 540), (854, 480), (1920, 1080))[
        int(rng.choice(6, p=[0.3, 0.2, 0.2, 0.14, 0.1, 0.06]))
    ]


def plan(kind: str, seed: int, photographs: list[Path]) -> tuple[Shoot, Shoot, dict[str, object]]:
    """Everything about a pair, from its kind and seed alone."""
    rng = np.random.default_rng([seed, KINDS.index(kind), 20260])
    people = int(rng.integers(1, 3)) if kind == "sparse" else int(rng.integers(4, 10))
    world = build_world(rng, photographs, people, 12.0 if kind == "still" else None)
    yaw_a = rng.uniform(0, 360)
    difference = float(rng.choice([-1, 1]) * (rng.uniform(60, 180) if kind == "wide" else rng.uniform(5, 50)))
    cam_a, cam_b = _camera(rng, yaw_a, kind == "zoom"), _camera(rng, yaw_a + difference, kind == "zoom")
    fps_a = RATES[int(rng.choice(5, p=[0.1, 0.6, 0.1, 0.15, 0.05]))]
    fps_b = RATES[int(rng.choice(5, p=[0.25, 0.25, 0.25, 0.2, 0.05]))]
    long_a = 30.0
    long_b = rng.uniform(10, 18)
    start_b = rng.uniform(0.5, long_a - long_b)
    pieces_a, pieces_b = [Piece(0, long_a, 0.0)], [Piece(0, long_b, start_b)]
    if kind in ("basic", "wide", "sparse", "zoom") and rng.random() < 0.3:  # b outlasts a or begins before it
        start_b = (
            rng.uniform(-long_b * 0.45, -1)
            if rng.random() < 0.5
            else long_a - long_b * rng.uniform(0.55, 0.9)
        )
        pieces_b = [Piece(0, long_b, start_b)]
    if kind in ("cut", "bothcut"):
        cut = _snap(rng.uniform(0.35, 0.6) * long_b, fps_b)
        gone = rng.uniform(2, 8)
        start_b = rng.uniform(0.5, max(0.6, long_a - long_b - gone))
        pieces_b = [Piece(0, cut, start_b), Piece(cut, long_b, start_b + cut + gone)]
    if kind == "bothcut":
        # a loses a stretch within what b shows later, at least 2.5 s after b's own cut.
        p = pieces_b[1]
        at = _snap(min(p.scene_start + rng.uniform(2.6, 4.2), long_a - 4), fps_a)
        lost = rng.uniform(1.2, 3)
        pieces_a = [Piece(0, at, 0.0), Piece(at, long_a, at + lost)]
    if kind == "slow":
        turn = _snap(rng.uniform(0.3, 0.5) * long_b, fps_b)
        rate = float(rng.choice([0.5, 0.6, 0.7, 0.8, 1.25, 1.5]))
        start_b = rng.uniform(0.5, long_a - turn - rate * (long_b - turn))
        pieces_b = [Piece(0, turn, start_b), Piece(turn, long_b, start_b + turn, rate)]
    if kind == "still":
        pieces_b = [Piece(0, long_b, rng.uniform(2, 8))]
    if kind == "apart":
        pieces_b = [Piece(0, long_b, rng.uniform(-70, -20 - long_b))]
    if kind == "zoom":
        cam_b.zoom_to = rng.uniform(1.6, 2.5)
        mid = start_b + long_b * rng.uniform(0.3, 0.6)
        cam_b.zoom_span_s = (mid - 1, mid + 1.5)
    a = Shoot(
        cam_a,
        pieces_a,
        fps_a,
        _size(rng),
        int(rng.integers(20, 29)),
        rng.uniform(1, 4),
        float(rng.choice([0, 0.6, 0.9])),
        world,
    )
    b = Shoot(
        cam_b,
        pieces_b,
        fps_b,
        _size(rng),
        int(rng.integers(20, 29)),
        rng.uniform(1, 4),
        float(rng.choice([0, 0.6, 0.9])),
        world,
    )
    b.music = kind in ("social", "cut", "bothcut")
    if kind == "elsewhere":
        b.world = build_world(rng, photographs, people, None)
    if kind == "thermal":
        a.world = thermal_world(rng, world)
        a.size, a.soft, a.noise = (1280, 720), 1.4, rng.uniform(3, 6)
    if kind in ("social", "copy"):
        b.post = {
            "crop": [rng.uniform(0, 0.07) for _ in range(4)],
            "gamma": rng.uniform(0.75, 1.3),
            "tint": rng.uniform(0.85, 1.15, 3).tolist(),
            "contrast": rng.uniform(0.9, 1.25),
            "logo": int(rng.integers(4)),
            "bars": float(rng.choice([0, 0, 0.08])) if kind == "social" else 0.0,
        }
        b.size = (1280, 720)
        b.crf = int(rng.integers(27, 33))
        b.post["size"] = [[854, 480], [640, 360]][int(kind == "copy" and rng.random() < 0.6)]
    if kind == "copy":
        b.camera = cam_a
    about: dict[str, object] = {
        "yaw_difference_deg": difference if kind != "copy" else 0.0,
        "pitch_deg": [cam_a.pitch_deg, cam_b.pitch_deg],
        "people": people,
    }
    return a, b, about


def post_process(image: Image, post: dict[str, object]) -> Image:
    """Crop, grade, shrink, bars and a logo: what sharing does to a recording."""
    h, w = image.shape[:2]
    left, right, top, bottom = post["crop"]  # type: ignore[misc]
    image = image[int(top * h) : h - int(bottom * h), int(left * w) : w - int(right * w)]
    wide, high = post["size"]  # type: ignore[misc]
    image = cv2.resize(image, (wide, high), interpolation=cv2.INTER_AREA)
    ramp = (np.arange(256) / 255) ** float(post["gamma"])  # type: ignore[arg-type]
    ramp = np.clip((ramp - 0.5) * float(post["contrast"]) + 0.5, 0, 1)  # type: ignore[arg-type]
    table = np.clip(ramp[:, None] * np.array(post["tint"]) * 255, 0, 255).astype(np.uint8)
    image = cv2.LUT(image, table.reshape(256, 1, 3))
    if post["bars"]:
        n = int(float(post["bars"]) * high)  # type: ignore[arg-type]
        image[:n] = 0
        image[-n:] = 0
    spot = int(post["logo"])  # type: ignore[call-overload]
    x, y = (int(wide * (0.04 if spot % 2 else 0.8)), int(high * (0.14 if spot < 2 else 0.86)))
    cv2.circle(image, (x, y), 13, (60, 200, 240), -1, cv2.LINE_AA)
    cv2.putText(
        image, "NEWS 24", (x + 18, y + 6), cv2.FONT_HERSHEY_DUPLEX, 0.55, (250, 250, 250), 1, cv2.LINE_AA
    )
    return image


def pictures(shoot: Shoot) -> Iterator[Image]:
    """All frames of a recording, in order."""
    assert shoot.world is not None
    w, h = shoot.size
    for k in range(shoot.frames):
        t = shoot.scene_time(float(k / shoot.fps))
        p, centre = shoot.camera.projection(t, w, h)
        image = paint(shoot.world, p, centre, t, w, h)
        if shoot.soft:
            image = cv2.GaussianBlur(image, (0, 0), shoot.soft)
        yield post_process(image, shoot.post) if shoot.post else image


def copied(source: Path, shoot: Shoot) -> Iterator[Image]:
    """Frames of an edited copy: for every frame the nearest of the source."""
    start = shoot.pieces[0].scene_start
    want = [start + float(k / shoot.fps) for k in range(shoot.frames)]
    k, before = 0, None
    with av.open(str(source)) as box:
        for frame in box.decode(video=0):
            here = (float(frame.pts * frame.time_base), frame)
            while k < len(want) and want[k] <= here[0]:
                best = here if before is None or here[0] - want[k] <= want[k] - before[0] else before
                yield post_process(cv2.resize(best[1].to_ndarray(format="bgr24"), shoot.size), shoot.post)
                k += 1
            if k >= len(want):
                return
            before = here


def truth_rows(shoot: Shoot) -> list[dict[str, object]]:
    """Every fifth frame: scene time, people, homography."""
    rows: list[dict[str, object]] = []
    w, h = shoot.size
    assert shoot.world is not None
    for k in range(0, shoot.frames, 5):
        t = shoot.scene_time(float(k / shoot.fps))
        p, _ = shoot.camera.projection(t, w, h)
        xy = np.array([person.at(t) for person in shoot.world.people])
        uv = project(p, np.column_stack([xy, np.zeros(len(xy))]))[:, :2]
        rows.append(
            {
                "t": round(t, 5),
                "people": np.round(np.column_stack([xy, uv]), 3).tolist(),
                "ground_to_px": np.round(ground_homography(p), 6).tolist(),
            }
        )
    return rows


def write_recording(
    shoot: Shoot, path: Path, rng: Rng, frames: Iterator[Image] | None = None, preset: str = "superfast"
) -> int:
    w, h = shoot.post["size"] if shoot.post else shoot.size  # type: ignore[misc]
    sound = video.tune(rng, shoot.frames / float(shoot.fps)) if shoot.music else None
    return video.write(
        path,
        frames or pictures(shoot),
        shoot.fps,
        (w, h),
        crf=shoot.crf,
        grain=video.Grain(rng, w, h, shoot.noise),
        sound=sound,
        preset=preset,
    )


def render(kind: str, seed: int, folder: Path, photographs: list[Path]) -> None:
    """Render one pair into ``folder``; ``truth.json`` is written last."""
    folder.mkdir(parents=True, exist_ok=True)
    a, b, about = plan(kind, seed, photographs)
    rng = np.random.default_rng([seed, 7])
    write_recording(a, folder / "a.mp4", rng)
    if kind == "copy":
        n = write_recording(b, folder / "b.mp4", rng, copied(folder / "a.mp4", b))
    else:
        n = write_recording(b, folder / "b.mp4", rng)
    common = [] if kind in ("apart", "elsewhere") else segments(a.pieces, b.pieces)
    truth = {
        "kind": kind,
        "seed": seed,
        "fps": [float(a.fps), float(b.fps)],
        "duration": [a.frames / float(a.fps), n / float(b.fps)],
        "segments": common,
        **about,
        "a": truth_rows(a),
        "b": [] if kind == "copy" else truth_rows(b),
    }
    part = folder / "truth.part"
    part.write_text(json.dumps(truth))
    part.replace(folder / "truth.json")


def homography_error(points: Points, h: Points) -> float:
    """Largest distance between the written picture positions and those carried by the homography."""
    q = np.column_stack([points[:, :2], np.ones(len(points))]) @ np.asarray(h).T
    return float(np.abs(q[:, :2] / q[:, 2:] - points[:, 2:]).max())
