"""Protected people: what may leave, what is masked in it, and under which names sources are kept.

In: plans, conditions, examinations, findings and identities as plain values. Out: decisions, masks, reduced documents.
Never here: files, decoding, or a word on who somebody is.
"""

from diptych.domains.protection.masks import Watch, camera_of, offered_tracks
from diptych.domains.protection.mosaic import (
    CLEARED,
    Disclosure,
    kinds_of,
    mosaic_of_exports,
    mosaic_warnings,
)
from diptych.domains.protection.plans import agree, answer, ask, keep_masked, withdraw
from diptych.domains.protection.preview import Moment, preview_page
from diptych.domains.protection.reduce import reduced_findings, reduced_observations
from diptych.domains.protection.release import Stop, stops
from diptych.domains.protection.sources import commitment, forbidden_texts, new_pseudonym

__all__ = [
    "CLEARED",
    "Disclosure",
    "Moment",
    "Stop",
    "Watch",
    "agree",
    "answer",
    "ask",
    "camera_of",
    "commitment",
    "forbidden_texts",
    "keep_masked",
    "kinds_of",
    "mosaic_of_exports",
    "mosaic_warnings",
    "new_pseudonym",
    "offered_tracks",
    "preview_page",
    "reduced_findings",
    "reduced_observations",
    "stops",
    "withdraw",
]
