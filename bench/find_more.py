"""What a search finds besides copies: the same soundtrack after edits, unrelated sounds, other views of a place."""

from __future__ import annotations

import io
import json
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import av
import numpy as np

from bench.common import (
    DATA,
    WORK,
    Row,
    file_key,
    is_remembered,
    load,
    rate_text,
    remembered,
    save,
    scenes_in,
)
from bench.photograph import SHARED_M2, shared_m2

RATE_HZ = 8000
FROM_S, LENGTH_S = 4.0, 10.0
"""The stretch of every source that is edited and looked for."""

ASKED_S = 15.0
"""Beginning of every sound that is looked for in all that are not related: what one look-up takes in."""

ASKED_TUNES = 10
"""Invented tunes that are asked for as well; each takes 5 to 10 s of processor time."""

NEAR_S = 0.15
"""An offset within this is right."""


@cache
def sources() -> dict[str, tuple[str, Any]]:
    """Sounds with the family they belong to: given recordings, and invented tunes."""
    from bench.render.video import tune
    from diptych.adapters.video import read_sound

    found: dict[str, tuple[str, Any]] = {}
    wanted = [
        *sorted((DATA / "copies").glob("chair-orig*.mp4")),
        *sorted((DATA / "sound").glob("*.mp3")),
        DATA / "distractors" / "car-detection.mp4",
        *sorted((DATA / "scenes").glob("*/b.mp4")),
        WORK / "iscc" / "demo.mp4",
    ]
    for path in wanted:
        sound = read_sound(path, RATE_HZ) if path.exists() else None
        if sound is not None and np.abs(sound.samples).max() > 1e-3:
            name = f"{path.parent.name}/{path.name}"
            found[name] = ("talk" if path.parent.name == "sound" else name, sound.samples)
    for seed in range(30):
        samples = np.asarray(tune(np.random.default_rng(900 + seed), 30.0), np.float32).reshape(-1)
        rate = len(samples) / 30.0
        at = np.arange(int(30 * RATE_HZ)) * rate / RATE_HZ
        found[f"tune {seed}"] = (
            f"tune {seed}",
            np.interp(at, np.arange(len(samples)), samples).astype(np.float32),
        )
    return found


def coded(samples: Any, codec: str, bits: int) -> Any:
    """The sound after a coder; its delay stays in."""
    store = io.BytesIO()
    rate = 48_000 if codec == "libopus" else 16_000
    with av.open(store, "w", format="matroska") as box:
        stream = box.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = bits
        at = np.arange(int(len(samples) * rate / RATE_HZ)) * RATE_HZ / rate
        fine = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
        for start in range(0, len(fine), 960):
            frame = av.AudioFrame.from_ndarray(fine[None, start : start + 960], format="flt", layout="mono")
            frame.sample_rate = rate
            for packet in stream.encode(frame):
                box.mux(packet)
        box.mux(stream.encode(None))
    store.seek(0)
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    with av.open(store) as box:
        parts = [p.to_ndarray().reshape(-1) for f in box.decode(audio=0) for p in resampler.resample(f)]
    return np.concatenate(parts).astype(np.float32)


def _level(x: Any) -> Any:
    return (0.1 * x / (np.sqrt(np.mean(x * x)) + 1e-9)).astype(np.float32)


def edits() -> dict[str, Callable[[Any], Any]]:
    """The edits of a sound, by name."""
    from scipy.signal import lfilter

    def mixed(db: float, other: str) -> Callable[[Any], Any]:
        def apply(x: Any) -> Any:
            y = _level(sources()[other][1][-len(x) :])
            y = np.resize(y, len(x))
            return _level(x) * np.float32(10 ** (db / 20)) + y

        return apply

    def faster(rate: float) -> Callable[[Any], Any]:
        return lambda x: np.interp(np.arange(int(len(x) / rate)) * rate, np.arange(len(x)), x).astype(
            np.float32
        )

    out: dict[str, Callable[[Any], Any]] = {
        "AAC 32 kbit/s": lambda x: coded(x, "aac", 32_000),
        "Opus 24 kbit/s": lambda x: coded(x, "libopus", 24_000),
        "gain -20 dB": lambda x: (0.1 * x).astype(np.float32),
        "equaliser (treble +12 dB)": lambda x: lfilter([1.0, -0.6], [0.4], x).astype(np.float32),
    }
    for db in (0, -6, -12):
        out[f"{db} dB under speech"] = mixed(db, "sound/timbl_2.mp3")
        out[f"{db} dB under music"] = mixed(db, "tune 29")
    for rate in (0.97, 0.985, 1.004, 1.015, 1.03):
        out[f"speed {rate}"] = faster(rate)
    return out


def _index(folder: Path) -> Any:
    from diptych.algorithms.sound_codes import find_peaks
    from diptych.domains.soundtracks.records import indexed, open_sound_index

    index = open_sound_index(folder)
    if index.names != set(sources()):
        index.add([indexed(name, find_peaks(samples)) for name, (_, samples) in sources().items()])
    return index


def _asked(index: Any, query: Any) -> list[tuple[str, Any, str]]:
    """Names, stretches and kinds that a query's sound leads to."""
    from diptych.algorithms.sound_codes import find_peaks
    from diptych.domains.clock.by_sound import sound_kind
    from diptych.domains.soundtracks import find_candidates, verified_stretches

    answers = []
    for name, some in groupby(find_candidates(index, find_peaks(query, dense=True)), key=lambda c: c.sha256):
        for stretch in verified_stretches(list(some), query, sources()[name][1]):
            answers.append((name, stretch, str(sound_kind(stretch.piece))))
    return answers


def _edited(index: Any, name: str, edit: str) -> Row:
    family, samples = sources()[name]
    query = edits()[edit](samples[int(FROM_S * RATE_HZ) : int((FROM_S + LENGTH_S) * RATE_HZ)])
    began = time.process_time()
    answers = _asked(index, np.asarray(query, np.float32))
    right = [
        (s, kind)
        for other, s, kind in answers
        if other == name and abs(s.found_from_s - s.rate * s.query_from_s - FROM_S) < NEAR_S
    ]
    wrong = Counter(kind for other, _, kind in answers if sources()[other][0] not in (family, _other(edit)))
    length = max((s.query_to_s - s.query_from_s for s, _ in right), default=0.0)
    return {
        "edit": edit,
        "source": name,
        "found": bool(right),
        "kind": right[0][1] if right else None,
        "share_of_length": round(
            float(length) * (float(edit.split()[1]) if "speed" in edit else 1.0) / LENGTH_S, 2
        ),
        "false": dict(wrong),
        "cpu_s": round(time.process_time() - began, 2),
    }


def _other(edit: str) -> str:
    return "talk" if "speech" in edit else "tune 29" if "music" in edit else ""


def run_sounds(seconds: float) -> bool:
    """Beginnings of sounds against all that are not related, then edits; what is done already is read again."""
    index = _index(WORK / "find_more_sounds" / str(len(sources())))
    end = time.monotonic() + seconds
    names = [n for n, (family, x) in sources().items() if len(x) > (FROM_S + LENGTH_S) * RATE_HZ]
    names = [n for n in names if not n.startswith("tune")] + ["tune 0", "tune 1", "tune 2", "tune 3"]
    rows: list[Row] = []
    complete = True
    pairs = 0
    counts: Counter[str] = Counter()
    asked = [n for n in sources() if not n.startswith("tune")] + [f"tune {k}" for k in range(ASKED_TUNES)]
    for name in asked:
        family, samples = sources()[name]
        key = f"find_more beginning 1 {name}"
        if time.monotonic() > end and not is_remembered(key):
            complete = False
            continue

        def beginning(name: str = name, samples: Any = samples) -> Row:
            answers = _asked(index, samples[: int(ASKED_S * RATE_HZ)])
            return {"answers": [[other, kind] for other, _, kind in answers if other != name]}

        got = remembered(key, beginning)
        strangers = [other for other, (f, _) in sources().items() if f != family]
        pairs += len(strangers)
        counts.update(kind for other, kind in got["answers"] if other in strangers)
    for edit in edits():
        for name in names:
            if sources()[name][0] == _other(edit):
                continue
            key = f"find_more 2 {name} {edit}"
            if time.monotonic() > end and not is_remembered(key):
                complete = False
                continue
            got = remembered(key, lambda n=name, e=edit: _edited(index, n, e))  # type: ignore[misc]
            rows.append({"name": f"sound {edit} / {name}", **got})
    sizes = {
        "index_bytes_per_minute": round(
            index.n_bytes / sum(len(x) for _, x in sources().values()) * RATE_HZ * 60
        ),
    }
    rows.append({"name": "unrelated pairs of sounds", "pairs": pairs, "taken_for": dict(counts), **sizes})
    save("find_more_sounds", rows)
    return complete


def _place_scenes() -> list[Path]:
    """The given scenes and the rendered ones that are at hand; each given scene lies elsewhere on its photograph."""
    return [*scenes_in(DATA / "scenes"), *scenes_in(WORK / "scenes")]


def run_places(seconds: float) -> bool:
    """Every scene's second recording against an archive of all first ones and the distractors."""
    from diptych.workflows.archive_places import places_packed, update_place_index

    folder = WORK / "find_more_places"
    scenes = _place_scenes()
    media = {file_key(s / "a.mp4"): s / "a.mp4" for s in scenes}
    media |= {file_key(p): p for p in sorted((DATA / "distractors").glob("*.m*"))}
    cost, footage_s = _described(folder, media, places_packed)
    index, words = update_place_index(folder, list(media)) or (None, None)
    if index is None or words is None:
        return True
    end = time.monotonic() + seconds
    rows: list[Row] = []
    complete = True
    stored = sum(p.stat().st_size for p in (folder / "places").rglob("*.fp"))
    about: Row = {
        "name": "cost of places",
        "recordings": len(media),
        "cpu_s_per_minute": round(cost / footage_s * 60, 2),
        "bytes_per_minute": round(stored / footage_s * 60),
        "index_bytes_per_minute": round(index.n_bytes / footage_s * 60),
        "words": len(words),
    }
    for scene in scenes:
        key = f"find_more place 5 {len(media)} {scene.name}"
        if time.monotonic() > end and not is_remembered(key):
            complete = False
            continue
        got = remembered(key, lambda s=scene: _place(folder, media, s))  # type: ignore[misc]
        rows.append({"name": f"place {scene.name}", **_judged(media, scene, got)})
        save("find_more_places", [*rows, about])
    save("find_more_places", [*rows, about])
    return complete


def _described(folder: Path, media: dict[str, Path], packed: Callable[..., bytes]) -> tuple[float, float]:
    """Describe what is missing; the CPU time for all and the length of the footage."""
    import base64

    from diptych.adapters.archive_items import write_item
    from diptych.adapters.video import VideoReader
    from diptych.domains.places.records import place_path
    from diptych.model.settings import Settings

    cost, footage_s = 0.0, 0.0
    for sha256, path in media.items():

        def work(sha256: str = sha256, path: Path = path) -> Row:
            began = time.process_time()
            content = packed(
                files=[[sha256, str(path)]], settings=Settings().to_dict(), progress=lambda _: None
            )
            cpu = time.process_time() - began
            write_item(place_path(folder, sha256), base64.b64decode(json.loads(content)[0]["item"]))
            return {"cpu_s": cpu, "footage_s": VideoReader(path).facts().estimated_duration_s}

        got = remembered(f"find_more described 2 {sha256}", work)
        cost, footage_s = cost + got["cpu_s"], footage_s + got["footage_s"]
    return cost, footage_s


def _shared(media: dict[str, Path], scene: Path) -> dict[str, float]:
    """The area that a scene's second recording and each first one both show, by the truth of both."""
    if not scene.is_relative_to(DATA):
        return {}
    given = {path.parent.name: path.parent for path in media.values() if path.is_relative_to(DATA / "scenes")}
    areas = {name: shared_m2((scene, "b"), (other, "a")) for name, other in given.items()}
    return {name: round(area, 1) for name, area in areas.items() if area is not None}


def _place(folder: Path, media: dict[str, Path], scene: Path) -> Row:
    from diptych.adapters.archive_store import FileLine
    from diptych.model.settings import Settings
    from diptych.workflows.find_places import find_same_place

    lines = []
    for sha256, path in media.items():
        facts = path.stat()
        lines.append(
            FileLine(
                place=str(path),
                file=path.parent.name,
                sha256=sha256,
                size=facts.st_size,
                mtime_ns=facts.st_mtime_ns,
            )
        )
    began = time.process_time()
    matches = find_same_place(
        scene / "b.mp4",
        archive=folder,
        sha256=file_key(scene / "b.mp4"),
        files={line.sha256: [line] for line in lines},
        without=(),
        clock=False,
        settings=Settings(),
        progress=lambda _stage, _done: None,
        notes=[],
    )
    kind = scene.name.split("-")[1]
    return {
        "kind": kind,
        "given": scene.is_relative_to(DATA),
        "should": kind != "elsewhere",
        "found": any(m.file == scene.name for m in matches),
        "inliers": next((m.inliers for m in matches if m.file == scene.name), 0),
        "candidates": len(media) - 1,
        "named": [[m.file, m.inliers] for m in matches],
        "cpu_s": round(time.process_time() - began, 2),
    }


def _judged(media: dict[str, Path], scene: Path, row: Row) -> Row:
    """Add which of the reported recordings share ground with the query, by the truth."""
    others = [name for name, _ in row["named"] if name != scene.name]
    elsewhere = [o for o in others if o[:4] != scene.name[:4]]
    # Scenes lie on one photograph and may overlap there: that is the same place, and right.
    shared = _shared(media, scene)
    overlapping = [o for o in elsewhere if shared.get(o, 0.0) >= SHARED_M2]
    return {
        **row,
        "others_of_one_seed": len(others) - len(elsewhere),
        "others": len(elsewhere) - len(overlapping),
        "overlapping": len(overlapping),
        "shared_m2": {o: shared.get(o) for o in elsewhere},
        "sharing": sum(m2 >= SHARED_M2 for o, m2 in shared.items() if o[:4] != scene.name[:4]),
    }


def run(seconds: float) -> bool:
    """A third of the time each: sounds, places, edits."""
    from bench import edit_sweep

    parts = [run_sounds(seconds / 3), run_places(seconds / 3), edit_sweep.run(seconds / 3)]
    return all(parts)


def report_section() -> str:
    """The sections of ``docs/accuracy.md``: sounds and places in an archive, and the edit list."""
    from bench import edit_sweep

    parts = [_sounds_section(load("find_more_sounds")), _places_section(load("find_more_places"))]
    return "\n".join([*parts, edit_sweep.report_section()])


def _sounds_section(sounds: list[Row]) -> str:
    lines = ["## Same soundtrack in an archive", ""]
    edited = [row for row in sounds if "edit" in row]
    if not edited:
        return "\n".join([*lines, "Not run.", ""])
    lines += [
        "Recordings, and invented tunes, which repeat themselves: another repetition of one counts as missed.",
        "",
        "| edit of 10 s of sound | found | of recordings | called the same soundtrack |",
        "|---|---|---|---|",
    ]
    for edit in dict.fromkeys(row["edit"] for row in edited):
        some = [row for row in edited if row["edit"] == edit]
        hit = [row for row in some if row["found"]]
        one = sum(row["kind"] == "same_soundtrack" for row in hit)
        real = [row for row in some if not row["source"].startswith("tune")]
        of_real = f"{sum(row['found'] for row in real)} of {len(real)}"
        lines.append(f"| {edit} | {len(hit)} of {len(some)} | {of_real} | {one} |")
    lines.append("")
    for row in sounds:
        if "pairs" in row:
            n = sum(row["taken_for"].values())
            lines += [
                f"Unrelated pairs, {ASKED_S:.0f} s of one sound against the whole of another, anything reported: "
                f"{rate_text(n, row['pairs'])}; of these as the same soundtrack: "
                f"{row['taken_for'].get('same_soundtrack', 0)}.",
                "",
            ]
    return "\n".join(lines)


def _places_section(places: list[Row]) -> str:
    lines = ["## Same place in an archive", ""]
    rows = [row for row in places if "kind" in row]
    if not rows:
        return "\n".join([*lines, "Not run.", ""])
    lines += [
        "The second recording of each scene against the first recordings of all scenes and the distractors. Scenes of "
        "one seed share their ground. Scenes may also overlap on the photograph that they are made from: each was "
        "placed on it by its truth, and a reported recording of another scene counts as right where both show at least "
        f"{SHARED_M2:.0f} m² of it in common, and as other ground elsewhere.",
        "",
        "| scenes | kind | the other view found | overlapping scenes reported | recordings of other ground reported |",
        "|---|---|---|---|---|",
    ]
    for given in (True, False):
        for kind in sorted({row["kind"] for row in rows if row["given"] == given}):
            some = [row for row in rows if row["kind"] == kind and row["given"] == given]
            found = sum(row["found"] for row in some)
            named = f"{found} of {len(some)}" if some[0]["should"] else "none there"
            lines.append(
                f"| {'given' if given else 'rendered'} | {kind} | {named} | "
                f"{sum(row['overlapping'] for row in some)} | {sum(row['others'] for row in some)} |"
            )
    should = [row for row in rows if row["should"]]
    sharing = sum(row["sharing"] for row in rows)
    pairs = sum(row["candidates"] for row in rows) - sharing
    lines += [
        "",
        f"Recall: {rate_text(sum(row['found'] for row in should), len(should))}. Recordings of other ground reported: "
        f"{rate_text(sum(row['others'] for row in rows), pairs)}. Of recordings of other scenes that share "
        f"{SHARED_M2:.0f} m² and more, which may be a corner of either, reported: "
        f"{rate_text(sum(row['overlapping'] for row in rows), sharing)}.",
        "",
    ]
    for row in places:
        if row["name"] == "cost of places":
            lines += [
                f"Describing places took {row['cpu_s_per_minute']} s of processor time and {row['bytes_per_minute']} "
                f"bytes for a minute of footage, and {row['index_bytes_per_minute']} bytes in the index.",
                "",
            ]
    return "\n".join(lines)
