"""What each of two recordings shows and does not show, on their common clock.

In: two recordings, the clock between them, what each saw of the ground. Out: rows that cover all of both
recordings' time, each with the reason of an absence and a plain sentence. Never here: who is at fault, or why
somebody stopped recording.
"""

from diptych.domains.contrast.ground_shares import GroundShares, ground_shares
from diptych.domains.contrast.rows import contrast_rows

__all__ = ["GroundShares", "contrast_rows", "ground_shares"]
