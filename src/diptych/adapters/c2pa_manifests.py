"""C2PA manifests inside media: whether one is there, and, with the extra ``[c2pa]``, what its own reader says of it.

Whether one is there is found from the container alone (C2PA 2.1, annex A): a ``uuid`` box in MP4 and its kin, a
``caBX`` chunk in PNG, JUMBF in APP11 of JPEG, a ``C2PA`` chunk in RIFF. Absence means nothing: a copy loses it.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from diptych.adapters.confine import MIB, Reach, limits_for
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.model.errors import DiptychError

TARGET = "diptych.adapters.c2pa_manifests:read"

_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The user type of the box that holds manifests in ISO media (C2PA 2.1, A.5.1)."""

_MAX_PARTS = 100_000
"""Most boxes, chunks or segments that are stepped over. Chosen by hand."""

_MAX_TEXT = 500
_MAX_LISTED = 50

_STATES = {"Trusted": "trusted", "Valid": "valid", "Invalid": "invalid"}
"""c2pa's own words for a manifest: bound and signed by a key on a trust list; by any key; broken. No trust list is
given here, so *trusted* does not occur by itself."""

Found = dict[str, object]


def look_for_manifest(path: Path) -> Found:
    """Look whether a file holds a C2PA manifest.

    Returns:
        ``{"state": "present", "where": …, "kind": …}``, ``{"state": "absent"}``, or ``{"state": "not_looked_for",
        "reason": …}`` for containers of which no place for manifests is known here.
    """
    size = os.path.getsize(path)
    with path.open("rb") as stream:
        head = stream.read(12)
        stream.seek(0)
        if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
            kind = "image/heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "video/mp4"
            return _found(_in_boxes(stream, size), "uuid box", kind)
        if head[:8] == b"\x89PNG\r\n\x1a\n":
            return _found(_in_png(stream, size), "caBX chunk", "image/png")
        if head[:3] == b"\xff\xd8\xff":
            return _found(_in_jpeg(stream), "APP11 segment", "image/jpeg")
        if head[:4] == b"RIFF":
            kinds = {b"AVI ": "video/avi", b"WAVE": "audio/wav", b"WEBP": "image/webp"}
            return _found(_in_riff(stream, size), "C2PA chunk", kinds.get(head[8:12], "video/avi"))
    return {"state": "not_looked_for", "reason": "no place for a manifest is known in this container"}


def _found(there: bool, where: str, kind: str) -> Found:
    return {"state": "present", "where": where, "kind": kind} if there else {"state": "absent"}


def _in_boxes(stream: IO[bytes], size: int) -> bool:
    at = 0
    for _ in range(_MAX_PARTS):
        stream.seek(at)
        head = stream.read(32)
        if len(head) < 8:
            return False
        length = int.from_bytes(head[:4], "big")
        start = 8
        if length == 1:
            length, start = int.from_bytes(head[8:16], "big"), 16
        if head[4:8] == b"uuid" and head[start : start + 16] == _UUID:
            return True
        if length < start or at + length > size:
            return False
        at += length
    return False


def _in_png(stream: IO[bytes], size: int) -> bool:
    at = 8
    for _ in range(_MAX_PARTS):
        stream.seek(at)
        head = stream.read(8)
        if head[4:8] == b"caBX":
            return True
        at += 12 + int.from_bytes(head[:4], "big")
        if len(head) < 8 or at > size:
            return False
    return False


def _in_jpeg(stream: IO[bytes]) -> bool:
    at = 2
    for _ in range(_MAX_PARTS):
        stream.seek(at)
        head = stream.read(64)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xD9, 0xDA):
            return False
        if head[1] == 0xEB and head[4:6] == b"JP" and b"jumb" in head:
            return True
        at += 2 + int.from_bytes(head[2:4], "big")
    return False


def _in_riff(stream: IO[bytes], size: int) -> bool:
    at = 12
    for _ in range(_MAX_PARTS):
        stream.seek(at)
        head = stream.read(8)
        if head[:4] == b"C2PA":
            return True
        length = int.from_bytes(head[4:8], "little")
        at += 8 + length + length % 2
        if len(head) < 8 or at > size:
            return False
    return False


def has_reader() -> bool:
    """Whether the extra ``[c2pa]`` is installed."""
    return importlib.util.find_spec("c2pa") is not None


def read_manifest(path: Path, kind: str) -> Found:
    """Have c2pa-python read a manifest, in a confined helper without a network.

    Args:
        path: The file; only read.
        kind: Its media type, as :func:`look_for_manifest` gives it.

    Returns:
        ``{"state": "valid" | "invalid" | "trusted", "reader": …, "says": {…}}``, or ``{"state": "not_looked_for",
        "reason": …}`` where the reader is not installed or did not survive.
    """
    if not has_reader():
        return {"state": "not_looked_for", "reason": "the reader is not installed (extra c2pa)"}
    found: list[Found] = []

    def keep(k: int, content: bytes) -> None:
        try:
            value = json.loads(content)
            if not isinstance(value, dict) or value.get("state") not in (*_STATES.values(), "not_looked_for"):
                raise ValueError
        except (ValueError, RecursionError):
            raise HelperEndedError(k, "sent what is no answer") from None
        found.append(value)

    whole = path.absolute()
    try:
        run_helpers(
            TARGET,
            [{"path": str(whole), "kind": kind}],
            n_at_once=1,
            progress=lambda *_: None,
            done=keep,
            reach=lambda _job: Reach(
                reads=(whole,), limits=replace(limits_for([whole]), answer_bytes=4 * MIB, silence_s=None)
            ),
        )
    except HelperEndedError as error:
        return {"state": "not_looked_for", "reason": f"the reader {error.why}"}
    except DiptychError as error:
        return {"state": "not_looked_for", "reason": error.message}
    return found[0]


def read(path: str, kind: str, progress: Callable[[float], None]) -> bytes:
    """Read a manifest: this runs in the helper."""
    import c2pa

    progress(0.0)
    try:
        with open(path, "rb") as stream, c2pa.Reader(kind, stream) as reader:
            told = json.loads(reader.json())
    except (c2pa.C2paError, ValueError) as error:
        answer: Found = {
            "state": "not_looked_for",
            "reason": f"the reader could not read it: {type(error).__name__}",
        }
    else:
        answer = _summary(told, f"c2pa {c2pa.sdk_version()}")
    progress(1.0)
    return json.dumps(answer).encode("ascii")


def _summary(told: Mapping[str, Any], reader: str) -> Found:
    """What is kept of a manifest: the newest of the chain, its signature, actions, ingredients, and what failed."""
    manifests = told.get("manifests") or {}
    newest = manifests.get(told.get("active_manifest")) or {}
    signature = newest.get("signature_info") or {}
    assertions = [one for one in newest.get("assertions") or [] if isinstance(one, dict)]
    actions = [
        _short(action.get("action"))
        for one in assertions
        if str(one.get("label", "")).startswith("c2pa.actions")
        for action in (one.get("data") or {}).get("actions") or []
        if isinstance(action, dict)
    ]
    failed = [_short(one.get("code")) for one in told.get("validation_status") or [] if isinstance(one, dict)]
    return {
        "state": _STATES.get(str(told.get("validation_state")), "invalid"),
        "reader": reader,
        "says": {
            "made_with": _short(newest.get("claim_generator") or _generator(newest)),
            "title": _short(newest.get("title")),
            "signed_by": _short(signature.get("issuer")),
            "signed_at": _short(signature.get("time")),
            "algorithm": _short(signature.get("alg")),
            "assertions": [_short(one.get("label")) for one in assertions[:_MAX_LISTED]],
            "actions": actions[:_MAX_LISTED],
            "ingredients": [
                _short(one.get("title")) for one in (newest.get("ingredients") or [])[:_MAX_LISTED]
            ],
            "manifests": len(manifests),
        },
        "failed": failed[:_MAX_LISTED],
        "limits": "what the manifest and its reader say; without a list of trusted signers, valid means unchanged "
        "since it was signed by the named key, whoever has it",
    }


def _generator(manifest: Mapping[str, Any]) -> object:
    infos = manifest.get("claim_generator_info")
    first = infos[0] if isinstance(infos, list) and infos and isinstance(infos[0], dict) else {}
    return " ".join(str(first[key]) for key in ("name", "version") if first.get(key))


def _short(value: object) -> str | None:
    return str(value)[:_MAX_TEXT] if value not in (None, "") else None
