"""Sidecars in JSON: yt-dlp's ``.info.json``, Telegram Desktop's ``result.json``, ProofMode's ``.proof.json``.

Field names are those of the programs themselves: yt-dlp's extractor fields (its ``common.py``), Telegram Desktop's
export (``export_output_json.cpp``), ProofMode for Android (``ProofMode.java``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from diptych.model.sidecars import MAX_ITEMS, Item, Sidecar, text_of

_NOT_INCLUDED = "(File not included"
"""How Telegram Desktop writes that a file was not exported."""

_PERSONAL = ("DeviceID", "Wifi MAC", "IPv4", "IPv6", "CellInfo", "Network", "Locale", "Language")
"""Fields of ProofMode that point at a telephone or a line: they stay in the original, their names are noted."""


def read_yt_dlp(document: object, name: str) -> Sidecar | None:
    """Read yt-dlp's ``.info.json``, or None where it is none."""
    if not isinstance(document, dict) or not (
        "extractor" in document or "extractor_key" in document or name.lower().endswith(".info.json")
    ):
        return None
    get = document.get
    names = [get("filename"), get("_filename")]
    wanted = get("requested_downloads")
    for one in wanted if isinstance(wanted, list) else []:
        if isinstance(one, dict):
            names += [one.get("filename"), one.get("_filename"), one.get("filepath")]
    version = get("_version")
    comments = get("comments")
    parts = [text_of(get(key)) for key in ("format_id", "ext", "vcodec", "acodec", "resolution")]
    item = Item(
        names=tuple(dict.fromkeys(one for one in names if isinstance(one, str)))[:16],
        beside=True,
        said={
            "url": text_of(get("webpage_url")) or text_of(get("original_url")),
            "page_title": text_of(get("title")),
            "platform": text_of(get("extractor_key")) or text_of(get("extractor")),
            "uploader": text_of(get("uploader")) or text_of(get("channel")),
            "uploader_id": text_of(get("uploader_id")) or text_of(get("channel_id")),
            "post_id": text_of(get("id")),
            "text": text_of(get("description")),
            "tags": text_of(get("tags")),
            "comments": f"{len(comments)} comments in the file" if isinstance(comments, list) else None,
            "place": text_of(get("location")),
            "uploaded_at": _moment(get("timestamp")) or _day(get("upload_date")),
            "captured_at": _moment(get("epoch")),
            "media_url": text_of(get("url")),
            "delivered_as": ", ".join(one for one in parts if one) or None,
        },
    )
    tool = f"yt-dlp {text_of(version.get('version')) or ''}".strip() if isinstance(version, dict) else None
    kind = text_of(get("_type"))
    notes = (f"it speaks of a {kind}, not of one recording",) if kind and kind != "video" else ()
    return Sidecar(format="yt_dlp_info", items=(item,), tool=tool, notes=notes, platform_copy=True)


def read_telegram(document: object, name: str) -> Sidecar | None:
    """Read Telegram Desktop's ``result.json``: one item for each message that names a file."""
    if not isinstance(document, dict):
        return None
    chats = list(_chats(document))
    if not chats:
        return None
    items: list[Item] = []
    n_messages, n_not_included, n_more = 0, 0, 0
    for chat in chats:
        for message in chat["messages"]:
            if not isinstance(message, dict):
                continue
            n_messages += 1
            files = [text_of(message.get(key)) for key in ("file", "photo")]
            named = [one for one in files if one]
            if not named:
                continue
            if len(items) >= MAX_ITEMS:
                n_more += 1
                continue
            there = [one for one in named if not one.startswith(_NOT_INCLUDED)]
            n_not_included += not there
            items.append(_message(chat, message, there))
    notes = [f"{n_messages} messages, {len(items)} of them with a file"]
    if n_not_included:
        notes.append(f"{n_not_included} files were not exported, as it says")
    if n_more:
        notes.append(f"{n_more} more messages with a file were not read")
    return Sidecar(
        format="telegram_export",
        items=tuple(items),
        tool="Telegram Desktop",
        notes=tuple(notes),
        platform_copy=True,
    )


def _chats(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Chats of a whole export, or the one of an export of a chat."""
    if isinstance(document.get("messages"), list) and "id" in document:
        yield document
    for key in ("chats", "left_chats"):
        group = document.get(key)
        listed = group.get("list") if isinstance(group, dict) else None
        for chat in listed if isinstance(listed, list) else []:
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield chat


def _message(chat: Mapping[str, Any], message: Mapping[str, Any], names: list[str]) -> Item:
    date = text_of(message.get("date"))
    shape = [one for key in ("media_type", "mime_type") if (one := text_of(message.get(key)))]
    size = [text_of(message.get(key)) for key in ("width", "height")]
    if all(size):
        shape.append("×".join(map(str, size)))
    place = message.get("location_information")
    where = (
        f"{text_of(place.get('latitude'))}, {text_of(place.get('longitude'))}"
        if isinstance(place, dict)
        else None
    )
    chat_id, post = text_of(chat.get("id")), text_of(message.get("id"))
    return Item(
        names=tuple(names),
        said={
            "page_title": text_of(chat.get("name")),
            "platform": ", ".join(one for one in ("Telegram", text_of(chat.get("type"))) if one),
            "uploader": text_of(message.get("from")) or text_of(message.get("actor")),
            "uploader_id": text_of(message.get("from_id")) or text_of(message.get("actor_id")),
            "post_id": f"{chat_id or '?'}/{post}" if post else None,
            "text": _flat(message.get("text")),
            "forwarded_from": text_of(message.get("forwarded_from")),
            "uploaded_at": _moment(message.get("date_unixtime"))
            or (f"{date} (no zone given)" if date else None),
            "place": where,
            "delivered_as": ", ".join(shape) or None,
        },
    )


def _flat(text: object) -> str | None:
    if isinstance(text, list):
        parts = [
            one if isinstance(one, str) else one.get("text") for one in text if isinstance(one, str | dict)
        ]
        return text_of("".join(one for one in parts if isinstance(one, str)))
    return text_of(text)


def read_proofmode(document: object, name: str) -> Sidecar | None:
    """Read a data file of ProofMode."""
    if not isinstance(document, dict) or "File Hash SHA256" not in document:
        return None
    return Sidecar(
        format="proofmode_data",
        items=(proofmode_item(document),),
        tool=_proofmode_tool(document),
        notes=proofmode_notes(document),
    )


def proofmode_item(
    row: Mapping[str, Any], *, sha256s: tuple[str, ...] = (), signed: str | None = None
) -> Item:
    """What a row of ProofMode says of its recording."""
    digest = (text_of(row.get("File Hash SHA256")) or "").lower() or None
    path = text_of(row.get("File Path"))
    where = [text_of(row.get(f"Location.{key}")) for key in ("Latitude", "Longitude")]
    place = None
    if all(where):
        place = f"{where[0]}, {where[1]}"
        for key, words in (("Accuracy", "accuracy {} m"), ("Provider", "by {}")):
            value = text_of(row.get(f"Location.{key}"))
            place += f", {words.format(value)}" if value else ""
    device = [text_of(row.get(key)) for key in ("Manufacturer", "Hardware")]
    said: dict[str, str | None] = {
        "digest": f"SHA-256 {digest}" if digest else None,
        "recorded_at": text_of(row.get("File Created")),
        "captured_at": text_of(row.get("Proof Generated")),
        "place": place,
        "device": " ".join(one for one in device if one) or None,
        "text": text_of(row.get("Notes")) or text_of(row.get("Note")),
    }
    if signed is not None:
        said["signed"] = signed
    return Item(
        names=(path,) if path and not path.startswith("content:") else (),
        sha256s=(*((digest,) if digest else ()), *sha256s),
        said=said,
    )


def proofmode_notes(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Which fields that point at a telephone stay in the original."""
    kept = [name for name in _PERSONAL if text_of(row.get(name))]
    return (f"not copied from the original: {', '.join(kept)}",) if kept else ()


def _proofmode_tool(row: Mapping[str, Any]) -> str:
    return f"ProofMode {text_of(row.get('Version')) or ''}".strip()


def _moment(value: object) -> str | None:
    """Seconds since 1970 as UTC; None for what is none."""
    try:
        seconds = (
            float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
        )
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _day(value: object) -> str | None:
    text = text_of(value)
    if text is None or len(text) != 8 or not text.isdigit():
        return text
    return f"{text[:4]}-{text[4:6]}-{text[6:]} (the day alone)"


READERS = (read_proofmode, read_telegram, read_yt_dlp)
