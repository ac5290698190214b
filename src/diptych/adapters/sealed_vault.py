"""A vault: a folder in which every source is one encrypted file for named keyholders, and a list that names nobody.

In: identities and keys. Out: encrypted files, a list of pseudonyms with commitments, a log of openings.
Never here: an identity on disk in the open, in an error, in a file name, or in a file's time.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diptych.adapters.case_clock import now
from diptych.adapters.case_sealing import seal, unseal
from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.journal import append_lines
from diptych.adapters.sealed_two import access_of, half_open, label_of, lock, open_half, wrap
from diptych.model.errors import (
    NoKeyError,
    OutputFailedError,
    OutputRefusedError,
    UnreadableError,
    WrongCallError,
)
from diptych.model.sealed import VAULT_FORMAT, Identity, SealedSource, Tombstone, check_pseudonym

if TYPE_CHECKING:
    import pyrage

LIST, EVENTS, SEALED = "vault.json", "events.jsonl", "sealed"
TWO = ".two.json"
"""Ending of the list of ways, in a vault that two keyholders open together."""

PADDED_TO = 4096
"""Identities are padded to a multiple of so many bytes: the length of a file says nothing of a name. By hand."""

_KEYHOLDER = re.compile(r"[a-z]{1,20}-[a-z0-9]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholder:
    """Who may open a vault: a pseudonym and a public key."""

    label: str
    key: str

    def __post_init__(self) -> None:
        if not _KEYHOLDER.fullmatch(self.label):
            raise ValueError("a keyholder is called by a pseudonym such as keyholder-a")
        if not self.key.startswith("age1"):
            raise ValueError("a keyholder's key is one word that starts with age1")


class Vault:
    """One vault's folder."""

    def __init__(
        self, root: Path, keyholders: Sequence[Keyholder], sources: Sequence[SealedSource], *, needs: int = 1
    ) -> None:
        self.root = root
        self.needs = needs
        """How many keyholders together open a source: 1 or 2."""
        self.keyholders = tuple(keyholders)
        self.sources = tuple(sources)
        self.tombstones: tuple[Tombstone, ...] = ()

    @classmethod
    def new(cls, root: Path, keyholders: Sequence[Keyholder], *, needs: int = 1) -> Vault:
        """Make a vault.

        Args:
            root: Its folder.
            keyholders: Who may open it.
            needs: How many of them together: 1 or 2.

        Raises:
            OutputRefusedError: The folder holds something.
            WrongCallError: A key does not read, or there is none.
        """
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise OutputRefusedError(f"{root.name} exists and is not an empty folder")
        if len({one.label for one in keyholders}) != len(keyholders):
            raise WrongCallError("two keyholders of one name")
        if needs not in (1, 2) or len({one.key for one in keyholders}) < needs:
            raise WrongCallError("a vault opens with one or two keyholders, each with a key of their own")
        if needs == 2:
            lock(b"", {one.label: one.key for one in keyholders})
        seal(
            b"", [one.key for one in keyholders]
        )  # a key that does not read is told before anything is written
        vault = cls(root, keyholders, (), needs=needs)
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        (root / SEALED).mkdir(mode=0o700)
        vault._write_list()
        return vault

    @classmethod
    def open(cls, root: Path) -> Vault:
        """Read a vault's list; nothing is decrypted.

        Raises:
            UnreadableError: There is none, or it does not read.
        """
        try:
            document = json.loads((root / LIST).read_text(encoding="utf-8"))
            if document.get("format") != VAULT_FORMAT:
                raise ValueError("another format")
            vault = cls(
                root,
                [Keyholder(label=one["label"], key=one["key"]) for one in document["keyholders"]],
                [SealedSource(**one) for one in document["sources"]],
                needs=int(document.get("needs", 1)),
            )
            vault.tombstones = tuple(Tombstone(**one) for one in document["destroyed"])
            return vault
        except OSError as error:
            raise UnreadableError("there is no vault in this folder") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableError("the vault's list does not read") from error

    def put(self, identity: Identity, committed: str) -> SealedSource:
        """Encrypt an identity to all keyholders and name its pseudonym in the list.

        Raises:
            OutputFailedError: The folder cannot be written.
        """
        source = SealedSource(pseudonym=identity.pseudonym, commitment=committed, month=now()[:7])
        self._write_sealed(identity)
        self.sources = (*self.sources, source)
        self._write_list()
        return source

    def get(
        self, pseudonym: str, key: pyrage.x25519.Identity, second: pyrage.x25519.Identity | None = None
    ) -> Identity:
        """Decrypt one identity. Log the opening first: :meth:`note`.

        Args:
            pseudonym: The source.
            key: A keyholder's key.
            second: Another keyholder's key, where the vault needs two.

        Raises:
            WrongCallError: The vault holds no such source, or it was destroyed.
            NoKeyError: The key is none of the keyholders'.
            UnreadableError: The file is missing or changed.
        """
        self.source(pseudonym)
        content = self._sealed(pseudonym)
        if self.needs == 1:
            return self._identity(pseudonym, unseal(content, key))
        if second is None:
            raise NoKeyError(
                "this vault opens with the keys of two keyholders",
                advice="Give the second with --second-key, or take the first step with `diptych source half-open`.",
            )
        first, other = self.label_of(key), self.label_of(second)
        if first == other:
            raise NoKeyError("both keys are of the same keyholder")
        half = half_open(self.ways(pseudonym), key, first=first, second=other)
        return self._identity(pseudonym, open_half(half, content, second))

    def get_by_half(self, pseudonym: str, half: bytes, key: pyrage.x25519.Identity) -> Identity:
        """Decrypt one identity after another keyholder took the first step."""
        self.source(pseudonym)
        return self._identity(pseudonym, open_half(half, self._sealed(pseudonym), key))

    def label_of(self, key: pyrage.x25519.Identity) -> str:
        """Whose key it is."""
        return label_of(key, [(one.label, one.key) for one in self.keyholders])

    def ways(self, pseudonym: str) -> bytes:
        """The list of ways in which two keyholders open a source."""
        return self._read(self._place(pseudonym).with_suffix(TWO), pseudonym)

    def _sealed(self, pseudonym: str) -> bytes:
        return self._read(self._place(pseudonym), pseudonym)

    def _read(self, place: Path, pseudonym: str) -> bytes:
        try:
            return place.read_bytes()
        except OSError as error:
            raise UnreadableError(f"the sealed file of {pseudonym} is missing") from error

    def _identity(self, pseudonym: str, opened: bytes) -> Identity:
        try:
            values = json.loads(opened)
            identity = Identity.from_dict(values)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"the sealed file of {pseudonym} does not read") from error
        if identity.pseudonym != pseudonym:
            raise UnreadableError(f"the sealed file of {pseudonym} belongs to another source")
        return identity

    def source(self, pseudonym: str) -> SealedSource:
        """Find a source in the list.

        Raises:
            WrongCallError: The vault holds no such source, or it was destroyed.
        """
        try:
            check_pseudonym(pseudonym)
        except ValueError as error:
            raise WrongCallError(str(error)) from error
        found = next((one for one in self.sources if one.pseudonym == pseudonym), None)
        if found is not None:
            return found
        gone = next((one for one in self.tombstones if one.pseudonym == pseudonym), None)
        if gone is not None:
            raise WrongCallError(f"{pseudonym} was destroyed on {gone.day} by {gone.by} ({gone.basis})")
        raise WrongCallError(f"the vault holds no source {pseudonym}")

    def add_keyholder(
        self,
        keyholder: Keyholder,
        key: pyrage.x25519.Identity,
        second: pyrage.x25519.Identity | None = None,
    ) -> None:
        """Encrypt everything anew, for the former keyholders and one more.

        Raises:
            WrongCallError: There is a keyholder of that name or key already.
            NoKeyError: The key is none of the keyholders'.
        """
        if any(one.label == keyholder.label or one.key == keyholder.key for one in self.keyholders):
            raise WrongCallError("there is a keyholder of that name or key already")
        seal(b"", [keyholder.key])
        if self.needs == 2:
            self._wrap_anew(keyholder, key, second)
            return
        opened = [self.get(one.pseudonym, key) for one in self.sources]
        self.keyholders = (*self.keyholders, keyholder)
        for identity in opened:
            self._write_sealed(identity)
        self._write_list()

    def _wrap_anew(
        self, keyholder: Keyholder, key: pyrage.x25519.Identity, second: pyrage.x25519.Identity | None
    ) -> None:
        """Let one more pair with each of the others: the sealed files stay, their lists of ways are replaced."""
        wider = {one.label: one.key for one in (*self.keyholders, keyholder)}
        ways = {}
        for one in self.sources:
            self.get(one.pseudonym, key, second)
            first = self.label_of(key)
            other = self.label_of(second) if second is not None else first
            half = half_open(self.ways(one.pseudonym), key, first=first, second=other)
            access = access_of(half, second if second is not None else key)
            ways[one.pseudonym] = wrap(access, wider)
        self.keyholders = (*self.keyholders, keyholder)
        for pseudonym, listed in ways.items():
            self._write_still(self._place(pseudonym).with_suffix(TWO), listed)
        self._write_list()

    def destroy(self, tombstone: Tombstone) -> None:
        """Remove one sealed file and leave a tombstone in its place.

        The tombstone is written first: whoever finds no file finds out why. The file is overwritten before it is
        removed, which the disk may undo in part (copies on write, flash): then the keys are what is left to destroy.
        """
        self.source(tombstone.pseudonym)
        self.sources = tuple(one for one in self.sources if one.pseudonym != tombstone.pseudonym)
        self.tombstones = (*self.tombstones, tombstone)
        self._write_list()
        self.finish()

    def finish(self) -> None:
        """Remove sealed files of destroyed sources that an interrupted command left."""
        for gone in self.tombstones:
            sealed = self._place(gone.pseudonym)
            for place in (sealed, sealed.with_suffix(TWO)):
                with contextlib.suppress(FileNotFoundError):
                    size = place.stat().st_size
                    with place.open("r+b") as stream:
                        stream.write(secrets.token_bytes(size))
                        stream.flush()
                        os.fsync(stream.fileno())
                    place.unlink()

    def note(self, action: str, *, by: str, pseudonym: str | None = None, reason: str = "") -> None:
        """Append one event: who did what, on which day. The reason is encrypted to the keyholders.

        Raises:
            OutputFailedError: It cannot be written; then the action must not happen.
        """
        if not _KEYHOLDER.fullmatch(by):
            raise WrongCallError(
                "people are called by a pseudonym such as editor-1, in small letters and digits"
            )
        sealed = ""
        if reason:
            padded = reason.encode("utf-8").ljust(-(-len(reason.encode("utf-8")) // 256) * 256)
            sealed = base64.b64encode(seal(padded, [one.key for one in self.keyholders])).decode("ascii")
        row = {"day": now()[:10], "action": action, "by": by, "source": pseudonym, "reason": sealed}
        append_lines(self.root / EVENTS, json.dumps(row).encode("ascii") + b"\n")

    def events(self, key: pyrage.x25519.Identity | None = None) -> list[dict[str, object]]:
        """Return all events; with a keyholder's key, with their reasons."""
        try:
            lines = (self.root / EVENTS).read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError("the vault's events cannot be read") from error
        rows = []
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError as error:
                raise UnreadableError("a line of the vault's events does not read") from error
            if row.get("reason"):
                row["reason"] = _opened(str(row["reason"]), key)
            rows.append(row)
        return rows

    def _place(self, pseudonym: str) -> Path:
        return self.root / SEALED / f"{check_pseudonym(pseudonym)}.age"

    def _write_sealed(self, identity: Identity) -> None:
        content = json.dumps(identity.to_dict(), ensure_ascii=False).encode("utf-8", "surrogatepass")
        padded = content.ljust(-(-len(content) // PADDED_TO) * PADDED_TO)
        place = self._place(identity.pseudonym)
        if self.needs == 2:
            sealed, ways = lock(padded, {one.label: one.key for one in self.keyholders})
            self._write_still(place.with_suffix(TWO), ways)
        else:
            sealed = seal(padded, [one.key for one in self.keyholders])
        self._write_still(place, sealed)

    def _write_still(self, place: Path, content: bytes) -> None:
        write_bytes_atomic(place, content)
        with contextlib.suppress(OSError):
            os.utime(place, (0, 0))  # when a source came is nobody's business

    def _write_list(self) -> None:
        document = {
            "format": VAULT_FORMAT,
            "needs": self.needs,
            "keyholders": [{"label": one.label, "key": one.key} for one in self.keyholders],
            "sources": [one.to_dict() for one in sorted(self.sources, key=lambda one: one.pseudonym)],
            "destroyed": [one.to_dict() for one in self.tombstones],
        }
        write_bytes_atomic(self.root / LIST, (json.dumps(document, indent=1) + "\n").encode("ascii"))


def _opened(text: str, key: pyrage.x25519.Identity | None) -> str | None:
    """A reason in the open, or None where the key does not open it."""
    if key is None:
        return None
    try:
        return unseal(base64.b64decode(text), key).decode("utf-8").rstrip()
    except (NoKeyError, ValueError):
        return None


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner may read, from its first byte on.

    Raises:
        OutputFailedError: It is there already, or the disk refuses.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise OutputFailedError(
            f"{path.name} cannot be written: {os.strerror(error.errno or 5).lower()}"
        ) from error


def read_identity_key(path: Path | None) -> pyrage.x25519.Identity:
    """Read a keyholder's key: an age identity file, or by default the key in the user's key folder.

    Raises:
        NoKeyError: It does not read, or others may read it.
    """
    import pyrage

    from diptych.adapters.keys import KeyFolder

    if path is None:
        return KeyFolder().sealing_key()
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise NoKeyError("the key may be read by others", advice="Run chmod 600 on it.")
        lines = path.read_text(encoding="ascii").splitlines()
        word = next(line.strip() for line in lines if line.strip() and not line.startswith("#"))
        return pyrage.x25519.Identity.from_str(word)
    except (OSError, UnicodeDecodeError, StopIteration, ValueError, pyrage.IdentityError) as error:
        raise NoKeyError("the keyholder's key does not read") from error
