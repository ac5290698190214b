"""The ground under the recordings: each shot stabilised, all shots on one map, movers and their tracks.

In: small grey pictures with times. Out: shots on their ground, and one common ground. Never here: time offsets.
"""

from diptych.domains.ground.common import CommonGround, Registered, common_ground, tracks_on
from diptych.domains.ground.listing import list_ground, map_from_small, picture_on_map, views
from diptych.domains.ground.observer import GroundObserver

__all__ = [
    "CommonGround",
    "GroundObserver",
    "Registered",
    "common_ground",
    "list_ground",
    "map_from_small",
    "picture_on_map",
    "tracks_on",
    "views",
]
