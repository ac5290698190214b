"""What archives read of a bag: RO-Crate 1.2 metadata, with the payload as the crate's root."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any

from diptych.domains.handover.lists import dumped
from diptych.domains.handover.plan import Plan
from diptych.domains.handover.readme import WHO
from diptych.model.conditions import Tier
from diptych.model.visible_text import visible

NAME = "ro-crate-metadata.json"
"""Its place in the payload, which is the crate's root."""

CONTEXT = "https://w3id.org/ro/crate/1.2/context"
"""Names of the specification; nothing is fetched from there."""

_TYPES = {
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".toml": "application/toml",
    ".txt": "text/plain",
    ".age": "application/octet-stream",
    ".tsr": "application/timestamp-reply",
}
"""Media types by suffix; what is not here and not known to Python is said to be bytes."""

_mime = mimetypes.MimeTypes(filenames=())  # Python's own table: the machine's would make bags differ


def crate(
    plan: Plan,
    files: Mapping[str, int],
    digests: Mapping[str, str],
    *,
    title: str,
    tier: Tier,
    day: str,
    made_by: str,
) -> bytes:
    """Write ``ro-crate-metadata.json``.

    Args:
        plan: What leaves.
        files: Size of every other file of the payload, by path below ``data/``.
        digests: Their SHA-256.
        title: How the hand-over is called.
        tier: To whom.
        day: ``2026-03-01``.
        made_by: Program and version.
    """
    items = {one.path: one for one in plan.items}
    parts: list[dict[str, Any]] = []
    for path in sorted(files):
        part: dict[str, Any] = {
            "@id": path,
            "@type": "File",
            "name": _name(items[path].item, items[path].number) if path in items else path.rsplit("/", 1)[-1],
            "contentSize": str(files[path]),
            "encodingFormat": _media_type(path),
            "sha256": digests[path],
        }
        if path in items:
            part["description"] = f"{items[path].item.replace('_', ' ')}, {items[path].held}"
        parts.append(part)
    program, _, version = made_by.rpartition(" ")
    graph: list[dict[str, Any]] = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": visible(title),
            "description": f"A hand-over {WHO[tier]}. Withheld items ({len(plan.withheld)}): withheld.json.",
            "datePublished": day,
            "license": {"@id": "#terms"},
            "hasPart": [{"@id": one["@id"]} for one in parts],
            "mentions": {"@id": "#hand-over"},
        },
        {
            "@id": "#terms",
            "@type": "CreativeWork",
            "name": "Terms of use",
            "description": "No licence is granted; conditions of those who handed the material over bind its use.",
        },
        {
            "@id": "#hand-over",
            "@type": "CreateAction",
            "name": "Hand-over",
            "endTime": day,
            "instrument": {"@id": "#program"},
            "result": {"@id": "./"},
        },
        {
            "@id": "#program",
            "@type": "SoftwareApplication",
            "name": program or made_by,
            "softwareVersion": version,
        },
    ]
    return dumped({"@context": CONTEXT, "@graph": [*graph, *parts]})


def _name(item: str, number: int | None) -> str:
    return item.replace("_", " ") + (f" {number}" if number is not None else "")


def _media_type(path: str) -> str:
    suffix = "." + path.rsplit(".", 1)[-1] if "." in path.rsplit("/", 1)[-1] else ""
    guessed, _ = _mime.guess_type(f"x{suffix}")
    return _TYPES.get(suffix, guessed or "application/octet-stream")
