"""The page of a comparison: its words, its layout and the built player.

In: findings, ground, working copies, observations and stills as plain values. Out: file names and bytes.
Never here: decoding, measuring, or a judgement that the findings do not hold.
"""

from diptych.domains.report.page import (
    build_page,
    media_data,
    page_parts,
    replace_observations,
    shown_observation,
)
from diptych.domains.report.player_files import PLAYER_FILES, check_manifest, player_files

__all__ = [
    "PLAYER_FILES",
    "build_page",
    "check_manifest",
    "media_data",
    "page_parts",
    "player_files",
    "replace_observations",
    "shown_observation",
]
