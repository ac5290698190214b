"""Every route, for every role and every class of item: what is not allowed is not answered, existence included."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from diptych.adapters import passwords
from diptych.adapters.register_database import open_database
from diptych.adapters.team_store import open_store
from diptych.apps.web import Bench, archive_api, build_app, hidden
from diptych.apps.web.access import Declared
from diptych.apps.web.app import routed_app
from diptych.apps.web.work import Works
from diptych.domains import team
from diptych.domains.casefile import Case
from diptych.domains.casefile.visible import OF_ITEMS
from diptych.domains.register import RegisterStore
from diptych.model.findings_json import findings_from_json, findings_to_json
from diptych.model.incidents import Incident
from diptych.model.publication import Plan
from diptych.model.register import LinkJudgement, RecordKind
from diptych.model.statements import (
    Figure,
    Hypotheses,
    Hypothesis,
    Investigation,
    RequestForComment,
    Source,
    Statement,
)
from diptych.model.team import GRANTS, Item, ItemKind, Need, Role
from diptych.workflows.case_archive import _frame_path
from diptych.workflows.publish import write_plan
from diptych.workflows.register_import import import_table
from diptych.workflows.register_record import record_all
from diptych.workflows.take_in import take_in
from make_case import QuickDisk
from make_report import findings
from make_workbench import bench_case

CLASSES = ("open", "mine", "theirs", "never")
"""Restricted to nobody, to whoever asks among others, to others, and what does not exist."""

MEMBERS = {role.value: role for role in Role}
WITHOUT = ("nobody", "ended", "disabled", "revoked")


class NoWork(Works):
    """Long work that is not done: only who may start it is asked."""

    def start(self, kind: str, target: str, job: object) -> str:
        self.job = job
        return "started"

    def get(self, name: str) -> dict[str, object]:
        return {"id": name} if name == "started" else super().get(name)


@dataclass
class Office:
    """A case with items of every class, and what each kind of caller shows."""

    bench: Bench
    app: Any
    shown: dict[str, dict[str, str]]
    items: dict[str, dict[str, object]]
    marks: dict[str, str] = field(default_factory=dict)
    """Texts that tell of what is restricted to others."""
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    """Of its own: a browser of another test may keep a loop in this one."""

    def ask(self, method: str, path: str, who: str, body: object = None) -> tuple[int, bytes]:
        asked = _ask(self.app, method, path, self.shown[who], body)
        return self.thread.submit(self.runner.run, asked).result()

    def close(self) -> None:
        self.thread.submit(self.runner.close).result()
        self.thread.shutdown()


async def _ask(app: Any, method: str, path: str, headers: dict[str, str], body: object) -> tuple[int, bytes]:
    where, _, query = path.partition("?")
    content = b"" if body is None else json.dumps(body).encode()
    given = {"host": "127.0.0.1:8765", "content-type": "application/json", **headers}
    scope = {
        "type": "http", "method": method, "path": where, "raw_path": where.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()], "root_path": "",
        "scheme": "http", "http_version": "1.1", "client": ("127.0.0.1", 50_000), "server": ("127.0.0.1", 8765),
    }  # fmt: skip
    status, parts, sent = 0, [], False

    async def receive() -> dict[str, object]:
        nonlocal sent
        if sent:
            await asyncio.sleep(3600)
        sent = True
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return status, b"".join(parts)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    root = tmp_path_factory.mktemp("matrix")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_COST", "argon2id m=64 t=1 p=1")
        patch.setenv("DIPTYCH_KEYS", str(root / "keys"))
        made = _office(root)
        with contextlib.closing(made):
            yield made


def _office(root: Path) -> Office:
    folder, keys, pair = bench_case(root)
    for name in ("mine", "theirs"):
        (root / f"{name}.mp4").write_bytes((root / "second.mp4").read_bytes() + name.encode())
    more = [root / "mine.mp4", root / "theirs.mp4"]
    assert take_in(more, case=folder, keys=keys, disk=QuickDisk()).count("taken_in") == 2
    case = Case.open(folder, keys=keys, disk=QuickDisk())
    sha = {one.number: one.sha256 for one in case.originals()}
    of = {"open": sha[1], "mine": sha[3], "theirs": sha[4], "never": "0" * 64}
    items: dict[str, dict[str, object]] = {
        "original": {"open": 1, "mine": 3, "theirs": 4, "never": 99},
        "recording": dict(of),
        "comparison": {"open": pair, "never": "f" * 16},
        "record": {"never": "f" * 16},
        "view": {name: f"{digest[:16]}-000001.png" for name, digest in of.items()},
        "frame": {name: _frame_path(folder, None, digest, 1).name for name, digest in of.items()},
        "publication": {name: f"{k}" * 12 for k, name in enumerate(CLASSES, 1)},
        "incident": {name: f"yard/{name}" for name in CLASSES},
        "work": {"never": "0" * 12},
    }
    for name in ("mine", "theirs"):
        found = findings_to_json(
            findings_from_json(findings({"r1": 8.0, "r2": 4.0}, [], {"r1": sha[1], "r2": of[name]}))
        )
        ref = case.add_finding(found, kind="compare", inputs=[sha[1], of[name]], settings={})
        items["comparison"][name] = ref.path.removeprefix("findings/").removesuffix(".json")
    for name in ("open", "mine", "theirs"):
        seen = {"original": of[name], "from_s": 0.0, "to_s": 1.0, "action": f"seen in {name}", "who": "",
                "certainty": "", "observer": "viewer-9", "note": "", "link": "", "region": None, "state": "stands",
                "at": "2026-03-01T08:00:00.000000Z"}  # fmt: skip
        items["record"][name] = case.add_record("observation", seen, reason=f"about {name}").id
        for place in (
            folder / "derived/views" / str(items["view"][name]),
            _frame_path(folder, None, of[name], 1),
        ):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(b"\x89PNG\r\n\x1a\n")
        plan = Plan(
            original_sha256=of[name], width=320, height=180, duration_s=4.0, has_sound=False, made_by="test",
            planned_by="viewer-9", planned_at="2026-03-01T08:00:00.000000Z", seed=str(items["publication"][name]),
        )  # fmt: skip
        place = folder / "derived/publish" / str(items["publication"][name])
        place.mkdir(parents=True)
        write_plan(place / "plan.json", plan, case=folder)
    register = root / "register.sqlite"
    with RegisterStore(open_database(register, create=True)).change(
        by="a", reason="b", action="import"
    ) as writer:
        some = [
            Incident(
                id=f"yard/{name}",
                source="Office",
                title=f"about {name}",
                kind="shelling",
                recordings=(of["open"], of["theirs"]),
            )
            for name in ("open", "mine", "theirs")
        ]
        writer.put_incidents(some, {})
        writer.put_statements(
            [
                Statement(
                    id=f"said-{one.id}", source="office", act="estimates", scope="incident", incidents=(one.id,),
                    proposition="crates were moved", figure=Figure(low=n, population="crates", unit="crates"),
                )
                for n, one in enumerate(some, start=4000)
            ]
        )  # fmt: skip
    record_all(register, _speaking_of_each_other(), reason="what was said since", by="a")
    store, shown = open_store(root / "keys" / "team.sqlite", create=True), {}
    sessions = team.Sessions(store)

    def begin(name: str, role: Role) -> dict[str, str]:
        made = team.add_account(store, name, role, by="test", second_factor=False)
        first = sessions.login(name, made.password).secret
        new = sessions.change_password(first, made.password, "grey heron over the yard").secret
        return {"cookie": f"diptych-8765-team={new}"}

    for name, role in MEMBERS.items():
        shown[name] = begin(f"{name.replace('_', '')}-1", role)
    begin("other-1", Role.VIEWER)
    shown["nobody"] = {}
    shown["ended"] = begin("ended-1", Role.EDITOR)
    sessions.logout(shown["ended"]["cookie"].partition("=")[2])
    shown["disabled"] = begin("disabled-1", Role.EDITOR)
    team.set_disabled(store, "disabled-1", disabled=True, by="test")
    for name in ("token", "revoked"):
        _, text = team.add_token(store, f"{name}-1", Role.EDITOR, lasts_s=3600, by="test")
        shown[name] = {"authorization": f"Bearer {text}"}
    team.revoke_token(store, "revoked-1", by="test")
    mine = [f"{name.replace('_', '')}-1" for name in MEMBERS] + ["token-1"]
    for kind in (ItemKind.ORIGINAL, ItemKind.PUBLICATION, ItemKind.INCIDENT):
        for name, seers in (("mine", mine), ("theirs", ["other-1"])):
            one = of[name] if kind is ItemKind.ORIGINAL else str(items[kind.value][name])
            team.restrict(store, Item(kind, one), seers, by="test")
    case.log_event(
        "comparison_published",
        about={
            "finding": f"findings/{items['comparison']['theirs']}.json",
            "originals": [sha[1], of["theirs"]],
        },
    )
    bench = Bench(
        case=folder, keys=keys, register=str(register), sessions=sessions, team_mode=True, works=NoWork()
    )
    marks = {
        "digest": of["theirs"], "digest's beginning": of["theirs"][:16], "file": "theirs.mp4",
        "observation": "seen in theirs", "reason": "about theirs", "statement": "spoke-9071",
        "statement about both": "spoke-9073", "its words": "told of the kept one", "request": "asked-9074",
        "question": "question-9075", "investigation": "looked-into-9076", "answer": "spoke-9077",
        **{kind: str(items[kind]["theirs"]) for kind in ("comparison", "record", "frame", "publication", "incident")},
    }  # fmt: skip
    office = Office(bench, build_app(bench), shown, items, marks)
    sessions.delays.too_many = lambda *_, **__: False  # type: ignore[method-assign]
    return office


def _speaking_of_each_other() -> list[tuple[RecordKind, Any]]:
    """Records about what is kept from others, and records about open incidents that lead to them."""
    kept, told = "told of the kept one", "crates were moved"

    def said(n: int, about: tuple[str, ...], **more: Any) -> tuple[RecordKind, Any]:
        words = {
            "proposition": kept if "yard/theirs" in about else told,
            "source": "office",
            "act": "asserts",
            **more,
        }
        return "statement", Statement(id=f"spoke-{n}", scope="incident", incidents=about, **words)

    theirs, mine, here = "yard/theirs", "yard/mine", "yard/open"
    return [
        ("source", Source(id="office", name="Office")),
        ("source", Source(id="paper", name="Paper")),
        said(9071, (theirs,)),
        said(9072, (here,), repeats="spoke-9071", source="paper"),
        said(9078, (mine,), repeats="spoke-9071"),
        said(9073, (here, theirs)),
        ("request", RequestForComment(id="asked-9074", asked_by="desk-1", asked="office", question=kept,
                                      asked_at="2026-03-01", incidents=(here, theirs))),
        ("request", RequestForComment(id="asked-9079", asked_by="desk-1", asked="office", question=told,
                                      asked_at="2026-03-01", incidents=(here,))),
        said(9077, (theirs,), request="asked-9079"),
        said(9080, (here,), request="asked-9074"),
        ("hypotheses", Hypotheses(
            id="question-9075", question=kept, incidents=(here, theirs),
            answers=(Hypothesis(text="moved"), Hypothesis(text="stayed")),
        )),
        ("hypotheses", Hypotheses(
            id="question-9081", question=told, incidents=(here,),
            answers=(
                Hypothesis(text="moved", statements_for=("spoke-9071", "spoke-9072")), Hypothesis(text="stayed"),
            ),
        )),
        ("investigation", Investigation(
            id="looked-into-9076", authority="office", subject=kept, incidents=(here, theirs),
        )),
        *(("judgement", LinkJudgement(left=one, right=two, verdict=verdict)) for one, two, verdict in (
            (here, theirs, "same"), (mine, theirs, "same"), (here, mine, "unsure"),
        )),
    ]  # fmt: skip


def _routes() -> list[Declared]:
    return [one for one in routed_app(Bench()).state.declared if one.path.startswith("/api/")]


def _request(office: Office, route: Declared, name: str) -> tuple[str, object]:
    """An address and a body that name items of a class, and nothing that would be done."""
    assert route.access is not None
    items = dict(route.access.items)
    path, query, body = route.path, [], {"reason": 5, "from_s": "x", "columns": 5, "incident": 5}
    for parameter, what in items.items():
        one = office.items[what].get(name, office.items[what]["never"])
        marker = f"{{{parameter}}}"
        if marker in path:
            path = path.replace(marker, quote(str(one), safe=""))
        elif route.method == "GET":
            query.append(f"{parameter}={quote(str(one), safe='')}")
        else:
            body[parameter] = [one, one] if parameter == "originals" else one
    for marker, value in (
        ("{kind}", "media"), ("{name}", "r1.mp4"), ("{file:path}", "plan.json"), ("{name:path}", "moments/a.png"),
        ("{row}", "c1"), ("{inbox}", "0" * 16),
        ("{account}", "nobody-1"), ("{token}", "nobody-1"), ("{session}", "0" * 16), ("{passkey}", "0" * 16),
        ("{zoom}", "0"), ("{x}", "0"), ("{y}", "0"),
    ):  # fmt: skip
        path = path.replace(marker, value)
    assert "{" not in path, path
    if "tier" not in items and "hand-over" in path:
        query.append("tier=public")
    return path + (f"?{'&'.join(query)}" if query else ""), None if route.method == "GET" else body


FREE = {
    "kind",
    "row",
    "inbox",
    "file:path",
    "name:path",
    "zoom",
    "x",
    "y",
    "account",
    "token",
    "session",
    "passkey",
}
"""Parameters of addresses that name no item by themselves: parts of one, a tile of a map of the world, what only its
maker knows, and accounts, which owners alone and their persons keep."""


def test_every_item_in_an_address_is_declared_as_one() -> None:
    for route in _routes():
        assert route.access is not None
        named = set(re.findall(r"{([^}]+)}", route.path)) - FREE - set(dict(route.access.items))
        of_a_pair = "/pairs/{pair}/files/" in route.path  # the name of a file of the pair
        assert not named or route.path.startswith("/api/register/searches") or of_a_pair, (route, named)
        assert set(dict(route.access.items).values()) <= set(hidden._SEEN), route


def _refused(answer: tuple[int, bytes]) -> str:
    """Why somebody was not let in; empty where they were."""
    status, content = answer
    kind = json.loads(content)["error"]["kind"] if status in {401, 403, 404} else ""
    return kind if kind in {"not_logged_in", "not_allowed", "not_there"} else ""


def test_nobody_without_a_standing_account_gets_anything(office: Office) -> None:
    wrong = []
    for route in _routes():
        if route.path in {"/api/session", "/api/session/challenge"}:
            continue
        path, body = _request(office, route, "open")
        for who in WITHOUT:
            status, content = office.ask(route.method, path, who, body)
            if status != 401 or content != office.ask("GET", "/api/case", "nobody")[1]:
                wrong.append((who, route.method, path, status, content[:100]))
    assert wrong == []


def test_each_role_gets_what_the_table_says_and_no_more(office: Office) -> None:
    wrong, n_asked = [], 0
    for route in _routes():
        assert route.access is not None
        if route.path in {"/api/session", "/api/session/challenge"}:
            continue
        path, body = _request(office, route, "open")
        for who in (*MEMBERS, "token"):
            role = MEMBERS.get(who, Role.EDITOR)
            allowed = route.access.need in GRANTS[role] and not (
                who == "token" and route.access.need is Need.PERSON
            )
            answer = office.ask(route.method, path, who, body)
            n_asked += 1
            expected = "" if allowed else "not_allowed"
            if _refused(answer) != expected or answer[0] >= 500:
                wrong.append((who, route.method, path, answer[0], answer[1][:150]))
    assert wrong == []
    assert n_asked > 400


def test_what_is_kept_from_somebody_is_answered_as_what_never_was(office: Office) -> None:
    wrong, n_asked = [], 0
    for route in _routes():
        if route.access is None or not route.access.items:
            continue
        for who in (*MEMBERS, "token"):
            role = MEMBERS.get(who, Role.EDITOR)
            if route.access.need not in GRANTS[role]:
                continue
            got = {}
            for name in CLASSES:
                path, body = _request(office, route, name)
                got[name] = office.ask(route.method, path, who, body)
                n_asked += 1
            hides = set(dict(route.access.items).values()) != {"work"}
            if role is Role.OWNER:
                fine = not any(_refused(one) == "not_there" for one in got.values())
            elif hides:
                fine = got["theirs"] == got["never"] and got["theirs"][0] == 404
                fine = fine and _refused(got["mine"]) == "" and _refused(got["open"]) == ""
            else:
                fine = got["theirs"] == got["never"]
            if not fine or any(status >= 500 for status, _ in got.values()):
                wrong.append((who, route.method, route.path, {k: (s, c[:90]) for k, (s, c) in got.items()}))
    assert wrong == []
    assert n_asked > 500


def test_no_list_file_log_or_count_tells_of_what_is_kept_from_somebody(office: Office) -> None:
    told: dict[str, str] = {}
    for route in _routes():
        if route.method != "GET" or "{" in route.path or (route.access and route.access.items):
            continue
        for who in (*MEMBERS, "token"):
            path, _ = _request(office, route, "open")
            for more in (
                "",
                "?limit=500" if route.path in {"/api/case/log", "/api/register/incidents"} else "",
            ):
                _, content = office.ask("GET", path + more, who)
                text = content.decode("utf-8", "replace")
                for what, mark in office.marks.items():
                    if mark in text and who != "owner":
                        told[f"{who} {path}"] = what
                    if mark in text and who == "owner":
                        told.setdefault("owner", what)
    assert told.pop("owner", None), "nothing is looked for that an owner would see"
    assert told == {}


def test_nothing_open_leads_to_what_is_kept_from_somebody(office: Office) -> None:
    asked = [
        _request(office, route, name)[0]
        for route in _routes()
        for name in ("open", "mine")
        if route.method == "GET"
        and route.access
        and route.access.items
        and "SEE" not in route.access.need.name
    ]
    asked += [
        "/api/register/source?id=office", "/api/register/source?id=paper", "/api/register/sources",
        "/api/register/links", "/api/register/incidents?q=kept", "/api/register/incident?id=yard%2Fopen",
        "/api/register/counts?by=source",
    ]  # fmt: skip
    told: dict[str, list[str]] = {}
    seen: set[str] = set()
    for path in asked:
        for who in (*MEMBERS, "token"):
            text = office.ask("GET", path, who)[1].decode("utf-8", "replace")
            found = [what for what, mark in office.marks.items() if mark in text]
            if who == "owner":
                seen.update(found)
            elif found:
                told[f"{who} {path}"] = found
    assert {"statement", "statement about both", "request", "question", "investigation", "answer"} <= seen
    assert told == {}


def test_what_goes_back_to_something_kept_stands_as_if_that_were_not(office: Office) -> None:
    for who, whole in (("owner", True), ("viewer", False)):
        one = _json(office, "/api/register/incident?id=yard%2Fopen", who)
        said = {each["record"]["id"]: each["record"] for each in one["statements"]}
        assert said["spoke-9072"].get("repeats", "") == ("spoke-9071" if whole else "")
        assert ("passes on" in json.dumps(one["statements"])) is whole
        assert (said["spoke-9080"].get("request", "") == "asked-9074") is whole
        requests = {each["record"]["id"]: each["outcome"] for each in one["requests"]}
        assert requests["asked-9079"] == ("answered" if whole else "waiting")
        (question,) = [each for each in one["hypotheses"] if each["id"] == "question-9081"]
        assert len(question["answers"][0]["statements_for"]) == 1 + whole
        assert [each["other"] for each in one["judgements"]] == ["yard/mine", *["yard/theirs"] * whole]
        paper = _json(office, "/api/register/source?id=paper", who)
        assert paper["source"]["passed_on"] == int(whole) and bool(paper["groups"]) is whole
        links = _json(office, "/api/register/links", who)
        assert (len(links["judgements"]), len(links["groups"])) == ((3, 1) if whole else (1, 0))
        (row,) = _json(office, "/api/register/counts?by=source", who)["rows"]
        assert row["duplicates_resolved"]["incidents"] == (1 if whole else 2)
        assert row["missing"].get("unlinked", 0) == (0 if whole else 2)


def test_long_work_on_the_register_leaves_out_what_is_kept_from_whoever_starts_it(
    office: Office, tmp_path: Path
) -> None:
    assert office.ask("PUT", "/api/register/import/file?name=a.csv", "editor", {"id": 5})[0] < 500
    for who, kept in (("owner", []), ("editor", ["yard/theirs"])):
        asked = {"left": "Office", "right": "Paper"}
        assert office.ask("POST", "/api/register/links/find", who, asked)[0] == 202
        assert office.bench.works.job["without"] == kept
    for who, kept in (("owner", []), ("editor", ["yard/theirs"])):
        status, content = office.ask("PUT", "/api/register/import/file?name=a.csv", who, {"id": 5})
        given = json.loads(content)
        assert status == 200, given
        asked = {"id": given["id"], "by": "editor-1"}
        assert office.ask("POST", "/api/register/import/run", who, asked)[0] == 202
        assert office.bench.works.job["kept_out"] == kept
    table = tmp_path / "more.csv"
    table.write_text("id,title,source\nyard/theirs,another title,Office\nyard/new,a gate,Office\n", "utf-8")
    place = str(office.bench.register)
    report = import_table(table, register=place, dry_run=True, kept_out=["yard/theirs"]).to_dict()
    assert (report["created"], report["updated"], report["changes"]) == (1, 0, [])
    assert [one["row"] for one in report["rejected"]] == [2] and "about theirs" not in json.dumps(report)


def _json(office: Office, path: str, who: str) -> Any:
    status, content = office.ask("GET", path, who)
    assert status == 200, content
    return json.loads(content)


def test_counts_are_of_what_somebody_may_know(office: Office) -> None:
    for who, n in (("owner", 3), ("viewer", 2), ("data_viewer", 2)):
        assert _json(office, "/api/case", who)["originals"] == n + 1
        assert len(_json(office, "/api/case/recordings", who)["recordings"]) == n + 1
        assert _json(office, "/api/case", who)["findings"] == n
        assert len(_json(office, "/api/pairs", who)["pairs"]) == n
        assert len(_json(office, "/api/publications", who)["publications"]) == n
        for asked in ("", "?q=about", "?kind=shelling"):
            assert _json(office, f"/api/register/incidents{asked}", who)["total"] == n
            assert _json(office, f"/api/register/facets{asked}", who)["total"] == n
            assert _json(office, f"/api/register/months{asked}", who)["total"] == n
            assert _json(office, f"/api/register/map{asked}", who)["unlocated"] == n
        assert sum(_json(office, "/api/register", who)["incidents"].values()) == n
        rows = _json(office, "/api/register/counts?by=source", who)["rows"]
        assert [one["incidents"] for one in rows] == [n]
        assert _json(office, "/api/register/sources", who)["sources"][0]["rows"] == n
        counts = _json(office, "/api/register/counts?by=source", who)
        assert len(counts["stated_figures"]) == n
        assert ("4002" in json.dumps(counts).replace(",", "")) is (who == "owner")
        assert len(_json(office, "/api/register/counts/figure?number=0", who)["comparisons"]) == n - 1
        page = office.ask("GET", "/api/register/counts/page", who)[1].decode().replace(",", "")
        assert ("4002" in page) is (who == "owner")
        assert _json(office, "/api/case/recordings", who)["recordings"][0]["n_findings"] == n
    seen = _json(office, "/api/case/log?limit=500", "viewer")
    whole = _json(office, "/api/case/log?limit=500", "owner")
    # hidden: receipt, report, observation, its reason, plan; and taken in, looked at, compared, seen, planned, shown
    records = [_json(office, "/api/case", who)["records"] for who in ("owner", "viewer")]
    assert records[0] - records[1] == 5
    of_items = [one for one in whole["events"] if one["action"] in OF_ITEMS]
    assert len(of_items) - seen["n_events"] == 6
    assert [one["index"] for one in seen["events"]] == list(range(seen["n_events"]))[::-1]


def test_a_kept_search_counts_only_recordings_that_somebody_may_know_of(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case.open(office.bench.folder(), keys=office.bench.keys, disk=QuickDisk())
    digests = [one.sha256 for one in case.originals()]
    value = {
        "format": "diptych-find/1",
        "searched": 4,
        "same_footage": [{"sha256": one} for one in digests[1:]],
    }
    kept = case.add_finding(value, kind="find", inputs=[digests[0]], settings={})
    path = f"/api/archive/found/{kept.path.removeprefix('findings/').removesuffix('.json')}"
    names = {one: {"number": k, "file": str(k)} for k, one in enumerate(digests, 1)}
    held = SimpleNamespace(names=names, missing=())
    monkeypatch.setattr(archive_api, "case_archive", lambda *_, **__: held)
    for who, n in (("owner", 4), ("viewer", 3)):
        found = _json(office, path, who)["value"]
        assert (found["searched"], len(found["same_footage"])) == (n, n - 1)
