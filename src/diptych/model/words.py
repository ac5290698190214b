"""Words that generated text must not hold: each judges, alleges intent or claims more than was measured.

Statements "said", observations "observed", machines "measured".
"""

from __future__ import annotations

import re

BANNED: tuple[str, ...] = (
    "honest",
    "honestly",
    "honesty",
    "dishonest",
    "truth",
    "truthful",
    "reveal",
    "reveals",
    "revealed",
    "revealing",
    "prove",
    "proves",
    "proved",
    "proven",
    "proving",
    "proof",
    "fake",
    "faked",
    "fakes",
    "suspicious",
    "suspiciously",
    "hide",
    "hides",
    "hidden",
    "hiding",
    "conceal",
    "conceals",
    "concealed",
    "concealing",
    "leave out",
    "leaves out",
    "left out",
    "leaving out",
    "perpetrator",
    "perpetrators",
)
"""The project's rule on neutral words, with the forms of each word; matched as whole words, in any case."""

_PATTERN = re.compile(
    r"(?<!\w)(" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in BANNED) + r")(?!\w)",
    re.IGNORECASE,
)


def find_banned(text: str) -> list[str]:
    """Find the banned words in a text, in lower case, in the order in which they stand.

    ``find_banned("The clip hides it")`` gives ``["hides"]``; ``"improved"`` holds none.
    """
    return [" ".join(found.group(1).lower().split()) for found in _PATTERN.finditer(text)]
