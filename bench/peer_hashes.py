"""Runs inside the environment of another tool: hash videos and print JSON; imports nothing of ours.

``python peer_hashes.py pdq|pdq_dense|videohash list.json``, where the list holds paths. PDQ: one picture a second, or
ten, 256 bits each with its quality. videohash: one 64-bit code of a whole video.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def pdq(path: str, step_s: float = 1.0) -> list[list[str | int]]:
    """PDQ of one picture a second, as vPDQ samples by default, or of more."""
    import av
    import pdqhash

    found: list[list[str | int]] = []
    with av.open(path) as box:
        wanted = 0.0
        for frame in box.decode(box.streams.video[0]):
            if frame.time is None or frame.time + 1e-6 < wanted:
                continue
            bits, quality = pdqhash.compute(frame.to_ndarray(format="rgb24"))
            found.append(["".join(str(int(bit)) for bit in bits), int(quality)])
            wanted += step_s
    return found


def videohash(path: str) -> str:
    """The code of a whole video by the package ``videohash``."""
    import imageio_ffmpeg
    from videohash import VideoHash

    tool = Path(imageio_ffmpeg.get_ffmpeg_exe())
    link = Path(sys.prefix) / "bin" / "ffmpeg"
    if not link.exists():
        link.symlink_to(tool)
    os.environ["PATH"] = f"{link.parent}{os.pathsep}{os.environ['PATH']}"
    return str(VideoHash(path=path).hash)


def main() -> None:
    tools = {"pdq": pdq, "pdq_dense": lambda path: pdq(path, 0.1), "videohash": videohash}
    tool = tools[sys.argv[1]]
    for path in json.loads(Path(sys.argv[2]).read_text()):
        began, spent = time.monotonic(), time.process_time()
        try:
            answer = {"hash": tool(path)}
        except Exception as error:  # noqa: BLE001 -- another tool's failures of any kind are part of the comparison
            answer = {"failed": f"{type(error).__name__}: {error}"[:200]}
        answer["cpu_s"] = round(time.process_time() - spent, 3)
        answer["wall_s"] = round(time.monotonic() - began, 3)
        print(json.dumps({path: answer}), flush=True)


if __name__ == "__main__":
    main()
