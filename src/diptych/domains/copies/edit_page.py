"""One plain page about an edit list: what was done, when, and some moments side by side, blurred until asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from diptych.model.edits import Edit, EditList
from diptych.model.visible_text import visible

WIDTH, ROW = 1000.0, 20.0
"""Width of the drawing of times, and height of a row, in its own units; the page scales it."""

MAX_DRAWN = 60
"""Most edits that are drawn as bars; the table holds all. Chosen by hand."""

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1b1d21;--soft:#5c626b;--line:#d9dce1;--panel:#f6f7f8;
--piece:#2f6f9f;--edit:#c2731f;--none:#e7e9ec}
@media (prefers-color-scheme:dark){:root{--ground:#15171a;--ink:#e8eaed;--soft:#a3a9b2;--line:#363a41;--panel:#1d2024;
--piece:#6fb1e0;--edit:#e8a557;--none:#2a2e34}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 .4rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.2rem 0 .4rem}
p{margin:.35rem 0;max-width:60rem}.soft{color:var(--soft)}.lead{font-size:1.02rem}
.panel{margin:.8rem 0;padding:.8rem .9rem;background:var(--panel);border:1px solid var(--line);border-radius:6px}
.scroll{overflow-x:auto}svg{display:block;width:100%;height:auto;min-width:40rem}
svg text{font:14px system-ui,sans-serif;fill:var(--ink)}svg .soft{fill:var(--soft)}
.piece{fill:var(--piece)}.edit{fill:var(--edit)}.none{fill:var(--none)}.tick{stroke:var(--line)}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
.kind{white-space:nowrap;font-weight:600}ul{margin:.3rem 0;padding-left:1.2rem;max-width:62rem}
figure{margin:1rem 0;padding:0}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center;font-variant-numeric:tabular-nums}
label{display:inline-flex;gap:.45rem;align-items:center;min-height:2.2rem;cursor:pointer}
input{width:1.05rem;height:1.05rem;accent-color:var(--piece)}
.shown{overflow:hidden;border:1px solid var(--line);border-radius:6px;background:var(--none)}
.shown img{display:block;width:100%;height:auto;filter:blur(28px) saturate(.3)}
figure:has(input:checked) img{filter:none}
@media print{figure{break-inside:avoid}}
@media (max-width:40rem){main{padding:1rem .8rem 3rem}}
"""

_KINDS = {"sound_replaced": "sound", "sound_removed": "sound", "removed": "taken out"}
"""Kinds whose name on the page differs from the one in ``edits.json``."""

_SIDES = {
    "query": "The second recording was edited",
    "found": "The first recording was edited",
    "both": "Both recordings were edited",
    "unknown": "Which of the two was edited is not known",
}


def edit_page(found: EditList, moments: Sequence[tuple[float, str]], end_s: float) -> bytes:
    """Build the page.

    Args:
        found: The edit list.
        moments: Time on the second, and file name (relative to the page) of each picture side by side.
        end_s: End of the second.

    Returns:
        One HTML document in UTF-8 without a script; pictures are files beside it, blurred until a box is ticked.
    """
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' file:; base-uri 'none'; "
        "form-action 'none'"
    )
    body = "\n".join(_body(found, moments, max(end_s, 1e-3)))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Edits between two recordings</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _said(text: str) -> str:
    return escape(visible(text))


def _body(found: EditList, moments: Sequence[tuple[float, str]], end_s: float) -> Iterator[str]:
    yield "<h1>What differs between two recordings of the same footage</h1>"
    yield (
        f'<p class="lead">First: <b>{_said(found.first)}</b> · second: <b>{_said(found.second)}</b>. '
        f"{_said(found.reason)}</p>"
    )
    if found.verdict != "measured":
        yield "<p>Undetermined: nothing is said about edits.</p>"
        yield from _notes(found)
        return
    yield f"<p>{_SIDES[found.edited]}, by what one has and the other lacks; dates are not looked at.</p>"
    yield from _list(found.why_edited)
    yield f'<div class="panel"><div class="scroll">{"".join(_drawing(found, end_s))}</div></div>'
    yield f"<h2>What leads from the first to the second: {len(found.edits)}</h2>"
    if found.edits:
        yield '<div class="scroll"><table><tr><th>kind</th><th class="n">from, to (second)</th>'
        yield '<th class="n">frames</th><th>what</th></tr>'
        for edit in found.edits:
            kind = _KINDS.get(edit.kind, edit.kind)
            yield (
                f'<tr><td class="kind">{kind}</td><td class="n">{_span(edit)}</td>'
                f'<td class="n">{_frames(edit)}</td><td>{_said(edit.statement)}</td></tr>'
            )
        yield "</table></div>"
    else:
        yield "<p>No edit was found. Coding a recording again is none.</p>"
    yield f"<p>Sound of the first in the second: <b>{_said(found.sound)}</b>.</p>"
    for a, b in found.not_from_first:
        yield f"<p>{_time(a)} to {_time(b)} of the second: no counterpart was found in the first.</p>"
    yield from _residuals(found)
    yield from _moments(moments)
    yield from _notes(found)


def _drawing(found: EditList, end_s: float) -> Iterator[str]:
    scale = WIDTH / end_s
    shown = found.edits[:MAX_DRAWN]
    top = 24.0
    height = top + 2 * ROW * (len(shown) + 1)
    yield (
        f'<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-label="Times of pieces and edits on the second, {end_s:.1f} s">'
    )
    step = next(
        (s for s in (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600) if end_s / s <= 11), 7200
    )
    for k in range(int(end_s / step) + 1):
        x = k * step * scale
        anchor = "start" if x < 20 else "end" if x > WIDTH - 30 else "middle"
        yield f'<line class="tick" x1="{x:.1f}" y1="16" x2="{x:.1f}" y2="{height:.0f}"/>'
        yield f'<text class="soft" x="{x:.1f}" y="12" text-anchor="{anchor}">{_tick(k * step)}</text>'
    rows = [("comes from the first", "piece", [(p.second_from_s, p.second_to_s) for p in found.pieces])]
    rows += [(_KINDS.get(e.kind, e.kind), "edit", [(e.from_s, e.to_s)]) for e in shown]
    for row, (name, kind, spans) in enumerate(rows):
        y = top + 2 * ROW * row
        yield f'<text x="0" y="{y + 13:.0f}">{escape(name)}</text>'
        yield f'<rect class="none" x="0" y="{y + 18:.0f}" width="{WIDTH:.0f}" height="{ROW - 6:.0f}" rx="3"/>'
        for a, b in spans:
            width = max(3.0, (b - a) * scale)
            x = min(a * scale, WIDTH - width)
            yield (
                f'<rect class="{kind}" x="{x:.1f}" y="{y + 18:.0f}" width="{width:.1f}" height="{ROW - 6:.0f}" '
                f'rx="2"><title>{escape(name)}: {_time(a)} to {_time(b)}</title></rect>'
            )
    yield "</svg>"


def _residuals(found: EditList) -> Iterator[str]:
    if not found.residuals:
        return
    yield "<h2>The second, made again from the first</h2>"
    yield (
        '<p class="soft">The measured edits were applied to frames of the first and compared with frames of the second '
        "that were not measured on. Levels run from 0 to 255; coding alone leaves 2 to 4.</p>"
    )
    yield '<div class="scroll"><table><tr><th class="n">from, to (second)</th><th class="n">frames</th>'
    yield '<th class="n">difference</th><th class="n">95 % of frames</th><th class="n">without the edits</th>'
    yield '<th class="n">likeness (SSIM)</th><th class="n">unexplained</th></tr>'
    for one in found.residuals:
        yield (
            f'<tr><td class="n">{_time(one.second_from_s)} – {_time(one.second_to_s)}</td>'
            f'<td class="n">{one.frames}</td><td class="n">{one.luma_rms_median:.1f} levels</td>'
            f'<td class="n">{one.luma_rms_95:.1f}</td><td class="n">{one.luma_rms_before:.1f}</td>'
            f'<td class="n">{one.ssim:.3f}</td><td class="n">{100 * one.unexplained:.1f} %</td></tr>'
        )
    yield "</table></div>"


def _moments(moments: Sequence[tuple[float, str]]) -> Iterator[str]:
    if not moments:
        return
    yield "<h2>Some moments side by side</h2>"
    yield (
        '<p class="soft">From left to right: the first; the first with the measured edits; the second; '
        "their difference (four times as strong, grey is none). Pictures are blurred until asked for: tick the box of "
        "a moment.</p>"
    )
    for t_s, name in moments:
        yield (
            f'<figure><figcaption><b>{_time(t_s)}</b><label><input type="checkbox"> show this moment</label>'
            f'</figcaption><div class="shown"><img src="{escape(name)}" loading="lazy" '
            f'alt="The first, the first with the measured edits, the second, and their difference at {_time(t_s)}">'
            "</div></figure>"
        )


def _notes(found: EditList) -> Iterator[str]:
    if found.notes:
        yield "<h2>Notes</h2>"
        yield from _list(found.notes)


def _list(texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"<ul>{''.join(f'<li>{_said(text)}</li>' for text in texts)}</ul>"


def _span(edit: Edit) -> str:
    return _time(edit.from_s) if edit.to_s <= edit.from_s else f"{_time(edit.from_s)} – {_time(edit.to_s)}"


def _frames(edit: Edit) -> str:
    if edit.to_frame <= edit.from_frame + 1:
        return str(edit.from_frame)
    return f"{edit.from_frame} – {edit.to_frame - 1}"


def _tick(t_s: float) -> str:
    return f"{t_s:g} s" if t_s < 60 else _time(t_s).removesuffix(".00")


def _time(t_s: float) -> str:
    """Write a time: ``12.34 s`` below a minute, else ``3:05.20``."""
    if t_s < 59.995:
        return f"{t_s:.2f} s"
    minutes, seconds = divmod(round(t_s, 2), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02d}:{seconds:05.2f}" if hours else f"{minutes}:{seconds:05.2f}"
