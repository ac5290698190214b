"""Drive yt-dlp (extra ``[web]``) in a process of its own: media as the platform delivers them, and what it says.

Nothing is joined, repaired, converted or tagged afterwards: pictures and sound that a platform delivers apart stay two
files. Configuration files, plugins, cookies and programs of the user are not used.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from diptych.model.visible_text import visible

FORMATS = "bv*,ba/b"
"""Best pictures, with or without sound, and best sound, as two files where they come apart."""

_OPTIONS = (
    *("--ignore-config", "--no-plugin-dirs", "--no-cache-dir", "--no-remote-components"),
    *("--no-playlist", "--abort-on-error", "--no-progress", "--no-mtime", "--no-part", "--no-continue"),
    *("--fixup", "never", "--downloader", "native", "--ffmpeg-location", os.devnull),
    *(
        "--write-info-json",
        "--write-thumbnail",
        "--format",
        FORMATS,
        "--restrict-filenames",
        "--windows-filenames",
    ),
    *("--retries", "2", "--socket-timeout", "30", "--output", "%(id).80B.%(format_id).40B.%(ext)s"),
)
"""The run is told to do nothing but download: no merging program is found even where one is asked for."""

LIMIT_S = 3600.0
"""Longest run. Chosen by hand."""

MAX_BYTES = 16 << 30
"""Largest single file. Chosen by hand."""

_LAST_LINES = 40
_KEPT = ("LANG", "LC_ALL", "TZ", "SYSTEMROOT", "WINDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "PYTHONPATH")
_PROXIES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """What a run left."""

    files: tuple[Path, ...]
    """Everything that it wrote, media and data; none where it failed before."""
    failure: str | None
    """Why it ended early, in its own last words or ours; None where it says that all went well."""
    version: str
    options: tuple[str, ...]


def version() -> str | None:
    """The installed yt-dlp's version, or None where it is absent."""
    if importlib.util.find_spec("yt_dlp") is None:
        return None
    return importlib.metadata.version("yt-dlp")


def download(
    url: str, folder: Path, *, proxy: str | None = None, limit_s: float = LIMIT_S, max_bytes: int = MAX_BYTES
) -> Downloaded:
    """Download what an address holds into an empty folder.

    Args:
        url: ``http`` or ``https``.
        folder: Where files are written.
        proxy: Address of a proxy; the environment's is used where absent.
        limit_s: Longest run; then it is ended.
        max_bytes: Largest single file.
    """
    options = (*_OPTIONS, "--max-filesize", str(max_bytes), *(("--proxy", proxy) if proxy else ()))
    command = [sys.executable, "-P", "-m", "yt_dlp", *options, "--", url]
    told = {name: os.environ[name] for name in (*_KEPT, *_PROXIES) if name in os.environ}
    told |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    said, failure = b"", None
    with subprocess.Popen(
        command,
        cwd=folder,
        env=told,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=os.name != "nt",
    ) as process:
        try:
            _, said = process.communicate(timeout=limit_s)
            if process.returncode != 0:
                failure = _last_words(said, url) or f"yt-dlp ended with {process.returncode}"
        except subprocess.TimeoutExpired:
            _end(process)
            failure = f"yt-dlp took longer than {limit_s:g} s"
        except BaseException:
            _end(process)
            raise
    files = tuple(sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink()))
    if failure is None and not files:
        failure = _last_words(said, url) or "yt-dlp wrote nothing"
    return Downloaded(
        files=files,
        failure=failure,
        version=f"yt-dlp {version()}",
        options=tuple(one for one in options if one != proxy),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name != "nt":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _last_words(said: bytes, url: str) -> str | None:
    """The last error that it printed, made harmless, without the address."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines()[-_LAST_LINES:] if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")] or lines
    if not errors:
        return None
    plain = re.sub(r"\x1b\[[0-9;]*m", "", errors[-1]).replace(url, "the address")
    return visible(plain.split("; please report", maxsplit=1)[0])[:500]
