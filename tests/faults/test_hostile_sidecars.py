"""Sidecars that are damaged or made to harm: whatever stands in them, a reader answers, and its answer has its form."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.sidecars import _checked as checked
from diptych.adapters.sidecars import read_one, read_sidecars
from diptych.model.sidecars import FIELDS, MAX_TEXT, Sidecar
from make_sidecars import (
    csv_database,
    csv_sheet,
    message,
    proofmode_zip,
    sheet_row,
    telegram_export,
    wacz,
    xlsx_sheet,
    yt_dlp_info,
)

CLIP = b"bytes of a clip " * 100
ODD: tuple[Any, ...] = (
    None,
    1,
    -1,
    1e308,
    "",
    [],
    {},
    [[]],
    {"a": 1},
    True,
    "\ud800",
    "x" * 20_000,
    float("nan"),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("good")
    media = [{"filename": "a", "key": "b", "properties": {"hash": "SHA-256:" + "a" * 64}}]
    return [
        yt_dlp_info(folder / "a.info.json"),
        telegram_export(folder, [message(k, f"v/{k}.mp4") for k in range(3)]),
        csv_sheet(folder / "s.csv", [sheet_row("https://example.org/1", "x/y.html", b"p")]),
        xlsx_sheet(folder / "s.xlsx", [sheet_row("https://example.org/1", "x/y.html", b"p")]),
        csv_database(folder / "db.csv", media),
        wacz(folder / "y.wacz", CLIP),
        wacz(folder / "chunked.wacz", CLIP, chunked=True),
        proofmode_zip(folder / "p.zip", CLIP),
        proofmode_zip(folder / "csv.zip", CLIP, as_csv=True),
    ]


def _changed(chance: random.Random, path: Path) -> bytes:
    """A file with some of its bytes changed, or of JSON some of its values exchanged for odd ones."""
    content = bytearray(path.read_bytes())
    if path.suffix == ".json" and chance.random() < 0.7:
        document = json.loads(content)
        places = list(_places(document))
        for holder, key in chance.sample(places, k=min(3, len(places))):
            holder[key] = chance.choice(ODD)
        return json.dumps(document).encode("utf-8", "surrogatepass")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) or 1)
        kind = chance.random()
        if kind < 0.5 and content:
            content[at] = chance.randrange(256)
        elif kind < 0.7:
            del content[at : at + chance.randint(1, 40)]
        elif kind < 0.85:
            content[at:at] = chance.randbytes(chance.randint(1, 40))
        else:
            content = content[:at]
    return bytes(content)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def _mutations(good: list[Path], folder: Path, n: int, seed: int) -> None:
    chance = random.Random(seed)
    for k in range(n):
        path = chance.choice(good)
        place = folder / path.name
        place.write_bytes(_changed(chance, path))
        found = read_one(place, path.name)  # raises nothing
        again = checked(0, json.dumps(asdict(found)).encode("ascii"))
        assert again.format == found.format, (seed, k)
        for item in again.items:
            assert set(item.said) <= set(FIELDS)
            assert all(value is None or len(value) <= MAX_TEXT for value in item.said.values())


def test_a_reader_answers_whatever_stands_in_a_sidecar(good: list[Path], tmp_path: Path) -> None:
    _mutations(good, tmp_path, 300, seed=datetime.now(UTC).toordinal())


@pytest.mark.soak
def test_a_reader_answers_many_more(good: list[Path], tmp_path: Path) -> None:
    _mutations(good, tmp_path, 20_000, seed=1)


def test_what_a_reader_took_over_sends_is_held_to_its_form() -> None:
    from diptych.adapters.processes import HelperEndedError

    fits = asdict(Sidecar(format="yt_dlp_info"))
    wrong: list[Any] = [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        {**fits, "format": "another"},
        {**fits, "items": 7},
    ]
    wrong += [
        {**fits, "items": [{"names": 3}]},
        {key: value for key, value in fits.items() if key != "notes"},
    ]
    for one in wrong:
        content = one if isinstance(one, bytes) else json.dumps(one).encode()
        with pytest.raises(HelperEndedError):
            checked(0, content)
    item = {"names": ["a"] * 99, "sha256s": ["x", "A" * 64, "b" * 64], "beside": 1, "folder": "yes"}
    sent = {**fits, "items": [{**item, "said": {"url": 7, "unknown": "x", "text": "y" * 99_999}}], "tool": 3}
    (kept,) = checked(0, json.dumps(sent).encode()).items
    assert len(kept.names) == 16 and kept.sha256s == ("b" * 64,)
    assert kept.said == {"url": None, "text": "y" * MAX_TEXT}
    assert not kept.beside and not kept.folder


def test_a_helper_that_ends_leaves_the_other_sidecars(good: list[Path], tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text('{"a":' * 150_000)
    (tmp_path / "large.json").write_bytes(b" ")
    with (tmp_path / "large.json").open("r+b") as stream:
        stream.truncate(200 << 20)
    files = [(good[0], good[0].name), (tmp_path / "deep.json", "deep.json")]
    files += [(tmp_path / "large.json", "large.json"), (good[1], good[1].name)]
    found = read_sidecars(files)
    assert [one.format for one in found] == ["yt_dlp_info", "", "", "telegram_export"]
    assert found[1].not_read and found[2].not_read == "larger than 128 MiB"
