"""The same workbench with accounts: 20 people log in at once, then ask; some originals are kept from half of them."""

from __future__ import annotations

import json
import os
import statistics
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.common import Row

if TYPE_CHECKING:
    from diptych.adapters.keys import KeyFolder

N_PEOPLE, N_EACH, N_KEPT = 20, 25, 100
"""People, requests of each, and originals that half of the people may not know of."""

MORE = ("api/account",)
"""What a page of one's own account asks for, besides what all pages do."""

WORDS = "grey heron over the yard"


def measure(case: Path, keys: KeyFolder, paths: Sequence[str]) -> dict[str, Any]:
    """Serve a case to a team and ask: logins, pages for an owner and for somebody who may not know all, a crowd."""
    from diptych.adapters.team_store import open_store
    from diptych.domains import team
    from diptych.domains.casefile import Case
    from diptych.model.team import Item, ItemKind, Role
    from make_workbench import serving

    store = open_store(keys.path / "bench-team.sqlite", create=True)
    sessions = team.Sessions(store)
    roles = [Role.OWNER, *([Role.EDITOR, Role.REVIEWER, Role.VIEWER] * N_PEOPLE)][:N_PEOPLE]
    names = [f"person-{k}" for k in range(N_PEOPLE)]
    for name, role in zip(names, roles, strict=True):
        made = team.add_account(store, name, role, by="bench", second_factor=False)
        sessions.change_password(sessions.login(name, made.password).secret, made.password, WORDS)
    for one in Case.open(case, keys=keys).originals()[:N_KEPT]:
        team.restrict(store, Item(ItemKind.ORIGINAL, one.sha256), names[: N_PEOPLE // 2], by="bench")
    with serving(case, keys, sessions=sessions, team_mode=True) as served:
        cookies: list[str] = [""] * N_PEOPLE

        def enter(k: int) -> list[tuple[float, bool]]:
            began = time.perf_counter()
            cookies[k], fine = _login(served.address, names[k])
            return [(time.perf_counter() - began, fine)]

        logins = _at_once(enter)
        pages: list[Row] = []
        for path in (*paths, *MORE):
            row: Row = {"path": "/" + path}
            for who, k in (("owner", 0), ("restricted", N_PEOPLE - 1)):
                _ask(served.address, path, cookies[k])
                times = sorted(_ask(served.address, path, cookies[k])[0] for _ in range(40))
                row |= {
                    f"{who}_median_ms": 1000 * statistics.median(times),
                    f"{who}_p95_ms": 1000 * times[37],
                }
            pages.append(row)
        asked = (*paths, *MORE)

        def person(k: int) -> list[tuple[float, bool]]:
            return [_ask(served.address, asked[(k + n) % len(asked)], cookies[k]) for n in range(N_EACH)]

        crowd = _at_once(person)
    store.close()
    load = round(os.getloadavg()[0], 1)
    return {"logins": _summed(logins), "pages": pages, "crowd": _summed(crowd), "load": load}


def told(kept: dict[str, Any]) -> str:
    """The table of the document."""
    lines = [
        "| address | an owner: median (ms) | 95 % within (ms) | somebody from whom something is kept: median (ms) "
        "| 95 % within (ms) |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{one['path']}` | {one['owner_median_ms']:.1f} | {one['owner_p95_ms']:.1f} "
        f"| {one['restricted_median_ms']:.1f} | {one['restricted_p95_ms']:.1f} |"
        for one in kept["pages"]
    ]
    logins, crowd = kept["logins"], kept["crowd"]
    said = (
        f"{logins['asked']} logins at once (Argon2id, 19 MiB each): {logins['errors']} errors, median "
        f"{logins['median_ms']:.0f} ms, the last after {logins['longest_ms']:.0f} ms. {N_PEOPLE} people at once, "
        f"{crowd['asked']} requests without a pause: {crowd['errors']} errors, median {crowd['median_ms']:.0f} ms, "
        f"95 % within {crowd['p95_ms']:.0f} ms. Load of the machine: {kept['load']}."
    )
    return "\n".join([*lines, "", said])


def _at_once(one: Callable[[int], list[tuple[float, bool]]]) -> list[tuple[float, bool]]:
    found: list[tuple[float, bool]] = []
    people = [threading.Thread(target=lambda k=k: found.extend(one(k))) for k in range(N_PEOPLE)]  # type: ignore[misc]
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    return found


def _summed(asked: list[tuple[float, bool]]) -> dict[str, float]:
    times = sorted(seconds for seconds, _ in asked)
    return {
        "asked": len(asked),
        "errors": sum(not fine for _, fine in asked),
        "median_ms": 1000 * statistics.median(times),
        "p95_ms": 1000 * times[int(0.95 * len(times))],
        "longest_ms": 1000 * times[-1],
    }


def _login(address: str, name: str) -> tuple[str, bool]:
    body = json.dumps({"name": name, "password": WORDS}).encode()
    given = {"content-type": "application/json"}
    request = urllib.request.Request(f"{address}api/session", data=body, headers=given)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return (answer.headers["set-cookie"] or "").split(";")[0], answer.status == 201
    except urllib.error.HTTPError:
        return "", False


def _ask(address: str, path: str, cookie: str) -> tuple[float, bool]:
    began = time.perf_counter()
    request = urllib.request.Request(address + path, headers={"cookie": cookie})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            fine = answer.status == 200
    except urllib.error.HTTPError:
        fine = False
    return time.perf_counter() - began, fine
