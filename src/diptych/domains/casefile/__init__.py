"""A case's folder: its custody log, what the log says it holds, and the check of all of it.

In: files, records, findings and events. Out: a case on disk, its state, and what a check found.
Never here: decoding media, or what a file that was handed over means.
"""

from diptych.domains.casefile.attestations import cosignature_path, token_path
from diptych.domains.casefile.case import Case, Writing
from diptych.domains.casefile.check import check_case
from diptych.domains.casefile.folder import facts_to_toml
from diptych.domains.casefile.kept_open import CasePlace, KeptOpen, opened_case
from diptych.domains.casefile.schedule import Due, due
from diptych.domains.casefile.state import CaseState
from diptych.domains.casefile.visible import VisibleCase, pruned

__all__ = [
    "Case",
    "CasePlace",
    "CaseState",
    "Due",
    "KeptOpen",
    "VisibleCase",
    "Writing",
    "check_case",
    "cosignature_path",
    "due",
    "facts_to_toml",
    "opened_case",
    "pruned",
    "token_path",
]
