"""What leaves in a hand-over, and what does not: through the workflow and through the command line."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rocrate.rocrate import ROCrate

from diptych.adapters.publication_scan import Scanner
from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.domains.handover.plan import commitment_of
from diptych.model.conditions import Present
from diptych.model.errors import LeakError, OutputRefusedError, WrongCallError
from diptych.model.words import find_banned
from diptych.workflows.case_new import case_new
from diptych.workflows.hand_over import hand_over
from diptych.workflows.hand_over_bag import Asked
from diptych.workflows.take_in import take_in
from diptych.workflows.verify import verify
from make_bags import MARKS, OPEN, PRESENT, Built, build_bags, build_case
from make_case import QuickDisk, quick_keys
from make_sidecars import yt_dlp_info

TIERS = ("court", "partner", "public")

MAY_STAND: dict[str, set[str]] = {
    "court": {
        "url", "uploader", "closed_name", "open_name", "observer", "who", "observer_note", "title", "contradiction",
        "unrelated", "note",
    },
    "partner": {"observer", "who", "observer_note", "title", "contradiction"},
    "public": set(),
}  # fmt: skip
"""Which marks may stand in a bag at all. The note of a court's bag is a note of a finding, which a court gets whole."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_bags(tmp_path_factory.mktemp("hand-over"))


def documents(bag: Path, pattern: str) -> list[dict[str, object]]:
    return [json.loads(path.read_text()) for path in sorted((bag / "data").glob(pattern))]


@pytest.mark.parametrize("tier", TIERS)
def test_no_mark_stands_where_it_may_not(built: Built, tier: str) -> None:
    names = list(MARKS)
    hits = Scanner([MARKS[name] for name in names]).scan(built.bags[tier])
    found = {names[hit.text] for hit in hits}
    assert found <= MAY_STAND[tier]
    assert found == MAY_STAND[tier], "a mark that may leave did not: the scan would pass on an empty bag"


def test_a_public_bag_holds_no_digest_name_time_or_pseudonym_of_the_case(built: Built) -> None:
    case = Case.open(built.case, keys=built.keys)
    held = set()
    for entry in list(case.entries())[:-9]:  # the entries of the hand-overs themselves come last
        held.add(entry.actor)
        held.add(entry.time)
        held.update(ref.sha256 for ref in entry.objects)
        held.update(
            ref.path.rsplit("/", 1)[-1].split(".")[0] for ref in entry.objects if "records/" in ref.path
        )
    held.update(one.sha256 for one in case.originals())
    assert len(held) > 30
    texts = [path.read_bytes() for path in built.bags["public"].rglob("*") if path.is_file()]
    assert len(texts) > 12
    for word in held:
        assert not any(word.encode() in text for text in texts), word


def test_pseudonyms_of_public_hand_overs_are_used_once(built: Built, tmp_path: Path) -> None:
    hand_over(
        built.case, out=tmp_path / "again", asked=Asked(), keys=built.keys, disk=QuickDisk(), present=PRESENT
    )
    lines = [
        json.loads((bag / "custody/handed_over.json").read_text())
        for bag in (built.bags["public"], tmp_path / "again")
    ]
    assert lines[0]["actor"] != lines[1]["actor"]
    commitments = [
        documents(bag, "withheld.json")[0]["withheld"] for bag in (built.bags["public"], tmp_path / "again")
    ]
    known = {row["commitment"] for row in commitments[0]}
    assert not known & {row["commitment"] for row in commitments[1]}
    assert all(set(row) == {"item", "commitment"} and row["item"] == "withheld" for row in commitments[0])


def test_a_commitment_can_be_opened_with_the_secret_that_the_case_keeps(built: Built) -> None:
    case = Case.open(built.case, keys=built.keys)
    kept = [case.read_record(one) for one in case.records("hand_over")]
    secret = bytes.fromhex(next(str(one["secret"]) for one in kept if one["tier"] == "public"))
    sha256 = built.digests["closed"]
    wanted = commitment_of(secret, f"originals/{sha256[:2]}/{sha256}", sha256)
    rows = documents(built.bags["public"], "withheld.json")[0]["withheld"]
    assert isinstance(rows, list)
    assert wanted in {row["commitment"] for row in rows}


def test_court_gets_originals_whole_and_everything_else_is_listed(built: Built) -> None:
    case = Case.open(built.case, keys=built.keys)
    for sha256 in built.digests.values():
        copied = built.bags["court"] / f"data/case/originals/{sha256[:2]}/{sha256}"
        assert hashlib.sha256(copied.read_bytes()).hexdigest() == sha256
    withheld = documents(built.bags["court"], "withheld.json")[0]["withheld"]
    assert isinstance(withheld, list)
    listed = {row["case_path"] for row in withheld}
    there = {
        p.relative_to(built.bags["court"] / "data/case").as_posix()
        for p in (built.bags["court"] / "data/case").rglob("*")
        if p.is_file()
    }
    before = {
        p
        for p, one in case.state.expected.items()
        if one.index < 16 and not p.startswith("records/hand_over")
    }
    assert before <= listed | there
    assert not listed & there
    assert all(row["why"] for row in withheld)


def test_conditions_bind_partner_and_public_and_are_named(built: Built) -> None:
    result = hand_over(
        built.case,
        out=None,
        asked=Asked(tier="partner", recipient="desk", preview=True),
        keys=built.keys,
        present=PRESENT,
    )
    closed = next(one for one in result.withheld if built.digests["closed"] in one.case_path)
    assert closed.stopped_at == "may_share_with"
    for sha256, may in ((built.digests["open"], True), (built.digests["closed"], False)):
        texts = [p.read_bytes() for p in built.bags["partner"].rglob("*") if p.is_file()]
        assert any(sha256.encode() in text for text in texts) is may
    nobody = hand_over(
        built.case,
        out=None,
        asked=Asked(tier="partner", recipient="others", preview=True),
        keys=built.keys,
        present=PRESENT,
    )
    assert not nobody.items
    public = hand_over(built.case, out=None, asked=Asked(preview=True), keys=built.keys, present=PRESENT)
    assert {one.stopped_at for one in public.withheld} >= {"may_publish"}
    assert {one.item for one in public.items} == {"findings", "observation", "statement"}


def test_an_embargo_holds_until_its_moment(tmp_path: Path) -> None:
    case, keys, _ = build_case(tmp_path, {**OPEN, "embargo_until": "2026-03-01T10:00:00+00:00"})
    before = hand_over(case, out=None, asked=Asked(preview=True), keys=keys, present=PRESENT)
    assert not before.items
    assert {one.stopped_at for one in before.withheld} >= {"embargo_until"}
    after = Present(now=datetime(2026, 3, 1, 10, 0, tzinfo=UTC), clock="synchronised")
    assert hand_over(case, out=None, asked=Asked(preview=True), keys=keys, present=after).items


def test_records_against_are_listed_though_only_findings_were_chosen(built: Built, tmp_path: Path) -> None:
    asked = Asked(tier="court", include=("1",))
    out = tmp_path / "chosen"
    result = hand_over(built.case, out=out, asked=asked, keys=built.keys, disk=QuickDisk(), present=PRESENT)
    rows = documents(out, "for_and_against.json")[0]["records"]
    assert isinstance(rows, list)
    kinds = [(row["stance"], row["kind"]) for row in rows]
    assert ("against", "statement") in kinds
    assert kinds.count(("against", "judgement")) == 2  # one says same, one says different
    assert kinds == sorted(kinds, key=lambda one: ["against", "open", "for"].index(one[0]))
    originals = [one for one in result.items if one.item == "original"]
    assert [one.number for one in originals] == [1]
    assert any(one.item == "statement" for one in result.items)
    texts = [p.read_bytes() for p in out.rglob("*") if p.is_file()]
    assert not any(MARKS["unrelated"].encode() in text for text in texts)
    assert verify(out, keys=built.keys).ok


def test_pages_of_a_comparison_go_along_with_its_finding_and_only_to_a_court(tmp_path: Path) -> None:
    case, keys, _ = build_case(tmp_path)
    held = Case.open(case, keys=keys)
    finding = next(p for p in held.state.expected if p.startswith("findings/"))
    result = case / "derived/results/0a0b0c"
    (result / "media").mkdir(parents=True)
    (result / "findings.json").write_text(json.dumps(held.read_document(finding)["value"]))
    (result / "index.html").write_text("<p>page</p>")
    (result / "media/r1.mp4").write_bytes(b"working copy")
    for tier, there in (("court", True), ("partner", False), ("public", False)):
        out = tmp_path / tier
        asked = Asked(tier=tier, recipient="desk")
        hand_over(case, out=out, asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT)
        assert (out / "data/report/01/media/r1.mp4").exists() is there
        assert any(b"working copy" in p.read_bytes() for p in out.rglob("*") if p.is_file()) is there
        assert verify(out, keys=keys).ok
    with pytest.raises(WrongCallError):
        asked = Asked(tier="public", reports=(result,), preview=True)
        hand_over(case, out=None, asked=asked, keys=keys, present=PRESENT)


def test_a_described_observation_follows_the_conditions_of_its_finding(tmp_path: Path) -> None:
    case, keys, digests = build_case(tmp_path)
    held = Case.open(case, keys=keys, disk=QuickDisk())
    for path in [p for p in held.state.expected if p.startswith("findings/")]:
        rows = [{"id": "o1", "recording": "r1", "from_s": 1.0, "to_s": 2.0, "action": MARKS["unrelated"]}]
        held.add_record("described", {"finding": path, "result": {"observations": rows}})
    asked = Asked(tier="partner", recipient="desk")
    hand_over(case, out=tmp_path / "partner", asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT)
    kept = [one for one in documents(tmp_path / "partner", "records/*.json") if one["kind"] == "described"]
    assert len(kept) == 1, "the finding on the closed original takes its description with it"
    hand_over(case, out=tmp_path / "public", asked=Asked(), keys=keys, disk=QuickDisk(), present=PRESENT)
    (public,) = [
        one for one in documents(tmp_path / "public", "records/*.json") if one["kind"] == "described"
    ]
    assert "unrelated" not in str(public) and MARKS["unrelated"] not in str(public)
    assert public["value"]["result"]["observations"][0]["from_s"] == 1.0
    assert digests["closed"]


def test_the_hand_over_is_in_the_log_and_the_case_stays_well(built: Built) -> None:
    case = Case.open(built.case, keys=built.keys)
    entries = [one for one in case.entries() if one.action == "handed_over"]
    logged = {(one.about["to"], one.about["manifest"]) for one in entries}
    for tier, bag in built.bags.items():
        listed = hashlib.sha256((bag / "manifest-sha256.txt").read_bytes()).hexdigest()
        assert (tier, listed) in logged
        assert json.loads((bag / "custody/handed_over.json").read_text())["about"]["manifest"] == listed
    exported = [one for one in case.entries() if one.action == "exported"]
    assert {d for one in exported for d in one.about["originals"]} == set(built.digests.values())
    kept = [case.read_record(one) for one in case.records("hand_over")]
    assert {one["recipient"] for one in kept} >= {"desk", None}
    assert all(one["reason"] == MARKS["reason"] for one in kept[:3])
    assert verify(built.case, keys=built.keys).ok


def test_a_publishing_copy_goes_along_to_the_public_though_the_log_has_its_digest(tmp_path: Path) -> None:
    case, keys, digests = build_case(tmp_path, {**OPEN, "may_publish": "video"})
    copy = tmp_path / "yard.mp4"
    copy.write_bytes(b"a copy made for publication")
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    held = Case.open(case, keys=keys, disk=QuickDisk())
    about = {"original": digests["open"], "copy": sha256, "plan": "0" * 64}
    held.log_event("publishing_copy_made", about=about)
    asked = Asked(tier="public", copies=(copy,))
    hand_over(case, out=tmp_path / "bag", asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT)
    assert (tmp_path / "bag/data/publication/0001.mp4").read_bytes() == copy.read_bytes()
    assert not Scanner([digests["open"]]).scan(tmp_path / "bag"), "the original's digest stays inside"


def test_a_bag_that_would_hold_a_name_is_refused_or_goes_without(tmp_path: Path) -> None:
    case, keys, digests = build_case(tmp_path)
    held = Case.open(case, keys=keys, disk=QuickDisk())
    named = {"original": digests["open"], "action": f"said that {MARKS['source']} filmed it"}
    held.add_record("observation", named)
    result = hand_over(
        case, out=tmp_path / "bag", asked=Asked(tier="court"), keys=keys, disk=QuickDisk(), present=PRESENT
    )
    assert any("stays sealed" in one for one in result.warnings)
    assert not Scanner([MARKS["source"]]).scan(tmp_path / "bag")
    before = Case.open(case, keys=keys).log.size
    with pytest.raises(LeakError):
        asked = Asked(tier="court", title=f"From {MARKS['source']}")
        hand_over(case, out=tmp_path / "other", asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT)
    assert not (tmp_path / "other").exists()
    assert Case.open(case, keys=keys).log.size == before, "a refused hand-over is no hand-over"


def test_the_payload_is_the_same_for_the_same_case_moment_and_secret(built: Built, tmp_path: Path) -> None:
    pages = []
    for name in ("a", "b"):
        asked = Asked(tier="partner", recipient="desk", include=("1", "2"))
        hand_over(
            built.case,
            out=tmp_path / name,
            asked=asked,
            keys=built.keys,
            disk=QuickDisk(),
            present=PRESENT,
            secret=bytes(32),
        )
        held = tmp_path / name / "data"
        pages.append({p.relative_to(held).as_posix(): p.read_bytes() for p in held.rglob("*") if p.is_file()})
    changed = {name for name in pages[0] if pages[0][name] != pages[1][name]}
    # The second lists the first hand-over's own record as withheld, and the log grew; nothing else differs.
    assert changed <= {
        "withheld.json", "summary.html", "summary.pdf", "ro-crate-metadata.json", "case-uco.jsonld",
        *(name for name in pages[0] if name.startswith("inclusion/")),
    }  # fmt: skip
    assert set(pages[0]) == set(pages[1])


def test_other_programs_read_the_bags(built: Built) -> None:
    for bag in built.bags.values():
        bagit = pytest.importorskip("bagit", reason="a second reader of bags; the package has no wheel")
        read = bagit.Bag(str(bag))
        assert read.version_info == (1, 0)
        assert read.is_valid()
        crate = ROCrate(str(bag / "data"))
        listed = {one.id for one in crate.data_entities}
        there = {p.relative_to(bag / "data").as_posix() for p in (bag / "data").rglob("*") if p.is_file()}
        assert listed == there - {"ro-crate-metadata.json"}


@pytest.mark.soak
@pytest.mark.parametrize("tier", TIERS)
def test_the_graph_conforms_to_case_and_uco(built: Built, tier: str) -> None:
    validate = Path(sys.executable).parent / "case_validate"
    graph = built.bags[tier] / "data/case-uco.jsonld"
    ran = subprocess.run([validate, graph], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "Conforms: True" in ran.stdout
    bad = graph.read_text().replace('"uco-types:hashMethod": "SHA256"', '"uco-types:hashMethod": 7')
    if bad != graph.read_text():
        other = built.root / f"{tier}-bad.jsonld"
        other.write_text(bad)
        ran = subprocess.run([validate, other], capture_output=True, text=True, check=False)
        assert ran.returncode != 0


def test_the_summary_has_its_sections_and_neutral_words(built: Built) -> None:
    for bag in built.bags.values():
        page = (bag / "data/summary.html").read_text()
        wanted = [
            "Objectives",
            "Methodology",
            "Activities",
            "Underlying data",
            "Gaps and uncertainties",
            "Results",
        ]
        places = [page.index(f"</span> {name}</h2>") for name in wanted]
        assert places == sorted(places)
        words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
        assert find_banned(words) == []
        assert find_banned((bag / "README.txt").read_text()) == []
        assert "<script" not in page
        assert (bag / "data/summary.pdf").read_bytes().startswith(b"%PDF")
    assert "+17.760 to +17.840" in (built.bags["public"] / "data/summary.html").read_text()


def test_places_that_are_not_ours_are_refused(built: Built, tmp_path: Path) -> None:
    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.txt").write_text("months of work")
    with pytest.raises(OutputRefusedError):
        hand_over(built.case, out=other, asked=Asked(), keys=built.keys, disk=QuickDisk(), present=PRESENT)
    assert (other / "thesis.txt").read_text() == "months of work"
    with pytest.raises(OutputRefusedError):
        hand_over(
            built.case,
            out=built.case / "bag",
            asked=Asked(),
            keys=built.keys,
            disk=QuickDisk(),
            present=PRESENT,
        )
    with pytest.raises(WrongCallError):
        asked = Asked(tier="court", include=("9999",))
        hand_over(built.case, out=None, asked=asked, keys=built.keys, present=PRESENT)
    again = tmp_path / "again"
    for _ in range(2):
        hand_over(built.case, out=again, asked=Asked(), keys=built.keys, disk=QuickDisk(), present=PRESENT)
    assert verify(again, keys=built.keys).ok
    assert {p.name for p in tmp_path.iterdir()} == {"mine", "again"}


def test_the_command_previews_writes_and_verifies(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(built.keys.path))
    size = Case.open(built.case, keys=built.keys).log.size
    assert run(["hand-over", str(built.case), "--to", "public", "--preview", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["preview"] is True and shown["files"] and shown["withheld"]
    assert Case.open(built.case, keys=built.keys).log.size == size
    assert run(["hand-over", str(built.case), "--to", "public"]) == 2
    assert run(["hand-over", str(built.case), "--out", str(tmp_path / "x"), "--to", "everybody"]) == 2
    capsys.readouterr()
    assert run(["hand-over", str(built.case), "--out", str(tmp_path / "bag"), "--quiet"]) == 0
    assert "withheld" in capsys.readouterr().out
    assert run(["verify", str(tmp_path / "bag"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    (tmp_path / "bag/README.txt").write_text("changed")
    assert run(["verify", str(tmp_path / "bag"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["where"] == "README.txt"


PREMIS_ORDER = {
    "premis": ("object", "event", "agent", "rights"),
    "object": (
        *("objectIdentifier", "preservationLevel", "significantProperties", "objectCharacteristics"),
        *("originalName", "storage", "signatureInformation", "environmentFunction", "relationship"),
        *("linkingEventIdentifier", "linkingRightsStatementIdentifier"),
    ),
    "objectCharacteristics": ("compositionLevel", "fixity", "size", "format", "creatingApplication"),
    "fixity": ("messageDigestAlgorithm", "messageDigest", "messageDigestOriginator"),
    "event": (
        *(
            "eventIdentifier",
            "eventType",
            "eventDateTime",
            "eventDetailInformation",
            "eventOutcomeInformation",
        ),
        *("linkingAgentIdentifier", "linkingObjectIdentifier"),
    ),
    "agent": ("agentIdentifier", "agentName", "agentType", "agentVersion", "agentNote"),
    "rightsStatement": (
        *("rightsStatementIdentifier", "rightsBasis", "copyrightInformation", "otherRightsInformation"),
        *("rightsGranted", "linkingObjectIdentifier"),
    ),
    "rightsGranted": ("act", "restriction", "termOfGrant"),
}
"""Order of the elements, after the PREMIS Data Dictionary 3.0."""


def test_premis_names_objects_events_agents_and_rights(built: Built) -> None:
    content = (built.bags["court"] / "data/premis.xml").read_bytes()
    root = ElementTree.fromstring(content)
    space = "{http://www.loc.gov/premis/v3}"

    def check(element: ElementTree.Element) -> None:
        order = PREMIS_ORDER.get(element.tag.removeprefix(space))
        names = [one.tag.removeprefix(space) for one in element]
        if order is not None:
            places = [order.index(name) for name in names]
            assert places == sorted(places), names
        for one in element:
            check(one)

    assert root.tag == f"{space}premis" and root.get("version") == "3.0"
    check(root)
    digests = {
        path.name: path.stat().st_size
        for path in (built.bags["court"] / "data/case/originals").rglob("*")
        if path.is_file()
    }
    objects = {}
    for one in root.iter(f"{space}object"):
        sha256 = one.findtext(f".//{space}messageDigest")
        objects[sha256] = int(one.findtext(f".//{space}size") or 0)
        place = one.findtext(f".//{space}contentLocationValue")
        assert (built.bags["court"] / str(place)).is_file()
    assert objects == digests
    events = {one.findtext(f".//{space}eventIdentifierValue"): one for one in root.iter(f"{space}event")}
    entries = [json.loads(line) for line in Case.open(built.case, keys=built.keys).log.lines()]
    for number, event in events.items():
        assert event.findtext(f"{space}eventDateTime") == entries[int(str(number))]["time"]
    linked = {one.text for one in root.iter(f"{space}linkingEventIdentifierValue")}
    assert linked and linked <= set(events)
    ingested = [one for one in events.values() if one.findtext(f"{space}eventType") == "ingestion"]
    assert len(ingested) == len(objects)
    agents = {one.findtext(f".//{space}agentIdentifierValue") for one in root.iter(f"{space}agent")}
    assert {one.text for one in root.iter(f"{space}linkingAgentIdentifierValue")} <= agents
    acts = [one.findtext(f".//{space}act") for one in root.iter(f"{space}rights")]
    assert "a description may be published" in acts and "nothing may be published" in acts
    assert not (built.bags["partner"] / "data/premis.xml").exists()
    assert not (built.bags["public"] / "data/premis.xml").exists()


def test_a_court_gets_the_address_that_something_was_collected_from(tmp_path: Path) -> None:
    keys = quick_keys(tmp_path / "keys")
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    (tmp_path / "clip.bin").write_bytes(b"bytes")
    url = "https://video.example.org/watch/1"
    handed = HandedOver(place=url, platform={"url": url, "final_url": url})
    take_in([tmp_path / "clip.bin"], case=tmp_path / "case", handed=handed, keys=keys, disk=QuickDisk())
    for tier, leaves in (("court", True), ("public", False)):
        bag = tmp_path / tier
        hand_over(tmp_path / "case", out=bag, asked=Asked(tier=tier), keys=keys, present=PRESENT)  # type: ignore[arg-type]
        papers = [json.loads(one.read_text()) for one in bag.glob("data/opened/receipts/*.json")]
        assert [one["published"]["url"]["value"] for one in papers] == [url] * leaves
        assert bool(Scanner([url]).scan(bag)) == leaves


def test_exports_that_disclose_more_together_get_a_warning(tmp_path: Path) -> None:
    case, keys, digests = build_case(tmp_path)
    public = {"asked": Asked(tier="public"), "keys": keys, "present": PRESENT}
    before = hand_over(case, out=None, **public)  # type: ignore[arg-type]
    assert before.warnings == ()
    plan = {"original_sha256": digests["open"], "clearances": [{"what": "overlay"}]}
    held = Case.open(case, keys=keys, disk=QuickDisk())
    held.add_record("publication", {"plan": json.dumps(plan), "copy": "0" * 64})
    after = hand_over(case, out=None, **public)  # type: ignore[arg-type]
    wanted = [w for w in after.warnings if w.startswith("with what went to public on ")]
    assert any("time, place and what is said of the source" in one for one in wanted)
    assert find_banned(" ".join(after.warnings)) == []
    court = hand_over(case, out=None, asked=Asked(tier="court"), keys=keys, present=PRESENT)
    assert not any("together may" in one for one in court.warnings)


def test_a_hand_over_to_the_public_counts_for_the_next_one_to_a_partner(tmp_path: Path) -> None:
    case, keys, _ = build_case(tmp_path)
    hand_over(
        case, out=tmp_path / "bag", asked=Asked(tier="public"), keys=keys, disk=QuickDisk(), present=PRESENT
    )
    kept = Case.open(case, keys=keys)
    record = kept.read_record(kept.records("hand_over")[-1])
    assert record["described"] is True and record["originals"]
    partner = hand_over(
        case, out=None, asked=Asked(tier="partner", recipient="desk"), keys=keys, present=PRESENT
    )
    assert any("time, place and what is said of the source" in one for one in partner.warnings)


def test_uploaders_of_sidecars_and_identities_of_collectors_are_looked_for(tmp_path: Path) -> None:
    keys = quick_keys(tmp_path / "keys")
    folder = tmp_path / "case"
    case_new(folder, title="Yard", keys=keys, disk=QuickDisk())
    (tmp_path / "card").mkdir()
    (tmp_path / "card" / "a.mp4").write_bytes(b"bytes")
    yt_dlp_info(tmp_path / "card" / "a.info.json", uploader="canary uploader", uploader_id="@canaryid")
    handed = HandedOver(conditions=OPEN)
    take_in([tmp_path / "card"], case=folder, handed=handed, examine=False, keys=keys, disk=QuickDisk())
    case = Case.open(folder, keys=keys, disk=QuickDisk())
    case.add_record("collection", {"virtual_identity": {"state": "given", "value": "canary gardener"}})
    clip = next(one.sha256 for one in case.originals() if one.size == 5)
    for text in ("posted by Canary Uploader", "seen with the account canary gardener", "walks"):
        case.add_record("observation", {"original": clip, "recording": "r1", "action": text, "from_s": 1.0})
    for tier, wanted in (("court", {"uploader"}), ("partner", set())):
        bag = tmp_path / tier
        asked = Asked(tier=tier, recipient="desk" if tier == "partner" else None)  # type: ignore[arg-type]
        result = hand_over(folder, out=bag, asked=asked, keys=keys, disk=QuickDisk(), present=PRESENT)
        opened = b"".join(
            one.read_bytes() for one in bag.rglob("*") if one.is_file() and "originals" not in one.parts
        )
        assert b"canary gardener" not in opened
        assert (b"Canary Uploader" in opened) == ("uploader" in wanted)
        assert b"walks" in opened
        assert any("text that stays sealed" in one for one in result.warnings)
