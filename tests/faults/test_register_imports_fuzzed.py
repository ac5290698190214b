"""Whatever stands in an export: every row is created or rejected with a reason, or the file is refused."""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from diptych.model.errors import DiptychError
from diptych.workflows.register_import import import_table

SEED = int(os.environ.get("DIPTYCH_FUZZ_SEED", "1"))
ROWS = 150

BULLETIN: dict[str, Any] = {
    "class": "bulletin", "id": 1, "title": "A van", "description": "Two people talk.", "status": "Updated",
    "locations": [{"id": 1, "title": "Crossing", "full_string": "North, Crossing", "lat": 1.0, "lng": 2.0}],
    "geoLocations": [{"id": 1, "title": "yard", "geotype": {"title": "Seen"}, "main": True, "lat": 1, "lng": 2}],
    "events": [{"title": "x", "eventtype": {"title": "Road accident"}, "from_date": "2024-08-12T00:00",
                "to_date": None, "estimated": True, "location": {"title": "Crossing", "lat": 1, "lng": 2}}],
    "sources": [{"id": 7, "title": "Channel"}], "labels": [{"id": 1, "title": "a"}], "tags": ["a"],
    "medias": [{"filename": "v.mp4", "etag": "00"}], "publish_date": "2024-08-13T00:00", "source_link": "https://x",
    "actor_relations": [{"actor": {"id": 9, "name": "n"}, "related_as": [1], "probability": 1}],
}  # fmt: skip
EVENT: dict[str, Any] = {
    "id": "E1", "description": "A van", "date": "8/12/2024", "time": "14:30", "location": "Crossing", "latitude": "1.5",
    "longitude": "2,5", "category": "Traffic", "associations": ["a"], "sources": ["s1"], "time_display": "2024-08-12",
}  # fmt: skip
SOURCE: dict[str, Any] = {
    "id": "s1",
    "title": "A post",
    "paths": ["https://x"],
    "date": "8/13/2024",
    "author": "Channel",
}

ODD: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        1e308,
        10**400,
        "",
        " ",
        "x" * 200_001,
        "a\u0000b",
        "\ud800",
        "\u202e\u0301",
        "=1+1",
        "0x10",
    ),
    *(
        [],
        {},
        [None],
        [[]],
        [1, "a"],
        {"id": None},
        {"title": ["x"]},
        [{"id": {}, "title": 5}],
        "2024-02-30",
        "../..",
    ),
    *(
        "9999-12-31",
        "0001-01-01",
        "2024-08-12T99:99",
        "nan",
        "1e400",
        "-0",
        "１２",
        "1|2|3",
        "2024~2023",
        "a\nb",
        "~",
    ),
]
"""Values that stand where others should."""


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, one in inside for found in places_in(one, (*path, key)))]


def spoilt(value: Any, rng: random.Random) -> Any:
    """A copy with some of its values exchanged for odd ones."""
    made = copy.deepcopy(value)
    for _ in range(rng.choice((1, 1, 2, 4))):
        path = rng.choice([one for one in places_in(made) if one] or [()])
        if not path:
            return copy.deepcopy(rng.choice(ODD))
        at = made
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = copy.deepcopy(rng.choice(ODD))
    return made


def check(path: Path, n_rows: int, form: str) -> None:
    register = path.parent / f"{form}.db"
    first = import_table(path, register=register, form=form, source="S")
    assert first.created + len(first.rejected) == n_rows
    assert 0 < first.created < n_rows
    assert all(one.reason for one in first.rejected)
    again = import_table(path, register=register, form=form, source="S")
    assert (again.created, again.updated, again.unchanged) == (0, 0, first.created)
    assert again.rejected == first.rejected
    assert not [what for what in again.records if "unchanged" not in what]
    assert again.snapshot == first.snapshot


def test_json_of_any_kind(tmp_path: Path) -> None:
    rng = random.Random(SEED)
    path = tmp_path / "x.json"
    bulletins = [spoilt(BULLETIN | {"id": n}, rng) for n in range(ROWS)]
    path.write_text(json.dumps({"bulletins": bulletins}), encoding="utf-8")
    check(path, ROWS, "bayanat")
    events = [spoilt(EVENT | {"id": f"E{n}"}, rng) for n in range(ROWS)]
    path.write_text(json.dumps({"events": events, "sources": {"s1": spoilt(SOURCE, rng)}}), encoding="utf-8")
    check(path, ROWS, "timemap")


HEADERS = {
    "atlos": "slug,description,sensitive,status,date,time,latitude,longitude,geolocation_resolution,source_1,more_info",
    "acled": "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,location,"
    "latitude,longitude,geo_precision,notes,fatalities",
    "auto-archiver": "link,archive status,upload timestamp,upload title,text content,hash,date,time,latitude,longitude",
    "uwazi": "title,date added,template,date,place,geolocation,documents,attachments,published",
    "bayanat": "id,title,origin_id,sjac_title,source_link,documentation_date,publish_date,sources.source-1,"
    "locations.location-1,related_actors.actor-1",
}


@pytest.mark.parametrize("form", sorted(HEADERS))
def test_tables_of_any_kind(tmp_path: Path, form: str) -> None:
    rng = random.Random(f"{SEED} {form}")
    header = HEADERS[form].split(",")
    texts = [one for one in ODD if isinstance(one, str) and "\0" not in one and one != "\ud800"]
    good = [
        "2024-08-12",
        "1",
        "2",
        "3",
        "7-Channel",
        "1.5",
        "1.5|2.5",
        "Exact",
        "14:30",
        "https://example.org/a",
    ]
    rows = []
    for n in range(ROWS):
        cells = [rng.choice(good if rng.random() < 0.8 else texts) for _ in header]
        cells[0] = f"{n + 1}" if rng.random() < 0.9 else cells[0]
        rows.append(cells[: rng.choice((len(header), len(header), 1, len(header) + 2))])
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path = tmp_path / "x.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    check(path, sum(any(cell.strip() for cell in row) for row in rows), form)


def test_the_good_rows_of_this_file_are_good(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"bulletins": [BULLETIN]}), encoding="utf-8")
    assert import_table(path, register=tmp_path / "r.db", source="S").created == 1
    path.write_text(json.dumps({"events": [EVENT], "sources": {"s1": SOURCE}}), encoding="utf-8")
    report = import_table(path, register=tmp_path / "r.db", source="T")
    assert (report.created, report.records) == (1, {"sources created": 1, "statements created": 1})
    with pytest.raises(DiptychError):
        import_table(tmp_path / "absent.json", register=tmp_path / "r.db", source="S")
