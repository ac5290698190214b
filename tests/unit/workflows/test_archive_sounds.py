"""The index of sounds in an archive."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_segments import combine
from diptych.algorithms.sound_codes import find_peaks
from diptych.domains.soundtracks.records import peaks_item, peaks_path
from diptych.workflows.archive_sounds import update_index


class _Unlisted(Sequence[str]):
    """Recordings of which only the number is known; listing them is what a large archive cannot afford."""

    def __init__(self, n: int) -> None:
        self._n = n

    def __len__(self) -> int:
        return self._n

    def __getitem__(self, _: object) -> str:
        raise AssertionError("the recordings were listed")


def test_a_complete_index_is_opened_without_listing_the_archive(tmp_path) -> None:
    rng = np.random.default_rng(6)
    names = [hashlib.sha256(bytes([k])).hexdigest() for k in range(3)]
    for sha256 in names:
        some = find_peaks(rng.normal(0, 0.1, 4 * 8000).astype(np.float32))
        write_item(peaks_path(tmp_path, sha256), peaks_item(some, sha256=sha256, has_sound=True))
    update_index(tmp_path, names[:2])
    update_index(tmp_path, _Unlisted(2), combined=combine(names[:2]))
    with pytest.raises(AssertionError, match="listed"):
        update_index(tmp_path, _Unlisted(3), combined=combine(names))
    with pytest.raises(AssertionError, match="listed"):  # as many, but others
        update_index(tmp_path, _Unlisted(2), combined=combine(names[1:]))
    assert update_index(tmp_path, names, combined=combine(names)).names == set(names)


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
