"""What investigators judge of items, sources and questions: sheets, gates before strong words, what is missing.

In: sheets as plain values. Out: gates passed or not, conditions narrowed, one line for each item.
Never here: files, who a source is, or a word on one side that is not said of the other.
"""

from diptych.domains.assessment.gates import assessments, overall_of, refuse_at_gates, restricted
from diptych.domains.assessment.overview import ItemSheets, item_sheets

__all__ = ["ItemSheets", "assessments", "item_sheets", "overall_of", "refuse_at_gates", "restricted"]
