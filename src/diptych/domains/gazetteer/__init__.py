"""Names of settlements: lists of others made searchable under every usual spelling.

In: settlements as the lists of others hold them; a name as somebody wrote it. Out: a gazetteer, and every place in it
that bears the name, with the spelling that matched. Never here: a choice among several, ground that recordings show.
"""

from diptych.domains.gazetteer.build import built
from diptych.domains.gazetteer.look_up import Query, found, parse_query, query_keys

__all__ = ["Query", "built", "found", "parse_query", "query_keys"]
