"""The command line: what people and programs get to see, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import diptych
from diptych.apps.cli import run
from diptych.apps.cli_text import summary
from diptych.model.findings import (
    Clock,
    ClockSegment,
    Comparison,
    ContrastRow,
    Findings,
    MadeBy,
    Place,
    Recording,
    Rival,
    SameFootage,
    Shot,
    Timeline,
)
from diptych.model.words import find_banned


def _error(text: str) -> dict[str, str]:
    document = json.loads(text)
    assert set(document) == {"error"}
    assert set(document["error"]) == {"kind", "message", "advice"}
    assert all(document["error"].values())
    return document["error"]


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"diptych {diptych.__version__}\n"


def test_no_arguments_show_help_and_are_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nix"],
        ["--nope"],
        ["compare"],
        ["compare", "a.mp4", "b.mp4"],
        ["compare", "a.mp4", "--out", "r"],
        ["compare", "a.mp4", "b.mp4", "--out", "r", "--max-hours", "-1"],
        ["compare", "a.mp4", "b.mp4", "--out", "r", "--max-hours", "nan"],
        ["compare", "a.mp4", "b.mp4", "--out", "r", "--max-pixels", "many"],
        ["compare", "a.mp4", "b.mp4", "--out"],
        ["describe", "r"],
        ["doctor", "extra"],
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("diptych: ") and shown.err.count("\n") == 1
    if arguments[-1] != "--out":
        assert run([*arguments, "--json"]) == 2
        shown = capsys.readouterr()
        assert _error(shown.out)["kind"] == "wrong_call"
        assert shown.err == ""
    assert list(tmp_path.iterdir()) == []


def test_doctor_finds_nothing_missing_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    assert "Nothing is missing." in capsys.readouterr().out
    assert run(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "diptych-doctor/1" and found["ok"] is True and found["missing"] == []
    assert found["opencv_distributions"] == ["opencv-python-headless"]
    assert all(found["decoders"].values()) and set(found["decoders"]) >= {"h264", "hevc", "vp9", "av1"}
    assert {"python", "pyav", "libavcodec", "opencv", "numpy"} <= set(found["versions"])


def test_doctor_names_what_is_doubled_or_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from diptych.workflows import doctor

    two = ("opencv-python", "opencv-python-headless")
    here = doctor.doctor().installed
    poor = replace(here, opencv_distributions=two, decoders={**here.decoders, "av1": False})
    monkeypatch.setattr(doctor, "look_around", lambda **_: poor)
    assert run(["doctor", "--json"]) == 1
    missing = json.loads(capsys.readouterr().out)["missing"]
    assert len(missing) == 2
    assert "av1" in missing[0] and "opencv-python, opencv-python-headless" in missing[1]


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "diptych", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"diptych {diptych.__version__}\n"


def test_importing_the_library_is_light() -> None:
    code = "import sys, diptych; print(sorted({'numpy', 'cv2', 'av', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="pipes of this kind are not there")
def test_a_reader_that_goes_away_is_no_crash() -> None:
    command = f"{sys.executable} -m diptych doctor | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def _recording(name: str) -> Recording:
    shot = Shot(from_s=0.0, to_s=10.0, from_frame=0, to_frame=250)
    return Recording(
        id=name,
        file=f"{name}.mp4",
        sha256="0" * 64,
        duration_s=10.0,
        frames=250,
        width=640,
        height=360,
        has_sound=False,
        shots=(shot,),
        notes=("pictures decode up to 9.00 s",),
    )


def _findings(clock: Clock) -> Findings:
    row = ContrastRow(
        kind="both",
        first_from_s=1.0,
        first_to_s=2.0,
        second_from_s=0.0,
        second_to_s=1.0,
        why_absent=None,
        statement="Both recordings show 1.00 s to 2.00 s.",
    )
    comparison = Comparison(
        first="r1",
        second="r2",
        relation="same_place_and_time" if clock.segments else "undetermined",
        same_footage=SameFootage(verdict="no", reason="detail differs"),
        place=Place(verdict="same", inliers=400, error_px=1.2, reason="matched"),
        clock=clock,
        contrast=(row,),
    )
    return Findings(
        made_by=MadeBy(name="diptych", version="0"),
        recordings=(_recording("r1"), _recording("r2")),
        comparisons=(comparison,),
        timeline=Timeline(reference="r1", recordings=()),
    )


def test_summary_states_interval_and_rival() -> None:
    segment = ClockSegment(
        second_from_s=0.0,
        second_to_s=8.0,
        offset_s=1.825,
        rate=1.0,
        interval_s=(1.8, 1.85),
        probability=0.99,
        score=0.88,
        rival=Rival(offset_s=3.1, score=0.31),
        method="ground motion",
        limits="flat ground",
    )
    clock = Clock(verdict="aligned", reason_code="agreed", reason="", segments=(segment,))
    text = "\n".join(summary(_findings(clock), Path("result/index.html")))
    assert "r2 0.00 to 8.00 s = r1 1.82 to 9.82 s" in text.replace("1.83", "1.82").replace("9.83", "9.82")
    assert "+1.825 s (95 % interval +1.800 to +1.850 s)" in text
    assert "next best answer +3.10 s, score 0.31 against 0.88" in text
    assert "note: pictures decode up to 9.00 s" in text
    assert "Open " in text.splitlines()[-1]
    assert find_banned(text) == []


def test_summary_gives_the_reason_of_an_undetermined_clock() -> None:
    clock = Clock(verdict="undetermined", reason_code="flat", reason="no offset stands out")
    text = "\n".join(summary(_findings(clock), None))
    assert "clock: undetermined (flat): no offset stands out" in text
    assert "Open" not in text
