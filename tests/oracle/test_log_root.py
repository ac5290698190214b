"""The hash tree against the definition in RFC 6962, written out slowly, and against its published values."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diptych.algorithms.hash_tree import grew_from, growth_path, inclusion_path, leads_to_root
from diptych.model.log_root import EMPTY_ROOT, GrowingTree, leaf_hash, root_of

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a busy machine a draw may take long; that says nothing about the code."""

KNOWN = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    bytes(range(0x50, 0x58)),
    bytes(range(0x60, 0x70)),
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""Inputs and roots that implementations of Certificate Transparency are tested with."""


def slow_root(lines: list[bytes]) -> bytes:
    if not lines:
        return hashlib.sha256(b"").digest()
    if len(lines) == 1:
        return hashlib.sha256(b"\x00" + lines[0]).digest()
    k = 1
    while k * 2 < len(lines):
        k *= 2
    return hashlib.sha256(b"\x01" + slow_root(lines[:k]) + slow_root(lines[k:])).digest()


@pytest.mark.parametrize("size", ROOTS)
def test_published_roots(size: int) -> None:
    assert root_of(map(leaf_hash, KNOWN[:size])).hex() == ROOTS[size]


def test_no_lines() -> None:
    assert GrowingTree().root() == EMPTY_ROOT == slow_root([])


@PATIENT
@given(st.lists(st.binary(max_size=6), max_size=70))
def test_the_growing_tree_agrees_with_the_definition(lines: list[bytes]) -> None:
    tree = GrowingTree()
    for k, line in enumerate(lines):
        tree.add(leaf_hash(line))
        assert tree.root() == slow_root(lines[: k + 1])
    assert tree.size == len(lines)


@PATIENT
@given(st.integers(1, 70), st.data())
def test_paths_lead_to_the_root_and_nothing_else_does(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([k])) for k in range(size)]
    root, index = root_of(leaves), data.draw(st.integers(0, size - 1))
    path = inclusion_path(leaves, index)
    assert leads_to_root(leaves[index], index, size, path, root)
    assert not leads_to_root(leaf_hash(b"other"), index, size, path, root)
    if size > 1:
        wrong = data.draw(st.integers(0, len(path) - 1))
        bent = [h if k != wrong else bytes(32) for k, h in enumerate(path)]
        assert not leads_to_root(leaves[index], index, size, bent, root)
        assert not leads_to_root(leaves[index], index, size, path[:-1], root)
        assert not leads_to_root(leaves[index], index, size, [*path, bytes(32)], root)


@PATIENT
@given(st.integers(1, 70), st.data())
def test_an_older_root_is_tied_to_a_newer(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([k])) for k in range(size)]
    older = data.draw(st.integers(1, size))
    old, new, path = root_of(leaves[:older]), root_of(leaves), growth_path(leaves, older)
    assert grew_from(older, old, size, new, path)
    other = root_of([*leaves[: older - 1], leaf_hash(b"other")])
    assert not grew_from(older, other, size, new, path)
    assert not grew_from(older, old, size, other, path)
    if path:
        assert not grew_from(older, old, size, new, path[:-1])
        assert not grew_from(older, old, size, new, [*path, bytes(32)])
