"""Sidecars as their programs write them, around recordings of a yard: shapes are real, all names are invented."""

from __future__ import annotations

import csv
import datetime
import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def yt_dlp_info(path: Path, **more: Any) -> Path:
    """What ``yt-dlp --write-info-json`` leaves beside a video."""
    info = {
        "id": "yard0001",
        "title": "People walk in a yard",
        "formats": [{"format_id": "22", "ext": "mp4", "url": "https://media.example.org/yard0001/22"}],
        "description": "Two people walk from the gate to the shed.",
        "uploader": "Yard Channel",
        "uploader_id": "@yard",
        "webpage_url": "https://video.example.org/watch/yard0001",
        "original_url": "https://video.example.org/w/yard0001",
        "tags": ["yard", "gate"],
        "timestamp": 1772352000,
        "upload_date": "20260301",
        "extractor": "example",
        "extractor_key": "Example",
        "epoch": 1772355600,
        "format_id": "22",
        "ext": "mp4",
        "vcodec": "avc1.64001F",
        "acodec": "mp4a.40.2",
        "resolution": "1280x720",
        "url": "https://media.example.org/yard0001/22",
        "_type": "video",
        "_version": {"version": "2026.10.26", "release_git_head": "0" * 40, "repository": "yt-dlp/yt-dlp"},
        **more,
    }
    path.write_text(json.dumps(info), encoding="utf-8")
    return path


def telegram_export(folder: Path, messages: list[dict[str, Any]], *, whole: bool = False) -> Path:
    """``result.json`` of Telegram Desktop: of one chat, or of all."""
    chat = {"name": "Yard news", "type": "public_channel", "id": 1234567890, "messages": messages}
    document = (
        {"about": "Here is the data you requested.", "chats": {"about": "", "list": [chat]}}
        if whole
        else chat
    )
    path = folder / "result.json"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def message(number: int, file: str | None, **more: Any) -> dict[str, Any]:
    """One message of a channel, with a video where a file is given."""
    told: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": "2026-03-01T10:00:00",
        "date_unixtime": "1772355600",
        "from": "Yard news",
        "from_id": "channel1234567890",
        "text": ["The yard today, ", {"type": "hashtag", "text": "#yard"}],
        "text_entities": [],
    }
    if file is not None:
        told |= {
            "file": file,
            "media_type": "video_file",
            "mime_type": "video/mp4",
            "width": 1280,
            "height": 720,
        }
    return told | more


SHEET_HEADER = (
    *("Link", "Archive status", "Destination folder", "Archive location", "Archive date", "Thumbnail"),
    *("Upload timestamp", "Upload title", "Text content", "Hash", "WACZ"),
)


def sheet_row(link: str, location: str, page: bytes) -> tuple[str, ...]:
    return (
        *(link, "telethon_extractor: success", "yard", location, "2026-03-01T11:00:00+00:00", ""),
        *("2026-03-01T10:00:00+00:00", "The yard", "The yard today", f"SHA-256:{sha256(page)}", ""),
    )


def csv_sheet(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([SHEET_HEADER, *rows])
    return path


def xlsx_sheet(path: Path, rows: list[tuple[str, ...]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["List of the yard"])
    sheet.append(list(SHEET_HEADER))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def csv_database(path: Path, media: list[dict[str, Any]]) -> Path:
    """auto-archiver's CSV database: dictionaries as Python prints them."""
    metadata = {
        "_processed_at": datetime.datetime(2026, 3, 1, 11, 0, 5, 1234, tzinfo=datetime.UTC),
        "url": "https://video.example.org/watch/yard0002",
        "title": "The yard's gate",
        "timestamp": datetime.datetime(2026, 3, 1, 10, 0),
    }
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=["status", "metadata", "media"])
        writer.writeheader()
        writer.writerow({"status": "generic_extractor: success", "metadata": metadata, "media": media})
    return path


def warc(records: list[tuple[str, str, bytes]], *, chunked: bool = False) -> bytes:
    """Responses as a crawler keeps them: address, media type, body."""
    out = b""
    for url, kind, body in records:
        sent = body
        more = ""
        if chunked:
            parts = [body[k : k + 1000] for k in range(0, len(body), 1000)]
            sent = b"".join(f"{len(one):x}\r\n".encode() + one + b"\r\n" for one in parts) + b"0\r\n\r\n"
            more = "Transfer-Encoding: chunked\r\n"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + sent
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T11:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        out += gzip.compress(head + http + b"\r\n\r\n", mtime=0)
    return out


def wacz(
    path: Path, media: bytes, *, chunked: bool = False, signed: bool = True, damage: bool = False
) -> Path:
    """A web archive of one page with one video."""
    page = b"<html><video src='/yard.mp4'></video></html>"
    archive = warc(
        [
            ("https://video.example.org/", "text/html", page),
            ("https://video.example.org/yard.mp4", "video/mp4", media),
        ],
        chunked=chunked,
    )
    pages = (
        b'{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n'
        b'{"id": "1", "url": "https://video.example.org/", "title": "The yard", "ts": "2026-03-01T11:00:00Z"}\n'
    )
    parts = {"archive/data.warc.gz": archive, "pages/pages.jsonl": pages}
    about = json.dumps(
        {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "software": "example-crawler 1.0",
            "resources": [
                {"name": k.split("/")[1], "path": k, "hash": f"sha256:{sha256(v)}", "bytes": len(v)}
                for k, v in parts.items()
            ],
        }
    ).encode()
    digest: dict[str, Any] = {"path": "datapackage.json", "hash": f"sha256:{sha256(about)}"}
    if signed:
        digest["signedData"] = {"hash": digest["hash"], "signature": "AAAA", "publicKey": "BBBB"}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content + (b"x" if damage and name.startswith("pages") else b""))
        package.writestr("datapackage.json", about)
        package.writestr("datapackage-digest.json", json.dumps(digest))
    return path


def proofmode_row(media: bytes) -> dict[str, str]:
    return {
        "File Hash SHA256": sha256(media),
        "File Path": "/storage/emulated/0/DCIM/Camera/VID_0001.mp4",
        "File Created": "2026-03-01T09:59:00Z",
        "File Modified": "2026-03-01T10:00:00Z",
        "Proof Generated": "2026-03-01T10:00:01Z",
        "Location.Latitude": "12.5",
        "Location.Longitude": "45.25",
        "Location.Accuracy": "8.0",
        "Location.Provider": "gps",
        "Manufacturer": "Example",
        "Hardware": "Phone 7",
        "DeviceID": "canary-device-0001",
        "IPv4": "192.0.2.7",
        "Notes": "",
    }


def proofmode_zip(path: Path, media: bytes, *, with_media: bool = True, as_csv: bool = False) -> Path:
    row = proofmode_row(media)
    digest = row["File Hash SHA256"]
    with zipfile.ZipFile(path, "w") as package:
        if with_media:
            package.writestr("VID_0001.mp4", media)
        if as_csv:
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, fieldnames=list(row))
            writer.writeheader()
            writer.writerow(row)
            package.writestr(f"{digest}.proof.csv", text.getvalue())
        else:
            package.writestr(f"{digest}.proof.json", json.dumps(row))
        end = "csv" if as_csv else "json"
        for name in (f"{digest}.asc", f"{digest}.proof.{end}.asc", "pubkey.asc"):
            package.writestr(name, "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n")
    return path
