"""Read what a comparison wrote into its folder."""

from __future__ import annotations

import json
from pathlib import Path

from diptych.model.errors import UnreadableError
from diptych.model.findings import Findings
from diptych.model.findings_json import findings_from_json

_ADVICE = "Name the folder that 'diptych compare … --out' wrote."


def read_findings(folder: Path) -> Findings:
    """Read ``findings.json`` of a result folder.

    Raises:
        UnreadableError: It is missing, damaged, or of another format.
    """
    return findings_from_json(_read(folder / "findings.json"))


def read_ground(folder: Path) -> dict[str, object]:
    """Read ``ground.json`` of a result folder; empty where no ground was written.

    Raises:
        UnreadableError: It is damaged.
    """
    path = folder / "ground.json"
    return _read(path) if path.exists() else {}


def _read(path: Path) -> dict[str, object]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UnreadableError(f"{path.parent.name} holds no {path.name}", advice=_ADVICE) from None
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}", advice=_ADVICE) from None
    except (ValueError, RecursionError):
        raise UnreadableError(f"{path.name} is damaged: it is no JSON document", advice=_ADVICE) from None
    if not isinstance(document, dict):
        raise UnreadableError(f"{path.name} is damaged: it holds no object", advice=_ADVICE)
    return document
