"""Long runs: damaged and meaningless input for minutes. Left out of the test command; see ``make soak``."""

import random
import time
from importlib.resources import files
from pathlib import Path

import av
import numpy as np
import pytest

from diptych.adapters.video import VideoReader
from diptych.model.errors import DiptychError
from diptych.workflows.examine import examine


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(300))
def test_a_flipped_byte_gives_pictures_or_one_clear_error(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    content = bytearray((files("diptych") / "demo" / "yard-second.mp4").read_bytes())
    for _ in range(rng.choice([1, 5, 50])):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    if rng.random() < 0.3:
        del content[rng.randrange(len(content)) :]
    path = tmp_path / "damaged.mp4"
    path.write_bytes(content)
    began = time.monotonic()
    try:
        times = [picture.t_s for picture in VideoReader(path)]
    except DiptychError as error:
        assert error.message and error.advice
    else:
        assert times == sorted(set(times)) and times[0] == 0.0
    assert time.monotonic() - began < 30


@pytest.mark.soak
def test_pure_noise_ends(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    path = tmp_path / "noise.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for _ in range(200):
            noise = rng.integers(0, 255, (180, 320, 3), dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(noise, format="rgb24")))
        container.mux(stream.encode(None))
    assert len(examine(path).times_s) == 200
