"""Findings as a few plain lines for a terminal. Formats what the findings hold and adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diptych.model.findings import ClockSegment, Comparison, Findings, Recording
from diptych.model.observations import DescribeResult
from diptych.workflows.doctor import Health

RELATIONS = {
    "same_footage": "same footage: both stem from one camera's recording",
    "same_place_and_time": "same place, same time",
    "same_place": "same place; no common time was measured",
    "no_relation_found": "no relation found (this does not mean unrelated)",
    "undetermined": "undetermined",
}


def summary(findings: Findings, page: Path | None) -> Iterator[str]:
    """Say in a few neutral lines what a comparison found.

    Args:
        findings: The result.
        page: The page to open, where one was written.

    Yields:
        Lines without line ends.
    """
    named = {recording.id: recording for recording in findings.recordings}
    for recording in findings.recordings:
        yield _recording(recording)
        for note in recording.notes:
            yield f"    note: {note}"
    for comparison in findings.comparisons:
        yield ""
        yield from _comparison(comparison, named)
    for vote in findings.timeline.voted_out:
        yield f"{vote.first} and {vote.second} were taken off the common timeline: {vote.reason}"
    if page is not None:
        yield ""
        yield f"Open {page} in a browser."


def _recording(recording: Recording) -> str:
    sound = "with sound" if recording.has_sound else "no sound"
    shots = f"{len(recording.shots)} shot{'' if len(recording.shots) == 1 else 's'}"
    return (
        f"{recording.id}  {recording.file}: {recording.duration_s:.2f} s, {recording.frames} frames, "
        f"{recording.width} × {recording.height}, {shots}, {sound}"
    )


def _comparison(comparison: Comparison, named: dict[str, Recording]) -> Iterator[str]:
    first, second = named[comparison.first], named[comparison.second]
    yield f"{first.id} and {second.id}: {RELATIONS[comparison.relation]}"
    clock = comparison.clock
    if clock.verdict == "undetermined":
        yield f"  clock: undetermined ({clock.reason_code}): {clock.reason}"
    for segment in clock.segments:
        yield from _segment(segment, first.id, second.id)
    if clock.machine is not None:
        if clock.machine.verdict == "undetermined":
            yield f"  measured beside the anchors: undetermined ({clock.machine.reason_code})"
        for segment in clock.machine.segments:
            yield f"  measured beside the anchors: offset {_offset(segment)}"
    if comparison.same_footage.verdict == "undetermined":
        yield f"  same footage: undetermined: {comparison.same_footage.reason}"
    if comparison.place.verdict == "undetermined":
        yield f"  place: undetermined: {comparison.place.reason}"
    for heard in comparison.same_soundtrack:
        yield (
            f"  same soundtrack: {second.id} {heard.second_from_s:.2f} to {heard.second_to_s:.2f} s and {first.id} "
            f"{heard.first_from_s:.2f} to {heard.first_to_s:.2f} s; a common edit, not by itself a common time"
        )
    for row in comparison.contrast:
        yield f"  {row.statement}"


def _segment(segment: ClockSegment, first: str, second: str) -> Iterator[str]:
    by = "set by a person" if segment.origin == "human" else "measured"
    begin_s, end_s = segment.second_from_s, segment.second_to_s
    yield (
        f"  {second} {begin_s:.2f} to {end_s:.2f} s "
        f"= {first} {segment.to_first(begin_s):.2f} to {segment.to_first(end_s):.2f} s"
    )
    yield f"    offset {_offset(segment)}, {by}"
    if segment.method:
        yield f"    method: {segment.method}"
    if segment.rival is not None:
        yield (
            f"    next best answer {segment.rival.offset_s:+.2f} s, score {segment.rival.score:.2f} "
            f"against {segment.score:.2f}"
        )


def _offset(segment: ClockSegment) -> str:
    low, high = segment.interval_s
    rate = "" if segment.rate == 1.0 else f", rate {segment.rate:.5f}"
    return f"{segment.offset_s:+.3f} s (95 % interval {low:+.3f} to {high:+.3f} s){rate}"


def described(result: DescribeResult) -> Iterator[str]:
    """Say what a person saw, and what every other recording holds of it.

    Args:
        result: Observations carried to the other recordings.

    Yields:
        Lines without line ends.
    """
    for warning in result.warnings:
        yield f"note: {warning}"
    for one in result.observations:
        yield f"{one.observation.id}  {one.statement}"
        for place in one.elsewhere:
            yield f"    {place.statement}"


_DISK = {
    "encrypted": "encrypted by the system",
    "not_seen": "no encryption seen; keep keys and cases on encrypted disks",
    "unknown": "whether it is encrypted is not known here; keep keys and cases on encrypted disks",
}


def health(found: Health) -> Iterator[str]:
    """Say what is installed and what is missing.

    Yields:
        Lines without line ends.
    """
    here = found.installed
    yield f"diptych {found.diptych}, Python {here.python}, {here.system}"
    yield f"PyAV {here.pyav} with FFmpeg {here.ffmpeg}"
    yield "  " + ", ".join(f"{name} {version}" for name, version in here.ffmpeg_libraries.items())
    yield f"OpenCV {here.opencv} ({', '.join(here.opencv_distributions) or 'unknown distribution'})"
    yield f"numpy {here.numpy}, scipy {here.scipy}"
    yield "decoders: " + ", ".join(f"{name} {_yes(known)}" for name, known in here.decoders.items())
    yield "encoders: " + ", ".join(f"{name} {_yes(known)}" for name, known in here.encoders.items())
    yield f"decoders run confined: {found.confinement.way} ({', '.join(found.confinement.parts)})"
    for line in found.confinement.promises:
        yield f"  {line}"
    for line in found.confinement.why_not_stronger:
        yield f"  not in force: {line}"
    yield f"disk with your keys: {_DISK[found.disk]}"
    for line in found.missing:
        yield f"missing: {line}"
    if found.ok:
        yield "Nothing is missing."


def _yes(known: bool) -> str:
    return "yes" if known else "no"
