"""Fingerprints of an archive, and the search over them.

In: fingerprints of a query and of many recordings. Out: candidates and matched pieces. Never here: decoding media,
the ground, or a clock between two recordings of one incident.
"""

from diptych.domains.archive.records import item_from_fingerprint, read_fingerprint

__all__ = ["item_from_fingerprint", "read_fingerprint"]
