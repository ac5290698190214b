"""Tables of a register, written once for SQLite and PostgreSQL.

``version`` is the register: every version of every record, chained by digests, never changed or deleted. All other
tables are made from it and can be made again. ``incident.key`` orders incidents by day: ``day << 24 | serial``, so
that both back ends walk newest first along the primary key.
"""

from __future__ import annotations

import sqlalchemy as sa

KEY_BITS = 24
"""Bits of the serial in a key: 16.7 million incidents. The day before it is the proleptic ordinal, 22 bits."""

MOST_INCIDENTS = (1 << KEY_BITS) - 1

SHORT_DAYS = 31
"""A date that spans at most this many days is short: a month or less. Searches in time look at short and long apart."""

metadata = sa.MetaData()

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

change_set = sa.Table(
    "change_set",
    metadata,
    sa.Column("id", _KEY, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
)

version = sa.Table(
    "version",
    metadata,
    sa.Column("seq", _KEY, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("change_set", _KEY, sa.ForeignKey("change_set.id"), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("body_sha256", sa.LargeBinary, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("chain", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("kind", "id", "version", name="uq_version_record"),
)

incident = sa.Table(
    "incident",
    metadata,
    sa.Column("key", _KEY, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("serial", _KEY, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("seq", _KEY, nullable=False),
    sa.Column("body_sha256", sa.LargeBinary, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("edited_by", sa.Text, nullable=False),
    sa.Column("reviewed_by", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("when_text", sa.Text, nullable=False),
    sa.Column("first_day", sa.Integer),
    sa.Column("last_day", sa.Integer),
    sa.Column("first_month", sa.Integer),
    sa.Column("last_month", sa.Integer),
    sa.Column("is_long", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("affected_min", _KEY),
    sa.Column("affected_max", _KEY),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("standard", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("admin", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("alleged", sa.Text, nullable=False),
    sa.Column("affected_party", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Index("ix_incident_days", "is_long", "key", "first_day", "last_day", "state"),
)

incident_party = sa.Table(
    "incident_party",
    metadata,
    sa.Column("incident_key", _KEY, primary_key=True, autoincrement=False),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("standing", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

incident_place = sa.Table(
    "incident_place",
    metadata,
    sa.Column("incident_key", _KEY, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("x", sa.Float),
    sa.Column("y", sa.Float),
    sa.Column("z", sa.Float),
    sqlite_with_rowid=False,
)
"""``x y z`` is the point on the unit sphere: distances need no function that one back end lacks."""

incident_search = sa.Table(
    "incident_search",
    metadata,
    sa.Column("key", _KEY, primary_key=True, autoincrement=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("facets", sa.Text, nullable=False),
)

record = sa.Table(
    "record",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("seq", _KEY, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("edited_by", sa.Text, nullable=False),
    sa.Column("reviewed_by", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The newest version of every record that is no incident."""

statement_incident = sa.Table(
    "statement_incident",
    metadata,
    sa.Column("incident", sa.Text, primary_key=True),
    sa.Column("statement", sa.Text, primary_key=True),
    sa.Column("act", sa.Text, nullable=False),
    sa.Index("ix_statement_incident_statement", "statement"),
    sqlite_with_rowid=False,
)

incident_cluster = sa.Table(
    "incident_cluster",
    metadata,
    sa.Column("incident", sa.Text, primary_key=True),
    sa.Column("cluster", sa.Text, nullable=False),
    sa.Index("ix_incident_cluster_cluster", "cluster"),
    sqlite_with_rowid=False,
)
"""Incidents that people judged the same, by the lowest id of each group; made from the judgements."""

word = sa.Table(
    "word",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("text", sa.Text, nullable=False, unique=True),
)

incident_tally = sa.Table(
    "incident_tally",
    metadata,
    sa.Column("key", _KEY, primary_key=True, autoincrement=False),
    *(
        sa.Column(name, _KEY, nullable=False)
        for name in (
            *(
                "source",
                "kind",
                "unit",
                "standard",
                "sides",
                "affected",
                "country",
                "admin",
                "place",
                "status",
            ),
            *("standing", "first_month", "last_month", "undated", "unlocated", "unreviewed"),
            *("without_number", "without_upper_end", "low", "high", "cluster"),
        )
    ),
    sa.Index("ix_incident_tally_cluster", "cluster"),
)
"""What counts read: one short row of numbers for each incident that is not withdrawn. Texts stand in ``word``; sides
of one incident are one text, parted by U+001F; ``cluster`` is 0 or the word of the cluster."""

saved_search = sa.Table(
    "saved_search",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("query", sa.Text, nullable=False),
)
