"""Measurements: what Diptych gets right, how sure it is, and what it costs."""
