"""One plain page about an archive's clusters: who shows what, as timelines. No pictures, no scripts, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from diptych.domains.archive_graph.clusters import short_names
from diptych.model.archive_pairs import Cluster, Item, Match, Pairs, Stretch

WIDTH = 1000.0
"""Width of a timeline in units of the drawing; the page scales it."""

ROW = 26.0

_NOTHING = '<span class="soft">nothing found</span>'

MAX_DRAWN = 60
"""Most rows of one timeline that are drawn; the rest is in ``pairs.json``. Chosen by hand."""

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1b1d21;--soft:#5c626b;--line:#d9dce1;--panel:#f6f7f8;
--both:#2f6f9f;--alone:#c2731f;--none:#e7e9ec;--unsure:#8a8f98}
@media (prefers-color-scheme:dark){:root{--ground:#15171a;--ink:#e8eaed;--soft:#a3a9b2;--line:#363a41;--panel:#1d2024;
--both:#6fb1e0;--alone:#e8a557;--none:#2a2e34;--unsure:#7d838d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:.2rem 0 .4rem}h2{font-size:1.2rem;margin:2.4rem 0 .3rem}
h3{font-size:1rem;margin:1.3rem 0 .3rem}
p{margin:.35rem 0;max-width:60rem}.soft{color:var(--soft)}
.lead{font-size:1.02rem}
figure{margin:.8rem 0;padding:.8rem .9rem;background:var(--panel);border:1px solid var(--line);border-radius:6px}
svg{display:block;width:100%;height:auto}.time{min-width:40rem}
svg text{font:14px system-ui,sans-serif;fill:var(--ink)}svg .soft{fill:var(--soft)}
.both{fill:var(--both)}.alone{fill:var(--alone)}.none{fill:var(--none)}
.disputed{stroke:var(--ink);stroke-dasharray:3 2;stroke-width:1.2}
.tick{stroke:var(--line)}.break{stroke:var(--ground);stroke-width:2}
.mark{fill:none;stroke:var(--unsure);stroke-width:1.5;stroke-dasharray:2 3}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.n{white-space:nowrap}td:first-child{overflow-wrap:anywhere;min-width:9rem}td ul{min-width:15rem}
ul{margin:.3rem 0;padding-left:1.2rem;max-width:62rem}li{margin:.15rem 0}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;font-size:.88rem;color:var(--soft);list-style:none;
margin:.6rem 0 0;padding:0}.key svg{display:inline;width:14px;height:11px}
details{margin:.6rem 0}summary{cursor:pointer}
@media print{figure{break-inside:avoid}}
"""


def pairs_page(pairs: Pairs) -> bytes:
    """Build the page.

    Args:
        pairs: What was found in the archive.

    Returns:
        One HTML document in UTF-8: no script, no picture, nothing from elsewhere. It names files and no folders
        beyond what tells members of one cluster apart.
    """
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_body(pairs))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Shared footage in an archive</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _body(pairs: Pairs) -> Iterator[str]:
    n = len(pairs.clusters)
    same = (
        f", and {_count(len(pairs.duplicates), 'group')} of files with the same bytes"
        if pairs.duplicates
        else ""
    )
    yield "<h1>Shared footage in an archive</h1>"
    yield (
        f'<p class="lead">{pairs.items} recordings were compared, each with every other. '
        f"{_count(n, 'cluster')} of shared footage {'was' if n == 1 else 'were'} found{same}.</p>"
    )
    yield (
        '<p class="soft">A cluster is a set of recordings that share stretches of one camera\'s footage. What was not '
        "found may still be there: this page says nothing about recordings outside the archive, and none is called the "
        "first or the source.</p>"
    )
    for number, cluster in enumerate(pairs.clusters, 1):
        yield from _cluster(number, cluster)
    if pairs.judged:
        yield "<h2>Judged by people</h2>"
        yield '<div class="scroll"><table><tr><th>pair</th><th>verdict</th><th>reason</th><th>by, when</th></tr>'
        for one in pairs.judged:
            said = one.judgement
            shown = [
                _base(name) or f"{key[:12]}…"
                for name, key in zip(one.files, (said.first, said.second), strict=True)
            ]
            found = "" if one.match is None else f"<br>found: {_count(len(one.match.pieces), 'piece')}"
            yield (
                f"<tr><td>{escape(' and '.join(shown))}{found}</td>"
                f"<td>{escape(said.verdict.replace('_', ' '))}</td><td>{escape(said.reason)}</td>"
                f"<td>{escape(said.by)}, {escape(said.at)}</td></tr>"
            )
        yield "</table></div>"
    if pairs.duplicates:
        yield "<h2>The same bytes</h2><ul>"
        for group in pairs.duplicates:
            yield f"<li>{', '.join(escape(_base(name)) for name in group)}</li>"
        yield "</ul>"
    if pairs.not_compared or pairs.notes:
        yield "<h2>Not compared, and notes</h2><ul>"
        for line in pairs.not_compared:
            yield f"<li>{escape(_base(line.file))}: {escape(line.reason)}</li>"
        for note in pairs.notes:
            yield f"<li>{escape(note)}</li>"
        yield "</ul>"


def _cluster(number: int, cluster: Cluster) -> Iterator[str]:
    names = {key: name for key, name in short_names(cluster.members).items()}
    timeline = cluster.timeline
    best = next(item for item in cluster.members if item.key == cluster.most_complete)
    share = timeline.shown_s(best.key) / timeline.length_s if timeline.length_s else 0.0
    yield f'<h2 id="c{number}">Cluster {number}: {_count(len(cluster.members), "recording")}</h2>'
    text = f"All footage together runs {timeline.length_s:.1f} s. "
    equal = sum(timeline.shown_s(item.key) > timeline.shown_s(best.key) - 0.1 for item in cluster.members)
    if share > 0.9995 and equal > 1:
        text += (
            f"{equal} recordings show all of it; listed first is <b>{escape(names[best.key])}</b>, by size."
        )
    elif share > 0.9995:
        text += f"<b>{escape(names[best.key])}</b> shows all of it: the most complete version found."
    else:
        text += (
            f"The most complete version found is <b>{escape(names[best.key])}</b>, with "
            f"{timeline.shown_s(best.key):.1f} s ({100 * share:.0f} %); no single recording shows all."
        )
    if cluster.earliest_found is not None:
        item = next(item for item in cluster.members if item.key == cluster.earliest_found)
        when = item.published.text if item.published else ""
        text += f" Earliest publication found: {escape(names[item.key])}, {escape(when)}."
    yield f"<p>{text}</p>"
    drawing = "".join(_drawing(cluster, names))
    yield f'<figure><div class="scroll">{drawing}</div>{_key(cluster)}</figure>'
    yield from _table(cluster, names)
    if cluster.only_in:
        yield "<h3>Shown by one recording alone</h3><ul>"
        for member, from_s, to_s in cluster.only_in:
            stretch = next(s for s in timeline.stretches if s.from_s == from_s and member in s.members)
            own = stretch.shown_by[0]
            unsure = "" if stretch.place_known else " Its place among the others is not known."
            yield (
                f"<li>{escape(names[member])} alone shows {to_s - from_s:.1f} s: {_clock(own.from_s)} to "
                f"{_clock(own.to_s)} of its own time.{unsure}</li>"
            )
        yield "</ul>"
    if timeline.contradictions:
        yield "<h3>What does not agree</h3><ul>"
        for one in timeline.contradictions:
            yield f"<li>{escape(one.reason)}.</li>"
        yield "</ul>"
    if cluster.hypotheses:
        yield "<h3>What could derive from what</h3>"
        yield '<p class="soft">Hypotheses from the files alone. Both may stem from a third that is not here.</p>'
        yield '<div class="scroll"><table><tr><th>recording</th><th>could derive from</th>'
        yield "<th>reasons</th><th>against</th></tr>"
        for two in cluster.hypotheses[:MAX_DRAWN]:
            yield (
                f"<tr><td>{escape(names[two.member])}</td><td>{escape(names[two.could_derive_from])}</td>"
                f"<td>{_list(two.reasons)}</td><td>{_list(two.against) or _NOTHING}</td></tr>"
            )
        yield "</table></div>"
    for note in cluster.notes:
        yield f'<p class="soft">{escape(note)}.</p>'
    yield from _pieces(cluster.matches, names)


def _drawing(cluster: Cluster, names: Mapping[str, str]) -> Iterator[str]:
    timeline = cluster.timeline
    scale = WIDTH / max(timeline.length_s, 1e-6)
    members = cluster.members[:MAX_DRAWN]
    top = 22.0
    height = top + 2 * ROW * len(members) + 6
    yield (
        f'<svg class="time" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-label="Timeline of {timeline.length_s:.1f} s: who shows which stretch">'
    )
    for at in _ticks(timeline.length_s):
        x = at * scale
        anchor = "start" if x < 20 else "end" if x > WIDTH - 20 else "middle"
        yield f'<line class="tick" x1="{x:.1f}" y1="16" x2="{x:.1f}" y2="{height:.0f}"/>'
        yield f'<text class="soft" x="{x:.1f}" y="12" text-anchor="{anchor}">{_tick(at)}</text>'
    for row, item in enumerate(members):
        y = top + 2 * ROW * row
        yield f'<text x="0" y="{y + 14:.0f}">{escape(_shortened(names[item.key]))}</text>'
        yield f'<rect class="none" x="0" y="{y + 20:.0f}" width="{WIDTH:.0f}" height="{ROW - 4:.0f}" rx="3"/>'
        for stretch in timeline.stretches:
            if item.key in stretch.members:
                yield _bar(stretch, item, names, scale, y + 20)
    for stretch in timeline.stretches[1:]:
        if not stretch.joined_by:
            x = stretch.from_s * scale
            yield f'<line class="mark" x1="{x:.1f}" y1="16" x2="{x:.1f}" y2="{height:.0f}"/>'
    yield "</svg>"


def _bar(stretch: Stretch, item: Item, names: Mapping[str, str], scale: float, y: float) -> str:
    own = [showing for showing in stretch.shown_by if showing.member == item.key]
    kind = "alone" if len(stretch.members) == 1 else "both"
    disputed = " disputed" if stretch.disputed else ""
    told = "; ".join(
        f"{_clock(showing.from_s)} to {_clock(showing.to_s)} of its own time"
        + ("" if showing.rate == 1.0 else f", at {showing.rate:.2f} times the pace")
        + (", mirrored" if showing.mirrored else "")
        for showing in own
    )
    others = [names[key] for key in stretch.members if key != item.key]
    shared = f"; also in {', '.join(others)}" if others else "; in no other recording found"
    width = max(1.0, stretch.length_s * scale)
    return (
        f'<rect class="{kind}{disputed}" x="{stretch.from_s * scale:.2f}" y="{y:.0f}" width="{width:.2f}" '
        f'height="{ROW - 4:.0f}"><title>{escape(names[item.key])}: {told}{escape(shared)}</title></rect>'
        f'<line class="break" x1="{stretch.from_s * scale:.2f}" y1="{y:.0f}" x2="{stretch.from_s * scale:.2f}" '
        f'y2="{y + ROW - 4:.0f}"/>'
    )


def _key(cluster: Cluster) -> str:
    entries = [("both", "shown by several recordings"), ("alone", "shown by this recording alone")]
    lines = "".join(
        f'<li><svg width="14" height="11" viewBox="0 0 14 11"><rect class="{kind}" width="14" height="11" rx="2"/>'
        f"</svg> {text}</li>"
        for kind, text in entries
    )
    more = ""
    if any(not stretch.joined_by for stretch in cluster.timeline.stretches[1:]):
        more = "<li>dotted line: no recording runs across this point, so what lies between is not known</li>"
    if any(stretch.disputed for stretch in cluster.timeline.stretches):
        more += "<li>dashed outline: pieces contradict each other here</li>"
    return f'<ul class="key">{lines}{more}</ul>'


def _table(cluster: Cluster, names: Mapping[str, str]) -> Iterator[str]:
    dated = any(item.published for item in cluster.members)
    yield '<div class="scroll"><table><tr><th>recording</th><th class="n">shows</th><th class="n">of all</th>'
    yield '<th class="n">length</th><th class="n">picture</th><th class="n">kbit/s</th>'
    yield f"{'<th>published (found)</th>' if dated else ''}</tr>"
    total = max(cluster.timeline.length_s, 1e-6)
    for item in cluster.members:
        shown = cluster.timeline.shown_s(item.key)
        rate = item.bits_per_s
        same = ", ".join(escape(_base(name)) for name in item.also)
        same = f'<br><span class="soft">same bytes: {same}</span>' if same else ""
        media = "" if item.has_media else '<br><span class="soft">fingerprint only</span>'
        when = f"<td>{_published(item)}</td>" if dated else ""
        yield (
            f'<tr><td>{escape(names[item.key])}{same}{media}</td><td class="n">{shown:.1f} s</td>'
            f'<td class="n">{100 * shown / total:.0f} %</td><td class="n">{item.duration_s:.1f} s</td>'
            f'<td class="n">{item.width} × {item.height}</td>'
            f'<td class="n">{"–" if rate is None else f"{rate / 1000:.0f}"}</td>{when}</tr>'
        )
    yield "</table></div>"


def _pieces(matches: Sequence[Match], names: Mapping[str, str]) -> Iterator[str]:
    n = sum(len(match.pieces) for match in matches)
    if not n:
        return
    yield f"<details><summary>The {_count(n, 'piece')} that this rests on</summary>"
    yield '<div class="scroll"><table><tr><th>recording</th><th class="n">from, to</th><th>shows what this shows</th>'
    yield '<th class="n">from, to</th><th class="n">rate</th><th class="n">within</th>'
    yield '<th class="n">score</th><th>basis</th></tr>'
    for match in matches:
        for piece in match.pieces:
            how = piece.basis + (", mirrored" if piece.mirrored else "")
            how += f", turned {piece.turned_deg}°" if piece.turned_deg else ""
            yield (
                f"<tr><td>{escape(names[match.first])}</td>"
                f'<td class="n">{_clock(piece.query_from_s)} – {_clock(piece.query_to_s)}</td>'
                f"<td>{escape(names[match.second])}</td>"
                f'<td class="n">{_clock(piece.found_from_s)} – {_clock(piece.found_to_s)}</td>'
                f'<td class="n">{piece.rate:.3f}</td><td class="n">{piece.interval_s:.2f} s</td>'
                f'<td class="n">{piece.score:.2f}</td><td>{escape(how)}</td></tr>'
            )
    yield "</table></div></details>"


def _published(item: Item) -> str:
    if item.published is None:
        return "not known"
    return f'{escape(item.published.text)} <span class="soft">({escape(item.published.basis)})</span>'


def _ticks(length_s: float) -> Iterator[float]:
    step = next(
        (s for s in (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200) if length_s / s <= 11),
        14400,
    )
    at = 0.0
    while at <= length_s + 1e-9:
        yield at
        at += step


def _tick(t_s: float) -> str:
    return f"{t_s:g} s" if t_s < 60 else _clock(t_s).removesuffix(".0")


def _clock(t_s: float) -> str:
    """Write a time: ``12.3 s`` below a minute, else ``3:05.2``."""
    if t_s < 60:
        return f"{t_s:.1f} s"
    minutes, seconds = divmod(round(t_s, 1), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02d}:{seconds:04.1f}" if hours else f"{minutes}:{seconds:04.1f}"


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def _list(texts: Sequence[str]) -> str:
    return "" if not texts else f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _shortened(name: str, most: int = 90) -> str:
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-most // 2 :]}"
