"""Set a page in type with Typst (extra ``[pdf]``): the same input gives the same bytes, without the network."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from diptych.model.errors import DiptychError, NotInstalledError


def typeset(template: bytes, summary: Mapping[str, object]) -> bytes:
    """Set a summary in type.

    Only the fonts that come with Typst are used, so that the same input gives the same bytes on every machine: Latin,
    Greek and Cyrillic are covered; letters of other scripts show as empty boxes, and stand right in summary.html.

    Args:
        template: Typst markup that reads the summary from ``sys.inputs``.
        summary: Plain values.

    Returns:
        A PDF.

    Raises:
        NotInstalledError: Typst is not installed.
        DiptychError: It refused the page.
    """
    try:
        import typst
    except ImportError as error:
        raise NotInstalledError("a PDF needs typst", advice="Install diptych[pdf].") from error
    inputs = {"summary": json.dumps(summary, ensure_ascii=False, sort_keys=True)}
    with tempfile.TemporaryDirectory(prefix="diptych-") as empty:  # the only folder that the page could read
        page = Path(empty) / "summary.typ"
        page.write_bytes(template)
        try:
            made = typst.compile(str(page), root=empty, sys_inputs=inputs, ignore_system_fonts=True)
        except typst.TypstError as error:
            raise DiptychError(f"the PDF could not be set: {type(error).__name__}") from error
    return bytes(made)
