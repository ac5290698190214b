"""The same soundtrack in an archive: which recordings hold a sound that a query holds.

In: peaks of a query, an index of peaks, sounds of candidates. Out: candidates with their times, and verified
stretches. Never here: pictures, decoding, or a clock.
"""

from diptych.domains.soundtracks.candidates import Candidate, find_candidates
from diptych.domains.soundtracks.verified import Stretch, verified_stretches

__all__ = ["Candidate", "Stretch", "find_candidates", "verified_stretches"]
