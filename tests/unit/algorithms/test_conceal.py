from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.conceal import Camera, grid_shape, inside, open_cells, to_pixels
from diptych.algorithms.conceal_fill import fill
from diptych.algorithms.conceal_motion import GroundPath, MotionFinder, stitch, unpacked
from diptych.algorithms.conceal_overlay import OverlayFinder, band
from diptych.model.publication import Clearance, Masking, Region

SHAPE = (54, 96)


def still_camera(n: int = 50, fps: float = 25.0) -> Camera:
    return Camera(
        times_s=np.arange(n) / fps,
        shot=np.zeros(n, np.int64),
        ground_from_share=np.repeat(np.diag([640.0, 360.0, 1.0])[None], n, axis=0),
    )


def panning_camera(n: int = 50, step: float = 0.004) -> Camera:
    homographies = np.repeat(np.diag([640.0, 360.0, 1.0])[None], n, axis=0)
    homographies[:, 0, 2] = 640 * step * np.arange(n)
    return Camera(times_s=np.arange(n) / 25.0, shot=np.zeros(n, np.int64), ground_from_share=homographies)


WHOLE = Region()


def clearance(what: str, region: Region = WHOLE, span: tuple[float, float] = (0.0, 99.0)) -> Clearance:
    return Clearance(
        id="c1",
        what=what,
        from_s=span[0],
        to_s=span[1],
        reason="r",
        asked_by="e-1",
        asked_at="",
        region=region,
    )


def masking(region: Region, span: tuple[float, float] = (0.0, 99.0)) -> Masking:
    return Masking(id="m1", from_s=span[0], to_s=span[1], reason="r", by="e-1", at="", region=region)


NOTHING, ALL = np.zeros(SHAPE, bool), np.ones(SHAPE, bool)


def seen(clearances, maskings=(), *, frame=0, moving=NOTHING, overlay=NOTHING, camera=None):
    camera = camera or still_camera()
    return open_cells(clearances, maskings, camera, frame, moving=moving, overlay=overlay)


def test_without_a_clearance_nothing_is_seen() -> None:
    assert not seen([]).any()
    assert not seen([clearance("sound")]).any()
    assert seen([clearance("scene")]).all()
    assert not seen([clearance("scene", span=(1.0, 2.0))], frame=24).any()
    assert seen([clearance("scene", span=(1.0, 2.0))], frame=25).all()
    assert not seen([clearance("scene", span=(1.0, 2.0))], camera=still_camera(80), frame=50).any()


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize("overlay", [False, True])
def test_a_cell_opens_only_where_each_kind_of_thing_in_it_was_cleared(moving, overlay) -> None:
    needed = {"scene"} if not moving and not overlay else set()
    needed |= {"movers"} if moving else set()
    needed |= {"overlay"} if overlay else set()
    for given_ in ([], ["scene"], ["movers"], ["overlay"], ["scene", "movers"], ["movers", "overlay"]):
        result = seen(
            [clearance(what) for what in given_],
            moving=ALL if moving else NOTHING,
            overlay=ALL if overlay else NOTHING,
        )
        assert result.all() == (needed <= set(given_)), (given_, moving, overlay)
        assert result.all() or not result.any()


def test_a_masking_wins_over_every_clearance() -> None:
    box = Region(points=((0.25, 0.25), (0.5, 0.25), (0.5, 0.5), (0.25, 0.5)))
    everything = [clearance(what) for what in ("scene", "movers", "overlay")]
    result = seen(everything, [masking(box)])
    assert not result[14:27, 24:48].any()
    assert result[:13].all() and result[:, 49:].all()


def test_cells_open_wholly_inside_and_stay_masked_where_touched() -> None:
    box = Region(points=((0.255, 0.255), (0.495, 0.255), (0.495, 0.495), (0.255, 0.495)))
    opened = inside(box, still_camera(), 0, SHAPE, whole_cells=True)
    touched = inside(box, still_camera(), 0, SHAPE, whole_cells=False)
    assert opened.sum() == 22 * 12
    assert not (opened & ~touched).any()
    _, columns = np.nonzero(opened)
    assert columns.min() / 96 >= 0.254 and (columns.max() + 1) / 96 <= 0.496
    _, columns = np.nonzero(touched)
    assert columns.min() / 96 <= 0.255 and (columns.max() + 1) / 96 >= 0.495


def test_a_region_on_the_ground_stays_on_it_and_fails_closed_in_other_shots() -> None:
    camera = panning_camera()
    box = Region(follows="ground", points=((0.5, 0.4), (0.7, 0.4), (0.7, 0.6), (0.5, 0.6)), at_s=0.0)
    first, later = (inside(box, camera, k, SHAPE, whole_cells=True) for k in (0, 25))
    centre = [np.nonzero(g)[1].mean() for g in (first, later)]
    assert centre[1] - centre[0] == pytest.approx(-0.1 * 96, abs=1.0), (
        "the camera pans right, the ground goes left"
    )
    camera.shot[30:] = 1
    assert not inside(box, camera, 35, SHAPE, whole_cells=True).any()
    assert inside(box, camera, 35, SHAPE, whole_cells=False).all()
    camera.shot[40:] = -1
    assert not inside(box, camera, 45, SHAPE, whole_cells=True).any()
    assert inside(box, camera, 45, SHAPE, whole_cells=False).all()


def test_a_track_opens_only_near_its_detections_and_masks_through_gaps() -> None:
    path = ((0.2, 0.2, 0.5), (0.4, 0.3, 0.5), (1.6, 0.9, 0.5), (1.8, 0.9, 0.5))
    region = Region(follows="track", track="t1", path=path, radius=0.05)
    camera = still_camera(75)
    opened = [bool(inside(region, camera, k, SHAPE, whole_cells=True).any()) for k in range(75)]
    assert [k for k in range(75) if opened[k]] == [*range(5, 21), *range(31, 46)]
    for k in range(75):
        assert inside(region, camera, k, SHAPE, whole_cells=False).any(), "a masking waits at both ends"
    between = np.nonzero(inside(region, camera, 25, SHAPE, whole_cells=False))[1]
    assert between.min() / 96 < 0.6 < between.max() / 96


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    share=st.floats(0, 1),
    style=st.sampled_from(["solid", "surroundings"]),
    size=st.tuples(st.integers(17, 90), st.integers(17, 120)),
)
def test_nothing_of_masked_pixels_enters_the_picture(seed, share, style, size) -> None:
    random = np.random.default_rng(seed)
    height, width = size
    grid = random.random(grid_shape(width, height)) < share
    open_pixels = to_pixels(grid, width, height)
    first = random.integers(0, 256, (height, width, 3), dtype=np.uint8)
    other = np.where(open_pixels[..., None], first, random.integers(0, 256, first.shape, dtype=np.uint8))
    one, two = fill(first, grid, style=style), fill(other.astype(np.uint8), grid, style=style)
    assert np.array_equal(one, two)
    assert np.array_equal(one[open_pixels], first[open_pixels])


def textured(width: int = 320, height: int = 180, seed: int = 1) -> np.ndarray:
    random = np.random.default_rng(seed)
    base = random.integers(60, 190, (height // 4, width // 4)).astype(np.uint8)
    return cv2.GaussianBlur(cv2.resize(base, (width, height), interpolation=cv2.INTER_CUBIC), (0, 0), 1.2)


def watched(n: int, walker, camera: Camera, paths=(), noise: float = 2.0) -> list[np.ndarray]:
    """Cells with motion of every picture; ``walker`` gives the place of a 6 × 12 px thing by frame, or None."""
    finder = MotionFinder(camera, (320, 180), SHAPE)
    base, random = textured(), np.random.default_rng(0)
    for k in range(n):
        picture = base.astype(np.float32) + random.normal(0, noise, base.shape)
        place = walker(k)
        if place is not None:
            x, y = place
            picture[y : y + 12, x : x + 6] = 20
        finder.add(k, np.clip(picture, 0, 255).astype(np.uint8))
    return [unpacked(bits, SHAPE) for bits in finder.finish(paths)]


def cell_of(x: float, y: float) -> tuple[int, int]:
    return int(y / 180 * SHAPE[0]), int(x / 320 * SHAPE[1])


def test_what_moves_is_found_with_its_surroundings_and_the_rest_is_not() -> None:
    n = 150
    cells = watched(n, lambda k: (40 + k, 80), still_camera(n))
    for k in range(n):
        for dx, dy in ((0, 0), (5, 11), (-3, -3), (8, 14)):
            assert cells[k][cell_of(40 + k + dx, 80 + dy)], f"picture {k} shows a part of the walker"
    assert np.mean([c.mean() for c in cells]) < 0.35


def test_somebody_who_pauses_stays_masked_and_a_track_s_ends_hold_to_the_shot_s_ends() -> None:
    n = 260
    place = lambda k: (40 + min(k, 100), 80)  # noqa: E731 - walks 4 s, then stands for 6 s

    cells = watched(n, place, still_camera(n))
    assert all(cells[k][cell_of(143, 86)] for k in range(100, 145)), "held for two seconds"
    track = GroundPath(
        0, np.arange(0, 4, 0.1), np.column_stack([86 + 50 * np.arange(0, 4, 0.1), np.full(40, 172.0)])
    )
    held = watched(n, place, still_camera(n), [track])
    assert all(held[k][cell_of(141, 86)] for k in range(100, n)), "held to the end by its track"


def test_pictures_whose_ground_was_not_followed_count_as_moving_as_a_whole() -> None:
    camera = still_camera(100)
    camera.shot[60:80] = -1
    cells = watched(100, lambda _k: None, camera)
    assert all(cells[k].all() for k in range(60, 80))
    assert not cells[30].all()


def test_tracks_that_may_be_one_mover_s_are_joined_and_others_are_not() -> None:
    def path(t0: float, x0: float, shot: int = 0) -> GroundPath:
        t = np.arange(t0, t0 + 1.0, 0.1)
        return GroundPath(shot, t, np.column_stack([x0 + 10 * (t - t0), np.full(len(t), 50.0)]))

    joined = stitch([path(0, 0), path(1.5, 15)], reach=25.0)
    assert len(joined) == 1 and len(joined[0].t_s) == 20
    assert len(stitch([path(0, 0), path(1.5, 90)], reach=20.0)) == 2
    assert len(stitch([path(0, 0), path(3.5, 15)], reach=20.0)) == 2
    assert len(stitch([path(0, 0), path(1.5, 15, shot=1)], reach=20.0)) == 2


def test_marks_over_a_moving_picture_are_found_and_over_a_still_one_the_band_counts() -> None:
    n = 120
    big = textured(900, 180, seed=3)

    def run(camera: Camera, step: int) -> OverlayFinder:
        finder = OverlayFinder(camera, (320, 180), SHAPE)
        random = np.random.default_rng(5)
        for k in range(n):
            picture = big[:, step * k : step * k + 320].copy()
            for column in range(8):  # digits that change beside a name that stays
                cv2.putText(picture, str(random.integers(10)), (200 + 9 * column, 170), 0, 0.4, 255, 1)
            cv2.putText(picture, "NAME", (20, 20), 0, 0.6, 255, 2)
            finder.add(k, picture)
        finder.finish()
        return finder

    moving = run(panning_camera(n, step=4 / 320), 4)
    marks = moving.cells(2.0)
    assert marks[cell_of(45, 14)], "the name"
    assert marks.mean() < 0.4
    assert moving.told_share > 0.8
    still = run(still_camera(n), 0)
    assert still.told_share == 0.0
    assert (still.cells(2.0) | ~band(SHAPE)).all()
    assert not band(SHAPE)[27, 48] and band(SHAPE)[0].all()
