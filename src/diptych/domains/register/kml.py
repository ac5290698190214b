"""Incidents as KML 2.3 (OGC 12-007r2), which Google Earth and QGIS open: one placemark for each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from diptych.domains.register.exported import ExportedIncident, told_lines
from diptych.model.edtf import Edtf
from diptych.model.incidents import IncidentPlace

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML 1.0 document may hold, not even escaped."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2" version="2.3"><Document>\n'
)
"""KML 2.3 keeps the namespace of 2.2."""

_STYLE = '<Style id="incident"><IconStyle><color>ff808080</color></IconStyle></Style>\n'
"""One grey mark for every incident, whoever is alleged."""


def kml_parts(incidents: Iterable[ExportedIncident], *, name: str) -> Iterator[str]:
    """Write incidents as one KML document, piece by piece.

    A date of one day is a ``TimeStamp``, any other a ``TimeSpan`` from its first to its last day, open where it is
    open; several places are one ``MultiGeometry``; without a position there is no geometry. A program for globes shows
    a description as HTML and fills in ``$[names]``: texts are escaped for both.

    Args:
        incidents: What to write.
        name: Name of the document.
    """
    yield f"{_HEAD}<name>{_text(name)}</name>{_STYLE}"
    for one in incidents:
        yield _placemark(one)
    yield "</Document></kml>\n"


def _placemark(found: ExportedIncident) -> str:
    one = found.incident
    when = one.date
    lines = [one.description, *told_lines(found)] if one.description else told_lines(found)
    return "".join(
        (
            f"<Placemark><name>{_text(one.title or one.id)}</name>",
            f"<description>{_shown_as_html(lines)}</description>",
            _time(when),
            "<styleUrl>#incident</styleUrl>",
            f"<ExtendedData>{_data(found)}</ExtendedData>",
            _geometry(found.located),
            "</Placemark>\n",
        )
    )


def _time(when: Edtf) -> str:
    first, last = when.first_day, when.last_day
    if first is not None and first == last:
        return f"<TimeStamp><when>{first.isoformat()}</when></TimeStamp>"
    begin = f"<begin>{first.isoformat()}</begin>" if first else ""
    end = f"<end>{last.isoformat()}</end>" if last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if when.is_dated else ""


def _data(found: ExportedIncident) -> str:
    """Values that a geographic information system reads as columns."""
    one = found.incident
    row = one.row()
    values = {
        "id": one.id,
        "source": one.source,
        "when": one.when,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "place": row.place,
        "admin": row.admin,
        "country": row.country,
        "precision_m": "; ".join(_precision(at) for at in found.located),
        "kind": one.kind,
        "affected_min": row.affected_min,
        "affected_max": row.affected_max,
        "unit": row.unit,
        "alleged_party": row.alleged_party,
        "affected_party": row.affected_party,
        "status": one.status,
        "standard": one.standard,
        "standing": found.standing,
        "state": found.state,
        "url": one.url,
    }
    return "".join(
        f"<Data name={quoteattr(name)}><value>{_text(str(value))}</value></Data>"
        for name, value in values.items()
        if value not in (None, "")
    )


def _precision(at: IncidentPlace) -> str:
    return "not stated" if at.precision_m is None else f"{at.precision_m:g}"


def _geometry(places: tuple[IncidentPlace, ...]) -> str:
    points = [f"<Point><coordinates>{at.longitude!r},{at.latitude!r}</coordinates></Point>" for at in places]
    if len(points) > 1:
        return f"<MultiGeometry>{''.join(points)}</MultiGeometry>"
    return "".join(points)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _shown_as_html(lines: Iterable[str]) -> str:
    shown = "<br>".join(html.escape(line).replace("\n", "<br>").replace("$[", "&#36;[") for line in lines)
    return _text(shown)
