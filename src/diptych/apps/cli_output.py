"""The one way to print: what came from a file cannot move the cursor, turn the text, or start a line of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping

from diptych.model.visible_text import visible, visible_json


def show(result: Mapping[str, object] | Iterable[str]) -> None:
    """Print one JSON document, or lines, on standard output."""
    if isinstance(result, Mapping):
        print(visible_json(json.dumps(result, ensure_ascii=False, allow_nan=False, indent=1)))
    else:
        for line in result:
            print(visible(line))


def tell(line: str) -> None:
    """Print one line for a person on standard error."""
    print(visible(line), file=sys.stderr, flush=True)
