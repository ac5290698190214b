"""People in a room seen by cameras that stand still: invented, with exact times, for clocks without a common ground.

Bodies are capsules on a skeleton of fourteen joints that walks, stops, turns, reaches and sits down at random. Cameras
stand anywhere around, at any height; each has its own frame rate, start, exposure and noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Gray = NDArray[np.uint8]

BONES = (
    (0, 1, 0.17),
    (1, 2, 0.11),
    (1, 3, 0.07),
    (3, 4, 0.055),
    (4, 5, 0.045),
    (1, 6, 0.07),
    (6, 7, 0.055),
    (7, 8, 0.045),
    (0, 9, 0.09),
    (9, 10, 0.075),
    (10, 11, 0.055),
    (0, 12, 0.09),
    (12, 13, 0.075),
    (13, 14, 0.055),
)
"""Joints: pelvis, neck, head, left shoulder, elbow, hand, right ones, left hip, knee, foot, right ones; radii in m."""


def _bumps(rng: np.random.Generator, times: Floats, every_s: float, length_s: tuple[float, float]) -> Floats:
    """A signal of single smooth bumps at random times, random in size and length."""
    out = np.zeros(len(times))
    at = times[0] - 3.0
    while at < times[-1]:
        at += rng.exponential(every_s)
        length, size = rng.uniform(*length_s), rng.uniform(0.3, 1.0)
        inside = (times >= at) & (times <= at + length)
        out[inside] = np.maximum(out[inside], size * np.sin(np.pi * (times[inside] - at) / length) ** 2)
        at += length
    return out


@dataclass
class Person:
    """One person's joints over time, ``joints(t)`` in metres."""

    times: Floats
    xyz: Floats
    """``(n, 15, 3)``."""
    tone: int

    def joints(self, t: float) -> Floats:
        k = float(np.clip((t - self.times[0]) / (self.times[1] - self.times[0]), 0, len(self.times) - 1.001))
        i, f = int(k), k - int(k)
        both: Floats = (1 - f) * self.xyz[i] + f * self.xyz[i + 1]
        return both


def person(seed: int, from_s: float, to_s: float, *, liveliness: float = 1.0, room_m: float = 2.0) -> Person:
    """A person who walks between random places, stops, turns, reaches and sits."""
    rng = np.random.default_rng([seed, 11])
    dt = 0.02
    t = np.arange(from_s, to_s, dt)
    place = rng.uniform(-room_m, room_m, 2)
    heading, path, facing, phase = rng.uniform(0, 2 * np.pi), [], [], []
    goal, rest_until, speed, walked = place.copy(), t[0] + rng.uniform(0, 2), 0.0, 0.0
    look = heading
    for now in t:
        if now < rest_until:
            speed = max(0.0, speed - 3.0 * dt)
        else:
            way = goal - place
            if np.hypot(*way) < 0.15:
                goal = rng.uniform(-room_m, room_m, 2)
                rest_until = now + (rng.uniform(0.5, 4.0) / liveliness if rng.random() < 0.7 else 0.0)
                look = rng.uniform(0, 2 * np.pi) if rng.random() < 0.5 else look
            else:
                look = float(np.arctan2(way[1], way[0]))
                speed = min(speed + 2.0 * dt, 1.2, 0.4 + 1.5 * np.hypot(*way))
        turn = (look - heading + np.pi) % (2 * np.pi) - np.pi
        heading += float(np.clip(turn, -2.5 * dt, 2.5 * dt))
        place = place + speed * dt * np.array([np.cos(heading), np.sin(heading)])
        walked += speed * dt
        path.append(place.copy())
        facing.append(heading)
        phase.append(walked / 0.75 * np.pi)
    swing = np.gradient(np.array(phase), dt) / np.pi * 0.75
    swing = np.clip(swing / 1.0, 0, 1) * np.sin(phase)
    sit = _bumps(rng, t, 14.0 / liveliness, (3.0, 7.0))
    arms = [
        (
            _bumps(rng, t, 3.0 / liveliness, (0.6, 2.5)),
            _bumps(rng, t, 3.0 / liveliness, (0.6, 2.0)),
        )
        for _ in (0, 1)
    ]
    bend = _bumps(rng, t, 9.0 / liveliness, (1.0, 3.0))
    n = len(t)
    side, ahead, up = np.zeros((n, 15)), np.zeros((n, 15)), np.zeros((n, 15))
    hip = 0.92 - 0.4 * sit
    up[:, 0] = hip
    up[:, 1], ahead[:, 1] = hip + 0.52 * np.cos(0.9 * bend), 0.52 * np.sin(0.9 * bend)
    up[:, 2], ahead[:, 2] = hip + 0.74 * np.cos(0.9 * bend), 0.74 * np.sin(0.9 * bend) + 0.04
    for sign, shoulder, (lift, out) in ((1, 3, arms[0]), (-1, 6, arms[1])):
        angle = 0.45 * sign * swing + 2.4 * lift
        wide = 0.15 + 1.1 * out
        side[:, shoulder] = 0.19 * sign
        up[:, shoulder], ahead[:, shoulder] = up[:, 1] - 0.04, ahead[:, 1]
        for joint, length, extra in ((shoulder + 1, 0.29, 0.0), (shoulder + 2, 0.27, 0.5 * lift + 0.2)):
            a = angle + extra
            side[:, joint] = side[:, joint - 1] + sign * length * np.sin(wide)
            ahead[:, joint] = ahead[:, joint - 1] + length * np.cos(wide) * np.sin(a)
            up[:, joint] = up[:, joint - 1] - length * np.cos(wide) * np.cos(a)
    for sign, first in ((1, 9), (-1, 12)):
        step = -0.5 * sign * swing
        side[:, first : first + 3] = 0.1 * sign
        up[:, first], ahead[:, first] = hip - 0.02, 0.0
        thigh = step + 1.1 * sit
        up[:, first + 1] = up[:, first] - 0.43 * np.cos(thigh)
        ahead[:, first + 1] = 0.43 * np.sin(thigh)
        shin = step - 0.25 * np.maximum(0, -step) - 0.3 * sit
        up[:, first + 2] = np.maximum(0.04, up[:, first + 1] - 0.42 * np.cos(shin))
        ahead[:, first + 2] = ahead[:, first + 1] + 0.42 * np.sin(shin)
    c, s = np.cos(facing)[:, None], np.sin(facing)[:, None]
    place_xy = np.array(path)
    x = place_xy[:, :1] + ahead * c - side * s
    y = place_xy[:, 1:] + ahead * s + side * c
    return Person(t, np.stack([x, y, up], axis=2), int(rng.integers(30, 90)))


@dataclass
class Room:
    """Where a camera stands, and what it sees behind the people."""

    width: int
    height: int
    focal: float
    rotation: Floats
    position: Floats
    background: Gray
    gain: float = 1.0
    noise: float = 2.0
    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(0))

    def picture(self, people: list[Person], t: float, light: float = 1.0) -> Gray:
        """What the camera sees at a time; ``light`` multiplies all of it."""
        picture = self.background.copy()
        drawn = []
        for who in people:
            seen = (who.joints(t) - self.position) @ self.rotation.T
            for bone, (i, j, radius) in enumerate(BONES):
                depth = 0.5 * (seen[i, 2] + seen[j, 2])
                if min(seen[i, 2], seen[j, 2]) > 0.3:
                    ends = [(self.focal * seen[k, :2] / seen[k, 2]) for k in (i, j)]
                    drawn.append((depth, ends, self.focal * radius / depth, who.tone + 11 * (bone % 5)))
        middle = np.array([self.width / 2, self.height / 2])
        for _, (p, q), radius, tone in sorted(drawn, key=lambda d: -d[0]):
            a, b = (tuple(np.round((e + middle) * 8).astype(int).tolist()) for e in (p, q))
            if max(map(abs, (*a, *b))) < 60000:
                cv2.line(picture, a, b, tone, max(1, round(2 * radius)), cv2.LINE_AA, 3)
        shown = picture * (self.gain * light) + self.rng.normal(0, self.noise, picture.shape)
        return np.clip(shown, 0, 255).astype(np.uint8)


def room(
    seed: int, *, width: int = 640, height: int = 360, height_m: tuple[float, float] = (0.6, 2.6)
) -> Room:
    """A camera at a random place around the room that looks at its middle."""
    rng = np.random.default_rng([seed, 23])
    around = rng.uniform(0, 2 * np.pi)
    distance = rng.uniform(3.6, 6.0)
    position = np.array([distance * np.cos(around), distance * np.sin(around), rng.uniform(*height_m)])
    target = np.array([*rng.uniform(-0.4, 0.4, 2), rng.uniform(0.7, 1.2)])
    ahead = (target - position) / np.linalg.norm(target - position)
    right = np.cross(ahead, [0, 0, 1.0])
    right /= np.linalg.norm(right)
    rotation = np.stack([right, np.cross(ahead, right), ahead])
    roll = rng.normal(0, 0.04)
    turn = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1.0]])
    coarse = rng.uniform(90, 230, (12, 20)).astype(np.float32)
    fine = rng.normal(0, 1, (height // 3, width // 3)).astype(np.float32)
    background = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    background = background + 14 * cv2.resize(fine, (width, height), interpolation=cv2.INTER_LINEAR)
    for _ in range(10):
        x, y = rng.integers(0, width), rng.integers(0, height)
        cv2.rectangle(
            background,
            (int(x), int(y)),
            (int(x + rng.integers(20, 160)), int(y + rng.integers(20, 120))),
            float(rng.uniform(60, 250)),
            -1,
        )
    return Room(
        width,
        height,
        width * rng.uniform(0.6, 0.95),
        turn @ rotation,
        position,
        np.clip(background, 0, 255).astype(np.uint8),
        gain=float(rng.uniform(0.7, 1.1)),
        noise=float(rng.uniform(1.0, 4.0)),
        rng=np.random.default_rng([seed, 31]),
    )


def film(
    path: Path,
    camera: Room,
    people: list[Person],
    *,
    from_s: float,
    length_s: float,
    rate_hz: float,
    flashes_s: Sequence[float] = (),
    flash_s: float = 0.06,
) -> Path:
    """Write what a camera sees as H.264; its own 0.0 s is the world's ``from_s``.

    Args:
        flashes_s: Times of the world at which everything is half as bright again, for ``flash_s``.
    """
    base = Fraction(1, 90_000)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(rate_hz).limit_denominator(1001))
        stream.width, stream.height, stream.pix_fmt = camera.width, camera.height, "yuv420p"
        stream.time_base = stream.codec_context.time_base = base
        stream.options = {"preset": "veryfast", "crf": "20", "threads": "1"}
        for k in range(int(length_s * rate_hz)):
            t = from_s + k / rate_hz
            lit = any(f <= t < f + max(flash_s, 1 / rate_hz) for f in flashes_s)
            gray = camera.picture(people, t, 1.5 if lit else 1.0)
            frame = av.VideoFrame.from_ndarray(gray, format="gray").reformat(format="yuv420p")
            frame.pts, frame.time_base = round(k / rate_hz / base), base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
