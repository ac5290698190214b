"""Check a case, or a bag that holds one, offline: hashes, log, signatures. One file, nothing else needed.

    python3 verify.py FOLDER [--trusted KEY_OR_CHECKPOINT]... [--json] [--no-modes]

Needs Python 3.9 or newer and nothing besides. Exit 0: all well. Exit 1: problems found, each with its kind and place.
Exit 2: wrong call. Exit 19: no case there. Nothing is written, nothing is fetched. It shares no code with the program
that wrote the case; what it checks is described in custody_log.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from typing import Any

MAX_SIGNATURES_CHECKED = 400
"""Checkpoints whose signatures are checked: pure Python takes about 4 ms for each. All older hang on the newest."""

FOLDERS = ("originals", "records", "findings", "register", "log")
FIELDS = {"about", "action", "actor", "clock", "index", "objects", "salt", "time", "tool"}
PART = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}\Z")
WORD = re.compile(r"[a-z][a-z0-9_]{0,60}\Z")
HEX64 = re.compile(r"[0-9a-f]{64}\Z")
HEX32 = re.compile(r"[0-9a-f]{32}\Z")
KEY = re.compile(r"[\x20-\x7e]{1,100}\Z")
TIME = re.compile(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z\Z"
)
DASH = "\u2014 "


class Report:
    """Problems, counts, and what could not be checked."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str, str]] = []
        self.checked = dict.fromkeys(
            ("objects", "bytes", "log_entries", "checkpoints", "timestamps", "cosignatures"), 0
        )
        self.not_checkable: list[str] = []
        self.destroyed: list[dict[str, Any]] = []
        self.notes: list[str] = []

    def add(self, kind: str, where: str, what: str) -> None:
        """Note a problem."""
        self.problems.append((kind, where, what))

    def to_dict(self) -> dict[str, Any]:
        """Return the values of diptych-verify/1."""
        problems = [{"kind": k, "what": t, "where": w} for k, w, t in sorted(set(self.problems))]
        return {
            "format": "diptych-verify/1",
            "ok": not problems,
            "checked": self.checked,
            "not_checkable": self.not_checkable,
            "destroyed": self.destroyed,
            "notes": self.notes,
            "problems": problems,
        }


# --- Ed25519 (RFC 8032), checking only -------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _double(p: Point) -> Point:
    a, b, c = p[0] * p[0] % P, p[1] * p[1] % P, 2 * p[2] * p[2] % P
    h, g = a + b, a - b
    e, f = h - (p[0] + p[1]) ** 2 % P, c + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _two_times(j: int, p: Point, k: int, q: Point) -> Point:
    """Return j·p + k·q, both bit by bit in one run."""
    both, total = _add(p, q), (0, 1, 1, 0)
    for bit in range(max(j.bit_length(), k.bit_length()) - 1, -1, -1):
        total = _double(total)
        which = (j >> bit & 1) + 2 * (k >> bit & 1)
        if which:
            total = _add(total, (p, q, both)[which - 1])
    return total


def _decompress(raw: bytes) -> Point | None:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * ROOT_OF_MINUS_ONE % P
    if v * x * x % P != u or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def _compress(p: Point) -> bytes:
    z = pow(p[2], P - 2, P)
    x, y = p[0] * z % P, p[1] * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature over a message is this key's."""
    a = _decompress(key) if len(key) == 32 else None
    s = int.from_bytes(signature[32:], "little")
    if a is None or BASE is None or len(signature) != 64 or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    minus_a = (P - a[0], a[1], a[2], P - a[3])
    return _compress(_two_times(s, BASE, k, minus_a)) == signature[:32]


# --- The log's forms -------------------------------------------------------------------------------------------------


def unbase64(text: str) -> bytes:
    """Decode base64, only from its one form."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise ValueError("not base64") from error
    if base64.b64encode(raw).decode("ascii") != text:
        raise ValueError("not base64 in its one form")
    return raw


class Key:
    """A key as one word: name, id, kind of signature, 32 bytes."""

    def __init__(self, word: str) -> None:
        name, _, rest = word.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        raw = unbase64(encoded)
        if len(raw) != 33 or raw[0] not in (1, 4) or not name:
            raise ValueError("not a key")
        if hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != key_id:
            raise ValueError("the key's id does not fit the key")
        self.word, self.name, self.id, self.kind, self.raw = word.strip(), name, key_id, raw[0], raw[1:]


class Checkpoint:
    """A signed state of a log, read only from its one form."""

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8")
        body, blank, tail = text.partition("\n\n")
        lines = body.split("\n")
        if not blank or len(lines) != 3 or (not tail.endswith("\n") and tail != ""):
            raise ValueError("not a checkpoint")
        self.origin, size, root = lines
        if not re.fullmatch(r"0|[1-9][0-9]{0,14}", size) or not self.origin or re.search(r"\s", self.origin):
            raise ValueError("not a checkpoint")
        self.size, self.root = int(size), unbase64(root)
        if len(self.root) != 32:
            raise ValueError("not a root")
        self.body = (body + "\n").encode()
        self.signatures: list[tuple[str, str, bytes]] = []
        for line in tail.split("\n")[:-1]:
            name, space, encoded = line[len(DASH) :].partition(" ")
            raw = unbase64(encoded)
            if not line.startswith(DASH) or not space or not name or not 68 <= len(raw) <= 76:
                raise ValueError("not a signature line")
            self.signatures.append((name, raw[:4].hex(), raw[4:]))
        if len(self.signatures) > 64:
            raise ValueError("too many signatures")

    def signed_by(self, key: Key) -> bool:
        """Whether a line is this key's, and all lines of this key hold."""
        mine = [s for name, key_id, s in self.signatures if (name, key_id) == (key.name, key.id)]
        return bool(mine) and all(self._holds(key, one) for one in mine)

    def _holds(self, key: Key, signature: bytes) -> bool:
        if key.kind == 1:
            return ed25519_holds(key.raw, self.body, signature)
        if len(signature) != 72:
            return False
        head = "cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big")
        return ed25519_holds(key.raw, head.encode() + self.body, signature[8:])


def _plain(value: Any, depth: int = 0) -> bool:
    if depth > 12:
        return False
    if isinstance(value, dict):
        return all(KEY.match(k) and _plain(v, depth + 1) for k, v in value.items())
    if isinstance(value, list):
        return all(_plain(v, depth + 1) for v in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < 2**53
    return value is None or isinstance(value, (str, bool))


def parse_entry(line: bytes) -> dict[str, Any]:
    """Read an entry, only from its canonical line."""
    if len(line) > 1 << 20:
        raise ValueError("too long")
    try:
        value = json.loads(line.decode("utf-8"))
        plain = _plain(value)
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not plain or again != line:
        raise ValueError("not in canonical form")
    if not isinstance(value, dict) or set(value) - {"after"} != FIELDS:
        raise ValueError("not the fields of an entry")
    texts = ("action", "actor", "clock", "salt", "time", "tool") + (("after",) if "after" in value else ())
    if not all(isinstance(value[name], str) for name in texts):
        raise ValueError("a text was expected")
    if (
        not _whole(value["index"])
        or not isinstance(value["about"], dict)
        or not isinstance(value["objects"], list)
    ):
        raise ValueError("not the fields of an entry")
    fits = (
        TIME.match(value["time"])
        and value["clock"] in ("synchronised", "not_synchronised", "unknown")
        and PART.match(value["actor"])
        and WORD.match(value["action"])
        and HEX32.match(value["salt"])
        and 0 < len(value["tool"]) <= 100
        and ("after" not in value or value["after"] == "" or HEX64.match(value["after"]))
    )
    if not fits or not all(_is_file(one) for one in value["objects"]):
        raise ValueError("values that no entry holds")
    return value


def person_key(person: Any) -> str:
    """The key that a person's signature names; empty where it does not read."""
    fits = isinstance(person, dict) and set(person) == {"key", "signature"}
    return str(person["key"]) if fits else ""


def person_holds(entry: dict[str, Any], origin: str) -> bool:
    """Whether a person's signature on an entry of a log holds."""
    person = entry["about"]["person"]
    try:
        key, signature = bytes.fromhex(person_key(person)), bytes.fromhex(str(person["signature"]))
    except (KeyError, TypeError, ValueError):
        return False
    bare = dict(entry, about=dict(entry["about"], person={"key": person_key(person)}))
    line = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    message = "diptych-person/v1\n%s\n%s" % (origin, line)
    return ed25519_holds(key, message.encode("utf-8"), signature)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_file(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"kind", "path", "sha256", "size"}:
        return False
    kind, path, sha256 = value["kind"], value["path"], value["sha256"]
    if not all(isinstance(one, str) for one in (kind, path, sha256)) or not _whole(value["size"]):
        return False
    if not WORD.match(kind) or not HEX64.match(sha256) or not _safe(path):
        return False
    if kind == "original" or path.startswith("originals/"):
        return bool(kind == "original" and path == "originals/%s/%s" % (sha256[:2], sha256))
    return True


def _safe(path: str) -> bool:
    if path in ("case.toml", "README.txt"):
        return True
    parts = path.split("/")
    if not 2 <= len(parts) <= 6 or parts[0] not in FOLDERS:
        return False
    if parts[0] == "log" and parts[1] in ("segments", "checkpoints"):
        return False
    return all(PART.match(part) and not part.endswith(".") for part in parts)


class Tree:
    """The RFC 6962 hash tree over lines, as it grows."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Add a leaf's hash."""
        self.peaks.append(leaf)
        size = self.size
        while size & 1:
            right, left = self.peaks.pop(), self.peaks.pop()
            self.peaks.append(hashlib.sha256(b"\1" + left + right).digest())
            size >>= 1
        self.size += 1

    def root(self) -> bytes:
        """Return the root so far."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            root = hashlib.sha256(b"\1" + peak + root).digest()
        return root


def find_imprint(token: bytes) -> bytes | None:
    """Find the SHA-256 that a timestamp token is over (RFC 3161, DER)."""
    marker = bytes.fromhex("060b2a864886f70d0109100104")  # the type of a token's statement
    at = token.find(marker)
    if at < 0:
        return None
    algorithm = bytes.fromhex("0609608648016503040201")  # SHA-256
    start = token.find(algorithm, at + len(marker))
    if start < 0 or start - at > 200:
        return None
    rest = token[start + len(algorithm) :]
    if rest[:2] == b"\x05\x00":  # the algorithm's empty parameters
        rest = rest[2:]
    return rest[2:34] if rest[:2] == b"\x04\x20" and len(rest) >= 34 else None


# --- The check -------------------------------------------------------------------------------------------------------


class Check:
    """One case's folder, checked step by step."""

    def __init__(self, root: str, report: Report, modes: bool) -> None:
        self.root, self.report, self.modes = root, report, modes
        self.files: dict[str, os.stat_result] = {}
        self.people: set[str] = set()
        self.signed: list[dict[str, Any]] = []
        self.folders: set[str] = set()
        self.expected: dict[str, dict[str, Any]] = {}
        self.former: dict[str, set[str]] = {}
        self.gone: dict[str, dict[str, Any]] = {}
        self.keys: list[tuple[int, Key]] = []
        self.cosigners: dict[str, str] = {}
        self.checkpoints: dict[int, tuple[Checkpoint, str]] = {}
        self.roots: dict[int, bytes] = {}
        self.leaves: list[bytes] = []
        self.head: Checkpoint | None = None
        self.times_back = 0
        self.last_time = ""
        self.count = 0
        self.withheld: set[str] = set()

    def run(self, trusted: list[Any]) -> None:
        """Run all steps."""
        self.walk("")
        if "case.toml" not in self.files and not any(name.startswith("log/") for name in self.files):
            raise FileNotFoundError(self.root)
        self.read_checkpoints()
        self.read_log()
        self.check_signatures()
        self.check_people()
        self.check_files()
        self.check_attestations()
        self.check_witnesses(trusted)
        if self.times_back:
            self.report.notes.append(
                "%d entries have an earlier time than the entry before them" % self.times_back
            )

    def place(self, name: str) -> str:
        """The path of a file of the case on this machine."""
        return os.path.join(self.root, *name.split("/"))

    def read(self, name: str) -> bytes:
        """Read a file that the walk found: a plain one, no link, no pipe."""
        if name not in self.files:
            raise FileNotFoundError(name)
        with open(self.place(name), "rb") as stream:
            return stream.read()

    def walk(self, folder: str) -> None:
        """Step 1: everything that is there, following no link."""
        try:
            entries = sorted(os.scandir(self.place(folder) if folder else self.root), key=lambda e: e.name)
        except OSError:
            if not folder:
                raise
            self.report.add("unreadable", folder, "the folder cannot be read")
            return
        for entry in entries:
            name = folder + "/" + entry.name if folder else entry.name
            if not folder and (entry.name == "derived" or entry.name.startswith("index.sqlite")):
                continue
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                if not folder and entry.name not in FOLDERS:
                    self.report.add("extra", shown(name), "a folder that the log does not name")
                    continue
                self.folders.add(name)
                self.walk(name)
            elif stat.S_ISREG(status.st_mode):
                self.files[name] = status
            else:
                self.report.add("wrong_type", shown(name), "neither a plain file nor a folder")

    def placed(self, name: str) -> list[str]:
        """The path of a file, where the walk found it."""
        return [self.place(name)] if name in self.files else []

    def staged(self, name: str) -> Iterator[str]:
        """Places where a change that was cut off may hold a file."""
        base = os.path.join(self.root, "derived", "staging")
        try:
            changes = sorted(os.listdir(base))
        except OSError:
            return
        for change in changes:
            path = os.path.join(base, change, "files", *name.split("/"))
            if os.path.isfile(path) and not os.path.islink(path):
                yield path

    def read_checkpoints(self) -> None:
        """Step 2, checkpoints: names and forms."""
        self.sizes: list[int] = []
        self.firsts: list[int] = []
        for name in sorted(self.files):
            if name.startswith("log/checkpoints/"):
                number = name[len("log/checkpoints/") :]
                if not re.fullmatch(r"[0-9]{12}", number):
                    self.report.add("extra", shown(name), "not the name of a checkpoint")
                    continue
                self.sizes.append(int(number))
                try:
                    raw = self.read(name)
                    checkpoint = Checkpoint(raw)
                    if checkpoint.size != int(number):
                        raise ValueError("the checkpoint is over %d entries" % checkpoint.size)
                except (OSError, ValueError) as error:
                    self.report.add(
                        "log_altered", name, "the checkpoint does not read: %s" % type(error).__name__
                    )
                    continue
                self.checkpoints[int(number)] = (checkpoint, hashlib.sha256(raw).hexdigest())
            elif name.startswith("log/segments/"):
                number = name[len("log/segments/") :]
                if re.fullmatch(r"[0-9]{12}\.jsonl", number):
                    self.firsts.append(int(number[:12]))
                else:
                    self.report.add("extra", shown(name), "not the name of a segment of the log")
            elif name.startswith("log/") and name.count("/") == 1:
                self.report.add("extra", shown(name), "a file that the log does not name")

    def segment(self, first: int, tree: Tree, due: int | None, broken: bool) -> bytes | None:
        """The bytes of a segment, in its place or where it was staged."""
        name = "log/segments/%012d.jsonl" % first
        if name in self.files:
            try:
                return self.read(name)
            except OSError:
                return None
        if due is None or broken or due not in self.checkpoints:
            return None
        for path in self.staged(name):
            with open(path, "rb") as stream:
                content = stream.read()
            grown = Tree()
            grown.size, grown.peaks = tree.size, list(tree.peaks)
            for line in content.split(b"\n")[:-1]:
                grown.add(hashlib.sha256(b"\0" + line).digest())
            if grown.size == due and grown.root() == self.checkpoints[due][0].root:
                return content
        return None

    def read_log(self) -> None:
        """Step 2, segments: lines, roots, the chain of checkpoint files; step 3: what they add up to."""
        tree, position, broken = Tree(), 0, False
        ends: set[int] = set()
        while True:
            sizes = [s for s in self.sizes if s > position]
            later = [f for f in self.firsts if f > position]
            if not sizes and position not in self.firsts:
                break
            name = "log/segments/%012d.jsonl" % position
            due = sizes[0] if sizes else None
            content = self.segment(position, tree, due, broken)
            if content is None:
                kind = "missing" if later or len(sizes) > 1 else "log_truncated"
                self.report.add(kind, name, "the log's entries from %d on are not there" % position)
                broken = True
                position = min(later[:1] + sizes[:1])
                self.count = position
                ends.add(position)
                continue
            lines = content.split(b"\n")
            if lines.pop() != b"" or not lines:
                self.report.add("log_altered", name, "the segment does not end with a whole line")
                broken = True
            end = position + len(lines)
            if not lines:  # said above; go on behind it
                broken, end = True, max(due or end, position + 1)
            elif end not in self.sizes:
                if end in self.firsts or (due is None and end > position):
                    kind = "missing" if end in self.firsts else "log_truncated"
                    where = "log/checkpoints/%012d" % end
                    self.report.add(kind, where, "no checkpoint over the first %d entries" % end)
                else:
                    self.report.add("log_altered", name, "not as many entries as its checkpoint says")
                    broken, end = True, max(due or end, position + 1)
            ends.add(end)
            for k, line in enumerate(lines):
                leaf = hashlib.sha256(b"\0" + line).digest()
                tree.add(leaf)
                self.leaves.append(leaf)
                self.entry(name, position, k, line)
            self.count = end
            if not broken and end in self.checkpoints:
                if tree.size != end or tree.root() != self.checkpoints[end][0].root:
                    self.report.add(
                        "log_altered", name, "the entries do not lead to the root in their checkpoint"
                    )
                    broken = True
                else:
                    self.head, self.roots[end] = self.checkpoints[end][0], tree.root()
            elif end not in self.checkpoints:
                broken = True
            position = end
        for size in self.sizes:
            if size not in ends:
                where = "log/checkpoints/%012d" % size
                self.report.add("log_altered", where, "a checkpoint at whose size no segment ends")
        for first in self.firsts:
            if first and first not in ends:
                where = "log/segments/%012d.jsonl" % first
                self.report.add("log_altered", where, "a segment that follows on no other")
        self.report.checked["log_entries"] = self.count
        self.report.checked["checkpoints"] = len(self.checkpoints)

    def entry(self, name: str, first: int, k: int, line: bytes) -> None:
        """One line of the log."""
        where = "%s entry %d" % (name, first + k)
        try:
            entry = parse_entry(line)
        except ValueError as error:
            self.report.add("log_altered", where, "the entry does not read: %s" % type(error).__name__)
            return
        if ("after" in entry) != (k == 0):
            self.report.add("log_altered", where, "a segment begins where none should")
        before = self.checkpoints[first][1] if first in self.checkpoints else "" if first == 0 else None
        if k == 0 and before is not None and entry.get("after") != before:
            place = "log/checkpoints/%012d" % first if first else name
            self.report.add(
                "log_altered", place, "the checkpoint file is not the one that the next entry names"
            )
        if entry["index"] != first + k:
            self.report.add("log_altered", where, "an entry says that it is number %d" % entry["index"])
        self.times_back += entry["time"] < self.last_time
        self.last_time = entry["time"]
        index, about = first + k, entry["about"]
        for ref in entry["objects"]:
            self.put(ref, index, where)
        if (entry["action"] == "case_opened" and not self.keys) or entry["action"] == "signer_added":
            try:
                self.keys.append((index, Key(str(about.get("log_key")))))
            except ValueError:
                self.report.add("log_altered", "log entry %d" % index, "the key that it names does not read")
        if "person" in about or entry["actor"] in self.people:
            self.signed.append(entry)
            self.people.add(entry["actor"])
        if entry["action"] == "cosignature_added":
            for ref in entry["objects"]:
                self.cosigners[ref["path"]] = str(about.get("key"))
        if entry["action"] == "destroyed":
            targets = about.get("targets")
            for path in targets if isinstance(targets, list) else []:
                if (
                    not isinstance(path, str)
                    or path not in self.expected
                    or path in ("case.toml", "README.txt")
                ):
                    self.report.add("log_altered", where, "something is destroyed that was not there")
                    continue
                gone = self.expected.pop(path)
                basis = str(about.get("basis"))
                self.gone[path] = {
                    "sha256": gone["sha256"], "index": index, "when": entry["time"], "by": entry["actor"], "why": basis,
                }  # fmt: skip

    def put(self, ref: dict[str, Any], index: int, where: str) -> None:
        """A file that an entry puts into the case."""
        path, before = ref["path"], self.expected.get(ref["path"])
        if path in self.gone and self.gone[path]["sha256"] != ref["sha256"]:
            self.report.add("log_altered", where, "%s was destroyed and is put again with other bytes" % path)
        if before is not None and before["sha256"] != ref["sha256"]:
            if ref["kind"] not in ("case", "readme", "register") or before["kind"] != ref["kind"]:
                self.report.add("log_altered", where, "%s is put twice with different bytes" % path)
            self.former.setdefault(path, set()).add(before["sha256"])
        if (path in ("case.toml", "README.txt")) != (ref["kind"] in ("case", "readme")):
            self.report.add("log_altered", where, "%s is no %s" % (path, ref["kind"]))
        self.expected[path] = dict(ref, index=index)
        self.gone.pop(path, None)

    def check_signatures(self) -> None:
        """Signatures on checkpoints, by the key of the first entry or one that was added."""
        text = ""
        for path in [*self.placed("case.toml"), *self.staged("case.toml")]:
            try:
                with open(path, encoding="utf-8") as stream:
                    text = stream.read()
                break
            except (OSError, ValueError):
                continue
        named = re.search(r'^log_key = "([^"]*)"$', text, re.MULTILINE)
        if self.keys and text and (named is None or named.group(1) != self.keys[0][1].word):
            self.report.add("altered", "case.toml", "it names another key than the log's first entry")
        origin = self.keys[0][1].name if self.keys else None
        sizes = sorted(self.checkpoints)
        step = max(1, -(-len(sizes) // MAX_SIGNATURES_CHECKED))
        for size in sizes:
            checkpoint, where = self.checkpoints[size][0], "log/checkpoints/%012d" % size
            if not checkpoint.signatures:
                self.report.add("missing_signature", where, "the checkpoint carries no signature")
                continue
            if len(checkpoint.signatures) > 1:
                self.report.add("log_altered", where, "the checkpoint carries more than one signature")
            if origin is not None and checkpoint.origin != origin:
                self.report.add("log_altered", where, "the checkpoint is of another log")
            allowed = [key for index, key in self.keys if index < size]
            if step > 1 and size % step and size != sizes[-1] and _is_named(checkpoint, allowed):
                continue
            if not any(checkpoint.signed_by(key) for key in allowed):
                self.report.add(
                    "bad_signature", where, "no signature on the checkpoint holds under the log's key"
                )
        if step > 1:
            self.report.notes.append(
                "one signature in %d was checked; the newest covers all checkpoints" % step
            )

    def check_people(self) -> None:
        """Signatures of people on the entries that they caused, by keys that they named before."""
        origin = self.keys[0][1].name if self.keys else ""
        keys: dict[str, set[str]] = {}
        n_signed = 0
        step = max(1, -(-len(self.signed) // MAX_SIGNATURES_CHECKED))
        for k, entry in enumerate(self.signed):
            where, actor, person = (
                "log entry %d" % entry["index"],
                entry["actor"],
                entry["about"].get("person"),
            )
            if person is None:
                if actor in keys:
                    text = "%s signs entries, and this one is not signed" % actor
                    self.report.add("missing_signature", where, text)
                continue
            key, named = person_key(person), entry["action"] == "person_key_added"
            if (k % step == 0 or named) and not person_holds(entry, origin):
                self.report.add("bad_signature", where, "a person's signature that does not hold")
                continue
            if named and entry["about"].get("key") == key:
                keys.setdefault(actor, set()).add(key)
            if key not in keys.get(actor, ()):
                text = "no earlier entry says that this key is %s's" % actor
                self.report.add("bad_signature", where, text)
            n_signed += 1
        if n_signed:
            self.report.notes.append(
                "%d entries are signed by %d people with keys of their own" % (n_signed, len(keys))
            )
        if step > 1:
            self.report.notes.append("of people's signatures one in %d was checked" % step)

    def check_files(self) -> None:
        """Step 4: the folder against the log."""
        for path in self.withheld & set(self.expected) - set(self.files):
            del self.expected[path]
        for path, ref in self.expected.items():
            status, place = self.files.get(path), self.place(path)
            if status is None:
                found = [p for p in self.staged(path) if hash_file(p) == (ref["sha256"], ref["size"])]
                if not found:
                    self.report.add("missing", path, "the file of entry %d is not there" % ref["index"])
                    continue
                place = found[0]
            elif self.modes and os.name == "posix" and ref["kind"] == "original" and status.st_mode & 0o222:
                self.report.add("writable", path, "an original that may be written to")
            try:
                sha256, size = hash_file(place)
            except OSError:
                self.report.add("unreadable", path, "the file cannot be read")
                continue
            self.report.checked["objects"] += 1
            self.report.checked["bytes"] += size
            if (sha256, size) == (ref["sha256"], ref["size"]):
                continue
            newer = sha256 in self.former.get(path, ()) and any(
                hash_file(p) == (ref["sha256"], ref["size"]) for p in self.staged(path)
            )
            if not newer:
                self.report.add("altered", path, "its bytes are not those that the log names")
        try:
            pending = bool(os.listdir(os.path.join(self.root, "derived", "staging")))
        except OSError:
            pending = False
        last = max([one["index"] for one in self.gone.values()] or [0])
        for path in self.files:
            if path in self.expected or path.startswith(("log/segments/", "log/checkpoints/")):
                continue
            if path in self.gone:
                if not (pending and self.gone[path]["index"] >= last):
                    self.report.add(
                        "not_destroyed", path, "the log says that it was destroyed, and it is there"
                    )
            elif not (path.startswith("log/") and path.count("/") == 1):
                self.report.add("extra", shown(path), "a file that the log does not name")
        allowed = set(FOLDERS) | {"log/segments", "log/checkpoints"}
        for path in [*self.expected, *self.gone]:
            parts = path.split("/")
            allowed.update("/".join(parts[:k]) for k in range(1, len(parts)))
        for folder in self.folders - allowed:
            self.report.add("extra", shown(folder), "a folder that the log does not name")
        for path, one in self.gone.items():
            self.report.destroyed.append(
                {"path": path, "when": one["when"], "by": one["by"], "why": one["why"], "entry": one["index"]}
            )

    def check_attestations(self) -> None:
        """Step 5: tokens and second signatures."""
        for path, ref in sorted(self.expected.items()):
            found = re.fullmatch(r"log/(timestamps|cosignatures)/([0-9]{12})\.[0-9a-f]{8}(\.tsr)?", path)
            if not found or (found.group(1) == "timestamps") != (found.group(3) is not None):
                continue
            for place in [*self.placed(path), *self.staged(path)]:
                if hash_file(place)[0] == ref["sha256"]:
                    break
            else:
                continue
            with open(place, "rb") as stream:
                content = stream.read()
            size = int(found.group(2))
            name = "log/checkpoints/%012d" % size
            if size not in self.checkpoints:
                self.report.add("log_altered", path, "it is over %d entries, where no checkpoint is" % size)
            elif found.group(3):
                self.report.checked["timestamps"] += 1
                if find_imprint(content) != bytes.fromhex(self.checkpoints[size][1]):
                    self.report.add("bad_timestamp", path, "the token is not over %s" % name)
                self.report.not_checkable.append(
                    "timestamp: who signed it; with the authority's certificates: "
                    "openssl ts -verify -data %s -in %s -CAfile ROOT.pem -untrusted AUTHORITY.pem"
                    % (name, path)
                )
            else:
                self.report.checked["cosignatures"] += 1
                try:
                    note, key = Checkpoint(content), Key(self.cosigners.get(path, ""))
                except ValueError:
                    self.report.add("bad_cosignature", path, "it or its key does not read")
                    continue
                if note.body != self.checkpoints[size][0].body:
                    self.report.add("bad_cosignature", path, "it is over another checkpoint")
                if not note.signed_by(key):
                    self.report.add("bad_cosignature", path, "the signature does not hold")

    def check_witnesses(self, trusted: list[Any]) -> None:
        """Step 6: against what was had from elsewhere."""
        held = 0
        for witness in trusted:
            if isinstance(witness, Checkpoint):
                self.against(witness)
                held += 1
            elif witness.kind == 1:
                if self.head is None or not self.head.signed_by(witness):
                    self.report.add("re_signed", "log/checkpoints", "not signed by the trusted key")
            else:
                newest = None
                for path in sorted(p for p, ref in self.expected.items() if ref["kind"] == "cosignature"):
                    try:
                        note = Checkpoint(self.read(path))
                    except (OSError, ValueError):
                        continue
                    if note.signed_by(witness) and (newest is None or note.size > newest.size):
                        newest = note
                if newest is None:
                    self.report.add(
                        "re_signed", "log/cosignatures", "no signature by the trusted second party"
                    )
                else:
                    self.against(newest)
                    held += 1
        if not held:
            self.report.not_checkable.append("rollback: no trusted checkpoint given")

    def against(self, seen: Checkpoint) -> None:
        """Hold the log against a checkpoint that was seen of it."""
        where = "log/checkpoints"
        size = self.head.size if self.head is not None else 0
        if self.head is None or seen.origin != self.head.origin:
            self.report.add("forked", where, "the checkpoint given is of another case's log")
        elif seen.size > size:
            self.report.add("rolled_back", where, "%d entries; %d were seen before" % (size, seen.size))
        else:
            tree = Tree()
            for leaf in self.leaves[: seen.size]:
                tree.add(leaf)
            if tree.root() != seen.root:
                self.report.add("forked", where, "the first %d entries are not those seen before" % seen.size)


def _is_named(checkpoint: Checkpoint, allowed: list[Key]) -> bool:
    names = [(key.name, key.id) for key in allowed]
    return all((name, key_id) in names and len(s) == 64 for name, key_id, s in checkpoint.signatures)


def hash_file(path: str) -> tuple[str, int]:
    """Return SHA-256 and size of a file."""
    hasher, size = hashlib.sha256(), 0
    with open(path, "rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            hasher.update(block)
            size += len(block)
    return hasher.hexdigest(), size


def shown(name: str) -> str:
    """Make a name fit for one line: odd characters as escapes."""
    return "".join(c if c.isprintable() and c.isascii() else ascii(c)[1:-1] for c in name)


# --- A bag that was handed over --------------------------------------------------------------------------------------

IN_BAG = "data/case"
TAGGED = (
    "README.txt", "bag-info.txt", "bagit.txt", "custody/handed_over.inclusion", "custody/handed_over.json",
    "custody/log_key", "manifest-sha256.txt", "verify.py",
)  # fmt: skip
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n%]+)\Z")
TAGS, SIGNED = "tagmanifest-sha256.txt", "bag.checkpoint"


def leaf(content: bytes) -> bytes:
    """Hash a leaf of a tree."""
    return hashlib.sha256(b"\0" + content).digest()


def root_of(leaves: list[bytes]) -> bytes:
    """Return the root over leaves."""
    tree = Tree()
    for one in leaves:
        tree.add(one)
    return tree.root()


def parse_manifest(content: bytes) -> dict[str, str]:
    """Read a manifest, only from its one form: sorted, each path once."""
    listed: dict[str, str] = {}
    for line in content.decode("utf-8").split("\n")[:-1]:
        found = MANIFEST_LINE.match(line)
        if not found or "\\" in found.group(2) or {"", ".", ".."} & set(found.group(2).split("/")):
            raise ValueError("not a line of a manifest")
        listed[found.group(2)] = found.group(1)
    if "".join("%s  %s\n" % (listed[path], path) for path in sorted(listed)).encode("utf-8") != content:
        raise ValueError("not in its one form")
    return listed


def parse_inclusion(content: bytes) -> tuple[int, list[bytes], bytes]:
    """Read the path from an entry to a checkpoint (C2SP): index, hashes, the checkpoint's bytes."""
    head, blank, checkpoint = content.decode("utf-8").partition("\n\n")
    lines = head.split("\n")
    if not blank or len(lines) < 2 or lines[0] != "c2sp.org/tlog-proof@v1":
        raise ValueError("not a path to a checkpoint")
    if not re.match(r"index (0|[1-9][0-9]{0,14})\Z", lines[1]):
        raise ValueError("not an index")
    path = [unbase64(line) for line in lines[2:]]
    if any(len(one) != 32 for one in path):
        raise ValueError("not a hash")
    return int(lines[1][6:]), path, checkpoint.encode("utf-8")


def leads_to_root(one: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether a path leads from a leaf to a root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    last = size - 1
    for other in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            one = hashlib.sha256(b"\1" + other + one).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            one = hashlib.sha256(b"\1" + one + other).digest()
        index, last = index >> 1, last >> 1
    return last == 0 and one == root


class Bag:
    """One bag, checked step by step."""

    def __init__(self, root: str, report: Report) -> None:
        self.root, self.report = root, report
        self.files: dict[str, int] = {}
        self.folders: set[str] = set()
        self.key: Key | None = None
        self.head: Checkpoint | None = None
        self.leaves: list[bytes] = []
        self.tokens: list[str] = []
        self.is_signed = False

    def run(self, trusted: list[Any]) -> None:
        """Run all steps."""
        self.walk("")
        while "tagmanifest-sha256.%d.tsr" % (len(self.tokens) + 1) in self.files:
            self.tokens.append("tagmanifest-sha256.%d.tsr" % (len(self.tokens) + 1))
        self.read_key()
        self.check_signature()
        listed = self.check_manifests()
        self.check_info()
        self.check_custody()
        self.check_inclusion()
        self.check_tokens()
        self.check_trusted(trusted)
        if any(path.startswith(IN_BAG + "/") for path in listed):
            self.check_part(trusted)

    def read(self, name: str) -> bytes | None:
        """Read a small file, where it is there."""
        if name not in self.files:
            return None
        try:
            with open(os.path.join(self.root, *name.split("/")), "rb") as stream:
                return stream.read()
        except OSError:
            return None

    def walk(self, folder: str) -> None:
        """Step 1: everything that is there, following no link."""
        try:
            entries = sorted(os.scandir(os.path.join(self.root, *folder.split("/"))), key=lambda e: e.name)
        except OSError:
            if not folder:
                raise
            self.report.add("unreadable", folder, "the folder cannot be read")
            return
        for entry in entries:
            name = folder + "/" + entry.name if folder else entry.name
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                self.folders.add(name)
                self.walk(name)
            elif stat.S_ISREG(status.st_mode):
                self.files[name] = status.st_size
            else:
                self.report.add("wrong_type", shown(name), "neither a plain file nor a folder")

    def read_key(self) -> None:
        """The key that signs the log and the bag."""
        content = self.read("custody/log_key")
        if content is None:
            return
        try:
            key = Key(content.decode("ascii"))
            if (key.word + "\n").encode("ascii") != content or key.kind != 1:
                raise ValueError("not in its one form")
            self.key = key
        except ValueError:
            self.report.add("bag_altered", "custody/log_key", "the log's key does not read")

    def check_signature(self) -> None:
        """Step 2: what is signed is the tag manifest with the tokens over it."""
        content = self.read(SIGNED)
        if content is None:
            self.report.add("missing", SIGNED, "nothing signs this bag")
            return
        try:
            note = Checkpoint(content)
        except ValueError:
            self.report.add("bag_altered", SIGNED, "the signed state of the bag does not read")
            return
        leaves = [leaf(self.read(name) or b"") for name in [TAGS, *self.tokens]]
        self.is_signed = (note.size, note.root) == (len(leaves), root_of(leaves))
        if not self.is_signed:
            self.report.add("altered", TAGS, "it and the tokens over it are not what was signed")
        if not note.signatures:
            self.report.add("missing_signature", SIGNED, "the bag carries no signature")
            return
        if len(note.signatures) > 1:
            self.report.add("bag_altered", SIGNED, "more than one signature")
        if self.key is None:
            return
        name = self.key.name
        case = name[len("diptych.case/") :] if name.startswith("diptych.case/") else name
        if note.origin != "diptych.bag/" + case:
            self.report.add("bag_altered", SIGNED, "it is of another case than the key")
        if not note.signed_by(self.key):
            self.report.add(
                "bad_signature", SIGNED, "the signature does not hold under the key in custody/log_key"
            )

    def check_manifests(self) -> set[str]:
        """Step 3: every file against the manifests; returns what they name."""
        unlisted = {SIGNED, TAGS, *self.tokens}
        expected: dict[str, str] = {}
        whole = True
        for name, below in ((TAGS, False), ("manifest-sha256.txt", True)):
            content = self.read(name)
            if content is None:
                if name == TAGS:
                    self.report.add("missing", name, "the list of tag files is not there")
                whole = False
                continue
            try:
                listed = parse_manifest(content)
            except ValueError:
                self.report.add("bag_altered", name, "the list of files does not read")
                whole = False
                continue
            if any(path.startswith("data/") != below or path in unlisted for path in listed):
                self.report.add("bag_altered", name, "it lists what has no place in it")
            if not below and not set(TAGGED) <= set(listed):
                self.report.add("bag_altered", name, "it does not list all that a bag holds")
            expected.update(listed)
        for path, sha256 in sorted(expected.items()):
            if path not in self.files:
                self.report.add("missing", shown(path), "a file that the manifests name is not there")
                continue
            self.report.checked["objects"] += 1
            self.report.checked["bytes"] += self.files[path]
            try:
                found = hash_file(os.path.join(self.root, *path.split("/")))[0]
            except OSError:
                self.report.add("unreadable", shown(path), "the file cannot be read")
                continue
            if found != sha256:
                self.report.add("altered", shown(path), "its bytes are not those that the manifest names")
        if whole:
            for path in self.files:
                if path not in expected and path not in unlisted:
                    self.report.add("extra", shown(path), "a file that the manifests do not name")
            allowed: set[str] = set()
            for path in expected:
                parts = path.split("/")
                allowed.update("/".join(parts[:k]) for k in range(1, len(parts)))
            for folder in self.folders - allowed:
                self.report.add("extra", shown(folder), "a folder that the manifests do not name")
        return set(expected)

    def check_info(self) -> None:
        """The declaration, and the payload's size in bag-info.txt."""
        declaration, info = self.read("bagit.txt"), self.read("bag-info.txt")
        if declaration is not None and declaration != DECLARATION:
            self.report.add("bag_altered", "bagit.txt", "it does not declare a bag of version 1.0")
        if info is None:
            return
        sizes = [size for path, size in self.files.items() if path.startswith("data/")]
        fields: dict[str, str] = {}
        try:
            lines = info.decode("utf-8").split("\n")
            if lines.pop() != "":
                raise ValueError("no whole line")
            for line in lines:
                label, colon, value = line.partition(": ")
                if not colon or label in fields:
                    raise ValueError("no label and value")
                fields[label] = value
        except ValueError:
            self.report.add("bag_altered", "bag-info.txt", "it does not read")
            return
        if fields.get("Payload-Oxum") != "%d.%d" % (sum(sizes), len(sizes)):
            self.report.add("bag_altered", "bag-info.txt", "the payload has another size or number of files")

    def check_custody(self) -> None:
        """Step 4: the entry that logs the hand-over; step 5: the log, as far as it goes along."""
        line, path = self.read("custody/handed_over.json"), self.read("custody/handed_over.inclusion")
        if line is None or path is None:
            return
        where = "custody/handed_over.json"
        try:
            if not line.endswith(b"\n"):
                raise ValueError("no whole line")
            entry = parse_entry(line[:-1])
        except ValueError:
            self.report.add("log_altered", where, "the entry does not read")
            return
        self.check_person(where, entry)
        self.head = self.leads("custody/handed_over.inclusion", path, line, entry["index"])
        listed = hashlib.sha256(self.read("manifest-sha256.txt") or b"").hexdigest()
        if entry["action"] != "handed_over" or entry["about"].get("manifest") != listed:
            self.report.add("log_altered", where, "the log's entry is about another manifest")
        self.report.checked["log_entries"] += 1
        if self.head is not None:
            self.report.checked["checkpoints"] += 1
            self.check_log(self.head)

    def leads(self, where: str, text: bytes, line: bytes, expected: int) -> Checkpoint | None:
        """Check the path from a line to a signed root."""
        try:
            index, path, raw = parse_inclusion(text)
            checkpoint = Checkpoint(raw)
        except ValueError:
            self.report.add("log_altered", where, "the path to the root does not read")
            return None
        bare = line[:-1] if line.endswith(b"\n") else line
        if index != expected or not leads_to_root(leaf(bare), index, checkpoint.size, path, checkpoint.root):
            self.report.add("log_altered", where, "the entry does not lead to the root")
            return None
        if self.key is not None:
            if checkpoint.origin != self.key.name or len(checkpoint.signatures) != 1:
                self.report.add("log_altered", where, "the root is of another log, or not signed once")
            elif not checkpoint.signed_by(self.key):
                self.report.add(
                    "bad_signature", where, "the root's signature does not hold under the log's key"
                )
        return checkpoint

    def check_log(self, head: Checkpoint) -> None:
        """Step 5: whole segments and the lines after them lead to the root."""
        rest = self.read("custody/entries")
        if rest is None:
            return
        before: list[bytes] = []
        for path in sorted(self.files):
            if path.startswith(IN_BAG + "/log/segments/"):
                before += [leaf(line) for line in (self.read(path) or b"").split(b"\n")[:-1]]
        lines = rest.split(b"\n")
        if lines.pop() != b"" or not all(
            line.startswith(b"{") or re.match(rb"withheld [0-9a-f]{64}\Z", line) for line in lines
        ):
            self.report.add("log_altered", "custody/entries", "the entries do not read")
            return
        named: set[str] = set()
        for line in lines:
            if line.startswith(b"withheld "):
                before.append(bytes.fromhex(line[9:].decode("ascii")))
                continue
            before.append(leaf(line))
            try:
                entry = parse_entry(line)
                if entry["index"] != len(before) - 1:
                    raise ValueError("another index")
            except ValueError:
                self.report.add(
                    "log_altered",
                    "custody/entries",
                    "entry %d does not read or has another place" % (len(before) - 1),
                )
                continue
            self.check_person("custody/entries", entry)
            if entry["action"] in ("case_opened", "signer_added"):
                named.add(str(entry["about"].get("log_key")))
        if len(before) != head.size or root_of(before) != head.root:
            self.report.add("log_altered", "custody/entries", "the log does not lead to its root")
        else:
            self.leaves = before
        self.report.checked["log_entries"] += len(lines)
        alone = not any(path.startswith(IN_BAG + "/log/segments/") for path in self.files)
        if alone and self.key is not None and self.key.word not in named:
            self.report.add("log_altered", "custody/log_key", "no entry of the log names this key")

    def check_person(self, where: str, entry: dict[str, Any]) -> None:
        """A person's signature on a single entry, where it has one."""
        if self.key is not None and "person" in entry["about"] and not person_holds(entry, self.key.name):
            self.report.add("bad_signature", where, "a person's signature that does not hold")

    def check_inclusion(self) -> None:
        """Step 5: single entries that go along."""
        for path in sorted(self.files):
            found = re.match(r"data/inclusion/([0-9]{12})\.json\Z", path)
            if not found:
                continue
            other = path[: -len("json")] + "inclusion"
            line, text = self.read(path), self.read(other)
            if line is None or text is None:
                continue
            try:
                entry = parse_entry(line[:-1] if line.endswith(b"\n") else line)
            except ValueError:
                self.report.add("log_altered", path, "the entry does not read")
                continue
            self.check_person(path, entry)
            if entry["index"] != int(found.group(1)):
                self.report.add("log_altered", path, "the entry has another place in the log")
            self.leads(other, text, line, entry["index"])
            self.report.checked["log_entries"] += 1

    def check_tokens(self) -> None:
        """Step 6: tokens are over the tag manifest."""
        imprint = hashlib.sha256(self.read(TAGS) or b"").digest()
        for name in self.tokens:
            self.report.checked["timestamps"] += 1
            if self.is_signed and find_imprint(self.read(name) or b"") != imprint:
                self.report.add("bad_timestamp", name, "the token is not over " + TAGS)
            self.report.not_checkable.append(
                "timestamp: who signed it; with the authority's certificates: "
                "openssl ts -verify -data %s -in %s -CAfile ROOT.pem -untrusted AUTHORITY.pem" % (TAGS, name)
            )

    def check_trusted(self, trusted: list[Any]) -> None:
        """Step 7: against what was had from elsewhere."""
        known = False
        for one in trusted:
            if isinstance(one, Checkpoint):
                known = self.against(one) or known
            elif one.kind != 1:
                self.report.notes.append(
                    "a second party's key is held against the log only where the log goes along"
                )
            else:
                known = True
                if self.key is None or self.key.word != one.word:
                    self.report.add("re_signed", SIGNED, "not signed by the trusted key")
        if not known:
            self.report.not_checkable.append(
                "signer: no trusted key or checkpoint given; the key is the bag's own"
            )

    def against(self, seen: Checkpoint) -> bool:
        """Hold the log against a checkpoint that was seen of it; say whether that could be done."""
        where = "custody/handed_over.inclusion"
        if self.head is None or seen.origin != self.head.origin:
            self.report.add("forked", where, "the checkpoint given is of another case's log")
            return True
        if seen.size > self.head.size:
            self.report.notes.append("the checkpoint given is newer than this bag")
            return False
        if seen.size != self.head.size and not self.leaves:
            self.report.not_checkable.append("checkpoint: this bag does not hold the log up to it")
            return False
        root = self.head.root if seen.size == self.head.size else root_of(self.leaves[: seen.size])
        if root != seen.root:
            self.report.add("forked", where, "the first %d entries are not those seen before" % seen.size)
        return True

    def check_part(self, trusted: list[Any]) -> None:
        """The part of a case that goes along, by the steps for a case."""
        try:
            document = json.loads((self.read("data/withheld.json") or b"{}").decode("utf-8"))
            rows = document.get("withheld", []) if isinstance(document, dict) else []
            withheld = {str(one["case_path"]) for one in rows if isinstance(one, dict) and "case_path" in one}
        except (ValueError, TypeError):
            withheld = set()
        inner = Report()
        part = Check(os.path.join(self.root, *IN_BAG.split("/")), inner, False)
        part.withheld = withheld
        try:
            part.run([one for one in trusted if not isinstance(one, Checkpoint)])
        except OSError:
            self.report.add("missing", IN_BAG, "the part of a case that the manifests name is not there")
            return
        self.report.problems += [(kind, IN_BAG + "/" + where, what) for kind, where, what in inner.problems]
        for name, n in inner.checked.items():
            if name not in ("objects", "bytes"):
                self.report.checked[name] += n
        self.report.not_checkable += [
            one.replace(" log/", " %s/log/" % IN_BAG)
            for one in inner.not_checkable
            if not one.startswith("rollback")
        ]
        self.report.destroyed += inner.destroyed
        self.report.notes += inner.notes


def is_bag(root: str) -> bool:
    """Whether a folder holds a bag rather than a case."""
    names = ("bagit.txt", SIGNED, "manifest-sha256.txt", TAGS)
    return not os.path.exists(os.path.join(root, "case.toml")) and any(
        os.path.isfile(os.path.join(root, name)) for name in names
    )


def witness(text: str) -> Any:
    """Read a key or checkpoint: the text itself, or a file that holds it."""
    content = text.encode("utf-8", "surrogateescape")
    if os.path.isfile(text):
        with open(text, "rb") as stream:
            content = stream.read(1 << 20)
    try:
        return Checkpoint(content)
    except ValueError:
        return Key(content.decode("utf-8"))


def check(root: str, trusted: list[Any], modes: bool = True) -> Report:
    """Check a case's or a bag's folder."""
    report = Report()
    if is_bag(root):
        Bag(root, report).run(trusted)
    else:
        Check(root, report, modes).run(trusted)
    return report


def main(arguments: list[str]) -> int:
    """Run the command line."""
    folders, trusted, as_json, modes = [], [], False, True
    waiting = list(arguments)
    while waiting:
        one = waiting.pop(0)
        if one == "--json":
            as_json = True
        elif one == "--no-modes":
            modes = False
        elif one == "--trusted" and waiting:
            try:
                trusted.append(witness(waiting.pop(0)))
            except ValueError:
                print("verify.py: --trusted is neither a key nor a checkpoint", file=sys.stderr)
                return 2
        elif one.startswith("-"):
            print(__doc__, file=sys.stderr)
            return 2
        else:
            folders.append(one)
    if len(folders) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        found = check(folders[0], trusted, modes).to_dict()
    except OSError:
        print("verify.py: %s is not a case" % shown(folders[0]), file=sys.stderr)
        return 19
    if as_json:
        print(json.dumps(found, ensure_ascii=True, indent=1))
        return 0 if found["ok"] else 1
    n = found["checked"]
    head = "all well" if found["ok"] else "%d problems" % len(found["problems"])
    print(
        "%s: %d files, %d log entries, %d checkpoints"
        % (head, n["objects"], n["log_entries"], n["checkpoints"])
    )
    for one in found["problems"]:
        print("  %s: %s: %s" % (one["kind"], one["where"], one["what"]))
    for one in found["destroyed"]:
        print(
            "  destroyed on record: %s by %s at %s: %s"
            % (one["path"], one["by"], one["when"], shown(one["why"]))
        )
    for line in found["not_checkable"]:
        print("not checkable: " + line)
    for line in found["notes"]:
        print("note: " + line)
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
