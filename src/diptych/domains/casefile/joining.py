"""Join a branch of a case's log: a copy that was worked on elsewhere comes back. A legitimate fork, not tampering.

Both logs are kept. The branch's own segments and checkpoints lie under ``log/joined/``, byte for byte; one entry of
this log names them and all files that came with them. From then on the branch's files count as this case's.
"""

from __future__ import annotations

from dataclasses import dataclass

from diptych.adapters.case_disk import open_plain, read_plain
from diptych.adapters.case_store import checkpoint_path, segment_path
from diptych.domains.casefile.case import Case, Writing
from diptych.model.custody import Entry, FileRef, Value, parse_entry
from diptych.model.errors import CaseDamagedError, WrongCallError


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What the other copy has and this case has not."""

    base: int
    """How many entries both have in common."""
    size: int
    """How many entries the other has."""
    entries: tuple[Entry, ...]
    """The other's entries from ``base`` on."""
    name: str
    """Name of the branch: the first letters of its newest checkpoint's digest."""


def find_branch(case: Case, other: Case) -> Branch:
    """Find where another copy of a case left this one.

    Raises:
        WrongCallError: It is another case, or has nothing that this case has not.
    """
    if case.facts.case != other.facts.case:
        raise WrongCallError("the other folder is another case")
    base = 0
    for first, second in zip(case.log.lines(), other.log.lines(), strict=False):
        if first != second:
            break
        base += 1
    if base == other.log.size:
        raise WrongCallError("the other copy holds nothing that this case does not hold")
    # a branch leaves at a checkpoint: below that, both have the same segments
    base = max((size for size in case.log.digests if size <= base and size in other.log.digests), default=0)
    if not base:
        raise WrongCallError("the two logs have nothing in common")
    entries = tuple(parse_entry(line) for k, line in enumerate(other.log.lines()) if k >= base)
    return Branch(base=base, size=other.log.size, entries=entries, name=other.log.head_sha256[:16])


def stage_branch(writing: Writing, case: Case, other: Case, branch: Branch) -> int:
    """Stage a branch's log and files, and note the entry that joins them.

    Returns:
        How many files came in.

    Raises:
        CaseDamagedError: A file of the other copy is missing or is not what its log says.
        WrongCallError: The branch was joined before.
    """
    if any(entry.about.get("branch") == branch.name for entry in case.state.events.get("joined", ())):
        raise WrongCallError("this branch was joined before")
    objects = _stage_log(writing, other, branch)
    wanted = _wanted(case, other, branch)
    for path, target in wanted.items():
        objects.append(_stage_file(writing, other, path, target))
    destroyed = [path for path in other.state.destroyed if path in case.state.expected]
    about: dict[str, Value] = {"base": branch.base, "size": branch.size, "branch": branch.name}
    for k in range(0, len(objects), 2_000):  # an entry's line has a limit
        part = {**about, "part": k // 2_000}
        writing.event("joined", about=part, objects=objects[k : k + 2_000])
    for entry in branch.entries:
        _carry_over(writing, case, entry)
    if destroyed:
        writing.destroy(destroyed, basis="destroyed_in_branch")
    return len(wanted)


def _wanted(case: Case, other: Case, branch: Branch) -> dict[str, str]:
    """Files of the branch's entries that this case has not: path in the other copy, and path here.

    Where both wrote different bytes under one path (a second version of a record), the branch's stay beside its log.
    """
    wanted = {}
    for entry in branch.entries:
        for ref in entry.objects:
            there, here = other.state.expected.get(ref.path), case.state.expected.get(ref.path)
            if there is None or there.ref.sha256 != ref.sha256:
                continue  # destroyed there, or a former version
            if here is not None and here.ref.sha256 == ref.sha256:
                continue
            attested = ref.path.startswith(("log/timestamps/", "log/cosignatures/"))
            if here is not None or attested or "/" not in ref.path:
                name = ref.path.removeprefix("log/").lower()
                wanted[ref.path] = f"log/joined/{branch.name}/{name}"
            else:
                wanted[ref.path] = ref.path
    return wanted


def _stage_log(writing: Writing, other: Case, branch: Branch) -> list[FileRef]:
    objects = []
    for first, content in other.log.segments:
        if first >= branch.base:
            name = segment_path(first).rpartition("/")[2]
            objects.append(writing.put_file("joined_log", f"log/joined/{branch.name}/{name}", content))
    for size in other.log.digests:
        if size > branch.base:
            raw = read_plain(other.root / checkpoint_path(size))
            objects.append(writing.put_file("joined_log", f"log/joined/{branch.name}/{size:012d}", raw))
    return objects


def _stage_file(writing: Writing, other: Case, path: str, target: str) -> FileRef:
    expected = other.state.expected[path].ref
    place = other.store.find(path, expected.sha256)
    if place is None:
        raise CaseDamagedError(f"{path} is missing in the other copy")
    if expected.kind == "original":
        with open_plain(place) as stream:
            ref, _ = writing.copy_original(stream)
    else:
        ref = writing.put_file(expected.kind if target == path else "joined_file", target, read_plain(place))
    if ref.sha256 != expected.sha256:
        raise CaseDamagedError(f"{path} of the other copy is not what its log says")
    return ref


def _carry_over(writing: Writing, case: Case, entry: Entry) -> None:
    """Say in this log what the branch's log says about originals, so that their state is known here."""
    if entry.action not in ("taken_in", "received_again", "examined", "sidecar_read"):
        return
    if entry.action == "examined":
        original = case.state.originals.get(str(entry.about.get("original")))
        if original is not None and original.state != "quarantined":
            return
    about: dict[str, Value] = dict(entry.about)
    about["records"] = [ref.path for ref in entry.objects if ref.path.startswith("records/")]
    writing.event(entry.action, about={**about, "branch_index": entry.index})
