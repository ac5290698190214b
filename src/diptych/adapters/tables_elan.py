"""Annotations made with ELAN (``.eaf``): every aligned annotation of every tier."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

from diptych.adapters.tables_boris import base_name
from diptych.model.errors import BadTableError
from diptych.model.observations import Observation

_ADVICE = "Save the annotations with ELAN again, as .eaf."


def elan_annotations(raw: bytes) -> list[Observation]:
    """Read a file of ELAN: the tier's participant (or name) is ``who``, the annotation's text the action.

    The recording is the first media file named. Files that declare a document type or entities are
    refused, since
    these can make a small file expand without bound; ELAN writes none.
    """
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", raw.replace(b"\0", b""), re.IGNORECASE):
        raise BadTableError(
            "the file declares a document type or entities, which ELAN does not write", advice=_ADVICE
        )
    try:
        root = ElementTree.fromstring(raw)  # entities cannot be declared: refused above
    except (ElementTree.ParseError, ValueError, LookupError):
        raise BadTableError("the file is no well-formed XML", advice=_ADVICE) from None
    if root.tag != "ANNOTATION_DOCUMENT":
        raise BadTableError("the file is no ELAN document", advice=_ADVICE)
    header = root.find("HEADER")
    if header is not None and header.get("TIME_UNITS", "milliseconds") != "milliseconds":
        raise BadTableError("times are not in milliseconds", advice=_ADVICE)
    media = root.find("HEADER/MEDIA_DESCRIPTOR")
    if media is None:
        raise BadTableError("the file names no media", advice=_ADVICE)
    recording = base_name(unquote(media.get("MEDIA_URL") or media.get("RELATIVE_MEDIA_URL") or ""))
    try:
        origin_ms = int(media.get("TIME_ORIGIN", "0"))
        slots = {
            slot.get("TIME_SLOT_ID", ""): int(slot.get("TIME_VALUE", "-1")) for slot in root.iter("TIME_SLOT")
        }
    except ValueError:
        raise BadTableError("a time slot holds no whole number of milliseconds", advice=_ADVICE) from None
    found: list[Observation] = []
    for tier in root.iter("TIER"):
        for annotation in tier.iter("ALIGNABLE_ANNOTATION"):
            number = len(found) + 1
            start_ms = slots.get(annotation.get("TIME_SLOT_REF1", ""), -1)
            stop_ms = slots.get(annotation.get("TIME_SLOT_REF2", ""), -1)
            if start_ms < 0 or stop_ms < start_ms:
                raise BadTableError(f"annotation {number} has no start or no end in time", advice=_ADVICE)
            text = (annotation.findtext("ANNOTATION_VALUE") or "").strip()
            found.append(
                Observation(
                    id=annotation.get("ANNOTATION_ID") or f"o{number}",
                    recording=recording,
                    from_s=(start_ms + origin_ms) / 1000,
                    to_s=(stop_ms + origin_ms) / 1000,
                    who=tier.get("PARTICIPANT") or tier.get("TIER_ID") or "",
                    action=text or "(no text)",
                    observer=tier.get("ANNOTATOR") or "",
                    row=number,
                )
            )
    return found
