"""Keep a vault's encrypted files in a case, so that copies and joins carry them, and make a vault anew from there."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.adapters.sealed_vault import SEALED, TWO, Vault
from diptych.domains.casefile import Case
from diptych.model.custody import FileRef
from diptych.model.errors import OutputRefusedError, WrongCallError
from diptych.model.sealed import VAULT_FORMAT

FOLDER = "records/vault"
"""Where they lie: ciphertext and the list, which names nobody."""

_FILE = re.compile(rf"{FOLDER}/(s-[0-9a-f]{{12}})\.(age|two)\.([0-9a-f]{{16}})")
_LIST = re.compile(rf"{FOLDER}/list\.([0-9a-f]{{16}})\.json")

KEPT, BASIS = "vault_kept", "replaced_in_vault"

IN_CASE = "the reason is sealed in the case"
"""What a vault that was made anew says of why a source was destroyed: a person's words stay in sealed records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVault:
    """What a step left in the case."""

    added: int
    removed: int


def keep_in_case(
    root: Path, case_folder: Path, *, keys: KeyFolder | None = None, disk: Disk | None = None
) -> KeptVault:
    """Bring what a case holds of a vault up to the vault: new files come in, those of destroyed sources go on record.

    Files that were encrypted for fewer keyholders are replaced. Run again, nothing happens.

    Args:
        root: The vault.
        case_folder: The case.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        WrongCallError: The case holds the files of another vault.
    """
    vault = Vault.open(root)
    case = Case.open(case_folder, keys=keys, disk=disk)
    wanted: dict[str, bytes] = {}
    for source in vault.sources:
        for ending, place in (("age", ".age"), ("two", TWO)):
            path = root / SEALED / f"{source.pseudonym}{place}"
            if path.is_file():
                content = path.read_bytes()
                wanted[f"{FOLDER}/{source.pseudonym}.{ending}.{_short(content)}"] = content
    listed = _listed(vault)
    wanted[f"{FOLDER}/list.{_short(listed)}.json"] = listed
    held = {path for path in case.state.expected if path.startswith(f"{FOLDER}/")}
    ours = {source.pseudonym for source in vault.sources} | {gone.pseudonym for gone in vault.tombstones}
    foreign = [path for path in held if (found := _FILE.fullmatch(path)) and found[1] not in ours]
    if foreign:
        raise WrongCallError(
            "the case holds files of sources that this vault does not know",
            advice="Make a vault with both by `diptych source restore`, and go on with that one.",
        )
    fresh = {path: content for path, content in wanted.items() if path not in case.state.expected}
    gone = sorted(held - wanted.keys())
    if not fresh and not gone:
        return KeptVault(added=0, removed=0)
    if fresh:
        with case.change() as writing:
            objects: list[FileRef] = [writing.put_file("vault", path, one) for path, one in fresh.items()]
            writing.event(KEPT, about={"sources": len(vault.sources), "needs": vault.needs}, objects=objects)
    bases = {one.pseudonym: one.basis for one in vault.tombstones}
    reasons = {path: bases.get(found[1] if (found := _FILE.fullmatch(path)) else "", BASIS) for path in gone}
    for basis in sorted(set(reasons.values())):
        with case.change() as writing:
            writing.destroy([path for path in gone if reasons[path] == basis], basis=basis)
    return KeptVault(added=len(fresh), removed=len(gone))


def restore_vault(case_folder: Path, out: Path) -> Vault:
    """Make a vault's folder from what a case holds of it; after a join, of all branches together.

    Args:
        case_folder: The case.
        out: The folder to make: absent or empty.

    Raises:
        WrongCallError: The case holds no vault.
        OutputRefusedError: The folder holds something.
        CaseDamagedError: A file is not what the log says.
    """
    case = Case.open(case_folder)
    held = sorted((one.index, path) for path, one in case.state.expected.items() if path.startswith(FOLDER))
    lists = [json.loads(case.read_bytes(path)) for _, path in held if _LIST.fullmatch(path)]
    if not lists:
        raise WrongCallError("the case holds no vault")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputRefusedError(f"{out.name} exists and is not an empty folder")
    sources: dict[str, dict[str, object]] = {}
    destroyed: dict[str, dict[str, object]] = {}
    for one in lists:
        sources |= {source["pseudonym"]: source for source in one["sources"]}
        destroyed |= {gone["pseudonym"]: {**gone, "why": IN_CASE} for gone in one["destroyed"]}
    sources = {name: source for name, source in sources.items() if name not in destroyed}
    (out / SEALED).mkdir(mode=0o700, parents=True)
    for _, path in held:
        found = _FILE.fullmatch(path)
        if found and found[1] in sources:
            place = out / SEALED / f"{found[1]}{'.age' if found[2] == 'age' else TWO}"
            place.write_bytes(case.read_bytes(path))
    newest = {**lists[-1], "sources": list(sources.values()), "destroyed": list(destroyed.values())}
    (out / "vault.json").write_text(json.dumps(newest, indent=1) + "\n", encoding="ascii")
    return Vault.open(out)


def _listed(vault: Vault) -> bytes:
    """The vault's list without anything that a person wrote."""
    document = {
        "format": VAULT_FORMAT,
        "needs": vault.needs,
        "keyholders": [{"label": one.label, "key": one.key} for one in vault.keyholders],
        "sources": [one.to_dict() for one in sorted(vault.sources, key=lambda one: one.pseudonym)],
        "destroyed": [
            {name: value for name, value in one.to_dict().items() if name != "why"}
            for one in vault.tombstones
        ],
    }
    return (json.dumps(document, indent=1) + "\n").encode("ascii")


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
