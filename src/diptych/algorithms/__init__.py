"""Pure sums: arrays and values in, records out.

In: arrays and records. Out: records that may hold arrays. Never here: files, processes, the present time.
"""
