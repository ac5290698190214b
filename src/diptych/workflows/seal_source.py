"""Sealed sources: seal, open, add a keyholder, disclose to a judge, destroy, look for sealed texts outside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diptych.adapters.case_clock import now
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.sealed_two import half_from_text, half_open, half_to_text
from diptych.adapters.sealed_vault import Keyholder, Vault, read_identity_key, write_private
from diptych.domains.casefile import Case
from diptych.domains.protection import commitment, forbidden_texts, new_pseudonym
from diptych.domains.protection.sources import fits, new_salt, plain_name
from diptych.model.conditions import Conditions
from diptych.model.custody import Value
from diptych.model.errors import NoKeyError, UnreadableError, WrongCallError
from diptych.model.publication import check_person
from diptych.model.sealed import ATTRIBUTES, DISCLOSURE_FORMAT, Identity, SealedSource, Tombstone
from diptych.workflows.vault_in_case import keep_in_case

if TYPE_CHECKING:
    import pyrage


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A sealed text that stands outside the vault: whose, which field, where; never the text."""

    pseudonym: str
    field: str
    form: str
    where: str
    offset: int


def new_vault(root: Path, keyholders: Mapping[str, str], *, needs: int = 1) -> Vault:
    """Make a vault for keyholders, each a pseudonym with a public key (``age1…``), one or two of whom open a source."""
    try:
        people = [Keyholder(label=label, key=key) for label, key in keyholders.items()]
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return Vault.new(root, people, needs=needs)


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
    if case is not None:
        keep_in_case(root, case)
    return source


def open_source(
    root: Path,
    pseudonym: str,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    second_key_file: Path | None = None,
    second: str | None = None,
    half_file: Path | None = None,
    case: Path | None = None,
) -> Identity:
    """Open a sealed identity. The opening is on record before anything is decrypted.

    Args:
        root: The vault.
        pseudonym: The source.
        by: Pseudonym of who opens.
        reason: Why; kept encrypted.
        key_file: A keyholder's key.
        second_key_file: Another keyholder's key, where the vault needs two and both are here.
        second: Pseudonym of that person.
        half_file: Else the first step, which another keyholder took elsewhere: :func:`half_open_source`.
        case: A case whose log gets the opening.

    Raises:
        WrongCallError: No reason, no such source, or one person where two are needed.
        NoKeyError: A key is none of the keyholders', or both are of one.
    """
    vault = Vault.open(root)
    vault.source(pseudonym)
    _needed(reason)
    _person(by)
    keys = _keys(vault, by, second, key_file, second_key_file)
    key = keys[0]
    half = _half(vault, pseudonym, half_file) if half_file is not None else None
    if vault.needs == 2 and half is None and keys[1] is None:
        raise NoKeyError(
            "this vault opens with two keyholders",
            advice="Give --second-key and --with, or take the first step with `diptych source half-open`.",
        )
    _log(case, "source_opened", {"source": pseudonym}, reason)
    vault.note("opened", by=by, pseudonym=pseudonym, reason=reason)
    if keys[1] is not None and second is not None:
        vault.note("opened together with", by=second, pseudonym=pseudonym, reason=reason)
    return vault.get_by_half(pseudonym, half, key) if half is not None else vault.get(pseudonym, *keys)


def half_open_source(
    root: Path,
    pseudonym: str,
    out: Path,
    *,
    for_keyholder: str,
    by: str,
    reason: str,
    key_file: Path | None = None,
    case: Path | None = None,
) -> None:
    """Take the first of two steps: write a file that only the second keyholder can use. Nobody learns the name by it.

    Args:
        root: The vault.
        pseudonym: The source.
        out: The file; it must not exist.
        for_keyholder: Label of the keyholder who takes the second step.
        by: Pseudonym of who takes the first.
        reason: Why; kept encrypted.
        key_file: The first keyholder's key.
        case: A case whose log gets it.

    Raises:
        WrongCallError: The vault opens with one keyholder, or the file is there already.
        NoKeyError: The key is none of the keyholders'.
    """
    vault = Vault.open(root)
    vault.source(pseudonym)
    _needed(reason)
    _person(by)
    if vault.needs != 2:
        raise WrongCallError("this vault opens with one keyholder: there is no first step")
    if out.exists():
        raise WrongCallError(f"{out.name} is there already")
    key = read_identity_key(key_file)
    first = vault.label_of(key)
    if first == for_keyholder:
        raise WrongCallError("the second step is for another keyholder")
    _log(case, "source_half_opened", {"source": pseudonym, "for": for_keyholder}, reason)
    vault.note(f"half opened for {for_keyholder}", by=by, pseudonym=pseudonym, reason=reason)
    half = half_open(vault.ways(pseudonym), key, first=first, second=for_keyholder)
    write_private(out, half_to_text(pseudonym, first=first, second=for_keyholder, half=half))


def _keys(
    vault: Vault, by: str, second: str | None, key_file: Path | None, second_key_file: Path | None
) -> tuple[pyrage.x25519.Identity, pyrage.x25519.Identity | None]:
    """The keys of one or two people; two people, where two are needed."""
    key = read_identity_key(key_file)
    if second_key_file is None:
        return key, None
    if vault.needs != 2:
        raise WrongCallError("this vault opens with one keyholder")
    if second is None or second == by:
        raise WrongCallError("a second key is given by a second person: name them with --with")
    _person(second)
    return key, read_identity_key(second_key_file)


def _half(vault: Vault, pseudonym: str, half_file: Path) -> bytes:
    try:
        text = half_file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{half_file.name} cannot be read") from error
    named, half = half_from_text(text)
    if named != pseudonym or vault.needs != 2:
        raise WrongCallError("the first step was taken for another source")
    return half


def disclose_source(
    root: Path,
    pseudonym: str,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    second_key_file: Path | None = None,
    second: str | None = None,
    half_file: Path | None = None,
    case: Path | None = None,
) -> dict[str, object]:
    """Open a name and its salt for a judge, who can hold them against the commitment in the log.

    Returns:
        ``diptych-source-disclosure/1``; it holds the name: hand it over sealed.
    """
    identity = open_source(
        root,
        pseudonym,
        by=by,
        reason=reason,
        key_file=key_file,
        second_key_file=second_key_file,
        second=second,
        half_file=half_file,
        case=case,
    )
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
    root: Path,
    label: str,
    public_key: str,
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    second_key_file: Path | None = None,
    second: str | None = None,
    case: Path | None = None,
) -> Vault:
    """Let one more person open the vault: everything is encrypted anew, or wrapped anew where two are needed."""
    vault = Vault.open(root)
    _needed(reason)
    _person(by)
    try:
        keyholder = Keyholder(label=label, key=public_key)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    keys = _keys(vault, by, second, key_file, second_key_file)
    vault.note(f"keyholder added: {label}", by=by, reason=reason)
    vault.add_keyholder(keyholder, *keys)
    if case is not None:
        keep_in_case(root, case)
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
    if case is not None:
        keep_in_case(root, case)
    return tombstone


def find_leaks(
    root: Path,
    paths: Sequence[Path],
    *,
    by: str,
    reason: str,
    key_file: Path | None = None,
    second_key_file: Path | None = None,
    second: str | None = None,
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
        second_key_file: Another keyholder's key, where the vault needs two.
        second: Pseudonym of that person.
        parts: Whether parts of names count.
        case: A case whose log is to know of it.
    """
    vault = Vault.open(root)
    _needed(reason)
    _person(by)
    keys = _keys(vault, by, second, key_file, second_key_file)
    _log(case, "sources_searched_for", {"sources": len(vault.sources)}, reason)
    vault.note("searched for", by=by, reason=reason)
    identities = [vault.get(one.pseudonym, *keys) for one in vault.sources]
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
    second_key_file: Path | None = None,
    second: str | None = None,
    half_file: Path | None = None,
    case: Path | None = None,
) -> None:
    """Write a disclosure into a file that only its owner may read.

    Raises:
        WrongCallError: The file is there already.
    """
    if out.exists():
        raise WrongCallError(f"{out.name} is there already")
    document = disclose_source(
        root,
        pseudonym,
        by=by,
        reason=reason,
        key_file=key_file,
        second_key_file=second_key_file,
        second=second,
        half_file=half_file,
        case=case,
    )
    write_private(out, json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
