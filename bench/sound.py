"""Two recordings of one talk, 12.26 s apart by another tool's tests; that tool beside ours.

Then the sound of all given recordings against each other, without their pictures: what each pair is taken for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import av
import numpy as np

from bench.common import DATA, WORK, Floats, Row, run_pair, save


def with_picture(sound: Path, out: Path, seed: int) -> Path:
    """The sound under a still picture of its own, since a comparison takes videos."""
    if out.exists():
        return out
    out.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    part = out.with_suffix(".part.mp4")
    with av.open(str(sound)) as box, av.open(str(part), "w") as target:
        voice_in = box.streams.audio[0]
        voice = target.add_stream("aac", rate=voice_in.rate)
        picture = target.add_stream("libx264", rate=10)
        picture.width, picture.height, picture.pix_fmt = 320, 180, "yuv420p"
        picture.options = {"crf": "30", "preset": "ultrafast"}
        end = 0.0
        for frame in box.decode(voice_in):
            end = float(frame.pts * frame.time_base) if frame.pts is not None else end
            target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
        spots = rng.integers(60, 200, (18, 32, 1), dtype=np.uint8)
        image = np.ascontiguousarray(spots.repeat(10, 0).repeat(10, 1).repeat(3, 2))
        for k in range(int(end * 10)):
            shown = av.VideoFrame.from_ndarray(image, format="rgb24")
            shown.pts, shown.time_base = k, Fraction(1, 10)
            target.mux(picture.encode(shown))
        target.mux(picture.encode(None))
    part.replace(out)
    return out


def other_tool(first: Path, second: Path) -> Row:
    """``audio-offset-finder`` in an environment of its own, if it can be installed."""
    venv = WORK / "venv-aof"
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    code = (
        "import json,sys;from audio_offset_finder.audio_offset_finder import find_offset_between_files as f;"
        "r=f(sys.argv[1],sys.argv[2],trim=60);"
        "print(json.dumps({k:float(r[k]) for k in ('time_offset','standard_score')}))"
    )
    # The tool calls the program ffmpeg; the package imageio-ffmpeg carries one.
    packages = ["audio-offset-finder", "imageio-ffmpeg"]
    install = subprocess.run(
        [str(venv / "bin" / "pip"), "install", "-q", *packages], check=False, capture_output=True, text=True
    )
    if install.returncode:
        return {"failed": "could not be installed"}
    link = venv / "bin" / "ffmpeg"
    if not link.exists():
        where = "import imageio_ffmpeg;print(imageio_ffmpeg.get_ffmpeg_exe())"
        got = subprocess.run([str(python), "-c", where], check=False, capture_output=True, text=True)
        link.symlink_to(got.stdout.strip())
    env = {**os.environ, "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [str(python), "-c", code, str(first), str(second)],
        check=False,
        capture_output=True,
        text=True,
        env=env,
    )
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no output"])[-1][:200]}
    answer: Row = json.loads(done.stdout.strip().splitlines()[-1])
    return {"offset_s": round(answer["time_offset"], 3), "score": round(answer["standard_score"], 1)}


def sounds() -> dict[str, tuple[str, Floats]]:
    """Every given recording with sound, 8 kHz mono, and the source it stems from."""
    from diptych.adapters.video import read_sound

    found = {}
    for path in sorted(DATA.glob("*/**/*.mp*")):
        name = path.relative_to(DATA).as_posix()
        if name.startswith("malformed"):
            continue
        sound = read_sound(path, 8000)
        if sound is not None and np.abs(sound.samples).max() > 0:
            family = "scenes" if name.startswith("scenes") else name.split("/")[0]
            found[name] = (family, sound.samples)
    return found


def every_pair() -> list[Row]:
    """How many pairs of given sounds are taken for what; ``two_microphones`` alone would set a clock."""
    from diptych.algorithms.sound import find_pieces
    from diptych.domains.clock.by_sound import sound_kind

    counts: Counter[tuple[str, str]] = Counter()
    for (_, (family_a, a)), (_, (family_b, b)) in combinations(sounds().items(), 2):
        kinds = sorted({sound_kind(p) for p in find_pieces(a, b, 8000)})
        counts["one family" if family_a == family_b else "unrelated", "+".join(kinds) or "none"] += 1
    return [{"name": f"sound of {k[0]} pairs: {k[1]}", "pairs": n} for k, n in sorted(counts.items())]


def run(seconds: float) -> bool:
    del seconds
    folder = DATA / "sound"
    one, two = folder / "timbl_1.mp3", folder / "timbl_2.mp3"
    if not one.exists():
        print("sound: the material is not here")
        return True
    rows: list[Row] = [{"name": "audio-offset-finder", **other_tool(one, two)}]
    videos = [with_picture(p, WORK / "sound" / f"{p.stem}.mp4", k) for k, p in enumerate((one, two))]
    for tag, (a, b) in {"": videos, " swapped": videos[::-1]}.items():
        got = run_pair(a, b)
        row: Row = {"name": f"diptych{tag}"}
        if "failed" in got:
            rows.append({**row, "failed": got["failed"]})
            continue
        clock = got["comparison"]["clock"]
        row |= {"verdict": clock["verdict"], "reason_code": clock["reason_code"], "cpu_s": got.get("cpu_s")}
        if clock["segments"]:
            s = clock["segments"][0]
            row |= {"offset_s": s["offset_s"], "interval_s": s["interval_s"]}
        rows.append(row)
    rows += every_pair()
    save("sound", rows)
    for row in rows:
        print(row)
    return True
