"""The first form of a register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables and the text index."""
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "change_set",
        sa.Column("id", _KEY, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
    )
    op.create_table(
        "version",
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
    op.create_table(
        "incident",
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
    )
    op.create_table(
        "incident_party",
        sa.Column("incident_key", _KEY, primary_key=True, autoincrement=False),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("standing", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident_place",
        sa.Column("incident_key", _KEY, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("x", sa.Float),
        sa.Column("y", sa.Float),
        sa.Column("z", sa.Float),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident_search",
        sa.Column("key", _KEY, primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("facets", sa.Text, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("seq", _KEY, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("edited_by", sa.Text, nullable=False),
        sa.Column("reviewed_by", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement_incident",
        sa.Column("incident", sa.Text, primary_key=True),
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("act", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident_cluster",
        sa.Column("incident", sa.Text, primary_key=True),
        sa.Column("cluster", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "word",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "incident_tally",
        sa.Column("key", _KEY, primary_key=True, autoincrement=False),
        *(sa.Column(name, _KEY, nullable=False) for name in _TALLY),
    )
    op.create_index("ix_incident_tally_cluster", "incident_tally", ["cluster"])
    op.create_table(
        "saved_search",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("query", sa.Text, nullable=False),
    )
    op.create_index("ix_incident_days", "incident", ["is_long", "key", "first_day", "last_day", "state"])
    op.create_index("ix_statement_incident_statement", "statement_incident", ["statement"])
    op.create_index("ix_incident_cluster_cluster", "incident_cluster", ["cluster"])
    for line in _TEXT_INDEX[op.get_bind().dialect.name]:
        op.execute(line)


_TALLY = (
    *("source", "kind", "unit", "standard", "sides", "affected", "country", "admin", "place", "status"),
    *("standing", "first_month", "last_month", "undated", "unlocated", "unreviewed"),
    *("without_number", "without_upper_end", "low", "high", "cluster"),
)

_TEXT_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE incident_text USING fts5(title, text, place, facets, content='incident_search', "
        "content_rowid='key', columnsize=0, tokenize=\"unicode61 remove_diacritics 0\")",
        "INSERT INTO incident_text (incident_text, rank) VALUES ('hashsize', 67108864)",
    ),
    "postgresql": (
        "ALTER TABLE incident_search ADD COLUMN words tsvector GENERATED ALWAYS AS (array_to_tsvector("
        "string_to_array(btrim(title || ' ' || text), ' ') || "
        "string_to_array(btrim(replace(' ' || title, ' ', ' ~')), ' ') || "
        "string_to_array(btrim(replace(' ' || place, ' ', ' @')), ' ') || "
        "string_to_array(btrim(replace(' ' || facets, ' ', ' #')), ' '))) STORED",
        "CREATE INDEX ix_incident_search_words ON incident_search USING gin (words)",
    ),
}
