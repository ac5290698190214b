"""What a register means: which figures may be compared, which review steps are allowed, and how records read in words.

In: records of the model. Out: comparisons with their reasons, checked steps of review, sentences. Never here: files,
tables, or a word on who is right.
"""

from diptych.domains.register.comparable import FigureComparison, compare_figures, differences
from diptych.domains.register.review import check_step
from diptych.domains.register.sentences import figure_words, request_sentence, statement_sentence
from diptych.domains.register.table_rows import FIELDS, ColumnMap, RowReader, map_from_toml, map_to_toml

__all__ = [
    "FIELDS",
    "ColumnMap",
    "FigureComparison",
    "RowReader",
    "check_step",
    "compare_figures",
    "differences",
    "figure_words",
    "map_from_toml",
    "map_to_toml",
    "request_sentence",
    "statement_sentence",
]
