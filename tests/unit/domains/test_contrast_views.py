from __future__ import annotations

import numpy as np
import pytest

from diptych.algorithms.coverage import Views
from diptych.domains.contrast import contrast_rows, ground_shares
from diptych.model.findings import Clock, ClockSegment, Recording


def recording(name: str, duration_s: float) -> Recording:
    return Recording(
        id=name,
        file=name,
        sha256="",
        duration_s=duration_s,
        frames=round(duration_s * 25),
        width=200,
        height=100,
        has_sound=False,
        shots=(),
    )


def views(duration_s: float, x_at: list[float]) -> Views:
    matrices = [np.array([[0.1, 0.0, x], [0.0, 0.1, 0.0], [0.0, 0.0, 1.0]]) for x in x_at]
    return Views(
        frame_times_s=np.arange(round(duration_s * 25)) / 25,
        ground_from_image=np.array(matrices),
        width=200,
        height=100,
    )


CLOCK = Clock(
    verdict="aligned",
    reason_code="",
    reason="",
    segments=(
        ClockSegment(
            second_from_s=0.0,
            second_to_s=4.0,
            offset_s=2.0,
            rate=1.0,
            interval_s=(1.98, 2.02),
            probability=0.99,
            score=0.9,
            rival=None,
            method="",
            limits="",
        ),
    ),
)


def test_a_view_that_moves_away_gives_a_row_for_each_side() -> None:
    first = views(6.0, [0.0] * 150)
    second = views(4.0, [0.0] * 50 + [30.0] * 50)
    rows = contrast_rows(recording("r1", 6.0), recording("r2", 4.0), CLOCK, first, second)
    assert [(r.kind, r.why_absent) for r in rows] == [
        ("only_in_first", "before_start"),
        ("both", None),
        ("only_in_first", "out_of_view"),
        ("only_in_second", "out_of_view"),
    ]
    assert rows[2].first_from_s == pytest.approx(4.0, abs=0.002)
    assert (rows[2].second_from_s, rows[3].first_from_s) == (None, None)
    assert rows[3].second_from_s == pytest.approx(2.0, abs=0.002)
    assert "both have 100 %" in rows[1].statement


def test_shares_of_the_ground_over_the_common_time() -> None:
    shares = ground_shares(
        CLOCK, recording("r1", 6.0), recording("r2", 4.0), views(6.0, [0.0] * 150), views(4.0, [10.0] * 100)
    )
    assert shares is not None
    assert (shares.both, shares.only_first, shares.only_second) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert shares.known_s == pytest.approx(4.0)


def test_an_undetermined_clock_states_no_times() -> None:
    clock = Clock(verdict="undetermined", reason_code="flat", reason="")
    assert contrast_rows(recording("r1", 6.0), recording("r2", 4.0), clock) == ()
