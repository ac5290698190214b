"""Build the one command that a call names: building all of them takes as long as starting Python does."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import cache
from typing import Any

import typer


def command_for(app: typer.Typer, words: Sequence[str]) -> Any:
    """Return the tree of commands that answers a call: all of it where the call does not name a command.

    Args:
        app: Everything that there is. It is not changed, and is complete when this is first called.
        words: What follows the program's name; ``case show 3`` leads to one command, ``case --help`` to its group.
    """
    return _built(app, _path(app, tuple(words)))


@cache
def _built(app: typer.Typer, path: tuple[str, ...]) -> Any:
    return typer.main.get_command(_narrowed(app, path))


def _path(app: typer.Typer, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that name groups and, last, a command or a group."""
    if not words:
        return ()
    first, *rest = words
    if any(_name(one) == first for one in app.registered_commands):
        return (first,)
    for group in app.registered_groups:
        if group.name == first and group.typer_instance is not None:
            return (first, *_path(group.typer_instance, tuple(rest)))
    return ()


def _name(one: typer.models.CommandInfo) -> str:
    """The name of a command: its own, or that of its function, as Typer writes it."""
    return one.name or getattr(one.callback, "__name__", "").lower().replace("_", "-")


def _narrowed(app: typer.Typer, path: tuple[str, ...]) -> typer.Typer:
    if not path:
        return app
    first, rest = path[0], path[1:]
    narrow = copy.copy(app)
    narrow.registered_commands = [one for one in app.registered_commands if _name(one) == first]
    narrow.registered_groups = []
    for group in app.registered_groups:
        if group.name == first and group.typer_instance is not None:
            kept = copy.copy(group)
            kept.typer_instance = _narrowed(group.typer_instance, rest)
            narrow.registered_groups.append(kept)
    return narrow
