from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import stat
from pathlib import Path

import pyrage
import pytest

from diptych.adapters.keys import KeyFolder
from diptych.adapters.publication_scan import Scanner
from diptych.adapters.sealed_vault import Vault
from diptych.apps.cli import run
from diptych.model.sealed import ATTRIBUTES
from diptych.model.words import find_banned
from make_canaries import canary

TOLD = {"name": canary("name"), **{field: canary(field) for field in ATTRIBUTES}}


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyFolder:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    return KeyFolder()


@pytest.fixture
def vault(tmp_path: Path, keys: KeyFolder, capsys: pytest.CaptureFixture[str]) -> Path:
    public = str(keys.sealing_key().to_public())
    root = tmp_path / "vault"
    assert run(["source", "new-vault", str(root), "--keyholder", f"keyholder-a={public}"]) == 0
    capsys.readouterr()
    return root


def sealed(vault: Path, monkeypatch: pytest.MonkeyPatch, capsys, *more: str, told=TOLD) -> dict:
    text = "".join(f"{name}: {value}\n" for name, value in told.items())
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert run(["source", "seal", "--vault", str(vault), "--by", "editor-1", "--json", *more]) == 0
    out = capsys.readouterr()
    assert "never guaranteed" in out.err
    return json.loads(out.out)


def scanned(folder: Path) -> set[int]:
    return {hit.text for hit in Scanner(list(TOLD.values())).scan(folder)}


def test_nothing_of_a_source_stands_outside_and_keyholders_open_it_with_a_reason(
    vault, keys, monkeypatch, capsys
) -> None:
    made = sealed(vault, monkeypatch, capsys, "--reason", f"met {TOLD['name']}")
    pseudonym = made["pseudonym"]
    assert not any(canary("name")[k : k + 4].lower() in pseudonym for k in range(6))
    assert scanned(vault) == set()
    assert find_banned(json.dumps(made)) == []
    opening = ["source", "open", pseudonym, "--vault", str(vault), "--by", "editor-1", "--json"]
    assert run([*opening, "--reason", " "]) == 2
    assert TOLD["name"] not in capsys.readouterr().out
    assert run([*opening, "--reason", f"the court asked for {TOLD['name']}"]) == 0
    opened = json.loads(capsys.readouterr().out)
    assert opened["name"] == TOLD["name"] and opened["attributes"]["device_serial"] == TOLD["device_serial"]
    assert "salt" not in opened
    assert scanned(vault) == set(), "the reason names the source and is encrypted"
    actions = [(row["action"], row["source"]) for row in Vault.open(vault).events()]
    assert actions == [("sealed", pseudonym), ("opened", pseudonym)]
    reasons = [row["reason"] for row in Vault.open(vault).events(keys.sealing_key())]
    assert reasons[1] == f"the court asked for {TOLD['name']}"


def test_two_sources_of_one_name_have_nothing_in_common(vault, keys, monkeypatch, capsys) -> None:
    one = sealed(vault, monkeypatch, capsys)
    two = sealed(vault, monkeypatch, capsys, told={"name": TOLD["name"]})
    assert one["pseudonym"] != two["pseudonym"] and one["commitment"] != two["commitment"]
    files = sorted((vault / "sealed").iterdir())
    inside = [pyrage.decrypt(path.read_bytes(), [keys.sealing_key()]) for path in files]
    assert len({len(content) for content in inside}) == 1, "lengths say nothing"
    assert {path.stat().st_mtime for path in files} == {0.0}, "times say nothing"
    assert len(one["month"]) == len("2026-05")


def test_somebody_without_a_key_opens_nothing(vault, tmp_path, monkeypatch, capsys) -> None:
    pseudonym = sealed(vault, monkeypatch, capsys)["pseudonym"]
    other = tmp_path / "other.txt"
    other.write_text(f"# a key\n{pyrage.x25519.Identity.generate()}\n")
    other.chmod(0o600)
    call = [
        "source",
        "open",
        pseudonym,
        "--vault",
        str(vault),
        "--by",
        "editor-1",
        "--reason",
        "x",
        "--key",
        str(other),
    ]
    assert run(call) == 21
    assert Vault.open(vault).events()[-1]["action"] == "opened", "the attempt is on record before it fails"
    other.chmod(0o644)
    assert run(call) == 21
    sealed_file = vault / "sealed" / f"{pseudonym}.age"
    content = bytearray(sealed_file.read_bytes())
    content[-40] ^= 1
    sealed_file.write_bytes(bytes(content))
    assert run(call[:-2]) == 21
    assert TOLD["name"] not in capsys.readouterr().out


def test_a_new_keyholder_opens_what_was_sealed_before(vault, tmp_path, monkeypatch, capsys) -> None:
    pseudonym = sealed(vault, monkeypatch, capsys)["pseudonym"]
    key = pyrage.x25519.Identity.generate()
    path = tmp_path / "b.txt"
    path.write_text(f"{key}\n")
    path.chmod(0o600)
    opening = [
        "source",
        "open",
        pseudonym,
        "--vault",
        str(vault),
        "--by",
        "editor-1",
        "--reason",
        "x",
        "--key",
        str(path),
    ]
    assert run(opening) == 21
    adding = [
        "source",
        "add-keyholder",
        f"keyholder-b={key.to_public()}",
        "--vault",
        str(vault),
        "--by",
        "editor-1",
    ]
    assert run([*adding, "--reason", "a colleague"]) == 0
    assert run(opening) == 0
    assert run(opening[:-2]) == 0, "the first keyholder opens it as before"
    assert run([*adding, "--reason", "again"]) == 2


def test_a_judge_checks_a_name_without_our_software(vault, tmp_path, monkeypatch, capsys) -> None:
    made = sealed(vault, monkeypatch, capsys)
    out = tmp_path / "name.json"
    call = [
        "source",
        "disclose",
        made["pseudonym"],
        "--vault",
        str(vault),
        "--by",
        "editor-1",
        "--out",
        str(out),
    ]
    assert run([*call, "--reason", "order 12"]) == 0
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    told = json.loads(out.read_text())
    ours = hmac.new(bytes.fromhex(told["salt"]), told["name"].encode(), hashlib.sha256).hexdigest()
    assert ours == made["commitment"]
    assert run(["source", "check", str(out), "--commitment", made["commitment"]]) == 0
    out.write_text(json.dumps({**told, "name": "Somebody Else"}))
    assert run(["source", "check", str(out), "--commitment", made["commitment"]]) == 1


def test_a_destroyed_source_leaves_a_tombstone_and_nothing_else(vault, monkeypatch, capsys) -> None:
    one = sealed(vault, monkeypatch, capsys)["pseudonym"]
    other = sealed(vault, monkeypatch, capsys)["pseudonym"]
    destroying = ["source", "destroy", one, "--vault", str(vault), "--by", "editor-1", "--why", "letter 3"]
    assert run([*destroying, "--basis", "because"]) == 2
    assert (vault / "sealed" / f"{one}.age").exists()
    assert run([*destroying, "--basis", "consent_withdrawn"]) == 0
    assert [path.stem for path in (vault / "sealed").iterdir()] == [other]
    held = Vault.open(vault)
    assert [(gone.pseudonym, gone.by, gone.basis, gone.why) for gone in held.tombstones] == [
        (one, "editor-1", "consent_withdrawn", "letter 3")
    ]
    capsys.readouterr()
    opening = ["source", "open", one, "--vault", str(vault), "--by", "editor-1", "--reason", "x"]
    assert run(opening) == 2
    assert "was destroyed on" in capsys.readouterr().err


def test_an_interrupted_destruction_is_finished_by_the_next(vault, monkeypatch, capsys) -> None:
    one = sealed(vault, monkeypatch, capsys)["pseudonym"]
    other = sealed(vault, monkeypatch, capsys)["pseudonym"]
    with monkeypatch.context() as patched:
        patched.setattr(Vault, "finish", lambda self: None)
        assert (
            run(
                [
                    "source",
                    "destroy",
                    one,
                    "--vault",
                    str(vault),
                    "--by",
                    "e-1",
                    "--why",
                    "x",
                    "--basis",
                    "safety",
                ]
            )
            == 0
        )
    assert (vault / "sealed" / f"{one}.age").exists()
    assert (
        run(
            [
                "source",
                "destroy",
                other,
                "--vault",
                str(vault),
                "--by",
                "e-1",
                "--why",
                "x",
                "--basis",
                "safety",
            ]
        )
        == 0
    )
    assert list((vault / "sealed").iterdir()) == []


def test_sealed_texts_in_what_is_to_leave_are_found_and_never_shown(
    vault, tmp_path, monkeypatch, capsys
) -> None:
    made = sealed(vault, monkeypatch, capsys)
    leaving = tmp_path / "leaving"
    leaving.mkdir()
    call = [
        "source",
        "scan",
        str(leaving),
        "--vault",
        str(vault),
        "--by",
        "editor-1",
        "--reason",
        "r",
        "--json",
    ]
    (leaving / "a.txt").write_text("nothing of the kind")
    assert run(call) == 0
    capsys.readouterr()
    for field, text in TOLD.items():
        (leaving / "a.txt").write_bytes(b"\0\1" + text.encode("utf-16-le"))
        assert run(call) == (0 if field == "note" else 1), field
        out = capsys.readouterr().out
        assert text not in out
        if field != "note":
            found = json.loads(out)["found"]
            assert (found[0]["pseudonym"], found[0]["field"]) == (made["pseudonym"], field)


@pytest.mark.parametrize(
    "told", ["no colon here", "name: \n", "name: A\nshoe_size: 44\n", "contact: x@example.test\n", ""]
)
def test_what_cannot_be_sealed_is_a_wrong_call_that_repeats_nothing(vault, told, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(told))
    assert run(["source", "seal", "--vault", str(vault), "--by", "editor-1"]) == 2
    err = capsys.readouterr().err
    assert "44" not in err and "no colon here" not in err and "example.test" not in err
    assert Vault.open(vault).sources == ()


def test_a_case_s_log_learns_pseudonym_and_commitment_and_stays_free_of_names(
    vault, tmp_path, monkeypatch, capsys
) -> None:
    case = tmp_path / "case"
    assert run(["case", "new", str(case), "--title", "Yard"]) == 0
    capsys.readouterr()
    made = sealed(vault, monkeypatch, capsys, "--case", str(case), "--reason", f"met {TOLD['name']}")
    opening = [
        "source",
        "open",
        made["pseudonym"],
        "--vault",
        str(vault),
        "--by",
        "editor-1",
        "--case",
        str(case),
    ]
    assert run([*opening, "--reason", TOLD["contact"]]) == 0
    log = b"".join(path.read_bytes() for path in sorted((case / "log").rglob("*")) if path.is_file())
    assert made["commitment"].encode() in log and b"source_opened" in log
    assert scanned(case) == set()
    assert run(["verify", str(case)]) == 0
