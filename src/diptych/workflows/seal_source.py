"""Sealed sources: seal, open, add a keyholder, disclose to a judge, destroy, look for sealed texts outside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_clock import now
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.sealed_vault import Keyholder, Vault, read_identity_key, write_private
from diptych.domains.casefile import Case
from diptych.domains.protection import commitment, forbidden_texts, new_pseudonym
from diptych.domains.protection.sources import fits, new_salt, plain_name
from diptych.model.conditions import Conditions
from diptych.model.custody import Value
from diptych.model.errors import WrongCallError
from diptych.model.publication import check_person
from diptych.model.sealed import ATTRIBUTES, DISCLOSURE_FORMAT, Identity, SealedSource, Tombstone


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A sealed text that stands outside the vault: whose, which field, where; never the text."""

    pseudonym: str
    field: str
    form: str
    where: str
    offset: int


def new_vault(root: Path, keyholders: Mapping[str, str]) -> Vault:
    """Make a vault for keyholders, each a pseudonym with a public key (``age1…``)."""
    try:
        people = [Keyholder(label=label, key=key) for label, key in keyholders.items()]
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return Vault.new(root, people)


def seal_source(
    root: Path,
    told: Mapping[str, str],
    *,
    by: str,
    reason: str = "",
    conditions: Conditions | None = None,
    case: Path | None = None,
) -> SealedSource:
    """Seal an identity under a fresh random pseudonym.

    Args:
        root: The vault.
        told: ``name`` and any of the fields of ``model.sealed.ATTRIBUTES``.
        by: Pseudonym of who seals.
        reason: Why; kept encrypted.
        conditions: Under which the source handed something over; sealed with it.
        case: A case whose log gets pseudonym and commitment.

    Raises:
        WrongCallError: A field is not known, or the name is missing.
    """
    vault = Vault.open(root)
    _person(by)
    unknown = set(told) - {"name", *ATTRIBUTES}
    if unknown or not plain_name(told.get("name", "")):
        raise WrongCallError(f"a source has a name; its other fields are {', '.join(ATTRIBUTES)}")
    try:
        identity = Identity(
            pseudonym=new_pseudonym(),
            name=plain_name(told["name"]),
            salt=new_salt(),
            attributes={k: v for k, v in told.items() if k != "name" and v.strip()},
            conditions=conditions.to_dict() if conditions is not None else {},
        )
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    vault.note("sealed", by=by, pseudonym=identity.pseudonym, reason=reason)
    source = vault.put(identity, commitment(identity.name, identity.salt))
    _log(case, "source_sealed", {"source": source.pseudonym, "commitment": source.commitment}, reason)
    return source


def open_source(
    root: Path,
    pseudonym: str,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    case: Path | None = None,
) -> Identity:
    """Open a sealed identity. The opening is on record before anything is decrypted.

    Raises:
        WrongCallError: No reason, or no such source.
        NoKeyError: The key is none of the keyholders'.
    """
    vault = Vault.open(root)
    vault.source(pseudonym)
    _needed(reason)
    _person(by)
    key = read_identity_key(key_file)
    _log(case, "source_opened", {"source": pseudonym}, reason)
    vault.note("opened", by=by, pseudonym=pseudonym, reason=reason)
    return vault.get(pseudonym, key)


def disclose_source(
    root: Path,
    pseudonym: str,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    case: Path | None = None,
) -> dict[str, object]:
    """Open a name and its salt for a judge, who can hold them against the commitment in the log.

    Returns:
        ``diptych-source-disclosure/1``; it holds the name: hand it over sealed.
    """
    identity = open_source(root, pseudonym, by=by, reason=reason, key_file=key_file, case=case)
    return {
        "format": DISCLOSURE_FORMAT,
        "pseudonym": pseudonym,
        "name": identity.name,
        "salt": identity.salt,
        "commitment": commitment(identity.name, identity.salt),
        "how_to_check": (
            "printf %s NAME | openssl dgst -sha256 -mac HMAC -macopt hexkey:SALT gives the commitment; the same stands "
            "beside the pseudonym in the custody log, from before the disclosure"
        ),
    }


def check_disclosure(disclosure: Mapping[str, object], committed: str) -> bool:
    """Whether a disclosed name and salt give a commitment that was published before.

    Raises:
        WrongCallError: The disclosure does not read.
    """
    if disclosure.get("format") != DISCLOSURE_FORMAT:
        raise WrongCallError("this is no disclosure of a source")
    try:
        return fits(str(disclosure["name"]), str(disclosure["salt"]), committed)
    except (KeyError, ValueError) as error:
        raise WrongCallError("the disclosure does not read") from error


def add_keyholder(
    root: Path, label: str, public_key: str, *, by: str, reason: str, key_file: Path | None = None
) -> Vault:
    """Let one more person open the vault: everything is encrypted anew."""
    vault = Vault.open(root)
    _needed(reason)
    _person(by)
    try:
        keyholder = Keyholder(label=label, key=public_key)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    key = read_identity_key(key_file)
    vault.note(f"keyholder added: {label}", by=by, reason=reason)
    vault.add_keyholder(keyholder, key)
    return vault


def destroy_source(
    root: Path, pseudonym: str, *, basis: str, by: str, why: str, case: Path | None = None
) -> Tombstone:
    """Destroy one identity and leave a tombstone: who, when, why, on which basis. It needs no keyholder's key."""
    vault = Vault.open(root)
    vault.finish()
    vault.source(pseudonym)
    try:
        tombstone = Tombstone(pseudonym=pseudonym, basis=basis, by=by, day=now()[:10], why=why)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    _log(case, "source_destroyed", {"source": pseudonym, "basis": basis}, why)
    vault.note(f"destroyed: {basis}", by=by, pseudonym=pseudonym, reason=why)
    vault.destroy(tombstone)
    return tombstone


def find_leaks(
    root: Path,
    paths: Sequence[Path],
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    parts: bool = True,
    case: Path | None = None,
) -> list[Leak]:
    """Look for sealed texts in files that are to leave. Names are opened in this process only and never shown.

    Args:
        root: The vault.
        paths: Files and folders.
        by: Pseudonym of who looks.
        reason: Why; kept encrypted.
        key_file: A keyholder's key.
        parts: Whether parts of names count.
        case: A case whose log is to know of it.
    """
    vault = Vault.open(root)
    _needed(reason)
    _person(by)
    key = read_identity_key(key_file)
    _log(case, "sources_searched_for", {"sources": len(vault.sources)}, reason)
    vault.note("searched for", by=by, reason=reason)
    identities = [vault.get(one.pseudonym, key) for one in vault.sources]
    looked_for = forbidden_texts(identities, parts=parts)
    scanner = Scanner([text for _, _, text in looked_for])
    leaks = []
    for path in paths:
        for hit in scanner.scan(path):
            pseudonym, field, _ = looked_for[hit.text]
            leaks.append(
                Leak(pseudonym=pseudonym, field=field, form=hit.form, where=hit.where, offset=hit.offset)
            )
    return leaks


def _log(case: Path | None, action: str, about: Mapping[str, Value], reason: str) -> None:
    if case is not None:
        Case.open(case).log_event(action, about=about, reason=reason)


def _needed(reason: str) -> None:
    if not reason.strip():
        raise WrongCallError("a reason is needed", advice="Say why with --reason; it is kept encrypted.")


def _person(by: str) -> None:
    try:
        check_person(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def write_disclosure(
    root: Path,
    pseudonym: str,
    out: Path,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    case: Path | None = None,
) -> None:
    """Write a disclosure into a file that only its owner may read.

    Raises:
        WrongCallError: The file is there already.
    """
    if out.exists():
        raise WrongCallError(f"{out.name} is there already")
    document = disclose_source(root, pseudonym, by=by, reason=reason, key_file=key_file, case=case)
    write_private(out, json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
