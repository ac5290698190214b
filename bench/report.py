"""Write ``docs/accuracy.md`` and ``docs/performance.md`` from the kept results; nothing is measured here."""

# ruff: noqa: E501 -- mostly the text of the documents

from __future__ import annotations

import os
from collections import defaultdict
from typing import Any

import numpy as np

from bench import linkage_report, playback, register, register_pages, rooms, sandbox, workbench
from bench.common import RESULTS, ROOT, Row, bounds, code_key, load, rate_text

DOCS = ROOT / "docs"
FIGURES = DOCS / "figures"
KINDS = (
    "basic",
    "wide",
    "social",
    "cut",
    "bothcut",
    "slow",
    "still",
    "sparse",
    "zoom",
    "copy",
    "thermal",
    "apart",
    "elsewhere",
)
NO_TIME = ("apart", "elsewhere")
NOT_RUN = "*Not yet run.*"


def _median(values: list[float], digits: int = 1) -> str:
    return f"{float(np.median(values)):.{digits}f}" if values else "–"


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(
        lines + ["| " + " | ".join("–" if c is None else str(c) for c in row) + " |" for row in rows]
    )


def _stale(rows: list[Row]) -> str:
    kept = [r for r in rows if r.get("code")]
    present = sum(r["code"] == code_key() for r in kept)
    return (
        ""
        if present == len(kept)
        else f"\n\n{present} of {len(kept)} rows were measured with the present code, the others with an earlier state of it; "
        "run the part again to renew them."
    )


def by_kind(rows: list[Row]) -> str:
    lines = []
    for kind in (*KINDS, "all with common time"):
        mine = [r for r in rows if (r["kind"] == kind if kind in KINDS else r["kind"] not in NO_TIME)]
        if not mine:
            continue
        segments = [s for r in mine for s in r["segments"]]
        errors = [s["error_ms"] for s in segments if s["outcome"] == "right"]
        claimed = [i for r in mine for i in r["intervals"]]
        cuts = [c for r in mine for c in r["cut_errors_s"]]
        base = [e for r in mine for e in r["baseline"]["errors_s"]]
        lines.append(
            [
                kind,
                len(mine),
                rate_text(sum(s["outcome"] == "right" for s in segments), len(segments))
                if segments
                else "none to find",
                sum(s["outcome"] == "undetermined" for s in segments),
                sum(s["outcome"] == "wrong" for s in segments),
                sum(r["outcome"] == "false" for r in mine),
                _median(errors),
                f"{sum(i['holds'] for i in claimed)} of {len(claimed)}",
                _median([i["width_ms"] for i in claimed], 0),
                f"{sum(c is not None and c <= 0.1 for c in cuts)} of {len(cuts)}" if cuts else "–",
                f"{sum(e <= 0.1 for e in base)} of {len(base)}" if base else "–",
            ]
        )
    return _table(
        [
            "kind",
            "pairs",
            "segments right within 40 ms",
            "undetermined",
            "wrong",
            "false alignments",
            "median error (ms)",
            "95 % interval holds",
            "median width (ms)",
            "cuts within 0.1 s",
            "script's baseline within 0.1 s",
        ],
        lines,
    )


def every_pair(rows: list[Row]) -> str:
    lines = []
    for r in rows:
        lines.append(
            [
                r["name"],
                r["outcome"],
                "; ".join("–" if s["error_ms"] is None else f"{s['signed_ms']:+.1f}" for s in r["segments"])
                or "–",
                "; ".join(f"{'yes' if i['holds'] else 'no'} ({i['width_ms']:.0f})" for i in r["intervals"])
                or "–",
                "; ".join("none found" if c is None else f"{c:.3f}" for c in r["cut_errors_s"]) or "–",
                r.get("reason_code", r.get("failed", "–")) or "–",
                r.get("inliers", "–"),
                r.get("same_footage", "–"),
                "; ".join(f"{e:.2f}" for e in r["baseline"]["errors_s"]) or "–",
            ]
        )
    return _table(
        [
            "pair",
            "outcome by segment",
            "signed error (ms)",
            "interval holds (width, ms)",
            "cut error (s)",
            "reason code",
            "place inliers",
            "same footage",
            "baseline's error (s)",
        ],
        lines,
    )


def scale_for(intervals: list[Row], level: float = 0.95) -> float | None:
    """The factor on half-widths (about the stated offset) that lets ``level`` of the intervals hold the truth."""
    need = []
    for i in intervals:
        half = i["above_ms"] if i["error_ms"] > 0 else i["below_ms"]
        need.append(abs(i["error_ms"]) / max(half, 1e-6))
    if len(need) < 10:
        return None
    need.sort()
    return float(need[min(len(need) - 1, int(np.ceil(level * (len(need) + 1))) - 1)])


def holds_scaled(intervals: list[Row], factor: float) -> int:
    return sum(
        abs(i["error_ms"]) <= factor * (i["above_ms"] if i["error_ms"] > 0 else i["below_ms"])
        for i in intervals
    )


def calibration(rows: list[Row]) -> str:
    part: dict[int, list[Row]] = defaultdict(list)
    for r in rows:
        if r["outcome"] != "false":
            part[r["seed"] % 2] += r["intervals"]
    even, odd = part[0], part[1]
    if not even or not odd:
        return NOT_RUN
    factor = scale_for(even)
    lines = [
        [
            "even (fitting)",
            len(even),
            rate_text(sum(i["holds"] for i in even), len(even)),
            _median([i["width_ms"] for i in even], 0),
        ],
        [
            "odd (reporting)",
            len(odd),
            rate_text(sum(i["holds"] for i in odd), len(odd)),
            _median([i["width_ms"] for i in odd], 0),
        ],
    ]
    text = _table(["seeds", "intervals", "hold the truth as they stand", "median width (ms)"], lines)
    if factor is not None:
        text += (
            f"\n\nOn even seeds, half-widths times **{factor:.2f}** would hold the truth in 95 %; with that factor the intervals "
            f"of odd seeds hold it in {rate_text(holds_scaled(odd, factor), len(odd))}."
        )
    groups = defaultdict(list)
    for r in rows:
        if r["outcome"] != "false" and r.get("people"):
            groups[
                "1–2 people" if r["people"] <= 2 else "3–5 people" if r["people"] <= 5 else "6 or more"
            ] += r["intervals"]
    text += "\n\n" + _table(
        ["people in the scene", "intervals", "hold the truth", "median width (ms)", "factor to hold 95 %"],
        [
            [
                g,
                len(v),
                rate_text(sum(i["holds"] for i in v), len(v)),
                _median([i["width_ms"] for i in v], 0),
                "–" if (f := scale_for(v)) is None else f"{f:.2f}",
            ]
            for g, v in sorted(groups.items())
        ],
    )
    return text


def figures(rows: list[Row]) -> list[str]:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "diptych"
    FIGURES.mkdir(parents=True, exist_ok=True)
    names = []
    errors = sorted(s["error_ms"] for r in rows for s in r["segments"] if s["error_ms"] is not None)
    intervals = [i for r in rows if r["outcome"] != "false" for i in r["intervals"]]
    if errors:
        fig, ax = plt.subplots(figsize=(6, 3.2))
        ax.step(
            np.maximum(errors, 0.1),
            np.arange(1, len(errors) + 1) / len(errors),
            where="post",
            color="#1f4e79",
        )
        ax.axvline(40, color="#999999", lw=1, ls="--")
        ax.set(
            xscale="log",
            xlabel="error of a segment (ms)",
            ylabel="share of segments with an answer",
            ylim=(0, 1.02),
        )
        fig.tight_layout()
        fig.savefig(FIGURES / "accuracy-errors.svg", metadata={"Date": None})
        plt.close(fig)
        names.append("![Errors of segments](figures/accuracy-errors.svg)")
    if len(intervals) >= 10:
        need = [
            abs(i["error_ms"]) / max(i["above_ms"] if i["error_ms"] > 0 else i["below_ms"], 1e-6)
            for i in intervals
        ]
        factors = np.linspace(0, 3, 61)
        fig, ax = plt.subplots(figsize=(6, 3.2))
        ax.plot(factors, [np.mean(np.array(need) <= f) for f in factors], color="#1f4e79")
        ax.axhline(0.95, color="#999999", lw=1, ls="--")
        ax.axvline(1, color="#999999", lw=1, ls="--")
        ax.set(
            xlabel="factor on the half-width of each interval",
            ylabel="share that hold the true offset",
            ylim=(0, 1.02),
        )
        fig.tight_layout()
        fig.savefig(FIGURES / "accuracy-intervals.svg", metadata={"Date": None})
        plt.close(fig)
        names.append("![Calibration of intervals](figures/accuracy-intervals.svg)")
    return names


def _without_time() -> list[tuple[str, str, list[Row]]]:
    """Groups of pairs without common time: a heading, what is counted as one draw, and the rows."""
    slices = [
        {**part, "name": f"{r['name']} stretch {k}", "scene": r["name"]}
        for r in load("slices")
        for k, part in enumerate(r["slices"])
        if not part["common"]
    ]
    crosses = load("crosses")
    return [
        ("stretches of one scene: same place, same people, other time", "scene", slices),
        (
            "recordings of different scenes over one photograph",
            "pair",
            [{**r, "scene": r["name"]} for r in crosses if r["one_photograph"]],
        ),
        (
            "recordings of different scenes over other ground",
            "pair",
            [{**r, "scene": r["name"]} for r in crosses if not r["one_photograph"]],
        ),
    ]


def _crosses() -> str:
    groups = _without_time()
    every = [r for _, _, rows in groups for r in rows]
    if not every:
        return NOT_RUN
    lines = []
    for tag, mine in [*((tag, rows) for tag, _, rows in groups if rows), ("all", every)]:
        false = [r for r in mine if r["outcome"] == "false"]
        scenes = {r["scene"] for r in mine}
        lines.append(
            [
                tag,
                len(mine),
                rate_text(len(false), len(mine)),
                f"{len({r['scene'] for r in false})} of {len(scenes)}",
                sum(r["same_footage"] == "yes" for r in mine),
                sum(r["verdict"] == "undetermined" for r in mine),
            ]
        )
    named = "\n".join(
        f"* {r['name']}: {r['false_s']} s claimed, scores {r['scores']}"
        for r in every
        if r["outcome"] == "false"
    )
    upper = bounds(sum(r["outcome"] == "false" for r in every), len(every))[1]
    return (
        _table(
            [
                "pairs without common time",
                "pairs",
                "falsely aligned",
                "scenes with a false alignment",
                "falsely “same footage”",
                "undetermined",
            ],
            lines,
        )
        + f"\n\nOver {len(every)} pairs the rate of false alignments is below {100 * upper:.2f} % (upper end of the 95 % bounds)."
        + " Stretches of one scene share their recordings, so they are not independent: the count of scenes beside them"
        + " is the careful reading."
        + (f"\n\nEvery false alignment:\n\n{named}" if named else "")
        + _stale(load("slices") + load("crosses"))
    )


def _with_time() -> str:
    """How answers grow with common time: stretches of one scene that share two seconds or more."""
    rows = [part for r in load("slices") for part in r["slices"] if part["common"]]
    if not rows:
        return NOT_RUN
    lines = []
    for low, high in ((2, 4), (4, 6), (6, 8), (8, 12), (12, 99)):
        mine = [r for r in rows if low <= r["common_s"] < high]
        segments = [s for r in mine for s in r["segments"]]
        intervals = [i for r in mine for i in r["intervals"]]
        if not segments:
            continue
        lines.append(
            [
                f"{low} to {high} s" if high < 99 else f"{low} s and more",
                len(mine),
                rate_text(sum(s["outcome"] == "right" for s in segments), len(segments)),
                sum(s["outcome"] == "undetermined" for s in segments),
                sum(s["outcome"] == "wrong" for s in segments),
                sum(r["outcome"] == "false" for r in mine),
                _median([s["error_ms"] for s in segments if s["error_ms"] is not None]),
                rate_text(sum(i["holds"] for i in intervals), len(intervals)),
                _median([i["width_ms"] for i in intervals], 0),
            ]
        )
    return _table(
        [
            "common time",
            "pairs of stretches",
            "segments right within 40 ms",
            "undetermined",
            "off by more than 40 ms",
            "false alignments",
            "median error (ms)",
            "95 % interval holds",
            "median width (ms)",
        ],
        lines,
    )


def _probability() -> str:
    """The stated probability against what came true, on seeds that it was not counted on."""
    from bench.calibrate import counts, gather
    from diptych.domains.clock.calibration import RIGHT_OF_SEEN

    rows = load("slices")
    if not rows:
        return NOT_RUN
    standing = gather(rows)
    by_parity = [counts(standing, parity) for parity in (0, 1)]
    lines = []
    for stratum, (right, seen) in sorted(RIGHT_OF_SEEN.items()):
        least, clear = stratum
        lines.append(
            [
                {1: "1 or 2", 3: "3 or 4", 5: "5 and more"}[least],
                "clear" if clear else "close",
                f"{(right + 0.5) / (seen + 1):.3f}",
                *(rate_text(*found.get(stratum, (0, 0))) for found in by_parity),
            ]
        )
    return _table(
        [
            "movers",
            "rival",
            "stated probability",
            "right, even seeds (counted)",
            "right, odd seeds (not counted)",
        ],
        lines,
    )


def _multiview() -> str:
    rows = load("multiview")
    if not rows:
        return f"{NOT_RUN}\n\n{rooms.report()}"
    groups = defaultdict(list)
    for r in rows:
        groups[r["scene"]].append(r)
    lines = [
        [
            g,
            len(v),
            *(sum(r["outcome"] == o for r in v) for o in ("right", "undetermined", "wrong", "failed")),
            _median([r["common_s"] for r in v]),
        ]
        for g, v in [*groups.items(), ("all", rows)]
    ]
    text = _table(
        ["scene", "cuts", "right within 100 ms", "undetermined", "wrong", "failed", "median common time (s)"],
        lines,
    )
    decided = [r for r in rows if r["outcome"] in ("right", "wrong")]
    text += f"\n\nOf those with an answer: right in {rate_text(sum(r['outcome'] == 'right' for r in decided), len(decided))}."
    text += (
        "\n\n<details><summary>Every cut</summary>\n\n"
        + _table(
            [
                "pair and cut",
                "true start (s)",
                "common (s)",
                "outcome",
                "error (s)",
                "interval width (s)",
                "reason code",
            ],
            [
                [
                    r["name"],
                    r["true_start_s"],
                    r["common_s"],
                    r["outcome"],
                    r.get("error_s"),
                    r.get("width_s"),
                    r.get("reason_code"),
                ]
                for r in rows
            ],
        )
        + "\n\n</details>"
    )
    return f"{text}{_stale(rows)}\n\n{rooms.report()}"


def _cuts() -> str:
    """The boundaries that were expected, found and false, and the footage without any."""
    rows = load("cuts")
    if not rows:
        return NOT_RUN
    lines: list[list[Any]] = []
    for row in (r for r in rows if not r["uncut"]):
        for kind in ("cut", "dissolve", "fade"):
            mine = [e for e in row["expected"] if e["kind"] == kind]
            if mine:
                errors = [f"{e['error_s']:+.2f}" for e in mine if e["found"] and kind != "cut"]
                n_listed = sum(e["origin"] == "published list" for e in mine)
                lines.append(
                    [
                        row["name"],
                        kind,
                        len(mine),
                        n_listed,
                        sum(e["found"] for e in mine),
                        "; ".join(errors) or None,
                    ]
                )
    table = _table(["recording", "kind", "expected", "of these published", "found", "error (s)"], lines)
    cut, uncut = [r for r in rows if not r["uncut"]], [r for r in rows if r["uncut"]]
    return (
        table
        + f"\n\nBoundaries that are none: {sum(len(r['extra']) for r in cut)} in these {sum(r['duration_s'] for r in cut) / 60:.1f} minutes, "
        + f"{sum(len(r['extra']) for r in uncut)} in {len(uncut)} recordings without cuts ({sum(r['duration_s'] for r in uncut) / 60:.1f} minutes). "
        + f"Lost: {sum(r['lost'] for r in cut)} and {sum(r['lost'] for r in uncut)}."
        + _stale(rows)
    )


def _sound() -> str:
    rows = load("sound")
    if not rows:
        return NOT_RUN
    return _table(
        ["tool", "offset (s)", "off the published 12.26 s by (ms)", "95 % interval (s)", "note"],
        [
            [
                r["name"],
                r.get("offset_s"),
                None if r.get("offset_s") is None else f"{1000 * abs(abs(r['offset_s']) - 12.26):.0f}",
                r.get("interval_s"),
                r.get("failed") or r.get("reason_code") or "",
            ]
            for r in rows
        ],
    ) + _stale(rows)


def _find() -> str:
    from bench.find import section

    return section()


def _find_more() -> str:
    from bench.find_more import report_section

    return report_section()


def _unrelated() -> str:
    from bench.unrelated import section

    return section()


def _peers() -> str:
    from bench.peers import section

    return section()


def _scale() -> str:
    from bench.scale import section

    return section()


def _scenes(name: str) -> str:
    rows = load(name)
    if not rows:
        return NOT_RUN
    return f"{by_kind(rows)}\n\n<details><summary>Every pair</summary>\n\n{every_pair(rows)}\n\n</details>{_stale(rows)}"


def accuracy() -> None:
    """Write ``docs/accuracy.md``."""
    rendered, given = load("rendered"), load("scenes")
    plots = figures(rendered or given) if rendered or given else []
    text = f"""# How often Diptych is right, and how sure it is

Written by `python -m bench --report` from the results in `bench/results/`; every figure here can be measured again with
`make bench`. Counts come with 95 % Clopper–Pearson bounds: a small count proves little, and the bounds say how little.

## Words used in the tables

* **Segment**: a stretch of the second recording with one offset to the first. It is *right* when, at 20 times spread
  over its inside, at least 16 are answered within 40 ms of the truth; *undetermined* when too little of it is answered
  and fewer than 4 answers are off; otherwise *wrong*.
* **False alignment**: more than 0.5 s of the second is given a time where there is none, or one that is off by more
  than 0.5 s.
* **Interval holds**: the true offset at mid-segment lies in the stated 95 % interval.
* **Baseline**: the offset at which overall motion (frame differences and mean optical flow) correlates best with at
  least 5 s in common, which is what one can script in an hour. It always answers, also where there is no common time.

## Rendered pairs over one aerial photograph

Fifteen pairs of drone recordings with exact truth, not made by this repository's renderer.

{_scenes("scenes")}

## Rendered pairs over other ground

Made by `python -m bench.render`: invented ground (in about a third of the scenes with patches of aerial photographs from
the package `deepforest`, MIT licence), other camera paths, buildings, people, sizes, frame rates, blur and compression.

{_scenes("rendered")}

## Do the intervals hold what they promise?

Fitted on pairs with even seeds, reported on pairs with odd seeds.

{calibration(rendered)}

{chr(10).join(plots)}

## How much common time it takes

Stretches of 4 to 24 s drawn at random from the pairs above, which share two seconds or more.

{_with_time()}

## What the stated probability is worth

Segments that stood among all stretches, those without common time included, in groups by their number of movers and by
whether they clear their rival by a quarter. *Right* means within 0.2 s of the truth. The probability stated in
`findings.json` is the posterior mean of its group's count on even seeds (`domains/clock/calibration.py`). The bars that a
segment must clear were chosen with slices of seeds up to 1012 in view, odd ones included, so the right column tests the
counts and not the bars. It holds for material like this; it is no probability that two recordings of unknown origin share time.

{_probability()}

## Recordings that share no time

Every recording is examined once and held against others: stretches of one scene that share no time (same place, same
people, 0.3 s or more apart), the same photograph with other people, and other places.

{_crosses()}

## Real cameras in rooms

Synchronous cameras (`room-1` of caliscope, BSD-2; the two scenes of `pose2sim`, BSD-3), each cut at random many times,
so that a program which always says zero would fail. The cuts are short: most cues have little to work with, and
*undetermined* is the expected answer there. For orientation: VisualSync (2025) reports 26 to 34 % of such pairs within
100 ms.

{_multiview()}

## Cuts, dissolves and fades

Boundaries from PySceneDetect's published list (the middle of the black, for its two fades) and from looking at the
pictures; a hard cut counts as found to the picture only, a dissolve or fade within 0.2 s of its middle. In the rest nothing was cut: every boundary there is a
false one. *Lost* counts shots that begin because the ground could not be followed, which claims no cut.

{_cuts()}

## Sound

Two recordings of one talk, 12.26 s apart as published by the tests of `audio-offset-finder`; that tool ran beside ours.

{_sound()}

## Copies in an archive

{_find()}

### Stretches that share no footage

{_unrelated()}

### Other tools

{_peers()}

{_find_more()}

## The archive at scale

{_scale()}

## Links between registers

{linkage_report.section()}
"""
    DOCS.mkdir(exist_ok=True)
    (DOCS / "accuracy.md").write_text(text)


def performance() -> None:
    """Write ``docs/performance.md``."""
    rows = load("cost")
    timed = [r for r in rows if r["mode"] != "profile"]
    profile = next((r for r in rows if r["mode"] == "profile" and "failed" not in r), None)
    if timed:
        table = _table(
            [
                "run",
                "wall (s)",
                "footage (s)",
                "wall ÷ footage",
                "processor time (s)",
                "decoding alone ÷ footage",
                "peak memory, main process + largest helper (MiB)",
                "load before",
            ],
            [
                [
                    r["name"],
                    *(
                        ["failed: " + r["failed"]] + [None] * 6
                        if "failed" in r
                        else [
                            f"{r['wall_s']:.1f}",
                            f"{r['footage_s']:.1f}",
                            f"**{r['wall_s'] / r['footage_s']:.2f}**",
                            f"{r['cpu_s']:.1f}",
                            f"{r['decode_s'] / r['footage_s']:.3f}",
                            f"{r['rss_mib']:.0f} + {r.get('helper_mib', 0):.0f}",
                            r["load_before"],
                        ]
                    ),
                ]
                for r in timed
            ],
        )
    else:
        table = NOT_RUN
    stages = NOT_RUN
    if profile:
        stages = _table(
            ["where", "function", "calls", "own (s)", "with what it calls (s)"],
            [[f"`{w}`", f"`{n}`", c, f"{o:.2f}", f"{t:.2f}"] for w, n, c, o, t in profile["inside"]],
        )
        stages += "\n\nHeaviest by own time, libraries included:\n\n" + _table(
            ["where", "function", "calls", "own (s)"],
            [[f"`{w}`", f"`{n}`", c, f"{o:.2f}"] for w, n, c, o, _t in profile["heavy"]],
        )
    loops = {r["name"]: r for r in timed if r["name"].startswith("looped") and "failed" not in r}
    growth = ""
    if len(loops) == 2:
        two, ten = loops["looped 2 min 1080p"], loops["looped 10 min 1080p"]
        growth = f"\n\nFive times the footage took {ten['wall_s'] / two['wall_s']:.1f} times as long and {ten['rss_mib'] / two['rss_mib']:.1f} times the memory."
    (DOCS / "performance.md").write_text(f"""# What a comparison costs

Written by `python -m bench --report`; measured with `python -m bench --part cost` on {os.cpu_count()} cores. Aims: without
the report at most 0.3 × the footage's length for 720p pairs, with it 0.6 ×; at most 2 GiB for two 10-minute recordings at
1080p; cost linear in length. *Load before* is the machine's load when the run began: above about 0.5 something else was
running and the wall time is too high.

{table}{growth}{_stale(rows)}

## Where the time goes

One pair under `cProfile`, which slows plain Python down.

{stages}

## Confining the decoders

Aim: at most 10 % of a comparison. The example recordings, compared with each way of confinement in turn
(`python -m bench --part sandbox`).

{sandbox.section()}

## Registers

Measured with `python -m bench --part register` on an invented register in three languages; load above about 0.5 means
that something else was running.

{register.section()}

## Linking two registers

{linkage_report.cost()}

## The workbench

A case of 1,000 recordings (`python -m bench --part workbench`).

{workbench.section()}

### Over a register

`diptych serve` on the register of 157,000 incidents, asked over the loopback as a browser asks
(`python -m bench --part register_pages`). Aim: 95 % within 100 ms.

{register_pages.section()}

## Players on one clock

Two 720p clips of 25 and 29.97 frames a second in headless Chromium without a graphics card; the second jumps over 2 s and ends
before the first. Measured by the browser's frame callbacks from 1 s after a seek (`python -m bench --part playback`).

{playback.section()}
""")


def main() -> None:
    RESULTS.mkdir(exist_ok=True)
    DOCS.mkdir(exist_ok=True)
    accuracy()
    performance()
    linkage_report.write()
    print("docs/accuracy.md and docs/performance.md written")
