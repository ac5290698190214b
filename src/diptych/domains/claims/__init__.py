"""What people say they observed, carried to every other recording.

In: observations, findings, what each recording saw of the ground. Out: for each observation and each other
recording: observed there too, in view, out of view, before its start, after its end, in a gap. Never here:
who
people are, or what they intended.
"""

from diptych.domains.claims.agreement import Agreement, Met, agreement
from diptych.domains.claims.describe import describe_observations

__all__ = ["Agreement", "Met", "agreement", "describe_observations"]
