"""The workbench: a case in a browser, on this machine alone.

In: requests. Out: what the workflows say, as JSON, and the built pages. Never here: decisions.
"""

from diptych.apps.web.app import build_app
from diptych.apps.web.bench import Bench

__all__ = ["Bench", "build_app"]
