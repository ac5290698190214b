"""One file per thing a person does.

In: paths and settings. Out: typed results. Never here: arithmetic, SQL.
"""
