"""The user's key folder: signing keys of cases, a key that opens sealed records, and what was last seen of each case.

Keys never lie in a case. The folder is ``$DIPTYCH_KEYS``, else ``diptych/keys`` in the user's configuration folder;
only its owner may read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from diptych.adapters.case_disk import Disk, replace_whole
from diptych.model.errors import NoKeyError, OutputFailedError
from diptych.model.signed_note import COSIGNATURE, NOTE, PublicKey
from diptych.model.team import ACTING

ENVIRONMENT = "DIPTYCH_KEYS"
"""Name of the environment variable that says where the keys are."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that signs the log of one case, and the pseudonym under which its holder acts there."""

    key: PublicKey
    private: Ed25519PrivateKey
    actor: str
    person: Ed25519PrivateKey | None = None
    """The key of whoever acts in a team; None for the one person of a machine, whom the log's key stands for."""

    def __repr__(self) -> str:
        """Return the public half only."""
        return f"Signer({self.key.text()})"


class KeyFolder:
    """Keys of one user on one machine."""

    def __init__(self, path: Path | None = None, disk: Disk | None = None) -> None:
        self.path = path or default_folder()
        self._disk = disk or Disk()

    def new_signer(self, case: str, origin: str) -> Signer:
        """Make the signing key of a case, or take the one that an interrupted command made.

        Raises:
            OutputFailedError: The key folder cannot be written.
        """
        try:
            return self.signer(case)
        except NoKeyError:
            pass
        private = Ed25519PrivateKey.generate()
        document = {
            "format": "diptych-key/1",
            "case": case,
            "name": origin,
            "seed": private.private_bytes_raw().hex(),
            "actor": f"a-{secrets.token_hex(6)}",
        }
        self._write(f"case-{case}.json", json.dumps(document, indent=1) + "\n")
        return self.signer(case)

    def signer(self, case: str) -> Signer:
        """Read the signing key of a case; in a team the actor is whoever acts at present.

        Raises:
            NoKeyError: There is none here, it does not read, or others may read it.
        """
        path = self.path / f"case-{case}.json"
        try:
            self._check_mode(path)
            document = json.loads(path.read_text(encoding="utf-8"))
            private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(document["seed"]))
            key = PublicKey(name=document["name"], kind=NOTE, raw=private.public_key().public_bytes_raw())
            acting = ACTING.get()
            if acting is None:
                return Signer(key=key, private=private, actor=str(document["actor"]))
            person = Ed25519PrivateKey.from_private_bytes(acting.seed) if acting.seed is not None else None
            return Signer(key=key, private=private, actor=acting.name, person=person)
        except FileNotFoundError as error:
            raise NoKeyError("the key that signs this case's log is not in the key folder") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoKeyError("the key that signs this case's log does not read") from error

    def cosigner(self, name: str) -> Signer:
        """Read the key with which this user signs others' checkpoints; the first call makes it.

        Args:
            name: The signer's name, such as ``example.org/desk``; kept in the key folder, later calls may repeat it.

        Raises:
            NoKeyError: It does not read, or is of another name.
            OutputFailedError: The key folder cannot be written.
            ValueError: The name holds spaces or a plus sign.
        """
        path = self.path / "cosigner.json"
        if not path.exists():
            private = Ed25519PrivateKey.generate()
            PublicKey(name=name, kind=COSIGNATURE, raw=private.public_key().public_bytes_raw())
            document = {"format": "diptych-key/1", "name": name, "seed": private.private_bytes_raw().hex()}
            self._write(path.name, json.dumps(document, indent=1) + "\n")
        try:
            self._check_mode(path)
            document = json.loads(path.read_text(encoding="utf-8"))
            private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(document["seed"]))
            raw = private.public_key().public_bytes_raw()
            key = PublicKey(name=document["name"], kind=COSIGNATURE, raw=raw)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoKeyError("the key that signs others' checkpoints does not read") from error
        if key.name != name:
            raise NoKeyError("the key that signs others' checkpoints has another name")
        return Signer(key=key, private=private, actor="cosigner")

    def sealing_key(self) -> pyrage.x25519.Identity:
        """Read the user's key that opens sealed records; the first call makes it.

        Raises:
            NoKeyError: It does not read, or others may read it.
            OutputFailedError: The key folder cannot be written.
        """
        path = self.path / "sealed-records.age"
        if not path.exists():
            self._write(path.name, f"{pyrage.x25519.Identity.generate()}\n")
        try:
            self._check_mode(path)
            return pyrage.x25519.Identity.from_str(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError, pyrage.IdentityError) as error:
            raise NoKeyError("the key that opens sealed records does not read") from error

    def remember(self, case: str, place: Path, checkpoint: bytes) -> None:
        """Keep the newest checkpoint that this machine saw of a case, and which case lay at a place.

        Raises:
            OutputFailedError: The key folder cannot be written.
        """
        self._write(f"seen-{case}.checkpoint", checkpoint.decode("utf-8"))
        self._write(f"place-{_place(place)}.txt", f"{case}\n")

    def seen(self, case: str) -> bytes | None:
        """Return the newest checkpoint that this machine saw of a case, or None where it saw none."""
        try:
            return (self.path / f"seen-{case}.checkpoint").read_bytes()
        except OSError:
            return None

    def case_at(self, place: Path) -> str | None:
        """Return which case this machine last saw at a place, or None where it saw none."""
        try:
            return (self.path / f"place-{_place(place)}.txt").read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None

    def refuse_inside(self, case_folder: Path) -> None:
        """Refuse a key folder that lies in a case: whoever gets the case would get the keys.

        Raises:
            NoKeyError: It does.
        """
        if self.path.resolve().is_relative_to(case_folder.resolve()):
            raise NoKeyError(
                "the key folder lies inside the case", advice=f"Set {ENVIRONMENT} to another folder."
            )

    def _write(self, name: str, text: str) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_whole(self._disk, self.path / name, text.encode("utf-8"))
        except OSError as error:
            raise OutputFailedError(
                f"the key folder cannot be written: {os.strerror(error.errno or 5).lower()}",
                advice=f"Name a folder that you may write to in {ENVIRONMENT}, and run again.",
            ) from error

    def _check_mode(self, path: Path) -> None:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise NoKeyError(
                f"{path.name} may be read by others", advice="Run chmod 600 on it, and renew the key."
            )


def default_folder() -> Path:
    """Return where this user's keys are."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "diptych" / "keys"


def _place(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
