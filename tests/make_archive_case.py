"""A case with two versions of one recording, one of them cut and cropped."""

from __future__ import annotations

from pathlib import Path

import make_copies
from diptych.adapters.archive_store import FileLine, open_archive
from diptych.adapters.folders import write_json_atomic
from diptych.adapters.keys import KeyFolder
from diptych.domains.archive_graph import clusters_of
from diptych.domains.casefile import Case
from diptych.model.archive_pairs import Item, Judged, Match, Pairs
from diptych.model.edits import Edit, EditList, Residual
from diptych.model.find import Piece
from diptych.model.judgements import Judgement
from diptych.workflows import case_archive
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys


def archive_case(root: Path) -> tuple[Path, KeyFolder]:
    """Make the case: ``whole.mp4`` (4 s), and ``cropped.mp4``: its seconds 1 to 3.4, cropped."""
    keys, disk, folder = quick_keys(root / "keys"), QuickDisk(), root / "case"
    frames = make_copies.scene(1, 4.0, camera_moves=False)
    clips = [
        make_copies.write(root / "whole.mp4", frames),
        make_copies.write(root / "cropped.mp4", make_copies.changed(frames[25:85], make_copies.cropped)),
    ]
    case_new(folder, title="Yard, two files", keys=keys, disk=disk)
    assert take_in(clips, case=folder, keys=keys, disk=disk).complete
    return folder, keys


def keep_pairs(folder: Path, *, reason: str = "") -> None:
    """Keep the case's archive and what a comparison found in it; with a reason, judged not to match."""
    case = Case.open(folder)
    whole, cropped = (one.sha256 for one in case.originals())
    if not reason:
        archive = open_archive(folder / case_archive.OWN)
        lines = []
        for sha256 in (whole, cropped):
            place = case.original_file(sha256)
            facts = place.stat()
            lines.append(
                FileLine(
                    place=str(place), file=str(place), sha256=sha256, size=facts.st_size,
                    mtime_ns=facts.st_mtime_ns,
                )
            )  # fmt: skip
        archive.append(lines)
        archive.close()
    piece = Piece(
        query_from_s=0.0, query_to_s=2.4, found_from_s=1.0, found_to_s=3.4, query_from_frame=0,
        query_to_frame=60, found_from_frame=25, found_to_frame=85, rate=1.0, interval_s=0.06, score=0.99,
        mirrored=False, turned_deg=0, basis="frames",
    )  # fmt: skip
    match = Match(first=cropped, second=whole, score=0.99, edited="query", pieces=(piece,), edits=())
    items = {
        key: Item(key=key, file=key, duration_s=length_s, width=320, height=240)
        for key, length_s in ((whole, 4.0), (cropped, 2.4))
    }
    said = Judgement(
        first=min(items), second=max(items), verdict="not_a_match", reason=reason, by="viewer-1",
        at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    judged = (Judged(judgement=said, match=match),) if reason else ()
    found = Pairs(
        items=2, queries=0, duplicates=(), judged=judged,
        clusters=clusters_of(items, [] if reason else [match], list(judged)),
    )  # fmt: skip
    write_json_atomic(case_archive._shown(folder, None) / "pairs.json", found.to_dict())


def keep_edit_list(folder: Path, source: str, copy: str) -> None:
    """Keep an edit list of two originals as a measurement would."""
    made = EditList(
        first=source,
        second=copy,
        verdict="measured",
        reason="1 piece of the second comes from the first.",
        edited="query",
        why_edited=(),
        edits=(
            Edit(kind="crop", from_s=0.0, to_s=2.4, from_frame=0, to_frame=60, statement="Shows a part."),
        ),
        residuals=(
            Residual(
                second_from_s=0.0, second_to_s=2.4, frames=3, luma_rms_median=2.1, luma_rms_95=2.2,
                psnr_db=41.0, ssim=0.982, unexplained=0.0, luma_rms_before=69.0,
            ),
        ),
        sound="none",
    )  # fmt: skip
    write_json_atomic(case_archive._edits_folder(folder, None, source, copy) / "edits.json", made.to_dict())


def keep_search(folder: Path, keys: KeyFolder) -> str:
    """Keep what a search for the second original found; return the finding's id."""
    case = Case.open(folder, keys=keys, disk=QuickDisk())
    whole, cropped = (one.sha256 for one in case.originals())
    piece = {"query_from_s": 0.0, "query_to_s": 2.4, "found_from_s": 1.0, "found_to_s": 3.4, "score": 0.99,
             "basis": "frames"}  # fmt: skip
    place = {"sha256": whole, "relation": "same_place", "inliers": 240, "query_s": 1.0, "found_s": 2.0,
             "reason": "the ground agrees"}  # fmt: skip
    value = {
        "format": "diptych-find/1",
        "query": {"sha256": cropped, "duration_s": 2.4, "frames": 60},
        "searched": 2,
        "same_footage": [{"sha256": whole, "score": 0.99, "edited": "query", "pieces": [piece]}],
        "longer": [{"statement": f"A longer version is in the archive: {whole[:12]} shows 1.0 s before"}],
        "same_place": [place],
        **{name: [] for name in ("partners", "judged", "same_soundtrack", "common_sound", "notes")},
    }
    ref = case.add_finding(value, kind="find", inputs=[cropped], settings={})
    return ref.path.removeprefix("findings/").removesuffix(".json")
