"""Planted texts × every export × every kind of hand-over: what may not leave does not.

``python -m pytest -n 0 -m soak tests/workflows/test_leaks.py`` writes bench/results/leaks.json.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters.publication_scan import Scanner
from diptych.apps.cli import run
from diptych.model.publication import QUESTIONS
from diptych.model.sealed import ATTRIBUTES
from make_canaries import PLACES, canary, plant

MEDIA = tuple(PLACES)
SOURCE = ("source_name", *(f"source_{field}" for field in ATTRIBUTES))
"""What is told of a source; 10 texts."""

PEOPLE = (
    *("observation_who", "observation_action", "observation_note", "observation_observer"),
    *("receipt_source", "receipt_collector", "receipt_medium", "receipt_relevance", "reason", "device_field"),
)
"""Words of people around it; 10 texts."""

EVERY = (*MEDIA, *SOURCE, *PEOPLE)
RESULTS = Path(__file__).resolve().parents[2] / "bench" / "results" / "leaks.json"

TABLE = (
    "id,recording,from_s,to_s,region,who,action,certainty,observer,note\n"
    "o1,r1,0.5,1.0,,{observation_who},{observation_action},certain,{observation_observer},{observation_note}\n"
)


def found(path: Path) -> set[str]:
    return {EVERY[hit.text] for hit in Scanner([canary(place) for place in EVERY]).scan(path)}


def command(*words: str | Path, code: int = 0) -> None:
    assert run([str(word) for word in words]) == code, words


class Planted:
    """One incident with a text in every place, and all that can be exported of it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self._patch = root, monkeypatch
        monkeypatch.setenv("DIPTYCH_KEYS", str(root / "keys"))
        self.video = plant(root / "media", seconds=3.0, width=320, height=192)
        self.case, self.vault = root / "case", root / "vault"
        self.plan = root / "p.json"

    def sources(self) -> None:
        from diptych.adapters.keys import KeyFolder

        public = str(KeyFolder().sealing_key().to_public())
        command("case", "new", self.case, "--title", "Yard")
        command("source", "new-vault", self.vault, "--keyholder", f"keyholder-a={public}")
        told = "".join(f"{field}: {canary(f'source_{field}')}\n" for field in ("name", *ATTRIBUTES))
        self._patch.setattr("sys.stdin", io.StringIO(told))
        why = ["--reason", canary("reason")]
        command("source", "seal", "--vault", self.vault, "--by", "editor-1", "--case", self.case, *why)

    def take_in(self) -> None:
        from diptych.domains.evidence import HandedOver
        from diptych.workflows.take_in import take_in

        handed = HandedOver(
            source=canary("receipt_source"),
            collector=canary("receipt_collector"),
            medium=canary("receipt_medium"),
            relevance=canary("receipt_relevance"),
            conditions={"may_publish": "video", "may_share_with": ["mission-a"]},
            platform={"uploader": canary("device_field")},
        )
        take_in([self.video], case=self.case, handed=handed, reason=canary("reason"))

    def publish(self) -> Iterator[tuple[str, Path]]:
        quiet = ("--quiet",)
        command(
            "publish",
            "plan",
            self.video,
            "--out",
            self.plan,
            "--by",
            "editor-1",
            "--may-publish",
            "video",
            *quiet,
        )
        for what in ("scene", "movers", "overlay", "sound"):
            asked = ("--what", what, "--from", "0", "--to", "99", "--by", "editor-1", "--reason", "the yard")
            command("publish", "clear", self.plan, *asked)
        for k in range(1, 5):
            command("publish", "agree", self.plan, f"c{k}", "--by", "editor-2")
        for question in QUESTIONS:
            command("publish", "answer", self.plan, question, "clear", "--by", "editor-2", "--why", "looked")
        copy, still, page = (self.root / name for name in ("copy.mp4", "still.png", "preview.html"))
        command("publish", "make", self.plan, self.video, "--out", copy, "--case", self.case, *quiet)
        command("publish", "make", self.plan, self.video, "--out", still, "--at", "1", *quiet)
        command("publish", "preview", self.plan, self.video, "--out", page, *quiet)
        yield from (
            ("copy mp4", copy),
            ("still png", still),
            ("preview page", page),
            ("plan json", self.plan),
        )

    def made_again(self) -> Path:
        again = self.root / "again.mp4"
        command("publish", "make", self.plan, self.video, "--out", again, "--case", self.case, "--quiet")
        return again

    def compare(self) -> tuple[Path, Path]:
        other = plant(self.root / "other", seconds=2.0, width=320, height=192)
        result, public = self.root / "result", self.root / "public"
        command("compare", self.video, other, "--out", result, "--quiet")
        table = self.root / "seen.csv"
        table.write_text(TABLE.format(**{place: canary(place) for place in PEOPLE}))
        command("describe", result, "--observations", table)
        command("publish", "report", result, "--copy", f"r1={self.root / 'copy.mp4'}", "--out", public)
        return result, public

    def archive(self) -> Path:
        archive, out = self.root / "archive", self.root / "ours.dpx"
        command("archive", "add", self.video, "--archive", archive, "--quiet")
        command("archive", "export", "--archive", archive, "--out", out)
        return out


@pytest.mark.soak
def test_every_planted_text_in_every_export_of_every_kind(tmp_path, monkeypatch) -> None:
    assert len(EVERY) >= 60
    planted = Planted(tmp_path, monkeypatch)
    rows: list[dict[str, object]] = []

    def row(export: str, tier: str, path: Path, looked_for: tuple[str, ...]) -> None:
        leaked = sorted(found(path) & set(looked_for))
        rows.append({"export": export, "tier": tier, "texts": len(looked_for), "leaked": leaked})

    planted.sources()
    planted.take_in()
    row("vault folder", "inside", planted.vault, EVERY)
    log_and_records = tmp_path / "case-without-originals"
    shutil.copytree(planted.case, log_and_records, ignore=shutil.ignore_patterns("originals"))
    row("case: log, records, index", "inside", log_and_records, EVERY)
    for export, path in planted.publish():
        row(export, "inside" if export in ("preview page", "plan json") else "every", path, EVERY)
        if export == "copy mp4":
            assert path.read_bytes() == planted.made_again().read_bytes(), "made twice, the same bytes"
    result, public = planted.compare()
    # A comparison's folder is for the people who work on it: names of files and their own words stand in it.
    own_words = {"file_name", *(place for place in PEOPLE if place.startswith("observation_"))}
    row("compare folder", "inside", result, tuple(place for place in EVERY if place not in own_words))
    row("public report: page, media, findings", "public", public, EVERY)
    row("archive export", "partner", planted.archive(), EVERY)
    for tier in ("court", "partner", "public"):
        bag = tmp_path / f"bag-{tier}"
        words = ["--recipient", "mission-a"] if tier == "partner" else []
        copy = ["--publishing-copy", tmp_path / "copy.mp4"]
        asked = ["hand-over", planted.case, "--out", bag, "--to", tier, "--quiet", *copy, *words]
        if (code := run([str(word) for word in asked])) != 0:
            bag.mkdir(exist_ok=True)
            rows.append({"export": "hand-over bag", "tier": tier, "texts": 0, "leaked": [], "refused": code})
            continue
        # The original goes to a court as it is, with its tags, and the receipt says where it came from.
        allowed = {*MEDIA, *PEOPLE} if tier == "court" else set()
        row("hand-over bag", tier, bag, tuple(place for place in EVERY if place not in allowed))
    RESULTS.write_text(json.dumps({"texts": len(EVERY), "rows": rows}, indent=1) + "\n")
    for one in rows:
        print(f"| {one['export']} | {one['tier']} | {one['texts']} | {len(one['leaked'])} |")
    assert {f"{one['export']} {one['tier']}": one["leaked"] for one in rows if one["leaked"]} == {}


def test_the_search_sees_every_planted_text_where_it_was_planted(tmp_path) -> None:
    video = plant(tmp_path, seconds=1.0)
    (tmp_path / "words.txt").write_text("\n".join(canary(place) for place in (*SOURCE, *PEOPLE)))
    assert found(tmp_path) == set(EVERY)
    video.unlink()
    (video.parent / "left.txt").write_text("nothing")  # folders are seen by the files in them
    assert found(tmp_path) == {*SOURCE, *PEOPLE, "folder_name"}
