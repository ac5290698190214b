"""Every route of the workbench with strange values in every place: it answers, never with a fault of its own."""

from __future__ import annotations

import json
import random
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters.team_store import open_store
from diptych.domains import team
from diptych.model.team import Item, ItemKind, Role
from make_bench_register import YARD, bench_register
from make_workbench import Served, bench_case, serving

STRANGE: tuple[Any, ...] = (
    "", " ", "\0", "\ud800", "../../case.toml", "%2e%2e/", "' OR 1=1 --", "<script>alert(1)</script>", "\u202eabc",
    "é" * 3000,
    "a" * 100_000, "r1=1,r2=1", "r1=nan,r2=inf", "r1=1e999,r2=1", "viewer-1", "0" * 64, "ffffffff", -1, 0, 1, 2, 3,
    10**30, -(10**30), 0.5, 1e308, -0.0, True, None, [], {}, [[[[]]]], {"x": {"x": 1}}, ["1", 2, None], "2026-03-01",
)  # fmt: skip
ROUNDS = 4
"""How often each route is asked. Chosen by hand: about 100 requests in a few seconds."""


@pytest.fixture(scope="module", params=["alone", "team"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A workbench of one person, and one of a team that is asked by a program from which something is kept."""
    folder, keys, pair = bench_case(tmp_path_factory.mktemp("bench"))
    register, more = bench_register(tmp_path_factory.mktemp("register")), {}
    if request.param == "team":
        store = open_store(keys.path / "team.sqlite", create=True)
        _, text = team.add_token(store, "importer-1", Role.EDITOR, lasts_s=3600, by="test")
        team.restrict(store, Item(ItemKind.INCIDENT, YARD), [], by="test")
        sessions = team.Sessions(store)
        sessions.delays.too_many = lambda *_, **__: False  # type: ignore[method-assign]
        more = {"sessions": sessions, "team_mode": True, "secret": text}
    with serving(folder, keys, pair, str(register), **more) as running:
        yield running


def value(schema: dict[str, Any], known: dict[str, Any], made: random.Random, depth: int = 0) -> Any:
    """A value that mostly fits the schema, with something strange in one place in three."""
    if made.random() < 0.33:
        return made.choice(STRANGE)
    if "$ref" in schema:
        return value(known[schema["$ref"].rsplit("/", 1)[1]], known, made, depth + 1)
    if "anyOf" in schema:
        return value(made.choice(schema["anyOf"]), known, made, depth + 1)
    if "enum" in schema:
        return made.choice(schema["enum"])
    kind = schema.get("type")
    if kind == "object":
        return {
            name: value(one, known, made, depth + 1) for name, one in schema.get("properties", {}).items()
        }
    if kind == "array":
        return [value(schema.get("items", {}), known, made, depth + 1) for _ in range(made.randint(0, 3))]
    return {"integer": made.randint(0, 3), "number": made.random(), "boolean": True, "null": None}.get(
        kind, "viewer-1"
    )


def send(served: Served, method: str, address: str, body: bytes | None) -> int:
    request = urllib.request.Request(
        served.address + address.lstrip("/"),
        data=body,
        method=method,
        headers={"authorization": f"Bearer {served.bench.secret}", "content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            assert b"Traceback" not in error.read()
        return error.code


def test_no_route_fails_whatever_it_is_given(served: Served) -> None:
    described = served.ask("/openapi.json")[1]
    schemas = described["components"]["schemas"]
    made = random.Random(7)
    seen: dict[int, int] = {}
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            for round_ in range(ROUNDS):
                address, query = path, {}
                for place in one.get("parameters", []):
                    given = value(place["schema"], schemas, made)
                    if place["name"] == "pair" and round_ % 2 == 0:
                        given = served.pair
                    if place["in"] == "path":
                        text = (
                            urllib.parse.quote(str(given).encode("utf-8", "replace"), safe="")[:2000] or "-"
                        )
                        address = address.replace("{" + place["name"] + "}", text)
                    else:
                        query[place["name"]] = str(given).encode("utf-8", "replace")[:2000]
                body = None
                kinds = one.get("requestBody", {}).get("content", {})
                if kinds and "application/json" not in kinds:
                    body = made.randbytes(made.choice([0, 1, 5000]))
                elif kinds:
                    schema = kinds["application/json"]["schema"]
                    body = json.dumps(value(schema, schemas, made)).encode("ascii")
                    if round_ == 3:
                        body = made.choice([b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a":' * 900, b"NaN"])
                if query:
                    address += "?" + urllib.parse.urlencode(query)
                status = send(served, method.upper(), address, body)
                assert status < 500, (method, address[:200], body[:300] if body else body)
                seen[status] = seen.get(status, 0) + 1
    served.bench.works.end()
    assert seen.get(200, 0) + seen.get(201, 0) > 10 and seen.get(400, 0) > 10, seen


def test_odd_requests_are_answered(served: Served, tmp_path: Path) -> None:
    for method, address in (("POST", "healthz"), ("DELETE", "api/case"), ("OPTIONS", "api/case"), ("GET", "api/none"),
                            ("GET", "static/../app.py"), ("GET", "static/nothing.js"), ("HEAD", "")):  # fmt: skip
        assert send(served, method, address, None) in {200, 400, 404, 405}, (method, address)
