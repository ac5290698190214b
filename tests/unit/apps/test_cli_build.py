from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from diptych.apps.cli import app
from diptych.apps.cli_build import command_for


def _calls(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    for name, one in getattr(command, "commands", {}).items():
        yield from _calls(one, (*words, name))


def _answer(command: Any, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    said = ""
    try:
        command.main(args=list(words), prog_name="diptych", standalone_mode=False)
    except typer.TyperException as error:
        said = error.format_message()
    return capsys.readouterr().out, said


def test_a_call_is_answered_as_by_all_commands_together(capsys: pytest.CaptureFixture[str]) -> None:
    everything = typer.main.get_command(app)
    calls = list(_calls(everything))
    assert len(calls) > 80
    for words in calls:
        for last in ("--help", "--nonsense", "nonsense"):
            call = (*words, last)
            if last == "nonsense" and not hasattr(_at(everything, words), "commands"):
                continue  # a command that takes a word would run
            assert _answer(command_for(app, call), call, capsys) == _answer(everything, call, capsys), call


def test_a_command_is_built_without_the_others() -> None:
    built = command_for(app, ["case", "show", "3"])
    assert list(built.commands) == ["case"]
    assert list(built.commands["case"].commands) == ["show"]
    assert list(command_for(app, ["demo", "--out", "case"]).commands) == ["demo"]
    assert len(command_for(app, ["case", "--help"]).commands["case"].commands) > 10
    assert len(command_for(app, ["--help"]).commands) > 15


def _at(command: Any, words: tuple[str, ...]) -> Any:
    for word in words:
        command = command.commands[word]
    return command
