from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.model import findings as f
from diptych.model.errors import UnreadableError
from diptych.model.findings_json import findings_to_json
from diptych.workflows.describe import describe


def result_folder(folder: Path) -> Path:
    segment = f.ClockSegment(
        second_from_s=0.0,
        second_to_s=10.0,
        offset_s=2.0,
        rate=1.0,
        interval_s=(1.97, 2.03),
        probability=0.99,
        score=0.9,
        rival=None,
        method="",
        limits="",
    )
    recordings = tuple(
        f.Recording(
            id=name,
            file=f"{name}.mp4",
            sha256=name,
            duration_s=length,
            frames=round(length * 5),
            width=200,
            height=100,
            has_sound=False,
            shots=(),
        )
        for name, length in (("r1", 20.0), ("r2", 10.0))
    )
    pair = f.Comparison(
        first="r1",
        second="r2",
        relation="same_place_and_time",
        same_footage=f.SameFootage(verdict="no", reason=""),
        place=f.Place(verdict="same", inliers=9, error_px=1.0, reason=""),
        clock=f.Clock(verdict="aligned", reason_code="", reason="", segments=(segment,)),
    )
    whole = f.Findings(
        made_by=f.MadeBy(name="diptych", version="0"),
        recordings=recordings,
        comparisons=(pair,),
        timeline=f.Timeline(reference="r1", recordings=()),
    )
    folder.mkdir()
    (folder / "findings.json").write_text(json.dumps(findings_to_json(whole)))
    ground = {
        "format": "diptych-ground/1",
        "recordings": [
            {
                "id": r.id,
                "common": True,
                "frames": [
                    {"frame": k, "t_s": k / 5, "ground_from_image": [0.1, 0, 0, 0, 0.1, 0, 0, 0, 1]}
                    for k in range(r.frames)
                    if r.id == "r1" or k < 25
                ],
            }
            for r in recordings
        ],
    }
    (folder / "ground.json").write_text(json.dumps(ground))
    return folder


def test_from_a_result_folder_and_a_table_to_observations_json(tmp_path: Path) -> None:
    folder = result_folder(tmp_path / "result")
    table = tmp_path / "obs.csv"
    table.write_text(
        "recording,from_s,to_s,region,who,action\n"
        "r1.mp4,14,15,90 40 20 20,person 1,sits\n"
        "r1,3,4,90 40 20 20,person 1,walks\n"
        "r1,9,10,90 40 20 20,person 1,walks\n"
    )
    result = describe(folder, table)
    written = json.loads((folder / "observations.json").read_text())
    assert written == json.loads(json.dumps(result.to_dict()))
    assert written["format"] == "diptych-observations/1"
    assert [o["id"] for o in written["observations"]] == ["o2", "o3", "o1"]
    states = [o["elsewhere"][0]["state"] for o in written["observations"]]
    assert states == ["in_view_not_observed", "not_resolvable", "after_end"]
    assert written["observations"][2]["elsewhere"][0]["statement"] == "r2 ends 2.00 s earlier (± 0.03 s)."
    assert written["observations"][2]["elsewhere"][0]["jump"] == {"recording": "r2", "t_s": 10.0, "frame": 49}
    assert written["observations"][0]["region"] == {"x": 90.0, "y": 40.0, "w": 20.0, "h": 20.0, "unit": "px"}


def test_a_folder_without_a_result_or_with_a_damaged_one(tmp_path: Path) -> None:
    table = tmp_path / "obs.csv"
    table.write_text("recording,from_s,action\nr1,1,walks\n")
    with pytest.raises(UnreadableError, match=r"holds no findings\.json"):
        describe(tmp_path, table)
    folder = result_folder(tmp_path / "result")
    (folder / "ground.json").write_text("{")
    with pytest.raises(UnreadableError, match="damaged"):
        describe(folder, table)
    (folder / "ground.json").write_text('{"format": "other"}')
    with pytest.raises(UnreadableError, match="format"):
        describe(folder, table)
