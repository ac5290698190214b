"""Take in from the web: a picture of the page, its source, media as delivered, what the platform says; failures too.

Nothing here runs unless a person allowed the use of the network for this call.
"""

from __future__ import annotations

import secrets
import shutil
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diptych.adapters import web_capture, web_media
from diptych.adapters.case_clock import clock_state, now, program
from diptych.adapters.case_disk import Disk
from diptych.adapters.folders import digest_file
from diptych.adapters.keys import KeyFolder
from diptych.adapters.web_page import USER_AGENT, NoPageError, Page, fetch_page, page_archive, proxy_for
from diptych.domains.casefile import Case
from diptych.domains.evidence import Collected, HandedOver
from diptych.model.case import IntakeReport
from diptych.model.custody import Value
from diptych.model.errors import NotInstalledError, WrongCallError
from diptych.workflows.take_in import take_in

WORK = "derived/collecting"
"""Where files lie until they are taken in; removed at the end."""

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebIntake:
    """What became of the addresses of one run."""

    collected: tuple[Collected, ...]
    reports: tuple[IntakeReport, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing failed."""
        return all(one.outcome == "whole" for one in self.collected) and all(r.complete for r in self.reports)

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-collection/1``."""
        return {
            "format": "diptych-collection/1",
            "addresses": [
                {**one.to_dict(), "take_in": report.to_dict()}
                for one, report in zip(self.collected, self.reports, strict=True)
            ],
        }


def is_address(text: str) -> bool:
    """Whether a word on the command line is an address of the web, not a file."""
    return text.lower().startswith(("http://", "https://"))


def take_in_web(
    urls: Sequence[str],
    *,
    case: Path,
    use_network: bool,
    handed: HandedOver | None = None,
    identity: str | None = None,
    proxy: str | None = None,
    capture: bool = True,
    reason: str = "",
    examine: bool = True,
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
    progress: Progress | None = None,
) -> WebIntake:
    """Collect addresses into a case, one after the other; one that fails is on record, and the next is tried.

    Args:
        urls: ``http`` or ``https`` addresses.
        case: The case's folder.
        use_network: Whether the person allowed the use of the network.
        handed: What is known about where they come from, and conditions.
        identity: Virtual identity in whose name it is collected; kept sealed.
        proxy: Address of a proxy; the environment's is used where absent.
        capture: Whether to take a picture of each page, where a browser is installed.
        reason: Why; kept in a sealed record.
        examine: Whether to look at each file after it was preserved.
        keys: The user's keys.
        disk: How the case's files are written.
        progress: Called with a stage and its fraction done.

    Raises:
        WrongCallError: The use of the network was not allowed, or an address is none.
        NotInstalledError: yt-dlp is not installed.
    """
    if not use_network:
        raise WrongCallError(
            "an address needs the network, and nothing uses it unless allowed",
            advice="Add --use-network to this command. The platform learns that the address was asked for.",
        )
    if web_media.version() is None:
        raise NotInstalledError("collecting from the web needs yt-dlp", advice="Install diptych[web].")
    for url in urls:
        if not is_address(url) or not urllib.parse.urlsplit(url).hostname:
            raise WrongCallError("an address begins with http:// or https:// and names a host")
    Case.open(case, keys=keys, disk=disk)
    run = _Collecting(case, handed or HandedOver(), identity, proxy, capture, progress or (lambda *_: None))
    collected, reports = [], []
    for url in urls:
        one, report = run.collect(url, reason=reason, examine=examine, keys=keys, disk=disk)
        collected.append(one)
        reports.append(report)
    return WebIntake(collected=tuple(collected), reports=tuple(reports))


class _Collecting:
    """One run over some addresses."""

    def __init__(
        self,
        case: Path,
        handed: HandedOver,
        identity: str | None,
        proxy: str | None,
        capture: bool,
        progress: Progress,
    ) -> None:
        self.case, self.handed, self.identity = case, handed, identity
        self.proxy, self.capture, self.progress = proxy, capture, progress

    def collect(
        self, url: str, *, reason: str, examine: bool, keys: KeyFolder | None, disk: Disk | None
    ) -> tuple[Collected, IntakeReport]:
        """Collect one address: fetch, take in, and record what came and what did not."""
        work = self.case / WORK / secrets.token_hex(8)
        work.mkdir(parents=True)
        one = Collected(url=url, began=now(), clock=clock_state(), programs=[program()])
        proxy = proxy_for(url, self.proxy)
        one.parameters = {"user_agent": USER_AGENT, "proxy": "used" if proxy else "none"}
        report = IntakeReport(files=())
        try:
            try:
                self.take_picture(one, work, proxy)
                self.fetch(one, work, proxy)
                self.download(one, work, proxy)
            except KeyboardInterrupt:
                one.missing("media", "failed", "interrupted by the person")
                raise
            finally:
                one.ended = now()
                report = self.keep(one, work, reason=reason, examine=examine, keys=keys, disk=disk)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return one, report

    def take_picture(self, one: Collected, work: Path, proxy: str | None) -> None:
        """First the picture of the page (Berkeley Protocol, paragraph 155 c)."""
        self.progress("picture of the page", 0.0)
        reason = "it was not asked for" if not self.capture else web_capture.why_not()
        if reason is not None:
            one.missing("capture", "not_looked_for", reason)
            return
        target = work / "page.png"
        try:
            taken = web_capture.capture_page(one.url, target, proxy=proxy)
        except web_capture.NoPageToShowError as error:
            one.missing("capture", "absent", str(error))
            return
        except web_capture.NoCaptureError as error:
            one.missing("capture", "failed", str(error))
            return
        one.programs.append(taken.browser)
        one.given(
            "capture",
            [digest_file(target)],
            at=taken.at,
            shown_address=taken.final_url,
            height_px=taken.height,
            cut=taken.cut,
        )

    def fetch(self, one: Collected, work: Path, proxy: str | None) -> None:
        """Then the page's source, byte for byte, and the exchange with the server."""
        self.progress("page", 0.2)
        try:
            page = fetch_page(one.url, proxy=proxy)
        except NoPageError as error:
            one.missing("page", "failed", str(error))
            one.missing("exchange", "failed", str(error))
            return
        one.final_url = page.final_url
        one.redirects = [{"url": hop.url, "status": hop.status} for hop in page.hops]
        one.machine = _machine(page, proxied=proxy is not None)
        archive = work / "page.warc.gz"
        archive.write_bytes(page_archive(page))
        one.given("exchange", [digest_file(archive)])
        if not page.is_page:
            one.missing("page", "absent", "the address delivers media, not a page")
            return
        source = work / "page.html"
        source.write_bytes(page.body)
        one.given("page", [digest_file(source)], fetched=page.ended)

    def download(self, one: Collected, work: Path, proxy: str | None) -> None:
        """Then media and what the platform says of them."""
        self.progress("media", 0.4)
        folder = work / "media"
        folder.mkdir()
        done = web_media.download(one.url, folder, proxy=proxy)
        one.programs.append(done.version)
        one.parameters["yt_dlp"] = list(done.options)
        said = [path for path in done.files if path.name.endswith(".info.json")]
        media = [path for path in done.files if path not in said]
        for part, files in (("media", media), ("metadata", said)):
            if files:
                one.given(part, [digest_file(path) for path in files])
            if done.failure is not None and not files:
                one.missing(part, "failed", done.failure)
            elif done.failure is not None:
                one.parts[part] |= {"state": "failed", "reason": f"{done.failure}; what came before is kept"}
            elif not files:
                one.missing(part, "absent", "yt-dlp ended well and wrote none")

    def keep(
        self,
        one: Collected,
        work: Path,
        *,
        reason: str,
        examine: bool,
        keys: KeyFolder | None,
        disk: Disk | None,
    ) -> IntakeReport:
        """Take in what came, with a receipt that names the address; then the record of the collection, also of none."""
        files = [path for path in work.rglob("*") if path.is_file() and not path.is_symlink()]
        report = IntakeReport(files=())
        if files:
            handed = replace(self.handed, place=one.url, platform=_platform(one))
            report = take_in(
                [work],
                case=self.case,
                handed=handed,
                reason=reason,
                examine=examine,
                keys=keys,
                disk=disk,
                progress=self.progress,
            )
        case = Case.open(self.case, keys=keys, disk=disk)
        with case.change(reason=reason) as writing:
            value = one.record(collector=self.handed.collector, identity=self.identity)
            kept = writing.put_record("collection", value)
            digests = sorted({f.sha256 for f in report.files if f.sha256 is not None})
            about: dict[str, Value] = {"outcome": one.outcome, "originals": list(digests)}
            writing.event("collected", about=about, objects=[kept])
        return report


def _platform(one: Collected) -> dict[str, object]:
    """What the receipts of all files of one address hold of it."""
    told: dict[str, object] = {"url": one.url}
    if one.final_url is not None:
        told["final_url"] = one.final_url
    for name, part in (("page_html", "page"), ("page_capture", "capture")):
        state = one.parts.get(part, {}).get("state")
        originals = one.parts.get(part, {}).get("originals")
        if state == "given" and isinstance(originals, list):
            told[name] = originals[0]
        elif state in ("absent", "failed"):
            told[name] = None
    return told


def _machine(page: Page, *, proxied: bool) -> dict[str, object]:
    return {
        "own_address": {"state": "given", "value": page.own_address}
        if page.own_address
        else {"state": "not_looked_for"},
        "address_seen_from_outside": {"state": "not_looked_for"},
        "connected_to": {
            "state": "given",
            "value": page.server_addresses,
            "of": "proxy" if proxied else "server",
        },
    }
