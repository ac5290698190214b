"""The chart and the page of a count: figures as a table, charts and a map as drawings, and what is missing.

In: counts, positions and totals as plain values. Out: a Vega-Lite document, one HTML page without scripts or network.
Never here: counting, reading a register, or a colour, an order or a word that differs between sides.
"""

from diptych.domains.count_page.page import count_page
from diptych.domains.count_page.vega import vega_lite

__all__ = ["count_page", "vega_lite"]
