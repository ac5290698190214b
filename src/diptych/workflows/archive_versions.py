"""What stands beside a search's result: longer versions, partners' fingerprints, and what people judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from diptych.adapters.archive_store import read_archive
from diptych.algorithms.fingerprint import Fingerprint
from diptych.domains.archive.pieces_by_codes import pieces_by_codes
from diptych.domains.archive.records import read_fingerprint
from diptych.domains.archive_graph import longer_versions
from diptych.model.find import Found, SameFootage
from diptych.workflows.archive_exchange import partner_fingerprints
from diptych.workflows.archive_judge import honoured


def completed(found: Found, *, archive: Path, asked: Fingerprint) -> Found:
    """Add what an archive knows beside the matches of a search, and honour people's judgements.

    Args:
        found: What the search found.
        archive: Folder of the archive.
        asked: Fingerprint of the query.

    Returns:
        The result with ``partners``, ``longer`` and ``judged`` filled; a match that a person judged not to be one
        moves from ``same_footage`` to ``judged``.

    Raises:
        UnreadableError: There is no archive at the path.
    """
    folder = read_archive(archive)
    folder.close()
    notes: list[str] = []
    partners = []
    for key, shown, fingerprint in partner_fingerprints(archive, notes):
        pieces = pieces_by_codes(asked, fingerprint)
        if pieces:
            length = sum(piece.query_to_s - piece.query_from_s for piece in pieces)
            score = sum(piece.score * (piece.query_to_s - piece.query_from_s) for piece in pieces) / length
            partners.append(
                SameFootage(
                    file=shown,
                    also=(),
                    sha256=key,
                    score=score,
                    edited="unknown",
                    pieces=tuple(pieces),
                    edits=(),
                )
            )
    found = honoured(
        replace(
            found,
            partners=tuple(sorted(partners, key=lambda one: (-one.score, one.file))),
            notes=(*found.notes, *notes),
        ),
        archive,
    )
    durations = {}
    for match in found.same_footage:
        kept = read_fingerprint(folder.fingerprints, match.sha256)
        if kept is not None:
            durations[match.sha256] = kept.fingerprint.duration_s
    return replace(found, longer=longer_versions(found.same_footage, found.query.duration_s, durations))
