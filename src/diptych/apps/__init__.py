"""Doors: they translate between people and workflows.

In: command lines. Out: text and exit codes. Never here: decisions.
"""
