"""Invented registers: believable rows in three languages, with known duplicates across two registers.

In: how many rows, a seed. Out: rows of two registers, and which of them are of the same invented incident.
Never here: anything that happened, or the linkage that is measured on it.
"""

from diptych.domains.demo_register.incidents import Fact, Invented, invented_facts, invented_places
from diptych.domains.demo_register.registers import DemoPair, demo_pair, demo_single

__all__ = ["DemoPair", "Fact", "Invented", "demo_pair", "demo_single", "invented_facts", "invented_places"]
