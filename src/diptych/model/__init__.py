"""Plain values that every other part may speak of.

In: nothing. Out: frozen records and errors. Never here: arrays, files, the present time, third-party imports.
"""
