"""Every failure, warning and rejected row that the pages can show has its words in each language of the interface."""

from __future__ import annotations

import ast
import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from diptych.model import errors
from diptych.model.tiers import NOUNS, TABLE
from told_sentences import plain, rows, words_of, written

WORKED_ON = ("diptych.workflows.in_background", "diptych.workflows.register_in_background")
"""What the workbench runs in processes of their own, by name."""

ELSEWHERE = {
    "adapters/archive_lists.py": "lists of files are added on the command line",
    "adapters/archive_published.py": "lists of publication times are read on the command line",
    "adapters/cluster.py": "clusters are named on the command line",
    "adapters/linkage_findings.py": "findings are named on the command line",
    "adapters/loopback.py": "before the workbench answers at all",
    "adapters/remote_media.py": "media in other stores are named on the command line",
    "adapters/tables.py": "tables of observations are read on the command line",
    "adapters/tables_boris.py": "tables of observations are read on the command line",
    "adapters/tables_elan.py": "tables of observations are read on the command line",
    "adapters/timestamps.py": "authorities are asked on the command line",
    "domains/assessment/gates.py": "sheets are filled in on the command line",
    "domains/claims/describe.py": "tables of observations are read on the command line",
    "workflows/case_sheet.py": "sheets are filled in on the command line",
    "workflows/case_timestamp.py": "authorities are asked on the command line",
    "workflows/compare.py": "its options are of the command line",
    "workflows/register_record.py": "files of records are read on the command line",
    "workflows/verify.py": "samples and trusted checkpoints are given on the command line",
}
"""Modules whose failures nobody meets in the workbench, and why."""

VALUES = (
    "adapters/map_tiles.py",
    "adapters/sheets.py",
    "algorithms/search_words.py",
    "domains/register/foreign/__init__.py",
    "domains/register/foreign/acled.py",
    "domains/register/foreign/archiver.py",
    "domains/register/foreign/atlos.py",
    "domains/register/foreign/bayanat.py",
    "domains/register/foreign/bayanat_csv.py",
    "domains/register/foreign/reader.py",
    "domains/register/foreign/timemap.py",
    "domains/register/foreign/uwazi.py",
    "domains/register/match.py",
    "domains/register/review.py",
    "domains/register/stated.py",
    "domains/register/table_rows.py",
    "model/anchors.py",
    "model/conditions.py",
    "model/edtf.py",
    "model/incidents.py",
    "model/publication.py",
    "model/register_search.py",
    "model/team.py",
    "workflows/register_count.py",
    "workflows/register_search.py",
)
"""Modules whose mistakes (`ValueError`) become a failure's message or the reason of a row that is not taken."""

NOTES = (
    "adapters/case_probe.py",
    "adapters/offered_files.py",
    "adapters/sidecars_unpack.py",
    "domains/casefile/attestations.py",
    "domains/casefile/check.py",
    "domains/casefile/people.py",
    "domains/casefile/state.py",
    "domains/casefile/witness.py",
    "domains/handover/plan.py",
    "domains/protection/release.py",
    "domains/protection/mosaic.py",
    "domains/register/foreign/reader.py",
    "workflows/hand_over.py",
    "workflows/hand_over_bag.py",
    "workflows/hand_over_before.py",
    "workflows/register_import.py",
    "workflows/register_import_records.py",
    "workflows/take_in.py",
    "workflows/take_in_packages.py",
    "workflows/take_in_sidecars.py",
)
"""Where warnings, notes, what a check found and reasons of what was not taken are written."""

NO_WORDS = (
    r"^--(least|out) ",  # options
    r"^(took longer|made no progress)$",  # how a reason begins
    r"^(from where it was seen|with what)$",  # names of kinds
    r"^\{\} on \{\}$",  # to whom and when
    r"^a field's name$",  # the name itself stands there
    r"^A hand-over to the public$",  # what the bag is called, in the bag
    r"^import of \{\} with SHA-256 \{\}$",  # a reason that the register keeps
    r"^\{\}s (created|unchanged|updated)$",  # keys
    r"^(\{\}|log) entry \{\}$",  # where something stands
    r"^inside original \{\}$",  # kept with the original
)
"""Strings of these modules that are not shown as they stand."""

JOINED = {
    "the checkpoint that the second party signed": ("the checkpoint that the second party signed: {?a}",),
    "what this machine last saw": ("what this machine last saw: {?a}",),
    "the trusted checkpoint": ("the trusted checkpoint: {?a}",),
    "{} is {}": ("{!a} is missing", "{!a} is not what the log says"),
    "{} named {}": ("several recordings are named {!a}", "nothing in the archive is named {!a}"),
    "the column {} for {} {}": (
        "the column {!a} for {!b} is not in the table",
        "the column {!a} for {!b} stands in the table twice",
    ),
    "the id {}": ("the id {!a} stands in row {n} already",),
    "the same content": ("the same content stands in row {n} already",),
    "{} stands in row {} already": (),
    "{} is no date{}: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO (EDTF)": (
        "{!a} is no date: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO (EDTF)",
        "{!a} is no date; day and month can be read two ways: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO (EDTF)",
    ),
}
"""Texts that the code puts together from pieces, and the rows of what comes of it."""

FROM_ELSEWHERE = re.compile(
    r"^(\{!a\}: (Input should|String should|Field required|Extra inputs)|Not Found$|Method Not Allowed$)"
)
"""What the libraries of the API say of a request."""


IMPORT = re.compile(r"^\s*from (diptych[\w.]*) import (\([^)]*\)|[^\n(]+)", re.MULTILINE)


def modules(source: Path) -> dict[str, Path]:
    """Name of every module and where it lies."""
    found = {}
    for path in (source / "diptych").rglob("*.py"):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def behind_the_pages(known: dict[str, Path]) -> list[Path]:
    """All modules that the workbench imports, and what they import."""
    waiting = [name for name in known if name.startswith("diptych.apps.web")] + list(WORKED_ON)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        for module, taken in IMPORT.findall(known[name].read_text("utf-8")):
            waiting += [module, *(f"{module}.{one}" for one in re.findall(r"\w+", taken))]
    return [known[name] for name in sorted(seen)]


def named(tree: ast.AST) -> dict[str, str]:
    """Texts of a module that have a name, such as an advice that several failures share."""
    return {
        target.id: text
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and (text := words_of(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def failures(path: Path, kinds: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Messages and advice of what a module raises."""
    if not any(f"{kind}(" in path.read_text("utf-8") for kind in kinds):
        return
    tree = ast.parse(path.read_text("utf-8"))
    texts = named(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in kinds:
            continue
        message = node.args[1:2] if node.func.id == "_why" else node.args[:1]
        for given in [*message, *(one.value for one in node.keywords if one.arg == "advice")]:
            text = words_of(given) or texts.get(getattr(given, "id", ""))
            if text:
                yield node.lineno, text


KINDS = frozenset(
    name
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, errors.DiptychError)
)


def told(repository: Path) -> list[list[str]]:
    return json.loads((repository / "workbench/src/words/errors.json").read_text("utf-8"))


def shown(repository: Path) -> Iterator[tuple[str, str]]:
    """Every text that a page can show as a failure, a warning or a note, with where it stands."""
    source = repository / "src"
    for path in behind_the_pages(modules(source)):
        name = path.relative_to(source / "diptych").as_posix()
        if name not in ELSEWHERE:
            yield from ((f"{name}:{line}", text) for line, text in failures(path, KINDS))
    for name in VALUES:
        mistakes = failures(source / "diptych" / name, frozenset({"ValueError"}))
        yield from ((f"{name}:{line}", text) for line, text in mistakes)
    for name in NOTES:
        yield from ((f"{name}:{line}", text) for line, text in written(source / "diptych" / name))
    for path in (source / "diptych/domains/casefile").glob("*.py"):
        for kind in re.findall(r'found\.add\(\s*"(\w+)"', path.read_text("utf-8")):
            yield path.name, kind.replace("_", " ")
    for kind in sorted(KINDS):
        yield f"model/errors.py {kind}", getattr(errors, kind).advice
    for path in (source / "diptych/apps/web").glob("*.py"):
        yield from ((f"{path.name}:{line}", text) for line, text in failures(path, frozenset({"_why"})))


def test_every_failure_and_warning_has_its_words(repository: Path) -> None:
    known = {row[0] for row in [*rows(repository), *told(repository)]}
    literal = {plain(one) for one in known}
    missing, n_seen = [], 0
    for where, text in shown(repository):
        bare = re.sub(r"\{[^}]*\}", "{}", text)
        if not plain(text) or any(re.search(one, bare) for one in NO_WORDS):
            continue
        n_seen += 1
        needed = JOINED.get(bare)
        if (needed is None and plain(text) not in literal) or not set(needed or ()) <= known:
            missing.append(f"{where}: {text}")
    assert missing == []
    assert n_seen > 600


def test_kinds_of_what_is_handed_over_have_their_words(repository: Path) -> None:
    words = repository / "workbench/src/words"
    kinds = {row.item for row in TABLE} | set(NOUNS)
    for language in ("en", "uk", "ru"):
        known = json.loads((words / f"{language}.json").read_text("utf-8"))
        assert sorted(f"item.{one}" for one in kinds if f"item.{one}" not in known) == []


def test_modules_whose_failures_are_met_elsewhere_are_there(repository: Path) -> None:
    assert all((repository / "src/diptych" / name).is_file() for name in ELSEWHERE)


def test_translations_of_failures_hold_their_values(repository: Path) -> None:
    seen = set()
    for english, *others in told(repository):
        named_there = re.findall(r"\{[!?]?(\w+)\}", english)
        assert english not in seen and len(set(named_there)) == len(named_there), english
        seen.add(english)
        assert len(others) == 2
        for there in others:
            assert there.strip() and set(re.findall(r"\{(\w+)", there)) == set(named_there), (english, there)
            assert all(forms.count("|") == 2 for forms in re.findall(r"\{\w+#([^}]*)\}", there)), there
    assert not seen & {row[0] for row in rows(repository)}


def test_no_words_of_failures_are_left_over(repository: Path) -> None:
    written_there = " ".join(path.read_text("utf-8") for path in (repository / "src/diptych").rglob("*.py"))
    there = " ".join(re.sub(r'"\s*\n\s*f?"', "", written_there).split())
    there += (repository / "workbench/src/app/api.ts").read_text("utf-8")
    system = {os.strerror(number).lower() for number in errno.errorcode}
    joined = {one for some in JOINED.values() for one in some}
    left = []
    for english, *_ in told(repository):
        if english in system | joined or FROM_ELSEWHERE.search(english):
            continue
        parts = [" ".join(part.split()) for part in re.split(r"\{[^}]*\}", english)]
        if not all(len(one) < 9 or one in there or one.replace(" ", "_") in there for one in parts):
            left.append(english)
    assert left == []
