"""Edited copies of videos with known in and out times: what people do to footage before they post it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt

Frame = npt.NDArray[np.uint8]
Change = Callable[[Frame, float], Frame]


@dataclass(frozen=True)
class Take:
    """A stretch of a source; ``rate`` seconds of it pass in one second of the copy."""

    source: Path
    from_s: float
    to_s: float
    rate: float = 1.0
    hold_s: float = 0.0
    """The last frame stays for this long."""


@dataclass(frozen=True)
class Shown:
    """Where a take lies in the copy."""

    query_from_s: float
    query_to_s: float
    source: Path
    found_from_s: float
    rate: float


def frames_of(path: Path, from_s: float, to_s: float) -> Iterator[tuple[float, Frame]]:
    """Colour frames with their times, from the container, counted from the first."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        origin = None
        for frame in container.decode(stream):
            t = float(frame.pts * frame.time_base)
            origin = t if origin is None else origin
            if t - origin > to_s + 0.5:
                return
            if t - origin >= from_s - 0.5:
                yield t - origin, frame.to_ndarray(format="bgr24")


def make_copy(
    takes: Sequence[Take],
    out: Path,
    change: Change | None = None,
    *,
    rate_hz: float = 25.0,
    size: tuple[int, int] | None = None,
    crf: int = 24,
    preset: str = "veryfast",
) -> list[Shown]:
    """Write a copy made of stretches of sources; every frame shows the source's nearest one before.

    Returns:
        Where each take lies.
    """
    shown: list[Shown] = []
    number = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(out), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(rate_hz).limit_denominator(1001))
        stream.pix_fmt = "yuv420p"
        stream.options = {"preset": preset, "crf": str(crf)}
        opened = False
        for take in takes:
            begun = number / rate_hz
            n = round((take.to_s - take.from_s) / take.rate * rate_hz)
            wanted = [take.from_s + k / rate_hz * take.rate for k in range(n)]
            wanted += [wanted[-1]] * round(take.hold_s * rate_hz)
            for k, picture in enumerate(_at(frames_of(take.source, take.from_s, take.to_s), wanted)):
                done = picture if change is None else change(picture, (number + 0.0) / rate_hz)
                if not opened:
                    stream.width, stream.height = size or (done.shape[1] // 2 * 2, done.shape[0] // 2 * 2)
                    opened = True
                if done.shape[:2] != (stream.height, stream.width):
                    done = cv2.resize(done, (stream.width, stream.height), interpolation=cv2.INTER_AREA)
                frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(done), format="bgr24")
                frame = frame.reformat(format="yuv420p")
                frame.pts, frame.time_base = number, Fraction(1) / Fraction(rate_hz).limit_denominator(1001)
                container.mux(stream.encode(frame))
                number += 1
                last = k
            shown.append(
                Shown(begun, begun + min(last + 1, n) / rate_hz, take.source, take.from_s, take.rate)
            )
        container.mux(stream.encode(None))
    return shown


def _at(frames: Iterator[tuple[float, Frame]], wanted: Sequence[float]) -> Iterator[Frame]:
    """The frame on screen at each wanted time (rising)."""
    shown: Frame | None = None
    ahead = next(frames, None)
    for t in wanted:
        while ahead is not None and (ahead[0] <= t + 1e-6 or shown is None):
            shown = ahead[1]
            ahead = next(frames, None)
        if shown is None:
            return
        yield shown


def crop(part: float) -> Change:
    """Keep the middle, off centre."""

    def change(picture: Frame, _: float) -> Frame:
        h, w = picture.shape[:2]
        hh, ww = int(h * part), int(w * part)
        y, x = int((h - hh) * 0.4), int((w - ww) * 0.6)
        return cv2.resize(picture[y : y + hh, x : x + ww], (w, h), interpolation=cv2.INTER_LINEAR)

    return change


def scale(part: float) -> Change:
    return lambda p, _: cv2.resize(
        p,
        (max(64, int(p.shape[1] * part)) // 2 * 2, max(64, int(p.shape[0] * part)) // 2 * 2),
        interpolation=cv2.INTER_AREA,
    )


def grade(gamma: float) -> Change:
    table = (255 * (np.arange(256) / 255) ** gamma).astype(np.uint8)

    def change(picture: Frame, _: float) -> Frame:
        tinted = cv2.LUT(picture, table).astype(np.float32) * np.array([0.85, 1.0, 1.12], np.float32)
        return np.clip(tinted, 0, 255).astype(np.uint8)

    return change


def grey(picture: Frame, _: float) -> Frame:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)


def sepia(picture: Frame, _: float) -> Frame:
    kernel = np.array([[0.272, 0.534, 0.131], [0.349, 0.686, 0.168], [0.393, 0.769, 0.189]], np.float32)
    return np.clip(cv2.transform(picture.astype(np.float32), kernel), 0, 255).astype(np.uint8)


def blur(part: float) -> Change:
    return lambda p, _: cv2.GaussianBlur(p, (0, 0), part * max(p.shape[:2]))


def bars(part: float) -> Change:
    """Black bars above and below, the picture squeezed between them unsqueezed: letterbox."""

    def change(picture: Frame, _: float) -> Frame:
        h, w = picture.shape[:2]
        out = np.zeros_like(picture)
        hh, ww = int(h * (1 - part)), int(w * (1 - part))
        y, x = (h - hh) // 2, (w - ww) // 2
        out[y : y + hh, x : x + ww] = cv2.resize(picture, (ww, hh), interpolation=cv2.INTER_AREA)
        return out

    return change


def _mark(size: int) -> Frame:
    mark = np.full((size, size, 3), (30, 30, 200), np.uint8)
    cv2.circle(mark, (size // 2, size // 2), size // 3, (240, 240, 240), -1)
    cv2.putText(mark, "TV", (size // 4, int(size * 0.6)), 0, size / 60, (20, 20, 20), max(1, size // 20))
    return mark


def logo(part: float) -> Change:
    def change(picture: Frame, _: float) -> Frame:
        out = picture.copy()
        size = int(part * picture.shape[1])
        size = min(size, picture.shape[0] - 4)
        out[2 : 2 + size, -size - 2 : -2] = _mark(size)
        return out

    return change


def captions(picture: Frame, t: float) -> Frame:
    out = picture.copy()
    h, w = out.shape[:2]
    out[int(h * 0.84) : int(h * 0.96), int(w * 0.08) : int(w * 0.92)] //= 3
    text = ("what was seen there", "and then they left", "nobody came back", "at nine that day")[
        int(t / 1.5) % 4
    ]
    cv2.putText(out, text, (int(w * 0.1), int(h * 0.93)), 0, w / 500, (255, 255, 255), max(1, w // 300))
    return out


def mirror(picture: Frame, _: float) -> Frame:
    return picture[:, ::-1]


def turn(picture: Frame, _: float) -> Frame:
    return cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE)


def inset(part: float, behind: Sequence[Frame]) -> Change:
    """Picture in picture over another video."""

    def change(picture: Frame, t: float) -> Frame:
        out = behind[int(t * 25) % len(behind)].copy()
        h, w = out.shape[:2]
        ww = int(w * part)
        hh = min(int(ww * picture.shape[0] / picture.shape[1]), h - 8)
        out[h - hh - 6 : h - 6, w - ww - 6 : w - 6] = cv2.resize(
            picture, (ww, hh), interpolation=cv2.INTER_AREA
        )
        return out

    return change


def upright(picture: Frame, _: float) -> Frame:
    """Letterboxed vertical video: the picture over a blurred enlargement of itself."""
    h, w = picture.shape[:2]
    out = cv2.resize(picture, (360, 640))
    out = cv2.GaussianBlur(out, (0, 0), 12)
    hh = int(360 * h / w)
    hh = min(hh, 640)
    y = (640 - hh) // 2
    out[y : y + hh] = cv2.resize(picture, (360, hh), interpolation=cv2.INTER_AREA)
    return out
