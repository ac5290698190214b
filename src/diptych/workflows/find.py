"""Find recordings of an archive that share footage with a query, with in and out times on both sides."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from diptych.adapters.archive_lists import is_address
from diptych.adapters.archive_store import FileLine, read_archive
from diptych.adapters.folders import MARKER, digest_file, open_result_folder, write_json_atomic
from diptych.adapters.media import read_small
from diptych.adapters.remote_media import fetched, look
from diptych.algorithms.fingerprint import Fingerprint
from diptych.algorithms.fingerprint_coarse import coarse_placements
from diptych.algorithms.fingerprint_frames import Look
from diptych.algorithms.fingerprint_match import Placement
from diptych.domains.archive.candidates import candidates, up_to_date
from diptych.domains.archive.pieces import hits_of, pieces_by_frames, tried_placements
from diptych.domains.archive.pieces_by_codes import pieces_by_codes
from diptych.domains.archive.records import Kept, read_fingerprint
from diptych.model.errors import DiptychError
from diptych.model.find import Found, Piece, Query, SameFootage
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import at_hand
from diptych.workflows.archive_versions import completed
from diptych.workflows.ask import LOOK_SIDE_PX, MAX_FRAMES, Asked, as_look, ask
from diptych.workflows.find_places import find_same_place
from diptych.workflows.find_soundtracks import find_soundtracks

STAGE_QUERY = "reading the query"
STAGE_SEARCH = "searching"

COVERED = 0.9
"""Part of the query that a match has to explain for no other likely recording to be looked at again. By hand."""

LOOK_AGAIN = 2
"""Most recordings that are looked at as densely as the query where nothing explains it. Chosen by hand: each costs a
decoding of it, with local features twice a second, and up to 240 of them."""


def find(
    video: Path,
    *,
    archive: Path,
    out: Path | None = None,
    settings: Settings | None = None,
    progress: Callable[[str, float], None] | None = None,
    clock: bool = False,
) -> Found:
    """Search an archive for footage of a video.

    Args:
        video: The query; only read.
        archive: Folder of the archive.
        out: Where ``find.json`` is written; ``None`` for nowhere.
        settings: Limits.
        progress: Called with the stage and the fraction done.
        clock: Compare recordings of the same place in full, for their common time.

    Returns:
        The recordings that share footage with the query, the best first.

    Raises:
        UnreadableError: There is no archive, or the query cannot be read.
        DiptychError: The query cannot be decoded.
    """
    limits = settings or Settings()
    told = progress or (lambda _stage, _done: None)
    result_folder = open_result_folder(out) if out is not None else None
    with contextlib.closing(read_archive(archive)) as folder:
        files = folder.contents()
        told(STAGE_QUERY, 0.0)
        sha256 = digest_file(video)
        asked = ask(video, limits, lambda f: told(STAGE_QUERY, f))
        notes = list(folder.notes)
        matches: list[SameFootage] = []
        indexes = up_to_date(folder.search, folder.fingerprints, files, combined=files.combined)
        n_searched = indexes.n_searched
        if n_searched < len(files):
            lacking = len(files) - n_searched
            notes.append(
                f"{lacking} fingerprints do not read back whole; `diptych archive status` names them"
            )
        likely = files.known(candidates(indexes, asked.fingerprint, asked.between, asked.covered))
        likely = [digest for digest in likely if digest != sha256]
        if sha256 in files:
            matches.append(_same_bytes(files[sha256], sha256, asked))
        for k, digest in enumerate(likely):
            told(STAGE_SEARCH, k / len(likely))
            kept = read_fingerprint(folder.fingerprints, digest)
            if kept is None:
                continue
            match = match_with(
                asked, kept, files[digest], limits, notes, scratch=archive / MARKER / "fetched"
            )
            if match is not None:
                matches.append(match)
        if _covered(matches, asked) < COVERED:
            without = [digest for digest in likely if all(digest != match.sha256 for match in matches)]
            for digest in without[:LOOK_AGAIN]:
                match = _looked_again(asked, files[digest], digest, limits)
                if match is not None:
                    matches.append(match)
        matches.sort(key=lambda match: (-match.score, match.file))
        heard = find_soundtracks(
            video,
            archive=archive,
            sha256=sha256,
            files=files,
            combined=files.combined,
            settings=limits,
            progress=told,
            notes=notes,
        )
        places = find_same_place(
            video,
            archive=archive,
            sha256=sha256,
            files=files,
            combined=files.combined,
            without=[match.sha256 for match in matches],
            clock=clock,
            settings=limits,
            progress=told,
            notes=notes,
        )
    found = Found(
        query=Query(
            file=os.fspath(video), sha256=sha256, duration_s=asked.fingerprint.duration_s, frames=asked.frames
        ),
        same_footage=tuple(matches),
        common_sound=tuple(heard),
        same_place=tuple(places),
        searched=n_searched,
        notes=tuple(notes),
    )
    found = completed(found, archive=archive, asked=asked.fingerprint)
    if result_folder is not None:
        write_json_atomic(result_folder.path / "find.json", found.to_dict())
    return found


def _covered(matches: list[SameFootage], asked: Asked) -> float:
    """Say which part of the query the pieces of the best match explain."""
    lengths = [sum(piece.query_to_s - piece.query_from_s for piece in match.pieces) for match in matches]
    return max(lengths, default=0.0) / max(asked.fingerprint.duration_s, 1e-6)


def _looked_again(asked: Asked, lines: list[FileLine], sha256: str, limits: Settings) -> SameFootage | None:
    """Look at a likely recording as densely as at the query: what an archive keeps is too sparse for some crops."""
    place = at_hand(lines)
    if place is None:
        return None
    try:
        seen = ask(place, limits)
    except DiptychError:  # said already, when its frames were to be compared
        return None
    tried = tried_placements(hits_of(asked.fingerprint, seen.fingerprint))
    return _by_frames(asked, seen.look, seen.fingerprint.duration_s, tried, lines, sha256) if tried else None


def _same_bytes(lines: list[FileLine], digest: str, asked: Asked) -> SameFootage:
    end = asked.fingerprint.duration_s
    piece = Piece(
        query_from_s=0.0,
        query_to_s=end,
        found_from_s=0.0,
        found_to_s=end,
        query_from_frame=0,
        query_to_frame=asked.frames,
        found_from_frame=0,
        found_to_frame=asked.frames,
        rate=1.0,
        interval_s=0.0,
        score=1.0,
        mirrored=False,
        turned_deg=0,
        basis="digest",
    )
    return SameFootage(
        file=lines[0].file,
        also=tuple(line.file for line in lines[1:]),
        sha256=digest,
        score=1.0,
        edited="unknown",
        pieces=(piece,),
        edits=(),
    )


def placements_of(asked: Fingerprint, found: Fingerprint) -> list[Placement]:
    """Return the placements in which the frames of two recordings are worth comparing; empty where none is."""
    return tried_placements(hits_of(asked, found)) or coarse_placements(asked, found)


def match_with(
    asked: Asked,
    kept: Kept,
    lines: list[FileLine],
    limits: Settings,
    notes: list[str],
    *,
    scratch: Path | None = None,
) -> SameFootage | None:
    """Compare a recording with one of the archive, frame by frame where its media are at hand.

    Media that lie elsewhere are fetched into ``scratch`` for it; without a ``scratch`` they are not at hand.
    """
    tried = placements_of(asked.fingerprint, kept.fingerprint)
    if not tried:
        return None
    every = max(1, round(kept.frames / MAX_FRAMES))
    try:
        with _brought(lines, scratch) as place:
            if place is None:
                notes.append(
                    f"{lines[0].file}: no longer there as it was added; it was not compared frame by frame"
                )
                return _by_codes(asked.fingerprint, kept, lines)
            small = read_small(
                place, side_px=LOOK_SIDE_PX, every=every, limits=(limits.max_pixels, limits.max_hours)
            )
    except DiptychError as error:
        notes.append(f"{lines[0].file}: {error.message}")
        return _by_codes(asked.fingerprint, kept, lines)
    return _by_frames(asked, as_look(small), kept.fingerprint.duration_s, tried, lines, kept.sha256)


def _by_frames(
    asked: Asked, look: Look, end_s: float, tried: list[Placement], lines: list[FileLine], sha256: str
) -> SameFootage | None:
    """Compare frame by frame in some placements; ``None`` where no piece stands."""
    pieces, edits, edited = pieces_by_frames(
        asked.look,
        look,
        tried,
        query_end_s=asked.fingerprint.duration_s,
        found_end_s=end_s,
    )
    if not pieces:
        return None
    length = sum(piece.query_to_s - piece.query_from_s for piece in pieces)
    score = sum(piece.score * (piece.query_to_s - piece.query_from_s) for piece in pieces) / length
    return SameFootage(
        file=lines[0].file,
        also=tuple(line.file for line in lines[1:]),
        sha256=sha256,
        score=score,
        edited=edited,
        pieces=tuple(pieces),
        edits=tuple(edits),
    )


@contextlib.contextmanager
def _brought(lines: list[FileLine], scratch: Path | None) -> Iterator[Path | None]:
    """Have the bytes that were added under a path, fetched where need be; ``None`` where they are gone."""
    place = at_hand(lines)
    elsewhere = [line for line in lines if is_address(line.place)]
    if place is not None or scratch is None or not elsewhere:
        yield place
        return
    line = elsewhere[0]
    facts = look(line.place)
    if (facts.size, facts.version) != (line.size, line.mtime_ns):
        yield None
        return
    with fetched(line.place, scratch) as copy:
        yield copy


def _by_codes(asked: Fingerprint, kept: Kept, lines: list[FileLine]) -> SameFootage | None:
    """Match by fingerprints alone, where the media of the found recording are not at hand; wider intervals."""
    pieces = pieces_by_codes(asked, kept.fingerprint)
    if not pieces:
        return None
    length = sum(piece.query_to_s - piece.query_from_s for piece in pieces)
    return SameFootage(
        file=lines[0].file,
        also=tuple(line.file for line in lines[1:]),
        sha256=kept.sha256,
        score=sum(piece.score * (piece.query_to_s - piece.query_from_s) for piece in pieces) / length,
        edited="unknown",
        pieces=tuple(pieces),
        edits=(),
    )
