"""The search index: it answers as a plain look through all rows does, merges, and notices damage anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from diptych.adapters import archive_search
from diptych.adapters.archive_search import SearchIndex, open_search_index
from diptych.adapters.archive_segments import BLOCK_BYTES, Batch, DamagedIndexError, Kind, combine

KIND = Kind(
    name="test",
    version="test-1",
    n_tables=2,
    key_bits=16,
    value=np.dtype(np.uint32),
    key_of=lambda values, table: (values >> np.uint32(16 * table)) & np.uint32(0xFFFF),
    largest_items=1_000,
    max_buckets_bits=16,
)


def _batch(seed: int, n_items: int, n_rows: int) -> Batch:
    random = np.random.default_rng(seed)
    digests = tuple(random.bytes(32).hex() for _ in range(n_items))
    values = random.integers(0, 1 << 32, n_rows, dtype=np.uint32)
    values[: n_rows // 4] = 7  # a key that many hold
    items = random.integers(0, n_items, n_rows).astype(np.uint32)
    return Batch(digests, ((values, items), (values, items)))


def _pairs(index: SearchIndex, table: int, keys: np.ndarray) -> set[tuple[int, str]]:
    """Every value with one of some keys, and the digest of its recording."""
    found = set()
    for segment in index.segments:
        begins, ends = segment.stretches(table, keys)
        for key, begin, end in zip(keys.tolist(), begins.tolist(), ends.tolist(), strict=True):
            values = segment.values(table, begin, end)
            at = np.flatnonzero(KIND.key_of(values, table) == key) + begin
            names = segment.digests(segment.items_at(table, at).astype(np.int64))
            found |= set(zip(segment.values_at(table, at).tolist(), names, strict=True))
    return found


def _slowly(batches: list[Batch], table: int, keys: np.ndarray) -> set[tuple[int, str]]:
    found = set()
    for batch in batches:
        values, items = batch.tables[table]
        for at in np.flatnonzero(np.isin(KIND.key_of(values, table), keys)):
            found.add((int(values[at]), batch.digests[int(items[at])]))
    return found


@pytest.mark.parametrize("rows_at_once", [50, 1_000_000])
def test_merged_or_not_it_answers_like_a_look_through_all_rows(tmp_path, monkeypatch, rows_at_once) -> None:
    monkeypatch.setattr(archive_search, "ROWS_AT_ONCE", rows_at_once)
    batches = [_batch(seed, 20, 2_000 if seed % 3 else 100) for seed in range(9)]
    batches.append(
        Batch(("ab" * 32,), tuple((np.zeros(0, np.uint32), np.zeros(0, np.uint32)) for _ in range(2)))
    )
    index = open_search_index(tmp_path / "index", KIND)
    for batch in batches:
        index.add(batch)
    assert len(index.segments) < 5
    again = open_search_index(tmp_path / "index", KIND)
    keys = np.unique(np.r_[7, KIND.key_of(batches[4].tables[0][0][::50], 0), 12345]).astype(np.uint32)
    for table in range(2):
        expected = _slowly(batches, table, keys)
        assert len(expected) > 20 - 19 * table
        assert _pairs(index, table, keys) == expected
        assert _pairs(again, table, keys) == expected
    everyone = [digest for batch in batches for digest in batch.digests]
    assert again.digests() == set(everyone)
    assert again.holds_exactly(len(everyone), combine(everyone))
    assert not again.holds_exactly(len(everyone), combine(everyone[1:]))


def test_segments_stop_growing_where_a_damaged_one_costs_too_much(tmp_path) -> None:
    index = open_search_index(tmp_path / "index", KIND)
    for seed in range(12):
        index.add(_batch(seed, 300, 600))
    assert max(one.n_items for one in index.segments) <= KIND.largest_items
    assert index.n_items == 3_600


def _harmed(place: Path, kind: str, random: np.random.Generator) -> None:
    raw = bytearray(place.read_bytes())
    if kind == "missing":
        place.unlink()
        return
    if kind == "cut":
        raw = raw[: int(random.integers(len(raw)))]
    elif kind == "longer":
        raw += b"\0"
    else:
        raw[int(random.integers(len(raw)))] ^= 1 << int(random.integers(8))
    place.write_bytes(raw)


@pytest.mark.parametrize("kind", ["flip", "cut", "missing", "longer"])
def test_damage_in_any_file_is_noticed(tmp_path, kind) -> None:
    whole = open_search_index(tmp_path / "whole", KIND)
    batch = _batch(3, 40, 6_000)
    whole.add(batch)
    (segment,) = whole.segments
    keys = np.unique(KIND.key_of(batch.tables[0][0], 0))
    files = sorted(path.name for path in segment.folder.iterdir())
    assert len(files) == 1 + 2 * (1 + 2 * 3)
    for k, name in enumerate(files * 3):
        folder = tmp_path / f"{kind}-{k}"
        shutil.copytree(whole.folder, folder)
        _harmed(folder / segment.folder.name / name, kind, np.random.default_rng([k, len(kind)]))
        index = open_search_index(folder, KIND)
        if index.segments:  # what was opened is whole but for its content, which is checked when it is read
            assert kind == "flip" and name.endswith(".bin")
            with pytest.raises(DamagedIndexError) as caught:
                index.segments[0].digests()
                for table in range(2):
                    _pairs(index, table, np.unique(KIND.key_of(batch.tables[table][0], table)))
            assert caught.value.folder == folder / segment.folder.name
        else:
            assert not (folder / segment.folder.name).exists()
    assert _pairs(whole, 0, keys) == _slowly([batch], 0, keys)


def test_only_what_is_read_is_checked(tmp_path) -> None:
    index = open_search_index(tmp_path / "index", KIND)
    index.add(_batch(1, 10, 50_000))
    place = index.segments[0].folder / "values-0.bin"
    raw = bytearray(place.read_bytes())
    raw[-1] ^= 1
    place.write_bytes(raw)
    (segment,) = open_search_index(tmp_path / "index", KIND).segments
    segment.values(0, 0, BLOCK_BYTES // 4)
    with pytest.raises(DamagedIndexError):
        segment.values(0, 49_000, 50_000)


def test_a_merge_that_was_killed_leaves_nothing_twice(tmp_path, monkeypatch) -> None:
    index = open_search_index(tmp_path / "index", KIND)
    batches = [_batch(seed, 10, 200) for seed in range(4)]
    for batch in batches[:3]:
        index.add(batch)
    kept = tmp_path / "kept"
    shutil.copytree(index.folder, kept)
    index.add(batches[3])  # merges all four
    assert len(index.segments) == 1
    for old in kept.iterdir():  # as if it had ended before the old ones were removed
        shutil.copytree(old, index.folder / old.name)
    again = open_search_index(tmp_path / "index", KIND)
    assert len(again.segments) == 1
    assert again.n_items == 40


def test_parts_of_a_dead_writer_are_removed_and_of_a_living_one_left(tmp_path) -> None:
    from diptych.adapters.archive_segments import SegmentWriter

    living = SegmentWriter(tmp_path / "index", "name", KIND)
    dead = living.place.with_name(living.place.name.replace(f"-{__import__('os').getpid()}-", "-999999999-"))
    dead.mkdir()
    open_search_index(tmp_path / "index", KIND)
    assert living.place.is_dir()
    assert not dead.exists()


def test_a_folder_that_cannot_be_written_is_searched_all_the_same(tmp_path) -> None:
    (tmp_path / "index").write_text("a file where the folder should be")
    index = SearchIndex(tmp_path / "index", KIND)
    batch = _batch(5, 10, 500)
    index.add(batch)
    keys = np.unique(KIND.key_of(batch.tables[1][0], 1))
    assert _pairs(index, 1, keys) == _slowly([batch], 1, keys)
    assert index.digests() == set(batch.digests)


def test_another_version_is_not_read(tmp_path) -> None:
    from dataclasses import replace

    index = open_search_index(tmp_path / "index", KIND)
    index.add(_batch(5, 10, 500))
    assert open_search_index(tmp_path / "index", replace(KIND, version="test-2")).segments == []
