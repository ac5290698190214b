"""Files of fingerprints from partners: what is whole comes back as it went, and nothing else is taken in."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from diptych.adapters import archive_exchange as exchange
from diptych.adapters.archive_exchange import SharedItem, check_exchange, pack_exchange, read_items
from diptych.model.errors import BadExchangeError

SETTINGS = "0" * 64


def item(name: str = "p-1", *, seconds: int = 4, **changes: object) -> SharedItem:
    random = np.random.default_rng(seconds)
    n = 3 * seconds
    arrays = {
        "picture": random.integers(1, 2**63, 4 * seconds, dtype=np.uint64),
        "change": random.integers(1, 2**63, 4 * seconds, dtype=np.uint64),
        "moments": np.arange(seconds, dtype=np.float32),
        "counts": np.full(seconds, 3, np.uint8),
        "places": random.integers(0, 65536, (n, 2)).astype(np.uint16),
        "shapes": random.integers(0, 256, (n, 2)).astype(np.uint8),
        "codes": random.integers(0, 256, (n, 16)).astype(np.uint8),
    }
    arrays.update({key: value for key, value in changes.items() if key in arrays})  # type: ignore[misc]
    plain = {"duration_s": float(seconds), "frames": 25 * seconds, "width": 320, "height": 240}
    plain.update({key: value for key, value in changes.items() if key in plain})  # type: ignore[misc]
    return SharedItem(name=name, arrays=arrays, **plain)  # type: ignore[arg-type]


def sealed(content: bytes) -> bytes:
    """Put a digest that matches under changed content."""
    return content[:-32] + hashlib.sha256(content[:-32]).digest()


def with_head(content: bytes, change: Callable[[dict], object]) -> bytes:
    """Change the head of a file, and make its length and digest fit again."""
    (length,) = struct.unpack(">I", content[8:12])
    head = json.loads(content[12 : 12 + length])
    changed = change(head)
    raw = json.dumps(head if changed is None else changed).encode()
    return sealed(content[:8] + struct.pack(">I", len(raw)) + raw + content[12 + length :])


def test_fingerprints_come_back_as_they_went(tmp_path: Path) -> None:
    file = tmp_path / "ours.dpx"
    given = [item("p-1"), item("p-2", seconds=7)]
    file.write_bytes(pack_exchange(given, settings=SETTINGS, made_by="test"))
    head = check_exchange(file, settings=SETTINGS)
    for one, back in zip(given, read_items(file, head), strict=True):
        assert (one.name, one.duration_s, one.frames, one.width, one.height) == (
            back.name,
            back.duration_s,
            back.frames,
            back.width,
            back.height,
        )
        for name, array in one.arrays.items():
            np.testing.assert_array_equal(array, back.arrays[name])


def test_an_empty_export_is_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "none.dpx"
    file.write_bytes(pack_exchange([], settings=SETTINGS, made_by="test"))
    assert check_exchange(file, settings=SETTINGS).items == ()


def _set(**values: object) -> Callable[[dict], None]:
    return lambda head: head["items"][0].update(values)


HEADS: dict[str, Callable[[dict], object]] = {
    "another format": lambda head: head.update(format="other/1"),
    "a newer version": lambda head: head.update(format="diptych-fingerprints/2"),
    "no items": lambda head: head.pop("items") and None,
    "items are a number": lambda head: head.update(items=7),
    "a list for a head": lambda head: [1, 2, 3],
    "an item is a text": lambda head: head["items"].__setitem__(0, "x"),
    "no name": _set(name=""),
    "a name with a control character": _set(name="a\x1b[2Jb"),
    "a very long name": _set(name="x" * 301),
    "two items of one name": lambda head: head["items"][1].update(name=head["items"][0]["name"]),
    "more ticks than bytes": _set(ticks=10**6, duration_s=250_000.0),
    "negative ticks": _set(ticks=-1),
    "a huge number of features": _set(features=2**63),
    "a number that is true": _set(frames=True),
    "a duration that is not a number": _set(duration_s="long"),
    "a duration that does not fit": _set(duration_s=400.0),
    "no duration": _set(duration_s=float("nan")),
    "an endless duration": _set(duration_s=float("inf")),
    "a picture without width": _set(width=0),
}


@pytest.mark.parametrize("what", HEADS)
def test_heads_that_cannot_be_are_refused(tmp_path: Path, what: str) -> None:
    file = tmp_path / "bad.dpx"
    whole = pack_exchange([item("p-1"), item("p-2")], settings=SETTINGS, made_by="test")
    file.write_bytes(with_head(whole, HEADS[what]))
    with pytest.raises(BadExchangeError):
        check_exchange(file, settings=SETTINGS)


@pytest.mark.parametrize(
    "one",
    [
        item(moments=np.array([0, 1, np.nan, 3], np.float32)),
        item(moments=np.array([0, 2, 1, 3], np.float32)),
        item(moments=np.array([0, 1, 2, 900], np.float32)),
        item(counts=np.array([3, 3, 3, 4], np.uint8)),
    ],
)
def test_codes_that_do_not_fit_together_are_refused(tmp_path: Path, one: SharedItem) -> None:
    file = tmp_path / "bad.dpx"
    file.write_bytes(pack_exchange([one], settings=SETTINGS, made_by="test"))
    with pytest.raises(BadExchangeError):
        check_exchange(file, settings=SETTINGS)


def test_every_damaged_byte_and_every_cut_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "bad.dpx"
    whole = pack_exchange([item()], settings=SETTINGS, made_by="test")
    random = np.random.default_rng(0)
    for place in [*random.integers(0, len(whole), 60), 0, 8, 11, 12, len(whole) - 1]:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << int(random.integers(0, 8))
        file.write_bytes(damaged)
        with pytest.raises(BadExchangeError):
            check_exchange(file, settings=SETTINGS)
    for length in [0, 5, 11, 12, 200, len(whole) - 33, len(whole) - 1]:
        file.write_bytes(whole[:length])
        with pytest.raises(BadExchangeError):
            check_exchange(file, settings=SETTINGS)
    file.write_bytes(whole + b"\0")
    with pytest.raises(BadExchangeError):
        check_exchange(file, settings=SETTINGS)


def test_a_deeply_nested_head_and_other_settings_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "bad.dpx"
    raw = b"[" * 200_000
    file.write_bytes(sealed(exchange.MAGIC + struct.pack(">I", len(raw)) + raw + bytes(32)))
    with pytest.raises(BadExchangeError):
        check_exchange(file, settings=SETTINGS)
    file.write_bytes(pack_exchange([item()], settings="1" * 64, made_by="test"))
    with pytest.raises(BadExchangeError, match="other settings"):
        check_exchange(file, settings=SETTINGS)


def test_pseudonyms_stay_and_differ_between_archives(tmp_path: Path) -> None:
    digest = "ab" * 32
    first = exchange.pseudonym(tmp_path / "a", digest)
    assert exchange.pseudonym(tmp_path / "a", digest) == first
    assert exchange.pseudonym(tmp_path / "b", digest) != first
    assert digest[:8] not in first
