"""Diptych: the videos of one incident on one clock and one map."""

__version__ = "0.1.0"
