"""A case: read what it holds, and record what happens in changes that are whole or absent."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from diptych.adapters.case_clock import clock_state, now, program
from diptych.adapters.case_disk import Disk, read_plain
from diptych.adapters.case_sealing import seal, unseal
from diptych.adapters.case_store import CHECKPOINTS, CaseStore, Change, Log
from diptych.adapters.keys import KeyFolder, Signer
from diptych.algorithms.signatures import sign, sign_entry
from diptych.domains.casefile.folder import README, facts_from_toml, facts_to_toml
from diptych.domains.casefile.state import CaseState
from diptych.model.case import FINDING_FORMAT, RECORD_FORMAT, CaseFacts, OriginalState, RecordRef
from diptych.model.custody import Entry, FileRef, Value
from diptych.model.errors import (
    CaseDamagedError,
    NotACaseError,
    OutputFailedError,
    OutputRefusedError,
    WrongCallError,
)
from diptych.model.signed_note import Checkpoint

MAX_TEXT = 100_000
"""Longest reason in characters; more belongs into a file that is taken in. Chosen by hand."""


class Case:
    """One case's folder.

    Reading needs no key and changes nothing. Everything that writes goes through :meth:`change`, or through the
    three short forms :meth:`add_record`, :meth:`add_finding` and :meth:`log_event`.
    """

    def __init__(self, root: Path, *, keys: KeyFolder | None = None, disk: Disk | None = None) -> None:
        self.root = root
        self.store = CaseStore(root, disk)
        self.keys = keys or KeyFolder(disk=disk)
        self._log: Log | None = None
        self._state = CaseState()
        self._facts: CaseFacts | None = None

    @classmethod
    def open(cls, path: Path, *, keys: KeyFolder | None = None, disk: Disk | None = None) -> Self:
        """Open a case.

        Args:
            path: Its folder.
            keys: The user's keys; by default the usual key folder.
            disk: How files are written; tests put one in its place that fails.

        Raises:
            NotACaseError: The folder holds no case.
            CaseDamagedError: Its log does not hang together.
        """
        case = cls(path, keys=keys, disk=disk)
        case._read()
        return case

    @classmethod
    def new(
        cls,
        path: Path,
        *,
        title: str,
        keyholders: Sequence[str] = (),
        keys: KeyFolder | None = None,
        disk: Disk | None = None,
    ) -> Case:
        """Make a case in a folder that does not exist, is empty, or in which an earlier attempt was cut off.

        Args:
            path: The folder.
            title: What the case is called; it stands unencrypted in case.toml.
            keyholders: Public keys (``age1…``) that may open sealed records, besides the user's own.
            keys: The user's keys.
            disk: How files are written.

        Raises:
            OutputRefusedError: The folder holds something else.
            OutputFailedError: It cannot be written.
        """
        case = cls(path, keys=keys, disk=disk)
        case.keys.refuse_inside(path)
        _claim(path)
        case_id = secrets.token_hex(16)
        with case.store.locked():
            case.store.finish(Log())
            sealing = str(case.keys.sealing_key().to_public())
            seal(
                b"", [sealing, *keyholders]
            )  # a key that does not read is a wrong call, before anything is written
            signer = case.keys.new_signer(case_id, f"diptych.case/{case_id}")
            facts = CaseFacts(
                case=case_id,
                title=title,
                opened=now(),
                opened_by=signer.actor,
                log_key=signer.key.text(),
                keyholders=tuple(dict.fromkeys((sealing, *keyholders))),
            )
            change = Change(case.store)
            writing = Writing(case, change, signer, Log(), CaseState(), facts)
            try:
                objects = [
                    change.put("case", "case.toml", facts_to_toml(facts)),
                    change.put("readme", "README.txt", README.encode("ascii")),
                ]
                writing.event("case_opened", about={"log_key": facts.log_key}, objects=objects)
                writing.commit()
            except BaseException:
                change.drop()
                raise
        return case

    @property
    def facts(self) -> CaseFacts:
        """What case.toml says."""
        if self._facts is None:
            raise NotACaseError(f"{self.root.name} is not a case")
        return self._facts

    @property
    def log(self) -> Log:
        """The custody log as it was when the case was opened or last changed through this object."""
        if self._log is None:
            raise NotACaseError(f"{self.root.name} is not a case")
        return self._log

    @property
    def state(self) -> CaseState:
        """What the log says the case holds."""
        if self._state.size < self.log.size:
            for entry in _entries_from(self.log, self._state.size):
                self._state.add(entry)
        return self._state

    def entries(self) -> Iterator[Entry]:
        """All custody events, in order."""
        return self.log.entries()

    def has_checkpoint(self, checkpoint: Checkpoint) -> bool:
        """Whether this case's log has a checkpoint with this text, whoever signed it."""
        return checkpoint.body() in self.log.bodies.values()

    def originals(self) -> list[OriginalState]:
        """All originals, in the order in which they were taken in."""
        return sorted(self.state.originals.values(), key=lambda one: one.number)

    def records(self, kind: str | None = None) -> list[RecordRef]:
        """The newest version of each record of a kind, or of all, in the order in which they were first made.

        Records whose newest version was destroyed are left out.
        """
        newest = [versions[-1] for versions in self.state.records.values()]
        return [
            one for one in newest if (kind is None or one.kind == kind) and one.path in self.state.expected
        ]

    def read_record(self, record: RecordRef | str) -> dict[str, object]:
        """Read one version of a record: its value as it was given.

        Args:
            record: The version, or its path.

        Raises:
            CaseDamagedError: It is missing or changed.
            NoKeyError: It is sealed to others.
        """
        document = self.read_document(record if isinstance(record, str) else record.path)
        value = document.get("value")
        return value if isinstance(value, dict) else {"value": value}

    def read_document(self, path: str) -> dict[str, object]:
        """Read a record or finding with what stands around its value: kind, id, version, salt.

        Raises:
            CaseDamagedError: It is missing or changed, or was destroyed.
            NoKeyError: It is sealed to others.
        """
        content = self.read_bytes(path)
        if path.endswith(".age"):
            content = unseal(content, self.keys.sealing_key())
        document = json.loads(content)
        return document if isinstance(document, dict) else {"value": document}

    def read_bytes(self, path: str) -> bytes:
        """Read a file of the case, other than an original, and hold it against the log.

        Raises:
            CaseDamagedError: It is missing, changed, or was destroyed.
        """
        import hashlib

        expected = self.state.expected.get(path)
        if expected is None:
            gone = self.state.destroyed.get(path)
            why = "is not in the log" if gone is None else f"was destroyed on {gone.time} ({gone.basis})"
            raise CaseDamagedError(f"{path} {why}")
        place = self.store.find(path, expected.ref.sha256)
        try:
            content = read_plain(place) if place is not None else b""
        except OSError as error:
            raise CaseDamagedError(f"{path} cannot be read") from error
        if place is None or hashlib.sha256(content).hexdigest() != expected.ref.sha256:
            raise CaseDamagedError(f"{path} is {'missing' if place is None else 'not what the log says'}")
        return content

    def original_file(self, sha256: str) -> Path:
        """Where an original lies, to be read only. Log the access first: :meth:`access`.

        Raises:
            CaseDamagedError: It is not in the case, was destroyed, or is missing.
        """
        one = self.state.originals.get(sha256)
        if one is None or one.destroyed:
            raise CaseDamagedError(f"original {sha256[:12]} is not in this case")
        place = self.store.find(f"originals/{sha256[:2]}/{sha256}", sha256)
        if place is None:
            raise CaseDamagedError(f"original {sha256[:12]} is missing")
        return place

    def access(self, sha256s: Sequence[str], *, reason: str, purpose: str = "analysis") -> list[Path]:
        """Log that originals are read, and return where they lie.

        Args:
            sha256s: Digests of the originals.
            reason: Why, in the person's words; kept in a sealed record.
            purpose: A code: ``analysis``, ``viewing``, ``copy`` …
        """
        paths = [self.original_file(one) for one in sha256s]
        with self.change(reason=reason) as writing:
            for one in sha256s:
                writing.event("accessed", about={"original": one, "purpose": purpose})
        return paths

    def add_record(
        self,
        kind: str,
        value: Mapping[str, object],
        *,
        reason: str = "",
        actor: str | None = None,
        record_id: str | None = None,
        sealed: bool = True,
    ) -> RecordRef:
        """Add a record, or a new version of one. The former versions stay.

        Args:
            kind: Such as ``observation``, ``statement``, ``judgement``, ``anchor``, ``review``, ``note``.
            value: What was recorded; plain JSON values.
            reason: Why, in the person's words; kept in a sealed record of its own.
            actor: A pseudonym other than the user's own.
            record_id: The record that this is a new version of.
            sealed: Whether it is encrypted to the case's keyholders. Only records without personal data may be open.
        """
        with self.change(reason=reason, actor=actor) as writing:
            ref = writing.put_record(kind, value, record_id=record_id, sealed=sealed)
            writing.event("record_added", about={"kind": kind}, objects=[ref])
        return self.state.records[ref.path.rsplit("/", 1)[1].split(".")[0]][-1]

    def add_finding(
        self,
        value: Mapping[str, object],
        *,
        kind: str,
        inputs: Sequence[str],
        settings: Mapping[str, object],
        reason: str = "",
        actor: str | None = None,
    ) -> FileRef:
        """Store what a program measured, with the digests of its inputs, its settings and the program's version."""
        with self.change(reason=reason, actor=actor) as writing:
            ref = writing.put_finding(value, kind=kind, inputs=inputs, settings=settings)
            about: dict[str, Value] = {"kind": kind, "inputs": list(inputs)}
            writing.event("finding_added", about=about, objects=[ref])
        return ref

    def log_event(
        self,
        action: str,
        *,
        about: Mapping[str, Value] | None = None,
        reason: str = "",
        actor: str | None = None,
    ) -> Entry:
        """Add one custody event that puts no file into the case.

        Args:
            action: A word such as ``exported`` or ``decided``.
            about: Digests, codes and numbers; never names, paths of sources or free text.
            reason: Why, in the person's words; kept in a sealed record.
            actor: A pseudonym other than the user's own.
        """
        with self.change(reason=reason, actor=actor) as writing:
            writing.event(action, about=about or {})
        return list(_entries_from(self.log, self.log.size - 1))[-1]

    @contextlib.contextmanager
    def change(self, *, reason: str = "", actor: str | None = None) -> Iterator[Writing]:
        """Change the case: what is put and logged inside the block comes in together when it ends, or not at all.

        Raises:
            CaseBusyError: Another command is writing to the case.
            NoKeyError: The key that signs the log is not here.
            CaseDamagedError: The log does not hang together, or is older than what this machine last saw.
            OutputFailedError: The disk is full or refuses.
        """
        if len(reason) > MAX_TEXT:
            raise WrongCallError("the reason is too long")
        with self.store.locked():
            if self._log is None or not self.store.is_still(self._log):
                self._read()
            signer = self.keys.signer(self.facts.case)
            self.keys.refuse_inside(self.root)
            self._refuse_older()
            self.store.finish(self.log)
            self.store.remove_files(list(self.state.destroyed))
            change = Change(self.store)
            writing = Writing(
                self, change, signer, self.log, self.state, self.facts, actor=actor, reason=reason
            )
            try:
                yield writing
                writing.commit()
            except BaseException:
                change.drop()
                raise

    def _refuse_older(self) -> None:
        """Never sign a log that is not the one this machine last saw, or has lost entries since."""
        from diptych.domains.casefile.witness import against_seen

        problem = against_seen(self.keys.seen(self.facts.case), self.log)
        if problem is not None:
            raise CaseDamagedError(problem)

    def _read(self) -> None:
        self._log = self.store.load()
        if self._state.size > self._log.size:
            self._state = CaseState()
        first = next(iter(self._log.entries()), None)
        place = None
        if first is not None:
            ref = next((one for one in first.objects if one.path == "case.toml"), None)
            newest = self.state.expected.get("case.toml") if ref is None else None
            sha256 = ref.sha256 if ref is not None else newest.ref.sha256 if newest is not None else ""
            place = self.store.find("case.toml", sha256)
        try:
            self._facts = facts_from_toml(read_plain(place) if place is not None else b"")
        except (OSError, ValueError) as error:
            raise NotACaseError(f"case.toml of {self.root.name} does not read: {error}") from error

    def committed(self, log: Log) -> None:
        """Take over the log after a change, and keep its newest checkpoint beside the keys."""
        self._log = log
        if self._facts is None:
            self._read()
        if log.head is not None:
            self.keys.remember(self.facts.case, self.root, log.head.to_bytes())


class Writing:
    """What comes into the case together."""

    def __init__(
        self,
        case: Case,
        change: Change,
        signer: Signer,
        log: Log,
        state: CaseState,
        facts: CaseFacts,
        *,
        actor: str | None = None,
        reason: str = "",
    ) -> None:
        self._case, self._change, self._signer = case, change, signer
        self._log, self._state, self._facts = log, state, facts
        self._actor = actor or signer.actor
        self._events: list[tuple[str, dict[str, Value], tuple[FileRef, ...]]] = []
        self._originals: set[str] = set()
        self._records: dict[str, int] = {}
        self._reason = reason
        self._clock = clock_state()

    @property
    def facts(self) -> CaseFacts:
        """What case.toml says."""
        return self._facts

    @property
    def n_events(self) -> int:
        """How many events were noted so far."""
        return len(self._events)

    def holds(self, sha256: str) -> bool:
        """Whether the case, or this change, holds an original."""
        known = self._state.originals.get(sha256)
        return sha256 in self._originals or (known is not None and not known.destroyed)

    def copy_original(
        self,
        source: IO[bytes],
        *,
        settled: Callable[[int], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[FileRef, bool]:
        """Copy an original in; say whether it is new to the case. Name a new one in an event.

        Args:
            source: The open file.
            settled: Called with the number of bytes read, before the copy counts; raises where it is no good copy.
            progress: Called with the number of bytes of each block.

        Raises:
            OSError: The source cannot be read.
            OutputFailedError: The disk is full or refuses.
        """
        ref = self._change.copy_in(source, known=self.holds, settled=settled, progress=progress)
        fresh = not self.holds(ref.sha256)
        self._originals.add(ref.sha256)
        return ref, fresh

    def put_record(
        self, kind: str, value: Mapping[str, object], *, record_id: str | None = None, sealed: bool = True
    ) -> FileRef:
        """Stage one version of a record; name it in an event, else it does not come in."""
        versions = self._state.records.get(record_id or "", [])
        if record_id is not None and not versions and record_id not in self._records:
            raise WrongCallError(f"there is no record {record_id} in this case")
        if versions and versions[-1].kind != kind:
            raise WrongCallError(f"record {record_id} is a {versions[-1].kind}, not a {kind}")
        identity = record_id or secrets.token_hex(8)
        version = self._records.get(identity, len(versions)) + 1
        self._records[identity] = version
        document = {
            "format": RECORD_FORMAT,
            "kind": kind,
            "id": identity,
            "version": version,
            "made_by": program(),
            "salt": secrets.token_hex(16),
            "value": dict(value),
        }
        content = _json(document)
        path = f"records/{kind}/{identity}.{version:04d}.json"
        if sealed:
            return self._change.put("record", f"{path}.age", seal(content, self._facts.keyholders))
        return self._change.put("record", path, content)

    def put_finding(
        self,
        value: Mapping[str, object],
        *,
        kind: str,
        inputs: Sequence[str],
        settings: Mapping[str, object],
    ) -> FileRef:
        """Stage a finding; name it in an event, else it does not come in."""
        document = {
            "format": FINDING_FORMAT,
            "kind": kind,
            "inputs": list(inputs),
            "made_by": program(),
            "settings": dict(settings),
            "salt": secrets.token_hex(16),
            "value": dict(value),
        }
        return self._change.put("finding", f"findings/{secrets.token_hex(8)}.json", _json(document))

    def put_file(self, kind: str, path: str, content: bytes) -> FileRef:
        """Stage any other file that the log is to cover, such as ``register/incidents.jsonl``."""
        return self._change.put(kind, path, content)

    def destroy(self, paths: Sequence[str], *, basis: str) -> None:
        """Destroy files of the case on record: they go, their digests stay in the log.

        Args:
            paths: Paths in the case, of originals, records, findings or register snapshots.
            basis: A code: ``court_order``, ``consent_withdrawn``, ``retention`` or another word.

        Raises:
            WrongCallError: A path is not in the case, or must stay for the log to be read.
        """
        for path in paths:
            if path not in self._state.expected or path.startswith("log/") or "/" not in path:
                raise WrongCallError(f"{path} is no file of this case that can be destroyed")
        self._change.remove_when_done(paths)
        self.event("destroyed", about={"targets": list(paths), "basis": basis})

    def event(
        self, action: str, *, about: Mapping[str, Value] | None = None, objects: Sequence[FileRef] = ()
    ) -> None:
        """Note one custody event."""
        self._events.append((action, dict(about or {}), tuple(objects)))

    def commit(self) -> None:
        """Write, sign, and make it happen. Without events nothing happens."""
        if not self._events:
            self._change.drop()
            return
        if self._reason:
            ref = self.put_record("reason", {"text": self._reason})
            action, about, objects = self._events[0]
            self._events[0] = (action, {**about, "reason": ref.path}, (*objects, ref))
            for k, (action, about, objects) in enumerate(self._events[1:], 1):
                self._events[k] = (action, {**about, "reason": ref.path}, objects)
        person = self._signer.person if self._actor == self._signer.actor else None
        if person is not None and not self._is_known(person):
            key = person.public_key().public_bytes_raw().hex()
            self._events.insert(0, ("person_key_added", {"key": key}, ()))
        lines = []
        for k, (action, about, objects) in enumerate(self._events):
            entry = Entry(
                index=self._log.size + k,
                time=now(),
                clock=self._clock,
                actor=self._actor,
                action=action,
                tool=program(),
                salt=secrets.token_hex(16),
                objects=objects,
                about=about,
                after=self._log.head_sha256 if k == 0 else None,
            )
            if person is not None:
                entry = sign_entry(entry, self._facts.origin, person)
            lines.append(entry.to_line())
        self._case.committed(self._change.commit(self._log, lines, self._sign))

    def _is_known(self, person: Ed25519PrivateKey) -> bool:
        """Whether an earlier entry says that the key is this actor's."""
        key = person.public_key().public_bytes_raw().hex()
        said = self._state.events.get("person_key_added", [])
        return any(one.actor == self._actor and one.about.get("key") == key for one in said)

    def _sign(self, size: int, root: bytes) -> Checkpoint:
        body = Checkpoint(origin=self._facts.origin, size=size, root=root)
        return body.signed_with(sign(body, self._signer.key, self._signer.private))


def _claim(path: Path) -> None:
    """Take a folder for a new case: absent, empty, or left by an attempt that was cut off."""
    shown = path.name or str(path)
    try:
        if path.exists() and not path.is_dir():
            raise OutputRefusedError(f"{shown} exists and is not a folder")
        path.mkdir(parents=True, exist_ok=True)
        names = {one.name for one in path.iterdir()}
        begun = (path / CHECKPOINTS).is_dir() and any((path / CHECKPOINTS).iterdir())
        other = "log" in names and ({p.name for p in (path / "log").iterdir()} - {"checkpoints"})
    except (OSError, ValueError) as error:
        raise OutputFailedError(f"the folder {shown!r} cannot be opened") from error
    if begun:
        raise OutputRefusedError(f"{shown} is a case already")
    if names - {"derived", "log"} or other:
        raise OutputRefusedError(f"{shown} is not empty")


def _entries_from(log: Log, start: int) -> Iterator[Entry]:
    """The entries from an index on; segments before it are not read again."""
    from diptych.model.custody import parse_entry

    try:
        for k, (first, content) in enumerate(log.segments):
            following = log.segments[k + 1][0] if k + 1 < len(log.segments) else log.size
            if following <= start:
                continue
            for offset, line in enumerate(content.split(b"\n")[:-1]):
                if first + offset >= start:
                    yield parse_entry(line)
    except ValueError as error:
        raise CaseDamagedError(f"an entry of the log does not read: {error}") from error


def _json(document: Mapping[str, object]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return (text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n").encode("utf-8")
