"""Sources that two keyholders open together, and a vault whose ciphertext a case carries."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pyrage
import pytest

from diptych.adapters.case_sealing import unseal
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.sealed_two import half_open, lock, open_half
from diptych.adapters.sealed_vault import Vault
from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.domains.casefile import verify as single_file
from diptych.model.errors import NoKeyError, UnreadableError, WrongCallError
from diptych.workflows.case_join import case_join
from diptych.workflows.seal_source import add_keyholder, find_leaks, open_source, seal_source
from diptych.workflows.vault_in_case import keep_in_case, restore_vault
from diptych.workflows.verify import verify

NAME = "Ada Example of the third house"
PEOPLE = ("keyholder-a", "keyholder-b", "keyholder-c")


@pytest.fixture(autouse=True)
def _keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A key file for each of three people, and one of a stranger."""
    made = {}
    for label in (*PEOPLE, "stranger"):
        path = tmp_path / f"{label}.txt"
        path.write_text(str(pyrage.x25519.Identity.generate()))
        path.chmod(0o600)
        made[label] = path
    return made


def _key(path: Path) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(path.read_text())


def _public(path: Path) -> str:
    return str(_key(path).to_public())


@pytest.fixture
def vault(tmp_path: Path, files: dict[str, Path]) -> Path:
    words = [f"--keyholder={label}={_public(files[label])}" for label in PEOPLE]
    assert run(["source", "new-vault", str(tmp_path / "vault"), *words, "--needs", "2"]) == 0
    return tmp_path / "vault"


def _seal(vault: Path, name: str = NAME, case: Path | None = None) -> str:
    return seal_source(vault, {"name": name}, by="editor-1", case=case).pseudonym


def test_any_two_open_it_and_nobody_alone(vault: Path, files: dict[str, Path]) -> None:
    source = _seal(vault)
    asked = {"by": "editor-1", "reason": "asked by the court"}
    for first in PEOPLE:
        with pytest.raises(NoKeyError, match="two keyholders"):
            open_source(vault, source, key_file=files[first], **asked)
        for second in PEOPLE:
            both = {"key_file": files[first], "second_key_file": files[second], "second": "editor-2"}
            if first == second:
                with pytest.raises(NoKeyError, match="same keyholder"):
                    open_source(vault, source, **asked, **both)
            else:
                assert open_source(vault, source, **asked, **both).name == NAME
    strange = {"key_file": files["keyholder-a"], "second_key_file": files["stranger"], "second": "editor-2"}
    with pytest.raises(NoKeyError):
        open_source(vault, source, **asked, **strange)
    same = {"key_file": files["keyholder-a"], "second_key_file": files["keyholder-b"], "second": "editor-1"}
    with pytest.raises(WrongCallError, match="second person"):
        open_source(vault, source, **asked, **same)
    key = _key(files["keyholder-a"])
    for path in (vault / "sealed").iterdir():
        if path.suffix == ".age":
            with pytest.raises(NoKeyError):
                unseal(path.read_bytes(), key)
    assert not Scanner([NAME]).scan(vault)
    opened = [row["action"] for row in Vault.open(vault).events() if row["action"] != "sealed"]
    assert opened == ["opened", "opened together with"] * 10  # an attempt is on record before it fails


def test_what_one_holds_after_the_first_step_is_of_no_use_to_them(files: dict[str, Path]) -> None:
    people = {label: _public(files[label]) for label in PEOPLE}
    sealed, listed = lock(NAME.encode(), people)
    a, b, c = (_key(files[label]) for label in PEOPLE)
    half = half_open(listed, a, first="keyholder-a", second="keyholder-b")
    for other in (a, c):
        with pytest.raises(NoKeyError):
            open_half(half, sealed, other)
    assert open_half(half, sealed, b) == NAME.encode()
    with pytest.raises(NoKeyError):
        half_open(listed, b, first="keyholder-a", second="keyholder-b")
    with pytest.raises(UnreadableError):
        half_open(listed, a, first="keyholder-a", second="keyholder-a")
    another, _ = lock(b"another", people)
    with pytest.raises(NoKeyError):
        open_half(half, another, b)  # a step towards one source opens no other
    with pytest.raises(WrongCallError):
        lock(b"", {"keyholder-a": people["keyholder-a"]})
    with pytest.raises(WrongCallError):
        lock(b"", {"keyholder-a": people["keyholder-a"], "keyholder-b": people["keyholder-a"]})


def test_two_people_in_two_places(
    vault: Path, files: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, other = _seal(vault), _seal(vault, "Somebody Else Example")
    half = tmp_path / "half.json"
    words = ["--vault", str(vault), "--reason", "asked by the court"]
    step = [
        "source",
        "half-open",
        source,
        *words,
        "--by",
        "editor-1",
        "--for",
        "keyholder-b",
        "--out",
        str(half),
    ]
    assert run([*step, "--key", str(files["keyholder-a"])]) == 0
    assert half.stat().st_mode & 0o077 == 0 and not Scanner([NAME]).scan(half)
    assert run([*step, "--key", str(files["keyholder-a"])]) == 2  # never written over
    capsys.readouterr()
    second = ["source", "open", source, *words, "--by", "editor-2", "--half", str(half), "--json"]
    assert run([*second, "--key", str(files["keyholder-c"])]) == 21
    assert NAME not in capsys.readouterr().out
    assert run([*second, "--key", str(files["keyholder-b"])]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == NAME
    wrong = ["source", "open", other, *words, "--by", "editor-2", "--half", str(half)]
    assert run([*wrong, "--key", str(files["keyholder-b"])]) == 2
    actions = [row["action"] for row in Vault.open(vault).events()]
    assert actions == ["sealed", "sealed", "half opened for keyholder-b", "opened", "opened"]


def test_a_third_keyholder_more_and_a_search_need_two_as_well(
    vault: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    source = _seal(vault)
    before = (vault / "sealed" / f"{source}.age").read_bytes()
    two = {"key_file": files["keyholder-a"], "second_key_file": files["keyholder-b"], "second": "editor-2"}
    more = {"by": "editor-1", "reason": "new colleague"}
    with pytest.raises(NoKeyError):
        add_keyholder(vault, "keyholder-d", _public(files["stranger"]), key_file=files["keyholder-a"], **more)
    add_keyholder(vault, "keyholder-d", _public(files["stranger"]), **two, **more)
    assert (vault / "sealed" / f"{source}.age").read_bytes() == before  # only the ways to it are wider
    wider = {"key_file": files["stranger"], "second_key_file": files["keyholder-c"], "second": "editor-2"}
    assert open_source(vault, source, **wider, **more).name == NAME
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text(f"met {NAME} today")
    leaks = find_leaks(
        vault,
        [tmp_path / "out"],
        by="editor-1",
        reason="before publication",
        parts=False,
        key_file=two["key_file"],
        second_key_file=two["second_key_file"],
        second="editor-2",
    )
    assert [one.pseudonym for one in leaks] == [source]


def _case(path: Path) -> Path:
    assert run(["case", "new", str(path), "--title", "Yard"]) == 0
    return path


def test_a_case_carries_the_ciphertext_and_gives_a_vault_back(
    vault: Path, files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _case(tmp_path / "case")
    text = f"name: {NAME}\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert run(["source", "seal", "--vault", str(vault), "--by", "editor-1", "--case", str(case)]) == 0
    (source,) = [one.pseudonym for one in Vault.open(vault).sources]
    kept = [path for path in Case.open(case).state.expected if path.startswith("records/vault/")]
    assert len(kept) == 3
    size = Case.open(case).log.size
    assert run(["source", "keep", "--vault", str(vault), "--case", str(case)]) == 0
    assert Case.open(case).log.size == size  # nothing new, nothing logged
    assert verify(case).ok and single_file.check(str(case), []).to_dict()["ok"]
    assert not Scanner([NAME]).scan(case)
    shutil.rmtree(vault)
    assert run(["source", "restore", str(tmp_path / "again"), "--case", str(case)]) == 0
    two = {"key_file": files["keyholder-c"], "second_key_file": files["keyholder-b"], "second": "editor-2"}
    assert open_source(tmp_path / "again", source, by="editor-1", reason="order", **two).name == NAME
    with pytest.raises(WrongCallError):
        restore_vault(_case(tmp_path / "empty"), tmp_path / "none")


def test_two_branches_that_sealed_each_a_source_come_together(
    vault: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    case = _case(tmp_path / "case")
    first = _seal(vault, case=case)
    shutil.copytree(case, tmp_path / "field")
    shutil.copytree(vault, tmp_path / "field vault")
    at_home = _seal(vault, "Home Example", case=case)
    shutil.copytree(tmp_path / "keys", tmp_path / "keys of the field")
    in_field = _in_field(tmp_path)
    case_join(case, tmp_path / "field", reason="back")
    assert verify(case).ok
    with pytest.raises(WrongCallError, match="does not know"):
        keep_in_case(vault, case)
    held = restore_vault(case, tmp_path / "both")
    assert {one.pseudonym for one in held.sources} == {first, at_home, in_field}
    two = {"key_file": files["keyholder-a"], "second_key_file": files["keyholder-b"], "second": "editor-2"}
    assert (
        open_source(tmp_path / "both", in_field, by="editor-1", reason="order", **two).name == "Field Example"
    )
    assert keep_in_case(tmp_path / "both", case).added == 1  # the list of all three
    assert verify(case).ok


def _in_field(tmp_path: Path) -> str:
    """Seal a source into the copy, on a machine that last saw the copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys of the field"))
        for path in (tmp_path / "keys of the field").glob("seen-*"):
            path.unlink()
        return _seal(tmp_path / "field vault", "Field Example", case=tmp_path / "field")


def test_what_is_destroyed_goes_from_the_case_as_well(vault: Path, tmp_path: Path) -> None:
    case = _case(tmp_path / "case")
    source, other = _seal(vault, case=case), _seal(vault, "Somebody Else Example", case=case)
    words = ["--basis", "consent_withdrawn", "--by", "editor-1", "--why", "canary-why-42"]
    assert run(["source", "destroy", source, "--vault", str(vault), *words, "--case", str(case)]) == 0
    state = Case.open(case).state
    assert not [path for path in state.expected if source in path]
    assert [path for path in state.expected if other in path]
    gone = [one for path, one in state.destroyed.items() if source in path]
    assert {one.basis for one in gone} == {"consent_withdrawn"} and len(gone) == 2
    assert not Scanner(["canary-why-42"]).scan(case)  # what a person wrote stays sealed
    held = restore_vault(case, tmp_path / "again")
    assert [one.pseudonym for one in held.sources] == [other]
    assert [one.pseudonym for one in held.tombstones] == [source]
    assert verify(case).ok


def test_no_hand_over_holds_the_ciphertext(vault: Path, tmp_path: Path) -> None:
    case = _case(tmp_path / "case")
    (tmp_path / "clip.txt").write_text("the gate is open")
    assert run(["take-in", str(tmp_path / "clip.txt"), "--case", str(case), "--quiet"]) == 0
    source = _seal(vault, case=case)
    ciphertext = next((vault / "sealed").glob("*.age")).read_bytes()
    bag = tmp_path / "bag"
    assert run(["hand-over", str(case), "--to", "court", "--out", str(bag), "--quiet"]) == 0
    inside = {path.name: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    assert not any(ciphertext[:200] in content or source in name for name, content in inside.items())
    assert f"records/vault/{source}.age." in inside["withheld.json"].decode()
