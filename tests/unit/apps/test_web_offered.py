"""What a role may not do is not offered: the pages name each route that some are refused, as it stands in the API."""

from __future__ import annotations

import re
from pathlib import Path

from diptych.apps.web.access import refused
from diptych.apps.web.app import routed_app
from diptych.apps.web.bench import Bench
from diptych.model.team import GRANTS, Acting, Role

SOURCES = Path(__file__).parents[3] / "workbench" / "src"
ROUTES = routed_app(Bench()).state.declared


def named() -> set[str]:
    """Routes that buttons are tied to, as the pages write them."""
    text = "\n".join(one.read_text("utf-8") for one in sorted(SOURCES.rglob("*.ts")))
    return set(re.findall(r'"((?:GET|POST|PUT|DELETE) /[^"]*)"', text))


def test_every_button_is_tied_to_a_route_that_is_there() -> None:
    held = {f"{one.method} {one.path.removeprefix('/api')}" for one in ROUTES}
    assert named() - held == set()


def test_every_change_that_a_role_is_refused_has_its_button_tied_to_it() -> None:
    least = refused(ROUTES, Acting(name="viewer-1", role=Role.DATA_VIEWER))
    changes = {one for one in least if not one.startswith("GET ")}
    assert len(changes) > 30
    assert changes - named() == set()


def test_what_is_refused_is_what_stands_beside_the_routes_with_the_roles_that_may() -> None:
    assert refused(ROUTES, None) == {}
    assert refused(ROUTES, Acting(name="owner-1", role=Role.OWNER)) == {}
    told = refused(ROUTES, Acting(name="reviewer-1", role=Role.REVIEWER))
    assert told["POST /jobs/compare"] == ["owner", "editor"]
    assert told["POST /jobs/verify"] == ["owner"]
    assert "POST /register/links/judge" not in told and "GET /case" not in told
    for role in Role:
        of_role = refused(ROUTES, Acting(name="somebody-1", role=role))
        assert all(
            role.value not in may and set(may) <= {one.value for one in Role} for may in of_role.values()
        )
        wrong = [
            one for one in ROUTES
            if one.path.startswith("/api/") and one.access is not None
            and (f"{one.method} {one.path.removeprefix('/api')}" in of_role) == (one.access.need in GRANTS[role])
        ]  # fmt: skip
        assert wrong == []
    assert "POST /account/tokens" in refused(ROUTES, Acting(name="sync-1", role=Role.EDITOR, is_token=True))
