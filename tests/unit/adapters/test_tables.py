from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.adapters.tables import looks_like_a_name, parse_region, read_observations
from diptych.model.errors import BadTableError, UnreadableError
from diptych.model.observations import Observation, Region

HEADER = "id,recording,from_s,to_s,region,who,action,certainty,observer,note\n"


def read(tmp_path: Path, content: str | bytes, name: str = "obs.csv") -> tuple[Observation, ...]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_observations(path).observations


def test_the_documented_columns(tmp_path: Path) -> None:
    (one,) = read(
        tmp_path, HEADER + 'o1,r1,14.2,0:15.0,"640,300,40,80",person 1,puts down a crate,certain,viewer 1,x\n'
    )
    assert one == Observation(
        id="o1",
        recording="r1",
        from_s=14.2,
        to_s=15.0,
        region=Region(x=640, y=300, w=40, h=80),
        who="person 1",
        action="puts down a crate",
        certainty="certain",
        observer="viewer 1",
        note="x",
        row=2,
    )


def test_a_table_of_a_spreadsheet_in_another_language(tmp_path: Path) -> None:
    text = "\ufeffRecording;FROM_S;To S;Region;Action;Weather\r\nr1;1,5;01:02,25;10%;20%;stops;fog\r\n"
    with pytest.raises(BadTableError, match="row 2: 7 cells"):
        read(tmp_path, text)
    text = text.replace("10%;20%", "10,5% 20% 5% 10%")
    (one,) = read(tmp_path, text)
    assert (one.id, one.from_s, one.to_s) == ("o1", 1.5, 62.25)
    assert one.region == Region(x=0.105, y=0.2, w=0.05, h=0.1, unit="fraction")
    assert one.note == "Weather: fog"
    assert read(tmp_path, text.encode("utf-16"))[0].action == "stops"


def test_a_moment_without_end_and_empty_lines(tmp_path: Path) -> None:
    made = read(tmp_path, "recording,from_s,action\n\nr1,3,looks up\n,,\nr1,4,turns\n")
    assert [(o.id, o.from_s, o.to_s, o.row) for o in made] == [("o1", 3.0, 3.0, 3), ("o2", 4.0, 4.0, 5)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("o1,r1,abc,2,,,x,,,", "row 2: from_s: 'abc' is no time"),
        ("o1,r1,3,2,,,x,,,", "row 2: to_s is before from_s"),
        ("o1,r1,-1,2,,,x,,,", "row 2: from_s is below 0"),
        ("o1,r1,1,2,1 2 3,,x,,,", "row 2: region"),
        ("o1,r1,1,2,1 2 0 4,,x,,,", "row 2: region"),
        ("o1,r1,1,2,,,,,,", "row 2: action is empty"),
        ("o1,r1,1,2,,,x,,,,,more", "row 2: 12 cells, expected 10"),
        ("o1,r1,1,2,,,x,,,\no1,r1,1,2,,,x,,,", "row 3: the id 'o1' stands in row 2"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(BadTableError, match="row") as caught:
        read(tmp_path, HEADER + row + "\n")
    assert message in caught.value.message


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"a,b\n1,2\n", HEADER.encode(), b"\xff\xfa,\n", b"recording,\0", b"{}", b'{"a": '],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadTableError):
        read(tmp_path, content)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_observations(tmp_path / "none.csv")


def test_names_are_warned_of_and_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "obs.csv"
    path.write_text("recording,from_s,action,who\nr1,1,walks,Ada Lovelace\nr1,2,walks,Person 1\n")
    table = read_observations(path)
    assert len(table.warnings) == 1
    assert "row 2" in table.warnings[0]
    assert "Ada" not in table.warnings[0]
    assert not looks_like_a_name("person in grey")
    assert not looks_like_a_name("Person A")


def test_regions() -> None:
    assert parse_region("1;2;3,5;4").w == 3.5
    with pytest.raises(ValueError, match="mixes"):
        parse_region("10%,20,5%,10%")
    with pytest.raises(ValueError, match="within 0 and 100"):
        parse_region("90%,20%,15%,10%")


TABULAR = (
    "Observation id\tTime offset (s)\tMedia file name\tFPS\tSubject\tBehavior\tBehavioral "
    "category\tModifier #1\t"
    "Behavior type\tTime\tComment\n"
    "obs\t2.0\t1:/videos/a.mp4\t25\tperson 1\twalks\tmotion\t\tSTART\t5.5\tslow\n"
    "obs\t2.0\t1:/videos/a.mp4\t25\tperson 2\tfalls\t\tleft\tPOINT\t6.0\t\n"
    "obs\t2.0\t1:/videos/a.mp4\t25\tperson 1\twalks\tmotion\t\tSTOP\t8.0\t\n"
)


@pytest.mark.parametrize("mark", ["\t", ","])
def test_boris_tabular_events(tmp_path: Path, mark: str) -> None:
    made = read(tmp_path, TABULAR.replace("\t", mark), "events.tsv")
    assert [(o.recording, o.who, o.action, o.from_s, o.to_s, o.note) for o in made] == [
        ("a.mp4", "person 2", "falls", 4.0, 4.0, "left"),
        ("a.mp4", "person 1", "walks", 3.5, 6.0, "motion; slow"),
    ]


def test_boris_aggregated_events_and_a_state_without_stop(tmp_path: Path) -> None:
    text = "Observation id,Media file name,Subject,Behavior,Behavior type,Start (s),Stop (s),Comment start\n"
    text += "obs,b.mp4,No focal subject,waits,STATE,1.25,3.5,far off\n"
    (one,) = read(tmp_path, text)
    assert (one.recording, one.who, one.from_s, one.to_s, one.note) == ("b.mp4", "", 1.25, 3.5, "far off")
    with pytest.raises(BadTableError, match="row 2: the state 'walks' has no stop"):
        read(tmp_path, "\n".join(TABULAR.split("\n")[:3]), "events.tsv")


def test_older_boris_exports_name_the_media_before_the_header(tmp_path: Path) -> None:
    text = "Observation id\tobs\n\nMedia file(s)\n\nTime offset (s)\t"
    text += "0\n\nTime\tMedia file path\tTotal length\tFPS\tSubject\t"
    text += "Behavior\tBehavioral category\tComment\tStatus\n"
    text += "1.0\tC:\\v\\c.mp4\t10\t25\tperson 1\twalks\t\t\tSTART\n2.0\t"
    text += "C:\\v\\c.mp4\t10\t25\tperson 1\twalks\t\t\tSTOP\n"
    (one,) = read(tmp_path, text, "old.tsv")
    assert (one.recording, one.from_s, one.to_s) == ("c.mp4", 1.0, 2.0)


def test_a_boris_project(tmp_path: Path) -> None:
    project = {
        "behaviors_conf": {
            "0": {"code": "walks", "type": "State event"},
            "1": {"code": "falls", "type": "Point event"},
        },
        "observations": {
            "obs": {
                "file": {"1": ["/videos/a.mp4"], "2": []},
                "time offset": 1.0,
                "events": [
                    [2.0, "person 1", "walks", "", ""],
                    [3.0, "", "falls", "", "there"],
                    [4.0, "person 1", "walks", "", ""],
                ],
            }
        },
    }
    made = read(tmp_path, json.dumps(project), "p.boris")
    assert [(o.who, o.action, o.from_s, o.to_s, o.note) for o in made] == [
        ("", "falls", 2.0, 2.0, "there"),
        ("person 1", "walks", 1.0, 3.0, ""),
    ]


EAF = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" VERSION="3.0">
  <HEADER TIME_UNITS="milliseconds">
    <MEDIA_DESCRIPTOR MEDIA_URL="file:///v/a%20b.mp4"
  MIME_TYPE="video/mp4"/></HEADER>
  <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1200"/>
    <TIME_SLOT TIME_SLOT_ID="ts2"
  TIME_VALUE="3400"/></TIME_ORDER>
  <TIER TIER_ID="person 1" LINGUISTIC_TYPE_REF="x" ANNOTATOR="viewer 1"><ANNOTATION>
    <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
    <ANNOTATION_VALUE>kneels</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>"""


def test_elan(tmp_path: Path) -> None:
    (one,) = read(tmp_path, EAF, "x.eaf")
    assert (one.id, one.recording, one.who, one.action) == ("a1", "a b.mp4", "person 1", "kneels")
    assert (one.from_s, one.to_s, one.observer) == (1.2, 3.4, "viewer 1")


@pytest.mark.parametrize(
    "content",
    [
        EAF.replace(
            "<ANNOTATION_DOCUMENT", '<!DOCTYPE d [<!ENTITY a "b">]>\n<ANNOTATION_DOCUMENT', 1
        ).encode(),
        EAF.replace("UTF-8", "UTF-16")
        .replace("<ANNOTATION_DOCUMENT", "<!DOCTYPE d>\n<ANNOTATION_DOCUMENT", 1)
        .encode("utf-16"),
        b"<a/>",
        b"<a",
        EAF.replace('"1200"', '"x"').encode(),
        EAF.replace('TIME_SLOT_REF1="ts1"', 'TIME_SLOT_REF1="ts9"').encode(),
    ],
)
def test_elan_with_entities_or_damage_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadTableError):
        read(tmp_path, content, "x.eaf")
