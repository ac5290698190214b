"""What the pairs of an archive say together: clusters, the most complete version, who shows what, likely derivations.

In: recordings, matched pieces of pairs, publication times, people's judgements. Out: clusters with one timeline each,
hypotheses with what speaks against them, and a page. Never here: fingerprints, decoding, or a word on which recording
is the original.
"""

from diptych.domains.archive_graph.clusters import clusters_of, divided
from diptych.domains.archive_graph.page import pairs_page
from diptych.domains.archive_graph.published import parse_published
from diptych.domains.archive_graph.versions import longer_versions

__all__ = ["clusters_of", "divided", "longer_versions", "pairs_page", "parse_published"]
