"""The two example recordings that ship with Diptych: ``python -m bench.render.demo``.

A yard in the late afternoon, invented from end to end. The first recording is a plain drone view of 20 s; the
second looks from the other side, is graded, carries a caption and a tune, and a piece was taken out of it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from bench.render import ground as earth
from bench.render import scene as stage
from bench.render.camera import Path as CameraPath
from bench.render.ground import Image, Rng
from bench.render.kinds import Piece, Shoot, segments, truth_rows, write_recording
from bench.render.paint import World, limbs, paint, project
from bench.render.scene import STEP_S, Person, Points

OUT = Path("src/diptych/demo")
FIRST, SECOND = "yard-first.mp4", "yard-second.mp4"
BEGIN_S, END_S = -2.0, 24.0
DOWN_S = 18.6
FPS_A, FPS_B = Fraction(25), Fraction(30000, 1001)
CUT = float(165 / FPS_B)
PIECES_B = [Piece(0, CUT, 3.84), Piece(CUT, float(360 / FPS_B), 3.84 + CUT + 2.47)]
WAYS: dict[str, list[tuple[float, float, float]]] = {
    "person 1": [
        (-2, 50.5, 61.5),
        (1.4, 50.5, 61.5),
        (9.2, 59.6, 60.4),
        (11.0, 59.6, 60.4),
        (17.2, 64.2, 53.6),
        (19.0, 64.2, 53.6),
        (24, 60.0, 50.0),
    ],
    "person 2": [
        (-2, 66.4, 63.6),
        (3.1, 66.4, 63.6),
        (9.4, 60.6, 59.5),
        (12.6, 60.6, 59.5),
        (20.0, 53.0, 53.4),
        (24, 50, 51),
    ],
    "person 3": [
        (-2, 46.6, 54.6),
        (7.2, 57.2, 49.6),
        (8.0, 57.2, 49.6),
        (15.6, 66.6, 57.4),
        (16.6, 66.6, 57.4),
        (24, 60, 63),
    ],
    "person 4": [(-2, 67.2, 47.0), (5.6, 67.2, 47.0), (15.4, 55.4, 52.6), (17.0, 55.4, 52.6), (24, 49, 56.5)],
    "person 5": [
        (-2, 55.2, 66.4),
        (4.4, 61.0, 65.2),
        (5.6, 61.0, 65.2),
        (14.0, 52.6, 57.6),
        (15.0, 52.6, 57.6),
        (24, 60.5, 54.6),
    ],
}
CLOTHES = {
    "person 1": ((96, 62, 40), (52, 46, 44)),
    "person 2": ((58, 60, 150), (70, 60, 54)),
    "person 3": ((196, 200, 204), (48, 40, 38)),
    "person 4": ((40, 44, 46), (96, 88, 76)),
    "person 5": ((60, 148, 186), (64, 52, 44)),
}


def _people() -> list[Person]:
    out = []
    for name, way in WAYS.items():
        t = np.arange(BEGIN_S, END_S, STEP_S)
        w = np.array(way)
        xy = np.column_stack([np.interp(t, w[:, 0], w[:, k]) for k in (1, 2)])
        upper, lower = CLOTHES[name]
        smooth, walked, heading = stage.finish_walk(xy)
        out.append(
            Person(
                BEGIN_S,
                smooth,
                walked,
                heading,
                upper,
                lower,
                1.74,
                carries_until_s=DOWN_S if name == "person 1" else None,
            )
        )
    return out


def _yard(rng: Rng) -> World:
    azimuth, elevation = np.radians(215), np.radians(36)
    sun = -np.array([np.cos(azimuth), np.sin(azimuth)]) / np.tan(elevation)
    res = 0.05
    image = earth.make_ground(rng, "gravel", res, sun, None, (58, 57, 13), 0.022)
    _yard_marks(rng, image, res)
    colours = {
        "tile": (92, 108, 158),
        "metal": (150, 146, 138),
        "flat": (126, 132, 138),
        "blue": (138, 98, 60),
        "green": (84, 104, 78),
        "sand": (136, 160, 176),
    }
    plan = [
        ((45.5, 68.0), (11, 6), 0.12, 3.6, "tile"),
        ((70.5, 67.5), (7, 5.5), -0.3, 3.0, "flat"),
        ((63.5, 42.0), (9, 4.6), 0.08, 3.2, "metal"),
        ((44.0, 48.5), (6.1, 2.5), 0.9, 2.6, "blue"),
        ((73.5, 51.5), (6.1, 2.5), 1.35, 2.6, "green"),
        ((58.0, 73.5), (4.2, 3.2), 0.2, 2.4, "sand"),
    ]
    boxes = [
        stage.make_box(rng, at, size, turn, high, sun, np.array(colours[tone], float))
        for at, size, turn, high, tone in plan
    ]
    for _ in range(5):  # pallets and crates along the walls
        at = (
            (46.5 + rng.uniform(-1, 9), 63.0 + rng.uniform(-0.4, 0.4))
            if rng.random() < 0.5
            else (62 + rng.uniform(-3, 3), 45.9)
        )
        boxes.append(
            stage.make_box(
                rng,
                at,
                (1.2, 0.9),
                rng.uniform(0, 1),
                rng.uniform(0.4, 0.9),
                sun,
                np.array([84.0, 124, 160]),
                False,
            )
        )
    trees = []
    for x, y, r, h in (
        (37, 60, 2.2, 5.0),
        (39, 74, 2.6, 5.4),
        (53, 78, 2.0, 4.6),
        (80, 60, 2.4, 5.0),
        (76, 74, 1.8, 4.2),
        (52.5, 40.0, 1.6, 3.6),
        (80, 43, 2.3, 4.8),
        (66, 76, 1.4, 3.0),
        (36, 42, 2.2, 4.7),
        (56.6, 37, 1.2, 2.2),
    ):
        trees.append(
            stage.make_tree(rng, (x, y), r, h, sun, np.array([44.0, 92, 74]) * rng.uniform(0.85, 1.15), 2.2)
        )
    image = stage.cast_shadows(image, res, sun, boxes, trees)
    crate = stage.make_box(rng, (64.55, 53.3), (0.46, 0.4), 0.4, 0.36, sun, np.array([70.0, 120, 170]), False)
    crate.appears_s = DOWN_S
    return World(image, res, sun, [*boxes, crate], trees, _people())


def _yard_marks(rng: Rng, image: Image, res: float) -> None:
    """Tyre tracks, puddles, a kerb, drains and a worn painted line."""
    layer = image.astype(np.float32)
    for _ in range(9):
        a, bend = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.012)
        p = np.array([58.0, 57]) + rng.normal(0, 7, 2)
        run = []
        for _k in range(70):
            run.append(p.copy())
            a += bend
            p = p + 0.45 * np.array([np.cos(a), np.sin(a)])
        run_px = np.array(run) / res
        side = np.array([-np.sin(a), np.cos(a)]) * 0.8 / res
        mask = np.zeros(layer.shape[:2], np.uint8)
        for s in (-1, 1):
            cv2.polylines(mask, [np.round(run_px + s * side).astype(np.int32)], False, 255, 5, cv2.LINE_AA)
        soft = cv2.GaussianBlur(mask, (0, 0), 2.0).astype(np.float32) / 255
        layer *= (1 - soft * rng.uniform(0.12, 0.26))[..., None]
    for _ in range(12):
        mask = np.zeros(layer.shape[:2], np.uint8)
        c = (np.array([58.0, 57]) + rng.normal(0, 9, 2)) / res
        turn = rng.uniform(0, 360)
        cv2.ellipse(mask, (c.astype(int).tolist(), (rng.uniform(14, 60), rng.uniform(10, 30)), turn), 255, -1)
        soft = cv2.GaussianBlur(mask, (0, 0), 5).astype(np.float32) / 255 * rng.uniform(0.25, 0.5)
        layer += soft[..., None] * (np.array([104.0, 104, 100]) - layer)
    image[:] = np.clip(layer, 0, 255).astype(np.uint8)

    def px(x: float, y: float) -> tuple[int, int]:
        return int(x / res), int(y / res)

    for x, y in ((52.0, 50.4), (63.2, 66.6), (69.2, 58.9)):
        cv2.circle(image, px(x, y), 7, (74, 76, 78), -1, cv2.LINE_AA)
        cv2.circle(image, px(x, y), 7, (132, 134, 134), 1, cv2.LINE_AA)
    for k in range(6):
        x = 49.5 + 2.6 * k
        cv2.line(image, px(x, 45.6), px(x + 0.3, 50.1), (196, 204, 206), 2, cv2.LINE_AA)
    cv2.polylines(
        image,
        [np.array([px(40, 62.6), px(52, 64.4), px(66, 63.2), px(78, 62.0)], np.int32)],
        False,
        (178, 184, 186),
        3,
        cv2.LINE_AA,
    )


def shoots() -> tuple[Shoot, Shoot]:
    """Both recordings; fixed numbers, so that they can be made again."""
    rng = np.random.default_rng(2026)
    world = _yard(rng)
    phases = rng.uniform(0, 2 * np.pi, (2, 8, 6))
    cam_a = CameraPath((58.2, 57.4), 62, 53, 37, 0.86, 5, 1.4, 0.05, 0.12, phases=phases[0])
    cam_b = CameraPath((58.6, 57.2), 185, 61, 33, 0.86, 4, 1.2, 0.04, 0.16, phases=phases[1])
    a = Shoot(cam_a, [Piece(0, 20.0, 0.0)], FPS_A, (1280, 720), 26, 1.2, 0.0, world)
    b = Shoot(cam_b, PIECES_B, FPS_B, (1280, 720), 28, 1.6, 0.6, world, music=True)
    return a, b


def _sharp(shoot: Shoot) -> Iterator[Image]:
    """Frames drawn at one and a half times the size, then reduced, which smooths edges as a lens does."""
    w, h = shoot.size
    assert shoot.world is not None
    for k in range(shoot.frames):
        t = shoot.scene_time(float(k / shoot.fps))
        p, centre = shoot.camera.projection(t, w * 3 // 2, h * 3 // 2)
        yield cv2.resize(
            paint(shoot.world, p, centre, t, w * 3 // 2, h * 3 // 2), (w, h), interpolation=cv2.INTER_AREA
        )


def _shared(frames: Iterator[Image]) -> Iterator[Image]:
    """Warm grade, darker edges, caption: what a social network's editor would do."""
    h, w = 720, 1280
    yy, xx = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    edge = np.clip(255 * (1 - 0.22 * (xx**2 + yy**2) ** 1.2), 0, 255).astype(np.uint8)
    edge3 = cv2.cvtColor(edge, cv2.COLOR_GRAY2BGR)
    ramp = np.clip((np.arange(256) / 255 - 0.5) * 1.12 + 0.51, 0, 1)
    table = (
        np.clip(ramp[:, None] * np.array([0.9, 1.0, 1.07]) * 255, 0, 255).astype(np.uint8).reshape(256, 1, 3)
    )
    for image in frames:
        image = cv2.multiply(cv2.LUT(image, table), edge3, scale=1 / 255)
        view = image[642:684, 40:392]
        cv2.convertScaleAbs(view, dst=view, alpha=0.45)
        cv2.putText(
            image,
            "the yard, from the other side",
            (54, 669),
            cv2.FONT_HERSHEY_DUPLEX,
            0.62,
            (245, 245, 245),
            1,
            cv2.LINE_AA,
        )
        yield image


def person_box(shoot: Shoot, who: str, t: float, pad: float = 10) -> tuple[int, int, int, int]:
    """Left, top, width, height of a person in the picture at a recording's own time."""
    scene_t = shoot.scene_time(t)
    p, _ = shoot.camera.projection(scene_t, *shoot.size)
    assert shoot.world is not None
    person = shoot.world.people[list(WAYS).index(who)]
    ends = np.array([e for a, b, *_ in limbs(person, scene_t) for e in (a, b)])
    uv: Points = project(p, ends)[:, :2]
    lo, hi = uv.min(0) - pad, uv.max(0) + pad
    return int(lo[0]), int(lo[1]), int(hi[0] - lo[0]), int(hi[1] - lo[1])


OBSERVATIONS = [
    (
        "o1",
        0,
        1.4,
        3.4,
        "person 1",
        "sets out across the yard with a crate",
        "certain",
        "viewer 1",
        "before the second recording begins",
    ),
    (
        "o2",
        0,
        9.2,
        11.0,
        "person 1",
        "stops beside person 2",
        "certain",
        "viewer 1",
        "mostly within the piece taken out of the second recording",
    ),
    (
        "o3",
        1,
        3.4,
        4.2,
        "person 3",
        "stops and turns round",
        "certain",
        "viewer 2",
        "seen from the other side",
    ),
    ("o4", 1, 7.7, 8.7, "person 5", "pauses", "probable", "viewer 2", "small in the picture"),
    ("o5", 0, 16.8, 17.6, "person 4", "starts walking again", "probable", "viewer 1", ""),
    (
        "o6",
        0,
        18.4,
        18.8,
        "person 1",
        "puts down the crate",
        "certain",
        "viewer 1",
        "after the end of the second recording",
    ),
]


def main() -> None:
    """Render both recordings, the observations and the truth."""
    OUT.mkdir(parents=True, exist_ok=True)
    a, b = shoots()
    rng = np.random.default_rng(5)
    write_recording(a, OUT / FIRST, rng, _sharp(a), preset="slow")
    write_recording(b, OUT / SECOND, rng, _shared(_sharp(b)), preset="slow")
    with (OUT / "observations.csv").open("w", newline="", encoding="utf-8") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(
            ["id", "recording", "from_s", "to_s", "region", "who", "action", "certainty", "observer", "note"]
        )
        for key, which, lo, hi, who, action, certainty, observer, note in OBSERVATIONS:
            box = person_box((a, b)[which], who, (lo + hi) / 2)
            writer.writerow(
                [
                    key,
                    (FIRST, SECOND)[which],
                    lo,
                    hi,
                    " ".join(map(str, box)),
                    who,
                    action,
                    certainty,
                    observer,
                    note,
                ]
            )
    (OUT / "truth.json").write_text(json.dumps({"segments": segments(a.pieces, b.pieces)}) + "\n")
    Path("bench/work").mkdir(exist_ok=True)
    Path("bench/work/demo-truth.json").write_text(json.dumps({"a": truth_rows(a), "b": truth_rows(b)}))
    print(segments(a.pieces, b.pieces), sum(p.stat().st_size for p in OUT.glob("*.mp4")) / 1e6, "MB")


if __name__ == "__main__":
    main()
