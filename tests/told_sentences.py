"""Sentences that the code writes, read out of it, and the rows of the catalogue that tell them in other languages."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path


def words_of(node: ast.AST) -> str | None:
    """The text of a string, with {} in the place of each value."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return None


def written(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a module that people read: with a space, no docstrings, no errors, no parts of others."""
    tree = ast.parse(path.read_text("utf-8"))
    left: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left.add(id(node.value))
        if isinstance(node, ast.Raise):
            left |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.JoinedStr):
            left |= {id(one) for one in node.values}
            left |= {id(part) for one in node.values if isinstance(one, ast.FormattedValue) and one.format_spec
                     for part in ast.walk(one.format_spec)}  # fmt: skip
    for node in ast.walk(tree):
        text = words_of(node) if id(node) not in left else None
        if text is not None and " " in text.strip() and re.search(r"[A-Za-z]{2}", text):
            yield getattr(node, "lineno", 0), text


def plain(text: str) -> str:
    """The literal part of a sentence: values as {}, and none at its ends."""
    return re.sub(r"^(\{\}|[ ,.;])+|(\{\}|[ ,;])+$", "", re.sub(r"\{[^}]*\}", "{}", text))


def rows(repository: Path) -> list[list[str]]:
    return json.loads((repository / "workbench/src/words/sentences.json").read_text("utf-8"))
