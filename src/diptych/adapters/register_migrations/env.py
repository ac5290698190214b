"""Run by Alembic: applies steps on the connection that the caller opened."""

from __future__ import annotations

from alembic import context

from diptych.adapters.register_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
