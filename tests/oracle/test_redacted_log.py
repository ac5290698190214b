"""A redacted log has the root of the whole one, and its fast paths are those of the slow obvious version."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.hash_tree import inclusion_path, leads_to_root
from diptych.algorithms.redacted_log import Paths, leaves_of, redacted
from diptych.model.log_root import leaf_hash, root_of


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 70), st.data())
def test_fast_paths_equal_the_slow_ones(n: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(b"%d" % k) for k in range(n)]
    index = data.draw(st.integers(0, n - 1))
    path = Paths(leaves).of(index)
    assert path == inclusion_path(leaves, index)
    assert leads_to_root(leaves[index], index, n, path, root_of(leaves))
    with pytest.raises(ValueError):
        Paths(leaves).of(n)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(0, 5))
def test_any_lines_may_be_withheld_and_the_root_stays(shown: list[bool], first: int) -> None:
    lines = [b'{"index":%d,"salt":"%032x"}' % (first + k, k) for k in range(len(shown))]
    text = redacted(lines, lambda k: shown[k - first], first=first)
    leaves, back = leaves_of(text)
    assert leaves == [leaf_hash(line) for line in lines]
    assert back == [line if show else None for line, show in zip(lines, shown, strict=True)]
    for line, show in zip(lines, shown, strict=True):
        assert (line in text) is show


@pytest.mark.parametrize(
    "text", [b"{}", b"\n", b"withheld 00\n", b"withheld " + b"A" * 64 + b"\n", b"{}\nx\n"]
)
def test_other_forms_are_refused(text: bytes) -> None:
    with pytest.raises(ValueError):
        leaves_of(text)
