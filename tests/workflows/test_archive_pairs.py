"""All pairs of an archive, through the command line: clusters, judgements, seals, and partners without media."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import make_copies
from diptych.apps.cli import run

Story = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One scene of 10 s in three versions, one of them twice, and another scene."""
    folder = tmp_path_factory.mktemp("pairs")
    videos = folder / "videos"
    videos.mkdir()
    frames = make_copies.scene(1, 10.0, camera_moves=False)
    make_copies.write(videos / "front.mp4", frames[:175])
    make_copies.write(videos / "back.mp4", frames[100:])
    make_copies.write(videos / "mid.mp4", make_copies.changed(frames[120:190], make_copies.cropped))
    make_copies.write(videos / "other.mp4", make_copies.scene(2, 3.0, camera_moves=False))
    shutil.copy(videos / "front.mp4", videos / "front-again.mp4")
    assert run(["archive", "add", str(videos), "--archive", str(folder / "archive"), "--quiet"]) == 0
    return folder / "archive"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Story:
    """Run a command with ``--json`` and return what it printed."""

    def call(*words: object, code: int = 0) -> dict[str, Any]:
        capsys.readouterr()
        assert run([*map(str, words), "--json"]) == code
        document: dict[str, Any] = json.loads(capsys.readouterr().out)
        return document

    return call


def key_of(document: dict[str, Any], name: str) -> str:
    for cluster in document["clusters"]:
        for member in cluster["members"]:
            if Path(member["file"]).name == name:
                return str(member["key"])
    raise AssertionError(name)


def test_versions_of_one_scene_make_one_timeline(archive: Path, told: Story, tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    videos = archive.parent / "videos"
    table.write_text(
        f"path,published_at\n{videos / 'back.mp4'},2024-05-03\n{videos / 'front.mp4'},2024-05-09T10:00:00Z\n"
        f"{videos / 'mid.mp4'},20240601\nelsewhere.mp4,2024\n{videos / 'other.mp4'},03/05/2024\n",
        encoding="utf-8",
    )
    found = told(
        "archive", "pairs", "--archive", archive, "--published", table, "--out", tmp_path / "out", "--quiet"
    )
    assert found["items"] == 4
    assert [sorted(Path(name).name for name in group) for group in found["duplicates"]] == [
        ["front-again.mp4", "front.mp4"]
    ]
    (cluster,) = found["clusters"]
    back, mid = (key_of(found, f"{name}.mp4") for name in ("back", "mid"))
    front = next(m["key"] for m in cluster["members"] if m["key"] not in (back, mid))
    timeline = cluster["timeline"]
    assert timeline["length_s"] == pytest.approx(10.0, abs=0.2)
    assert timeline["contradictions"] == []
    assert cluster["most_complete"] == front
    assert cluster["earliest_found"] == back
    shown = [(s["from_s"], s["to_s"], {x["member"] for x in s["shown_by"]}) for s in timeline["stretches"]]
    expected = [
        (0, 4, {front}),
        (4, 4.8, {front, back}),
        (4.8, 7, {front, back, mid}),
        (7, 7.6, {back, mid}),
        (7.6, 10, {back}),
    ]
    assert [members for _, _, members in shown] == [members for _, _, members in expected]
    for one, truth in zip(shown, expected, strict=True):
        assert one[:2] == pytest.approx(truth[:2], abs=0.2)
    alone = {(one["member"], round(one["to_s"] - one["from_s"], 0)) for one in cluster["only_in"]}
    assert alone == {(front, 4), (back, 2)}
    derived = {(h["member"], h["could_derive_from"]) for h in cluster["hypotheses"]}
    assert (mid, back) in derived
    assert (back, mid) not in derived
    assert any("posts.csv" in note and "03/05/2024" in note for note in found["notes"])
    assert any(note.startswith("1 lines of posts.csv") for note in found["notes"])
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "back.mp4" in page
    assert "<script" not in page
    assert str(archive.parent) not in page
    assert json.loads((tmp_path / "out" / "pairs.json").read_text(encoding="utf-8")) == found


def test_a_second_run_compares_nothing_and_says_the_same(archive: Path, told: Story) -> None:
    first = told("archive", "pairs", "--archive", archive, "--quiet")
    again = told("archive", "pairs", "--archive", archive, "--quiet")
    assert again.pop("queries") == 0
    first.pop("queries")
    assert again == first


def test_a_judgement_moves_a_pair_out_of_sight_of_no_one(archive: Path, told: Story) -> None:
    videos = archive.parent / "videos"
    words = (
        "archive",
        "judge",
        videos / "front.mp4",
        videos / "mid.mp4",
        "--archive",
        archive,
        "--by",
        "desk 2",
    )
    told(*words, "--verdict", "not_a_match", "--reason", "two days")
    found = told("archive", "pairs", "--archive", archive, "--quiet")
    (judged,) = found["judged"]
    assert (judged["verdict"], judged["reason"], judged["by"]) == ("not_a_match", "two days", "desk 2")
    assert judged["found"]["pieces"]
    pair = {judged["first"], judged["second"]}
    assert all({m["first"], m["second"]} != pair for c in found["clusters"] for m in c["matches"])
    searched = told("find", videos / "mid.mp4", "--archive", archive, "--quiet")
    assert not any("front" in match["file"] for match in searched["same_footage"])
    assert [one["verdict"] for one in searched["judged"]] == ["not_a_match"]
    assert searched["judged"][0]["found"]["pieces"]
    (longer,) = searched["longer"]
    assert Path(longer["file"]).name == "back.mp4"
    assert longer["before_s"] == pytest.approx(0.8, abs=0.15)
    assert longer["after_s"] == pytest.approx(2.4, abs=0.15)
    told(*words, "--verdict", "withdrawn", "--reason", "it is the same day")
    found = told("archive", "pairs", "--archive", archive, "--quiet")
    assert found["judged"] == []
    assert len((archive / "judgements.jsonl").read_text().splitlines()) == 2
    wrong = told(*words, "--verdict", "match", "--reason", " ", code=2)
    assert wrong["error"]["kind"] == "wrong_call"


def test_partners_match_without_media_and_sealed_items_stay(
    archive: Path, told: Story, tmp_path: Path
) -> None:
    videos = archive.parent / "videos"
    told("archive", "seal", videos / "front.mp4", "--archive", archive, "--reason", "source", "--by", "desk")
    preview = told("archive", "export", "--archive", archive, "--out", tmp_path / "ours.dpx", "--dry-run")
    assert not (tmp_path / "ours.dpx").exists()
    assert preview["sealed_and_kept_back"] == 1
    assert "who holds this" in preview["warning"]
    shared = told("archive", "export", "--archive", archive, "--out", tmp_path / "ours.dpx")
    content = (tmp_path / "ours.dpx").read_bytes()
    assert len(content) == shared["bytes"] == preview["bytes"]
    assert shared["n_items"] == 3
    assert b".mp4" not in content
    digests = {path.name.split("-")[0] for path in (archive / "fingerprints").rglob("*.fp")}
    assert not any(digest.encode() in content for digest in digests)
    back = next(one["leaves_as"] for one in shared["items"] if "back" in one["here"])

    make_copies.write(tmp_path / "ours.mp4", make_copies.scene(1, 10.0, camera_moves=False)[120:220])
    theirs = tmp_path / "theirs"
    assert run(["archive", "add", str(tmp_path / "ours.mp4"), "--archive", str(theirs), "--quiet"]) == 0
    taken = told("archive", "import", tmp_path / "ours.dpx", "--archive", theirs, "--from", "Partner")
    assert (taken["items"], taken["known_already"]) == (3, False)
    assert told("archive", "import", tmp_path / "ours.dpx", "--archive", theirs, "--from", "Partner")[
        "known_already"
    ]
    found = told("archive", "pairs", "--archive", theirs, "--quiet")
    (cluster,) = found["clusters"]
    assert f"Partner: {back}" in {member["file"] for member in cluster["members"]}
    searched = told("find", tmp_path / "ours.mp4", "--archive", theirs, "--quiet")
    match = next(one for one in searched["partners"] if one["file"] == f"Partner: {back}")
    (piece,) = match["pieces"]
    assert piece["basis"] == "fingerprint"
    assert abs(piece["found_from_s"] - piece["query_from_s"] - 0.8) <= piece["interval_s"]
    told(
        "archive", "seal", videos / "front.mp4", "--archive", archive, "--reason", "ok", "--by", "x", "--undo"
    )
    assert told("archive", "export", "--archive", archive, "--out", tmp_path / "ours.dpx")["n_items"] == 4
    (tmp_path / "mine.txt").write_text("a file of somebody")
    refused = told("archive", "export", "--archive", archive, "--out", tmp_path / "mine.txt", code=15)
    assert refused["error"]["kind"] == "output_refused"
    assert (tmp_path / "mine.txt").read_text() == "a file of somebody"


def test_missing_media_are_compared_by_fingerprint_and_again_when_back(
    archive: Path, told: Story, tmp_path: Path
) -> None:
    frames = make_copies.scene(3, 4.0, camera_moves=False)
    whole = make_copies.write(tmp_path / "whole.mp4", frames)
    make_copies.write(tmp_path / "part.mp4", frames[25:])
    place = tmp_path / "archive"
    assert (
        run(["archive", "add", str(whole), str(tmp_path / "part.mp4"), "--archive", str(place), "--quiet"])
        == 0
    )
    whole.rename(tmp_path / "away.mp4")
    found = told("archive", "pairs", "--archive", place, "--quiet")
    (match,) = found["clusters"][0]["matches"]
    assert {piece["basis"] for piece in match["pieces"]} == {"fingerprint"}
    searched = told("find", tmp_path / "part.mp4", "--archive", place, "--quiet")
    away = next(one for one in searched["same_footage"] if "whole" in one["file"])
    assert {piece["basis"] for piece in away["pieces"]} == {"fingerprint"}
    (tmp_path / "away.mp4").rename(whole)
    found = told("archive", "pairs", "--archive", place, "--quiet")
    (match,) = found["clusters"][0]["matches"]
    assert {piece["basis"] for piece in match["pieces"]} == {"frames"}
