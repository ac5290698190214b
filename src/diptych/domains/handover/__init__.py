"""A hand-over: which parts of a case leave to whom, and the bag that holds them and can be checked offline.

In: a case's originals, records, findings and log as plain values; to whom. Out: a plan, the texts of a bag, its check.
Never here: opening records, reducing findings, or deciding what a source allows.
"""

from diptych.domains.handover.bag import (
    DECLARATION,
    ENTRIES,
    LINE,
    LINE_KEY,
    MANIFEST,
    PATH,
    SIGNED,
    TAG_MANIFEST,
    bag_info,
    manifest,
    to_sign,
    token_name,
)
from diptych.domains.handover.case_uco import NAME as CASE_UCO
from diptych.domains.handover.case_uco import case_graph
from diptych.domains.handover.check_bag import check_bag, is_bag
from diptych.domains.handover.crate import NAME as CRATE
from diptych.domains.handover.crate import crate
from diptych.domains.handover.leaks import forbidden_texts, forbidden_tokens, holds_token
from diptych.domains.handover.lists import bag_lists, inclusion_files
from diptych.domains.handover.material import Document, Material, Original, PublishingCopy
from diptych.domains.handover.plan import Plan, Wish, make_plan, without
from diptych.domains.handover.premis import NAME as PREMIS
from diptych.domains.handover.premis import premis
from diptych.domains.handover.readme import readme
from diptych.domains.handover.summary import summarise
from diptych.domains.handover.summary_html import summary_page, summary_template

__all__ = [
    "CASE_UCO",
    "CRATE",
    "DECLARATION",
    "ENTRIES",
    "LINE",
    "LINE_KEY",
    "MANIFEST",
    "PATH",
    "PREMIS",
    "SIGNED",
    "TAG_MANIFEST",
    "Document",
    "Material",
    "Original",
    "Plan",
    "PublishingCopy",
    "Wish",
    "bag_info",
    "bag_lists",
    "case_graph",
    "check_bag",
    "crate",
    "forbidden_texts",
    "forbidden_tokens",
    "holds_token",
    "inclusion_files",
    "is_bag",
    "make_plan",
    "manifest",
    "premis",
    "readme",
    "summarise",
    "summary_page",
    "summary_template",
    "to_sign",
    "token_name",
    "without",
]
