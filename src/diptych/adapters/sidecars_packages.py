"""Sidecars that are packages: WACZ web archives and ProofMode's ZIP files. Nothing is unpacked to a disk.

WACZ 1.1.1: ``datapackage.json`` with the digest of each resource, ``pages/*.jsonl``, ``archive/*.warc.gz``.
ProofMode: the recording, ``DIGEST.proof.json`` or ``.proof.csv``, signatures ``.asc``, ``pubkey.asc``.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from diptych.adapters.sidecars_json import proofmode_item, proofmode_notes
from diptych.adapters.warc import responses
from diptych.model.sidecars import MAX_BYTES, MAX_ITEMS, Item, Sidecar, text_of

MAX_MEMBERS = 100_000
"""Most members of a package. Chosen by hand."""

MEDIA = ("video/", "audio/", "image/")
"""Media types of what counts as a recording or picture in a web archive."""

PROOFMODE_OWN = (
    *(".asc", ".ots", ".gst", ".json", ".csv", ".txt", ".crt", ".cert", ".pem", ".sig", ".devicecheck"),
)
"""Endings of ProofMode's own files in its ZIP; what ends otherwise is a recording."""

_BLOCK = 1 << 20


def read_package(path: Path) -> Sidecar:
    """Read a ZIP file; ``format`` is empty where it is none of those that are known."""
    with zipfile.ZipFile(path) as package:
        members = {one.filename: one for one in package.infolist() if not one.is_dir()}
        if len(members) > MAX_MEMBERS:
            return Sidecar(format="", not_read="it has too many members")
        if is_wacz(members):
            return _wacz(package, members)
        if is_proofmode(members):
            return _proofmode(package, members)
    return Sidecar(format="")


def is_wacz(names: Iterable[str]) -> bool:
    """Whether a package with these members is a web archive."""
    return "datapackage.json" in set(names)


def is_proofmode(names: Iterable[str]) -> bool:
    """Whether a package with these members is ProofMode's."""
    return any(name.endswith((".proof.json", ".proof.csv")) for name in names)


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("a member is too large")
    return content


def _digest(package: zipfile.ZipFile, name: str) -> str:
    hasher = hashlib.sha256()
    with package.open(name) as stream:
        while block := stream.read(_BLOCK):
            hasher.update(block)
    return hasher.hexdigest()


def _wacz(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> Sidecar:
    about = json.loads(_read(package, "datapackage.json"))
    if not isinstance(about, dict) or not (
        "wacz_version" in about or any(one.startswith("archive/") for one in members)
    ):
        return Sidecar(format="")
    signed = _wacz_signed(package, members)
    notes = [_resources(package, members, about)]
    items = list(_pages(package, members, signed))
    n_pages, n_media, n_more = len(items), 0, 0
    for name in members:
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            with package.open(name) as stream:
                for item in _media(stream, packed=name.endswith(".gz"), signed=signed):
                    n_media += 1
                    if len(items) < MAX_ITEMS:
                        items.append(item)
                    else:
                        n_more += 1
    notes.append(f"{n_pages} pages listed, {n_media} recordings and pictures in it")
    if n_more:
        notes.append(f"{n_more} more were not read")
    return Sidecar(
        format="wacz",
        items=tuple(items),
        tool=text_of(about.get("software")),
        notes=tuple(notes),
        platform_copy=True,
    )


def _wacz_signed(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> str | None:
    if "datapackage-digest.json" not in members:
        return None
    digest = json.loads(_read(package, "datapackage-digest.json"))
    if not isinstance(digest, dict):
        return None
    fits = text_of(digest.get("hash")) == f"sha256:{_digest(package, 'datapackage.json')}"
    words = (
        "the list of its parts has the digest stated" if fits else "the list of its parts has another digest"
    )
    signature = digest.get("signedData")
    if not isinstance(signature, dict):
        return f"no signature; {words}"
    by = text_of(signature.get("domain")) or text_of(signature.get("publicKey"))
    return f"a signature is there (by {by or 'an unnamed key'}), not checked; {words}"


def _resources(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], about: Mapping[str, Any]
) -> str:
    fit, differ, missing = 0, 0, 0
    listed = about.get("resources")
    for one in listed if isinstance(listed, list) else []:
        path, stated = (
            (text_of(one.get("path")), text_of(one.get("hash"))) if isinstance(one, dict) else (None, None)
        )
        if path is None or path not in members:
            missing += 1
        elif stated is not None and stated.removeprefix("sha256:") == _digest(package, path):
            fit += 1
        else:
            differ += 1
    return f"parts: {fit} have the digest stated, {differ} do not, {missing} are missing"


def _pages(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], signed: str | None
) -> Iterator[Item]:
    for name in members:
        if not (name.startswith("pages/") and name.endswith(".jsonl")):
            continue
        for line in _read(package, name).splitlines()[:MAX_ITEMS]:
            page = None
            with contextlib.suppress(ValueError):  # a damaged line: the digest of the part says so
                page = json.loads(line)
            if isinstance(page, dict) and "url" in page:
                yield Item(
                    said={
                        "url": text_of(page.get("url")),
                        "page_title": text_of(page.get("title")),
                        "captured_at": text_of(page.get("ts")),
                        "text": text_of(page.get("text")),
                        "signed": signed,
                    }
                )


def _media(stream: IO[bytes], *, packed: bool, signed: str | None) -> Iterator[Item]:
    for one in responses(stream, packed=packed):
        if (one.kind or "").startswith(MEDIA):
            yield Item(
                sha256s=(one.sha256,),
                said={
                    "media_url": one.url,
                    "captured_at": one.date,
                    "delivered_as": f"{one.kind}, {one.size} bytes, status {one.status}",
                    "digest": f"SHA-256 {one.sha256}, worked out from the package",
                    "signed": signed,
                },
            )


def _proofmode(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> Sidecar:
    data = (".proof.json", ".proof.csv")
    media = {_digest(package, name): name for name in members if not name.lower().endswith(PROOFMODE_OWN)}
    items: list[Item] = []
    notes: list[str] = []
    stems = dict.fromkeys(name.removesuffix(end) for name in members for end in data if name.endswith(end))
    for stem in list(stems)[:MAX_ITEMS]:
        rows = _proofmode_rows(package, members, stem)
        for row in rows:
            stated = (text_of(row.get("File Hash SHA256")) or "").lower()
            inside = "in the package, with the digest stated" if stated in media else "not in the package"
            n_signed = sum(f"{stem}{end}.asc" in members for end in ("", *data))
            key = "with" if any(one.endswith("pubkey.asc") for one in members) else "without"
            signed = f"{n_signed} signatures, {key} their public key, not checked" if n_signed else None
            items.append(proofmode_item(row, signed=signed))
            notes.append(f"the recording {stated[:12] or 'without a digest'} is {inside}")
            notes += proofmode_notes(row)
    known = {one for item in items for one in item.sha256s}
    items += [Item(sha256s=(sha256,), said={}) for sha256 in media if sha256 not in known]
    return Sidecar(
        format="proofmode_zip", items=tuple(items), tool="ProofMode", notes=tuple(dict.fromkeys(notes))
    )


def _proofmode_rows(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], stem: str
) -> list[Mapping[str, Any]]:
    if f"{stem}.proof.json" in members:
        row = json.loads(_read(package, f"{stem}.proof.json"))
        return [row] if isinstance(row, dict) else []
    text = _read(package, f"{stem}.proof.csv").decode("utf-8-sig", "replace")
    return [row for row in csv.DictReader(io.StringIO(text, newline="")) if row]
