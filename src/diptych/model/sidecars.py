"""Files that lie beside recordings and speak of them: what is kept of what they say.

Nothing here is a fact about a recording. Each value is what one file says, kept with that file's digest; the file
itself stays an original.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FORMATS = (
    "yt_dlp_info",
    "telegram_export",
    "auto_archiver_table",
    "wacz",
    "proofmode_zip",
    "proofmode_data",
    "c2pa_manifest",
)
"""Kinds of files that are known. ``c2pa_manifest`` lies beside its recording; one inside is in the report."""

FIELDS = (
    "url",
    "final_url",
    "page_title",
    "platform",
    "uploader",
    "uploader_id",
    "post_id",
    "text",
    "forwarded_from",
    "tags",
    "comments",
    "place",
    "uploaded_at",
    "recorded_at",
    "captured_at",
    "media_url",
    "delivered_as",
    "digest",
    "device",
    "signed",
    "state",
)
"""What a sidecar may say of a recording. A reader that does not look for one leaves it *not looked for*."""

MAX_TEXT = 10_000
"""Longest value that is kept of one field, in characters; the sidecar has the whole. Chosen by hand."""

MAX_ITEMS = 20_000
"""Most recordings that one sidecar is read for; more are counted and not read. Chosen by hand."""

MAX_BYTES = 128 << 20
"""Largest sidecar that is read in one piece (JSON, tables). A channel of 100,000 messages has about 60 MB."""

LIMITS = "what the file says; nothing of it was checked against the recording"
"""The sentence that goes with every such record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a sidecar says of one recording, or of one posting whose file it names."""

    names: tuple[str, ...] = ()
    """Files that it names, as paths from its own folder, or bare names."""
    sha256s: tuple[str, ...] = ()
    """Digests that it states or that were worked out from what it carries."""
    said: Mapping[str, str | None] = field(default_factory=dict)
    """For each field that was looked for: what stands there, or None where it is absent."""
    beside: bool = False
    """Whether it also speaks of files that lie beside it and have its name before the ending."""
    folder: bool = False
    """Whether it also speaks of all that lies in the folder of a file that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What was read from one sidecar."""

    format: str
    """One of FORMATS; ``""`` where the file is no sidecar."""
    items: tuple[Item, ...] = ()
    tool: str | None = None
    """Which program wrote it, as it says."""
    notes: tuple[str, ...] = ()
    """What the reader counted or did not read."""
    platform_copy: bool = False
    """Whether what it speaks of came from a platform: tags inside may then be of the platform's transcode."""
    not_read: str | None = None
    """Why it could not be read; None where it was."""


def told(said: Mapping[str, str | None]) -> dict[str, dict[str, str]]:
    """Write fields as they are kept: *given*, *absent* (looked for and not there) or *not looked for*.

    ``told({"url": "https://example.org/1", "text": None})["text"]`` is ``{"state": "absent"}``, and its ``"place"``
    is ``{"state": "not_looked_for"}``.
    """
    kept: dict[str, dict[str, str]] = {}
    for name in FIELDS:
        if name not in said:
            kept[name] = {"state": "not_looked_for"}
            continue
        value = said[name]
        kept[name] = {"state": "absent"} if value is None else {"state": "given", "value": value[:MAX_TEXT]}
    return kept


def text_of(value: object) -> str | None:
    """Return a plain value of a sidecar as text; None for what is empty or no plain value."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return value.strip()[:MAX_TEXT] or None
    if isinstance(value, Sequence) and all(isinstance(one, str) for one in value):
        return ", ".join(one.strip() for one in value)[:MAX_TEXT] or None
    return None
