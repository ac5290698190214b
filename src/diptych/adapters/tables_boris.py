"""Events coded with BORIS: its exports of events (tabular or aggregated) and its projects.

Times of BORIS hold the observation's time offset; it is taken off again, since ours count from the first
frame.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from diptych.model.anchors import parse_seconds
from diptych.model.errors import BadTableError
from diptych.model.observations import Observation

_ADVICE = (
    "Export the events from BORIS again (Observations, Export events, tabular), or give the project file."
)


def is_boris_header(row: Sequence[str]) -> bool:
    """Tell the header row of an export of events from any other row."""
    names = {cell.strip().lower() for cell in row}
    return "behavior" in names and ("time" in names or "start (s)" in names)


def boris_events(rows: Sequence[Sequence[str]], header_at: int) -> list[Observation]:
    """Read an export: one row an event, state events as START and STOP, or one row with both times."""
    names = [cell.strip().lower() for cell in rows[header_at]]
    outside = _outside(rows[:header_at])
    events: list[_Event] = []
    whole: list[Observation] = []
    for i, row in enumerate(rows[header_at + 1 :], header_at + 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        media = _first(cells, "media file name", "media file path", "media file") or outside.get(
            "media file", ""
        )
        who, action = cells.get("subject", ""), cells.get("behavior", "")
        offset_s = _time(
            i, _first(cells, "time offset (s)", "time offset") or outside.get("time offset (s)", "0")
        )
        note = _note(cells)
        if "start (s)" in cells:
            start_s = _time(i, cells["start (s)"]) - offset_s
            stop = cells.get("stop (s)", "")
            stop_s = start_s if stop in ("", "NA") else _time(i, stop) - offset_s
            whole.append(_observation(i, len(whole) + 1, media, start_s, stop_s, who, action, note))
            continue
        kind = _first(cells, "behavior type", "status").upper()
        events.append(_Event(i, _time(i, cells["time"]) - offset_s, media, who, action, note, kind))
    return whole or _paired(events)


def boris_project(text: str) -> list[Observation]:
    """Read a project: all events of all its observations of media files."""
    try:
        project = json.loads(text)
        observations = project["observations"]
        behaviours = project.get("behaviors_conf", {}).values()
        states = {b["code"] for b in behaviours if str(b.get("type", "")).lower().startswith("state")}
        if not isinstance(observations, dict):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadTableError("the file is no BORIS project", advice=_ADVICE) from None
    events: list[_Event] = []
    for name, observation in observations.items():
        try:
            media = next((str(paths[0]) for paths in observation.get("file", {}).values() if paths), "")
            offset_s = float(observation.get("time offset", 0) or 0)
            rows = [list(event) for event in observation.get("events", [])]
        except (AttributeError, TypeError, ValueError, KeyError):
            raise BadTableError(
                f"observation {name!r} of the project cannot be read", advice=_ADVICE
            ) from None
        for event in rows:
            number = len(events) + 1
            if len(event) < 3:
                raise BadTableError(
                    f"event {number}: expected a time, a subject and a behaviour", advice=_ADVICE
                )
            note = "; ".join(str(part) for part in event[3:5] if part not in (None, ""))
            kind = "STATE" if event[2] in states else "POINT"
            time_s = _time(number, str(event[0])) - offset_s
            who = "" if event[1] in (None, "No focal subject") else str(event[1])
            events.append(_Event(number, time_s, media, who, str(event[2]), note, kind))
    return _paired(events)


class _Event:
    __slots__ = ("action", "kind", "media", "note", "row", "time_s", "who")

    def __init__(
        self, row: int, time_s: float, media: str, who: str, action: str, note: str, kind: str
    ) -> None:
        self.row, self.time_s, self.media, self.who = row, time_s, media, who
        self.action, self.note, self.kind = action, note, kind


def _paired(events: Sequence[_Event]) -> list[Observation]:
    """Join the start and the stop of a state of the same subject; without a type they alternate."""
    found: list[Observation] = []
    open_: dict[tuple[str, str, str], _Event] = {}
    for event in sorted(events, key=lambda e: (e.media, e.time_s, e.kind != "STOP", e.row)):
        key = (event.media, event.who, event.action)
        if event.kind not in ("START", "STOP", "STATE"):
            found.append(_of(event, event.time_s, len(found) + 1))
        elif key in open_ and event.kind in ("STOP", "STATE"):
            found.append(_of(open_.pop(key), event.time_s, len(found) + 1))
        elif key in open_ or event.kind == "STOP":
            missing = "stop" if key in open_ else "start"
            raise BadTableError(
                f"row {event.row}: the state {event.action!r} has no {missing}", advice=_ADVICE
            )
        else:
            open_[key] = event
    for event in open_.values():
        raise BadTableError(f"row {event.row}: the state {event.action!r} has no stop", advice=_ADVICE)
    return found


def _of(event: _Event, stop_s: float, number: int) -> Observation:
    return _observation(
        event.row, number, event.media, event.time_s, stop_s, event.who, event.action, event.note
    )


def _observation(
    row: int, number: int, media: str, from_s: float, to_s: float, who: str, action: str, note: str
) -> Observation:
    if not media:
        raise BadTableError(f"row {row}: no media file is named", advice=_ADVICE)
    if not action:
        raise BadTableError(f"row {row}: no behaviour is named", advice=_ADVICE)
    if from_s < 0 or to_s < from_s:
        raise BadTableError(f"row {row}: the time is below 0 or stops before it starts", advice=_ADVICE)
    return Observation(
        id=f"o{number}",
        recording=base_name(media),
        from_s=from_s,
        to_s=to_s,
        who="" if who.lower() == "no focal subject" else who,
        action=action,
        note=note,
        row=row,
    )


def base_name(path: str) -> str:
    """The last part of a path of either system, without BORIS's player number in front (``1:/a/b.mp4``)."""
    if "," in path or ";" in path:
        path = re.split(r"[;,](?=\s*\d+:)", path)[0]
    return PureWindowsPath(PurePosixPath(path).name).name or path


def _time(row: int, text: str) -> float:
    try:
        value = parse_seconds(text)
    except ValueError as error:
        raise BadTableError(f"row {row}: {error}", advice=_ADVICE) from None
    if not math.isfinite(value):
        raise BadTableError(f"row {row}: {text!r} is no time", advice=_ADVICE)
    return value


def _first(cells: Mapping[str, str], *names: str) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _note(cells: Mapping[str, str]) -> str:
    kept = [
        value
        for name, value in cells.items()
        if value and (name.startswith(("modifier", "comment")) or name == "behavioral category")
    ]
    return "; ".join(kept)


def _outside(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Older exports name media and offset in lines of their own before the header."""
    found = {}
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) >= 2:
            found[cells[0].lower()] = cells[-1]
    return {
        "media file": found.get("media file(s)", ""),
        "time offset (s)": found.get("time offset (s)", "0"),
    }
