"""Files that are handed over: which are taken in, what is kept of where they came from, what became of each.

In: paths and what a person says about them. Out: one line for each file. Never here: the log, the folder of a case,
or what a recording shows.
"""

from diptych.domains.evidence.collection import Collected
from diptych.domains.evidence.media import begins_as, should_be_looked_at
from diptych.domains.evidence.receipts import HandedOver, is_same_receipt, receipt
from diptych.domains.evidence.sidecars import Offered, recordings_in, sidecar_record

__all__ = [
    "Collected",
    "HandedOver",
    "Offered",
    "begins_as",
    "is_same_receipt",
    "receipt",
    "recordings_in",
    "should_be_looked_at",
    "sidecar_record",
]
