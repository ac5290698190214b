"""The version of this program, as findings, bags and workers name it."""

__version__ = "0.1.0"
