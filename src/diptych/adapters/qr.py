"""Draw a QR code (ISO/IEC 18004) as one path: offline, for an authenticator that reads it from the screen."""

from __future__ import annotations

import segno

MARGIN = 4
"""Free modules around the code (ISO/IEC 18004, 6.3.8)."""


def qr_path(text: str) -> dict[str, object]:
    """Draw a text.

    Args:
        text: What is read; at most some hundred characters, or the code is too fine for a telephone.

    Returns:
        ``size``, the side in modules with its margin, and ``path``, SVG path data of the dark modules in a box of that
        side, one line of unit height for each run.
    """
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=MARGIN)]
    drawn = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                drawn.append(f"M{x} {y}h{run - x}v1h-{run - x}z")
            x = max(run, x + 1)
    return {"size": len(rows), "path": "".join(drawn)}
