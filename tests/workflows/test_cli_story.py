"""One whole story through the command line, on the example recordings that ship with the package."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import diptych
from diptych.apps.cli import run
from diptych.model.words import find_banned

EXAMPLES = Path(diptych.__file__).resolve().parent / "demo"


def _digests() -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in EXAMPLES.iterdir() if p.is_file()}


def test_demo_then_anchors_then_describe(
    demo_result: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = demo_result
    assert _digests() == made.examples
    assert f"Open {made.folder / 'index.html'} in a browser." in made.said
    assert "95 % interval" in made.said
    assert find_banned(made.said) == []
    out = tmp_path / "demo-result"
    shutil.copytree(made.folder, out)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "puts down the crate" in page, "the page does not show the observations"
    assert str(EXAMPLES) not in page and str(tmp_path) not in page

    found = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    assert found["format"] == "diptych-findings/1"
    known = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))["segments"]
    (comparison,) = found["comparisons"]
    assert comparison["relation"] == "same_place_and_time"
    segments = comparison["clock"]["segments"]
    assert len(segments) == len(known)
    for segment, (from_s, _to_s, first_s, rate) in zip(segments, known, strict=True):
        assert segment["second_from_s"] == pytest.approx(from_s, abs=0.1)
        assert abs(segment["offset_s"] - (first_s - rate * from_s)) < 0.1
        assert segment["interval_s"][0] < segment["offset_s"] < segment["interval_s"][1]

    videos = [str(path) for path in sorted(EXAMPLES.glob("*.mp4"))]
    more = ["--no-report", "--quiet", "--json", "--anchor", "r1=3.84,r2=0.0±0.05"]
    assert run(["compare", *videos, "--out", str(out), *more]) == 0
    document = json.loads(capsys.readouterr().out)
    clock = document["comparisons"][0]["clock"]
    assert clock["origin"] == "human" and clock["machine"]["verdict"] == "aligned"
    assert document == json.loads((out / "findings.json").read_text(encoding="utf-8"))

    seen = str(EXAMPLES / "observations.csv")
    assert run(["describe", str(out), "--observations", seen, "--json"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in described["observations"]} == {"o1", "o2", "o3", "o4", "o5", "o6"}
    assert run(["describe", str(out), "--observations", seen]) == 0
    assert "Observed in r1" in capsys.readouterr().out

    assert run(["compare", *videos, "--out", str(out), *more[:-1], "r1=soon"]) != 0
    assert set(json.loads(capsys.readouterr().out)["error"]) == {"kind", "message", "advice"}
    assert _digests() == made.examples
