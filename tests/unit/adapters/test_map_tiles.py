"""A map of the user's own: found tile by tile, and believed in nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from diptych.adapters.map_tiles import MapTiles, tile_id
from diptych.model.errors import UnreadableError
from make_map import picture, world, write_map


def test_tiles_are_numbered_as_the_format_has_it() -> None:
    """Zoom 0 to 2 as the specification's table has them, and a place far in (its tests: 12/3423/1763)."""
    assert [tile_id(0, 0, 0), tile_id(1, 0, 0), tile_id(1, 0, 1), tile_id(1, 1, 1), tile_id(1, 1, 0)] == [
        0,
        1,
        2,
        3,
        4,
    ]
    assert tile_id(2, 0, 0) == 5 and tile_id(12, 3423, 1763) == 19_078_479
    assert sorted(tile_id(4, x, y) for x in range(16) for y in range(16)) == list(range(85, 85 + 256))


@pytest.mark.parametrize("leaves", [False, True])
def test_every_tile_is_the_one_that_was_written(tmp_path: Path, leaves: bool) -> None:
    tiles = MapTiles(world(tmp_path / "world.pmtiles", leaves=leaves))
    for z in range(3):
        for x in range(1 << z):
            for y in range(1 << z):
                assert tiles.tile(z, x, y) == picture(60 + 10 * (x + 4 * y))
    assert tiles.tile(3, 0, 0) is None and tiles.tile(2, 4, 0) is None and tiles.tile(1, -1, 0) is None
    facts = tiles.facts
    assert (facts.credit, facts.min_zoom, facts.max_zoom) == ("Survey office", 0, 2)
    assert facts.bounds == (-85.0, -180.0, 85.0, 180.0) and facts.media_type == "image/png"


def test_what_it_says_of_itself_is_plain_text(tmp_path: Path) -> None:
    made = write_map(tmp_path / "m.pmtiles", {(0, 0, 0): picture(9)}, credit="A<script>x</script>\u202eB\x00")
    credit = MapTiles(made).facts.credit
    assert "<" not in credit and "\u202e" not in credit and "\x00" not in credit


@pytest.mark.parametrize(
    ("kind", "says"), [(1, "vector tiles"), (0, "PNG, JPEG or WebP"), (9, "PNG, JPEG or WebP")]
)
def test_files_without_pictures_are_refused(tmp_path: Path, kind: int, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        MapTiles(write_map(tmp_path / "m.pmtiles", {(0, 0, 0): picture(9)}, kind=kind))


def test_a_tile_that_is_something_else_is_not_given_out(tmp_path: Path) -> None:
    tiles = MapTiles(write_map(tmp_path / "m.pmtiles", {(0, 0, 0): b"<svg onload='x'/>"}))
    with pytest.raises(UnreadableError, match="no picture of its kind"):
        tiles.tile(0, 0, 0)


def test_every_cut_and_many_changed_bytes_give_a_clear_error_or_a_picture(tmp_path: Path) -> None:
    whole = world(tmp_path / "whole.pmtiles", leaves=True).read_bytes()
    rng = random.Random(1)
    changed = [whole[:n] for n in range(0, 400, 7)]
    for _ in range(300):
        at = rng.randrange(min(len(whole), 500))
        changed.append(whole[:at] + bytes([whole[at] ^ (1 << rng.randrange(8))]) + whole[at + 1 :])
    file = tmp_path / "changed.pmtiles"
    refused = 0
    for content in changed:
        file.write_bytes(content)
        try:
            found = MapTiles(file).tile(2, 1, 1)
        except UnreadableError as error:
            assert error.message and error.advice
            refused += 1
            continue
        assert found is None or found.startswith(b"\x89PNG\r\n\x1a\n")
    assert refused > 100
