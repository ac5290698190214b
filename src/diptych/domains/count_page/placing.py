"""A map of a count as SVG: marks on the land and a graticule, their precision, and a scale; no border of any state."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diptych.domains.count_page.drawing import WIDTH, cut, drawing, text
from diptych.domains.count_page.land import land_path
from diptych.model.count_page import CountMap, MapPlace

_M_PER_DEG = 111_195.0
"""Metres of one degree of a great circle on a sphere of 6,371 km."""

_LEAST_DEG = 0.02
"""Least span of a map, about 2 km: one place alone needs some ground around it. Chosen by hand."""

_MOST_TALL, _LEAST_TALL = 640.0, 320.0

_MARGIN = 46.0

CELL = 14
"""Where there are too many marks, one stands for each square of this side, in units of the drawing. Chosen by hand."""

MOST_MARKS = 1_500
"""Most marks that are drawn each on its own. Chosen by hand: a page of about a megabyte."""

_MOST_NAMES = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """Plate carrée, squeezed by the cosine of the middle latitude; ``west`` may lie beyond -180."""

    south: float
    west: float
    north: float
    east: float
    squeeze: float
    scale: float
    """Units of the drawing for one degree of latitude."""

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    def place_at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a position is drawn that is given within the view, or beyond its edge."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a position is drawn: right of the left edge, below the upper one."""
        east = longitude - self.west
        east -= 360.0 * math.floor(east / 360.0)
        return east * self.squeeze * self.scale, (self.north - latitude) * self.scale


def map_svg(found: CountMap) -> str:
    """Draw the places of a count; where none has a position, nothing."""
    if not found.places:
        return ""
    view = _view(found.places)
    gathered = is_gathered(found)
    marks = _cells(found.places, view) if gathered else _sorted(found.places)
    parts = [
        f'<clipPath id="map-frame"><rect width="{WIDTH}" height="{view.height:.1f}"/></clipPath>',
        f'<rect class="sea" width="{WIDTH}" height="{view.height:.1f}"/>',
        '<g clip-path="url(#map-frame)">',
        land_path(view.south, view.west, view.north, view.east, view.place_at),
        *_graticule(view),
        *([] if gathered else _precisions(marks, view)),
        *(_drawn_cells(marks, view) if gathered else _drawn(marks, view)),
        *_names(marks, view, gathered=gathered),
        "</g>",
        *_scale_bar(view),
        f'<rect class="frame" width="{WIDTH}" height="{view.height:.1f}"/>',
    ]
    said = (
        f"{sum(one.counted for one in found.places):,} counted incidents at {len(found.places):,} positions"
    )
    return drawing("map", view.height + 34, "Where the counted incidents lie", said, parts)


def is_gathered(found: CountMap) -> bool:
    """Whether marks that lie near one another are drawn as one."""
    return bool(found.places) and len(found.places) > MOST_MARKS


def _view(places: Sequence[MapPlace]) -> _View:
    west, span = _window([one.longitude for one in places])
    south = min(one.latitude for one in places)
    north = max(one.latitude for one in places)
    middle = (south + north) / 2
    squeeze = max(0.05, math.cos(math.radians(middle)))
    tall = max(north - south, _LEAST_DEG)
    wide = max(span * squeeze, _LEAST_DEG)
    scale = min((WIDTH - 2 * _MARGIN) / wide, (_MOST_TALL - 2 * _MARGIN) / tall)
    height = min(_MOST_TALL, max(_LEAST_TALL, tall * scale + 2 * _MARGIN))
    half_tall, half_wide = height / scale / 2, WIDTH / scale / squeeze / 2
    center = west + span / 2
    return _View(
        south=middle - half_tall, north=middle + half_tall, west=center - half_wide, east=center + half_wide,
        squeeze=squeeze, scale=scale,
    )  # fmt: skip


def _window(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the west end and the width of the narrowest window around longitudes, over the antimeridian or not."""
    ordered = sorted(set(longitudes))
    gaps = [
        (after - before, after)
        for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360.0], strict=True)
    ]
    gap, west = max(gaps)
    return (west - 360.0 if west > 180.0 else west), 360.0 - gap


def _sorted(places: Iterable[MapPlace]) -> list[MapPlace]:
    """Sort marks, the largest first, so that none covers another."""
    return sorted(places, key=lambda one: (-one.counted, -one.apart, one.latitude, one.longitude))


def _cells(places: Sequence[MapPlace], view: _View) -> list[MapPlace]:
    """Gather places into squares; each is named after its largest place."""
    cells: dict[tuple[int, int], list[MapPlace]] = {}
    for one in places:
        x, y = view.place(one.latitude, one.longitude)
        cells.setdefault((int(x // CELL), int(y // CELL)), []).append(one)
    return _sorted(
        replace(
            _sorted(some)[0],
            counted=sum(one.counted for one in some),
            apart=sum(one.apart for one in some),
            precision_m=None,
        )
        for some in cells.values()
    )


def _middle_of_cell(one: MapPlace, view: _View) -> tuple[float, float]:
    x, y = view.place(one.latitude, one.longitude)
    return CELL * (x // CELL + 0.5), CELL * (y // CELL + 0.5)


def _drawn_cells(marks: Sequence[MapPlace], view: _View) -> Iterator[str]:
    """Draw one mark in the middle of each square, its area by its incidents; none reaches into the next."""
    most = max(one.counted for one in marks) or 1
    for one in marks:
        x, y = _middle_of_cell(one, view)
        radius = max(1.2, (CELL / 2 - 0.5) * math.sqrt(one.counted / most))
        kind = "fine" if one.counted else "none"
        said = text(f"around {one.name or 'here'}: {one.counted:,} counted, {one.apart:,} denied or refuted")
        yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{said}</title></circle>'


def _radius(one: MapPlace) -> float:
    return min(20.0, 4.2 + 1.5 * math.sqrt(max(one.counted - 1, 0)))


def _graticule(view: _View) -> Iterator[str]:
    step = _step(WIDTH / view.scale / view.squeeze)
    for n in range(math.ceil(view.west / step), math.floor(view.east / step) + 1):
        x = (n * step - view.west) * view.squeeze * view.scale
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{view.height:.1f}"/>'
        if 30 < x < WIDTH - 30:
            yield (
                f'<text class="soft tick" x="{x + 4:.1f}" y="{view.height - 6:.1f}">'
                f"{_degrees((n * step + 180) % 360 - 180, step, 'EW')}</text>"
            )
    for n in range(math.ceil(view.south / step), math.floor(view.north / step) + 1):
        if abs(n * step) > 90:
            continue
        y = (view.north - n * step) * view.scale
        yield f'<line class="grid" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        if 16 < y < view.height - 22:
            yield f'<text class="soft tick" x="6" y="{y - 4:.1f}">{_degrees(n * step, step, "NS")}</text>'


def _step(span: float) -> float:
    """Return a round step that gives about six lines."""
    for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30):
        if span / step <= 8:
            return step
    return 60


def _degrees(value: float, step: float, signs: str) -> str:
    digits = max(0, math.ceil(-math.log10(step)))
    sign = "" if abs(value) < step / 2 else f" {signs[value < 0]}"
    return f"{abs(value):.{digits}f}°{sign}"


def _precisions(marks: Sequence[MapPlace], view: _View) -> Iterator[str]:
    """Draw the radius within which a position lies, where it is larger than the mark."""
    for one in marks:
        radius = 0.0 if one.precision_m is None else one.precision_m / _M_PER_DEG * view.scale
        if radius > _radius(one) + 1:
            x, y = view.place(one.latitude, one.longitude)
            yield f'<circle class="within" cx="{x:.1f}" cy="{y:.1f}" r="{min(radius, 4 * WIDTH):.1f}"/>'


def _drawn(marks: Sequence[MapPlace], view: _View) -> Iterator[str]:
    for one in marks:
        x, y = view.place(one.latitude, one.longitude)
        name = visible_place(one)
        if not one.counted:
            yield f'<path class="cross" d="M{x - 3.5:.1f} {y - 3.5:.1f}l7 7m0 -7l-7 7"><title>{name}</title></path>'
            continue
        kind = "rough" if one.precision_m is None else "fine"
        yield (
            f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{_radius(one):.1f}"><title>{name}</title></circle>'
        )


def visible_place(one: MapPlace) -> str:
    """Say a place of the map: its name, how many incidents, and how precise its position is."""
    within = "precision not stated" if one.precision_m is None else f"within {one.precision_m:,.0f} m"
    apart = f", {one.apart:,} denied or refuted" if one.apart else ""
    return text(f"{one.name or 'no name stated'}: {one.counted:,} counted{apart}; {within}")


def _names(marks: Sequence[MapPlace], view: _View, *, gathered: bool) -> Iterator[str]:
    """Name the places of the most incidents, where no name covers another or a mark that is named."""
    taken: list[tuple[float, float, float, float]] = []
    named: set[str] = set()
    for one in marks:
        shown = cut(one.name, 150)
        if len(named) >= _MOST_NAMES or not shown or one.name in named:
            continue
        x, y = _middle_of_cell(one, view) if gathered else view.place(one.latitude, one.longitude)
        radius, long = CELL / 2 if gathered else _radius(one), 7.2 * len(shown)
        left = x + radius + 4 if x + radius + long + 8 < WIDTH else x - radius - 4 - long
        box = (left, y - 9, left + long, y + 7)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken += [box, (x - radius, y - radius, x + radius, y + radius)]
        named.add(one.name)
        yield f'<text class="name" x="{left:.1f}" y="{y + 4:.1f}">{text(shown)}</text>'


def _scale_bar(view: _View) -> Iterator[str]:
    metres = WIDTH / 4 / view.scale * _M_PER_DEG
    unit = 10 ** math.floor(math.log10(metres))
    length = next(unit * n for n in (5, 2, 1) if unit * n <= metres)
    wide = length / _M_PER_DEG * view.scale
    y = view.height + 20
    said = f"{length / 1000:,.0f} km" if length >= 1000 else f"{length:,.0f} m"
    yield f'<path class="bar" d="M1 {y - 5:.1f}v5h{wide:.1f}v-5"/>'
    yield f'<text class="soft tick" x="{wide + 10:.1f}" y="{y + 2:.1f}">{said}, at the middle latitude</text>'
