"""Entries have one form, and nothing else is an entry; checkpoints the same."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diptych.algorithms.signatures import cosign, is_signed_by, sign
from diptych.domains.casefile import verify as single_file
from diptych.model.custody import Entry, FileRef, canonical, is_safe_path, parse_entry
from diptych.model.signed_note import (
    COSIGNATURE,
    NOTE,
    Checkpoint,
    PublicKey,
    inclusion_text,
    parse_checkpoint,
    parse_inclusion,
    parse_key,
)

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a busy machine a draw may take long; that says nothing about the code."""

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=5),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


def entry(**more: object) -> Entry:
    values: dict[str, object] = {
        "index": 3,
        "time": "2026-03-01T08:00:00.000000Z",
        "clock": "unknown",
        "actor": "a-5f1c09e27b44",
        "action": "decided",
        "tool": "diptych 0.1.0",
        "salt": "0" * 32,
    }
    return Entry(**(values | more))  # type: ignore[arg-type]


@PATIENT
@given(st.dictionaries(st.sampled_from(["a", "b", "reason"]), VALUES, max_size=3))
def test_an_entry_reads_back_from_its_line_and_both_readers_agree(about: dict[str, object]) -> None:
    one = entry(about=about)
    line = one.to_line()
    assert parse_entry(line) == one
    assert single_file.parse_entry(line) == json.loads(line)


@PATIENT
@given(VALUES)
def test_the_canonical_form_is_the_shortest_sorted_json(value: object) -> None:
    text = canonical(value)  # type: ignore[arg-type]
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@pytest.mark.parametrize(
    "value", [1.5, 2**53, float("nan"), {"é": 1}, {"": 1}, "\ud800", [[[[[[[[[[[[[[1]]]]]]]]]]]]]]]
)
def test_what_has_no_canonical_form(value: object) -> None:
    with pytest.raises(ValueError):
        canonical(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bend",
    [
        lambda line: line.replace(b'"about":{}', b'"about":{},"extra":1'),
        lambda line: line.replace(b'"tool":"diptych 0.1.0"', b'"tool":7'),
        lambda line: line.replace(b'"index":3', b'"index":true'),
        lambda line: line.replace(b'"index":3', b'"index":-1'),
        lambda line: line.replace(b'"index":3', b'"index":3.0'),
        lambda line: line.replace(b"unknown", b"certain"),
        lambda line: line.replace(b"T08:00:00", b"T28:00:00"),
        lambda line: line.replace(b'"action":"decided"', b'"action":"De cided"'),
        lambda line: line.replace(b"a-5f1c09e27b44", b"Somebody Known"),
        lambda line: line.replace(b',"tool":"diptych 0.1.0"', b""),
        lambda line: b"[" + line + b"]",
        lambda line: line + b"\n",
        lambda line: b"{}",
        lambda line: b"",
        lambda line: b"\xff" + line,
        lambda line: b"[" * 100_000,
    ],
)
def test_what_is_no_entry_is_none_for_both_readers(bend: object) -> None:
    line = bend(entry().to_line())  # type: ignore[operator]
    with pytest.raises(ValueError):
        parse_entry(line)
    with pytest.raises(ValueError):
        single_file.parse_entry(line)


PATHS = {
    "case.toml": True,
    "README.txt": True,
    "records/note/1.0001.json": True,
    "originals/ab/" + "ab" * 32: True,
    "log/timestamps/000000000003.00000000.tsr": True,
    "log/segments/000000000000.jsonl": False,
    "log/checkpoints/x": False,
    "Case.toml": False,
    "records/Note/1": False,
    "records/../x": False,
    "records//x": False,
    "/records/x": False,
    "records/x.": False,
    "records/.x": False,
    "derived/x": False,
    "records": False,
    "records/a\nb": False,
    "records/nul\0": False,
}


@pytest.mark.parametrize("path", PATHS)
def test_paths_in_a_case(path: str) -> None:
    assert is_safe_path(path) is PATHS[path]
    assert single_file._safe(path) is PATHS[path]


def test_an_original_lies_where_its_digest_says() -> None:
    sha256 = hashlib.sha256(b"x").hexdigest()
    FileRef(kind="original", path=f"originals/{sha256[:2]}/{sha256}", sha256=sha256, size=1)
    for kind, path in (("original", "records/note/x"), ("record", f"originals/{sha256[:2]}/{sha256}")):
        with pytest.raises(ValueError):
            FileRef(kind=kind, path=path, sha256=sha256, size=1)
    with pytest.raises(ValueError):
        FileRef(kind="original", path="originals/00/" + "0" * 64, sha256=sha256, size=1)


def key_of(private: Ed25519PrivateKey, name: str, kind: int) -> PublicKey:
    return PublicKey(name=name, kind=kind, raw=private.public_key().public_bytes_raw())


def test_the_published_example_of_a_cosigned_checkpoint_reads() -> None:
    # from the text of C2SP tlog-cosignature
    text = (
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "\N{EM DASH} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1M"
        "yq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo"
        "+zyWE+xeMcTOAYQ8=\n"
        "\N{EM DASH} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiID"
        "oe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5"
        "nNo0xUe+mbIUBkBIfZ+qnA==\n"
    )
    read = parse_checkpoint(text.encode())
    assert (read.size, len(read.signatures)) == (20852163, 2)
    assert read.to_bytes() == text.encode()
    assert single_file.Checkpoint(text.encode()).size == read.size


def test_signatures_hold_for_both_readers_and_only_over_their_own_text() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    own, second = key_of(private, "diptych.case/1", NOTE), key_of(private, "example.org/desk", COSIGNATURE)
    bare = Checkpoint(origin="diptych.case/1", size=3, root=hashlib.sha256(b"").digest())
    signed = bare.signed_with(sign(bare, own, private))
    both = signed.signed_with(cosign(signed, second, private, 1_700_000_000))
    assert is_signed_by(both, own) and is_signed_by(both, second)
    other = Checkpoint(origin=both.origin, size=4, root=both.root, signatures=both.signatures)
    assert not is_signed_by(other, own) and not is_signed_by(other, second)
    read = single_file.Checkpoint(both.to_bytes())
    assert all(read.signed_by(single_file.Key(key.text())) for key in (own, second))
    bent = single_file.Checkpoint(other.to_bytes())
    assert not any(bent.signed_by(single_file.Key(key.text())) for key in (own, second))
    later = cosign(signed, second, private, 1_700_000_001)
    moved = type(later)(
        name=later.name, key_id=later.key_id, signature=later.signature[:7] + b"\0" + later.signature[8:]
    )
    assert not is_signed_by(signed.signed_with(moved), second)


def test_a_key_as_one_word() -> None:
    key = key_of(Ed25519PrivateKey.from_private_bytes(bytes(32)), "diptych.case/1", NOTE)
    assert parse_key(key.text()) == key
    name, key_id, encoded = key.text().split("+", 2)
    for word in (
        f"{name}+00000000+{encoded}",
        f"{name}+{key_id}",
        f"+{key_id}+{encoded}",
        f"{name}2+{key_id}+{encoded}",
    ):
        with pytest.raises(ValueError):
            parse_key(word)
    with pytest.raises(ValueError):
        PublicKey(name="two words", kind=NOTE, raw=bytes(32))


def test_rfc_8032_vectors_hold_in_the_single_file() -> None:
    # RFC 8032 §7.1, tests 1 to 3
    vectors = (
        ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
         "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
         "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
         "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    )  # fmt: skip
    for key, message, signature in vectors:
        parts = [bytes.fromhex(one) for one in (key, message, signature)]
        assert single_file.ed25519_holds(*parts)
        assert not single_file.ed25519_holds(parts[0], parts[1] + b"x", parts[2])


def test_a_path_from_an_entry_to_a_checkpoint_reads_back() -> None:
    checkpoint = Checkpoint(origin="diptych.case/1", size=3, root=bytes(32)).to_bytes()
    path = [hashlib.sha256(bytes([k])).digest() for k in range(2)]
    text = inclusion_text(1, path, checkpoint)
    assert text.splitlines()[0] == "c2sp.org/tlog-proof@v1"
    assert base64.b64encode(path[0]).decode() == text.splitlines()[2]
    assert parse_inclusion(text) == (1, path, checkpoint)
    with pytest.raises(ValueError):
        parse_inclusion(text.replace("index 1", "index 01"))
