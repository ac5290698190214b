"""Steps from one form of a register's tables to the next, run by Alembic; each step stays as it was released."""

HEAD = "0001"
"""The form that this version of the program reads and writes."""
