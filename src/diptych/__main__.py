"""``python -m diptych``: the same as the command ``diptych``."""

from diptych.apps.cli import main

main()
