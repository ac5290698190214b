"""An invented case that may be handed over in part, with a mark in every place that must not leave, and its bags."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from diptych.adapters.keys import KeyFolder
from diptych.adapters.timestamps import Request
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.model.conditions import Present
from diptych.workflows.case_destroy import case_destroy
from diptych.workflows.case_new import case_new
from diptych.workflows.hand_over import hand_over
from diptych.workflows.hand_over_bag import Asked
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys, unsigned_token

PRESENT = Present(now=datetime(2026, 3, 1, 9, 0, tzinfo=UTC), clock="synchronised")
OPEN = {"may_publish": "description", "may_share_with": ["desk"], "may_describe_source_as": "a resident"}
CLOSED = {"may_publish": "nothing", "may_share_with": []}

MARKS = {
    "source": "Qarnivel Ostrowin",
    "collector": "Yelmira Tolvanet",
    "url": "example.org/post/zorvak-77",
    "uploader": "zorvak_uploads",
    "closed_name": "murrentalclip",
    "open_name": "brillsteadclip",
    "relevance": "belkoran bridge lead",
    "note": "internal note wexlumar",
    "reason": "told by phone trevishal",
    "observer": "observer-quillane",
    "who": "person quorrit",
    "observer_note": "limped like stavrenko",
    "title": "Halvorsen yard",
    "contradiction": "denied by wirrelund office",
    "unrelated": "another matter ysgerthin",
}
"""Texts that stand in one place each; where each may leave is in tests/workflows/test_hand_over.py."""


@dataclass(frozen=True)
class Built:
    """The case, its keys, and one bag of each kind."""

    root: Path
    case: Path
    keys: KeyFolder
    bags: dict[str, Path]
    digests: dict[str, str]
    """Digests of originals by ``open`` (two) and ``closed``."""


def findings_of(digests: list[str]) -> dict[str, object]:
    """Findings of an invented comparison, as `diptych compare` writes them."""
    return {
        "format": "diptych-findings/1",
        "made_by": {"name": "diptych", "version": "0.1.0", "settings": {}},
        "recordings": [
            {
                "id": f"r{k}",
                "file": f"{MARKS['open_name']}-{k}.mp4",
                "sha256": digest,
                "duration_s": 30.0,
                "frames": 750,
                "width": 1280,
                "height": 720,
                "has_sound": False,
                "shots": [],
                "stretches": [],
                "notes": [MARKS["note"]],
                "recorded_at": None,
            }
            for k, digest in enumerate(digests, 1)
        ],
        "comparisons": [
            {
                "first": "r1",
                "second": "r2",
                "relation": "same_place_and_time",
                "same_footage": {"verdict": "no", "reason": "no frames agree", "matches": [], "edits": []},
                "place": {"verdict": "same", "inliers": 1643, "error_px": 1.1, "error_m": None, "reason": ""},
                "clock": {
                    "verdict": "aligned",
                    "reason_code": "agreement",
                    "reason": "",
                    "origin": "machine",
                    "segments": [
                        {
                            "second_from_s": 0.0,
                            "second_to_s": 12.2,
                            "offset_s": 17.8,
                            "rate": 1.0,
                            "interval_s": [17.76, 17.84],
                            "probability": 0.99,
                            "score": 0.88,
                            "rival": {"offset_s": 3.1, "score": 0.31},
                            "method": "ground_motion",
                            "limits": "",
                            "evidence_frames": [],
                            "cues": [],
                        }
                    ],
                },
                "contrast": [
                    {
                        "kind": "only_in_first",
                        "first_from_s": 0.0,
                        "first_to_s": 17.8,
                        "second_from_s": None,
                        "second_to_s": None,
                        "why_absent": "before_start",
                        "statement": f"{MARKS['open_name']}-1.mp4 shows 0.00 s to 17.80 s before the second begins.",
                    }
                ],
            }
        ],
        "timeline": {"reference": "r1", "recordings": [], "voted_out": []},
    }


def build_case(
    root: Path, conditions: dict[str, object] | None = None
) -> tuple[Path, KeyFolder, dict[str, str]]:
    """Build the case: two originals that may be spoken of, one that may not, records for and against."""
    keys, disk = quick_keys(root / "keys"), QuickDisk()
    offered = root / "offered"
    offered.mkdir(parents=True)
    for k in (1, 2):
        (offered / f"{MARKS['open_name']}-{k}.bin").write_bytes(hashlib.sha256(bytes([k])).digest() * 9)
    closed = root / "closed"
    closed.mkdir()
    (closed / f"{MARKS['closed_name']}.bin").write_bytes(hashlib.sha256(b"closed").digest() * 7)
    folder = root / "case"
    case_new(folder, title=MARKS["title"], keys=keys, disk=disk)
    for place, stated in ((offered, conditions or OPEN), (closed, CLOSED)):
        handed = HandedOver(
            source=MARKS["source"],
            collector=MARKS["collector"],
            medium="memory card",
            relevance=MARKS["relevance"],
            conditions=stated,
            platform={"url": MARKS["url"], "uploader": MARKS["uploader"]},
        )
        take_in([place], case=folder, handed=handed, reason=MARKS["reason"], keys=keys, disk=disk)
    case = Case.open(folder, keys=keys, disk=disk)
    names = [one.sha256 for one in case.originals()]
    case.add_finding(findings_of(names[:2]), kind="compare", inputs=names[:2], settings={})
    case.add_finding(
        findings_of([names[0], names[2]]), kind="compare", inputs=[names[0], names[2]], settings={}
    )
    seen = {
        "id": "o1",
        "recording": "r1",
        "original": names[0],
        "from_s": 3.0,
        "to_s": 4.5,
        "who": MARKS["who"],
        "action": "walks",
        "observer": MARKS["observer"],
        "note": MARKS["observer_note"],
    }
    case.add_record("observation", seen)
    case.add_record("observation", {"original": names[2], "action": MARKS["unrelated"]})
    case.add_record("judgement", {"originals": names[:2], "relation": "same"})
    case.add_record("judgement", {"originals": names[:2], "relation": "different"})
    denial = case.add_record(
        "statement", {"originals": names[:2], "stance": "denies", "text": MARKS["contradiction"]}
    )
    case.add_record("note", {"text": MARKS["note"], "originals": names[:1]})
    gone = case.add_record("statement", {"text": "withdrawn later"})
    case_destroy(folder, [gone.path], basis="consent_withdrawn", reason="asked", keys=keys, disk=disk)
    with case.change() as writing:
        ref = writing.put_file("register", "register/incidents.jsonl", b'{"id":"i1"}\n')
        writing.event("register_kept", objects=[ref])
    assert denial.version == 1
    return folder, keys, {"open": names[0], "open_2": names[1], "closed": names[2]}


def answered(url: str, request: Request) -> bytes:
    """An authority that answers with a token over what was asked, in the form of RFC 3161, unsigned."""
    assert url.startswith("http://127.0.0.1")
    return unsigned_token(request.imprint)


def build_bags(root: Path) -> Built:
    """Build the case and a bag of each kind; a court's and a public one with a token over the tag manifest."""
    case, keys, digests = build_case(root)
    bags = {}
    for tier in ("court", "partner", "public"):
        asked = Asked(
            tier=tier,
            recipient="desk" if tier == "partner" else None,
            reason=MARKS["reason"],
            authorities=("http://127.0.0.1:9/tsa",) if tier != "partner" else (),
        )
        out = root / tier
        with mock.patch("diptych.workflows.hand_over_bag.ask", answered):
            hand_over(
                case, out=out, asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT, secret=bytes(32)
            )
        bags[tier] = out
    return Built(root=root, case=case, keys=keys, bags=bags, digests=digests)
