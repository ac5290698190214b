"""One time for all footage that several recordings share, made from matched pieces.

Every recording is cut where any piece begins or ends, also where a piece carries such a cut over from another
recording. What two recordings show in common then is a pair of equal cells; equal cells form a class, a stretch of
footage. The classes are put in order recording by recording, the most complete first. Nothing is averaged: pieces
that contradict the others are laid aside and named.
"""

from __future__ import annotations

import heapq
import itertools
import statistics
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from diptych.model.archive_pairs import Contradiction, Showing, Stretch, UnionTimeline

LEAST_TOLERANCE_S = 0.15
"""Times closer than this are one border: in and out times are within 0.1 s where frames were compared, on either
side. Chosen by hand from that aim."""

LEAST_OVERLAP_S = 0.5
"""Shortest common stretch of three recordings in which their pieces are held against each other. By hand."""

BRIDGED_S = 1.0
"""Two pieces on one line in both recordings with no more than this between them: the stretch between, which did not
match (a flash, a caption over all), has the same time in both. Longer ones may as well be two inserts of one length.
Chosen by hand."""

SAME_RATE = 0.01
"""Rates closer than this are one rate. Chosen by hand: pieces of 2 s with borders of one frame differ by this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stretch of the first recording that shows the same footage as a stretch of the second."""

    first: str
    second: str
    first_from_s: float
    first_to_s: float
    second_from_s: float
    second_to_s: float
    interval_s: float
    """Each of the four times is within this."""
    score: float
    mirrored: bool = False

    @property
    def rate(self) -> float:
        """Seconds of the second per second of the first."""
        return (self.second_to_s - self.second_from_s) / (self.first_to_s - self.first_from_s)

    @property
    def weight(self) -> float:
        """Longer, sharper and better pieces weigh more, and those at another pace less."""
        pace = 1.0 if abs(self.rate - 1) < SAME_RATE else OTHER_PACE
        return pace * self.score * (self.first_to_s - self.first_from_s) / max(self.interval_s, 0.02)

    @property
    def tolerance_s(self) -> float:
        """How far its borders may be off, as a border of either recording."""
        return max(LEAST_TOLERANCE_S, 2 * self.interval_s)

    def turned(self) -> Link:
        """Swap the two recordings."""
        return Link(
            first=self.second,
            second=self.first,
            first_from_s=self.second_from_s,
            first_to_s=self.second_to_s,
            second_from_s=self.first_from_s,
            second_to_s=self.first_to_s,
            interval_s=self.interval_s,
            score=self.score,
            mirrored=self.mirrored,
        )

    def to_second(self, t_s: float) -> float:
        """Carry a time of the first to the second."""
        return self.second_from_s + self.rate * (t_s - self.first_from_s)


OTHER_PACE = 0.2
"""Weight of a piece at another pace against one at the same: where two contradict each other, the plainer one is more
likely, since a pace that is sought finds more by chance. Chosen by hand."""

Cell = tuple[str, int]


@dataclass(slots=True)
class _Class:
    """Cells that show the same stretch of footage."""

    cells: list[Cell]
    length_s: float = 0.0
    root: Cell = ("", 0)


def union_time(
    durations_s: Mapping[str, float],
    links: Sequence[Link],
    *,
    shown_as: Callable[[str], str] = str,
) -> UnionTimeline:
    """Put all footage of some recordings on one time.

    A clip of 5 s that lies 10 s into a recording of 30 s gives three stretches: 0 to 10 s shown by the recording
    alone, 10 to 15 s shown by both, 15 to 30 s by the recording alone.

    Args:
        durations_s: Length of every recording.
        links: Matched pieces; each recording is a key of ``durations_s``.
        shown_as: How a recording is named in sentences.

    Returns:
        Stretches that meet end to end and cover all of every recording's time, except slivers below the tolerance
        of the borders. A stretch may be shown twice by a recording that repeats it.

    Raises:
        ValueError: A link names an unknown recording, or a stretch of no length (the caller's mistake).
    """
    for link in links:
        if link.first not in durations_s or link.second not in durations_s or link.first == link.second:
            raise ValueError(f"a piece joins {link.first!r} and {link.second!r}")
        if link.first_to_s <= link.first_from_s or link.second_to_s <= link.second_from_s:
            raise ValueError("a piece has no length")
    kept, aside, contradictions = laid_aside(links, shown_as)
    kept = [*kept, *_bridges(kept)]
    borders = _borders(durations_s, kept)
    classes, edges = _classes(borders, kept)
    order_of_members = _by_completeness(durations_s, borders, classes)
    showings = _placed(borders, classes, edges, order_of_members)
    order, known, more = _ordered(borders, classes, order_of_members, shown_as)
    stretches = _stretches(borders, classes, showings, order, known, aside)
    return UnionTimeline(
        clock_of=order_of_members[0] if order_of_members else "",
        stretches=tuple(stretches),
        contradictions=(*contradictions, *more),
    )


def laid_aside(
    links: Sequence[Link], shown_as: Callable[[str], str] = str
) -> tuple[list[Link], list[Link], list[Contradiction]]:
    """Hold pieces against each other around triangles, and lay aside the worst until all agree.

    Two pieces in a row, from A to B to C, carry a time to where a piece from A to C carries it, or one of the
    three is off (or C shows that footage twice). A piece's votes are the triangles that close through it less those
    that do not; of the worst balance the piece of least weight goes.

    Returns:
        Pieces that agree, pieces laid aside, and the contradictions in words.
    """
    loops = _loops(links)
    out: dict[int, tuple[float, frozenset[int]]] = {}
    while any(not closes for _, closes, _ in loops):
        balance: dict[int, int] = defaultdict(int)
        for keys, closes, _ in loops:
            for key in keys:
                balance[key] += 1 if closes else -1
        open_keys = {key for keys, closes, _ in loops if not closes for key in keys}
        worst = min(open_keys, key=lambda key: (balance[key], links[key].weight, key))
        error_s, keys = max(
            ((e, k) for k, closes, e in loops if not closes and worst in k), key=lambda x: x[0]
        )
        out[worst] = (error_s, keys)
        loops = [loop for loop in loops if worst not in loop[0]]
    told = []
    for key, (error_s, keys) in sorted(out.items()):
        link = links[key]
        names = {links[k].first for k in keys} | {links[k].second for k in keys}
        third = (names - {link.first, link.second}).pop()
        told.append(
            Contradiction(
                kind="time",
                members=(link.first, link.second, third),
                reason=(
                    f"the piece of {shown_as(link.first)} at {link.first_from_s:.1f} to {link.first_to_s:.1f} s "
                    f"in {shown_as(link.second)} at {link.second_from_s:.1f} to {link.second_to_s:.1f} s is "
                    f"{error_s:.2f} s away from where {shown_as(third)} places it; the piece was laid aside, or "
                    "the footage is shown twice"
                ),
            )
        )
    return (
        [link for k, link in enumerate(links) if k not in out],
        [links[k] for k in sorted(out)],
        told,
    )


def _loops(links: Sequence[Link]) -> list[tuple[frozenset[int], bool, float]]:
    """Return the triangles of pieces: their numbers, whether they close, and by how much they miss."""
    at: dict[str, dict[str, list[tuple[int, Link]]]] = defaultdict(lambda: defaultdict(list))
    for k, link in enumerate(links):
        at[link.first][link.second].append((k, link))
        at[link.second][link.first].append((k, link.turned()))
    loops = []
    for a, b, c in itertools.combinations(sorted(at), 3):
        if b not in at[a] or c not in at[a] or c not in at[b]:
            continue
        for (k_ab, ab), (k_bc, bc) in itertools.product(at[a][b], at[b][c]):
            back = ab.turned()
            low = max(ab.first_from_s, back.to_second(bc.first_from_s))
            high = min(ab.first_to_s, back.to_second(bc.first_to_s))
            direct = []
            for k_ac, ac in at[a][c]:
                begin, end = max(low, ac.first_from_s), min(high, ac.first_to_s)
                if end - begin >= LEAST_OVERLAP_S:
                    middle = (begin + end) / 2
                    error_s = abs(bc.to_second(ab.to_second(middle)) - ac.to_second(middle))
                    allowed = ab.tolerance_s + bc.tolerance_s + ac.tolerance_s
                    direct.append((error_s, error_s <= allowed, k_ac))
            if direct:
                error_s, closes, k_ac = min(direct)
                loops.append((frozenset({k_ab, k_bc, k_ac}), closes, error_s))
    return loops


def _bridges(links: Sequence[Link]) -> list[Link]:
    """Join pieces of a pair over a short stretch that did not match but has the same length in both."""
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        one = link if link.first < link.second else link.turned()
        pairs[one.first, one.second].append(one)
    found = []
    for some in pairs.values():
        some.sort(key=lambda link: link.first_from_s)
        for before, after in itertools.pairwise(some):
            gap_first = after.first_from_s - before.first_to_s
            gap_second = after.second_from_s - before.second_to_s
            tolerance = max(before.tolerance_s, after.tolerance_s)
            same = abs(before.rate - after.rate) <= max(
                SAME_RATE, tolerance / (before.first_to_s - before.first_from_s)
            )
            off = abs(before.to_second(after.first_from_s) - after.second_from_s)
            if (
                tolerance < gap_first <= BRIDGED_S
                and gap_second > 0
                and same
                and off <= tolerance
                and before.mirrored == after.mirrored
            ):
                found.append(
                    replace(
                        before,
                        first_from_s=before.first_to_s,
                        first_to_s=after.first_from_s,
                        second_from_s=before.second_to_s,
                        second_to_s=after.second_from_s,
                        score=0.01,
                    )
                )
    return found


def _borders(durations_s: Mapping[str, float], links: Sequence[Link]) -> dict[str, list[float]]:
    """Cut every recording where a piece begins or ends, and carry the cuts through the pieces.

    Every new border lies further from the others than a tolerance, so that this ends.
    """
    borders = {member: [0.0, max(0.0, length)] for member, length in durations_s.items()}
    touching: dict[str, list[Link]] = defaultdict(list)
    waiting: list[tuple[str, float, float]] = []
    for link in sorted(links, key=lambda one: -one.weight):
        touching[link.first].append(link)
        touching[link.second].append(link.turned())
        for member, times in (
            (link.first, (link.first_from_s, link.first_to_s)),
            (link.second, (link.second_from_s, link.second_to_s)),
        ):
            waiting += [(member, t_s, link.tolerance_s) for t_s in times]
    while waiting:
        member, t_s, tolerance_s = waiting.pop(0)
        known = borders[member]
        if not known[0] < t_s < known[-1]:
            continue
        at = bisect_left(known, t_s)
        if t_s - known[at - 1] < tolerance_s or known[at] - t_s < tolerance_s:
            continue
        insort(known, t_s)
        for link in touching[member]:
            edge = link.tolerance_s
            if link.first_from_s + edge < t_s < link.first_to_s - edge:
                waiting.append((link.second, link.to_second(t_s), max(edge, tolerance_s)))
    return borders


_Edges = dict[Cell, list[tuple[float, Cell, Link]]]


def _classes(borders: Mapping[str, Sequence[float]], links: Sequence[Link]) -> tuple[list[_Class], _Edges]:
    """Find which cells show the same, and gather them into classes."""
    edges: _Edges = defaultdict(list)
    for link in links:
        known = borders[link.first]
        for k in range(len(known) - 1):
            middle = (known[k] + known[k + 1]) / 2
            if not link.first_from_s <= middle <= link.first_to_s:
                continue
            other = borders[link.second]
            there = link.to_second(middle)
            j = min(max(bisect_right(other, there) - 1, 0), len(other) - 2)
            low, high = sorted((link.to_second(known[k]), link.to_second(known[k + 1])))
            common = min(high, other[j + 1]) - max(low, other[j])
            if common >= 0.5 * max(high - low, other[j + 1] - other[j]):
                a, b = (link.first, k), (link.second, j)
                edges[a].append((link.weight, b, link))
                edges[b].append((link.weight, a, link.turned()))
    classes = []
    seen: set[Cell] = set()
    for member, known in borders.items():
        for k in range(len(known) - 1):
            if (member, k) in seen or known[k + 1] <= known[k]:
                continue
            cells, waiting = [], [(member, k)]
            seen.add((member, k))
            while waiting:
                cell = waiting.pop()
                cells.append(cell)
                for _, other_cell, _ in edges[cell]:
                    if other_cell not in seen:
                        seen.add(other_cell)
                        waiting.append(other_cell)
            one = _Class(cells=cells)
            one.length_s = statistics.median(_length(borders, cell) for cell in cells)
            classes.append(one)
    return classes, edges


def _length(borders: Mapping[str, Sequence[float]], cell: Cell) -> float:
    return borders[cell[0]][cell[1] + 1] - borders[cell[0]][cell[1]]


def _by_completeness(
    durations_s: Mapping[str, float], borders: Mapping[str, Sequence[float]], classes: Sequence[_Class]
) -> list[str]:
    """Order the recordings by how much of all footage they show, each stretch counted once."""
    shown: dict[str, float] = dict.fromkeys(durations_s, 0.0)
    for one in classes:
        for member in {cell[0] for cell in one.cells}:
            shown[member] += one.length_s
    return sorted(shown, key=lambda member: (-round(shown[member], 1), len(borders[member]), member))


def _placed(
    borders: Mapping[str, Sequence[float]], classes: Sequence[_Class], edges: _Edges, members: Sequence[str]
) -> list[dict[Cell, Showing]]:
    """Give every cell of a class its rate against the cell of the most complete member, along the best pieces."""
    rank = {member: k for k, member in enumerate(members)}
    placed = []
    for one in classes:
        one.root = min(one.cells, key=lambda cell: (rank[cell[0]], cell[1]))
        one.length_s = _length(borders, one.root)
        found: dict[Cell, tuple[float, bool]] = {}
        waiting: list[tuple[float, Cell, float, bool]] = [(0.0, one.root, 1.0, False)]
        while waiting:
            _, cell, rate, mirrored = heapq.heappop(waiting)
            if cell in found:
                continue
            found[cell] = (rate, mirrored)
            for weight, other, link in edges[cell]:
                if other not in found:
                    heapq.heappush(waiting, (-weight, other, rate / link.rate, mirrored != link.mirrored))
        placed.append(
            {
                cell: Showing(
                    member=cell[0],
                    from_s=borders[cell[0]][cell[1]],
                    to_s=borders[cell[0]][cell[1] + 1],
                    rate=1.0 if abs(rate - 1) < SAME_RATE else rate,
                    mirrored=mirrored,
                )
                for cell, (rate, mirrored) in found.items()
            }
        )
    return placed


def _ordered(
    borders: Mapping[str, Sequence[float]],
    classes: Sequence[_Class],
    members: Sequence[str],
    shown_as: Callable[[str], str],
) -> tuple[list[int], dict[int, bool], list[Contradiction]]:
    """Put the classes in order, recording by recording.

    Returns:
        Numbers of the classes in order; for each whether its place among the others is known; what recordings
        order differently.
    """
    class_of = {cell: k for k, one in enumerate(classes) for cell in one.cells}
    order: list[int] = []
    known: dict[int, bool] = {}
    told: list[Contradiction] = []
    placed_by: dict[int, str] = {}
    following: dict[int, set[int]] = defaultdict(set)
    for (shown_by, number), one in class_of.items():
        if (shown_by, number + 1) in class_of:
            following[one].add(class_of[shown_by, number + 1])
    for member in _by_connection(classes, members):
        cells = [(member, k) for k in range(len(borders[member]) - 1) if (member, k) in class_of]
        sequence = list(dict.fromkeys(class_of[cell] for cell in cells))
        _list_reordered(sequence, order, placed_by, member, shown_as, told)
        run: list[int] = []
        before: int | None = None
        for k in [*sequence, None]:
            if k is not None and k not in known:
                run.append(k)
                continue
            if run:
                _insert(run, before, k, order, known, following)
                for one in run:
                    placed_by[one] = member
                before = run[-1]
                run = []
            if k is not None:
                before = k
    return order, known, told


def _by_connection(classes: Sequence[_Class], members: Sequence[str]) -> list[str]:
    """Order the recordings so that each shares footage with one before it, the most complete first where several do."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one in classes:
        some = {cell[0] for cell in one.cells}
        for member in some:
            beside[member] |= some
    left, out, reached = list(members), [], set[str]()
    while left:
        following = next((member for member in left if member in reached), left[0])
        left.remove(following)
        out.append(following)
        reached |= beside[following]
    return out


def _insert(
    run: list[int],
    before: int | None,
    after: int | None,
    order: list[int],
    known: dict[int, bool],
    following: Mapping[int, set[int]],
) -> None:
    """Put new stretches between the two neighbours that their recording gives them.

    Where others show something else there, the place is not known, and no stretch that a recording runs through
    without a break is parted: the new ones go to its nearest end.
    """
    low = -1 if before is None else order.index(before)
    high = len(order) if after is None else order.index(after)
    certain = high == low + 1
    at = low + 1
    if not certain:
        breaks = [k for k in range(len(order) + 1) if _breaks(order, k, following)]
        inside = [k for k in breaks if low < k <= high]
        if inside:
            at = inside[-1] if before is None else inside[0]
        elif before is None:
            at = max((k for k in breaks if k <= high), default=0)
        else:
            at = min((k for k in breaks if k > low), default=len(order))
    order[at:at] = run
    for one in run:
        known[one] = certain


def _breaks(order: Sequence[int], at: int, following: Mapping[int, set[int]]) -> bool:
    """Say whether no recording runs from the stretch before a place into the one after it."""
    return at in (0, len(order)) or order[at] not in following.get(order[at - 1], set())


def _list_reordered(
    sequence: Sequence[int],
    order: Sequence[int],
    placed_by: Mapping[int, str],
    member: str,
    shown_as: Callable[[str], str],
    told: list[Contradiction],
) -> None:
    at = {k: place for place, k in enumerate(order)}
    shared = [k for k in sequence if k in at]
    turned = [(a, b) for a, b in itertools.pairwise(shared) if at[a] > at[b]]
    if turned:
        others = sorted({placed_by[k] for pair in turned for k in pair} - {member})
        told.append(
            Contradiction(
                kind="order",
                members=(member, *others),
                reason=(
                    f"{shown_as(member)} shows stretches in another order than "
                    f"{', '.join(map(shown_as, others))} ({len(turned)} {'place' if len(turned) == 1 else 'places'}); "
                    "the timeline keeps the order of the more complete recording"
                ),
            )
        )


def _stretches(
    borders: Mapping[str, Sequence[float]],
    classes: Sequence[_Class],
    showings: Sequence[dict[Cell, Showing]],
    order: Sequence[int],
    known: Mapping[int, bool],
    aside: Sequence[Link],
) -> list[Stretch]:
    """Lay the classes end to end, and join neighbours that nothing parts."""
    rank: dict[str, int] = {member: k for k, member in enumerate(borders)}
    out: list[Stretch] = []
    previous: set[Cell] = set()
    at = 0.0
    for k in order:
        cells = set(showings[k])
        joined_by = tuple(sorted({m for m, n in cells if (m, n - 1) in previous}, key=rank.__getitem__))
        shown_by = tuple(showings[k][cell] for cell in sorted(cells, key=lambda c: (rank[c[0]], c[1])))
        stretch = Stretch(
            from_s=at,
            to_s=at + classes[k].length_s,
            shown_by=shown_by,
            joined_by=joined_by,
            place_known=known[k],
            disputed=any(_touches(link, showing) for link in aside for showing in shown_by),
        )
        at = stretch.to_s
        if out and _one(out[-1], stretch):
            out[-1] = _merged(out[-1], stretch)
        else:
            out.append(stretch)
        previous = cells
    return out


def _touches(link: Link, showing: Showing) -> bool:
    for one in (link, link.turned()):
        if one.first == showing.member:
            common = min(one.first_to_s, showing.to_s) - max(one.first_from_s, showing.from_s)
            if common > one.tolerance_s:
                return True
    return False


def _one(before: Stretch, after: Stretch) -> bool:
    """Say whether two neighbours are one stretch: every member runs from one into the other at one rate."""
    if before.disputed != after.disputed or before.place_known != after.place_known:
        return False
    if len(before.shown_by) != len(after.shown_by):
        return False
    return all(
        a.member == b.member
        and abs(a.to_s - b.from_s) < 1e-6
        and abs(a.rate - b.rate) < 3 * SAME_RATE
        and a.mirrored == b.mirrored
        for a, b in zip(before.shown_by, after.shown_by, strict=True)
    )


def _merged(before: Stretch, after: Stretch) -> Stretch:
    shown_by = tuple(replace(a, to_s=b.to_s) for a, b in zip(before.shown_by, after.shown_by, strict=True))
    return replace(before, to_s=after.to_s, shown_by=shown_by)
