"""Links between two registers: which rows may be of one incident, why, and what people said of them.

In: rows of two registers, what comparisons of recordings found, people's judgements. Out: pairs with a probability and
its reasons, contradictions between judgements. Never here: joining rows, or a word on what happened.
"""

from diptych.domains.linkage.blocking import FAR_DAYS, keys
from diptych.domains.linkage.comparisons import COMPARISONS
from diptych.domains.linkage.features import Footage, Side, sides
from diptych.domains.linkage.judged import contradictions, groups
from diptych.domains.linkage.pairs import laid_side_by_side, near_in_time
from diptych.domains.linkage.score import Explainer, Scored, level_bits, score, started

__all__ = [
    "COMPARISONS",
    "FAR_DAYS",
    "Explainer",
    "Footage",
    "Scored",
    "Side",
    "contradictions",
    "groups",
    "keys",
    "laid_side_by_side",
    "level_bits",
    "near_in_time",
    "score",
    "sides",
    "started",
]
