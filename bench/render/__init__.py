"""A renderer of pairs of drone recordings whose every moment, person and camera is known exactly.

Nothing here is shared with the software that is measured: the ground is made of noise, roads, parcels, bushes
and stones (with, in some scenes, patches of licensed aerial photographs), buildings are boxes in three
dimensions, people walk, turn and pause, and ``truth.json`` is written from the numbers that drew them.
"""
