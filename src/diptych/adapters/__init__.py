"""The only input and output: decoding, files, tables, the present time.

In: paths and bytes. Out: records and arrays. Never here: decisions about evidence.
"""
