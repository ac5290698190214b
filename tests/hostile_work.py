"""What a helper does with hostile files in tests: all that the product decodes, file by file."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from diptych.adapters.edit_pictures import read_colour
from diptych.adapters.folders import digest_file
from diptych.adapters.key_pictures import key_pictures
from diptych.adapters.proxies import make_proxy
from diptych.adapters.video import VideoReader, read_sound
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings


def decode_all(
    *,
    paths: list[str],
    room: str,
    progress: Callable[[float], None],
    send: Callable[[bytes], None],
) -> bytes:
    """Decode files one after the other; say of each what came out, how long it took, and that it was not touched."""
    for k, name in enumerate(paths):
        began = time.monotonic(), time.process_time()
        path = Path(name)
        found: dict[str, object] = {"kind": "", "message": "", "n_pictures": 0, "ordered": True, "notes": []}
        before = digest_file(path)
        try:
            reader = VideoReader(path)
            reader.facts()
            previous = -1.0
            for shown in reader:
                found["n_pictures"] += 1
                found["ordered"] = found["ordered"] and shown.t_s > previous
                previous = shown.t_s
            found["notes"] = reader.notes
            read_sound(path)
            key_pictures(path, settings=Settings())
            read_colour(path, [0, 3], side_px=320)
        except DiptychError as error:
            found["kind"], found["message"] = error.kind, error.message
        if room and not found["kind"]:
            copy = Path(room) / "media" / "copy.mp4"
            try:
                make_proxy(path, copy)
            except (DiptychError, ValueError, OSError, IndexError) as error:
                found["copy"] = type(error).__name__
            copy.unlink(missing_ok=True)
        found["untouched"] = digest_file(path) == before
        found["took_s"] = round(time.monotonic() - began[0], 3)
        found["processor_s"] = round(time.process_time() - began[1], 3)
        send(json.dumps(found).encode())
        progress((k + 1) / len(paths))
    return os.fsencode("done")
