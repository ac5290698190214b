"""A register: its versions and their chain, searches, counts, steps of review, and how records read in words.

In: records of the model, rows of tables, an open database. Out: versions, pages, figures with what is missing,
comparisons with their reasons, sentences. Never here: files, asking a person, or a word on who is right.
"""

from diptych.domains.register.comparable import FigureComparison, compare_figures, differences
from diptych.domains.register.counted import (
    cause_of,
    change_sentence,
    changed_rows,
    count_causes,
    not_comparable,
)
from diptych.domains.register.counts import count
from diptych.domains.register.exported import (
    PARQUET_COLUMNS,
    ExportedIncident,
    geojson_feature,
    parquet_row,
    table_cells,
    timemap_event,
)
from diptych.domains.register.foreign import (
    COUNT_WITHIN,
    FORMATS,
    ForeignReader,
    Record,
    format_of_header,
    format_of_record,
    json_reader,
    table_reader,
)
from diptych.domains.register.kml import kml_parts
from diptych.domains.register.overview import Overview, overview
from diptych.domains.register.placed import placed_incidents, totals_of
from diptych.domains.register.reading import (
    Held,
    Snapshot,
    all_bodies,
    check_chain,
    current_bodies,
    held_incidents,
    held_record,
    record_bodies,
    snapshot_of,
    versions,
)
from diptych.domains.register.replay import KeptVersion, kept_versions, put_version, replay
from diptych.domains.register.restore import bodies_at, rebuild
from diptych.domains.register.review import STEPS, check_step
from diptych.domains.register.rows import incident_body, incident_from_body
from diptych.domains.register.search import matching_keys, search
from diptych.domains.register.sentences import figure_words, request_sentence, statement_sentence
from diptych.domains.register.shown import (
    investigations_of,
    judged_with,
    lines_of,
    named_in,
    requests_of,
    said_about,
    said_in_general,
    summaries,
    told_request,
    told_statements,
    version_lines,
)
from diptych.domains.register.sources import SourceBook, source_book
from diptych.domains.register.stated import compared_with, stated_figures
from diptych.domains.register.store import RegisterStore, RegisterWriter
from diptych.domains.register.table_rows import FIELDS, ColumnMap, RowReader, map_from_toml, map_to_toml
from diptych.domains.register.unseen import NAMING, NOTHING, Unseen, regrouped, unseen_records

__all__ = [
    "COUNT_WITHIN",
    "FIELDS",
    "FORMATS",
    "NAMING",
    "NOTHING",
    "PARQUET_COLUMNS",
    "STEPS",
    "ColumnMap",
    "ExportedIncident",
    "FigureComparison",
    "ForeignReader",
    "Held",
    "KeptVersion",
    "Overview",
    "Record",
    "RegisterStore",
    "RegisterWriter",
    "RowReader",
    "Snapshot",
    "SourceBook",
    "Unseen",
    "all_bodies",
    "bodies_at",
    "cause_of",
    "change_sentence",
    "changed_rows",
    "check_chain",
    "check_step",
    "compare_figures",
    "compared_with",
    "count",
    "count_causes",
    "current_bodies",
    "differences",
    "figure_words",
    "format_of_header",
    "format_of_record",
    "geojson_feature",
    "held_incidents",
    "held_record",
    "incident_body",
    "incident_from_body",
    "investigations_of",
    "json_reader",
    "judged_with",
    "kept_versions",
    "kml_parts",
    "lines_of",
    "map_from_toml",
    "map_to_toml",
    "matching_keys",
    "named_in",
    "not_comparable",
    "overview",
    "parquet_row",
    "placed_incidents",
    "put_version",
    "rebuild",
    "record_bodies",
    "regrouped",
    "replay",
    "request_sentence",
    "requests_of",
    "said_about",
    "said_in_general",
    "search",
    "snapshot_of",
    "source_book",
    "stated_figures",
    "statement_sentence",
    "summaries",
    "table_cells",
    "table_reader",
    "timemap_event",
    "told_request",
    "told_statements",
    "totals_of",
    "unseen_records",
    "version_lines",
    "versions",
]
