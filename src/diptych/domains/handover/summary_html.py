"""The summary as one page: no scripts, no network, no pictures; prints well."""

from __future__ import annotations

import html
from collections.abc import Mapping
from importlib import resources
from typing import Any

from diptych.domains.handover.summary import Summary

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing; its own style."""


def summary_page(summary: Summary) -> bytes:
    """Write ``summary.html``: one file that opens from a folder."""
    style = resources.files("diptych.domains.handover").joinpath("assets", "summary.css").read_text("utf-8")
    values = summary.to_dict()
    facts = "".join(f"<div><dt>{_(k)}</dt><dd>{_(v)}</dd></div>" for k, v in values["fields"])
    body = "".join(_section(k, one) for k, one in enumerate(values["sections"], 1))
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_(summary.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<header><p>{_(summary.subtitle)}</p><h1>{_(summary.title)}</h1><dl>{facts}</dl></header>\n"
        f"{body}<footer>{_(summary.foot)}</footer>\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def summary_template() -> bytes:
    """The Typst markup that sets the summary as a PDF."""
    return resources.files("diptych.domains.handover").joinpath("assets", "summary.typ").read_bytes()


def _(words: object) -> str:
    return html.escape(str(words), quote=True)


def _section(number: int, section: Mapping[str, Any]) -> str:
    inner = "".join(_BLOCKS[str(block["kind"])](block) for block in section["blocks"])
    return f'<section><h2><span class="n">{number}</span> {_(section["title"])}</h2>\n{inner}</section>\n'


def _text(block: Mapping[str, Any]) -> str:
    return f"<h3>{_(block['text'])}</h3>\n" if block.get("strong") else f"<p>{_(block['text'])}</p>\n"


def _code(block: Mapping[str, Any]) -> str:
    return f"<pre>{_(block['text'])}</pre>\n"


def _table(block: Mapping[str, Any]) -> str:
    mono = set(block["mono"])
    head = "".join(f'<th scope="col">{_(one)}</th>' for one in block["columns"])
    rows = "".join(
        "<tr>"
        + "".join(f"<td{' class=mono' if k in mono else ''}>{_(cell)}</td>" for k, cell in enumerate(row))
        + "</tr>"
        for row in block["rows"]
    )
    more = f'<p class="more">and {block["more"]} more in the lists of the bag</p>' if block["more"] else ""
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{more}\n'
    )


def _timeline(block: Mapping[str, Any]) -> str:
    low, span = block["from_s"], max(block["to_s"] - block["from_s"], 1e-6)

    def at(t_s: float) -> str:
        return f"{100 * (t_s - low) / span:.3f}%"

    rows = "".join(
        f'<div class="row"><b>{_(row["name"])}</b><div class="bar">'
        + "".join(
            f'<i{" class=both" if shared else ""} style="left:{at(a)};width:{100 * (b - a) / span:.3f}%"></i>'
            for a, b, shared in row["pieces"]
        )
        + "</div></div>"
        for row in block["rows"]
    )
    ticks = "".join(f'<span style="left:{at(t)}">{t:g}</span>' for t in block["ticks"])
    return (
        f'<figure class="time" role="img" aria-label="Both recordings on the clock of the first">{rows}'
        f'<div class="row"><b>s</b><div class="ticks">{ticks}</div></div>'
        "<figcaption>Seconds on the clock of the first. Dark: both recordings run.</figcaption></figure>\n"
    )


_BLOCKS = {"text": _text, "code": _code, "table": _table, "timeline": _timeline}
