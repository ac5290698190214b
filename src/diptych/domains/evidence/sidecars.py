"""Join what sidecars say to the recordings that they speak of: by digest, by a name stated, by lying beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath, PurePosixPath

from diptych.model.sidecars import LIMITS, MAX_ITEMS, Item, Sidecar, told

BY_DIGEST = "it states or holds the digest"
BY_NAME = "it names the file, at this place beside it"
BY_BARE_NAME = "it names a file of this name; exactly one came in together with it"
BESIDE = "the file lies beside it and has its name before the ending"
IN_FOLDER = "the file lies in the folder of a file that it names"

PLATFORM_COPY = (
    "the copy that a platform delivered: tags inside it may come from the platform's transcode, "
    "not from the recording"
)
"""What is said of media that came from a platform (Berkeley Protocol, paragraph 184)."""


class Offered:
    """The files of one run by where they lay, and all originals of the case by their digests."""

    def __init__(self, files: Mapping[str, str], known: Iterable[str]) -> None:
        """Take them.

        Args:
            files: Path as it was offered → SHA-256.
            known: Digests of all originals of the case.
        """
        self.files = {_posix(path): sha256 for path, sha256 in files.items()}
        self.known = set(known)
        self.by_name: dict[str, set[str]] = defaultdict(set)
        self.by_folder: dict[str, list[str]] = defaultdict(list)
        for path in self.files:
            self.by_name[PurePosixPath(path).name].add(path)
            self.by_folder[str(PurePosixPath(path).parent)].append(path)

    def joined(self, item: Item, sidecar_path: str) -> dict[str, str]:
        """Find the recordings that an item speaks of.

        Args:
            item: What was read.
            sidecar_path: Where its sidecar lay.

        Returns:
            SHA-256 → how it was found, the strongest way where several fit. Never the sidecar itself.
        """
        at = _posix(sidecar_path)
        folder = str(PurePosixPath(at).parent)
        ways = [
            (BY_DIGEST, {one for one in item.sha256s if one in self.known}),
            (BY_NAME, self._named(item, folder)),
            (BY_BARE_NAME, self._bare(item)),
            (BESIDE, self._beside(at) if item.beside else set()),
            (IN_FOLDER, self._in_folder(item, folder) if item.folder else set()),
        ]
        found: dict[str, str] = {}
        for how, digests in ways:
            for sha256 in sorted(digests):
                found.setdefault(sha256, how)
        found.pop(self.files.get(at, ""), None)
        return found

    def _named(self, item: Item, folder: str) -> set[str]:
        places = [_normal(folder, name) for name in item.names]
        return {self.files[place] for place in places if place in self.files}

    def _bare(self, item: Item) -> set[str]:
        found = set()
        for name in item.names:
            there = self.by_name.get(PurePosixPath(_posix(name)).name, set())
            if len({self.files[path] for path in there}) == 1:
                found.add(self.files[next(iter(there))])
        return found

    def _beside(self, at: str) -> set[str]:
        name = PurePosixPath(at).name
        stem = name[: -len(".info.json")] if name.lower().endswith(".info.json") else PurePosixPath(name).stem
        return {
            self.files[path]
            for path in self.by_folder[str(PurePosixPath(at).parent)]
            if path != at and PurePosixPath(path).name.startswith(f"{stem}.")
        }

    def _in_folder(self, item: Item, folder: str) -> set[str]:
        found: set[str] = set()
        for name in item.names:
            bare = self.by_name.get(PurePosixPath(_posix(name)).name, set())
            for path in bare:
                there = str(PurePosixPath(path).parent)
                if there != folder:  # the table's own folder holds other rows' files as well
                    found.update(self.files[one] for one in self.by_folder[there])
        return found


def sidecar_record(sidecar: Sidecar, *, sha256: str, path: str, offered: Offered) -> dict[str, object]:
    """Write what one sidecar says as plain values; it is kept sealed, as a statement by that file.

    Items that speak of no recording of the case are counted, and kept where they are few enough.
    """
    items: list[dict[str, object]] = []
    n_joined = 0
    for item in sidecar.items[:MAX_ITEMS]:
        joined = offered.joined(item, path)
        n_joined += bool(joined)
        items.append(
            {
                "recordings": [{"original": one, "how": how} for one, how in joined.items()],
                "names": list(item.names),
                "statements": told(item.said),
            }
        )
    return {
        "original": sha256,
        "format": sidecar.format,
        "written_by": sidecar.tool,
        "items": items,
        "joined": n_joined,
        "notes": list(sidecar.notes),
        "media": PLATFORM_COPY if sidecar.platform_copy else None,
        "limits": LIMITS,
    }


def recordings_in(record: Mapping[str, object]) -> Iterator[str]:
    """Digests of the recordings that a record speaks of, each once."""
    seen: set[str] = set()
    items = record.get("items")
    for item in items if isinstance(items, list) else []:
        for one in item.get("recordings", []):
            if one["original"] not in seen:
                seen.add(one["original"])
                yield one["original"]


def _posix(path: str) -> str:
    return PurePath(path).as_posix().replace("\\", "/")


def _normal(folder: str, name: str) -> str:
    """A name stated by a sidecar as a path from its folder: ``..`` is taken out, nothing is followed."""
    parts: list[str] = []
    for part in (*PurePosixPath(folder).parts, *PurePosixPath(_posix(name)).parts):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    return str(PurePosixPath(*parts)) if parts else "."
