"""One page for the people who decide: what would be seen, beside what is there, blurred until somebody asks.

The page is internal: it holds pictures that are not masked. It needs no network and no script.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from diptych.domains.protection.release import Stop
from diptych.model.publication import QUESTIONS, Plan

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

_STYLE = """
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:1.5rem auto;max-width:70rem;padding:0 1rem}
.inside{border:3px solid #b3261e;padding:.6rem 1rem;font-weight:600}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886}
figure{display:inline-block;width:calc(50% - .6rem);margin:0 .2rem 1rem;vertical-align:top}
img{width:100%;display:block;background:#666}
.pair{margin:1rem 0}
.before input{position:absolute;opacity:0}
.before .pic{overflow:hidden}
.before img{filter:blur(28px) grayscale(1);transform:scale(1.1)}
.before input:checked~.pic img{filter:none;transform:none}
.before label{display:inline-block;cursor:pointer;border:1px solid #888;border-radius:4px;padding:.1rem .6rem}
.before input:focus-visible~label{outline:2px solid #3367d6}
.stop{color:#b3261e}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of a preview."""

    t_s: float
    before: bytes
    """JPEG of the picture as it is, small."""
    after: bytes
    """JPEG of the picture as it would be seen."""
    open_share: float
    """Share of the picture that would be seen."""


def preview_page(
    plan: Plan, moments: Sequence[Moment], stops: Sequence[Stop], *, notes: Sequence[str] = ()
) -> bytes:
    """Build the page.

    Args:
        plan: The plan.
        moments: In order of time.
        stops: What a release would stop at now.
        notes: What the machine could not tell.
    """
    parts = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>",
        f"<meta http-equiv='Content-Security-Policy' content=\"{escape(_POLICY)}\">",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        "<meta name='robots' content='noindex'><meta name='referrer' content='no-referrer'>",
        f"<title>Preview of a publishing copy</title><style>{_STYLE}</style></head><body>",
        "<h1>Preview of a publishing copy</h1>",
        "<p class='inside'>For the people who decide. This page holds pictures that are not masked: "
        "do not pass it on.</p>",
        "<p>Left: what would be seen. Right: what is there, blurred and grey until you ask for it. "
        "Names such as t3 are tracks that a clearance can follow. There is no sound.</p>",
    ]
    parts += _stops(stops)
    parts += _clearances(plan)
    parts += [f"<p>{escape(note)}</p>" for note in notes]
    parts.append("<h2>Moments</h2>")
    for k, one in enumerate(moments):
        parts.append(_moment(k, one))
    parts += _answers(plan)
    parts.append("</body></html>")
    return "\n".join(parts).encode("utf-8")


def _stops(stops: Sequence[Stop]) -> list[str]:
    if not stops:
        return ["<h2>Nothing stops this copy</h2>"]
    rows = "".join(f"<li><b>{escape(one.at)}</b>: {escape(one.sentence)}</li>" for one in stops)
    return [f"<h2 class='stop'>This copy stops at {len(stops)}</h2><ul>{rows}</ul>"]


def _clearances(plan: Plan) -> list[str]:
    head = "<tr><th>id<th>what<th>from, to (s)<th>follows<th>reason<th>asked by<th>agreed by</tr>"
    rows = []
    for one in plan.clearances:
        agreed = one.agreement.by if one.agreement and one.is_agreed(plan.original_sha256) else "nobody yet"
        cells = (
            one.id,
            one.what,
            f"{one.from_s:.2f}, {one.to_s:.2f}",
            one.region.track or one.region.follows,
            one.reason,
            one.asked_by,
            agreed,
        )
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}" for cell in cells) + "</tr>")
    body = "".join(rows) or "<tr><td colspan='7'>none: all is masked and silent</tr>"
    lines = [f"<h2>Cleared</h2><table>{head}{body}</table>"]
    if plan.maskings:
        kept = "".join(
            f"<tr><td>{escape(one.id)}<td>{one.from_s:.2f}, {one.to_s:.2f}"
            f"<td>{escape(one.reason)}<td>{escape(one.by)}</tr>"
            for one in plan.maskings
        )
        lines.append(
            f"<h2>Kept masked</h2><table><tr><th>id<th>from, to (s)<th>reason<th>by</tr>{kept}</table>"
        )
    return lines


def _moment(number: int, one: Moment) -> str:
    return (
        f"<div class='pair'><h3>{one.t_s:.2f} s · {one.open_share:.0%} would be seen</h3>"
        f"<figure><img alt='what would be seen' src='data:image/jpeg;base64,{_text(one.after)}'></figure>"
        f"<figure class='before'><input type='checkbox' id='b{number}'>"
        f"<label for='b{number}'>show what is there</label>"
        f"<div class='pic'><img alt='what is there' src='data:image/jpeg;base64,{_text(one.before)}'>"
        "</div></figure></div>"
    )


def _answers(plan: Plan) -> list[str]:
    rows = []
    for question, text in QUESTIONS.items():
        given = plan.answer(question)
        said = f"{given.verdict}: {given.why} ({given.by}, {given.at})" if given else "not answered"
        rows.append(f"<tr><td>{escape(question)}<td>{escape(text)}<td>{escape(said)}</tr>")
    return [f"<h2>Before release</h2><table>{''.join(rows)}</table>"]


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
