"""Other views of the same place in an archive: which recordings may show ground that a query shows.

In: pictures of a query, an index of features. Out: candidates, and places that the registration of both grounds
bears out. Never here: decoding, a clock, same footage.
"""

from diptych.domains.places.candidates import PlaceCandidate, find_places
from diptych.domains.places.verified import VerifiedPlace, as_ground, verified_place

__all__ = ["PlaceCandidate", "VerifiedPlace", "as_ground", "find_places", "verified_place"]
