"""The section on links between registers, its figure, and the table in docs/methods/linkage.md; nothing is measured."""

# ruff: noqa: E501 -- mostly the text of the documents

from __future__ import annotations

import re

from bench.common import ROOT, Row, load, rate_text

DOCS = ROOT / "docs"
NOT_RUN = "*Not yet run.*"
OFFERED = "0.01"
BY = {
    "ours": "Diptych",
    "splink_four": "bare Splink: place, day, kind, number affected",
    "splink_text": "bare Splink: the same and Jaccard of the description",
}


def section() -> str:
    """Tables and figure for docs/accuracy.md."""
    rows = _rows()
    if not rows:
        return NOT_RUN
    return (
        "Invented registers (`diptych register demo`) in three languages, with bursts of incidents of one place, day, kind and "
        "party; three in ten incidents stand in both. Shares, scale, curve and the probability from which pairs are offered "
        "come from seeds 101 to 106, the figures from others. *Footage*: findings of `compare` on the registers' recordings "
        "were at hand.\n\n"
        + _quality(rows)
        + "\n\n"
        + _together(rows)
        + "\n\n"
        + _calibration(rows)
        + "\n\n![Calibration](figures/accuracy-linkage.svg)"
    )


def cost() -> str:
    """A table for docs/performance.md."""
    rows = _rows()
    if not rows:
        return NOT_RUN
    lines = [
        [
            BY[r["by"]],
            f"{r['rows']:,}",
            f"{r['compared']:,}",
            f"{r['seconds']:.1f}",
            f"{r['cpu_seconds']:.1f}",
            f"{r['rss_gb']:.2f}",
            f"{r['load']:.1f}",
        ]
        for r in rows
    ]
    return (
        "Two registers of so many rows each, already in memory (which takes 0.7 GiB of the peak at 157,000), on 2 cores: reading "
        "of the texts, blocking, comparing, weighing, candidates with their reasons. *Load* is what the machine was doing beside.\n\n"
        + _table(
            ["by", "rows each", "pairs compared", "seconds", "of processor", "peak GiB", "load"],
            lines,
        )
    )


def write() -> None:
    """Write the figure and the table of the method's page."""
    rows = _rows()
    if not rows:
        return
    _figure([r for r in rows if r["by"] == "ours"])
    page = DOCS / "methods" / "linkage.md"
    text = page.read_text(encoding="utf-8")
    body = (
        _quality(rows) + "\n\n" + _calibration(rows) + "\n\n![Calibration](../figures/accuracy-linkage.svg)"
    )
    text = re.sub(
        r"(<!-- begin linkage -->\n).*?(\n<!-- end linkage -->)",
        lambda m: m[1] + body + m[2],
        text,
        flags=re.S,
    )
    page.write_text(text, encoding="utf-8")


def _rows() -> list[Row]:
    return sorted(load("linkage"), key=lambda r: (list(BY).index(r["by"]), r["rows"], not r["footage"]))


def _together(rows: list[Row]) -> str:
    """Runs of one size together: a small register has few pairs at 0.99, and one run of it says little."""
    lines = []
    for size in sorted({r["rows"] for r in rows}):
        some = [r for r in rows if r["rows"] == size and r["by"] == "ours"]
        n, right = (sum(r["at"]["0.99"][k] for r in some) for k in (0, 1))
        found, same = sum(r["at"][OFFERED][1] for r in some), sum(r["same"] for r in some)
        if len(some) > 1 and n:
            lines.append(
                f"* {size:,} rows each, {len(some)} runs: right at 0.99 and more {rate_text(right, n)}; recall over what is "
                f"offered {rate_text(found, same)}."
            )
    return "Runs of one size together:\n\n" + "\n".join(lines)


def _quality(rows: list[Row]) -> str:
    lines = []
    for r in rows:
        sure, right = r["at"]["0.99"]
        half, half_right = r["at"]["0.5"]
        offered, found = r["at"][OFFERED]
        lines.append(
            [
                BY[r["by"]],
                f"{r['rows']:,}",
                "yes" if r["footage"] else "no",
                r["seed"],
                rate_text(right, sure),
                f"{100 * right / r['same']:.1f} %",
                f"{100 * half_right / max(half, 1):.1f} % and {100 * half_right / r['same']:.1f} %",
                rate_text(found, r["same"]),
                f"{offered / r['same']:.1f}",
            ]
        )
    return _table(
        [
            "by",
            "rows each",
            "footage",
            "seed",
            "right at 0.99 and more",
            "of all pairs there are",
            "precision and recall at 0.5",
            "recall over what is offered",
            "offered for each pair there is",
        ],
        lines,
    )


def _calibration(rows: list[Row]) -> str:
    bins: dict[tuple[float, float], list[float]] = {}
    for r in rows:
        if r["by"] == "ours":
            for low, high, n, stated, right in r["bins"]:
                held = bins.setdefault((low, high), [0, 0, 0])
                bins[low, high] = [a + b for a, b in zip(held, (n, stated, right), strict=True)]
    return _table(
        ["stated probability", "pairs", "mean stated", "right"],
        [
            [f"{low:g} to {high:g}", f"{int(n):,}", f"{stated / n:.3f}", rate_text(int(right), int(n))]
            for (low, high), (n, stated, right) in sorted(bins.items())
            if n
        ],
    )


def _figure(rows: list[Row]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "diptych"
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.plot([0, 1], [0, 1], color="#999999", lw=1, ls="--")
    for r in rows:
        held = [(stated / n, right / n) for _, _, n, stated, right in r["bins"] if n >= 30]
        ax.plot(
            [x for x, _ in held],
            [y for _, y in held],
            marker="o" if r["footage"] else "s",
            ms=3,
            lw=1,
            label=f"{r['rows']:,} rows, seed {r['seed']}{', footage' if r['footage'] else ''}",
        )
    ax.set(
        xlabel="stated probability",
        ylabel="share of pairs that are of one incident",
        xlim=(0, 1),
        ylim=(0, 1.02),
    )
    ax.legend(fontsize=6)
    fig.tight_layout()
    (DOCS / "figures").mkdir(exist_ok=True)
    fig.savefig(DOCS / "figures" / "accuracy-linkage.svg", metadata={"Date": None})
    plt.close(fig)


def _table(head: list[str], rows: list[list[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])
