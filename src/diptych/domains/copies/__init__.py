"""Whether two recordings stem from one camera, and what was done to one to get the other.

In: shots on a common ground and a clock; small pictures of both, matched pieces and chosen colour pictures.
Out: a verdict with matching times; an edit list with the residual of the copy made again, and its page.
Never here: movers as evidence of time; decoding.
"""

from diptych.domains.copies.edit_again import Shown, compare_again, layer_picture, side_by_side
from diptych.domains.copies.edit_looks import (
    Colour,
    Look,
    Moment,
    choose_moments,
    find_fades,
    measure_looks,
)
from diptych.domains.copies.edit_overlay_times import exact_overlay_times
from diptych.domains.copies.edit_page import edit_page
from diptych.domains.copies.edit_pieces import Followed, follow_pieces
from diptych.domains.copies.edit_sound import Heard, sound_of
from diptych.domains.copies.edits import name_edits
from diptych.domains.copies.same_footage import CameraPath, judge

__all__ = [
    "CameraPath",
    "Colour",
    "Followed",
    "Heard",
    "Look",
    "Moment",
    "Shown",
    "choose_moments",
    "compare_again",
    "edit_page",
    "exact_overlay_times",
    "find_fades",
    "follow_pieces",
    "judge",
    "layer_picture",
    "measure_looks",
    "name_edits",
    "side_by_side",
    "sound_of",
]
