"""A small register of two sources, with statements for and against, for the workbench."""

from __future__ import annotations

from pathlib import Path

from diptych.model.incidents import Affected, Incident, IncidentParty, IncidentPlace
from diptych.model.statements import Investigation, RequestForComment, Source, Statement
from diptych.workflows.register_demo import demo
from diptych.workflows.register_import import import_table
from diptych.workflows.register_record import record_all

YARD = "yard/1"
"""An incident whose id holds a slash, with everything that can be said about one."""

ROWS = 80


def bench_register(root: Path, rows: int = ROWS) -> Path:
    """Make a register: two invented tables that share incidents, and one incident with all that belongs to it."""
    register = root / "register.db"
    root.mkdir(parents=True, exist_ok=True)
    demo(root / "demo", rows=rows, seed=3)
    for name, source in (("first.csv", "Office One"), ("second.csv", "Office Two")):
        table = root / "demo" / name
        table.write_text(table.read_text("utf-8").replace(",source,", ",whose,", 1), "utf-8")
        import_table(table, register=register, source=source, reason="the first tables", by="viewer-1")
    record_all(register, records(), reason="the yard", by="viewer-1")
    return register


def records() -> list[tuple[str, object]]:
    """One incident, its sources, and what is said of it."""
    told = {"proposition": "crates were moved at night", "said_at": "2024-08-14"}
    yard = Incident(
        id=YARD,
        source="Office One",
        title="Crates moved across the yard",
        description="Two carts crossed the yard and left crates at the gate.",
        when="2024-08-12/2024-08-14",
        places=(IncidentPlace(name="Yard", country="ZZ", latitude=48.5, longitude=35.1, precision_m=500.0),),
        kind="blocked road",
        parties=(IncidentParty(name="Side A", role="alleged"), IncidentParty(name="Side B", role="affected")),
        affected=Affected(unit="persons", low=2, high=5),
    )
    return [
        ("source", Source(id="witness", name="A witness", independence="independent")),
        ("source", Source(id="office-a", name="Office of side A", side="Side A", independence="party_to_the_conflict")),
        ("incident", yard),
        ("statement", Statement(id="s1", source="witness", act="asserts", scope="incident", incidents=(YARD,), **told)),
        ("statement", Statement(id="s2", source="office-a", act="denies", scope="incident", incidents=(YARD,), **told)),
        ("statement", Statement(id="s3", source="office-a", act="denies", side="Side A",
                                proposition="side A ever blocks roads", said_at="2024-09")),
        ("investigation", Investigation(id="i1", authority="office-a", stage="opened", incidents=(YARD,),
                                        as_of="2024-10")),
        ("request", RequestForComment(id="q1", asked_by="Newsroom", asked="office-a", question="Who moved them?",
                                      asked_at="2024-08-20", as_of="2024-09-01", incidents=(YARD,))),
    ]  # fmt: skip
