"""The chart and the page of a count: nothing hidden, nothing stacked, no side marked, nothing from elsewhere."""

from __future__ import annotations

import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.register_database import open_database
from diptych.apps.cli import run
from diptych.domains.count_page.land import clipped, land_path, rings
from diptych.domains.register import RegisterStore
from diptych.model.errors import WrongCallError
from diptych.model.incidents import Incident
from diptych.model.words import find_banned
from diptych.workflows.register_count import compare_stated, count_register
from diptych.workflows.register_count_page import write_count
from diptych.workflows.register_record import record_file
from diptych.workflows.register_search import query_from_words
from register_reference import made_incidents, permuted

EVIL = '</text><script>alert("1")</script><img src=x onerror=y> & \u202ex'
FIGURE = {"low": 12, "high": 14, "population": "drivers of Side A", "unit": "persons", "period": "2024",
          "side": "Side B", "rule": "in their cases", "standard": "opened case"}  # fmt: skip
STATEMENTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("source", {"id": "office", "name": "the Office"}),
    ("source", {"id": "agency", "name": f"an agency {EVIL}"}),
    ("statement", {"id": "s1", "source": "office", "act": "estimates", "said_at": "2025-01-02",
                   "proposition": "cars were hit", "figure": FIGURE}),
    ("statement", {"id": "s2", "source": "agency", "act": "asserts", "said_at": "2025-01-03",
                   "proposition": "cars were hit", "figure": FIGURE, "repeats": "s1"}),
    ("statement", {"id": "s3", "source": "agency", "act": "asserts", "said_at": "2025-01-04",
                   "proposition": "cars were hit", "figure": FIGURE | {"low": 20, "high": 20, "unit": "cars"}}),
    ("statement", {"id": "s4", "source": "office", "act": "estimates", "said_at": "2025-02-02",
                   "proposition": "cars were hit", "figure": FIGURE | {"low": 20, "high": 30}}),
)  # fmt: skip


def filled(path: Path, incidents: list[Incident]) -> Path:
    database = open_database(str(path), create=True)
    store = RegisterStore(database)
    with store.change(by="desk", reason="a test", action="import") as writer:
        writer.put_incidents(incidents, writer.held([one.id for one in incidents]))
    database.close()
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return filled(tmp_path / "r.db", made_incidents(random.Random(7), 120))


def record(register: Path, *records: tuple[str, dict[str, Any]], name: str = "records.jsonl") -> None:
    file = register.parent / name
    file.write_text("\n".join(json.dumps({"kind": k, "record": r}) for k, r in records), encoding="utf-8")
    record_file(register, file, reason="told", by="desk 1")


def chart_of(register: Path, by: tuple[str, ...] = ("source", "period", "side")) -> Any:
    out = register.parent / f"{register.stem}-{'-'.join(by)}.vl.json"
    write_count(register, count_register(register, by=by), chart=out)  # type: ignore[arg-type]
    return json.loads(out.read_text(encoding="utf-8"))


class Read(HTMLParser):
    """What a page holds: tags, attributes, visible words, cells of its tables."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.rows: list[list[str]] = []
        self._in_style = False
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._in_style = tag == "style"
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        elif tag == "br" and self.rows and self.rows[-1]:
            self.rows[-1][-1] += " "

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page_of(register: Path, name: str = "page.html", *, at: str = "", **more: Any) -> bytes:
    out = register.parent / name
    counts = count_register(register, snapshot=at, **more)
    write_count(register, counts, where=more.get("where"), page=out)
    return out.read_bytes()


def test_a_chart_holds_every_figure_with_its_range_and_stacks_nothing(register: Path) -> None:
    counts = count_register(register)
    chart = chart_of(register)
    drawn = {}
    for one in chart["vconcat"]:
        values = one["data"]["values"]
        spec = one.get("spec", one)
        for layer in spec["layer"]:
            mark, encoding = layer["mark"], layer["encoding"]
            along = "y" if encoding.get("y", {}).get("type") == "quantitative" else "x"
            if mark["type"] == "bar":
                assert f"{along}2" in encoding
            assert "color" not in encoding and "stack" not in json.dumps(encoding)
        if "series" in values[0]:
            for v in values:
                drawn[(one["title"]["text"], v["series"], v["label"])] = (v["incidents"], v["low"], v["high"])
    n_drawn = len(drawn)
    not_drawn = 0
    for row in counts.rows:
        if row.recorded.incidents:
            series = " · ".join(
                value if value != "not stated" else "party alleged not stated"
                for value in (row.groups["source"], row.groups["side"])
            )
            key = (f"{row.unit}; standard: {row.standard or 'not stated'}", series, row.groups["period"])
            ends = (row.recorded.incidents, row.recorded.low, row.recorded.high)
            here = drawn.pop(key, None)
            assert here in (None, ends)
            not_drawn += here is None
    assert drawn == {} and n_drawn > 60
    assert not_drawn == chart["usermeta"]["rows_not_drawn"] > 0


def test_a_chart_says_what_it_counts_what_is_missing_and_what_is_not_comparable(register: Path) -> None:
    chart = chart_of(register)
    said = " ".join([chart["title"]["text"], *chart["title"]["subtitle"]])
    for part in ("persons and vehicles affected", "source, period and party alleged", "Population: ", "Period: 2024",
                 "Rule: incidents of", "Missing: undated ", "Snapshot 120-", "Not comparable: "):  # fmt: skip
        assert part in said
    assert re.search(r"unlocated \d+ of \d+ \(\d+ %\)", said)
    assert (
        chart["description"].startswith("persons and vehicles affected")
        and " incidents" in chart["description"]
    )
    assert find_banned(said + chart["description"]) == []
    apart = [one for one in chart["vconcat"] if "denied or refuted" in str(one["title"]["text"])]
    assert {one["title"]["text"].split(":")[0] for one in apart} == {"persons", "vehicles"}


@pytest.mark.parametrize("by", [("side",), ("source", "period", "side")])
def test_exchanging_the_sides_exchanges_the_names_in_a_chart_and_a_page_and_nothing_else(
    tmp_path: Path, by: tuple[str, ...]
) -> None:
    incidents = [
        one for one in made_incidents(random.Random(4), 100) if "+" not in "".join(one.named("alleged"))
    ]
    names = {"Side A": "Side B", "Side B": "Side A"}
    one = filled(tmp_path / "one.db", incidents)
    two = filled(tmp_path / "two.db", [permuted(each, names) for each in incidents])

    def exchanged(text: str) -> str:
        return re.sub("Side [AB]", lambda found: names[found.group()], text)

    def figures(chart: Any, change: bool) -> list[str]:
        texts = [json.dumps(v, sort_keys=True) for each in chart["vconcat"] for v in each["data"]["values"]]
        return sorted(re.sub(r"\[\d+\] ", "", exchanged(text) if change else text) for text in texts)

    first, second = chart_of(one, by), chart_of(two, by)
    assert figures(first, True) == figures(second, False)
    forms = [
        [{**each, "data": 0, "spec": 0, "layer": 0} for each in chart["vconcat"]] for chart in (first, second)
    ]
    assert forms[0] == forms[1]

    def marks(page: bytes) -> list[str]:
        return sorted(re.findall(r'class="[^"]*"| (?:width|height)="[\d.]+"', page.decode()))

    pages = [page_of(each, f"{each.stem}.html", by=by) for each in (one, two)]
    assert marks(pages[0]) == marks(pages[1])


def test_a_page_is_whole_in_itself_and_tells_every_figure(register: Path) -> None:
    record(register, *STATEMENTS)
    counts = count_register(register)
    page = page_of(register)
    read = Read(page)
    assert not {"script", "img", "link", "iframe", "object", "form", "a", "base"} & set(read.tags)
    assert not any(name.startswith("on") or name in ("src", "href", "style") for name, _ in read.attributes)
    assert b"http://" not in page and b"https://" not in page and b"@import" not in page
    policy = dict(read.attributes)["content"]
    assert "default-src 'none'" in page.decode() and policy
    table = [row for row in read.rows if len(row) == 12 and row[0].isdigit()]
    assert len(table) == len(counts.rows)
    for cells, row in zip(table, counts.rows, strict=True):
        assert cells[1:4] == list(row.groups.values())
        assert cells[4] == f"{row.unit} {row.standard or 'not stated'}"
        ends = [str(row.recorded.incidents), str(row.recorded.low), str(row.recorded.high)]
        assert [cells[5], cells[6], cells[7].rstrip("+")] == ends
        assert int(re.match(r"\d+", cells[10]).group()) == row.refuted.incidents  # type: ignore[union-attr]
    for refusal in counts.not_comparable:
        assert refusal.reason[1:] in read.text
    assert counts.recompute in read.text
    assert find_banned(read.text.replace(EVIL, "")) == []


def test_a_page_is_the_same_bytes_on_the_same_snapshot_whatever_came_since(register: Path) -> None:
    record(register, *STATEMENTS)
    counts = count_register(register)
    before = page_of(register, "before.html")
    record(
        register,
        (
            "incident",
            {"id": "new", "source": "Mission", "affected": {"unit": "persons", "low": 9, "high": 9}},
        ),
        (
            "statement",
            {"id": "s9", "source": "office", "act": "asserts", "proposition": "x", "figure": FIGURE},
        ),
        name="later.jsonl",
    )
    assert page_of(register, "now.html") != before
    assert page_of(register, "again.html", at=counts.snapshot) == before


def test_stated_figures_count_each_origin_once_and_name_why_two_are_not_comparable(register: Path) -> None:
    record(register, *STATEMENTS)
    counts = count_register(register)
    assert len(counts.stated) == 3
    assert "passed on by an agency" in counts.stated[0] and "counts with it once" in counts.stated[0]
    pairs = {(one.first, one.second): one for one in counts.stated_pairs}
    assert set(pairs) == {(0, 1), (0, 2), (1, 2)}
    assert pairs[0, 2].relation == "below" and pairs[0, 2].words == "1 and 3 may be compared: 1 is below 3"
    assert pairs[0, 1].reasons == ("the unit differs (persons / cars)",)
    said = counts.to_dict()["stated_comparisons"]
    assert isinstance(said, list) and said[0]["comparable"] is False


def test_texts_of_others_cannot_leave_their_place(tmp_path: Path) -> None:
    places = ({"name": EVIL, "latitude": 1.0, "longitude": 2.0},)
    one = {"id": "e", "source": EVIL, "kind": EVIL, "when": "2024", "standard": EVIL, "status": "refuted",
           "places": places, "affected": {"unit": EVIL, "low": 1, "high": 2},
           "parties": [{"name": EVIL, "role": "alleged"}]}  # fmt: skip
    register = tmp_path / "r.db"
    record(register, ("incident", one), ("incident", {**one, "id": "f", "status": ""}), *STATEMENTS)
    read = Read(page_of(register, by=("source", "kind", "side", "period")))
    assert not {"script", "img"} & set(read.tags)
    assert "\u202e" not in read.text and "‹U+202E›" in read.text
    assert not any(name.startswith("on") for name, _ in read.attributes)


def test_the_map_draws_every_position_with_its_precision_and_names_what_is_not_on_it(tmp_path: Path) -> None:
    def at(lat: float, lon: float, **more: Any) -> list[dict[str, Any]]:
        return [{"name": "Ferry", "latitude": lat, "longitude": lon, **more}]

    base = {"source": "M", "affected": {"unit": "persons", "low": 1, "high": 1}}
    incidents = (
        {**base, "id": "a", "places": at(-17.0, 179.9, precision_m=20_000.0)},
        {**base, "id": "b", "places": at(-17.2, -179.9)},
        {**base, "id": "c", "places": at(-17.1, 179.95), "status": "refuted"},
        {**base, "id": "d"},
    )
    register = tmp_path / "r.db"
    record(register, *(("incident", one) for one in incidents))
    page = page_of(register, by=("source",)).decode()
    drawing = page[page.index("Where they lie") : page.index("Every figure")]
    drawing = drawing[: drawing.index("</svg>")]
    marks = re.findall(
        r'<circle class="(fine|rough|within)" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawing
    )
    assert sorted(kind for kind, *_ in marks) == ["fine", "rough", "within"]
    assert drawing.count('class="cross"') == 1
    x = {kind: float(value) for kind, value, *_ in marks}
    assert 0 < x["fine"] < x["rough"] < 1040
    within = next(float(radius) for kind, _, _, radius in marks if kind == "within")
    across = (x["rough"] - x["fine"]) / (0.2 * 0.956)
    assert within == pytest.approx(20_000 / 111_195 * across, rel=0.02)
    words = Read(page.encode()).text
    assert "1 incident without a position is not on it" in words and "no border of any state" in words
    assert '<path class="land"' in drawing


def test_many_positions_are_gathered_and_the_page_says_so(tmp_path: Path) -> None:
    rng = random.Random(1)
    incidents = [
        Incident(id=f"i{n}", source="M", places=(place(rng.uniform(40, 50), rng.uniform(20, 40)),))
        for n in range(1_700)
    ]
    page = page_of(filled(tmp_path / "r.db", incidents), by=("source",)).decode()
    assert "One mark stands for a square" in page
    marks = re.findall(r'class="fine" cx="[^>]*><title>around x: ([\d,]+) counted', page)
    assert sum(int(one.replace(",", "")) for one in marks) == 1_700 and len(marks) < 1_700


def place(latitude: float, longitude: float) -> Any:
    from diptych.model.incidents import IncidentPlace

    return IncidentPlace(name="x", latitude=latitude, longitude=longitude)


def test_a_count_of_nothing_is_drawn_as_nothing(register: Path) -> None:
    where = query_from_words(where=["kind=no such kind"])
    out = register.parent / "none.vl.json"
    counts = count_register(register, where=where, where_words=["kind=no such kind"])
    write_count(register, counts, where=where, chart=out, page=register.parent / "none.html")
    assert json.loads(out.read_text(encoding="utf-8"))["vconcat"]
    assert "No incident fits" in Read((register.parent / "none.html").read_bytes()).text


def test_the_command_writes_both_and_overwrites_nothing(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chart, page = register.parent / "c.vl.json", register.parent / "c.html"
    words = ["count", "--register", str(register), "--chart", str(chart), "--page", str(page)]
    assert run(words) == 0
    assert "vega-lite" in chart.read_text(encoding="utf-8") and page.read_bytes().startswith(
        b"<!doctype html>"
    )
    assert run(words) == 15
    assert run([*words, "--against", "1-00000000"]) == 2
    assert "--against" in capsys.readouterr().err


def test_the_land_is_cut_to_the_view_and_is_the_one_of_the_workbench(repository: Path) -> None:
    workbench = repository / "workbench/src/pages/register/land.json"
    assert (repository / "src/diptych/domains/count_page/land.json").read_bytes() == workbench.read_bytes()
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert sorted(clipped(square, 5, -5, 20, 5)) == [(5.0, 0.0), (5.0, 5.0), (10.0, 0.0), (10.0, 5.0)]
    assert clipped(square, 20, 20, 30, 30) == []
    assert max(len(ring) for ring in rings()) > 1_000
    inland = land_path(48.0, 30.0, 49.0, 31.0, lambda x, y: (100 * (x - 30), 100 * (49 - y)))
    assert inland.count("M") == 1 and "100.0 100.0" in inland, "one piece that fills the view"
    assert land_path(-1.0, -30.0, 1.0, -25.0, lambda x, y: (x, y)) == "", "open sea"
    beyond = land_path(60.0, 175.0, 70.0, 190.0, lambda x, y: (20 * (x - 175), 20 * (70 - y)))
    assert beyond.count("M") >= 2, "land on both sides of the 180th meridian"


def test_stated_figures_beyond_the_first_are_named_and_can_be_compared(register: Path) -> None:
    told = [
        ("statement", {"id": f"f{k:02d}", "source": "mission", "act": "estimates", "proposition": "cars passed",
                       "figure": {"low": k, "unit": "cars"}})
        for k in range(23)
    ]  # fmt: skip
    record(register, ("source", {"id": "mission", "name": "Mission"}), *told)
    counts = count_register(register)
    assert len(counts.stated) == 23 and len(counts.stated_pairs) == 190
    page = Read(page_of(register)).text
    assert "Compared are the first 20; 3 further figures are told above and not compared" in page
    assert [one.second for one in compare_stated(register, 22)] == list(range(22))
    with pytest.raises(WrongCallError, match="no stated figure 24"):
        compare_stated(register, 23)
