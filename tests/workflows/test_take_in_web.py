"""Addresses of the web, from a server on this machine: nothing without leave, all as delivered, failures on record."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters import web_capture
from diptych.adapters.keys import KeyFolder
from diptych.adapters.warc import responses
from diptych.adapters.web_page import NoPageError, fetch_page, page_archive, proxy_for
from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.model.errors import NotInstalledError, WrongCallError
from diptych.workflows.case_log import case_log
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in_web import take_in_web
from diptych.workflows.verify import verify
from make_case import QuickDisk, quick_keys
from make_sidecars import sha256
from make_video import make_video

PAGE = b"<!doctype html>\r\n<title>Yard \xe9</title><h1>The yard</h1><video src='/yard.mp4'></video>\r\n"
"""Not UTF-8, and with odd line ends: what was delivered has to come out byte for byte."""


LEADS_TO = {"/short": "/watch", "/file": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1/a"}


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("web") / "yard.mp4"
    make_video(path)
    return path.read_bytes()


@pytest.fixture
def server(clip: bytes) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            asked.append(self.path)
            pages = {"/watch": ("text/html", PAGE), "/yard.mp4": ("video/mp4", clip)}
            if self.path in LEADS_TO:
                self.send_response(302)
                self.send_header("Location", LEADS_TO[self.path])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            kind, body = pages.get(self.path, ("text/html", b"gone"))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_GET = do_HEAD = _answer

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}", asked
        serving.shutdown()


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return quick_keys(tmp_path / "keys")


@pytest.fixture
def case(tmp_path: Path, keys: KeyFolder) -> Path:
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    return tmp_path / "case"


def _collection(case: Path, keys: KeyFolder) -> dict[str, Any]:
    held = Case.open(case, keys=keys)
    return held.read_record(held.records("collection")[-1])


def test_nothing_uses_the_network_unless_it_is_allowed(
    tmp_path: Path,
    server: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, asked = server
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder = str(tmp_path / "yard")
    assert run(["case", "new", folder, "--title", "Yard"]) == 0
    capsys.readouterr()
    assert run(["take-in", f"{address}/watch", "--case", folder]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "--use-network" in said
    assert run(["take-in", f"{address}/watch", str(tmp_path), "--use-network", "--case", folder]) == 2
    assert not asked
    assert "collected" not in {one.entry.action for one in case_log(Path(folder))}


def test_a_page_its_source_its_media_and_what_is_said_of_them(
    case: Path, keys: KeyFolder, server: tuple[str, list[str]], clip: bytes
) -> None:
    pytest.importorskip("yt_dlp")
    address, _ = server
    web = take_in_web(
        [f"{address}/short"],
        case=case,
        use_network=True,
        handed=HandedOver(collector="collector one"),
        identity="the account called Gardener",
        capture=False,
        reason="first copy found online",
        keys=keys,
        disk=QuickDisk(),
    )
    (one,) = web.collected
    assert one.outcome == "whole", one.failures
    assert one.final_url == f"{address}/watch"
    held = Case.open(case, keys=keys)
    assert sha256(clip) in held.state.originals  # as delivered, not muxed anew
    assert held.state.originals[sha256(clip)].state == "readable"
    assert held.original_file(sha256(PAGE)).read_bytes() == PAGE
    value = _collection(case, keys)
    assert [hop["status"] for hop in value["redirects"]] == [302, 200]
    assert value["redirects"][0]["url"] == f"{address}/short"
    assert value["parts"]["media"]["originals"] == [sha256(clip)]
    assert value["parts"]["capture"] == {"state": "not_looked_for", "reason": "it was not asked for"}
    assert value["virtual_identity"] == {"state": "given", "value": "the account called Gardener"}
    assert value["machine"]["connected_to"]["value"] == ["127.0.0.1", "127.0.0.1"]
    assert value["machine"]["address_seen_from_outside"] == {"state": "not_looked_for"}
    assert value["began"] < value["ended"] and any(p.startswith("yt-dlp 20") for p in value["programs"])
    receipt: dict[str, Any] = held.read_record(held.state.originals[sha256(clip)].receipts[0])
    assert receipt["place"] == f"{address}/short"
    assert receipt["told"]["url"]["value"] == f"{address}/short"
    assert receipt["told"]["final_url"]["value"] == f"{address}/watch"
    assert receipt["told"]["page_html"]["value"] == sha256(PAGE)
    assert receipt["told"]["page_capture"] == {"state": "not_looked_for"}
    (info,) = [held.read_record(r) for r in held.records("sidecar")]
    assert info["format"] == "yt_dlp_info" and info["joined"] == 1  # what the platform says, as a statement
    assert any(
        t.words.startswith("collected from the web: whole, 4 files") for t in case_log(case, keys=keys)
    )
    assert not list((case / "derived" / "collecting").iterdir())
    assert verify(case, keys=keys).ok
    for path in case.rglob("*"):
        if path.is_file():
            assert b"Gardener" not in path.read_bytes()


def test_the_exchange_is_a_web_archive(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, _ = server
    page = fetch_page(f"{address}/short")
    (tmp_path / "page.warc.gz").write_bytes(page_archive(page))
    with (tmp_path / "page.warc.gz").open("rb") as stream:
        kept = list(responses(stream, packed=True))
    assert [one.status for one in kept] == ["302", "200"]
    assert kept[1].url == f"{address}/watch" and kept[1].sha256 == sha256(PAGE)
    warcio = pytest.importorskip("warcio.archiveiterator")  # a second reader, where there is one
    with (tmp_path / "page.warc.gz").open("rb") as stream:
        bodies = [
            one.content_stream().read()
            for one in warcio.ArchiveIterator(stream)
            if one.rec_type == "response"
        ]
    assert bodies == [b"", PAGE]


def test_a_failure_is_an_event(case: Path, keys: KeyFolder, server: tuple[str, list[str]]) -> None:
    pytest.importorskip("yt_dlp")
    address, _ = server
    urls = [f"{address}/gone", "http://127.0.0.1:9/closed"]
    web = take_in_web(urls, case=case, use_network=True, capture=False, keys=keys, disk=QuickDisk())
    assert [one.outcome for one in web.collected] == ["failed", "failed"]
    assert not web.complete
    held = Case.open(case, keys=keys)
    assert not held.originals()
    gone, closed = (held.read_record(r) for r in held.records("collection"))
    parts: dict[str, Any] = {**gone["parts"]}  # type: ignore[dict-item]
    assert parts["page"] == {"state": "failed", "reason": "the server answered 404"}
    assert parts["media"]["state"] == "failed" and "404" in parts["media"]["reason"]
    assert address not in json.dumps(parts)
    assert closed["parts"]["page"]["reason"].startswith("it cannot be reached")  # type: ignore[index,call-overload]
    assert closed["final_url"] == {"state": "not_looked_for"}
    told = [t for t in case_log(case, keys=keys) if t.entry.action == "collected"]
    assert [t.words for t in told] == ["collected from the web: failed, 0 files"] * 2
    assert verify(case, keys=keys).ok


def test_a_redirect_never_leads_to_a_file(server: tuple[str, list[str]]) -> None:
    for path in ("/file", "/ftp"):
        with pytest.raises(NoPageError, match=r"not of the web|answered 302"):
            fetch_page(f"{server[0]}{path}")


def test_what_was_named_directly_is_media_not_a_page(
    case: Path, keys: KeyFolder, server: tuple[str, list[str]], clip: bytes
) -> None:
    pytest.importorskip("yt_dlp")
    web = take_in_web(
        [f"{server[0]}/yard.mp4"], case=case, use_network=True, capture=False, keys=keys, disk=QuickDisk()
    )
    (one,) = web.collected
    assert one.parts["page"] == {"state": "absent", "reason": "the address delivers media, not a page"}
    assert one.parts["media"]["originals"] == [sha256(clip)]
    assert one.outcome == "whole"


def test_addresses_that_are_none_and_a_missing_program(
    case: Path, keys: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url in ("file:///etc/passwd", "https://", "ftp://example.org/a"):
        with pytest.raises(WrongCallError):
            take_in_web([url], case=case, use_network=True, keys=keys)
    monkeypatch.setattr("diptych.adapters.web_media.version", lambda: None)
    with pytest.raises(NotInstalledError, match="yt-dlp"):
        take_in_web(["https://example.org/"], case=case, use_network=True, keys=keys)


def test_a_proxy_of_another_kind_is_never_gone_around(server: tuple[str, list[str]]) -> None:
    address, asked = server
    with pytest.raises(NoPageError, match="not asked for"):
        fetch_page(f"{address}/watch", proxy="socks5://127.0.0.1:9")
    with pytest.raises(NoPageError):
        fetch_page(f"{address}/watch", proxy="http://127.0.0.1:9")
    assert not asked


def test_the_proxy_of_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "inside.example.org")
    assert proxy_for("https://video.example.org/", None) == "http://proxy.example.org:3128"
    assert proxy_for("https://inside.example.org/", None) is None
    assert proxy_for("https://inside.example.org/", "socks5://127.0.0.1:9050") == "socks5://127.0.0.1:9050"


def test_a_picture_of_the_page(case: Path, keys: KeyFolder, server: tuple[str, list[str]]) -> None:
    pytest.importorskip("yt_dlp")
    if web_capture.why_not() is not None:
        pytest.skip(str(web_capture.why_not()))
    web = take_in_web([f"{server[0]}/watch"], case=case, use_network=True, keys=keys, disk=QuickDisk())
    (one,) = web.collected
    assert one.parts["capture"]["state"] == "given", one.parts["capture"]
    (sha,) = one.parts["capture"]["originals"]  # type: ignore[misc]
    held = Case.open(case, keys=keys)
    assert held.original_file(sha).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert one.began <= str(one.parts["capture"]["at"]) <= one.ended
    receipt: dict[str, Any] = held.read_record(held.state.originals[sha].receipts[0])
    assert receipt["told"]["page_capture"]["value"] == sha


def test_without_a_browser_nobody_looked(
    case: Path, keys: KeyFolder, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("yt_dlp")
    monkeypatch.setattr("diptych.adapters.web_capture.why_not", lambda: "no Chromium is installed")
    web = take_in_web([f"{server[0]}/watch"], case=case, use_network=True, keys=keys, disk=QuickDisk())
    assert web.collected[0].parts["capture"] == {
        "state": "not_looked_for",
        "reason": "no Chromium is installed",
    }
    assert web.collected[0].outcome == "whole"
