"""The index of sounds in an archive."""

import hashlib

import numpy as np

from diptych.adapters.archive_items import write_item
from diptych.algorithms.sound_codes import find_peaks
from diptych.domains.soundtracks.records import peaks_item, peaks_path
from diptych.workflows.archive_sounds import update_index


def test_the_order_in_which_recordings_came_leaves_no_trace(tmp_path) -> None:
    rng = np.random.default_rng(5)
    peaks = {
        hashlib.sha256(bytes([k])).hexdigest(): find_peaks(rng.normal(0, 0.1, 4 * 8000).astype(np.float32))
        for k in range(4)
    }
    held = []
    for name, order in (("one", list(peaks)), ("other", list(peaks)[::-1])):
        archive = tmp_path / name
        for sha256, some in peaks.items():
            write_item(peaks_path(archive, sha256), peaks_item(some, sha256=sha256, has_sound=True))
        update_index(archive, order)
        files = sorted(path for path in (archive / "search").rglob("*") if path.is_file())
        held.append({path.relative_to(archive).as_posix(): path.read_bytes() for path in files})
    assert held[0]
    assert held[0] == held[1]
